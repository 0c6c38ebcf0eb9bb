"""`kg link`: which items of Wikidata the entities of a store are."""

from __future__ import annotations

from pathlib import Path

import click

from kg import wikidata
from kg.commands.held import held, now
from kg.errors import UsageError

_TOLD = 3


@click.command("link")
@click.argument("what", metavar="IDENTIFIER|FILE.csv")
@click.argument("item", required=False, metavar="[ITEM]")
@click.option("--in", "store", required=True, type=click.Path(path_type=Path), metavar="STORE", help="Store that kg build made.")
def command(what: str, item: str | None, store: Path) -> int:
    """Say which item of Wikidata a person, a party, an election, ... is.

    Either an IDENTIFIER (person/sonia-backes) and its ITEM (Q42; '' takes it back), or a CSV file with the columns id and wikidata.
    """
    given = wikidata.table(Path(what)) if item is None else dict([wikidata.pair(what, item, "kg link")])
    with held(store).folder.writing() as writer:
        strangers = wikidata.unknown(given, held(store).resolution)
        if strangers:
            more = f" and {len(strangers) - _TOLD} more" if len(strangers) > _TOLD else ""
            told = f"nothing in the store is {', '.join(strangers[:_TOLD])}{more}"
            raise UsageError(told, "take identifiers from the table entities of kg export --format csv, or from kg query")
        writer.note(wikidata.to_entry(given, now()))
    click.echo(f"kg: {len(given)} linked", err=True)
    return 0
