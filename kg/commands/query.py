"""`kg query`: a question in SPARQL, or one of the library, answered by a store."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from kg.commands.opened import Answer, stores
from kg.errors import QueryError, UsageError

_WIDTH_OF_FILES = 200


@click.command("query")
@click.argument("text", required=False, metavar="[SPARQL]")
@click.option("--in", "store", required=True, type=click.Path(path_type=Path), metavar="STORE", help="Store that kg build made.")
@click.option("--file", "path", type=click.Path(path_type=Path), metavar="FILE.rq", help="File that holds the question.")
@click.option("--named", metavar="NAME", help="Question of the library.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="Form of the output.",
)
def command(text: str | None, store: Path, path: Path | None, named: str | None, form: str) -> int:
    """Answer a question in SPARQL: given as text, in a file, or by its name."""
    if sum(given is not None for given in (text, path, named)) != 1:
        raise UsageError("kg query: it answers one question", "give the text, --file or --named")
    opened = stores().open(store)
    answer = opened.named(named) if named is not None else opened.query(_read(path) if path else text or "")
    print_answer(answer, form)
    return 0


def print_answer(answer: Answer, form: str) -> None:
    """Print rows to stdout as `table`, `csv` or `json` (a list of objects; what is unbound is null)."""
    rows = [list(row) for row in answer.rows]
    if form == "json":
        records = [dict(zip(answer.columns, row, strict=True)) for row in rows]
        click.echo(json.dumps(records, ensure_ascii=False, default=str))
    elif form == "csv":
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows([answer.columns, *([_text(v) for v in row] for row in rows)])
        click.echo(out.getvalue(), nl=False)
    else:
        _table(answer.columns, rows)


def _table(columns: Sequence[str], rows: list[list[object]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False)
    for column in columns:
        table.add_column(Text(str(column)), overflow="fold")
    for row in rows:
        table.add_row(*(Text(_text(value)) for value in row))
    Console(width=None if sys.stdout.isatty() else _WIDTH_OF_FILES).print(table)


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{path}: the question cannot be read ({error})", "check the file") from error
