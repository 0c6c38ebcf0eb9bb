"""pyvis's Network, made to write one safe file that opens at once.

Goes in: nodes and edges, as pyvis takes them. Goes out: the same lists, and HTML with everything inline. What differs from
pyvis: membership is a set lookup (it scans lists), the template escapes every text and runs under a Content-Security-Policy,
positions are given instead of found by physics, files are UTF-8 whatever the locale, and nothing is written beside them.
"""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

from pyvis.network import Network  # type: ignore[import-untyped]

from kg.view import assets
from kg.view.render import render

#: Height of the frame in a notebook, and what its page may do there.
_FRAME, _ALLOWED = 720, "allow-scripts allow-downloads allow-popups"


class PageNetwork(Network):  # type: ignore[misc]
    """A pyvis Network whose page is the project's own.

    Args:
        heading: title of the page; empty: who stood where, in the language of the interface.
        lang: `fr` or `en`, the language that the page opens in.
        extras: what the page shows beside nodes and edges (facts, sources, contradictions), see `kg.view.payload`.
        options: what pyvis's Network takes.
    """

    def __init__(self, heading: str = "", lang: str = "fr", extras: dict[str, Any] | None = None, **options: Any) -> None:
        super().__init__(heading=heading, directed=True, cdn_resources="in_line", **options)
        self.lang = lang
        self.extras = extras or {}
        self._known: dict[Any, int] = {}
        self._joined: set[tuple[Any, Any, Any]] = set()
        self.toggle_physics(False)

    def add_node(self, n_id: Any, label: Any = None, shape: str = "custom", color: str | None = None, **options: Any) -> None:
        """Add a node once; as in pyvis, without a label its identifier is its label."""
        if n_id in self._known:
            return
        self._known[n_id] = len(self.nodes)
        node = {"id": n_id, "label": str(n_id if label is None else label), "shape": shape, **options}
        if color is not None:
            node["color"] = color
        self.nodes.append(node)
        self.node_ids.append(n_id)
        self.node_map[n_id] = node

    def add_edge(self, source: Any, to: Any, **options: Any) -> None:
        """Add an edge; two edges of one kind between the same nodes are one.

        Raises:
            AssertionError: an end is not a node, as in pyvis.
        """
        assert source in self._known, f"non existent node '{source}'"
        assert to in self._known, f"non existent node '{to}'"
        key = (source, to, options.get("kind"))
        if key not in self._joined:
            self._joined.add(key)
            self.edges.append({"from": source, "to": to, **options})

    def generate_html(self, name: str = "index.html", local: bool = True, notebook: bool = False) -> str:
        """Give the page as one self-contained HTML text; the arguments are pyvis's and change nothing."""
        self.html = render(self.nodes, self.edges, self._known, self.extras, title=self.heading, lang=self.lang)
        return str(self.html)

    def _repr_html_(self) -> str:
        """Give the page for a notebook: a frame of its own, which cannot reach the notebook."""
        heading = self.heading or assets.words()[self.lang]["title"]
        title, page = html.escape(heading), html.escape(self.generate_html())
        return f'<iframe title="{title}" srcdoc="{page}" width="100%" height="{_FRAME}" sandbox="{_ALLOWED}"></iframe>'

    def write_html(self, name: str, local: bool = True, notebook: bool = False, open_browser: bool = False) -> None:
        """Write the page to `name` in UTF-8; nothing else is written, nothing is opened."""
        Path(name).write_text(self.generate_html(), encoding="utf-8", newline="\n")
