"""Titles that the text ties to no name and by which it varies that of whom it speaks of.

Goes in: the description, who was spoken of lately and what is known of them. Goes out: one person or nobody: nothing that the text says may
speak against the title. `Anne Durand quitte le gouvernement. La ministre de la Mer a ...`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.extract.analysis import Analysis, Read
from kg.extract.clauses import is_finite
from kg.extract.entities import Entity
from kg.extract.groups import Group
from kg.extract.memory import Memory
from kg.extract.roles import Role
from kg.model import Zone

#: Sentences within which the person whom the article is about must have been named for a title to vary the name.
_RECENT = 6
#: Sentences within which a party's head must have been named.
_LATELY = 8
_LEADING = frozenset({"executive", "party", "campaign"})
_ENDING = ("former", "sitting", "leaving")


@dataclass(slots=True)
class Variations:
    """The topics of one document: `main` is whom it is about, `opening` whom its headline names first, as a subject."""

    memory: Memory
    main: Entity | None
    opening: Entity | None
    heading: Entity | None = None

    def meant(
        self,
        read: Read,
        group: Group,
        role: Role,
        parties: set[str],
        may_be: Callable[[Entity], bool],
        serves: Callable[[Entity], bool],
        *,
        prominent: bool,
    ) -> Entity | None:
        """Whom a title varies the name of.

        Args:
            may_be: whether nothing that is known of a person speaks against the title.
            serves: whether a person holds an office of state, which heads of parties seldom do.
            prominent: the title is a subject.
        """
        if (
            not (group.gender or role.head.kind == "campaign")
            or role.determiner != "definite"
            or role.status not in ("holds", *_ENDING)
            or not role.head.is_office
        ):
            return None
        told = role.complement or role.territory is not None or bool(role.territory_text)
        if self.heading is not None and self.heading.gender == group.gender and told:
            return self.heading if may_be(self.heading) else None
        found = None
        if prominent and group.gender and (told or role.status in _ENDING):
            found = self._opens(read, group, may_be) or self._subject(group, role, may_be)
        if found is None and parties and role.complement and role.head.kind in _LEADING and role.status == "holds":
            found = self._leader(group, role, may_be, serves)
        return found

    def _opens(self, read: Read, group: Group, may_be: Callable[[Entity], bool]) -> Entity | None:
        """The first title of the lede is that of whom the headline names first (`X démissionne` - `Le ministre de la Mer a ...`)."""
        if read.zone is not Zone.LEDE or self.opening is None or self.memory.since(self.opening) not in (1, 2, 3):
            return None
        return self.opening if self.opening.gender == group.gender and may_be(self.opening) else None

    def _subject(self, group: Group, role: Role, may_be: Callable[[Entity], bool]) -> Entity | None:
        """Who was the subject just before, or the only one who can be meant."""
        near = self.memory.likely(1, (group.gender,))
        told = role.territory is not None or bool(role.territory_text) or role.status == "former"
        if not told and len(self.memory.likely(3, (group.gender, ""))) > 1 and len(near) > 1:
            return None
        latest = next(iter(self.memory.likely(1)), None)
        if latest is not None and latest is not self.memory.prominent(1) and self.main in self.memory.likely(_RECENT):
            latest = self.main
        if latest is not None and latest.gender == group.gender and may_be(latest):
            return latest
        return near[0] if len(near) == 1 and role.status != "holds" and may_be(near[0]) else None

    def _leader(self, group: Group, role: Role, may_be: Callable[[Entity], bool], serves: Callable[[Entity], bool]) -> Entity | None:
        """The head of a party: whoever was named last, or the only one named lately who can be."""
        if role.head.name in ("fondateur", "cofondateur"):
            return None
        latest = self.memory.latest(1, group.gender)
        if latest is not None and role.head.kind != "campaign" and latest.gender == group.gender and may_be(latest):
            return latest
        genders = (group.gender,) if group.gender else ("m", "f")
        lately = [e for e in self.memory.likely(_LATELY, genders) if may_be(e)]
        return lately[0] if len(lately) == 1 and not serves(lately[0]) else None


def main_person(analysis: Analysis) -> Entity | None:
    """The person whom the article is about: the only one that its headline names, else one named twice as often as any other."""
    head = {id(g.entity): g.entity for r in analysis.sentences if r.zone is Zone.HEADLINE for g in r.groups if g.entity is not None}
    if len(head) == 1:
        return next(iter(head.values()))
    counts = sorted(((len(e.mentions), -n, e) for n, e in enumerate(analysis.entities.order)), key=lambda c: c[:2], reverse=True)
    if not counts or (len(counts) > 1 and counts[0][0] < 2 * counts[1][0]):
        return None
    return counts[0][2]


def opening_person(analysis: Analysis) -> Entity | None:
    """Whose words the headline gives, else whom it names first as the subject of a verb."""
    for read in analysis.sentences:
        if read.zone is Zone.HEADLINE and read.sentence.inside is None:
            for cue in read.cues:
                if isinstance(cue.speaker, Group) and cue.speaker.entity is not None:
                    return cue.speaker.entity
            for clause in read.clauses:
                if isinstance(clause.subject, Group) and clause.subject.entity is not None and is_finite(clause.verb):
                    return clause.subject.entity
    return None
