"""`kg view`: a store, a part of it, or articles straight away, as one page to explore."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kg.commands.opened import stores
from kg.commands.reading import Tally, finish, readings
from kg.errors import UsageError
from kg.facts import BaseFact
from kg.model import Document


@click.command("view")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--in", "store", type=click.Path(path_type=Path), metavar="STORE", help="Store that kg build made.")
@click.option("--out", required=True, type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.html", help="Page to write.")
@click.option("--around", metavar="NAME", help="Person, contest, party or election to open on.")
@click.option("--depth", type=click.IntRange(1, 9), metavar="N", help="With --around: keep only what is at most N links away.")
@click.option("--election", metavar="NAME", help="Keep one election (senatoriales-2023) with its contests and candidates.")
@click.option("--contest", metavar="NAME", help="Keep one contest with its candidates.")
@click.option(
    "--article", metavar="FILE", help="Open on a text with its facts marked: a file, or with --in the name of a document of the store."
)
@click.option("--title", default="", help="Heading of the page; by default who stood where, in the language chosen.")
@click.option("--lang", type=click.Choice(["fr", "en"]), default="fr", show_default=True, help="Language that the page opens in.")
@click.option("--published", metavar="DATE", help="Publication date (ISO) of documents that do not tell theirs.")
def command(
    paths: tuple[str, ...],
    store: Path | None,
    out: Path,
    around: str | None,
    depth: int | None,
    article: str | None,
    published: str | None,
    **wishes: Any,  # noqa: ANN401 (election, contest, title and lang go to the page as they are)
) -> int:
    """Write one HTML page that opens with the network off: of a store (--in), or of articles that are read now (PATH...)."""
    if depth is not None and around is None:
        raise UsageError("kg view --depth: it counts links from somebody", "say from whom with --around NAME")
    asked = {"around": around, "depth": depth, **wishes}
    if store is not None:
        if paths:
            raise UsageError("kg view: it shows a store or articles, one of them", "give --in STORE, or the paths of articles")
        stores().open(store).view(out, article=article, **asked)
        return 0
    if not paths and article is None:
        raise UsageError("kg view: nothing to show", "give --in STORE, --article FILE, or the paths of articles")
    return _read(paths, article, out, published, asked)


def _read(paths: tuple[str, ...], article: str | None, out: Path, published: str | None, asked: dict[str, Any]) -> int:
    """Read articles and write their page; the one to open on comes first."""
    from kg.resolve import resolve
    from kg.resolved import Source
    from kg.view import write

    tally = Tally()
    facts: list[BaseFact] = []
    documents: list[Document] = []
    for reading in readings((*([article] if article is not None else []), *paths), tally, published=published, jobs=None):
        facts += reading.facts
        documents += reading.documents
    first = documents[0].id if article is not None and documents else None
    if documents:
        write(resolve(facts, map(Source.of, documents)), out, article=first, **asked)
    return finish(tally)
