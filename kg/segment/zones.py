"""The zone of every line of a page, by its wording, its place and what stands around it.

Goes in: lines, some with the zone of their markup. Goes out: the same lines, each with a zone.
"""

from __future__ import annotations

import re

from kg.model import Zone
from kg.segment.labels import HEAD_LINES, TIME, initials, mark_labels, mark_signature, name
from kg.segment.lines import Line
from kg.segment.teasers import LONGEST_TITLE, mark_tail, mark_teasers
from kg.segment.wording import Wording, load

_LONGEST_LABEL = 200
_LONGEST_ITEM = 600
_LONGEST_HEADING = 100
_LONGEST_LEDE = 450
_KICKER_WORDS, _LONGEST_KICKER = 6, 60
#: A lede and a caption may stand above the date line; what stands below more paragraphs is no label of the head.
_HEAD_PARAGRAPHS, _LEAST_PARAGRAPH = 2, 60
_TIMED_TITLE = re.compile(r"(?:[^\W\d]+, )?\d{1,2}\s?[h:]\s?\d{2}\b\W")
_ITEM = re.compile(r"[-–—•·▪■*►▶]\s*\S|\d{1,2}[.)]\s")
_RULED = re.compile(r"[-–—]\s?.+\s?[-–—]$")
_FIGURE = re.compile(r"\d\s?%|\d\s+(?:voix|sièges?|élus?)\b|:\s*\d")


def assign(lines: list[Line]) -> None:
    """Give each line without a zone its zone."""
    words = load()
    for line in lines:
        if line.zone is None and _of_the_site(line, words):
            line.zone = Zone.FURNITURE
    _reopen_cards(lines, words)
    mark_teasers(lines, words)
    mark_tail(lines, words)
    mark_labels(lines, words)
    start = _head(lines, words)
    mark_signature(lines)
    _body(lines, start, words)


def _of_the_site(line: Line, words: Wording) -> bool:
    if len(line.text) > _LONGEST_LABEL:
        return False
    return not any(map(str.isalnum, line.text)) or words.furniture.match(line.plain) is not None


def _reopen_cards(lines: list[Line], words: Wording) -> None:
    """Reading times and rubrics inside a list of articles are part of its cards."""
    inside = False
    for line in lines:
        if len(line.text) <= LONGEST_TITLE and words.teaser_titles.match(line.plain):
            inside = True
        elif inside and line.zone is Zone.FURNITURE and words.card_minutes.match(line.plain):
            line.zone = None


def _head(lines: list[Line], words: Wording) -> int:
    """Headline, kickers and lede; the number of the first line of the body proper."""
    open_lines = [i for i, line in enumerate(lines) if line.zone is None]
    if not open_lines or any(line.zone is Zone.HEADLINE for line in lines):
        return _lede_after_headline(lines)
    first, rest = _below_kickers(lines, open_lines, words)
    alone = not rest and lines[first].stopped
    if alone or len(lines[first].text) > LONGEST_TITLE or _sentences(lines[first]):
        return first
    lines[first].zone = Zone.HEADLINE
    label = _last_label(lines, first)
    for index in rest:
        line = lines[index]
        above = label is not None and index < label
        if len(line.text) > _LONGEST_LEDE:
            return index
        if above and name(line):
            line.zone = Zone.BYLINE
        elif above and label is not None and _pictured(lines, index, label):
            line.zone = Zone.CAPTION
        elif above and not line.stopped and len(line.text) <= LONGEST_TITLE and index < first + 4:
            line.zone = Zone.HEADLINE
        elif above or line.sentence or (_framed(line) and len(line.text) > _LONGEST_HEADING):
            line.zone = Zone.LEDE
            if not above or len(line.text) > LONGEST_TITLE:
                return index + 1
        else:
            return index
    return len(lines)


def _below_kickers(lines: list[Line], open_lines: list[int], words: Wording) -> tuple[int, list[int]]:
    """The number of the headline's line and of those below it: one short line may stand above a headline, and any rubrics."""
    first, rest = open_lines[0], open_lines[1:]
    while rest and rest[0] == first + 1 and _titled(lines[rest[0]]):
        plain = lines[first].plain
        rubric = words.rubrics.match(plain) is not None or words.election_rubrics.match(plain) is not None
        if not rubric and not (first == open_lines[0] and _kicker(lines[first])):
            break
        lines[first].zone = Zone.KICKER
        first, rest = rest[0], rest[1:]
    return first, rest


def _pictured(lines: list[Line], index: int, label: int) -> bool:
    """Whether a line is the caption of a picture without credit: links stand between it and the date line, and the lede below."""
    if not any(line.zone is Zone.TEASER for line in lines[index + 1 : label]):
        return False
    below = next((line for line in lines[label + 1 :] if line.zone is None), None)
    return below is not None and below.sentence and len(below.text) <= _LONGEST_LEDE


def _last_label(lines: list[Line], first: int) -> int | None:
    """The last date, byline or reading time among the first lines: what stands above it is head, not body."""
    last, paragraphs = None, 0
    foot = max(i for i, line in enumerate(lines) if line.zone is None or i == first)
    for index in range(first + 1, min(first + HEAD_LINES, len(lines))):
        line = lines[index]
        if line.zone is None:
            paragraphs += line.stopped and len(line.text) >= _LEAST_PARAGRAPH
            if len(line.text) > _LONGEST_LEDE or paragraphs > (_HEAD_PARAGRAPHS if last is None else 1):
                break
        elif (line.zone in (Zone.DATELINE, Zone.BYLINE) and not initials(line)) or (line.zone is Zone.FURNITURE and index < foot):
            last = index
    return last


def _lede_after_headline(lines: list[Line]) -> int:
    """Pages whose markup names the headline: the lede, unless marked, is the first paragraph if it is short."""
    top = next((i for i, line in enumerate(lines) if line.zone is Zone.HEADLINE), 0)
    for index in range(top + 1, len(lines)):
        line = lines[index]
        if line.zone is Zone.LEDE:
            return index + 1
        if line.zone is None or (line.zone is Zone.HEADING and len(line.text) > _LONGEST_HEADING):
            if len(line.text) <= _LONGEST_LEDE and (len(line.text) > _LONGEST_HEADING or (line.zone is None and line.stopped)):
                line.zone = Zone.LEDE
            return index
    return 0


def _body(lines: list[Line], start: int, words: Wording) -> None:
    open_lines = [i for i, line in enumerate(lines) if line.zone is None]
    around = [None, *(lines[i] for i in open_lines), None]
    for index, above, below in zip(open_lines, around, around[2:], strict=False):
        line = lines[index]
        line.zone = _kind(line, above, below, words) if index >= start else Zone.KICKER if _kicker(line) else Zone.BODY
        if line.zone is Zone.LIVE_TIME and words.live_time.match(line.plain) and above is not None and not line.apart and name(above):
            above.zone = Zone.BYLINE


def _kind(line: Line, above: Line | None, below: Line | None, words: Wording) -> Zone:
    short = len(line.text) <= _LONGEST_HEADING
    if (TIME.match(line.text) and len(line.text) <= 40) or words.live_time.match(line.plain):
        return Zone.LIVE_TIME
    if _framed(line):
        return Zone.HEADING if short and not line.stopped else Zone.BODY
    if _ITEM.match(line.text):
        return _marked(line, above, below)
    if _FIGURE.search(line.text) and not _TIMED_TITLE.match(line.text):
        return Zone.LIST_ITEM if not line.sentence and short else Zone.BODY
    if " : " in line.text and not line.apart and not line.sentence:
        return Zone.LIST_ITEM
    if below is not None and not line.stopped and short and not line.text.endswith((":", ",", ";")):
        return Zone.HEADING
    return Zone.BODY


def _marked(line: Line, above: Line | None, below: Line | None) -> Zone:
    """A line that starts with a sign or number: an item, a heading where it stands alone over a paragraph, or a paragraph."""
    if len(line.text) > _LONGEST_ITEM:
        return Zone.BODY
    alone = (above is None or not _ITEM.match(above.text)) and below is not None and not _ITEM.match(below.text)
    if not alone or below is None or line.stopped or len(line.text) > _LONGEST_HEADING or _FIGURE.search(line.text):
        return Zone.LIST_ITEM
    return Zone.HEADING if below.apart and (below.sentence or len(below.text) > _LONGEST_HEADING) else Zone.LIST_ITEM


def _framed(line: Line) -> bool:
    """Whether it stands between two dashes: an intertitle of agency copy, or its first paragraph."""
    return _RULED.match(line.text) is not None


def _kicker(line: Line) -> bool:
    return len(line.text) <= _LONGEST_KICKER and len(line.text.split()) <= _KICKER_WORDS and not line.sentence and (":" not in line.text)


def _titled(line: Line) -> bool:
    return len(line.text) <= LONGEST_TITLE and not line.stopped


def _sentences(line: Line) -> bool:
    """Whether the line reads as a paragraph: it stops, and is long."""
    return line.stopped and len(line.text) > 120
