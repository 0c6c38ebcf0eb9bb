"""Which row of a table is its heading, and what its columns are.

Goes in: a table. Goes out: a `Plan`: the columns of the count, and those of each candidate however the block repeats. None
where no row reads as a heading that we know and no layout without headings fits.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.results.cells import Flag, count, flag, percent
from kg.results.named_columns import Named, columns_of, named_columns
from kg.results.tables import Row, Table, letter
from kg.results.vocabulary import PASSED, Headless, Vocabulary, heading_key, load

_SEARCHED = 60
_FEWEST = 3
_FLAGS = frozenset({"elected"})
_COUNTS = frozenset({"registered", "voters", "abstentions", "blank", "null", "cast", "votes", "deposit", "panel"})
_PERCENTS = frozenset({"turnout", "abstention", "share", "share_registered"})
_CODE = re.compile(r"\d{1,5}|Z[A-Z]\d*|2[AB]\d*|\d+SR\d+|[A-Z]?\d{1,4}[A-Z]?|69M", re.IGNORECASE)
_HAS_LETTERS = re.compile(r"[^\W\d_]")
_ROUND = re.compile(r"[12]")


@dataclass(frozen=True, slots=True)
class Plan:
    """How to read a table.

    Args:
        start: number of the first row that may hold figures.
        fixed: role → column, counted from 0, of what a count has once.
        blocks: role → column of each candidate's columns.
        period: after the last block, the columns go on repeating with this width; 0 where they do not.
        layout: name for the facts' `rule`.
        heading: texts over the heading row.
        headings: texts of the heading row, by role.
        fate: what the table says of everybody on it.
        unread: headings that no entry knows.
        width: columns that the heading names; 0 where a row may be of any width.
        named: whom the columns of each candidate are of, where the heading names them itself.
    """

    start: int
    fixed: Mapping[str, int]
    blocks: tuple[Mapping[str, int], ...]
    period: int
    layout: str
    heading: str = ""
    fate: Flag | None = None
    unread: tuple[str, ...] = field(default=())
    width: int = 0
    named: tuple[Named, ...] = ()

    @property
    def wide(self) -> bool:
        """Whether a row holds several candidates."""
        return len(self.blocks) > 1 or self.period > 0 or bool(self.named)

    def blocks_of(self, width: int) -> Sequence[Mapping[str, int]]:
        """The blocks of a row of so many cells."""
        if not self.period or not self.blocks:
            return self.blocks
        blocks, last = list(self.blocks), self.blocks[-1]
        for shift in itertools.count(self.period, self.period):
            if min(last.values()) + shift >= width:
                return blocks
            blocks.append({role: column + shift for role, column in last.items()})
        return blocks


def first_rows(table: Table, most: int = _SEARCHED) -> list[Row]:
    """The rows in which a heading is looked for."""
    return list(itertools.islice(table.rows(), most))


def plan_of(table: Table, rows: Sequence[Row] | None = None) -> Plan | None:
    """How to read a table; None where nothing tells."""
    rows = first_rows(table) if rows is None else rows
    known = load()
    above: list[str] = [table.heading]
    for number, cells in rows:
        roles = [known.role(text) for text in cells]
        named = frozenset(role for role in roles if role and role != PASSED)
        layout = known.layout_of(named) if len(named) >= _FEWEST else None
        if layout:
            below = [row for place, row in rows if place > number]
            return _with_heading(table, number, cells, roles, layout, above, below)
        above += [text for text in cells if text.strip()][:4]
    return _without_heading(rows, known)


def _with_heading(
    table: Table,
    number: int,
    cells: Sequence[str],
    roles: list[str | None],
    layout: str,
    above: list[str],
    below: list[Sequence[str]],
) -> Plan:
    known = load()
    fixed: dict[str, int] = {}
    blocks: list[dict[str, int]] = []
    for column, role in enumerate(roles):
        if role in known.count_roles:
            fixed.setdefault(str(role), column)
        elif role in known.line_roles:
            if not blocks or role in blocks[-1]:
                blocks.append({})
            blocks[-1][str(role)] = column
    named: list[Named] = []
    if layout == "turnout" and (named := named_columns(number, cells, roles, below, table.first_column)):
        layout, of = "columns", columns_of(named)
        roles = [PASSED if column in of else role for column, role in enumerate(roles)]
    texts = [text for text in [table.name or "", *above] if text]
    ends = max(column for column, text in enumerate(cells) if text.strip()) + 1
    goes_on = any(text.strip() for row in below for text in row[ends:])
    return Plan(
        number + 1, fixed, tuple(blocks), _period(ends, blocks, roles) if goes_on else 0, layout, " | ".join(texts),
        _fate(texts, known), _unread(table, cells, roles), ends, tuple(named),
    )  # fmt: skip


def _period(ends: int, blocks: list[dict[str, int]], roles: Sequence[str | None]) -> int:
    """Width of a block that goes on, unnamed, after the heading's last column; columns before it that nobody knows are its own."""
    if not blocks or "votes" not in blocks[0]:
        return 0
    starts = [min(block.values()) for block in blocks]
    if len(starts) > 1:
        return starts[1] - starts[0]
    start = starts[0]
    while start and roles[start - 1] is None:
        start -= 1
    return ends - start


def _fate(texts: list[str], known: Vocabulary) -> Flag | None:
    for text in texts:
        words = re.sub(r"\b(tour ?\d|t\d)\b", "", heading_key(text)).strip()
        if words in known.words.lists_of_elected:
            return Flag.ELECTED
        if words in known.words.lists_of_beaten:
            return Flag.NOT
    return None


def _unread(table: Table, cells: Sequence[str], roles: list[str | None]) -> tuple[str, ...]:
    unread = {text.strip(): letter(table.first_column + i) for i, (text, role) in enumerate(zip(cells, roles, strict=True))
              if role is None and text.strip()}  # fmt: skip
    return tuple(f"column {where} {text!r}" for text, where in unread.items())


# -- files without a heading -----------------------------------------------------------------------------------------------


def _without_heading(rows: Sequence[Row], known: Vocabulary) -> Plan | None:
    for layout in known.headless:
        width = len(layout.columns)
        held = [(number, cells) for number, cells in rows if len(cells) >= width]
        if not held or any(
            cells and cells[0].strip() and not _explains(cells) for n, cells in rows if n >= held[0][0] and len(cells) < width
        ):
            continue
        if all(_fits(layout, cells) for _, cells in held):
            fixed, block = _columns(layout, known)
            above = " | ".join(" ".join(cells) for number, cells in rows if number < held[0][0])
            return Plan(held[0][0], fixed, (block,), len(layout.block), layout.name, above)
    return None


def _columns(layout: Headless, known: Vocabulary) -> tuple[dict[str, int], dict[str, int]]:
    fixed = {role: i for i, role in enumerate(layout.columns) if role in known.count_roles}
    block = {role: i for i, role in enumerate(layout.columns) if role in known.line_roles}
    block |= {role: len(layout.columns) + i for i, role in enumerate(layout.block) if role != PASSED}
    return fixed, block


def _explains(cells: Sequence[str]) -> bool:
    return cells[0].lstrip().startswith(("-", "#", "*"))


def _fits(layout: Headless, cells: Sequence[str]) -> bool:
    width, block = len(layout.columns), len(layout.block)
    if not all(_is(role, text) for role, text in zip(layout.columns, cells, strict=False)):
        return False
    rest = list(cells[width:])
    if not block:
        return not any(text.strip() for text in rest)
    while rest and not rest[-1].strip():
        rest.pop()
    rest += [""] * (-len(rest) % block)
    return bool(rest) and all(_is(role, text) for role, text in zip(itertools.cycle(layout.block), rest, strict=False))


def _is(role: str, text: str) -> bool:
    """Whether a text may stand in a column of this role."""
    text = text.strip()
    try:
        if role in _COUNTS:
            return count(text) is not None or role in ("panel", "deposit", "blank", "null")
        if role in _PERCENTS:
            return percent(text) is not None
        if role in _FLAGS:
            flag(text)
            return True
    except ValueError:
        return False
    if role == "round":
        return bool(_ROUND.fullmatch(text))
    if role.endswith("_code"):
        return bool(_CODE.fullmatch(text))
    if role == "circonscription_name":
        return "circonscription" in heading_key(text)
    if role == "civility":
        return heading_key(text) in load().words.civilities or not text
    if role in ("surname", "departement_name", "commune_name", "canton_name", "pair"):
        return bool(_HAS_LETTERS.search(text))
    return True
