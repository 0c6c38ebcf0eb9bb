"""`kg undo`: take a judgement back, or list those that stand."""

from __future__ import annotations

from pathlib import Path

import click

from kg.commands.held import held, now
from kg.judgements import undo_entry


@click.command("undo")
@click.argument("number", type=int, required=False)
@click.option("--in", "store", required=True, type=click.Path(path_type=Path), metavar="STORE", help="Store that kg build made.")
@click.option("--why", default="", metavar="REASON", help="Reason, kept with it.")
@click.option("--list", "only_list", is_flag=True, help="List the judgements that stand.")
def command(number: int | None, store: Path, why: str, only_list: bool) -> int:
    """Take back judgement NUMBER, the last one that stands where none is given; both stay in the record."""
    if only_list:
        for judgement in held(store).judgements.standing:
            reason = f" ({judgement.why})" if judgement.why else ""
            click.echo(f"{judgement.number}\t{judgement.ruling.value}\t{judgement.left}\t{judgement.right}\t{judgement.at}{reason}")
        return 0
    with held(store).folder.writing() as writer:
        undone = held(store).judgements.to_undo(number)
        writer.note(undo_entry(undone.number, now(), why))
    click.echo(f"{undone.number}. {undone.left} and {undone.right}: no longer judged {undone.ruling.value}", err=True)
    return 0
