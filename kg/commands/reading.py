"""Reading many files while somebody waits: progress, complaints, the count at the end.

Goes in: paths as typed. Goes out: readings without errors; the errors are told on stderr as they come and counted.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

import click

from kg.pipeline import Reading, read_files
from kg.sources import expand

_FEWEST_FOR_A_BAR = 5


@dataclass(slots=True)
class Tally:
    """Files, documents and facts read; files at fault."""

    files: int = 0
    documents: int = 0
    facts: int = 0
    faults: int = 0

    def add(self, reading: Reading) -> None:
        """Count one file."""
        self.files += 1
        self.documents += len(reading.documents)
        self.facts += len(reading.facts)
        self.faults += reading.error is not None

    def __str__(self) -> str:
        fault = f"; {self.faults} of {self.files} files at fault" if self.faults else ""
        return f"{self.documents} documents, {self.facts} facts{fault}"


def readings(paths: tuple[str, ...], tally: Tally, *, published: str | None, jobs: int | None) -> Iterator[Reading]:
    """Readings of the files that `paths` name, in order; each error is one line on stderr."""
    files = expand(paths)
    with _bar(len(files)) as advance:
        for reading in read_files(files, published=published, jobs=jobs):
            tally.add(reading)
            if reading.error:
                click.echo(f"kg: {' '.join(str(reading.error).split())}", err=True)
            yield reading
            advance()


def finish(tally: Tally) -> int:
    """Tell the count where a person watches or something went wrong; gives the exit code."""
    if tally.faults or sys.stderr.isatty():
        click.echo(f"kg: {tally}", err=True)
    return 2 if tally.faults else 0


def _bar(files: int) -> AbstractContextManager[Callable[[], object]]:
    """A progress bar on stderr where a person watches and the work is long."""
    if files < _FEWEST_FOR_A_BAR or not sys.stderr.isatty():
        return nullcontext(lambda: None)
    return _RichBar(files)


class _RichBar(AbstractContextManager[Callable[[], object]]):
    def __init__(self, files: int) -> None:
        from rich.console import Console
        from rich.progress import Progress

        self._progress = Progress(console=Console(stderr=True), transient=True)
        self._task = self._progress.add_task("Reading", total=files)

    def __enter__(self) -> Callable[[], object]:
        self._progress.start()
        return lambda: self._progress.advance(self._task)

    def __exit__(self, *_: object) -> None:
        self._progress.stop()
