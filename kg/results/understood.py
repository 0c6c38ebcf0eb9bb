"""A count understood: cells made numbers, names and flags, faults gathered with their cells.

Goes in: a `Count`, the election and the round. Goes out: an `Understood` count. What cannot be read is a `Fault` and leaves
its place empty: who reads the file decides that it is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from kg import voting
from kg.results import cells, names
from kg.results.cells import Flag, RawCell
from kg.results.election import Election
from kg.results.places import Place, place_of
from kg.results.records import Count, Fault
from kg.results.vocabulary import heading_key, load

T = TypeVar("T")
_COUNTS = ("registered", "voters", "abstentions", "blank", "null", "blank_or_null", "cast", "seats_to_fill")
_PERCENTS = ("turnout", "abstention")
#: More seats than any threshold between voting for persons and for lists.
_MANY_SEATS = 10
#: How far a fraction may be from that of the counts: `0.5` is half a percent, or half of the votes, as they say.
_ROUNDING = 0.001
_YES_NO = frozenset({"oui", "non"})


@dataclass(slots=True)
class Line:
    """One candidate, pair, list or nuance; `cells` by role."""

    cells: dict[str, RawCell]
    persons: tuple[str, ...] = ()
    list_name: str | None = None
    nuance: str | None = None
    position: int | None = None
    votes: int | None = None
    share: float | None = None
    share_registered: float | None = None
    rank: int | None = None
    seats: int | None = None
    flag: Flag | None = None

    @property
    def name(self) -> str:
        """Who it is, for people and for telling lines apart."""
        return " et ".join(self.persons) or self.list_name or self.nuance or ""

    @property
    def key(self) -> tuple[str, str]:
        """What tells a line apart in its contest: homonyms may stand against each other, under different nuances."""
        return self.name, self.nuance or ""

    def text(self, role: str) -> str:
        """What a cell of the line says; empty where there is none."""
        cell = self.cells.get(role)
        return cell.value.strip() if cell else ""


@dataclass(slots=True)
class Understood:
    """A count with its election, place and figures."""

    count: Count
    election: str
    round: int | None
    place: Place
    system: voting.System | None
    numbers: dict[str, float] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    total_votes: int | None = None
    #: Where rows of the count do not say the same of its figures.
    unlike: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def last_round(self) -> bool:
        """Whether no round comes after this one."""
        return self.round == 2 or self.round is None or (self.system is not None and self.system.rounds == 1)


def understand(count: Count, of: Election) -> Understood:
    """Read every cell of a count that is kept."""
    faults: list[Fault] = []
    held = voting.system_of(of.type, of.year)
    try:
        place = place_of(count, held.constituency if held else "", of.area)
    except ValueError as why:
        faults.append(_fault(count, RawCell(count.row, "", ""), str(why)))
        place = Place("area", "", None, whole=False)
    numbers: dict[str, float] = {}
    for roles, read in ((_COUNTS, cells.count), (_PERCENTS, cells.percent)):
        for role in roles:
            cell = count.fixed.get(role)
            value = _read(count, cell, read, faults) if cell else None
            if value is not None:
                numbers[role] = value
    unlike = [
        f"row {cell.row} says {cell.value.strip()} {role}, row {count.row} {numbers.get(role, 'nothing')}"
        for role, cell in count.repeated
        if _read(count, cell, cells.count, faults) != numbers.get(role)
    ]
    if numbers.get("seats_to_fill") == 0:
        del numbers["seats_to_fill"]
    lines = [_line(count, line, faults) for line in count.lines]
    system = _system(of, numbers.get("seats_to_fill"), lines)
    round_ = None if system is not None and system.rounds == 1 else of.round
    total = count.fixed.get("total_votes")
    total_votes = _read(count, total, cells.count, faults) if total else None
    _percents(numbers, lines)
    return Understood(count, of.id, round_, place, system, numbers, lines, total_votes, unlike, faults)


def _percents(numbers: dict[str, float], lines: list[Line]) -> None:
    """Make percentages of fractions, which cells of workbooks that are shown as percentages hold: `0.4667` where 420 of 900 voted so."""
    registered, cast = numbers.get("registered"), numbers.get("cast")
    for name, part in (("turnout", "voters"), ("abstention", "abstentions")):
        if name in numbers:
            numbers[name] = _percent(numbers[name], numbers.get(part), registered)
    for line in lines:
        if line.share is not None:
            line.share = _percent(line.share, line.votes, cast)
        if line.share_registered is not None:
            line.share_registered = _percent(line.share_registered, line.votes, registered)


def _percent(given: float, part: float | None, whole: float | None) -> float:
    """A percentage, given as one or as the fraction that the counts make."""
    is_fraction = 0 < given <= 1 and part is not None and whole and abs(given - part / whole) < _ROUNDING
    return round(100 * given, 2) if is_fraction else given


def _system(of: Election, seats: float | None, lines: list[Line]) -> voting.System | None:
    """The rules of the contest; who stands tells them where they depend on seats that the file does not give."""
    by_lists = bool(lines) and all(line.list_name for line in lines)
    by_names = bool(lines) and all(line.persons and not line.list_name for line in lines)
    return voting.system_of(of.type, of.year, int(seats) if seats else _MANY_SEATS if by_lists else None, by_names=by_names)


def _fault(count: Count, cell: RawCell, why: str) -> Fault:
    return Fault(count.sheet, cell.row, cell.column, cell.value.strip(), why)


def _read(count: Count, cell: RawCell, read: Callable[[str], T | None], faults: list[Fault]) -> T | None:
    try:
        return read(cell.value)
    except ValueError as why:
        faults.append(_fault(count, cell, str(why)))
        return None


def _line(count: Count, line: dict[str, RawCell], faults: list[Fault]) -> Line:
    def text(role: str) -> str:
        cell = line.get(role)
        return cell.value.strip() if cell else ""

    def read(role: str, how: Callable[[str], T | None]) -> T | None:
        cell = line.get(role)
        return _read(count, cell, how, faults) if cell else None

    found = Line(
        line, _persons(text), _list_name(text), text("nuance") or text("nuance_name") or None, votes=read("votes", cells.count),
        share=read("share", cells.percent), share_registered=read("share_registered", cells.percent),
        rank=read("rank", cells.count), position=read("position", cells.count) or None, flag=count.fate,
    )  # fmt: skip
    score = read("score", cells.percent)
    if found.share is None and score is not None:
        found.share = round(100 * score, 2) if count.fate is not None and score <= 1 else score  # those lists give fractions
    for role in ("elected", "seats"):
        if role in line:
            _fate(count, line[role], found, faults)
    if not found.name:
        cell = line.get("votes") or next(iter(line.values()))
        faults.append(_fault(count, cell, "votes of nobody: the name is blank"))
    return found


def _persons(text: Callable[[str], str]) -> tuple[str, ...]:
    if text("surname"):
        return (names.full_name(text("surname"), text("first_name")),)
    if text("pair"):
        return names.pair(text("pair"))
    if text("person"):
        return (names.person(text("person")),)
    head = text("head")
    return (names.person(head),) if head and heading_key(head) not in _YES_NO else ()


def _list_name(text: Callable[[str], str]) -> str | None:
    name = " ".join((text("list_name") or text("list_short")).split())
    return (name.capitalize() if heading_key(name) in load().words.answers else name) or None


def _fate(count: Count, cell: RawCell, line: Line, faults: list[Fault]) -> None:
    """`Sièges` and `Elu` hold a flag, or a number of seats."""
    if cell.value.strip().isdigit():
        seats = int(cell.value)
        if line.persons and not line.list_name:
            line.flag = Flag.ELECTED if seats else Flag.NOT
        else:
            line.seats = seats
        return
    line.flag = _read(count, cell, cells.flag, faults) or line.flag
