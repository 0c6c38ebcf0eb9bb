"""Words that decide whether what a clause says is so, loaded from `stance.yaml`.

Goes in: the resource file. Goes out: one frozen `StanceWords`; phrases as tuples of tokens by their last word, so that a clause is
looked at from its verb leftward. Refused (`ResourceError`): keys that are no field, fields without a key.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from kg.errors import ResourceError
from kg.lang.words import Loader

Phrases = Mapping[str, tuple[tuple[str, ...], ...]]
_ELIDED = {"que": "qu'", "de": "d'"}
_LEMMAS = ("compelling", "wishing")


@dataclass(frozen=True)
class StanceWords:
    """Folded phrases by their last word, the longest first; lemmas of governing verbs."""

    hypotheses: Phrases
    real_si: Phrases
    purposes: Phrases
    denials: Phrases
    doubts: Phrases
    compelling: frozenset[str]
    wishing: frozenset[str]


@lru_cache(maxsize=1)
def load() -> StanceWords:
    """The words of stance.

    Raises:
        ResourceError: the file has an unknown or a missing class.
    """
    raw = yaml.load(files("kg").joinpath("resources", "lang", "fr", "stance.yaml").read_text("utf-8"), Loader=Loader)
    if odd := {f.name for f in fields(StanceWords)} ^ set(raw):
        raise ResourceError(f"stance.yaml: classes unknown or missing: {', '.join(sorted(odd))}", "name each field of StanceWords once")
    classes: dict[str, Any] = {name: frozenset(words) if name in _LEMMAS else _phrases(words) for name, words in raw.items()}
    return StanceWords(**classes)


def _phrases(words: list[str]) -> Phrases:
    index: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(words, key=len, reverse=True):
        parts = tuple(phrase.replace("'", "' ").split())
        for last in {parts[-1], _ELIDED.get(parts[-1], parts[-1])}:
            index.setdefault(last, []).append((*parts[:-1], last))
    return {last: tuple(found) for last, found in index.items()}
