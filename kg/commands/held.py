"""What a store holds, for the verbs that look at the resolved view and the judgements on it.

Goes in: the folder of a store. Goes out: its facts, sources and resolution; what is recorded goes through the store's own door.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from kg import judgements
from kg.facts import BaseFact
from kg.judgements import Judgements
from kg.model import Document
from kg.resolve import resolve
from kg.resolved import Resolution, Source
from kg.store import Folder, Opened


class Held(Opened):
    """An open store with the judgements on it."""

    @cached_property
    def judgements(self) -> Judgements:
        """What people said of who is who."""
        return judgements.read(self.folder.history.entries)

    def resolution_with(self, read: Iterable[tuple[Document, Iterable[BaseFact]]]) -> Resolution:
        """The resolved view, were documents in the store that are not; one that is there already counts once."""
        found = {v.document.sha256: (v.document, tuple(v.facts)) for v in self.versions}
        found |= {document.sha256: (document, tuple(facts)) for document, facts in read}
        facts = [fact for _, told in found.values() for fact in told]
        return resolve(facts, [Source.of(document) for document, _ in found.values()], self.judgements)


def held(store: Path, as_of: str | None = None) -> Held:
    """Open a store.

    Raises:
        StoreError: there is none in this folder, or it cannot be read.
        UsageError: `as_of` is no date.
    """
    return Held(Folder(store), as_of)


def now() -> str:
    """The time of recording (ISO 8601, UTC); that of SOURCE_DATE_EPOCH where a store must be the same each time."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
    return moment.isoformat(timespec="seconds")
