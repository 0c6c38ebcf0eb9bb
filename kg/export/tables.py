"""Tables for spreadsheets and data frames: one for each class, with a data dictionary (Frictionless data package), in one archive.

Goes in: a resolution. Goes out: a zip of CSV or Parquet files and `datapackage.json`. A cell with several values joins them with
`; `. Cells that spreadsheets would run as formulas are quoted. The same resolution gives the same bytes.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from kg.errors import UsageError
from kg.facts import FACT_TYPES, BaseFact
from kg.resolved import Item, Rank, Resolution
from kg.triples.items import label_of

Row = Mapping[str, Any]
_EPOCH = (1980, 1, 1, 0, 0, 0)
_TABLE_OF_TYPE = {
    "candidacy": "candidacies",
    "result": "results",
    "turnout": "turnouts",
    "seats": "seats",
    "resignation": "resignations",
    "office": "mandates",
    "affiliation": "affiliations",
    "endorsement": "endorsements",
    "statement": "quotations",
}
#: Column → what it holds; slots not listed are described by `docs/facts.md`.
_COLUMNS: Mapping[str, str] = {
    "id": "Relative identifier; behind the base IRI it is the address of the same thing in the RDF.",
    "kind": "Kind of entity.",
    "label": "Name for people.",
    "names": "Other names that sources use.",
    "codes": "Official codes, scheme:code.",
    "links": "Ties to other entities, relation:identifier.",
    "election": "Election, as TYPE-YEAR.",
    "contest": "Identifier of the contest.",
    "round": "Number of the round; empty where nobody tells.",
    "modality": "How firmly it is said: asserted, reported, unconfirmed, denied, planned; of a merged row, the firmest.",
    "sources": "Number of facts behind the row.",
    "share": "Percent of the votes cast.",
    "shown": "Whether the resolved view shows it: somebody asserts or reports it.",
    "document": "Name of the document.",
    "quote": "The words, or the cell's value, that prove it.",
    "item": "Identifier of what the fact speaks of.",
    "slot": "Slot on which sources differ.",
    "value": "One of the values.",
    "standing": "preferred: shown; normal: a tie, none is shown; deprecated: outweighed.",
    "facts": "Identifiers of the facts that say so.",
}


def csv_archive(resolution: Resolution) -> bytes:
    """CSV files (UTF-8, comma, header) and their dictionary."""
    return _archive(resolution, "csv", _csv)


def parquet_archive(resolution: Resolution) -> bytes:
    """Parquet files and their dictionary.

    Raises:
        UsageError: polars is not installed.
    """
    return _archive(resolution, "parquet", _parquet)


def tables(resolution: Resolution) -> dict[str, list[Row]]:
    """Rows by table; every table is there, be it empty."""
    found: dict[str, list[Row]] = {"entities": [_entity(e) for e in resolution.entities.values()]}
    found |= {name: [] for name in _TABLE_OF_TYPE.values()}
    for item in resolution.items.values():
        found[_TABLE_OF_TYPE[item.type]].append(_item(item, resolution))
    found["facts"] = [_fact(fact, resolution) for fact in resolution.facts.values()]
    found["conflicts"] = [
        {
            "id": conflict.id, "item": conflict.item, "label": conflict.subject, "slot": conflict.slot,
            "value": _name(value.value, resolution), "standing": value.rank.value, "facts": "; ".join(value.facts),
        }
        for conflict in resolution.conflicts
        for value in conflict.values
    ]  # fmt: skip
    found["sources"] = [
        {
            "document": s.document, "title": s.title, "publisher": s.publisher, "published": s.published,
            "url": "; ".join(s.addresses) or None,
            "kind": s.kind.value, "sha256": s.sha256,
        }
        for s in resolution.sources.values()
    ]  # fmt: skip
    return found


def _entity(entity: Any) -> Row:  # noqa: ANN401 (an Entity)
    return {
        "id": entity.id,
        "kind": entity.kind,
        "label": entity.label,
        "names": "; ".join(entity.names),
        "codes": "; ".join(f"{scheme}:{code}" for scheme, code in entity.codes),
        "links": "; ".join(f"{relation}:{end}" for relation, end in entity.links),
    }


def _item(item: Item, resolution: Resolution) -> Row:
    number = resolution.entities[item.round].number if item.round is not None else None
    row: dict[str, Any] = {"id": item.id, "label": label_of(item, resolution)}
    for slot in FACT_TYPES[item.type].SLOTS:
        if slot == "election":
            row[slot] = item.election.partition("/")[2] if item.election else None
        elif slot == "round":
            row[slot] = number
        elif slot in ("constituency", "time"):
            row[slot] = _name(item.named.get(slot), resolution)
        else:
            shown = [v.value for v in item.values.get(slot, ()) if v.rank is not Rank.DEPRECATED]
            words = shown and isinstance(shown[0], str)
            row[slot] = _joined(shown, resolution) if words else item.chosen(slot)  # of a tie of figures, `conflicts` has both
    return {
        **row,
        "contest": item.contest,
        "modality": item.modality.value,
        "shown": item.happened,
        "sources": len(item.facts),
        "facts": "; ".join(item.facts),
    }


def _fact(fact: BaseFact, resolution: Resolution) -> Row:
    quote = " … ".join(str(getattr(proof, "quote", None) or getattr(proof, "value", "")) for proof in fact.evidence)
    return {
        "id": fact.id,
        "type": fact.type,
        "item": resolution.links[fact.id].item,
        "modality": fact.modality.value,
        "attributed_to": "; ".join(fact.attributed_to),
        "document": fact.document,
        "sha256": fact.sha256,
        "segment": fact.segment.value,
        "rule": fact.rule,
        "as_written": json.dumps(fact.slots(), ensure_ascii=False, sort_keys=True),
        "quote": quote,
    }


def _joined(values: Sequence[Any], resolution: Resolution) -> str | None:
    return "; ".join(str(_name(value, resolution)) for value in values) or None


def _name(value: Any, resolution: Resolution) -> Any:  # noqa: ANN401 (a slot's value)
    return resolution.entities[value].label if isinstance(value, str) and value in resolution.entities else value


def _archive(resolution: Resolution, suffix: str, write: Callable[[Sequence[str], list[Row]], bytes]) -> bytes:
    out = io.BytesIO()
    resources = []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in tables(resolution).items():
            columns = list(dict.fromkeys(column for row in rows for column in row))
            _put(archive, f"{name}.{suffix}", write(columns, rows))
            fields = [{"name": c, "type": _type(rows, c), "description": _COLUMNS.get(c, f"Slot {c}, see docs/facts.md.")} for c in columns]
            resources.append({"name": name, "path": f"{name}.{suffix}", "format": suffix, "schema": {"fields": fields}})
        package = {"name": "kg", "profile": "data-package", "resources": resources}
        _put(archive, "datapackage.json", (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode())
    return out.getvalue()


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(info, content)


def _type(rows: Iterable[Row], column: str) -> str:
    kinds = {type(row.get(column)) for row in rows} - {type(None)}
    if kinds <= {bool}:
        return "boolean" if kinds else "string"
    if kinds <= {int}:
        return "integer"
    return "number" if kinds <= {int, float} else "string"


def _csv(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row.get(column)) for column in columns] for row in rows)
    return out.getvalue().encode("utf-8", "replace")


def _cell(value: Any) -> Any:  # noqa: ANN401 (a value of a row)
    """Spreadsheets run cells that start as formulas do: such text is quoted (OWASP, CSV injection)."""
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")) else value


def _parquet(columns: Sequence[str], rows: list[Row]) -> bytes:
    try:
        import polars as pl
    except ImportError as error:
        raise UsageError("Parquet needs polars, which is not installed", "pip install 'kg[frames]'") from error
    out = io.BytesIO()
    kinds = {"boolean": pl.Boolean, "integer": pl.Int64, "number": pl.Float64, "string": pl.String}
    schema = {column: kinds[_type(rows, column)] for column in columns}
    data = {c: [str(v) if schema[c] == pl.String and v is not None else v for v in (row.get(c) for row in rows)] for c in columns}
    pl.DataFrame(data, schema=schema).write_parquet(out, compression="zstd")
    return out.getvalue()
