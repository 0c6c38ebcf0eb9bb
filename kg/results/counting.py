"""All counts of a file, whatever its format: the one place that knows every reader.

Goes in: a `Source`. Goes out: counts, as they stream, and notes. Refused (`SourceError`): what no reader knows, with what was
seen and what was expected.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial

from kg.errors import SourceError
from kg.results import delimited, headings, ministry_xml, pages, rows, summaries, workbook, xls, xlsx
from kg.results.records import Count
from kg.results.source import Source
from kg.results.tables import Table
from kg.results.vocabulary import load

#: A file of one row for each candidate whose counts are scattered is sorted in memory up to so many rows.
MOST_SCATTERED = 500_000
_SEEN = 12
_EXPECTED = (
    "expected a heading with names (Nom, Candidat, Liste, Binôme, Nuance) and figures (Voix, Inscrits), or a layout of docs/results.md"
)


@dataclass(slots=True)
class Unread:
    """What a file holds that no layout reads: sheets and columns."""

    sheets: list[str] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)


def looks_official(source: Source) -> bool:
    """Whether a file is for this package: results that a reader knows, or a table that is certainly no article."""
    if workbook.is_workbook(source) or (ministry_xml.looks_like_xml(source) and not pages.looks_like_page(source)):
        return True
    if pages.looks_like_page(source):
        return pages.is_result_page(source)
    table = delimited.table_of(source)
    return table is not None and (headings.plan_of(table) is not None or delimited.is_plainly_table(source))


def counts_of(source: Source, scattered: Collection[str | None] = (), unread: Unread | None = None) -> Iterator[Count]:
    """The counts of a file.

    Args:
        source: the file.
        scattered: names of tables whose counts are brought together first.
        unread: takes in what is passed over.

    Raises:
        SourceError: the file is broken, or nothing in it is known.
    """
    if pages.looks_like_page(source) and not source.head.startswith((xlsx.MAGIC, xls.MAGIC)):
        yield from pages.counts_of(source)
    elif ministry_xml.looks_like_xml(source):
        yield from ministry_xml.counts_of(source)
    else:
        yield from _counts_of_tables(source, scattered, unread or Unread())


def _tables(source: Source) -> Iterable[Table]:
    if not source.head.strip():
        raise SourceError(f"{source.path}: empty", "give a file with figures or candidates")
    if workbook.is_workbook(source):
        return workbook.tables_of(source)
    if source.head.startswith((xlsx.MAGIC, xls.MAGIC)):
        raise SourceError(f"{source.path}: an archive or an office document, not a workbook", "give the workbook that it holds")
    table = delimited.table_of(source)
    if table is None:
        raise SourceError(f"{source.path}: no table and no XML of results: {_start(source)}", _EXPECTED)
    return [table]


def _counts_of_tables(source: Source, scattered: Collection[str | None], unread: Unread) -> Iterator[Count]:
    known = 0
    for table in _tables(source):
        first = headings.first_rows(table)
        if summaries.is_summary(first):
            known += 1
            yield from summaries.counts_of(table)
            continue
        plan = headings.plan_of(table, first)
        if plan is None:
            if any(any(text.strip() for text in cells) for _, cells in first):
                unread.sheets.append(table.name or "")
            continue
        known += 1
        where = f"sheet {table.name!r}, " if table.name else ""
        unread.columns += [where + column for column in plan.unread]
        if table.name in scattered:
            table = _together(source, table, plan)
        try:
            yield from rows.counts_of(table, plan)
        except rows.Misfit as error:
            raise SourceError(f"{source.path}: {where}{error}", "check that the rows fit their heading") from error
    if not known:
        raise SourceError(f"{source.path}: of no known layout; seen: {_seen(_tables(source))}", _EXPECTED)


def _together(source: Source, table: Table, plan: headings.Plan) -> Table:
    gathered = rows.scattered(table.rows(), plan)
    if len(gathered) > MOST_SCATTERED:
        raise SourceError(f"{source.path}: the rows of one contest are scattered over {len(gathered)} rows", "sort the file by contest")
    return Table(table.name, partial(iter, gathered), table.first_column, table.heading)


def _seen(tables: Iterable[Table]) -> str:
    """The likeliest heading of the first table, with what was understood of it."""
    for table in tables:
        candidates = [[text.strip() for text in cells if text.strip()] for _, cells in headings.first_rows(table, 20)]
        best = max(candidates, key=lambda texts: (sum(load().role(t) is not None for t in texts), len(texts)), default=[])
        if best:
            more = ", ..." if len(best) > _SEEN else ""
            return ", ".join(repr(text[:40]) for text in best[:_SEEN]) + more
    return "nothing"


def _start(source: Source) -> str:
    return repr(" ".join(source.head[:200].decode(source.encoding, "replace").split())[:80])
