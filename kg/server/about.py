"""What the graph says of one node: what it leads to, what leads to it, the facts behind it.

Goes in: a graph, a path. Goes out: triples for programs, rows for people. Lists are cut at `MOST`, and say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import attrgetter

from kg.api import Graph
from kg.api.why import Reason
from kg.facts import FACT_TYPES
from kg.reports import type_word
from kg.store import Iri
from kg.triples import Triple
from kg.triples.terms import parts
from kg.triples.vocabulary import PREFIXES

#: Rows of one list, and things whose facts a page holds.
MOST, THINGS = 300, 100
_LEADS = f"SELECT ?s ?p {{ ?s ?p ?o }} ORDER BY ?p ?s LIMIT {MOST + 1}"


@dataclass(frozen=True, slots=True)
class Shown:
    """A node or a text as a page shows it: its words and where they lead, empty for nowhere."""

    words: str
    address: str = ""


class About:
    """Nodes of a graph.

    Args:
        graph: the store opened.
        prefix: path of the addresses of its nodes on this server.
    """

    def __init__(self, graph: Graph, prefix: str) -> None:
        self._graph = graph
        self._prefix = prefix

    def said(self, path: str) -> list[Triple]:
        """Triples whose subject is the node; none where there is no such node."""
        return self._graph.held.triples.of(f"<{self._graph.iri(path)}>")

    def leading(self, path: str) -> list[Triple]:
        """Triples whose object is the node; one more than `MOST` where there are more."""
        node = self._graph.iri(path)
        return [(f"<{s}>", f"<{p}>", f"<{node}>") for s, p in self._graph.held.index.ask(_LEADS, {"o": Iri(node)})]

    def reasons(self, path: str) -> tuple[list[tuple[Shown, list[Reason]]], int]:
        """Facts behind the node, by the thing that they are about, and how many things are left out."""
        resolution = self._graph.resolution
        items = resolution.items_of_entity.get(path, ())
        found = [r for item in items[:THINGS] for r in self._graph.why(item)] if items else self._graph.why(path)
        groups = [(self.node(about), list(of_it)) for about, of_it in groupby(found, key=attrgetter("about"))]
        return groups, max(0, len(items) - THINGS)

    def label(self, path: str) -> str:
        """What people call a node."""
        entity, item = self._graph.resolution.entities.get(path), self._graph.resolution.items.get(path)
        if item is not None and entity is None:
            ends = dict.fromkeys(item.named[slot] for slot in FACT_TYPES[item.type].SLOTS if slot in item.named)
            return f"{type_word(item.type)} : {', '.join(map(self.label, ends))}"
        return entity.label if entity is not None else path

    def node(self, path: str) -> Shown:
        """A node of ours, with its page."""
        return Shown(self.label(path), self._prefix + path)

    def term(self, written: str) -> Shown:
        """A term as N-Triples writes it."""
        return Shown(parts(written).text) if written[0] == '"' else self.iri(written[1:-1])

    def words(self, text: str) -> Shown:
        """A text, with the page of what alone bears it as its name."""
        path = self._named.get(text, "")
        return Shown(text, self._prefix + path if path else "")

    @cached_property
    def _named(self) -> Mapping[str, str]:
        """Name → what bears it; empty where several do."""
        found: dict[str, str] = {}
        for path, entity in self._graph.resolution.entities.items():
            found[entity.label] = "" if entity.label in found else path
        return found

    def iri(self, iri: str) -> Shown:
        """The node of an IRI: ours with its page here, terms by their short name, others as they are."""
        path = self._graph.held.base.relative(iri)
        if path is not None:
            return self.node(path)
        short = next((f"{name}:{iri[len(start) :]}" for name, start in PREFIXES.items() if iri.startswith(start)), iri)
        return Shown(short, iri if iri.startswith(("http://", "https://")) else "")

    def rows(self, triples: Iterable[Triple], end: int) -> Mapping[Shown, list[Shown]]:
        """Predicates with their nodes: subjects (`end` 0) or objects (2)."""
        found: dict[Shown, list[Shown]] = {}
        for triple in triples:
            found.setdefault(self.term(triple[1]), []).append(self.term(triple[end]))
        return found
