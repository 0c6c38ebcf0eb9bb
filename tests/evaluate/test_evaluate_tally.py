"""Pairing and counting: what must hold for any gold and any facts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from records import answer, found_records, gold_records

from kg.evaluate.gold import found_fact, gold_fact
from kg.evaluate.score import figures
from kg.evaluate.tally import pair_up


def scored(golds, founds):
    facts = [fact for record in founds if (fact := found_fact(record)) is not None]
    return pair_up([gold_fact(record) for record in golds], facts)


@given(gold_records())
def test_saying_what_gold_says_is_all_right(gold):
    pairs = scored([gold], [answer(gold)])
    if _has_subject(gold):
        assert len(pairs) == 1
        assert pairs[0].right
    else:
        assert pairs[0].found is None


def _has_subject(record):
    """Without its starred slots a gold fact is matched by nothing."""
    given_slots = {name.removeprefix("?") for name in record}
    starred = {
        "turnout": [],
        "seats": ["party"],
        "office": ["person", "office"],
        "affiliation": ["person", "party"],
        "endorsement": ["source", "target"],
        "statement": ["speaker", "quote"],
    }.get(record["type"], ["person"])
    party_alone = record["type"] == "result" and "party" in given_slots
    return party_alone or all(slot in given_slots for slot in starred)


@given(st.lists(gold_records(), max_size=5), st.lists(found_records(), max_size=5))
def test_every_fact_is_in_one_pair_at_most(golds, founds):
    pairs = scored(golds, founds)
    assert sum(p.gold is not None for p in pairs) == len(golds)
    assert sum(p.found is not None for p in pairs) <= len(founds)


@given(st.lists(gold_records(), max_size=5))
def test_silence_has_no_false_alarm_and_no_hit(golds):
    row = figures(scored(golds, []))
    assert (row.tally.hits, row.tally.alarms) == (0, 0)
    assert row.whole == 0


@given(st.lists(found_records(), max_size=5))
def test_facts_without_gold_are_false_alarms_slot_by_slot(founds):
    row = figures(scored([], founds))
    slots = sum(len(fact.values) for record in founds if (fact := found_fact(record)) is not None)
    assert row.tally == (0, slots, 0)


@given(gold_records(), found_records())
def test_optional_gold_costs_nothing_where_it_meets_its_fact(gold, found):
    pairs = scored([{**gold, "optional": True}], [found])
    assert all(p.tally == (0, 0, 0) for p in pairs if p.gold is not None)


def test_wrong_slot_is_an_alarm_and_a_miss():
    gold = {"type": "result", "person": "Anne Roux", "round": 1, "share": 40.0}
    (pair,) = scored([gold], [{"type": "result", "person": "Anne Roux", "round": 2, "share": 40.0}])
    assert pair.tally == (2, 1, 1)


def test_best_match_wins_over_the_first():
    golds = [{"type": "result", "person": "Anne Roux", "round": r, "share": s} for r, s in ((1, 20.0), (2, 60.0))]
    pairs = scored(golds, [dict(golds[1]), dict(golds[0])])
    assert all(pair.right for pair in pairs)


def test_a_persons_result_is_not_a_partys():
    gold = {"type": "result", "party": "RN", "share": 33.2}
    pairs = scored([gold], [{"type": "result", "party": "RN", "person": "Anne Roux", "share": 33.2}])
    assert [(p.gold is None, p.found is None) for p in pairs] == [(False, True), (True, False)]


IMPLIED = {
    "the candidacy of a result": (
        {"type": "result", "person": "Anne Roux", "election": "municipales-2020", "outcome": "elected"},
        {"type": "candidacy", "person": "Anne Roux", "election": "municipales-2020"},
    ),
    "the affiliation of a candidacy with its label": (
        {"type": "candidacy", "person": "Anne Roux", "party": "Les Républicains"},
        {"type": "affiliation", "person": "Anne Roux", "party": "LR"},
    ),
}


@pytest.mark.parametrize(("gold", "found"), IMPLIED.values(), ids=IMPLIED.keys())
def test_what_gold_implies_may_be_printed(gold, found):
    assert figures(scored([gold], [answer(gold), found])).tally.alarms == 0


def test_candidacy_for_another_election_is_not_implied():
    gold, found = IMPLIED["the candidacy of a result"]
    assert figures(scored([gold], [answer(gold), {**found, "election": "legislatives-2024"}])).tally.alarms == 2


def test_modality_and_source_count_where_not_plainly_asserted():
    gold = {"type": "resignation", "person": "Anne Roux", "modality": "reported", "attributed_to": [["AFP", "l'AFP"]]}
    found = {"type": "resignation", "person": "Anne Roux"}
    assert scored([gold], [{**found, "modality": "reported", "attributed_to": ["l'AFP"]}])[0].tally == (3, 0, 0)
    assert scored([gold], [found])[0].tally == (1, 1, 2)
    assert scored([gold], [{**found, "modality": "reported", "attributed_to": ["Le Fanal"]}])[0].tally == (2, 1, 1)
