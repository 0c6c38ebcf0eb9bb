"""Shapes: the sample graph has no breach, each planted one is found, by our checker and by pyshacl alike."""

import re
from importlib.resources import files

import pytest
import rdflib

from kg.resolve import resolve
from kg.resolved import Source
from kg.shapes import check
from kg.shapes.read import shapes
from kg.store import in_memory
from kg.triples import KG, PREFIXES, Triples, triples
from kg.triples.terms import decimal, integer, text
from tests.sample_facts import sample

ID = "https://w3id.org/kg-fr/id/"
RESULT = "result/senatoriales-2023/988/2/sonia-backes"
TURNOUT = "turnout/legislatives-2024/14-06/2"


def node(path):
    return f"<{ID}{path}>"


def own(local):
    return f"<{KG}{local}>"


def drop(subject, predicate):
    return lambda found: [t for t in found if t[:2] != (node(subject), predicate)]


def add(subject, predicate, object):
    return lambda found: [*found, (node(subject), predicate, object)]


PLANTED = {
    "share over a hundred": [drop(RESULT, own("share")), add(RESULT, own("share"), decimal(144.3))],
    "votes that are no number": [drop(RESULT, own("votes")), add(RESULT, own("votes"), text("246"))],
    "two counts of votes": [add(RESULT, own("votes"), integer(247))],
    "outcome not in the list": [drop(RESULT, own("outcome")), add(RESULT, own("outcome"), own("outcome-happy"))],
    "result without candidacy": [drop(RESULT, own("candidacy"))],
    "contest without constituency": [drop("contest/senatoriales-2023/988", own("constituency"))],
    "round of no contest": [
        drop("round/senatoriales-2023/988/2", own("contest")),
        add("round/senatoriales-2023/988/2", own("contest"), node("x")),
    ],
    "fourth round": [drop("round/senatoriales-2023/988/2", own("number")), add("round/senatoriales-2023/988/2", own("number"), integer(4))],
    "more winners than seats": [add("contest/senatoriales-2023/988", own("seatsToFill"), integer(1))],
    "turnout and abstention that make no hundred": [
        add(TURNOUT, own("turnout"), decimal(50.0)),
        add(TURNOUT, own("abstention"), decimal(51.0)),
    ],
    "more voters than registered": [add(TURNOUT, own("registered"), integer(10)), add(TURNOUT, own("voters"), integer(11))],
    "nobody named": [drop("affiliation/sonia-backes/renaissance", own("person"))],
    "elected and yet beaten": [drop(RESULT, own("outcome")), add(RESULT, own("outcome"), own("outcome-elected"))],
}


@pytest.fixture(scope="module")
def whole(graph):
    return list(graph._held.triples)


def breaches(found):
    kept = Triples(found)
    return check(kept, in_memory(kept.chunks(), PREFIXES))


def shacl(found):
    """Focus nodes at fault according to pyshacl; for speed, only of what stands near the nodes of the planted breaches."""
    pyshacl = pytest.importorskip("pyshacl")
    graph = rdflib.Graph().parse(data=b"".join(Triples(found).chunks()), format="nt")
    shapes_graph = rdflib.Graph().parse(data=files("kg").joinpath("resources", "shapes.ttl").read_text("utf-8"), format="turtle")
    conforms, report, _ = pyshacl.validate(graph, shacl_graph=shapes_graph, advanced=True)
    focus = {str(o) for o in report.objects(None, rdflib.URIRef("http://www.w3.org/ns/shacl#focusNode"))}
    assert conforms == (not focus)
    return focus


def test_the_sample_graph_is_as_its_shapes_say(graph):
    assert graph.check() == []


def test_pyshacl_says_so_too():
    document, facts = sample()[0]
    assert shacl(triples(resolve(facts, [Source.of(document)]))) == set()


@pytest.mark.parametrize("what", sorted(PLANTED))
def test_a_planted_breach_is_found_with_its_words_and_by_pyshacl(whole, what):
    found = list(whole)
    for change in PLANTED[what]:
        found = change(found)
    ours = breaches(found)
    assert ours, what
    touched = {ID + RESULT, ID + TURNOUT, f"{ID}contest/senatoriales-2023/988", f"{ID}round/senatoriales-2023/988/2"}
    touched |= {f"{ID}affiliation/sonia-backes/renaissance"}
    assert {b.node for b in ours} <= touched
    near = re.compile(
        r"/id/(contest|round|result|candidacy)/senatoriales-2023/988|/id/(election|constituency|person|party|affiliation|turnout)/"
    )
    assert {b.node for b in ours} <= shacl({t for t in found if near.search(t[0])})
    about_facts = [b for b in ours if "/result/" in b.node or "/turnout/" in b.node or "/affiliation/" in b.node]
    assert all(b.fact and b.words and b.words in str(b) for b in about_facts)


def test_every_class_of_ours_has_a_shape():
    ontology = rdflib.Graph().parse(data=files("kg").joinpath("resources", "ontology.ttl").read_text("utf-8"), format="turtle")
    classes = {f"<{c}>" for c in ontology.subjects(rdflib.RDF.type, rdflib.OWL.Class) if isinstance(c, rdflib.URIRef)}
    assert classes <= set(shapes())
