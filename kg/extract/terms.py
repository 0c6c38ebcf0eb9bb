"""What the facts of one document say about each other: the end of an office, told once, counts wherever the office is named.

Goes in: every draft of a document. Goes out: the same, with the status of offices settled: who resigned has left, who became mayor is
deputy mayor no more, who `devient` and `est` in one article was appointed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.extract.drafts import Draft
from kg.extract.title_words import same_title, title_head, title_words
from kg.facts import Modality, OfficeStatus, ResignationStatus
from kg.model import Zone

#: Ends of a term, the one that the text tells as an event first.
_ENDED = (OfficeStatus.LEFT, OfficeStatus.FORMER)
#: Heads that alone are another office than with a complement (`le président`, `le président du groupe`).
_BARE = frozenset({"president", "vice", "secretaire", "delegue", "conseiller", "chef", "premier"})
_LOOSE = frozenset({"patron", "leader", "chef", "dirigeant", "numero"})
_FIRM = frozenset({"president", "secretaire", "delegue"})
_GONE = (ResignationStatus.SUBMITTED, ResignationStatus.ACCEPTED, ResignationStatus.EFFECTIVE)
#: Steps after which the office is kept, unless the resignation is accepted later.
_STAYING = frozenset({ResignationStatus.REFUSED, ResignationStatus.RETRACTED})
_KEPT = frozenset({"office/outgoing", "office/stay"})
_TOLD = (Modality.ASSERTED, Modality.REPORTED)


@dataclass(slots=True)
class Term:
    """One office of one person, as the drafts of a document call it."""

    title: str
    territory: str | None
    drafts: list[Draft] = field(default_factory=list)

    @property
    def words(self) -> frozenset[str]:
        """The words of its title that count."""
        return title_words(self.title)

    @property
    def head(self) -> str:
        """The noun of its title."""
        return title_head(self.title)

    @property
    def statuses(self) -> set[OfficeStatus]:
        """Every status that is told of it."""
        return {d.slots["status"] for d in self.drafts}

    def set(self, status: OfficeStatus, where: Sequence[OfficeStatus] = tuple(OfficeStatus)) -> None:
        """Give its drafts a status, those that have one of `where`."""
        for draft in self.drafts:
            if draft.slots["status"] in where:
                draft.slots["status"] = status


def end_terms(drafts: Sequence[Draft]) -> None:
    """Bring the status of offices into line, in place."""
    offices = [d for d in drafts if d.kind == "office" and d.stance.modality in _TOLD and d.read.zone is not Zone.TEASER]
    by_person: dict[int, list[Term]] = {}
    for draft in offices:
        terms = by_person.setdefault(id(draft.slots["person"]), [])
        told = (str(draft.slots["office"]), draft.slots.get("territory"))
        term = next((t for t in terms if (t.title, t.territory) == told), None)
        if term is None:
            term = Term(*told)
            terms.append(term)
        term.drafts.append(draft)
    for own in by_person.values():
        _rise(own)
        _firm(own)
        _same_office(own)
    _end_by_resignations([d for d in drafts if d.kind == "resignation"], by_person)


def _end_by_resignations(resignations: list[Draft], by_person: Mapping[int, list[Term]]) -> None:
    """Offices that somebody resigned from are left, save those that the text says were kept."""
    by_whom: dict[int, list[Draft]] = {}
    for draft in resignations:
        by_whom.setdefault(id(draft.slots.get("person")), []).append(draft)
    for person, own in by_whom.items():
        steps = {d.slots.get("status") for d in own if d.stance.modality in _TOLD and d.read.zone is not Zone.TEASER}
        stays = steps & _STAYING and ResignationStatus.ACCEPTED not in steps
        gone = [d for d in own if d.stance.modality in _TOLD and d.slots.get("status") in _GONE and not stays]
        told = [d for d in gone if _told_office(d)] or [d for d in own if d.stance.modality in _TOLD and _told_office(d)]
        kept = [str(_told_office(d)) for d in own if d.stance.modality is Modality.DENIED and _told_office(d)]
        held = [t for t in by_person.get(person, []) if not any(same_title(k, t.title) for k in kept)]
        for draft in (told or gone) if gone else ():
            _resigned(draft, held)


def _told_office(resignation: Draft) -> str | None:
    """The office that the words of a resignation name themselves."""
    return None if "office" in resignation.inherited else resignation.slots.get("office")


def _same_office(own: list[Term]) -> None:
    """One office of one person has one status: ended (left before former), else appointed, else held.

    Who is called outgoing, or stays what they are, holds it, whenever they were appointed.
    """
    for term in own:
        alike = [t for t in own if _alike(t, term)]
        told = {status for t in alike for status in t.statuses}
        kept = any(d.rule in _KEPT for t in alike for d in t.drafts)
        new = OfficeStatus.HOLDS if kept else OfficeStatus.APPOINTED
        status = next((s for s in (*_ENDED, new) if s in told), None)
        if status is not None:
            for t in alike:
                t.set(status)


def _alike(one: Term, other: Term) -> bool:
    if one.words != other.words:
        short = min(len(one.words), len(other.words))
        if not same_title(one.title, other.title) or (short < 2 and one.head in _BARE):
            return False
    return one.territory is None or other.territory is None or one.territory == other.territory


def _firm(own: list[Term]) -> None:
    """`le patron de LR` says no more of who is `président de LR`: the loose title yields to the firm one."""
    for term in own:
        if term.head not in _LOOSE or not any(w.startswith("parti") for w in term.words):
            continue
        rest = {w for w in term.words if w != term.head}
        firm = next((t for t in own if t.head in _FIRM and rest & t.words and t.statuses & term.statuses), None)
        if firm is not None:
            for draft in term.drafts:
                draft.slots["office"] = firm.title


def _rise(own: list[Term]) -> None:
    """Who became mayor or president is no deputy of the like any more, nor acts as one."""
    new = [t.words for t in own if OfficeStatus.APPOINTED in t.statuses]
    for term in own:
        deputy = "adjoint" in term.words or "interim" in term.words
        if any((deputy and "maire" in n) or ("vice" in term.words and "president" in n and "vice" not in n) for n in new):
            term.set(OfficeStatus.FORMER, where=(OfficeStatus.HOLDS,))


def _resigned(resignation: Draft, own: list[Term]) -> None:
    office = _told_office(resignation)
    for term in own:
        if any(d.read is resignation.read and resignation.i <= d.i < resignation.j for d in term.drafts) and not office:
            term.set(OfficeStatus.LEFT, where=(OfficeStatus.HOLDS, OfficeStatus.APPOINTED))
    held = [t for t in own if t.statuses & {OfficeStatus.HOLDS, OfficeStatus.APPOINTED}]
    if office:
        held = [t for t in held if same_title(str(office), t.title)]
    elif resignation.read.zone not in (Zone.HEADLINE, Zone.LEDE, Zone.KICKER) or len({t.words for t in held}) > 1:
        return
    for term in held:
        term.set(OfficeStatus.LEFT, where=(OfficeStatus.HOLDS, OfficeStatus.APPOINTED))
