"""Where: one entity for each constituency, whatever it is called and whichever scheme its code is of.

Goes in: a constituency or territory as facts write it (`Loiret-4`, `45-04`, `ZN`, `Nouvelle-Calédonie`, `Paris-12`), the type and
year of its election. Goes out: an `Entity`. Nothing is refused: a place that no list knows is one by its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from kg import lexicon
from kg.ids import build, name_part
from kg.lexicon import Place, Places, key
from kg.resolved import Entity

_NUMBERED = re.compile(r"(?P<area>.*\S)\s*-\s*(?P<number>\d{1,2})")
_CODED = re.compile(r"(?P<area>\d[0-9AB]|9[78]\d|Z[A-Z]|099)-?(?P<number>\d{2})", re.I)
_QUALIFIED = re.compile(r"(?P<name>[^()]+?)\s*\((?P<area>[^()]+)\)")
_STATION = re.compile(r"(?P<above>.*\S)-bureau (?P<number>\S.*)")
_COMMUNE_CODE = re.compile(r"(\d[0-9AB]\d{3})", re.I)
_AREA_CODE = re.compile(r"\d[0-9AB]|9[78]\d|Z[A-Z]|099", re.I)


@cache
def tables() -> Mapping[str, Any]:
    """The tables of `places.yaml`, read once."""
    text = files("kg").joinpath("resources", "resolve", "places.yaml").read_text("utf-8")
    loaded: Mapping[str, Any] = yaml.safe_load(text)
    return loaded


@dataclass(frozen=True, slots=True)
class Area:
    """A département, collectivity, or the French abroad: code of INSEE and name."""

    code: str
    name: str


class Gazetteer:
    """Constituencies by what they are called; remembers what it was asked."""

    def __init__(self, places: Places | None = None) -> None:
        self._places = places or lexicon.load().places
        self._known: dict[tuple[str, str, int | None], Entity] = {}
        self._shared = {key(name): row for row in tables()["shared"] for name in [row["label"], *row["names"]]}

    def entity(self, text: str, type_: str = "", year: int | None = None) -> Entity:
        """The place that `text` names in an election of a type (`legislatives`, `legislatives-partielles`; empty: none)."""
        type_ = type_.removesuffix("-partielles")
        asked = (text, type_, year)
        if asked not in self._known:
            self._known[asked] = self._find(" ".join(text.split()), type_, year)
        return self._known[asked]

    def _find(self, text: str, type_: str, year: int | None) -> Entity:
        if match := _STATION.fullmatch(text):
            return self._station(match["above"], match["number"], type_, year)
        if found := self._numbered(text, type_, year):
            return found
        if type_ in ("legislatives", "") and (row := self._shared.get(key(text))):
            return self._legislative(Area(row["code"], row["label"]), 1, year)
        for kind in tables()["kinds"].get(type_, tables()["kinds"]["other"]):
            if found := self._of_kind(text, kind):
                return found
        if found := self._canton(text, year):
            return found
        for kind in tables()["kinds"]["other"]:
            if found := self._of_kind(text, kind):
                return found
        return _entity(name_part(text), text, "place")

    def _station(self, above: str, number: str, type_: str, year: int | None) -> Entity:
        """A polling station: in its commune, else in whatever it is counted in."""
        whole = self.entity(above, type_, year)
        links = dict(whole.links) | ({whole.variety: whole.id} if whole.variety in ("departement", "commune") else {})
        code = f"{whole.id.rpartition('/')[2]}-bureau-{name_part(number)}"
        within = {relation: end.rpartition("/")[2] for relation, end in links.items()}
        return _entity(code, f"{whole.label}-bureau {number}", "bureau", (), **within)

    def _numbered(self, text: str, type_: str, year: int | None) -> Entity | None:
        match = _CODED.fullmatch(text) or _NUMBERED.fullmatch(text)
        if match is None:
            return None
        area = self._area(match["area"])
        number = int(match["number"])
        city = self._city(match["area"])
        if city and type_ not in ("legislatives", "departementales", "cantonales"):
            return self._sector(city, number)
        if area is None:
            return None
        if type_ in ("departementales", "cantonales"):
            return self._canton_of(area, str(number), f"{area.name}-{number}", year)
        return self._legislative(area, number, year)

    def _area(self, text: str) -> Area | None:
        """The département that a name or a code of either scheme names."""
        upper = text.upper()
        code = tables()["ministry_codes"].get(upper, upper)
        if code == "099":
            code = tables()["abroad_code"]
        if code == tables()["abroad_code"]:
            return Area(code, self._places.abroad_name)
        if _AREA_CODE.fullmatch(text):
            name = self._places.departement_name(code)
            return Area(code, name) if name else None
        if row := self._shared.get(key(text)):
            return Area(row["code"], row["label"])
        if key(text) == "paris":
            return Area("75", "Paris")
        place = self._places.areas.get(key(text))
        if place is not None and place.kind == "abroad":
            return Area(tables()["abroad_code"], place.name)
        return Area(place.code, place.name) if place is not None and place.kind == "departement" else None

    def _city(self, text: str) -> Place | None:
        """The city cut into arrondissements that a name names."""
        if not any(key(text) == key(name) for name in self._places.arrondissements):
            return None
        return self._largest(text)

    def _largest(self, text: str) -> Place | None:
        found = self._places.communes(key(text))
        return found[0] if found else None

    def _legislative(self, area: Area, number: int, year: int | None) -> Entity:
        code = f"{area.code}-{number:02}"
        label = area.name if area.code == "977" else f"{area.name}-{number}"
        ministry = self._ministry(area.code)
        codes = [("legislative", code)] + ([("ministry", f"{ministry}-{number:02}")] if ministry else [])
        return _entity(code + _vintage("legislative", year), label, "legislative", codes, departement=area.code)

    def _ministry(self, code: str) -> str | None:
        return next((m for m, insee in tables()["ministry_codes"].items() if insee == code), None)

    def _sector(self, city: Place, number: int) -> Entity:
        code = f"{city.code}SR{number:02}"
        return _entity(code, f"{city.name}-{number}", "sector", [("sector", code)], commune=city.code)

    def _canton(self, text: str, year: int | None) -> Entity | None:
        """`Loiret-Olivet`: the longest head that is a département, the rest a name."""
        parts = text.split("-")
        for cut in range(len(parts) - 1, 0, -1):
            if area := self._area("-".join(parts[:cut])):
                return self._canton_of(area, "-".join(parts[cut:]), text, year)
        return None

    def _canton_of(self, area: Area, name: str, label: str, year: int | None) -> Entity:
        code = f"{area.code}-{int(name):02}" if name.isdigit() else f"{area.code}-{name_part(name)}"
        return _entity(code + _vintage("canton", year), label, "canton", departement=area.code)

    def _of_kind(self, text: str, kind: str) -> Entity | None:
        if kind == "departement":
            return self._departement(text)
        if kind == "commune":
            return self._commune(text)
        if kind == "european":
            name = self._places.european.get(key(text))
            return _entity(f"EU-{name_part(name)}", name, "european") if name else None
        place = self._places.areas.get(key(tables()["renamed_regions"].get(key(text), text) if kind == "region" else text))
        if place is None or place.kind != kind:
            return None
        if kind == "region" and place.code:
            return _entity(f"R{place.code}", place.name, "region", [("insee-region", place.code)])
        if kind == "country" and key(text) not in tables()["nation"]:
            return _entity(name_part(place.name), place.name, "place")  # a part of it, or a foreign country
        name = "France" if kind == "country" else place.name
        return _entity(name_part(name), name, kind)

    def _departement(self, text: str) -> Entity | None:
        area = self._area(text)
        if area is None:
            return None
        ministry = self._ministry(area.code) if area.code != "977" else None
        codes = [("insee", area.code)] + ([("ministry", ministry)] if ministry else [])
        return _entity(area.code, area.name, "departement", codes)

    def _commune(self, text: str) -> Entity | None:
        """The commune of a name or code: the one in the département that stands in parentheses, the largest where none does."""
        if _COMMUNE_CODE.fullmatch(text) and (known := self._places.communes_by_code.get(text.upper())) is not None:
            return self._commune_entity(known)
        match = _QUALIFIED.fullmatch(text)
        area = self._area(match["area"]) if match else None
        found = self._places.communes(key(match["name"] if match and area else text))
        if area is not None:
            found = tuple(p for p in found if p.departement == area.code)
        if not found:
            return None
        return self._commune_entity(self._places.communes_by_code.get(found[0].code, found[0]))

    def _commune_entity(self, place: Place) -> Entity:
        """A commune; one that was merged into another lies in it."""
        now = self._places.merged.get(place.code, "")
        return _entity(place.code, place.name, "commune", [("insee", place.code)], departement=place.departement, commune=now)

    def of_code(self, code: str) -> Entity | None:
        """The département or commune of a code of INSEE, for what constituencies lie in."""
        return self._commune(code) if _COMMUNE_CODE.fullmatch(code) else self._departement(code)


def _entity(code: str, label: str, variety: str, codes: Iterable[tuple[str, str]] = (), **within: str) -> Entity:
    """Make a constituency; `within` gives the codes of what it lies in, by relation."""
    links = tuple(sorted((relation, build("constituency", other)) for relation, other in within.items() if other))
    return Entity(build("constituency", code), "constituency", label, codes=tuple(sorted(codes)), links=links, variety=variety)


def _vintage(kind: str, year: int | None) -> str:
    """Suffix for the boundaries in which an election of a year was held; empty for the newest, and where the year is not known."""
    rows = tables()["vintages"][kind]
    name = next((str(name) for first, name in rows if year is None or year >= first), str(rows[-1][1]))
    return "" if name == str(rows[0][1]) else f"-{name}"
