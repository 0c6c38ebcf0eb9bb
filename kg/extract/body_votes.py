"""Who a body chooses by its own vote: a council its mayor, a party its leader. Voters have no part in it, so that it is nobody's result.

Goes in: the sentences of a document. Goes out: the persons so chosen.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.extract.analysis import Read
from kg.extract.clauses import Clause, Noun
from kg.extract.groups import Group

if TYPE_CHECKING:
    from kg.extract.text import Text

_BODIES = frozenset({"conseil", "assemblee", "conseillers", "conseilleres", "elus", "pairs", "militants", "adherents", "congres", "bureau"})
_CHOOSING = frozenset({"élire", "réélire", "désigner", "choisir", "reconduire", "porter"})


def chosen_by_body(text: Text) -> frozenset[int]:
    """The ids of the persons whom a body is said to choose (`élue maire par le conseil municipal`, `le conseil a élu X`)."""
    return frozenset(id(e) for read in text.sentences for clause in read.clauses for e in _chosen(text, read, clause))


def by_body(read: Read, clause: Clause) -> bool:
    """Whether the doer of a choice is a body: the agent of a passive, else the subject."""
    doers: Iterable[object] = [n for p, n in clause.obliques if p == "par"] if clause.verb.voice == "passive" else [clause.subject]
    return any(_is_body(read, node) for node in doers)


def _is_body(read: Read, node: object) -> bool:
    if isinstance(node, Group):
        return node.person is None and any(read.fold(k) in _BODIES for k in range(node.i, node.j))
    return isinstance(node, Noun) and (node.word in _BODIES or any(read.fold(k) in _BODIES for k in range(node.i, node.j)))


def _chosen(text: Text, read: Read, clause: Clause) -> Iterable[object]:
    if not set(clause.verb.lemmas) & _CHOOSING or not by_body(read, clause):
        return []
    actors = text.subjects(read, clause) if clause.verb.voice == "passive" else text.actors(read, clause.object)
    return [a.entity for a in actors if a.entity is not None]
