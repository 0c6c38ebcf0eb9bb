"""Measure the server over real sockets: `python -m tools.bench_server [--triples N] [--requests N] [--clients N]`.

Serves the store that `tools/bench_graph.py` makes (a made-up election of N triples) in a process of its own and prints, for lookups,
questions, pages and names matched: the median and the 95th percentile of the time of an answer to one client, and how many answers a second
several clients get. The last line asks lookups while another client asks what takes all the time that a question may.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import httpx

import kg
from kg.store import create
from tools.bench_graph import TRIPLES_A_FACT, documents

JSON = {"Accept": "application/sparql-results+json"}
HTML = {"Accept": "text/html"}
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
#: Seconds that a question may take, and how long the server may take to start.
SECONDS, PATIENCE = 5, 600


@contextmanager
def served(store: Path, processes: int) -> Iterator[str]:
    """Address of a server of the store."""
    command = [sys.executable, "-m", "kg", "serve", "--in", str(store), "--port", "0", "--seconds", str(SECONDS)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    start = time.perf_counter()
    process = subprocess.Popen([*command, "--processes", str(processes)], stderr=subprocess.PIPE, text=True, env=environment)
    try:
        assert process.stderr is not None
        line = process.stderr.readline()
        if " at http://" not in line:
            raise SystemExit(line + process.stderr.read())
        print(f"{'started and listening':<44}{time.perf_counter() - start:>10.1f} s\n")
        yield line.split(" at ")[1].strip().rstrip("/")
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)


def asked(client: httpx.Client, address: str, headers: dict[str, str]) -> float:
    """Milliseconds of one answer.

    Raises:
        SystemExit: the server did not answer as it should.
    """
    start = time.perf_counter()
    answer = client.get(address, headers=headers, follow_redirects=True)
    if answer.status_code != 200:
        raise SystemExit(f"{address}: {answer.status_code} {answer.text[:200]}")
    return (time.perf_counter() - start) * 1000


def measure(what: str, base: str, addresses: Sequence[str], headers: dict[str, str], requests: int, clients: int) -> None:
    """Print one line: times for one client, answers a second for several."""
    wanted = [addresses[i % len(addresses)] for i in range(requests)]
    with httpx.Client(base_url=base, timeout=PATIENCE) as client:
        asked(client, wanted[0], headers)  # what is made when it is first asked for
        times = sorted(asked(client, address, headers) for address in wanted)

    def work(part: Sequence[str]) -> None:
        with httpx.Client(base_url=base, timeout=PATIENCE) as one:
            for address in part:
                asked(one, address, headers)

    start = time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        list(pool.map(work, [wanted[n::clients] for n in range(clients)]))
    rate = requests / (time.perf_counter() - start)
    print(f"{what:<44}{statistics.median(times):>10.1f} ms{times[int(0.95 * (len(times) - 1))]:>10.1f} ms{rate:>12,.0f}/s", flush=True)


def lookups(graph: kg.Graph, people: Sequence[str]) -> list[str]:
    """Questions that look one thing up."""
    return [f"/sparql?{urlencode({'query': f'SELECT ?p ?o {{ <{graph.iri(path)}> ?p ?o }}'})}" for path in people]


def bench(store: Path, requests: int, clients: int) -> None:
    """Ask the server of a store for everything that it gives."""
    graph = kg.open(store)
    people = [str(entity.id) for entity in graph.resolution.of_kind("person")][: requests * 2 : 2]
    names = [graph.resolution.entities[path].label for path in people]
    contests = [str(entity.id) for entity in graph.resolution.of_kind("contest")][:requests]
    question = {"named": "who-beat-whom", "p.constituency": "Aube-1", "p.election": "legislatives-2024"}
    top = "SELECT ?who ?votes { ?r kg:person ?who ; kg:votes ?votes } ORDER BY DESC(?votes) LIMIT 10"
    few = max(16, requests // 10)
    with served(store, 2) as base:
        print(f"{'':<44}{'median':>13}{'p95':>13}{f'{clients} clients':>14}")
        measure("lookup by /sparql", base, lookups(graph, people), JSON, requests, clients)
        measure("question of the library by /query", base, [f"/query?{urlencode(question)}"], HTML, requests, clients)
        measure("greatest ten of all votes by /sparql", base, [f"/sparql?{urlencode({'query': top})}"], JSON, few, clients)
        measure("page of a person", base, [f"/id/{path}" for path in people], HTML, requests, clients)
        measure("page of a contest", base, [f"/id/{path}" for path in contests], HTML, requests, clients)
        measure("a person as Turtle", base, [f"/id/{path}.ttl" for path in people], {}, requests, clients)
        measure("facts of somebody by /api/facts", base, [f"/api/facts?{urlencode({'person': n})}" for n in names], {}, requests, clients)
        batches = [f"/reconcile?{urlencode({'queries': json.dumps({'q': {'query': name, 'type': 'person'}})})}" for name in names]
        measure("a name matched by /reconcile", base, batches, {}, requests, clients)
        with httpx.Client(base_url=base, timeout=PATIENCE) as other:
            endless = threading.Thread(target=lambda: other.get("/sparql", params={"query": ENDLESS}))
            endless.start()
            measure(f"lookup beside a question of {SECONDS} s", base, lookups(graph, people), JSON, few, 1)
            endless.join()


def main() -> int:
    """Make the store and measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--triples", type=int, default=200_000)
    parser.add_argument("--requests", type=int, default=200)
    parser.add_argument("--clients", type=int, default=8)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        with create(store).writing() as writer:
            for document, facts in documents(options.triples // TRIPLES_A_FACT):
                writer.add(document, facts, read_at="2026-01-01T00:00:00+00:00")
        bench(store, options.requests, options.clients)
    return 0


if __name__ == "__main__":
    sys.exit(main())
