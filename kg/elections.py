"""The calendar of French elections: the days of each round since 1958.

Goes in: `calendar.csv` (type, territory where the election is that of one territory, year, round, day, whether held or expected).
Goes out: a `Calendar` to ask. Refused (`ResourceError`): rounds out of order, a year that is not that of the first round.
By-elections are no part of it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from importlib.resources import files

from kg.errors import ResourceError


@dataclass(frozen=True, slots=True)
class Election:
    """An election held throughout a territory (empty: the whole country) and the days of its rounds.

    `expected`: not held yet and not convened; the days are the ones that the law leads to expect, and only their year is sure.
    """

    type: str
    year: int
    territory: str
    days: tuple[date, ...]
    expected: bool = False

    @property
    def id(self) -> str:
        """The identifier that facts carry: `senatoriales-2023`."""
        return f"{self.type}-{self.year}"

    @property
    def first(self) -> date:
        """Day of the first round."""
        return self.days[0]

    @property
    def last(self) -> date:
        """Day of the last round."""
        return self.days[-1]

    def round_on(self, when: date) -> int | None:
        """Number of the round held on a day; None where there is none, or where both are held on it (sénatoriales)."""
        numbers = [n for n, day in enumerate(self.days, 1) if day == when]
        return numbers[0] if len(numbers) == 1 else None


@dataclass(frozen=True)
class Calendar:
    """Elections in the order of their days."""

    elections: tuple[Election, ...]

    def of(self, type: str, territory: str | None = None) -> tuple[Election, ...]:
        """The elections of a type; of a territory: those of the whole country and its own."""
        return tuple(e for e in self.elections if e.type == type and (territory is None or e.territory in ("", territory)))

    def find(self, type: str, year: int, territory: str | None = None) -> Election | None:
        """The election of a type and a year, None where there was none."""
        return next((e for e in self.of(type, territory) if e.year == year), None)

    def rounds(self, type: str, year: int, territory: str | None = None) -> tuple[date, ...]:
        """Days of the rounds of an election; empty where there was none, or where its days are not set."""
        found = self.find(type, year, territory)
        return found.days if found and not found.expected else ()

    def nearest(self, type: str, when: date, direction: int = 0, territory: str | None = None) -> Election | None:
        """The election of a type nearest to a day.

        Args:
            type: as in identifiers (`senatoriales`).
            when: the day.
            direction: -1: the last one begun on or before the day; 1: the next one that is not over before it; 0: the one whose
            first or
                last round is fewest days away, the earlier one where two are as far.
            territory: with the elections of this territory too; None: of any.
        """
        held = self.of(type, territory)
        if direction < 0:
            return max((e for e in held if e.first <= when), key=lambda e: e.first, default=None)
        if direction > 0:
            return min((e for e in held if e.last >= when), key=lambda e: e.last, default=None)
        return min(held, key=lambda e: (min(abs((d - when).days) for d in e.days), e.first), default=None)

    def election_at(self, when: date, within: int = 0) -> tuple[Election, ...]:
        """The elections with a round on a day, or at most `within` days from it, the nearest first."""
        if within == 0:
            return self._by_day.get(when, ())
        near = [(min(abs((d - when).days) for d in e.days), e) for e in self.elections if not e.expected]
        return tuple(e for gap, e in sorted(near, key=lambda pair: pair[0]) if gap <= within)

    @cached_property
    def _by_day(self) -> dict[date, tuple[Election, ...]]:
        days: dict[date, tuple[Election, ...]] = {}
        for election in self.elections:
            for day in () if election.expected else dict.fromkeys(election.days):
                days[day] = (*days.get(day, ()), election)
        return days

    def running(self, when: date, before: int = 60, after: int = 21) -> tuple[Election, ...]:
        """The elections near a day: from `before` days ahead of their first round to `after` days past the last."""
        return tuple(e for e in self.elections if -before <= (when - e.first).days and (when - e.last).days <= after)


@lru_cache(maxsize=1)
def load() -> Calendar:
    """The calendar of the package, remembered.

    Raises:
        ResourceError: a line of the file is out of order.
    """
    lines = files("kg").joinpath("resources", "lexicon", "calendar.csv").read_text("utf-8").splitlines()[1:]
    elections: list[Election] = []
    for number, line in enumerate(lines, 2):
        type_, territory, year, turn, day, status = line.split(",")
        when, last = date.fromisoformat(day), elections[-1] if elections else None
        if turn == "1" and when.year == int(year):
            elections.append(Election(type_, int(year), territory, (when,), status == "expected"))
        elif turn == "2" and last and (last.type, last.territory, last.year) == (type_, territory, int(year)) and last.first <= when:
            elections[-1] = replace(last, days=(last.first, when))
        else:
            raise ResourceError(f"calendar.csv, line {number}: round {turn} of {type_} {year} is out of order", "give the rounds in order")
    return Calendar(tuple(sorted(elections, key=lambda e: (e.first, e.type, e.territory))))
