"""Which places of a document are constituencies, and under which name.

Goes in: an analysis. Goes out: for a place and a type of election its name as a constituency, empty where it is none of that election:
where somebody was born, what a title governs, a département in an article about communes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property

from kg.extract.analysis import Analysis, Read, language
from kg.extract.compass import SIDE, sides
from kg.extract.divisions_found import complete
from kg.extract.names import PlaceMention
from kg.extract.picking import within
from kg.extract.setting_words import setting_words
from kg.extract.town_names import told_otherwise, town_of
from kg.lexicon import Place, key
from kg.model import Zone

#: Elections held in one territory or region, which the titles of its officers name too.
_OF_TERRITORIES = frozenset({"territoriales", "provinciales", "regionales", "departementales", "cantonales"})
#: Elections held in areas that are told by their side of the country.
_BY_SIDE = frozenset({"provinciales", "regionales"})
_PROVINCES = frozenset({"province Nord", "province Sud", "province des îles Loyauté"})
_POSSESSIVE = frozenset({"son", "sa", "ses", "leur", "leurs"})
_LONGEST_NAME = 5


@dataclass
class ContestPlaces:
    """The places of one document as constituencies."""

    analysis: Analysis
    _own: dict[int, list[PlaceMention]] = field(default_factory=dict)

    def own(self, read: Read) -> list[PlaceMention]:
        """Places that no title or bracket of a name holds, and that are not where somebody was born or something took place."""
        if read.index not in self._own:
            self._own[read.index] = self._own_of(read)
        return self._own[read.index]

    def _own_of(self, read: Read) -> list[PlaceMention]:
        inside = [r for r in read.roles if r.territory is not None and r.head.kind != "candidate"]
        held = {id(r.territory) for r in inside} | {id(p) for g in read.groups for p in g.places}
        own = [p for p in read.places if id(p) not in held and self._is_where(read, p) and not _tells_which(read, p)]
        meant = [*(sides(read, self._areas) if self._areas else ()), *(told_otherwise(read, self._towns) if self._towns else ())]
        return sorted([*own, *(p for p in meant if not within(p, read.places))], key=lambda p: p.i) if meant else own

    def told_by_adjective(self, read: Read, ends: Collection[int]) -> PlaceMention | None:
        """`dans le duel parisien, où X l'emporte`: the town that an adjective tells which ends at one of some tokens."""
        towns = (town_of(read.fold(k - 1), self._towns) for k in ends)
        return next((town for town in towns if town is not None), None)

    @cached_property
    def _towns(self) -> dict[str, PlaceMention]:
        """The communes that the document names, by their keys."""
        own = [r for r in self.analysis.sentences if r.zone is not Zone.TEASER]
        return {key(p.name): p for r in own for p in r.places if p.kind == "commune"}

    @cached_property
    def _areas(self) -> frozenset[str]:
        """Areas that may be told by their side: regions that the headline or the lede names, the provinces and the European
        constituencies where the document is about these.
        """
        own = [r for r in self.analysis.sentences if r.zone is not Zone.TEASER]
        head = [r for r in own if r.zone in (Zone.HEADLINE, Zone.KICKER, Zone.LEDE)]
        named = {p.name for r in head for p in r.places if p.kind in ("region", "province")}
        if any(m.type == "provinciales" for r in own for m in r.elections):
            named |= _PROVINCES
        european = language().lexicon.places.european.values()
        if any(p.name in european for r in own for p in r.places if p.kind == "constituency"):
            named |= set(european)
        return frozenset(named)

    def _is_where(self, read: Read, place: PlaceMention) -> bool:
        if place.preposition == "depuis" or read.fold(place.i - 1) in setting_words().compared or _compared(read, place):
            return False
        if read.fold(place.i - 3) in _POSSESSIVE and read.fold(place.i - 4) in ("dans", "sur", "a"):
            return True  # `dans son fief de C`
        before = [read.fold(k) for k in range(max(0, place.i - 3), place.i)]
        if before[-1:] == ["depuis"]:
            return False  # `la première ville du parti depuis C en 1995`
        if place.preposition == "de" and place.kind in ("commune", "departement", "region"):
            return bool(setting_words().held_of & set(before)) or (place.kind != "commune" and bool(setting_words().scope_of & set(before)))
        return not setting_words().elsewhere & set(before)

    def of_titles(self, read: Read, type: str) -> list[str]:
        """Places of titles that the election fills: `le maire de C` in an article about municipales."""
        return [
            self.name(r.territory, type)
            for r in read.roles
            if r.territory is not None
            and (
                r.head.election == type
                or r.head.kind == "candidate"
                or type in _OF_TERRITORIES
                or (not r.head.election and r.head.kind == "elected")
            )
        ]

    def name(self, place: PlaceMention, type: str) -> str:
        """The name under which a place is a constituency of an election type; empty where it is none."""
        if not type:
            return ""
        if type == "provinciales" and place.kind == "departement" and f"province {place.name}" in _PROVINCES:
            return f"province {place.name}"  # `dans le Nord`, in an article about these
        if place.kind == SIDE:
            european = place.name in language().lexicon.places.european.values()
            return place.name if (type == "europeennes" if european else type in _BY_SIDE) else ""
        held_in = language().lexicon.elections.held_in.get(type, ())
        if place.kind not in held_in:
            area = language().lexicon.places.areas.get(key(place.name)) if place.kind == "commune" else None
            return area.name if area is not None and area.kind in held_in else ""  # `VIENNE`, the département
        if place.kind == "country" and not place.name.startswith("France"):
            return ""
        if place.name:
            return place.name
        base = ""
        if place.kind == "constituency":
            base = self._departement_of(place)
        elif place.kind in ("arrondissement", "sector"):
            base = self._city_of(place)
        return complete(place, base).name if base else ""

    def european(self, names: Collection[str]) -> str:
        """The one constituency of the European elections (2004 to 2014) among some names of places; empty where none is, or several are."""
        found = set(language().lexicon.places.european.values()) & set(names)
        return found.pop() if len(found) == 1 else ""

    def _departement_of(self, place: PlaceMention) -> str:
        """The département of a numbered constituency: the last that its sentence or the head of its paragraph names, else the article's."""
        return self._departements.get(id(place)) or self.departement

    @cached_property
    def _departements(self) -> dict[int, str]:
        """Département named before in the same sentence, or alone in front of the paragraph (`Somme. Dans la 1re, ...`), by constituency
        without one.
        """
        out: dict[int, str] = {}
        segment, over = None, ""
        for read in self.analysis.sentences:
            if read.sentence.segment is not segment:
                segment, over = read.sentence.segment, over if over and segment is not None and segment.zone is Zone.HEADING else ""
            area = bare_area(read)
            if area is not None and area.kind == "departement":
                over = area.name
            last = over
            for place in read.places:
                if place.kind == "departement" and place.preposition in ("dans", "en", "a"):
                    last = place.name
                elif place.kind == "constituency" and not place.name and last:
                    out[id(place)] = last
        return out

    def _city_of(self, place: PlaceMention) -> str:
        """The city of a numbered arrondissement: the last that its paragraph names before it, else that of the article."""
        return self._cities.get(id(place)) or self.city

    @cached_property
    def _cities(self) -> dict[int, str]:
        """City named last in the same paragraph, by arrondissement or sector without one."""
        cities = language().lexicon.places.arrondissements
        out: dict[int, str] = {}
        segment, last = None, ""
        for read in self.analysis.sentences:
            if read.sentence.segment is not segment:
                segment, last = read.sentence.segment, ""
            for place in read.places:
                if place.kind == "commune" and place.name in cities:
                    last = place.name
                elif place.kind in ("arrondissement", "sector") and not place.name and last:
                    out[id(place)] = last
        return out

    @cached_property
    def city(self) -> str:
        """The city in whose arrondissements the article is: the one named most of those that have some."""
        cities = language().lexicon.places.arrondissements
        counts = Counter(
            p.name
            for r in self.analysis.sentences
            if r.zone is not Zone.TEASER
            for p in r.places
            if p.kind == "commune" and p.name in cities
        )
        return counts.most_common(1)[0][0] if counts else ""

    @cached_property
    def departement(self) -> str:
        """Département (or voters abroad) of a constituency told by its number alone: that of the others, else the one named most."""
        own = [r for r in self.analysis.sentences if r.zone is not Zone.TEASER]
        numbered = Counter(
            p.name.rpartition("-")[0] if p.number else p.name for r in own for p in r.places if p.kind == "constituency" and p.name
        )
        named = Counter(p.name for r in own for p in r.places if p.kind in ("departement", "abroad"))
        for counts in (numbered, named):
            if counts:
                return counts.most_common(1)[0][0]
        return ""


def _tells_which(read: Read, place: PlaceMention) -> bool:
    """`Dole (Jura)`: the département in brackets only tells which commune is meant."""
    return (
        place.kind == "departement"
        and read.fold(place.i - 1) == "("
        and any(p.kind == "commune" and p.j == place.i - 1 for p in read.places)
    )


def _compared(read: Read, place: PlaceMention) -> bool:
    """`Comme à Nevers`, `mieux qu'à Cosne`: elsewhere."""
    return place.preposition in ("a", "en", "dans") and bool({read.fold(place.i - 2), read.fold(place.i - 3)} & setting_words().compared)


def bare_area(read: Read) -> Place | None:
    """The département or region that a line names, and nothing else (`VIENNE`, `Lot (2 sièges)`); an ordinary word elsewhere."""
    words = []
    for token in read.sentence.tokens:
        if token.text == "(":
            break
        if token.text not in "•-–—:*►▶.":
            words.append(token.text)
    return language().lexicon.places.areas.get(key(" ".join(words))) if 0 < len(words) <= _LONGEST_NAME else None
