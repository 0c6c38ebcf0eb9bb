"""Each rule's examples give the facts they promise; its counter-examples give none by that rule."""

import pytest

from kg.extract import extract
from kg.extract.office_verbs import OfficeFrame
from kg.extract.rules import CandidacyFrame, EndorsementFrame, OutcomeFrame, ResignationFrame, load
from kg.extract.seat_rules import SeatFrame
from kg.extract.speech_rules import SpeechFrame
from kg.model import Document

FILES = {
    "outcomes": OutcomeFrame,
    "candidacies": CandidacyFrame,
    "resignations": ResignationFrame,
    "endorsements": EndorsementFrame,
    "speech": SpeechFrame,
    "offices": OfficeFrame,
    "seats": SeatFrame,
}
RULES = [rule for name, kind in FILES.items() for rule in load(name, kind)]


def facts_of(text, published=None):
    return [fact.to_json() for fact in extract(Document("example", text, published=published))]


@pytest.mark.parametrize(
    ("rule", "example"), [(r, e) for r in RULES for e in r.example], ids=[f"{r.id}-{n}" for r in RULES for n in range(len(r.example))]
)
def test_example_gives_the_facts_it_promises(rule, example):
    found = facts_of(example.text, example.published)
    for wanted in example.facts:
        assert any(all(fact.get(slot) == value for slot, value in wanted.items()) for fact in found), (wanted, found)


@pytest.mark.parametrize(
    ("rule", "text"), [(r, t) for r in RULES for t in r.counter], ids=[f"{r.id}-{n}" for r in RULES for n in range(len(r.counter))]
)
def test_counter_example_gives_nothing_by_that_rule(rule, text):
    assert [fact for fact in facts_of(text) if fact["rule"] == rule.id] == []


@pytest.mark.parametrize("rule", RULES, ids=[r.id for r in RULES])
def test_every_rule_has_an_example(rule):
    assert rule.example
