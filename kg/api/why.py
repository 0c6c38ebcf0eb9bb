"""Why the graph says something: every value with its standing, who gives it, in which words.

Goes in: a resolution and the identifier of a fact, of what facts speak of, or of somebody named. Goes out: reasons, to print or to
read. Not found is an empty list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kg.facts import BaseFact, Cell, Quote
from kg.resolved import Item, Resolution


@dataclass(frozen=True, slots=True)
class Reason:
    """One fact behind one value.

    Args:
        about: identifier of what the value is about.
        slot: the slot; `type` for the thing itself.
        value: as the resolved view gives it.
        standing: `preferred` (shown), `normal` (a tie, not shown), `deprecated` (outweighed, or only denied or rumoured).
        fact: identifier of the fact.
        modality, attributed_to: how firmly it is said, and by whom.
        document, title, publisher, published, url: where it stands.
        words: the quote or the cell's value; `place` says where: characters, or sheet, row and column.
        rule: what found it.
    """

    about: str
    slot: str
    value: Any
    standing: str
    fact: str
    modality: str
    attributed_to: tuple[str, ...]
    document: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    words: str
    place: str
    rule: str

    def __str__(self) -> str:
        who = f" ({', '.join(self.attributed_to)})" if self.attributed_to else ""
        where = ", ".join(filter(None, (self.publisher, self.published, self.document)))
        return f"{self.slot} = {self.value} [{self.standing}] {self.modality}{who}: « {self.words} » — {where}, {self.place}"


def reasons(resolution: Resolution, identifier: str) -> list[Reason]:
    """Every reason for what is said of something.

    Args:
        resolution: the resolved view.
        identifier: of a fact (its first hex digits do), of an item, of an entity (all items that name it), of a conflict.
    """
    if identifier in resolution.items:
        return list(_of_item(resolution.items[identifier], resolution))
    conflict = next((c for c in resolution.conflicts if c.id == identifier), None)
    if conflict is not None:
        return [r for r in _of_item(resolution.items[conflict.item], resolution) if r.slot == conflict.slot]
    if identifier in resolution.entities:
        items = resolution.items_of_entity.get(identifier, ())
        return [reason for item in items for reason in _of_item(resolution.items[item], resolution)]
    wanted = identifier.removeprefix("fact/")
    facts = [f for f in resolution.facts if f.startswith(wanted)] if len(wanted) >= 6 else []
    found = (r for f in facts for r in _of_item(resolution.items[resolution.links[f].item], resolution))
    return [reason for reason in found if reason.fact in facts]


def _of_item(item: Item, resolution: Resolution) -> Iterator[Reason]:
    told: set[str] = set()
    for slot, values in item.values.items():
        for value in values:
            told.update(value.facts)
            shown = resolution.entities[value.value].label if value.value in resolution.entities else value.value
            yield from _given(item.id, slot, shown, value.rank.value, value.facts, resolution)
    rest = [fact for fact in item.facts if fact not in told]
    yield from _given(item.id, "type", item.type, "preferred", rest, resolution)


def _given(
    about: str,
    slot: str,
    value: Any,  # noqa: ANN401 (a slot's value)
    standing: str,
    facts: Iterable[str],
    resolution: Resolution,
) -> Iterator[Reason]:
    for identifier in facts:
        fact = resolution.facts[identifier]
        source = resolution.source_of(fact)
        words, place = proof(fact)
        yield Reason(
            about, slot, getattr(value, "value", value), standing, fact.id, fact.modality.value, fact.attributed_to,
            fact.document, source.title, source.publisher, source.published, source.url, words, place, fact.rule,
        )  # fmt: skip


def proof(fact: BaseFact) -> tuple[str, str]:
    """The words that prove a fact, and where they stand."""
    quotes = [proof for proof in fact.evidence if isinstance(proof, Quote)]
    if quotes:
        words = " … ".join(" ".join(quote.quote.split()) for quote in quotes)
        return words, "characters " + ", ".join(f"{quote.start}-{quote.end}" for quote in quotes)
    cells = [proof for proof in fact.evidence if isinstance(proof, Cell)]
    places = (" ".join(filter(None, (c.sheet, f"row {c.row}", c.column and f"column {c.column}"))) for c in cells)
    return " … ".join(cell.value for cell in cells), "; ".join(places)
