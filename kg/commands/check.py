"""`kg check`: an article against the official results of a store."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

from kg.check import Answer, Finding, check
from kg.commands.grid import print_table
from kg.commands.held import held
from kg.commands.output import write_whole
from kg.errors import UsageError
from kg.model import Document
from kg.pipeline import Reading, read_files
from kg.reports import gap_word, value_word
from kg.resolved import Resolution
from kg.sources import expand


@click.command("check")
@click.argument("article", metavar="ARTICLE")
@click.option("--in", "store", required=True, type=click.Path(path_type=Path), metavar="STORE", help="Store that kg build made.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "html"]), default="table", show_default=True, help="Form of the output."
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="File to write; stdout where none is given.")
@click.option("--published", metavar="DATE", help="Publication date (ISO), where the article does not tell its own.")
@click.option("--as-of", metavar="TIME", help="Only official results published by then, as 2024-07-08T12:00.")
def command(article: str, store: Path, form: str, out: Path | None, published: str | None, as_of: str | None) -> int:
    """Check every figure and outcome of ARTICLE against the official results in a store.

    Exit code 1: something is contradicted; 0: nothing is; 2: the article or the store cannot be read.
    """
    if form == "table" and out is not None:
        raise UsageError("kg check: a table is not written to a file", "add --format json or --format html")
    reading = _read(article, published)
    (document,) = reading.documents
    resolution = held(store, as_of).resolution_with([(document, reading.facts)])
    findings = check(resolution, document.sha256)
    if form == "table":
        _table(findings)
    else:
        text = _json(document, findings) if form == "json" else _html(document, findings, resolution)
        if out is None:
            click.echo(text, nl=False)
        else:
            write_whole(out, text.encode("utf-8", "surrogatepass"))
    counts = ", ".join(f"{sum(f.answer is answer for f in findings)} {answer.value}" for answer in Answer)
    click.echo(f"{document.id}: {counts}", err=True)
    return 1 if any(f.answer is Answer.CONTRADICTED for f in findings) else 0


def _read(article: str, published: str | None) -> Reading:
    """The one article that is named."""
    paths = expand([article])
    readings = list(read_files(paths, published=published, jobs=1))
    for reading in readings:
        if reading.error:
            raise reading.error
    if len(readings) != 1 or len(readings[0].documents) != 1:
        number = sum(len(r.documents) for r in readings)
        raise UsageError(f"{article}: {number} articles", "check one at a time")
    if readings[0].documents[0].kind.official:
        raise UsageError(f"{article}: a result file", "kg check reads an article; kg build puts result files into the store")
    return readings[0]


def _json(document: Document, findings: Sequence[Finding]) -> str:
    record = {
        "document": document.id,
        "sha256": document.sha256,
        "counts": {answer.value: sum(f.answer is answer for f in findings) for answer in Answer},
        "findings": [finding.to_json() for finding in findings],
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _html(document: Document, findings: Sequence[Finding], resolution: Resolution) -> str:
    from kg.check.page import to_html

    return to_html(document, findings, resolution.facts.values())


def _table(findings: Sequence[Finding]) -> None:
    from rich.text import Text

    rows = []
    styles = {Answer.CONTRADICTED: "bold red", Answer.CONFIRMED: "green", Answer.UNCOVERED: "dim"}
    for f in findings:
        official = value_word(f.slot, f.official) if f.official is not None else ""
        gap = gap_word(f.slot, f.gap) if f.gap else ""
        against = "; ".join(f"{w.document} ({w.places[0]})" for w in f.against)
        source = ", ".join(part for part in (against, f.how) if part)
        cells = (f.subject, f.slot, value_word(f.slot, f.said), official, gap, f.article.said, source)
        rows.append((Text(f.answer.value, style=styles[f.answer]), *cells))
    print_table(("answer", "subject", "slot", "article", "official", "gap", "words", "official source"), rows)
