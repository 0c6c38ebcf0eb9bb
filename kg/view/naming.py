"""What the values of facts are called on the page, where no resolution has said who is who: one node a value as written.

Goes in: facts with canonical values and the documents they stand in. Goes out: nodes and sources. Two people of one name are one
node here; the resolved view tells them apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Protocol

import yaml

from kg import elections
from kg.facts import BaseFact
from kg.ids import fold, slug
from kg.model import Document
from kg.view import assets
from kg.view.families import family_of
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


class AsWritten:
    """One node for each value as written."""

    def __init__(self, facts: Iterable[BaseFact], documents: Iterable[Document]) -> None:
        self._documents = {document.id: document for document in documents}
        self._parties = {fold(value) for fact in facts if (value := fact.slots().get("party")) is not None}

    def link(self, fact: BaseFact, slot: str) -> PageNode | None:
        """Give a node of the slot's kind; an office is told from its namesakes by its territory."""
        value = fact.slots().get(slot)
        if value is None or slot not in KINDS:
            return None
        kind = KINDS[slot]
        if slot in {"source", "target"} and fold(value) in self._parties:
            kind = "party"
        territory = fact.slots().get("territory") if kind == "office" else None
        if territory and fold(territory) not in fold(value):
            return PageNode(f"office/{slug(value)}/{slug(territory)}", kind, f"{value} ({territory})")
        return PageNode(f"{kind}/{slug(value) or 'x'}", kind, value, family=family_of(value) if kind == "party" else "")

    def contest(self, fact: BaseFact) -> tuple[PageNode | None, PageNode | None]:
        """Give a contest for each election and constituency."""
        slots: dict[str, Any] = fact.slots()
        key, place = slots.get("election"), slots.get("constituency")
        if key is None:
            return None, None
        words = election_words(key)
        election = PageNode(f"election/{key}", "election", words, date=last_day(key))
        if place is None:
            return None, election
        label = f"{place}, {words[:1].lower()}{words[1:]}"
        identifier = f"contest/{key}/{slug(place) or 'x'}"
        return PageNode(identifier, "contest", label, sub=words, short=place, date=election.date, place=tile_of(place)), election

    def source(self, fact: BaseFact) -> tuple[PageSource, str | None]:
        """Give the fact's document, titled by its metadata or its first line."""
        document = self._documents.get(fact.document)
        if document is None:
            return PageSource(fact.document), None
        title = document.title or next((line.strip() for line in document.text.splitlines() if line.strip()), document.id)
        return PageSource(document.id, title, document.publisher or "", document.published or "", document.url or ""), document.text
