"""Offices: titles that stand with a name, and those that verbs give or take.

Goes in: a `Text`. Goes out: drafts of `office`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.analysis import Read
from kg.extract.at_the_head import at_the_head
from kg.extract.counterparts import counterparts
from kg.extract.drafts import Draft
from kg.extract.fronted_titles import fronted
from kg.extract.groups import Group
from kg.extract.nominations import nominations
from kg.extract.office_names import functions, gendered
from kg.extract.office_verbs import attributes, of_verbs
from kg.extract.roles import Role
from kg.extract.stance import ASSERTED, Stance
from kg.extract.succession import governments, kin, replaced, successions
from kg.extract.text import Text
from kg.extract.traits import title_of
from kg.facts import Modality, OfficeStatus

#: Titles that a hyphen joins (`députée-maire`).
_JOINED = frozenset({"maire", "député", "députée", "sénateur", "sénatrice", "ministre", "conseiller", "conseillère"})
_ENDS = frozenset({"demission", "depart", "eviction", "limogeage", "renvoi", "revocation", "destitution", "demissions"})
_STATUS = {
    "holds": OfficeStatus.HOLDS,
    "former": OfficeStatus.FORMER,
    "new": OfficeStatus.APPOINTED,
    "sitting": OfficeStatus.HOLDS,
    "leaving": OfficeStatus.LEFT,
    "future": OfficeStatus.APPOINTED,
}


def offices(text: Text) -> Iterator[Draft]:
    """Offices that the text ties to a person."""
    known = [draft for read in text.sentences for draft in _of_sentence(text, read)]
    yield from known
    for read in text.sentences:
        yield from successions(text, read, known)
        yield from kin(text, read, known)
        yield from replaced(read, known)
        yield from nominations(text, read)
        yield from governments(text, read)
        yield from counterparts(text, read)
        yield from at_the_head(text, read)


def _of_sentence(text: Text, read: Read) -> Iterator[Draft]:
    predicated = attributes(read)
    for group in read.groups:
        if group.entity is None:
            continue
        for role in group.roles:
            if role.plural or (group.person is None and (read.sentence.inside is not None or not _telling(text, group, role, predicated))):
                continue
            if role.head.sitting and role.head.generic:
                yield from _outgoing(text, read, group, role)
            elif role.head.name == "elu":
                yield from _elected(read, group, role)
            elif role.head.is_office and not role.head.generic:
                yield from _each(_of_group(read, group, role))
    yield from _fronted(text, read)
    yield from of_verbs(text, read)


def _fronted(text: Text, read: Read) -> Iterator[Draft]:
    """`Maire de C depuis 2001, il brigue`: whom the pronoun stands for."""
    found = fronted(text, read)
    for role in found.roles if found is not None else ():
        if found is not None and role.head.is_office and not role.head.generic:
            place = role.territory.name if role.territory else role.territory_text
            slots = {"person": found.entity, "office": role.title, "territory": place or None, "status": _STATUS[role.status]}
            yield Draft("office", slots, read, role.i, found.j, "office/fronted")


def _telling(text: Text, group: Group, role: Role, predicated: set[int]) -> bool:
    """Whether a title without a name says anything new of whom it recalls."""
    if role.i in predicated or (role.head.sitting and role.head.generic) or role.status in ("new", "future"):
        return False
    title = title_of(role)
    held = group.entity is not None and any(
        t.head == title.head and not t.former for t in text.reference.descriptions.traits_of(group.entity).titles
    )
    return role.complement or role.territory is not None or (role.status == "former" and not held)


def _of_group(read: Read, group: Group, role: Role) -> Draft:
    place = role.territory.name if role.territory else role.territory_text
    status = _STATUS[role.status]
    if read.fold(role.i - 1) == "pour" and any(
        v.lemma == "avoir" and v.tense in ("past", "imperfect") for v in read.verbs if v.end < role.i
    ):
        status = OfficeStatus.FORMER
    stance = Stance(Modality.PLANNED) if role.status == "future" else ASSERTED
    if status is OfficeStatus.HOLDS and (_leaving(read, role) or _dismissed(read, group)):
        status = OfficeStatus.LEFT
    slots = {"person": group.entity, "office": role.title, "territory": place or None, "status": status}
    rule = "office/outgoing" if role.status == "sitting" else "office/title-of-name"
    return Draft("office", slots, read, min(group.i, role.i), max(group.j, role.j), rule, stance)


def _each(draft: Draft) -> Iterator[Draft]:
    """`le sénateur-maire de C`: two offices, the place that of the mayor; every other title is one."""
    parts = str(draft.slots["office"]).split("-")
    if len(parts) == 2 and all(part.lower() in _JOINED for part in parts):
        for part in parts:
            territory = draft.slots["territory"] if part.lower() == "maire" else None
            yield replace(draft, slots={**draft.slots, "office": part, "territory": territory}, inherited=set(draft.inherited))
    else:
        yield draft


def _leaving(read: Read, role: Role) -> bool:
    """Whether the title is of whom goes: `la démission du maire, X`, `le départ de son numéro deux`."""
    if read.fold(role.i) in ("du", "des"):
        return read.fold(role.i - 1) in _ENDS
    return read.fold(role.i - 1) in ("de", "d'") and read.fold(role.i - 2) in _ENDS


def _dismissed(read: Read, group: Group) -> bool:
    """`il est mis fin aux fonctions de X, préfet de C`."""
    k = group.i - 1
    if read.fold(k) not in ("de", "d'") or read.fold(k - 1) not in ("fonctions", "mandat", "mission"):
        return False
    return any(read.fold(n) == "fin" for n in range(max(0, k - 24), k - 1))


def _outgoing(text: Text, read: Read, group: Group, role: Role) -> Iterator[Draft]:
    """`le sortant X`, `X (LR), sortante`: the mandate that the election at hand fills."""
    type = text.settings.at(read, role.i, role.j).type
    title = functions().mandates.get(type)
    if title is None or group.entity is None:
        return
    masculine, feminine = gendered(title)
    office = feminine if "f" in (group.entity.gender, role.gender) else masculine
    place = role.territory.name if role.territory else None
    slots = {"person": group.entity, "office": office, "territory": place, "status": OfficeStatus.HOLDS}
    yield Draft("office", slots, read, min(group.i, role.i), max(group.j, role.j), "office/outgoing")


def _elected(read: Read, group: Group, role: Role) -> Iterator[Draft]:
    """`X, élue d'opposition à C`, `l'élu RN X`: a mandate that the text does not call by its name."""
    if group.person is not None and (role.complement or role.parties or role.title.count(" ") or role.territory_text):
        yield _of_group(read, group, role)
