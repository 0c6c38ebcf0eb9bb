"""Keys that names are compared by: folded words with single spaces, hyphens and apostrophes being spaces too.

Goes in: a name as written. Goes out: its key (`Saint-Étienne` -> `saint etienne`, `L'Haÿ-les-Roses` -> `l hay les roses`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from kg.ids import fold

_BREAK = re.compile(r"[\s'’\-‐–—/+,]+")
_LIGATURES = (("œ", "oe"), ("Œ", "OE"), ("æ", "ae"), ("Æ", "AE"))
_HYPHENS = str.maketrans("-'’", "   ")


def key(text: str) -> str:
    """The key of one name; an exclamation mark is a word of it."""
    return " ".join(pieces(fold(text).replace("!", " !")))


def longest_by_head(keys: Iterable[str]) -> dict[str, int]:
    """First words of keys to the number of words of the longest that begins so: how far to look from a word."""
    heads: dict[str, int] = {}
    for name in keys:
        first, words = name.partition(" ")[0], name.count(" ") + 1
        if words > heads.get(first, 0):
            heads[first] = words
    return heads


def pieces(folded: str) -> list[str]:
    """The words of a folded name or token."""
    return [p for p in _BREAK.split(folded) if p]


def fold_file(text: str) -> str:
    """The lines of a resource file as keys, in one pass: what `key` does, for French letters."""
    for ligature, letters in _LIGATURES:  # far faster than `translate` on a long text
        text = text.replace(ligature, letters)
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower().translate(_HYPHENS)
