"""What values are called where nothing says who is who."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kg.facts import Affiliation, Candidacy, Endorsement, Office, Quote, Result
from kg.model import Document, Place
from kg.view import write
from kg.view.gather import Disagreement, from_facts, page_of
from kg.view.naming import AsWritten, election_words, tile_of

EVIDENCE = {"document": "a", "evidence": (Quote(start=0, end=1, quote="x"),)}


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("senatoriales-2023", "Sénatoriales 2023"),
        ("legislatives-partielles-2018", "Législatives partielles 2018"),
        ("municipales-2026", "Municipales 2026"),
    ],
)
def test_elections_are_written_for_people(key: str, words: str) -> None:
    assert election_words(key) == words


@pytest.mark.parametrize(
    ("constituency", "code"),
    [
        ("Loiret-4", "45"),
        ("Nouvelle-Calédonie", "988"),
        ("Territoire de Belfort-1", "90"),
        ("Pas-de-Calais-Hénin-Beaumont-2", "62"),
        ("Val-d'Oise-1", "95"),
        ("Paris-12", "75"),
        ("Français de l'étranger-2", "99"),
        ("France", ""),
        ("Troyes", ""),
        ("", ""),
    ],
)
def test_a_constituency_lies_in_the_tile_that_it_names(constituency: str, code: str) -> None:
    assert tile_of(constituency) == code


def test_offices_of_two_towns_are_two() -> None:
    facts = [Office(person=p, office="maire", territory=t, **EVIDENCE) for p, t in [("A", "Lifou"), ("B", "Dumbéa"), ("C", "Lifou")]]
    page = from_facts(facts, [])
    assert [n.label for n in page.nodes if n.kind == "office"] == ["maire (Lifou)", "maire (Dumbéa)"]


def test_an_endorser_that_is_a_party_elsewhere_is_a_party() -> None:
    facts = [Affiliation(person="A", party="LR", **EVIDENCE), Endorsement(source="LR", target="A", **EVIDENCE)]
    naming = AsWritten(facts, [])
    node = naming.link(facts[1], "source")
    assert node is not None
    assert node.kind == "party"


def test_a_source_is_titled_by_its_metadata_or_its_first_line() -> None:
    fact = Affiliation(person="A", party="LR", **EVIDENCE)
    for document, title in [(Document("a", "x\n"), "x"), (Document("a", "x", title="T"), "T")]:
        assert AsWritten([fact], [document]).source(fact)[0].title == title
    assert AsWritten([fact], []).source(fact)[0].id == "a"


def test_teasers_are_left_out() -> None:
    told = Candidacy(person="A", segment=Place.TEASER, **EVIDENCE)
    assert from_facts([told], []).facts == []


def test_facts_that_disagree_are_set_side_by_side_and_one_alone_is_not() -> None:
    facts = [Result(person="A", votes=v, **EVIDENCE) for v in (1, 2)]
    ids = [fact.id for fact in facts]
    sides = ((1, (ids[0],), True), (2, (ids[1],), False))
    told = [
        Disagreement("A", "votes", "person/a", sides),
        Disagreement("A", "votes", None, ((1, (ids[0],), True), (3, ("nowhere",), False))),
    ]
    page = page_of(facts, AsWritten(facts, []), told)
    (conflict,) = page.conflicts
    assert (conflict.node, [s["facts"] for s in conflict.sides]) == (0, [[0], [1]])


def test_the_file_opens_on_whom_one_asks_for(tmp_path: Path) -> None:
    facts = [Affiliation(person=p, party="LR", **EVIDENCE) for p in ("Anne Dé", "Bob")]
    write(facts, AsWritten(facts, []), tmp_path / "page.html", around="anne de", lang="en")
    data = re.search(r'id="kg-data"[^>]*>(.*?)</script>', (tmp_path / "page.html").read_text(encoding="utf-8"), re.S)
    assert data is not None
    page = json.loads(data[1])
    assert page["nodes"]["columns"]["label"][page["meta"]["focus"]] == "Anne Dé"
    assert page["meta"]["lang"] == "en"
