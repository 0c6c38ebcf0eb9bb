"""The interactive page: one HTML file that opens with the network off and proves every line that it draws.

Goes in: a `Page` (from the resolved view, see `kg.view.adapt`). Goes out: a file. Refused: a place that cannot be written to.
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import OutputError

if TYPE_CHECKING:
    from kg.view.model import Page
    from kg.view.page_network import PageNetwork

__all__ = ["network", "save"]


def network(page: Page, *, title: str = "Qui s'est présenté où", lang: str = "fr") -> PageNetwork:
    """Give the page as a pyvis Network: nodes and edges to add to, `generate_html()` to write."""
    from kg.view.layout import positions
    from kg.view.page_network import PageNetwork

    extras: dict[str, Any] = {
        "facts": [fact.to_json() for fact in page.facts],
        "sources": [source.to_json() for source in page.sources],
        "conflicts": [conflict.to_json() for conflict in page.conflicts],
        "labels": page.labels,
        "focus": page.focus,
    }
    net = PageNetwork(heading=title, lang=lang, extras=extras)
    for node, (x, y) in zip(page.nodes, positions(page), strict=True):
        net.add_node(node.id, node.label, x=x, y=y, **node.options())
    for edge in page.edges:
        net.add_edge(page.nodes[edge.source].id, page.nodes[edge.target].id, **edge.options())
    return net


def save(page: Page, out: Path, *, title: str = "Qui s'est présenté où", lang: str = "fr") -> None:
    """Write the page to `out`; it is whole there or not at all.

    Raises:
        OutputError: the file cannot be written.
    """
    html = network(page, title=title, lang=lang).generate_html()
    part = out.with_name(out.name + ".part")
    try:
        part.write_text(html, encoding="utf-8", newline="\n")
        part.replace(out)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink()
        raise OutputError(
            f"{out}: the page cannot be written there ({error.strerror})", "choose another file with --out"
        ) from error
