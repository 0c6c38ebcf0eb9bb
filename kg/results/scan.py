"""A file read through once before any of its facts is given, to know that it is whole, of which election, and adds up.

Goes in: a `Source`. Goes out: a `Scan`. Refused (`SourceError`): cells that cannot be read (file, sheet, row, column), a
contest twice, a fictitious file, an election that nothing tells; nothing of such a file is loaded.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice

from kg.arithmetic import Breach, Kind, check
from kg.errors import SourceError
from kg.model import SourceKind
from kg.results import counting, ministry_xml
from kg.results.cells import RawCell
from kg.results.clues import Clue
from kg.results.counting import Unread
from kg.results.election import Clues, clues_of
from kg.results.judged import SecondRounds, figures_of, outcomes_for
from kg.results.making import Maker
from kg.results.places import is_total
from kg.results.records import Count, Fault
from kg.results.rows import KEYS
from kg.results.source import Source
from kg.results.sums import Level, Sums, totals
from kg.results.understood import Understood, understand
from kg.results.vocabulary import heading_key, load

_SAMPLE = 2000
_SHOWN = 5
_MOST_FAULTS = 1000


@dataclass(slots=True)
class Scan:
    """What reading a file through told."""

    source: Source
    clues: Clues
    facts: int = 0
    status: SourceKind = SourceKind.RESULTS
    exported: str = ""
    signed: bool = False
    scattered: frozenset[str | None] = frozenset()
    second_round: SecondRounds = field(default_factory=dict)
    sums: dict[Level, Sums] = field(default_factory=dict)
    breaches: list[Breach] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def scan(source: Source, option: Clue) -> Scan:
    """Read a file through.

    Raises:
        SourceError: something in it cannot be read, is there twice, or is not told.
    """
    try:
        return _Scanner(source, option).run()
    except _Scattered as found:
        return _Scanner(source, option, frozenset(found.tables)).run()


class _Scattered(Exception):  # noqa: N818 (a signal to read again)
    def __init__(self, tables: set[str | None]) -> None:
        self.tables = tables


class _Scanner:
    def __init__(self, source: Source, option: Clue, scattered: frozenset[str | None] = frozenset()) -> None:
        self.source, self.scattered = source, scattered
        self.unread = Unread()
        clues = clues_of(source.path, islice(counting.counts_of(source, scattered), _SAMPLE), option)
        self.found = Scan(source, clues, scattered=scattered)
        self.faults: list[Fault] = []
        self.seen: dict[int, int] = {}
        self.to_gather: set[str | None] = set()
        self.maker = Maker("", "")

    def run(self) -> Scan:
        """Read it all."""
        found = self.found
        for count in counting.counts_of(self.source, self.scattered, self.unread):
            self._take(count)
        if self.to_gather:
            raise _Scattered(self.to_gather)
        if self.faults:
            raise SourceError(f"{self.source.path}: {_told(self.faults)}", "correct the file, nothing of it was read")
        if not found.sums and not found.facts:
            self._nothing()
        found.breaches += totals(found.sums, str(self.source.path))
        found.warnings += found.clues.warnings
        found.warnings += [f"{self.source.path}: sheet {name!r} is of no known layout and was not read" for name in self.unread.sheets]
        found.warnings += [f"{self.source.path}: {name} is not known and was not read" for name in self.unread.columns]
        return found

    def _take(self, count: Count) -> None:
        found = self.found
        self._refuse_fiction(count)
        of = understand(count, found.clues.of(count))
        if len(self.faults) < _MOST_FAULTS:
            self.faults += of.faults
        self._told_of_file(count)
        if of.faults:
            return
        total = is_total(count)
        level = Level(count.sheet or "", of.election, of.round, "total" if total else of.place.level)
        if count.fate is None:
            found.sums.setdefault(level, Sums()).add(of)
            self._twice(count, of)
        if total:
            return
        outcomes = outcomes_for(of, None)
        found.facts += self.maker.count(of, outcomes)
        if of.round == 2 and of.place.whole and of.place.contest:
            found.second_round.setdefault((of.election, of.place.contest), set()).update(line.key for line in of.lines)
        if count.fate is None:
            figures = figures_of(of, outcomes, self.source.path.name)
            found.breaches += check(figures)
            where = (of.election, of.place.name, of.round)
            found.breaches += [Breach(Kind.REPEATED, *where, message, figures.where) for message in of.unlike]
            if of.total_votes is not None and of.total_votes != sum(line.votes or 0 for line in of.lines):
                said = f"the candidates have {sum(line.votes or 0 for line in of.lines)} votes, the file's own total is {of.total_votes}"
                found.breaches.append(Breach(Kind.TOTAL, *where, said, figures.where))

    def _twice(self, count: Count, of: Understood) -> None:
        key = hash((count.sheet, of.round, count.layout, *(count.text(role) for role in KEYS)))
        first = self.seen.setdefault(key, count.row)
        if first != count.row:
            if not count.wide and not self.scattered:
                self.to_gather.add(count.sheet)
                return
            self._fault_twice(count, of.place.name, first)
        told: dict[tuple[str, ...], RawCell] = {}
        for line in of.lines:
            cell = next(iter(line.cells.values()))
            first_cell = told.setdefault((*line.key, line.list_name or "", *(line.text(r) for r in ("panel", "deposit", "position"))), cell)
            if first_cell is not cell:
                self._fault_twice(count, f"{of.place.name}, {line.name}", first_cell.row, cell.row)
                return

    def _fault_twice(self, count: Count, what: str, first: int, row: int = 0) -> None:
        self.faults.append(Fault(count.sheet, row or count.row, "", what, f"a contest twice, first in row {first}"))

    def _refuse_fiction(self, count: Count) -> None:
        said, over = heading_key(count.text("election_type")), heading_key(count.heading)
        if any(words in said for words in load().words.fictitious) or load().words.fictitious[0] in over:
            cell = count.fixed.get("election_type", RawCell(1, "", count.heading))
            where = Fault(count.sheet, cell.row, cell.column, cell.value.strip(), "a fictitious file, made for tests")
            raise SourceError(f"{self.source.path}: {where}", "give the real results")

    def _told_of_file(self, count: Count) -> None:
        found, words = self.found, load().words
        if not found.exported and count.text("exported"):
            found.exported = count.text("exported")
        found.signed = found.signed or count.layout in ("xml", "page", "xml candidates") or "gouv.fr" in count.text("source")
        if found.status is SourceKind.RESULTS:
            told = heading_key(" ".join((count.heading, count.text("source"), self.source.path.stem)))
            if any(f" {w} " in f" {told} " for w in words.provisional):
                found.status = SourceKind.PROVISIONAL
            elif any(f" {w} " in f" {told} " for w in words.final):
                found.status = SourceKind.FINAL

    def _nothing(self) -> None:
        index = ministry_xml.index_of(self.source) if ministry_xml.looks_like_xml(self.source) else None
        if not index:
            raise SourceError(f"{self.source.path}: no count in it", "give a file with figures or candidates")
        told = ", ".join(f"{n} {what}" for what, n in sorted(index.items()))
        self.found.notes.append(f"{self.source.path}: an index of contests by the round that filled them ({told}), which holds no result")


def _told(faults: list[Fault]) -> str:
    more = f"; and {len(faults) - _SHOWN} more" if len(faults) > _SHOWN else ""
    return "; ".join(map(str, faults[:_SHOWN])) + more
