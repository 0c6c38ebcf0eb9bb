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
from typing import Protocol

from kg.arithmetic import Breach
from kg.errors import KGError
from kg.facts import BaseFact
from kg.model import Document
from kg.sources import check_date, expand, read
from kg.sources.paths import RESULT_SUFFIXES, STDIN, read_bytes

#: Below this number of files, starting processes costs more than it gains.
_FILES_A_PROCESS = 16


class Facts(Protocol):
    """Facts to be gone through as often as needed; those of a result file are made anew each time."""

    def __len__(self) -> int:
        """How many there are."""

    def __iter__(self) -> Iterator[BaseFact]:
        """The facts, in the order of the file."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file gave: its documents, their facts, and what stopped it, if anything did.

    `warnings`: what the user should know of a result file; `notes`: what there is to say of one without facts; `breaches`: its figures
    that do not go together.
    """

    path: Path
    documents: tuple[Document, ...] = ()
    facts: Facts = ()
    error: KGError | None = None
    warnings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    breaches: tuple[Breach, ...] = ()


@dataclass(frozen=True, slots=True)
class Options:
    """What the user says of files.

    Args:
        published: ISO date for documents whose own date is unknown.
        election: of result files that do not tell theirs (`legislatives-2022`).
        round: the same for the round.
        strict: a warning about a result file is an error.

    Raises:
        UsageError: no date, or no election, is written so.
    """

    published: str | None = None
    election: str | None = None
    round: int | None = None
    strict: bool = False

    def __post_init__(self) -> None:
        if self.published is not None:
            check_date(self.published)
        if self.election is not None:
            from kg import results

            results.option_of(self.election, self.round)


def read_file(path: Path, options: Options = Options()) -> Reading:
    """Documents and facts of one file, article or official results; what was read of articles before an error is kept."""
    from kg import results

    try:
        if path != STDIN and path.suffix.lower() in RESULT_SUFFIXES and not path.exists():
            read_bytes(path)  # says what is wrong with it
        source = results.Source(path) if path == STDIN or path.is_file() else None
        if source is not None and (path.suffix.lower() in RESULT_SUFFIXES or results.is_result_file(path, source)):
            option = results.option_of(options.election, options.round)
            file = results.ResultFile(source, option=option, published=options.published, strict=options.strict)
            return Reading(path, (file.document,), file, None, file.warnings, file.notes, file.breaches)
    except KGError as problem:
        return Reading(path, error=problem)
    except Exception as problem:  # noqa: BLE001 (as for articles)
        error = KGError(f"{path}: could not be read as results ({type(problem).__name__}: {problem})", "report it with the file")
        return Reading(path, error=error)
    return _read_articles(path, options, source.data if source is not None else None)


def _read_articles(path: Path, options: Options, raw: bytes | None) -> Reading:
    from kg.extract import extract  # type: ignore[attr-defined,unused-ignore]

    documents: list[Document] = []
    facts: list[BaseFact] = []
    error: KGError | None = None
    try:
        for document in read(path, published=options.published, raw=raw):
            facts += extract(document)
            documents.append(document)
    except KGError as problem:
        error = problem
    except Exception as problem:  # noqa: BLE001 (a text that no rule foresaw must not cost the other texts; it is reported and counted)
        error = KGError(f"{path}: could not be extracted ({type(problem).__name__}: {problem})", "report it with the text")
    return Reading(path, tuple(documents), tuple(facts), error)


def read_files(
    paths: Sequence[Path], *, published: str | None = None, jobs: int | None = None, options: Options | None = None
) -> Iterator[Reading]:
    """Readings of `paths`, in order.

    Args:
        paths: files, as `kg.sources.expand` gives them.
        published: ISO date for documents whose own date is unknown.
        options: all that the user says of the files, in place of `published`.
        jobs: processes; by default as many as there are cores and files enough to keep them busy.
    """
    wanted = jobs or min(os.cpu_count() or 1, len(paths) // _FILES_A_PROCESS)
    one = partial(read_file, options=options or Options(published))
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
