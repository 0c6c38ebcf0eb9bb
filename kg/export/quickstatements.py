"""Wikidata QuickStatements (version 1, tab-separated) for facts whose entities carry a Wikidata id.

Goes in: a resolution. Goes out: a line a statement: candidacies with their votes (P3602, qualifiers P768, P1111), parties (P102), offices
(P39), each with its reference (address, title, day). Only what somebody asserts or reports and nobody contradicts.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.resolved import Item, Resolution, Source

_SCHEME = "wikidata"


def quick_statements(resolution: Resolution) -> Iterator[str]:
    """Statements, in order of item."""
    disputed = {conflict.item for conflict in resolution.conflicts}
    for item in resolution.items.values():
        if not item.happened or item.id in disputed or "person" not in item.named:
            continue
        said = _said(item, resolution)
        who = _id(item.named["person"], resolution)
        if who is not None and said:
            yield "\t".join([who, *said, *_reference(item, resolution)]) + "\n"


def _said(item: Item, resolution: Resolution) -> list[str]:
    """Property, value and qualifiers; empty where one has no Wikidata id."""
    if item.type == "affiliation":
        return _pair("P102", item.named.get("party"), resolution)
    if item.type == "office":
        return _pair("P39", item.named.get("office"), resolution)
    if item.type not in ("candidacy", "result"):
        return []
    said = _pair("P3602", item.election, resolution)
    contest = resolution.entities.get(item.contest or "")
    if said and contest is not None:
        said += _pair("P768", contest.link("constituency"), resolution)
    if said and (votes := item.chosen("votes")) is not None:
        said += ["P1111", str(votes)]
    return said


def _pair(property_: str, end: str | None, resolution: Resolution) -> list[str]:
    found = _id(end, resolution) if end is not None else None
    return [property_, found] if found is not None else []


def _id(identifier: str, resolution: Resolution) -> str | None:
    entity = resolution.entities.get(identifier)
    return entity.code(_SCHEME) if entity is not None else None


def _reference(item: Item, resolution: Resolution) -> list[str]:
    source = resolution.source_of(resolution.facts[item.facts[0]])
    return [*_address(source), *_day(source)]


def _address(source: Source) -> list[str]:
    url = ["S854", _string(source.url)] if source.url else []
    return url + (["S1476", f"fr:{_string(source.title)}"] if source.title else [])


def _day(source: Source) -> list[str]:
    published = source.published or ""
    return ["S577", f"+{published[:10]}T00:00:00Z/11"] if len(published) >= 10 else []


def _string(value: str) -> str:
    return '"' + " ".join(value.replace('"', "'").split()) + '"'
