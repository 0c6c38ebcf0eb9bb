"""Who is who inside one document.

Goes in: the person mentions of every sentence, in order. Goes out: one entity for each person, with the fullest form of the name, and
every mention tied to its entity, or to none where two persons fit. Two persons of one surname are kept apart by first name, then by
gender and by nearness; a surname alone goes to the one named last in full.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.people import NameLists, Person, gender_of
from kg.ids import fold, slug

_SHORTEST_HALF, _MOST_HYPHENS = 3, 8
#: Letters from which on a first name or a surname that differs in one letter is the same, misspelt.
_LONG_FIRST, _LONG_LAST = 6, 8


@dataclass(slots=True, eq=False)
class Entity:
    """A person of the document."""

    name: str
    first: str
    last: str
    gender: str = ""
    mentions: list[tuple[int, Person]] = field(default_factory=list)
    titles: list[tuple[str, str]] = field(default_factory=list)
    parties: list[str] = field(default_factory=list)

    def __repr__(self) -> str:
        """Short, for explanations."""
        return f"<{self.name}>"


def _key(last: str) -> str:
    return slug(last)


@dataclass(slots=True)
class Entities:
    """The persons of a document, by surname."""

    lists: NameLists
    by_last: dict[str, list[Entity]] = field(default_factory=dict)
    order: list[Entity] = field(default_factory=list)
    #: Double surnames by each of their halves.
    doubles: dict[str, list[str]] = field(default_factory=dict)
    #: Persons with a long surname by first name.
    by_first: dict[str, list[Entity]] = field(default_factory=dict)

    def add(self, sentence: int, person: Person) -> Entity | None:
        """The entity that a mention names; a new one where none fits, None where several do."""
        entity = self._find(person)
        if entity is None and self._ambiguous(person):
            return None
        if entity is None:
            gender = person.gender or (gender_of(person.first, self.lists) if person.first else "")
            entity = Entity(person.name, person.first, person.last, gender)
            key = _key(person.last)
            if key not in self.by_last:
                for half in _halves(key):
                    self.doubles.setdefault(half, []).append(key)
            self.by_last.setdefault(key, []).append(entity)
            self.order.append(entity)
            if person.first and len(person.last) >= _LONG_LAST:
                self.by_first.setdefault(fold(person.first), []).append(entity)
        elif len(person.first) > len(entity.first) or (person.first and not entity.first):
            entity.name, entity.first, entity.last = person.name, person.first, person.last
        if not entity.gender:
            entity.gender = person.gender
        entity.mentions.append((sentence, person))
        return entity

    def _candidates(self, person: Person) -> list[Entity]:
        key = _key(person.last)
        found = list(self.by_last.get(key, ()))
        if not found and "-" in key:
            found = [e for half in _halves(key) for e in self.by_last.get(half, ())]
        elif not found:
            found = [e for double in self.doubles.get(key, ()) for e in self.by_last[double]]
        if not found and person.first and len(person.last) >= _LONG_LAST:
            found = [e for e in self.by_first.get(fold(person.first), ()) if _one_letter_off(fold(e.last), fold(person.last))]
        return found

    def _find(self, person: Person) -> Entity | None:
        found = [e for e in self._candidates(person) if _agrees(e, person)]
        if person.first and len(found) > 1:
            exact = [e for e in found if fold(e.first) == fold(person.first)]
            found = exact or found
        if len(found) > 1 and not person.first:
            return max(found, key=lambda e: e.mentions[-1][0] if e.mentions else -1) if _one_is_near(found) else None
        return found[0] if len(found) == 1 else None

    def _ambiguous(self, person: Person) -> bool:
        return not person.first and sum(_agrees(e, person) for e in self._candidates(person)) > 1


def _one_is_near(found: list[Entity]) -> bool:
    """Whether one of the homonyms was named clearly later than the others."""
    last = sorted(e.mentions[-1][0] if e.mentions else -1 for e in found)
    return last[-1] > last[-2]


def _halves(key: str) -> list[str]:
    """The first and last halves of a double surname (`Dupont-Aignan`, `Pau-Langevin`), those that are long enough to stand alone."""
    cuts = [k for k, letter in enumerate(key) if letter == "-"][:_MOST_HYPHENS]
    return list(dict.fromkeys(half for k in cuts for half in (key[:k], key[k + 1 :]) if len(half) > _SHORTEST_HALF))


def _agrees(entity: Entity, person: Person) -> bool:
    if (
        person.gender
        and entity.gender
        and person.gender != entity.gender
        and not (person.first and fold(entity.first) == fold(person.first))
    ):
        return False
    if not person.first or not entity.first:
        return True
    one, other = fold(person.first), fold(entity.first)
    if one == other or slug(one) == slug(other):
        return True
    if one.endswith(".") or other.endswith("."):
        return one[0] == other[0]
    if min(len(one), len(other)) >= _LONG_FIRST and entity.gender and entity.gender == person.gender and _one_letter_off(one, other):
        return True
    return one.split(" ")[0] == other.split(" ")[0] or one.startswith(other + "-") or other.startswith(one + "-")


def _one_letter_off(one: str, other: str) -> bool:
    """Whether two words differ by one letter put in, left out or changed."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((k for k in range(len(short)) if short[k] != long[k]), len(short))
    return short[at:] == long[at + 1 :] if len(short) < len(long) else short[at + 1 :] == long[at + 1 :]
