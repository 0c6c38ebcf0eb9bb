"""The index of a store: its triples in pyoxigraph, in memory or on disk, made anew whenever the record has moved on.

Goes in: N-Triples, some whole lines at a time. Goes out: answers to SPARQL. An index on disk lies in a folder named after what it was
made of, so that one that is out of date is never mistaken for a fresh one, and it is put in place whole.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

import pyoxigraph as ox

from kg.errors import QueryError
from kg.store.binding import bind
from kg.store.faults import malformed
from kg.store.terms import Answer, Value, to_value

#: Bytes loaded at once: with less, a large graph takes half as long again.
_AT_ONCE = 8 * 2**20


class Index:
    """A graph to ask; read only."""

    def __init__(self, store: ox.Store, prefixes: Mapping[str, str]) -> None:
        self._store = store
        self._prefixes = dict(prefixes)

    def __len__(self) -> int:
        return len(self._store)

    def ask(self, question: str, values: Mapping[str, Value] | None = None) -> Answer:
        """Answer a question in SPARQL 1.1.

        Args:
            question: SELECT, ASK, CONSTRUCT or DESCRIBE; the prefixes of the project need not be declared.
            values: variable → what it stands for; an `Iri` for a node, a plain value for a literal. Never read as syntax.

        Raises:
            QueryError: it is malformed, or changes the store.
        """
        bound = bind(question, values or {})
        try:
            return answer_of(self._store.query(bound, prefixes=self._prefixes))
        except SyntaxError as error:
            raise malformed(bound, str(error), self._prefixes) from error
        except (OSError, ValueError, RuntimeError) as error:
            raise QueryError(f"the question cannot be answered ({error})", "ask for less, or otherwise") from error

    def dump(self) -> bytes:
        """The whole as N-Triples, in no order."""
        return self._store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()) or b""


def in_memory(chunks: Iterable[bytes], prefixes: Mapping[str, str]) -> Index:
    """An index that lives as long as the process."""
    store = ox.Store()
    load(store, chunks, ox.RdfFormat.N_TRIPLES)
    return Index(store, prefixes)


def in_graph_of(turtle: str) -> Index:
    """An index of a Turtle document, which declares its own prefixes."""
    store = ox.Store()
    store.load(turtle.encode(), format=ox.RdfFormat.TURTLE)
    return Index(store, {})


def on_disk(folder: Path, name: str, prefixes: Mapping[str, str]) -> Index | None:
    """The index of a name; None where it is not there, or broken: it is removed then, to be made again."""
    path = folder / name
    if not path.is_dir():
        return None
    try:
        return Index(ox.Store.read_only(str(path)), prefixes)
    except (OSError, RuntimeError):
        shutil.rmtree(path, ignore_errors=True)
        return None


def write(folder: Path, name: str, chunks: Iterable[bytes]) -> None:
    """Make an index on disk and put it in place; those of other names are removed.

    Raises:
        OSError: the folder cannot be written.
    """
    part = folder / f".{name}.{os.getpid()}.part"
    folder.mkdir(exist_ok=True)
    shutil.rmtree(part, ignore_errors=True)
    try:
        store = ox.Store(str(part))
        load(store, chunks, ox.RdfFormat.N_TRIPLES)
        store.flush()
        del store
        if not (folder / name).is_dir():
            part.rename(folder / name)
    except OSError:
        if not (folder / name).is_dir():  # unless another process was quicker
            raise
    finally:
        shutil.rmtree(part, ignore_errors=True)
    for other in folder.iterdir():
        if other.name != name and not other.name.endswith(".part"):
            shutil.rmtree(other, ignore_errors=True)


def load(store: ox.Store, chunks: Iterable[bytes], format: ox.RdfFormat) -> None:
    """Put lines into a store, some megabytes at a time, so that no more than that is held twice."""
    kept: list[bytes] = []
    size = 0
    for chunk in chunks:
        kept.append(chunk)
        size += len(chunk)
        if size >= _AT_ONCE:
            store.bulk_load(b"".join(kept), format=format)
            kept, size = [], 0
    store.bulk_load(b"".join(kept), format=format)


def answer_of(found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> Answer:
    """What an engine found, as plain values."""
    if isinstance(found, ox.QueryBoolean):
        return Answer(("answer",), [(bool(found),)])
    if isinstance(found, ox.QueryTriples):
        return Answer(("subject", "predicate", "object"), [tuple(map(to_value, triple)) for triple in found])
    columns = tuple(variable.value for variable in found.variables)
    return Answer(columns, [tuple(to_value(row[i]) for i in range(len(columns))) for row in found])
