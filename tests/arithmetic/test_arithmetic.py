"""Figures that go together give no breach; each way of not going together gives its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.arithmetic import Figures, Kind, Standing, breaches_of, check
from kg.facts import Cell, Modality, Outcome, Quote, Result, Turnout

E, D, Q = Outcome.ELECTED, Outcome.DEFEATED, Outcome.QUALIFIED


def figures(votes, *, registered=1000, outcomes=None, election="legislatives-2024", round_=1, blank=10, null=5, **numbers):
    cast = numbers.pop("cast", sum(votes))
    voters = cast + blank + null
    counts = {"registered": registered, "voters": voters, "abstentions": registered - voters, "blank": blank, "null": null, "cast": cast}
    lines = [Standing(f"C{i}", v, outcome=o) for i, (v, o) in enumerate(zip(votes, outcomes or [None] * len(votes), strict=True))]
    return Figures(election, "Loiret-4", round_, counts | numbers, lines)


def kinds(found):
    return [b.kind for b in check(found)]


@given(st.lists(st.integers(0, 5000), min_size=1, max_size=8), st.integers(0, 100), st.integers(0, 100), st.integers(0, 5000))
def test_what_adds_up_gives_no_breach(votes, blank, null, away):
    total = sum(votes)
    found = figures(votes, registered=total + blank + null + away, blank=blank, null=null, cast=total, round_=2)
    for standing in found.standings:
        standing.share = round(100 * standing.votes / total, 2) if total else None
    assert kinds(found) == []


@given(st.sampled_from(["registered", "voters", "cast", "blank", "abstentions"]), st.integers(1, 40))
def test_one_figure_changed_is_always_a_breach(which, by):
    found = figures([300, 200], registered=2000)
    found.numbers[which] += by
    assert kinds(found)


def test_each_sum_names_its_figures():
    found = figures([300, 200])
    found.numbers["abstentions"] = 480
    assert str(check(found)[0]) == "legislatives-2024, Loiret-4, round 1: 1000 registered, 515 voters + 480 abstentions = 995"
    found = figures([300, 200])
    found.numbers["blank"] = 11
    assert "515 voters, 16 blank and null + 500 cast = 516" in str(check(found)[0])


def test_blank_and_null_counted_together_are_checked_together():
    found = figures([300, 200])
    del found.numbers["blank"], found.numbers["null"]
    assert kinds(found) == []
    found.numbers["blank_or_null"] = 14
    assert kinds(found) == [Kind.VOTERS]


@pytest.mark.parametrize(
    ("votes", "cast", "expected"),
    [([300, 201], 500, [Kind.VOTES]), ([300, 199], 500, [Kind.VOTES]), ([600, 0], 500, [Kind.VOTES, Kind.VOTES])],
)
def test_votes_of_candidates_are_those_cast(votes, cast, expected):
    assert kinds(figures(votes, cast=cast)) == expected


def test_an_article_that_leaves_candidates_out_is_no_breach_but_too_many_votes_are():
    found = figures([300, 100], cast=500)
    found.official = False
    assert kinds(found) == []
    found.standings[0].votes = 480
    assert kinds(found) == [Kind.VOTES]


def test_an_elector_of_two_senators_has_two_votes_and_no_more():
    assert kinds(figures([500, 400, 100], cast=510, election="senatoriales-2026", seats_to_fill=2)) == []
    assert kinds(figures([505, 505, 100], cast=510, election="senatoriales-2026", seats_to_fill=2)) == [Kind.VOTES]


@pytest.mark.parametrize(("share", "wrong"), [(60.0, False), (60.01, True), (60.1, True), (59.99, True), (60, False)])
def test_a_share_is_checked_to_its_last_digit(share, wrong):
    found = figures([300, 200])
    found.standings[0].share = share
    assert (kinds(found) == [Kind.SHARE]) is wrong


def test_a_share_of_one_digit_is_not_held_to_two():
    found = figures([301, 200], round_=2)
    found.standings[0].share = 60.1  # 60,08
    assert kinds(found) == []


def test_a_rank_goes_with_the_votes():
    found = figures([300, 200])
    found.standings[0].rank, found.standings[1].rank = 2, 1
    assert kinds(found) == [Kind.RANK]
    found.standings[0].rank, found.standings[1].rank = 1, 2
    assert kinds(found) == []


def test_over_half_the_votes_under_a_quarter_of_the_registered_is_not_elected_and_that_is_explained():
    (breach,) = check(figures([200, 100], registered=1000, outcomes=[Q, Q]))
    assert breach.kind is Kind.NOT_ELECTED
    assert "25 %" in breach.explained
    assert breach.subjects == ("C0",)


def test_over_half_and_a_quarter_of_the_registered_and_not_elected_is_a_breach():
    (breach,) = check(figures([400, 100], outcomes=[Q, Q]))
    assert (breach.kind, breach.explained) == (Kind.NOT_ELECTED, "")


@pytest.mark.parametrize(("votes", "registered"), [([240, 260], 1000), ([200, 100], 1000)])
def test_elected_in_round_1_against_the_rules_is_a_breach(votes, registered):
    assert Kind.ELECTED in kinds(figures(votes, registered=registered, outcomes=[E, D]))


def test_elected_in_round_2_without_the_most_votes_is_a_breach():
    assert kinds(figures([240, 260], outcomes=[E, D], round_=2)) == [Kind.ELECTED]
    assert kinds(figures([260, 240], outcomes=[E, D], round_=2)) == []
    assert kinds(figures([250, 250], outcomes=[E, D], round_=2)) == []  # the elder is elected


def test_more_elected_than_seats_is_a_breach():
    assert Kind.ELECTED in kinds(figures([400, 300], outcomes=[E, E], round_=2))
    assert kinds(figures([450, 400], cast=600, outcomes=[E, E], election="senatoriales-2026", seats_to_fill=2, registered=700)) == []


def test_qualified_under_the_threshold_is_a_breach_save_for_the_first_two():
    assert kinds(figures([300, 100, 90], outcomes=[Q, Q, Outcome.ELIMINATED], registered=1000)) == [Kind.NOT_ELECTED]
    assert kinds(figures([240, 130, 124], outcomes=[Q, Q, Q])) == [Kind.QUALIFIED]
    assert kinds(figures([240, 130, 125], outcomes=[Q, Q, Q])) == []
    assert kinds(figures([240, 230, 30], outcomes=[Q, Q, Q], election="presidentielle-2022")) == [Kind.QUALIFIED]


def cell(row, column="A"):
    return (Cell(row=row, column=column, value="1"),)


def result(person, votes, row, **slots):
    slots = {"election": "departementales-2015", "constituency": "Ain-Attignat", "round": 2, "document": "d"} | slots
    return Result(person=person, votes=votes, evidence=cell(row), **slots)


def turnout(**slots):
    slots = {"election": "departementales-2015", "constituency": "Ain-Attignat", "round": 2, "document": "d"} | slots
    return Turnout(evidence=cell(1), **slots)


def test_facts_are_checked_count_by_count_in_any_order_and_a_pair_counts_once():
    facts = [turnout(cast=500), result("Anne", 300, 2), result("Loïc", 300, 2), result("Paul", 200, 3), result("Maïté", 200, 3)]
    assert breaches_of(facts) == breaches_of(facts[::-1]) == []
    wrong = [*facts, result("Zoé", 1, 4, outcome=Outcome.DEFEATED)]
    (breach,) = breaches_of(wrong)
    assert (breach.kind, breach.constituency, breach.where) == (Kind.VOTES, "Ain-Attignat", "d, row 1")


def test_sources_rounds_and_places_are_not_mixed():
    facts = [
        turnout(cast=500),
        result("Anne", 600, 2, round=1),
        result("Anne", 600, 2, document="e"),
        result("Anne", 600, 2, constituency="Ain-Belley"),
    ]
    assert breaches_of(facts) == []


def test_what_is_denied_or_only_rumoured_is_not_added_up():
    facts = [turnout(cast=500), result("Anne", 600, 2, modality=Modality.DENIED), result("Anne", 700, 2, modality=Modality.UNCONFIRMED)]
    assert breaches_of(facts) == []


def test_figures_of_an_article_are_checked_too():
    quote = (Quote(start=0, end=1, quote="x"),)
    facts = [
        Turnout(
            election="legislatives-2024",
            constituency="Loiret-4",
            round=1,
            registered=100,
            voters=60,
            turnout=75.0,
            document="a",
            evidence=quote,
        ),
        Result(person="Anne", election="legislatives-2024", constituency="Loiret-4", round=1, votes=30, document="a", evidence=quote),
    ]
    assert [b.kind for b in breaches_of(facts)] == [Kind.SHARE]
