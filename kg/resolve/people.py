"""Who is who, first cut: a name in full is one person; a surname alone is whoever bears it in the same document or contest.

Goes in: facts with their places. Goes out: a person for each slot that names one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from kg import lexicon
from kg.facts import BaseFact
from kg.ids import build, name_part, slug
from kg.resolve.parties import PartyNames
from kg.resolve.placing import Placed
from kg.resolved import Entity

#: Slots that name a person always, and those that may name a party or body instead.
PERSONS = ("person", "partner")
PERHAPS = ("speaker", "recipient", "source", "target")


class People:
    """Persons and bodies of a set of facts."""

    def __init__(self, facts: Iterable[BaseFact], placed: Mapping[str, Placed], parties: PartyNames) -> None:
        self._parties = parties
        self._first_names = lexicon.load().first_names
        self._forms: dict[str, Counter[str]] = {}
        self._by_surname: dict[tuple[str, str], set[str]] = {}
        self._persons: set[str] = set()
        kept = list(facts)
        for fact in kept:
            for slot in PERSONS:
                if name := getattr(fact, slot, None):
                    self._persons.add(slug(name))
        for fact in kept:
            for slot in (*PERSONS, *PERHAPS):
                if (name := getattr(fact, slot, None)) and self.is_person(name, slot):
                    self._note(fact, name, placed[fact.id])

    def is_person(self, name: str, slot: str) -> bool:
        """Whether a slot's value is somebody, not a party or body."""
        if slot in PERSONS or slug(name) in self._persons:
            return True
        words = slug(name).split("-")
        return self._parties.known(name) is None and len(words) > 1 and words[0] in self._first_names and name[:1].isupper()

    def _note(self, fact: BaseFact, name: str, place: Placed) -> None:
        key = name_part(name)
        self._forms.setdefault(key, Counter())[name] += 1
        words = key.split("-")
        if len(words) > 1:
            for start in range(1, len(words)):
                surname = "-".join(words[start:])
                for where in self._wheres(fact, place):
                    self._by_surname.setdefault((where, surname), set()).add(key)

    @staticmethod
    def _wheres(fact: BaseFact, place: Placed) -> list[str]:
        return [fact.document, *([place.contest.id] if place.contest else [])]

    def identifier(self, fact: BaseFact, name: str, place: Placed) -> str:
        """Identifier of the person whom a fact names."""
        key = name_part(name)
        for where in self._wheres(fact, place):
            bearers = self._by_surname.get((where, key), set())
            if len(bearers) == 1:
                return build("person", next(iter(bearers)))
        return build("person", key)

    def entity(self, identifier: str, names: Counter[str]) -> Entity:
        """The person of an identifier, with all forms of the name; the label is the longest of the commonest."""
        label = max(names, key=lambda n: (len(n.split()), not n.isupper(), names[n], n))
        return Entity(identifier, "person", label, names=tuple(sorted(set(names) - {label})))
