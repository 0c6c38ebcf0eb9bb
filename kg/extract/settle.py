"""Where the same person stands, told once, holds for the whole document.

Goes in: the drafts of a document. Goes out: the same, with constituencies that were only inherited from the context replaced by the one
that another sentence gives for the same person and election.
"""

from __future__ import annotations

from typing import Any

from kg.extract.drafts import Draft

_STANDING = frozenset({"candidacy", "result"})


def settle(drafts: list[Draft]) -> list[Draft]:
    """Drafts with what their own sentences leave open filled from their fellows."""
    said: dict[tuple[int, Any], set[str]] = {}
    for draft in drafts:
        place = draft.get("constituency")
        if draft.kind in _STANDING and place and "constituency" not in draft.inherited and draft.get("person") is not None:
            said.setdefault((id(draft.get("person")), draft.get("election")), set()).add(place)
    for draft in drafts:
        if draft.kind not in _STANDING or (draft.get("constituency") and "constituency" not in draft.inherited):
            continue
        places = said.get((id(draft.get("person")), draft.get("election")), set())
        if len(places) == 1:
            draft.slots["constituency"] = next(iter(places))
    return drafts
