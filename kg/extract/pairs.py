"""Pairs: in départementales since 2015 a woman and a man stand together, and what is told of one is told of both.

Goes in: a sentence, somebody and the clause that tells of them. Goes out: those with whom they stand.
"""

from __future__ import annotations

from kg.extract.analysis import Read
from kg.extract.clauses import Clause
from kg.extract.groups import Group
from kg.extract.text import Actor, Text

_HYPHENS = frozenset({"-", "–", "&"})
#: Tokens in front of a sentence among which `Avec X,` may stand.
_FRONT = 3


def of_pairs(text: Text) -> bool:
    """Whether voters choose pairs in the election that a document is about."""
    return text.settings.defaults.type == "departementales"


def partners(text: Text, read: Read, actor: Actor, clause: Clause | None) -> list[Actor]:
    """Who stands with somebody: the other half of `X-Y`, or whom `avec` brings in (`X a été élu avec Y`, `Avec Y, X totalise`)."""
    if actor.entity is None or not of_pairs(text):
        return []
    found = [g for g in read.groups if g.person is not None and (_hyphened(read, actor, g) or _joined(read, g, clause))]
    told = [Actor(g.i, g.j, g.entity, group=g) for g in found if g.entity is not None and g.entity is not actor.entity]
    return told[:1] if len({id(a.entity) for a in told}) == 1 else []


def _hyphened(read: Read, actor: Actor, group: Group) -> bool:
    return any(read.fold(a.j) in _HYPHENS and a.j + 1 == b.i for a, b in ((actor, group), (group, actor)))


def _joined(read: Read, group: Group, clause: Clause | None) -> bool:
    if group.before != "avec" or read.fold(group.j) in ("comme", "pour"):
        return False
    return group.i <= _FRONT or (clause is not None and clause.verb.end <= group.i < clause.end)
