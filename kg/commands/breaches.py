"""`kg breaches`: figures of a store that do not go together."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

from kg.api.selection import select
from kg.arithmetic import Breach, breaches_of
from kg.commands.grid import print_table
from kg.commands.opened import stores


@click.command("breaches")
@click.option("--in", "store", required=True, type=click.Path(path_type=Path), metavar="STORE", help="Store that kg build made.")
@click.option("--election", metavar="ID", help="Election, as senatoriales-2023.")
@click.option("--all", "everything", is_flag=True, help="Show too what a rule explains (over 50 % and not elected).")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True, help="Form of the output.")
def command(store: Path, election: str | None, everything: bool, form: str) -> int:
    """List the figures of a store that do not add up, or go against the rules of their election; the facts stay as they are."""
    facts = stores().open(store).each_fact(select(type=("turnout", "result", "candidacy"), election=election))
    found = [breach for breach in breaches_of(facts) if everything or not breach.explained]
    if form == "jsonl":
        for breach in found:
            click.echo(json.dumps(_record(breach), ensure_ascii=False))
    else:
        _table(found)
    return 0


def _record(breach: Breach) -> dict[str, object]:
    return {
        "kind": breach.kind.value, "election": breach.election, "constituency": breach.constituency, "round": breach.round,
        "message": breach.message, "where": breach.where, "explained": breach.explained or None, "subjects": list(breach.subjects),
    }  # fmt: skip


def _table(found: Sequence[Breach]) -> None:
    print_table(
        ("kind", "election", "constituency", "round", "what does not go together", "where", "explained by"),
        [(b.kind.value, b.election, b.constituency, str(b.round or ""), b.message, b.where, b.explained) for b in found],
    )
