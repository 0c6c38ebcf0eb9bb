"""The shapes of `resources/shapes.ttl` as plain values.

Goes in: SHACL. Goes out: one `Shape` a class. Refused (`ResourceError`): a constraint that the checker does not know, so that none is
passed over in silence.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from kg.errors import ResourceError
from kg.store import in_graph_of
from kg.store.terms import Value
from kg.triples.terms import XSD

SH = "http://www.w3.org/ns/shacl#"
_KNOWN = frozenset(
    "path minCount maxCount datatype nodeKind class minInclusive maxInclusive lessThan in".split()  # noqa: SIM905
)
_PROPERTIES = f"""PREFIX sh: <{SH}>
SELECT ?class ?property ?what ?value WHERE {{
  ?shape sh:targetClass ?class ; sh:property ?property . ?property ?what ?value . FILTER(?what != sh:in)
}}"""
_LISTS = f"""PREFIX sh: <{SH}> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
SELECT ?class ?property ?value WHERE {{
  ?shape sh:targetClass ?class ; sh:property ?property . ?property sh:in/rdf:rest*/rdf:first ?value
}}"""
_CHOICES = f"""PREFIX sh: <{SH}> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
SELECT ?class ?path WHERE {{
  ?shape sh:targetClass ?class ; sh:or/rdf:rest*/rdf:first/sh:property/sh:path ?path
}}"""
_QUESTIONS = f"""PREFIX sh: <{SH}>
SELECT ?class ?message ?select WHERE {{
  ?shape sh:targetClass ?class ; sh:sparql ?question . ?question sh:message ?message ; sh:select ?select
}}"""


@dataclass(slots=True)
class Property:
    """What the values of one property of a class must be; terms as N-Triples writes them."""

    path: str
    least: int = 0
    most: int | None = None
    datatype: str | None = None
    class_: str | None = None
    node: bool = False
    lowest: float | None = None
    highest: float | None = None
    less_than: str | None = None
    among: frozenset[str] = frozenset()


@dataclass(slots=True)
class Shape:
    """What the nodes of a class must be like. `one_of`: properties of which at least one must be there."""

    class_: str
    properties: list[Property] = field(default_factory=list)
    one_of: frozenset[str] = frozenset()
    questions: list[tuple[str, str]] = field(default_factory=list)


@cache
def shapes() -> dict[str, Shape]:
    """Every shape, by class.

    Raises:
        ResourceError: a constraint that the checker does not know.
    """
    index = in_graph_of(files("kg").joinpath("resources", "shapes.ttl").read_text("utf-8"))
    said: dict[tuple[str, str], dict[str, Value]] = {}
    for class_, property_, what, value in index.ask(_PROPERTIES):
        name = str(what).removeprefix(SH)
        if name not in _KNOWN:
            raise ResourceError(f"shapes.ttl: sh:{name} is not known to the checker", "see kg/shapes/read.py")
        said.setdefault((str(class_), str(property_)), {})[name] = value
    among: dict[tuple[str, str], set[str]] = {}
    for class_, property_, value in index.ask(_LISTS):
        among.setdefault((str(class_), str(property_)), set()).add(f"<{value}>")
    found: dict[str, Shape] = {}
    for (class_, property_), constraints in sorted(said.items(), key=lambda pair: (pair[0][0], str(pair[1]["path"]))):
        shape = found.setdefault(f"<{class_}>", Shape(f"<{class_}>"))
        shape.properties.append(_property(constraints, frozenset(among.get((class_, property_), ()))))
    for class_, path in index.ask(_CHOICES):
        found[f"<{class_}>"].one_of |= {f"<{path}>"}
    for class_, message, select in index.ask(_QUESTIONS):
        found[f"<{class_}>"].questions.append((str(message), str(select)))
    return found


def _property(said: dict[str, Value], among: frozenset[str]) -> Property:
    def node(name: str) -> str | None:
        return f"<{said[name]}>" if name in said else None

    def number(name: str) -> float | None:
        return float(str(said[name])) if name in said else None

    datatype = str(said["datatype"]) if "datatype" in said else None
    return Property(
        path=f"<{said['path']}>",
        least=int(str(said.get("minCount", 0))),
        most=int(str(said["maxCount"])) if "maxCount" in said else None,
        datatype=datatype if datatype != XSD + "string" else "",
        class_=node("class"),
        node=str(said.get("nodeKind", "")) == SH + "IRI",
        lowest=number("minInclusive"),
        highest=number("maxInclusive"),
        less_than=node("lessThan"),
        among=among,
    )
