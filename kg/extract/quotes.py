"""Quotation marks of a paragraph, paired.

Goes in: the view's text and a range. Goes out: the outermost quoted runs, in order, never overlapping. A mark without its partner
opens nothing, save one that opens a paragraph of a longer quotation: that one runs to the paragraph's end.
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


def find_quotes(text: str, start: int, end: int) -> list[QuoteSpan]:
    """The outermost quoted runs of `text[start:end]`."""
    marks = [m for m in _MARK.finditer(text, start, end) if m.group() != "'"]
    spans: list[QuoteSpan] = []
    k = 0
    while k < len(marks):
        mark = marks[k].group()
        if mark in "»”" or (mark == '"' and not _opens(text, marks[k].start(), end) and marks[k].start() != start):
            k += 1
            continue
        close = _closing(text, mark, end, marks, k)
        if close is None:
            if marks[k].start() == start and mark != "''":
                spans.append(_span(text, marks[k], None, end))
                break
            k += 1
            continue
        spans.append(_span(text, marks[k], marks[close], end))
        k = close + 1
    return [s for s in spans if s.inner_end > s.inner_start]


def _span(text: str, opening: re.Match[str], closing: re.Match[str] | None, end: int) -> QuoteSpan:
    inner_start, inner_end = opening.end(), closing.start() if closing else end
    while inner_start < inner_end and text[inner_start].isspace():
        inner_start += 1
    while inner_end > inner_start and text[inner_end - 1].isspace():
        inner_end -= 1
    return QuoteSpan(opening.start(), closing.end() if closing else end, inner_start, inner_end)
