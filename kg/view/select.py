"""A part of a page that stands as a page: what is near somebody, one contest, one election.

Goes in: a page, where to begin, how many steps to go. Goes out: a page of what was reached, with its facts, their sources and
their contradictions. The walk does not go on through parties, elections and other hubs, which tie everybody to everybody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from kg.view.model import Page, PageConflict, PageFact, PageNode, PageSource

_HUBS = frozenset({"party", "election"})
_HUB_LINES = 60
#: Steps from an election to its contests, their candidates, what these stood for; and from a contest.
ELECTION_DEPTH, CONTEST_DEPTH = 3, 2


def within(page: Page, start: int, depth: int) -> set[int]:
    """Give the numbers of the nodes at most `depth` lines from a node."""
    near: list[set[int]] = [set() for _ in page.nodes]
    for edge in page.edges:
        near[edge.source].add(edge.target)
        near[edge.target].add(edge.source)
    reached = front = {start}
    for _ in range(depth):
        through = (n for n in front if n == start or not (page.nodes[n].kind in _HUBS or len(near[n]) > _HUB_LINES))
        front = {other for n in through for other in near[n]} - reached
        reached = reached | front
    return reached


def part(page: Page, kept: set[int], focus: int) -> Page:
    """Give the page of some nodes, that opens on one of them."""
    nodes = _Numbers(sorted(kept))
    edges = [edge for edge in page.edges if edge.source in kept and edge.target in kept]
    wanted = {f for edge in edges for f in edge.facts}
    for number in kept:
        wanted.update(page.nodes[number].facts, page.nodes[number].results)
    facts = _Numbers(sorted(wanted))
    told = [page.facts[f] for f in facts.old]
    sources, moved = _sources(page.sources, told)
    return Page(
        [_node(page.nodes[n], facts) for n in nodes.old],
        [replace(e, source=nodes[e.source], target=nodes[e.target], facts=facts.all(e.facts)) for e in edges],
        [_fact(fact, nodes, moved) for fact in told],
        sources,
        [c for conflict in page.conflicts if (c := _conflict(conflict, nodes, facts)) is not None],
        page.labels,
        focus=nodes[focus],
        mandates=[
            {**m, "person": nodes[m["person"]], "office": nodes[m["office"]], "facts": facts.all(m["facts"])}
            for m in page.mandates
            if m["person"] in kept and m["office"] in kept
        ],
        maybe=[(nodes[a], nodes[b], score) for a, b, score in page.maybe if a in kept and b in kept],
    )


class _Numbers:
    """Old numbers to new ones."""

    def __init__(self, old: Sequence[int]) -> None:
        self.old = old
        self._new = {number: at for at, number in enumerate(old)}

    def __getitem__(self, number: int) -> int:
        return self._new[number]

    def __contains__(self, number: int) -> bool:
        return number in self._new

    def all(self, numbers: Sequence[int]) -> list[int]:
        """The new numbers of those that are kept."""
        return [self._new[number] for number in numbers if number in self._new]


def _node(node: PageNode, facts: _Numbers) -> PageNode:
    return replace(node, facts=facts.all(node.facts), results=facts.all(node.results))


def _fact(fact: PageFact, nodes: _Numbers, moved: dict[tuple[int, int], tuple[int, int]]) -> PageFact:
    evidence = []
    for proof in fact.evidence:
        source, passage = moved[proof["source"], proof.get("passage", -1)]
        evidence.append({**proof, "source": source, **({"passage": passage} if "passage" in proof else {})})
    links = {slot: nodes[number] for slot, number in fact.links.items() if number in nodes}
    contest = nodes[fact.contest] if fact.contest is not None and fact.contest in nodes else None
    return replace(fact, evidence=evidence, links=links, parties=nodes.all(fact.parties), contest=contest)


def _sources(sources: list[PageSource], facts: list[PageFact]) -> tuple[list[PageSource], dict[tuple[int, int], tuple[int, int]]]:
    """The sources and passages that facts stand on, and where (source, passage) went; passage -1 is none."""
    used: dict[int, set[int]] = {}
    for fact in facts:
        for proof in fact.evidence:
            used.setdefault(proof["source"], set()).update([proof["passage"]] if "passage" in proof else [])
    kept: list[PageSource] = []
    moved: dict[tuple[int, int], tuple[int, int]] = {}
    for number in sorted(used):
        source = sources[number]
        passages = _Numbers(list(range(len(source.passages))) if source.full else sorted(used[number]))
        moved[number, -1] = (len(kept), -1)
        moved.update({(number, old): (len(kept), passages[old]) for old in passages.old})
        kept.append(replace(source, passages=[source.passages[p] for p in passages.old], order=passages.all(source.order)))
    return kept, moved


def _conflict(conflict: PageConflict, nodes: _Numbers, facts: _Numbers) -> PageConflict | None:
    sides: list[dict[str, Any]] = [{**side, "facts": held} for side in conflict.sides if (held := facts.all(side["facts"]))]
    node = nodes[conflict.node] if conflict.node is not None and conflict.node in nodes else None
    return replace(conflict, sides=sides, node=node) if len(sides) > 1 else None
