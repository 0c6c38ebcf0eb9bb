"""Where a count is from: codes of the ministry and of INSEE made the names that facts carry.

Goes in: the cells of a count. Goes out: a `Place`: its level, the constituency of its counts (`Loiret-4`, `Ain-Attignat`,
`Lyon-3`, `France`) and of the contest that they belong to. Refused (`ValueError`): a count that tells no place, a département
that does not exist.

A commune bears its name alone where that tells it; else its département stands behind in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from kg.lexicon import key
from kg.lexicon import load as load_lexicon
from kg.results.records import Count
from kg.results.territories import (
    capitalised,
    commune_name,
    communes_by_code,
    departement_name,
    departement_of,
    region_names,
    region_of,
)
from kg.results.vocabulary import heading_key, load

_NUMBER = re.compile(r"0*(\d{1,3})")
_LAST_TWO = re.compile(r"(?P<departement>.*?)-?(?P<number>\d{2})")
_ORDINAL = re.compile(r"(\d{1,2}) ?(?:e|er|ere|eme|re)?\b")
_PLACES = frozenset({
    "region_code", "region_name", "departement_code", "departement_name", "circonscription_code", "circonscription_name", "canton_code",
    "canton_name", "commune_code", "commune_name", "bureau_code", "section_name", "place_name",
})  # fmt: skip
_LABELS = (
    "place_name", "region_name", "departement_name", "circonscription_name", "canton_name", "commune_name", "departement_code",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """Where a count is from.

    Args:
        level: total, country, area, region, departement, circonscription, canton, commune or bureau.
        name: constituency that the facts of the count carry.
        contest: constituency of the contest; None where the place does not tell it.
        whole: the count is that of the whole contest.
    """

    level: str
    name: str
    contest: str | None
    whole: bool


def is_total(count: Count) -> bool:
    """Whether a row adds up the others."""
    words = load().words.totals
    return any(heading_key(count.text(role)) in words for role in _LABELS if role in count.fixed)


def place_of(count: Count, held_in: str, area: str = "") -> Place:
    """The place of a count.

    Args:
        count: as read.
        held_in: kind of place that the contests of the election are held in (`kg.voting.System.constituency`); empty where unknown.
        area: where it is from if it has no columns of places.
    """
    if is_total(count):
        return Place("total", "Total", None, whole=False)
    if area and not _PLACES & count.fixed.keys():
        return _Reader(count, held_in).placed("area", area)
    return _Reader(count, held_in).place()


class _Reader:
    def __init__(self, count: Count, held_in: str) -> None:
        self.text, self.layout = count.text, count.layout
        self.held_in = held_in

    def place(self) -> Place:
        """The deepest place that the count tells."""
        for level, name_of in self._names.items():
            if name := name_of():
                return self.placed(level, name)
        if self.held_in == "country" and self.layout == "candidates":
            return self.placed("country", "France")
        raise ValueError("which place it counts is not told")

    @property
    def _names(self) -> dict[str, Callable[[], str]]:
        """Readers of the name of each kind of place, the deepest first."""
        return {
            "bureau": self._bureau, "commune": self._commune, "canton": self._canton, "circonscription": self._circonscription,
            "departement": self._departement, "region": self._region, "area": self._area,
        }  # fmt: skip

    def placed(self, level: str, name: str) -> Place:
        """A place of this level and name, with the contest that it is part of."""
        if name == "France":
            level = "country"
        elif level == "circonscription" and self.held_in == "departement":
            level = "departement"
        wanted = self.held_in or level
        if level == wanted:
            return Place(level, name, name, True)
        if wanted == "country":
            return Place(level, name, "France", False)
        if wanted == "region" and level != "area":
            return Place(level, name, self._region() or region_of(self._departement()) or None, False)
        within = wanted in self._names and level != "area" and _depth(level) > _depth(wanted)
        return Place(level, name, (self._names[wanted]() or None) if within else None, False)

    # -- levels --------------------------------------------------------------------------------------------------------

    def _departement(self) -> str:
        for role in ("departement_code", "departement_name"):
            text = self.text(role)
            if text and heading_key(text) not in load().words.totals:
                return departement_name(text, self.text("departement_name"))
        return ""

    def _circonscription(self) -> str:
        code, label = self.text("circonscription_code"), self.text("circonscription_name")
        if not code and not label:
            return ""
        if area := load().words.area_of.get(heading_key(label or code)):
            return area
        number = _ordinal(label)
        if self.held_in == "departement" or (not number and not _NUMBER.fullmatch(code) and not _LAST_TWO.fullmatch(code)):
            return self._senatorial(code, label)
        departement, number = self._numbered(code, number)
        if not departement and not number:
            return label
        if departement == "Paris" and number and self.held_in != "circonscription":
            return f"75-{int(number):02}"  # `Paris-1` is an arrondissement where constituencies elect nobody
        return f"{departement}-{number}" if departement and number else departement or label

    def _numbered(self, code: str, number: str) -> tuple[str, str]:
        """Département and number of a constituency: `0604`, `604`, `ZZ11`, `99-01`, or a number alone beside its département."""
        split = _LAST_TWO.fullmatch(code.upper())
        if split is not None and split["departement"]:  # it wins over a département beside it: files have `97` beside `97101`
            return departement_name(split["departement"]), number or split["number"].lstrip("0")
        alone = _NUMBER.fullmatch(code)
        return self._departement(), number or (alone[1] if alone else "")

    def _senatorial(self, code: str, label: str) -> str:
        if label and key(label) in load_lexicon().places.areas:
            return load_lexicon().places.areas[key(label)].name
        return departement_name(code, label) if code else capitalised(label)

    def _canton(self) -> str:
        label, code = self.text("canton_name"), self.text("canton_code")
        if not label and not code:
            return ""
        departement = self._departement()
        name = capitalised(label) if label else code.lstrip("0")
        return f"{departement}-{name}" if departement else name

    def _commune(self) -> str:
        label, code = self.text("commune_name"), self.text("commune_code")
        if not label and not code:
            return ""
        insee = self._insee(code)
        departement = self._departement() or departement_of(insee)
        return commune_name(capitalised(label) or communes_by_code().get(insee, code), departement)

    def _insee(self, code: str) -> str:
        """INSEE's five digits, of a code that may leave the département to a column of its own, or have lost its first zero."""
        if not code or len(code) > 3:
            return code.zfill(5)
        departement = self.text("departement_code").upper()
        departement = load().words.ministry_codes.get(departement, departement.zfill(2))
        return departement[:2] + code.zfill(3) if len(departement) == 2 else departement[:3] + code.zfill(3)[-2:]

    def _bureau(self) -> str:
        code = self.text("bureau_code")
        if not code:
            return ""
        above = self._commune() or self._circonscription() or self._departement()
        number = code.lstrip("0") or code
        return f"{above}-bureau {number}" if above else ""

    def _region(self) -> str:
        label, code = self.text("region_name"), self.text("region_code")
        if label:
            found = load_lexicon().places.areas.get(key(label))
            return found.name if found else capitalised(label)
        return region_names().get(code.zfill(2), "") if code else ""

    def _area(self) -> str:
        label = self.text("place_name")
        return load().words.area_of.get(heading_key(label), label)


def _depth(level: str) -> int:
    return ("country", "area", "region", "departement", "circonscription", "canton", "commune", "bureau").index(level)


def _ordinal(label: str) -> str:
    found = _ORDINAL.match(heading_key(label))
    return found[1].lstrip("0") if found else ""
