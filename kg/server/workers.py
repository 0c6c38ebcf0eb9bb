"""Processes that answer questions, each with its limits, so that one question cannot stop the others.

Goes in: questions. Goes out: answers as bytes. Refused: what the dataset refuses; `OverLimit` where a question takes more time or
memory than it may, or no process is free in that time. A process that goes over is ended and another takes its place.
"""

from __future__ import annotations

import multiprocessing as mp
import resource
import signal
from collections.abc import Mapping
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from queue import Empty, SimpleQueue

from kg.errors import KGError, StoreError
from kg.store.dataset import Asked, Dataset, Serialized

#: Seconds that a process may take to open the dataset.
_START = 60.0
_SPAWN = mp.get_context("spawn")


class OverLimit(KGError):  # noqa: N818 (it reads as what it is)
    """A question takes more than it may."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one question may take.

    Args:
        seconds: time.
        megabytes: memory beyond what the process has when it starts.
        processes: questions answered at once.
    """

    seconds: float = 30.0
    megabytes: int = 2048
    processes: int = 2


class Workers:
    """The processes, as many as the limits say.

    Args:
        folder: of the dataset.
        prefixes: those that questions need not declare.
        limits: of each question.
    """

    def __init__(self, folder: Path, prefixes: Mapping[str, str], limits: Limits) -> None:
        self._make = (folder, dict(prefixes), limits.megabytes)
        self.limits = limits
        self._closed = False
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        self._all = [_Worker(*self._make) for _ in range(limits.processes)]
        for worker in self._all:
            self._idle.put(worker)

    def ask(self, asked: Asked) -> Serialized:
        """Answer a question; waits for a free process as long as a question may take.

        Raises:
            QueryError, UnacceptableForm: see `Dataset.answer`.
            OverLimit: see above.
        """
        seconds = self.limits.seconds
        try:
            worker = self._idle.get(timeout=seconds)
        except Empty:
            raise OverLimit(f"busy: no process was free within {seconds:g} seconds", "ask again later") from None
        answered: Serialized | KGError | None = None
        try:
            if not worker.alive:
                worker = self._replace(worker)
            answered = worker.ask(asked, seconds)
        except (EOFError, OSError):
            if self._closed:
                raise OverLimit("the server stops", "ask again when it is back") from None
            told = f"the question took more memory than it may ({self.limits.megabytes} MB)"
            raise OverLimit(told, "ask for less, with LIMIT or fewer variables") from None
        finally:
            if answered is None:
                worker = self._replace(worker)
            self._idle.put(worker)
        if answered is None:
            raise OverLimit(f"the question took longer than it may ({seconds:g} seconds)", "ask for less, with LIMIT or fewer joins")
        if isinstance(answered, KGError):
            raise answered
        return answered

    def close(self) -> None:
        """End the processes, those that answer too."""
        self._closed = True
        for worker in self._all:
            worker.end()

    def _replace(self, worker: _Worker) -> _Worker:
        worker.end()
        if self._closed:
            return worker
        self._all.remove(worker)
        self._all.append(made := _Worker(*self._make))
        return made


class _Worker:
    """One process and the pipe to it."""

    def __init__(self, folder: Path, prefixes: dict[str, str], megabytes: int) -> None:
        self._pipe, theirs = _SPAWN.Pipe()
        self._process: SpawnProcess = _SPAWN.Process(target=work, args=(theirs, folder, prefixes, megabytes), daemon=True)
        self._process.start()
        theirs.close()
        self._ready = False

    def ask(self, asked: Asked, seconds: float) -> Serialized | KGError | None:
        """The answer or what is wrong with the question; None where time is up."""
        if not self._ready:
            if not self._pipe.poll(_START):
                raise StoreError(f"the dataset was not open after {_START:g} seconds", "free the machine, or serve a smaller store")
            self._ready = bool(self._pipe.recv())
        self._pipe.send(asked)
        if not self._pipe.poll(seconds):
            return None
        answered = self._pipe.recv()
        assert isinstance(answered, Serialized | KGError)
        return answered

    @property
    def alive(self) -> bool:
        return self._process.is_alive()

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self._pipe.close()


def work(pipe: Connection, folder: Path, prefixes: dict[str, str], megabytes: int) -> None:
    """What a process does: answer until nobody asks any more."""
    from kg.query import refuse_federation

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the server ends its processes itself
    dataset = Dataset(folder, prefixes)
    _limit_memory(megabytes)
    try:
        pipe.send(True)
        while True:
            asked: Asked = pipe.recv()
            try:
                refuse_federation(asked.question)
                answered: Serialized | KGError = dataset.answer(asked)
            except KGError as error:
                answered = error
            pipe.send(answered)
    except (EOFError, BrokenPipeError):
        return  # the server is gone


def _limit_memory(megabytes: int) -> None:
    """Let this process take so much more memory; where the system does not tell how much it has, it takes what there is."""
    status = Path("/proc/self/statm")
    if status.exists():
        most = int(status.read_text("ascii").split()[0]) * resource.getpagesize() + megabytes * 2**20
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
