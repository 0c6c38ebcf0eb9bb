"""A graph with its named graphs, for a server: answers as the bytes of a standard format, made where they are computed.

Goes in: N-Quads, some whole lines at a time; questions. Goes out: a folder that several processes can read at once; results in the
formats of SPARQL 1.1, graphs in those of RDF. Refused (`QueryError`): a malformed question, one that asks another server, a graph that is
not there; (`UnacceptableForm`): a question whose answer has none of the formats that one can read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.errors import KGError, QueryError
from kg.store.faults import malformed
from kg.store.index import load

#: Media type → format of the rows of SELECT and the answer of ASK; the first is given where one takes anything.
RESULTS: Mapping[str, ox.QueryResultsFormat] = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
#: Media type → format of the graph of CONSTRUCT and DESCRIBE.
GRAPHS: Mapping[str, ox.RdfFormat] = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
}


class UnacceptableForm(KGError):  # noqa: N818 (it reads as what it is)
    """The answer has no format that the one who asks can read."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it comes over the wire.

    Args:
        question: SPARQL.
        results: media type for rows, of `RESULTS`; None where the one who asks can read none.
        graph: the same for a graph, of `GRAPHS`.
        default_graphs, named_graphs: IRIs that make up the dataset; both empty: the whole store.
    """

    question: str
    results: str | None = next(iter(RESULTS))
    graph: str | None = next(iter(GRAPHS))
    default_graphs: Sequence[str] = ()
    named_graphs: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Serialized:
    """An answer as bytes."""

    media: str
    body: bytes


def write(folder: Path, chunks: Iterable[bytes]) -> None:
    """Make a dataset in a folder; lines without a graph are its default graph.

    Raises:
        OSError: the folder cannot be written.
    """
    store = ox.Store(str(folder))
    load(store, chunks, ox.RdfFormat.N_QUADS)
    store.flush()


class Dataset:
    """A dataset to ask; read only.

    Args:
        folder: where `write` put it.
        prefixes: those that questions need not declare.
    """

    def __init__(self, folder: Path, prefixes: Mapping[str, str]) -> None:
        self._store = ox.Store.read_only(str(folder))
        self._prefixes = dict(prefixes)
        #: Our own paths have slashes, which prefixed names would escape.
        self._written = {name: iri for name, iri in prefixes.items() if name != "id"}

    def answer(self, asked: Asked) -> Serialized:
        """Answer a question.

        Raises:
            QueryError, UnacceptableForm: see above.
        """
        graphs: dict[str, list[ox.NamedNode]] = {}
        if asked.default_graphs or asked.named_graphs:
            graphs = {"default_graph": self._graphs(asked.default_graphs), "named_graphs": self._graphs(asked.named_graphs)}
        try:
            found = self._store.query(asked.question, prefixes=self._prefixes, **graphs)  # type: ignore[arg-type]
            if isinstance(found, ox.QueryTriples):
                media = _chosen(asked.graph, GRAPHS)
                return Serialized(media, ox.serialize(found, format=GRAPHS[media], prefixes=self._written) or b"")
            media = _chosen(asked.results, RESULTS)
            if isinstance(found, ox.QueryBoolean) and media.startswith("text/"):  # the standard has no such form; a column as kg query
                return Serialized(media, f"answer{_END[media]}{str(bool(found)).lower()}{_END[media]}".encode())
            return Serialized(media, found.serialize(format=RESULTS[media]) or b"")
        except SyntaxError as error:
            raise malformed(asked.question, str(error), self._prefixes) from error
        except (OSError, ValueError, RuntimeError) as error:
            raise QueryError(f"the question cannot be answered ({error})", "ask for less, or otherwise") from error

    def _graphs(self, names: Sequence[str]) -> list[ox.NamedNode]:
        found = []
        for name in names:
            try:
                node = ox.NamedNode(name)
            except ValueError as error:
                raise QueryError(f"{name!r} is no IRI ({error})", "name a graph of this store") from error
            if not self._store.contains_named_graph(node):
                raise QueryError(f"no graph {name}", "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } lists those that there are")
            found.append(node)
        return found


#: End of a line in the formats of rows that are text.
_END = {"text/csv": "\r\n", "text/tab-separated-values": "\n"}


def _chosen(media: str | None, known: Mapping[str, object]) -> str:
    if media is None:
        raise UnacceptableForm("the answer has none of the forms of the Accept header", f"accept one of {', '.join(known)}")
    return media
