"""Reports as HTML: one file, no script, nothing from the network.

Goes in: the name of a template of `resources/reports` and its values. Goes out: HTML. Every text passes through Jinja's autoescape.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from kg.reports.words import gap_word, kind_word, place_word, said, slot_word, type_word, value_word


def _template(name: str) -> str:
    return files("kg").joinpath("resources", "reports", name).read_text("utf-8")


@cache
def _environment() -> Environment:
    made = Environment(loader=FunctionLoader(_template), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.filters |= {"slot": slot_word, "value_of": lambda value, slot: value_word(slot, value), "said": said, "link": _web_address}
    made.filters |= {"kind": kind_word, "type_word": type_word, "place": place_word, "gap": lambda gap, slot: gap_word(slot, gap)}
    made.globals |= {"css": Markup(_template("report.css")), "server_css": Markup(_template("server.css"))}
    return made


def _web_address(url: str) -> str:
    """An address that a link may lead to; empty for anything but http and https."""
    return url if urlsplit(url).scheme in ("http", "https") else ""


def render(template: str, values: Mapping[str, Any]) -> str:
    """Fill a template."""
    return _environment().get_template(template).render(values)
