"""What each fact names, and of which item it speaks.

Goes in: facts, their places, who is who. Goes out: `Links` for each fact, and every entity named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from kg import elections
from kg.facts import BaseFact
from kg.ids import build, digest, name_part, slug
from kg.model import SourceKind
from kg.resolve.alignment import Offices
from kg.resolve.context import InContext
from kg.resolve.parties import PartyNames
from kg.resolve.people import PERHAPS, PERSONS, People
from kg.resolve.places import Gazetteer
from kg.resolve.placing import Placed, round_entity, type_and_year
from kg.resolve.slots import slot_of
from kg.resolved import Entity, Links, Source, source_key


@cache
def chambers() -> Mapping[str, str]:
    """Type of election → chamber that it fills."""
    loaded: Mapping[str, str] = yaml.safe_load(files("kg").joinpath("resources", "resolve", "chambers.yaml").read_text("utf-8"))
    return loaded


#: Types of fact that have their place in a contest under a candidate.
_STANDING = frozenset({"candidacy", "result"})


class Linker:
    """Links facts one by one and keeps the entities that they name."""

    def __init__(
        self,
        placed: Mapping[str, InContext],
        people: People,
        parties: PartyNames,
        gazetteer: Gazetteer,
        offices: Offices,
        begun: Mapping[str, str | None],
        sources: Mapping[str, Source],
    ) -> None:
        self._placed = placed
        self._people = people
        self._parties = parties
        self._gazetteer = gazetteer
        self._offices = offices
        self._begun = begun
        self._sources = sources
        self._entities: dict[str, Entity] = {}
        self._forms: dict[str, Counter[str]] = {}

    def link(self, fact: BaseFact) -> Links:
        """Say what a fact names and speaks of."""
        place = self._placed[fact.id].place
        if fact.type == "seats" and place.contest is not None and self._between_rounds(fact, place):
            place = replace(place, round=round_entity(place.contest, 1))
        named: dict[str, str] = {}
        for entity in (place.election, place.contest, place.constituency, place.round):
            if entity is not None:
                self._entities.setdefault(entity.id, entity)
        if place.election:
            named["election"] = place.election.id
        if place.constituency and slot_of(fact, "constituency"):
            named["constituency"] = place.constituency.id
        for slot, value in fact.slots().items():
            if (identifier := self._named(fact, slot, value, place)) is not None:
                named[slot] = identifier
        self._complete(fact, named, place)
        candidacy = self._candidacy(fact, named, self._placed[fact.id].stands or place) if fact.type in _STANDING else None
        item = self._item(fact, named, place, candidacy)
        return Links(
            named,
            item,
            place.election.id if place.election else None,
            place.contest.id if place.contest else None,
            place.round.id if place.round else None,
            candidacy,
            self._placed[fact.id].inferred,
        )

    def _complete(self, fact: BaseFact, named: dict[str, str], place: Placed) -> None:
        """Name what a fact leaves out and its type or other facts tell: the chamber of seats, the office of a resignation."""
        if fact.type == "seats" and "chamber" not in named:
            chamber = chambers().get(type_and_year(place.election_key)[0])
            if chamber:
                named["chamber"] = self._keep(Entity(build("chamber", name_part(chamber)), "chamber", chamber), chamber)
        if fact.type == "resignation" and "office" not in named and (post := self._offices.of(fact)) is not None:
            self._entities.setdefault(post.id, post)
            named["office"] = post.id

    def entities(self) -> dict[str, Entity]:
        """Everything named so far, sorted, with all the forms that facts gave it."""
        found: dict[str, Entity] = {}
        self._add_what_holds()
        for identifier in sorted(self._entities):
            entity, forms = self._entities[identifier], self._forms.get(identifier)
            if forms and entity.kind in ("person", "body", "list"):
                entity = replace(self._people.entity(identifier, forms), kind=entity.kind)
            elif forms and entity.kind == "office":
                label = max(forms, key=lambda n: (len(n.split()) > 1, forms[n], n))
                entity = replace(entity, label=label, names=tuple(sorted(set(forms) - {label})))
            elif forms:
                names = {*entity.names, *forms} - {entity.label}
                entity = replace(entity, names=tuple(sorted(names)))
            found[identifier] = entity
        return found

    def _add_what_holds(self) -> None:
        """Add the départements and communes that constituencies lie in, which no fact need name."""
        for entity in list(self._entities.values()):
            outer = [end for relation, end in entity.links if entity.kind == "constituency" and relation in ("departement", "commune")]
            while outer:
                identifier = outer.pop()
                if identifier not in self._entities and (place := self._gazetteer.of_code(identifier.rpartition("/")[2])) is not None:
                    self._entities[identifier] = place
                    outer += [end for _, end in place.links]

    def _keep(self, entity: Entity, form: str) -> str:
        self._entities.setdefault(entity.id, entity)
        self._forms.setdefault(entity.id, Counter())[form] += 1
        return entity.id

    def _named(self, fact: BaseFact, slot: str, value: Any, place: Placed) -> str | None:  # noqa: ANN401 (a slot's value)
        if slot in PERSONS or slot in PERHAPS:
            return self._somebody(fact, slot, value)
        if slot == "party":
            return self._keep(self._parties.entity(value), value)
        if slot == "nuance" and place.election:
            code = name_part(value).upper()
            entity = Entity(build("nuance", place.election_key, code), "nuance", value, codes=(("nuance", value),))
            return self._keep(entity, value)
        if slot == "office":
            post = self._offices.of(fact)
            assert post is not None
            territory = slot_of(fact, "territory")
            return self._keep(post, value if not territory or slug(territory) in slug(value) else f"{value} ({territory})")
        if slot == "territory":
            return self._keep(self._gazetteer.entity(value), value)
        if slot == "chamber":
            return self._keep(Entity(build("chamber", name_part(value)), "chamber", value), value)
        if slot == "list_name":
            where = (place.election_key or None, place.place_key or None)
            return self._keep(Entity(build("list", *where, name_part(value)), "list", value), value)
        return None

    def _somebody(self, fact: BaseFact, slot: str, name: str) -> str:
        if self._people.is_person(name, slot):
            return self._keep(Entity(self._people.identifier(fact, name), "person", name), name)
        if self._parties.known(name) is not None:
            return self._keep(self._parties.entity(name), name)
        return self._keep(Entity(build("body", name_part(name)), "body", name), name)

    def _between_rounds(self, fact: BaseFact, place: Placed) -> bool:
        """Whether an article counts seats while the second round is still to come: those of the first round, which final ones do not
        contradict.
        """
        source = self._sources.get(source_key(fact))
        type_, year = type_and_year(place.election_key)
        if source is None or source.kind is not SourceKind.ARTICLE or not source.published or year is None:
            return False
        days = elections.load().rounds(type_.removesuffix("-partielles"), year)
        return len(days) > 1 and days[0].isoformat() <= source.published[:10] < days[1].isoformat()

    def _candidacy(self, fact: BaseFact, named: Mapping[str, str], place: Placed) -> str:
        """Identifier of the candidacy of a person, list or party in a contest; made an entity."""
        who = next(named[slot] for slot in ("person", "list_name", "party") if slot in named)
        relation = who.partition("/")[0]
        identifier = build("candidacy", place.election_key or None, place.place_key or None, who.rpartition("/")[2])
        links = [(relation, who)]
        links += [(e.kind, e.id) for e in (place.election, place.contest) if e is not None]
        name = str(slot_of(fact, "person") or slot_of(fact, "list_name") or slot_of(fact, "party"))
        where = place.contest or place.election
        label = f"{name}, {where.label}" if where else name
        self._entities.setdefault(identifier, Entity(identifier, "candidacy", label, links=tuple(sorted(links))))
        return identifier

    def _item(self, fact: BaseFact, named: Mapping[str, str], place: Placed, candidacy: str | None) -> str:
        where = (place.election_key or None, place.place_key or None)
        turn = place.round.number if place.round else slot_of(fact, "round")
        last = {slot: identifier.split("/", 1)[1].split("/") for slot, identifier in named.items()}
        match fact.type:
            case "candidacy":
                assert candidacy is not None
                return candidacy
            case "result":
                assert candidacy is not None
                return build("result", *where, turn, candidacy.rpartition("/")[2])
            case "turnout":
                time = slot_of(fact, "time")
                return build("turnout", *where, turn, *([time.replace(":", "-")] if time else []))
            case "seats":
                chamber = last.get("chamber", [])
                early = [*([] if chamber else [None]), place.round.number] if place.round else []
                return build("seats", *where, *last["party"], *chamber, *early)
            case "resignation":
                title = "-".join(last["office"]) if "office" in last else None
                since = self._begun.get(fact.id)
                return build("resignation", *last["person"], title, name_part(since[:10]) if since else None)
            case "office":
                title, *territory = last["office"]
                return build("mandate", *last["person"], title, territory[0] if territory else None, None)
            case "affiliation":
                return build("affiliation", *last["person"], *last["party"])
            case "endorsement":
                kind = slot_of(fact, "kind")
                ends = ("-".join(last[end]) for end in ("source", "target"))
                return build("endorsement", *ends, kind.value.replace("_", "-") if kind else None)
            case _:
                return build("quotation", digest(f"{named.get('speaker')} {slug(str(slot_of(fact, 'quote')))}"))
