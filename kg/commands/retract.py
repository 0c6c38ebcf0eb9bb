"""`kg retract`: withdraw the support of a document."""

from __future__ import annotations

from pathlib import Path

import click

from kg.commands.held import held, now


@click.command("retract")
@click.argument("source", metavar="SOURCE")
@click.option("--in", "store", required=True, type=click.Path(path_type=Path), metavar="STORE", help="Store that kg build made.")
@click.option("--why", required=True, metavar="REASON", help="Reason, kept with it.")
def command(source: str, store: Path, why: str) -> int:
    """Withdraw a document, by its name or address: what it alone says leaves the graph and stays in the history."""
    with held(store).folder.writing() as writer:
        key = writer.retract(source, why, at=now())
    click.echo(f"{key}: withdrawn ({why})", err=True)
    return 0
