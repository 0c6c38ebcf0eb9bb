"""The folder of a store: what lies in it, how it is made, opened and written.

    STORE/store.json     version of the layout, base IRI
    STORE/record.jsonl   documents and facts, only ever added to
    STORE/lock           held by whoever writes
    STORE/index/NAME/    the graph for questions; can be deleted at any time, is made again when asked for

Goes in: documents with their facts. Goes out: their history. Refused (`StoreError`): a folder that is no store or of another
layout, a broken record, a folder that cannot be written, a second writer.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from kg.errors import StoreError
from kg.facts import BaseFact
from kg.ids import DEFAULT_BASE, Base
from kg.model import Document
from kg.store.appender import Abandoned, Appender
from kg.store.lock import NAME as LOCK
from kg.store.lock import locked
from kg.store.record import Head, Record
from kg.store.versions import History, Last, Recording, described, key_of, last_readings, retraction_of

_SETTINGS = "store.json"
_RECORD = "record.jsonl"
INDEX = "index"
#: Raised when what older programs wrote can no longer be read.
_LAYOUT = 2
#: Seconds that a second writer waits for the first.
WAIT = 30.0


class Folder:
    """A store that exists.

    Raises:
        StoreError: there is none in this folder, or of another layout.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._settings = _settings(path)
        self._record = Record(path / _RECORD)

    @property
    def base(self) -> Base:
        """IRI that identifiers stand behind."""
        return Base(self._settings.get("base", DEFAULT_BASE))

    def head(self) -> Head:
        """How far the record reaches."""
        return self._record.head()

    @cached_property
    def history(self) -> History:
        """Everything recorded, as of the first time that this is asked."""
        return History(self._record.transactions(), str(self._record.path))

    @contextmanager
    def writing(self, *, wait: float | None = None) -> Iterator[Writer]:
        """Write to the store; whoever else wants to waits, or is refused after `wait` seconds (by default `WAIT`)."""
        with locked(self.path, wait=WAIT if wait is None else wait):
            appender = Appender(self._record)
            try:
                yield Writer(appender, last_readings(self._record.transactions(), str(self._record.path)))
            finally:
                appender.close()
                self.__dict__.pop("history", None)


class Writer:
    """Adds to a store, a transaction a document."""

    def __init__(self, appender: Appender, last: dict[str, Last]) -> None:
        self._appender = appender
        self._last = last
        self._keys_of_hash: dict[str, set[str]] = {}
        for key, reading in last.items():
            self._keys_of_hash.setdefault(reading.document.sha256, set()).add(key)
        self._paths: dict[str, str | None] = {}

    @property
    def fact_count(self) -> int:
        """Number of facts that stand."""
        return sum(reading.facts for reading in self._last.values() if reading.retracted is None)

    def add(self, document: Document, facts: Iterable[BaseFact], *, read_at: str) -> bool:
        """Record a reading; False where it says nothing that the store does not say.

        Args:
            document: as read.
            facts: those of this document; gone through once, never all of them in memory.
            read_at: time of reading, ISO 8601 in UTC.

        Raises:
            StoreError: it cannot be written; the store is as it was before.
        """
        key = self._key(document)
        last = self._last.get(key)
        self._paths[key] = document.path
        if self._is_copy(key, document):
            return False
        recording, new = Recording(), True
        with self._appender.transaction() as begun:
            for entry in recording.entries(key, document, facts, read_at):
                begun.add(entry)
            if last is not None and described(last.document) == described(document) and last.digest == recording.digest:
                new = False
                raise Abandoned
        if new:
            self._last[key] = Last(document, recording.facts, recording.digest, last.number + 1 if last else 1)
            self._keys_of_hash.setdefault(document.sha256, set()).add(key)
        return new

    def retract(self, name: str, why: str, *, at: str) -> str:
        """Withdraw the support of a document; its versions stay in the history. Gives its key.

        Raises:
            StoreError: no document of this address or name, or it is withdrawn already.
        """
        keys = [key for key, reading in self._last.items() if name in (key, reading.document.id)]
        if len(keys) != 1:
            told = "no document of this name" if not keys else f"{len(keys)} documents of this name"
            raise StoreError(f"{name}: {told} in the store", "name one by its address, as kg facts --format jsonl shows it")
        if self._last[keys[0]].retracted is not None:
            raise StoreError(f"{name}: withdrawn already ({self._last[keys[0]].retracted})", "nothing is left to withdraw")
        self._appender.append(retraction_of(keys[0], why, at))
        return keys[0]

    def note(self, entry: Mapping[str, Any]) -> None:
        """Record something beside documents, as a judgement on who is who."""
        self._appender.append([entry])

    def _key(self, document: Document) -> str:
        """Key of a document; of two files of one build that have the same name and no address, the second adds its folder."""
        key = key_of(document)
        namesake = self._paths.get(key, document.path)
        if document.url or document.path is None or namesake in (None, document.path):
            return key
        return f"{Path(document.path).parent.name}/{key}"

    def _is_copy(self, key: str, document: Document) -> bool:
        """Whether this text is there under another name, where not both have an address of their own."""
        for namesake in self._keys_of_hash.get(document.sha256, set()) - {key}:
            other = self._last[namesake].document
            if other.sha256 == document.sha256 and not (other.url and document.url):
                return True
        return False


def create(path: Path, *, base: str | None = None) -> Folder:
    """The store of a folder, made where there is none.

    Args:
        path: folder, made with those above it when absent.
        base: IRI of a new store's identifiers.

    Raises:
        StoreError: the folder cannot be made, holds something else, or holds a store of another base.
    """
    if not (path / _SETTINGS).exists():
        iri = Base(base or DEFAULT_BASE).iri
        made = not path.exists()
        part = path / f".{_SETTINGS}.{os.getpid()}.part"
        try:
            path.mkdir(parents=True, exist_ok=True)
            strangers = sorted(p.name for p in path.iterdir() if p.name != LOCK and not p.name.endswith(".part"))
            if strangers:
                raise StoreError(f"{path}: no store, and not empty ({strangers[0]})", "name a new or an empty folder")
            part.write_text(json.dumps({"layout": _LAYOUT, "base": iri}) + "\n", "utf-8")
            part.replace(path / _SETTINGS)
        except OSError as error:
            with contextlib.suppress(OSError):  # leave nothing behind, as far as the disk lets us
                part.unlink(missing_ok=True)
                if made:
                    path.rmdir()
            raise StoreError(f"{path}: cannot be made ({error.strerror})", "choose another folder with --into") from error
    folder = Folder(path)
    if base is not None and folder.base.iri != Base(base).iri:
        raise StoreError(f"{path}: its identifiers stand behind {folder.base.iri}", "leave --base out, or build a new store")
    return folder


def _settings(path: Path) -> dict[str, Any]:
    where = path / _SETTINGS
    try:
        settings = json.loads(where.read_text("utf-8"))
        layout = settings["layout"]
    except FileNotFoundError as error:
        if str(path).startswith(("http:", "https:")):
            raise StoreError(
                f"{path}: a server, and this needs the store itself", "servers are asked by query, facts, why, export"
            ) from error
        raise StoreError(f"{path}: no store there", f"make one with kg build PATH... --into {path}") from error
    except OSError as error:
        told = f"{where}: cannot be read ({error.strerror})"
        raise StoreError(told, "check the name and the permissions of the folder") from error
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{where}: broken", "take the store from a backup, or build it anew from the articles") from error
    if layout != _LAYOUT:
        raise StoreError(f"{path}: a store of layout {layout}, this program reads {_LAYOUT}", "build it anew, or update kg")
    return dict(settings)
