"""What the page calls the nodes of the resolved view.

Goes in: a resolution and the documents that facts stand in. Goes out: nodes and sources (`kg.view.naming.Naming`); two people of one
name are two nodes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.facts import BaseFact
from kg.resolved import Entity, Resolution, source_key
from kg.store import Version
from kg.view.gather import Disagreement
from kg.view.model import PageNode, PageSource
from kg.view.naming import KINDS, election_words, tile_of

#: Kinds of entities that the page draws as another kind.
_DRAWN_AS = {"body": "party", "list": "party", "chamber": "office"}


class Resolved:
    """One node for each entity."""

    def __init__(self, resolution: Resolution, versions: Mapping[str, Version]) -> None:
        self._of = resolution
        self._versions = versions

    def link(self, fact: BaseFact, slot: str) -> PageNode | None:
        """Give the node of the entity that the slot names."""
        links = self._of.links.get(fact.id)
        identifier = links.named.get(slot) if links is not None and slot in KINDS else None
        entity = self._of.entities.get(identifier) if identifier is not None else None
        if entity is None:
            return None
        return PageNode(entity.id, _DRAWN_AS.get(entity.kind, entity.kind), entity.label, also=" ".join(entity.names))

    def contest(self, fact: BaseFact) -> tuple[PageNode | None, PageNode | None]:
        """Give the contest that the fact has its place in, and its election."""
        links = self._of.links.get(fact.id)
        election = self._of.entities.get(links.election) if links is not None and links.election is not None else None
        if links is None or election is None:
            return None, None
        words = election_words(election.id.partition("/")[2])
        drawn = PageNode(election.id, "election", words, date=election.since or "")
        contest = self._of.entities.get(links.contest) if links.contest is not None else None
        if contest is None:
            return None, drawn
        place = self._of.entities.get(contest.link("constituency") or "")
        short = place.label if place is not None else contest.label
        node = PageNode(contest.id, "contest", contest.label, sub=words, short=short, date=drawn.date, place=tile_of(short))
        return node, drawn

    def source(self, fact: BaseFact) -> tuple[PageSource, str | None]:
        """Give the document that the fact stands in, and its text."""
        version = self._versions.get(source_key(fact))
        if version is None:
            return PageSource(fact.document), None
        document = version.document
        first = next((line.strip() for line in document.text.splitlines() if line.strip()), document.id)
        page_source = PageSource(
            version.key, document.title or first, document.publisher or "", document.published or "", document.url or ""
        )
        return page_source, document.text


def disagreements(resolution: Resolution) -> Iterator[Disagreement]:
    """Conflicts as the page sets them side by side."""
    for conflict in resolution.conflicts:
        sides = tuple((_words(value.value, resolution.entities), value.facts, value.rank == "preferred") for value in conflict.values)
        yield Disagreement(conflict.subject, conflict.slot, conflict.node, sides)


def _words(value: object, entities: Mapping[str, Entity]) -> object:
    return entities[value].label if isinstance(value, str) and value in entities else value
