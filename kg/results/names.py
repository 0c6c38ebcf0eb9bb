"""Names as files write them, made names as people write them.

Goes in: `DUPONT-AIGNAN`, `Nicolas`; `Mme BRESSON Christine et M. ROBERT Patrice`; `M. Joseph MARKIEL`. Goes out: first name,
then surname, capitals where French has them. Capitals without accents stay without: what is lost in a file is not guessed.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.results.vocabulary import heading_key, load

_WORD = re.compile(r"[^\W\d_]+")
#: Particles that French writes small within a name.
_SMALL = frozenset({"de", "du", "des", "d", "of", "von", "van", "der", "den", "dos", "da", "y", "et"})
#: Small particles of foreign names stay as they are written where they open a surname: `Van`, `Von`, `Da`, `Dos`.
_OPENING_SMALL = frozenset({"de", "du", "des", "d"})


@lru_cache(maxsize=65536)
def surname(text: str) -> str:
    """`LE PEN` as `Le Pen`, `DE LA VERPILLIÈRE` as `de La Verpillière`, `D'ORNANO` as `d'Ornano`; a name not in capitals is kept."""
    text = " ".join(text.split()).replace("’", "'")
    if text != text.upper():
        return text
    words = [m.span() for m in _WORD.finditer(text)]
    parts, end = [], 0
    for number, (i, j) in enumerate(words):
        parts += [text[end:i], _cased(text[i:j], number, len(words), text[j : j + 1])]
        end = j
    return "".join([*parts, text[end:]])


def _cased(word: str, number: int, words: int, after: str) -> str:
    low = word.lower()
    if words > 1 and number < words - 1 and (low in _OPENING_SMALL if number == 0 else low in _SMALL) and (low != "d" or after == "'"):
        return low
    if low == "l" and after == "'" and number:  # `du Pont de l'Isle`, but `L'Hostis`
        return low
    return low[:1].upper() + low[1:]


@lru_cache(maxsize=65536)
def first_name(text: str) -> str:
    """`JEAN-LUC` as `Jean-Luc`; a name not in capitals is kept."""
    text = " ".join(text.split()).replace("’", "'")
    return _WORD.sub(lambda m: m[0][:1] + m[0][1:].lower(), text) if text == text.upper() else text


def full_name(last: str, first: str) -> str:
    """First name and surname, either of which may be missing."""
    return " ".join(part for part in (first_name(first), surname(last)) if part)


@lru_cache(maxsize=65536)
def person(text: str) -> str:
    """A name given whole: `M. Joseph MARKIEL`, `Mme BRESSON Christine`, `FÉDÈLE Alain`."""
    words = text.split()
    if words and heading_key(words[0]) in load().words.civilities and len(words) > 1:
        words = words[1:]
    capitals = [_is_capitals(w) for w in words]
    if all(capitals) or not any(capitals):
        return first_name(" ".join(words)) if all(capitals) else " ".join(words)
    first, last = _split(words, capitals)
    return full_name(last, first)


def _is_capitals(word: str) -> bool:
    letters = [c for c in word if c.isalpha()]
    return bool(letters) and word == word.upper() and (len(letters) > 1 or not word.endswith("."))


def _split(words: list[str], capitals: list[bool]) -> tuple[str, str]:
    """First name and surname: the surname is the run in capitals, whether it comes first or last."""
    if capitals[0]:
        cut = capitals.index(False)
        return " ".join(words[cut:]), " ".join(words[:cut])
    cut = capitals.index(True)
    return " ".join(words[:cut]), " ".join(words[cut:])


@lru_cache(maxsize=65536)
def pair(text: str) -> tuple[str, ...]:
    """The two persons of `Mme X et M. Y`; one where no second is named."""
    for link in load().words.pair_links:
        for found in re.finditer(re.escape(link), text):
            rest = text[found.end() :].split()
            if rest and heading_key(rest[0]) in load().words.civilities:
                return person(text[: found.start()]), person(text[found.end() :])
    halves = next((text.split(link) for link in load().words.pair_links if text.count(link) == 1), [text])
    return tuple(person(half) for half in halves)
