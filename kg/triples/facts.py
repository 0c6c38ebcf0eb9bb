"""Facts read back from their nodes: what a graph holds of a fact is the whole of it.

Goes in: what is said of a fact, of its evidence with the selectors, of its source. Goes out: the fact, with the same identifier. Refused
(`ValueError`): a node that is no whole fact of this vocabulary.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from kg.facts import BaseFact, fact_from_json
from kg.triples.terms import Triple, parts
from kg.triples.vocabulary import CLASS_OF_TYPE, own, term

#: What is said of a node: predicate → objects.
Said = Mapping[str, list[str]]
#: What leads from a fact to the nodes that complete it.
EVIDENCE, SELECTOR, SOURCE = own("evidence"), term("oa:hasSelector"), term("prov:hadPrimarySource")
_TYPES = {class_: name for name, class_ in CLASS_OF_TYPE.items()}


def said_of(triples: Iterable[Triple]) -> dict[str, dict[str, list[str]]]:
    """Triples by subject and predicate."""
    found: dict[str, dict[str, list[str]]] = {}
    for subject, predicate, object in triples:
        found.setdefault(subject, {}).setdefault(predicate, []).append(object)
    return found


def fact_of(fact: Said, said: Callable[[str], Said]) -> BaseFact:
    """A fact of what is said of its node.

    Args:
        fact: what is said of it.
        said: gives what is said of its evidence, their selectors and its source.

    Raises:
        ValueError: something is missing, or not as this version of the program writes it.
    """
    try:
        written = json.loads(_text(fact, own("asWritten")))
        source = said(fact[SOURCE][0])
        proofs = sorted((said(node) for node in fact[EVIDENCE]), key=lambda proof: int(_text(proof, own("number"))))
        return fact_from_json(
            {
                "type": _TYPES[fact[own("ofType")][0]],
                **written["slots"],
                "attributed_to": written["attributed_to"],
                "modality": _concept(fact, "modality"),
                "segment": _concept(fact, "segment"),
                "document": _text(source, term("dcterms:identifier")),
                "sha256": _text(source, term("schema:sha256"), ""),
                "rule": _text(fact, own("rule"), ""),
                "evidence": [_evidence([said(node) for node in proof[SELECTOR]]) for proof in proofs],
            }
        )
    except (KeyError, IndexError, TypeError) as error:
        raise ValueError(f"no whole fact ({error!r})") from error


def _evidence(selectors: Iterable[Said]) -> dict[str, Any]:
    """A quote with its place, or a cell."""
    said = {predicate: objects for selector in selectors for predicate, objects in selector.items()}
    if own("row") not in said:
        start, end = (int(_text(said, term(name))) for name in ("oa:start", "oa:end"))
        return {"quote": _text(said, term("oa:exact")), "start": start, "end": end}
    cell: dict[str, Any] = {"row": int(_text(said, own("row"))), "value": _text(said, term("rdf:value"))}
    return cell | {name: _text(said, own(name)) for name in ("sheet", "column") if own(name) in said}


def _text(said: Said, predicate: str, otherwise: str | None = None) -> str:
    found = said.get(predicate)
    if not found and otherwise is not None:
        return otherwise
    return parts(said[predicate][0]).text


def _concept(said: Said, slot: str) -> str:
    return said[own(slot)][0].rpartition("#")[2][:-1].removeprefix(f"{slot}-").replace("-", "_")
