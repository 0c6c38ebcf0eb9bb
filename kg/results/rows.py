"""Rows of a table gathered into counts: one row, or a run of rows of one place and round.

Goes in: a table and its plan. Goes out: counts as they stream.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.results.cells import RawCell
from kg.results.headings import Plan
from kg.results.named_columns import lines_of
from kg.results.records import Count
from kg.results.tables import Row, Table, letter

#: What tells the counts of a file of one row for each candidate apart.
KEYS = (
    "election_type", "year", "election_id", "round", "region_code", "region_name", "departement_code", "departement_name",
    "circonscription_code", "circonscription_name", "canton_code", "canton_name", "commune_code", "commune_name", "bureau_code",
    "section_name", "place_name",
)  # fmt: skip
#: What rows of one count should all say alike.
FIGURES = frozenset({"registered", "voters", "abstentions", "blank", "null", "blank_or_null", "cast", "seats_to_fill"})
_NAMES = frozenset({"surname", "person", "pair", "head", "list_name", "list_short", "nuance"})
#: A column with its role and its letter, so that a row is cut without looking anything up.
_Cut = tuple[tuple[str, int, str], ...]


def counts_of(table: Table, plan: Plan) -> Iterator[Count]:
    """The counts of a table, in the order of its rows."""
    keys = [plan.fixed[role] for role in KEYS if role in plan.fixed]
    gather = _Gatherer(table, plan)
    widest = 0 if plan.period else plan.width
    last: Sequence[str] | None = None
    for number, cells in table.rows():
        if number < plan.start or not any(cells) or _explains(cells):
            continue
        if widest and len(cells) > widest and any(text.strip() for text in cells[widest:]):
            raise Misfit(table.name, number, letter(table.first_column + widest))
        key = [cells[i].strip() if i < len(cells) else "" for i in keys]
        if last is not None and key == last and not plan.wide and gather.count is not None:
            gather.add(number, cells)
            continue
        if gather.count is not None:
            yield gather.count
        gather.begin(number, cells)
        last = key
    if gather.count is not None:
        yield gather.count


class Misfit(Exception):  # noqa: N818 (it becomes a fault of the file)
    """A row with more cells than its heading names, where no block repeats."""

    def __init__(self, sheet: str | None, row: int, column: str) -> None:
        self.sheet, self.row, self.column = sheet, row, column
        super().__init__(f"row {row}: cells from column {column} on have no heading")


class _Gatherer:
    """The count that is being gathered."""

    def __init__(self, table: Table, plan: Plan) -> None:
        self.table, self.plan = table, plan
        self.count: Count | None = None
        self._fixed = self._cut(plan.fixed)
        self._figures = tuple(cut for cut in self._fixed if cut[0] in FIGURES)
        self._first: Sequence[str] = ()
        self._blocks: dict[int, list[_Cut]] = {}

    def _cut(self, columns: Mapping[str, int]) -> _Cut:
        return tuple((role, i, letter(self.table.first_column + i)) for role, i in columns.items())

    def begin(self, number: int, cells: Sequence[str]) -> None:
        """Start a count with this row."""
        self._first = cells
        fixed = _cells(self._fixed, number, cells)
        lines = self._lines(number, cells)
        plan = self.plan
        self.count = (
            Count(self.table.name, fixed, lines, plan.heading, plan.layout, number, plan.wide, plan.fate) if fixed or lines else None
        )

    def add(self, number: int, cells: Sequence[str]) -> None:
        """Add the candidates of a further row of the same count."""
        if self.count is not None:
            self.count.lines += self._lines(number, cells)
            width = len(cells)
            for role, i, name in self._figures:
                said = self._first[i] if i < len(self._first) else ""
                if i < width and cells[i] != said:
                    self.count.repeated.append((role, RawCell(number, name, cells[i])))

    def _lines(self, number: int, cells: Sequence[str]) -> list[dict[str, RawCell]]:
        if self.plan.named:
            return lines_of(self.plan.named, number, cells, self.table.first_column)
        width = len(cells)
        blocks = self._blocks.get(width)
        if blocks is None:
            blocks = self._blocks[width] = [self._cut(block) for block in self.plan.blocks_of(width)]
        lines = (_cells(block, number, cells) for block in blocks)
        return [line for line in lines if "votes" in line or not _NAMES.isdisjoint(line)]


def _cells(cut: _Cut, number: int, cells: Sequence[str]) -> dict[str, RawCell]:
    width = len(cells)
    return {role: RawCell(number, name, cells[i]) for role, i, name in cut if i < width and cells[i] and not cells[i].isspace()}


def _explains(cells: Sequence[str]) -> bool:
    """A line between dashes, or a note under the table: one cell alone."""
    if cells[0].startswith("--"):
        return True
    return len(cells) > 2 and not (cells[0] and cells[1]) and sum(1 for c in cells if c and not c.isspace()) == 1


def scattered(rows: Iterator[Row], plan: Plan) -> list[Row]:
    """Rows of one count brought together, in the order in which the counts begin."""
    keys = [plan.fixed[role] for role in KEYS if role in plan.fixed]
    groups: dict[tuple[str, ...], list[Row]] = {}
    for number, cells in rows:
        if number >= plan.start:
            groups.setdefault(tuple(cells[i].strip() if i < len(cells) else "" for i in keys), []).append((number, list(cells)))
    return [row for group in groups.values() for row in group]
