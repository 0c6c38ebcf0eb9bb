"""Stores from Python: made, filled, opened.

g = kg.open("store")
g.facts(type="resignation", person="backes")
g.query("SELECT ?name WHERE { ?p a schema:Person ; rdfs:label ?name }")
g.person("backes").timeline
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kg.api import servers
from kg.api.graph import Graph
from kg.errors import UsageError
from kg.export import FORMATS
from kg.facts import BaseFact
from kg.ids import is_address
from kg.model import Document
from kg.resolved import source_key
from kg.store import Folder, Opened, Writer, create

if TYPE_CHECKING:
    from kg.remote import Filling

__all__ = ["Building", "Graph", "add", "building", "formats", "open", "push"]


def open(store: str | Path, *, as_of: str | None = None, base: str | None = None, seconds: float | None = None) -> Graph:
    """Open a store that `kg build` made, or its graph on a server.

    Args:
        store: its folder, or the address of the query service of a server.
        as_of: ISO date or date-time: only what was surely published by then.
        base: where identifiers are published; by default where the store says.
        seconds: that a server may leave one waiting; by default as `KG_SECONDS` says, else a minute.

    Raises:
        StoreError: there is no store in this folder, or it cannot be read.
        UsageError: an address that is none; `as_of` of a server; servers are asked with httpx, which is not installed.
    """
    if not is_address(store):
        return Graph(Opened(Folder(Path(store)), as_of, base))
    if as_of is not None:
        raise UsageError(f"{store}: a server holds the graph as it stands", "ask its question known-at, or push the store as of that time")
    return servers.opened(str(store), base, seconds)


def push(
    store: str | Path,
    address: str,
    *,
    named: bool = False,
    update: bool = False,
    batch: float = 8,
    as_of: str | None = None,
    base: str | None = None,
    seconds: float | None = None,
    told: Callable[[Filling], None] = lambda _: None,
) -> Filling:
    """Put a store's graph on a server; see `kg.api.servers.push`.

    Raises:
        RemoteError: the server is away, or refuses; what was sent before stays there.
    """
    held = open(store, as_of=as_of, base=base, seconds=seconds).held
    return servers.push(held, address, named=named, update=update, batch=batch, seconds=seconds, told=told)


class Building:
    """A store being filled, document by document."""

    def __init__(self, writer: Writer, read_at: str) -> None:
        self._writer = writer
        self._read_at = read_at
        self.added = 0

    @property
    def fact_count(self) -> int:
        """Number of facts that stand in the store."""
        return self._writer.fact_count

    def add(self, documents: Sequence[Document], facts: Iterable[BaseFact]) -> int:
        """Record documents with their facts, each at once or not at all; gives how many said something new.

        The facts of one document alone are gone through as they are recorded; those of several are sorted by document first.
        """
        if len(documents) == 1:
            keys = (documents[0].sha256, documents[0].id)
            new = self._writer.add(documents[0], (f for f in facts if source_key(f) in keys), read_at=self._read_at)
            self.added += new
            return int(new)
        of_source: dict[str, list[BaseFact]] = {}
        for fact in facts:
            of_source.setdefault(source_key(fact), []).append(fact)
        several = 0
        for document in documents:
            found = of_source.get(document.sha256) or of_source.get(document.id) or []
            several += self._writer.add(document, found, read_at=self._read_at)
        self.added += several
        return several


@contextmanager
def building(store: str | Path, *, base: str | None = None) -> Iterator[Building]:
    """Fill a store, made when absent; one at a time, others wait or are refused.

    Args:
        store: its folder.
        base: IRI of a new store's identifiers.

    Raises:
        StoreError: the folder cannot be written, holds something else, or somebody else keeps writing to it.
    """
    with create(Path(store), base=base).writing() as writer:
        yield Building(writer, _now())


def add(store: str | Path, documents: Sequence[Document], facts: Iterable[BaseFact]) -> int:
    """Put documents and their facts into a store, made when absent; gives how many said something new."""
    with building(store) as filling:
        return filling.add(documents, facts)


def formats() -> Sequence[str]:
    """Names of the formats that a store is exported to."""
    return tuple(FORMATS)


def _now() -> str:
    """The time of reading; the one that SOURCE_DATE_EPOCH gives where a build must be the same each time."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
    return moment.isoformat(timespec="seconds")
