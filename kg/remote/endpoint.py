"""A query service asked as the index of a store is (SPARQL 1.1 Protocol).

Goes in: questions. Goes out: answers; whole graphs as they come. Malformed questions and changes are refused here, with line and column,
before any server sees them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import IO, cast

from kg.remote.connection import Connection
from kg.store import Answer, Iri, Value, in_memory
from kg.store.binding import bind, term
from kg.store.tokens import tokens
from kg.store.wire import GRAPHS, ROWS, read_graph, read_rows, read_triples
from kg.triples import Triple

_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
#: Nodes told of by one question.
_NODES = 200
_BLOCK = 2**16
_ACCEPT_ROWS, _ACCEPT_GRAPHS = (
    ", ".join(f"{media};q={1 - place / 10:.1f}" for place, media in enumerate(known)) for known in (ROWS, GRAPHS)
)


class Endpoint:
    """A query service; read only.

    Args:
        connection: to its address.
        prefixes: those that questions need not declare.
    """

    def __init__(self, connection: Connection, prefixes: Mapping[str, str]) -> None:
        self._connection = connection
        self._prefixes = dict(prefixes)
        self._grammar = in_memory((), prefixes)

    def ask(self, question: str, values: Mapping[str, Value] | None = None) -> Answer:
        """Answer a question, as `kg.store.Index.ask` does.

        Raises:
            QueryError: it is malformed, or changes the store.
            RemoteError: the server is away, refuses, or answers what is no answer.
        """
        bound = bind(question, values or {})
        self._grammar.ask(bound)
        if _form(bound) in ("CONSTRUCT", "DESCRIBE"):
            with self._asked(bound, _ACCEPT_GRAPHS, GRAPHS) as (body, media):
                return read_graph(body, media)
        with self._asked(bound, _ACCEPT_ROWS, ROWS) as (body, media):
            return read_rows(body.read(), media)

    def triples(self, question: str) -> Iterator[Triple]:
        """The graph of a CONSTRUCT, as it comes.

        Raises:
            RemoteError: as above; or the graph has nodes without a name.
        """
        with self._asked(question, _ACCEPT_GRAPHS, GRAPHS) as (body, media):
            yield from read_triples(body, media)

    def about(self, nodes: Sequence[str]) -> Iterator[Triple]:
        """What is said of some nodes (IRIs)."""
        for first in range(0, len(nodes), _NODES):
            listed = " ".join(term(Iri(node)) for node in nodes[first : first + _NODES])
            yield from self.triples(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ VALUES ?s {{ {listed} }} ?s ?p ?o }}")

    @contextmanager
    def _asked(self, question: str, accept: str, known: Mapping[str, object]) -> Iterator[tuple[IO[bytes], str]]:
        """The body of an answer, and its media type, of those known."""
        with self._connection.request("POST", form={"query": self._declared(question)}, accept=accept) as response:
            media = response.headers.get("content-type", "").partition(";")[0].strip().lower()
            if media not in known:
                raise self._connection.unreadable(response)
            try:
                yield cast(IO[bytes], _Body(response.iter_bytes(_BLOCK))), media
            except (ValueError, SyntaxError) as error:
                raise self._connection.unreadable(response, str(error)) from error

    def _declared(self, question: str) -> str:
        """The question with the prefixes that it uses, before its own."""
        used = {token[0].partition(":")[0] for token in tokens(question) if ":" in token[0]}
        return "".join(f"PREFIX {name}: <{iri}> " for name, iri in self._prefixes.items() if name in used) + question


class _Body:
    """A response as a file to read."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self._blocks = blocks
        self._left = b""

    def read(self, size: int = -1) -> bytes:
        if size < 0:
            whole, self._left = b"".join([self._left, *self._blocks]), b""
            return whole
        while not self._left and (block := next(self._blocks, None)) is not None:
            self._left = block
        found, self._left = self._left[:size], self._left[size:]
        return found


def _form(question: str) -> str:
    words = ((token["word"] or "").upper() for token in tokens(question))
    return next((word for word in words if word in _FORMS), "")
