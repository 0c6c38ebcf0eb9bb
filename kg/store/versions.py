"""Documents as versions: what a store's record says was read, when, and what stands now or stood at a time.

Goes in: the transactions of a record. Goes out: a `History`. A document is known by its address, or by its name where it has
none: a changed one supersedes the earlier version, a retracted one withdraws its support; the past stays askable. Judgements and
other entries that stores keep beside documents are handed on as they are.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from kg.errors import StoreError, UsageError
from kg.facts import BaseFact
from kg.model import Document, SourceKind
from kg.store.kept import Facts
from kg.store.record import Entry, Transaction

_NOT_KEPT = frozenset({"blocks"})  # how a page was cut up, which only reading it needs
_KEPT = tuple(f.name for f in fields(Document) if f.name not in _NOT_KEPT)
_DEFAULTS = {f.name: f.default for f in fields(Document) if f.default is not MISSING}
#: Publication times without a zone are those of the French press.
_PARIS = ZoneInfo("Europe/Paris")


def key_of(document: Document) -> str:
    """What makes two readings versions of one document: its address, else its name."""
    return document.url or document.id


@dataclass(frozen=True, slots=True)
class Version:
    """One reading of a document.

    Args:
        key: what its other versions share.
        document: as read; `blocks` are not kept.
        facts: in the order of reading; read anew each time that one goes through them.
        read_at: when it was read (ISO 8601, UTC).
        number: 1 for the first version of its document.
        retracted: why it was withdrawn, None where it stands.
        retracted_at: when (ISO 8601, UTC).
    """

    key: str
    document: Document
    facts: Facts
    read_at: str
    number: int
    retracted: str | None = None
    retracted_at: str | None = None

    def stands(self, limit: datetime | None = None) -> bool:
        """Whether nobody had withdrawn it by then (None: to this day)."""
        return self.retracted_at is None or (limit is not None and datetime.fromisoformat(self.retracted_at) > limit)


class Recording:
    """The entries that record a reading, made one by one: what was read, its facts, and an end that tells their number and a hash."""

    def __init__(self) -> None:
        self.facts = 0
        self._hash = hashlib.sha256()

    @property
    def digest(self) -> str:
        """Hash of the facts that there have been so far."""
        return self._hash.hexdigest()

    def entries(self, key: str, document: Document, facts: Iterable[BaseFact], read_at: str) -> Iterator[Entry]:
        """What to record of a reading."""
        told = {name: getattr(document, name) for name in _KEPT}
        told = {name: value for name, value in told.items() if name not in _DEFAULTS or value not in (_DEFAULTS[name], "")}
        yield {"document": told, "key": key, "sha256": document.sha256, "read_at": read_at}
        for fact in facts:
            self.facts += 1
            self._hash.update(fact.id.encode("ascii"))
            yield {"fact": fact.to_json()}
        yield {"end": key, "facts": self.facts, "digest": self.digest}


def _document(described: Mapping[str, Any]) -> Document:
    return Document(**{**described, "kind": SourceKind(described.get("kind", SourceKind.ARTICLE))})


def retraction_of(key: str, why: str, at: str) -> list[Entry]:
    """The transaction that withdraws the support of a document's last version."""
    return [{"retract": key, "why": why, "at": at}]


class History:
    """Every version of every document, in the order of reading, and the other entries.

    Raises:
        StoreError: an entry is not what this version of the program writes.
    """

    def __init__(self, transactions: Iterable[Transaction], name: str = "record") -> None:
        self.versions: dict[str, list[Version]] = {}
        self.entries: list[Entry] = []
        for transaction in transactions:
            try:
                self._add(transaction)
            except (KeyError, TypeError, ValueError) as error:
                raise _unread(name, error) from error

    def _add(self, transaction: Transaction) -> None:
        first = transaction.first
        if "document" in first:
            known = self.versions.setdefault(first["key"], [])
            facts = Facts(transaction, int(transaction.last["facts"]))
            known.append(Version(first["key"], _document(first["document"]), facts, first["read_at"], len(known) + 1))
        elif "retract" in first:
            known = self.versions[first["retract"]]
            known[-1] = replace(known[-1], retracted=first["why"], retracted_at=first["at"])
        else:
            self.entries += transaction

    def current(self, as_of: str | None = None) -> list[Version]:
        """The version of each document that stands, by key.

        Args:
            as_of: ISO date or date-time: only what was surely published by then. A document dated to the day counts from the
                day's end, one dated to the month from the month's; one without a date never.
        """
        limit = end_of(as_of) if as_of is not None else None
        standing = []
        for key in sorted(self.versions):
            known = self.versions[key]
            if limit is not None:
                known = [v for v in known if v.document.published and end_of(v.document.published) <= limit]
            if known and known[-1].stands(limit):
                standing.append(known[-1])
        return standing


@dataclass(frozen=True, slots=True)
class Last:
    """The last reading of a document, as far as a writer must know it: its facts by their number and a hash alone."""

    document: Document
    facts: int
    digest: str
    number: int
    retracted: str | None = None


def last_readings(transactions: Iterable[Transaction], name: str = "record") -> dict[str, Last]:
    """The last reading of each document, by key; facts are not read, so that adding to a large store stays quick.

    Raises:
        StoreError: an entry is not what this version of the program writes.
    """
    found: dict[str, Last] = {}
    for transaction in transactions:
        first, last = transaction.first, transaction.last
        try:
            if "document" in first:
                before = found.get(first["key"])
                number = before.number + 1 if before else 1
                found[first["key"]] = Last(_document(first["document"]), last["facts"], last["digest"], number)
            elif "retract" in first:
                found[first["retract"]] = replace(found[first["retract"]], retracted=first["why"])
        except (KeyError, TypeError, ValueError) as error:
            raise _unread(name, error) from error
    return found


def _unread(name: str, error: Exception) -> StoreError:
    return StoreError(f"{name}: an entry cannot be read ({error!r})", "use the version of kg that wrote it")


def end_of(when: str) -> datetime:
    """The last moment that an ISO date or date-time, as precise as it is, may mean.

    Raises:
        UsageError: it is no date.
    """
    try:
        if len(when) == 4:
            return datetime(int(when) + 1, 1, 1, tzinfo=_PARIS) - timedelta(microseconds=1)
        if len(when) == 7:
            year, month = int(when[:4]), int(when[5:])
            return datetime(year + month // 12, month % 12 + 1, 1, tzinfo=_PARIS) - timedelta(microseconds=1)
        moment = datetime.fromisoformat(when)
    except ValueError as error:
        raise UsageError(f"{when!r} is no date", "give one such as 2023-09-27 or 2023-09-27T18:00") from error
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=_PARIS)
    return moment + timedelta(days=1, microseconds=-1) if len(when) == 10 else moment


def described(document: Document) -> Mapping[str, Any]:
    """What of a document makes it another reading where it changes (not the place of its file)."""
    return {name: getattr(document, name) for name in _KEPT if name != "path"}
