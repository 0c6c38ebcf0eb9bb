from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.elections import load

DAYS = st.dates(date(1958, 1, 1), date(2027, 12, 31))
TYPES = st.sampled_from(["legislatives", "presidentielle", "senatoriales", "municipales", "europeennes", "regionales", "cantonales"])


@pytest.mark.parametrize(
    ("type_", "year", "days"),
    [
        ("presidentielle", 2022, ["2022-04-10", "2022-04-24"]),
        ("legislatives", 2024, ["2024-06-30", "2024-07-07"]),
        ("municipales", 2020, ["2020-03-15", "2020-06-28"]),
        ("europeennes", 2019, ["2019-05-26"]),
        ("senatoriales", 2023, ["2023-09-24", "2023-09-24"]),
        ("legislatives", 2023, []),
    ],
)
def test_rounds_are_held_on_known_days(type_: str, year: int, days: list[str]) -> None:
    assert [d.isoformat() for d in load().rounds(type_, year)] == days


def test_voters_vote_on_sundays() -> None:
    assert {d.weekday() for e in load().elections for d in e.days} == {6}


@settings(deadline=None)
@given(TYPES, DAYS)
def test_the_nearest_before_and_after_are_the_first_ones_met_walking(type_: str, when: date) -> None:
    calendar = load()
    held = calendar.of(type_)
    before = [e for e in held if e.first <= when]
    after = [e for e in held if e.last >= when]
    assert calendar.nearest(type_, when, -1) == (before[-1] if before else None)
    assert calendar.nearest(type_, when, 1) == (after[0] if after else None)


@settings(deadline=None)
@given(TYPES, DAYS)
def test_nothing_lies_nearer_than_the_nearest(type_: str, when: date) -> None:
    calendar = load()
    found = calendar.nearest(type_, when)
    assert found is not None
    gap = min(abs((d - when).days) for d in found.days)
    gap = min(gap, 400)
    for offset in range(gap):
        for day in (when - timedelta(offset), when + timedelta(offset)):
            assert all(e.type != type_ for e in calendar.election_at(day))


def test_a_territory_has_its_own_elections_and_those_of_the_country() -> None:
    calendar = load()
    assert calendar.rounds("territoriales", 2023, "Polynésie française") == (date(2023, 4, 16), date(2023, 4, 30))
    assert calendar.find("territoriales", 2023, "Corse") is None
    assert calendar.find("provinciales", 2019) is not None


def test_the_round_of_a_day() -> None:
    election = load().find("legislatives", 2022)
    assert election is not None
    assert [election.round_on(d) for d in (date(2022, 6, 12), date(2022, 6, 19), date(2022, 6, 26))] == [1, 2, None]


def test_two_referendums_of_one_year_are_two() -> None:
    assert len([e for e in load().of("referendum") if e.year == 1962]) == 2


def test_elections_that_a_text_may_be_about() -> None:
    assert {e.id for e in load().running(date(2021, 6, 28))} == {"regionales-2021", "departementales-2021", "territoriales-2021"}


def test_an_election_to_come_has_a_year_but_no_days_yet() -> None:
    calendar = load()
    coming = calendar.nearest("presidentielle", date(2026, 3, 1), 1)
    assert coming is not None
    assert (coming.id, coming.expected) == ("presidentielle-2027", True)
    assert calendar.rounds("presidentielle", 2027) == ()
    assert all(coming not in calendar.election_at(day) for day in coming.days)
