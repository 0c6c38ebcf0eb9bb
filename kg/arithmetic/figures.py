"""The figures of one count, as arithmetic needs them.

Goes in: numbers, whoever read them. Goes out: one `Figures` for a round in a place, and the `Breach` values that checking it
gives.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from kg.facts import Outcome


@dataclass(slots=True)
class Standing:
    """One line of a count: a candidate, a pair, a list, a nuance."""

    name: str
    votes: int | None = None
    share: float | None = None
    share_registered: float | None = None
    rank: int | None = None
    outcome: Outcome | None = None
    by_name: bool = True


@dataclass(slots=True)
class Figures:
    """One count.

    Args:
        election: identifier (`legislatives-2024`).
        constituency: where it was counted.
        round: None for elections of one round.
        numbers: `registered`, `voters`, `abstentions`, `blank`, `null`, `blank_or_null`, `cast`, `seats_to_fill`; percentages `turnout`,
            `abstention`.
        standings: lines, in the order of the source.
        official: the lines are those of a result file: nobody is missing.
        whole: the count is that of the whole contest, so that its rules can be checked.
        where: document, sheet and row, for people.
    """

    election: str
    constituency: str
    round: int | None
    numbers: dict[str, float]
    standings: Sequence[Standing]
    official: bool = True
    whole: bool = True
    where: str = ""


class Kind(StrEnum):
    """What does not add up."""

    REGISTERED = "registered"
    VOTERS = "voters"
    CAST = "cast"
    VOTES = "votes"
    SHARE = "share"
    RANK = "rank"
    ELECTED = "elected"
    NOT_ELECTED = "not_elected"
    QUALIFIED = "qualified"
    TOTAL = "total"
    REPEATED = "repeated"


@dataclass(frozen=True, slots=True)
class Breach:
    """Figures of a source that do not go together; the source is shown as it is.

    Args:
        kind: what does not add up.
        election: as in `Figures`.
        constituency: as in `Figures`.
        round: as in `Figures`.
        message: the figures and what they should be.
        where: document, sheet and row.
        explained: the rule by which it is no error, where there is one.
        subjects: names of the candidates concerned.
        facts: identifiers of the facts of the count, sorted; empty where it was read from a file.
    """

    kind: Kind
    election: str
    constituency: str
    round: int | None
    message: str
    where: str = ""
    explained: str = ""
    subjects: tuple[str, ...] = field(default=())
    facts: tuple[str, ...] = field(default=())

    def __str__(self) -> str:
        round_ = f", round {self.round}" if self.round else ""
        ending = f" [explained: {self.explained}]" if self.explained else ""
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.election}, {self.constituency}{round_}: {self.message}{ending}"
