"""Finds the node that somebody names.

Goes in: a page, a name or an identifier. Goes out: its number. Refused: a name that nothing bears.
"""

from __future__ import annotations

import difflib

from kg.errors import UsageError
from kg.ids import fold
from kg.view.model import Page

_KINDS = ("person", "contest", "election", "party", "office")
_SUGGESTED = 4


def find(page: Page, name: str) -> int:
    """Give the node that `name` is the identifier or the name of, however it is typed; people before places before parties.

    Raises:
        UsageError: nothing bears that name; the message gives the nearest ones.
    """
    wanted = fold(name)
    ranks = {kind: rank for rank, kind in enumerate(_KINDS)}
    found = [
        (name != node.id, ranks.get(node.kind, len(ranks)), number)
        for number, node in enumerate(page.nodes)
        if name == node.id or wanted in {fold(node.label), fold(node.short)}
    ]
    if found:
        return min(found)[2]
    labels = {fold(node.label): node.label for node in reversed(page.nodes)}
    near = difflib.get_close_matches(wanted, labels, n=_SUGGESTED, cutoff=0.5)
    near += [key for key in labels if set(wanted.split()) & set(key.split()) and key not in near]
    remedy = f"the nearest: {', '.join(labels[key] for key in near[:_SUGGESTED])}" if near else "look for names with kg facts"
    raise UsageError(f"{name}: nobody and nothing in the graph bears that name", remedy)
