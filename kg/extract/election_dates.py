"""Years and rounds of the elections that a document speaks of, by its publication date and the calendar.

Goes in: an analysis. Goes out: the year of an election named without one, how many of its rounds were over, the round held on a day.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Protocol

from kg.elections import Calendar, Election
from kg.elections import load as load_calendar
from kg.extract.analysis import Analysis, Read
from kg.extract.names import ElectionMention
from kg.extract.setting_words import setting_words
from kg.extract.times import parse_day
from kg.model import Zone

#: Days before and after an election in which articles are about it.
_BEFORE, _AFTER = 150, 45
#: Days after a round in which an article that names none is about that one.
_FRESH = 6
#: Days before an election called by surprise in which nobody speaks of it.
_FORESEEN = timedelta(days=60)
#: Who votes in the first round of législatives up to so many days before the others.
_EARLY_VOTERS, _EARLY = ("Français établis hors de France", "Polynésie française"), timedelta(days=8)


class Known(Protocol):
    """An election by type and year, as far as known; `partial`: a by-election."""

    @property
    def type(self) -> str:
        """Type of the election."""

    @property
    def year(self) -> int | None:
        """Its year."""

    @property
    def place(self) -> str:
        """Its constituency; empty where it is not known."""

    @property
    def partial(self) -> bool:
        """Whether it is a by-election."""


@dataclass
class ElectionDates:
    """When the elections of one document are held."""

    analysis: Analysis
    calendar: Calendar = field(default_factory=load_calendar)
    _territories: dict[str, str | None] = field(default_factory=dict)

    @cached_property
    def today(self) -> date | None:
        """Day of publication."""
        return parse_day(self.analysis.document.published)

    @cached_property
    def stated(self) -> dict[str, Counter[int]]:
        """Years that stand beside elections of each type, those of the headline and the lede counting more."""
        years: dict[str, Counter[int]] = {}
        for read in self.analysis.sentences:
            if read.zone is Zone.TEASER:
                continue
            for mention in read.elections:
                if mention.year and mention.type:
                    years.setdefault(mention.type, Counter())[mention.year] += (
                        3 if read.zone in (Zone.HEADLINE, Zone.KICKER, Zone.LEDE) else 1
                    )
        return years

    def find(self, type: str, year: int) -> Election | None:
        """The election of a type and a year: where several territories held one, that of the territory that the document names."""
        return self.calendar.find(type, year, self._territory(type))

    def _territory(self, type: str) -> str | None:
        """The territory that the document names most of those with elections of a type of their own; None where it names none."""
        if type not in self._territories:
            own = {e.territory for e in self.calendar.of(type)} - {""}
            named = Counter(p.name for r in self.analysis.sentences if r.zone is not Zone.TEASER for p in r.places if p.name in own)
            self._territories[type] = named.most_common(1)[0][0] if named else None
        return self._territories[type]

    def held(self, setting: Known) -> int | None:
        """How many rounds of an election were over when the article came out: 0, 1 or 2; None where that cannot be told."""
        if self.today is None or setting.year is None or setting.partial or not setting.type:
            return None
        election = self.find(setting.type, setting.year)
        if election is None:
            return None
        early = _EARLY if setting.place.startswith(_EARLY_VOTERS) and setting.type == "legislatives" else timedelta(0)
        over = sum(day - (early if n == 0 else timedelta(0)) <= self.today for n, day in enumerate(election.days))
        return 2 if over and len(election.days) == 1 else over

    def territory(self, type: str, year: int | None) -> str:
        """The one territory that an election was held in (`territoriales-2023`); empty where it was the country, or several."""
        held = {e.territory for e in self.calendar.of(type) if e.year == year}
        return held.pop() if len(held) == 1 else self._territory(type) or ""

    def of_day(self, day: date, type: str) -> tuple[int, int | None] | None:
        """(year, round) of the election of a type held on a day."""
        for election in self.calendar.election_at(day):
            if election.type == type:
                return election.year, election.round_on(day)
        return None

    def last_day(self, type: str) -> date | None:
        """Day of the last round of the election of a type that was over when the article came out."""
        over = [e.last for e in self.calendar.of(type) if self.today is not None and e.last <= self.today]
        return max(over, default=None)

    def of_month(self, month: str, type: str) -> tuple[int, int | None] | None:
        """(year, round) of the election of a type that had a round in a month (`2022-06`); the round where it had only one then."""
        election = self.find(type, int(month[:4]))
        numbers = [n for n, day in enumerate(election.days, 1) if day.isoformat()[:7] == month] if election else []
        return (int(month[:4]), numbers[0] if len(numbers) == 1 else None) if numbers else None

    def near_year(self, type: str, year: int) -> int | None:
        """Year of the election of a type held in a year, or in the one before or after it."""
        held = [e.year for e in self.calendar.of(type) if abs(e.year - year) <= 1]
        return min(held, key=lambda y: abs(y - year), default=None)

    def types_on(self, day: date) -> list[str]:
        """Types of the country-wide elections with a round on a day."""
        return [e.type for e in self.calendar.election_at(day) if not e.territory]

    def in_season(self, type: str) -> bool:
        """Whether an election of a type was near when the article came out."""
        near = self.nearest(type) if self.today else None
        return (
            near is not None
            and self.today is not None
            and (self.today - near.first).days >= -_BEFORE
            and (self.today - near.last).days <= _AFTER
        )

    def nearest(self, type: str) -> Election | None:
        """The election of a type nearest to publication; one called by surprise only from when it was."""
        if self.today is None:
            return None
        near = self.calendar.nearest(type, self.today, 0, self._territory(type))
        if near is not None and near.id in setting_words().unforeseen and near.first - self.today > _FORESEEN:
            return self.calendar.nearest(type, self.today, -1)
        return near

    def round_by_date(self, setting: Known) -> int | None:
        """The round held in the days before publication; None where there is none, or where both are held on one day."""
        if self.today is None or setting.year is None or setting.partial:
            return None
        election = self.find(setting.type, setting.year)
        days = election.days if election is not None and not election.expected else ()
        held = [n for n, day in enumerate(days, 1) if 0 <= (self.today - day).days <= _FRESH]
        if len(days) == 2 and days[0] == days[1]:
            return None
        return held[-1] if held and len(days) == 2 else None

    def year_of(self, read: Read, mention: ElectionMention, type: str, partial: bool, inherited: Known) -> int | None:
        """The year of an election named without one, None where nothing tells it."""
        around = {read.fold(k) for k in (mention.i - 1, mention.i - 2, mention.j)}
        if around & setting_words().coming and self.today:
            coming = self.calendar.nearest(type, self.today, 1)
            return coming.year if coming else None
        if around & setting_words().gone and self.today:
            gone = self.calendar.nearest(type, self.today, -1)
            return gone.year if gone else None
        if partial and self.today and not inherited.partial and not self.in_season(type):
            return self.today.year
        if type == inherited.type and inherited.year:
            return inherited.year
        if partial and self.today:
            return self.today.year
        stated = self.stated.get(type, Counter())
        if len(stated) == 1 and not self.in_season(type):
            return next(iter(stated))
        if self.today:
            near = self.nearest(type)
            return near.year if near else None
        return stated.most_common(1)[0][0] if stated else None
