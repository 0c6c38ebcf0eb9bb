"""Whether two titles are the same office: `maire` and `maire de Lyon`, `députée` and `député`.

Goes in: titles in the text's words. Goes out: yes or no. Words that carry no
meaning of their own are left out; the two genders compare alike.
"""

from __future__ import annotations

from functools import lru_cache

from kg.ids import slug

_SMALL = frozenset({"de", "du", "des", "d", "la", "le", "les", "l", "a", "au", "aux", "en", "et", "charge", "chargee", "aupres"})
_FEMININE = (
    ("trice", "teur"),
    ("iere", "ier"),
    ("ere", "er"),
    ("euse", "eur"),
    ("ee", "e"),
    ("ale", "al"),
    ("elle", "el"),
    ("eure", "eur"),
    ("cheffe", "chef"),
)


@lru_cache(maxsize=4096)
def title_words(title: str) -> frozenset[str]:
    """The words of a title that count, in the masculine."""
    return frozenset(_masculine(w) for w in slug(title).split("-") if w and w not in _SMALL)


def _masculine(word: str) -> str:
    for feminine, masculine in _FEMININE:
        if word.endswith(feminine):
            return word.removesuffix(feminine) + masculine
    return word.removesuffix("e") if word.endswith(("sidente", "jointe", "nationale")) else word


def same_title(one: str, other: str) -> bool:
    """Whether one title says no more than the other, from the same head."""
    a, b = title_words(one), title_words(other)
    return bool(a and b) and (a <= b or b <= a)
