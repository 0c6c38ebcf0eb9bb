"""Makes what follows from the ontology: the JSON-LD context and the page that describes the vocabulary.

python tools/make_vocabulary.py          writes kg/resources/context.jsonld and docs/ontology.html
python tools/make_vocabulary.py --check  only says whether they are what it would write (exit code 1 where not)
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import jinja2
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from kg.triples.vocabulary import KG, PREFIXES

ROOT = Path(__file__).parents[1]
ONTOLOGY = ROOT / "kg" / "resources" / "ontology.ttl"
CONTEXT = ROOT / "kg" / "resources" / "context.jsonld"
PAGE = ROOT / "docs" / "ontology.html"
XSD = PREFIXES["xsd"]
#: Terms of other vocabularies whose objects are nodes.
NODES = (
    "prov:hadPrimarySource", "prov:used", "prov:wasAssociatedWith", "prov:wasDerivedFrom", "prov:wasGeneratedBy", "oa:hasSource",
    "oa:hasSelector", "dcterms:replaces", "owl:sameAs", "rdf:subject", "rdf:predicate", "schema:url",
)  # fmt: skip


def load() -> rdflib.Graph:
    """The ontology."""
    return rdflib.Graph().parse(ONTOLOGY)


def local(node: rdflib.term.Node) -> str:
    """The name of a term of ours."""
    return str(node).removeprefix(KG)


def context(graph: rdflib.Graph) -> dict[str, object]:
    """Names for what is ours, types for the values of each property."""
    terms: dict[str, object] = {"@vocab": KG, **PREFIXES}
    for property_ in sorted(graph.subjects(RDF.type, OWL.ObjectProperty)):
        concepts = (property_, RDFS.range, SKOS.Concept) in graph
        terms[local(property_)] = {"@type": "@vocab" if concepts else "@id"}
    for property_ in sorted(graph.subjects(RDF.type, OWL.DatatypeProperty)):
        range_ = str(graph.value(property_, RDFS.range) or "")
        if range_.startswith(XSD) and range_ != XSD + "string":
            terms[local(property_)] = {"@type": "xsd:" + range_.removeprefix(XSD)}
    terms |= {name: {"@type": "@id"} for name in NODES}
    return terms


def sections(graph: rdflib.Graph) -> list[dict[str, object]]:
    """What the page lists: classes, properties, closed lists."""
    kinds = (
        ("Classes", OWL.Class),
        ("Properties that lead to nodes", OWL.ObjectProperty),
        ("Properties that hold values", OWL.DatatypeProperty),
    )
    listed = []
    for title, kind in kinds:
        subjects = sorted(s for s in graph.subjects(RDF.type, kind) if isinstance(s, rdflib.URIRef))
        listed.append({"title": title, "terms": [term(graph, s) for s in subjects]})
    schemes = sorted(graph.subjects(RDF.type, SKOS.ConceptScheme))
    concepts = [term(graph, c) for s in schemes for c in sorted(graph.subjects(SKOS.inScheme, s))]
    return [*listed, {"title": "Closed lists", "terms": concepts}]


def term(graph: rdflib.Graph, subject: rdflib.term.Node) -> dict[str, object]:
    """One term with its labels, comments and ties."""

    def said(predicate: rdflib.URIRef, lang: str) -> str:
        return next((str(o) for o in graph.objects(subject, predicate) if getattr(o, "language", None) == lang), "")

    def ends(*predicates: rdflib.URIRef) -> list[str]:
        found = [o for p in predicates for o in graph.objects(subject, p) if isinstance(o, rdflib.URIRef)]
        return sorted(short(o) for o in found)

    unions = [o for o in graph.objects(subject, RDFS.domain) if isinstance(o, rdflib.BNode)]
    union = [short(m) for u in unions for m in graph.items(graph.value(u, OWL.unionOf))]
    return {
        "name": local(subject),
        "fr": said(RDFS.label, "fr") or said(SKOS.prefLabel, "fr"),
        "en": said(RDFS.label, "en") or said(SKOS.prefLabel, "en"),
        "comment_fr": said(RDFS.comment, "fr"),
        "comment_en": said(RDFS.comment, "en"),
        "parents": ends(RDFS.subClassOf, RDFS.subPropertyOf),
        "close": ends(SKOS.closeMatch),
        "domain": ends(RDFS.domain) + union,
        "range": ends(RDFS.range),
        "single": (subject, RDF.type, OWL.FunctionalProperty) in graph,
    }


def short(node: rdflib.term.Node) -> str:
    """A term with its prefix."""
    prefixes = {**PREFIXES, "wdt": "http://www.wikidata.org/prop/direct/"}
    return next((f"{p}:{str(node)[len(i) :]}" for p, i in prefixes.items() if str(node).startswith(i)), str(node))


TEMPLATE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Vocabulary of kg</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a }
  h2 { margin-top: 3rem; border-bottom: 1px solid #999 } section > article { margin: 1.5rem 0 }
  h3 { margin: 0; font: 600 1rem ui-monospace, monospace } p { margin: .2rem 0 } dl { margin: .2rem 0; display: grid;
  grid-template-columns: 8rem 1fr; gap: 0 .5rem; font-size: .875rem } dt { color: #555 } dd { margin: 0 }
  nav { columns: 3; font-size: .875rem }
  @media (prefers-color-scheme: dark) { body { color: #eee; background: #151515 } dt { color: #aaa } a { color: #8ab4f8 } }
</style>
<h1>Vocabulary of <code>kg</code></h1>
<p>Version {{ version }}. Prefix <code>kg:</code> is <code>{{ kg }}</code>. Made from
<a href="../kg/resources/ontology.ttl"><code>ontology.ttl</code></a> by <code>tools/make_vocabulary.py</code>.</p>
{% for section in sections %}
<h2>{{ section.title }}</h2>
<nav>{% for t in section.terms %}<a href="#{{ t.name }}">{{ t.name }}</a><br>{% endfor %}</nav>
<section>{% for t in section.terms %}
<article id="{{ t.name }}"><h3>kg:{{ t.name }}</h3>
<p>{{ t.en }}{% if t.comment_en %}: {{ t.comment_en }}{% endif %}</p>
<p lang="fr">{{ t.fr }}{% if t.comment_fr %} : {{ t.comment_fr }}{% endif %}</p>
<dl>{% for head, values in [("narrower than", t.parents), ("close to", t.close), ("of", t.domain), ("value", t.range)] if values -%}
<dt>{{ head }}</dt><dd>{{ values | join(", ") }}</dd>{% endfor %}
{% if t.single %}<dt>how many</dt><dd>at most one</dd>{% endif %}</dl></article>
{% endfor %}</section>{% endfor %}
</html>
"""


def page(graph: rdflib.Graph) -> str:
    """The page."""
    version = str(next(graph.objects(None, OWL.versionInfo)))
    environment = jinja2.Environment(autoescape=True, trim_blocks=True)
    return environment.from_string(TEMPLATE).render(sections=sections(graph), version=version, kg=KG) + "\n"


def main() -> int:
    """Write what is out of date, or only say so."""
    graph = load()
    made = {
        CONTEXT: json.dumps({"@context": context(graph)}, ensure_ascii=False, indent=1) + "\n",
        PAGE: page(graph),
    }
    stale = [path for path, text in made.items() if not path.exists() or path.read_text("utf-8") != text]
    if "--check" in sys.argv:
        print("\n".join(f"{path.relative_to(ROOT)} is out of date: run tools/make_vocabulary.py" for path in stale))
        return int(bool(stale))
    for path in stale:
        path.write_text(made[path], "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
