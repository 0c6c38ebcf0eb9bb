"""The resolved view as a networkx graph.

Goes in: a resolution. Goes out: a MultiDiGraph of persons, parties, territories, elections, contests, rounds, offices and sources.
Nodes and edges carry the facts that they come from (`facts`, sorted identifiers) and the words or cells that prove them
(`evidence`). The same resolution gives the same graph, in the same order.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kg.facts import BaseFact
from kg.resolved import Item, Resolution, source_key

if TYPE_CHECKING:
    import networkx as nx

#: Type of item → its ends: the slot that an edge starts from and where it leads, the first that is known.
_EDGES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "candidacy": (("person", "list_name", "party"), ("contest", "election")),
    "result": (("person", "list_name", "party"), ("round", "contest", "election")),
    "seats": (("party",), ("contest", "chamber", "election")),
    "resignation": (("person",), ("office",)),
    "office": (("person",), ("office",)),
    "affiliation": (("person",), ("party",)),
    "endorsement": (("source",), ("target",)),
}
#: Slots beside the ends of an edge that name somebody: edges of their own, named after the slot.
_BESIDE: Mapping[str, tuple[str, ...]] = {
    "candidacy": ("party", "list_name", "partner", "nuance"),
    "resignation": ("recipient",),
}


def networkx(resolution: Resolution) -> nx.MultiDiGraph[str]:
    """The graph. Keys of edges are the identifiers of the items that they stand for."""
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    entities = {i: e for i, e in resolution.entities.items() if e.kind != "candidacy"}
    for entity in entities.values():
        graph.add_node(entity.id, kind=entity.kind, label=entity.label, names=list(entity.names), facts=[], evidence=[])
    by_source: dict[str, list[BaseFact]] = {}
    for fact in resolution.facts.values():
        by_source.setdefault(source_key(fact), []).append(fact)
    for key in sorted(by_source):
        _add_source(graph, key, by_source[key], resolution)
    for entity in entities.values():
        for relation, end in entity.links:
            if end in entities:
                graph.add_edge(entity.id, end, key=relation, kind=relation, facts=[], evidence=[])
    for item in resolution.items.values():
        _add_item(graph, item, resolution)
    return graph


def _add_source(graph: nx.MultiDiGraph[str], key: str, facts: list[BaseFact], resolution: Resolution) -> None:
    source = resolution.source_of(facts[0])
    graph.add_node(
        f"source/{key}",
        kind="source",
        label=source.title or source.document,
        published=source.published,
        publisher=source.publisher,
        url=source.url,
        facts=[fact.id for fact in facts],
        evidence=[],
    )


def _add_item(graph: nx.MultiDiGraph[str], item: Item, resolution: Resolution) -> None:
    facts = [resolution.facts[identifier] for identifier in item.facts]
    said = {"facts": list(item.facts), "evidence": evidence_of(facts), "modality": item.modality.value}
    shown = {slot: _plain(value) for slot in item.values if (value := item.chosen(slot)) is not None and slot not in item.named}
    start, end = ends_of(item)
    if start is not None and end is not None:
        graph.add_edge(start, end, key=item.id, kind=item.type, **said, **{f"slot_{k}": v for k, v in shown.items()})
    for slot in _BESIDE.get(item.type, ()):
        for value in item.values.get(slot, ()):
            other = value.value
            if start is not None and other in graph and other != end and other != start:
                graph.add_edge(start, other, key=f"{item.id}#{slot}", kind=slot, **_of(value.facts, resolution, item))
    about = {start, end, item.round or item.contest or item.election, *item.named.values()}
    for node in sorted(end for end in about if end is not None):
        if node in graph:
            _extend(graph.nodes[node], said)
    for key in sorted({source_key(fact) for fact in facts}):
        of_source = [fact for fact in facts if source_key(fact) == key]
        if (told := start or end or item.contest or item.election) is not None and told in graph:
            proof = {"facts": [f.id for f in of_source], "evidence": evidence_of(of_source)}
            graph.add_edge(f"source/{key}", told, key=item.id, kind="says", type=item.type, **proof)


def ends_of(item: Item) -> tuple[str | None, str | None]:
    """The two ends of an item's edge; None for an end that is not known."""
    starts, ends = _EDGES.get(item.type, ((), ()))
    start = next((item.named[slot] for slot in starts if slot in item.named), None)
    places = {"round": item.round, "contest": item.contest, "election": item.election}
    end = next((found for slot in ends if (found := places.get(slot) or item.named.get(slot)) is not None), None)
    return start, end


def evidence_of(facts: list[BaseFact]) -> list[dict[str, Any]]:
    """Words or cells that prove facts, each with its fact and its document."""
    return [{"fact": fact.id, "document": fact.document, **proof.to_json()} for fact in facts for proof in fact.evidence]


def _of(facts: tuple[str, ...], resolution: Resolution, item: Item) -> dict[str, Any]:
    found = [resolution.facts[identifier] for identifier in facts]
    return {"facts": list(facts), "evidence": evidence_of(found), "modality": item.modality.value}


def _extend(node: dict[str, Any], said: Mapping[str, Any]) -> None:
    known = set(node["facts"])
    node["facts"] = sorted(known | set(said["facts"]))
    node["evidence"] += [proof for proof in said["evidence"] if proof["fact"] not in known]


def _plain(value: Any) -> Any:  # noqa: ANN401 (a slot's value)
    return getattr(value, "value", value)
