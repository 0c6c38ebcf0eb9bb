"""`kg build`: the facts of articles into a store."""

from __future__ import annotations

from pathlib import Path

import click

from kg.commands.opened import stores
from kg.commands.reading import Tally, finish, readings, result_options
from kg.facts import BaseFact
from kg.model import Document
from kg.pipeline import Options


@click.command("build")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--into", "store", required=True, type=click.Path(path_type=Path), metavar="STORE", help="Folder, made when absent.")
@click.option("--published", metavar="DATE", help="Publication date (ISO) of documents that do not tell theirs.")
@click.option("--jobs", type=click.IntRange(min=1), help="Processes to use; by default as many as pay.")
@result_options
def command(
    paths: tuple[str, ...], store: Path, published: str | None, jobs: int | None, election: str | None, round_: int | None, strict: bool
) -> int:
    """Put the facts of articles and official result files into a store; what is there already adds nothing."""
    tally = Tally()
    documents: list[Document] = []
    facts: list[BaseFact] = []
    for reading in readings(paths, tally, jobs=jobs, options=Options(published, election, round_, strict)):
        documents += reading.documents
        facts += reading.facts
    if documents:
        stores().add(store, documents, facts)
    return finish(tally)
