"""Names of people, taken apart and compared.

Goes in: a name as articles and files write it (`Luc Morez-Vidal`, `MOREZ-VIDAL Luc`, `N. Morez`, `Mme Morez`,
`Anne Vallon-Belkadi`). Goes out: first names and surname, folded, and in what way two names may be one person's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml
from rapidfuzz.distance import OSA

from kg import lexicon
from kg.ids import fold

_WORD = re.compile(r"[^\W_]+\.?", re.UNICODE)
#: Shortest surname in which one letter may be a slip of the pen.
_LONG = 5


class Relation(StrEnum):
    """In what way two names may be one person's."""

    EQUAL = "equal"
    #: One gives only the surname.
    SURNAME = "surname"
    #: One gives the first name by its initial.
    INITIAL = "initial"
    #: The surname of one is part of the other's (double names, names by marriage).
    DOUBLE = "double"
    #: The first names of one begin the other's, or are a short form of them.
    FIRST = "first"
    #: A letter apart.
    SPELLING = "spelling"
    #: The same surname with another first name.
    OTHER_FIRST = "other first name"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name taken apart: folded words without hyphens.

    `core` is the surname without particles, `key` all words in order of the alphabet (files write the surname first).
    """

    written: str
    first: tuple[str, ...]
    last: tuple[str, ...]
    core: tuple[str, ...]
    key: tuple[str, ...]

    @property
    def full(self) -> bool:
        """Whether there is a first name, be it an initial."""
        return bool(self.first)

    @property
    def initial(self) -> bool:
        """Whether the first name is given by initials alone."""
        return bool(self.first) and all(len(word) == 1 for word in self.first)


@cache
def tables() -> Mapping[str, Any]:
    """The tables of `names.yaml`, read once."""
    loaded: Mapping[str, Any] = yaml.safe_load(files("kg").joinpath("resources", "resolve", "names.yaml").read_text("utf-8"))
    return {name: frozenset(value) if isinstance(value, list) else value for name, value in loaded.items()}


@lru_cache(maxsize=200_000)
def read_name(text: str) -> PersonName:
    """Take a name apart."""
    spaced = text.replace("’", "'").replace("'", "' ").replace("-", "- ")
    tokens = spaced.split()
    if len(tokens) > 1 and fold(tokens[0]).rstrip(".") in tables()["civilities"] and not _is_initial(tokens):
        tokens = tokens[1:]
    first, last = _parts(tokens)
    first_words, last_words = _folded(first), _folded(last)
    if not last_words:  # a name without a letter that can be read, or of one word
        first_words, last_words = (), first_words or (" ".join(text.split()),)
    core = tuple(w for w in last_words if w not in tables()["particles"] and w not in tables()["joiners"]) or last_words
    return PersonName(text, first_words, last_words, core, tuple(sorted((*first_words, *core))))


def _is_initial(tokens: Sequence[str]) -> bool:
    """Whether `M.` before a surname is an initial and no civility: it stands after a first name's place, as in `M. Le Pen`; nobody
    can tell, so a civility it is, save where another initial or a hyphen follows (`M.-G. Buffet`).
    """
    return tokens[0].endswith("-") or (len(tokens) > 2 and tokens[1].endswith(".") and len(tokens[1]) == 2)


def _folded(tokens: Sequence[str]) -> tuple[str, ...]:
    """Folded words of tokens; `J.` is the initial `j`."""
    return tuple(fold(word).rstrip(".") for token in tokens for word in _WORD.findall(token))


def _parts(tokens: list[str]) -> tuple[list[str], list[str]]:
    """First names and surname: capitals tell, then the list of first names, then the order."""
    if all(t.endswith("-") for t in tokens[:-1]):
        return [], tokens
    shouted = [_capitals(t) for t in tokens]
    if any(shouted) and not all(shouted):
        return _by_capitals(tokens, shouted)
    leading = _leading_first_names(tokens)
    if leading:
        return tokens[:leading], tokens[leading:]
    trailing = _trailing_first_names(tokens)
    if trailing and (all(shouted) or tokens[-2].endswith("-")):
        return tokens[len(tokens) - trailing :], tokens[: len(tokens) - trailing]
    if fold(tokens[0]).strip("'-") in tables()["particles"]:
        return [], tokens
    hyphened = next((n for n, t in enumerate(tokens, 1) if not t.endswith("-")), 1)
    return (tokens[:hyphened], tokens[hyphened:]) if hyphened < len(tokens) else ([], tokens)


def _capitals(token: str) -> bool:
    letters = token.strip("'-.")
    return len(letters) > 1 and letters.isupper() and not token.endswith(".")


def _by_capitals(tokens: list[str], shouted: list[bool]) -> tuple[list[str], list[str]]:
    """The surname is what stands in capitals, with the particles before it."""
    start = shouted.index(True)
    end = len(shouted) - shouted[::-1].index(True)
    while start > 1 and fold(tokens[start - 1]).strip("'-") in tables()["particles"]:
        start -= 1
    if tokens[:start]:
        return tokens[:start], tokens[start:end]
    while end < len(tokens) - 1 and fold(tokens[end]).strip("()'-") in tables()["particles"]:
        end += 1
    return tokens[end:], tokens[:end]


def _leading_first_names(tokens: list[str]) -> int:
    """How many tokens at the head are first names or initials, at least one being left for the surname."""
    known = lexicon.load().first_names
    count = 0
    while count < len(tokens) - 1:
        word = fold(tokens[count]).strip("-'")
        initial = len(word.rstrip(".")) == 1 and (word.endswith(".") or tokens[count].endswith("-"))
        joined = count > 0 and tokens[count - 1].endswith("-")
        if word in tables()["particles"] or not (word in known or initial or joined):
            break
        if count and not joined and not tokens[count - 1].endswith("-") and _likely_surname(tokens, count):
            break
        count += 1
    while 0 < count < len(tokens) and tokens[count - 1].endswith("-"):
        count += 1
    return count if count < len(tokens) else 0


def _trailing_first_names(tokens: list[str]) -> int:
    """How many tokens at the end are a first name, simple or double, at least one being left for the surname."""
    known = lexicon.load().first_names
    count = 2 if len(tokens) > 2 and tokens[-2].endswith("-") else 1
    return count if count < len(tokens) and fold(tokens[-count]).strip("-'") in known else 0


def _likely_surname(tokens: list[str], at: int) -> bool:
    """Whether a first name that follows another begins the surname: it is the last word, or a hyphen joins it to more words."""
    return at == len(tokens) - 1 or tokens[at].endswith("-")


@cache
def surname_ranks() -> Mapping[str, int]:
    """Surname → place in the list of the commonest."""
    text = files("kg").joinpath("resources", "gazetteers", "surnames.txt").read_text("utf-8")
    ranks: dict[str, int] = {}
    for rank, line in enumerate(text.splitlines()):
        ranks.setdefault(" ".join(_folded([line.replace("-", "- ").replace("'", "' ")])), rank)
    return ranks


def commonness(name: PersonName) -> int:
    """How many may bear a name: 0 few, 1 some, 2 many."""
    limits = tables()["surname_ranks"]
    rank = surname_ranks().get(" ".join(name.last), surname_ranks().get(" ".join(name.core), limits["frequent"] + 1))
    common_first = " ".join(name.first) in tables()["common_first_names"] or not name.first
    if len(name.core) > 1:
        return 0
    if rank <= limits["common"] and common_first:
        return 2
    return 1 if rank <= limits["common"] or (rank <= limits["frequent"] and common_first) else 0


@lru_cache(maxsize=200_000)
def relation(left: PersonName, right: PersonName) -> Relation:
    """In what way two names may be one person's; the same either way round."""
    if left.key == right.key and left.full == right.full:
        return Relation.SPELLING if _accents_differ(left, right) else Relation.EQUAL
    if not left.full or not right.full:
        return _to_surname(left, right)
    same_last = left.core == right.core
    first = _first_names(left, right)
    if first is Relation.OTHER_FIRST:
        return first if same_last else Relation.OTHER
    if same_last:
        return first
    if first is Relation.EQUAL and _part_of(left.core, right.core):
        return Relation.DOUBLE
    if first is Relation.EQUAL and _misspelt("".join(left.core), "".join(right.core)):
        return Relation.SPELLING
    return Relation.OTHER


def _accents_differ(left: PersonName, right: PersonName) -> bool:
    """Whether two names that are both written with small letters differ by the accents of the surname (`Barre`, `Barré`)."""
    if left.written == right.written or left.last != right.last:
        return False
    mine, theirs = (_accented(name) for name in (left, right))
    return mine != theirs and not any(_capitals(word) for name in (left, right) for word in name.written.split())


def _accented(name: PersonName) -> list[str]:
    """Words of the surname with their accents, but for that of the first letter, which capitals often lose."""
    words = [w for w in _WORD.findall(unicodedata.normalize("NFC", name.written.casefold())) if fold(w).rstrip(".") in name.last]
    return [fold(w[0]) + w[1:] for w in words]


def _to_surname(left: PersonName, right: PersonName) -> Relation:
    if left.core == right.core or left.last == right.last:
        return Relation.SURNAME
    short, long = sorted((left, right), key=lambda n: n.full)
    if not short.full and set(short.key) == set(long.key):
        return Relation.EQUAL  # a first name that no list knows
    if _part_of(short.core, long.core) and len(short.core) < len(long.core) and not long.core[0].startswith("saint"):
        return Relation.SURNAME
    return Relation.OTHER


def _first_names(left: PersonName, right: PersonName) -> Relation:
    """How two first names go together: EQUAL, INITIAL, FIRST, SPELLING or OTHER_FIRST."""
    if left.first == right.first or "".join(left.first) == "".join(right.first):
        return Relation.EQUAL
    if left.initial or right.initial:
        pairs = zip(left.first, right.first, strict=False)
        return Relation.INITIAL if all(a[0] == b[0] for a, b in pairs) else Relation.OTHER_FIRST
    short, long = sorted((left.first, right.first), key=lambda f: (len(f), f))
    if _lengthened(short) == long or _lengthened(long) == short or long[: len(short)] == short:
        return Relation.FIRST
    if len(short) == len(long) and _misspelt(" ".join(short), " ".join(long)) and not _woman_and_man(short, long):
        return Relation.SPELLING
    return Relation.OTHER_FIRST


def _lengthened(first: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(tables()["short_first_names"].get(" ".join(first), " ".join(first)).split())


def _woman_and_man(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether one is a woman's name and the other a man's (`Stéphane`, `Stéphanie`), so that a letter between them is no slip."""
    genders = {first_name_gender(left), first_name_gender(right)}
    return genders == {"m", "f"}


def first_name_gender(first: tuple[str, ...]) -> str:
    """`m` or `f` where first names tell; empty where they do not."""
    known = lexicon.load().first_names
    gender = known.get("-".join(first)) or known.get(first[0], "") if first else ""
    return gender if gender in ("m", "f") else ""


def _part_of(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether one surname is the other's beginning or end (`Vallon Belkadi`, `Belkadi`)."""
    short, long = sorted((left, right), key=len)
    return len(short) < len(long) and (long[: len(short)] == short or long[-len(short) :] == short)


def _misspelt(left: str, right: str) -> bool:
    return left != right and min(len(left), len(right)) >= _LONG and left[0] == right[0] and OSA.distance(left, right) <= 1
