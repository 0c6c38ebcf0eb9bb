"""Figures that do not go together, with the things of the resolved view that they are of.

Goes in: facts with their links. Goes out: breaches. Nothing is dropped or mended for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.arithmetic import breaches_of
from kg.facts import BaseFact
from kg.ids import build, digest
from kg.resolved import Breach, Links

_COUNTED = frozenset({"candidacy", "result", "turnout"})


def breaches(facts: Iterable[BaseFact], links: Mapping[str, Links]) -> tuple[Breach, ...]:
    """Breaches of all counts that facts tell of."""
    found = []
    for breach in breaches_of(fact for fact in facts if fact.type in _COUNTED):
        place = links[breach.facts[0]]
        identifier = build("breach", digest(" ".join([breach.kind.value, breach.message, *breach.facts])))
        items = tuple(sorted({links[fact].item for fact in breach.facts}))
        found.append(
            Breach(
                identifier,
                breach.kind.value,
                breach.message,
                breach.explained,
                breach.where,
                items,
                breach.facts,
                place.contest,
                place.round,
            )
        )
    return tuple(found)
