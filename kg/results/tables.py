"""Tables of a file: rows of texts with their numbers, whatever holds them.

Goes in: a `Source`. Goes out: tables whose rows can be read again and again. What is a heading and what a row is told elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

#: Number of the row, counted from 1, and the texts of its cells.
Row = tuple[int, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet, a delimited file, or a table of a page.

    Args:
        name: name of the sheet; None where the file has but one.
        rows: reads the rows from the start.
        first_column: number of the column that a row's first cell stands in, counted from 0.
        heading: what stands over the table.
    """

    name: str | None
    rows: Callable[[], Iterator[Row]]
    first_column: int = 0
    heading: str = ""


@lru_cache(maxsize=16384)
def letter(index: int) -> str:
    """Name of a column as spreadsheets give it: 0 is `A`, 26 `AA`."""
    name, number = "", index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name
