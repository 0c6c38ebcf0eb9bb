"""`kg results`: what official result files hold, and whether it adds up; nothing kept."""

from __future__ import annotations

import json
from typing import Any

import click

from kg.commands.grid import print_table
from kg.commands.reading import Tally, finish, readings, result_options, tell
from kg.pipeline import Options, Reading
from kg.results import ResultFile

_COLUMNS = ("file", "sheet", "election", "round", "counts by", "counts", "lines", "registered", "voters", "cast", "votes", "facts")


@click.command("results")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True, help="Form of the output.")
@result_options
def command(paths: tuple[str, ...], form: str, election: str | None, round_: int | None, strict: bool) -> int:
    """Tell what official result files hold: election, counts, sums of their figures, and what does not add up."""
    tally = Tally()
    rows: list[dict[str, Any]] = []
    for reading in readings(paths, tally, jobs=1, options=Options(None, election, round_, strict), breaches=False):
        if not isinstance(reading.facts, ResultFile):
            if reading.error is None:
                tell(f"{reading.path}: an article, not a result file")
            continue
        rows += _rows(reading, reading.facts)
        if form == "jsonl":
            _print_lines(rows, reading)
            rows = []
        else:
            for breach in reading.breaches:
                tell(("explained: " if breach.explained else "does not add up: ") + str(breach))
    if form == "table":
        _table(rows)
    return finish(tally)


def _rows(reading: Reading, file: ResultFile) -> list[dict[str, Any]]:
    return [
        dict(zip(_COLUMNS, (
            str(reading.path), level.sheet, level.election, level.round, level.level, sums.counts, sums.lines, sums.registered,
            sums.voters, sums.cast, sums.votes, len(file) if i == 0 else None,
        ), strict=True))
        for i, (level, sums) in enumerate(file.scan.sums.items())
    ]  # fmt: skip


def _print_lines(rows: list[dict[str, Any]], reading: Reading) -> None:
    for row in rows:
        click.echo(json.dumps(row, ensure_ascii=False))
    for breach in reading.breaches:
        told = {"kind": breach.kind.value, "message": str(breach), "explained": breach.explained or None}
        click.echo(json.dumps({"file": str(reading.path), "breach": told}, ensure_ascii=False))


def _table(rows: list[dict[str, Any]]) -> None:
    cells = [["" if v is None else f"{v:,}".replace(",", " ") if isinstance(v, int) else str(v) for v in row.values()] for row in rows]
    print_table(_COLUMNS, cells, figures=_COLUMNS[5:])
