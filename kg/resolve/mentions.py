"""The mentions of people in facts: what each document says of each name.

Goes in: facts with their places. Goes out: mentions, each with a `Profile`. One name in one document is one mention, save where the
document has it stand in two constituencies of one election: those are namesakes, a mention for each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg import lexicon
from kg.facts import BaseFact
from kg.ids import fold, slug
from kg.lang import titles
from kg.model import SourceKind
from kg.resolve.dates import year_of
from kg.resolve.names import PersonName, first_name_gender, read_name
from kg.resolve.offices import Posts
from kg.resolve.parties import PartyNames
from kg.resolve.places import Gazetteer
from kg.resolve.placing import Placed, area_of, type_and_year
from kg.resolve.score import Profile, Standing
from kg.resolve.slots import slot_of
from kg.resolved import Source, source_key

#: Slots that name a person always, and those that may name a party or body instead.
PERSONS = ("person", "partner")
PERHAPS = ("speaker", "recipient", "source", "target")


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """What a mention is known by, in judgements too: `NAME@DOCUMENT`, with `#CONTEST` after it where the document has namesakes, and a part
    of the hash (`~1f2e3d4c`) in the document's name where several have that name.
    """

    name: str
    document: str
    contest: str = ""

    def __str__(self) -> str:
        return f"{self.name}@{self.document}" + (f"#{self.contest}" if self.contest else "")


_SETS = ("standings", "areas", "parties", "sides", "offices", "titles", "years", "genders")


@dataclass(slots=True)
class Mention:
    """A name in a document, and what the facts that name it say of its bearer."""

    anchor: Anchor
    name: PersonName
    published: str = "9999"
    original: str = ""
    standings: set[Standing] = field(default_factory=set)
    areas: set[str] = field(default_factory=set)
    parties: set[str] = field(default_factory=set)
    sides: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)

    def profile(self) -> Profile:
        """What is known, frozen."""
        sets = {name: frozenset(getattr(self, name)) for name in _SETS}
        return Profile(frozenset([self.name]), documents=frozenset([self.original or self.anchor.document]), **sets)


class Mentions:
    """All mentions of a set of facts, by anchor."""

    def __init__(
        self,
        facts: Iterable[BaseFact],
        placed: Mapping[str, Placed],
        sources: Mapping[str, Source],
        parties: PartyNames,
        gazetteer: Gazetteer,
        copies: Mapping[str, str] | None = None,
    ) -> None:
        self._copies = copies or {}
        self._placed = placed
        self._sources = sources
        self._parties = parties
        self._gazetteer = gazetteer
        self._posts = Posts(gazetteer)
        kept = list(facts)
        self._documents = _documents(kept)
        self._persons = {slug(name) for fact in kept for slot in PERSONS if (name := slot_of(fact, slot))}
        self._clashes = self._find_clashes(kept)
        self.by_anchor: dict[Anchor, Mention] = {}
        for fact in kept:
            for slot, name in self._names(fact):
                self._note(fact, slot, name)

    def is_person(self, name: str, slot: str) -> bool:
        """Whether a slot's value is somebody, not a party or body."""
        if slot in PERSONS or slug(name) in self._persons:
            return True
        if self._parties.known(name) is not None or lexicon.key(name) in lexicon.load().body_names or not name[:1].isupper():
            return False
        read = read_name(name)
        return read.full and read.first[0] in lexicon.load().first_names

    def anchor(self, fact: BaseFact, name: str) -> Anchor:
        """Anchor of the mention that a fact's name is."""
        document = self._documents[source_key(fact)]
        if (document, name) in self._clashes:
            contest = self._placed[fact.id].contest
            return Anchor(name, document, contest.id.partition("/")[2] if contest else "")
        return Anchor(name, document)

    def _names(self, fact: BaseFact) -> Iterator[tuple[str, str]]:
        for slot in (*PERSONS, *PERHAPS):
            if (name := slot_of(fact, slot)) and self.is_person(name, slot):
                yield slot, name

    def _find_clashes(self, facts: Iterable[BaseFact]) -> set[tuple[str, str]]:
        """(document, name) pairs that stand in two constituencies of one election."""
        seen: dict[tuple[str, str, str], set[Standing]] = {}
        for fact in facts:
            if (standing := self._standing(fact)) is not None and standing.place:
                for slot in PERSONS:
                    if name := slot_of(fact, slot):
                        seen.setdefault((self._documents[source_key(fact)], name, standing.election), set()).add(standing)
        return {(document, name) for (document, name, _), found in seen.items() if len(found) > 1 and _apart(found)}

    def _standing(self, fact: BaseFact) -> Standing | None:
        if fact.type not in ("candidacy", "result"):
            return None
        place = self._placed[fact.id]
        if place.election is None:
            return None
        if not place.elects:
            return Standing(place.election_key, "", "" if place.contest and place.contest.link("within") else place.area)
        source = self._sources.get(source_key(fact))
        return Standing(place.election_key, place.place_key, place.area, source is not None and source.kind.official)

    def _note(self, fact: BaseFact, slot: str, name: str) -> None:
        anchor = self.anchor(fact, name)
        mention = self.by_anchor.get(anchor)
        if mention is None:
            mention = self.by_anchor[anchor] = Mention(anchor, read_name(name))
            if gender := first_name_gender(mention.name.first):
                mention.genders.add(gender)
        source = self._sources.get(source_key(fact))
        if source is not None and source.kind is SourceKind.ARTICLE:
            original = self._copies.get(source.key, source.key)
            mention.original = self._documents.get(original) or self._sources[original].document
        if source is not None and source.published:
            mention.published = min(mention.published, source.published)
            if (year := year_of(source.published)) is not None:
                mention.years.add(year)
        if slot in PERSONS:
            self._note_standing(fact, mention)
        if slot == "person":
            self._note_ties(fact, mention)

    def _note_standing(self, fact: BaseFact, mention: Mention) -> None:
        standing = self._standing(fact)
        if standing is None:
            return
        mention.standings.add(standing)
        if standing.area:
            mention.areas.add(standing.area)
        if (held := type_and_year(standing.election)[1]) is not None:
            mention.years.add(held)

    def _note_ties(self, fact: BaseFact, mention: Mention) -> None:
        if party := slot_of(fact, "party"):
            mention.parties.add(self._parties.family(party))
            if side := self._parties.side(party):
                mention.sides.add(side)
        office = slot_of(fact, "office")
        if not office:
            return
        territory = slot_of(fact, "territory")
        post = self._posts.entity(office, territory)
        (mention.offices if post.id.count("/") > 1 else mention.titles).add(post.id)
        if territory and (area := area_of(self._gazetteer.entity(territory))):
            mention.areas.add(area)
        gender = _title_gender(office)
        if gender == "f" or (gender == "m" and not mention.genders):  # women are given titles in the masculine too
            mention.genders.add(gender)


def _documents(facts: Iterable[BaseFact]) -> dict[str, str]:
    """Name of each source: that of its document, with a part of the hash where several documents have that name."""
    keys: dict[str, set[str]] = {}
    for fact in facts:
        keys.setdefault(fact.document, set()).add(source_key(fact))
    return {key: name if len(found) == 1 else f"{name}~{key[:8]}" for name, found in keys.items() for key in found}


def _apart(standings: set[Standing]) -> bool:
    """Whether two of the places are different ones, not a département and a constituency in it."""
    places = sorted({s.place for s in standings})
    areas = {s.area for s in standings if s.place == s.area}
    return any(s.place not in areas and s.area not in areas for s in standings) or len(areas) > 1 if len(places) > 1 else False


def _title_gender(office: str) -> str:
    """`m` or `f` where the title is in a form that only men, or only women, bear; empty elsewhere."""
    words = tuple(fold(office).replace("’", "'").replace("'", "' ").split())
    for form in titles.load().by_first.get(words[0], ()) if words else ():
        if words[: len(form.words)] == form.words:
            return form.gender
    return ""
