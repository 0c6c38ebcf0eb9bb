"""Facts that lie in the record of a store, read when they are asked for: those of a file of a million rows are never all in memory.

Goes in: transactions of a record. Goes out: the facts of one reading in their order (`Facts`); those of many by identifier (`FactsById`).
Refused (`StoreError`): an entry that is no fact.
"""

from __future__ import annotations

import json
import os
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from kg.errors import StoreError
from kg.facts import BaseFact, fact_from_json
from kg.store.record import Transaction

#: What the line of a fact starts with; its identifier follows.
_HEAD = b'{"fact": {"id": "'
_ID = 32
#: Facts that are kept once they are read by identifier.
_MOST_KEPT = 20_000
#: Bytes in which nearly every line ends.
_LINE = 4096
#: What many facts of a document say alike, kept once.
_ALIKE = ("document", "sha256", "election", "constituency", "rule", "nuance", "person")


class Facts:
    """The facts of one reading, read anew each time that one goes through them.

    Args:
        transaction: where it was recorded.
        count: how many there are.
    """

    def __init__(self, transaction: Transaction, count: int) -> None:
        self.transaction = transaction
        self._count = count

    def __repr__(self) -> str:
        return f"<{self._count} facts>"

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[BaseFact]:
        alike: dict[str, str] = {}
        return (_fact(line, self.transaction.path, alike) for _, line in self.lines())

    def lines(self) -> Iterator[tuple[int, bytes]]:
        """Place in the record and bytes of each fact."""
        return ((at, line) for at, line in self.transaction.lines() if line.startswith(_HEAD))


class FactsById(Mapping[str, BaseFact]):
    """Facts of many readings by identifier, in the order of the readings and of their facts; one that several readings give counts once.

    Only where each lies is in memory, and those that were read last.
    """

    def __init__(self, readings: Iterable[Facts]) -> None:
        self._readings = list(readings)
        self._kept: dict[str, BaseFact] = {}
        self._alike: dict[str, str] = {}

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[str]:
        return (identifier.hex() for identifier in self._places)

    def __contains__(self, identifier: object) -> bool:
        return isinstance(identifier, str) and _packed(identifier) in self._places

    def __getitem__(self, identifier: str) -> BaseFact:
        found = self._kept.get(identifier)
        if found is None:
            found = _fact(self._line(self._places[_packed(identifier)]), self._path, self._alike)
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[identifier] = found
        return found

    def each(self) -> Iterator[BaseFact]:
        """The facts in their order, none of them kept."""
        told: set[bytes] = set()
        several = len(self._readings) > 1
        for facts in self._readings:
            for fact in facts:
                if several:
                    packed = _packed(fact.id)
                    if packed in told:
                        continue
                    told.add(packed)
                yield fact

    def chosen(self, identifiers: Iterable[str]) -> list[BaseFact]:
        """Those of these identifiers that there are, in order."""
        starts = sorted((facts.transaction.start, number) for number, facts in enumerate(self._readings))

        def order(identifier: str) -> tuple[int, int]:
            place = self._places[_packed(identifier)]
            return starts[bisect(starts, (place, len(starts))) - 1][1], place

        return [self[identifier] for identifier in sorted((i for i in set(identifiers) if i in self), key=order)]

    @cached_property
    def _places(self) -> dict[bytes, int]:
        found: dict[bytes, int] = {}
        for facts in self._readings:
            for at, line in facts.lines():
                found.setdefault(_packed(line[len(_HEAD) : len(_HEAD) + _ID].decode("ascii", "replace")), at)
        return found

    @cached_property
    def _file(self) -> int:
        return os.open(self._path, os.O_RDONLY)

    @property
    def _path(self) -> Path:
        return self._readings[0].transaction.path

    def _line(self, at: int) -> bytes:
        line = os.pread(self._file, _LINE, at)
        while b"\n" not in line:
            more = os.pread(self._file, _LINE, at + len(line))
            if not more:
                raise StoreError(f"{self._path}: shorter than it was", "take the store from a backup, or build it anew from the articles")
            line += more
        return line[: line.index(b"\n") + 1]

    def __del__(self) -> None:
        if "_file" in self.__dict__:
            os.close(self._file)


def _packed(identifier: str) -> bytes:
    """An identifier in half the memory; one that is none is nobody's."""
    try:
        return bytes.fromhex(identifier)
    except ValueError:
        return b""


def _fact(line: bytes, path: Path, alike: dict[str, str]) -> BaseFact:
    """The fact of a line; its identifier is the one that was recorded."""
    try:
        record: dict[str, Any] = json.loads(line)["fact"]
        for slot in _ALIKE:
            if (value := record.get(slot)) is not None:
                record[slot] = alike.setdefault(value, value)
        fact = fact_from_json(record)
        fact.__dict__["id"] = record["id"]
    except (KeyError, TypeError, ValueError) as error:
        told = " ".join(str(error).split())
        raise StoreError(f"{path}: an entry cannot be read ({told})", "use the version of kg that wrote it") from error
    return fact
