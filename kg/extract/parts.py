"""Who a description cannot be, and who it must be, by the part that it plays in its sentence.

Goes in: a sentence, one of its groups, the subjects that pronouns stand for. Goes out: persons who play another part in the same clause or
row (`X affrontera le sortant`: not X), and the person of whom the description is said (`X est le candidat de la droite`: X).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from kg.extract.analysis import Read
from kg.extract.clauses import Clause, is_finite
from kg.extract.entities import Entity
from kg.extract.groups import Group
from kg.extract.roles import Role

_BEING = frozenset({"être", "devenir", "rester", "demeurer", "redevenir"})
#: Tokens from a verb to the `que` that brings in what is said.
_TO_COMPLEMENT = 4
_NAMING = frozenset({"appeler", "nommer"})
#: Prepositions behind which somebody may be named who plays no part in what is said.
_OUTSIDE = frozenset({"selon", "pour", "comme", "en", "d'apres"})


@dataclass(slots=True)
class Part:
    """What a sentence says of whom a group is: `apart` are others, `same` it is; `denied`: it is said not to be `same`."""

    apart: list[Entity] = field(default_factory=list)
    same: Entity | None = None


def part_of(read: Read, group: Group, subject: Callable[[Clause], Entity | None], speaker: Entity | None) -> Part:
    """Whom a group stands beside; `speaker`: who says the words that it stands in, and hardly speaks of themselves so."""
    part = Part([*_row(read, group), *_sayers(read, group, subject), *([speaker] if speaker is not None else [])])
    if (named := _before_colon(read, group)) is not None:
        part.same = named
        return part
    for clause in read.clauses:
        bare = clause.verb.tense == "participle_past"  # `présidée par X, le maire a`: what follows is no object
        nodes = [clause.subject, None if bare else clause.object, *(n for p, n in clause.obliques if p not in _OUTSIDE)]
        if not any(n is group for n in nodes):
            continue
        doer = clause.subject.entity if isinstance(clause.subject, Group) else subject(clause)
        other = clause.object.entity if isinstance(clause.object, Group) and clause.object is not group else None
        if group is clause.object and clause.verb.lemma in _BEING:
            if not clause.verb.negated:
                part.same = doer
            elif doer is not None:
                part.apart.append(doer)
            continue
        if group is clause.subject and (clause.verb.lemma in _BEING or (clause.verb.lemma in _NAMING and clause.verb.reflexive)):
            part.same = other if not clause.verb.negated else None
            continue
        others = [doer if group is not clause.subject else None, *(n.entity for n in nodes[1:] if isinstance(n, Group) and n is not group)]
        part.apart += [e for e in others if e is not None]
    return part


def _sayers(read: Read, group: Group, subject: Callable[[Clause], Entity | None]) -> Iterator[Entity]:
    """The subjects of clauses in whose complement a group stands: `X dit que le maire part` is not said by the mayor."""
    for clause in read.clauses:
        ahead = range(clause.verb.end, min(clause.verb.end + _TO_COMPLEMENT, group.i))
        said = next((k for k in ahead if read.fold(k) in ("que", "qu'")), None)
        if is_finite(clause.verb) and said is not None and not any(read.fold(k) == "," for k in range(said, group.i)):
            doer = clause.subject.entity if isinstance(clause.subject, Group) else subject(clause)
            if doer is not None:
                yield doer


def _before_colon(read: Read, group: Group) -> Entity | None:
    """The person right in front of a colon behind which a title stands: `Battu, X (P) : le maire de C n'a pas ...`."""
    if read.fold(group.i - 1) != ":" or not isinstance(group.head, Role):
        return None
    return next((g.entity for g in read.groups if g.j == group.i - 1 and g.person is not None and _told(g, group)), None)


def _told(named: Group, group: Group) -> bool:
    return not (named.gender and group.gender) or named.gender == group.gender


def _row(read: Read, group: Group) -> Iterator[Entity]:
    """Persons whom `et` ties to a group."""
    for other in read.groups:
        tied = other.j == group.i - 1 and read.fold(other.j) in ("et", "ou", "ni")
        tied = tied or (group.j == other.i - 1 and read.fold(group.j) in ("et", "ou", "ni"))
        if tied and other.entity is not None:
            yield other.entity
