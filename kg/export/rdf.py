"""RDF in its syntaxes, written from sorted triples: Turtle, N-Triples (of RDF 1.2 too), TriG, RDF/XML.

Goes in: triples as N-Triples writes their terms, sorted. Goes out: pieces of text, one or few a subject, so that a large graph need not be
held in memory. The same triples give the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from xml.sax.saxutils import escape, quoteattr

from kg.triples.terms import XSD, Triple, parts
from kg.triples.vocabulary import PREFIXES, TYPE, term

_LOCAL = re.compile(r"[A-Za-z_](?:[\w-]*\w)?", re.ASCII)
_BARE_NUMBER = re.compile(r"[+-]?\d+")
_BARE_DECIMAL = re.compile(r"[+-]?\d+\.\d+")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

#: What a statement node says of, in the order of a triple.
_TERM = (term("rdf:subject"), term("rdf:predicate"), term("rdf:object"))
#: Graphs by name, each with its triples.
Graphs = Iterable[tuple[str, Iterable[Triple]]]


def n_triples(triples: Iterable[Triple]) -> Iterator[str]:
    """N-Triples in canonical form."""
    return (f"{s} {p} {o} .\n" for s, p, o in triples)


def rdf_12(triples: Iterable[Triple]) -> Iterator[str]:
    """N-Triples of RDF 1.2: statement nodes reify a triple term (`rdf:reifies <<( s p o )>>`), which RDF 1.1 readers refuse."""
    said: dict[str, str] = {}
    for subject, of_subject in groupby(triples, key=itemgetter(0)):
        said.clear()
        for _, predicate, object in of_subject:
            if predicate in _TERM:
                said[predicate] = object
            elif (predicate, object) != (TYPE, term("rdf:Statement")):
                yield f"{subject} {predicate} {object} .\n"
        if len(said) == len(_TERM):
            yield f"{subject} {term('rdf:reifies')} <<( {' '.join(said[part] for part in _TERM)} )>> .\n"


def turtle(triples: Iterable[Triple], base: str) -> Iterator[str]:
    """Turtle: our own nodes relative to the base, terms by their prefix."""
    short = _Shorter(base)
    yield short.head()
    for subject, of_subject in groupby(triples, key=itemgetter(0)):
        yield _block(subject, of_subject, short, "")


def trig(graphs: Graphs, base: str) -> Iterator[str]:
    """TriG, graph by graph."""
    short = _Shorter(base)
    yield short.head()
    for name, triples in graphs:
        yield f"\n{short(name)} {{\n"
        for subject, of_subject in groupby(triples, key=itemgetter(0)):
            yield _block(subject, of_subject, short, "  ")
        yield "}\n"


def _block(subject: str, triples: Iterable[Triple], short: _Shorter, indent: str) -> str:
    """One subject with its predicates, its classes first."""
    said: dict[str, list[str]] = {TYPE: []}
    for _, predicate, object in triples:
        said.setdefault(predicate, []).append(short(object))
    lines = [f"{'a' if p == TYPE else short(p)} {', '.join(objects)}" for p, objects in said.items() if objects]
    return f"{indent}{short(subject)} {f' ;{chr(10)}{indent}    '.join(lines)} .\n"


class _Shorter:
    """Terms as Turtle shortens them."""

    def __init__(self, base: str) -> None:
        self._base = base if base.endswith("/") else ""  # behind a `#` relative addresses would mean something else
        self._known: dict[str, str] = {}
        self._prefixes = sorted(((iri, name) for name, iri in PREFIXES.items()), key=lambda p: -len(p[0]))

    def head(self) -> str:
        base = f"@base <{self._base}> .\n" if self._base else ""
        return base + "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(PREFIXES.items())) + "\n"

    def __call__(self, written: str) -> str:
        if written[0] == '"':
            return self._literal(written)
        found = self._known.get(written)
        if found is None:
            found = self._iri(written[1:-1])
            if not found.startswith("<"):
                self._known[written] = found
        return found

    def _iri(self, iri: str) -> str:
        if self._base and iri.startswith(self._base):
            return f"<{iri[len(self._base) :]}>"
        for start, name in self._prefixes:
            if iri.startswith(start) and _LOCAL.fullmatch(local := iri[len(start) :]):
                return f"{name}:{local}"
        return f"<{iri}>"

    def _literal(self, literal: str) -> str:
        if literal[-1] != ">":
            return literal
        end = literal.rindex('"')
        datatype, inner = literal[end + 4 : -1], literal[1:end]
        bare = (
            (datatype == XSD + "integer" and _BARE_NUMBER.fullmatch(inner))
            or (datatype == XSD + "decimal" and _BARE_DECIMAL.fullmatch(inner))
            or (datatype == XSD + "boolean" and inner in ("true", "false"))
        )
        return inner if bare else f"{literal[: end + 1]}^^{self(literal[end + 3 :])}"


def rdf_xml(triples: Iterable[Triple]) -> Iterator[str]:
    """RDF/XML, a description a subject.

    Characters that XML cannot hold are replaced by U+FFFD: a text that has them is whole in the other syntaxes only.
    """
    names = sorted(PREFIXES.items())
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF\n'
    yield "\n".join(f"    xmlns:{name}={quoteattr(iri)}" for name, iri in names) + ">\n"
    for subject, of_subject in groupby(triples, key=itemgetter(0)):
        lines = [f"  <rdf:Description rdf:about={quoteattr(subject[1:-1])}>\n"]
        lines += [_property(predicate, object) for _, predicate, object in of_subject]
        yield "".join([*lines, "  </rdf:Description>\n"])
    yield "</rdf:RDF>\n"


def _property(predicate: str, object: str) -> str:
    name = _qname(predicate[1:-1])
    if object[0] == "<":
        return f"    <{name} rdf:resource={quoteattr(object[1:-1])}/>\n"
    text, lang, datatype = parts(object)
    mark = f" xml:lang={quoteattr(lang)}" if lang else f" rdf:datatype={quoteattr(datatype)}" if datatype else ""
    written = escape(_NO_XML.sub("\ufffd", text), {"\r": "&#13;"})
    return f"    <{name}{mark}>{written}</{name}>\n"


def _qname(iri: str) -> str:
    for name, start in PREFIXES.items():
        if iri.startswith(start) and _LOCAL.fullmatch(local := iri[len(start) :]):
            return f"{name}:{local}"
    raise ValueError(f"{iri}: no prefix")  # every predicate is of the vocabulary
