"""A store's graph put on a server: by the Graph Store Protocol, or by SPARQL Update where a server has only that.

Goes in: graphs with their triples, the address of the service. Goes out: a server that holds them, sent some megabytes at a time. What
lay in a graph before is replaced. Refused (`RemoteError`): whatever the server refuses, with how much was sent before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from kg.errors import QueryError, RemoteError
from kg.remote.connection import Connection
from kg.triples.terms import Triple

_N_TRIPLES = "application/n-triples"
_UPDATE = "application/sparql-update"


@dataclass
class Filling:
    """How far a server is filled. `told` is called with this after each request."""

    triples: int = 0
    graphs: int = 0
    requests: int = 0
    told: Callable[[Filling], None] = lambda _: None

    def sent(self, triples: int) -> None:
        """Count a request."""
        self.triples += triples
        self.requests += 1
        self.told(self)


def by_graph_store(connection: Connection, graphs: Iterable[tuple[str | None, Iterable[Triple]]], batch: int, filling: Filling) -> None:
    """Replace graphs by the Graph Store Protocol: PUT what comes first, POST the rest.

    Args:
        connection: to the graph store.
        graphs: name as N-Triples writes it (None: the default graph), triples.
        batch: bytes sent at once.
        filling: told how far it is.

    Raises:
        RemoteError: the server refuses; what was sent before stays there.
    """
    for name, triples in graphs:
        which = "default" if name is None else f"graph={quote(name[1:-1], safe='')}"
        filling.graphs += 1
        for number, (lines, count) in enumerate(_batches(triples, batch)):
            _send(connection, "PUT" if number == 0 else "POST", which, lines, _N_TRIPLES, filling)
            filling.sent(count)


def by_update(
    connection: Connection, graphs: Iterable[tuple[str | None, Iterable[Triple]]], ours: str, batch: int, filling: Filling
) -> None:
    """Replace graphs by SPARQL Update: what is there goes, then the triples are inserted.

    Args:
        connection: to the update service.
        graphs: name as N-Triples writes it (None: the default graph), triples.
        ours: what the names of our graphs start with, that none stays of a source that is no longer in the store; empty: the default graph.
        batch: bytes sent at once.
        filling: told how far it is.

    Raises:
        RemoteError: the server refuses; what was sent before stays there.
    """
    clear = "CLEAR SILENT DEFAULT"
    if ours:
        clear = f'DELETE {{ GRAPH ?g {{ ?s ?p ?o }} }} WHERE {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), "{ours}")) }}'
    _send(connection, "POST", "", clear.encode(), _UPDATE, filling)
    for name, triples in graphs:
        head, end = (b"INSERT DATA {\n", b"}") if name is None else (f"INSERT DATA {{ GRAPH {name} {{\n".encode(), b"} }")
        filling.graphs += 1
        for lines, count in _batches(triples, batch):
            _send(connection, "POST", "", head + lines + end, _UPDATE, filling)
            filling.sent(count)


def _send(connection: Connection, method: str, query: str, body: bytes, media: str, filling: Filling) -> None:
    try:
        with connection.request(method, query=query, body=body, media=media) as response:
            response.read()
    except (RemoteError, QueryError) as error:
        if not filling.requests:
            raise
        raise RemoteError(
            f"{error.what}, after {filling.triples} triples", f"{error.remedy}; then push again, which starts anew"
        ) from error


def _batches(triples: Iterable[Triple], most: int) -> Iterator[tuple[bytes, int]]:
    """N-Triples of no more than so many bytes, and their number; a graph without triples is one empty batch."""
    lines: list[bytes] = []
    size, given = 0, False
    for s, p, o in triples:
        line = f"{s} {p} {o} .\n".encode()
        if lines and size + len(line) > most:
            yield b"".join(lines), len(lines)
            lines, size, given = [], 0, True
        lines.append(line)
        size += len(line)
    if lines or not given:
        yield b"".join(lines), len(lines)
