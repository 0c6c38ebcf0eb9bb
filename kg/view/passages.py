"""The paragraph around quoted words, with the words' place in it as a browser counts.

Goes in: a document's text, the spans of a fact's evidence. Goes out: paragraphs and marks in UTF-16 units. Where the text is
not at hand, or does not hold the quotation there, the quotation itself is the passage.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.facts import Quote

#: A paragraph longer than this is cut around the words, at blanks; characters.
LONGEST = 900
_AROUND = 300


def utf16(text: str) -> int:
    """How many UTF-16 units the text takes, which is its length in a browser."""
    return len(text) + sum(ord(c) > 0xFFFF for c in text)


def paragraph(text: str, start: int, end: int, longest: int | None = LONGEST) -> tuple[int, int]:
    """Give the span of the paragraph (the line) that holds `text[start:end]`, cut to `longest` characters or so around it."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    if longest is None or last - first <= longest:
        return first, last
    low, high = max(first, start - _AROUND), min(last, end + _AROUND)
    if low > first:
        blank = text.find(" ", low, start)
        low = blank + 1 if blank >= 0 else low
    if high < last:
        blank = text.rfind(" ", end, high)
        high = blank if blank >= 0 else high
    return low, high


def _lines(text: str, quote: Quote) -> list[tuple[int, int]]:
    """The parts of a quotation that lie on one line each, blank ones left out."""
    parts, start = [], quote.start
    for line in text[quote.start : quote.end].split("\n"):
        if line.strip():
            parts.append((start, start + len(line)))
        start += len(line) + 1
    return parts


def place(quotes: Sequence[Quote], text: str | None, longest: int | None = LONGEST) -> list[tuple[str, list[tuple[int, int]]]]:
    """Group quotations by the paragraph they stand in: [(paragraph, [(start, end), …]), …], in the order of the text.

    `longest` None: paragraphs are never cut, and a quotation over several lines is marked line by line.
    """
    grouped: dict[tuple[int, int], list[tuple[int, int]]] = {}
    loose: list[tuple[str, list[tuple[int, int]]]] = []
    for quote in sorted(quotes, key=lambda q: (q.start, q.end)):
        if text is None or text[quote.start : quote.end] != quote.quote:
            loose.append((quote.quote, [(0, utf16(quote.quote))]))
            continue
        for start, end in _lines(text, quote) if longest is None else [(quote.start, quote.end)]:
            grouped.setdefault(paragraph(text, start, end, longest), []).append((start, end))
    found = []
    for (first, last), held in grouped.items():
        assert text is not None
        marks = [(utf16(text[first:start]), utf16(text[first:end])) for start, end in held]
        found.append((text[first:last], marks))
    return found + loose
