"""Who and what facts name: persons, parties, territories, elections, contests, rounds, candidacies, offices.

Goes in: the entities of a resolution. Goes out: their classes, names, codes and ties.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.ids import build
from kg.resolved import Entity, Resolution
from kg.triples.terms import Nodes, Triple, boolean, date, integer, text
from kg.triples.vocabulary import CLASS_OF_KIND, LABEL, TYPE, own, term

_NAME = term("schema:name")
_OTHER_NAME = term("skos:altLabel")
_SAME = term("owl:sameAs")
_WIKIDATA = "wikidata"
#: Relation between entities → predicate, where the relation's name would not do as one.
_RELATIONS = {"follows": own("follows"), "departement": own("within"), "commune": own("within"), "region": own("within")}
_PLACES = frozenset({"contest", "election"})
_BY_ELECTION = "-partielles"


def entity_triples(resolution: Resolution, node: Nodes) -> Iterator[Triple]:
    """Triples of every entity."""
    unsaid = _claims(resolution)
    for entity in resolution.entities.values():
        if entity.id in unsaid:
            yield node(entity.id), LABEL, text(entity.label)
        else:
            yield from _one(entity, resolution, node)


def _claims(resolution: Resolution) -> set[str]:
    """Candidacies that are only denied, planned or rumoured, and of which nobody tells a result: they are no candidacies."""
    claimed = {item.id for item in resolution.items.values() if item.type == "candidacy" and not item.happened}
    return claimed - {item.candidacy for item in resolution.items.values() if item.type == "result" and item.happened}


def _one(entity: Entity, resolution: Resolution, node: Nodes) -> Iterator[Triple]:
    subject = node(entity.id)
    yield subject, TYPE, CLASS_OF_KIND[entity.kind]
    yield subject, LABEL, text(entity.label)
    if entity.kind in ("person", "party", "body", "constituency"):
        yield subject, _NAME, text(entity.label)
    for name in entity.names:
        yield subject, _OTHER_NAME, text(name)
    for scheme, code in entity.codes:
        if scheme == _WIKIDATA:
            yield subject, _SAME, term(f"wd:{code}")
        else:
            yield subject, own(f"{scheme}Code"), text(code)
    for relation, end in entity.links:
        # a thing that is not described is not named either; where a candidacy is, its own facts tell, if there are any
        if end in resolution.entities and not (relation in _PLACES and entity.id in resolution.items):
            yield subject, _RELATIONS.get(relation, own(relation)), node(end)
    if entity.variety:
        yield subject, own("variety"), text(entity.variety)
    yield from _dates(entity, subject)
    if entity.kind == "office":
        yield subject, own("role"), text(entity.id.split("/")[1])
    if entity.kind in ("round", "nuance"):
        yield subject, own("inElection"), node(build("election", entity.id.split("/")[1]))
    if entity.kind == "election":
        yield from _election(entity, subject)


def _dates(entity: Entity, subject: str) -> Iterator[Triple]:
    if entity.number is not None:
        yield subject, own("number"), integer(entity.number)
    if entity.since is not None:
        yield subject, own("year" if entity.kind == "election" else "since"), date(entity.since)
    if entity.until is not None:
        yield subject, own("until"), date(entity.until)


def _election(entity: Entity, subject: str) -> Iterator[Triple]:
    kind, _, _ = entity.id.removeprefix("election/").rpartition("-")
    yield subject, own("electionType"), text(kind.removesuffix(_BY_ELECTION))
    yield subject, own("byElection"), boolean(kind.endswith(_BY_ELECTION))
