"""Whether the graph is as its shapes say, and what breaks them, with the words that it comes from.

Goes in: the triples, sorted, and their index. Goes out: breaches. Two passes over the triples for what concerns one node at a time (a
million in some seconds): which nodes are of a class that others must lead to, then what is said of each. A question for what concerns
several. The tests hold this against pyshacl.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from kg.shapes.read import Property, Shape, shapes
from kg.store import Asked, Iri
from kg.triples import Triple, Triples
from kg.triples.terms import parts
from kg.triples.vocabulary import KG, TYPE

_WORDS = """
SELECT ?fact ?words WHERE {
  {
    #values
    ?node a kg:Fact BIND(?node AS ?fact) } UNION { ?fact kg:about ?node } UNION { ?node prov:wasDerivedFrom ?fact }
  UNION { ?fact kg:evidence ?node } UNION { ?result kg:contest ?node ; kg:outcome kg:outcome-elected . ?fact kg:about ?result }
  ?fact kg:words ?quote .
  OPTIONAL { ?fact kg:sentence ?sentence } BIND(COALESCE(?sentence, ?quote) AS ?words)
} ORDER BY ?fact LIMIT 1
"""
#: Class → its nodes, for the classes that values must be of.
Members = Mapping[str, set[str]]
#: Breaches whose words are looked up; a graph with more has something wrong that one sentence will not show.
_EXPLAINED = 50


@dataclass(frozen=True, slots=True)
class Breach:
    """A node that is not as the shape of its class says. `fact` and `words`: where it comes from, empty where nothing tells."""

    node: str
    class_: str
    what: str
    fact: str = ""
    words: str = ""

    def __str__(self) -> str:
        told = f": « {self.words} » (fact {self.fact[:12]})" if self.fact else ""
        return f"{self.node}: {self.what} ({self.class_}){told}"


def check(triples: Triples, index: Asked) -> list[Breach]:
    """Breaches, by node; the first ones with the fact and the sentence that they come from."""
    found = list(dict.fromkeys([*_nodes(triples), *_questions(index)]))
    found.sort(key=lambda b: (b.node, b.what))
    return [_explained(b, index) for b in found[:_EXPLAINED]] + found[_EXPLAINED:]


def _nodes(triples: Iterable[Triple]) -> Iterator[Breach]:
    known = shapes()
    members: Members = {property_.class_: set() for shape in known.values() for property_ in shape.properties if property_.class_}
    for subject, predicate, object in triples:
        if predicate == TYPE and object in members:
            members[object].add(subject)
    for subject, of_subject in groupby(triples, key=itemgetter(0)):
        said: dict[str, list[str]] = {}
        for _, predicate, object in of_subject:
            said.setdefault(predicate, []).append(object)
        for class_ in said.get(TYPE, ()):
            if (shape := known.get(class_)) is not None:
                yield from (Breach(subject[1:-1], _short(class_), what) for what in _faults(shape, said, members))


def _faults(shape: Shape, said: dict[str, list[str]], members: Members) -> Iterator[str]:
    if shape.one_of and not shape.one_of & said.keys():
        yield f"needs one of {', '.join(sorted(map(_short, shape.one_of)))}"
    for property_ in shape.properties:
        values = said.get(property_.path, [])
        name = _short(property_.path)
        if len(values) < property_.least:
            yield f"needs {property_.least} {name}, has {len(values)}"
        if property_.most is not None and len(values) > property_.most:
            yield f"has {len(values)} {name}, at most {property_.most} allowed"
        for value in values:
            if (fault := _fault(property_, value, members)) is not None:
                yield f"{name} {_shown(value)}: {fault}"
            elif property_.less_than is not None and not _less(value, said.get(property_.less_than, [])):
                yield f"{name} {_shown(value)}: not less than {_short(property_.less_than)}"


def _fault(property_: Property, value: str, members: Members) -> str | None:
    is_node = value[0] == "<"
    if property_.among and value not in property_.among:
        return "not in its closed list"
    if property_.class_ is not None and value not in members[property_.class_]:
        return f"no {_short(property_.class_)}"
    if property_.node and not is_node:
        return "no node"
    if property_.datatype is None:
        return None
    if is_node or parts(value).lang or parts(value).datatype != property_.datatype:
        return f"no {property_.datatype.rpartition('#')[2] or 'string'}"
    if property_.lowest is not None and float(parts(value).text) < property_.lowest:
        return f"less than {property_.lowest:g}"
    if property_.highest is not None and float(parts(value).text) > property_.highest:
        return f"more than {property_.highest:g}"
    return None


def _less(value: str, others: list[str]) -> bool:
    return all(float(parts(value).text) < float(parts(other).text) for other in others)


def _questions(index: Asked) -> Iterator[Breach]:
    for shape in shapes().values():
        for message, select in shape.questions:
            for (node,) in index.ask(select.replace("$this WHERE {", f"$this WHERE {{ $this a {shape.class_} .", 1)):
                yield Breach(str(node), _short(shape.class_), message)


def _explained(breach: Breach, index: Asked) -> Breach:
    for fact, words in index.ask(_WORDS, {"node": Iri(breach.node)}):
        return Breach(breach.node, breach.class_, breach.what, str(fact).rpartition("/")[2], str(words))
    return breach


def _short(term: str) -> str:
    return term[1:-1].removeprefix(KG).rpartition("/")[2].rpartition("#")[2]


def _shown(value: str) -> str:
    return value[1:-1] if value[0] == "<" else parts(value).text
