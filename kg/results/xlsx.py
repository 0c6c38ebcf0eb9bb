"""What lies behind a sheet of .xlsx that its quick reader does not give: formulas in error or without a value, and its size.

Goes in: a `Source`. Goes out: cells at fault by row. Refused (`SourceError`): a damaged archive; a sheet whose cells stand so
far apart that reading it would take the memory of the machine (a slip of the hand, or malice).
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from lxml import etree

from kg.errors import SourceError
from kg.results.cells import NOT_COMPUTED
from kg.results.source import Source

MAGIC = b"PK\x03\x04"
REMEDY = "download it again, or open it in a spreadsheet and save it"
#: Row → columns (from 0) and what stands there instead of a value.
Wrong = Mapping[int, list[tuple[int, str]]]
#: Bytes of a sheet's XML above which it is streamed.
_LARGE = 120 << 20
#: Cells of the rectangle that a sheet spans; the quick reader keeps them all.
_MOST_CELLS = 40_000_000
#: Bytes that a workbook unpacks to: all of it, and what is no sheet (its texts are kept in memory).
_MOST_BYTES, _MOST_BESIDE = 4 << 30, 400 << 20
_CHUNK = 1 << 20
_PLACE = re.compile(rb'<c [^>]*?\br="([A-Z]{1,3})(\d{1,7})"')
_CELL = re.compile(rb'<c [^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*?(?:/>|>(.*?)</c>)', re.DOTALL)
_VALUE = re.compile(rb"<v[^>]*>[^<]|<is>")
_ERROR = re.compile(rb"<v>(#[^<]*)</v>")
#: What the libraries raise on archives and XML that are not whole.
_DAMAGED = (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, EOFError, KeyError, OSError, ValueError, NotImplementedError)
_RELATIONS = "xl/_rels/workbook.xml.rels"


def large_sheets(source: Source) -> frozenset[str]:
    """Names of the sheets that are too large to be read whole."""
    with _opened(source) as archive:
        sizes = {info.filename: info.file_size for info in archive.infolist()}
        members = _members(source, archive)
        whole, sheets = sum(sizes.values()), sum(sizes.get(member, 0) for member in members.values())
        if whole - sheets > _MOST_BESIDE or whole > _MOST_BYTES:
            raise SourceError(f"{source.path}: a workbook that unpacks to {whole >> 20} MB", "give its sheets as CSV files")
        return frozenset(name for name, member in members.items() if sizes.get(member, 0) > _LARGE)


def cells_at_fault(source: Source, name: str, *, whole: bool) -> Wrong:
    """Cells of a sheet whose formula is in error or has no value.

    Args:
        source: the workbook.
        name: of the sheet.
        whole: the sheet is to be read whole, so that its size matters.
    """
    wrong: dict[int, list[tuple[int, str]]] = {}
    rows = columns = 0
    for piece in _pieces(source, name):
        if whole:
            for letters, row in _PLACE.findall(piece):
                rows, columns = max(rows, int(row)), max(columns, _index(letters) + 1)
            if rows * columns > _MOST_CELLS:
                raise SourceError(f"{source.path}: sheet {name!r} spans {rows} rows and {columns} columns", "delete the cells far outside")
        if b"<f" in piece or b't="e"' in piece:
            for letters, row, inside in _CELL.findall(piece):
                if fault := _fault(inside):
                    wrong.setdefault(int(row), []).append((_index(letters), fault))
    return wrong


def _opened(source: Source) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(source.open())
    except _DAMAGED as error:
        raise SourceError(f"{source.path}: a truncated or damaged workbook ({error})", REMEDY) from error


def _members(source: Source, archive: zipfile.ZipFile) -> Mapping[str, str]:
    """Names of sheets to their members of the archive (ECMA-376); none in another kind of workbook."""
    if _RELATIONS not in archive.namelist():
        return {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        targets = {r.get("Id"): str(r.get("Target")) for r in etree.fromstring(archive.read(_RELATIONS), parser)}
        book = etree.fromstring(archive.read("xl/workbook.xml"), parser)
    except _DAMAGED as error:
        raise SourceError(f"{source.path}: a truncated or damaged workbook ({error})", REMEDY) from error
    sheets: dict[str, str] = {}
    for sheet in book.iter("{*}sheet"):
        target = targets.get(next((str(v) for k, v in sheet.attrib.items() if str(k).endswith("}id")), ""), "")
        sheets[str(sheet.get("name"))] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return sheets


def _pieces(source: Source, name: str) -> Iterator[bytes]:
    """The XML of a sheet, cut between cells."""
    with _opened(source) as archive:
        member = _members(source, archive).get(name)
        if member is None or member not in archive.namelist():
            return
        rest = b""
        try:
            with archive.open(member) as stream:
                while chunk := stream.read(_CHUNK):
                    piece = rest + chunk
                    cut = piece.rfind(b"<c ")
                    cut = cut if cut > 0 else len(piece)
                    rest = piece[cut:]
                    yield piece[:cut]
        except _DAMAGED as error:
            raise SourceError(f"{source.path}: a truncated or damaged workbook ({error})", REMEDY) from error
        yield rest


def _fault(inside: bytes) -> str:
    if error := _ERROR.search(inside):
        return error[1].decode("ascii", "replace")
    return NOT_COMPUTED if b"<f" in inside and not _VALUE.search(inside) else ""


def _index(letters: bytes) -> int:
    index = 0
    for letter in letters:
        index = 26 * index + letter - 64
    return index - 1
