"""Quotation marks of a paragraph, paired.

Goes in: the view's text and a range. Goes out: the outermost quoted runs, in order, never overlapping. A mark without its partner
opens nothing, save one that begins a paragraph or follows a colon, or that the next paragraph closes: that one runs to the paragraph's end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(r"[«»“”\"]|''|(?<![^\W_])'(?=[^\W\d_])|(?<=[\w.!?…])'(?![\w])")
_PAIRS = {"«": "»", "“": "”", "''": "''"}


@dataclass(frozen=True, slots=True)
class QuoteSpan:
    """A quoted run: the marks at `start` and `end - 1`, the words in between."""

    start: int
    end: int
    inner_start: int
    inner_end: int


def _opens(text: str, at: int, end: int) -> bool:
    """Whether a straight double quote at `at` opens: nothing, a space, a bracket or an elision stands before it."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < end else " "
    return (before.isspace() or before in "([-–—'>:«/") and not after.isspace()


def _closing(text: str, mark: str, match_end: int, marks: list[re.Match[str]], k: int) -> int | None:
    """Index in `marks` of the mark that closes the one at k."""
    wanted = _PAIRS.get(mark, '"')
    depth = 0
    for m in range(k + 1, min(k + 400, len(marks))):
        found = marks[m].group()
        if found == wanted and (mark == '"' or depth == 0):
            if mark == '"' and _opens(text, marks[m].start(), match_end) and not _closes(text, marks[m].start(), match_end):
                continue
            return m
        if found == mark and mark in "«“":
            depth += 1
        elif found == wanted:
            depth -= 1
    return None


def _closes(text: str, at: int, end: int) -> bool:
    after = text[at + 1] if at + 1 < end else " "
    return not (after.isalnum() or after in "«(")


def find_quotes(text: str, start: int, end: int, *, begun: bool = False, runs_on: bool = False) -> list[QuoteSpan]:
    """The outermost quoted runs of `text[start:end]`.

    Args:
        begun: whether the range begins inside a quotation that the paragraph before left open.
        runs_on: whether the paragraph after closes a mark that is open at the end.
    """
    marks = _marks(text, start, end)
    spans: list[QuoteSpan] = []
    k = 0
    if begun and (first := _first_closing(text, end, marks)) is not None:
        spans.append(_between(text, start, marks[first].start(), marks[first].end()))
        k = first + 1
    while k < len(marks):
        if not _is_opening(text, marks[k], start, end):
            k += 1
            continue
        close = _closing(text, marks[k].group(), end, marks, k)
        if close is None:
            if (runs_on or _introduced(text, marks[k], start)) and marks[k].group() != "''":
                spans.append(_span(text, marks[k], None, end))
                break
            k += 1
            continue
        spans.append(_span(text, marks[k], marks[close], end))
        k = close + 1
    return [s for s in spans if s.inner_end > s.inner_start]


def left_open(text: str, start: int, end: int) -> str:
    """The mark that a range opens and does not close; empty for none."""
    marks = _marks(text, start, end)
    k = 0
    while k < len(marks):
        if not _is_opening(text, marks[k], start, end):
            k += 1
            continue
        close = _closing(text, marks[k].group(), end, marks, k)
        if close is None:
            return marks[k].group()
        k = close + 1
    return ""


def closes_first(text: str, start: int, end: int, mark: str) -> bool:
    """Whether the first mark of a range closes what `mark` opened in the range before."""
    marks = _marks(text, start, end)
    first = _first_closing(text, end, marks)
    return first is not None and marks[first].group() == _PAIRS.get(mark, '"')


def _marks(text: str, start: int, end: int) -> list[re.Match[str]]:
    return [m for m in _MARK.finditer(text, start, end) if m.group() != "'"]


def _is_opening(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    if mark.group() in "»”":
        return False
    return mark.group() != '"' or _opens(text, mark.start(), end) or mark.start() == start


def _introduced(text: str, mark: re.Match[str], start: int) -> bool:
    """Whether an open mark begins the paragraph or follows a colon."""
    return mark.start() == start or text[start : mark.start()].rstrip().endswith(":")


def _first_closing(text: str, end: int, marks: list[re.Match[str]]) -> int | None:
    """The first mark of a range, where it closes."""
    if not marks:
        return None
    mark = marks[0]
    closes = mark.group() in "»”" or (mark.group() == '"' and not _opens(text, mark.start(), end) and _closes(text, mark.start(), end))
    return 0 if closes else None


def _between(text: str, start: int, inner_end: int, end: int) -> QuoteSpan:
    while inner_end > start and text[inner_end - 1].isspace():
        inner_end -= 1
    return QuoteSpan(start, end, start, inner_end)


def _span(text: str, opening: re.Match[str], closing: re.Match[str] | None, end: int) -> QuoteSpan:
    inner_start, inner_end = opening.end(), closing.start() if closing else end
    while inner_start < inner_end and text[inner_start].isspace():
        inner_start += 1
    while inner_end > inner_start and text[inner_end - 1].isspace():
        inner_end -= 1
    return QuoteSpan(opening.start(), closing.end() if closing else end, inner_start, inner_end)
