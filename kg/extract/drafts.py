"""Facts in the making.

Goes out of every reader of facts: drafts with their slots, the sentence and tokens that say so, how firmly and who says it. A slot that
holds a person holds an `Entity`; its name is written when the fact is made, in the fullest form that the document gives.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kg.extract.analysis import Read
from kg.extract.stance import ASSERTED, Stance


@dataclass(slots=True)
class Draft:
    """One fact as one sentence says it.

    `i`, `j`: the tokens of the sentence that prove it. `inherited`: slots that the sentence does not say itself, which yield to those
    that another sentence says. `rule`: id of the rule. `adds_only`: it only adds to
    what another draft says of the same person and election.
    """

    kind: str
    slots: dict[str, Any]
    read: Read
    i: int
    j: int
    rule: str
    stance: Stance = ASSERTED
    inherited: set[str] = field(default_factory=set)
    adds_only: bool = False

    def get(self, slot: str) -> Any:  # noqa: ANN401 (slots hold entities, words and numbers)
        """The slot's value, None where it has none."""
        return self.slots.get(slot)
