"""The visible text of a page, cut where the eye sees a new block.

Goes in: the tree of a page and the zones of its boxes. Goes out: `Piece` values in reading order. White space is as a browser
shows it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import html

from kg.model import Zone
from kg.sources.boxes import Boxes

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "button",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_SKIPPED = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "svg",
        "iframe",
        "select",
        "option",
        "head",
        "object",
        "video",
        "audio",
        "canvas",
        "input",
        "textarea",
    ]
)
_ITEMS = frozenset({"li", "dd", "tr"})
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6", "dt", "caption"})
_SPACE = re.compile(r"[ \t\n\r\f]+")
CELL = " | "
#: Boxes nested deeper than any page that people write are read as one run of text.
_DEEPEST = 500


class Piece(NamedTuple):
    """Text of one block and its zone (None: the markup says nothing)."""

    text: str
    zone: Zone | None


class _Flow:
    """Collects text until a block ends."""

    def __init__(self, boxes: Boxes) -> None:
        self.boxes = boxes
        self.found: list[Piece] = []
        self.buffer: list[str] = []
        self.breaks = 0
        self.zone: Zone | None = None

    def text(self, words: str | None, zone: Zone | None) -> None:
        if words is None or not words.strip(" \t\n\r\f"):
            if words and self.buffer:
                self.buffer.append(" ")
            return
        if self.breaks > 1 or (self.buffer and zone != self.zone):
            self.end()
        elif self.breaks == 1 and self.buffer:
            self.buffer.append("\v")
        self.breaks = 0
        self.zone = zone
        self.buffer.append(words.replace("\v", " "))

    def end(self) -> None:
        lines = _SPACE.sub(" ", "".join(self.buffer)).split("\v")
        text = "\n".join(line for line in (part.strip(" ") for part in lines) if line).strip(CELL)
        if text:
            self.found.append(Piece(text, self.zone))
        self.buffer, self.breaks = [], 0

    def walk(self, element: html.HtmlElement, zone: Zone | None, row: bool, depth: int = 0) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIPPED or hidden(element):
            return
        if tag == "br":
            self.breaks += 1
            return
        inside = self.boxes.zone(element, zone)
        if inside is None and tag in _ITEMS:
            inside = Zone.LIST_ITEM
        elif inside is None and tag in _HEADINGS:
            inside = Zone.HEADING
        cell = tag in ("td", "th") or (row and tag in _BLOCKS)
        if cell:
            self.buffer.append(CELL if self.buffer else "")
        elif tag in _BLOCKS or inside is not zone:
            self.end()
        if depth > _DEEPEST:
            self.text(str(element.text_content()), inside)
        else:
            self.text(element.text, inside)
            for child in element:
                self.walk(child, inside, row or tag == "tr", depth + 1)
                self.text(child.tail, inside)
        if (tag in _BLOCKS or inside is not zone) and not cell:
            self.end()


def pieces(root: html.HtmlElement, boxes: Boxes) -> list[Piece]:
    """Blocks of text of the page, from its top to its end."""
    flow = _Flow(boxes)
    body = root.find("body")
    flow.walk(root if body is None else body, None, row=False)
    flow.end()
    return flow.found


def hidden(element: html.HtmlElement) -> bool:
    """Whether the markup itself keeps the element from being seen."""
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or element.get("aria-hidden") == "true" or "display:none" in style
