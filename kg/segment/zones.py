"""The zone of every line of a page, by its wording, its place and what stands around it.

Goes in: lines, some with the zone of their markup. Goes out: the same lines, each with a zone.
"""

from __future__ import annotations

import re
from itertools import zip_longest

from kg.model import Zone
from kg.segment.lines import Line
from kg.segment.teasers import LONGEST_TITLE, mark_tail, mark_teasers
from kg.segment.wording import Wording, load
from kg.sources.dates import says_date

_LONGEST_LABEL = 200
_LONGEST_HEADING = 100
_LONGEST_LEDE = 450
_HEAD_LINES = 12
_LONGEST_NAME = 40
_PARTICLES = frozenset({"de", "du", "des", "la", "le", "et"})
_KICKER_WORDS, _LONGEST_KICKER = 6, 60
_TIME = re.compile(r"(?:(?:[^\W\d]+,? )?(?:\d{1,2} [^\W\d]+,? )?)\d{1,2}\s?[h:]\s?\d{2}\W*$", re.IGNORECASE)
_TIMED_TITLE = re.compile(r"(?:[^\W\d]+, )?\d{1,2}\s?[h:]\s?\d{2}\b\W")
_ITEM = re.compile(r"[-–—•·▪■*►▶]\s*\S|\d{1,2}[.)]\s")
_RULED = re.compile(r"[-–—]\s?.+\s?[-–—]$")
_FIGURE = re.compile(r"\d\s?%|\d\s+(?:voix|sièges?|élus?)\b|:\s*\d")
_INITIALS = re.compile(r"[a-z]{2,4}([-/][a-z]{2,4})+$|([A-Z]\.[ -]?){2,3}$")
_NAME = re.compile(r"[^\W\d_][^\d,:;!?()\"«»]*$")


def assign(lines: list[Line]) -> None:
    """Give each line without a zone its zone."""
    words = load()
    for line in lines:
        if line.zone is None and len(line.text) <= _LONGEST_LABEL and words.furniture.match(line.plain):
            line.zone = Zone.FURNITURE
    _reopen_cards(lines, words)
    mark_teasers(lines, words)
    mark_tail(lines)
    _labels(lines, words)
    start = _head(lines)
    _body(lines, start)


def _reopen_cards(lines: list[Line], words: Wording) -> None:
    """Reading times and rubrics inside a list of articles are part of its cards."""
    inside = False
    for line in lines:
        if len(line.text) <= LONGEST_TITLE and words.teaser_titles.match(line.plain):
            inside = True
        elif inside and line.zone is Zone.FURNITURE and words.card_minutes.match(line.plain):
            line.zone = None


def _labels(lines: list[Line], words: Wording) -> None:
    """Date lines, bylines, captions with their credits, wherever they stand."""
    open_lines = [line for line in lines if line.zone is None]
    for position, line in enumerate(open_lines):
        before = open_lines[position - 1] if position else None
        if len(line.text) > _LONGEST_LABEL:
            continue
        if words.credit.match(line.plain):
            line.zone = Zone.FURNITURE
            if position > 1 and before is not None and before.zone is None and len(before.text) <= _LONGEST_LABEL:
                before.zone = Zone.CAPTION
        elif position and words.caption_ends.search(line.plain):
            line.zone = Zone.CAPTION
        elif position and says_date(line.text, near_top=position < _HEAD_LINES) and not _TIME.match(line.text):
            line.zone = Zone.DATELINE
        elif _INITIALS.match(line.text) or (
            words.byline.match(line.plain) and not line.sentence and len(line.text) <= 120 and position < 8
        ):
            line.zone = Zone.BYLINE


def _head(lines: list[Line]) -> int:
    """Headline, kicker and lede; the number of the first line of the body proper."""
    open_lines = [i for i, line in enumerate(lines) if line.zone is None]
    if not open_lines or any(line.zone is Zone.HEADLINE for line in lines):
        return _lede_after_headline(lines)
    first, rest = open_lines[0], open_lines[1:]
    if rest and _kicker(lines[first]) and rest[0] == first + 1 and _titled(lines[rest[0]]):
        lines[first].zone = Zone.KICKER
        first, rest = rest[0], rest[1:]
    alone = not rest and lines[first].stopped
    if alone or len(lines[first].text) > LONGEST_TITLE or _sentences(lines[first]):
        return first
    lines[first].zone = Zone.HEADLINE
    label = _last_label(lines, first)
    for index in rest:
        line = lines[index]
        if len(line.text) > _LONGEST_LEDE:
            return index
        if _name(line) and label is not None and index < label:
            line.zone = Zone.BYLINE
        elif label is not None and index < label and not line.stopped and len(line.text) <= LONGEST_TITLE and index < first + 4:
            line.zone = Zone.HEADLINE
        elif (label is not None and index < label) or line.sentence:
            line.zone = Zone.LEDE
            if label is None or index > label or len(line.text) > LONGEST_TITLE:
                return index + 1
        else:
            return index
    return len(lines)


def _last_label(lines: list[Line], first: int) -> int | None:
    """The last date, byline or reading time among the first lines: what stands above it is head, not body."""
    last = None
    for index in range(first + 1, min(first + _HEAD_LINES, len(lines))):
        if lines[index].zone is None and len(lines[index].text) > _LONGEST_LEDE:
            break
        if lines[index].zone in (Zone.DATELINE, Zone.BYLINE, Zone.FURNITURE):
            last = index
    return last


def _name(line: Line) -> bool:
    """Whether the line is nothing but a person's name or initials."""
    words = line.text.split()
    capital = all(w[0].isupper() or w.lower() in _PARTICLES for w in words)
    return capital and 2 <= len(words) <= 4 and len(line.text) <= _LONGEST_NAME and _NAME.match(line.text) is not None


def _lede_after_headline(lines: list[Line]) -> int:
    """Pages whose markup names the headline: the lede, unless marked, is the first paragraph if it is short."""
    top = next((i for i, line in enumerate(lines) if line.zone is Zone.HEADLINE), 0)
    for index in range(top + 1, len(lines)):
        line = lines[index]
        if line.zone is Zone.LEDE:
            return index + 1
        if line.zone is None or (line.zone is Zone.HEADING and len(line.text) > _LONGEST_HEADING):
            if len(line.text) <= _LONGEST_LEDE and len(line.text) > _LONGEST_HEADING:
                line.zone = Zone.LEDE
            return index
    return 0


def _body(lines: list[Line], start: int) -> None:
    open_lines = [i for i, line in enumerate(lines) if line.zone is None]
    for index, following in zip_longest(open_lines, open_lines[1:]):
        line = lines[index]
        below = lines[following] if following is not None else None
        line.zone = _kind(line, below) if index >= start else Zone.KICKER if _kicker(line) else Zone.BODY


def _kind(line: Line, below: Line | None) -> Zone:
    if _TIME.match(line.text) and len(line.text) <= 40:
        return Zone.LIVE_TIME
    if _RULED.match(line.text) and len(line.text) <= _LONGEST_HEADING and not line.stopped:
        return Zone.HEADING
    if below is None and _name(line):
        return Zone.BYLINE
    if _ITEM.match(line.text):
        return Zone.LIST_ITEM
    if _FIGURE.search(line.text) and not _TIMED_TITLE.match(line.text):
        return Zone.LIST_ITEM if not line.sentence and len(line.text) <= _LONGEST_HEADING else Zone.BODY
    if " : " in line.text and not line.apart and not line.sentence:
        return Zone.LIST_ITEM
    if below is not None and not line.stopped and len(line.text) <= _LONGEST_HEADING and not line.text.endswith((":", ",", ";")):
        return Zone.HEADING
    return Zone.BODY


def _kicker(line: Line) -> bool:
    return len(line.text) <= _LONGEST_KICKER and len(line.text.split()) <= _KICKER_WORDS and not line.sentence and (":" not in line.text)


def _titled(line: Line) -> bool:
    return len(line.text) <= LONGEST_TITLE and not line.stopped


def _sentences(line: Line) -> bool:
    """Whether the line reads as a paragraph: it stops, and is long."""
    return line.stopped and len(line.text) > 120
