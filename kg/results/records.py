"""What every reader of result files gives: one count of one round in one place, cell by cell, not yet understood.

A `Count` is what a row of a wide file, a run of rows of a one-row-per-candidate file, a `Tour` of the XML or a pair of tables
of a page hold. Roles are those of `kg/resources/results/columns.yaml`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.results.cells import Flag, RawCell


@dataclass(slots=True)
class Count:
    """One count.

    Args:
        sheet: sheet or table of the file, None where it has but one.
        fixed: cells of the election, the place and the turnout, by role; blank ones are left out.
        lines: cells of each candidate, pair, list or nuance.
        heading: what stands over the table: titles, captions, the name of the sheet.
        layout: how the file was read, for the facts' `rule`.
        row: where the count starts, counted from 1.
        wide: all its lines stood in one row.
        repeated: cells of later rows of the count that do not say what its first row says, with their roles.
        fate: what the sheet says of everybody on it (`Elus`, `Sortants battus`).
    """

    sheet: str | None
    fixed: dict[str, RawCell]
    lines: list[dict[str, RawCell]]
    heading: str
    layout: str
    row: int
    wide: bool = True
    fate: Flag | None = None
    repeated: list[tuple[str, RawCell]] = field(default_factory=list)

    def text(self, role: str) -> str:
        """What a cell of the count says; empty where there is none."""
        cell = self.fixed.get(role)
        return cell.value.strip() if cell else ""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that cannot be read, and where."""

    sheet: str | None
    row: int
    column: str
    value: str
    why: str

    def __str__(self) -> str:
        sheet = f"sheet {self.sheet!r}, " if self.sheet else ""
        column = f", column {self.column}" if self.column else ""
        value = f" ({self.value!r})" if self.value else ""
        return f"{sheet}row {self.row}{column}: {self.why}{value}"
