"""What the verbs ask of a store: the Python API, imported when a verb needs it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from kg.api import Building, Graph


class Stores(Protocol):
    """The module behind `kg.open`."""

    def open(self, store: Path, *, as_of: str | None = None, base: str | None = None) -> Graph:
        """Open a store that exists."""

    def building(self, store: Path, *, base: str | None = None) -> AbstractContextManager[Building]:
        """Fill a store, made when absent."""

    def formats(self) -> Sequence[str]:
        """Names of the formats that a store is exported to."""


def stores() -> Stores:
    """The module that keeps stores."""
    return cast(Stores, import_module("kg.api"))
