"""Facts of one thing, merged: its values, who gives each, which one is shown, which disagree.

Goes in: facts with their links, sources. Goes out: items and conflicts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from kg.facts import BaseFact, Resignation
from kg.ids import build, digest
from kg.resolve.dates import fits
from kg.resolve.polarity import polarity
from kg.resolve.values import FIRM, Sayings, choose, contradicting, value_of
from kg.resolved import Conflict, Entity, Item, Links, Rank, Value

#: Slots that say of which item a fact speaks: they are no values of it.
_PLACE = frozenset({"election", "constituency", "round", "time"})
#: Slots of which the first that is there says whom or what a conflict is about.
_ABOUT = ("person", "party", "list_name", "speaker", "source")


def merge(
    facts: Iterable[BaseFact], links: Mapping[str, Links], sayings: Sayings, entities: Mapping[str, Entity]
) -> tuple[dict[str, Item], list[Conflict]]:
    """Merge facts into items, sorted by identifier, and find where they disagree."""
    groups: dict[str, list[BaseFact]] = {}
    for fact in facts:
        groups.setdefault(links[fact.id].item, []).append(fact)
    items: dict[str, Item] = {}
    conflicts: list[Conflict] = []
    for identifier in sorted(groups):
        group = sorted(groups[identifier], key=lambda f: f.id)
        item, contested = _item(identifier, group, links, sayings)
        items[identifier] = item
        conflicts += [_conflict(item, slot, values, entities) for slot, values in contested.items()]
    return items, sorted(conflicts, key=lambda c: (c.subject, c.item, c.slot))


def _item(
    identifier: str, group: Sequence[BaseFact], links: Mapping[str, Links], sayings: Sayings
) -> tuple[Item, dict[str, tuple[Value, ...]]]:
    """An item, and the values that contradict each other, by slot."""
    if len(group) == 1:
        return _single(identifier, group[0], links[group[0].id], sayings), {}
    type_ = group[0].type
    modality, sides = polarity(group, sayings)
    said = sayings.by_slot(group)
    firm = sum(f.modality in FIRM for f in group)
    values: dict[str, tuple[Value, ...]] = {}
    contested: dict[str, tuple[Value, ...]] = {}
    for slot in type(group[0]).SLOTS:
        if slot not in said or slot in _PLACE:
            continue
        values[slot] = choose(type_, slot, said[slot], modality)
        facts = {f.id for f in group if f.modality in FIRM or f.modality == modality}
        if against := contradicting(type_, slot, [v for v in values[slot] if facts.issuperset(v.facts)]):
            contested[slot] = against
    if sides and firm:
        values["modality"] = contested["modality"] = sides
    if type_ == "resignation" and (days := _days(group, sayings)):
        contested["date"] = days
    named: dict[str, set[str]] = {}
    for fact in group:
        for slot, end in links[fact.id].named.items():
            named.setdefault(slot, set()).add(end)
    keys = {slot: ends.pop() for slot, ends in sorted(named.items()) if len(ends) == 1}
    place = links[group[0].id]
    ids = tuple(f.id for f in group)
    item = Item(identifier, type_, modality, keys, values, ids, place.election, place.contest, place.round, place.candidacy)
    return item, contested


def _single(identifier: str, fact: BaseFact, place: Links, sayings: Sayings) -> Item:
    """An item of which one fact speaks."""
    values = sayings.alone(fact, _PLACE)
    keys = dict(sorted(place.named.items()))
    ends = place.election, place.contest, place.round, place.candidacy
    return Item(identifier, fact.type, fact.modality, keys, values, (fact.id,), *ends)


def _days(group: Sequence[BaseFact], sayings: Sayings) -> tuple[Value, ...]:
    """Days on which one step of a resignation is said to have been taken, where two cannot be one."""
    told: dict[str, dict[str, list[BaseFact]]] = {}
    for fact in group:
        if isinstance(fact, Resignation) and fact.modality in FIRM and fact.date and fact.status:
            told.setdefault(fact.status.value, {}).setdefault(fact.date, []).append(fact)
    for status in sorted(told):
        days = told[status]
        if any(not fits(one, other) for one, other in combinations(sorted(days), 2)):
            return tuple(value_of([sayings.of(f, day) for f in days[day]], Rank.NORMAL) for day in sorted(days))
    return ()


def _conflict(item: Item, slot: str, values: tuple[Value, ...], entities: Mapping[str, Entity]) -> Conflict:
    settled = values[0].kind if values[0].rank is Rank.PREFERRED else None
    said = json.dumps([item.id, slot, [str(v.value) for v in values]], ensure_ascii=False)
    node = item.named.get("person") or item.named.get("party") or item.contest or item.election
    return Conflict(build("conflict", digest(said)), item.id, _subject(item, entities), slot, node, values, settled)


def _subject(item: Item, entities: Mapping[str, Entity]) -> str:
    """What an item is about, for people: `Anne Morel, Jura, sénatoriales 2023, tour 2`."""
    parts = [entities[item.named[s]].label for s in _ABOUT if s in item.named][:1]
    where = item.round or item.contest or item.election
    if where is not None:
        parts.append(entities[where].label)
    elif "office" in item.named:
        parts.append(entities[item.named["office"]].label)
    return ", ".join(parts) or item.id
