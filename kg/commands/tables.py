"""Facts for people and for spreadsheets.

Goes in: facts. Goes out: a table on the terminal, CSV, or JSON lines.
"""

from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Iterable
from itertools import chain, islice
from typing import Any

import click

from kg.commands.grid import print_table
from kg.facts import BaseFact, dump_jsonl

_LONGEST_QUOTE = 120
#: Rows of which the columns of a table are as wide as they must be; further ones are another table below.
_ROWS = 5000
#: Bytes of records that are kept in memory while the columns of a CSV file are not known yet.
_SPOOLED = 16 << 20
_PROVENANCE = ("type", "modality", "attributed_to", "document", "segment", "evidence", "id", "rule", "confidence", "sha256")


def print_facts(facts: Iterable[BaseFact], form: str) -> None:
    """Print facts to stdout as `table`, `csv` or `jsonl`, one by one: those of a result file are never all in memory."""
    if form == "jsonl":
        for fact in facts:
            click.echo(dump_jsonl([fact]), nl=False)
    elif form == "csv":
        _csv(facts)
    else:
        rest = iter(facts)
        _table(islice(rest, _ROWS))
        for further in rest:
            _table(chain([further], islice(rest, _ROWS - 1)))


def quote_of(record: dict[str, Any]) -> str:
    """Words that prove a fact, on one line."""
    return " … ".join(" ".join(str(e.get("quote") or e.get("value") or "").split()) for e in record["evidence"])


def _said(record: dict[str, Any]) -> str:
    slots = {k: v for k, v in record.items() if k not in _PROVENANCE and v not in (None, "", [])}
    return ", ".join(f"{name} {value}" if name not in ("person", "speaker", "source") else str(value) for name, value in slots.items())


def _table(facts: Iterable[BaseFact]) -> None:
    rows = []
    for fact in facts:
        record = fact.to_json()
        quote = quote_of(record)
        short = quote if len(quote) <= _LONGEST_QUOTE else quote[: _LONGEST_QUOTE - 1] + "…"
        how = record["modality"] + (f" ({', '.join(record['attributed_to'])})" if record.get("attributed_to") else "")
        rows.append((str(record["document"]), record["type"], _said(record), how, short))
    print_table(("document", "type", "fact", "how", "words"), rows)


class _Echo:
    """Standard output as `csv` writes to it, in the encoding that click gives it."""

    @staticmethod
    def write(text: str) -> None:
        click.echo(text, nl=False)


def _csv(facts: Iterable[BaseFact]) -> None:
    slots: dict[str, None] = {}
    with tempfile.SpooledTemporaryFile(_SPOOLED, mode="w+", encoding="utf-8", errors="surrogatepass") as records:
        for fact in facts:
            record = fact.to_json()
            slots |= dict.fromkeys(name for name in record if name not in _PROVENANCE)
            records.write(json.dumps(record) + "\n")
        records.seek(0)
        writer = csv.writer(_Echo(), lineterminator="\n")
        writer.writerow(["id", "document", "type", *slots, "modality", "attributed_to", "segment", "quote"])
        writer.writerows(_row(json.loads(line), slots) for line in records)


def _row(record: dict[str, Any], slots: Iterable[str]) -> list[Any]:
    values = [record.get(name) for name in slots]
    sources = "; ".join(record.get("attributed_to") or ())
    ends = [record["modality"], sources, record["segment"], quote_of(record)]
    return [record.get("id"), record["document"], record["type"], *map(_cell, [*values, *ends])]


def _cell(value: Any) -> Any:  # noqa: ANN401 (a value of JSON)
    """Spreadsheets run cells that start as formulas do: such text is quoted (OWASP, CSV injection)."""
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t")) else value
