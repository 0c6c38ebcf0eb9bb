"""A document as the readers of facts see it: read, with references resolved and the setting of every sentence known.

Goes in: a document. Goes out: a `Text`. Every reader of facts is a function from a `Text` to drafts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.analysis import Analysis, Read, analyse
from kg.extract.clauses import Clause, Noun
from kg.extract.entities import Entity
from kg.extract.groups import Group
from kg.extract.names import PartyMention
from kg.extract.reference import Reference
from kg.extract.setting import Settings
from kg.model import Document

_LISTS = frozenset({"liste", "listes", "binome", "binomes", "candidature", "equipe", "tandem", "ticket"})


@dataclass(frozen=True, slots=True)
class Actor:
    """Whom an argument of a clause names: a person, or a party or list (`party`), or a person by the list that they head."""

    i: int
    j: int
    entity: Entity | None = None
    party: str | None = None
    group: Group | None = None
    of_list: bool = False


@dataclass
class Text:
    """The common ground of the readers of facts."""

    analysis: Analysis
    reference: Reference
    settings: Settings

    @property
    def sentences(self) -> list[Read]:
        """Every sentence, in order."""
        return self.analysis.sentences

    def subjects(self, read: Read, clause: Clause) -> list[Actor]:
        """Who the subject of a clause is: several where they are coordinated, none where it cannot be told."""
        if clause.subject is not None:
            return self.actors(read, clause.subject) or self._listed(read, clause)
        entity = self.reference.subject(clause)
        return [Actor(clause.verb.start, clause.verb.end, entity)] if entity is not None else []

    def _listed(self, read: Read, clause: Clause) -> list[Actor]:
        """`les deux sortants sont réélus : X (P) et Y (Q)`: the persons whom a colon behind the clause lists."""
        subject = clause.subject
        plural = (isinstance(subject, Group) and subject.plural) or (isinstance(subject, Noun) and subject.plural)
        if not plural or read.fold(clause.end) != ":":
            return []
        at = {g.i: g for g in read.groups}
        out: list[Actor] = []
        k = clause.end + 1
        while (group := at.get(k)) is not None and (actor := self._actor(group)) is not None and actor.entity is not None:
            out.append(actor)
            k = group.j
            while read.fold(k) in (",", "et", ";"):
                k += 1
        return out

    def actors(self, read: Read, node: Group | Noun | None) -> list[Actor]:
        """Whom a noun group names, with those coordinated to it."""
        if node is None:
            return []
        if isinstance(node, Noun):
            return self._of_list(read, node)
        first = self._actor(node)
        if first is None:
            return []
        return [*self._coordinated(read, node), first]

    def _actor(self, group: Group) -> Actor | None:
        if group.entity is not None:
            return Actor(group.i, group.j, group.entity, group=group)
        if isinstance(group.head, PartyMention) and (not group.head.adjective or group.plural):
            return Actor(group.i, group.j, None, group.head.party, group)
        return None

    def _of_list(self, read: Read, noun: Noun) -> list[Actor]:
        """`la liste de X`, `la liste PS`, `la liste LR de X`."""
        if noun.word not in _LISTS:
            return []
        at = {g.i: g for g in read.groups}
        k, party = noun.j, None
        found: Group | None = at.get(k)
        if found is not None and found.entity is None and isinstance(found.head, PartyMention):
            party, k = found.head.party, found.j
            found = at.get(k)
        for start in (k, k + 1, k + 2):
            group = at.get(start)
            if group is not None and group.entity is not None and group.before in ("de", "d'", "par"):
                return [Actor(noun.i, group.j, group.entity, party, group, of_list=True)]
        return [Actor(noun.i, k, None, party, None, of_list=True)] if party else []

    def _coordinated(self, read: Read, group: Group) -> list[Actor]:
        """The groups before one that `et` or commas tie to it."""
        ends = {g.j: g for g in read.groups}
        out: list[Actor] = []
        k = group.i
        if read.fold(k - 1) != "et":
            return []
        k -= 1
        while (before := ends.get(k)) is not None and (actor := self._actor(before)) is not None:
            out.insert(0, actor)
            k = before.i - 1
            if read.fold(k) != ",":
                break
        return out


def read_text(document: Document) -> Text:
    """Read a document up to where facts begin."""
    analysis = analyse(document)
    reference = Reference(analysis)
    reference.resolve()
    return Text(analysis, reference, Settings(analysis))


def clauses_of(text: Text) -> Iterator[tuple[Read, Clause]]:
    """Every clause with its sentence, in order."""
    for read in text.sentences:
        for clause in read.clauses:
            yield read, clause
