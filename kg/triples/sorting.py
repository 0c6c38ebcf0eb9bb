"""Lines put in order in bounded memory: what fits is sorted at once, more in runs on disk that are merged.

Goes in: lines in any order, some more than once. Goes out: each once, in the order of their bytes, to read again and again, from any
line on. The order of bytes in UTF-8 is that of code points, and `<` and `"` close every term, so that lines `s p o .` stand in the order of
their triples. Refused (`StoreError`): no room on the disk for what does not fit in memory.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from heapq import merge
from itertools import takewhile
from typing import IO

from kg.errors import StoreError

#: Bytes sorted at once; in Python's hands lines take some of it beside their text.
RUN = 64 * 2**20
_BESIDE_TEXT = 41
#: Files merged at once.
_MOST_RUNS = 128
_BLOCK = 2**20


class SortedLines:
    """Lines in order, each once; neither they nor what they are made of holds a line end.

    Args:
        lines: in any order.
        run: bytes that may be sorted at once.

    Raises:
        StoreError: the disk has no room for them.
    """

    def __init__(self, lines: Iterable[bytes], run: int = RUN) -> None:
        self._file: IO[bytes] | None = None
        self._count = 0
        try:
            kept, runs = _runs(lines, run)
            if runs:
                self._file = tempfile.TemporaryFile()  # noqa: SIM115 (read as long as this lives)
                self._count, self._size = _written(merge(*_read(runs), kept), self._file)
            else:
                once = list(_once(kept))
                self._held = b"".join(line + b"\n" for line in once)
                self._count, self._size = len(once), len(self._held)
        except OSError as error:
            told = f"{tempfile.gettempdir()}: no room to sort the triples ({error.strerror})"
            raise StoreError(told, "free some space, or name another folder with TMPDIR") from error

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[bytes]:
        return self._lines(0)

    def chunks(self) -> Iterator[bytes]:
        """All of it, some whole lines at a time, each ended."""
        return self._chunks(0)

    def starting(self, start: bytes) -> Iterator[bytes]:
        """Lines that start so, found by halving."""
        low, high = 0, self._size  # lines before `low` come before `start`; the first one from `high` on does not
        while low < high:
            middle = (low + high) // 2
            at, line = self._next_line(middle)
            if line is None or line >= start:
                high = middle
            else:
                low = at + len(line) + 1
        return takewhile(lambda line: line.startswith(start), self._lines(low))

    def _next_line(self, offset: int) -> tuple[int, bytes | None]:
        """The first line that starts at an offset or behind it, with its place; None at the end."""
        at = 0 if offset == 0 else offset - 1 + len(self._to_line_end(offset - 1))
        line = self._to_line_end(at)
        return at, line[:-1] if line else None

    def _to_line_end(self, offset: int) -> bytes:
        size = 1024
        while (end := (found := self._part(size, offset)).find(b"\n")) < 0 and len(found) == size:
            size *= 4
        return found[: end + 1]

    def _lines(self, offset: int) -> Iterator[bytes]:
        for chunk in self._chunks(offset):
            yield from chunk[:-1].split(b"\n")

    def _chunks(self, offset: int) -> Iterator[bytes]:
        size = _BLOCK
        while offset < self._size:
            found = self._part(size, offset)
            end = found.rfind(b"\n") + 1
            if not end:  # a line longer than that
                size *= 4
                continue
            yield found[:end]
            offset, size = offset + end, _BLOCK

    def _part(self, size: int, offset: int) -> bytes:
        return self._held[offset : offset + size] if self._file is None else os.pread(self._file.fileno(), size, offset)


def _runs(lines: Iterable[bytes], most: int) -> tuple[list[bytes], list[IO[bytes]]]:
    """What is left in memory, sorted, and files of sorted lines: none where all of it fits."""
    kept: list[bytes] = []
    runs: list[IO[bytes]] = []
    size = 0
    for line in lines:
        kept.append(line)
        size += len(line) + _BESIDE_TEXT
        if size > most:
            kept.sort()
            runs.append(_on_disk(kept))
            kept.clear()
            size = 0
            if len(runs) == _MOST_RUNS:
                runs = [_on_disk(merge(*_read(runs)))]
    kept.sort()
    return kept, runs


def _on_disk(lines: Iterable[bytes]) -> IO[bytes]:
    file = tempfile.TemporaryFile()  # noqa: SIM115 (closed when it has been merged)
    _written(lines, file)
    return file


def _written(lines: Iterable[bytes], file: IO[bytes]) -> tuple[int, int]:
    """Write sorted lines, each once; gives their number and their bytes."""
    count = size = 0
    write: Callable[[bytes], int] = file.write
    for line in _once(lines):
        size += write(line + b"\n")
        count += 1
    file.flush()
    return count, size


def _once(lines: Iterable[bytes]) -> Iterator[bytes]:
    last = None
    for line in lines:
        if line != last:
            yield line
            last = line


def _read(runs: list[IO[bytes]]) -> list[Iterator[bytes]]:
    for run in runs:
        run.seek(0)
    return [(line[:-1] for line in run) for run in runs]
