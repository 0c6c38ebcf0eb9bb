"""Numbers, and what the words around them say that they count.

Goes in: the tokens of a sentence. Goes out: figures with kind and value. A number that counts something else (age, money, a
threshold, a range, a difference) is known as such, so that no rule takes it for a score.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from kg.extract.mentions import Mention
from kg.extract.tokens import Kind, Token
from kg.lang.words import Loader


class Counts(StrEnum):
    """What a figure counts."""

    SHARE = "share"
    REGISTERED = "registered"
    TURNOUT = "turnout"
    ABSTENTION = "abstention"
    POLL = "poll"
    VOTES = "votes"
    GAP = "gap"
    SEATS = "seats"
    POINTS = "points"
    AGE = "age"
    CHANGE = "change"
    BARE = "bare"
    OTHER = "other"


@dataclass(slots=True)
class Figure(Mention):
    """A number in the text; `approximate`: near a value; `threshold`: a rule; `ranged`: one end of a range."""

    counts: Counts = Counts.BARE
    value: float = 0.0
    approximate: bool = False
    threshold: bool = False
    ranged: bool = False
    signed: bool = False


@dataclass(frozen=True)
class FigureWords:
    """The words of `figures.yaml`, prepared."""

    percent_words: frozenset[str]
    unit_of: Mapping[str, Counts]
    after_percent: tuple[tuple[Counts, tuple[str, ...]], ...]
    gap_after: tuple[str, ...]
    threshold_before: tuple[str, ...]
    approximate_before: tuple[str, ...]
    range_before: frozenset[str]
    number_words: Mapping[str, int]


@lru_cache(maxsize=1)
def figure_words() -> FigureWords:
    """The words that say what a number counts."""
    raw: dict[str, Any] = yaml.load(files("kg").joinpath("resources", "lang", "fr", "figures.yaml").read_text("utf-8"), Loader=Loader)
    return FigureWords(
        percent_words=frozenset(raw["percent_words"]),
        unit_of={word: Counts(kind) for kind, words in reversed(raw["units"].items()) for word in words},
        after_percent=tuple(
            (kind, tuple(raw[key]))
            for kind, key in (
                (Counts.ABSTENTION, "abstention_after"),
                (Counts.POLL, "poll_after"),
                (Counts.OTHER, "blank_after"),
                (Counts.TURNOUT, "turnout_after"),
                (Counts.REGISTERED, "registered_after"),
                (Counts.OTHER, "other_after"),
            )
        ),
        gap_after=tuple(raw["gap_after"]),
        threshold_before=tuple(raw["threshold_before"]),
        approximate_before=tuple(raw["approximate_before"]),
        range_before=frozenset(raw["range_before"]),
        number_words=raw["number_words"],
    )


_THOUSANDS = re.compile(r"(?<=\d)[ .](?=\d{3}(?:\D|$))")


def number(text: str) -> float:
    """The value of digits as the press writes them: `1 234`, `1.234`, `52,3`, `52.3`."""
    if "," in text:
        return float(_THOUSANDS.sub("", text).replace(",", "."))
    plain = text.replace(" ", "")
    if re.fullmatch(r"\d{1,3}(\.\d{3})+", plain):
        plain = plain.replace(".", "")
    return float(plain)


def _phrase(tokens: list[Token], start: int, length: int) -> str:
    """Folded words from `start` on, elisions glued, for comparison with the phrases of the resource file."""
    out = ""
    for token in tokens[start : start + length]:
        out += token.fold if token.fold.endswith("'") else token.fold + " "
    return out


def _starts(phrase: str, options: tuple[str, ...]) -> bool:
    return any(phrase.startswith(option + " ") for option in options)


def _before(tokens: list[Token], i: int) -> str:
    return " ".join(t.fold for t in tokens[max(0, i - 5) : i])


def find_figures(tokens: list[Token]) -> list[Figure]:
    """The figures of a sentence, in order; years and hours are left to `kg.extract.times`."""
    words = figure_words()
    found: list[Figure] = []
    for i, token in enumerate(tokens):
        if token.kind is Kind.NUMBER:
            figure = _read(tokens, i, number(token.text), words)
        elif token.fold in words.number_words and i + 1 < len(tokens):
            figure = _read(tokens, i, words.number_words[token.fold], words)
            if figure.counts in (Counts.BARE, Counts.AGE) or (figure.counts is Counts.OTHER):
                continue
        else:
            continue
        found.append(figure)
    _carry_back(tokens, found)
    return found


def _read(tokens: list[Token], i: int, value: float, words: FigureWords) -> Figure:
    figure = Figure(i, i + 1, Counts.BARE, value)
    j = i + 1
    following = tokens[j].fold if j < len(tokens) else ""
    if following == "%" or _phrase(tokens, j, 2).strip() in words.percent_words:
        figure.j = j = j + (1 if following == "%" else 2)
        figure.counts = _of_what(_phrase(tokens, j, 5), words)
    elif following in words.unit_of:
        figure.j = j = j + 1
        figure.counts = words.unit_of[following]
        if figure.counts is Counts.VOTES and _starts(_phrase(tokens, j, 4), words.gap_after):
            figure.counts = Counts.GAP
        if figure.counts is Counts.POINTS:
            figure.counts = Counts.POINTS
    before = _before(tokens, i)
    figure.approximate = before.endswith(words.approximate_before)
    figure.threshold = before.endswith(words.threshold_before[:5])
    figure.signed = i > 0 and tokens[i - 1].text in "+-–−" and tokens[i - 1].end == tokens[i].start
    if figure.signed and tokens[i - 1].text != "+":
        figure.value = -figure.value
    if figure.signed and figure.counts in (Counts.BARE, Counts.SEATS):
        figure.counts = Counts.CHANGE
    if figure.signed and figure.counts is Counts.SHARE:
        figure.counts = Counts.POINTS
    figure.ranged = any(w in words.range_before for w in before.split()[-1:])
    return figure


def _of_what(phrase: str, words: FigureWords) -> Counts:
    for kind, options in words.after_percent:
        if _starts(phrase, options):
            return kind
    return Counts.SHARE


def _carry_back(tokens: list[Token], found: list[Figure]) -> None:
    """`N et N' %`, `entre N et N' %`, `N à N' %`: a bare number takes the kind of the one that it is coordinated with."""
    for first, second in itertools.pairwise(found):
        if second.i - first.j != 1 or tokens[first.j].fold not in ("et", "a", "ou", "contre", "-", ","):
            continue
        link = tokens[first.j].fold
        if first.counts is Counts.BARE and second.counts is not Counts.BARE:
            first.counts = second.counts
        if link == "a" or first.ranged:
            first.ranged = second.ranged = True
