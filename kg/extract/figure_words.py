"""The words of `figures.yaml`, loaded and checked.

Goes in: the resource file. Goes out: one frozen `FigureWords`. Refused (`ResourceError`): keys that are no field, fields without a key.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from kg.errors import ResourceError
from kg.extract.tokens import Token
from kg.lang.words import Loader


class Counts(StrEnum):
    """What a figure counts. `share`: percent of votes cast; `registered`: percent of the registered that somebody won; `change`: more or
    fewer seats or percent than before; `bare`: a number alone; `other`: anything that no fact asks for.
    """

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


@dataclass(frozen=True)
class FigureWords:
    """Phrases by what they make of a number; `units`: nouns after it; everything folded."""

    percent_words: tuple[str, ...]
    units: Mapping[str, Counts]
    between: frozenset[str]
    gap_after: tuple[str, ...]
    counted_with: frozenset[str]
    gap_nouns: frozenset[str]
    change_verbs: frozenset[str]
    share_of: frozenset[str]
    share_of_not: frozenset[str]
    turnout_after: tuple[str, ...]
    abstention_after: tuple[str, ...]
    registered_after: tuple[str, ...]
    poll_after: tuple[str, ...]
    blank_after: tuple[str, ...]
    points_after: tuple[str, ...]
    points_before: tuple[str, ...]
    voting_verbs: tuple[str, ...]
    abstaining_verbs: tuple[str, ...]
    not_turnout_after_vote: frozenset[str]
    abstaining_before: tuple[str, ...]
    threshold_before: tuple[str, ...]
    threshold_after: tuple[str, ...]
    approximate_before: tuple[str, ...]
    range_before: tuple[str, ...]
    moving: frozenset[str]
    seats_of_nobody: tuple[str, ...]
    seats_whole: frozenset[str]
    definite: frozenset[str]
    topics: Mapping[str, str]
    not_topic_after: tuple[str, ...]
    electors: frozenset[str]
    poll_topics: frozenset[str]
    against_polls: frozenset[str]


_SETS = frozenset(
    {
        "between",
        "counted_with",
        "gap_nouns",
        "change_verbs",
        "share_of",
        "share_of_not",
        "not_turnout_after_vote",
        "moving",
        "seats_whole",
        "definite",
        "electors",
        "poll_topics",
        "against_polls",
    }
)


#: Phrases that are looked for at the start of what follows a number: kept with the space behind them; those that end in `_before` with
#: the space in front, so that one call of `startswith` or `endswith` tells.
_STARTS = frozenset(
    {
        "percent_words",
        "gap_after",
        "turnout_after",
        "abstention_after",
        "registered_after",
        "poll_after",
        "blank_after",
        "points_after",
        "threshold_after",
        "seats_of_nobody",
        "not_topic_after",
    }
)


@lru_cache(maxsize=1)
def figure_words() -> FigureWords:
    """The words that say what a number counts.

    Raises:
        ResourceError: the file has an unknown or a missing key, or a noun that counts two things.
    """
    raw = yaml.load(files("kg").joinpath("resources", "lang", "fr", "figures.yaml").read_text("utf-8"), Loader=Loader)
    wanted = {f.name for f in fields(FigureWords)}
    if odd := wanted ^ set(raw):
        raise ResourceError(f"figures.yaml: keys unknown or missing: {', '.join(sorted(odd))}", "name each field of FigureWords once")
    units: dict[str, Counts] = {}
    for kind, words in raw.pop("units").items():
        for word in words:
            if units.setdefault(word, Counts(kind)) is not Counts(kind):
                raise ResourceError(f"figures.yaml: `{word}` is a unit of {units[word]} and of {kind}", "name it under one of them")
    classes: dict[str, Any] = {k: _prepared(k, v) for k, v in raw.items()}
    return FigureWords(units=units, **classes)


def phrase(tokens: list[Token], start: int, length: int) -> str:
    """Folded words from `start` on, elisions glued, for comparison with the phrases of the resource file."""
    out = ""
    for token in tokens[start : start + length]:
        out += token.fold if token.fold.endswith("'") else token.fold + " "
    return out


def words_before(tokens: list[Token], i: int) -> str:
    """The folded words before i, elisions glued."""
    return phrase(tokens, max(0, i - 6), min(i, 6)).rstrip()


def _prepared(name: str, words: Any) -> Any:  # noqa: ANN401 (the values of YAML)
    if isinstance(words, dict):
        return words
    if name in _SETS:
        return frozenset(words)
    return tuple(f" {w}" if name.endswith("_before") else f"{w} " if name in _STARTS else w for w in words)


def starts(words: str, options: tuple[str, ...]) -> bool:
    """Whether words begin with one of the phrases."""
    return words.startswith(options)


def ends(before: str, options: tuple[str, ...]) -> bool:
    """Whether words end with one of the phrases."""
    return f" {before}".endswith(options)
