"""What people say of who is who: judgements that outrank the program's, each with its day and reason, and each can be undone.

Goes in: entries of a store's record. Goes out: the judgements that stand. Nothing is ever erased: to undo is an entry too.
Refused (`UsageError`): undoing what does not stand.

A judgement names mentions (`NAME@DOCUMENT`, as `kg undecided` prints them) and not identifiers of people, since those follow
from judgements; other things (parties, places, offices) it names by their identifiers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from kg.errors import UsageError


class Ruling(StrEnum):
    """What somebody judged."""

    SAME = "same"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One judgement.

    Args:
        number: from 1, in the order of recording; undone ones keep theirs.
        ruling: same or different.
        left: a mention or an identifier.
        right: another.
        at: when it was made (ISO 8601, UTC).
        why: the reason given.
    """

    number: int
    ruling: Ruling
    left: str
    right: str
    at: str
    why: str = ""

    def to_entry(self) -> dict[str, Any]:
        """The entry that records it."""
        return {
            "judgement": self.ruling.value,
            "number": self.number,
            "left": self.left,
            "right": self.right,
            "at": self.at,
            "why": self.why,
        }


def undo_entry(number: int, at: str, why: str = "") -> dict[str, Any]:
    """The entry that undoes a judgement."""
    return {"undo": number, "at": at, "why": why}


@dataclass(frozen=True, slots=True)
class Judgements:
    """Judgements of a record: all that were made, and the numbers of those that were undone."""

    made: tuple[Judgement, ...] = ()
    undone: frozenset[int] = frozenset()

    @property
    def standing(self) -> tuple[Judgement, ...]:
        """Those that stand, in the order of making."""
        return tuple(j for j in self.made if j.number not in self.undone)

    @property
    def next_number(self) -> int:
        """Number of the judgement to be made next."""
        return len(self.made) + 1

    def to_undo(self, number: int | None = None) -> Judgement:
        """The judgement of a number, the last standing one where none is given.

        Raises:
            UsageError: there is none, or it is undone already.
        """
        standing = self.standing
        if number is None:
            if not standing:
                raise UsageError("kg undo: no judgement stands", "make one with kg same or kg different")
            return standing[-1]
        found = next((j for j in standing if j.number == number), None)
        if found is None:
            numbers = ", ".join(str(j.number) for j in standing) or "none"
            raise UsageError(f"kg undo: no judgement {number} stands", f"those that do: {numbers}")
        return found


def read(entries: Iterable[Mapping[str, Any]]) -> Judgements:
    """Judgements among the entries of a record; other entries are left alone."""
    made: list[Judgement] = []
    undone: set[int] = set()
    for entry in entries:
        if "judgement" in entry:
            made.append(
                Judgement(entry["number"], Ruling(entry["judgement"]), entry["left"], entry["right"], entry["at"], entry.get("why", ""))
            )
        elif "undo" in entry:
            undone.add(entry["undo"])
    return Judgements(tuple(made), frozenset(undone))


def standing(judgements: Judgements | Sequence[Judgement]) -> Sequence[Judgement]:
    """The judgements that count."""
    return judgements.standing if isinstance(judgements, Judgements) else judgements
