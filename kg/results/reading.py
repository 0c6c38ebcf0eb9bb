"""A result file as a source: its document, and its facts as they are asked for.

Goes in: a path, or standard input. Goes out: a `ResultFile`: read through once to be sure of all of it, its facts made anew
each time they are asked for, count by count, so that a file of a million rows is never in memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from pathlib import Path

from kg import elections, voting
from kg.arithmetic import Breach
from kg.errors import SourceError, UsageError
from kg.facts import BaseFact
from kg.model import Document
from kg.results import counting
from kg.results.clues import Clue, clue_in
from kg.results.judged import outcomes_for
from kg.results.making import Maker
from kg.results.places import is_total
from kg.results.scan import Scan, scan
from kg.results.source import Source
from kg.results.sums import Level
from kg.results.understood import understand
from kg.results.vocabulary import load
from kg.sources.paths import STDIN

_PUBLISHER = "Ministère de l'Intérieur"
_DAY = re.compile(r"(\d{1,4})[/-](\d{1,2})[/-](\d{1,4})")


class ResultFile:
    """The facts of one result file; iterating reads the file again.

    Raises:
        SourceError: something in the file cannot be read, is there twice or is not told; `strict`: there are warnings.
    """

    def __init__(self, source: Source, *, option: Clue | None = None, published: str | None = None, strict: bool = False) -> None:
        self._scan: Scan = scan(source, option or Clue())
        self._published = published
        if strict and self.warnings:
            raise SourceError("; ".join(self.warnings), "correct it, or leave --strict out")

    def __len__(self) -> int:
        """How many facts it gives."""
        return self._scan.facts

    def __iter__(self) -> Iterator[BaseFact]:
        """The facts, count by count."""
        found, maker = self._scan, Maker(self.document.id, self.document.sha256)
        for count in counting.counts_of(found.source, found.scattered):
            if is_total(count):
                continue
            of = understand(count, found.clues.of(count))
            yield from maker.facts(of, outcomes_for(of, found.second_round))

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the user should know, and `--strict` refuses."""
        return tuple(self._scan.warnings)

    @property
    def notes(self) -> tuple[str, ...]:
        """What there is to say of a file without facts."""
        return tuple(self._scan.notes)

    @property
    def breaches(self) -> tuple[Breach, ...]:
        """Figures of the file that do not go together."""
        return tuple(self._scan.breaches)

    @property
    def scan(self) -> Scan:
        """What reading it through told."""
        return self._scan

    @cached_property
    def document(self) -> Document:
        """The file as a document without text; its facts point at its cells."""
        found, path = self._scan, self._scan.source.path
        published, published_from = self._date()
        told = sorted({f"{level.election}{f', tour {level.round}' if level.round else ''}" for level in found.sums})
        return Document(
            id="stdin" if path == STDIN else path.stem,
            text="",
            title="Résultats officiels : " + "; ".join(told) if told else "Résultats officiels",
            published=published,
            published_from=published_from,
            publisher=_PUBLISHER if found.signed else None,
            path=str(path),
            kind=found.status,
            digest=found.source.sha256,
        )

    def _date(self) -> tuple[str | None, str | None]:
        """When it was published, and what says so: the day of its export, the user, else the vote that it counts."""
        if exported := _iso(self._scan.exported):
            return exported, "metadata"
        if self._published:
            return self._published, "option"
        days = [day for level, sums in self._scan.sums.items() if sums.registered or sums.votes for day in _days(level)]
        return (max(days), "calendar") if days else (None, None)


def _days(level: Level) -> list[str]:
    """The day of a round, in a list; an empty one where the calendar does not know the election."""
    found = voting.split(level.election)
    days = elections.load().rounds(*found) if found else ()
    number = level.round or len(days)
    return [days[number - 1].isoformat()] if 0 < number <= len(days) else []


def is_result_file(path: Path, source: Source | None = None) -> bool:
    """Whether a file is one of results, or a table or XML that is no article: by its content."""
    if path != STDIN and not path.is_file():
        return False
    source = source or Source(path)
    return bool(source.head.strip()) and counting.looks_official(source)


def option_of(election: str | None, round_: int | None) -> Clue:
    """What the user says of the election, as a clue.

    Raises:
        UsageError: no election of this project is called so.
    """
    if election is None:
        return Clue(round=round_)
    told = clue_in(election.replace("-", " "))
    type_, _, year = election.rpartition("-")
    if not year.isdigit() or type_.removesuffix("-partielles") not in load().words.types:
        raise UsageError(
            f"--election {election}: no election is called so", "write it as legislatives-2022 or legislatives-partielles-2024"
        )
    return Clue(told.type or type_, int(year), round_, type_.endswith("-partielles"))


def _iso(text: str) -> str | None:
    """Day of an export: `27/09/2026` and `2026-09-27`; of `3/23/2015` the order that makes a date."""
    found = _DAY.match(text.strip())
    if not found:
        return None
    a, b, c = (int(part) for part in found.groups())
    orders = [(a, b, c)] if a > 31 else [(c, b, a), (c, a, b)]
    for year, month, day in orders:
        try:
            return datetime(year, month, day).date().isoformat()
        except ValueError:
            continue
    return None
