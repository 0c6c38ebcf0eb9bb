"""The words that name elections and rounds.

Goes in: `elections.yaml`. Goes out: one frozen `ElectionWords`, folded words by class. The dates of elections are in
`kg.elections`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import Any

import yaml

from kg.errors import ResourceError
from kg.lexicon.keys import key

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class ElectionWords:
    """Folded words: `nouns`, `singular`, `adjectives` and `phrases` to the type that they name; the rest by class."""

    nouns: Mapping[str, str]
    singular: Mapping[str, str]
    adjectives: Mapping[str, str]
    phrases: Mapping[str, str]
    held_in: Mapping[str, frozenset[str]]
    throughout: Mapping[str, str]
    one_round: frozenset[str]
    heads: frozenset[str]
    recalls: frozenset[str]
    partial_nouns: frozenset[str]
    partial: frozenset[str]
    early: frozenset[str]
    early_is_partial: frozenset[str]
    qualifiers: frozenset[str]
    others: frozenset[str]
    elects: frozenset[str]
    openers: frozenset[str]
    not_recalled_after: frozenset[str]
    foreign: frozenset[str]
    year_before: frozenset[str]
    months: Mapping[str, int]
    primary_nouns: frozenset[str]
    primary_not_after: frozenset[str]
    camps: Mapping[str, str]
    round_nouns: frozenset[str]
    round_ordinals: Mapping[str, int]
    rounds_between: frozenset[str]
    round_not_of: frozenset[str]

    @cached_property
    def phrase_firsts(self) -> frozenset[str]:
        """First words of the phrases."""
        return frozenset(p.partition(" ")[0] for p in self.phrases)

    @cached_property
    def firsts(self) -> frozenset[str]:
        """Folded words that a mention of an election may begin with."""
        words = {*self.phrase_firsts, *(f"{w}'" for w in self.phrase_firsts), *self.heads, *self.nouns, *self.singular}
        return frozenset(words | self.primary_nouns | self.partial_nouns | self.recalls)

    @cached_property
    def round_firsts(self) -> frozenset[str]:
        """Folded words that a mention of a round may begin with."""
        return frozenset({*self.round_ordinals, *self.round_nouns, *self.between_firsts, "t"})

    @cached_property
    def between_firsts(self) -> frozenset[str]:
        """First words of what says `between the rounds`."""
        return frozenset(p.partition(" ")[0] for p in self.rounds_between)


def _by_word(types: Mapping[str, Any], field: str) -> dict[str, str]:
    return {(key(word) if field == "phrases" else word): kind for kind, row in types.items() for word in row[field]}


def read() -> ElectionWords:
    """The words of the package.

    Raises:
        ResourceError: a class is missing.
    """
    raw = yaml.load(files("kg").joinpath("resources", "lexicon", "elections.yaml").read_text("utf-8"), Loader=Loader)
    plain = [f for f in raw if f not in ("types", "primary", "rounds", "months")]
    try:
        types, primary, rounds = raw["types"], raw["primary"], raw["rounds"]
        return ElectionWords(
            nouns=_by_word(types, "nouns"), singular=_by_word(types, "singular"),
            adjectives=_by_word(types, "adjectives"), phrases=_by_word(types, "phrases"),
            held_in={kind: frozenset(row["held_in"]) for kind, row in types.items()},
            throughout={kind: row["throughout"] for kind, row in types.items() if "throughout" in row},
            one_round=frozenset(kind for kind, row in types.items() if row.get("one_round")),
            **{name: frozenset(raw[name]) for name in plain},
            months=raw["months"], primary_nouns=frozenset(primary["nouns"]), primary_not_after=frozenset(primary["not_after"]),
            camps={key(word): camp for camp, words in primary["camps"].items() for word in words},
            round_nouns=frozenset(rounds["nouns"]), round_ordinals=rounds["ordinals"],
            rounds_between=frozenset(key(p) for p in rounds["between"]), round_not_of=frozenset(rounds["not_of"]),
        )  # fmt: skip
    except (KeyError, TypeError) as error:
        raise ResourceError(f"elections.yaml: {error}", "name each class of ElectionWords once") from error
