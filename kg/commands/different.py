"""`kg different`: a judgement on who is who."""

from __future__ import annotations

from pathlib import Path

import click

from kg.commands.judging import judge
from kg.judgements import Ruling


@click.command("different")
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@click.option("--in", "store", required=True, type=click.Path(path_type=Path), metavar="STORE", help="Store that kg build made.")
@click.option("--why", default="", metavar="REASON", help="Reason, kept with the judgement.")
def command(left: str, right: str, store: Path, why: str) -> int:
    """Say that two mentions are two people; kg undo takes it back.

    A and B are people (person/sonia-backes), their names, or mentions (NAME@DOCUMENT, as kg undecided prints them).
    """
    return judge(store, Ruling.DIFFERENT, left, right, why)
