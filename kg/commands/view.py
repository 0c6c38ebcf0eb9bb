"""`kg view`: a store, or articles straight away, as one page to explore."""

from __future__ import annotations

from pathlib import Path

import click

from kg.commands.opened import stores
from kg.commands.reading import Tally, finish, readings
from kg.errors import UsageError
from kg.facts import BaseFact
from kg.model import Document

TITLE = "Qui s'est présenté où"


@click.command("view")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--in", "store", type=click.Path(path_type=Path), metavar="STORE", help="Store that kg build made.")
@click.option("--out", required=True, type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.html", help="Page to write.")
@click.option("--around", metavar="NAME", help="Person, contest, party or election to open on; by default the contest with the most facts.")
@click.option("--title", default=TITLE, show_default=True, help="Heading of the page.")
@click.option("--lang", type=click.Choice(["fr", "en"]), default="fr", show_default=True, help="Language that the page opens in.")
@click.option("--published", metavar="DATE", help="Publication date (ISO) of documents that do not tell theirs.")
def command(paths: tuple[str, ...], store: Path | None, out: Path, around: str | None, title: str, lang: str, published: str | None) -> int:
    """Write one HTML page that opens with the network off: of a store (--in), or of articles that are read now (PATH...)."""
    if (store is None) == (not paths):
        raise UsageError("kg view: it shows a store or articles, one of them", "give --in STORE, or the paths of articles")
    if store is not None:
        stores().open(store).view(out, around=around, title=title, lang=lang)
        return 0
    from kg.view import write
    from kg.view.naming import AsWritten

    tally = Tally()
    facts: list[BaseFact] = []
    documents: list[Document] = []
    for reading in readings(paths, tally, published=published, jobs=None):
        facts += reading.facts
        documents += reading.documents
    write(facts, AsWritten(facts, documents), out, around=around, title=title, lang=lang)
    return finish(tally)
