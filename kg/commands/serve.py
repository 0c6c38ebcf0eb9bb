"""`kg serve`: a store over HTTP, read only."""

from __future__ import annotations

from pathlib import Path

import click

from kg.commands.opened import stores


@click.command("serve")
@click.option("--in", "store", required=True, type=click.Path(path_type=Path), metavar="STORE", help="Store that kg build made.")
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, metavar="N", help="Port; 0 takes any that is free.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at; 0.0.0.0 lets other machines in.")
@click.option("--seconds", type=click.FloatRange(0, min_open=True), default=30.0, show_default=True, help="Time that a question may take.")
@click.option("--memory", type=click.IntRange(16), default=2048, show_default=True, metavar="MB", help="Memory that a question may take.")
@click.option("--processes", type=click.IntRange(1, 64), default=2, show_default=True, metavar="N", help="Questions answered at once.")
@click.option("--origin", "origins", multiple=True, metavar="URL", help="Site whose pages may read the answers (CORS); can be repeated.")
@click.option("--as-of", metavar="TIME", help="Only what was published by then, as 2023-09-27T18:00.")
def command(
    store: Path, port: int, host: str, seconds: float, memory: int, processes: int, origins: tuple[str, ...], as_of: str | None
) -> int:
    """Serve a store over HTTP until Ctrl-C: the graph page, a page of everything in it, SPARQL at /sparql and /query.

    Nothing is changed; the store is served as it stands now.
    """
    from kg.server.run import serve
    from kg.server.workers import Limits

    graph = stores().open(store, as_of=as_of)
    limits = Limits(seconds, memory, processes)
    serve(graph, host, port, limits, origins=origins, started=lambda address: click.echo(f"kg: serving {store} at {address}", err=True))
    return 0
