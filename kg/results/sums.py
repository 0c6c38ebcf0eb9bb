"""What the counts of a file come to, level by level, against the totals that it gives itself.

Goes in: understood counts. Goes out: sums of each sheet, election, round and kind of place; breaches where a level that is
the whole country does not come to the whole country's figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kg.arithmetic import Breach, Kind
from kg.results.understood import Understood


class Level(NamedTuple):
    """Counts that add up to the whole: those of one sheet, election, round and kind of place."""

    sheet: str
    election: str
    round: int | None
    level: str


@dataclass(slots=True)
class Sums:
    """What the counts of a level come to."""

    counts: int = 0
    lines: int = 0
    registered: int = 0
    voters: int = 0
    cast: int = 0
    votes: int = 0

    def add(self, of: Understood) -> None:
        """Add a count."""
        self.counts += 1
        self.lines += len(of.lines)
        self.registered += int(of.numbers.get("registered", 0))
        self.voters += int(of.numbers.get("voters", 0))
        self.cast += int(of.numbers.get("cast", 0))
        self.votes += sum(line.votes or 0 for line in of.lines)


#: Kinds of places that together are the whole country.
_PARTS = frozenset({"departement", "circonscription", "canton", "commune", "bureau"})


def totals(found: Mapping[Level, Sums], name: str) -> Iterator[Breach]:
    """The sums of a file against the totals that it gives itself."""
    wholes = {(level.election, level.round): sums for level, sums in found.items() if level.level == "country" and sums.counts == 1}
    for level, sums in found.items():
        own = next((s for lv, s in found.items() if lv[:3] == level[:3] and lv.level == "total"), None)
        whole = own or wholes.get((level.election, level.round))
        if level.level not in _PARTS or whole is None or whole is sums:
            continue
        for what in ("registered", "voters", "cast", "votes"):
            part, all_ = getattr(sums, what), getattr(whole, what)
            if part and all_ and part != all_:
                said = f"{sums.counts} counts by {level.level} have {part} {what} together, the file's own total is {all_}"
                yield Breach(
                    Kind.TOTAL, level.election, "France", level.round, said, f"{name}, sheet {level.sheet!r}" if level.sheet else name
                )
