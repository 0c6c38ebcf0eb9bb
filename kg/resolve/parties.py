"""Which party: one entity for each party at one time of its life, whatever form of its name is written.

Goes in: a label as facts write it (`RN`, `Rassemblement national`, `socialiste`). Goes out: an `Entity`; a renamed party is
another one that `follows` it. A label that no list knows is a party by its name.
"""

from __future__ import annotations

from kg import lexicon
from kg.ids import build, name_part, slug
from kg.lexicon import Parties, Party
from kg.resolved import Entity


class PartyNames:
    """Parties by label; remembers what it was asked."""

    def __init__(self, parties: Parties | None = None) -> None:
        self._parties = parties or lexicon.load().parties
        self._known: dict[str, Entity] = {}
        self._families: dict[str, str] = {}

    def known(self, text: str) -> Party | None:
        """The listed party that a label names, None where none does."""
        return self._parties.get(text)

    def entity(self, text: str) -> Entity:
        """The party, alliance, group, bloc or label that `text` names."""
        if text not in self._known:
            self._known[text] = self._find(text)
        return self._known[text]

    def family(self, text: str) -> str:
        """One name for a party through its renamings: its last."""
        if text not in self._families:
            party = self._parties.get(text)
            self._families[text] = self._parties.lineage(party)[-1] if party else slug(text)
        return self._families[text]

    def side(self, text: str) -> str:
        """Place on the political scale (`gauche`), empty where unknown."""
        party = self._parties.get(text)
        return party.side if party else ""

    def _find(self, text: str) -> Entity:
        party = self._parties.get(text)
        if party is None:
            return Entity(build("party", name_part(text)), "party", text)
        links = (("follows", build("party", slug(party.follows))),) if party.follows else ()
        return Entity(
            build("party", slug(party.name)),
            "party",
            party.name if party.kind in ("party", "alliance", "group") else party.label,
            names=tuple(sorted(party.acronyms)),
            codes=tuple(sorted([*(("nuance", code) for code in party.codes), *([("wikidata", party.wikidata)] if party.wikidata else [])])),
            links=links,
            since=party.since.isoformat() if party.since else None,
            until=party.until.isoformat() if party.until else None,
        )
