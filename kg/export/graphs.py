"""Which triples lie in which named graph: one graph a source, and one for what is resolved from all of them.

Goes in: sorted triples. Goes out: graph → its triples. Named graphs are packaging, so that a source can be loaded or taken away whole: no
question needs them.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.ids import Base, build
from kg.triples.terms import Triple
from kg.triples.vocabulary import term

_PRIMARY, _USED, _DERIVED = term("prov:hadPrimarySource"), term("prov:used"), term("prov:wasDerivedFrom")
_RESOLVED = build("graph", "resolved")


def by_source(triples: Iterable[Triple], base: Base) -> dict[str, list[Triple]]:
    """Sort triples into graphs: facts, evidence and readings to their source; statement nodes to each source that gives them."""
    found = list(triples)
    homes = _homes(found, base)
    resolved = f"<{base.absolute(_RESOLVED)}>"
    graphs: dict[str, list[Triple]] = {resolved: []}
    for triple in found:
        subject, predicate, object = triple
        of_subject = homes.get(subject)
        if of_subject is None:
            of_subject = homes.get(_evidence_root(subject, base), {resolved})
        if predicate == _DERIVED and object in homes and subject in homes:
            of_subject = homes[object]
        for graph in of_subject:
            graphs.setdefault(graph, []).append(triple)
    return {name: graphs[name] for name in sorted(graphs)}


def _homes(triples: list[Triple], base: Base) -> dict[str, set[str]]:
    """Subject → the graphs of the sources that it lies in."""
    source, fact, statement = (f"<{base.absolute(kind)}/" for kind in ("source", "fact", "statement"))
    homes: dict[str, set[str]] = {}
    for subject, predicate, object in triples:
        if predicate in (_PRIMARY, _USED) and object.startswith(source):
            homes[subject] = homes[object] = {f"<{base.absolute('graph')}/{object[len(source) :]}"}
    for subject, predicate, object in triples:
        if predicate == _DERIVED and subject.startswith(statement) and object.startswith(fact):
            homes.setdefault(subject, set()).update(homes.get(object, ()))
    return homes


def _evidence_root(subject: str, base: Base) -> str:
    """The fact that a piece of evidence or a selector of it belongs to."""
    evidence = f"<{base.absolute('evidence')}/"
    if not subject.startswith(evidence):
        return ""
    return f"<{base.absolute('fact')}/{subject[len(evidence) :].split('/', 1)[0]}>"
