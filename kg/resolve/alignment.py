"""Which office of somebody's a fact means that names it only in part: `secrétaire d'État`, `députée du Calvados`, `présidente`.

Goes in: facts, who is who. Goes out: the post of each fact that names an office. Nothing is aligned where two of the person's posts fit.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.facts import BaseFact, Resignation
from kg.ids import slug
from kg.resolve.offices import Post, Posts, post_of, single_offices
from kg.resolve.people import People
from kg.resolve.places import Gazetteer
from kg.resolve.placing import area_of
from kg.resolve.slots import slot_of
from kg.resolved import Entity

Asked = tuple[str, str | None]


class Offices:
    """Posts of everybody."""

    def __init__(self, facts: Iterable[BaseFact], people: People, gazetteer: Gazetteer) -> None:
        self._people = people
        self._gazetteer = gazetteer
        self._posts = Posts(gazetteer)
        self._held: dict[str, dict[str, Asked]] = {}
        self._resigned: dict[str, set[str]] = {}
        for fact in facts:
            office = slot_of(fact, "office")
            if not office:
                continue
            asked = (office, slot_of(fact, "territory"))
            person = people.identifier(fact, slot_of(fact, "person"))
            self._held.setdefault(person, {})[self._posts.entity(*asked).id] = asked
            if isinstance(fact, Resignation):
                self._resigned.setdefault(person, set()).add(office)

    def of(self, fact: BaseFact) -> Entity | None:
        """The post that a fact names; None where it names none and the person left no single one."""
        office, territory = slot_of(fact, "office"), slot_of(fact, "territory")
        person = self._people.identifier(fact, slot_of(fact, "person"))
        if not office:
            left = {self._aligned(person, (o, None)).id: o for o in sorted(self._resigned.get(person, ()))}
            return self._aligned(person, (next(iter(left.values())), None)) if len(left) == 1 else None
        return self._aligned(person, (office, territory))

    def _aligned(self, person: str, asked: Asked) -> Entity:
        """The post itself, or the only fuller one of the person's that it may be short for."""
        held = self._held.get(person, {})
        fuller = {identifier: other for identifier, other in held.items() if self._short_for(asked, other)}
        widest = [i for i, other in fuller.items() if not any(self._short_for(other, third) for third in fuller.values())]
        return self._posts.entity(*fuller[widest[0]]) if len(widest) == 1 else self._posts.entity(*asked)

    def _short_for(self, short: Asked, full: Asked) -> bool:
        """Whether a post says less than another but nothing else."""
        mine, theirs = post_of(*short), post_of(*full)
        if (mine.head, mine.over) == (theirs.head, theirs.over):
            return False
        words = slug("-".join((mine.head, mine.over)))
        if words in single_offices()["government"]:
            return any(theirs.head == one or theirs.head.startswith(f"{one}-") for one in single_offices()["posts_of_government"])
        if mine.head != theirs.head:
            return not mine.over and theirs.head.startswith(f"{mine.head}-")
        if not mine.over:
            return True
        return _fewer_words(mine, theirs) or self._within(theirs, mine)

    def _within(self, inner: Post, outer: Post) -> bool:
        """Whether one territory is a constituency in the département that the other is."""
        if not inner.territory or not outer.territory:
            return False
        small, large = self._gazetteer.entity(inner.territory), self._gazetteer.entity(outer.territory)
        return large.variety == "departement" and small.id != large.id and area_of(small) == area_of(large)


def _fewer_words(mine: Post, theirs: Post) -> bool:
    return set(mine.over.split("-")) < set(theirs.over.split("-"))
