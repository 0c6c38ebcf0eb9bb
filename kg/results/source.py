"""The bytes of a result file, read as often as needed without keeping them.

Goes in: a path, or standard input. Goes out: streams, the hash and the encoding. Refused (`SourceError`): a file that is
missing, empty or unreadable.
"""

from __future__ import annotations

import codecs
import hashlib
import io
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

import charset_normalizer

from kg.sources.paths import STDIN, read_bytes

_CHUNK = 1 << 20
_SAMPLE = 1 << 16
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
#: What the ministry's files have been saved in, besides Unicode, the likeliest first. Windows' Latin covers ISO-8859-1.
_LEGACY = ("cp1252", "cp850", "mac_roman", "iso8859_15")
#: How much a letter tells that an encoding is the right one: French is full of é, and never has `Ú` or `‚` within a word.
_LETTERS = {"é": 8, "è": 4, "ê": 3, "à": 3, "ç": 3, "ô": 3, "î": 2, "û": 2, "ë": 2, "ï": 2, "â": 2, "ù": 1, "ü": 1, "ö": 1, "œ": 1, "É": 3,
            "È": 2, "Ê": 1, "À": 1, "Ç": 2, "Ô": 1, "Î": 1, "Ë": 1, "Ï": 1, "Ü": 1, "Ö": 1, "Â": 1, "Œ": 1, "°": 2, "º": 1, "ª": 0,
            "’": 2, "«": 1, "»": 1, "\u00a0": 1, "€": 1, "–": 1, "ñ": 0, "á": 0, "í": 0, "ó": 0, "ú": 0, "Ñ": 0, "²": 0}  # fmt: skip
_WRONG = -6
_CASE_BROKEN = -4


@dataclass(eq=False)
class Source:
    """A file to read several times; standard input is read once and kept."""

    path: Path
    data: bytes | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if self.path == STDIN and self.data is None:
            self.data = read_bytes(self.path)

    def open(self) -> BinaryIO:
        """A stream of its bytes from the start.

        Raises:
            SourceError: the file is missing or cannot be read.
        """
        if self.data is not None:
            return io.BytesIO(self.data)
        try:
            return self.path.open("rb")
        except OSError:
            read_bytes(self.path)  # says which error it is
            raise

    @cached_property
    def head(self) -> bytes:
        """Its first bytes."""
        with self.open() as stream:
            return stream.read(_SAMPLE)

    @cached_property
    def _read_through(self) -> tuple[str, str, int]:
        digest, decoder, utf8 = hashlib.sha256(), codecs.getincrementaldecoder("utf-8")(), True
        telling, size = bytearray(), 0
        with self.open() as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
                if not chunk.isascii() and len(telling) < _SAMPLE:
                    telling += b"\n".join(line for line in chunk.splitlines() if not line.isascii())[:_SAMPLE]
                if utf8:
                    try:
                        decoder.decode(chunk)
                    except UnicodeDecodeError:
                        utf8 = False
        if utf8:
            try:
                decoder.decode(b"", final=True)
            except UnicodeDecodeError:
                utf8 = False
        return digest.hexdigest(), "utf-8" if utf8 else legacy_encoding(bytes(telling)), size

    @property
    def sha256(self) -> str:
        """Hash of its bytes."""
        return self._read_through[0]

    @cached_property
    def encoding(self) -> str:
        """By its byte order mark, by the zeros of UTF-16, as UTF-8 where all of it is, otherwise the likeliest of France's encodings."""
        for mark, name in _BOMS:
            if self.head.startswith(mark):
                return name
        even, odd = self.head[0:4096:2].count(0), self.head[1:4096:2].count(0)
        most = min(len(self.head), 4096) // 2
        if most and max(even, odd) > most // 2:
            return "utf-16-le" if odd > even else "utf-16-be"
        return self._read_through[1]


def legacy_encoding(telling: bytes) -> str:
    """The encoding of lines that hold letters outside ASCII: by the letters that French has, then by their looks on the whole."""
    scores = {name: _score(telling, name) for name in _LEGACY}
    best = max(scores.values())
    likeliest = [name for name, score in scores.items() if score == best]
    if len(likeliest) > 1:
        guess = charset_normalizer.from_bytes(telling, cp_isolation=likeliest).best()
        if guess is not None and guess.encoding in likeliest and "cp1252" not in likeliest:
            return guess.encoding
    return likeliest[0]


def _score(telling: bytes, encoding: str) -> int:
    text = telling.decode(encoding, "replace")
    total, before = 0, ""
    for letter in text:
        if letter >= "\x80":
            total += _LETTERS.get(letter, _WRONG)
            if letter.isupper() and before.islower():
                total += _CASE_BROKEN
        before = letter
    return total
