"""A server started, run until it is stopped, and cleaned up after.

Goes in: a store, an address, limits. Goes out: the server at that address. Refused (`UsageError`): an address that cannot be taken;
(`OutputError`): no place for the dataset.
"""

from __future__ import annotations

import signal
import socket
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from kg.api import Graph
from kg.errors import OutputError, UsageError
from kg.export.graphs import by_source
from kg.server.app import application
from kg.server.workers import Limits, Workers
from kg.store import Held
from kg.store import dataset as datasets
from kg.triples import PREFIXES

#: Seconds that answers under way are waited for when the server is stopped.
_PATIENCE = 2
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


def serve(
    graph: Graph, host: str, port: int, limits: Limits, *, origins: Sequence[str] = (), started: Callable[[str], None] = lambda _: None
) -> None:
    """Serve a store until it is stopped.

    Args:
        graph: the store opened.
        host: address to listen at.
        port: its port; 0 for any that is free.
        limits: of each question.
        origins: of pages whose scripts may read the answers.
        started: told the address once it is listened at.
    """
    signal.signal(signal.SIGTERM, _interrupt)
    listening = listen(host, port)
    with suppress(KeyboardInterrupt), listening, _workers(graph.held, limits) as workers:
        _ = graph.names  # made before anybody waits for it
        app = _app(graph, workers, host, origins)
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False, timeout_graceful_shutdown=_PATIENCE))
        name = f"[{host}]" if ":" in host else host
        started(f"http://{name}:{listening.getsockname()[1]}/")
        server.run(sockets=[listening])


def _interrupt(*_: object) -> None:
    """Stop as Ctrl-C does, so that processes and files are cleared away."""
    raise KeyboardInterrupt


def _app(graph: Graph, workers: Workers, host: str, origins: Sequence[str]) -> Starlette:
    hosts = ("127.0.0.1", "localhost", "[::1]") if host in _LOOPBACK else ("*",)
    return application(graph, workers, hosts=hosts, origins=origins)


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens.

    Raises:
        UsageError: the address cannot be taken.
    """
    try:
        listening = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET, backlog=128)
    except (OSError, OverflowError) as error:
        raise UsageError(f"{host}:{port} cannot be listened at ({error})", "choose another with --host and --port") from error
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # without it a small answer waits 40 ms for the client's leave
    return listening


@contextmanager
def _workers(held: Held, limits: Limits) -> Iterator[Workers]:
    """Processes over the store as it stands now, beside the index that others may make anew."""
    with tempfile.TemporaryDirectory(prefix="kg-serve-") as place:
        folder = Path(place) / "dataset"
        try:
            datasets.write(folder, held.triples.chunks())
            datasets.write(folder, by_source(held.triples, held.base).chunks())
        except OSError as error:
            raise OutputError(f"{folder}: the dataset cannot be written ({error})", "free the disk, or name another with TMPDIR") from error
        workers = Workers(folder, {**PREFIXES, "id": held.base.iri}, limits)
        try:
            yield workers
        finally:
            workers.close()
