"""Forms of French verbs.

Goes in: `verb-forms.txt` (derived by `tools/derive_resources.py`). Goes out: an index from a form, as written in
lower case, to its readings.
Accents count (`annonce`, `annoncé`); where a capital has lost its accent (`Elu`, `BATTU`) the bare form is looked up too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from kg.ids import fold

_TENSES = {"P": "present", "I": "imperfect", "J": "past", "F": "future", "C": "conditional", "S": "subjunctive"}


class Reading(NamedTuple):
    """What a form may be: `tense` is one of present, imperfect, past, future, conditional, subjunctive, infinitive, participle,
    gerund; person 1-3 (0: none); plural; gender of a participle.
    """

    lemma: str
    tense: str
    person: int = 0
    plural: bool = False
    gender: str = ""


@dataclass(frozen=True)
class VerbIndex:
    """Readings by form; `bare` holds the forms without accents, for words in capitals."""

    forms: Mapping[str, tuple[Reading, ...]]
    initial: Mapping[str, tuple[Reading, ...]]

    def readings(self, word: str) -> tuple[Reading, ...]:
        """The readings of a word of the text, whatever its capitals."""
        lower = word.lower()
        found = self.forms.get(lower, ())
        if word[:1].isupper():
            found = found + tuple(r for r in self.initial.get(lower, ()) if r not in found)
        return found


def _readings(line: str) -> list[tuple[str, Reading]]:
    lemma, *blocks = line.split("|")
    out = [(lemma, Reading(lemma, "infinitive"))]
    for block in blocks:
        code, forms = block[0], block[2:].split(",")
        if code == "K":
            for form, (gender, plural) in zip(forms, (("m", False), ("m", True), ("f", False), ("f", True)), strict=False):
                out.append((form, Reading(lemma, "participle", 0, plural, gender)))
        elif code == "G":
            out.append((forms[0], Reading(lemma, "gerund")))
        else:
            for k, form in enumerate(forms):
                out.append((form, Reading(lemma, _TENSES[code], k % 3 + 1, k >= 3)))
    return [(form, reading) for form, reading in out if form and form != "NA"]


@lru_cache(maxsize=1)
def load() -> VerbIndex:
    """The verbs of the table."""
    forms: dict[str, list[Reading]] = {}
    for line in files("kg").joinpath("resources", "lang", "fr", "verb-forms.txt").read_text("utf-8").splitlines():
        for form, reading in _readings(line):
            forms.setdefault(form, []).append(reading)
    initial: dict[str, list[Reading]] = {}
    for form, readings in forms.items():
        if not form[0].isascii():
            initial.setdefault(fold(form[0]) + form[1:], []).extend(readings)
    return VerbIndex({f: tuple(r) for f, r in forms.items()}, {f: tuple(r) for f, r in initial.items()})
