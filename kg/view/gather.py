"""Facts to a page. Goes in: facts and a `Naming` that says who and what they name. Goes out: a `Page`.

Facts of teasers are left out: they are about other articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.facts import BaseFact
from kg.model import Document, Place
from kg.view.builder import Builder
from kg.view.model import Page
from kg.view.naming import KINDS, AsWritten, Naming, election_words


def add(builder: Builder, fact: BaseFact, naming: Naming) -> int:
    """Put one fact on the page with all that it names; its number."""
    links = {slot: builder.node(node) for slot in KINDS if (node := naming.link(fact, slot)) is not None}
    contest, election = naming.contest(fact)
    numbers = [builder.node(node) if node is not None else None for node in (contest, election)]
    if numbers[0] is not None and numbers[1] is not None:
        builder.part(numbers[0], numbers[1])
    if (key := fact.slots().get("election")) is not None:
        builder.label_election(key, election.label if election is not None else election_words(key))
    return builder.fact(fact, builder.source(*naming.source(fact)), links, numbers[0] if numbers[0] is not None else numbers[1])


def gather(facts: Iterable[BaseFact], naming: Naming, builder: Builder | None = None) -> Builder:
    """Put facts on a page, in the order given."""
    builder = builder or Builder()
    for fact in facts:
        if fact.segment is not Place.TEASER:
            add(builder, fact, naming)
    return builder


def from_facts(facts: Sequence[BaseFact], documents: Iterable[Document]) -> Page:
    """Make a page of facts as they are, one node a name; contradictions are left to the resolved view."""
    return gather(facts, AsWritten(facts, documents)).page()
