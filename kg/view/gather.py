"""Facts to a page. Goes in: facts and a `Naming` that says who and what they name. Goes out: a `Page`.

Facts of teasers are left out: they are about other articles.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kg.facts import BaseFact
from kg.model import Place
from kg.view.builder import Builder
from kg.view.naming import KINDS, Naming, day_of_vote, election_words


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Facts that give a slot different values.

    Args:
        subject: what they are about, for people.
        slot: the slot on which they differ.
        node: identifier of the node to mark, if there is one.
        sides: (value, identifiers of the facts that give it, whether the sources' policy keeps it).
        settled: kind of source that outweighs the others; empty: none does.
    """

    subject: str
    slot: str
    node: str | None
    sides: tuple[tuple[Any, tuple[str, ...], bool], ...]
    settled: str = ""


def add(builder: Builder, fact: BaseFact, naming: Naming) -> int:
    """Put one fact on the page with all that it names; its number."""
    links = {slot: builder.node(node) for slot in KINDS if (node := naming.link(fact, slot)) is not None}
    contest, election = naming.contest(fact)
    numbers = [builder.node(node) if node is not None else None for node in (contest, election)]
    if numbers[0] is not None and numbers[1] is not None:
        builder.part(numbers[0], numbers[1])
    if (key := fact.slots().get("election")) is not None:
        builder.label_election(key, election.label if election is not None else election_words(key))
    when = "" if key is None else day_of_vote(key, fact.slots().get("round"))
    about = numbers[0] if numbers[0] is not None else numbers[1]
    return builder.fact(fact, builder.source(*naming.source(fact)), links, about, when)


def gather(facts: Iterable[BaseFact], naming: Naming, builder: Builder | None = None) -> Builder:
    """Put facts on a page, in the order given."""
    builder = builder or Builder()
    for fact in facts:
        if fact.segment is not Place.TEASER:
            add(builder, fact, naming)
    return builder


def oppose(builder: Builder, disagreement: Disagreement) -> None:
    """Set facts of the page against each other; sides whose facts are not on the page are left out, and so is a side alone."""
    sides = []
    for value, ids, kept in disagreement.sides:
        numbers = [number for fact_id in ids if (number := builder.number_of(fact_id)) is not None]
        if numbers:
            sides.append({"value": getattr(value, "value", value), "facts": numbers, "kept": kept})
    if len(sides) > 1:
        builder.conflict(disagreement.subject, disagreement.slot, builder.node_number(disagreement.node), sides, disagreement.settled)
