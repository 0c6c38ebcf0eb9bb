"""Fills the template. Goes in: the lists of the network and what the page shows beside them. Goes out: HTML.

Every text passes through Jinja's autoescape or through JSON in which `<`, `>` and `&` are escaped, so that none can end the
element it stands in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from kg import __version__
from kg.view import assets
from kg.view.pack import facts_part, graph_part, packed

#: Rows of the table for browsers without JavaScript.
FALLBACK_ROWS = 1_000


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
    style, scripts = assets.style(), assets.scripts()
    counts = {name: len(extras.get(name, ())) for name in ("facts", "sources")}
    meta = {
        "lang": lang,
        "focus": 0 if nodes else None,
        "home": "graph",
        "serve": find_spec("kg.server") is not None,
        **counts,
        **extras.get("meta", {}),
    }
    parts = [
        ("kg-data", *packed(graph_part(nodes, edges, numbers, extras, meta))),
        ("kg-facts", *packed(facts_part(nodes, extras))),
        ("kg-vis", "gzip", assets.vis_network()),
    ]
    total = len(extras.get("facts", []))
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(assets.text("page.html.jinja")).render(
        title=(title or words["title"]).encode("utf-8", "replace").decode("utf-8"),
        own_title=bool(title),
        lang=lang,
        words=words,
        version=__version__,
        views=assets.VIEWS,
        csp=Markup(assets.policy(style, (*scripts, assets.vis_source()))),
        css=Markup(style),
        scripts=[Markup(script) for script in scripts],
        parts=[(name, encoding, Markup(text)) for name, encoding, text in parts],
        rows=fallback(extras, words),
        headings=[words["type"], words["facts"], words["modality"], words["proof"], words["source"], words["slots"]["date"]],
        cut=words["noscript_cut"].format(shown=FALLBACK_ROWS, n=total) if total > FALLBACK_ROWS else "",
    )
