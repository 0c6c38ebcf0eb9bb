"""`kg extract`: articles in, facts out, nothing kept."""

from __future__ import annotations

import click

from kg.commands.reading import Tally, finish, readings, result_options
from kg.commands.tables import print_facts
from kg.facts import BaseFact
from kg.pipeline import Options


@click.command("extract")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "table", "csv"]),
    default="jsonl",
    show_default=True,
    help="Form of the output.",
)
@click.option("--published", metavar="DATE", help="Publication date (ISO) of documents that do not tell theirs.")
@click.option("--jobs", type=click.IntRange(min=1), help="Processes to use; by default as many as pay.")
@result_options
def command(
    paths: tuple[str, ...], form: str, published: str | None, jobs: int | None, election: str | None, round_: int | None, strict: bool
) -> int:
    """Print the facts of articles (texts, saved pages, JSON lines) and of official result files.

    PATH is a file, a folder, a pattern, or - for standard input.
    """
    tally = Tally()
    kept: list[BaseFact] = []
    for reading in readings(paths, tally, jobs=jobs, options=Options(published, election, round_, strict)):
        if form == "jsonl":
            print_facts(reading.facts, form)
        else:
            kept += reading.facts
    if form != "jsonl":
        print_facts(kept, form)
    return finish(tally)
