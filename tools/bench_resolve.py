"""Measure how fast facts become one view: `python tools/bench_resolve.py [--contests N]`.

Makes an official count and an article for each of N constituencies, one article in ten with a wrong figure and one in five with surnames
alone, and resolves all of them. Printed: facts a second of processor time, the same beside the time that the facts themselves take to make
(a ratio that does not depend on the machine), contradictions found, and the peak of memory.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Iterator

from kg.facts import BaseFact, Candidacy, Cell, Office, Quote, Result
from kg.model import SourceKind
from kg.resolve import resolve
from kg.resolved import Source

_CANDIDATES = 8
_FIRST = ("Anne", "Benoît", "Claire", "David", "Élise", "Fabien", "Gaëlle", "Hugo", "Inès", "Jules")


def facts(contests: int) -> Iterator[BaseFact]:
    """The facts of so many constituencies."""
    for number in range(contests):
        place = {"election": "municipales-2020", "constituency": f"Commune {number}"}
        for n in range(_CANDIDATES):
            votes = 900 - 100 * n + number % 97
            first, last = _FIRST[(number + n) % 10], f"Nom{(number * 7 + n) % (contests + 1)}ot"
            cell = {"document": "officiel", "evidence": (Cell(row=number * _CANDIDATES + n + 1, value=str(votes)),), **place}
            yield Candidacy(person=f"{first} {last.upper()}", **cell)
            yield Result(person=f"{first} {last.upper()}", round=1, votes=votes, rank=n + 1, **cell)
            name = last if number % 5 == 0 else f"{first} {last}"
            words = f"{name} obtient {votes} voix"
            quote = {"document": f"article-{number}", "evidence": (Quote(start=0, end=len(words), quote=words),)}
            yield Result(person=name, round=1, votes=votes + (number % 10 == 0 and n == 0), **quote, **place)
            if n == 0:
                yield Office(person=name, office="maire", territory=f"Commune {number}", **quote)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--contests", type=int, default=1000, help="constituencies (default 1000)")
    contests = parser.parse_args().contests
    start = time.process_time()
    made = list(facts(contests))
    identifiers = {fact.id for fact in made}
    making = time.process_time() - start
    sources = [Source("officiel", kind=SourceKind.FINAL)] + [Source(f"article-{n}", published="2020-03-16") for n in range(contests)]
    start = time.process_time()
    resolution = resolve(made, sources)
    resolving = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    people = sum(1 for _ in resolution.of_kind("person"))
    print(f"resolve: {len(identifiers)} facts, {len(identifiers) / resolving:,.0f} facts/s, {resolving / making:.1f} times their making")
    print(f"         {people} people of {contests * _CANDIDATES}, {len(resolution.undecided)} pairs undecided, ", end="")
    print(f"{len(resolution.conflicts)} contradictions of {-(-contests // 10)} planted, {memory} MB")


if __name__ == "__main__":
    main()
