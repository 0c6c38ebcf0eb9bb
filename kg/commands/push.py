"""`kg push`: a store's graph put on a SPARQL server."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kg.commands.opened import STORE, stores

if TYPE_CHECKING:
    from pathlib import Path

    from kg.remote import Filling


@click.command("push")
@click.option("--in", "store", required=True, type=STORE, metavar="STORE", help="Store that kg build made.")
@click.option("--to", "address", required=True, metavar="URL", help="Graph store of the server, as http://localhost:7878/store.")
@click.option("--named", is_flag=True, help="A named graph a source, and one for what is resolved; by default all in the default graph.")
@click.option("--update", is_flag=True, help="By SPARQL Update, for a server without a graph store; --to is its update service then.")
@click.option("--batch", type=click.FloatRange(0.01), default=8, show_default=True, metavar="MB", help="Megabytes sent at once.")
@click.option("--as-of", metavar="TIME", help="Only what was published by then, as 2023-09-27T18:00.")
@click.option("--base", metavar="IRI", help="Where the identifiers are published, if not where the store says.")
def command(store: str | Path, address: str, named: bool, update: bool, batch: float, as_of: str | None, base: str | None) -> int:
    """Put a store's graph on a SPARQL 1.1 server, in the place of what lies there.

    Credentials: KG_TOKEN, or KG_USER and KG_PASSWORD, in the environment, or a line of ~/.netrc. KG_SECONDS: how long the server may
    leave one waiting.
    """
    told = _progress if sys.stderr.isatty() else _silence
    filling = stores().push(store, address, named=named, update=update, batch=batch, as_of=as_of, base=base, told=told)
    graphs = f"{filling.graphs} graphs" if named else "the default graph"
    click.echo(f"kg: {filling.triples} triples put in {graphs} of the server, in {filling.requests} requests", err=True)
    return 0


def _progress(filling: Filling) -> None:
    click.echo(f"\r{filling.triples} triples", nl=False, err=True)


def _silence(_: Filling) -> None:
    """Say nothing: what is read by programs has no progress."""
