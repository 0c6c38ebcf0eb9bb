"""Measure how fast articles are read: `python tools/bench.py PATH... [--repeat N]`.

Prints articles and characters a second for each stage, in one process, with the stages before it done: read, split, extract.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from typing import Any

from kg.extract import extract  # type: ignore[attr-defined,unused-ignore]
from kg.segment import split
from kg.sources import expand, read


def measure(name: str, work: Callable[[], Any], articles: int, characters: int, repeat: int) -> None:
    """Print the best of some runs of one stage, warm."""
    work()
    best = float("inf")
    for _ in range(repeat):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    print(f"{name:8} {articles / best:10,.0f} articles/s {characters / best / 1e6:8.2f} million characters/s")


def main() -> None:
    """Read the arguments and measure the three stages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--repeat", type=int, default=3)
    arguments = parser.parse_args()
    paths = expand(arguments.paths)
    documents = [document for path in paths for document in read(path)]
    characters = sum(len(document.text) for document in documents)
    print(f"{len(documents)} articles, {characters:,} characters, best of {arguments.repeat}")
    stages: dict[str, Callable[[], Any]] = {
        "read": lambda: [list(read(path)) for path in paths],
        "split": lambda: [split(document) for document in documents],
        "extract": lambda: [extract(document) for document in documents],
    }
    for name, work in stages.items():
        measure(name, work, len(documents), characters, arguments.repeat)


if __name__ == "__main__":
    main()
