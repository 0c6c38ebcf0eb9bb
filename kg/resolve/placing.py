"""Where each fact has its place: election, contest, round, before anybody is identified.

Goes in: facts. Goes out: a `Placed` for each. An election is of a type and a year; a contest is an election in one constituency.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from kg.facts import BaseFact
from kg.ids import build, name_part
from kg.resolve.places import Gazetteer, tables
from kg.resolve.slots import slot_of
from kg.resolved import Entity

_ELECTION = re.compile(r"(?P<type>[a-z-]+?)-(?P<year>\d{4})(?:-\d{2})?")
#: Elections that are one contest where a fact does not say in which part of the country.
_COUNTRY = "constituency/france"
_NATIONAL = frozenset({"presidentielle", "europeennes", "referendum"})


@dataclass(frozen=True, slots=True)
class Placed:
    """Place of a fact.

    Args:
        election, contest, constituency, round: entities, None where the fact does not say.
        area: code of the département, empty where not known.
        election_key: `senatoriales-2023`, empty where there is no election.
        place_key: last segment of the contest.
        elects: whether the place is one that elects, and not a part of it whose votes are counted apart (a commune, in a
            presidential election).
    """

    election: Entity | None = None
    contest: Entity | None = None
    constituency: Entity | None = None
    round: Entity | None = None
    area: str = ""
    election_key: str = ""
    place_key: str = ""
    elects: bool = False


def _elects(election_key: str, place: Entity) -> bool:
    type_ = type_and_year(election_key)[0].removesuffix("-partielles")
    sorts = tables()["electing"].get(type_)
    if place.variety == "place":  # no list knows it: as likely as not a commune or canton under another name
        return type_ not in _NATIONAL
    return place.variety != "bureau" and (sorts is None or place.variety in sorts)


@cache
def _accents() -> dict[str, str]:
    return dict(yaml.safe_load(files("kg").joinpath("resources", "page", "elections.yaml").read_text("utf-8")))


def type_and_year(election: str | None) -> tuple[str, int | None]:
    """Parts of an election's identifier in facts: (`legislatives-partielles`, 2024)."""
    match = _ELECTION.fullmatch(election or "")
    return (match["type"], int(match["year"])) if match else ("", None)


def _key(election: str) -> str:
    """Last segment of an election's identifier."""
    return name_part(election)


def election_entity(text: str) -> Entity:
    """Election of the identifier that facts carry."""
    words = " ".join(_accents().get(word, word) for word in text.split("-"))
    _, year = type_and_year(text)
    return Entity(build("election", _key(text)), "election", words[:1].upper() + words[1:], since=str(year) if year else None)


class Places:
    """Places of facts; remembers those that many facts share."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._known: dict[tuple[str | None, str | None, int | None], Placed] = {}
        self._told: dict[tuple[str, str, int | None], Placed] = {}

    def of(self, fact: BaseFact) -> Placed:
        """The place of a fact."""
        asked = (slot_of(fact, "election"), slot_of(fact, "constituency"), slot_of(fact, "round"))
        if asked not in self._known:
            self._known[asked] = self._place(*asked)
        return self._known[asked]

    def at(self, election: str, constituency: Entity, round_: int | None) -> Placed:
        """The place in a contest that other facts told."""
        asked = (election, constituency.id, round_)
        if asked not in self._told:
            self._told[asked] = self._in(election_entity(election), constituency, round_)
        return self._told[asked]

    def in_country(self, election: str, round_: int | None) -> Placed:
        """The place in the whole country."""
        return self.at(election, self._gazetteer.entity("France"), round_)

    def _place(self, election: str | None, constituency: str | None, round_: int | None) -> Placed:
        type_, year = type_and_year(election)
        if constituency:
            place = self._gazetteer.entity(constituency, type_, year)
        elif type_ in _NATIONAL:
            place = self._gazetteer.entity("France", type_, year)
        else:
            return Placed(election_entity(election), election_key=_key(election)) if election else Placed()
        if election is None:
            return Placed(constituency=place, area=area_of(place))
        return self._in(election_entity(election), place, round_)

    def _in(self, election: Entity, place: Entity, round_: int | None) -> Placed:
        contest = contest_entity(election, place)
        turn = round_entity(contest, round_) if round_ is not None else None
        key = election.id.partition("/")[2]
        return Placed(election, contest, place, turn, area_of(place), key, place.id.rpartition("/")[2], _elects(key, place))


def contest_entity(election: Entity, place: Entity) -> Entity:
    """An election in one constituency: `contest/senatoriales-2023/988`."""
    links = [("constituency", place.id), ("election", election.id)]
    if type_and_year(election.id.partition("/")[2])[0] in _NATIONAL and place.id != _COUNTRY:
        links.append(("within", build("contest", election.id.partition("/")[2], "france")))
    label = f"{place.label}, {election.label[:1].lower()}{election.label[1:]}"
    return Entity(build("contest", election.id.partition("/")[2], place.id.rpartition("/")[2]), "contest", label, links=tuple(links))


def round_entity(contest: Entity, number: int) -> Entity:
    """A round of a contest: `round/senatoriales-2023/988/2`."""
    identifier = build("round", *contest.id.split("/")[1:], number)
    return Entity(identifier, "round", f"{contest.label}, tour {number}", links=(("contest", contest.id),), number=number)


def area_of(place: Entity) -> str:
    """Code of the département that a place is or lies in; empty where it is larger or unknown."""
    code = place.id.rpartition("/")[2]
    if place.variety == "departement":
        return code
    if (departement := place.link("departement")) is not None:
        return departement.rpartition("/")[2]
    commune = place.link("commune")
    code = commune.rpartition("/")[2] if commune else code if place.variety == "commune" else ""
    return code[:3] if code[:2] in ("97", "98") else code[:2]
