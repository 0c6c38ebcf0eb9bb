"""How things are called on the page, and when and where they are.

Goes in: identifiers of elections, names of constituencies. Goes out: words, days, squares of the map. Nothing is refused: what is
not known is empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Protocol

import yaml

from kg import elections
from kg.facts import BaseFact
from kg.ids import slug
from kg.view import assets
from kg.view.model import PageNode, PageSource

#: What a slot's value is, by slot; endorsements give `source` and `target`, which may be a person or a party.
KINDS: Mapping[str, str] = {
    "person": "person",
    "partner": "person",
    "speaker": "person",
    "recipient": "person",
    "party": "party",
    "office": "office",
    "source": "person",
    "target": "person",
}


class Naming(Protocol):
    """Says which node a fact's slot names, which contest it concerns, and where it was read."""

    def link(self, fact: BaseFact, slot: str) -> PageNode | None:
        """Give the node that the slot names; None where it names none."""

    def contest(self, fact: BaseFact) -> tuple[PageNode | None, PageNode | None]:
        """Give (contest, election); the contest is None where the constituency is not known."""

    def source(self, fact: BaseFact) -> tuple[PageSource, str | None]:
        """Give the source and its text; None where the text is not at hand."""


@cache
def _accents() -> dict[str, str]:
    return dict(yaml.safe_load(assets.text("elections.yaml")))


def election_words(key: str) -> str:
    """Write an election's identifier for people: `senatoriales-2023` becomes `Sénatoriales 2023`."""
    words = " ".join(_accents().get(word, word) for word in key.split("-"))
    return words[:1].upper() + words[1:]


@cache
def day_of_vote(key: str, round: int | None = None) -> str:
    """Give the day of a round of an election, ISO; what its rounds' days share (month or year) where the round is not known.

    The last resort is the year in the identifier; empty where there is none.
    """
    kind, _, year = key.rpartition("-")
    if not year.isdigit():
        return ""
    days = [day.isoformat() for day in elections.load().rounds(kind, int(year))]
    if round is not None and 0 < round <= len(days):
        return days[round - 1]
    return next((days[0][:length] for length in (10, 7) if days and len({day[:length] for day in days}) == 1), year)


@cache
def last_day(key: str) -> str:
    """Give the day of an election's last round, ISO, to put elections in order; its year where the day is not known."""
    kind, _, year = key.rpartition("-")
    days = elections.load().rounds(kind, int(year)) if year.isdigit() else ()
    return days[-1].isoformat() if days else year if year.isdigit() else ""


@cache
def _tiles_by_name() -> dict[str, str]:
    return {slug(tile["name"]): tile["code"] for tile in assets.tiles()}


def tile_of(constituency: str) -> str:
    """Give the tile that `Loiret-4`, `Paris` or `Pas-de-Calais-Lens` lies in; empty where the name does not say."""
    words = slug(constituency).split("-")
    for length in range(len(words), 0, -1):
        if (code := _tiles_by_name().get("-".join(words[:length]))) is not None:
            return code
    return ""
