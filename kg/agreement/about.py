"""How approximately a figure is said: `près de 55 %`, `environ 10 000 voix`.

Goes in: a fact, a slot. Goes out: whether a word before the figure in the evidence loosens it. The words are those that the reader of
texts knows (`resources/lang/fr/figures.yaml`).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

import yaml

from kg.facts import BaseFact, Quote
from kg.ids import fold


@cache
def _words() -> str:
    """The words that loosen a figure, as one pattern, the longest first."""
    raw = yaml.safe_load(files("kg").joinpath("resources", "lang", "fr", "figures.yaml").read_text("utf-8"))
    words = sorted((fold(w) for w in raw["approximate_before"]), key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in words)


@lru_cache(maxsize=20_000)
def _pattern(number: str) -> re.Pattern[str]:
    whole, _, decimals = number.partition(".")
    grouped = r"[\s.]?".join(re.findall(r"\d{1,3}", f"{int(whole):,}"))
    tail = rf"[,.]{decimals}0*" if decimals and int(decimals) else r"(?:[,.]0+)?"
    return re.compile(rf"\b(?:{_words()})\s+(?:de\s+|des\s+|les\s+)?{grouped}{tail}(?![\d,.]*\d)")


def is_about(fact: BaseFact, value: float) -> bool:
    """Whether the evidence of a fact says a figure of it approximately."""
    if value < 0:
        return False
    pattern = _pattern(repr(value) if isinstance(value, float) else str(value))
    return any(isinstance(e, Quote) and pattern.search(fold(e.quote)) is not None for e in fact.evidence)
