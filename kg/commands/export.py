"""`kg export`: a store's graph written in a format."""

from __future__ import annotations

from pathlib import Path

import click

from kg.commands.opened import STORE, stores
from kg.commands.output import write_whole
from kg.errors import UsageError


@click.command("export")
@click.option("--in", "store", required=True, type=STORE, metavar="STORE", help="Store that kg build made, or address of a server.")
@click.option("--format", "form", required=True, metavar="FORMAT", help="ttl, nt, jsonld, rdfxml or another; a wrong name lists them.")
@click.option("--out", required=True, type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="File to write.")
@click.option("--as-of", metavar="TIME", help="Only what was published by then, as 2023-09-27T18:00.")
@click.option("--base", metavar="IRI", help="Where the identifiers are published, if not where the store says.")
def command(store: str | Path, form: str, out: Path, as_of: str | None, base: str | None) -> int:
    """Write a store's graph; the file is whole or not there."""
    known = stores().formats()
    if form not in known:
        raise UsageError(f"kg export: no format {form!r}", f"choose among {', '.join(known)}")
    write_whole(out, stores().open(store, as_of=as_of, base=base).pieces(form))
    return 0
