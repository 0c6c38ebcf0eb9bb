"""Titles that open a sentence about a pronoun: `Maire de C depuis 2001, il brigue un nouveau mandat`, `Ancienne ministre, elle ...`.

Goes in: a `Text` and a sentence of it. Goes out: the person whom the pronoun stands for, with the titles and the tokens that say so.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.analysis import Read
from kg.extract.clauses import Clause, is_finite
from kg.extract.entities import Entity
from kg.extract.groups import Group
from kg.extract.layout import layout_of
from kg.extract.roles import Role
from kg.extract.text import Text

_MOST_BETWEEN = 12
_PRONOUNS = frozenset({"il", "elle"})


@dataclass(frozen=True, slots=True)
class Fronted:
    """Titles of a person over tokens 0 to j."""

    entity: Entity
    roles: tuple[Role, ...]
    j: int


def fronted(text: Text, read: Read) -> Fronted | None:
    """The titles that open a sentence, and whose they are; None where it opens otherwise."""
    roles = layout_of(read).roles
    first = roles.get(0)
    if first is None or first.determiner or first.plural or read.sentence.inside is not None:
        return None
    chain, k = [first], first.j
    while read.fold(k) in ("et", ",", "puis"):
        following = roles.get(k + 1)
        if following is None or following.determiner or following.plural:
            break
        chain.append(following)
        k = following.j
    if any(g.person is not None and g.i < k for g in read.groups):
        return None
    clause = next((c for c in read.clauses if c.verb.start > k and is_finite(c.verb) and not c.relative), None)
    if clause is None or clause.verb.start - k > _MOST_BETWEEN:
        return None
    entity = _subject(text, read, clause)
    genders = {r.gender for r in chain if r.gender}
    if entity is None or (entity.gender and genders and entity.gender not in genders):
        return None
    return Fronted(entity, tuple(chain), max(k, clause.verb.start))


def _subject(text: Text, read: Read, clause: Clause) -> Entity | None:
    """Whom the pronoun, or the title without a name, right behind the comma stands for."""
    if clause.pronoun in _PRONOUNS:
        return text.reference.subject(clause) if read.fold(clause.start - 1) in (",", "il", "elle") else None
    group = clause.subject
    if isinstance(group, Group) and group.person is None and group.i < clause.verb.start and read.fold(group.i - 1) == ",":
        return group.entity
    return None
