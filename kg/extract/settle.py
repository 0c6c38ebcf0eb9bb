"""What one sentence says of where somebody stands holds for the others.

Goes in: the drafts of a document. Goes out: the same, with constituencies that were only inherited from the context replaced by the one
that another sentence gives for the same person and election, else by that of a mandate of theirs which the election fills (`le maire
de C`); with the candidacies that results imply, and without what only adds to them.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from kg.extract.analysis import language
from kg.extract.drafts import Draft
from kg.extract.text import Text
from kg.facts import Modality
from kg.model import Zone

_STANDING = frozenset({"candidacy", "result"})
#: Rules of what somebody is said to hold.
_HOLDING = frozenset({"office/be", "office/stay"})
#: Status of a title whose holder stands where it is held.
_HELD = frozenset({"holds", "sitting", "new"})
_COLOURS = frozenset({"etiquette", "couleurs", "banniere"})
#: Tokens from `étiquette` to the label.
_TO_LABEL = 3


def settle(text: Text, drafts: list[Draft]) -> list[Draft]:
    """Drafts with what their own sentences leave open filled from their fellows."""
    stand = {(id(d.get("person")), d.get("election")) for d in drafts if d.kind in _STANDING and not d.adds_only}
    drafts = [d for d in drafts if not d.adds_only or (id(d.get("person")), d.get("election")) in stand]
    standing = [d for d in drafts if d.kind in _STANDING and d.get("person") is not None]
    said: dict[tuple[int, Any], set[str]] = defaultdict(set)
    for draft in standing:
        if draft.get("constituency") and "constituency" not in draft.inherited:
            said[id(draft.get("person")), draft.get("election")].add(draft.get("constituency"))
    homes = _homes(text, drafts)
    for draft in standing:
        if draft.get("constituency") and "constituency" not in draft.inherited:
            continue
        person, election = draft.get("person"), draft.get("election")
        places = said.get((id(person), election)) or homes.get((id(person), str(election).split("-", 1)[0]), set())
        if len(places) == 1 and not _is_part(draft.get("constituency"), next(iter(places))):
            draft.slots["constituency"] = next(iter(places))
    _narrow(standing)
    return [*drafts, *_implied(drafts)]


def _narrow(standing: list[Draft]) -> None:
    """A département that somebody stands in becomes the constituency of it that another sentence gives for them."""
    places: dict[tuple[int, Any], set[str]] = defaultdict(set)
    for draft in standing:
        if draft.get("constituency"):
            places[id(draft.get("person")), draft.get("election")].add(draft.get("constituency"))
    for draft in standing:
        parts = [p for p in places[id(draft.get("person")), draft.get("election")] if _is_part(p, draft.get("constituency"))]
        if len(parts) == 1:
            draft.slots["constituency"] = parts[0]


def _is_part(place: str | None, whole: str | None) -> bool:
    """Whether a place is a numbered constituency of a département (`Mayotte-1`), which a text may call by that alone."""
    departements = language().lexicon.places.by_code.values()
    return bool(place and whole) and whole in departements and whole != "Paris" and str(place).rpartition("-")[0] == whole


def _homes(text: Text, drafts: list[Draft]) -> dict[tuple[int, str], set[str]]:
    """Constituencies of the mandates that somebody is said to hold (`X, maire de C`, `X est maire de C`), by person and type of the
    election that fills them.
    """
    said = [
        (id(group.entity), role)
        for read in text.sentences
        for group in (read.groups if read.zone is not Zone.TEASER else ())
        for role in (group.roles if group.person is not None and group.entity is not None else ())
    ]
    said += [(id(d.get("person")), role) for d in drafts if d.rule in _HOLDING for role in d.read.roles if role.title == d.get("office")]
    out: dict[tuple[int, str], set[str]] = defaultdict(set)
    for person, role in said:
        type, place = role.head.election, role.territory
        name = text.settings.place_name(place, type) if type and place is not None else ""
        if type and name and role.status in _HELD and not role.plural:
            out[person, type].add(name)
    return out


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
        european = language().lexicon.places.european.values()
        if throughout is not None and slots["constituency"] != throughout and slots["constituency"] not in european:
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
    """The label that stands with the name where the result is told (`X (P)`), or under which it was got (`élu sous l'étiquette P`)."""
    beside = next((g.parties[0].party for g in draft.read.groups if g.entity is person and g.parties), None)
    return beside or _under(draft, person)


def _under(draft: Draft, person: object) -> str | None:
    """`battu sous les couleurs de P`: of the person named last before, or of nobody else where none is named."""
    read = draft.read
    for k in range(draft.i, draft.j):
        if read.fold(k) not in _COLOURS:
            continue
        party = next((p.party for p in read.parties if k < p.i <= k + _TO_LABEL), None)
        named = [g.entity for g in read.groups if g.entity is not None and g.j <= k]
        if party is not None and (not named or named[-1] is person):
            return party
    return None
