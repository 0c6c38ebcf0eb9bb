"""Facts of one thing, merged: its values, who gives each, which one is shown, which disagree.

Goes in: facts with their links, sources. Goes out: items and conflicts. The policy of choice is `kg.resolved.POLICY`: final results
outweigh the provisional count of the night, which outweighs the press; sources of one weight that differ stay a tie.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.agreement import Figure, figures_agree, plain
from kg.facts import BaseFact, Modality
from kg.ids import build, digest
from kg.resolved import POLICY, Conflict, Entity, Item, Links, Rank, Source, Value, source_key

FIRMNESS = (Modality.ASSERTED, Modality.REPORTED, Modality.PLANNED, Modality.UNCONFIRMED, Modality.DENIED)
_FIRM = frozenset({Modality.ASSERTED, Modality.REPORTED})

#: Slots with one value an item: two that differ are a conflict. `status` of offices and resignations is a life cycle, `party`
#: and `list_name` of a candidacy are often several labels of one person, so they are no conflicts.
SINGLE: Mapping[str, frozenset[str]] = {
    "candidacy": frozenset({"position", "nuance"}),
    "result": frozenset({"votes", "share", "share_registered", "rank", "outcome"}),
    "turnout": frozenset(
        {"turnout", "abstention", "registered", "voters", "abstentions", "blank", "null", "blank_or_null", "cast", "seats_to_fill"}
    ),
    "seats": frozenset({"seats", "change"}),
}
#: Slots that hold counts; other figures are percentages.
COUNTS = frozenset({"votes", "rank", "position", "seats", "change", "round"} | SINGLE["turnout"] - {"turnout", "abstention"})
#: Slots that say of which item a fact speaks: they are no values of it.
_PLACE = frozenset({"election", "constituency", "round", "time"})


@dataclass(frozen=True, slots=True)
class Said:
    """One fact's value of one slot."""

    fact: BaseFact
    value: Any
    source: Source
    origin: str


def merge(
    facts: Iterable[BaseFact],
    links: Mapping[str, Links],
    sources: Mapping[str, Source],
    copies: Mapping[str, str],
    entities: Mapping[str, Entity],
) -> tuple[dict[str, Item], list[Conflict]]:
    """Merge facts into items, sorted by identifier, and find where they disagree."""
    groups: dict[str, list[BaseFact]] = {}
    for fact in facts:
        groups.setdefault(links[fact.id].item, []).append(fact)
    items: dict[str, Item] = {}
    conflicts: list[Conflict] = []
    for identifier in sorted(groups):
        group = sorted(groups[identifier], key=lambda f: f.id)
        item = _item(identifier, group, links, sources, copies)
        items[identifier] = item
        conflicts += _conflicts(item, entities)
    return items, sorted(conflicts, key=lambda c: (c.subject, c.item, c.slot))


def _item(
    identifier: str,
    group: Sequence[BaseFact],
    links: Mapping[str, Links],
    sources: Mapping[str, Source],
    copies: Mapping[str, str],
) -> Item:
    modality = min((f.modality for f in group), key=FIRMNESS.index)
    said: dict[str, list[Said]] = {}
    named: dict[str, set[str]] = {}
    for fact in group:
        for slot, end in links[fact.id].named.items():
            named.setdefault(slot, set()).add(end)
        source = sources.get(source_key(fact)) or Source(fact.document, fact.sha256)
        for slot, raw in fact.slots().items():
            value = links[fact.id].named.get(slot, plain(raw))
            said.setdefault(slot, []).append(Said(fact, value, source, copies.get(source.key, source.key)))
    keys = {slot: ends.pop() for slot, ends in sorted(named.items()) if len(ends) == 1}
    type_ = group[0].type
    values = {slot: choose(type_, slot, said[slot], modality) for slot in type(group[0]).SLOTS if slot in said and slot not in _PLACE}
    said_both = _polarity(group, sources, copies)
    if said_both:
        values["modality"] = said_both
    first = links[group[0].id]
    return Item(
        identifier,
        type_,
        modality,
        keys,
        values,
        tuple(f.id for f in group),
        first.election,
        first.contest,
        first.round,
        first.candidacy,
    )


def choose(type_: str, slot: str, said: Sequence[Said], modality: Modality) -> tuple[Value, ...]:
    """Group what is said of a slot into values that agree, and rank them."""
    firm = [s for s in said if _counts(s.fact.modality, modality)]
    groups = _groups(slot, firm)
    groups.sort(key=lambda g: (_weight(g), -len({s.origin for s in g}), str(_best(g))))
    single = slot in SINGLE.get(type_, frozenset())
    top = [g for g in groups if _weight(g) == _weight(groups[0])] if groups else []
    values = []
    for group in groups:
        if not single or len(groups) == 1 or (len(top) == 1 and group is groups[0]):
            rank = Rank.PREFERRED
        else:
            rank = Rank.NORMAL if len(top) > 1 and group in top else Rank.DEPRECATED
        values.append(_value(group, rank))
    soft = [s for s in said if not _counts(s.fact.modality, modality)]
    return (*values, *(_value(g, Rank.DEPRECATED) for g in sorted(_groups(slot, soft), key=lambda g: str(_best(g)))))


def _counts(fact: Modality, item: Modality) -> bool:
    """Whether a fact's word counts in an item: it is asserted or reported, or as firm as anything there is."""
    return fact in _FIRM or fact == item


def _groups(slot: str, said: Sequence[Said]) -> list[list[Said]]:
    """Sort what is said into groups that agree; an approximate or rounded figure joins the precise one that it agrees with."""
    ordered = sorted(said, key=lambda s: (s.source.weight, -_decimals(s.value), str(s.value), s.fact.id))
    groups: list[list[Said]] = []
    for one in ordered:
        home = next((g for g in groups if _agree(slot, g[0], one)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return groups


def _agree(slot: str, left: Said, right: Said) -> bool:
    if isinstance(left.value, int | float) and isinstance(right.value, int | float):
        return figures_agree(Figure.of(left.value), Figure.of(right.value), counted=slot in COUNTS)
    return bool(left.value == right.value)


def _decimals(value: Any) -> int:  # noqa: ANN401 (a slot's value)
    return Figure.of(value).decimals if isinstance(value, int | float) else 0


def _weight(group: Sequence[Said]) -> int:
    return min(s.source.weight for s in group)


def _best(group: Sequence[Said]) -> Any:  # noqa: ANN401 (a slot's value)
    """The value of a group: the most precise of its weightiest sources."""
    weight = _weight(group)
    return max((s for s in group if s.source.weight == weight), key=lambda s: (_decimals(s.value), str(s.value))).value


def _value(group: Sequence[Said], rank: Rank) -> Value:
    return Value(
        _best(group),
        tuple(sorted(s.fact.id for s in group)),
        rank,
        POLICY[_weight(group)],
        len({s.source.key for s in group}),
        len({s.origin for s in group}),
    )


def _polarity(group: Sequence[BaseFact], sources: Mapping[str, Source], copies: Mapping[str, str]) -> tuple[Value, ...]:
    """Values `so` and `denied` where some say that a thing is so and others that it is not; empty where nobody denies."""
    sides: dict[str, list[Said]] = {}
    for fact in group:
        source = sources.get(source_key(fact)) or Source(fact.document, fact.sha256)
        side = "denied" if fact.modality is Modality.DENIED else "so" if fact.modality in _FIRM else ""
        if side:
            sides.setdefault(side, []).append(Said(fact, side, source, copies.get(source.key, source.key)))
    if len(sides) < 2:
        return ()
    return tuple(_value(sides[side], Rank.NORMAL) for side in ("so", "denied"))


def _conflicts(item: Item, entities: Mapping[str, Entity]) -> list[Conflict]:
    found = []
    for slot, values in item.values.items():
        live = [v for v in values if v.rank is not Rank.DEPRECATED or slot in SINGLE.get(item.type, frozenset())]
        if len(live) < 2 or not (slot == "modality" or slot in SINGLE.get(item.type, frozenset())):
            continue
        settled = values[0].kind if values[0].rank is Rank.PREFERRED else None
        said = json.dumps([item.id, slot, [str(v.value) for v in live]], ensure_ascii=False)
        identifier = build("conflict", digest(said))
        node = item.named.get("person") or item.named.get("party") or item.contest or item.election
        found.append(Conflict(identifier, item.id, _subject(item, entities), slot, node, tuple(live), settled))
    return found


def _subject(item: Item, entities: Mapping[str, Entity]) -> str:
    """What an item is about, for people: `Sonia Backès, Nouvelle-Calédonie, sénatoriales 2023, tour 2`."""
    parts = [entities[item.named[s]].label for s in ("person", "party", "list_name", "speaker", "source") if s in item.named][:1]
    where = item.round or item.contest or item.election
    if where is not None:
        parts.append(entities[where].label)
    elif "office" in item.named:
        parts.append(entities[item.named["office"]].label)
    return ", ".join(parts) or item.id
