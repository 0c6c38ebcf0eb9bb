"""A graph on a server answers as the store that it was made from, whoever wrote the server."""

import hashlib

import pyoxigraph as ox
import pytest

import kg
from kg.api import push
from kg.errors import QueryError, RemoteError, UsageError
from kg.query import questions
from kg.store import Iri
from kg.triples import KG
from tests.test_named_questions import normal

ASKED = {
    "who-beat-whom": {"constituency": "Nouvelle-Calédonie"},
    "results-of-person": {"person": "backes"},
    "known-at": {"person": "Backès", "at": "2023-09-25"},
    "narrow-margins": {"within": 61},
    "turnout-over-time": {"constituency": "Calvados-6"},
    "resigned-after-defeat": {},
}


def rows(answer):
    return sorted(normal(tuple(float(v) if isinstance(v, bool | int | float) else v for v in row)) for row in answer)


def same_answers(graph, remote, names=ASKED):
    for name in names:
        ours, theirs = graph.named(name, **ASKED.get(name, {})), remote.named(name, **ASKED.get(name, {}))
        assert ours.columns == theirs.columns
        assert rows(ours) == rows(theirs), name
        assert len(ours) or name not in ASKED, name


@pytest.fixture(scope="module")
def filled(sample_store, empty):
    filling = push(sample_store, f"{empty}/store", batch=0.5)
    assert filling.requests > 3
    return kg.open(f"{empty}/query")


def test_a_pushed_graph_is_exported_byte_for_byte(graph, filled):
    for form in ("nt", "ttl", "trig", "jsonld", "void", "hash", "rdf12"):
        assert filled.export(form) == graph.export(form), form
    assert sorted(filled.export("jsonl").splitlines()) == sorted(
        line for line in graph.export("jsonl").splitlines() if b'"segment": "teaser"' not in line
    )


def test_all_questions_have_the_answers_of_the_store(graph, filled):
    same_answers(graph, filled, questions())


def test_names_facts_and_reasons_are_those_of_the_store(graph, filled):
    assert filled.find("backes", "person") == graph.find("backes", "person")
    filters = [
        {"type": "resignation", "person": "backes"},
        {"type": ("result", "turnout"), "constituency": "Calvados-6", "round": 2},
        {"office": "maire", "modality": "asserted"},
        {"published": ("2023-09-25", "2023-09-28"), "type": "statement"},
        {"person": "nobody of that name"},
    ]
    for wanted in filters:
        ours = {fact.id: fact for fact in graph.facts(**wanted)}
        assert {fact.id: fact for fact in filled.facts(**wanted)} == ours, wanted
    for what in ("result/senatoriales-2023/988/2/sonia-backes", "person/robert-xowie", graph.facts(type="resignation")[0]):
        said = {(r.about, r.fact, r.slot, r.words, r.place, r.standing) for r in filled.why(what)}
        placed = {"contest", "round", "election", "constituency", "type"}
        assert {s for s in said if s[2] not in placed} == {
            (r.about, r.fact, r.slot, r.words, r.place, r.standing) for r in graph.why(what) if r.slot not in placed | {"modality"}
        }
    assert filled.why("person/nobody") == filled.why("no identifier <>") == []


def test_the_shapes_hold_on_the_server_too(filled):
    assert filled.check() == []


def test_graphs_as_rows_and_yes_or_no(graph, filled):
    for question in (
        "CONSTRUCT { ?r kg:votes ?v } WHERE { ?r kg:votes ?v }",
        "ASK { ?r kg:votes 246 }",
        "DESCRIBE id:person\\/sonia-backes",
    ):
        assert sorted(map(str, filled.query(question))) == sorted(map(str, graph.query(question)))
    question, xowie = "SELECT ?v WHERE { ?r kg:votes ?v ; kg:person ?p } ORDER BY ?v", Iri(graph.iri("person/robert-xowie"))
    assert list(filled.query(question, p=xowie)) == list(graph.query(question, p=xowie)) != []


def test_sparql_in_a_parameter_is_text_there_too(filled):
    answer = filled.named("contradictions", property='x" } ; DROP ALL #')
    assert list(answer) == []
    assert filled.query("ASK { ?s ?p ?o }").rows == [(True,)]


@pytest.mark.parametrize(
    "question", ["SELECT ?s WHERE { ?s", "DELETE WHERE { ?s ?p ?o }", "SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }"]
)
def test_what_a_store_refuses_never_reaches_a_server(filled, question):
    with pytest.raises(QueryError) as refused:
        filled.query(question)
    assert "127.0.0.1" not in str(refused.value)
    assert filled.query("ASK { ?s ?p ?o }").rows == [(True,)]


@pytest.mark.parametrize("ask", [lambda g: g.person("backes"), lambda g: g.conflicts(), lambda g: g.networkx(), lambda g: g.export("csv")])
def test_what_needs_the_store_says_so(filled, ask):
    with pytest.raises(UsageError, match="needs the store"):
        ask(filled)


def test_pushing_again_replaces_what_is_there(sample_store, empty):
    early = {"as_of": "2023-09-26"}
    push(sample_store, f"{empty}/store", **early)
    try:
        assert kg.open(f"{empty}/query").export("nt") == kg.open(sample_store, **early).export("nt")
    finally:
        push(sample_store, f"{empty}/store")


@pytest.mark.parametrize("how", [{"update": False}, {"update": True, "batch": 0.3}])
def test_named_graphs_are_those_of_trig_and_questions_see_them_as_one(graph, sample_store, united, how):
    address = f"{united}/update" if how["update"] else f"{united}/store"
    filling = push(sample_store, address, named=True, **how)
    remote = kg.open(f"{united}/query")
    same_answers(graph, remote)
    assert remote.export("hash") == graph.export("hash")
    names = {row[0] for row in remote.query("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }")}
    assert names == {q.graph_name.value for q in ox.parse(graph.export("nq"), format=ox.RdfFormat.N_QUADS)}
    assert filling.graphs == len(names)


def test_an_update_takes_graphs_of_sources_away_that_are_no_longer_in_the_store(sample_store, united):
    push(sample_store, f"{united}/update", named=True, update=True)
    push(sample_store, f"{united}/update", named=True, update=True, as_of="2023-09-26")
    assert kg.open(f"{united}/query").export("nt") == kg.open(sample_store, as_of="2023-09-26").export("nt")


OF_LITTLE = ("who-beat-whom", "results-of-person", "resigned-after-defeat")


def test_rdflib_endpoint_is_filled_by_updates_and_answers_the_same(little_store, updated):
    push(little_store, updated, named=True, update=True, batch=0.05)
    little, remote = kg.open(little_store), kg.open(updated)
    same_answers(little, remote, OF_LITTLE)
    wanted = {"type": "resignation", "person": "backes"}
    assert [f.id for f in remote.facts(**wanted)] == sorted(f.id for f in little.facts(**wanted)) != []
    count = f"SELECT (COUNT(*) AS ?n) WHERE {{ ?s a <{KG}Fact> }}"
    assert list(remote.query(count)) == list(little.query(count))


def test_our_own_server_is_asked_as_others_are(graph, ours):
    remote = kg.open(ours)
    same_answers(graph, remote)
    assert remote.export("nt") == graph.export("nt")
    with pytest.raises(QueryError, match="400"):
        push_nowhere(ours)


def push_nowhere(address):
    from kg.remote import Connection, Filling, by_update

    by_update(Connection(address), [(None, [])], "", 1, Filling())


def test_comunica_s_server_is_asked_as_others_are(little_store, of_comunica):
    little, remote = kg.open(little_store), kg.open(of_comunica, seconds=180)
    same_answers(little, remote, OF_LITTLE)
    assert hashlib.sha256(remote.export("nt")).digest() == hashlib.sha256(little.export("nt")).digest()


def test_no_graph_store_where_there_is_none(sample_store, empty):
    with pytest.raises(RemoteError, match="no such service"):
        push(sample_store, f"{empty}/nothing")
