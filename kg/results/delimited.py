"""Text and CSV files: which delimiter, which encoding, rows as they stream.

Goes in: a `Source`. Goes out: one `Table`, or None where the text is no table at all. Refused (`SourceError`): bytes that are
no text of the encoding, a cell without end.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from functools import partial

from kg.errors import SourceError
from kg.results.source import Source
from kg.results.tables import Row, Table

_DELIMITERS = (";", "\t", ",", "|")
_LINES = 40
#: Fewer fields than these make no table of results; fewer than `_PLAINLY` no table where nothing in it is known.
_FEWEST_FIELDS = 3
_PLAINLY = 5
_LONGEST_FIELD = 1 << 20
#: Fewer lines than these may be prose.
_FEWEST_LINES = 2
_BINARY = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"PAR1")


def table_of(source: Source) -> Table | None:
    """The table that a text file is; None where its lines are not cut by a delimiter."""
    if source.head.startswith(_BINARY):
        return None
    delimiter = _delimiter(source)
    if delimiter is None:
        return None
    return Table(None, partial(_rows, source, delimiter))


def _delimiter(source: Source) -> str | None:
    """The delimiter that cuts most lines of the file's head into many fields."""
    text = source.head.decode(source.encoding, "replace")
    lines = [line for line in text.splitlines()[:_LINES] if line.strip()]
    best, most = None, 0.0
    for delimiter in _DELIMITERS:
        fields = [len(next(csv.reader([line], delimiter=delimiter), [])) for line in lines]
        wide = [n for n in fields if n >= _FEWEST_FIELDS]
        if 2 * len(wide) > len(lines):
            weight = sum(wide) / len(lines)
            if weight > most:
                best, most = delimiter, weight
    return best


def _rows(source: Source, delimiter: str) -> Iterator[Row]:
    csv.field_size_limit(_LONGEST_FIELD)
    with source.open() as raw, io.TextIOWrapper(raw, encoding=source.encoding, newline="") as stream:
        reader = csv.reader(stream, delimiter=delimiter)
        row = 0
        try:
            for row, fields in enumerate(reader, 1):
                yield row, fields
        except (csv.Error, UnicodeDecodeError) as error:
            raise SourceError(f"{source.path}: row {row + 1} cannot be read ({error})", "save the file again as UTF-8 CSV") from error


def is_plainly_table(source: Source) -> bool:
    """Whether a text is a table even where nothing in it is known: a delimiter that prose does not have, in row after row."""
    text = source.head.decode(source.encoding, "replace")
    lines = [line for line in text.splitlines()[:_LINES] if line.strip()]
    return any(
        len(lines) >= _FEWEST_LINES and all(line.count(delimiter) == lines[0].count(delimiter) >= _PLAINLY - 1 for line in lines[:20])
        for delimiter in (";", "\t", "|")
    )
