"""`kg build`: the facts of articles into a store."""

from __future__ import annotations

from pathlib import Path

import click

from kg.commands.opened import stores
from kg.commands.reading import Tally, finish, readings
from kg.facts import BaseFact
from kg.model import Document


@click.command("build")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--into", "store", required=True, type=click.Path(path_type=Path), metavar="STORE", help="Folder, made when absent.")
@click.option("--published", metavar="DATE", help="Publication date (ISO) of documents that do not tell theirs.")
@click.option("--jobs", type=click.IntRange(min=1), help="Processes to use; by default as many as pay.")
def command(paths: tuple[str, ...], store: Path, published: str | None, jobs: int | None) -> int:
    """Put the facts of articles into a store; what is there already adds nothing."""
    tally = Tally()
    documents: list[Document] = []
    facts: list[BaseFact] = []
    for reading in readings(paths, tally, published=published, jobs=jobs):
        documents += reading.documents
        facts += reading.facts
    if documents:
        stores().add(store, documents, facts)
    return finish(tally)
