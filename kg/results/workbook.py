"""Workbooks: `.xlsx`, `.xls`, `.ods`, sheet by sheet.

Goes in: a `Source`. Goes out: a table a sheet, cells as texts: whole numbers without `.0`, dates in ISO, formulas in error or
without a value as texts that `kg.results.cells` refuses. Refused (`SourceError`): a truncated or damaged workbook, one with a
password, an archive that is no workbook.

calamine reads them all, quickly and whole; a sheet of .xlsx too large for that is streamed by openpyxl.
"""

from __future__ import annotations

import datetime
import re
import zipfile
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from kg.errors import SourceError
from kg.results.cells import NOT_COMPUTED
from kg.results.source import Source
from kg.results.tables import Row, Table

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_REMEDY = "download it again, or open it in a spreadsheet and save it"
#: Bytes of a sheet's XML above which it is streamed.
_LARGE = 120 << 20
_CELL = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]*?(?:/>|>(.*?)</c>)', re.DOTALL)
_VALUE = re.compile(rb"<v[^>]*>[^<]|<is>")
_ERROR = re.compile(rb"<v>(#[^<]*)</v>")


def tables_of(source: Source) -> Iterator[Table]:
    """The sheets of a workbook, in its order, each read when it is its turn."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    large = _large_sheets(source)
    try:
        book = CalamineWorkbook.from_object(source.open())
        for name in book.sheet_names:
            yield _streamed(source, name) if name in large else _read(source, book.get_sheet_by_name(name), name)
    except PasswordError as error:
        raise SourceError(f"{source.path}: a workbook with a password", "save it without") from error
    except (CalamineError, zipfile.BadZipFile, OSError) as error:
        raise SourceError(f"{source.path}: a truncated or damaged workbook ({error})", _REMEDY) from error


def is_workbook(source: Source) -> bool:
    """Whether an archive or an OLE file is a workbook: what it holds says, not its name."""
    if source.head.startswith(OLE):
        return True
    if not source.head.startswith(ZIP):
        return False
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            names = archive.namelist()
            return any(n.startswith("xl/") for n in names) or ("content.xml" in names and b"spreadsheet" in archive.read("mimetype"))
    except (zipfile.BadZipFile, KeyError, EOFError):
        return b"xl/" in source.head or b"spreadsheet" in source.head


def _read(source: Source, sheet: Any, name: str) -> Table:  # noqa: ANN401 (calamine's classes are not typed)
    return Table(name, partial(_cells, source, sheet, name), (sheet.start or (0, 0))[1])


def _cells(source: Source, sheet: Any, name: str) -> Iterator[Row]:  # noqa: ANN401
    wrong = _formulas_at_fault(source, name)
    first = (sheet.start or (0, 0))[1]
    for number, cells in enumerate(sheet.iter_rows(), 1):
        row = [_text(cell) for cell in cells]
        for column, text in wrong.get(number, ()):
            if 0 <= column - first < len(row):
                row[column - first] = text
        yield number, row


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


# -- .xlsx behind calamine: formulas, sheets that are too large ------------------------------------------------------------


def _members(archive: zipfile.ZipFile) -> Mapping[str, str]:
    """Names of sheets to their members of the archive (ECMA-376, workbook part and its relationships)."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    relations = etree.fromstring(archive.read("xl/_rels/workbook.xml.rels"), parser)
    targets = {r.get("Id"): str(r.get("Target")) for r in relations}
    sheets: dict[str, str] = {}
    for sheet in etree.fromstring(archive.read("xl/workbook.xml"), parser).iter("{*}sheet"):
        reference = next((v for k, v in sheet.attrib.items() if str(k).endswith("}id")), None)
        target = targets.get(str(reference), "")
        sheets[str(sheet.get("name"))] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return sheets


def _opened(source: Source) -> zipfile.ZipFile | None:
    if not source.head.startswith(ZIP):
        return None
    archive = zipfile.ZipFile(source.open())
    return archive if "xl/_rels/workbook.xml.rels" in archive.namelist() else None


def _large_sheets(source: Source) -> frozenset[str]:
    try:
        archive = _opened(source)
        if archive is None:
            return frozenset()
        with archive:
            sizes = {info.filename: info.file_size for info in archive.infolist()}
            return frozenset(name for name, member in _members(archive).items() if sizes.get(member, 0) > _LARGE)
    except (zipfile.BadZipFile, KeyError, EOFError, SyntaxError) as error:
        raise SourceError(f"{source.path}: a truncated or damaged workbook ({error})", _REMEDY) from error


def _formulas_at_fault(source: Source, name: str) -> Mapping[int, list[tuple[int, str]]]:
    """By row: columns (from 0) whose formula is in error or has no value; calamine gives both as blank."""
    archive = _opened(source)
    if archive is None:
        return {}
    wrong: dict[int, list[tuple[int, str]]] = {}
    with archive:
        member = _members(archive).get(name)
        if member is None or member not in archive.namelist():
            return {}
        with archive.open(member) as stream:
            rest = b""
            while chunk := stream.read(1 << 20):
                rest += chunk
                if b"<f" in rest or b't="e"' in rest:
                    for letters, row, inside in _CELL.findall(rest):
                        if fault := _fault(inside):
                            wrong.setdefault(int(row), []).append((_index(letters), fault))
                rest = rest[max(rest.rfind(b"</c>"), rest.rfind(b"<c "), 0) :]
    return wrong


def _fault(inside: bytes) -> str:
    if error := _ERROR.search(inside):
        return error[1].decode("ascii", "replace")
    return NOT_COMPUTED if b"<f" in inside and not _VALUE.search(inside) else ""


def _index(letters: bytes) -> int:
    index = 0
    for letter in letters:
        index = 26 * index + letter - 64
    return index - 1


def _streamed(source: Source, name: str) -> Table:
    def rows() -> Iterator[Row]:
        import openpyxl

        wrong = _formulas_at_fault(source, name)
        with source.open() as stream:
            sheet = openpyxl.load_workbook(stream, read_only=True, data_only=True)[name]
            for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
                row = [_text(cell) for cell in cells]
                for column, text in wrong.get(number, ()):
                    row[column : column + 1] = [text]
                yield number, row

    return Table(name, rows)
