"""What became of candidacies.

Goes in: items with their facts. Goes out: courses: candidate, qualified, elected, seat lost by annulment.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from kg import elections
from kg.facts import BaseFact, Outcome
from kg.resolve.dates import first_day, published
from kg.resolve.placing import type_and_year
from kg.resolved import Course, Entity, Item, Source, Step


def courses(
    items: Mapping[str, Item], entities: Mapping[str, Entity], facts: Mapping[str, BaseFact], sources: Mapping[str, Source]
) -> list[Course]:
    """The course of each candidacy, sorted by identifier."""
    of: dict[str, list[Item]] = {}
    for item in items.values():
        if item.candidacy:
            of.setdefault(item.candidacy, []).append(item)
    return [_course(identifier, of[identifier], entities, facts, sources) for identifier in sorted(of)]


def _course(
    identifier: str, items: Sequence[Item], entities: Mapping[str, Entity], facts: Mapping[str, BaseFact], sources: Mapping[str, Source]
) -> Course:
    steps: list[tuple[int | None, Step]] = []
    outcome: str | None = None
    ordered = sorted((i for i in items if i.type == "result"), key=lambda i: (number_of(i, entities) or 9, i.id))
    for item in (i for i in items if i.type == "candidacy"):
        days = [when for f in item.facts if (when := published(facts[f], sources))]
        steps.append((None, Step("candidate", min(days, key=first_day, default=None), item.modality, item.facts)))
    for item in ordered:
        number = number_of(item, entities)
        day = day_of_round(item, number)
        for value in sorted(item.values.get("outcome", ()), key=lambda v: (v.value == Outcome.ANNULLED.value, v.value)):
            when = None if value.value == Outcome.ANNULLED.value else day
            steps.append((number, Step(str(value.value), when, item.modality, value.facts)))
        if item.happened and item.values.get("outcome"):
            outcome = item.chosen("outcome")
    return Course(identifier, tuple(s for _, s in steps), tuple(n for n, _ in steps), outcome)


def number_of(item: Item, entities: Mapping[str, Entity]) -> int | None:
    """Number of the round that a result is of."""
    return entities[item.round].number if item.round else None


@cache
def _rounds(type_: str, year: int) -> tuple[date, ...]:
    return elections.load().rounds(type_, year, "")


def day_of_round(item: Item, number: int | None) -> str | None:
    """Day of a round by the calendar; None for by-elections and where the round is not known."""
    type_, year = type_and_year((item.election or "").partition("/")[2])
    if number is None or year is None:
        return None
    days = _rounds(type_, year)
    return days[number - 1].isoformat() if len(days) >= number else None
