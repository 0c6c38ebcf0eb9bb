"""One writer at a time: a lock on a store's folder that the system frees when its holder dies.

Goes in: the folder. Goes out: a held lock. Refused (`StoreError`): another process holds it for longer than one waits.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from kg.errors import StoreError

NAME = "lock"


@contextmanager
def locked(folder: Path, *, wait: float) -> Iterator[None]:
    """Hold the lock of a store.

    Args:
        folder: of the store.
        wait: seconds to wait for another writer to end.

    Raises:
        StoreError: it did not end, or the folder cannot be written.
    """
    lock = FileLock(folder / NAME)
    try:
        lock.acquire(timeout=wait)
    except Timeout as error:
        told = f"{folder}: another process is writing to this store"
        raise StoreError(told, "wait until it is done, then try again") from error
    except OSError as error:
        raise StoreError(f"{folder}: cannot be written ({error.strerror})", "choose another folder with --into") from error
    try:
        yield
    finally:
        lock.release()
