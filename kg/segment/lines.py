"""The lines of a text that stand on their own, with what the layout shows of each.

Goes in: a text or the blocks of a page. Goes out: `Line` values that zones are then given to. Text broken at a fixed width is
joined again into paragraphs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from kg.ids import fold
from kg.model import Document, Zone

_TERMINAL = re.compile(r"[.!?…][\"»”’)\]\s]*$")
_WRAP_LEAST, _WRAP_MOST, _WRAP_SPREAD = 45, 130, 25


@dataclass(slots=True)
class Line:
    """Characters `start` to `end`; `apart`: a blank line stands before; `zone`: None until known."""

    start: int
    end: int
    text: str
    apart: bool
    zone: Zone | None = None
    _plain: str | None = field(default=None, repr=False)

    @property
    def plain(self) -> str:
        """Folded, with plain apostrophes and single spaces, for comparing with the words of the resources."""
        if self._plain is None:
            self._plain = " ".join(fold(self.text).replace("’", "'").split())
        return self._plain

    @property
    def sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return _TERMINAL.search(self.text) is not None

    @property
    def stopped(self) -> bool:
        """Whether it ends with a full stop: titles may ask or exclaim, they do not stop."""
        return re.search(r"[^.]\.[\"»”’)\]\s]*$", self.text) is not None


def from_text(text: str) -> list[Line]:
    """Lines of pasted text that are not blank."""
    found: list[Line] = []
    position, apart = 0, True
    for raw in text.split("\n"):
        words = raw.strip()
        if words:
            start = position + raw.index(words[0])
            found.append(Line(start, start + len(words), words, apart))
        apart = not words
        position += len(raw) + 1
    return _unwrapped(found, text)


def from_blocks(document: Document) -> list[Line]:
    """Lines of a page: its blocks, and the text outside them if any."""
    found: list[Line] = []
    position = 0
    for block in [*document.blocks, None]:
        until = block.start if block else len(document.text)
        for line in from_text(document.text[position:until]):
            found.append(Line(line.start + position, line.end + position, line.text, line.apart))
        if block:
            raw = document.text[block.start : block.end]
            words = raw.strip()
            if words:
                start = block.start + raw.index(words[0])
                apart = "\n\n" in document.text[max(0, start - 2) : start] or start == 0
                found.append(Line(start, start + len(words), words, apart, block.zone))
            position = block.end
    return found


def _unwrapped(lines: list[Line], text: str) -> list[Line]:
    """Paragraphs in the place of lines that were broken at a fixed width."""
    found: list[Line] = []
    run: list[Line] = []
    for line in [*lines, None]:
        if run and (line is None or line.apart):
            found += [Line(run[0].start, run[-1].end, text[run[0].start : run[-1].end], run[0].apart)] if _wrapped(run) else run
            run = []
        if line is not None:
            run.append(line)
    return found


def _wrapped(run: list[Line]) -> bool:
    widths = [len(line.text) for line in run[:-1]]
    if not widths or min(widths) < _WRAP_LEAST or max(widths) > _WRAP_MOST or max(widths) - min(widths) > _WRAP_SPREAD:
        return False
    if len(run[-1].text) > max(widths) + _WRAP_SPREAD:
        return False
    broken = sum(not a.sentence and not a.text.endswith(":") and b.text[0].islower() for a, b in pairwise(run))
    return broken * 2 >= len(widths)
