"""Answers as servers send them, read as they come.

Goes in: bytes in a format of SPARQL results or of RDF. Goes out: rows, triples. Refused (`ValueError`): what is not of that format.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO

import pyoxigraph as ox

from kg.store.index import answer_of
from kg.store.terms import Answer, to_value
from kg.triples.terms import XSD, Triple, iri, text

#: Media type → format of rows, the quickest to read first.
ROWS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/xml": ox.QueryResultsFormat.XML,
}
#: The same of graphs.
GRAPHS = {
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/n-quads": ox.RdfFormat.N_QUADS,
    "application/trig": ox.RdfFormat.TRIG,
    "text/plain": ox.RdfFormat.N_TRIPLES,
}


def read_rows(data: bytes, media: str) -> Answer:
    """Rows of SELECT, the answer of ASK.

    Raises:
        ValueError, SyntaxError: it is of another format, or broken.
    """
    try:
        return answer_of(ox.parse_query_results(data, format=ROWS[media]))
    except SyntaxError:
        if ROWS[media] is not ox.QueryResultsFormat.JSON:
            raise
        return answer_of(ox.parse_query_results(_standard(data), format=ox.QueryResultsFormat.JSON))


def _standard(data: bytes) -> bytes:
    """Rows as JSON without the members that some servers add and the standard does not have (Comunica: `metadata`)."""
    said = json.loads(data)
    try:
        rows = {"boolean": said["boolean"]} if "boolean" in said else {"results": {"bindings": said["results"]["bindings"]}}
        return json.dumps({"head": said["head"], **rows}).encode()
    except (KeyError, TypeError) as error:
        raise ValueError(f"no rows ({error!r})") from error


def read_graph(data: IO[bytes], media: str) -> Answer:
    """The graph of CONSTRUCT or DESCRIBE as rows.

    Raises:
        ValueError, SyntaxError: it is of another format, or broken.
    """
    rows = [(to_value(q.subject), to_value(q.predicate), to_value(q.object)) for q in ox.parse(data, format=GRAPHS[media])]
    return Answer(("subject", "predicate", "object"), rows)


def read_triples(data: IO[bytes], media: str) -> Iterator[Triple]:
    """Triples of a graph, as they come, in our own form of N-Triples; whatever graph they lie in.

    Raises:
        ValueError: it is of another format, or broken; it has nodes without a name.
    """
    for quad in ox.parse(data, format=GRAPHS[media]):
        subject, object = quad.subject, quad.object
        if not isinstance(subject, ox.NamedNode) or not isinstance(object, ox.NamedNode | ox.Literal):
            raise ValueError("a node without a name, which no graph of kg has")  # noqa: TRY004 (of the data, not of a caller)
        yield iri(subject.value), iri(quad.predicate.value), iri(object.value) if isinstance(object, ox.NamedNode) else _literal(object)


def _literal(literal: ox.Literal) -> str:
    if literal.language:
        return text(literal.value, literal.language)
    written = text(literal.value)
    return written if literal.datatype.value == XSD + "string" else f"{written}^^{iri(literal.datatype.value)}"
