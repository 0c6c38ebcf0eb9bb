"""Numbers as digits and as words.

Goes in: tokens. Goes out: values. `vingt-deux`, `vingt et un`, `cent vingt`, `deux mille` as far as the press spells numbers out; `une
trentaine` is no value.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract.tokens import Kind, Token

_UNITS = {
    "zero": 0, "aucun": 0, "aucune": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
    "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20, "vingts": 20,
    "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "huitante": 80, "octante": 80, "nonante": 90,
    "cent": 100, "cents": 100, "mille": 1000,
}  # fmt: skip
_TENS = frozenset({"vingt", "trente", "quarante", "cinquante", "soixante"})
_THOUSANDS = re.compile(r"(?<=\d)[ .](?=\d{3}(?:\D|$))")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_LONGEST = 6


def number(text: str) -> float:
    """The value of digits as the press writes them: `1 234`, `1.234`, `52,3`, `52.3`."""
    if "," in text:
        return float(_THOUSANDS.sub("", text).replace(",", "."))
    plain = text.replace(" ", "")
    if _DOTTED.fullmatch(plain):
        plain = plain.replace(".", "")
    return float(plain)


@lru_cache(maxsize=50_000)
def may_spell(fold: str) -> bool:
    """Whether a folded word may begin a number in words."""
    return fold in _UNITS or fold.partition("-")[0] in _UNITS


def spelled(tokens: list[Token], i: int) -> tuple[int, int] | None:
    """(value, index after it) of a number in words that starts at token i."""
    if not may_spell(tokens[i].fold):
        return None
    words: list[str] = []
    j = i
    while j < len(tokens) and j - i < _LONGEST:
        pieces = tokens[j].fold.split("-")
        if all(p in _UNITS or p == "et" for p in pieces) and (not words or _goes_on(words, pieces)):
            words += pieces
            j += 1
        elif tokens[j].fold == "et" and words[-1:] and words[-1] in _TENS and j + 1 < len(tokens) and tokens[j + 1].fold in ("un", "une"):
            words += ["et", tokens[j + 1].fold]
            j += 2
        else:
            break
    return (_value(words), j) if words else None


def _goes_on(words: list[str], pieces: list[str]) -> bool:
    """Whether the next words belong to the same number: `cent vingt`, not `deux trois`."""
    last, first = _UNITS.get(words[-1], 0), _UNITS.get(pieces[0], 0)
    return (first < last and last >= 20 and first > 0) or (first in (100, 1000) and 1 < last < 100)


def _value(words: list[str]) -> int:
    total, current = 0, 0
    for word in words:
        value = _UNITS.get(word, 0)
        if value == 1000:
            total, current = total + max(current, 1) * 1000, 0
        elif value == 100 or (value == 20 and current == 4):
            current = max(current, 1) * value
        else:
            current += value
    return total + current


def value_at(tokens: list[Token], i: int) -> tuple[float, int] | None:
    """(value, index after it) of a number in digits or in words at token i."""
    if not 0 <= i < len(tokens):
        return None
    token = tokens[i]
    if token.kind is Kind.NUMBER:
        return number(token.text), i + 1
    if token.kind is Kind.WORD:
        return spelled(tokens, i)
    return None
