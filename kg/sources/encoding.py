"""Bytes of a file read into text.

Goes in: bytes, and whether a page may declare its encoding. Goes out: text with newlines and no byte order mark. Refused
(`SourceError`): binary formats, by their first bytes, and text in no encoding that French has been written in.
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path

import charset_normalizer

from kg.errors import SourceError

_MAGIC = {
    b"%PDF": ("a PDF", "save the article as text or HTML"),
    b"\x89PNG": ("an image", "give the text of the article"),
    b"\xff\xd8\xff": ("an image", "give the text of the article"),
    b"GIF8": ("an image", "give the text of the article"),
    b"RIFF": ("an image or a recording", "give the text of the article"),
    b"PK\x03\x04": ("an archive or an office document", "save the article as text or HTML"),
    b"\xd0\xcf\x11\xe0": ("an office document", "save the article as text or HTML"),
    b"\x1f\x8b": ("a compressed file", "decompress it first"),
}
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
#: What French texts have been saved in, besides UTF-8.
_LEGACY = ["cp1252", "iso8859_15", "mac_roman", "cp850", "utf_16"]
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]")
_MOST_CONTROLS = 0.002


def refuse_binary(raw: bytes, path: Path) -> None:
    """Stop at a file that is no text.

    Raises:
        SourceError: the first bytes are those of a known binary format, or NUL bytes stand where text has none.
    """
    for magic, (kind, remedy) in _MAGIC.items():
        if raw.startswith(magic):
            raise SourceError(f"{path}: {kind}, not text", remedy)
    if b"\0" in raw[:4096] and not raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise SourceError(f"{path}: binary, not text", "save the article as text or HTML")


def decode(raw: bytes, path: Path, *, page: bool = False) -> str:
    """Text of a file: by its byte order mark, the encoding that the page declares, UTF-8, or the likeliest legacy encoding.

    Raises:
        SourceError: none of these gives readable text.
    """
    for mark, name in _BOMS:
        if raw.startswith(mark):
            return _checked(raw[len(mark) :].decode(name, "replace"), path)
    declared = _DECLARED.search(raw[:4096]) if page else None
    for name in ([_web_name(declared[1].decode("ascii", "replace"))] if declared else []) + ["utf-8"]:
        text = _strict(raw, name)
        if text is not None:
            return _checked(text, path)
    guess = charset_normalizer.from_bytes(raw, cp_isolation=_LEGACY).best()
    if guess is None:
        raise SourceError(f"{path}: unreadable encoding", "save it again as UTF-8")
    return _checked(str(guess), path)


def _web_name(name: str) -> str:
    """Browsers read Latin-1 and ASCII as Windows-1252 (WHATWG Encoding, labels)."""
    return "cp1252" if name.lower() in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii") else name


def _strict(raw: bytes, name: str) -> str | None:
    """The text, or None where the encoding is unknown or does not fit, so that the next is tried."""
    try:
        return raw.decode(name)
    except (LookupError, UnicodeDecodeError):
        return None


def _checked(text: str, path: Path) -> str:
    if len(_CONTROL.findall(text)) > _MOST_CONTROLS * len(text):
        raise SourceError(f"{path}: unreadable encoding", "save it again as UTF-8")
    return text.replace("\r\n", "\n").replace("\r", "\n")
