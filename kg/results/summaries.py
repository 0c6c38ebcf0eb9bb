"""Figures with their names at the side: `Inscrits 47 570 988`, as summary sheets and pages have them.

Goes in: rows. Goes out: the cells of a turnout by role; the counts of a sheet whose turnout stands beside its candidates, one
under another (`France entière`, `Métropole`, `Outre-mer`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.results.cells import RawCell
from kg.results.records import Count
from kg.results.tables import Row, Table, letter
from kg.results.vocabulary import heading_key, load

_NUMBER = frozenset({"nombre", "nb"})
#: Shares of the registered that stand beside a count.
_SHARE_OF = {"abstentions": "abstention", "voters": "turnout"}
#: The sum of all votes that a summary gives under its candidates.
TOTAL_VOTES = "total_votes"


def is_heading(cells: Sequence[str]) -> bool:
    """Whether a row stands over numbers with their names at the side, and candidates beside them."""
    return _number_column(cells) is not None and any(load().role(text) == "votes" for text in cells)


def _number_column(cells: Sequence[str]) -> int | None:
    return next((i for i, text in enumerate(cells) if i and heading_key(text) in _NUMBER), None)


def is_summary(rows: Sequence[Row]) -> bool:
    """Whether a sheet holds summaries and nothing else."""
    return any(is_heading(cells) for _, cells in rows)


def counts_of(table: Table) -> Iterator[Count]:
    """The counts of a sheet of summaries, each under its title."""
    title: RawCell | None = None
    heading: Sequence[str] = ()
    count: Count | None = None
    texts = [table.name or ""]
    for number, cells in table.rows():
        filled = [i for i, text in enumerate(cells) if text.strip()]
        if is_heading(cells):
            heading = cells
            count = Count(table.name, {"place_name": title} if title else {}, [], " | ".join(texts), "summary", number)
        elif count is not None and filled:
            _add(count, heading, number, cells, table.first_column)
        elif count is not None:
            yield count
            count = None
        elif filled:
            title = RawCell(number, letter(table.first_column + filled[0]), cells[filled[0]])
            texts += [cells[i] for i in filled]
    if count is not None:
        yield count


def _add(count: Count, heading: Sequence[str], number: int, cells: Sequence[str], first: int) -> None:
    at = _number_column(heading)
    assert at is not None
    count.fixed |= labelled(number, cells, at, first)
    line: dict[str, RawCell] = {}
    for i, text in enumerate(cells):
        role = load().role(heading[i]) if i > at + 2 and i < len(heading) else None
        if role in load().line_roles and text.strip():
            line[str(role)] = RawCell(number, letter(first + i), text)
    if line and not line.keys() & {"nuance", "person", "list_name", "head", "pair", "surname"}:
        if "votes" in line:
            count.fixed[TOTAL_VOTES] = line["votes"]
    elif line:
        count.lines.append(line)


def labelled(number: int, cells: Sequence[str], at: int, first: int = 0) -> dict[str, RawCell]:
    """What a row tells whose name stands before its number; `at` is the column of the number."""
    role = next((load().role(text) for text in cells[:at] if text.strip()), None)
    if role not in load().count_roles or at >= len(cells) or not cells[at].strip():
        return {}
    found = {str(role): RawCell(number, letter(first + at), cells[at])}
    if role in _SHARE_OF and at + 1 < len(cells) and cells[at + 1].strip():
        found[_SHARE_OF[str(role)]] = RawCell(number, letter(first + at + 1), cells[at + 1])
    return found
