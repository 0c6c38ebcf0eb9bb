"""How approximately a figure is said: `près de 55 %`, `environ 10 000 voix`.

Goes in: a fact, a slot. Goes out: whether a word before the figure in the evidence loosens it. The words are those that the reader of
texts knows (`resources/lang/fr/figures.yaml`).
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import yaml

from kg.facts import BaseFact, Quote
from kg.ids import fold

_SAME = 1e-9


@cache
def _said_about() -> re.Pattern[str]:
    """A word that loosens a figure, then the figure."""
    raw = yaml.safe_load(files("kg").joinpath("resources", "lang", "fr", "figures.yaml").read_text("utf-8"))
    words = sorted((fold(w) for w in raw["approximate_before"]), key=lambda w: (-len(w), w))
    loose = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in words)
    return re.compile(rf"\b(?:{loose})\s+(?:de\s+|des\s+|les\s+)?(\d{{1,3}}(?:[\s.]\d{{3}})+|\d+)(?:[,.](\d+))?")


def is_about(fact: BaseFact, value: float) -> bool:
    """Whether the evidence of a fact says a figure of it approximately."""
    return any(
        abs(float(f"{re.sub(r'[^0-9]', '', match[1])}.{match[2] or 0}") - value) < _SAME
        for evidence in fact.evidence
        if isinstance(evidence, Quote)
        for match in _said_about().finditer(fold(evidence.quote))
    )
