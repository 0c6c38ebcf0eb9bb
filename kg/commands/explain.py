"""`kg explain`: why an article gave these facts and no others; which rules nearly fired over many articles."""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from kg.commands.output import write_whole
from kg.commands.reading import Tally, finish, tell
from kg.errors import KGError, UsageError
from kg.explain import Miss, account_of, near_misses, page, written
from kg.extract import stages
from kg.model import Document
from kg.sources import check_date, expand, read

_COLUMNS = ("rule", "type", "gate", "reason", "document", "start", "end", "quote")


@click.command("explain")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--html", "out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.html", help="Write a page with the text marked."
)
@click.option("--misses", is_flag=True, help="List the rules that nearly fired, by rule, over all the articles.")
@click.option("--rule", metavar="PREFIX", help="With --misses: only rules whose name starts so.")
@click.option("--csv", "as_csv", is_flag=True, help="With --misses: every near miss as a row of CSV.")
@click.option("--published", metavar="DATE", help="Publication date (ISO) of documents that do not tell theirs.")
def command(paths: tuple[str, ...], out: Path | None, misses: bool, rule: str | None, as_csv: bool, published: str | None) -> int:
    """Tell why articles gave these facts: zones, mentions, references, rules that fired, and rules that nearly did.

    PATH is a file, a folder, a pattern, or - for standard input.
    """
    if (rule or as_csv) and not misses:
        raise UsageError("kg explain: --rule and --csv go with --misses", "add --misses")
    tally = Tally()
    documents = _documents(paths, published, tally)
    if misses:
        _log(documents, rule or "", as_csv)
        return finish(tally)
    if out is not None:
        return _page(list(documents), out, tally)
    for document in documents:
        account = account_of(document)
        tally.facts += len(account.facts)
        click.echo(written(account))
    return finish(tally)


def _documents(paths: tuple[str, ...], published: str | None, tally: Tally) -> Iterator[Document]:
    if published is not None:
        check_date(published)
    for path in expand(paths):
        tally.files += 1
        try:
            for document in read(path, published=published):
                tally.documents += 1
                yield document
        except KGError as problem:
            tally.faults += 1
            tell(str(problem))


def _page(documents: list[Document], out: Path, tally: Tally) -> int:
    if len(documents) > 1:
        raise UsageError(f"kg explain --html: {len(documents)} articles, one page", "name one article")
    if documents:
        account = account_of(documents[0])
        tally.facts += len(account.facts)
        write_whole(out, page(account).encode("utf-8", "surrogatepass"))
    return finish(tally)


def _log(documents: Iterator[Document], rule: str, as_csv: bool) -> None:
    found = ((d, m) for d in documents for m in _misses_of(d) if m.rule.startswith(rule))
    if as_csv:
        writer = csv.writer(sys.stdout)
        writer.writerow(_COLUMNS)
        for document, miss in found:
            flat = " ".join(miss.quote.quote.split())
            writer.writerow((miss.rule, miss.kind, miss.gate, miss.reason, document.id, miss.quote.start, miss.quote.end, flat))
        return
    counts: Counter[tuple[str, str, str]] = Counter()
    first: dict[tuple[str, str, str], str] = {}
    for document, miss in found:
        key = (miss.rule, miss.gate, miss.reason)
        counts[key] += 1
        first.setdefault(key, f"{document.id}: {' '.join(miss.quote.quote.split())[:90]}")
    for key, number in sorted(counts.items(), key=lambda row: (-row[1], row[0])):
        click.echo(f"{number:5}  {key[0]:28} {key[2]}\n{'':7}{first[key]}")


def _misses_of(document: Document) -> Iterator[Miss]:
    made = stages(document)
    return near_misses(made.text, made.drafted)
