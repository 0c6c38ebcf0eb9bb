"""The triples of a graph in order, each once, however many there are.

Goes in: triples in any order. Goes out: the same sorted, to go through again and again, as N-Triples writes them, or of one subject.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.triples.sorting import RUN, SortedLines
from kg.triples.terms import Triple


class Triples:
    """Triples in the order of their N-Triples, each once: the canonical form of the graph (RDFC-1.0), which has no blank nodes.

    Args:
        found: in any order, some more than once.
        run: bytes that may be sorted in memory at once; what is more lies on disk.

    Raises:
        StoreError: the disk has no room for them.
    """

    def __init__(self, found: Iterable[Triple], run: int = RUN) -> None:
        self._lines = SortedLines((f"{s} {p} {o} .".encode() for s, p, o in found), run)

    def __len__(self) -> int:
        return len(self._lines)

    def __iter__(self) -> Iterator[Triple]:
        return map(_triple, self._lines)

    def of(self, subject: str) -> list[Triple]:
        """Triples of one subject."""
        return [_triple(line) for line in self._lines.starting(f"{subject} ".encode())]

    def chunks(self) -> Iterator[bytes]:
        """N-Triples, some whole lines at a time."""
        return self._lines.chunks()


def _triple(line: bytes) -> Triple:
    subject, predicate, object = line.decode().removesuffix(" .").split(" ", 2)
    return subject, predicate, object
