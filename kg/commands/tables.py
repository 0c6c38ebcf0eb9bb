"""Facts for people and for spreadsheets.

Goes in: facts. Goes out: a table on the terminal, CSV, or JSON lines.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import click

from kg.facts import BaseFact, dump_jsonl

_WIDTH_OF_FILES = 200
_LONGEST_QUOTE = 120
_PROVENANCE = ("type", "modality", "attributed_to", "document", "segment", "evidence", "id", "rule", "confidence", "sha256")


def print_facts(facts: Iterable[BaseFact], form: str) -> None:
    """Print facts to stdout as `table`, `csv` or `jsonl`."""
    if form == "jsonl":
        for fact in facts:  # one by one: those of a result file are never all in memory
            click.echo(dump_jsonl([fact]), nl=False)
    elif form == "csv":
        click.echo(_csv(list(facts)), nl=False)
    else:
        _table(facts)


def quote_of(record: dict[str, Any]) -> str:
    """Words that prove a fact, on one line."""
    return " … ".join(" ".join(str(e.get("quote") or e.get("value") or "").split()) for e in record["evidence"])


def _said(record: dict[str, Any]) -> str:
    slots = {k: v for k, v in record.items() if k not in _PROVENANCE and v not in (None, "", [])}
    return ", ".join(f"{name} {value}" if name not in ("person", "speaker", "source") else str(value) for name, value in slots.items())


def _table(facts: Iterable[BaseFact]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False)
    for heading in ("document", "type", "fact", "how", "words"):
        table.add_column(heading, overflow="fold")
    for fact in facts:
        record = fact.to_json()
        quote = quote_of(record)
        short = quote if len(quote) <= _LONGEST_QUOTE else quote[: _LONGEST_QUOTE - 1] + "…"
        how = record["modality"] + (f" ({', '.join(record['attributed_to'])})" if record.get("attributed_to") else "")
        table.add_row(*(Text(str(cell)) for cell in (record["document"], record["type"], _said(record), how, short)))
    console = Console(width=None if sys.stdout.isatty() else _WIDTH_OF_FILES)
    console.print(table)


def _csv(facts: Sequence[BaseFact]) -> str:
    records = [fact.to_json() for fact in facts]
    slots = list(dict.fromkeys(name for record in records for name in record if name not in _PROVENANCE))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["id", "document", "type", *slots, "modality", "attributed_to", "segment", "quote"])
    for record in records:
        values = [record.get(name) for name in slots]
        sources = "; ".join(record.get("attributed_to") or ())
        ends = [record["modality"], sources, record["segment"], quote_of(record)]
        writer.writerow([record.get("id"), record["document"], record["type"], *map(_cell, [*values, *ends])])
    return out.getvalue()


def _cell(value: Any) -> Any:  # noqa: ANN401 (a value of JSON)
    """Spreadsheets run cells that start as formulas do: such text is quoted (OWASP, CSV injection)."""
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t")) else value
