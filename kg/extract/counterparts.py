"""Offices told by that of somebody else: `le maire de C, X, et celui de D, Y`, `son homologue du Sénat, Y`, `sa collègue de la Santé`.

Goes in: a `Text` and a sentence of it. Goes out: drafts of `office`: the title named last before, with its own place or body.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.analysis import Read, language
from kg.extract.drafts import Draft
from kg.extract.groups import Group
from kg.extract.layout import layout_of
from kg.extract.names import PlaceMention
from kg.extract.office_names import gendered
from kg.extract.role_complements import Complements
from kg.extract.roles import Role
from kg.extract.text import Text
from kg.facts import OfficeStatus

_SAME = frozenset({"celui", "celle", "homologue", "collegue"})
_OF = frozenset({"de", "du", "d'", "des"})
#: Titles that one of another place, body or ministry bears as well.
_SHARED = {"maire": "maire", "president": "président", "ministre": "ministre", "depute": "député", "senateur": "sénateur"}


def counterparts(text: Text, read: Read) -> Iterator[Draft]:
    """The offices that a sentence tells so; what somebody says in quotation marks is no fact of the text's own."""
    if read.sentence.inside is not None:
        return
    for k, token in enumerate(read.sentence.tokens):
        if token.fold not in _SAME or read.fold(k + 1) not in _OF:
            continue
        title = _title_before(text, read, k)
        if title is None:
            continue
        role = _complement(read, k, title)
        holder = _holder(read, role.j)
        if role.complement and holder is not None:
            yield _draft(read, k, title, role, holder)


def _title_before(text: Text, read: Read, k: int) -> Role | None:
    """The title named last before token k with a bearer, in this sentence or the one before."""
    for earlier in (read, text.sentences[read.index - 1] if read.index else None):
        if earlier is None:
            continue
        for group in reversed(earlier.groups):
            if group.entity is None or (earlier is read and group.i >= k):
                continue
            role = next((r for r in group.roles if r.head.name in _SHARED and not r.plural), None)
            return role if role is not None and role.complement else None
    return None


def _complement(read: Read, k: int, title: Role) -> Role:
    """The head of a title over `celui`, with what `de` brings in behind it."""
    lang = language()
    role = Role(k, k + 1, title.head, head_at=k, head_end=k + 1, title_at=k)
    complements = Complements(read.sentence.tokens, dict(layout_of(read).names), lang.titles, lang.words, role)
    end = complements.portfolios(k + 1) if title.head.name == "ministre" else None
    if end is not None:
        role.j, role.complement = end, True
        role.title = " ".join(t.text for t in read.sentence.tokens[k:end]).replace("' ", "'")
    else:
        complements.read()
    return role


def _holder(read: Read, k: int) -> Group | None:
    """The name right behind the title, or set beside it between commas."""
    at = k + (read.fold(k) == ",")
    group = next((g for g in read.groups if g.i == at and g.person is not None), None)
    if group is None or group.entity is None or group.person is None or group.person.i != at:
        return None
    return group if at == k or read.fold(group.j) in (",", ".", ")", "", ";") else None


def _draft(read: Read, k: int, title: Role, role: Role, holder: Group) -> Draft:
    entity = holder.entity
    pair = gendered(_SHARED[title.head.name])
    head = pair[1] if entity is not None and entity.gender == "f" else pair[0]
    rest = role.title.split(" ", 1)[1] if " " in role.title else ""
    place = role.territory.name if isinstance(role.territory, PlaceMention) else role.territory_text
    slots = {"person": entity, "office": f"{head} {rest}".strip(), "territory": place or None, "status": OfficeStatus.HOLDS}
    return Draft("office", slots, read, k, holder.j, "office/counterpart")
