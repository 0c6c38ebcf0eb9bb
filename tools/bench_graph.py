"""Measure the graph at size: `python tools/bench_graph.py [--triples N] [--repeat N]`.

Makes facts of a made-up législative election (constituencies, candidates, two rounds, turnouts, resignations) until they give N triples,
keeps them in a store, and prints for each stage how much it does a second, then for each question of the library and for lookups from
Python the median and the 95th percentile of the time of an answer. Read the ratios, not the seconds.
"""

from __future__ import annotations

import argparse
import itertools
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import kg
from kg.export import FORMATS
from kg.facts import Affiliation, BaseFact, Candidacy, Endorsement, Office, Quote, Resignation, Result, Turnout
from kg.model import Document
from kg.query import questions
from kg.resolve import resolve
from kg.resolved import Source
from kg.shapes import check
from kg.store import create, in_memory
from kg.triples import PREFIXES, triples

FIRST = "Anne Jean Marie Paul Lucie Marc Claire Louis Julie Hugo Alice Pierre Emma Luc Sarah Yves Nina Guy Léa Max".split()  # noqa: SIM905
SYLLABLES = "bal cor dun fer gar lam mor nal pel quin ros sal tour val vig zan".split()  # noqa: SIM905
PARTIES = ("LR", "PS", "RN", "LFI", "PCF", "EELV", "MoDem", "UDI")
DEPARTEMENTS = ("Ain", "Aisne", "Aube", "Aude", "Calvados", "Cher", "Doubs", "Drôme", "Eure", "Gard", "Gers", "Jura", "Loiret", "Manche",
                "Marne", "Nord", "Oise", "Orne", "Rhône", "Var", "Vosges", "Yonne")  # fmt: skip
TRIPLES_A_FACT = 58
T = TypeVar("T")


def names() -> Iterator[str]:
    """Names of people, none twice."""
    for a, b, c in itertools.product(SYLLABLES, repeat=3):
        for first in FIRST:
            yield f"{first} {(a + b + c).capitalize()}"


def documents(wanted: int) -> Iterator[tuple[Document, list[BaseFact]]]:
    """Articles with their facts, one a constituency and election, until there are as many facts as wanted."""
    people = names()
    made = 0
    for year, number, departement in itertools.product((2024, 2022, 2017, 2012), range(1, 22), DEPARTEMENTS):
        document, facts = article(departement, number, year, people)
        made += len(facts)
        yield document, facts
        if made >= wanted:
            return
    raise SystemExit("too many triples asked for: add départements to the bench")


def article(departement: str, number: int, year: int, people: Iterator[str]) -> tuple[Document, list[BaseFact]]:
    """One constituency: eight candidates, two rounds, a turnout each, a mandate, some resignations."""
    place, election = f"{departement}-{number}", f"legislatives-{year}"
    text = f"Dans la circonscription {place}, les voix se comptent. " * 8
    document = Document(f"{place}-{year}", text, published=f"{year}-07-08T08:00", publisher="Le Banc d'essai")
    said = {"document": document.id, "sha256": document.sha256, "rule": "bench"}
    facts: list[BaseFact] = []

    def add(cls: type[BaseFact], at: int, **slots: object) -> None:
        evidence = (Quote(start=at, end=at + 40, quote=text[at : at + 40]),)
        facts.append(cls(**slots, **said, evidence=evidence))  # type: ignore[arg-type]

    candidates = [next(people) for _ in PARTIES]
    for rank, (person, party) in enumerate(zip(candidates, PARTIES, strict=True), 1):
        add(Candidacy, rank, person=person, election=election, constituency=place, party=party, nuance=party[:3].upper())
        add(Affiliation, rank, person=person, party=party)
        outcome = "qualified" if rank <= 2 else "eliminated"
        votes = 20_000 - 1_500 * rank - number
        shared = {"person": person, "election": election, "constituency": place}
        add(Result, 50 + rank, **shared, round=1, rank=rank, votes=votes, share=round(votes / 800, 2), outcome=outcome)
    for rank, person in enumerate(candidates[:2], 1):
        outcome, votes = ("elected", 30_000 + 60 * number) if rank == 1 else ("defeated", 29_950)
        shared = {"person": person, "election": election, "constituency": place}
        add(Result, 90 + rank, **shared, round=2, rank=rank, votes=votes, share=round(votes / 600, 2), outcome=outcome)
    for round_ in (1, 2):
        add(Turnout, 120 + round_, election=election, constituency=place, round=round_, turnout=60.0 + round_, abstention=40.0 - round_)
    add(Office, 150, person=candidates[1], office="maire", territory=departement, status="holds")
    if number == 1:
        add(Resignation, 160, person=candidates[1], office="ministre des Transports", status="submitted", date=f"{year}-07-12")
        add(Endorsement, 161, source=candidates[2], target=candidates[1], kind="withdrawal")
    return document, facts


def clocked(what: str, amount: Callable[[T], int], unit: str, work: Callable[[], T]) -> T:
    """Do something and print how much of it was done a second."""
    start = time.perf_counter()
    result = work()
    seconds = time.perf_counter() - start
    count = amount(result)
    print(f"{what:<42}{count / seconds:>12,.0f} {unit}/s   {seconds:8.2f} s")
    return result


def answered(what: str, repeat: int, work: Callable[[], int]) -> float:
    """Processor time of an answer in milliseconds: median and 95th percentile."""
    rows = work()
    times = []
    for _ in range(repeat):
        start = time.process_time()
        work()
        times.append((time.process_time() - start) * 1000)
    slow = sorted(times)[int(0.95 * (len(times) - 1))]
    print(f"{what:<42}{statistics.median(times):>10.2f} ms {slow:>10.2f} ms {rows:>8} rows")
    return slow


def main() -> int:
    """Run the bench."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--repeat", type=int, default=20)
    options = parser.parse_args()
    pairs = list(documents(options.triples // TRIPLES_A_FACT))
    facts = [fact for _, found in pairs for fact in found]
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        build(store, pairs, facts)
        ask(store, options.repeat)
    return 0


def build(store: Path, pairs: list[tuple[Document, list[BaseFact]]], facts: list[BaseFact]) -> None:
    """Time what `kg build` does after reading."""

    def keep() -> int:
        with create(store).writing() as writer:
            return sum(writer.add(document, found, read_at="2026-01-01T00:00:00+00:00") for document, found in pairs)

    clocked("documents kept, a transaction each", lambda n: n, "documents", keep)
    resolution = clocked("facts resolved", lambda r: len(r.facts), "facts", lambda: resolve(facts, [Source.of(d) for d, _ in pairs]))
    found = clocked("triples made and sorted", len, "triples", lambda: triples(resolution))
    index = clocked("triples indexed in memory", len, "triples", lambda: in_memory(found.chunks(), PREFIXES))
    clocked("triples checked against the shapes", lambda _: len(found), "triples", lambda: check(found, index))


def ask(store: Path, repeat: int) -> None:
    """Time questions, lookups and exports of the store on disk."""
    graph = kg.open(store)
    clocked("store opened, index written to disk", lambda a: int(str(a.rows[0][0])), "triples", lambda: graph.query(COUNT))
    again = kg.open(store)
    clocked("store opened again, first answer", len, "answers", lambda: again.query("ASK {}"))
    person = graph.query("SELECT ?n { ?r kg:lostTo ?w . ?r kg:person/rdfs:label ?n } ORDER BY ?n LIMIT 1").rows[0][0]
    given = {"person": person, "constituency": "Aube-1", "election": "legislatives-2024", "on": "2024-07-08", "at": "2024-07-09"}
    print(f"\n{'question':<42}{'median':>13}{'p95':>14}")
    slowest = 0.0
    for name, question in questions().items():
        values = {p.name: given[p.name] for p in question.parameters if p.name in given and p.default is None}
        slowest = max(slowest, answered(name, repeat, lambda name=name, values=values: len(graph.named(name, **values))))
    print(f"{'slowest p95':<42}{slowest:>27.2f} ms\n")
    surname = str(person).split()[-1]
    contests = graph.election("legislatives-2024").contests
    print(f"{'lookup from Python (after the first)':<42}{'median':>13}{'p95':>14}")
    answered("facts(person=surname)", repeat, lambda: len(graph.facts(person=person)))
    answered("facts(type=, constituency=, round=)", repeat, lambda: len(graph.facts(type="result", constituency="Aube-1", round=2)))
    answered("person(name).candidacies", repeat, lambda: len(graph.person(str(person)).candidacies))
    answered("contest(election, place).rounds", repeat, lambda: len(graph.contest("legislatives-2024", "Aube-1").rounds))
    answered("find(surname with a typo)", repeat, lambda: len(graph.find(surname[:-1] + "x", "person")))
    answered("why(result)", repeat, lambda: len(graph.why(contests[0].rounds[0].results[0].id)))
    print()
    for form in ("nt", "ttl", "jsonld", "rdfxml", "trig", "csv"):
        clocked(
            f"exported as {FORMATS[form].about.split(',')[0]}",
            lambda _: len(graph._held.triples),
            "triples",
            lambda form=form: graph.export(form),
        )


COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"

if __name__ == "__main__":
    sys.exit(main())
