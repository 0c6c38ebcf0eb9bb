"""Closed word classes of the language, loaded from `words.yaml`.

Goes in: the resource file. Goes out: one frozen `Words`. Refused (`ResourceError`): keys that are no field, fields without a key.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from kg.errors import ResourceError

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Words:
    """Folded words by class; mappings give gender (`m`, `f`, `mp`, `fp`, empty: unknown), number, or the key of a phrase."""

    abbreviations: frozenset[str]
    determiners_definite: frozenset[str]
    determiners_indefinite: frozenset[str]
    determiners_possessive: frozenset[str]
    determiners_demonstrative: frozenset[str]
    prepositions: frozenset[str]
    compound_prepositions: Mapping[str, str]
    person_nouns: frozenset[str]
    conjunctions_and: frozenset[str]
    subordinators: frozenset[str]
    relative_subject: frozenset[str]
    pronouns_subject: Mapping[str, str]
    weekdays: Mapping[str, int]
    months: Mapping[str, int]
    civilities: Mapping[str, str]
    particles: frozenset[str]
    towns_like_first_names: frozenset[str]
    never_first_names: frozenset[str]
    never_in_names: frozenset[str]
    surnames_like_words: frozenset[str]

    @cached_property
    def determiners(self) -> frozenset[str]:
        """Every determiner."""
        return self.determiners_definite | self.determiners_indefinite | self.determiners_possessive | self.determiners_demonstrative


@lru_cache(maxsize=1)
def load() -> Words:
    """The word classes of French.

    Raises:
        ResourceError: the file has an unknown or a missing class.
    """
    raw = yaml.load(files("kg").joinpath("resources", "lang", "fr", "words.yaml").read_text("utf-8"), Loader=Loader)
    wanted = {f.name for f in fields(Words)}
    if odd := wanted ^ set(raw):
        raise ResourceError(f"words.yaml: classes unknown or missing: {', '.join(sorted(odd))}", "name each field of Words once")
    classes: dict[str, Any] = {name: value if isinstance(value, dict) else frozenset(map(str, value)) for name, value in raw.items()}
    return Words(**classes)
