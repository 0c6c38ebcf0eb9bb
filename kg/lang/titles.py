"""Titles of public and party life, loaded from `titles.yaml`.

Goes in: the resource file. Goes out: an index of title heads by their folded words in every gender and number. Refused
(`ResourceError`): a head without masculine, an unknown key, an unknown kind.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from kg.errors import ResourceError
from kg.ids import fold
from kg.lang.words import Loader

KINDS = frozenset({"elected", "executive", "appointed", "party", "campaign", "candidate", "private"})
_KEYS = frozenset({"m", "f", "mp", "fp", "kind", "election", "of", "generic", "same_as", "recalls", "sitting", "other", "substitute"})


@dataclass(frozen=True, slots=True)
class Head:
    """The noun of a title.

    `name` is the masculine singular, folded; `of` says what a bare complement names; a `generic` head recalls somebody already
    named; `other` heads name somebody else than the possessor (`son rival`); `same_as` is the office that a metonym stands for.
    """

    name: str
    kind: str
    election: str | None = None
    of: str | None = None
    generic: bool = False
    same_as: str | None = None
    recalls: str | None = None
    sitting: bool = False
    other: bool = False
    substitute: bool = False

    @property
    def is_office(self) -> bool:
        """Whether holding it is a fact worth printing."""
        return self.kind in ("elected", "executive", "appointed", "party", "campaign") and not self.substitute


@dataclass(frozen=True, slots=True)
class HeadForm:
    """One form of a head, with gender (`m`, `f`, empty: both) and number."""

    words: tuple[str, ...]
    head: Head
    gender: str
    plural: bool


class _Folding(dict[str, Head]):
    """Heads by name, however the name is written."""

    def __missing__(self, name: str) -> Head:
        return self[fold(name)] if fold(name) in self else self["president"]


@dataclass(frozen=True)
class Titles:
    """Every head form by first word (longest first), every head by its name, and the words around heads."""

    by_first: Mapping[str, tuple[HeadForm, ...]]
    by_name: Mapping[str, Head]
    by_last: Mapping[str, tuple[HeadForm, ...]]
    former_before: frozenset[str]
    new_before: frozenset[str]
    future_before: frozenset[str]
    plain_before: frozenset[str]
    title_after: frozenset[str]
    sitting_after: frozenset[str]
    leaving_after: frozenset[str]
    plain_after: frozenset[str]
    bodies: frozenset[str]
    body_adjectives: frozenset[str]
    dangling: frozenset[str]
    with_subject: frozenset[str]
    small_adjectives: frozenset[str]
    time_words: frozenset[str]
    ranks: frozenset[str]
    ranked: frozenset[str]
    elected_after: frozenset[str]
    field_tails: frozenset[str]
    namesakes: frozenset[str]


def _as_list(value: str | list[str] | None) -> list[str]:
    if value is None:
        return []
    return [fold(v) for v in value] if isinstance(value, list) else [fold(value)]


def _split(words: str) -> tuple[str, ...]:
    return tuple(words.replace("'", "' ").split())


def _forms(entry: dict[str, Any]) -> list[HeadForm]:
    if odd := set(entry) - _KEYS:
        raise ResourceError(f"titles.yaml: {entry.get('m')}: unknown keys {sorted(odd)}", "see the list at the top of the file")
    if "m" not in entry or entry.get("kind") not in KINDS:
        raise ResourceError(f"titles.yaml: {entry}: masculine or kind missing", f"kinds are {sorted(KINDS)}")
    head = Head(fold(entry["m"]), **{k: v for k, v in entry.items() if k not in ("m", "f", "mp", "fp")})
    masculine, feminine = _as_list(entry["m"]), _as_list(entry.get("f"))
    rows = [(w, "m" if w not in feminine else "", False) for w in masculine] + [(w, "f", False) for w in feminine if w not in masculine]
    rows += [(w, "m", True) for w in _as_list(entry.get("mp")) or [_plural(masculine[0])]]
    rows += [(w, "f", True) for w in _as_list(entry.get("fp")) or [_plural(w) for w in feminine]]
    return [HeadForm(_split(words), head, gender, plural) for words, gender, plural in rows]


def _plural(words: str) -> str:
    first, *rest = words.split(" ")
    return " ".join([first if first.endswith("s") else first + "s", *rest])


@lru_cache(maxsize=1)
def load() -> Titles:
    """The titles of French public life.

    Raises:
        ResourceError: an entry is not as described.
    """
    raw = yaml.load(files("kg").joinpath("resources", "lang", "fr", "titles.yaml").read_text("utf-8"), Loader=Loader)
    index: dict[str, dict[tuple[str, ...], HeadForm]] = {}
    for entry in raw.pop("heads"):
        for form in _forms(entry):
            index.setdefault(form.words[0], {}).setdefault(form.words, form)
    by_first = {first: tuple(sorted(forms.values(), key=lambda f: -len(f.words))) for first, forms in index.items()}
    names = {form.head.name: form.head for forms in by_first.values() for form in forms}
    last: dict[str, list[HeadForm]] = {}
    for forms in by_first.values():
        for form in forms:
            last.setdefault(form.words[-1], []).append(form)
    by_last = {word: tuple(forms) for word, forms in last.items()}
    return Titles(by_first, _Folding(names), by_last, **{name: frozenset(words) for name, words in raw.items()})
