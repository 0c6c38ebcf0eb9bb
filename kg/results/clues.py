"""Which election and round a text speaks of: a title, the name of a sheet, of a file, of a folder, an address.

Goes in: a text. Goes out: what it tells of type, year and round, each of which may stay unknown. Full words count everywhere;
the short forms of files' names (`lg2024`, `PR12`, `2022-pres`) only beside a year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from itertools import pairwise

from kg import elections
from kg.results.vocabulary import heading_key, load

_YEAR = re.compile(r"(?<!\d)(19[5-9]\d|20[0-4]\d)(?!\d)")
_SPLIT = re.compile(r"(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])")
_FEWEST_LETTERS = 6
#: An export is made at most so many days after the round that it gives.
_DAYS_AFTER = 21
_FIRST_OF_CENTURY = 60
#: Fewer nuances than these fit too many grids.
_FEWEST_NUANCES = 6
_DATES = ("%d/%m/%Y", "%m/%d/%Y", "%Y-%m-%d", "%d-%m-%Y")


@dataclass(frozen=True, slots=True)
class Clue:
    """What a text tells of the election; None where it does not."""

    type: str | None = None
    year: int | None = None
    round: int | None = None
    partial: bool = False

    def __or__(self, other: Clue) -> Clue:
        """Completed by another where it is silent."""
        partial = self.partial or other.partial
        return Clue(self.type or other.type, self.year or other.year, self.round or other.round, partial)

    def __bool__(self) -> bool:
        return bool(self.type or self.year or self.round)


@lru_cache(maxsize=4096)
def clue_in(text: str, *, short: bool = False) -> Clue:
    """What a text tells. `short`: it is the name of a file or of an election in a file, where short forms count beside a year."""
    folded = heading_key(text)
    for phrase in load().words.not_types:
        folded = folded.replace(phrase, " ")
    words = folded.split()
    partial = any(w in load().words.partial for w in words)
    type_, year = _full_type(words), _year(folded)
    if short:
        named, dated = _short(words)
        type_, year = type_ or named, year or dated
    return Clue(type_, year, _round(folded), partial)


def _full_type(words: list[str]) -> str | None:
    found = {name for name, forms in load().words.types.items() for w in words if w in forms and len(w) >= _FEWEST_LETTERS}
    return found.pop() if len(found) == 1 else None


def _year(folded: str) -> int | None:
    found = {int(y) for y in _YEAR.findall(folded)}
    return found.pop() if len(found) == 1 else None


def _round(folded: str) -> int | None:
    found = [number for number, pattern in load().words.round_patterns.items() if pattern.search(folded)]
    return found[0] if len(found) == 1 else None


def _short(words: list[str]) -> tuple[str | None, int | None]:
    """Type and year of `lg 2024`, `reg 15`, `pr12`, `2022 pres`."""
    pieces = [p for w in words for p in _SPLIT.split(w)]
    forms = {form: name for name, all_ in load().words.types.items() for form in all_}
    for before, after in pairwise(pieces):
        if before in forms and after.isdigit():
            if _YEAR.fullmatch(after):
                return forms[before], int(after)
            if len(after) == 2:
                return forms[before], int(after) + (1900 if int(after) >= _FIRST_OF_CENTURY else 2000)
        if after in forms and _YEAR.fullmatch(before):
            return forms[after], int(before)
    return None, None


def clue_of_export(text: str, type_: str | None) -> Clue:
    """What the day of an export tells: the last round held before it, of the type where that is known."""
    days = [day for day in _days(text) if day]
    for day in days:
        held = [
            (election, number)
            for election in elections.load().elections
            for number, when in enumerate(election.days, 1)
            if 0 <= (day - when).days <= _DAYS_AFTER and (type_ is None or election.type == type_) and not election.expected
        ]
        if held:
            latest = max(held, key=lambda pair: pair[0].days[pair[1] - 1])
            alone = len({election.type for election, _ in held}) == 1
            return Clue(latest[0].type if alone else None, latest[0].year, latest[1] if len(latest[0].days) > 1 else None)
    return Clue()


def _days(text: str) -> list[date]:
    word = re.split(r"[T ]", text.strip())[0]
    found: list[date] = []
    for form in _DATES:
        try:
            found.append(datetime.strptime(word, form).date())
        except ValueError:
            continue
    return found


def clue_of_nuances(nuances: frozenset[str]) -> tuple[str, ...]:
    """Elections whose grid holds all of these nuances; only where they are many enough to tell."""
    if len(nuances) < _FEWEST_NUANCES:
        return ()
    return tuple(election for election, grid in load().grids.items() if nuances <= grid)
