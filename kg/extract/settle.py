"""What one sentence says of where somebody stands holds for the others.

Goes in: the drafts of a document. Goes out: the same, with constituencies that were only inherited from the context replaced by the one
that another sentence gives for the same person and election, and with the candidacies that results imply.
"""

from __future__ import annotations

from typing import Any

from kg.extract.analysis import language
from kg.extract.drafts import Draft
from kg.facts import Modality

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
    return [*drafts, *_implied(drafts)]


def _implied(drafts: list[Draft]) -> list[Draft]:
    """Who has a result stood; a count given for a part of a country-wide contest says no constituency."""
    words = language().lexicon.elections
    out: list[Draft] = []
    for draft in drafts:
        election, person = draft.get("election"), draft.get("person")
        if draft.kind != "result" or person is None or election is None or draft.stance.modality is Modality.DENIED:
            continue
        slots = {"person": person, "election": election, "constituency": draft.get("constituency"), "party": _label(draft, person)}
        throughout = words.throughout.get(str(election).split("-", 1)[0])
        if throughout is not None and slots["constituency"] != throughout:
            slots["constituency"] = None
        out.append(
            Draft(
                "candidacy",
                slots,
                draft.read,
                draft.i,
                draft.j,
                "candidacy/implied",
                draft.stance,
                {"election", "constituency"} & draft.inherited,
            )
        )
    return out


def _label(draft: Draft, person: object) -> str | None:
    """The label that stands with the name where the result is told (`X (P)`)."""
    return next((g.parties[0].party for g in draft.read.groups if g.entity is person and g.parties), None)
