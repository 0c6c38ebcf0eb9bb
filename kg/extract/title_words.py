"""Whether two titles are the same office: `maire` and `maire de Lyon`, `députée` and `député`, `présidente du RN` and `du parti`.

Goes in: titles in the text's words. Goes out: yes or no. Words that carry no meaning of their own are left out; the two genders compare
alike; parties compare by what they are, not by how they are written.
"""

from __future__ import annotations

from functools import lru_cache

from kg.extract.parties_found import find_parties
from kg.extract.tokens import tokenize
from kg.ids import fold, slug
from kg.lang.titles import load as load_titles
from kg.lexicon import load

_SMALL = frozenset(
    {"de", "du", "des", "d", "la", "le", "les", "l", "a", "au", "aux", "en", "et", "charge", "chargee", "aupres", "son", "sa"}
)
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
#: Nouns for a party that the text need not name.
_A_PARTY = frozenset({"parti", "mouvement", "formation"})
#: What the word for a party begins with.
PARTY = "parti:"
_RANKS = frozenset({"premier", "deuxieme", "second", "troisieme", "quatrieme", "cinquieme"})
#: Words that make another office of a title.
_APART = frozenset({"adjoint", "delegue", "honoraire", "interim", "honneur", "vice"})


@lru_cache(maxsize=4096)
def title_words(title: str) -> frozenset[str]:
    """The words of a title that count, in the masculine; a party is one word; a metonym counts as the office that it stands for."""
    parties, rest = _parties_of(_plain_name(title))
    return frozenset(_masculine(w) for w in slug(rest).split("-") if w and w not in _SMALL) | parties


@lru_cache(maxsize=4096)
def _plain_name(title: str) -> str:
    """The office that a metonym stands for (`Premier ministre` of `cheffe du gouvernement`); any other title as it is."""
    form = next(
        (f for f in load_titles().by_first.get(fold(title).split(" ")[0], ()) if " ".join(f.words).replace("' ", "'") == fold(title)), None
    )
    return form.head.same_as or title if form is not None else title


def _parties_of(title: str) -> tuple[frozenset[str], str]:
    """The parties that a title names, and the title without them."""
    tokens = tokenize(title, 0, len(title))
    found = [m for m in find_parties(tokens, load()) if m.i]
    rest = title
    for mention in reversed(found):
        rest = rest[: tokens[mention.i].start] + rest[tokens[mention.j - 1].end :]
    return frozenset(PARTY + slug(m.party) for m in found), rest


def _masculine(word: str) -> str:
    for feminine, masculine in _FEMININE:
        if word.endswith(feminine):
            return word.removesuffix(feminine) + masculine
    return word.removesuffix("e") if word.endswith(("sidente", "jointe", "nationale")) else word


@lru_cache(maxsize=4096)
def title_head(title: str) -> str:
    """The noun of a title, in the masculine (`adjoint` of `première adjointe au maire`)."""
    words = [_masculine(w) for w in slug(_plain_name(title)).split("-") if w not in _SMALL]
    if len(words) > 1 and words[0] in _RANKS and words[1] != "ministre":
        return words[1]
    return words[0] if words else ""


def same_title(one: str, other: str) -> bool:
    """Whether one title says no more than the other, from the same head."""
    if title_head(one) != title_head(other) or (title_words(one) ^ title_words(other)) & _APART:
        return False
    a, b = _comparable(title_words(one), title_words(other))
    return bool(a and b) and (a <= b or b <= a)


def _comparable(a: frozenset[str], b: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Both without the party, where one names it and the other only says `le parti`."""
    for one, other in ((a, b), (b, a)):
        named = frozenset(w for w in other if w.startswith(PARTY))
        if named and one & _A_PARTY and not any(w.startswith(PARTY) for w in one):
            one, other = one - _A_PARTY, other - named
            return one, other
    return a, b
