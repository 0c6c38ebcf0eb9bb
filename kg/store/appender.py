"""The record of a store being written: a transaction at a time, whole or not at all.

Goes in: entries, as they come. Goes out: a longer record. Refused (`StoreError`): a file that cannot be written, a full disk; the record
is then as it was before.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from kg.errors import StoreError
from kg.store.record import Entry, Record, chained, commit_line

#: Bytes of a transaction that are gathered before they are written; a smaller one that is abandoned never touches the file.
_GATHERED = 1 << 20


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
        with self.transaction() as begun:
            for entry in entries:
                begun.add(entry)

    @contextmanager
    def transaction(self) -> Iterator[Begun]:
        """Commit what is added as one transaction, unless it is abandoned or something goes wrong: the record is then as it was before.

        Raises:
            StoreError: the disk is full or fails.
        """
        begun = Begun(self._file, self._hash)
        try:
            try:
                yield begun
            except Abandoned:
                self._restore()
                return
            head, size = begun.commit()
        except OSError as error:
            self._restore()
            told = f"{self._path}: cannot be written ({error.strerror}); what was committed before is kept"
            raise StoreError(told, "free some space and go on") from error
        except BaseException:
            self._restore()
            raise
        self._hash, self._size = head, self._size + size

    def _restore(self) -> None:
        with contextlib.suppress(OSError):
            os.ftruncate(self._file, self._size)
            os.lseek(self._file, self._size, os.SEEK_SET)

    def close(self) -> None:
        """Make sure that all of it is on the disk."""
        with contextlib.suppress(OSError):  # a file system that cannot sync
            os.fsync(self._file)
        os.close(self._file)


class Abandoned(Exception):  # noqa: N818 (a decision, no error)
    """What was begun says nothing new."""


class Begun:
    """A transaction being written."""

    def __init__(self, file: int, head: str) -> None:
        self._file = file
        self._chain = chained(head)
        self._gathered: list[bytes] = []
        self._waiting = self._size = 0

    def add(self, entry: Entry) -> None:
        """Write a further entry.

        Raises:
            OSError: the disk is full or fails.
        """
        line = (json.dumps(entry, ensure_ascii=False) + "\n").encode("utf-8", "surrogatepass")
        self._chain.update(line)
        self._write(line)

    def commit(self) -> tuple[str, int]:
        """End it; gives its hash and its bytes.

        Raises:
            OSError: the disk is full or fails.
        """
        head = self._chain.hexdigest()
        self._write(commit_line(head), now=True)
        return head, self._size

    def _write(self, line: bytes, *, now: bool = False) -> None:
        self._gathered.append(line)
        self._waiting += len(line)
        self._size += len(line)
        if not now and self._waiting < _GATHERED:
            return
        data, written = b"".join(self._gathered), 0
        self._gathered, self._waiting = [], 0
        while written < len(data):
            written += os.write(self._file, data[written:])
