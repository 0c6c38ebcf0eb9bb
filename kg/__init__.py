"""French election articles and official result files, read into facts with evidence, and a graph of them.

    import kg
    kg.extract("article.txt")        # a list of typed facts
    g = kg.open("store")             # a store made by `kg build`

What is heavy is imported when first used. `kg.extract` is the sub-package too, so the module itself is made callable.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.api import Graph
    from kg.facts import BaseFact

__version__ = "0.1.0"
__all__ = ["__version__", "extract", "open"]


class _ExtractModule(ModuleType):
    """The sub-package `kg.extract`, which can also be called."""

    def __call__(self, paths: str | Path | Iterable[str | Path], *, published: str | None = None) -> list[BaseFact]:
        """Extract the facts of files, folders or patterns.

        Args:
            paths: one path or several; folders are searched for articles.
            published: ISO date for documents whose own date is unknown.

        Raises:
            KGError: a file cannot be read as an article.
        """
        from kg.pipeline import facts_of

        return facts_of([paths] if isinstance(paths, str | Path) else list(paths), published=published)


class _Package(ModuleType):
    """The package itself: makes `kg.extract` callable whichever way it was imported first."""

    def __setattr__(self, name: str, value: Any) -> None:  # noqa: ANN401 (any attribute of a module)
        if name == "extract" and isinstance(value, ModuleType):
            value.__class__ = _ExtractModule
        super().__setattr__(name, value)


def open(store: str | Path, *, as_of: str | None = None, base: str | None = None, seconds: float | None = None) -> Graph:
    """Open a store that `kg build` made, or its graph on a server (`kg.api.open`).

    Args:
        store: its folder, or the address of the query service of a server.
        as_of: ISO date or date-time: only what was surely published by then.
        base: where identifiers are published; by default where the store says.
        seconds: that a server may leave one waiting.

    Raises:
        StoreError: there is no store in this folder, or it cannot be read.
        UsageError: the address is none.
    """
    from kg import api

    return api.open(store, as_of=as_of, base=base, seconds=seconds)


def __getattr__(name: str) -> Any:  # noqa: ANN401 (any attribute of a module)
    if name == "extract":
        return import_module("kg.extract")
    raise AttributeError(f"module 'kg' has no attribute {name!r}")


sys.modules[__name__].__class__ = _Package
