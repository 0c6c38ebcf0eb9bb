"""A graph on a server from Python: questions, names, facts, reasons, exports, as of a store on this machine.

Goes in: a graph on a server. Goes out: the same as of `kg.api.Graph`, as far as triples tell. Refused (`UsageError`): people, contests and
other objects, contradictions as such, tables and pages: these need the store that the graph was made from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.api.graph import Graph
from kg.api.selection import Selection
from kg.api.why import Reason, proof
from kg.errors import QueryError
from kg.facts import BaseFact
from kg.model import Place
from kg.remote import Remote
from kg.store import Iri, Value
from kg.store.binding import term
from kg.triples.vocabulary import CLASS_OF_TYPE, KG, concept, own, slot_of

#: Values with their standing and the facts that give them; of a fact itself, of a thing, of what facts that name somebody speak of.
_STATED = """
SELECT DISTINCT ?about ?predicate ?value ?label ?standing ?fact ?title ?publisher ?published ?url WHERE {{
  {which}
  ?statement rdf:subject ?about ; rdf:predicate ?predicate ; rdf:object ?value ; kg:standing ?standing ; prov:wasDerivedFrom ?fact .
  ?fact prov:hadPrimarySource ?source .
  OPTIONAL {{ ?value rdfs:label ?label }}
  OPTIONAL {{ ?source schema:headline ?title }}
  OPTIONAL {{ ?source schema:publisher ?publisher }}
  OPTIONAL {{ ?source schema:datePublished ?published }}
  OPTIONAL {{ ?source schema:url ?url }}
}} ORDER BY ?about ?predicate ?standing ?fact
"""
_WHICH = {
    "fact": "BIND({node} AS ?fact)",
    "conflict": "{node} kg:about ?about ; kg:onProperty ?predicate .",
    "thing": "BIND({node} AS ?about)",
    "named": "?naming ?names {node} ; kg:about ?about . FILTER(STRSTARTS(STR(?names), CONCAT(STR(kg:), 'names')))",
}


class RemoteGraph(Graph):
    """A graph on a server; reads only."""

    def __init__(self, held: Remote) -> None:
        super().__init__(held)
        self._remote = held

    def _repr_html_(self) -> str:
        from html import escape

        return f"<p>{escape(repr(self))}</p>"

    def _candidates(self, wanted: Selection) -> Iterable[BaseFact]:
        """Facts that fit as far as the server can tell, read in the order of their nodes; teasers are in no graph."""
        if wanted.segment is Place.TEASER:
            return ()
        conditions = ["?fact a kg:Fact ."]
        if wanted.types:
            conditions.append(f"VALUES ?type {{ {' '.join(CLASS_OF_TYPE[t] for t in sorted(wanted.types))} }} ?fact kg:ofType ?type .")
        if wanted.modalities:
            told = " ".join(concept("modality", m) for m in sorted(wanted.modalities))
            conditions.append(f"VALUES ?modality {{ {told} }} ?fact kg:modality ?modality .")
        return self._remote.read(sorted(str(node) for node in self._naming(wanted, *conditions)))

    def why(self, what: BaseFact | str) -> list[Reason]:
        """Why the graph says something: a fact, or the identifier or address of anything in it."""
        return list(self._reasons(f"fact/{what.id}" if isinstance(what, BaseFact) else self._held.base.relative(what) or what))

    def _reasons(self, identifier: str) -> Iterator[Reason]:
        rows = self._stated(identifier)
        facts = {f"{self.iri('fact/')}{f.id}": f for f in self._remote.read(sorted({str(row[5]) for row in rows}))}
        told = {(row[0], row[5]) for row in rows if row[1] != _TYPE}
        for about, predicate, value, label, standing, node, title, publisher, published, url in rows:
            if predicate == _TYPE and (about, node) in told:
                continue
            fact = facts[str(node)]
            words, place = proof(fact)
            yield Reason(
                self._held.base.relative(str(about)) or str(about), slot_of(str(predicate)), label if label is not None else _plain(value),
                str(_plain(standing)), fact.id, fact.modality.value, fact.attributed_to, fact.document, _text(title), _text(publisher),
                _text(published), _text(url), words, place, fact.rule,
            )  # fmt: skip

    def _stated(self, identifier: str) -> list[tuple[Value, ...]]:
        """Rows on a fact (the first digits of its identifier do), a contradiction, a thing, or on all that somebody is named in."""
        kind, _, digits = identifier.rpartition("/")
        if kind == "fact" or (not kind and len(digits) >= _DIGITS and set(digits) <= _HEXADECIMAL):
            start = self.iri(f"fact/{digits}")
            found = self._held.index.ask("SELECT ?fact WHERE { ?fact a kg:Fact FILTER(STRSTARTS(STR(?fact), ?start)) }", {"start": start})
            return [row for (node,) in found for row in self._asked("fact", str(node))]
        if kind == "conflict":
            return self._asked("conflict", self.iri(identifier))
        return self._asked("thing", self.iri(identifier)) or self._asked("named", self.iri(identifier))

    def _asked(self, which: str, node: str) -> list[tuple[Value, ...]]:
        try:
            written = term(Iri(node))
        except QueryError:
            return []  # what is no identifier names nothing
        return list(self._held.index.ask(_STATED.format(which=_WHICH[which].format(node=written))))


_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
#: Digits of a fact's identifier that tell it from the others.
_DIGITS, _HEXADECIMAL = 6, frozenset("0123456789abcdef")


def _plain(value: Value) -> Value:
    """A value as facts have it: `elected` for `kg:outcome-elected`."""
    if not isinstance(value, Iri) or not value.startswith(KG):
        return value
    local = value.removeprefix(KG)
    return local.partition("-")[2].replace("-", "_") or next((t for t, class_ in CLASS_OF_TYPE.items() if class_ == own(local)), local)


def _text(value: Value) -> str | None:
    return None if value is None else str(value)
