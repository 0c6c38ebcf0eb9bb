"""Which election, where, which round a sentence speaks of.

Goes in: an analysis. Goes out: a `Setting` for any stretch of a sentence. What the sentence says itself comes first, then what its
paragraph, the heading over it, the headline and the lede say; another election or place drops what was inherited. The year of an
election that is named without one comes from the publication date and the calendar.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from kg.extract.analysis import Analysis, Read, language
from kg.extract.contest_places import ContestPlaces, bare_area
from kg.extract.election_dates import ElectionDates
from kg.extract.main_setting import MainSetting
from kg.extract.names import ElectionMention, PlaceMention
from kg.extract.picking import against, compared, frame_end, in_main_clause, pick, where_held, within
from kg.extract.place_told import PlaceTold
from kg.extract.round_told import a_round_ago, to_come
from kg.extract.setting_mentions import begins_or_ends, half_of_day, is_elsewhere, of_a_title, of_another, tells_round, tells_the_past
from kg.extract.times import When, resolve
from kg.model import Zone

#: Tokens of a line that may stand over others.
_LONGEST_HEAD = 14
#: Elections of which by-elections are held.
_BY_ELECTIONS = frozenset({"legislatives", "municipales", "senatoriales", "cantonales", "departementales"})


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
    round_told: bool = False
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
    defaults: Setting = Setting()
    _before: dict[int, Setting] = field(default_factory=dict)
    _places_of: dict[tuple[str, int | None], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.published = self.analysis.document.published
        self.words = language().lexicon.elections
        self.places = ContestPlaces(self.analysis)
        self.place_told = PlaceTold(self.places)
        self.dates = ElectionDates(self.analysis)
        own = [r for r in self.analysis.sentences if r.zone is not Zone.TEASER]
        self.main = MainSetting(own, self.places, self.dates)
        self.defaults = self._of_document(own)
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
        """How many rounds of an election were over when the article came out."""
        return self.dates.held(setting)

    def before_by_election(self, setting: Setting) -> Setting:
        """The general election that a by-election came after: what was annulled so that it had to be held."""
        last = self.dates.calendar.nearest(setting.type, self.dates.today, -1) if self.dates.today else None
        return replace(setting, year=last.year, partial=False, round=None) if last is not None else setting

    def place_name(self, place: PlaceMention, type: str) -> str:
        """The name under which a place is a constituency of an election type; empty where it is none."""
        return self.places.name(place, type)

    # -- the document -------------------------------------------------------------------------------------------------

    def _of_document(self, own: Sequence[Read]) -> Setting:
        found = self.main.election()
        if found is None:
            return self._running()
        read, mention = found
        setting = self._from_mention(read, mention, Setting())
        head = [m for r in own if r.zone in (Zone.HEADLINE, Zone.KICKER, Zone.LEDE) for m in r.elections if m.partial]
        partial = any(m.type in ("", setting.type) for m in head)
        if partial and setting.type in _BY_ELECTIONS:
            setting = replace(setting, partial=True, year=mention.year or (self.dates.today.year if self.dates.today else setting.year))
        setting = replace(setting, place=self.main.place(setting.type, setting.year))
        return replace(setting, round=self.main.round(setting), said=frozenset())

    def _running(self) -> Setting:
        """The election that was being held when the article came out, where no other could be meant."""
        if self.dates.today is None:
            return Setting()
        running = [e for e in self.dates.calendar.running(self.dates.today, 30, 14) if not e.expected and not e.territory]
        return Setting(running[0].type, running[0].year) if len(running) == 1 else Setting()

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
                over = replace(self.defaults, place=heading.place) if heads and _only_round(read) else self.defaults
                segment, running = read.sentence.segment, self._into_paragraph(over if heads else heading, running, heads)
            if running.election != heading.election and not tells_the_past(read):
                running = replace(heading, place=heading.place or running.place)
            self._before[read.index] = running
            running = self._carried(read, running)
            if heads:
                heading = running = self._named_by(read, running)

    def _into_paragraph(self, heading: Setting, running: Setting, heads: bool) -> Setting:
        """An article about several places goes on with that of the paragraph before until it names another."""
        if heads or heading.place or running.type != heading.type:
            return heading
        return replace(heading, place=running.place)

    def _heads(self, read: Read) -> bool:
        """Whether a line stands over those that follow: an intertitle, or a line with nothing but a place."""
        if read.zone is Zone.HEADING:
            return True
        tokens = read.sentence.tokens
        if read.zone not in (Zone.BODY, Zone.LIST_ITEM) or len(tokens) > _LONGEST_HEAD or read.persons or read.sentence.inside:
            return False
        if read.clauses:
            return False
        capitals = all(t.upper for t in tokens if t.text.isalpha()) and any(len(t.text) > 2 for t in tokens)
        if tokens[-1].text in ".!?…":
            return capitals and tokens[-1].text == "."
        placed = any(self.places.name(p, self.defaults.type) for p in read.places) or bare_area(read) is not None
        return placed or bool(read.rounds) or capitals

    def _named_by(self, read: Read, running: Setting) -> Setting:
        """The place of a heading; in départementales and cantonales a heading may be the bare name of a canton."""
        names = [n for p in read.places if (n := self.places.name(p, running.type))]
        if names:
            return replace(running, place=names[0] if len(set(names)) == 1 else "")
        tokens = read.sentence.tokens
        if not names and (area := bare_area(read)) is not None and area.kind in self.words.held_in.get(running.type, ()):
            return replace(running, place=area.name)
        if running.type in ("departementales", "cantonales") and not names and len(tokens) <= 6 and not read.clauses and tokens[0].capital:
            name = " ".join(t.text for t in tokens)
            name = name.title() if name.isupper() else name
            return replace(running, place=f"{self.places.departement}-{name}" if self.places.departement else name)
        return running

    def _carried(self, read: Read, running: Setting) -> Setting:
        """What a sentence leaves to those after it in its paragraph: what its opening frame says, a round or place named once."""
        frame = frame_end(read)
        told = self._told(read, 0, max(frame, 1), running, "")
        if not any(m.i < frame and not of_a_title(read, m) for m in (*read.elections, *read.rounds, *read.times)):
            told = replace(
                told, type=running.type, year=running.year, partial=running.partial, round=running.round, round_told=running.round_told
            )
        main = [
            m for m in read.rounds if (in_main_clause(read, m) or where_held(read, m)) and not compared(read, m) and not to_come(read, m)
        ]
        if "round" not in told.said and len({m.number for m in main}) == 1:
            told = replace(told, round=main[0].number or None, round_told=True) if told.type not in self.words.one_round else told
        own = [p for p in self.places.own(read) if read.sentence.inside is None and in_main_clause(read, p)]
        names = {n for p in own if (n := self.places.name(p, told.type))}
        if len(names) == 1 and ("place" not in told.said or all(n.startswith(f"{told.place}-") for n in names)):
            told = replace(told, place=names.pop())
        if told.place in self.words.throughout.values() and told.type not in self.words.throughout:
            told = replace(told, place=running.place)  # `au niveau national` is said of one figure alone
        return replace(told, said=frozenset())

    # -- one sentence -------------------------------------------------------------------------------------------------

    def _told(self, read: Read, i: int, j: int, inherited: Setting, type: str) -> Setting:
        setting, said = inherited, set()
        named = [m for m in read.elections if (m.year or m.partial or not m.generic) and not of_another(read, m, i)]
        election = pick(read, named, i, j)
        if election is not None:
            setting = self._from_mention(read, election, inherited)
            said.add("election")
            if setting.election != inherited.election:
                setting = replace(setting, round=None, round_told=False)
            if election.type and election.year is None:
                setting = self._of_its_year(read, election, setting)
        if type and type != setting.type:
            setting = Setting(type, place=self._kept_place(inherited, type), foreign=setting.foreign)
            setting = replace(setting, year=self._year_for(read, type, i, j))
            said.add("election")
        setting = self._dated(read, i, j, setting, said)
        rounds = [m for m in read.rounds if tells_round(read, m, j)]
        number = pick(read, rounds, i, j) or next((m for m in rounds if m.j <= i and where_held(read, m)), None)
        if number is not None:
            setting = replace(setting, round=number.number or None, round_told=True)
            said.add("round")
        elif setting.type == "senatoriales" and (half := half_of_day(read, i, j)):
            setting = replace(setting, round=half)
            said.add("round")
        if is_elsewhere(read):
            setting = replace(setting, place="")
        if place := self.place_told.at(read, i, j, setting.type, setting.place):
            setting = replace(setting, place=place)
            said.add("place")
        elif not setting.place and setting.type and setting.type != self.defaults.type:
            setting = replace(setting, place=self._place_of(setting.type, setting.year))
        if setting.type in self.words.one_round:
            setting = replace(setting, round=None)
        return replace(setting, said=frozenset(said))

    def _place_of(self, type: str, year: int | None) -> str:
        """The constituency of the document for an election that is not the one it is about."""
        if (type, year) not in self._places_of:
            whole = self.words.throughout.get(type, "") or self.dates.territory(type, year)
            self._places_of[type, year] = whole or self.main.place(type, year)
        return self._places_of[type, year]

    def _kept_place(self, inherited: Setting, type: str) -> str:
        return inherited.place if inherited.type == type else ""

    def _of_its_year(self, read: Read, mention: ElectionMention, setting: Setting) -> Setting:
        """`En 2017, il soutenait le candidat à la présidentielle`: an election of the year that its clause tells."""
        times = [w for w in read.times if w.only_year and not within(w, read.elections) and not begins_or_ends(read, w)]
        when = pick(read, times, mention.i, mention.j) if len(times) == 1 else None
        if when is None or when.year == setting.year or self.dates.calendar.find(setting.type, when.year or 0) is None:
            return setting
        return replace(setting, year=when.year, round=None, partial=False)

    def _year_for(self, read: Read, type: str, i: int, j: int) -> int | None:
        """The year of an election that a mandate implies: the one that stands beside, else none."""
        when = pick(read, [w for w in read.times if w.year or w.ago], i, j)
        if when is not None:
            iso = resolve(when, self.published)
            if iso and (election := self.dates.calendar.find(type, int(iso[:4]))):
                return election.year
        return None

    def _dated(self, read: Read, i: int, j: int, setting: Setting, said: set[str]) -> Setting:
        """A year or a day in the sentence: `en 2014`, `le 20 juin`, `dimanche`."""
        times = [w for w in read.times if not (w.only_hour or within(w, read.elections) or begins_or_ends(read, w) or against(read, j, w))]
        when = pick(read, times, i, j)
        if when is None:
            return setting
        if not setting.type:
            return self._by_day(when, setting, said)
        if setting.round == 2 and a_round_ago(when):
            said.add("round")
            return replace(setting, round=1)
        if when.ago is not None and when.unit == "year":
            return self._years_ago(when, setting, said)
        iso = resolve(when, self.published)
        if iso is None:
            return setting
        year = int(iso[:4])
        if len(iso) >= 10 and (held := self.dates.of_day(date.fromisoformat(iso[:10]), setting.type)):
            changed = held[0] != setting.year
            said.add("election")
            return replace(setting, year=held[0], round=held[1] or (None if changed else setting.round), partial=False)
        if len(iso) == 7 and (month := self.dates.of_month(iso, setting.type)):
            return self._in_month(*month, setting, said)
        if year != setting.year and (self.dates.calendar.find(setting.type, year)) and "election" not in said and len(iso) == 4:
            said.add("election")
            return replace(setting, year=year, round=None, partial=False)
        return setting

    def _in_month(self, year: int, number: int | None, setting: Setting, said: set[str]) -> Setting:
        """`en mars 2014`, `en avril dernier`: the election held then, and its round where only one was."""
        if year != setting.year and "election" in said:
            return setting
        if year != setting.year:
            said.add("election")
            setting = replace(setting, year=year, round=None, round_told=False, partial=False)
        if number is not None and not setting.partial:
            said.add("round")
            setting = replace(setting, round=number, round_told=True)
        return setting

    def _years_ago(self, when: When, setting: Setting, said: set[str]) -> Setting:
        """`il y a cinq ans`, `six ans plus tôt`: the election of its type nearest to then, if no more than a year off."""
        start = setting.year if when.told else self.dates.today.year if self.dates.today else None
        year = self.dates.near_year(setting.type, start + (when.ago or 0)) if start is not None else None
        if year is None or year == setting.year or "election" in said:
            return setting
        said.add("election")
        return replace(setting, year=year, round=None, round_told=False, partial=False)

    def _by_day(self, when: When, setting: Setting, said: set[str]) -> Setting:
        """A day on which one election alone was held names it where nothing else does."""
        iso = resolve(when, self.published) or ""
        types = self.dates.types_on(date.fromisoformat(iso)) if len(iso) == 10 else []
        if len(types) != 1 or (held := self.dates.of_day(date.fromisoformat(iso), types[0])) is None:
            return setting
        said.add("election")
        return replace(setting, type=types[0], year=held[0], round=held[1])

    def _from_mention(self, read: Read, mention: ElectionMention, inherited: Setting) -> Setting:
        type = mention.type or inherited.type
        if mention.type == "primaire":
            return Setting("primaire", mention.year or self._primary_year(), primary=mention.primary or "")
        partial = mention.partial or (inherited.partial and type == inherited.type and mention.year in (None, inherited.year))
        year = mention.year or self.dates.year_of(read, mention, type, partial, inherited)
        same = type == inherited.type and year == inherited.year
        place = inherited.place if type == inherited.type else ""
        return Setting(type, year, partial, place, inherited.round if same else None, foreign=mention.foreign)

    def _primary_year(self) -> int | None:
        return self.dates.today.year if self.dates.today else None


def _only_round(read: Read) -> bool:
    """Whether a heading tells a round and nothing else (`Second tour`): the place of the heading over it goes on."""
    return bool(read.rounds) and not (read.places or read.elections or read.times)
