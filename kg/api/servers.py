"""Graphs on servers: opened, and put there.

Goes in: addresses of services, stores. Goes out: a graph to ask, a server that holds a store's graph. Refused (`UsageError`): an address
that is none; anything of this where httpx is not installed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.export.graphs import by_source
from kg.store import Held
from kg.triples import Triple

if TYPE_CHECKING:
    from kg.api.graph import Graph
    from kg.remote import Filling

_MEGABYTE = 2**20


def opened(address: str, base: str | None, seconds: float | None) -> Graph:
    """A graph by the address of its query service."""
    remote = _remote()
    graphs = import_module("kg.api.remote")
    found: Graph = graphs.RemoteGraph(remote.Remote(remote.Connection(address, _patience(seconds)), base))
    return found


def push(
    held: Held,
    address: str,
    *,
    named: bool = False,
    update: bool = False,
    batch: float = 8,
    seconds: float | None = None,
    told: Callable[[Filling], None] = lambda _: None,
) -> Filling:
    """Put a graph on a server, in the place of what is there.

    Args:
        held: the graph.
        address: of the graph store of the server; with `update` of its update service.
        named: a named graph a source, and one for what is resolved from all; else the whole in the default graph.
        update: by SPARQL Update, for servers without a graph store.
        batch: megabytes sent at once.
        seconds: that the server may leave one waiting.
        told: called after each request.

    Raises:
        RemoteError: the server is away, or refuses; what was sent before stays there.
        UsageError: the address is none.
    """
    remote = _remote()
    filling: Filling = remote.Filling(told=told)
    connection = remote.Connection(address, _patience(seconds))
    graphs: Iterable[tuple[str | None, Iterable[Triple]]] = by_source(held.triples, held.base) if named else [(None, held.triples)]
    most = max(1, int(batch * _MEGABYTE))
    try:
        if update:
            remote.by_update(connection, graphs, f"{held.base.absolute('graph')}/" if named else "", most, filling)
        else:
            remote.by_graph_store(connection, graphs, most, filling)
    finally:
        connection.close()
    return filling


def _remote() -> ModuleType:
    try:
        return import_module("kg.remote")
    except ModuleNotFoundError as error:
        if error.name != "httpx":
            raise
        raise UsageError("servers are asked with httpx, which is not installed", "pip install 'kg[remote]'") from error


def _patience(seconds: float | None) -> float:
    """Seconds to wait: those given, else those of `KG_SECONDS`, else a minute."""
    written = os.environ.get("KG_SECONDS") if seconds is None else str(seconds)
    try:
        found = float(written or 60)
    except ValueError:
        found = 0.0
    if not 0 < found < float("inf"):
        raise UsageError(f"KG_SECONDS: {written!r} is no number of seconds", "give one such as 300")
    return found
