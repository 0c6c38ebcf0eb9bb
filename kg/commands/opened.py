"""What the verbs ask of a store: the part of the Python API that they call.

Goes in: the folder of a store. Goes out: an open store. The verbs know nothing of how it is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, cast

from kg.facts import BaseFact
from kg.model import Document


class Answer(Protocol):
    """Rows of a SELECT (one column `answer` for ASK), in the order of the query."""

    columns: Sequence[str]
    rows: Iterable[Sequence[Any]]


class Opened(Protocol):
    """An open store."""

    def facts(
        self,
        *,
        type: str | None = None,
        person: str | None = None,
        election: str | None = None,
        constituency: str | None = None,
    ) -> Sequence[BaseFact]:
        """Facts that fit every value given."""

    def query(self, text: str) -> Answer:
        """Answer to a question in SPARQL."""

    def named(self, name: str) -> Answer:
        """Answer to a question of the library of questions."""

    def export(self, form: str) -> bytes:
        """The graph in a format."""

    def view(self, out: Path, *, around: str | None, title: str, lang: str) -> None:
        """Write the graph as a page (`kg.view.write`)."""


class Stores(Protocol):
    """The module behind `kg.open`."""

    def open(self, store: Path) -> Opened:
        """Open a store that exists."""

    def add(self, store: Path, documents: Sequence[Document], facts: Sequence[BaseFact]) -> None:
        """Put documents and their facts into a store, which is made when absent."""

    def formats(self) -> Sequence[str]:
        """Names of the formats that `export` writes."""


def stores() -> Stores:
    """The module that keeps stores, imported when a verb needs it."""
    return cast(Stores, import_module("kg.api"))
