"""Terms that the editor of questions completes: name with prefix → what it means in French.

Goes in: the ontology. Goes out: its own terms with their labels, and those of other vocabularies that it or the library of questions uses.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import rdflib
from rdflib.namespace import RDFS

from kg.query import questions
from kg.triples import PREFIXES

_NAME = re.compile(r"\b([a-z]+):([A-Za-z][\w-]*)\b(?!:)")


@cache
def terms() -> Mapping[str, str]:
    """Terms in alphabetical order."""
    ontology = rdflib.Graph().parse(str(files("kg").joinpath("resources", "ontology.ttl")))
    used = {found[0] for question in questions().values() for found in _NAME.finditer(question.text) if found[1] in PREFIXES}
    written = {_short(str(node)) for triple in ontology for node in triple if isinstance(node, rdflib.URIRef)}
    labels = {
        _short(str(node)): str(label) for node, label in ontology.subject_objects(RDFS.label) if getattr(label, "language", "") == "fr"
    }
    return {name: str(labels.get(name, "")) for name in sorted(used | written) if name}


def _short(iri: str) -> str:
    """`kg:votes`; empty for what has no prefix."""
    return next((f"{name}:{iri[len(start) :]}" for name, start in PREFIXES.items() if iri.startswith(start) and len(iri) > len(start)), "")
