"""JSON-LD that reads as JSON: names instead of addresses, numbers as numbers, thanks to a context made from the ontology.

Goes in: sorted triples. Goes out: one object a subject. The context stands in the file, so that reading it needs no network; it is
published as `kg/resources/context.jsonld` too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import groupby
from operator import itemgetter
from typing import Any

from kg.triples.terms import XSD, Triple, parts
from kg.triples.vocabulary import KG, PREFIXES, TYPE


@cache
def context() -> Mapping[str, Any]:
    """The context of the vocabulary, without a base."""
    text = files("kg").joinpath("resources", "context.jsonld").read_text("utf-8")
    loaded: Mapping[str, Any] = json.loads(text)["@context"]
    return loaded


def json_ld(triples: Iterable[Triple], base: str) -> Iterator[str]:
    """JSON-LD, a line a subject."""
    write = _Writer(base)
    head = {"@base": base, **context()} if write.relative else dict(context())
    yield f'{{"@context": {json.dumps(head, ensure_ascii=False)},\n"@graph": [\n'
    separator = ""
    for subject, of_subject in groupby(triples, key=itemgetter(0)):
        yield separator + json.dumps(write.node(subject, of_subject), ensure_ascii=False)
        separator = ",\n"
    yield "\n]}\n"


class _Writer:
    def __init__(self, base: str) -> None:
        self.relative = base.endswith("/")
        self._base = base
        self._coerced = {key: said.get("@type", "") for key, said in context().items() if isinstance(said, dict)}
        self._keys: dict[str, str] = {}

    def node(self, subject: str, triples: Iterable[Triple]) -> dict[str, Any]:
        """One subject with all that is said of it."""
        found: dict[str, Any] = {"@id": self._address(subject[1:-1])}
        for _, predicate, object in triples:
            if predicate == TYPE:
                key, value = "@type", self._term(object[1:-1])
            else:
                key = self._keys.setdefault(predicate, self._term(predicate[1:-1]))
                value = self._value(key, object)
            if key not in found:
                found[key] = value
            elif isinstance(found[key], list):
                found[key].append(value)
            else:
                found[key] = [found[key], value]
        return found

    def _value(self, key: str, object: str) -> Any:  # noqa: ANN401 (a value of JSON)
        coerced = self._coerced.get(key, "")
        if object[0] == "<":
            iri = object[1:-1]
            if coerced == "@vocab" and iri.startswith(KG):
                return self._term(iri)
            address = self._address(iri)
            return address if coerced == "@id" else {"@id": address}
        text, lang, datatype = parts(object)
        if lang:
            return {"@value": text, "@language": lang}
        if not datatype:
            return {"@value": text} if coerced else text
        if datatype == XSD + "integer" and coerced in ("", "xsd:integer"):
            return int(text)
        if datatype == XSD + "boolean" and coerced in ("", "xsd:boolean"):
            return text == "true"
        short = "xsd:" + datatype.removeprefix(XSD)
        return text if coerced == short else {"@value": text, "@type": short}

    def _address(self, iri: str) -> str:
        if self.relative and iri.startswith(self._base):
            return iri[len(self._base) :]
        return "kg:" + iri[len(KG) :] if iri.startswith(KG) else iri

    def _term(self, iri: str) -> str:
        """A class, property or concept: its bare name where it is ours, else with its prefix."""
        if iri.startswith(KG):
            return iri[len(KG) :]
        return next((f"{name}:{iri[len(start) :]}" for name, start in PREFIXES.items() if iri.startswith(start)), iri)
