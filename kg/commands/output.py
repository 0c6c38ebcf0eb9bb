"""Files written whole or not at all.

Goes in: a path and its content. Goes out: the file. Refused (`OutputError`): a place that cannot be written to.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from kg.errors import OutputError


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place, then put it there: a reader never sees half of it.

    Raises:
        OutputError: the folder is missing or not writable, or the disk is full.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink()
        raise OutputError(f"{path}: cannot be written ({error.strerror})", "choose another place with --out") from error
