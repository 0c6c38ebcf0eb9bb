"""Workbooks: `.xlsx`, `.xls`, `.ods`, sheet by sheet.

Goes in: a `Source`. Goes out: a table a sheet, cells as texts: whole numbers without `.0`, dates in ISO, formulas in error or
without a value as texts that `kg.results.cells` refuses. Refused (`SourceError`): a truncated or damaged workbook, one with a
password, an archive that is no workbook.

calamine reads them all, quickly and whole; a sheet of .xlsx too large for that is streamed by openpyxl.
"""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Iterator
from functools import partial
from typing import Any

from kg.errors import SourceError
from kg.results import xls, xlsx
from kg.results.source import Source
from kg.results.tables import Row, Table


def is_workbook(source: Source) -> bool:
    """Whether an archive or an OLE file is a workbook: what it holds says, not its name."""
    if source.head.startswith(xls.MAGIC):
        return True
    if not source.head.startswith(xlsx.MAGIC):
        return False
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            names = archive.namelist()
            return any(n.startswith("xl/") for n in names) or ("content.xml" in names and b"spreadsheet" in archive.read("mimetype"))
    except (zipfile.BadZipFile, KeyError, EOFError):
        return b"xl/" in source.head or b"spreadsheet" in source.head


def tables_of(source: Source) -> Iterator[Table]:
    """The sheets of a workbook, in its order, each read when it is its turn."""
    try:
        import olefile  # noqa: F401 (needed by `kg.results.xls`)
        import openpyxl  # noqa: F401
        from python_calamine import CalamineError, CalamineWorkbook, PasswordError
    except ImportError as error:
        raise SourceError(f"{source.path}: workbooks need {error.name}", "install kg with its extra: pip install 'kg[results]'") from error
    old = xls.cells_at_fault(source) if source.head.startswith(xls.MAGIC) else None
    large = xlsx.large_sheets(source) if old is None else frozenset()
    try:
        book = CalamineWorkbook.from_object(source.open())
        for name in book.sheet_names:
            streamed = name in large
            wrong = old.get(name, {}) if old is not None else xlsx.cells_at_fault(source, name, whole=not streamed)
            yield _streamed(source, name, wrong) if streamed else _read(book.get_sheet_by_name(name), name, wrong)
    except PasswordError as error:
        raise SourceError(f"{source.path}: a workbook with a password", "save it without") from error
    except (CalamineError, zipfile.BadZipFile, OSError) as error:
        raise SourceError(f"{source.path}: a truncated or damaged workbook ({error})", xlsx.REMEDY) from error


def _read(sheet: Any, name: str, wrong: xlsx.Wrong) -> Table:  # noqa: ANN401 (calamine's classes are not typed)
    first = (sheet.start or (0, 0))[1]
    return Table(name, partial(_cells, sheet, first, wrong), first)


def _cells(sheet: Any, first: int, wrong: xlsx.Wrong) -> Iterator[Row]:  # noqa: ANN401
    for number, cells in enumerate(sheet.iter_rows(), 1):
        yield number, _corrected([_text(cell) for cell in cells], first, wrong.get(number, []))


def _streamed(source: Source, name: str, wrong: xlsx.Wrong) -> Table:
    def rows() -> Iterator[Row]:
        import openpyxl

        with source.open() as stream:
            sheet = openpyxl.load_workbook(stream, read_only=True, data_only=True)[name]
            for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
                yield number, _corrected([_text(cell) for cell in cells], 0, wrong.get(number, []))

    return Table(name, rows)


def _corrected(row: list[str], first: int, wrong: list[tuple[int, str]]) -> list[str]:
    """The row with what stands in its cells at fault, which the readers give as blank."""
    for column, text in wrong:
        if 0 <= column - first < len(row):
            row[column - first] = text
    return row


def _text(cell: object) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "OUI" if cell else "NON"
    if isinstance(cell, datetime.datetime | datetime.date):
        return cell.isoformat()
    return str(cell)
