"""Figures that do not go together are in the resolved view and in the graph, with the facts behind them; nothing is dropped or mended."""

import pytest
import rdflib
from rdflib.namespace import RDF, RDFS

from kg.ids import DEFAULT_BASE, Base
from kg.resolve import resolve
from kg.shapes import check
from kg.store import in_memory
from kg.triples import KG, PREFIXES, triples
from tests.resolve.making import cell, official

_PLACE = {"election": "legislatives-2024", "constituency": "Ain-1"}


def count(first, second, registered=1000, outcome=None):
    figures = {"registered": registered, "voters": 620, "abstentions": registered - 620, "blank": 12, "null": 8, "cast": 600}
    yield cell("turnout", row=2, round=1, **_PLACE, **figures)
    for row, (person, votes, ends) in enumerate((("Anne Duval", first, outcome), ("Loïc Le Goff", second, None)), 2):
        yield cell("candidacy", row=row, person=person, **_PLACE)
        yield cell("result", row=row, person=person, votes=votes, round=1, outcome=ends, **_PLACE)


def view(facts):
    return resolve(facts, [official("official")])


def test_votes_beyond_those_cast_are_a_breach_of_their_count_and_stay_in_the_graph():
    resolution = view(count(400, 300))
    (breach,) = resolution.breaches
    assert (breach.kind, breach.explained) == ("votes", "")
    assert "700 votes" in breach.message
    assert "600 were cast" in breach.message
    assert (breach.contest, breach.round) == ("contest/legislatives-2024/01-01", "round/legislatives-2024/01-01/1")
    round_ = "legislatives-2024/01-01/1"
    assert breach.items == (f"result/{round_}/anne-duval", f"result/{round_}/loic-le-goff", f"turnout/{round_}")
    assert [resolution.items[item].chosen("votes") for item in breach.items[:2]] == [400, 300]
    assert set(breach.facts) == {f.id for f in resolution.facts.values() if f.type in ("result", "turnout")}


def test_a_count_that_adds_up_is_none_and_the_order_of_loading_changes_nothing():
    assert view(count(350, 250)).breaches == ()
    told = list(count(400, 300))
    assert view(told).breaches == view(reversed(told)).breaches


@pytest.mark.parametrize(("registered", "outcome", "kind"), [(2000, None, "not-elected"), (1000, "elected", None)])
def test_the_graph_tells_what_is_wrong_and_which_rule_explains_it(registered, outcome, kind):
    found = triples(view(count(400, 200, registered, outcome)), base=Base(DEFAULT_BASE))
    index = in_memory(found.chunks(), PREFIXES)
    assert check(found, index) == []
    graph = rdflib.Graph().parse(data=b"".join(found.chunks()), format="nt")
    breaches = list(graph.subjects(RDF.type, rdflib.URIRef(KG + "Breach")))
    if kind is None:
        assert breaches == []
        return
    (node,) = breaches
    assert graph.value(node, rdflib.URIRef(KG + "breachKind")) == rdflib.URIRef(KG + "breach-" + kind)
    assert graph.value(node, rdflib.URIRef(KG + "explained")).toPython() is True
    assert "25 %" in str(graph.value(node, rdflib.URIRef(KG + "explanation")))
    assert "Anne Duval" in str(graph.value(node, RDFS.label))
    derived = list(graph.objects(node, rdflib.URIRef(PREFIXES["prov"] + "wasDerivedFrom")))
    assert len(derived) == 3
    assert all((fact, RDF.type, rdflib.URIRef(KG + "Fact")) in graph for fact in derived)
