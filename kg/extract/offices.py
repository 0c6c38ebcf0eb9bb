"""Offices: the titles that stand in a person's noun group.

Goes in: a `Text`. Goes out: drafts of `office`.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.analysis import Read
from kg.extract.drafts import Draft
from kg.extract.groups import Group
from kg.extract.roles import Role
from kg.extract.text import Text
from kg.facts import OfficeStatus

_STATUS = {
    "holds": OfficeStatus.HOLDS,
    "former": OfficeStatus.FORMER,
    "new": OfficeStatus.APPOINTED,
    "sitting": OfficeStatus.HOLDS,
    "leaving": OfficeStatus.LEFT,
}


def offices(text: Text) -> Iterator[Draft]:
    """Offices that the text ties to a person."""
    for read in text.sentences:
        for group in read.groups:
            if group.entity is None:
                continue
            for role in group.roles:
                if role.head.is_office and not role.plural and not role.head.generic:
                    yield _of_group(read, group, role)


def _of_group(read: Read, group: Group, role: Role) -> Draft:
    place = role.territory.name if role.territory else role.territory_text
    slots = {"person": group.entity, "office": role.title, "territory": place or None, "status": _STATUS[role.status]}
    return Draft("office", slots, read, group.i, group.j, "office/title-of-name")
