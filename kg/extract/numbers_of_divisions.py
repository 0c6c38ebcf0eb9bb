"""Numbers of constituencies, arrondissements and rounds: `4e`, `XIIe`, `quatrième`, `vingt et unième`, `n° 4`.

Goes in: tokens and the ordinal words of the lexicon. Goes out: numbers and where they end.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.extract.tokens import Kind, Token

_DIGITS = re.compile(r"\d+")
_ROMAN = re.compile(r"^([XVI]+)(?:e|ème|er|ère|re)$")
_VALUES = {"I": 1, "V": 5, "X": 10}


def roman(text: str) -> int:
    """Value of a Roman number up to 39 in capitals."""
    values = [_VALUES[c] for c in text]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def ordinal(tokens: list[Token], i: int, words: Mapping[str, int]) -> tuple[int, int] | None:
    """(number, index after it) of an ordinal at i; None where there is none."""
    token = tokens[i]
    if token.kind is Kind.ORDINAL:
        digits = _DIGITS.match(token.text)
        if digits:
            return int(digits.group()), i + 1
        letters = _ROMAN.match(token.text)
        return (roman(letters.group(1)), i + 1) if letters else None
    if token.kind is not Kind.WORD:
        return None
    if token.fold == "vingt" and i + 2 < len(tokens) and tokens[i + 1].fold == "et" and tokens[i + 2].fold == "unieme":
        return 21, i + 3
    return (words[token.fold], i + 1) if token.fold in words else None


def numbered(tokens: list[Token], i: int) -> tuple[int, int] | None:
    """(number, index after it) of `n° 4`, `numéro 4` or a bare `4` at i."""
    k = i
    if tokens[k].fold in ("n", "no", "numero", "no."):
        k += 1
        while k < len(tokens) and tokens[k].text in ("°", "º", "."):
            k += 1
    if k < len(tokens) and tokens[k].kind is Kind.NUMBER and tokens[k].text.isdigit() and len(tokens[k].text) <= 2:
        return int(tokens[k].text), k + 1
    return None
