"""Where the election that a stretch of a sentence speaks of is held.

Goes in: the constituencies of a document, a stretch of a sentence. Goes out: a name of a constituency, empty where the sentence tells none:
of its clause, of its frame, of the mandate that is won, before `où` or a colon; of the whole country.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.analysis import Read, language
from kg.extract.clauses import is_finite
from kg.extract.contest_places import ContestPlaces
from kg.extract.names import PlaceMention
from kg.extract.picking import clause_of, in_main_clause, pick
from kg.extract.setting_words import setting_words

#: What stands between places that are named together.
_JOINING = frozenset({",", "et", "ou", "a", "la", "le", "les", "en", "dans"})


@dataclass
class PlaceTold:
    """Reads the constituency that a stretch of a sentence tells."""

    places: ContestPlaces

    def at(self, read: Read, i: int, j: int, type: str, known: str) -> str:
        """The place that tokens i to j tell for an election type; `known`: the one that they would inherit."""
        return self._here(read, i, j, type) or self._nationwide(read, i, j, type) or self._wider(read, i, j, type, known)

    def _here(self, read: Read, i: int, j: int, type: str) -> str:
        places = [p for p in self.places.own(read) if self.places.name(p, type)]
        if (won := self._won(read, i, j, type)) or (won := self._before_where(read, i, j, type)):
            return won
        place = pick(read, places, i, j) or _before_colon(read, places, i)
        return "" if place is None or _one_of_several(read, place, places) else self.places.name(place, type)

    def _won(self, read: Read, i: int, j: int, type: str) -> str:
        """`élue maire de C`: the place of the mandate that is won is where the election was held."""
        for role in read.roles:
            won = i - 1 <= role.i <= j + 1 and read.fold(role.i - 1) in setting_words().elected
            if won and role.head.election == type and role.territory is not None:
                return self.places.name(role.territory, type)
        return ""

    def _before_where(self, read: Read, i: int, j: int, type: str) -> str:
        """`a pris Nancy, où X l'emporte`: the place that `où` stands for."""
        clause = clause_of(read, i, j)
        if clause is None or not is_finite(clause.verb):
            return ""
        where = [k for k in range(clause.verb.start) if read.sentence.tokens[k].text == "où"]
        if not where or any(is_finite(c.verb) and where[-1] < c.verb.start < clause.verb.start for c in read.clauses):
            return ""
        ends = (where[-1], where[-1] - 1 if read.fold(where[-1] - 1) == "," else where[-1])
        place = next((p for p in read.places if p.j in ends), None) or self.places.told_by_adjective(read, ends)
        return self.places.name(place, type) if place is not None and not _one_of_several(read, place, read.places) else ""

    def _wider(self, read: Read, i: int, j: int, type: str, known: str) -> str:
        """`X est réélu dans le Rhône`: the département of a constituency that is not told, where the article is about none in it."""
        if type != "legislatives":
            return ""
        places = [p for p in self.places.own(read) if p.kind == "departement" and p.preposition in ("dans", "en", "a")]
        place = pick(read, places, i, j)
        return place.name if place is not None and not known.startswith(place.name) else ""

    def _nationwide(self, read: Read, i: int, j: int, type: str) -> str:
        """`au niveau national`, near or in front: the country, where the election is one of the whole country."""
        if not type:
            return ""
        near = [read.fold(k) for k in range(max(0, i - 8), min(len(read.sentence.tokens), j + 6))]
        text = " ".join(near).replace("' ", "'")
        throughout = language().lexicon.elections.throughout
        phrases = setting_words().nationwide
        if type not in throughout:
            phrases = setting_words().national if any(i <= f.i < j for f in read.figures) else frozenset()
        return throughout.get(type, "France") if any(phrase in text for phrase in phrases) else ""


def _before_colon(read: Read, places: Sequence[PlaceMention], i: int) -> PlaceMention | None:
    """`C'est le cas à Nevers : X l'emporte`, `double victoire à Nevers : X ...`: what stands before a colon holds behind it."""
    colon = next((k for k in range(i - 1, 0, -1) if read.fold(k) in (":", ";")), 0)
    if read.fold(colon) != ":":
        return None
    before = [p for p in places if p.j <= colon and in_main_clause(read, p)]
    return before[-1] if before and not any(p.i > colon for p in places) else None


def _one_of_several(read: Read, place: PlaceMention, places: Sequence[PlaceMention]) -> bool:
    """`A Nevers, Cosne et Clamecy, ...`: where several places are named together, none of them alone is meant."""
    return any(
        p.kind == place.kind and p is not place and all(read.fold(k) in _JOINING for k in range(min(p.j, place.j), max(p.i, place.i)))
        for p in places
    )
