"""Files written whole or not at all.

Goes in: a path and its content. Goes out: the file. Refused (`OutputError`): a place that cannot be written to.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path

from kg.errors import OutputError


def write_whole(path: Path, content: bytes | Iterable[bytes]) -> None:
    """Write a file beside its place, whole or piece by piece, then put it there: a reader never sees half of it.

    Raises:
        OutputError: the folder is missing or not writable, or the disk is full.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            file.writelines([content] if isinstance(content, bytes) else content)
        part.replace(path)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror})", "choose another place with --out") from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink()
