"""Who is who, what goes together, what disagrees: facts of many sources to one resolved view.

Goes in: facts, the sources that they stand in, judgements of people. Goes out: a `Resolution`, the same in whatever order the
facts were loaded. Facts are never rewritten, so that the view can be made anew from them at any time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.facts import BaseFact
from kg.judgements import Judgement, Judgements, standing
from kg.model import Place
from kg.resolve.alignment import Offices
from kg.resolve.breaches import breaches
from kg.resolve.context import in_context
from kg.resolve.copies import copies
from kg.resolve.courses import courses
from kg.resolve.items import merge
from kg.resolve.linking import Linker
from kg.resolve.mandates import Mandates
from kg.resolve.mentions import Mentions
from kg.resolve.parties import PartyNames
from kg.resolve.people import People
from kg.resolve.places import Gazetteer
from kg.resolve.placing import Places
from kg.resolve.resignations import cycle_of, starts
from kg.resolve.slots import slot_of
from kg.resolve.values import Sayings
from kg.resolved import Resolution, Source

__all__ = ["resolve"]


def resolve(facts: Iterable[BaseFact], sources: Iterable[Source] = (), judgements: Judgements | Sequence[Judgement] = ()) -> Resolution:
    """Resolve facts.

    Args:
        facts: those that count now: of the latest versions, not withdrawn, known at the time asked for. Teasers are left out.
        sources: one for each version of a document that facts stand in; a fact of another is press of unknown date.
        judgements: what people say of who is who, in the order of making; they outrank the program.
    """
    kept = {fact.id: fact for fact in facts if fact.segment is not Place.TEASER}
    by_id = {identifier: kept[identifier] for identifier in sorted(kept)}
    ordered = list(by_id.values())
    known = {source.key: source for source in sorted(sources, key=lambda s: (s.key, s.document))}
    gazetteer, parties = Gazetteer(), PartyNames()
    places = Places(gazetteer)
    placed = {fact.id: places.of(fact) for fact in ordered}
    repeated = copies(known.values())
    people = People(Mentions(ordered, placed, known, parties, gazetteer, repeated), standing(judgements))
    offices = Offices(ordered, people, gazetteer)
    begun = starts(_resignations(ordered, people, offices), known)
    linker = Linker(in_context(ordered, placed, people, places), people, parties, gazetteer, offices, begun, known)
    links = {fact.id: linker.link(fact) for fact in ordered}
    entities = linker.entities()
    items, conflicts = merge(ordered, links, Sayings(links, known, repeated), entities)
    resignations = tuple(cycle_of(item, by_id) for item in items.values() if item.type == "resignation")
    return Resolution(
        by_id,
        known,
        entities,
        links,
        items,
        tuple(conflicts),
        resignations,
        tuple(courses(items, entities, by_id, known)),
        tuple(Mandates(items, entities, by_id, known, resignations).all()),
        people.undecided,
        repeated,
        people.mentions_of,
        breaches(ordered, links),
    )


def _resignations(facts: Sequence[BaseFact], people: People, offices: Offices) -> list[tuple[BaseFact, str]]:
    """Resignations, each with the key of person and post."""
    found = []
    for fact in facts:
        if fact.type == "resignation":
            post = offices.of(fact)
            found.append((fact, f"{people.identifier(fact, slot_of(fact, 'person'))} {post.id if post else ''}"))
    return found
