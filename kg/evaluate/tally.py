"""Pair found facts with gold facts and count right, wrong and missing slots.

Goes in: the gold and the found facts of one text. Goes out: pairs, each with its tally. Facts are paired type by type,
the best match first, never without agreement on who or what they are about. A slot that is right is a hit, one that is
wrong a false alarm and a miss, a surplus one a false alarm, a missing one a miss.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.evaluate.gold import SLOTS, FoundFact, GoldFact
from kg.evaluate.values import same

#: The slots that say what a fact is about, by type; a turnout is about nobody.
_ABOUT = {
    "candidacy": ("person",),
    "turnout": (),
    "seats": ("party",),
    "resignation": ("person",),
    "office": ("person", "office"),
    "affiliation": ("person", "party"),
    "endorsement": ("source", "target"),
    "statement": ("speaker", "quote"),
}


class Tally(NamedTuple):
    """Counts of slots."""

    hits: int = 0
    alarms: int = 0
    misses: int = 0

    def plus(self, other: Tally) -> Tally:
        """Add up two tallies."""
        return Tally(self.hits + other.hits, self.alarms + other.alarms, self.misses + other.misses)


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold fact, the found fact that stands for it, or one of them alone."""

    gold: GoldFact | None
    found: FoundFact | None
    tally: Tally

    @property
    def right(self) -> bool:
        """Whether nothing is wrong and nothing missing."""
        return self.tally.alarms == 0 and self.tally.misses == 0


def pair_up(golds: Sequence[GoldFact], founds: Sequence[FoundFact]) -> list[Pair]:
    """Pair the facts of a text, type by type; what gold already says in another way is left out."""
    pairs = []
    for kind in SLOTS:
        of_kind = _pair_kind([g for g in golds if g.type == kind], [f for f in founds if f.type == kind])
        for gold, found in of_kind:
            if gold is not None or found is None or not _implied(found, golds):
                pairs.append(Pair(gold, found, _counted(gold, found)))
    return pairs


def _pair_kind(golds: Sequence[GoldFact], founds: Sequence[FoundFact]) -> Iterable[tuple[GoldFact | None, FoundFact | None]]:
    """Match greedily: the highest worth first, a required gold fact before an optional one, then the order of the files."""
    matches = [
        (_worth(gold, found), not gold.optional, -i, -j)
        for i, gold in enumerate(golds)
        for j, found in enumerate(founds)
        if _about_the_same(gold, found)
    ]
    free_golds, free_founds = dict(enumerate(golds)), dict(enumerate(founds))
    for _, _, i, j in sorted(matches, reverse=True):
        if -i in free_golds and -j in free_founds:
            yield free_golds.pop(-i), free_founds.pop(-j)
    yield from ((gold, None) for gold in free_golds.values())
    yield from ((None, found) for found in free_founds.values())


def _worth(gold: GoldFact, found: FoundFact) -> float:
    counts = _compare(gold, found)
    return counts.hits - 0.5 * counts.alarms - 0.25 * counts.misses


def _about_the_same(gold: GoldFact, found: FoundFact) -> bool:
    return all(_agree(slot, gold, found) for slot in _subject(gold, found))


def _subject(gold: GoldFact, found: FoundFact) -> tuple[str, ...]:
    """Name the slots to agree on. A person's result is never a party's."""
    if gold.type != "result":
        return _ABOUT[gold.type]
    return ("person",) if "person" in gold.wants or "person" in found.values else ("party",)


def _agree(slot: str, gold: GoldFact, found: FoundFact) -> bool:
    return slot in gold.wants and slot in found.values and same(slot, gold.wants[slot].right, found.values[slot])


def _implied(found: FoundFact, golds: Sequence[GoldFact]) -> bool:
    """Whether gold facts of another type say the same: a result its candidacy, a candidacy with a label the affiliation."""
    if found.type == "candidacy":
        slots = [slot for slot in ("person", "election", "constituency") if slot in found.values]
        return "person" in slots and any(g.type == "result" and all(_agree(s, g, found) for s in slots) for g in golds)
    if found.type == "affiliation":
        return any(g.type == "candidacy" and all(_agree(s, g, found) for s in ("person", "party")) for g in golds)
    return False


def _counted(gold: GoldFact | None, found: FoundFact | None) -> Tally:
    """Tally a pair as it enters the score: an optional gold fact costs and gives nothing."""
    if gold is None:
        return Tally(alarms=len(found.values) if found is not None else 0)
    if gold.optional:
        return Tally()
    if found is None:
        return Tally(misses=sum(not want.optional for want in gold.wants.values()))
    return _compare(gold, found)


def _compare(gold: GoldFact, found: FoundFact) -> Tally:
    total = _modality(gold, found).plus(_sources(gold, found))
    for slot in SLOTS[gold.type]:
        total = total.plus(_slot(slot, gold, found))
    return total


def _slot(slot: str, gold: GoldFact, found: FoundFact) -> Tally:
    want, have = gold.wants.get(slot), found.values.get(slot)
    if want is None:
        return Tally(alarms=int(have is not None))
    if have is None:
        return Tally(misses=int(not want.optional))
    if same(slot, want.right, have):
        return Tally(hits=int(not want.optional))
    return Tally(alarms=1, misses=int(not want.optional))


def _modality(gold: GoldFact, found: FoundFact) -> Tally:
    """Count the modality where either side says other than plainly `asserted`."""
    if gold.modality is None and found.modality == "asserted":
        return Tally()
    return Tally(hits=1) if found.modality in (gold.modality or {"asserted"}) else Tally(alarms=1, misses=1)


def _sources(gold: GoldFact, found: FoundFact) -> Tally:
    wanted = [any(same("person", right, (have,)) for have in found.sources) for right in gold.sources]
    known = (*gold.sources, *gold.spare_sources)
    surplus = [have for have in found.sources if not any(same("person", right, (have,)) for right in known)]
    return Tally(hits=sum(wanted), alarms=len(surplus), misses=len(wanted) - sum(wanted))
