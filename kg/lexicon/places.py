"""Communes, départements, regions, countries and the words that constituencies are named with.

Goes in: the gazetteers and `places.yaml`. Goes out: places by key. Communes are read on first use: they are many.
Refused (`ResourceError`): an alias of no place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import Any

import yaml

from kg.errors import ResourceError
from kg.lexicon.keys import fold_file, key

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Names of the ministry's lists that the format writes otherwise.
_NAMES = {"Wallis et Futuna": "Wallis-et-Futuna"}


@dataclass(frozen=True, slots=True)
class Place:
    """A place: `kind` is commune, departement, region, country, european, province or abroad.

    `code`: of INSEE where it has one; `article` goes before the name (`le Loiret`); `population` 0: unknown, or a commune that
    was merged into another.
    """

    name: str
    kind: str
    code: str = ""
    departement: str = ""
    population: int = 0
    article: str = ""


def _text(*path: str) -> str:
    return files("kg").joinpath("resources", *path).read_text("utf-8")


def _rows(text: str) -> list[list[str]]:
    return [line.split(",") for line in text.splitlines()[1:]]


class Places:
    """Every place by key. `communes` is read on first use."""

    def __init__(self) -> None:
        raw: dict[str, Any] = yaml.load(_text("lexicon", "places.yaml"), Loader=Loader)
        self.ordinals: Mapping[str, int] = {word: n for n, word in enumerate(raw["ordinals"])} | raw["ordinal_others"]
        self.divisions: Mapping[str, str] = raw["divisions"]
        self.division_adjectives = frozenset(raw["division_adjectives"])
        self.prepositions: Mapping[str, str] = raw["prepositions"]
        self.articles = frozenset(raw["articles"])
        self.heads = frozenset(raw["heads"])
        self.ambiguous_departments = frozenset(raw["ambiguous_departments"])
        self.ambiguous_communes = frozenset(raw["ambiguous_communes"])
        self.arrondissements: Mapping[str, int] = raw["arrondissements"]
        self.sectors: Mapping[str, int] = raw["sectors"]
        self.abroad_name: str = raw["abroad_name"]
        self.never_communes = frozenset(key(n) for n in raw["never_communes"])
        self.city_adjectives: Mapping[str, str] = raw["city_adjectives"]
        self.capital: str = raw["capital"]
        self.other_names: Mapping[str, str] = {word: key(name) for word, name in raw["other_names"].items()}
        self._aliases: Mapping[str, str] = raw["commune_aliases"]
        self.foreign_cities = frozenset(key(n) for n in raw["foreign_cities"])
        self.areas: Mapping[str, Place] = _areas(raw)
        self.european: Mapping[str, str] = {key(n): n for n in raw["european"]}
        self.by_code: Mapping[str, str] = {p.code: p.name for p in self.areas.values() if p.kind == "departement"} | {"75": "Paris"}

    @cached_property
    def _lines(self) -> tuple[list[str], Mapping[str, list[int]]]:
        """The lines of the communes and, by key, the lines of each name."""
        text = _text("gazetteers", "communes.csv")
        index: dict[str, list[int]] = {}
        for number, line in enumerate(fold_file(text).splitlines()):
            name = line[: line.index(",")].strip()
            if name in index:
                index[name].append(number)
            else:
                index[name] = [number]
        for alias, name in self._aliases.items():
            if key(name) not in index:
                raise ResourceError(f"places.yaml: {alias}: {name} is no commune", "name one of communes.csv")
            index[key(alias)] = index[key(name)]
        return text.splitlines(), index

    @cached_property
    def heads_of_names(self) -> Mapping[str, int]:
        """First words of the keys of more than one word to the number of words of the longest of them."""
        heads: dict[str, int] = {}
        for name in (*self._lines[1], *self.areas):
            if " " in name:
                first, words = name[: name.index(" ")], name.count(" ") + 1
                if words > heads.get(first, 1):
                    heads[first] = words
        return heads

    def communes(self, wanted: str) -> tuple[Place, ...]:
        """The communes of a key, the largest first."""
        lines, index = self._lines
        found = [_commune(lines[number]) for number in index.get(wanted, ())]
        return tuple(sorted(found, key=lambda p: -p.population))

    @cached_property
    def communes_by_code(self) -> Mapping[str, Place]:
        """Communes of today and former ones by INSEE's code, today's where both have it."""
        found: dict[str, Place] = {}
        for line in self._lines[0][1:]:
            place = _commune(line)
            found.setdefault(place.code, place)
        return found

    @cached_property
    def merged(self) -> Mapping[str, str]:
        """Code of a commune that is no more → code of the one that it is part of now."""
        return dict(row for row in _rows(_text("gazetteers", "mergers.csv")))

    def is_commune(self, wanted: str) -> bool:
        """Whether a key is the name of a commune."""
        return wanted in self._lines[1]

    def departement_name(self, code: str) -> str:
        """Name of the département (or collectivity) of a code (`45`, `2A`, `988`); empty where there is none."""
        return self.by_code.get(code, "")


def _commune(line: str) -> Place:
    name, code, departement, population, _ = line.split(",")
    return Place(name, "commune", code, departement, int(population or 0))


def _areas(raw: Mapping[str, Any]) -> dict[str, Place]:
    """Everything that is no commune; a département wins over a region of its name, both over a country."""
    areas = {key(name): Place(name, "country", "", "", 0, "") for name in [*raw["countries"], *raw["france"]]}
    areas |= {key(name): Place(name, "region") for name in raw["regions"]}
    areas |= {key(name): Place(name, "province") for name in raw["provinces"]}
    for kind, file in (("region", "regions.csv"), ("departement", "departements.csv")):
        for name, code, article, _ in _rows(_text("gazetteers", file)):
            name = _NAMES.get(name, name)
            areas[key(name)] = Place(name, kind, code, code if kind == "departement" else "", 0, article)
    del areas["paris"]  # read as the commune that it is too
    areas |= {key(name): Place(raw["abroad_name"], "abroad") for name in raw["abroad"]}
    for alias, name in raw["aliases"].items():
        if key(name) in areas:
            areas[key(alias)] = areas[key(name)]
        else:
            raise ResourceError(f"places.yaml: {alias}: {name} is no place", "name a département, a region or a country")
    return areas
