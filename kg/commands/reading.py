"""Reading many files while somebody waits: progress, complaints, the count at the end.

Goes in: paths as typed. Goes out: readings without errors; the errors are told on stderr as they come and counted.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

import click

from kg.pipeline import Options, Reading, read_files
from kg.sources import expand

_FEWEST_FOR_A_BAR = 5
_BREACHES_SHOWN = 3


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


def result_options(command: Callable[..., int]) -> Callable[..., int]:
    """Give a verb the options of result files: `--election`, `--round`, `--strict`."""
    for option in (
        click.option("--strict", is_flag=True, help="Refuse result files that give a warning."),
        click.option("--round", "round_", type=click.IntRange(1, 2), help="Round of result files that do not tell theirs."),
        click.option("--election", metavar="ID", help="Election of result files that do not tell theirs, as legislatives-2022."),
    ):
        command = option(command)
    return command


def readings(
    paths: tuple[str, ...],
    tally: Tally,
    *,
    published: str | None = None,
    jobs: int | None,
    options: Options | None = None,
    breaches: bool = True,
) -> Iterator[Reading]:
    """Readings of the files that `paths` name, in order; errors, warnings and breaches of arithmetic are told on stderr."""
    files = expand(paths)
    with _bar(len(files)) as advance:
        for reading in read_files(files, published=published, jobs=jobs, options=options):
            tally.add(reading)
            if reading.error:
                tell(str(reading.error))
            for warning in (*reading.warnings, *reading.notes):
                tell(f"note: {warning}")
            if breaches:
                _tell_breaches(reading)
            yield reading
            advance()


def tell(message: str) -> None:
    """One line on stderr."""
    click.echo(f"kg: {' '.join(message.split())}", err=True)


def _tell_breaches(reading: Reading) -> None:
    """The first figures that do not go together, and how many there are; `kg breaches` lists them all."""
    wrong = [b for b in reading.breaches if not b.explained]
    for breach in wrong[:_BREACHES_SHOWN]:
        tell(f"does not add up: {breach}")
    if len(wrong) > _BREACHES_SHOWN:
        tell(f"{reading.path}: {len(wrong) - _BREACHES_SHOWN} more that do not add up; kg results lists them")


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
