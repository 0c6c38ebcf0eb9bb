"""Contradictions as nodes: what they are about, the values side by side, the facts behind each, how the policy settled it.

Goes in: the conflicts of a resolution. Goes out: a `kg:Conflict` for each, with a `kg:Side` for every value.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.ids import build
from kg.resolved import Conflict, Resolution
from kg.triples.items import DERIVED, literal
from kg.triples.terms import Nodes, Triple, boolean, integer, text
from kg.triples.vocabulary import LABEL, TYPE, concept, own, predicate, term


def conflict_triples(resolution: Resolution, node: Nodes) -> Iterator[Triple]:
    """Triples of every conflict."""
    for conflict in resolution.conflicts:
        yield from _one(conflict, resolution, node)


def _one(conflict: Conflict, resolution: Resolution, node: Nodes) -> Iterator[Triple]:
    subject = node(conflict.id)
    yield subject, TYPE, own("Conflict")
    yield subject, LABEL, text(f"{conflict.subject}: {conflict.slot}")
    yield subject, own("about"), node(conflict.item)
    yield subject, own("onProperty"), predicate(conflict.slot)
    yield subject, own("settled"), boolean(conflict.settled is not None)
    if conflict.settled is not None:
        yield subject, own("settledBy"), concept("source", conflict.settled)
    if conflict.node is not None:
        yield subject, own("concerns"), node(conflict.node)
    type_ = resolution.items[conflict.item].type
    for number, value in enumerate(conflict.values, 1):
        side = node(build("conflict", *conflict.id.split("/")[1:], number))
        yield subject, own("side"), side
        yield side, TYPE, own("Side")
        yield side, own("number"), integer(number)
        yield side, term("rdf:value"), _value(resolution, type_, conflict.slot, value.value, node)
        yield side, own("standing"), concept("standing", value.rank)
        yield side, own("sourceKind"), concept("source", value.kind)
        yield side, own("sourceCount"), integer(value.sources)
        yield side, own("independentSources"), integer(value.independent)
        for fact in value.facts:
            yield side, DERIVED, node(build("fact", fact))


def _value(resolution: Resolution, type_: str, slot: str, value: Any, node: Nodes) -> str:  # noqa: ANN401 (a slot's value)
    if isinstance(value, str) and value in resolution.entities:
        return node(value)
    return literal(type_, slot, value)
