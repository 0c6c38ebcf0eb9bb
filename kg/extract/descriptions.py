"""Who is meant by a description without a name: `la secrétaire d'État`, `le candidat LR`, `le sortant`, `la socialiste`.

Goes in: a group, the sentence that it stands in, what the document says of its persons, who was spoken of lately. Goes out: one person or
nobody. A title that the text ties to a name is told before one that only varies the name of whom the text speaks of; nobody is meant who
plays another part in the same clause.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.analysis import Analysis, Read
from kg.extract.entities import Entity
from kg.extract.families import any_akin, holds
from kg.extract.groups import Group
from kg.extract.memory import Memory
from kg.extract.names import PartyMention
from kg.extract.parts import Part
from kg.extract.roles import Role
from kg.extract.traits import SHARED_HEADS, Title, Traits, title_of
from kg.extract.variations import Variations, main_person, opening_person
from kg.model import Zone

_REACH = 3
_FAR = 30
_RECENT = 6
#: Possessives of several persons (`les élus ont choisi leur président`).
_OF_MANY = frozenset({"leur", "notre", "votre"})
_PARTNER = "colistier"
_MAJORITY = "majorité présidentielle"
#: Sentences over which a title without place or complement goes back to who bears it; fewer for heads that many offices share.
_BARE, _BARE_HEAD = 20, 5
#: `l'intéressé`: whom the last words were about, hardly who said them.
_CONCERNED = "interesse"


class Descriptions:
    """The descriptions of one document."""

    def __init__(self, analysis: Analysis, memory: Memory) -> None:
        self.everyone: Sequence[Entity] = ()
        self.memory = memory
        self.traits: dict[int, Traits] = {}
        self.main = main_person(analysis)
        self.vary = Variations(memory, self.main, opening_person(analysis))
        self.part = Part()

    def traits_of(self, entity: Entity) -> Traits:
        """What is known of a person."""
        return self.traits.setdefault(id(entity), Traits())

    def learn(self, reads: Sequence[Read]) -> None:
        """Take in what a text says of those whom it names; what links to other articles say comes after the article."""
        named: dict[int, Entity] = {id(e): e for e in self.everyone}
        for read in reads:
            for group in read.groups:
                if group.entity is not None:
                    named.setdefault(id(group.entity), group.entity)
                    self.traits_of(group.entity).learn(group, group.entity)
        self.everyone = list(named.values())

    def resolve(self, read: Read, group: Group, part: Part, *, prominent: bool) -> None:
        """Set the person whom a group without a name stands for, where one can be told; `prominent`: it is a subject."""
        if group.plural:
            return
        head, self.part = group.head, part
        if part.same is not None and isinstance(head, Role) and head.determiner == "definite" and _agree(part.same, group.gender):
            group.entity, group.guessed = part.same, read.fold(group.i - 1) != ":"
            return
        if isinstance(head, Role):
            group.entity = self._bearer(read, group, head, prominent=prominent)
        elif isinstance(head, PartyMention) and head.adjective and head.determiner and not head.plural:
            group.entity = self._member(group, head, prominent=prominent)

    def name(self, group: Group, entity: Entity) -> None:
        """Let a title stand for whoever speaks under it (`« ... », a dit le maire de C`), where the words around it told who that is."""
        head = group.head
        if group.entity is not None or group.plural or not isinstance(head, Role) or not head.head.is_office:
            return
        if head.determiner == "definite" and head.status == "holds" and (head.complement or head.territory is not None):
            group.entity = entity
            self.traits_of(entity).said.append(title_of(head))

    def unlike(self, group: Group) -> tuple[list[Entity], list[Entity]]:
        """Persons whom a title that the text gives to nobody cannot stand for, and those whom it hardly can."""
        if not isinstance(group.head, Role) or group.head.head.generic:
            return [], []
        title = title_of(group.head)
        parties = {p.party for p in group.parties}
        others = [e for e in self.everyone if parties and self.traits_of(e).parties and not self._of_party(e, parties)]
        return others + [e for e in self.everyone if self.traits_of(e).excludes(title)], [
            e for e in self.everyone if self.traits_of(e).elsewhere(title)
        ]

    def _member(self, group: Group, party: PartyMention, *, prominent: bool) -> Entity | None:
        """`la socialiste`, `l'insoumis`: the one person of the party; as a subject, whoever was the last one, of no party that is known."""
        near = [e for e in self.memory.likely(_FAR) if e not in self.part.apart and _agree(e, party.gender)]
        fitting = [e for e in near if party.party in self.traits_of(e).parties]
        fitting = fitting or [e for e in near if self._of_party(e, {party.party})]
        if len(fitting) > 1:
            fitting = [e for e in fitting if self.traits_of(e).stands] or fitting
        if fitting or not prominent:
            return fitting[0] if len(fitting) == 1 else None
        last = self.memory.prominent(1)
        alone = last is not None and self.memory.likely(1) in ([last], []) and last in near and not self.traits_of(last).parties
        return last if alone else None

    # -- who bears a title --------------------------------------------------------------------------------------------

    def _bearer(self, read: Read, group: Group, role: Role, *, prominent: bool) -> Entity | None:
        if role.determiner not in ("definite", "demonstrative", "possessive") or read.fold(role.i) in _OF_MANY:
            return None
        if role.head.other:
            return self._other(group, role)
        if role.head.name == _PARTNER:
            return None  # `sa colistière` is somebody else than whom the text speaks of
        if role.head.kind == "private" and not role.head.generic:
            return None
        parties = {p.party for p in group.parties} or ({_MAJORITY} if role.complement and "majorite" in title_of(role).words else set())
        if role.head.generic or (role.head.kind == "candidate" and role.determiner == "definite" and not role.complement):
            if role.status != "future" and _is_any(read, group):
                return None
            return self._generic(group, role, parties)
        found = self._bearers(read, group, role, parties)
        if len(found) > 1:
            now = title_of(role)
            found = [e for e in found if self.traits_of(e).bears_now(now)] or found
        if len(found) > 1:
            found = [e for e in self.memory.likely(_FAR) if e in found][:1]
        if found:
            return found[0]
        if role.head.kind == "candidate":
            return self._candidate(group, parties, former=role.status == "former")
        if (known := self._remembered(group, role)) is not None:
            return known
        title = title_of(role)
        entity = self.vary.meant(
            read,
            group,
            role,
            parties,
            lambda e: e not in self.part.apart and self._may_be(e, title, parties),
            lambda e: self.traits_of(e).serves,
            prominent=prominent,
        )
        if entity is not None:
            self.traits_of(entity).said.append(title)
        return entity

    def _generic(self, group: Group, role: Role, parties: set[str]) -> Entity | None:
        """`l'élue`, `le sortant`, `la candidate`: whoever was spoken of, weighed by how much the text speaks of them."""
        group.guessed = True
        if role.head.name == _CONCERNED:
            quoted = [e for e in self.memory.lately_heard() if self._fits(e, group)]
            near = quoted + self._near(2, group) or self._near(_RECENT, group)
            spoke = [self.memory.spoke[0]] if self.memory.spoke else []
            return max([e for e in near if e not in spoke] or near, key=lambda e: self.memory.weights.get(id(e), 0), default=None)
        if role.head.recalls and (entity := self._recalled(group, role)) is not None:
            return entity
        # who held the office once is not its holder
        past = [e for e in self.everyone if role.head.recalls and self.traits_of(e).bears(title_of(role))]
        if role.head.sitting:
            known = [e for e in self._near(_FAR, group) if self.traits_of(e).sits and self.memory.since(e) is not None]
            here = known or [e for e in self.memory.named_here() if self._fits(e, group) and e not in past][-1:]
            if len(here) == 1:
                return here[0]
        if not parties:
            return self.memory.described(group.gender, past + self.part.apart, passing=4 if role.complement else 2)
        near = [e for e in self._near(_REACH, group) if self._of_party(e, parties)]
        return near[0] if near else None

    def _candidate(self, group: Group, parties: set[str], *, former: bool) -> Entity | None:
        """A candidate whom no name is tied to: the main person, or whoever was spoken of, unless of another party."""
        group.guessed = True
        if former and (last := self.memory.prominent(1)) is not None and self._fits(last, group):
            return last
        unlike = [e for e in self.everyone if parties and self.traits_of(e).parties and not self._of_party(e, parties)]
        unlike += self.part.apart
        if self.main is not None and self.main not in unlike and _agree(self.main, group.gender):
            return self.main
        if parties:
            unlike += self.memory.named_now()  # `réunis, A, B et C reçoivent le candidat du parti`: none of them
        return self.memory.described(group.gender, unlike, passing=2)

    def _remembered(self, group: Group, role: Role) -> Entity | None:
        """Who was called by a title before, without their name, whoever was named in between."""
        title = title_of(role)
        found = [e for e in self.everyone if self._fits(e, group) and self.traits_of(e).was_called(title)]
        return found[0] if len(found) == 1 else None

    def _recalled(self, group: Group, role: Role) -> Entity | None:
        """Who holds the office that a noun is another word for (`l'édile`: the mayor)."""
        title = title_of(role)
        holders = [e for e in self._near(_FAR, group) if self.traits_of(e).bears_now(title)]
        return holders[0] if holders else None

    def _other(self, group: Group, role: Role) -> Entity | None:
        """`son adversaire`, `sa rivale`: the one other person whom the article is about, told apart from whom it spoke of last."""
        owner = next(iter(self.memory.likely(1)), None)
        if role.determiner != "possessive" or role.complement or owner is None:
            return None
        heaviest = max(self.memory.weights.values(), default=0)
        others = [e for e in self.memory.likely(_FAR) if e is not owner and 2 * self.memory.weights.get(id(e), 0) >= heaviest]
        group.guessed = True
        return others[0] if len(others) == 1 and _agree(others[0], group.gender) else None

    def _fits(self, entity: Entity, group: Group) -> bool:
        """Whether a description agrees with a person who plays no other part beside it."""
        return _agree(entity, group.gender) and entity not in self.part.apart

    def _near(self, reach: int, group: Group) -> list[Entity]:
        return [e for e in self.memory.likely(reach) if self._fits(e, group)]

    def _of_party(self, entity: Entity, parties: set[str]) -> bool:
        return not parties or any(holds(p, own) for p in parties for own in self.traits_of(entity).parties)

    def _bearers(self, read: Read, group: Group, role: Role, parties: set[str]) -> list[Entity]:
        """Everybody of the document who may bear a title."""
        everyone = [e for e in self.everyone if self._fits(e, group)]
        if role.head.kind == "candidate":
            standing = [e for e in everyone if self.traits_of(e).stands]
            exact = [e for e in standing if not parties or parties & self.traits_of(e).parties]
            group.guessed = not exact  # a camp says nothing new of its candidate
            return exact or [e for e in standing if self._of_party(e, parties) and self.memory.since(e) is not None]
        title = title_of(role)
        found = [e for e in everyone if self.traits_of(e).bears(title) and (self._of_party(e, parties) or not self.traits_of(e).parties)]
        if role.status in ("new", "future"):
            return [e for e in found if self.traits_of(e).enters(title)]
        return [e for e in found if self._in_reach(read, e, title)]

    def _in_reach(self, read: Read, entity: Entity, title: Title) -> bool:
        """Whether a title can go back to somebody: one that says of what goes far; `le maire` only to who was named before, and lately.

        The head of an article may speak of a mayor whom only the body names.
        """
        if not title.bare or title.former:
            return True
        ago = self.memory.since(entity)
        if ago is None:
            return read.zone in (Zone.HEADLINE, Zone.KICKER, Zone.LEDE)
        return ago <= (_BARE_HEAD if title.head in SHARED_HEADS else _BARE) or entity is self.main

    def _may_be(self, entity: Entity, title: Title, parties: set[str]) -> bool:
        """Whether nothing that the text says of a person speaks against a title."""
        traits = self.traits_of(entity)
        return not (
            traits.excludes(title) or traits.elsewhere(title) or (parties and traits.parties and not any_akin(parties, traits.parties))
        )


def _is_any(read: Read, group: Group) -> bool:
    """Whether a description is of whoever fits: `le candidat le mieux placé`, `le candidat qui l'emportera`, `quel que soit l'élu`."""
    if read.fold(group.j) in ("le", "la") and read.fold(group.j + 1) in ("plus", "mieux", "moins"):
        return True
    if read.fold(group.i - 1) in ("soit", "fut") and read.fold(group.i - 2) == "que":
        return True
    clause = next((c for c in read.clauses if c.verb.start == group.j + 1), None) if read.fold(group.j) == "qui" else None
    return clause is not None and (clause.verb.tense in ("future", "conditional") or clause.verb.governor in ("devoir", "pouvoir"))


def _agree(entity: Entity, gender: str) -> bool:
    return not gender or not entity.gender or entity.gender == gender
