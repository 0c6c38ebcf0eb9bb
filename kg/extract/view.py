"""The text as the rules see it, and the way back to the text as read.

Goes in: `Document.text`. Goes out: a view in composed Unicode with one kind of apostrophe, space and hyphen, so that rules need
not know about typography, and a map from every offset of the view to the original. Nothing is refused.
"""

from __future__ import annotations

import unicodedata
from array import array
from dataclasses import dataclass

from kg.facts import Quote

_APOSTROPHES = "’‘ʼ`´"
_SPACES = "\u00a0\u202f\u2009\u2007\u2002\u2003\t"
_HYPHENS = "\u2010\u2011"
_ONE_FOR_ONE = str.maketrans(dict.fromkeys(_APOSTROPHES, "'") | dict.fromkeys(_SPACES, " ") | dict.fromkeys(_HYPHENS, "-"))


@dataclass(frozen=True, slots=True)
class View:
    """`text` has its own offsets; `origin[i]` is the original offset of its character i (None: they are the same)."""

    original: str
    text: str
    origin: array[int] | None

    def to_view(self, offset: int) -> int:
        """The view's offset of an original offset (the first character at or after it)."""
        if self.origin is None:
            return offset
        low, high = 0, len(self.origin)
        while low < high:
            middle = (low + high) // 2
            if self.origin[middle] < offset:
                low = middle + 1
            else:
                high = middle
        return low

    def quote(self, start: int, end: int) -> Quote:
        """The original words behind view[start:end], as evidence."""
        if self.origin is not None:
            start, end = self.origin[start], self.origin[end]
        return Quote(start=start, end=end, quote=self.original[start:end])


def view_of(text: str) -> View:
    """Make the view of a text; the identity map costs nothing where the text is composed already."""
    if unicodedata.is_normalized("NFC", text):
        return View(text, text.translate(_ONE_FOR_ONE), None)
    pieces: list[str] = []
    origin: array[int] = array("l")
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        composed = unicodedata.normalize("NFC", text[start:end])
        pieces.append(composed)
        origin.extend([start] * len(composed))
        start = end
    origin.append(len(text))
    return View(text, "".join(pieces).translate(_ONE_FOR_ONE), origin)
