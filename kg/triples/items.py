"""What facts speak of, merged from all of them: candidacies, results, turnouts, resignations, mandates, endorsements, ...

Goes in: the items of a resolution. Goes out: for each that somebody asserts or reports, plain triples of the values that are shown; for
every value that was given, shown or not, a statement node (`rdf:Statement`) with its standing and the facts that give it. An item
that is only denied, planned or rumoured is a `kg:Claim`: it has statement nodes but none of their triples.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from kg.ids import build, digest
from kg.resolved import Item, Rank, Resolution, source_key
from kg.triples.terms import Nodes, Triple, date, decimal, integer, text
from kg.triples.vocabulary import (
    CLASS_OF_TYPE,
    DATES,
    LABEL,
    PERCENTAGES,
    SCHEME_OF_SLOT,
    TYPE,
    concept,
    own,
    predicate,
    term,
)

_STATEMENT = term("rdf:Statement")
_SUBJECT, _PREDICATE, _OBJECT = term("rdf:subject"), term("rdf:predicate"), term("rdf:object")
DERIVED = term("prov:wasDerivedFrom")
_STANDING = own("standing")
_CLAIM, _CLAIMED, _MENTIONS = own("Claim"), own("claimed"), own("mentions")
#: Where an item has its place, the narrowest first: the others follow from it.
_PLACES = ("round", "contest", "election")
#: Pseudo-slot of a resolution: whether a thing is so at all, which its modality says.
_POLARITY = "modality"
#: Slots that the item's own place already gives.
_GIVEN_BY_PLACE = frozenset({"round", "election", "constituency"})


def item_triples(resolution: Resolution, node: Nodes) -> Iterator[Triple]:
    """Triples of every item and of the statements about it."""
    for item in resolution.items.values():
        yield from _Writer(resolution, node, item).triples()


class _Writer:
    def __init__(self, resolution: Resolution, node: Nodes, item: Item) -> None:
        self._of = resolution
        self._node = node
        self._item = item
        self._subject = node(item.id)

    def triples(self) -> Iterator[Triple]:
        item, subject = self._item, self._subject
        class_ = CLASS_OF_TYPE[item.type]
        yield subject, own("modality"), concept("modality", item.modality)
        yield subject, own("sourceCount"), integer(len(self._sources(item.facts)))
        yield subject, own("independentSources"), integer(len({self._of.copies.get(s, s) for s in self._sources(item.facts)}))
        if item.id not in self._of.entities:
            yield subject, LABEL, text(label_of(item, self._of))
        if not item.happened:
            yield subject, TYPE, _CLAIM
            yield subject, _CLAIMED, class_
            for end in sorted({*item.named.values(), *self._placed()}):
                yield subject, _MENTIONS, self._node(end)
        yield from self._say(TYPE, class_, item.facts, Rank.PREFERRED)
        for place in _PLACES:
            if (end := getattr(item, place)) is not None and item.happened:
                yield subject, own(place), self._node(end)
        yield from self._place()
        if item.candidacy is not None and item.candidacy != item.id and item.happened:
            yield subject, own("candidacy"), self._node(item.candidacy)
        for slot, values in item.values.items():
            if slot == _POLARITY or slot in _GIVEN_BY_PLACE:
                continue
            for value in values:
                yield from self._say(predicate(slot), self._object(slot, value.value), value.facts, value.rank)

    def _placed(self) -> list[str]:
        return [end for place in _PLACES if (end := getattr(self._item, place)) is not None]

    def _place(self) -> Iterator[Triple]:
        """Say where the item has its place, by the facts that tell it most narrowly."""
        for place in _PLACES:
            if (end := getattr(self._item, place)) is not None:
                told = [f for f in self._item.facts if getattr(self._of.links[f], place) == end]
                yield from self._say(own(place), self._node(end), told, Rank.PREFERRED)
                break
        if self._item.contest is None and (end := self._item.named.get("constituency")) is not None:
            told = [f for f in self._item.facts if self._of.links[f].named.get("constituency") == end]
            yield from self._say(own("constituency"), self._node(end), told, Rank.PREFERRED)

    def _say(self, predicate: str, object: str, facts: Iterable[str], rank: Rank) -> Iterator[Triple]:
        """Say the triple itself where the resolved view shows it, and its statement node."""
        subject = self._subject
        if self._item.happened and rank is Rank.PREFERRED:
            yield subject, predicate, object
        ours = object.replace(self._node("")[:-1], "<", 1)  # so that another base gives the same identifier
        statement = self._node(build("statement", digest(f"{self._item.id} {predicate} {ours} {rank}")))
        yield statement, TYPE, _STATEMENT
        yield statement, _SUBJECT, subject
        yield statement, _PREDICATE, predicate
        yield statement, _OBJECT, object
        yield statement, _STANDING, concept("standing", rank)
        for fact in facts:
            yield statement, DERIVED, self._node(build("fact", fact))

    def _object(self, slot: str, value: Any) -> str:  # noqa: ANN401 (a slot's value)
        if isinstance(value, str) and value in self._of.entities:
            return self._node(value)
        return literal(self._item.type, slot, value)

    def _sources(self, facts: Iterable[str]) -> set[str]:
        return {source_key(self._of.facts[fact]) for fact in facts}


def literal(type_: str, slot: str, value: Any) -> str:  # noqa: ANN401 (a slot's value)
    """The term of a slot's value that names no entity."""
    if (scheme := SCHEME_OF_SLOT.get((type_, slot))) is not None:
        return concept(scheme, value)
    if slot in PERCENTAGES:
        return decimal(value)
    if isinstance(value, int):
        return integer(value)
    if isinstance(value, float):
        return decimal(value)
    return date(str(value)) if slot in DATES else text(str(value))


def label_of(item: Item, resolution: Resolution) -> str:
    """What an item is called for people: `Anne Morel, Jura, sénatoriales 2023, tour 2`."""
    ends = [item.named[s] for s in ("person", "speaker", "list_name", "party", "source") if s in item.named][:1]
    ends += [item.named[s] for s in ("office", "target", *(("party",) if item.type == "affiliation" else ())) if s in item.named]
    place = item.round or item.contest or item.election
    words = [resolution.entities[end].label for end in (*ends, *([place] if place else []))]
    if item.type == "statement":
        words.append(f"« {item.chosen('quote') or ''} »")
    return ", ".join(dict.fromkeys(words)) or item.id
