"""The rules of elections, by year and seats."""

import pytest

from kg.elections import load
from kg.voting import system_of


@pytest.mark.parametrize(
    ("type_", "year", "seats", "system", "votes", "rounds"),
    [
        ("presidentielle", 2022, None, "majority", 1, 2),
        ("legislatives", 2024, None, "majority", 1, 2),
        ("legislatives", 1986, None, "lists", 1, 1),
        ("legislatives-partielles", 2023, None, "majority", 1, 2),
        ("senatoriales", 2026, 2, "majority", 2, 2),
        ("senatoriales", 2026, 3, "lists", 1, 1),
        ("senatoriales", 2011, 3, "majority", 3, 2),
        ("senatoriales", 2002, 3, "lists", 1, 1),
        ("europeennes", 2019, None, "lists", 1, 1),
        ("regionales", 2015, None, "lists", 1, 2),
        ("departementales", 2021, None, "pairs", 1, 2),
        ("municipales", 2020, None, "lists", 1, 2),
    ],
)
def test_the_system_of_an_election(type_, year, seats, system, votes, rounds):
    found = system_of(type_, year, seats)
    assert (found.system, found.votes_per_elector(seats), found.rounds) == (system, votes, rounds)


def test_thresholds_change_with_the_law():
    registered = {year: system_of("legislatives", year).second_round.registered for year in (1967, 1973, 1978, 2024)}
    assert registered == {1967: 10, 1973: 10, 1978: 12.5, 2024: 12.5}


def test_there_is_none_for_an_unknown_type_or_too_early_a_year():
    assert system_of("concours", 2022) is None
    assert system_of("departementales", 2010) is None


def test_every_election_of_the_calendar_has_a_system_of_as_many_rounds():
    for election in load().elections:
        found = system_of(election.type, election.year)
        if found is not None and not election.expected:
            assert found.rounds >= len(election.days), election
