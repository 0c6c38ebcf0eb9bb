"""Boxes of links to other articles, as they come out of a pasted page.

Goes in: lines. Goes out: zone `teaser` on what belongs to other articles. To take the article's own text for a teaser loses
facts: a box ends at the first line that reads as a paragraph or as the date of the article.
"""

from __future__ import annotations

import re

from kg.model import Zone
from kg.segment.lines import Line
from kg.segment.wording import Wording
from kg.sources.dates import says_date

#: A line longer than this is no title.
LONGEST_TITLE = 220
_LONGEST_RUBRIC, _MOST_WORDS = 30, 3
_LONGEST_HEADING = 60
_ARROWS = re.compile(r"\s*(>+|►►|→)\s*\S")
_NUMBERED = re.compile(r"\d{1,2}[.)]\s")


def mark_teasers(lines: list[Line], words: Wording) -> None:
    """Give the zone `teaser` to boxes that say what they are."""
    index = 0
    while index < len(lines):
        line = lines[index]
        after = index + 1
        if line.zone is None and len(line.text) <= LONGEST_TITLE:
            if words.teaser_titles.match(line.plain):
                after = _box_end(lines, index, words)
            elif _link(line, words):
                after = _links_end(lines, index)
            else:
                index = after
                continue
            for member in lines[index:after]:
                member.zone = member.zone or Zone.TEASER
        index = after


def mark_tail(lines: list[Line], words: Wording) -> None:
    """Titles left over at the foot of the page, after the furniture that closes the article or under rubrics, belong to other articles."""
    end = len(lines)
    while end and (lines[end - 1].zone in (Zone.FURNITURE, Zone.TEASER) or (lines[end - 1].zone is None and _foot(lines[end - 1]))):
        end -= 1
    closing = next((i for i in range(end, len(lines)) if lines[i].zone in (Zone.FURNITURE, Zone.TEASER) or _card(lines, i, words)), None)
    if end == 0 or closing is None:
        return
    for line in lines[closing:]:
        line.zone = line.zone or Zone.TEASER


def _foot(line: Line) -> bool:
    return _title(line) or (len(line.text) <= _LONGEST_RUBRIC and says_date(line.text))


def _card(lines: list[Line], index: int, words: Wording) -> bool:
    """Whether a rubric of the site stands here over a title."""
    below = lines[index + 1] if index + 1 < len(lines) else None
    return (
        lines[index].zone is None
        and words.rubrics.match(lines[index].plain) is not None
        and below is not None
        and len(below.text) > _LONGEST_RUBRIC
    )


def _link(line: Line, words: Wording) -> bool:
    if words.teaser_openings.match(line.plain) or (words.teaser_starts.match(line.plain) and not line.stopped):
        return True
    if _ARROWS.match(line.text):
        return True
    return words.invitations.match(line.plain) is not None and not line.sentence


def _links_end(lines: list[Line], index: int) -> int:
    """A link is one line, and those right below that start with an arrow."""
    end = index + 1
    while end < len(lines) and not lines[end].apart and _ARROWS.match(lines[end].text):
        end += 1
    return end


def _box_end(lines: list[Line], index: int, words: Wording) -> int:
    end = index + 1
    if end < len(lines) and not lines[end].apart:
        while end < len(lines) and not lines[end].apart and _title(lines[end]):
            end += 1
        return end
    if any(words.card_minutes.match(line.plain) for line in lines[end : end + 4]):
        return _cards_end(lines, end, words)
    return _titles_end(lines, end)


def _cards_end(lines: list[Line], start: int, words: Wording) -> int:
    """Cards: a picture's caption, `3min`, rubric, title, first lines, `Le` and a date, perhaps blank."""
    end = start
    while end < len(lines):
        minutes = next((i for i in range(end, min(end + 4, len(lines))) if words.card_minutes.match(lines[i].plain)), None)
        if minutes is None:
            break
        foot = next((i for i in range(minutes + 1, min(minutes + 8, len(lines))) if words.card_end.match(lines[i].plain)), None)
        end = foot + 1 if foot is not None else min(minutes + 3, len(lines))
    return end


def _titles_end(lines: list[Line], start: int) -> int:
    """Titles one under the other, each perhaps under its rubric; the last, if short, may head the text that goes on."""
    end = start
    rubrics = 0
    while end < len(lines):
        line = lines[end]
        below = lines[end + 1] if end + 1 < len(lines) else None
        if _rubric(line) and below is not None and len(below.text) <= LONGEST_TITLE and not says_date(below.text) and not _paragraph(below):
            rubrics += 1
            end += 2
        elif not rubrics and _title(line):
            end += 1
        else:
            break
    if rubrics or end - start < 2 or end == len(lines) or lines[end].zone is not None or says_date(lines[end].text):
        return end
    return end - 1 if _heads(lines[end - 1]) else end


def _heads(line: Line) -> bool:
    return len(line.text) <= _LONGEST_HEADING and ":" not in line.text and not _NUMBERED.match(line.text)


def _rubric(line: Line) -> bool:
    return len(line.text) <= _LONGEST_RUBRIC and len(line.text.split()) <= _MOST_WORDS and not line.sentence and not says_date(line.text)


def _paragraph(line: Line) -> bool:
    return line.stopped and len(line.text) > LONGEST_TITLE // 2


def _title(line: Line) -> bool:
    return len(line.text) <= LONGEST_TITLE and not line.stopped and line.zone is None and not says_date(line.text)
