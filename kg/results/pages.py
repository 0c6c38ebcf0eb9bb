"""Saved pages of the ministry's site of results: a table of candidates and one of turnout for each round.

Goes in: a `Source`. Goes out: counts; the place is told by the headings (`4ème circonscription (0604)`), the round by the
captions. A page is one of these where its tables read as results and the ministry signs it: an article with a table stays an
article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml import html

from kg.results.cells import RawCell
from kg.results.clues import clue_in
from kg.results.headings import plan_of
from kg.results.records import Count
from kg.results.rows import counts_of as counts_of_rows
from kg.results.source import Source
from kg.results.summaries import labelled
from kg.results.tables import Row, Table
from kg.results.vocabulary import heading_key, load
from kg.sources.encoding import decode

_PLACE = re.compile(r"(?P<name>[^()]+?)\s*\((?P<code>\d[0-9A-Z]{1,5}|Z[A-Z]\d*)\)")
_NUMBERED = re.compile(r"\d{1,2} ?(?:ère|er|re|ème|eme|e|è)\s+circonscription", re.IGNORECASE)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "title")
_FEWEST_LABELS = 3
_SEATS = re.compile(r"sieges? a pourvoir (\d+)")


def looks_like_page(source: Source) -> bool:
    """Whether a file is HTML."""
    start = source.head[:4096].lower()
    return b"<html" in start or b"<!doctype html" in start or b"<table" in start


def counts_of(source: Source) -> Iterator[Count]:
    """The counts of a page, in its order; none where it is no page of results."""
    page = _parsed(source)
    if page is None:
        return
    headings = [*(_text(h) for tag in _HEADINGS for h in page.iter(tag)), _status(page)]
    place = _place(headings)
    waiting: Count | None = None
    over: str = ""
    number = 0
    for element in page.iter("table", *_HEADINGS):
        if element.tag != "table":
            over = _text(element)
            continue
        number += 1
        table = _table(element, number, headings)
        turnout = _turnout(table)
        if turnout and waiting is not None:
            waiting.fixed |= turnout
            yield waiting
            waiting = None
            continue
        plan = plan_of(table)
        if plan is None or not any("votes" in block for block in plan.blocks):
            continue
        if waiting is not None:
            yield waiting
        lines = [line for count in counts_of_rows(table, plan) for line in count.lines]
        waiting = Count(table.name, place | _round(table.name or "", over), lines, table.heading, "page", 1)
    if waiting is not None:
        yield waiting


def is_result_page(source: Source) -> bool:
    """Whether a page is signed by the ministry and has a table of results."""
    with source.open() as stream:
        tables = b"<table" in stream.read().lower()
    page = _parsed(source) if tables else None  # most pages of the press have none, and parsing costs
    if page is None:
        return False
    words = heading_key(" ".join([*(str(m) for m in page.xpath("//meta/@content")), *page.xpath("//footer//text() | //title/text()"),
                                  *page.xpath("//a/@href"), *(_text(h) for h in page.iter("h1", "h2"))]))  # fmt: skip
    return any(sign in words for sign in load().words.ministry) and next(counts_of(source), None) is not None


@lru_cache(maxsize=2)
def _parsed(source: Source) -> html.HtmlElement | None:
    with source.open() as stream:
        text = decode(stream.read(), source.path, page=True)
    if not text.strip():
        return None
    return html.document_fromstring(text.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))


def _text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _status(page: html.HtmlElement) -> str:
    """What a note at the foot of the page says of how final its counts are."""
    words, text = load().words, heading_key(_text(page))
    return next((phrase for phrase in (*words.provisional, *words.final) if f" {phrase} " in f" {text} "), "")


def _round(*texts: str) -> dict[str, RawCell]:
    """The round that the caption of a table tells, or the heading before it: a page may hold both rounds."""
    told = next((text for text in texts if clue_in(text).round), None)
    return {"round": RawCell(1, "heading", str(clue_in(told).round))} if told else {}


def _table(element: html.HtmlElement, number: int, headings: list[str]) -> Table:
    caption = next((_text(c) for c in element.iter("caption")), "")
    rows: list[Row] = [(i, [_text(c) for c in row if c.tag in ("td", "th")]) for i, row in enumerate(element.iter("tr"), 1)]
    return Table(caption or f"table {number}", lambda: iter(rows), 0, " | ".join([caption, *headings]))


def _turnout(table: Table) -> dict[str, RawCell]:
    found: dict[str, RawCell] = {}
    for number, cells in table.rows():
        found |= {role: cell for role, cell in labelled(number, cells, 1).items() if role not in found}
    return found if len(found) >= _FEWEST_LABELS and "registered" in found else {}


def _place(headings: list[str]) -> dict[str, RawCell]:
    """Where the page counts: headings give names with their codes, and constituencies by number; else the whole country."""
    found: dict[str, RawCell] = {}
    for heading in headings:
        if seats := _SEATS.search(heading_key(heading)):
            found["seats_to_fill"] = RawCell(1, "heading", seats[1])
        for match in _PLACE.finditer(heading):
            kind = _kind(match["name"], match["code"])
            if kind is None:
                continue
            found.setdefault(f"{kind}_code", RawCell(1, "heading", match["code"]))
            found.setdefault(f"{kind}_name", RawCell(1, "heading", match["name"].strip(" -,:")))
        if numbered := _NUMBERED.search(heading):
            found.setdefault("circonscription_name", RawCell(1, "heading", numbered[0]))
    if not any(role.endswith(("_code", "_name")) for role in found):
        area = next((h for h in headings if heading_key(h) in load().words.area_of), None)
        if area:
            found["place_name"] = RawCell(1, "heading", area)
    return found


def _kind(name: str, code: str) -> str | None:
    """What a code in brackets is of; None for what is no code, such as a year."""
    words = heading_key(name)
    if "circonscription" in words:
        return "circonscription"
    if "canton" in words:
        return "canton"
    return {2: "departement", 3: "departement", 5: "commune"}.get(len(code))
