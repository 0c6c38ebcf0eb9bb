"""`kg facts`: facts of a store, chosen by what they say."""

from __future__ import annotations

from pathlib import Path

import click

from kg.commands.opened import stores
from kg.commands.tables import print_facts
from kg.facts import FACT_TYPES


@click.command("facts")
@click.option("--in", "store", required=True, type=click.Path(path_type=Path), metavar="STORE", help="Store that kg build made.")
@click.option("--type", "kind", type=click.Choice(sorted(FACT_TYPES)), help="Type of the facts.")
@click.option("--person", metavar="NAME", help="Person that the facts are about.")
@click.option("--election", metavar="ID", help="Election, as senatoriales-2023.")
@click.option("--constituency", metavar="NAME", help="Constituency, as Nouvelle-Calédonie or Loiret-4.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl", "csv"]),
    default="table",
    show_default=True,
    help="Form of the output.",
)
def command(store: Path, kind: str | None, person: str | None, election: str | None, constituency: str | None, form: str) -> int:
    """Print facts of a store that fit every option given."""
    found = stores().open(store).facts(type=kind, person=person, election=election, constituency=constituency)
    print_facts(list(found), form)
    return 0
