"""Words, numbers and signs of a stretch of text.

Goes in: a view's text and a range. Goes out: tokens with offsets and folded forms, elided words (`l'`, `qu'`) and inverted
pronouns (`-t-il`) apart, numbers with their thousands together. Linear in the length of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from kg.ids import fold


class Kind(IntEnum):
    """What a token is."""

    WORD = 0
    NUMBER = 1
    ORDINAL = 2
    TIME = 3
    SIGN = 4


@dataclass(slots=True)
class Token:
    """A token: its text, its folded form (lower case, no accents), view offsets, kind, and how it is written."""

    text: str
    fold: str
    start: int
    end: int
    kind: Kind
    capital: bool
    upper: bool
    quoted: bool = False


_TOKEN = re.compile(
    r"""
    (?P<time>\d{1,2}\ ?[hH]\ ?\d{2}(?!\d)|\d{1,2}[hH](?![^\W\d_])|\d{1,2}:\d{2}(?!\d))
  | (?P<ordinal>\d{1,3}(?:ères?|eres?|ers?|res?|èmes?|emes?|ndes?|nds?|es?|ds?|è)(?![^\W_])
      |(?-i:(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})(?:e|ème|er|ère|re))(?![^\W_]))
  | (?P<number>\d{1,3}(?:\ \d{3})+(?:,\d+)?(?!\d)|\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\d)|\d+(?:[.,]\d+)?)
  | (?P<initial>(?-i:[A-ZÉ]\.-?){1,3}(?=\ ?[^\W\d_]))
  | (?P<clitic>-t-(?:ils?|elles?|on)(?![^\W_])|(?<=\ )t-(?:ils?|elles?|on)(?![^\W_])|-(?:ils?|elles?|je|tu|nous|vous|ce|on)(?![^\W_]))
  | (?P<ex>[eE]x-(?=[^\W\d_]))
  | (?P<word>(?:aujourd'hui|quelqu'une?|prud'hom\w+|presqu'île|(?-i:O'(?=[A-ZÀ-Ý]))[^\W\d_]{2,}
      |(?-i:[MN]')(?=[^\W\d_aeiouyhàâéèêëîïôûœ])[^\W\d_]{2,}
      |(?:[ldnsjmtc]|qu|jusqu|lorsqu|puisqu)'(?=\ ?(?:[«"“(\d]|\Z))|[^\W\d_]+'(?=[^\W\d_])|
      [^\W\d_]+(?:(?:-(?!t-(?:il|elle|on)s?(?![^\W_])|(?:ils?|elles?|je|tu|nous|vous|ce|on)(?![^\W_]))|\.-|\.(?=s(?![^\W_]))|·)[^\W_]+)*))
  | (?P<sign>[^\w\s]|_)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_KINDS = {
    "word": Kind.WORD,
    "initial": Kind.WORD,
    "clitic": Kind.WORD,
    "ex": Kind.WORD,
    "number": Kind.NUMBER,
    "ordinal": Kind.ORDINAL,
    "time": Kind.TIME,
    "sign": Kind.SIGN,
}
#: How the words of a language, which come back, are written: (folded, with a capital, in capitals).
_SEEN: dict[str, tuple[str, bool, bool]] = {}
_MOST_SEEN = 200_000
#: Characters of the longest number that counts anything.
_LONGEST_NUMBER = 20


def _look(word: str) -> tuple[str, bool, bool]:
    """How a text is written, remembered."""
    capital = word[0].isupper()
    seen = fold(word), capital, capital and len(word) > 1 and word.isupper() and word[-1] != "'"
    if len(_SEEN) < _MOST_SEEN:
        _SEEN[word] = seen
    return seen


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """The tokens of `text[start:end]`, offsets counted in `text`."""
    tokens: list[Token] = []
    kinds, seen = _KINDS, _SEEN
    for match in _TOKEN.finditer(text, start, end):
        first, last = match.span()
        word = text[first:last]
        kind = kinds[match.lastgroup]  # type: ignore[index]  # every alternative of the pattern is a group
        written, capital, upper = seen.get(word) or _look(word)
        if kind is not Kind.WORD:
            capital = upper = False
            if kind is Kind.NUMBER and last - first > _LONGEST_NUMBER:
                kind = Kind.SIGN
        tokens.append(Token(word, written, first, last, kind, capital, upper))
    return tokens
