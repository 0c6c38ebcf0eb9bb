"""What documents said of somebody or something, since when, and until when: corrected and withdrawn facts too.

Goes in: a store opened. Goes out: tellings in the order in which they became known. A document that is read again may say less, or be
withdrawn: what it said then stands here with the day and the reason, though the graph no longer holds it. Who is meant by what no longer
stands is told by resolving it together with what stands.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from kg import judgements
from kg.api import Graph
from kg.facts import BaseFact
from kg.model import Place
from kg.resolve import resolve
from kg.resolved import Links, Source, source_key
from kg.store.versions import Version


@dataclass(frozen=True, slots=True)
class Telling:
    """Something that a document says, or said.

    Args:
        fact: what.
        version: the first version of the document that said so.
        until: when it ceased to stand (ISO 8601, UTC); None where it stands.
        why: reason of the withdrawal; empty where a later version of the document no longer says it.
    """

    fact: BaseFact
    version: Version
    until: str | None = None
    why: str = ""

    @property
    def since(self) -> str:
        """When it was known: day of publication, of reading where there is none."""
        return self.version.document.published or self.version.read_at


class Histories:
    """Histories of what a graph names, or named."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def of(self, path: str) -> list[Telling]:
        """Every telling that names something, in the order in which they became known."""
        resolution, held = self._graph.resolution, self._graph.opened
        facts = {fact for item in resolution.items_of_entity.get(path, ()) for fact in resolution.items[item].facts}
        found = list(self._named.get(path, ()))
        for fact in (resolution.facts[identifier] for identifier in sorted(facts)):
            version = held.texts[source_key(fact)]
            found.append(Telling(fact, self._first.get((version.key, _content(fact)), version)))
        return sorted(found, key=lambda told: (told.since, told.until or "", told.fact.type, told.fact.id))

    @cached_property
    def _changed(self) -> list[list[Version]]:
        """Versions of each document that was read more than once or withdrawn."""
        if self._graph.opened.as_of is not None:
            return []  # the past as it was then: what came later is not known
        return [known for known in self._graph.opened.folder.history.versions.values() if len(known) > 1 or known[-1].retracted_at]

    @cached_property
    def _first(self) -> Mapping[tuple[str, str], Version]:
        """Document and what it says → its first version that says so."""
        return {(told.version.key, _content(told.fact)): told.version for told, _ in self._tellings}

    @cached_property
    def _tellings(self) -> list[tuple[Telling, Version]]:
        """What changed documents ever said, each with the last version that said so."""
        return [told for known in self._changed for told in _tellings(known)]

    @cached_property
    def _named(self) -> Mapping[str, list[Telling]]:
        """What is named → tellings that no longer stand."""
        gone = [(told, version) for told, version in self._tellings if told.until is not None]
        if not gone:
            return {}
        held = self._graph.opened
        sources = {s.key: s for s in (Source.of(v.document) for v in (*(v for _, v in gone), *held.versions))}
        facts = {fact.id: fact for fact in (*(told.fact for told, _ in gone), *held.facts.each())}
        links = resolve(facts.values(), sources.values(), judgements.read(held.folder.history.entries)).links
        found: dict[str, list[Telling]] = {}
        for told, _ in gone:
            for path in _ends(links.get(told.fact.id)):
                found.setdefault(path, []).append(told)
        return found


def _tellings(known: list[Version]) -> Iterator[tuple[Telling, Version]]:
    said: dict[str, tuple[BaseFact, int, int]] = {}
    for number, version in enumerate(known):
        for fact in version.facts:
            if fact.segment is not Place.TEASER:
                content = _content(fact)
                said[content] = (fact, said[content][1] if content in said else number, number)
    for fact, first, last in said.values():
        if last < len(known) - 1:
            yield Telling(fact, known[first], known[last + 1].read_at), known[last]
        else:
            yield Telling(fact, known[first], known[last].retracted_at, known[last].retracted or ""), known[last]


def _content(fact: BaseFact) -> str:
    """What a fact says, wherever it stands in its text."""
    return json.dumps([fact.type, fact.slots(), fact.modality, sorted(fact.attributed_to)], sort_keys=True, default=str)


def _ends(links: Links | None) -> set[str]:
    if links is None:
        return set()
    return {end for end in (*links.named.values(), links.election, links.contest, links.round, links.candidacy) if end is not None}
