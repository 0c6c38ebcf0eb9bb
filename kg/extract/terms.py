"""What the facts of one document say about each other: the end of an office, told once, counts wherever the office is named.

Goes in: every draft of a document. Goes out: the same, with the status of offices settled: who resigned has left, who became mayor is
deputy mayor no more, who `devient` and `est` in one article was appointed.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.title_words import same_title, title_head, title_words
from kg.facts import Modality, OfficeStatus, ResignationStatus
from kg.model import Zone

_ENDED = (OfficeStatus.FORMER, OfficeStatus.LEFT)
#: Heads that alone are another office than with a complement (`le président`, `le président du groupe`).
_BARE = frozenset({"president", "vice", "secretaire", "delegue", "conseiller", "chef", "premier"})
_LOOSE = frozenset({"patron", "leader", "chef", "dirigeant", "numero"})
_FIRM = frozenset({"president", "secretaire", "delegue"})
_GONE = (ResignationStatus.SUBMITTED, ResignationStatus.ACCEPTED, ResignationStatus.EFFECTIVE)
_TOLD = (Modality.ASSERTED, Modality.REPORTED)


def end_terms(drafts: Sequence[Draft]) -> None:
    """Bring the status of offices into line, in place."""
    offices = [d for d in drafts if d.kind == "office" and d.stance.modality in _TOLD and d.read.zone is not Zone.TEASER]
    by_person: dict[int, list[Draft]] = {}
    for draft in offices:
        by_person.setdefault(id(draft.slots["person"]), []).append(draft)
    for own in by_person.values():
        _rise(own)
        _firm(own)
        _same_office(own)
    resigned = [d for d in drafts if d.kind == "resignation"]
    for draft in resigned:
        if draft.stance.modality in _TOLD and draft.slots.get("status") in _GONE:
            own = [d for d in resigned if d.slots.get("person") is draft.slots.get("person")]
            if not _told_office(draft) and any(_told_office(d) for d in own):
                continue
            kept = [str(_told_office(d)) for d in own if d.stance.modality is Modality.DENIED and _told_office(d)]
            held = by_person.get(id(draft.slots.get("person")), [])
            _resigned(draft, [d for d in held if not any(same_title(k, str(d.slots["office"])) for k in kept)])


def _told_office(resignation: Draft) -> str | None:
    """The office that the words of a resignation name themselves."""
    return None if "office" in resignation.inherited else resignation.slots.get("office")


def _same_office(own: list[Draft]) -> None:
    """One office of one person has one status: ended, else appointed, else held."""
    for draft in own:
        alike = [d for d in own if _alike(d, draft)]
        status = next((d.slots["status"] for d in alike if d.slots["status"] in _ENDED), None)
        if status is None and any(d.slots["status"] is OfficeStatus.APPOINTED for d in alike):
            status = OfficeStatus.APPOINTED
        if status is not None:
            for d in alike:
                d.slots["status"] = status


def _alike(one: Draft, other: Draft) -> bool:
    a_title, b_title = str(one.slots["office"]), str(other.slots["office"])
    if title_words(a_title) != title_words(b_title):
        short = min(len(title_words(a_title)), len(title_words(b_title)))
        if not same_title(a_title, b_title) or (short < 2 and title_head(a_title) in _BARE):
            return False
    a, b = one.slots.get("territory"), other.slots.get("territory")
    return a is None or b is None or a == b


def _firm(own: list[Draft]) -> None:
    """`le patron de LR` says no more of who is `président de LR`: the loose title yields to the firm one."""
    heads = [(d, title_head(str(d.slots["office"])), title_words(str(d.slots["office"]))) for d in own]
    for draft, head, words in heads:
        if head not in _LOOSE or not any(w.startswith("parti") for w in words):
            continue
        rest = {w for w in words if w != head}
        firm = next((d for d, h, w in heads if h in _FIRM and rest & w and d.slots["status"] is draft.slots["status"]), None)
        if firm is not None:
            draft.slots["office"] = firm.slots["office"]


def _rise(own: list[Draft]) -> None:
    """Who became mayor or president is no deputy of the like any more, nor acts as one."""
    new = [title_words(str(d.slots["office"])) for d in own if d.slots["status"] is OfficeStatus.APPOINTED]
    for draft in own:
        if draft.slots["status"] is not OfficeStatus.HOLDS:
            continue
        words = title_words(str(draft.slots["office"]))
        lower = any(
            (("adjoint" in words or "interim" in words) and "maire" in n) or ("vice" in words and "president" in n and "vice" not in n)
            for n in new
        )
        if lower:
            draft.slots["status"] = OfficeStatus.FORMER


def _resigned(resignation: Draft, own: list[Draft]) -> None:
    office = _told_office(resignation)
    held = [d for d in own if d.slots["status"] in (OfficeStatus.HOLDS, OfficeStatus.APPOINTED)]
    if office:
        held = [d for d in held if same_title(str(office), str(d.slots["office"]))]
    elif (
        resignation.read.zone not in (Zone.HEADLINE, Zone.LEDE, Zone.KICKER)
        or len({frozenset(title_words(str(d.slots["office"]))) for d in held}) > 1
    ):
        return
    for draft in held:
        draft.slots["status"] = OfficeStatus.LEFT
