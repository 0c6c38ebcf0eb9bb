"""Figures that do not go together as nodes: what is wrong, of which count, the facts that say so, the rule that explains it.

Goes in: the breaches of a resolution. Goes out: a `kg:Breach` for each.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.ids import build
from kg.resolved import Resolution
from kg.triples.items import DERIVED
from kg.triples.terms import Nodes, Triple, boolean, text
from kg.triples.vocabulary import LABEL, TYPE, concept, own


def breach_triples(resolution: Resolution, node: Nodes) -> Iterator[Triple]:
    """Triples of every breach."""
    for breach in resolution.breaches:
        subject = node(breach.id)
        yield subject, TYPE, own("Breach")
        yield subject, LABEL, text(breach.message)
        yield subject, own("breachKind"), concept("breach", breach.kind)
        yield subject, own("explained"), boolean(bool(breach.explained))
        if breach.explained:
            yield subject, own("explanation"), text(breach.explained)
        for item in breach.items:
            yield subject, own("about"), node(item)
        for place in (breach.contest, breach.round):
            if place is not None:
                yield subject, own("concerns"), node(place)
        for fact in breach.facts:
            yield subject, DERIVED, node(build("fact", fact))
