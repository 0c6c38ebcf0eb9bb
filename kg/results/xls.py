"""What lies behind a sheet of .xls that its quick reader does not give: formulas in error, and cells where none can be.

Goes in: a `Source`. Goes out: cells at fault by sheet and row. Refused (`SourceError`): a damaged file, told by cells past
the last column that the format has; its reader would take the memory of the machine for them.

Records and their fields: [MS-XLS], Excel Binary File Format, 2.4.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping

from kg.errors import SourceError
from kg.results.source import Source
from kg.results.xlsx import REMEDY, Wrong

MAGIC = b"\xd0\xcf\x11\xe0"
_STREAMS = ("Workbook", "Book")
_BEGIN, _SHEET, _FORMULA, _FLAG = 0x809, 0x85, 0x06, 0x205
_CELLS = frozenset({_FORMULA, _FLAG, 0x203, 0xFD, 0x27E, 0xBD, 0x201, 0xBE, 0x204})
_LAST_COLUMN = 255
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


def cells_at_fault(source: Source) -> Mapping[str, Wrong]:
    """By sheet: cells whose formula is in error, and error values."""
    stream = _stream(source)
    names: dict[int, str] = {}
    found: dict[str, dict[int, list[tuple[int, str]]]] = {}
    sheet = ""
    for at, kind, body in _records(stream):
        if kind == _SHEET and len(body) > 8:
            names[struct.unpack_from("<I", body)[0]] = _name(body)
        elif kind == _BEGIN:
            sheet = names.get(at, sheet)
        elif kind in _CELLS and len(body) >= 4:
            row, column = struct.unpack_from("<HH", body)
            if column > _LAST_COLUMN:
                raise SourceError(f"{source.path}: a truncated or damaged workbook (a cell in column {column + 1})", REMEDY)
            if error := _error(kind, body):
                found.setdefault(sheet, {}).setdefault(row + 1, []).append((column, error))
    return found


def _stream(source: Source) -> bytes:
    import olefile

    try:
        with olefile.OleFileIO(source.open(), raise_defects=olefile.DEFECT_INCORRECT) as file:
            name = next((n for n in _STREAMS if file.exists(n)), None)
            found = bytes(file.openstream(name).read()) if name else b""
    except Exception as error:  # (the library raises what it meets in a damaged file)
        raise SourceError(f"{source.path}: a truncated or damaged workbook ({error})", REMEDY) from error
    if not found:
        raise SourceError(f"{source.path}: an office document, not a workbook", "give the workbook that it holds")
    return found


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield at, kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _name(body: bytes) -> str:
    length, wide = body[6], body[7] & 1
    return body[8 : 8 + length * (1 + wide)].decode("utf-16-le" if wide else "latin-1", "replace")


def _error(kind: int, body: bytes) -> str:
    if kind == _FORMULA and len(body) >= 14 and body[12:14] == b"\xff\xff" and body[6] == 2:
        return _ERRORS.get(body[8], "#ERR!")
    if kind == _FLAG and len(body) >= 8 and body[7]:
        return _ERRORS.get(body[6], "#ERR!")
    return ""
