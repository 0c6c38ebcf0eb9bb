"""Rows of a table gathered into counts: one row, or a run of rows of one place and round.

Goes in: a table and its plan. Goes out: counts as they stream. A row that adds up the others is a count of its own (`total`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.results.cells import RawCell
from kg.results.headings import Plan
from kg.results.records import Count
from kg.results.tables import Row, Table, letter
from kg.results.vocabulary import heading_key, load

#: What tells the counts of a file of one row for each candidate apart.
KEYS = (
    "election_type", "year", "election_id", "round", "region_code", "region_name", "departement_code", "departement_name",
    "circonscription_code", "circonscription_name", "canton_code", "canton_name", "commune_code", "commune_name", "bureau_code",
    "section_name", "place_name",
)  # fmt: skip
_NAMES = frozenset({"surname", "person", "pair", "head", "list_name", "list_short", "nuance"})
_PLACES = ("place_name", "region_name", "departement_name", "circonscription_name", "canton_name", "commune_name", "departement_code")
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
        self._blocks: dict[int, list[_Cut]] = {}

    def _cut(self, columns: Mapping[str, int]) -> _Cut:
        return tuple((role, i, letter(self.table.first_column + i)) for role, i in columns.items())

    def begin(self, number: int, cells: Sequence[str]) -> None:
        """Start a count with this row."""
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

    def _lines(self, number: int, cells: Sequence[str]) -> list[dict[str, RawCell]]:
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
    return cells[0].startswith("--") or (len(cells) > 2 and sum(1 for c in cells if c.strip()) == 1)


def is_total(count: Count) -> bool:
    """Whether a row adds up the others."""
    words = load().words.totals
    return any(heading_key(count.text(role)) in words for role in _PLACES if role in count.fixed)


def scattered(rows: Iterator[Row], plan: Plan) -> list[Row]:
    """Rows of one count brought together, in the order in which the counts begin."""
    keys = [plan.fixed[role] for role in KEYS if role in plan.fixed]
    groups: dict[tuple[str, ...], list[Row]] = {}
    for number, cells in rows:
        if number >= plan.start:
            groups.setdefault(tuple(cells[i].strip() if i < len(cells) else "" for i in keys), []).append((number, list(cells)))
    return [row for group in groups.values() for row in group]
