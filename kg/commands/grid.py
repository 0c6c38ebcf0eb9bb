"""Rows of words as a table on the terminal, or one under the other where the terminal is too narrow for it.

Goes in: headings and rows of cells. Goes out: text on stdout.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

_WIDTH_OF_FILES = 200
#: A column of words is still readable at this width; figures are never broken.
_LEAST = 12
_GAP = 2

Row = Sequence["str | Text"]


def print_table(headings: Sequence[str], rows: Iterable[Row], *, figures: Collection[str] = ()) -> None:
    """Print rows under their headings.

    Args:
        headings: names of the columns.
        rows: as many cells each; words are folded at the width of the column.
        figures: headings of columns of numbers, set to the right and never broken.
    """
    from rich.console import Console
    from rich.text import Text

    watched = sys.stdout.isatty()
    console = Console(width=None if watched else _WIDTH_OF_FILES)
    cells = [[Text(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]
    if _narrowest(headings, cells, figures) > console.width:
        _records(console, headings, cells)
        return
    table = _table(headings, cells, figures)
    if watched:
        console.print(table)
        return
    with console.capture() as written:  # no blanks at the ends of the lines of a file
        console.print(table)
    sys.stdout.write("".join(f"{line.rstrip()}\n" for line in written.get().splitlines()))


def _table(headings: Sequence[str], cells: Sequence[Sequence[Text]], figures: Collection[str]) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False)
    for heading in headings:
        figure = heading in figures
        table.add_column(Text(heading), overflow="fold", justify="right" if figure else "left", no_wrap=figure)
    for row in cells:
        table.add_row(*row)
    return table


def _narrowest(headings: Sequence[str], cells: Sequence[Sequence[Text]], figures: Collection[str]) -> int:
    """Characters that the columns need at least."""
    widths = [
        max((len(row[i].plain) for row in cells), default=0)
        if heading in figures
        else min(_LEAST, max((len(word) for row in cells for word in row[i].plain.split()), default=0))
        for i, heading in enumerate(headings)
    ]
    least = [max(width, max(map(len, heading.split()), default=0)) for width, heading in zip(widths, headings, strict=True)]
    return sum(least) + _GAP * (len(least) - 1)


def _records(console: Console, headings: Sequence[str], cells: Sequence[Sequence[Text]]) -> None:
    """Each row as lines of a heading and its cell; a blank line between two."""
    from rich.table import Table
    from rich.text import Text

    for number, row in enumerate(cells):
        if number:
            console.print()
        table = Table(box=None, pad_edge=False, show_header=False)
        table.add_column(no_wrap=True, style="dim", width=max(map(len, headings)))
        table.add_column(overflow="fold")
        for heading, cell in zip(headings, row, strict=True):
            if cell.plain:
                table.add_row(Text(heading), cell)
        console.print(table)
