"""What an export holds, for catalogues: VoID and DCAT.

Goes in: the triples. Goes out: Turtle: counts by class and property, vocabularies, licence, the hash of the graph in canonical form
(RDFC-1.0), the sources that it was built from with their hashes.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from kg.export.rdf import turtle
from kg.ids import Base, build
from kg.triples import Triples
from kg.triples.terms import Nodes, Triple, integer, text
from kg.triples.vocabulary import PREFIXES, TYPE, own, term

_LICENSE = "<https://spdx.org/licenses/MIT>"
_VOCABULARIES = ("kg", "schema", "org", "prov", "oa", "skos", "dcterms")
_MEDIA = {"ttl": "text/turtle", "nt": "application/n-triples", "jsonld": "application/ld+json", "rdfxml": "application/rdf+xml"}


def graph_hash(triples: Triples) -> str:
    """SHA-256 of the graph in canonical form (RDFC-1.0): it has no blank nodes, hence its sorted canonical N-Triples."""
    running = hashlib.sha256()
    for chunk in triples.chunks():
        running.update(chunk)
    return running.hexdigest()


def description(triples: Triples, base: Base, version: str) -> Iterator[str]:
    """The description as Turtle."""
    return turtle(sorted(set(_triples(triples, base, version))), base.iri)


def _triples(triples: Triples, base: Base, version: str) -> Iterator[Triple]:
    node = Nodes(base)
    classes: Counter[str] = Counter()
    properties: Counter[str] = Counter()
    subjects = 0
    for subject, of_subject in groupby(triples, key=itemgetter(0)):
        subjects += 1
        said = [(predicate, object) for _, predicate, object in of_subject]
        properties.update(predicate for predicate, _ in said)
        classes.update(object for predicate, object in said if predicate == TYPE)
        if (TYPE, own("Source")) in said:
            yield node(build("dataset", "kg")), term("dcterms:source"), subject
            yield from ((subject, predicate, object) for predicate, object in said if predicate == term("schema:sha256"))
    whole = node(build("dataset", "kg"))
    yield whole, TYPE, term("void:Dataset")
    yield whole, TYPE, term("dcat:Dataset")
    yield whole, term("dcterms:title"), text("Élections françaises : faits et preuves", "fr")
    yield whole, term("dcterms:title"), text("French elections: facts and evidence", "en")
    yield whole, term("dcterms:license"), _LICENSE
    yield whole, term("dcterms:conformsTo"), term("kg:")
    yield whole, term("dcterms:creator"), text(f"kg {version}")
    yield whole, term("void:uriSpace"), text(base.iri)
    yield whole, term("void:triples"), integer(len(triples))
    yield whole, term("void:distinctSubjects"), integer(subjects)
    yield whole, own("graphHash"), text(f"RDFC-1.0 SHA-256 {graph_hash(triples)}")
    for name in _VOCABULARIES:
        yield whole, term("void:vocabulary"), f"<{PREFIXES[name]}>"
    yield whole, term("void:classes"), integer(len(classes))
    yield whole, term("void:properties"), integer(len(properties))
    for kind, counted in (("class", classes), ("property", properties)):
        for name, count in counted.items():
            part = node(build("dataset", f"{kind}-{_local(name)}"))
            yield whole, term(f"void:{kind}Partition"), part
            yield part, term(f"void:{kind}"), name
            yield part, term("void:entities" if kind == "class" else "void:triples"), integer(count)
    for name, media in _MEDIA.items():
        distribution = node(build("dataset", f"distribution-{name}"))
        yield whole, term("dcat:distribution"), distribution
        yield distribution, TYPE, term("dcat:Distribution")
        yield distribution, term("dcat:mediaType"), f"<https://www.iana.org/assignments/media-types/{media}>"


def _local(name: str) -> str:
    for prefix, iri in PREFIXES.items():
        if name[1:].startswith(iri):
            return f"{prefix}-{name[1 + len(iri) : -1]}"
    return name
