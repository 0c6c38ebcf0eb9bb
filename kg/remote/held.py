"""A graph on a server, as far as a store is asked through it: its base, its questions, its triples, its facts.

Goes in: the address of a query service. Goes out: each of these when it is first asked for. Refused (`UsageError`): who is who, which
only the store that the graph was made from can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from kg.errors import RemoteError, UsageError
from kg.facts import BaseFact
from kg.ids import DEFAULT_BASE, Base
from kg.remote.connection import Connection
from kg.remote.endpoint import Endpoint
from kg.resolved import Resolution
from kg.triples import PREFIXES, Triples
from kg.triples.facts import EVIDENCE, SELECTOR, SOURCE, fact_of, said_of
from kg.triples.terms import parts
from kg.triples.vocabulary import KG, term

_WHOLE = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
_A_SOURCE = f"SELECT ?source WHERE {{ ?source a <{KG}Source> }} LIMIT 1"
_OF_SOURCE = re.compile(r"(?P<base>.+[/#])source/[^/]+/[^/]+/[^/]+")


#: Facts read at once.
_AT_ONCE = 1000


class RemoteFacts:
    """The facts of a graph on a server, read when they are asked for."""

    def __init__(self, remote: Remote) -> None:
        self._remote = remote

    def __len__(self) -> int:
        return int(str(self._remote.index.ask("SELECT (COUNT(?fact) AS ?n) WHERE { ?fact a kg:Fact }").rows[0][0]))

    def __getitem__(self, identifier: str) -> BaseFact:
        return self._remote.read([self._remote.base.absolute(f"fact/{identifier}")])[0]

    def each(self) -> Iterator[BaseFact]:
        """The facts by identifier, some at a time."""
        rows = self._remote.index.ask("SELECT ?fact WHERE { ?fact a kg:Fact }")
        nodes = sorted(str(row[0]) for row in rows)
        for first in range(0, len(nodes), _AT_ONCE):
            yield from self._remote.read(nodes[first : first + _AT_ONCE])

    def chosen(self, identifiers: Iterable[str]) -> list[BaseFact]:
        """Those of these identifiers, in their order; all of them must be there."""
        return self._remote.read([self._remote.base.absolute(f"fact/{identifier}") for identifier in sorted(set(identifiers))])


class Remote:
    """A graph on a server.

    Args:
        connection: to its query service.
        base: where identifiers are published; by default as the graph has them.
    """

    def __init__(self, connection: Connection, base: str | None = None) -> None:
        self.connection = connection
        self._base = base
        self._printed: dict[str, tuple[str | None, tuple[str, ...]]] = {}

    @property
    def name(self) -> str:
        """Its address."""
        return self.connection.shown

    @cached_property
    def base(self) -> Base:
        """IRI that identifiers stand behind: that of any source of the graph."""
        if self._base is not None:
            return Base(self._base)
        answer = Endpoint(self.connection, {}).ask(_A_SOURCE)
        found = _OF_SOURCE.fullmatch(str(answer.rows[0][0])) if answer.rows else None
        return Base(found["base"] if found else DEFAULT_BASE)

    @cached_property
    def index(self) -> Endpoint:
        """The graph to ask."""
        return Endpoint(self.connection, {**PREFIXES, "id": self.base.iri})

    @cached_property
    def triples(self) -> Triples:
        """The whole graph, fetched."""
        return Triples(self.index.triples(_WHOLE))

    @cached_property
    def facts(self) -> RemoteFacts:
        """Facts by identifier."""
        return RemoteFacts(self)

    @property
    def resolution(self) -> Resolution:
        """Nothing: a graph holds what was resolved, not how.

        Raises:
            UsageError: always.
        """
        told = f"{self.connection.shown}: a server holds the graph alone, this needs the store that it was made from"
        raise UsageError(told, "ask the store's folder; servers are asked by query, named, facts, why and export")

    def read(self, nodes: Sequence[str]) -> list[BaseFact]:
        """Facts of their nodes (IRIs), in that order.

        Raises:
            RemoteError: a node is no whole fact.
        """
        said = said_of(self.index.about(nodes))
        sources = self._ends(said, SOURCE)
        evidence = said_of(self.index.about(self._ends(said, EVIDENCE)))
        rest = said_of(self.index.about([*sources, *self._ends(evidence, SELECTOR)]))
        known = {**rest, **evidence}
        facts = []
        for node in nodes:
            try:
                fact = fact_of(said.get(f"<{node}>", {}), known.__getitem__)
            except ValueError as error:
                raise RemoteError(f"{self.connection.shown}: {node} is {error}", "push the store anew") from error
            source = known[said[f"<{node}>"][SOURCE][0]]
            dates = [parts(date).text for date in source.get(term("schema:datePublished"), ())]
            addresses = (a[1:-1] if a[0] == "<" else parts(a).text for a in source.get(term("schema:url"), ()))
            self._printed[fact.id] = next(iter(dates), None), tuple(addresses)
            facts.append(fact)
        return facts

    def printed(self, fact: BaseFact) -> tuple[str | None, tuple[str, ...]]:
        """Date and addresses of the document of a fact that was read."""
        return self._printed.get(fact.id, (None, ()))

    @staticmethod
    def _ends(said: dict[str, dict[str, list[str]]], predicate: str) -> Sequence[str]:
        found: Iterable[str] = (end for of in said.values() for end in of.get(predicate, ()))
        return [end[1:-1] for end in dict.fromkeys(found)]
