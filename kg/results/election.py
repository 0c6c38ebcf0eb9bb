"""Which election and round a count is of: its own cells first, then what stands over the table, then the name of the file.

Goes in: what a sample of the file tells, the name, the user's word. Goes out: type, year and round of each count, and
warnings where the name says otherwise than the content: the content wins. Refused (`SourceError`): a file that neither
content nor name date.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from kg import elections, voting
from kg.errors import SourceError
from kg.results.clues import Clue, clue_in
from kg.results.inference import inferred, year_against_name
from kg.results.records import Count
from kg.results.vocabulary import heading_key, load
from kg.sources.paths import STDIN

_FOLDERS = 2
_REMEDY = "name it with --election (as legislatives-2022) and --round"


@dataclass(frozen=True, slots=True)
class Election:
    """What a count is of; `area` is where it is from when it has no columns of places (`France`), empty where nothing tells."""

    type: str
    year: int
    round: int | None
    partial: bool
    area: str = ""

    @property
    def id(self) -> str:
        """The identifier that facts carry."""
        return f"{self.type}-partielles-{self.year}" if self.partial else f"{self.type}-{self.year}"


@dataclass(slots=True)
class Clues:
    """What a file tells on the whole."""

    path: Path
    content: Clue = field(default_factory=Clue)
    #: What is only gathered from its content (`kg.results.inference`).
    inferred: Clue = field(default_factory=Clue)
    option: Clue = field(default_factory=Clue)
    name: Clue = field(default_factory=Clue)
    #: Rounds that the content itself tells.
    rounds: set[int] = field(default_factory=set)
    contradictions: dict[str, None] = field(default_factory=dict)

    @property
    def warnings(self) -> list[str]:
        """Where the name says otherwise than the content, once all counts were asked for."""
        told = (self.option | self.name).round
        found = list(self.contradictions)
        if told and self.rounds and told not in self.rounds:
            found.append(self._told("round", told, " and ".join(map(str, sorted(self.rounds)))))
        return found

    def _told(self, what: str, named: object, said: object) -> str:
        who = "the command line" if getattr(self.option, what) == named else "its name"
        return f"{self.path}: {who} says {what} {named}, its content {said}: the content is taken"

    def of(self, count: Count) -> Election:
        """Election and round of a count.

        Raises:
            SourceError: its type, year or round is told by nothing.
        """
        own = _own(count)
        inside = own | clue_in(count.heading) | self.content
        self._contradicted(inside)
        whole = inside | self.option | self.name | self.inferred
        if whole.type is None or whole.year is None:
            raise SourceError(f"{self.path}: neither its content nor its name tells which election it counts", _REMEDY)
        known = inside | self.option | self.name
        if known.type is None or known.year is None:
            told = (
                f"{self.path}: {whole.type}-{whole.year} is gathered from its nuances, pairs and dates alone; --election says it for sure"
            )
            self.contradictions[told] = None
        round_ = whole.round
        if _rounds(whole.type, whole.year) == 1:
            round_ = None
        elif round_ is None and not _undated(count):
            raise SourceError(f"{self.path}: neither its content nor its name tells which round of {whole.type} it counts", _REMEDY)
        return Election(whole.type, whole.year, round_, whole.partial, _area(f"{count.heading} {self.path.stem}"))

    def _contradicted(self, inside: Clue) -> None:
        told = self.option | self.name
        if inside.round:
            self.rounds.add(inside.round)
        for what in ("type", "year"):
            said, named = getattr(inside, what), getattr(told, what)
            if said and named and said != named:
                self.contradictions[self._told(what, named, said)] = None


def clues_of(path: Path, sample: Iterable[Count], option: Clue) -> Clues:
    """What the first counts of a file, and its name, tell."""
    counts = list(sample)
    clues = Clues(path, option=option, name=_name(path))
    for count in counts:
        clues.content |= _without_round(_own(count) | clue_in(count.heading))
        source = clue_in(count.text("source"))
        clues.content |= source if source.type else Clue()
    told = clues.option | clues.name
    clues.inferred = inferred(counts, clues.content | told)
    clues.content |= year_against_name(counts, told, clues.content)
    return clues


def _without_round(clue: Clue) -> Clue:
    return Clue(clue.type, clue.year, None, clue.partial)


def _own(count: Count) -> Clue:
    return _cells(*(count.text(role) for role in ("election_type", "year", "round", "election_id")))


@lru_cache(maxsize=4096)
def _cells(type_: str, year: str, round_: str, id_: str) -> Clue:
    named = clue_in(type_)
    own = Clue(
        named.type, int(year) if year.isdigit() else named.year, int(round_) if round_ in ("1", "2", "3") else clue_in(round_).round,
        named.partial,
    )  # fmt: skip
    return own | (clue_in(id_, short=True) if id_ else Clue())


def _name(path: Path) -> Clue:
    if path == STDIN:
        return Clue()
    clue = clue_in(path.stem, short=True)
    for folder in list(path.absolute().parents)[:_FOLDERS]:
        if clue.type and clue.year:
            break
        above = clue_in(folder.name, short=True)
        if above.type and above.year and clue.type in (None, above.type) and clue.year in (None, above.year):
            clue |= above
    return clue


def _rounds(type_: str, year: int) -> int:
    """How many rounds an election has; two where it depends on the constituency."""
    held = elections.load().find(type_, year)
    system = voting.system_of(type_, year)
    return len(held.days) if held else system.rounds if system else 2


@lru_cache(maxsize=256)
def _area(text: str) -> str:
    """The area that titles or the name of a file speak of, where a count of nowhere else would be from."""
    words = f" {heading_key(text)} "
    return next((name for name, told in load().words.areas.items() if any(f" {word} " in words for word in told)), "")


def _undated(count: Count) -> bool:
    """Counts whose round is of no matter: candidates before the vote."""
    return count.layout in ("candidates", "xml candidates")
