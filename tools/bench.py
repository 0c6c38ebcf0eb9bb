"""Measure how fast articles are read: `python tools/bench.py PATH... [--repeat N]`.

Prints, in processor time: what it takes to start (`kg --version`, one article); articles and characters a second for each stage, in one
process, with the stages before it done: read, split, extract; milliseconds for 600 words; and how the time of texts made to be hard
grows with their length (1: in proportion).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

from kg.extract import extract  # type: ignore[attr-defined,unused-ignore]
from kg.model import Document
from kg.segment import split
from kg.sources import expand, read

#: Texts that break readers: names without end, brackets that nothing closes, quotation marks, numbers, one line of prose.
HARD = {
    "capitalised words": "Anne Morel Garnier ",
    "open brackets": "(( ",
    "quotation marks": '« " ',
    "numbers": "12 % et 3 voix, ",
    "one line": "Anne Morel (PS) obtient 12,3 % des voix à Nevers, contre 11 % pour Luc Garnier en 2014, ",
}
SHORT, LONG = 20_000, 80_000


def started(*arguments: str) -> float:
    """Processor seconds of a fresh process that runs `kg`."""
    before = os.times()
    subprocess.run([sys.executable, "-m", "kg", *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def growth(piece: str) -> float:
    """How many times longer four times the text takes, divided by four."""
    seconds = []
    extract(Document("warm", piece * 3))
    for length in (SHORT, LONG):
        document = Document("hard", piece * (length // len(piece)))
        start = time.process_time()
        extract(document)
        seconds.append(time.process_time() - start)
    return seconds[1] / seconds[0] * SHORT / LONG


def measure(name: str, work: Callable[[], Any], articles: int, characters: int, repeat: int) -> float:
    """Print the best of some runs of one stage, warm, and give it in seconds."""
    work()
    best = float("inf")
    for _ in range(repeat):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    print(f"{name:8} {articles / best:10,.0f} articles/s {characters / best / 1e6:8.2f} million characters/s")
    return best


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
    print(f"start    {1000 * min(started('--version') for _ in range(arguments.repeat)):10,.0f} ms for kg --version")
    one = str(next(path for path in paths if path.suffix == ".txt"))
    print(f"start    {1000 * min(started('extract', one) for _ in range(arguments.repeat)):10,.0f} ms for kg extract of one article")
    seconds = {name: measure(name, work, len(documents), characters, arguments.repeat) for name, work in stages.items()}
    words = sum(len(document.text.split()) for document in documents)
    print(f"extract  {seconds['extract'] / words * 600 * 1000:10,.1f} ms for 600 words")
    for name, piece in HARD.items():
        print(f"growth   {growth(piece):10,.2f} {name}")


if __name__ == "__main__":
    main()
