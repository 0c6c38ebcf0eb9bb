"""Which triples lie in which named graph: one graph a source, and one for what is resolved from all of them.

Goes in: triples. Goes out: graphs with their triples, in order. Named graphs are packaging, so that a source can be loaded or taken away
whole: no question needs them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from kg.ids import Base, build
from kg.triples import Triple, Triples
from kg.triples.sorting import RUN, SortedLines
from kg.triples.vocabulary import term

_PRIMARY, _USED, _DERIVED = term("prov:hadPrimarySource"), term("prov:used"), term("prov:wasDerivedFrom")
_RESOLVED = build("graph", "resolved")


class Graphs:
    """Named graphs, in the order of their names, each with its triples in theirs.

    Args:
        quads: (graph, triple) in any order.
        run: bytes that may be sorted in memory at once.

    Raises:
        StoreError: the disk has no room for them.
    """

    def __init__(self, quads: Iterable[tuple[str, Triple]], run: int = RUN) -> None:
        self._lines = SortedLines((f"{graph} {s} {p} {o}".encode() for graph, (s, p, o) in quads), run)

    def __iter__(self) -> Iterator[tuple[str, Iterator[Triple]]]:
        """Each graph with its triples, to be gone through before the next."""
        for graph, of_graph in groupby(map(_quad, self._lines), key=itemgetter(0)):
            yield graph, ((s, p, o) for _, s, p, o in of_graph)

    def chunks(self) -> Iterator[bytes]:
        """N-Quads, some whole lines at a time."""
        for chunk in self._lines.chunks():
            quads = (_quad(line) for line in chunk[:-1].split(b"\n"))
            yield "".join([f"{s} {p} {o} {graph} .\n" for graph, s, p, o in quads]).encode()


def by_source(triples: Triples, base: Base) -> Graphs:
    """Sort triples into graphs: facts, evidence and readings to their source; statement nodes to each source that gives them."""
    return Graphs(_quads(triples, _homes(triples, base), base))


def _quads(triples: Iterable[Triple], homes: dict[str, str], base: Base) -> Iterator[tuple[str, Triple]]:
    resolved, statement = f"<{base.absolute(_RESOLVED)}>", f"<{base.absolute('statement')}/"
    for subject, found in groupby(triples, key=itemgetter(0)):
        of_subject = list(found)
        home = homes.get(subject) or homes.get(_evidence_root(subject, base))
        if home is not None:
            yield from ((home, triple) for triple in of_subject)
        elif subject.startswith(statement):
            yield from _of_statement(of_subject, homes, resolved)
        else:
            yield from ((resolved, triple) for triple in of_subject)


def _of_statement(triples: list[Triple], homes: dict[str, str], resolved: str) -> Iterator[tuple[str, Triple]]:
    """The statement in the graph of each source that gives it, there with the facts of that source alone."""
    graphs = {homes[o] for _, p, o in triples if p == _DERIVED and o in homes} or {resolved}
    for triple in triples:
        if triple[1] == _DERIVED and triple[2] in homes:
            yield homes[triple[2]], triple
        else:
            yield from ((graph, triple) for graph in graphs)


def _homes(triples: Iterable[Triple], base: Base) -> dict[str, str]:
    """Sources, their readings and their facts → the graph that they lie in."""
    source = f"<{base.absolute('source')}/"
    homes: dict[str, str] = {}
    for subject, predicate, object in triples:
        if predicate in (_PRIMARY, _USED) and object.startswith(source):
            graph = homes.setdefault(object, f"<{base.absolute('graph')}/{object[len(source) :]}")
            homes[subject] = graph
    return homes


def _evidence_root(subject: str, base: Base) -> str:
    """The fact that a piece of evidence or a selector of it belongs to."""
    evidence = f"<{base.absolute('evidence')}/"
    if not subject.startswith(evidence):
        return ""
    return f"<{base.absolute('fact')}/{subject[len(evidence) :].split('/', 1)[0]}>"


def _quad(line: bytes) -> tuple[str, str, str, str]:
    graph, subject, predicate, object = line.decode().split(" ", 3)
    return graph, subject, predicate, object
