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
    *("dom", "data", "words", "state", "search", "searchbox", "filters", "narrowing"),
    *("contest", "flow", "hemicycle", "timeline", "arrange", "cards", "graph", "facts", "article", "panel", "path"),
    *("views", "contests", "map", "scene", "overview", "take", "main"),
)
STYLES = ("page.css", "charts.css", "article.css")
VIEWS = ("map", "graph", "overview", "table", "conflicts", "sources")
_CLOSES = re.compile(r"</(script|style)|<!--", re.IGNORECASE)


def text(name: str) -> str:
    """Give a file of `kg/resources/page`."""
    return files("kg").joinpath("resources", "page", name).read_text(encoding="utf-8")


def parsed(yaml_text: str) -> Any:  # noqa: ANN401 (any value that YAML can hold)
    """Give what a text in YAML says."""
    return yaml.load(yaml_text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


@cache
def loaded(name: str) -> dict[str, Any]:
    """Give what a YAML file of the page says."""
    return dict(parsed(text(name)))


def words() -> dict[str, dict[str, Any]]:
    """Give the page's words by language."""
    return loaded("strings.yaml")


@cache
def tiles() -> tuple[dict[str, Any], ...]:
    """Give the squares of the map: code, name, column and row, from 0."""
    rows = csv.DictReader(line for line in text("tiles.csv").splitlines() if not line.startswith("#"))
    return tuple({"code": r["code"], "name": r["name"], "column": int(r["column"]), "row": int(r["row"])} for r in rows)


@cache
def scripts() -> tuple[str, ...]:
    """Every script of the project's own, in the order in which the page runs them.

    Raises:
        ResourceError: a script holds what would end its own element.
    """
    own = [(f"js/{name}.js", text(f"js/{name}.js")) for name in SCRIPTS]
    for name, source in own:
        if _CLOSES.search(source):
            raise ResourceError(f"{name}: it holds a closing tag or a comment mark and cannot stand inline", "split the string in it")
    return tuple(source for _, source in own)


@cache
def vis_source() -> str:
    """The vis-network that comes with pyvis; the page runs it once a graph is to be drawn."""
    return files("pyvis").joinpath("lib", "vis-9.1.2", "vis-network.min.js").read_text(encoding="utf-8")


@cache
def vis_network() -> str:
    """vis-network as the file holds it: gzipped in base64, a third of its size."""
    from kg.view.pack import zipped

    return zipped(vis_source().encode("utf-8"))


def style() -> str:
    """Give every rule of the page's look as one text."""
    return "\n".join(text(name) for name in STYLES)


def policy(style: str, inline: tuple[str, ...]) -> str:
    """Give a Content-Security-Policy that runs these scripts and this style, and nothing else; no request leaves the page."""
    allowed = " ".join(f"'sha256-{_digest(source)}'" for source in inline)
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'sha256-{_digest(style)}'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _digest(source: str) -> str:
    return base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
