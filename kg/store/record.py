"""The record of a store: every document that was read and its facts, in the order of reading, nothing ever rewritten.

Goes in: transactions, one a document (or one other entry, as a retraction). Goes out: what was committed. The file holds JSON
lines; a transaction is its lines and then a line `{"commit": HASH}`, whose hash covers all that stands before it in the file.
What follows the last commit was being written when the process was killed: it is not read, and the next transaction takes its
place. Refused (`StoreError`): a line before the last commit that is not what was written.

A transaction may hold more than memory does: it is written as its entries come, and read as often as it is gone through.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from kg.errors import StoreError

_COMMIT = b'{"commit": "'
_END = b'"}\n'
_HEX = 64
_COMMIT_LENGTH = len(_COMMIT) + _HEX + len(_END)
#: The hash of an empty record.
START = "0" * _HEX
_BLOCK = 1 << 16

Entry = Mapping[str, Any]


class Head(NamedTuple):
    """How far a record reaches: the hash of its last commit and the number of bytes up to it."""

    hash: str
    size: int


class Record:
    """The file of a record; it need not exist."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def head(self) -> Head:
        """The last commit, found from the end, without reading the whole."""
        try:
            with self.path.open("rb") as file:
                return _last_commit(file)
        except FileNotFoundError:
            return Head(START, 0)
        except OSError as error:
            raise _unreadable(self.path, error) from error

    def transactions(self) -> Iterator[Transaction]:
        """Each transaction, in order, once all of it is known to be what was written.

        Raises:
            StoreError: a committed line is not what was written.
        """
        running, number, position, begun = START, 0, 0, 0
        chain = chained(running)
        first = last = b""
        try:
            with self.path.open("rb") as file:
                for number, line in enumerate(file, 1):
                    position += len(line)
                    if not _is_commit(line):
                        chain.update(line)
                        first, last = first or line, line
                        continue
                    running = chain.hexdigest()
                    if line != commit_line(running):
                        raise StoreError(f"{self.path}: line {number}: what stands up to here is not what was written", _REMEDY)
                    if first:
                        ends = _entry(first, self.path), _entry(last, self.path)
                        yield Transaction(self.path, begun, position - len(line) - begun, *ends)
                    chain, begun, first, last = chained(running), position, b"", b""
        except FileNotFoundError:
            return
        except OSError as error:
            raise _unreadable(self.path, error) from error


@dataclass(frozen=True, slots=True)
class Transaction:
    """A committed transaction: where it lies in the file, and its entries, which are read anew each time that one goes through them.

    Args:
        path: the record's file.
        start: its first byte.
        size: number of bytes of its entries.
        first, last: its ends, which tell what it is about without the rest being read.
    """

    path: Path
    start: int
    size: int
    first: Entry
    last: Entry

    def __iter__(self) -> Iterator[Entry]:
        return (_entry(line, self.path) for _, line in self.lines())

    def lines(self) -> Iterator[tuple[int, bytes]]:
        """Place in the file and bytes of each entry.

        Raises:
            StoreError: the file cannot be read any more.
        """
        position, end = self.start, self.start + self.size
        try:
            with self.path.open("rb") as file:
                file.seek(position)
                while position < end:
                    line = file.readline()
                    if not line:
                        raise StoreError(f"{self.path}: shorter than it was", _REMEDY)
                    yield position, line
                    position += len(line)
        except OSError as error:
            raise _unreadable(self.path, error) from error


def _entry(line: bytes, path: Path) -> Entry:
    try:
        entry = json.loads(line)
    except ValueError as error:
        raise StoreError(f"{path}: an entry is not JSON ({error})", _REMEDY) from error
    if not isinstance(entry, dict):
        raise StoreError(f"{path}: an entry is not an object", _REMEDY)
    return entry


_REMEDY = "take the store from a backup, or build it anew from the articles"


def _last_commit(file: BinaryIO) -> Head:
    """The last whole commit line, looked for from the end, a block at a time."""
    position = file.seek(0, os.SEEK_END)
    tail = b""
    while position > 0:
        start = max(0, position - _BLOCK)
        file.seek(start)
        tail = file.read(position - start) + tail[:_COMMIT_LENGTH]
        at = len(tail)
        while (at := tail.rfind(_COMMIT, 0, at)) >= 0:
            line = tail[at : at + _COMMIT_LENGTH]
            starts_line = start + at == 0 or tail[at - 1 : at] == b"\n"
            if starts_line and line.endswith(_END) and _is_commit(line):
                return Head(line[len(_COMMIT) : -len(_END)].decode("ascii", "replace"), start + at + _COMMIT_LENGTH)
        position = start
    return Head(START, 0)


def _is_commit(line: bytes) -> bool:
    return line.startswith(_COMMIT) and len(line) == _COMMIT_LENGTH


def commit_line(head: str) -> bytes:
    """The line that ends a transaction."""
    return _COMMIT + head.encode("ascii") + _END


def chained(head: str) -> hashlib._Hash:
    """The hash of a transaction after one that ended with `head`, before its entries."""
    return hashlib.sha256(head.encode("ascii"))


def _unreadable(path: Path, error: OSError) -> StoreError:
    return StoreError(f"{path}: cannot be read ({error.strerror})", "check the permissions of the store's folder")
