"""Who is meant by `la secrétaire d'État`, `elle`, `son rival`, `le candidat LR`.

Goes in: an analysis. Goes out: the same, with the entity of every group that can be told, and the subjects of clauses that a pronoun
stands for. One antecedent or none: abstaining beats guessing.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.analysis import Analysis, Read
from kg.extract.clauses import Clause, is_finite
from kg.extract.entities import Entity
from kg.extract.groups import Group
from kg.extract.names import PartyMention
from kg.extract.roles import Role
from kg.ids import fold
from kg.model import Zone

_REACH = 3
_IMPERSONAL = frozenset({"falloir", "agir", "avoir", "suffire", "sembler", "rester", "paraître", "convenir"})
_FEMININE = frozenset({"elle", "elles"})


@dataclass(slots=True)
class Traits:
    """What the document says of a person beside the name: titles (folded head, territory), parties, whether they stand."""

    heads: list[tuple[str, str]] = field(default_factory=list)
    parties: set[str] = field(default_factory=set)
    stands: bool = False


class Reference:
    """Resolves one document from its first sentence to its last."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.traits: dict[int, Traits] = {}
        self.recent: list[tuple[int, Entity, bool]] = []
        self.subjects: dict[int, Entity | None] = {}

    def resolve(self) -> None:
        """Set the entity of every group that can be told."""
        main = [r for r in self.analysis.sentences if r.zone is not Zone.TEASER]
        for read in main:
            for group in read.groups:
                self._learn(group)
        for read in main:
            self._sentence(read)
        self.recent = []
        for read in self.analysis.sentences:
            if read.zone is Zone.TEASER:
                for group in read.groups:
                    self._learn(group)
                self._sentence(read)

    def traits_of(self, entity: Entity) -> Traits:
        """What is known of a person."""
        return self.traits.setdefault(id(entity), Traits())

    def subject(self, clause: Clause) -> Entity | None:
        """Who a pronoun subject stands for."""
        return self.subjects.get(id(clause))

    def _learn(self, group: Group) -> None:
        if group.entity is None:
            return
        traits = self.traits_of(group.entity)
        for role in group.roles:
            place = role.territory.name if role.territory else role.territory_text or ""
            traits.heads.append((role.head.same_as or role.head.name, fold(place)))
            traits.stands = traits.stands or role.head.kind == "candidate"
            if not group.entity.gender and role.gender:
                group.entity.gender = role.gender
        traits.parties |= {p.party for p in group.parties}

    def _sentence(self, read: Read) -> None:
        starts: dict[int, Group | Clause] = {g.i: g for g in read.groups}
        clause_at: dict[int, list[Clause]] = {}
        for clause in read.clauses:
            if clause.pronoun:
                clause_at.setdefault(clause.verb.start, []).append(clause)
        subjects = {id(c.subject) for c in read.clauses if c.subject is not None and is_finite(c.verb)}
        for k in range(len(read.sentence.tokens)):
            for clause in clause_at.get(k, ()):
                self._pronoun(read, clause)
            group = starts.get(k)
            if isinstance(group, Group):
                if group.entity is None and group.person is None:
                    self._described(read, group)
                if group.entity is not None:
                    self.recent.append((read.index, group.entity, id(group) in subjects))

    def _near(self, read: Read, reach: int = _REACH) -> list[Entity]:
        """Persons of this sentence and the ones before it, the last named first, subjects before others of their sentence."""
        rows = [(index, subject, n, entity) for n, (index, entity, subject) in enumerate(self.recent) if read.index - index <= reach]
        rows.sort(key=lambda row: (-row[0], not row[1], -row[2]))
        return list(dict.fromkeys(entity for *_, entity in rows))

    def _pronoun(self, read: Read, clause: Clause) -> None:
        word = fold(clause.pronoun).removeprefix("-").removeprefix("t-")
        if word not in ("il", "elle") or (word == "il" and clause.verb.lemma in _IMPERSONAL):
            return
        gender = "f" if word == "elle" else "m"
        fitting = [e for e in self._near(read) if e.gender in (gender, "")]
        if fitting:
            self.subjects[id(clause)] = fitting[0]
            self.recent.append((read.index, fitting[0], True))

    def _described(self, read: Read, group: Group) -> None:
        """A group that names nobody: a title or a member of a party."""
        if group.plural:
            return
        head = group.head
        if isinstance(head, Role):
            group.entity = self._bearer(read, group, head)
        elif isinstance(head, PartyMention) and head.adjective and head.determiner and not head.plural:
            fitting = [e for e in self._near(read, 30) if head.party in self.traits_of(e).parties and _agree(e, head.gender)]
            group.entity = fitting[0] if len(fitting) == 1 else None

    def _bearer(self, read: Read, group: Group, role: Role) -> Entity | None:
        if role.determiner not in ("definite", "demonstrative", "possessive"):
            return None
        gender = group.gender
        parties = {p.party for p in group.parties}
        everyone = [e for e in self.analysis.entities.order if _agree(e, gender)]
        name = role.head.same_as or role.head.recalls or role.head.name
        place = fold(role.territory.name if role.territory else role.territory_text or "")
        if role.head.other or (role.head.kind == "private" and not role.head.generic):
            return None
        if role.head.kind == "candidate":
            found = [e for e in everyone if self.traits_of(e).stands and (not parties or parties & self.traits_of(e).parties)]
        elif role.head.generic:
            found = [e for e in self._near(read) if _agree(e, gender) and (not parties or parties & self.traits_of(e).parties)][:1]
        else:
            found = [
                e
                for e in everyone
                if self._bears(e, name, place) and (not parties or parties & self.traits_of(e).parties or not self.traits_of(e).parties)
            ]
        if len(found) > 1:
            near = [e for e in self._near(read) if e in found]
            found = near[:1]
        return found[0] if len(found) == 1 else None

    def _bears(self, entity: Entity, name: str, place: str) -> bool:
        return any(head == name and (not place or not where or where == place) for head, where in self.traits_of(entity).heads)


def _agree(entity: Entity, gender: str) -> bool:
    return not gender or not entity.gender or entity.gender == gender
