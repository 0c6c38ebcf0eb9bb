"""Subjects, objects and what prepositions bring in, for the constructions of `clauses.yaml`."""

from pathlib import Path

import pytest
import yaml

from kg.extract.text import Text, read_text
from kg.model import Document

CASES = yaml.safe_load(Path(__file__).with_name("clauses.yaml").read_text("utf-8"))


def names(actors):
    return [actor.entity.name if actor.entity is not None else actor.party for actor in actors]


def clauses_of(text: Text):
    """Each clause with the persons and parties of each of its parts."""
    for read in text.sentences:
        for clause in read.clauses:
            parts = {"subject": names(text.subjects(read, clause)), "object": names(text.actors(read, clause.object, ahead=True))}
            for preposition, node in clause.obliques:
                parts.setdefault(preposition, []).extend(names(text.actors(read, node))[-1:])
            yield {"verb": clause.verb.lemma, **{part: ", ".join(found) for part, found in parts.items() if found}}


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_clause_has_its_parts(case):
    found = list(clauses_of(read_text(Document("example", case["text"], published="2023-09-27"))))
    for wanted in case["clauses"]:
        assert wanted in found


def test_sentence_of_ten_thousand_verbs_is_read():
    text = read_text(Document("long", "Anne Morel bat Luc Garnier et " * 5000 + "gagne."))
    assert sum(len(read.clauses) for read in text.sentences) > 5000
