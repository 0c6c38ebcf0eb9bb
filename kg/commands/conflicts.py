"""`kg conflicts`: where sources contradict each other."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

from kg.commands.grid import print_table
from kg.commands.held import held
from kg.commands.output import write_whole
from kg.conflicts import Case, Side, cases, to_html, to_jsonl
from kg.errors import UsageError
from kg.policy import policy
from kg.reports import value_word

_LONGEST = 110


@click.command("conflicts")
@click.option("--in", "store", type=click.Path(path_type=Path), metavar="STORE", help="Store that kg build made.")
@click.option(
    "--format", "form", type=click.Choice(["table", "jsonl", "html"]), default="table", show_default=True, help="Form of the output."
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="File to write; stdout where none is given.")
@click.option("--as-of", metavar="TIME", help="Only what was published by then, as 2023-09-27T18:00.")
@click.option("--open", "only_open", is_flag=True, help="Only those that the policy leaves open.")
@click.option("--policy", "only_policy", is_flag=True, help="Print the policy of choice as JSON instead.")
def command(store: Path | None, form: str, out: Path | None, as_of: str | None, only_open: bool, only_policy: bool) -> int:
    """List contradictions between sources: both values, who gives them, in which words, and which one is shown."""
    if only_policy:
        click.echo(json.dumps(policy().to_json(), ensure_ascii=False, indent=2))
        return 0
    if store is None:
        raise UsageError("kg conflicts: no store", "name one with --in STORE")
    resolution = held(store, as_of).resolution
    found = [case for case in cases(resolution) if not (only_open and case.settled)]
    if form == "table" and out is None:
        _table(found)
        if wrong := sum(not breach.explained for breach in resolution.breaches):
            click.echo(f"{wrong} counts of one source do not add up: kg breaches --in {store} lists them", err=True)
        return 0
    if form == "table":
        raise UsageError("kg conflicts: a table is not written to a file", "add --format jsonl or --format html")
    text = to_jsonl(found) if form == "jsonl" else to_html(found)
    if out is None:
        click.echo(text, nl=False)
    else:
        write_whole(out, text.encode("utf-8", "surrogatepass"))
    return 0


def _table(found: Sequence[Case]) -> None:
    rows = []
    for case in found:
        for number, side in enumerate(case.sides):
            head = (case.subject, case.slot) if number == 0 else ("", "")
            rows.append((*head, value_word(case.slot, side.value), _shown(case, side), _sources(side), _words(side)))
    print_table(("subject", "slot", "value", "shown", "sources", "words"), rows)
    click.echo(f"{len(found)} contradictions, {sum(case.settled is None for case in found)} open", err=True)


def _shown(case: Case, side: Side) -> str:
    return "yes" if side.kept else f"no ({case.settled} outweighs it)" if case.settled else "open"


def _sources(side: Side) -> str:
    return f"{side.sources} ({side.independent} independent)" if side.sources != side.independent else str(side.sources)


def _words(side: Side) -> str:
    lines = []
    for witness in side.witnesses:
        line = witness.line
        lines.append(f"{witness.name}: {line if len(line) <= _LONGEST else line[: _LONGEST - 1] + '…'}")
    return "\n".join(lines)
