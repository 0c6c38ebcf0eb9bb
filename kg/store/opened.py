"""A store as it stands now, or as it stood at a time: its facts, who is who in them, its triples, its index.

Goes in: a folder. Goes out: each of these when it is first asked for. Nothing here is kept but the index, which is made again when
the record has moved on, and can be deleted at any time.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC
from functools import cached_property

import kg
from kg import judgements, wikidata
from kg.facts import BaseFact
from kg.ids import Base, digest
from kg.resolve import resolve
from kg.resolved import Resolution, Source, source_key
from kg.store import index
from kg.store.folder import INDEX, Folder
from kg.store.index import Index
from kg.store.kept import FactsById
from kg.store.versions import Version, end_of
from kg.triples import PREFIXES, Reading, Triples, triples

#: Raised when the triples that a program makes of the same facts change, so that indexes made before are made again.
_MAKE_OF_TRIPLES = 3


class Opened:
    """What a store holds.

    Args:
        folder: the store.
        as_of: ISO date or date-time: only what was surely published by then.
        base: where identifiers are published; by default where the store says.
    """

    def __init__(self, folder: Folder, as_of: str | None = None, base: str | None = None) -> None:
        self.folder = folder
        self.as_of = as_of
        self.base = Base(base) if base is not None else folder.base
        if as_of is not None:
            end_of(as_of)

    @property
    def name(self) -> str:
        """Its folder, and as of when it is."""
        return f"{self.folder.path}{' as of ' + self.as_of if self.as_of else ''}"

    @cached_property
    def versions(self) -> list[Version]:
        """The version of each document that stands."""
        return self.folder.history.current(self.as_of)

    @cached_property
    def facts(self) -> FactsById:
        """Facts by identifier, in the order of their documents' keys and of reading."""
        return FactsById(version.facts for version in self.versions)

    @cached_property
    def texts(self) -> dict[str, Version]:
        """Version by the hash of its text or file."""
        return {version.document.sha256: version for version in self.versions}

    def printed(self, fact: BaseFact) -> tuple[str | None, tuple[str, ...]]:
        """Date and addresses of the document that a fact stands in."""
        version = self.texts.get(source_key(fact))
        return (version.document.published, self._addresses.get(source_key(fact), ())) if version is not None else (None, ())

    @cached_property
    def _addresses(self) -> dict[str, tuple[str, ...]]:
        return {source.key: source.addresses for source in self._sources()}

    @cached_property
    def resolution(self) -> Resolution:
        """Who is who, what goes together, what disagrees."""
        entries = self.folder.history.entries
        return wikidata.with_items(resolve(self.facts.each(), self._sources(), judgements.read(entries)), wikidata.said(entries))

    def _sources(self) -> list[Source]:
        """Each text once, with every address that it was read at."""
        found: dict[str, Source] = {}
        for source in (Source.of(version.document) for version in self.versions):
            first = found.setdefault(source.key, source)
            if source.url not in (None, first.url, *first.also_at):
                found[source.key] = replace(first, also_at=(*first.also_at, str(source.url)))
        return list(found.values())

    @cached_property
    def readings(self) -> Mapping[str, Reading]:
        """When each source was read, and what it replaces."""
        found = {}
        for version in self.versions:
            earlier = self.folder.history.versions[version.key][: version.number - 1]
            published = version.document.published
            found[version.document.sha256] = Reading(
                version.read_at,
                version.number,
                end_of(published).astimezone(UTC).isoformat(timespec="seconds") if published else None,
                Source.of(earlier[-1].document) if earlier else None,
            )
        return found

    @cached_property
    def triples(self) -> Triples:
        """The graph, sorted."""
        return triples(self.resolution, self.readings, base=self.base, version=kg.__version__)

    @cached_property
    def index(self) -> Index:
        """The graph to ask; on disk where it is of the present and the folder can be written."""
        prefixes = {**PREFIXES, "id": self.base.iri}
        if self.as_of is not None:
            return index.in_memory(self.triples.chunks(), prefixes)
        name = self._index_name()
        folder = self.folder.path / INDEX
        if (found := index.on_disk(folder, name, prefixes)) is not None:
            return found
        with contextlib.suppress(OSError):  # a store that can only be read is asked in memory
            index.write(folder, name, self.triples.chunks())
        return index.on_disk(folder, name, prefixes) or index.in_memory(self.triples.chunks(), prefixes)

    def _index_name(self) -> str:
        made_of = (self.folder.head().hash, self.base.iri, kg.__version__, str(_MAKE_OF_TRIPLES))
        return digest(" ".join(made_of))
