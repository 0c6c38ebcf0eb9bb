"""Who is who, what goes together, what disagrees: facts of many sources to one resolved view.

Goes in: facts, the sources that they stand in, judgements of people. Goes out: a `Resolution`, the same in whatever order the
facts were loaded. Facts are never rewritten, so that the view can be made anew from them at any time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.facts import BaseFact
from kg.judgements import Judgement, Judgements, standing
from kg.model import Place
from kg.resolve.items import merge
from kg.resolve.linking import Linker, link_all
from kg.resolve.mentions import Mentions
from kg.resolve.parties import PartyNames
from kg.resolve.people import People
from kg.resolve.places import Gazetteer
from kg.resolve.placing import Places
from kg.resolved import Resolution, Source

__all__ = ["resolve"]


def resolve(facts: Iterable[BaseFact], sources: Iterable[Source] = (), judgements: Judgements | Sequence[Judgement] = ()) -> Resolution:
    """Resolve facts.

    Args:
        facts: those that count now: of the latest versions, not withdrawn, known at the time asked for. Teasers are left out.
        judgements: what people say of who is who, in the order of making; they outrank the program.
        sources: one for each version of a document that facts stand in; a fact of another is press of unknown date.
    """
    kept = {fact.id: fact for fact in facts if fact.segment is not Place.TEASER}
    ordered = [kept[identifier] for identifier in sorted(kept)]
    known = {source.key: source for source in sorted(sources, key=lambda s: (s.key, s.document))}
    gazetteer, parties = Gazetteer(), PartyNames()
    places = Places(gazetteer)
    placed = {fact.id: places.of(fact) for fact in ordered}
    mentions = Mentions(ordered, placed, known, parties, gazetteer)
    people = People(mentions, standing(judgements))
    linker = Linker(placed, people, parties, gazetteer)
    links = link_all(ordered, linker)
    entities = linker.entities()
    items, conflicts = merge(ordered, links, known, {}, entities)
    return Resolution(
        {f.id: f for f in ordered}, known, entities, links, items, tuple(conflicts), undecided=people.undecided, mentions=people.mentions_of
    )
