"""Which files an argument of the command line means, and their bytes.

Goes in: names of files and folders, glob patterns, `-`. Goes out: paths in the order given, folders and patterns sorted, each
file once. A name that leads nowhere is kept: reading it says what is wrong without stopping the others.
"""

from __future__ import annotations

import glob
import sys
from collections.abc import Iterable
from pathlib import Path

from kg.errors import SourceError

#: Files that a folder is searched for: articles, and official results.
ARTICLE_SUFFIXES = (".txt", ".md", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson")
RESULT_SUFFIXES = (".csv", ".tsv", ".xml", ".xlsx", ".xlsm", ".xls", ".ods")
STDIN = Path("-")


def expand(paths: Iterable[str | Path]) -> list[Path]:
    """Files named by `paths`: a folder gives its articles and result files at any depth, a pattern its matches, `-` standard input."""
    found: dict[Path, None] = {}
    for given in paths:
        path = Path(given)
        if path.is_dir():
            found.update(dict.fromkeys(_articles(path) or [path]))
        elif not path.exists() and glob.has_magic(str(given)):
            matches = [Path(match) for match in sorted(glob.glob(str(given), recursive=True))]  # noqa: PTH207 (may be absolute)
            found.update(dict.fromkeys([m for m in matches if m.is_file()] or [path]))
        else:
            found[path] = None
    return list(found)


def _articles(folder: Path) -> list[Path]:
    def visible(path: Path) -> bool:
        return not any(part.startswith(".") for part in path.relative_to(folder).parts)

    suffixes = (*ARTICLE_SUFFIXES, *RESULT_SUFFIXES)
    return [p for p in sorted(folder.rglob("*")) if p.is_file() and p.suffix.lower() in suffixes and visible(p)]


def read_bytes(path: Path) -> bytes:
    """Content of a file, or of standard input for `-`.

    Raises:
        SourceError: the file is missing, a folder without articles, not readable, or empty.
    """
    if path == STDIN:
        raw = sys.stdin.buffer.read()
    elif path.is_dir():
        raise SourceError(f"{path}: no article in this folder", f"put files of {', '.join(ARTICLE_SUFFIXES)} in it")
    else:
        try:
            raw = path.read_bytes()
        except FileNotFoundError as error:
            raise SourceError(f"{path}: no such file", "check the name") from error
        except OSError as error:
            raise SourceError(f"{path}: cannot be read ({error.strerror})", "check its permissions") from error
    if not raw.strip():
        raise SourceError(f"{path}: empty", "give a file that holds an article")
    return raw
