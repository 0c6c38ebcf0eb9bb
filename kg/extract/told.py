"""An outcome or a rank of somebody, as words tell it.

Goes out of the readers of outcomes: who, what, by which tokens, in which clause.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.clauses import Clause
from kg.extract.stance import ASSERTED, Stance
from kg.extract.text import Actor
from kg.facts import Outcome


@dataclass(frozen=True, slots=True)
class Told:
    """An outcome or rank of an actor, said by tokens i to j.

    `type`: the election that the mandate implies (`élu député`); `spot`: the tokens whose setting counts, where it is not the whole.
    """

    actor: Actor
    i: int
    j: int
    rule: str
    outcome: Outcome | None = None
    rank: int | None = None
    round: int | None = None
    stance: Stance = ASSERTED
    type: str = ""
    clause: Clause | None = None
    spot: tuple[int, int] | None = None


def span(clause: Clause) -> tuple[int, int]:
    """Tokens of a clause with its subject."""
    start = clause.subject.i if clause.subject is not None and clause.subject.i < clause.verb.start else clause.verb.start
    return start, max(clause.end, clause.verb.end)
