"""The order of the stages from files to facts, over many files.

Goes in: paths. Goes out: one `Reading` a file, in the order of the paths whatever the number of processes. A file that cannot
be read is a reading with an error: the others go on. A store is built from readings elsewhere.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kg.errors import KGError
from kg.facts import BaseFact
from kg.model import Document
from kg.sources import expand, read
from kg.sources.paths import STDIN

#: Below this number of files, starting processes costs more than it gains.
_FILES_A_PROCESS = 16


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file gave: its documents, their facts, and what stopped it, if anything did."""

    path: Path
    documents: tuple[Document, ...] = ()
    facts: tuple[BaseFact, ...] = ()
    error: KGError | None = None


def read_file(path: Path, published: str | None = None) -> Reading:
    """Documents and facts of one file; what was read before an error is kept."""
    from kg.extract import extract  # type: ignore[attr-defined,unused-ignore]

    documents: list[Document] = []
    facts: list[BaseFact] = []
    error: KGError | None = None
    try:
        for document in read(path, published=published):
            facts += extract(document)
            documents.append(document)
    except KGError as problem:
        error = problem
    except Exception as problem:  # noqa: BLE001 (a text that no rule foresaw must not cost the other texts; it is reported and counted)
        error = KGError(f"{path}: could not be extracted ({type(problem).__name__}: {problem})", "report it with the text")
    return Reading(path, tuple(documents), tuple(facts), error)


def read_files(paths: Sequence[Path], *, published: str | None = None, jobs: int | None = None) -> Iterator[Reading]:
    """Readings of `paths`, in order.

    Args:
        paths: files, as `kg.sources.expand` gives them.
        published: ISO date for documents whose own date is unknown.
        jobs: processes; by default as many as there are cores and files enough to keep them busy.
    """
    wanted = jobs or min(os.cpu_count() or 1, len(paths) // _FILES_A_PROCESS)
    one = partial(read_file, published=published)
    if wanted < 2 or STDIN in paths:
        yield from map(one, paths)
        return
    with ProcessPoolExecutor(wanted) as pool:
        yield from pool.map(one, paths, chunksize=max(1, min(32, len(paths) // (4 * wanted))))


def facts_of(paths: Iterable[str | Path], *, published: str | None = None) -> list[BaseFact]:
    """Facts of files, folders or patterns, in order.

    Raises:
        KGError: the first file that cannot be read.
    """
    found: list[BaseFact] = []
    for reading in read_files(expand(paths), published=published):
        if reading.error:
            raise reading.error
        found += reading.facts
    return found
