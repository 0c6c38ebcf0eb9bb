"""Rules of seats as data: what a verb makes of the number of seats beside it.

Goes in: `resources/rules/seats.yaml`. Goes out: frames by lemma.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from kg.extract.rules import Rule, by_word, load


class SeatFrame(Rule):
    """Verbs by what they make of the seats beside them: `holds` a number of them; `loses` or `gains` that many; `grows`, `shrinks` by
    (`de`) or to (`à`) that many; `moves` from one number to another.
    """

    verbs: tuple[str, ...] = ()
    effect: Literal["holds", "loses", "gains", "grows", "shrinks", "moves"] = "holds"


@lru_cache(maxsize=1)
def seat_frames() -> Mapping[str, SeatFrame]:
    """Frames of seats by lemma."""
    return {lemma: frames[0] for lemma, frames in by_word(load("seats", SeatFrame), "verbs").items()}
