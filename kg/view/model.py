"""What the page shows, as plain values: nodes, edges, facts with their proof, sources, contradictions.

Goes in: what `kg.view.builder` gathers. Goes out: JSON objects whose numbers are indexes into each other's lists.
Marks count UTF-16 units, as the browser's strings do. Nothing is refused here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class PageSource:
    """A document or result file; `passages` are the paragraphs of it that facts stand on."""

    id: str
    title: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""
    passages: list[str] = field(default_factory=list)
    #: The passages in the order of the text, where facts came in another.
    order: list[int] = field(default_factory=list)
    #: Whether `passages` are the whole text, line by line.
    full: bool = False
    #: `results`, `provisional` or `final` for an official file, empty for an article.
    kind: str = ""
    #: Identifier of the source that it repeats in substance, as agency copy is.
    copy_of: str = ""

    def to_json(self) -> dict[str, Any]:
        """Give the source without what is not known."""
        given: dict[str, Any] = {
            "title": self.title,
            "publisher": self.publisher,
            "published": self.published,
            "url": self.url,
            "order": self.order,
            "full": self.full,
            "kind": self.kind,
            "copy": self.copy_of,
        }
        return {"id": self.id, **{name: value for name, value in given.items() if value}, "passages": self.passages}


@dataclass(slots=True)
class PageFact:
    """A fact with the nodes that its slots name (`links`), its parties and its proofs.

    `id`: the first digits of its own, as many as tell it apart; `when`: when what it tells happened, ISO, as precise as known.
    """

    id: str
    type: str
    slots: dict[str, Any]
    modality: str
    by: tuple[str, ...]
    place: str
    rule: str
    evidence: list[dict[str, Any]]
    links: dict[str, int]
    parties: list[int] = field(default_factory=list)
    contest: int | None = None
    when: str = ""

    def to_json(self) -> dict[str, Any]:
        """Give all of it but what is empty or asserted; `contest` is left to the contest's own list of results."""
        given = {
            "id": self.id,
            "type": self.type,
            "slots": self.slots,
            "modality": self.modality,
            "by": list(self.by),
            "place": self.place,
            "rule": self.rule,
            "evidence": self.evidence,
            "links": self.links,
            "parties": self.parties,
            "when": self.when,
        }
        return {name: value for name, value in given.items() if value and (name, value) != ("modality", "asserted")}


@dataclass(slots=True)
class PageNode:
    """Somebody or something.

    `short` is the name among its siblings, `also` other words that find it, `place` its map tile, `family` that of a party.
    """

    id: str
    kind: str
    label: str
    sub: str = ""
    short: str = ""
    also: str = ""
    date: str = ""
    place: str = ""
    family: str = ""
    facts: list[int] = field(default_factory=list)
    results: list[int] = field(default_factory=list)

    def options(self) -> dict[str, Any]:
        """Give everything but the identifier and the label, as pyvis takes it; empty words are left out."""
        given = {
            "sub": self.sub,
            "short": self.short,
            "also": self.also,
            "date": self.date,
            "place": self.place,
            "family": self.family,
        }
        options: dict[str, Any] = {
            "kind": self.kind,
            **{name: value for name, value in given.items() if value},
            "facts": self.facts,
        }
        if self.results:
            options["results"] = self.results
        return options


@dataclass(slots=True)
class PageEdge:
    """A line between two nodes, drawn because of its facts; `says` is the key of the word written on it."""

    source: int
    target: int
    kind: str
    facts: list[int] = field(default_factory=list)
    modality: str = "asserted"
    says: str = ""

    def options(self) -> dict[str, Any]:
        """Give everything but the ends, as pyvis takes it."""
        given: dict[str, Any] = {"kind": self.kind, "facts": self.facts, "modality": self.modality}
        return {**given, "says": self.says} if self.says else given


@dataclass(slots=True)
class PageConflict:
    """Facts that disagree on a slot; each side is a value with the facts that give it; `settled`: the kind of source that outweighs."""

    subject: str
    slot: str
    node: int | None
    sides: list[dict[str, Any]]
    settled: str = ""

    def to_json(self) -> dict[str, Any]:
        """Give the contradiction with its sides in the order given."""
        given = {"subject": self.subject, "slot": self.slot, "node": self.node, "sides": self.sides}
        return {**given, "settled": self.settled} if self.settled else given


@dataclass(slots=True)
class Page:
    """The whole of what one page shows.

    `labels` names elections by their identifier; `focus` is the node that the graph opens on; `home` is the view that the page
    opens with: `map`, `graph`, or `sources` with the source of number `reading`; `omitted` counts the facts left out for size.
    """

    nodes: list[PageNode]
    edges: list[PageEdge]
    facts: list[PageFact]
    sources: list[PageSource]
    conflicts: list[PageConflict]
    labels: dict[str, str]
    focus: int | None = None
    home: str = "graph"
    reading: int | None = None
    omitted: int = 0
    #: Who was in which office from when to when: {person, office, start?, end?, ended, facts}, numbers for the things.
    mandates: list[dict[str, Any]] = field(default_factory=list)
    #: Pairs of people that may be one, with a score.
    maybe: list[tuple[int, int, float]] = field(default_factory=list)
