"""Forms of French verbs.

Goes in: `verb-forms.txt` (derived by `tools/derive_resources.py`). Goes out: an index from a form, as written in
lower case, to its readings, each line of the table being read when one of its forms is first looked up.
Accents count (`annonce`, `annoncé`); where a capital has lost its accent (`Elu`, `BATTU`) the bare form is looked up too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from kg.ids import fold

_TENSES = {"P": "present", "I": "imperfect", "J": "past", "F": "future", "C": "conditional", "S": "subjunctive"}
_MOST_KNOWN = 200_000
_AGREEMENTS = (("m", False), ("m", True), ("f", False), ("f", True))
_CODES = frozenset({*_TENSES, "K", "G", "NA", ""})


class Reading(NamedTuple):
    """What a form may be: `tense` is one of present, imperfect, past, future, conditional, subjunctive, infinitive, participle,
    gerund; person 1-3 (0: none); plural; gender of a participle.
    """

    lemma: str
    tense: str
    person: int = 0
    plural: bool = False
    gender: str = ""


class Forms(Mapping[str, tuple[Reading, ...]]):
    """Readings by form."""

    def __init__(self, table: str) -> None:
        self._lines = table.splitlines()
        self._found: dict[str, tuple[Reading, ...]] = {}
        self._at: dict[str, list[int]] = {}
        for number, line in enumerate(self._lines):
            for form in dict.fromkeys(line.replace("|", ",").replace(":", ",").split(",")):
                if form in self._at:
                    self._at[form].append(number)
                else:
                    self._at[form] = [number]
        for code in _CODES:
            self._at.pop(code, None)

    def __getitem__(self, form: str) -> tuple[Reading, ...]:
        found = self._found.get(form)
        if found is None:
            found = tuple(r for number in self._at[form] for f, r in _readings(self._lines[number]) if f == form)
            self._found[form] = found
        return found

    def get(self, form: str, default: Any = ()) -> Any:  # noqa: ANN401 (as Mapping has it)
        """The readings of a form, `default` where it is none of a verb."""
        return self[form] if form in self._at else default

    def __contains__(self, form: object) -> bool:
        return form in self._at

    def __iter__(self) -> Iterator[str]:
        return iter(self._at)

    def __len__(self) -> int:
        return len(self._at)


class VerbIndex:
    """Readings by form; for words in capitals also the forms whose first letter has lost its accent."""

    def __init__(self, forms: Forms) -> None:
        self.forms = forms
        self._known: dict[str, tuple[Reading, ...]] = {}

    @cached_property
    def _bare(self) -> Mapping[str, list[str]]:
        """Forms that begin with an accented letter, by their writing without it."""
        bare: dict[str, list[str]] = {}
        for form in self.forms:
            if not form[0].isascii():
                bare.setdefault(fold(form[0]) + form[1:], []).append(form)
        return bare

    def readings(self, word: str) -> tuple[Reading, ...]:
        """The readings of a word of the text, whatever its capitals; remembered, for the words of a language come back."""
        known = self._known.get(word)
        if known is not None:
            return known
        lower = word.lower()
        found: tuple[Reading, ...] = self.forms.get(lower, ())
        if word[:1].isupper() and lower in self._bare:
            found = found + tuple(r for form in self._bare[lower] for r in self.forms[form] if r not in found)
        if len(self._known) < _MOST_KNOWN:
            self._known[word] = found
        return found


def _readings(line: str) -> list[tuple[str, Reading]]:
    lemma, *blocks = line.split("|")
    out = [(lemma, Reading(lemma, "infinitive"))]
    for block in blocks:
        code, forms = block[0], block[2:].split(",")
        if code == "K":
            for form, (gender, plural) in zip(forms, _AGREEMENTS, strict=False):
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
    return VerbIndex(Forms(files("kg").joinpath("resources", "lang", "fr", "verb-forms.txt").read_text("utf-8")))
