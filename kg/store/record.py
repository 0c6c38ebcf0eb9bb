"""The record of a store: every document that was read and its facts, in the order of reading, nothing ever rewritten.

Goes in: transactions, one a document (or one other entry, as a retraction). Goes out: what was committed. The file holds JSON
lines; a transaction is its lines and then a line `{"commit": HASH}`, whose hash covers all that stands before it in the file.
What follows the last commit was being written when the process was killed: it is not read, and the next transaction takes its
place. Refused (`StoreError`): a line before the last commit that is not what was written.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
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

    def transactions(self) -> Iterator[list[Entry]]:
        """Entries of each transaction, in order.

        Raises:
            StoreError: a committed line is not what was written.
        """
        pending: list[bytes] = []
        running, number = START, 0
        try:
            with self.path.open("rb") as file:
                for number, line in enumerate(file, 1):
                    if not _is_commit(line):
                        pending.append(line)
                        continue
                    running = _chain(running, pending)
                    if line != _commit_line(running):
                        raise StoreError(f"{self.path}: line {number}: what stands up to here is not what was written", _REMEDY)
                    yield [self._entry(text, number) for text in pending]
                    pending = []
        except FileNotFoundError:
            return
        except OSError as error:
            raise _unreadable(self.path, error) from error

    def _entry(self, line: bytes, number: int) -> Entry:
        try:
            entry = json.loads(line)
        except ValueError as error:
            raise StoreError(f"{self.path}: before line {number}: not JSON ({error})", _REMEDY) from error
        if not isinstance(entry, dict):
            raise StoreError(f"{self.path}: before line {number}: not an object", _REMEDY)
        return entry


class Appender:
    """A record being written; one at a time, which the lock of the store sees to."""

    def __init__(self, record: Record) -> None:
        head = record.head()
        self._path = record.path
        self._hash = head.hash
        self._size = head.size
        try:
            self._file = os.open(record.path, os.O_WRONLY | os.O_CREAT, 0o666)
            os.ftruncate(self._file, head.size)  # what a killed process left
            os.lseek(self._file, head.size, os.SEEK_SET)
        except OSError as error:
            told = f"{record.path}: cannot be written ({error.strerror})"
            raise StoreError(told, "choose another folder with --into") from error

    def append(self, entries: Iterable[Entry]) -> None:
        """Commit entries as one transaction: all of them are in the record afterwards, or none.

        Raises:
            StoreError: the disk is full or fails; the record is as it was before.
        """
        lines = [(json.dumps(entry, ensure_ascii=False) + "\n").encode("utf-8", "surrogatepass") for entry in entries]
        head = _chain(self._hash, lines)
        data = b"".join([*lines, _commit_line(head)])
        try:
            written = 0
            while written < len(data):
                written += os.write(self._file, data[written:])
        except OSError as error:
            with contextlib.suppress(OSError):
                os.ftruncate(self._file, self._size)
                os.lseek(self._file, self._size, os.SEEK_SET)
            told = f"{self._path}: cannot be written ({error.strerror}); what was committed before is kept"
            raise StoreError(told, "free some space and go on") from error
        self._hash, self._size = head, self._size + len(data)

    def close(self) -> None:
        """Make sure that all of it is on the disk."""
        with contextlib.suppress(OSError):  # a file system that cannot sync
            os.fsync(self._file)
        os.close(self._file)


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


def _commit_line(head: str) -> bytes:
    return _COMMIT + head.encode("ascii") + _END


def _chain(head: str, lines: Iterable[bytes]) -> str:
    running = hashlib.sha256(head.encode("ascii"))
    for line in lines:
        running.update(line)
    return running.hexdigest()


def _unreadable(path: Path, error: OSError) -> StoreError:
    return StoreError(f"{path}: cannot be read ({error.strerror})", "check the permissions of the store's folder")
