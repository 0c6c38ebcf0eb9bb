"""Offices that a noun gives: `la nomination de X au poste de ministre`, `l'élection de X à la présidence du groupe`.

Goes in: a `Text` and a sentence of it. Goes out: drafts of `office`.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.analysis import Read
from kg.extract.drafts import Draft
from kg.extract.groups import Group
from kg.extract.layout import layout_of
from kg.extract.office_names import Named, function_at, of_role
from kg.extract.office_slots import behind_head
from kg.extract.text import Text
from kg.facts import OfficeStatus

_NOUNS = frozenset({"nomination", "nominations", "designation", "arrivee", "promotion", "election", "installation"})
_REACH = 7
_SMALL = frozenset(
    {"a", "au", "aux", "la", "le", "l'", "comme", "de", "d'", "du", "poste", "fonction", "fonctions", "rang", "en", "tant", "que"}
)


def nominations(text: Text, read: Read) -> Iterator[Draft]:
    """Offices that nominations named in a sentence give; what somebody says in quotation marks is no fact of the text's own."""
    if read.sentence.inside is not None:
        return
    for k, token in enumerate(read.sentence.tokens):
        if token.fold not in _NOUNS:
            continue
        people = _people(read, k)
        named = _office(read, people[-1].j) if people else None
        if named is None or (token.fold == "election" and named.role is not None and named.role.head.kind == "elected"):
            continue
        for group in people:
            if group.entity is not None:
                slots = {"person": group.entity, "office": named.title(group.entity.gender), "territory": named.territory}
                yield Draft("office", {**slots, "status": OfficeStatus.APPOINTED}, read, k, named.j, "office/nomination")


def _people(read: Read, k: int) -> list[Group]:
    """`de X`, `de X et de Y`, `de X puis de Y` behind the noun at k."""
    found: list[Group] = []
    at = k + 1
    groups = layout_of(read).groups
    while read.fold(at) in ("de", "d'"):
        group = groups.get(at + 1)
        if group is None or group.person is None:
            break
        found.append(group)
        at = group.j + (read.fold(group.j) in ("et", "puis", ","))
    return found


def _office(read: Read, k: int) -> Named | None:
    """The office behind the names: `à la présidence du groupe`, `comme ministre`, `à Matignon`, `à la tête du parti`."""
    roles = layout_of(read).roles
    if read.fold(k) not in ("a", "au", "aux", "comme", "en"):
        return None
    for at in range(k, min(k + _REACH, len(read.sentence.tokens))):
        role = roles.get(at)
        if role is not None:
            return of_role(role) if role.head.is_office and not role.plural and not role.head.generic else None
        if (named := function_at(read, at)) is not None:
            return named
        if read.fold(at) == "tete":
            return next(iter(behind_head(read, at)), None)
        if read.fold(at) not in _SMALL:
            return None
    return None
