"""The words that tell where and when an election is held.

Goes in: `setting.yaml`. Goes out: one frozen `SettingWords`. Refused (`ResourceError`): keys that are no field, fields without a key.
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


@dataclass(frozen=True)
class SettingWords:
    """Folded words by class; the file says what each is for."""

    since: frozenset[str]
    held_of: frozenset[str]
    scope_of: frozenset[str]
    elsewhere: frozenset[str]
    again: frozenset[str]
    looking_back: frozenset[str]
    compared: frozenset[str]
    coming: frozenset[str]
    gone: frozenset[str]
    nationwide: frozenset[str]
    national: frozenset[str]
    elected: frozenset[str]
    before_the_second: frozenset[str]
    unforeseen: frozenset[str]
    abroad: frozenset[str]
    at_the_time: frozenset[str]
    stands_for: Mapping[str, str]
    stands_for_other: frozenset[str]
    sides: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def setting_words() -> SettingWords:
    """The words of the package.

    Raises:
        ResourceError: the file has an unknown or a missing class.
    """
    raw = yaml.load(files("kg").joinpath("resources", "lang", "fr", "setting.yaml").read_text("utf-8"), Loader=Loader)
    if odd := {f.name for f in fields(SettingWords)} ^ set(raw):
        raise ResourceError(f"setting.yaml: classes unknown or missing: {', '.join(sorted(odd))}", "name each field of SettingWords once")
    classes: dict[str, Any] = {name: words if isinstance(words, dict) else frozenset(map(str, words)) for name, words in raw.items()}
    return SettingWords(**classes)
