"""Slots and values in words that people use.

Goes in: names of slots, values. Goes out: French words, those of the page (`resources/page/strings.yaml`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

#: Slots whose values are of closed lists, and the lists.
_LISTS = {"outcome": "outcomes", "status": "statuses", "kind": "endorsement_kinds", "modality": "modalities"}
#: What the two sides of a contested thing say.
_SIDES = {"so": {"fr": "affirmé", "en": "said"}}
_PLACES = {"characters": "caractères", "row": "ligne", "column": "colonne"}
_PLACE = re.compile(r"\b(?:characters(?= \d)|row(?= \d)|column(?= \w))")
_PERCENT = frozenset({"share", "share_registered", "turnout", "abstention"})


@cache
def _words(lang: str) -> Mapping[str, Any]:
    text = files("kg").joinpath("resources", "page", "strings.yaml").read_text("utf-8")
    loaded: Mapping[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))[lang]
    return loaded


def slot_word(slot: str, lang: str = "fr") -> str:
    """A slot in words."""
    return str(_words(lang)["slots"].get(slot, slot))


def type_word(type_: str, lang: str = "fr") -> str:
    """A type of fact in words."""
    return str(_words(lang)["types"].get(type_, type_))


def value_word(slot: str, value: Any, lang: str = "fr") -> str:  # noqa: ANN401 (a slot's value)
    """A value in words: members of closed lists in French, figures as French writes them."""
    if slot == "modality" and value in _SIDES:
        return _SIDES[value][lang]
    if slot in _LISTS:
        return str(_words(lang).get(_LISTS[slot], {}).get(value, value))
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    number = f"{value:,}".replace(",", " ").replace(".", ",") if lang == "fr" else f"{value:,}"
    return f"{number} %" if slot in _PERCENT else number


def gap_word(slot: str, gap: float, lang: str = "fr") -> str:
    """A difference between two figures of a slot: percentages differ by points."""
    figure = value_word("", gap, lang)
    return f"{figure} point{'s' if abs(gap) >= 2 else ''}" if slot in _PERCENT else figure


def kind_word(kind: str) -> str:
    """A kind of source in words."""
    return {
        "article": "presse",
        "results": "résultats officiels",
        "provisional": "résultats officiels provisoires",
        "final": "résultats officiels définitifs",
    }.get(kind, kind)


def said(slots: Mapping[str, Any], lang: str = "fr") -> str:
    """Slots with their values on one line."""
    return ", ".join(f"{slot_word(slot, lang)} : {value_word(slot, getattr(v, 'value', v), lang)}" for slot, v in slots.items())


def place_word(place: str) -> str:
    """Where a proof stands, as `kg why` writes it: characters, or sheet, row and column."""
    return _PLACE.sub(lambda found: _PLACES[found[0]], place)
