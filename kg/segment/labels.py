"""Lines of a page that say who wrote it, when, and who took its pictures.

Goes in: lines, some with a zone. Goes out: zones `dateline`, `byline`, `caption`, and `furniture` for the credit of a picture.
"""

from __future__ import annotations

import re

from kg.model import Zone
from kg.segment.lines import Line
from kg.segment.wording import Wording
from kg.sources.dates import says_date

_LONGEST_LABEL = 200
_LONGEST_NAME, _LONGEST_NAMES = 40, 80
_LONGEST_BYLINE = 120
_BYLINE_LINES = 8
_DATE_LINES = 4
#: How many lines from the top may be a bare date line.
HEAD_LINES = 12
#: A line that is nothing but an hour, with its day or without.
TIME = re.compile(r"(?:(?:[^\W\d]+,? )?(?:\d{1,2} [^\W\d]+,? )?)\d{1,2}\s?[h:]\s?\d{2}\W*$", re.IGNORECASE)
_INITIALS = re.compile(r"[a-z]{2,4}([-/][a-z]{2,4})+$|([A-Z]\.[ -]?){2,3}$")
#: `X, le 3 mai. ANNE LEROY POUR « LE JOURNAL »`, `X à la mairie. | LE COURRIER`: capitals behind a stop, a bracket or a bar.
_CREDIT_IN_CAPITALS = re.compile(r"[.!?)|]\s+(?:\|\s*)?[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’ .«»&/-]{4,60}$")
#: `— Anne Duval (@anneduval) 28 juin 2020`, under the words of a message.
_SIGNED_MESSAGE = re.compile(r"[-–—]\s?\S.*\(@\w+\)")
_NAME = re.compile(r"[^\W\d_][^\d,:;!?()\"«»]*$")
_AND = re.compile(r"\s+et\s+|,\s+")
_PARTICLES = frozenset({"de", "du", "des", "la", "le", "et"})
_ELIDED = ("l'", "l’", "d'", "d’")


def mark_labels(lines: list[Line], words: Wording) -> None:
    """Date lines, bylines, captions with their credits, wherever they stand."""
    for line in lines:
        if line.zone in (None, Zone.BODY, Zone.LIST_ITEM) and len(line.text) <= _LONGEST_LABEL and _SIGNED_MESSAGE.match(line.text):
            line.zone = Zone.BYLINE
    open_lines = [line for line in lines if line.zone is None]
    headed = any(line.zone is Zone.HEADLINE for line in lines)  # by its markup: then the first line may be a label
    for position, line in enumerate(open_lines):
        before = open_lines[position - 1] if position else None
        if len(line.text) > _LONGEST_LABEL:
            continue
        if words.credit.match(line.plain):
            line.zone = Zone.FURNITURE
            if position > 1 and before is not None and before.zone is None and len(before.text) <= _LONGEST_LABEL:
                before.zone = Zone.CAPTION
        elif (position or headed) and words.caption_ends.search(line.plain):
            line.zone = Zone.CAPTION
        elif (position or headed) and _dates(line, position, words):
            line.zone = Zone.DATELINE
        elif (position or headed) and _credited(line.text):
            line.zone = Zone.CAPTION
        elif _byline(line, position, words):
            line.zone = Zone.BYLINE


def mark_signature(lines: list[Line]) -> None:
    """The last line that belongs to the article, where it is nothing but names under a paragraph."""
    open_lines = [line for line in lines if line.zone is None]
    if len(open_lines) > 2 and open_lines[-2].stopped and names(open_lines[-1]):
        open_lines[-1].zone = Zone.BYLINE


def initials(line: Line) -> bool:
    """Whether the line is the initials of who wrote and edited agency copy (`abc/de/fgh`)."""
    return _INITIALS.match(line.text) is not None


def name(line: Line) -> bool:
    """Whether the line is nothing but the name of a person or of an outlet."""
    return len(line.text) <= _LONGEST_NAME and _named(line.text)


def names(line: Line) -> bool:
    """Whether the line is nothing but one name or several (`Anne Duval et Luc Morel`)."""
    return len(line.text) <= _LONGEST_NAMES and all(_named(part) for part in _AND.split(line.text))


def _named(text: str) -> bool:
    words = text.split()
    capital = all(w[0].isupper() or w.lower() in _PARTICLES or w.startswith(_ELIDED) for w in words)
    return capital and 2 <= len(words) <= 4 and _NAME.match(text) is not None


def _dates(line: Line, position: int, words: Wording) -> bool:
    """Whether a line dates the article; an hour, or further down a day with its hour, dates an entry of a live page."""
    entry = TIME.match(line.text) or (position > _DATE_LINES and words.live_time.match(line.plain))
    return not entry and says_date(line.text, near_top=position < HEAD_LINES)


def _credited(text: str) -> bool:
    """Whether a caption, itself not in capitals, ends with the name of who took the picture in capitals."""
    found = _CREDIT_IN_CAPITALS.search(text)
    return found is not None and any(map(str.islower, text[: found.start()]))


def _byline(line: Line, position: int, words: Wording) -> bool:
    if initials(line) or words.signature.match(line.plain):
        return True
    return (
        position < _BYLINE_LINES and words.byline.match(line.plain) is not None and not line.sentence and len(line.text) <= _LONGEST_BYLINE
    )
