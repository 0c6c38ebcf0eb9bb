"""The words of a sentence that belong to each of several figures, and the election that they tell.

Goes in: a sentence with its figures of one kind (turnouts, seats). Goes out: for each the stretch of tokens that is about it (`contre
57,08 % au premier tour | et 52,63 % au second tour de 2017`) and a `Setting` and an hour for that stretch, given those of the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Generic, TypeVar

from kg.extract.analysis import Read
from kg.extract.figure_words import Counts
from kg.extract.mentions import Mention
from kg.extract.names import PlaceMention
from kg.extract.setting import Setting, Settings
from kg.extract.times import When, resolve
from kg.model import Zone

_STRONG = frozenset({";", ":", "—", "–", "•"})
_AGAINST = frozenset({"contre", "face"})
_AND = frozenset({"et", "puis", "mais", "tandis", "alors", "apres", "avant", "quand", "soit"})
_PLACES_OF = frozenset(
    {"inscrits", "electeurs", "habitants", "ville", "departement", "region", "commune", "bureaux", "circonscription", "canton"}
)
_WITHIN = frozenset({"en", "dans", "a", "sur", "chez", "pour", ""})
_NATIONAL = frozenset({"national", "nationale", "metropole", "nationalement", "hexagone"})
_PREVIOUS = frozenset({"precedent", "precedente", "precedentes", "precedents", "dernier", "derniere", "dernieres", "anterieur", "passe"})
_SHIFT_DAYS = 28
_CLOSING_HOUR = 19


F = TypeVar("F", bound=Mention)


@dataclass(frozen=True)
class Scope(Generic[F]):
    """A figure with the tokens start to end that are about it."""

    figure: F
    start: int
    end: int


def scopes(read: Read, figures: Sequence[F]) -> list[Scope[F]]:
    """The stretch of each figure: from the break before it to the break before the next."""
    cuts = [_cut(read, a, b) for a, b in pairwise(figures)]
    starts, ends = [0, *cuts], [*cuts, len(read.sentence.tokens)]
    out = []
    for figure, start, end in zip(figures, starts, ends, strict=True):
        inside = _brackets(read, figure)
        dated = inside is not None and any(
            inside[0] <= m.i < inside[1] for m in (*read.rounds, *(w for w in read.times if not w.only_hour))
        )
        if inside and dated:
            start, end = max(start, inside[0]), min(end, inside[1])
        out.append(Scope(figure, start, _before_relative(read, figure.j, _before_points(read, figure.j, end))))
    return out


def _before_points(read: Read, start: int, end: int) -> int:
    """Where a difference begins: `soit 20 points de plus qu'il y a deux ans` tells no year of the figure before it."""
    return next((f.i for f in read.figures if f.counts is Counts.POINTS and start <= f.i < end), end)


def _before_relative(read: Read, start: int, end: int) -> int:
    """Where a relative clause begins: `dans cette ville, qui avait basculé en 1995` tells no year of the figure."""
    return next((k for k in range(start, end) if read.fold(k) in ("qui", "dont", "ou") and k + 1 < end), end)


def _brackets(read: Read, figure: Mention) -> tuple[int, int] | None:
    """Tokens inside the brackets that a figure stands in, None outside."""
    k = figure.i - 1
    while k >= 0 and read.fold(k) not in ("(", ")") and figure.i - k < 12:
        k -= 1
    if read.fold(k) != "(":
        return None
    end = figure.j
    while end < len(read.sentence.tokens) and read.fold(end) != ")":
        end += 1
    return k + 1, end


def _cut(read: Read, first: Mention, second: Mention) -> int:
    """Where the words of the first figure end and those of the second begin."""
    between = range(first.j, second.i)
    bracketed = read.fold(second.i - 1) == "("
    for marks in (_STRONG, _AGAINST):
        if at := [k for k in between if read.fold(k) in marks]:
            return at[-1]
    if bracketed:
        at = [k for k in between if read.fold(k) in (",", ")", *_AND)]
        return at[0] if at else first.j
    at = [k for k in between if read.fold(k) in _AND] or [k for k in between if read.fold(k) in (",", ")")]
    return at[-1] if at else first.j


@dataclass
class Local:
    """Reads the setting and the hour that a stretch of a sentence tells."""

    settings: Settings

    def abroad(self) -> bool:
        """Whether the document is about another country: its headline or lede names one, and not France."""
        head = [r for r in self.settings.analysis.sentences if r.zone in (Zone.HEADLINE, Zone.KICKER, Zone.LEDE)]
        countries = {p.name for r in head for p in r.places if p.kind == "country"}
        return (
            bool(countries)
            and not any(name.startswith("France") for name in countries)
            and not any(m.type and not m.foreign for r in head for m in r.elections)
        )

    def setting(self, read: Read, start: int, end: int, base: Setting) -> Setting:
        """`base` with what tokens start to end say of election, year, round and place; `said` holds the parts that they do say."""
        setting = base
        said: set[str] = set()
        setting = self._election(read, start, end, setting, said)
        setting = self._dated(read, start, end, setting, said)
        numbers = [m.number for m in read.rounds if start <= m.i < end and m.number]
        if numbers:
            setting = replace(setting, round=numbers[0])
            said.add("round")
        if place := self.place(read, start, end, setting.type, base.place):
            setting = replace(setting, place=place)
            said.add("place")
        if setting.type in self.settings.words.one_round:
            setting = replace(setting, round=None)
        return replace(setting, said=frozenset(said))

    def hour(self, read: Read, start: int, end: int) -> str | None:
        """The hour of a count during the day; empty for one after the polls closed, None where no hour is told."""
        hours = [w.hour for w in read.times if w.hour and start <= w.i < end and not self._opening(read, w)]
        if not hours:
            return None
        return hours[0] if int(hours[0][:2]) <= _CLOSING_HOUR else ""

    def place(self, read: Read, start: int, end: int, type: str = "", base: str = "") -> str:
        """The place that the stretch is about; `France` for the whole country."""
        inside = [r for r in read.roles if r.territory is not None]
        held = {id(r.territory) for r in inside} | {id(p) for g in read.groups for p in g.places}
        for place in read.places:
            here = start <= place.i < end and id(place) not in held and self._locates(read, place)
            if here and (name := place.name or self.settings.place_name(place, type)):
                return name
        if any(read.fold(k) in _NATIONAL for k in range(start, end)):
            return "France"
        return self._departement_over(base) if _in_the_departement(read, start, end) else ""

    def _departement_over(self, place: str) -> str:
        """`dans le département`, where the place spoken of is a constituency of it."""
        head, _, number = place.rpartition("-")
        return head if number.isdigit() else ""

    def _locates(self, read: Read, place: PlaceMention) -> bool:
        before = read.fold(place.i - 1)
        if place.preposition in ("de", "du", "des", "d'") or before in ("de", "du", "d'", "des"):
            return bool({read.fold(k) for k in range(max(0, place.i - 4), place.i)} & _PLACES_OF)
        return place.kind != "abroad" or before != "a"

    def _opening(self, read: Read, when: When) -> bool:
        """`ouverts depuis 8 heures`, `fermeront à 20 heures`, `publié à 17h34`: no hour of a count."""
        around = {read.fold(k) for k in range(max(0, when.i - 4), when.i)}
        return bool(around & {"depuis", "jusqu'", "jusqu'a", "des", "ouvert", "ouverts", "fermeture", "publie", "modifie", "avant"})

    def _election(self, read: Read, start: int, end: int, base: Setting, said: set[str]) -> Setting:
        for mention in read.elections:
            if not start <= mention.i < end or mention.type == "primaire":
                continue
            around = {read.fold(k) for k in (mention.i - 2, mention.i - 1, mention.j)}
            if around & _PREVIOUS and not mention.year and mention.type in ("", base.type):
                if found := self._before(base):
                    said.add("election")
                    return found
            elif not mention.generic and mention.type:
                told = self.settings.named(read, mention, base)
                if told.election == base.election:
                    return base
                said.add("election")
                return replace(told, round=told.round if told.type == base.type else None, place=base.place)
        return base

    def _before(self, base: Setting) -> Setting | None:
        """The general election of the same type before that of `base`."""
        if base.year is None:
            return None
        years = [e.year for e in self.settings.dates.calendar.of(base.type) if e.year < base.year or (base.partial and e.year == base.year)]
        return replace(base, year=max(years), partial=False) if years else None

    def _dated(self, read: Read, start: int, end: int, base: Setting, said: set[str]) -> Setting:
        for when in read.times:
            if not start <= when.i < end or when.only_hour or read.fold(when.i - 1) == "depuis":
                continue
            if not base.type and not (when.day and when.year):
                continue
            if _inside(when, read.elections) and when.year is None:
                continue
            if (found := self._at(when, base)) is not None:
                if found.election != base.election:
                    said.add("election")
                if found.round != base.round:
                    said.add("round")
                return found
        return base

    def _at(self, when: When, base: Setting) -> Setting | None:
        """The election and round that a time tells."""
        calendar, today = self.settings.dates.calendar, self.settings.dates.today
        if when.only_year and when.year is not None:
            if when.year == base.year:
                return base
            return replace(base, year=when.year, partial=False) if calendar.find(base.type, when.year) else None
        if when.ago is not None and when.unit == "year" and when.ago < 0:
            from_year = base.year if when.told else today.year if today else None
            return self._years_back(base, from_year + when.ago) if from_year else None
        if when.ago is not None and when.unit in ("week", "day"):
            return self._other_round(base) if -_SHIFT_DAYS <= when.ago * (7 if when.unit == "week" else 1) <= -5 else None
        iso = resolve(when, self.settings.published)
        if iso is None or len(iso) < 7:
            return None
        return self._on(iso, when, base)

    def _years_back(self, base: Setting, year: int) -> Setting | None:
        held = [e.year for e in self.settings.dates.calendar.of(base.type) if e.year != base.year or base.partial]
        near = min(held, key=lambda y: abs(y - year), default=None)
        return replace(base, year=near, partial=False) if near is not None and abs(near - year) <= 1 else None

    def _other_round(self, base: Setting) -> Setting | None:
        return replace(base, round=1) if base.round == 2 or (base.partial and base.round is None) else None

    def _of_another_type(self, day: date, when: When, base: Setting) -> Setting | None:
        """The one election of another type that was held on a full day (`le 23 avril`, in an article about législatives)."""
        held = self.settings.dates.calendar.election_at(day)
        if len(held) != 1 or base.partial or (when.weekday is not None and not when.day):
            return None
        return replace(base, type=held[0].type, year=held[0].year, round=held[0].round_on(day), partial=False)

    def _on(self, iso: str, when: When, base: Setting) -> Setting | None:
        """The round held on a day, or in a month."""
        today = self.settings.dates.today
        if len(iso) >= 10:
            day = date.fromisoformat(iso[:10])
            if found := self.settings.dates.of_day(day, base.type):
                return replace(base, year=found[0], round=found[1] or base.round, partial=False)
            if other := self._of_another_type(day, when, base):
                return other
            earlier = today is not None and timedelta(5) <= today - day <= timedelta(_SHIFT_DAYS)
            return self._other_round(base) if earlier or (when.side < 0 and when.weekday is not None) else None
        rounds = [
            (e.year, n, len(e.days))
            for e in self.settings.dates.calendar.of(base.type)
            for n, d in enumerate(e.days, 1)
            if d.isoformat()[:7] == iso
        ]
        if not rounds or (rounds[0][0] == base.year and not base.partial and len(rounds) > 1):
            return None
        number = rounds[0][1] if len(rounds) == 1 and rounds[0][2] == 2 else base.round
        return replace(base, year=rounds[0][0], round=number, partial=False)


def _inside(mention: Mention, others: Sequence[Mention]) -> bool:
    return any(o.i <= mention.i < o.j for o in others)


def _in_the_departement(read: Read, start: int, end: int) -> bool:
    return any(read.fold(k) == "departement" and read.fold(k - 1) in ("le", "ce") and read.fold(k - 2) == "dans" for k in range(start, end))
