"""Who was spoken of, how lately and how prominently: what a pronoun may stand for.

Goes in: persons as the text names them, subjects and speakers before others. Goes out: the likeliest antecedents. A subject or speaker
of the sentence before outranks somebody who was only mentioned there.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, field

from kg.extract.entities import Entity

_KEPT = 80
#: Over how many paragraphs a speaker goes on without a name.
_PARAGRAPHS = 4
#: Mentions of somebody named in passing.
_FEW = 2
#: Over how many sentences a description reaches.
_LATELY = 8


@dataclass(frozen=True, slots=True)
class Named:
    """A person named in a sentence of the article's own: `sentence` counts these; `prominent`: as its subject or as a speaker."""

    entity: Entity
    sentence: int
    prominent: bool
    paragraph: int


@dataclass(slots=True)
class Memory:
    """The persons of the last sentences."""

    events: list[Named] = field(default_factory=list)
    sentence: int = 0
    paragraph: int = 0
    spoke: tuple[Entity, int] | None = None
    unnamed: int = -9
    unknown: dict[str, int] = field(default_factory=dict)
    weights: dict[int, int] = field(default_factory=dict)
    last: dict[int, int] = field(default_factory=dict)
    section: int = 0
    heard: dict[int, tuple[Entity, int]] = field(default_factory=dict)

    def forget(self) -> None:
        """Begin another text: nobody was named yet."""
        self.events.clear()
        self.last.clear()
        self.heard.clear()
        self.section = self.sentence

    def since(self, entity: Entity) -> int | None:
        """How many sentences ago a person was named last; None for not yet, or only in a section about another place."""
        at = self.last.get(id(entity))
        return self.sentence - at if at is not None and at >= self.section else None

    def step(self, paragraph: int) -> None:
        """Go on to the next sentence."""
        self.sentence += 1
        self.paragraph = paragraph
        if len(self.events) > 2 * _KEPT:
            del self.events[:-_KEPT]

    def name(self, entity: Entity, *, prominent: bool) -> None:
        """A person is named."""
        self.last[id(entity)] = self.sentence
        self.events.append(Named(entity, self.sentence, prominent, self.paragraph))

    def hear(self, entity: Entity) -> None:
        """A person is named in somebody's words."""
        self.heard[id(entity)] = (entity, self.sentence)

    def lately_heard(self) -> list[Entity]:
        """Persons whom words of this sentence or the one before name."""
        return [entity for entity, sentence in self.heard.values() if self.sentence - sentence <= 1]

    def speak(self, entity: Entity) -> None:
        """A person speaks."""
        self.name(entity, prominent=True)
        self.spoke = (entity, self.paragraph)
        self.unnamed = -9

    def name_unknown(self, gender: str) -> None:
        """A subject whom the text does not tell (`un proche`, `l'ancien ministre` of nobody named): a pronoun may stand for them."""
        self.unknown[gender] = self.sentence

    def is_unknown(self, gender: str, entity: Entity) -> bool:
        """Whether somebody untold was the subject after a person was last prominent."""
        last = self.unknown.get(gender, -9)
        if self.sentence - last > 2:
            return False
        known = max((e.sentence for e in self.events if e.entity is entity and e.prominent), default=-9)
        return known < last

    def speak_unnamed(self) -> None:
        """Somebody speaks whose name the text keeps back (`un proche`)."""
        self.unnamed = self.sentence

    def speaking(self, reach: int, gender: str, *, goes_on: bool = True) -> Entity | None:
        """Who goes on speaking (`a-t-elle ajouté`): the subject of the sentence before in this paragraph, else who spoke last.

        Where the verb only says (`a-t-elle déclaré`; `goes_on` False), whom the sentence before was about comes before who spoke earlier.
        """
        for event in reversed(self.events):
            if event.paragraph != self.paragraph or self.sentence - event.sentence > 2 or event.sentence <= self.unnamed:
                break
            if event.prominent and event.entity.gender in (gender, ""):
                return event.entity
        if self.sentence - self.unnamed <= 2:
            return None
        about = self.prominent(1)
        if not goes_on and about is not None and about.gender == gender and not self._spoke_after(about):
            return about
        if self.spoke is not None and self.paragraph - self.spoke[1] <= _PARAGRAPHS and self.spoke[0].gender in (gender, ""):
            return self.spoke[0]
        near = self.likely(reach, (gender, ""))
        return near[0] if near else None

    def _spoke_after(self, entity: Entity) -> bool:
        """Whether whoever spoke last was named after somebody."""
        return self.spoke is None or self.last.get(id(self.spoke[0]), 0) >= self.last.get(id(entity), 0)

    def likely(self, reach: int, genders: Iterable[str] = ("m", "f", "")) -> list[Entity]:
        """Persons of the last `reach` sentences, the likeliest first."""
        allowed = frozenset(genders)
        best: dict[int, tuple[int, int, Entity]] = {}
        for order, event in enumerate(reversed(self.events)):
            distance = self.sentence - event.sentence
            if distance > reach:
                break
            if event.entity.gender not in allowed:
                continue
            rank = 2 * distance + 3 * (not event.prominent) + (event.entity.gender == "" and len(allowed) < 3)
            known = best.get(id(event.entity))
            if known is None or (rank, order) < known[:2]:
                best[id(event.entity)] = (rank, order, event.entity)
        return [entity for *_, entity in sorted(best.values(), key=lambda b: b[:2])]

    def was_prominent(self, entity: Entity, reach: int) -> bool:
        """Whether somebody was a subject or spoke in the last sentences."""
        return any(e.entity is entity and e.prominent for e in reversed(self.events) if self.sentence - e.sentence <= reach)

    def prominent(self, reach: int) -> Entity | None:
        """The last subject or speaker of the sentences before this one."""
        for event in reversed(self.events):
            if self.sentence - event.sentence > reach:
                return None
            if event.prominent and event.sentence < self.sentence:
                return event.entity
        return None

    def described(
        self, gender: str, exclude: Container[Entity] = (), doubtful: Container[Entity] = (), *, passing: int = 4
    ) -> Entity | None:
        """Whom a noun that the text explains nowhere stands for (`l'édile`, `l'intéressé`): hardly anybody named only in passing.

        Args:
            exclude: who it cannot be.
            doubtful: who it may be if nobody else.
            passing: how many times less than the main person somebody named in passing is named.
        """
        near = [e for e in self.likely(_LATELY, (gender, "") if gender else ("m", "f", "")) if e not in exclude]
        heaviest = max(self.weights.values(), default=0)
        near = [e for e in near if e.gender == gender] or near
        near.sort(key=lambda e: e in doubtful)
        weighty = [
            e for e in near if passing * self.weights.get(id(e), 0) > heaviest or (passing > 2 and self.weights.get(id(e), 0) > _FEW)
        ]
        found = weighty or near
        return found[0] if found else None

    def named_here(self) -> list[Entity]:
        """Persons named in this paragraph, subjects last, each group in order."""
        here = [e for e in self.events if e.paragraph == self.paragraph and self.sentence - e.sentence <= 1]
        return list(dict.fromkeys(e.entity for e in sorted(here, key=lambda e: e.prominent)))

    def named_now(self) -> list[Entity]:
        """Persons named in this sentence."""
        return [e.entity for e in self.events if e.sentence == self.sentence]

    def only_here(self, gender: str) -> Entity | None:
        """The one person of a gender named in this sentence, as its subject; None for none or several."""
        here = [e for e in self.events if e.sentence == self.sentence and e.entity.gender == gender]
        one = len({id(e.entity) for e in here}) == 1 and any(e.prominent for e in here)
        return here[0].entity if one else None

    def pair(self) -> tuple[Entity, Entity] | None:
        """The two persons named last, in the order in which they were first named; None where one or three were."""
        for start in (self.sentence, self.sentence - 1):
            named = list(dict.fromkeys(e.entity for e in self.events if e.sentence >= start))
            if len(named) == 2:
                return named[0], named[1]
        return None

    def latest(self, reach: int, gender: str, exclude: Container[Entity] = ()) -> Entity | None:
        """The person named last, whatever the part played (`ce dernier`); `exclude`: who it cannot be."""
        for event in reversed(self.events):
            if self.sentence - event.sentence > reach:
                return None
            if (event.entity.gender in (gender, "") or not gender) and event.entity not in exclude:
                return event.entity
        return None
