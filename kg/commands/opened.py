"""What the verbs ask of a store: where it is, and the Python API, imported when a verb needs it."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

import click

from kg.ids import is_address

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager

    from kg.api import Building, Graph
    from kg.remote import Filling


class _StoreOrServer(click.ParamType[Any]):
    """The folder of a store, or the address of a server that holds its graph."""

    name = "store"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str | Path:  # noqa: ANN401 (as click has it)
        return str(value) if is_address(value) else Path(value)


#: Type of an option that takes either.
STORE = _StoreOrServer()


class Stores(Protocol):
    """The module behind `kg.open`."""

    def open(self, store: str | Path, *, as_of: str | None = None, base: str | None = None) -> Graph:
        """Open a store that exists."""

    def building(self, store: Path, *, base: str | None = None) -> AbstractContextManager[Building]:
        """Fill a store, made when absent."""

    def push(
        self,
        store: str | Path,
        address: str,
        *,
        named: bool,
        update: bool,
        batch: float,
        as_of: str | None,
        base: str | None,
        told: Callable[[Filling], None],
    ) -> Filling:
        """Put a store's graph on a server."""

    def formats(self) -> Sequence[str]:
        """Names of the formats that a store is exported to."""


def stores() -> Stores:
    """The module that keeps stores."""
    return cast(Stores, import_module("kg.api"))
