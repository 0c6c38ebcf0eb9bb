"""One resignation told in several steps: announced, submitted, accepted or refused, effective.

Goes in: the slots of two drafts, with those that are only inferred (`weak`). Goes out: whether they are of one resignation, and its slots
with the furthest step, on the day of that step. What a text says in so many words (`a accepté la démission`) stands over what a bare
mention implies (`après la démission de X`).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from kg.extract.title_words import same_title
from kg.facts import ResignationStatus as Step

STEPS = (Step.DEMANDED, Step.ANNOUNCED, Step.SUBMITTED, Step.RETRACTED, Step.REFUSED, Step.ACCEPTED, Step.EFFECTIVE)
#: Days between two acts of one resignation.
_APART = 120


def one_resignation(mine: Mapping[str, Any], weak: set[str], other: Mapping[str, Any], other_weak: set[str]) -> bool:
    """Whether two drafts about one person may tell the same resignation: office and days do not speak against it."""
    office, its = mine.get("office"), other.get("office")
    if office and its and not {"office"} & (weak | other_weak) and not same_title(office, its) and "gouvernement" not in (office, its):
        return False
    return _near(mine.get("date"), other.get("date"))


def _near(one: str | None, other: str | None) -> bool:
    if not one or not other or one.startswith(other) or other.startswith(one):
        return True
    if len(one) < 10 or len(other) < 10:
        return one[:4] == other[:4] and abs(_month(one) - _month(other)) <= _APART // 30
    return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days) <= _APART


def _month(iso: str) -> int:
    return int(iso[5:7]) if len(iso) >= 7 else 6


def absorb(mine: dict[str, Any], weak: set[str], other: Mapping[str, Any], other_weak: set[str]) -> None:
    """Take the slots of another draft of the same resignation into the first."""
    further = _further(mine.get("status"), "status" in weak, other.get("status"), "status" in other_weak)
    for slot, value in other.items():
        if value is None:
            continue
        given = mine.get(slot)
        replaces = given is None or (slot in weak and slot not in other_weak)
        if slot == "status":
            replaces = further
        elif slot == "date":
            replaces = replaces or further or (str(value).startswith(str(given)) and len(str(value)) > len(str(given)))
        elif slot == "office" and given is not None and (slot in weak) is (slot in other_weak):
            replaces = given == "gouvernement" or (value != "gouvernement" and len(str(value)) > len(str(given)))
        elif slot == "office" and replaces and given is not None and str(given).startswith(f"{value} "):
            replaces = False  # the fuller name of the same office stays
            weak.discard(slot)
        if replaces:
            mine[slot] = value
            (weak.add if slot in other_weak else weak.discard)(slot)


def _further(mine: Step | None, weak: bool, other: Step | None, other_weak: bool) -> bool:
    if other is None:
        return False
    if mine is None or (weak and not other_weak):
        return True
    return weak is other_weak and STEPS.index(other) > STEPS.index(mine)
