"""What is asked of a graph, wherever it lies: in a folder on this machine, on a server."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from kg.facts import BaseFact
from kg.ids import Base
from kg.resolved import Resolution
from kg.store.terms import Answer, Value
from kg.triples import Triples


class Asked(Protocol):
    """What answers questions in SPARQL."""

    def ask(self, question: str, values: Mapping[str, Value] | None = None) -> Answer:
        """Answer a question; values stand for its variables and are never read as syntax."""


class FactsHeld(Protocol):
    """Facts, as they are asked for."""

    def __len__(self) -> int: ...

    def __getitem__(self, identifier: str, /) -> BaseFact: ...

    def each(self) -> Iterator[BaseFact]:
        """The facts in their order, none of them kept."""

    def chosen(self, identifiers: Iterable[str]) -> Sequence[BaseFact]:
        """Those of these identifiers that there are, in order."""


class Held(Protocol):
    """A graph. What is asked for is made when it is first asked for."""

    @property
    def name(self) -> str:
        """What people know it by: its folder or address, and as of when it is."""

    @property
    def base(self) -> Base:
        """IRI that identifiers stand behind."""

    @property
    def index(self) -> Asked:
        """The graph to ask."""

    @property
    def triples(self) -> Triples:
        """The graph, sorted."""

    @property
    def facts(self) -> FactsHeld:
        """Facts by identifier."""

    @property
    def resolution(self) -> Resolution:
        """Who is who, what goes together, what disagrees."""

    def printed(self, fact: BaseFact) -> tuple[str | None, tuple[str, ...]]:
        """Date and addresses of the document that a fact stands in."""
