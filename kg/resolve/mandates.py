"""Who held which office from when to when.

Goes in: items with their facts, resignations. Goes out: mandates: opened by election or appointment, closed by resignation,
annulment or word that somebody holds it no longer; each with the one before and after it in the same office.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.facts import BaseFact, Office, OfficeStatus, Outcome, ResignationStatus
from kg.ids import build, name_part
from kg.resolve.courses import day_of_round, number_of
from kg.resolve.dates import first_day, published
from kg.resolve.offices import election_of, single_offices
from kg.resolve.placing import type_and_year
from kg.resolve.values import FIRM
from kg.resolved import Entity, Item, Mandate, ResignationCycle, Source

_OVER = (OfficeStatus.FORMER, OfficeStatus.LEFT)
_ON = (OfficeStatus.HOLDS, OfficeStatus.APPOINTED)
_STAYS = (ResignationStatus.REFUSED.value, ResignationStatus.RETRACTED.value, ResignationStatus.DEMANDED.value)


@dataclass(frozen=True, slots=True, order=True)
class Win:
    """An election won, or annulled: day (or year), outcome, the facts that say so."""

    day: str
    outcome: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Span:
    """A mandate and the day by which it is put in line with others: of its start, else of what is first known of it."""

    mandate: Mandate
    seen: str | None


class Mandates:
    """Makes the mandates of a set of items."""

    def __init__(
        self,
        items: Mapping[str, Item],
        entities: Mapping[str, Entity],
        facts: Mapping[str, BaseFact],
        sources: Mapping[str, Source],
        cycles: Iterable[ResignationCycle],
    ) -> None:
        self._items = items
        self._facts = facts
        self._sources = sources
        self._left = {(c.person, c.office): c for c in cycles if c.status is not None and c.status not in _STAYS}
        self._wins = _wins(items, entities)

    def all(self) -> list[Mandate]:
        """Every mandate, sorted by identifier."""
        spans = [s for item in self._items.values() if item.type == "office" and item.happened for s in self._of_item(item)]
        return _in_line(spans)

    def _of_item(self, item: Item) -> list[_Span]:
        """The mandates of one person in one office: one for each day on which somebody says that it began."""
        told = [f for i in item.facts if isinstance(f := self._facts[i], Office) and f.modality in FIRM]
        begun: list[str | None] = [*sorted({f.since for f in told if f.since}, key=lambda d: (first_day(d), d))] or [None]
        spans = []
        for number, start in enumerate(begun):
            following = begun[number + 1] if number + 1 < len(begun) else None
            mine = [f for f in told if self._belongs(f, start, following)]
            spans.append(self._span(item, start, mine, last=following is None))
        return spans

    def _belongs(self, fact: Office, start: str | None, following: str | None) -> bool:
        """Whether a fact speaks of the mandate that began at `start`, the next having begun at `following`."""
        if fact.since:
            return fact.since == start
        when = first_day(fact.until or published(fact, self._sources))
        late_enough = start is None or when >= first_day(start) or when == first_day(None)
        return late_enough and (following is None or when < first_day(following))

    def _span(self, item: Item, start: str | None, told: Sequence[Office], *, last: bool) -> _Span:
        person, office = item.named["person"], item.named["office"]
        evidence = {f.id for f in told}
        start_cause = "appointment" if any(f.status is OfficeStatus.APPOINTED for f in told) else None
        win = self._win(person, office, start)
        if win is not None:
            start, start_cause = start or win.day, "election"
            evidence |= set(win.facts)
        end = max((f.until for f in told if f.until), key=first_day, default=None)
        ended = bool(end) or self._is_over(told)
        end_cause: str | None = None
        cycle = self._left.get((person, office)) if last else None
        if cycle is not None and (cycle.effective or ended):
            firm = [s for s in cycle.steps if s.modality in FIRM]
            if cycle.effective:
                end = end or max((s.date for s in firm if s.date), key=first_day, default=None)
            ended, end_cause = True, "resignation"
            evidence |= {f for s in firm for f in s.facts}
        elif win is not None and win.outcome == Outcome.ANNULLED.value:
            ended, end_cause = True, "annulment"
        title, *territory = office.split("/")[1:]
        path = build(
            "mandate", person.partition("/")[2], title, territory[0] if territory else None, name_part(start[:10]) if start else None
        )
        mandate = Mandate(path, person, office, start, end, ended, start_cause, end_cause, tuple(sorted(evidence)))
        return _Span(mandate, start or self._first_seen(told, cycle, end))

    def _win(self, person: str, office: str, start: str | None) -> Win | None:
        """The election that a mandate began with: of the year of its start, the last one where that is not known."""
        wins = self._wins.get((person, election_of(office.split("/")[1])), [])
        if start is None:
            return wins[-1] if wins else None
        return next((w for w in reversed(wins) if w.day[:4] == start[:4]), None)

    def _is_over(self, told: Sequence[Office]) -> bool:
        """Whether somebody says that it is over and nobody says later that it is not."""
        over = [first_day(published(f, self._sources)) for f in told if f.status in _OVER]
        held = [first_day(published(f, self._sources)) for f in told if f.status in _ON]
        return bool(over) and (not held or max(held) <= max(over))

    def _first_seen(self, told: Sequence[Office], cycle: ResignationCycle | None, end: str | None) -> str | None:
        """Where a mandate of unknown start stands in line: at its end, its resignation, or when somebody was given it."""
        if end:
            return end
        if cycle is not None:
            return min((s.date for s in cycle.steps if s.date), key=first_day, default=None)
        given = [when for f in told if f.status is OfficeStatus.APPOINTED and (when := published(f, self._sources))]
        return min(given, key=first_day, default=None)


def _wins(items: Mapping[str, Item], entities: Mapping[str, Entity]) -> dict[tuple[str, str], list[Win]]:
    """(person, type of election) → the elections won, in order."""
    won: dict[tuple[str, str], list[Win]] = {}
    for item in items.values():
        outcome = item.chosen("outcome") if item.type == "result" and item.happened and "person" in item.named else None
        if outcome not in (Outcome.ELECTED.value, Outcome.ANNULLED.value):
            continue
        type_, year = type_and_year((item.election or "").partition("/")[2])
        day = day_of_round(item, number_of(item, entities)) or (str(year) if year else None)
        if day:
            won.setdefault((item.named["person"], type_.removesuffix("-partielles")), []).append(Win(day, outcome, item.facts))
    return {key: sorted(wins) for key, wins in won.items()}


def _in_line(spans: Iterable[_Span]) -> list[Mandate]:
    """Mandates with predecessor and successor: in one office, each that is over and the next to begin."""
    by_office: dict[str, list[_Span]] = {}
    linked: dict[str, Mandate] = {}
    for span in sorted(spans, key=lambda s: s.mandate.id):
        by_office.setdefault(span.mandate.office, []).append(span)
        linked[span.mandate.id] = span.mandate
    for office, group in by_office.items():
        if not _is_single(office):
            continue
        line = sorted((s for s in group if s.seen), key=lambda s: (first_day(s.seen), not s.mandate.ended, s.mandate.id))
        for one, other in pairwise(line):
            if one.mandate.person != other.mandate.person and one.mandate.ended and other.mandate.start_cause:
                linked[one.mandate.id] = replace(linked[one.mandate.id], successor=other.mandate.id)
                linked[other.mandate.id] = replace(linked[other.mandate.id], predecessor=one.mandate.id)
    return [linked[identifier] for identifier in sorted(linked)]


def _is_single(office: str) -> bool:
    """Whether one person at a time holds an office."""
    head, *over = office.split("/")[1:]
    rules = single_offices()
    if head in rules["one_a_constituency"]:
        return bool(over) and over[0].rpartition("-")[2].isdigit()
    return head in rules["alone"] or (bool(over) and any(head == one or head.startswith(f"{one}-") for one in rules["single"]))
