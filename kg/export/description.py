"""What an export holds, for catalogues: VoID and DCAT.

Goes in: the triples, the sources they come from. Goes out: Turtle: counts by class and property, vocabularies, licence, the hash of
the graph in canonical form (RDFC-1.0), the hashes of what it was built from.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping

from kg.export.rdf import n_triples, turtle
from kg.ids import Base, build
from kg.resolved import Source
from kg.triples.provenance import source_path
from kg.triples.terms import Nodes, Triple, integer, text
from kg.triples.vocabulary import PREFIXES, TYPE, own, term

_LICENSE = "<https://spdx.org/licenses/MIT>"
_VOCABULARIES = ("kg", "schema", "org", "prov", "oa", "skos", "dcterms")
_MEDIA = {"ttl": "text/turtle", "nt": "application/n-triples", "jsonld": "application/ld+json", "rdfxml": "application/rdf+xml"}


def graph_hash(triples: list[Triple]) -> str:
    """SHA-256 of the graph in canonical form (RDFC-1.0): it has no blank nodes, hence its sorted canonical N-Triples."""
    running = hashlib.sha256()
    for line in n_triples(triples):
        running.update(line.encode())
    return running.hexdigest()


def description(triples: list[Triple], sources: Mapping[str, Source], base: Base, version: str) -> Iterator[str]:
    """The description as Turtle."""
    return turtle(sorted(set(_triples(triples, sources, base, version))), base.iri)


def _triples(triples: list[Triple], sources: Mapping[str, Source], base: Base, version: str) -> Iterator[Triple]:
    node = Nodes(base)
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
    yield whole, term("void:distinctSubjects"), integer(len({s for s, _, _ in triples}))
    yield whole, own("graphHash"), text(f"RDFC-1.0 SHA-256 {graph_hash(triples)}")
    for name in _VOCABULARIES:
        yield whole, term("void:vocabulary"), f"<{PREFIXES[name]}>"
    classes = Counter(o for _, p, o in triples if p == TYPE)
    properties = Counter(p for _, p, _ in triples)
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
    for source in sources.values():
        yield whole, term("dcterms:source"), node(source_path(source))
        if source.sha256:
            yield node(source_path(source)), term("schema:sha256"), text(source.sha256)


def _local(name: str) -> str:
    for prefix, iri in PREFIXES.items():
        if name[1:].startswith(iri):
            return f"{prefix}-{name[1 + len(iri) : -1]}"
    return name
