"""Pages as the file holds them: tables by column, in two parts, the larger ones compressed.

Goes in: the lists of a network and what the page shows beside them. Goes out: two texts. The first part (nodes, lines, words,
map) is enough to draw; the second (facts, sources, contradictions) is read while one looks. Columns and words said once make a
file of 20,000 nodes half as large; `kg/resources/page/js/data.js` undoes it.
"""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic_core import PydanticSerializationError
from pydantic_core import to_json as core_json

from kg.view import assets

#: Parts above this many bytes are compressed; below, the file stays readable and greppable.
PLAIN_BYTES = 200_000
_ESCAPED = "<>&\u2028\u2029"


def to_json(value: object) -> str:
    """JSON that cannot end a script element, whatever its strings hold."""
    text = _dump(value)
    for character in _ESCAPED:
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _dump(value: object) -> str:
    try:
        return core_json(value).decode("utf-8")  # five times as fast as `json`, in the same words
    except PydanticSerializationError:  # lone surrogates, which no file may hold
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        return text.encode("utf-8", "replace").decode("utf-8")


def packed(value: object) -> tuple[str, str]:
    """Give (encoding, text for the page): JSON when small, else gzipped in base64; the same value gives the same bytes."""
    raw = _dump(value).encode("utf-8")
    return ("plain", to_json(value)) if len(raw) <= PLAIN_BYTES else ("gzip", zipped(raw))


def zipped(raw: bytes) -> str:
    """Give bytes gzipped in base64, the same ones always to the same text."""
    return base64.b64encode(gzip.compress(raw, compresslevel=6, mtime=0)).decode()


def columns(records: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Give a table by column: {"n": rows, name: [value or None, …]}; None stands for a name that the record has not."""
    names: dict[str, Any] = {}
    for record in records:
        names.update(record)
    return {"n": len(records), "columns": {name: [record.get(name) for record in records] for name in names}}


def graph_part(
    nodes: Sequence[Mapping[str, Any]],
    edges: Sequence[Mapping[str, Any]],
    numbers: Mapping[Any, int],
    extras: Mapping[str, Any],
    meta: Mapping[str, Any],
) -> dict[str, Any]:
    """Gather what the first drawing needs: nodes and lines by number, words, the map."""
    shown = []
    for node in nodes:
        row = {name: value for name, value in node.items() if name != "shape" and value != []}
        row["id"] = str(node["id"])
        if row.get("short") == row["label"]:
            del row["short"]
        shown.append(row)
    lines = [
        {**{name: value for name, value in e.items() if (name, value) != ("modality", "asserted") and value != []},
         "from": numbers[e["from"]], "to": numbers[e["to"]]}
        for e in edges
    ]  # fmt: skip
    given = {"labels": extras.get("labels", {}), "meta": dict(meta), "strings": assets.words(), "tiles": assets.tiles()}
    return {**given, "nodes": columns(shown), "edges": columns(lines)}


def facts_part(nodes: Sequence[Mapping[str, Any]], extras: Mapping[str, Any]) -> dict[str, Any]:
    """Gather what the panels need. A slot that says the label of the node it names is None: the label is in the other part."""
    labels = [node["label"] for node in nodes]
    rows = []
    for fact in extras.get("facts", ()):
        links = fact.get("links", {})
        slots = {slot: None if slot in links and value == labels[links[slot]] else value for slot, value in fact["slots"].items()}
        rows.append({**fact, "slots": slots, "evidence": proofs(fact["evidence"])})
    return {
        "facts": columns(rows),
        "sources": columns(extras.get("sources", ())),
        **{name: list(extras.get(name, ())) for name in ("conflicts", "mandates", "maybe")},
    }


#: Stands where the number of a passage would: what follows are cells.
CELLS = -1


def proofs(evidence: Sequence[Mapping[str, Any]]) -> list[list[Any]]:
    """Words of a passage as [source, passage, start, end, …], cells of a row as [source, CELLS, sheet, row, column, value, …]."""
    found: list[list[Any]] = []
    for proof in evidence:
        if "passage" in proof:
            found.append([proof["source"], proof["passage"], *(offset for mark in proof["marks"] for offset in mark)])
            continue
        head = [proof["source"], CELLS, proof.get("sheet"), proof["row"]]
        if not found or found[-1][:4] != head:
            found.append(head)
        found[-1] += [proof.get("column"), proof["value"]]
    return found
