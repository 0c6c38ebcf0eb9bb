"""The graph in other forms, one writer a form.

Goes in: a store opened. Goes out: bytes, the same for the same store. Refused (`UsageError`): a form that there is none of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import kg
from kg.errors import UsageError
from kg.facts import dump_jsonl
from kg.store import Held

Pieces = Iterable[str | bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """A form of the graph: what it is for people, the pieces of its file."""

    about: str
    pieces: Callable[[Held], Pieces]


def _turtle(held: Held) -> Pieces:
    from kg.export.rdf import turtle

    return turtle(held.triples, held.base.iri)


def _n_triples(held: Held) -> Pieces:
    return held.triples.chunks()


def _n_quads(held: Held) -> Pieces:
    from kg.export.graphs import by_source

    return by_source(held.triples, held.base).chunks()


def _trig(held: Held) -> Pieces:
    from kg.export.graphs import by_source
    from kg.export.rdf import trig

    return trig(by_source(held.triples, held.base), held.base.iri)


def _json_ld(held: Held) -> Pieces:
    from kg.export.jsonld import json_ld

    return json_ld(held.triples, held.base.iri)


def _rdf_xml(held: Held) -> Pieces:
    from kg.export.rdf import rdf_xml

    return rdf_xml(held.triples)


def _rdf_12(held: Held) -> Pieces:
    from kg.export.rdf import rdf_12

    return rdf_12(held.triples)


def _description(held: Held) -> Pieces:
    from kg.export.description import description

    return description(held.triples, held.base, kg.__version__)


def _hash(held: Held) -> Pieces:
    from kg.export.description import graph_hash

    return [graph_hash(held.triples) + "\n"]


def _facts(held: Held) -> Iterator[str]:
    return (dump_jsonl([fact]) for fact in held.facts.each())


def _graphml(held: Held) -> Pieces:
    from kg.export.networks import graphml
    from kg.graph import networkx

    return [graphml(networkx(held.resolution))]


def _gexf(held: Held) -> Pieces:
    from kg.export.networks import gexf
    from kg.graph import networkx

    return [gexf(networkx(held.resolution))]


def _node_link(held: Held) -> Pieces:
    from kg.export.networks import node_link
    from kg.graph import networkx

    return [node_link(networkx(held.resolution))]


def _csv(held: Held) -> Pieces:
    from kg.export.tables import csv_archive

    return [csv_archive(held.resolution)]


def _parquet(held: Held) -> Pieces:
    from kg.export.tables import parquet_archive

    return [parquet_archive(held.resolution)]


def _quick_statements(held: Held) -> Pieces:
    from kg.export.quickstatements import quick_statements

    return quick_statements(held.resolution)


#: Name → form; another is a line here and a writer.
FORMATS: Mapping[str, Format] = {
    "ttl": Format("Turtle", _turtle),
    "nt": Format("N-Triples, sorted", _n_triples),
    "nq": Format("N-Quads, a named graph a source", _n_quads),
    "trig": Format("TriG, a named graph a source", _trig),
    "jsonld": Format("JSON-LD with its context", _json_ld),
    "rdfxml": Format("RDF/XML", _rdf_xml),
    "rdf12": Format("N-Triples of RDF 1.2, with triple terms: not for RDF 1.1 readers", _rdf_12),
    "void": Format("VoID and DCAT description, Turtle", _description),
    "hash": Format("hash of the graph in canonical form (RDFC-1.0, SHA-256)", _hash),
    "jsonl": Format("facts with their evidence, JSON lines", _facts),
    "graphml": Format("GraphML", _graphml),
    "gexf": Format("GEXF, for Gephi", _gexf),
    "node-link": Format("node-link JSON, for networkx and d3", _node_link),
    "csv": Format("CSV tables with a data dictionary, a zip", _csv),
    "parquet": Format("Parquet tables with a data dictionary, a zip", _parquet),
    "quickstatements": Format("Wikidata QuickStatements", _quick_statements),
}


def pieces(form: str, held: Held) -> Iterator[bytes]:
    """A store's graph in a form, piece by piece, for a file that need not fit in memory.

    Raises:
        UsageError: there is no such form.
    """
    if form not in FORMATS:
        raise UsageError(f"no format {form!r}", f"choose among {', '.join(FORMATS)}")
    return (piece if isinstance(piece, bytes) else piece.encode() for piece in FORMATS[form].pieces(held))
