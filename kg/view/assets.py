"""The files of the page: template, style, scripts, words, tile map, and pyvis's vis-network.

Goes in: nothing. Goes out: texts ready to stand inline in one HTML file. Refused: a script that would close its own element.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from kg.errors import ResourceError

#: In the order in which they are loaded; each hangs its functions on one name.
SCRIPTS: tuple[str, ...] = (
    "dom",
    "data",
    "words",
    "state",
    "search",
    "searchbox",
    "filters",
    "contest",
    "arrange",
    "cards",
    "graph",
    "facts",
    "panel",
)
SCRIPTS += ("path", "views", "map", "overview", "main")
VIEWS = ("graph", "map", "overview", "table", "conflicts", "sources")
_CLOSES = re.compile(r"</(script|style)|<!--", re.IGNORECASE)


def text(name: str) -> str:
    """Give a file of `kg/resources/page`."""
    return files("kg").joinpath("resources", "page", name).read_text(encoding="utf-8")


@cache
def words() -> dict[str, dict[str, Any]]:
    """Give the page's words by language."""
    return dict(yaml.load(text("strings.yaml"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))


@cache
def tiles() -> tuple[dict[str, Any], ...]:
    """Give the squares of the map: code, name, column and row, from 0."""
    rows = csv.DictReader(line for line in text("tiles.csv").splitlines() if not line.startswith("#"))
    return tuple({"code": r["code"], "name": r["name"], "column": int(r["column"]), "row": int(r["row"])} for r in rows)


@cache
def scripts() -> tuple[str, ...]:
    """Every script that the page runs, vis-network first.

    Raises:
        ResourceError: a script holds what would end its own element.
    """
    own = [(f"js/{name}.js", text(f"js/{name}.js")) for name in SCRIPTS]
    vis = files("pyvis").joinpath("lib", "vis-9.1.2", "vis-network.min.js").read_text(encoding="utf-8")
    for name, source in [("vis-network.min.js", vis), *own]:
        if _CLOSES.search(source):
            raise ResourceError(f"{name}: it holds a closing tag or a comment mark and cannot stand inline", "split the string in it")
    return (vis, *(source for _, source in own))


def policy(style: str, inline: tuple[str, ...]) -> str:
    """Give a Content-Security-Policy that runs these scripts and this style, and nothing else; no request leaves the page."""
    allowed = " ".join(f"'sha256-{_digest(source)}'" for source in inline)
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'sha256-{_digest(style)}'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _digest(source: str) -> str:
    return base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
