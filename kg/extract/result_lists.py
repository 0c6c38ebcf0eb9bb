"""Lists and tables of results: what stands in lines rather than in sentences.

Goes in: a `Text`. Goes out: drafts of `result`, `candidacy` and `affiliation`. Shares and votes beside a name are read by
`kg.extract.results`, in lines as in sentences; here is what only lines have: marks (`54,3 % ELU`), numbers in front (`1. X : 28 %`),
columns, and lists of those elected under a heading or behind the name of a party (`PS : X, Y`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from kg.errors import ResourceError
from kg.extract.analysis import Read
from kg.extract.clauses import is_finite
from kg.extract.drafts import Draft
from kg.extract.figure_words import phrase
from kg.extract.figures import Counts
from kg.extract.groups import Group
from kg.extract.names import PartyMention
from kg.extract.setting import Setting
from kg.extract.text import Text
from kg.extract.tokens import Kind
from kg.facts import Outcome
from kg.lang.words import Loader
from kg.model import Zone

_HEADS = (Zone.HEADLINE, Zone.HEADING)
_SCORES = (Counts.SHARE, Counts.VOTES)
_AFTER_FIGURE = frozenset({",", "(", "-", "–", "—", ":", "des", "voix", "suffrages", "exprimes", "et", "soit"})
_MARK_REACH = 6


@dataclass(frozen=True)
class ListWords:
    """The words of `lists.yaml`."""

    marks: Mapping[str, Outcome]
    heads: Mapping[str, tuple[str, ...]]
    not_heads: tuple[str, ...]
    columns: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def list_words() -> ListWords:
    """The words of lists of results.

    Raises:
        ResourceError: a key is unknown or missing, or no outcome.
    """
    raw = yaml.load(files("kg").joinpath("resources", "lang", "fr", "lists.yaml").read_text("utf-8"), Loader=Loader)
    if odd := {"marks", "heads", "not_heads", "columns"} ^ set(raw):
        raise ResourceError(f"lists.yaml: keys unknown or missing: {', '.join(sorted(odd))}", "see ListWords in kg/extract/result_lists.py")
    try:
        marks = {word: Outcome(outcome) for outcome, words in raw["marks"].items() for word in words}
    except ValueError as error:
        raise ResourceError(f"lists.yaml: {error}", "name marks after the outcomes of kg.facts") from error
    return ListWords(
        marks, {k: tuple(v) for k, v in raw["heads"].items()}, tuple(raw["not_heads"]), {k: tuple(v) for k, v in raw["columns"].items()}
    )


def result_lists(text: Text) -> Iterator[Draft]:
    """Results, candidacies and affiliations that lists and tables tell."""
    reader = _Reader(text)
    for read in text.sentences:
        if read.zone is not Zone.TEASER and read.sentence.inside is None:
            yield from reader.line(read)


class _Reader:
    """Goes down a document line by line; knows what stands over a line."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.words = list_words()
        headline = [r for r in text.sentences if r.zone in (Zone.HEADLINE, Zone.KICKER)]
        self.throughout = next((o for r in headline if (o := self._head(r))), None)
        self.under: Outcome | None = self.throughout
        self.columns: list[str] = []

    def line(self, read: Read) -> Iterator[Draft]:
        """The drafts of one line."""
        if read.zone in _HEADS or (self._lines_up(read) and self._head(read)):
            self.columns = self._columns(read)
            self.under = self._head(read) or (self.under if _names_place(read) else self.throughout)
            return
        if not self._lines_up(read):
            self.columns = []
            return
        persons = [g for g in read.groups if g.entity is not None and g.person is not None]
        setting = self.text.settings.at(read, 0, len(read.sentence.tokens)) if persons else None
        if setting is None or setting.foreign or not setting.election or setting.type == "primaire":
            return
        scored = any(f.counts in _SCORES for f in read.figures)
        for group, end, outcome in self._marked(read, persons):
            yield _result(read, group, end, setting, {"outcome": outcome}, "list/mark")
        if scored:
            yield from self._ranked(read, persons, setting)
            yield from self._in_columns(read, persons, setting)
        elif self.under is not None and self._may_list(read):
            for group in persons:
                yield _result(read, group, group.j, setting, {"outcome": self.under}, "list/under-heading")
        if not scored and (self.under is not None or len(persons) > 1):
            yield from self._behind_party(read, persons, setting)

    def _may_list(self, read: Read) -> bool:
        """Whether a line may name those whom a heading speaks of: no caption, no poll, no turnout."""
        return read.zone is not Zone.CAPTION and not any(f.counts in (Counts.POLL, Counts.TURNOUT) for f in read.figures)

    def _lines_up(self, read: Read) -> bool:
        """Whether a sentence is a line of a list: it has no verb with a tense."""
        return not any(is_finite(v) and read.fold(v.head) != "soit" for v in read.verbs)

    def _head(self, read: Read) -> Outcome | None:
        """What a heading says of whoever is named under it."""
        if (read.persons and read.zone is not Zone.HEADLINE) or any(is_finite(v) for v in read.verbs):
            return None
        run = f" {phrase(read.sentence.tokens, 0, 30)}"
        if any(f" {word} " in run for word in self.words.not_heads):
            return None
        told = {Outcome(name) for name, heads in self.words.heads.items() if any(f" {h} " in run for h in heads)}
        told |= {self.words.marks[t.fold] for t in read.sentence.tokens if t.fold in self.words.marks}
        return told.pop() if len(told) == 1 else None

    def _marked(self, read: Read, persons: list[Group]) -> Iterator[tuple[Group, int, Outcome]]:
        """Persons with the marks behind them; a pair shares the one in the plural (`X et Y (P), 54 % ELUS`)."""
        ends = [*(g.i for g in persons[1:]), len(read.sentence.tokens)]
        shared: tuple[int, Outcome] | None = None
        for group, end in zip(reversed(persons), reversed(ends), strict=True):
            mark = self._mark(read, group, end)
            if mark is not None:
                shared = (end, mark[1]) if mark[0].endswith("s") else None
                yield group, end, mark[1]
            elif shared is not None and read.fold(end - 1) == "et":
                yield group, shared[0], shared[1]
            else:
                shared = None

    def _mark(self, read: Read, group: Group, end: int) -> tuple[str, Outcome] | None:
        """The mark behind a name and its figures."""
        k = group.j
        if read.fold(k) == "(":
            k = next((n + 1 for n in range(k, end) if read.fold(n) == ")"), k)
        for figure in read.figures:
            if k <= figure.i < min(end, k + _MARK_REACH):
                k = figure.j
        limit = min(end, k + _MARK_REACH)
        while k < limit:
            word = read.fold(k)
            if word in self.words.marks and read.fold(k + 1) in ("", ",", ";", ".", ")", "(", "!", "e", "au", "des", "avec"):
                return word, self.words.marks[word]
            if word not in _AFTER_FIGURE:
                return None
            k += 1
        return None

    def _ranked(self, read: Read, persons: list[Group], setting: Setting) -> Iterator[Draft]:
        """`1. X (P) : 28 %`."""
        first = read.sentence.tokens[0]
        if (
            len(persons) == 1
            and first.kind is Kind.NUMBER
            and first.text.isdigit()
            and read.fold(1) in (".", ")", "-", "–")
            and persons[0].i == 2
        ):
            yield _result(read, persons[0], len(read.sentence.tokens), setting, {"rank": int(first.text)}, "list/numbered")

    def _columns(self, read: Read) -> list[str]:
        """The columns of a table that a line heads, in order."""
        at = {k: name for k, t in enumerate(read.sentence.tokens) for name, words in self.words.columns.items() if t.fold in words}
        names = [name for k, name in sorted(at.items()) if not (name == "votes" and read.fold(k - 1) in ("des", "de"))]
        return names if len(set(names)) > 1 else []

    def _in_columns(self, read: Read, persons: list[Group], setting: Setting) -> Iterator[Draft]:
        """The votes of a row: the bare number in their column."""
        numbers = [f for f in read.figures if f.counts in (Counts.BARE, Counts.SHARE, Counts.VOTES)]
        if len(persons) != 1 or len(numbers) != len(self.columns) or "votes" not in self.columns:
            return
        figure = numbers[self.columns.index("votes")]
        if figure.counts is Counts.BARE and figure.i >= persons[0].j and figure.value == int(figure.value):
            yield _result(read, persons[0], figure.j, setting, {"votes": int(figure.value)}, "list/column")

    def _behind_party(self, read: Read, persons: list[Group], setting: Setting) -> Iterator[Draft]:
        """`PS : X, Y`: the party is that of all of them."""
        head = next((g for g in read.groups if isinstance(g.head, PartyMention) and g.person is None), None)
        if head is None or head.i > 1 or read.fold(head.j) != ":" or not isinstance(head.head, PartyMention):
            return
        party = head.head.party
        for group in persons:
            if group.i < head.j or group.parties:
                continue
            yield Draft("affiliation", {"person": group.entity, "party": party}, read, head.i, group.j, "list/behind-party")
            slots = {"person": group.entity, "election": setting.election, "constituency": setting.place or None, "party": party}
            yield Draft("candidacy", slots, read, head.i, group.j, "list/behind-party", inherited=_inherited(setting) - {"round"})


def _names_place(read: Read) -> bool:
    """Whether a heading names where, and nothing else."""
    return bool(read.places) or len(read.sentence.tokens) <= 3


def _inherited(setting: Setting) -> set[str]:
    parts = (("election", "election"), ("constituency", "place"), ("round", "round"))
    return {name for name, part in parts if part not in setting.said}


def _result(read: Read, group: Group, end: int, setting: Setting, told: dict[str, Any], rule: str) -> Draft:
    slots: dict[str, Any] = {
        "person": group.entity,
        "election": setting.election,
        "constituency": setting.place or None,
        "round": 1 if told.get("outcome") in (Outcome.QUALIFIED, Outcome.ELIMINATED) else setting.round,
        **told,
    }
    return Draft("result", slots, read, group.i, end, rule, inherited=_inherited(setting))
