"""Gathers nodes, edges, facts, sources and contradictions into a page.

Goes in: nodes and facts, one by one; a fact comes with the nodes that its slots name and the contest it concerns. Goes out: a
`Page`. What edges a fact draws is decided here, by its type. The same input in the same order gives the same page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from kg.facts import BaseFact, Cell, Quote
from kg.view.model import Page, PageConflict, PageEdge, PageFact, PageNode, PageSource
from kg.view.passages import LONGEST, place

#: From the firmest to the least; an edge is as firm as its firmest fact, and a denial counts only where nothing else is said.
_FIRMNESS = ("asserted", "reported", "planned", "unconfirmed", "denied")
#: Steps of leaving an office, the furthest last: the one written on the line.
_STEPS = ("demanded", "announced", "submitted", "retracted", "refused", "accepted", "effective")
#: Digits of a fact's identifier that a page keeps.
_ID_DIGITS = 10
#: From how many squares of the map on a page opens on it; fewer say more as a graph.
_MAP_FROM = 3


class Builder:
    """A page in the making."""

    def __init__(self) -> None:
        self._nodes: list[PageNode] = []
        self._index: dict[str, int] = {}
        self._edges: dict[tuple[int, int, str], PageEdge] = {}
        self._facts: list[PageFact] = []
        self._fact_index: dict[str, int] = {}
        self._sources: dict[str, int] = {}
        self._source_list: list[PageSource] = []
        self._texts: list[str | None] = []
        self._passages: list[dict[str, int]] = []
        self._conflicts: list[PageConflict] = []
        self._labels: dict[str, str] = {}
        self._short_ids: set[str] = set()
        self._mandates: list[dict[str, Any]] = []
        self._maybe: list[tuple[int, int, float]] = []

    def node(self, node: PageNode) -> int:
        """Add a node, unless one of its identifier is there; its number either way."""
        if node.id not in self._index:
            self._index[node.id] = len(self._nodes)
            self._nodes.append(node)
        return self._index[node.id]

    def label_election(self, key: str, words: str) -> None:
        """Say how to write an election that facts name by its identifier."""
        self._labels[key] = words

    def part(self, contest: int, election: int) -> None:
        """Say that a contest belongs to an election."""
        self._edge(contest, election, "part")

    def source(self, source: PageSource, text: str | None = None) -> int:
        """Add a source, unless one of its identifier is there; its number either way."""
        if source.id not in self._sources:
            self._sources[source.id] = len(self._source_list)
            self._source_list.append(source)
            self._texts.append(text)
            self._passages.append({})
        return self._sources[source.id]

    def fact(self, fact: BaseFact, source: int, links: Mapping[str, int], contest: int | None, when: str = "") -> int:
        """Add a fact with the nodes that its slots name; the same fact again only brings its proofs.

        `when`: day of the vote that it is about, ISO, as precise as known; a date of the fact's own comes before it.
        """
        evidence = self._evidence(fact, source)
        if fact.id in self._fact_index:
            known = self._facts[self._fact_index[fact.id]]
            known.evidence.extend(e for e in evidence if e not in known.evidence)
            return self._fact_index[fact.id]
        number = self._fact_index[fact.id] = len(self._facts)
        slots = {name: getattr(value, "value", value) for name, value in fact.slots().items()}
        self._facts.append(
            PageFact(
                self._short(fact.id),
                fact.type,
                slots,
                fact.modality.value,
                fact.attributed_to,
                fact.segment.value,
                fact.rule,
                evidence,
                dict(links),
            )
        )
        self._facts[number].contest = contest
        self._facts[number].when = _when(slots, when)
        self._draw(self._facts[number], number)
        return number

    def _short(self, identifier: str) -> str:
        """Ten digits of an identifier, more where another has the same: they are most of what a large file weighs."""
        lengths = range(_ID_DIGITS, len(identifier))
        length = next((n for n in lengths if identifier[:n] not in self._short_ids), len(identifier))
        self._short_ids.add(identifier[:length])
        return identifier[:length]

    def conflict(self, subject: str, slot: str, node: int | None, sides: list[dict[str, Any]], settled: str = "") -> None:
        """Add facts that disagree; `sides` as [{value, facts, kept}], with numbers of facts."""
        self._conflicts.append(PageConflict(subject, slot, node, sides, settled))

    def mandate(self, person: str, office: str, days: tuple[str | None, str | None, bool], facts: Iterable[str]) -> None:
        """Say that somebody was in an office: identifiers of nodes, (start, end, whether it is over), identifiers of facts."""
        ends = (self.node_number(person), self.node_number(office))
        numbers = [n for fact in facts if (n := self.number_of(fact)) is not None]
        if None not in ends and numbers:
            start, end, ended = days
            told = {"person": ends[0], "office": ends[1], "start": start, "end": end, "ended": ended, "facts": numbers}
            self._mandates.append({name: value for name, value in told.items() if value is not None})

    def maybe(self, left: str, right: str, score: float) -> None:
        """Say that two people may be one."""
        a, b = self.node_number(left), self.node_number(right)
        if a is not None and b is not None:
            self._maybe.append((a, b, round(score, 2)))

    def whole_text(self, source: PageSource, text: str) -> int:
        """Add a source of which every line is shown, before its facts are added; its number."""
        number = self.source(source, text)
        source.full = True
        for line in text.split("\n"):
            if line.strip() and line not in self._passages[number]:
                self._passages[number][line] = len(source.passages)
                source.passages.append(line)
        return number

    def number_of(self, fact_id: str) -> int | None:
        """Give the number of a fact that was added."""
        return self._fact_index.get(fact_id)

    def node_number(self, identifier: str | None) -> int | None:
        """Give the number of a node that was added."""
        return None if identifier is None else self._index.get(identifier)

    def page(self, focus: str | None = None) -> Page:
        """Give everything gathered; `focus` is the identifier of the node to open on, else the contest with the most facts."""
        nodes, edges = self._nodes, list(self._edges.values())
        for edge in edges:
            self._firm(edge)
        self._name_parties(nodes, edges)
        for source, text in zip(self._source_list, self._texts, strict=True):
            source.order = [] if text is None else _reading_order(text, source.passages)
        self._concern_parties(edges)
        opening = self._index[focus] if focus is not None else _richest(nodes, edges)
        tiles = {node.place for node in nodes if node.kind == "contest" and node.place}
        home = "map" if focus is None and len(tiles) >= _MAP_FROM else "graph"
        page = Page(nodes, edges, self._facts, self._source_list, self._conflicts, self._labels, opening, home)
        page.mandates, page.maybe = self._mandates, self._maybe
        return page

    def _evidence(self, fact: BaseFact, source: int) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        longest = None if self._source_list[source].full else LONGEST
        for passage, marks in place([e for e in fact.evidence if isinstance(e, Quote)], self._texts[source], longest):
            number = self._passages[source].setdefault(passage, len(self._passages[source]))
            if number == len(self._source_list[source].passages):
                self._source_list[source].passages.append(passage)
            found.append({"source": source, "passage": number, "marks": [list(mark) for mark in marks]})
        cells = [e for e in fact.evidence if isinstance(e, Cell)]
        return found + [{"source": source, **cell.to_json()} for cell in cells]

    def _edge(self, source: int, target: int, kind: str) -> PageEdge:
        return self._edges.setdefault((source, target, kind), PageEdge(source, target, kind))

    def _draw(self, fact: PageFact, number: int) -> None:
        ends = _ends(fact)
        nodes = self._nodes
        if fact.contest is not None and fact.type == "result":
            nodes[fact.contest].results.append(number)
        if not ends:
            for node in _alone(fact):
                nodes[node].facts.append(number)
        for source, target, kind in ends:
            self._edge(source, target, kind).facts.append(number)

    def _firm(self, edge: PageEdge) -> None:
        """Write on an edge how firm it is and what its firmest facts say."""
        held = [self._facts[f] for f in edge.facts]
        if held:
            edge.modality = min((f.modality for f in held), key=_FIRMNESS.index)
            edge.says = _says(edge.kind, [f for f in held if f.modality == edge.modality])

    def _name_parties(self, nodes: list[PageNode], edges: list[PageEdge]) -> None:
        """Write under a person the labels they stood under, the most told first; the first that has a family gives theirs."""
        told: dict[int, Counter[int]] = {}
        for edge in edges:
            if edge.kind == "member" and edge.modality != "denied":
                told.setdefault(edge.source, Counter())[edge.target] += len(edge.facts)
        for number, labels in told.items():
            node = nodes[number]
            order = sorted(labels, key=lambda party: (-labels[party], nodes[party].label))
            node.sub = node.sub or ", ".join(nodes[party].label for party in order[:2])
            node.family = node.family or next((nodes[party].family for party in order if nodes[party].family), "")

    def _concern_parties(self, edges: list[PageEdge]) -> None:
        """Tie a fact to the party that it names, else to those that its person stood under or belongs to."""
        parties: dict[int, list[int]] = {}
        for edge in edges:
            if edge.kind == "member" and edge.modality != "denied":
                parties.setdefault(edge.source, []).append(edge.target)
        for fact in self._facts:
            named = [fact.links[slot] for slot in ("party",) if slot in fact.links]
            person = next((fact.links[slot] for slot in ("person", "speaker", "source") if slot in fact.links), None)
            fact.parties = named or ([] if person is None else parties.get(person, []))


def _reading_order(text: str, passages: list[str]) -> list[int]:
    """Give the passages' numbers in the order of the text; nothing when they are in it already."""
    order = sorted(range(len(passages)), key=lambda number: (text.find(passages[number]), number))
    return [] if order == list(range(len(passages))) else order


def _when(slots: Mapping[str, Any], vote: str) -> str:
    """Give when what a fact tells happened: its own date, else the day of the vote, else the year of its election."""
    own = slots.get("date") or slots.get("since") or slots.get("until")
    year = str(slots.get("election", "")).rpartition("-")[2]
    return str(own or vote or (year if year.isdigit() else ""))


def _ends(fact: PageFact) -> list[tuple[int, int, str]]:
    """Give the lines that a fact draws: (from, to, kind)."""
    link = fact.links.get
    person, party, office, contest = link("person"), link("party"), link("office"), fact.contest
    pairs: dict[str, list[tuple[int | None, int | None, str]]] = {
        "candidacy": [(person, contest, "ran"), (person, party, "member")],
        "result": [(person, contest, "ran"), *([] if person is not None else [(party, contest, "result")])],
        "seats": [(party, contest, "seats")],
        "resignation": [(person, office, "resigned")],
        "office": [(person, office, "office")],
        "affiliation": [(person, party, "member")],
        "endorsement": [(link("source"), link("target"), "supports")],
    }
    return [(a, b, kind) for a, b, kind in pairs.get(fact.type, []) if a is not None and b is not None and a != b]


def _alone(fact: PageFact) -> list[int]:
    """Give the nodes that hold a fact which draws no line."""
    if fact.type == "turnout" and fact.contest is not None:
        return [fact.contest]
    named = [fact.links[slot] for slot in ("person", "speaker", "party", "source", "target") if slot in fact.links]
    return named[:1] or ([fact.contest] if fact.contest is not None else [])


def _says(kind: str, facts: list[PageFact]) -> str:
    """Give the key of the word to write on a line."""
    if kind == "resigned":
        given = [f.slots["status"] for f in facts if "status" in f.slots]
        return f"statuses.{max(given, key=_STEPS.index)}" if given else ""
    if kind == "supports":
        given = [f.slots["kind"] for f in facts if "kind" in f.slots]
        return f"endorsement_kinds.{given[0]}" if given else ""
    return ""


def _richest(nodes: list[PageNode], edges: list[PageEdge]) -> int | None:
    """Give the contest with the most facts, the first by identifier among equals; any node where there is no contest."""
    weight: Counter[int] = Counter({number: len(node.facts) for number, node in enumerate(nodes)})
    for edge in edges:
        weight[edge.source] += len(edge.facts)
        weight[edge.target] += len(edge.facts)
    contests = [number for number, node in enumerate(nodes) if node.kind == "contest"] or list(range(len(nodes)))
    return min(contests, key=lambda number: (-weight[number], nodes[number].id), default=None)
