"""`kg why`: where something in the graph comes from, in whose words."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from kg.commands.opened import STORE, stores
from kg.commands.query import print_answer
from kg.errors import UsageError


@click.command("why")
@click.argument("what", metavar="IDENTIFIER")
@click.option("--in", "store", required=True, type=STORE, metavar="STORE", help="Store that kg build made, or address of a server.")
@click.option("--as-of", metavar="TIME", help="Only what was published by then, as 2023-09-27T18:00.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True, help="Form of the output.")
def command(what: str, store: str | Path, as_of: str | None, form: str) -> int:
    """Print every fact behind something in the graph: a fact, a result, a resignation, a person, a conflict.

    IDENTIFIER is an address of an answer, an identifier such as resignation/NAME/OFFICE, or the first digits of a fact's.
    """
    from kg.store import Answer

    found = stores().open(store, as_of=as_of).why(what)
    if not found:
        raise UsageError(f"{what}: nothing in the graph has this identifier", "look for one with kg facts --format jsonl or kg query")
    if form == "json":
        click.echo(json.dumps([asdict(reason) for reason in found], ensure_ascii=False))
        return 0
    columns = ("about", "slot", "value", "standing", "modality", "source", "published", "words", "fact")
    rows = [
        (
            r.about, r.slot, r.value, r.standing, " ".join([r.modality, *r.attributed_to]), r.publisher or r.document,
            r.published, r.words, r.fact[:12],
        )
        for r in found
    ]  # fmt: skip
    print_answer(Answer(columns, rows), "table")
    return 0
