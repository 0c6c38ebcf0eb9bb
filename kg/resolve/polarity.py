"""Whether a thing is so where some say it is and others that it is not.

Goes in: the facts of an item. Goes out: how firmly it stands, and the two sides where they contradict each other. What is denied first
and said later (a resignation, a candidacy) is a course of things and no contradiction: the last word counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.facts import BaseFact, Modality
from kg.resolve.dates import before, last_day
from kg.resolve.slots import slot_of
from kg.resolve.values import FIRM, Said, Sayings, value_of
from kg.resolved import Rank, Value

FIRMNESS = (Modality.ASSERTED, Modality.REPORTED, Modality.PLANNED, Modality.UNCONFIRMED, Modality.DENIED)
#: Things that may be so today and were not yesterday. What came out of a round is no such thing.
_MAY_CHANGE = frozenset({"candidacy", "resignation", "office", "affiliation", "endorsement"})


class Polarity(NamedTuple):
    """How firmly an item stands, and the sides (`so`, `denied`) where it is contested."""

    modality: Modality
    sides: tuple[Value, ...]


def polarity(group: Sequence[BaseFact], sayings: Sayings) -> Polarity:
    """Weigh what is asserted of an item against what is denied."""
    firmest = min((f.modality for f in group), key=FIRMNESS.index)
    so = [sayings.of(f, "so") for f in group if f.modality in FIRM]
    denied = [sayings.of(f, "denied") for f in group if f.modality is Modality.DENIED]
    if group[0].type == "result":
        so, denied = _of_one_outcome(so, denied)
    if not so or not denied:
        return Polarity(firmest, ())
    if group[0].type in _MAY_CHANGE and (last := _last_word(so, denied)) is not None:
        return Polarity(firmest if last is so else Modality.DENIED, ())
    weights = [min(s.source.weight for s in side) for side in (so, denied)]
    if weights[0] == weights[1]:
        return Polarity(firmest, (value_of(so, Rank.NORMAL), value_of(denied, Rank.NORMAL)))
    kept, other = (so, denied) if weights[0] < weights[1] else (denied, so)
    modality = firmest if kept is so else Modality.DENIED
    return Polarity(modality, (value_of(kept, Rank.PREFERRED), value_of(other, Rank.DEPRECATED)))


def _of_one_outcome(so: Sequence[Said], denied: Sequence[Said]) -> tuple[list[Said], list[Said]]:
    """Those of both sides that speak of one outcome; to deny a figure (`n'atteint pas 8 %`) is not to deny a result."""
    outcomes = [{f for s in side if (f := slot_of(s.fact, "outcome"))} for side in (so, denied)]
    both = outcomes[0] & outcomes[1]
    found = [[s for s in side if slot_of(s.fact, "outcome") in both] for side in (so, denied)]
    return found[0], found[1]


def _last_word(so: Sequence[Said], denied: Sequence[Said]) -> Sequence[Said] | None:
    """The side that was said last; None where both were said on one day last, or a day is not known."""
    if any(s.source.published is None for s in (*so, *denied)):
        return None
    ends = [max((s.source.published or "" for s in side), key=last_day) for side in (so, denied)]
    if before(ends[0], ends[1]):
        return denied
    return so if before(ends[1], ends[0]) else None
