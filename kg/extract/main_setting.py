"""The election, the constituency and the round that a document is about as a whole.

Goes in: an analysis. Goes out: the setting that its sentences inherit where nothing nearer tells another; a round-up has no constituency.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.analysis import Read, language
from kg.extract.contest_places import ContestPlaces
from kg.extract.election_dates import ElectionDates, Known
from kg.extract.names import ElectionMention
from kg.extract.round_told import round_told
from kg.extract.setting_words import setting_words
from kg.model import Zone

#: How much a place or an election counts by where it is named; by how much the first must lead to be the article's own, and by how much
#: where the headline or the lede names the second too.
_WEIGHTS = {Zone.HEADLINE: 4, Zone.KICKER: 3, Zone.LEDE: 3}
_DOMINANT, _DOMINANT_OF_TWO = 1.5, 2.0
#: What a mandate or a constituency counts for its type of election, beside a mention of it.
_IMPLIED = 0.5
#: How many times that, where the holder of a mandate wants to keep it (`la maire candidate à sa réélection`).
_AS_NAMED = 2
#: What it counts that an election was held in the days before the article came out.
_JUST_HELD, _DAYS_AFTER = 1.5, 2
#: From this weight on, an article about a country-wide election is about its count in one place.
_LOCAL = 7
#: More places than these, none of which has this share of the mentions, make a round-up.
_FEW_PLACES, _SHARE = 3, 0.4
#: By how much an election counts more when the article came out near it.
_SEASON = 3
#: What an election counts that the article only looks back on, and from how many days after it on.
_RECALLED, _FRESH = 0.25, 6
_HEAD = (Zone.HEADLINE, Zone.KICKER, Zone.LEDE)


@dataclass
class MainSetting:
    """What one document is about."""

    own: Sequence[Read]
    places: ContestPlaces
    dates: ElectionDates

    def election(self) -> tuple[Read, ElectionMention] | None:
        """The election named most, with its first mention."""
        counts: dict[str, float] = defaultdict(float)
        first: dict[str, tuple[Read, ElectionMention]] = {}
        for read in self.own:
            for type in self._implied(read):
                counts[type] += _IMPLIED * _WEIGHTS.get(read.zone, 1)
            for mention in read.elections:
                if not mention.type or mention.foreign:
                    continue
                counts[mention.type] += _WEIGHTS.get(read.zone, 1) * (_RECALLED if self._is_recalled(read, mention) else 1)
                first.setdefault(mention.type, (read, mention))
        for type, weight in self._running().items():
            counts[type] += weight
        if not counts:
            return None
        for type in counts:
            if self.dates.in_season(type):
                counts[type] *= _SEASON
        best = max(counts, key=lambda t: (counts[t], -first[t][0].index if t in first else 0))
        return first.get(best) or (self.own[0], ElectionMention(0, 0, best))

    def _is_recalled(self, read: Read, mention: ElectionMention) -> bool:
        """`après son bon score aux européennes`: an election that is only looked back on, some days after it."""
        day = self.dates.last_day(mention.type)
        if day is None or self.dates.today is None or (self.dates.today - day).days <= _FRESH or read.zone is Zone.HEADLINE:
            return False
        return any(read.fold(k) in setting_words().looking_back for k in range(max(0, mention.i - 4), mention.i))

    def _running(self) -> dict[str, float]:
        """Types of which a round was near, in an article that speaks of rounds or shares; the more just after the vote."""
        if self.dates.today is None or not any(r.rounds or r.figures for r in self.own):
            return {}
        today = self.dates.today
        named = {p.name for r in self.own for p in r.places}
        near = [e for e in self.dates.calendar.running(today, 30, 14) if not e.expected and (not e.territory or e.territory in named)]
        told = any(r.rounds for r in self.own)
        just = {e.type: _JUST_HELD for e in near if any(0 <= (today - day).days <= _DAYS_AFTER for day in e.days)}
        return just or ({e.type: _IMPLIED for e in near} if told else {})

    def _implied(self, read: Read) -> list[str]:
        """Types that mandates and constituencies of a sentence make likely."""
        types = [
            r.head.election
            for r in read.roles
            if r.head.election and r.head.kind == "elected" and read.fold(r.i - 1) in setting_words().elected
        ]
        again = any(t.fold in setting_words().again for t in read.sentence.tokens)
        return [
            *types,
            *(r.head.election for r in read.roles if again and r.head.election and r.status != "former" for _ in range(_AS_NAMED)),
            *("legislatives" for p in read.places if p.kind == "constituency"),
            *("departementales" for p in read.places if p.kind == "canton"),
        ]

    def place(self, type: str, year: int | None) -> str:
        """The constituency that the article is about: named most, the headline and the lede counting more; none in a round-up, save
        the whole of what the election is held in.
        """
        return self._named_most(type) or language().lexicon.elections.throughout.get(type, "") or self.dates.territory(type, year)

    def _named_most(self, type: str) -> str:
        counts: Counter[str] = Counter()
        heads: set[str] = set()
        for read in self.own:
            weight = _WEIGHTS.get(read.zone, 1)
            for name in [*(self.places.name(p, type) for p in self.places.own(read)), *self.places.of_titles(read, type)]:
                if name:
                    counts[name] += weight
                    heads |= {name} if read.zone in _HEAD else set()
        if not counts:
            return ""
        ranked = counts.most_common(3)
        if type in language().lexicon.elections.throughout and ranked[0][1] < _LOCAL:
            return self.places.european(heads) if type == "europeennes" else ""
        scattered = len(counts) > _FEW_PLACES and ranked[0][1] < _SHARE * counts.total()
        lead = _DOMINANT_OF_TWO if len(ranked) > 1 and ranked[1][0] in heads else _DOMINANT
        if not scattered and (len(ranked) == 1 or ranked[0][1] >= lead * ranked[1][1]):
            return ranked[0][0]
        return ""

    def round(self, setting: Known) -> int | None:
        """The round that the article is about."""
        if setting.type in language().lexicon.elections.one_round:
            return None
        held = self.dates.held(setting)
        if held == 1:
            return 1
        if held is None and (told := round_told(self.own)):
            return told
        for zones in ((Zone.HEADLINE,), (Zone.LEDE, Zone.KICKER)):
            numbers = {m.number for r in self.own if r.zone in zones for m in r.rounds if m.number}
            if len(numbers) == 1:
                return numbers.pop()
            if day := self.dates.round_by_date(setting):
                return day
        return None
