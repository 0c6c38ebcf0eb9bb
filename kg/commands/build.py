"""`kg build`: the facts of articles and result files into a store, document by document."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import click

from kg.commands.opened import stores
from kg.commands.reading import Tally, finish, readings, result_options
from kg.errors import StoreError
from kg.pipeline import Options

#: Facts (some two million triples) up to which a build makes the graph and holds it against its shapes before it ends.
_MOST_CHECKED = 40_000


@click.command("build")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--into", "store", required=True, type=click.Path(path_type=Path), metavar="STORE", help="Folder, made when absent.")
@click.option("--published", metavar="DATE", help="Publication date (ISO) of documents that do not tell theirs.")
@click.option("--jobs", type=click.IntRange(min=1), help="Processes to use; by default as many as pay.")
@click.option("--base", metavar="IRI", help="Where the identifiers of a new store are published, as https://example.org/id/.")
@result_options
def command(
    paths: tuple[str, ...],
    store: Path,
    published: str | None,
    jobs: int | None,
    base: str | None,
    election: str | None,
    round_: int | None,
    strict: bool,
) -> int:
    """Put the facts of articles and official result files into a store; what is there already adds nothing.

    Each document is kept at once: a build that is interrupted has kept those before, and the next one goes on.
    """
    tally = Tally()
    options = Options(published, election, round_, strict)
    with ExitStack() as stack:
        filling = None
        for reading in readings(paths, tally, jobs=jobs, options=options):
            if reading.documents:
                filling = filling or stack.enter_context(stores().building(store, base=base))
                filling.add(reading.documents, reading.facts)
    if filling is not None:
        _check(store, filling.fact_count)
    return finish(tally)


def _check(store: Path, facts: int) -> None:
    """Make the index and tell what in the graph breaks its shapes; of a large store when it is first asked."""
    if facts > _MOST_CHECKED:
        click.echo(f"kg: {facts} facts are kept; their graph is made when it is first asked (kg query, kg export)", err=True)
        return
    graph = stores().open(store)
    try:
        breaches = graph.check()
    except StoreError as error:  # what was read is kept; the index is made again when asked for
        click.echo(f"kg: {error}", err=True)
        return
    for breach in breaches:
        click.echo(f"kg: {' '.join(str(breach).split())}", err=True)
