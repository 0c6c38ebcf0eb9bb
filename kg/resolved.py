"""The resolved view: who is who, which facts speak of the same thing, where they disagree, how things went on.

Goes in: what `kg.resolve` worked out. Goes out: frozen values that the graph, the triples and the page are made of, without
knowing how they were found. Facts are kept as they are: a `Resolution` only says what they name and how they go together.

Identifiers are the relative ones of `kg.ids`. Every mapping and tuple is in a fixed order that does not depend on the order
in which facts were loaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from kg.facts import BaseFact, Modality
from kg.model import Document, SourceKind
from kg.policy import policy


class Rank(StrEnum):
    """Standing of a value among those that a slot was given."""

    #: The one value that the resolved view shows.
    PREFERRED = "preferred"
    #: A value of a tie, which stays open; none of its slot's values is shown.
    NORMAL = "normal"
    #: A value that a weightier source contradicts, or that is only denied, planned or rumoured where others assert.
    DEPRECATED = "deprecated"


@dataclass(frozen=True, slots=True)
class Source:
    """One version of a document or official file.

    Args:
        document: name that facts carry in `document`.
        sha256: hash that facts carry in `sha256`; identifies the version.
        published: ISO date or date-time, as precise as known.
        kind: article, or official results and how final.
        text: the text as read, where there is one; near-duplicates are told by it.
        also_at: further addresses that the same text was read at.
    """

    document: str
    sha256: str = ""
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    title: str | None = None
    kind: SourceKind = SourceKind.ARTICLE
    text: str | None = field(default=None, repr=False, compare=False)
    also_at: tuple[str, ...] = ()

    @property
    def addresses(self) -> tuple[str, ...]:
        """Every address that it was read at."""
        return (*((self.url,) if self.url else ()), *self.also_at)

    @property
    def key(self) -> str:
        """What facts name the source by: its hash, its document where the hash is not known."""
        return self.sha256 or self.document

    @property
    def weight(self) -> int:
        """Place in the policy of choice, 0 for the weightiest."""
        return policy().weight(self.kind)

    @classmethod
    def of(cls, document: Document) -> Source:
        """Source of a document that was read."""
        d = document
        return cls(d.id, d.sha256, d.published, d.publisher, d.url, d.title, d.kind, d.text)


def source_key(fact: BaseFact) -> str:
    """Key of the source that a fact stands in (`Source.key`)."""
    return fact.sha256 or fact.document


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that facts name, or that follows from what they name (contest, round, candidacy).

    Args:
        id: relative identifier (`person/sonia-backes`).
        kind: first segment of the identifier: person, party, body, chamber, office, election, contest, round, candidacy, list,
            nuance, constituency.
        variety: what sort of constituency it is: `departement`, `commune`, `region`, `country`, `legislative`, `canton`, `sector`,
            `bureau` (polling station), `european`, `place` (unknown to the lists); empty for the others.
        label: fullest name, as people write it.
        names: other ways in which sources write it, sorted.
        codes: (scheme, code) pairs, sorted: (`insee`, `75056`), (`ministry`, `ZN`), (`legislative`, `45-04`), (`nuance`, `RN`).
        links: (relation, identifier) pairs, sorted: a contest has `election` and `constituency` (and `within`, where
            it is a count of a part of another); a round `contest`; a candidacy
            `contest`, `election` and `person` (or `party`, `list`); an office `territory`; a constituency `departement`; a
            party `follows`.
        number: of a round.
        since, until: ISO dates between which the thing bears this name or exists, where known.
    """

    id: str
    kind: str
    label: str
    names: tuple[str, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    number: int | None = None
    since: str | None = None
    until: str | None = None
    variety: str = ""

    def link(self, relation: str) -> str | None:
        """Identifier at the other end of a relation."""
        return next((end for name, end in self.links if name == relation), None)

    def code(self, scheme: str) -> str | None:
        """Code in a scheme."""
        return next((code for name, code in self.codes if name == scheme), None)


@dataclass(frozen=True, slots=True)
class Links:
    """What one fact names and speaks of.

    Args:
        named: slot → entity, for the slots that name one (`person`, `party`, `constituency`, `election`, `office`, `territory`,
            `speaker`, `recipient`, `source`, `target`, `partner`, `list_name`, `chamber`, `nuance`).
        item: what the fact speaks of; facts of one item say something of the same thing.
        election, contest, round, candidacy: where the fact has its place, None where that cannot be told.
        inferred: those of the four that other facts tell, not this one.
    """

    named: Mapping[str, str]
    item: str
    election: str | None = None
    contest: str | None = None
    round: str | None = None
    candidacy: str | None = None
    inferred: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Value:
    """One value that a slot of an item was given, with everybody who gives it (values that differ by rounding are one).

    Args:
        value: as the most precise of the best sources gives it; an entity's identifier where the slot names one.
        facts: identifiers of the facts that give it, sorted.
        rank: its standing among the slot's values.
        kind: of its weightiest source.
        sources: number of documents that give it.
        independent: number of independent ones (agency copy in several outlets is one).
    """

    value: Any
    facts: tuple[str, ...]
    rank: Rank
    kind: SourceKind
    sources: int
    independent: int


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that facts speak of, merged from all of them: a candidacy, a result in a round, a turnout, a resignation, ...

    Args:
        id: relative identifier.
        type: a type of fact.
        modality: the firmest of its facts; a denied, planned or unconfirmed item is no event.
        named: slots that all its facts share, with the entity that each names.
        values: slot → values, the preferred first.
        facts: identifiers of the facts, sorted.
        election, contest, round, candidacy: as in `Links`.
    """

    id: str
    type: str
    modality: Modality
    named: Mapping[str, str]
    values: Mapping[str, tuple[Value, ...]]
    facts: tuple[str, ...]
    election: str | None = None
    contest: str | None = None
    round: str | None = None
    candidacy: str | None = None

    @property
    def happened(self) -> bool:
        """Whether somebody asserts or reports it as so."""
        return self.modality in (Modality.ASSERTED, Modality.REPORTED)

    def chosen(self, slot: str) -> Any:  # noqa: ANN401 (a slot's value)
        """The preferred value of a slot; None where none was given or a tie is open."""
        return next((v.value for v in self.values.get(slot, ()) if v.rank is Rank.PREFERRED), None)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Values of one slot of one item that do not agree.

    Args:
        id: relative identifier, a hash of item, slot and values.
        item: identifier of the item.
        subject: what it is about, for people.
        slot: the slot; `modality` where some say that it is so and others that it is not.
        node: entity to mark: the person or contest concerned.
        values: the values that differ, the preferred first.
        settled: kind of source that outweighs the others in the policy; None: a tie, left open.
    """

    id: str
    item: str
    subject: str
    slot: str
    node: str | None
    values: tuple[Value, ...]
    settled: SourceKind | None


@dataclass(frozen=True, slots=True)
class Breach:
    """Figures of one source that do not go together, or that go against the rules of the election; they are shown as they are.

    Args:
        id: relative identifier, a hash of the facts and of what is wrong.
        kind: what does not add up (`votes`, `registered`, `elected`, ...: `kg.arithmetic.Kind`).
        message: the figures and what they should be.
        explained: the rule by which it is no error; empty where there is none.
        where: document, sheet and row, for people.
        items: identifiers of the items of that count, sorted.
        facts: identifiers of its facts, sorted.
        contest, round: of the count, None where unknown.
    """

    id: str
    kind: str
    message: str
    explained: str
    where: str
    items: tuple[str, ...]
    facts: tuple[str, ...]
    contest: str | None = None
    round: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a life cycle: what, when (ISO, as precise as known; None: unknown), and the facts that say so, sorted."""

    status: str
    date: str | None
    modality: Modality
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ResignationCycle:
    """One resignation with its steps, in order.

    Args:
        item: identifier of its item.
        status: furthest step that somebody asserts or reports; None where there is none.
        effective: whether the office is left: accepted where acceptance is what ends it, or effective.
    """

    item: str
    person: str
    office: str | None
    steps: tuple[Step, ...]
    status: str | None
    effective: bool


@dataclass(frozen=True, slots=True)
class Course:
    """What became of a candidacy: its steps from candidate to the last outcome.

    Args:
        candidacy: identifier of the candidacy.
        steps: statuses `candidate`, then outcomes, `annulled` last; each with its round in `rounds` at the same index.
        outcome: what stands in the end (`elected`, `defeated`, `annulled`, ...); None: unknown or a tie.
    """

    candidacy: str
    steps: tuple[Step, ...]
    rounds: tuple[int | None, ...]
    outcome: str | None


@dataclass(frozen=True, slots=True)
class Mandate:
    """Somebody in an office between two days.

    Args:
        id: relative identifier.
        start, end: ISO dates as precise as known; None: unknown, or not ended as far as is known (`ended` tells).
        ended: whether somebody says that it is over.
        start_cause, end_cause: `election`, `appointment`, `resignation`, `annulment`; None: unknown.
        facts: identifiers of the facts that say so, sorted.
        predecessor, successor: identifiers of mandates in the same office.
    """

    id: str
    person: str
    office: str
    start: str | None
    end: str | None
    ended: bool
    start_cause: str | None
    end_cause: str | None
    facts: tuple[str, ...]
    predecessor: str | None = None
    successor: str | None = None


@dataclass(frozen=True, slots=True)
class ScorePart:
    """A part of the score by which two mentions are compared: positive speaks for the same person, negative against."""

    name: str
    weight: float
    why: str


@dataclass(frozen=True, slots=True)
class Undecided:
    """Two entities that may be one: the program does not say. `left` < `right`."""

    left: str
    right: str
    score: float
    parts: tuple[ScorePart, ...]


@dataclass(frozen=True)
class Resolution:
    """Facts with who and what they name, merged, compared and put in order.

    Args:
        facts: identifier → fact, sorted by identifier; teasers of other articles are left out.
        sources: `Source.key` → source.
        entities: identifier → entity.
        links: identifier of a fact → what it names.
        items: identifier → item.
        conflicts: sorted by subject and slot.
        resignations, courses, mandates: life cycles, sorted by identifier.
        undecided: pairs that a person could settle, the likeliest first.
        mentions: person → mentions (`NAME@DOCUMENT`), sorted; judgements name people by them.
        breaches: figures that do not go together, by document, election, place and round.
        copies: `Source.key` → key of the source that it repeats in substance (itself where it repeats none).
    """

    facts: Mapping[str, BaseFact]
    sources: Mapping[str, Source]
    entities: Mapping[str, Entity]
    links: Mapping[str, Links]
    items: Mapping[str, Item]
    conflicts: tuple[Conflict, ...] = ()
    resignations: tuple[ResignationCycle, ...] = ()
    courses: tuple[Course, ...] = ()
    mandates: tuple[Mandate, ...] = ()
    undecided: tuple[Undecided, ...] = ()
    copies: Mapping[str, str] = field(default_factory=dict)
    mentions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    breaches: tuple[Breach, ...] = ()

    def source_of(self, fact: BaseFact) -> Source:
        """Source of a fact; one without anything known where no document was given for it."""
        return self.sources.get(source_key(fact)) or Source(fact.document, fact.sha256)

    def of_kind(self, kind: str) -> Iterator[Entity]:
        """Entities of a kind, in order of identifier."""
        return (entity for entity in self.entities.values() if entity.kind == kind)

    @cached_property
    def items_of_entity(self) -> Mapping[str, tuple[str, ...]]:
        """Entity → items that name it or have their place in it, sorted."""
        found: dict[str, set[str]] = {}
        for item in self.items.values():
            for end in (*item.named.values(), item.election, item.contest, item.round, item.candidacy):
                if end is not None:
                    found.setdefault(end, set()).add(item.id)
        return {end: tuple(sorted(found[end])) for end in sorted(found)}
