"""Which election, where, which round a sentence speaks of.

Goes in: an analysis. Goes out: a `Setting` for any stretch of a sentence. What the sentence says itself comes first, then what its
paragraph, the heading over it, the headline and the lede say; another election or place drops what was inherited. The year of an
election that is named without one comes from the publication date and the calendar.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from kg.elections import Calendar
from kg.elections import load as load_calendar
from kg.extract.analysis import Analysis, Read, language
from kg.extract.clauses import is_finite
from kg.extract.divisions_found import complete
from kg.extract.names import ElectionMention, PlaceMention
from kg.extract.picking import compared, frame_end, in_main_clause, pick, within
from kg.extract.setting_words import setting_words
from kg.extract.times import When, parse_day, resolve
from kg.lexicon import Place, key
from kg.model import Zone

#: How much a place or an election counts by where it is named; by how much the first must lead to be the article's own.
_WEIGHTS = {Zone.HEADLINE: 4, Zone.KICKER: 3, Zone.LEDE: 3}
_DOMINANT = 1.5
#: Elections held in one territory or region, which the titles of its officers name too.
_OF_TERRITORIES = frozenset({"territoriales", "provinciales", "regionales", "departementales", "cantonales"})
#: From this weight on, an article about a country-wide election is about its count in one place.
_LOCAL = 7
#: More places than these, none of which has this share of the mentions, make a round-up.
_FEW_PLACES, _SHARE = 3, 0.4
_SEASON = 3
#: Tokens of a line that may stand over others.
_LONGEST_HEAD = 14
_HEAD = (Zone.HEADLINE, Zone.KICKER, Zone.LEDE)


@dataclass(frozen=True, slots=True)
class Setting:
    """An election by type and year, its constituency and round; `said`: the parts that the sentence itself tells."""

    type: str = ""
    year: int | None = None
    partial: bool = False
    place: str = ""
    round: int | None = None
    primary: str = ""
    foreign: bool = False
    said: frozenset[str] = frozenset()

    @property
    def election(self) -> str | None:
        """Identifier of the election; None where its type or year is unknown."""
        if not self.type or self.year is None:
            return None
        if self.type == "primaire":
            return f"primaire-{self.primary}-{self.year}" if self.primary else None
        return f"{self.type}{'-partielles' if self.partial else ''}-{self.year}"


@dataclass
class Settings:
    """The settings of one document."""

    analysis: Analysis
    calendar: Calendar = field(default_factory=load_calendar)
    defaults: Setting = Setting()
    _before: dict[int, Setting] = field(default_factory=dict)
    _roundup: bool = False

    def __post_init__(self) -> None:
        self.published = self.analysis.document.published
        self.today = parse_day(self.published)
        self.words = language().lexicon.elections
        self._years = self._stated_years()
        self.defaults = self._of_document()
        self._walk()

    # -- what is asked ------------------------------------------------------------------------------------------------

    def at(self, read: Read, i: int, j: int, *, type: str = "", past: bool = False) -> Setting:
        """The setting of tokens i to j of a sentence.

        Args:
            type: type of the election where the words between i and j tell it (`élu député`).
            past: whether the verb speaks of a time before the article's own (pluperfect), so that its own day is not that of the article.
        """
        inherited = self._before.get(read.index, self.defaults)
        return self._told(read, i, j, inherited, type)

    def inherited(self, read: Read) -> Setting:
        """What the sentences before one leave to it."""
        return self._before.get(read.index, self.defaults)

    def named(self, read: Read, mention: ElectionMention, inherited: Setting) -> Setting:
        """The setting that a mention of an election tells, its year from the words around, from `inherited` or from the calendar."""
        return self._from_mention(read, mention, inherited)

    def held(self, setting: Setting) -> int | None:
        """How many rounds of an election were over when the article came out: 0, 1 or 2; None where that cannot be told."""
        if self.today is None or setting.year is None or setting.partial or not setting.type:
            return None
        election = self.calendar.find(setting.type, setting.year)
        if election is None:
            return None
        over = sum(day <= self.today for day in election.days)
        return 2 if over and len(election.days) == 1 else over

    def of_day(self, day: date, type: str) -> tuple[int, int | None] | None:
        """(year, round) of the election of a type held on a day."""
        for election in self.calendar.election_at(day):
            if election.type == type:
                return election.year, election.round_on(day)
        return None

    def of_month(self, month: str, type: str) -> int | None:
        """Year of the election of a type that had a round in a month (`2022-06`)."""
        election = self.calendar.find(type, int(month[:4]))
        return election.year if election and any(day.isoformat()[:7] == month for day in election.days) else None

    # -- the document -------------------------------------------------------------------------------------------------

    def _stated_years(self) -> dict[str, Counter[int]]:
        years: dict[str, Counter[int]] = {}
        for read in self.analysis.sentences:
            if read.zone is Zone.TEASER:
                continue
            for mention in read.elections:
                if mention.year and mention.type:
                    years.setdefault(mention.type, Counter())[mention.year] += 3 if read.zone in _HEAD else 1
        return years

    def _of_document(self) -> Setting:
        own = [r for r in self.analysis.sentences if r.zone is not Zone.TEASER]
        found = self._main_election(own)
        if found is None:
            return self._running()
        read, mention = found
        setting = self._from_mention(read, mention, Setting())
        partial = any(m.partial for r in own if r.zone in _HEAD for m in r.elections)
        if partial and setting.type in ("legislatives", "municipales", "senatoriales", "cantonales", "departementales"):
            setting = replace(setting, partial=True, year=mention.year or (self.today.year if self.today else setting.year))
        setting = replace(setting, place=self._main_place(own, setting.type))
        return replace(setting, round=self._main_round(own, setting), said=frozenset())

    def _main_election(self, own: Sequence[Read]) -> tuple[Read, ElectionMention] | None:
        counts: dict[str, float] = defaultdict(float)
        first: dict[str, tuple[Read, ElectionMention]] = {}
        for read in own:
            for type in self._implied(read):
                counts[type] += 0.5 * _WEIGHTS.get(read.zone, 1)
            for mention in read.elections:
                if not mention.type or mention.foreign:
                    continue
                counts[mention.type] += _WEIGHTS.get(read.zone, 1)
                first.setdefault(mention.type, (read, mention))
        if not counts:
            return None
        for type in counts:
            if self._in_season(type):
                counts[type] *= _SEASON
        best = max(counts, key=lambda t: (counts[t], -first[t][0].index if t in first else 0))
        return first.get(best) or (own[0], ElectionMention(0, 0, best))

    def _implied(self, read: Read) -> list[str]:
        """Types that mandates and constituencies of a sentence make likely."""
        elected = {"elu", "elue", "reelu", "reelue", "devient", "devenue", "devenu"}
        types = [r.head.election for r in read.roles if r.head.election and r.head.kind == "elected" and read.fold(r.i - 1) in elected]
        return [
            *types,
            *("legislatives" for p in read.places if p.kind == "constituency"),
            *("departementales" for p in read.places if p.kind == "canton"),
        ]

    def _in_season(self, type: str) -> bool:
        """Whether an election of a type was near when the article came out."""
        near = self.calendar.nearest(type, self.today) if self.today else None
        return near is not None and self.today is not None and -150 <= (self.today - near.first).days <= 45

    def _running(self) -> Setting:
        """The election that was being held when the article came out, where no other could be meant."""
        if self.today is None:
            return Setting()
        running = [e for e in self.calendar.running(self.today, 30, 14) if not e.expected and not e.territory]
        return Setting(running[0].type, running[0].year) if len(running) == 1 else Setting()

    def _main_place(self, own: Sequence[Read], type: str) -> str:
        """The constituency that the article is about: named most, the headline and the lede counting more; none in a round-up."""
        counts: Counter[str] = Counter()
        for read in own:
            weight = _WEIGHTS.get(read.zone, 1)
            for name in [*(self.place_name(p, type) for p in self._own_places(read)), *self._of_titles(read, type)]:
                if name:
                    counts[name] += weight
        if not counts:
            return self.words.throughout.get(type, "")
        ranked = counts.most_common(3)
        if type in self.words.throughout and ranked[0][1] < _LOCAL:
            return self.words.throughout[type]
        self._roundup = scattered = len(counts) > _FEW_PLACES and ranked[0][1] < _SHARE * counts.total()
        if not scattered and (len(ranked) == 1 or ranked[0][1] >= _DOMINANT * ranked[1][1]):
            return ranked[0][0]
        return self.words.throughout.get(type, "")

    def _of_titles(self, read: Read, type: str) -> list[str]:
        """Places of titles that the election fills: `le maire de C` in an article about municipales."""
        return [
            self.place_name(r.territory, type)
            for r in read.roles
            if r.territory is not None and (r.head.election == type or r.head.kind == "candidate" or type in _OF_TERRITORIES)
        ]

    def _main_round(self, own: Sequence[Read], setting: Setting) -> int | None:
        if setting.type in self.words.one_round:
            return None
        held = self.held(setting)
        if held == 1:
            return 1
        if held is None and any(self._is_coming(r) for r in own):
            return 1
        for zones in ((Zone.HEADLINE,), (Zone.LEDE, Zone.KICKER)):
            numbers = {m.number for r in own if r.zone in zones for m in r.rounds if m.number}
            if len(numbers) == 1:
                return numbers.pop()
            if day := self._round_by_date(setting):
                return day
        return None

    def _is_coming(self, read: Read) -> bool:
        """Whether a sentence speaks of a second round still to come: with a future, a coming day, or a ballottage."""
        words = {t.fold for t in read.sentence.tokens}
        if "ballottage" in words and read.zone in _HEAD:
            return True
        if not any(m.number == 2 for m in read.rounds) or read.sentence.inside is not None:
            return False
        future = any(c.verb.tense in ("future",) for c in read.clauses)
        return future or bool(words & setting_words().coming) or bool(words & {"affronter", "aborde", "abordera", "entre-deux-tours"})

    def _round_by_date(self, setting: Setting) -> int | None:
        if self.today is None or setting.year is None or setting.partial:
            return None
        days = self.calendar.rounds(setting.type, setting.year)
        held = [n for n, day in enumerate(days, 1) if 0 <= (self.today - day).days <= 6]
        if len(days) == 2 and days[0] == days[1]:
            return None
        return held[-1] if held and len(days) == 2 else None

    # -- from sentence to sentence ------------------------------------------------------------------------------------

    def _walk(self) -> None:
        """What each sentence inherits from those before it."""
        heading, running, segment = self.defaults, self.defaults, None
        for read in self.analysis.sentences:
            if read.zone is Zone.TEASER:
                self._before[read.index] = Setting()
                continue
            heads = self._heads(read)
            if segment is not read.sentence.segment:
                segment, running = read.sentence.segment, self._into_paragraph(self.defaults if heads else heading, running, heads)
            if running.election != heading.election and not _tells_the_past(read):
                running = replace(heading, place=heading.place or running.place)
            self._before[read.index] = running
            running = self._carried(read, running)
            if heads:
                heading = running = self._named_by(read, running)

    def _into_paragraph(self, heading: Setting, running: Setting, heads: bool) -> Setting:
        """A round-up goes on with the place of the paragraph before until it names another."""
        if heads or not self._roundup or running.type != heading.type:
            return heading
        return replace(heading, place=running.place)

    def _heads(self, read: Read) -> bool:
        """Whether a line stands over those that follow: an intertitle, or a line with nothing but a place."""
        if read.zone is Zone.HEADING:
            return True
        tokens = read.sentence.tokens
        if read.zone not in (Zone.BODY, Zone.LIST_ITEM) or len(tokens) > _LONGEST_HEAD or read.persons or read.sentence.inside:
            return False
        alone = tokens[-1].text not in ".!?…" and not read.clauses
        return alone and (
            any(self.place_name(p, self.defaults.type) for p in read.places) or all(t.upper for t in tokens if t.text.isalpha())
        )

    def _named_by(self, read: Read, running: Setting) -> Setting:
        """The place of a heading; in départementales and cantonales a heading may be the bare name of a canton."""
        names = [n for p in read.places if (n := self.place_name(p, running.type))]
        if len(set(names)) == 1:
            return replace(running, place=names[0])
        tokens = read.sentence.tokens
        if not names and (area := _bare_area(read)) is not None and area.kind in self.words.held_in.get(running.type, ()):
            return replace(running, place=area.name)
        if running.type in ("departementales", "cantonales") and not names and len(tokens) <= 6 and not read.clauses and tokens[0].capital:
            name = " ".join(t.text for t in tokens)
            name = name.title() if name.isupper() else name
            return replace(running, place=f"{self._departement}-{name}" if self._departement else name)
        return running

    def _carried(self, read: Read, running: Setting) -> Setting:
        """What a sentence leaves to those after it in its paragraph: what its opening frame says, and a round or place that it names once."""
        frame = frame_end(read)
        told = self._told(read, 0, max(frame, 1), running, "")
        main = [m for m in read.rounds if in_main_clause(read, m) and not compared(read, m)]
        if "round" not in told.said and len({m.number for m in main}) == 1:
            told = replace(told, round=main[0].number or None) if told.type not in self.words.one_round else told
        names = {n for p in self._own_places(read) if (n := self.place_name(p, told.type))}
        if "place" not in told.said and len(names) == 1:
            told = replace(told, place=names.pop())
        return replace(told, said=frozenset())

    # -- one sentence -------------------------------------------------------------------------------------------------

    def _told(self, read: Read, i: int, j: int, inherited: Setting, type: str) -> Setting:
        setting, said = inherited, set()
        election = pick(read, [m for m in read.elections if m.year or m.partial or not m.generic], i, j)
        if election is not None:
            setting = self._from_mention(read, election, inherited)
            said.add("election")
            if setting.election != inherited.election:
                setting = replace(setting, round=None)
        if type and type != setting.type:
            setting = Setting(type, place=self._kept_place(inherited, type), foreign=setting.foreign)
            setting = replace(setting, year=self._year_for(read, type, i, j))
            said.add("election")
        setting = self._dated(read, i, j, setting, said)
        number = pick(read, read.rounds, i, j)
        if number is not None:
            setting = replace(setting, round=number.number or None)
            said.add("round")
        elif setting.type == "senatoriales" and (half := _half_of_day(read, i, j)):
            setting = replace(setting, round=half)
            said.add("round")
        place = self._place_here(read, i, j, setting.type) or self._nationwide(read, i, j, setting.type)
        if place:
            setting = replace(setting, place=place)
            said.add("place")
        elif not setting.place and setting.type in self.words.throughout:
            setting = replace(setting, place=self.words.throughout[setting.type])
        if setting.type in self.words.one_round:
            setting = replace(setting, round=None)
        return replace(setting, said=frozenset(said))

    def _kept_place(self, inherited: Setting, type: str) -> str:
        return inherited.place if inherited.type == type else ""

    def _year_for(self, read: Read, type: str, i: int, j: int) -> int | None:
        """The year of an election that a mandate implies: the one that stands beside, else none."""
        when = pick(read, [w for w in read.times if w.year or w.ago], i, j)
        if when is not None:
            iso = resolve(when, self.published)
            if iso and (election := self.calendar.find(type, int(iso[:4]))):
                return election.year
        return None

    def _dated(self, read: Read, i: int, j: int, setting: Setting, said: set[str]) -> Setting:
        """A year or a day in the sentence: `en 2014`, `le 20 juin`, `dimanche`."""
        times = [
            w for w in read.times if not w.only_hour and not within(w, read.elections) and read.fold(w.i - 1) not in setting_words().since
        ]
        when = pick(read, times, i, j)
        if when is None or not setting.type:
            return setting
        if setting.round == 2 and _a_round_ago(when):
            said.add("round")
            return replace(setting, round=1)
        iso = resolve(when, self.published)
        if iso is None:
            return setting
        year = int(iso[:4])
        if len(iso) >= 10 and (held := self.of_day(date.fromisoformat(iso[:10]), setting.type)):
            changed = held[0] != setting.year
            said.add("election")
            return replace(setting, year=held[0], round=held[1] or (None if changed else setting.round), partial=False)
        if len(iso) == 7 and year != setting.year and "election" not in said and (held_in := self.of_month(iso, setting.type)):
            said.add("election")
            return replace(setting, year=held_in, round=None, partial=False)
        if year != setting.year and (self.calendar.find(setting.type, year)) and "election" not in said and len(iso) == 4:
            said.add("election")
            return replace(setting, year=year, round=None, partial=False)
        return setting

    def _from_mention(self, read: Read, mention: ElectionMention, inherited: Setting) -> Setting:
        type = mention.type or inherited.type
        if mention.type == "primaire":
            return Setting("primaire", mention.year or self._primary_year(), primary=mention.primary or "")
        partial = mention.partial or (inherited.partial and type == inherited.type and mention.year in (None, inherited.year))
        year = mention.year or self._year_of(read, mention, type, partial, inherited)
        same = type == inherited.type and year == inherited.year
        place = inherited.place if type == inherited.type else ""
        return Setting(type, year, partial, place, inherited.round if same else None, foreign=mention.foreign)

    def _primary_year(self) -> int | None:
        return self.today.year if self.today else None

    def _year_of(self, read: Read, mention: ElectionMention, type: str, partial: bool, inherited: Setting) -> int | None:
        around = {read.fold(k) for k in (mention.i - 1, mention.i - 2, mention.j)}
        if around & setting_words().coming and self.today:
            coming = self.calendar.nearest(type, self.today, 1)
            return coming.year if coming else None
        if around & setting_words().gone and self.today:
            gone = self.calendar.nearest(type, self.today, -1)
            return gone.year if gone else None
        if type == inherited.type and inherited.year:
            return inherited.year
        if partial and self.today:
            return self.today.year
        stated = self._years.get(type, Counter())
        if len(stated) == 1 and not self._in_season(type):
            return next(iter(stated))
        if self.today:
            near = self.calendar.nearest(type, self.today)
            return near.year if near else None
        return stated.most_common(1)[0][0] if stated else None

    # -- places -------------------------------------------------------------------------------------------------------

    def _own_places(self, read: Read) -> list[PlaceMention]:
        """Places that no title or bracket of a name holds, and that are not where somebody was born or something took place."""
        inside = [r for r in read.roles if r.territory is not None and r.head.kind != "candidate"]
        held = {id(r.territory) for r in inside} | {id(p) for g in read.groups for p in g.places}
        return [p for p in read.places if id(p) not in held and self._is_where(read, p)]

    def _is_where(self, read: Read, place: PlaceMention) -> bool:
        before = [read.fold(k) for k in range(max(0, place.i - 3), place.i)]
        if place.preposition == "de" and place.kind in ("commune", "departement", "region"):
            return bool(setting_words().held_of & set(before)) or (place.kind != "commune" and bool(setting_words().scope_of & set(before)))
        return not setting_words().elsewhere & set(before)

    def _place_here(self, read: Read, i: int, j: int, type: str) -> str:
        places = [p for p in self._own_places(read) if self.place_name(p, type)]
        place = pick(read, places, i, j)
        return self.place_name(place, type) if place is not None else ""

    def _nationwide(self, read: Read, i: int, j: int, type: str) -> str:
        """`au niveau national`, near or in front: the country, where the election is one of the whole country."""
        if type not in self.words.throughout:
            return ""
        near = [read.fold(k) for k in range(max(0, i - 8), min(len(read.sentence.tokens), j + 6))]
        text = " ".join(near).replace("' ", "'")
        return self.words.throughout[type] if any(phrase in text for phrase in setting_words().nationwide) else ""

    def place_name(self, place: PlaceMention, type: str) -> str:
        """The name under which a place is a constituency of an election type; empty where it is none."""
        if not type:
            return ""
        if place.kind not in self.words.held_in.get(type, ()):
            return ""
        if place.name:
            return place.name
        base = self._departement if place.kind == "constituency" else ""
        return complete(place, base).name if base else ""

    @cached_property
    def _departement(self) -> str:
        """Département (or voters abroad) that a constituency told by its number alone lies in: that of the others, else the one named most."""
        own = [r for r in self.analysis.sentences if r.zone is not Zone.TEASER]
        numbered = Counter(
            p.name.rpartition("-")[0] if p.number else p.name for r in own for p in r.places if p.kind == "constituency" and p.name
        )
        named = Counter(p.name for r in own for p in r.places if p.kind in ("departement", "abroad"))
        for counts in (numbered, named):
            if counts:
                return counts.most_common(1)[0][0]
        return ""


def _bare_area(read: Read) -> Place | None:
    """The département or region that a line names, and nothing else (`VIENNE`, `Lot (2 sièges)`); an ordinary word elsewhere."""
    words = []
    for token in read.sentence.tokens:
        if token.text == "(":
            break
        if token.text not in "•-–—:*►▶":
            words.append(token.text)
    return language().lexicon.places.areas.get(key(" ".join(words))) if 0 < len(words) <= 5 else None


def _half_of_day(read: Read, i: int, j: int) -> int | None:
    """Both rounds of sénatoriales by majority are held on one day: the first in the morning, the second in the afternoon."""
    words = {read.fold(k) for k in range(i, j)}
    return 1 if words & {"matin", "matinee"} else 2 if words & {"apres-midi"} else None


def _tells_the_past(read: Read) -> bool:
    """Whether a sentence goes on telling of an earlier time, or has no verb of its own."""
    finite = [c.verb.tense for c in read.clauses if is_finite(c.verb)]
    return not finite or any(t in ("pluperfect", "imperfect", "past") for t in finite)


def _begins_or_ends(read: Read, when: When) -> bool:
    """Whether a time only bounds a span: `depuis 2014`, `de 2002 à 2007`, `jusqu'en 2001`."""
    before, after = read.fold(when.i - 1), read.fold(when.j)
    if before in setting_words().since or (before == "de" and when.only_year and after in ("a", "jusqu'a")):
        return True
    return before in ("a", "et") and when.only_year and any(w.only_year and w.j == when.i - 1 for w in read.times)


def _a_round_ago(when: When) -> bool:
    """`une semaine plus tôt`, `il y a quinze jours`: the time between two rounds."""
    if when.ago is None or when.ago > 0:
        return False
    return (when.unit == "week" and when.ago >= -2) or (when.unit == "day" and -15 <= when.ago <= -6)
