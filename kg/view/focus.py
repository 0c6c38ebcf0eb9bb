"""Finds the node that somebody names.

Goes in: a page, a name or an identifier. Goes out: its number. Refused: a name that nothing bears.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence

from kg.errors import UsageError
from kg.ids import fold
from kg.resolved import Resolution
from kg.view.model import Page

_KINDS = ("person", "contest", "election", "party", "office")
_SUGGESTED = 4


def find(page: Page, name: str, kinds: Sequence[str] | None = None) -> int:
    """Give the node that `name` is the identifier or the name of, however it is typed; people before places before parties.

    Other names that sources use are names too. `kinds`: only nodes of these kinds; the kind may be left out of an identifier.

    Raises:
        UsageError: nothing bears that name; the message gives the nearest ones.
    """
    wanted = fold(name)
    nodes = [(number, node) for number, node in enumerate(page.nodes) if kinds is None or node.kind in kinds]
    ranks = {kind: rank for rank, kind in enumerate(_KINDS)}
    found = [
        (name != node.id, ranks.get(node.kind, len(ranks)), number)
        for number, node in nodes
        if name in {node.id, node.id.partition("/")[2]} or wanted in {fold(node.label), fold(node.short)}
    ]
    if found:
        return min(found)[2]
    labels = {fold(node.label): node.label for _, node in reversed(nodes)}
    raise UsageError(f"{name}: nobody and nothing in the graph bears that name", nearest(wanted, labels) or "look for names with kg facts")


def find_source(resolution: Resolution, name: str) -> str:
    """Give the key of the source that `name` is the document or the title of; the latest version of it.

    Raises:
        UsageError: there is none; the message gives the nearest ones.
    """
    wanted = fold(name)
    found = [s for s in resolution.sources.values() if s.text and wanted in {fold(s.document), fold(s.title or "")}]
    if found:
        return max(found, key=lambda s: (s.published or "", s.key)).key
    labels = {fold(s.document): s.document for s in resolution.sources.values() if s.text}
    raise UsageError(f"{name}: no article of that name", nearest(wanted, labels) or "see kg facts for the names of documents")


def nearest(wanted: str, labels: Mapping[str, str]) -> str:
    """Name what is written nearly so, or shares a word: `labels` by their folded form; empty where nothing is near."""
    near = difflib.get_close_matches(wanted, labels, n=_SUGGESTED, cutoff=0.5)
    near += [key for key in labels if set(wanted.split()) & set(key.split()) and key not in near]
    return f"the nearest: {', '.join(labels[key] for key in near[:_SUGGESTED])}" if near else ""
