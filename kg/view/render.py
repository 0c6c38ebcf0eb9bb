"""Fills the template. Goes in: the lists of the network and what the page shows beside them. Goes out: HTML.

Every text passes through Jinja's autoescape or through JSON in which `<`, `>` and `&` are escaped, so that none can end the
element it stands in. Large payloads are gzipped, which browsers undo.
"""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Mapping, Sequence
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from kg import __version__
from kg.view import assets

#: Payloads above this many bytes are compressed; below, the file stays readable and greppable.
PLAIN_BYTES = 400_000
#: Rows of the table for browsers without JavaScript.
FALLBACK_ROWS = 1_000
_ESCAPED = "<>&\u2028\u2029"


def to_json(value: object) -> str:
    """JSON that cannot end a script element, whatever its strings hold."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in _ESCAPED:
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text.encode("utf-8", "replace").decode("utf-8")


def packed(text: str) -> tuple[str, str]:
    """Give (encoding, text for the page): as is when small, else gzipped in base64; the same text gives the same bytes."""
    raw = text.encode("utf-8")
    if len(raw) <= PLAIN_BYTES:
        return "plain", text
    return "gzip", base64.b64encode(gzip.compress(raw, compresslevel=6, mtime=0)).decode()


def payload(
    nodes: Sequence[Mapping[str, Any]],
    edges: Sequence[Mapping[str, Any]],
    numbers: Mapping[Any, int],
    extras: Mapping[str, Any],
    lang: str,
) -> dict[str, Any]:
    """Gather what the scripts read: nodes and edges by number, and the extras with their defaults."""
    shown = [{"kind": "organisation", "facts": [], **{k: v for k, v in n.items() if k != "shape"}, "id": str(n["id"])} for n in nodes]
    for node in shown:
        node.setdefault("short", node["label"])
    lines = [
        {"kind": "member", "facts": [], "modality": "asserted", **e, "from": numbers[e["from"]], "to": numbers[e["to"]]} for e in edges
    ]
    given: dict[str, Any] = {"facts": [], "sources": [], "conflicts": [], "labels": {}, **extras}
    focus = given.pop("focus", None)
    meta = {"lang": lang, "focus": focus if focus is not None else (0 if shown else None)}
    return {**given, "meta": meta, "nodes": shown, "edges": lines, "strings": assets.words(), "tiles": assets.tiles()}


def fallback(extras: Mapping[str, Any], words: Mapping[str, Any]) -> list[list[str]]:
    """Rows for browsers without JavaScript: type, what is said, how firmly, the exact words, the source, its date."""
    rows, labels = [], extras.get("labels", {})
    for fact in extras.get("facts", [])[:FALLBACK_ROWS]:
        proof = fact["evidence"][0]
        source = extras["sources"][proof["source"]]
        slots = {
            slot: _word(words, slot, labels.get(value, value) if slot == "election" else value) for slot, value in fact["slots"].items()
        }
        said = "; ".join(f"{words['slots'].get(slot, slot)} : {value}" for slot, value in slots.items())
        by = f" ({', '.join(fact['by'])})" if fact.get("by") else ""
        quoted = _quoted(source["passages"][proof["passage"]], proof["marks"]) if "passage" in proof else proof["value"]
        name = " — ".join(source[k] for k in ("title", "publisher") if k in source) or source["id"]
        rows.append(
            [
                words["types"][fact["type"]],
                said,
                words["modalities"][fact.get("modality", "asserted")] + by,
                quoted,
                name,
                source.get("published", ""),
            ]
        )
    return rows


def _quoted(passage: str, marks: Sequence[Sequence[int]]) -> str:
    """Give the marked words of a passage; marks count UTF-16 units."""
    units = passage.encode("utf-16-le", "surrogatepass")
    return " […] ".join(units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass") for start, end in marks)


def _word(words: Mapping[str, Any], slot: str, value: object) -> str:
    lists = {"outcome": "outcomes", "status": "statuses", "kind": "endorsement_kinds"}
    return str(words[lists[slot]].get(value, value)) if slot in lists else str(value)


def render(
    nodes: Sequence[Mapping[str, Any]],
    edges: Sequence[Mapping[str, Any]],
    numbers: Mapping[Any, int],
    extras: Mapping[str, Any],
    *,
    title: str,
    lang: str,
) -> str:
    """Give the page as one HTML text."""
    words = assets.words()[lang]
    style, scripts = assets.text("page.css"), assets.scripts()
    encoding, data = packed(to_json(payload(nodes, edges, numbers, extras, lang)))
    total = len(extras.get("facts", []))
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(assets.text("page.html.jinja")).render(
        title=title.encode("utf-8", "replace").decode("utf-8"),
        lang=lang,
        words=words,
        version=__version__,
        views=assets.VIEWS,
        csp=Markup(assets.policy(style, scripts)),
        css=Markup(style),
        scripts=[Markup(script) for script in scripts],
        payload=Markup(data),
        encoding=encoding,
        rows=fallback(extras, words),
        headings=[words["type"], words["facts"], words["modality"], words["proof"], words["source"], words["slots"]["date"]],
        cut=words["noscript_cut"].format(shown=FALLBACK_ROWS, n=total) if total > FALLBACK_ROWS else "",
    )
