"""`kg query`: a question in SPARQL, or one of the library, answered by a store."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.commands.grid import print_table
from kg.commands.opened import STORE, stores
from kg.errors import QueryError, UsageError

if TYPE_CHECKING:
    from kg.store import Answer


@click.command("query", context_settings={"ignore_unknown_options": True})
@click.argument("rest", nargs=-1, type=click.UNPROCESSED, metavar="[SPARQL] [--PARAMETER VALUE]...")
@click.option("--in", "store", type=STORE, metavar="STORE", help="Store that kg build made, or address of a server.")
@click.option("--file", "path", type=click.Path(path_type=Path), metavar="FILE.rq", help="File that holds the question.")
@click.option("--named", metavar="NAME", help="Question of the library; its parameters follow as --PARAMETER VALUE.")
@click.option("--list", "listed", is_flag=True, help="List the questions of the library with their parameters.")
@click.option("--as-of", metavar="TIME", help="Only what was published by then, as 2023-09-27T18:00.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="Form of the output.",
)
def command(
    rest: tuple[str, ...],
    store: str | Path | None,
    path: Path | None,
    named: str | None,
    listed: bool,
    as_of: str | None,
    form: str,
) -> int:
    """Answer a question in SPARQL: given as text, in a file, or by its name."""
    if listed:
        print_answer(_library(), form)
        return 0
    texts, parameters = _split(rest, named)
    if len(texts) + (path is not None) + (named is not None) != 1:
        raise UsageError("kg query: it answers one question", "give the text, --file or --named")
    if store is None:
        raise UsageError("kg query: no store to ask", "name one with --in STORE")
    opened = stores().open(store, as_of=as_of)
    answer = opened.named(named, **parameters) if named is not None else opened.query(_read(path) if path else texts[0])
    if answer.note:
        click.echo(f"kg: {answer.note}", err=True)
    print_answer(answer, form)
    return 0


def _split(rest: Sequence[str], named: str | None) -> tuple[list[str], dict[str, str]]:
    """Texts of questions, and the parameters of a named one: `--NAME VALUE` or `--NAME=VALUE`."""
    texts: list[str] = []
    parameters: dict[str, str] = {}
    waiting = list(rest)
    while waiting:
        word = waiting.pop(0)
        if not word.startswith("--"):
            texts.append(word)
            continue
        name, equals, value = word[2:].partition("=")
        if named is None:
            raise UsageError(f"kg query: no option --{name}", "see kg query --help; parameters go with --named")
        if not equals and not waiting:
            raise UsageError(f"kg query: --{name} has no value", f"write --{name} VALUE")
        parameters[name.replace("-", "_")] = value if equals else waiting.pop(0)
    return texts, parameters


def _library() -> Answer:
    from kg.query import questions
    from kg.store import Answer

    rows = []
    for question in questions().values():
        parameters = " ".join(f"--{p.name.replace('_', '-')}" + (f"={p.default}" if p.default else "") for p in question.parameters)
        rows.append((question.name, question.fr, question.en, parameters))
    return Answer(("name", "fr", "en", "parameters"), rows)


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
        print_table(list(map(str, answer.columns)), [[_text(value) for value in row] for row in rows])


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{path}: the question cannot be read ({error})", "check the file") from error
