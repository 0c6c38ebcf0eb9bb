"""The resolved view as RDF triples: plain values to ask, statement nodes for where each comes from.

Goes in: a resolution, what is known of the readings, a base IRI. Goes out: triples as N-Triples writes their terms, sorted, each
once, be there more than fit in memory: the same input gives the same bytes. No blank nodes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from kg import elections
from kg.ids import DEFAULT_BASE, Base
from kg.resolved import Entity, Resolution
from kg.triples.breaches import breach_triples
from kg.triples.conflicts import conflict_triples
from kg.triples.cycles import cycle_triples
from kg.triples.derived import derived_triples
from kg.triples.entities import entity_triples
from kg.triples.graph import Triples
from kg.triples.items import item_triples
from kg.triples.provenance import Reading, fact_triples, source_triples
from kg.triples.terms import Nodes, Triple, date
from kg.triples.vocabulary import KG, PREFIXES, own

__all__ = ["KG", "PREFIXES", "Reading", "Triple", "Triples", "triples"]


def triples(
    resolution: Resolution, readings: Mapping[str, Reading] | None = None, *, base: Base | None = None, version: str = ""
) -> Triples:
    """Every triple of the graph, sorted.

    Args:
        resolution: the resolved view.
        readings: `Source.key` → when it was read and what became of it.
        base: where identifiers are published.
        version: of the program that read the documents.
    """
    node = Nodes(base or Base(DEFAULT_BASE))
    sources = dict(resolution.sources)
    for fact in resolution.facts.values():
        source = resolution.source_of(fact)
        sources.setdefault(source.key, source)
    days = dict(_days_of_rounds(resolution))
    found: Iterable[Triple] = chain(
        entity_triples(resolution, node),
        ((node(round_), own("date"), date(day)) for round_, day in days.items()),
        item_triples(resolution, node),
        derived_triples(resolution, node),
        cycle_triples(resolution, node, days),
        conflict_triples(resolution, node),
        breach_triples(resolution, node),
        source_triples(sources, readings or {}, node, version),
        fact_triples(resolution, node),
    )
    return Triples(found)


def _days_of_rounds(resolution: Resolution) -> Iterator[tuple[str, str]]:
    """Day of each round: as sources give it, else as the calendar of elections does."""
    for round_ in resolution.of_kind("round"):
        day = round_.since or _in_calendar(round_)
        if day is not None:
            yield round_.id, day


def _in_calendar(round_: Entity) -> str | None:
    _, election, _, number = round_.id.split("/")
    kind, _, year = election.rpartition("-")
    days = elections.load().rounds(kind, int(year)) if year.isdigit() else ()
    return days[int(number) - 1].isoformat() if number.isdigit() and 0 < int(number) <= len(days) else None
