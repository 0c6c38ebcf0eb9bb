"""The cases of the SPARQL 1.1 Protocol for queries, and what the server refuses."""

import csv
import io
import json
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree

import pytest
import rdflib

ASK = "ASK {}"
WHO = "SELECT ?name { ?p a schema:Person ; rdfs:label ?name } ORDER BY ?name LIMIT 3"
SOME = "CONSTRUCT { ?p rdfs:label ?name } WHERE { ?p a schema:Person ; rdfs:label ?name } ORDER BY ?name LIMIT 3"
GRAPHS = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
TOO_LONG = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
TOO_LARGE = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c"


def ask(client, question, accept="application/sparql-results+json", **parameters):
    return client.get("/sparql", params={"query": question, **parameters}, headers={"Accept": accept})


def column(answer):
    assert answer.status_code == 200, answer.text
    (name,) = answer.json()["head"]["vars"]
    return [row[name]["value"] for row in answer.json()["results"]["bindings"]]


def test_the_three_ways_to_ask_give_the_same(client, graph):
    names = [row[0] for row in graph.query(WHO)]
    by_form = client.post("/sparql", data={"query": WHO})
    direct = client.post("/sparql", content=WHO, headers={"Content-Type": "application/sparql-query; charset=utf-8"})
    assert column(ask(client, WHO)) == column(by_form) == column(direct) == names


@pytest.mark.parametrize(
    ("accept", "given"),
    [
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("application/sparql-results+json;q=0.2, text/csv;q=0.9", "text/csv"),
        ("text/tab-separated-values, text/turtle;q=0.5", "text/tab-separated-values"),
        ("text/html;q=0.1, application/*", "application/sparql-results+json"),
    ],
)
def test_rows_come_in_the_form_that_the_client_would_rather_have(client, accept, given):
    assert ask(client, WHO, accept).headers["content-type"].partition(";")[0] == given


def test_the_four_forms_of_rows_hold_the_same(client, graph):
    names = [row[0] for row in graph.query(WHO)]
    xml = ElementTree.fromstring(ask(client, WHO, "application/sparql-results+xml").content)
    assert [node.text for node in xml.iter("{http://www.w3.org/2005/sparql-results#}literal")] == names
    assert [row["name"] for row in csv.DictReader(io.StringIO(ask(client, WHO, "text/csv").text))] == names
    head, *rows = ask(client, WHO, "text/tab-separated-values").text.splitlines()
    assert (head, [json.loads(row) for row in rows]) == ("?name", names)


@pytest.mark.parametrize("accept", ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"])
def test_a_graph_comes_in_each_form_of_rdf(client, graph, accept):
    answer = ask(client, SOME, accept)
    kind = answer.headers["content-type"].partition(";")[0]
    parsed = rdflib.Graph().parse(data=answer.text, format=kind)
    assert (kind, {(str(s), str(o)) for s, _, o in parsed}) == (accept, {(s, o) for s, _, o in graph.query(SOME)})


def test_describe_gives_what_is_said_of_a_node(client, graph):
    parsed = rdflib.Graph().parse(data=ask(client, "DESCRIBE id:person\\/sonia-backes", "text/turtle").text)
    assert rdflib.Literal("Sonia Backès") in set(parsed.objects(rdflib.URIRef(graph.iri("person/sonia-backes")), rdflib.RDFS.label))


@pytest.mark.parametrize(
    ("accept", "reads"),
    [
        ("application/sparql-results+json", lambda a: a.json()["boolean"]),
        ("application/sparql-results+xml", lambda a: "<boolean>true</boolean>" in a.text),
        ("text/csv", lambda a: a.text == "answer\r\ntrue\r\n"),
    ],
)
def test_ask_is_answered_in_each_form(client, accept, reads):
    assert reads(ask(client, ASK, accept))


def test_the_dataset_is_what_the_request_names(client):
    everything = sorted(column(ask(client, GRAPHS)))
    sources = [g for g in everything if not g.endswith("graph/resolved")]
    assert len(everything) == len(sources) + 1 > 3
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    sizes = [int(column(ask(client, count, **{"default-graph-uri": g}))[0]) for g in sources[:2]]
    both = int(column(ask(client, count, **{"default-graph-uri": sources[:2]}))[0])
    assert max(sizes) < both <= sum(sizes) < int(column(ask(client, count))[0])
    assert column(ask(client, count, **{"named-graph-uri": sources[0]})) == ["0"]
    assert sorted(column(ask(client, GRAPHS, **{"named-graph-uri": sources[:2]}))) == sources[:2]
    direct = client.post(
        "/sparql", params={"named-graph-uri": sources[0]}, content=GRAPHS, headers={"Content-Type": "application/sparql-query"}
    )
    assert column(direct) == sources[:1]
    assert column(client.post("/sparql", data={"query": GRAPHS, "named-graph-uri": sources[1]})) == sources[1:2]


@pytest.mark.parametrize(
    ("request_", "status", "says"),
    [
        ({"method": "GET", "params": {"query": "SELECT ?s {\n ?s ?p"}}, 400, "line 2, column "),
        ({"method": "GET", "params": {"query": "SELECT * {\n SERVICE <http://x.example/> {} }"}}, 400, "line 2, column 2: SERVICE"),
        ({"method": "GET", "params": {"query": "SELECT * {\n SERVICE:x {} }"}}, 400, "line 2, column 2: SERVICE"),
        ({"method": "GET", "params": {"query": "PREFIX x: <y:>\n DROP ALL"}}, 400, "line 2, column 2: DROP changes the store"),
        ({"method": "GET", "params": {"query": [ASK, ASK]}}, 400, "2 parameters 'query'"),
        ({"method": "GET", "params": {"query": ASK, "default-graph-uri": "http://x.example/"}}, 400, "no graph http://x.example/"),
        ({"method": "GET", "params": {"query": ASK, "default-graph-uri": "<x>"}}, 400, "no IRI"),
        ({"method": "POST", "data": {"x": "y"}}, 400, "no question"),
        ({"method": "POST", "data": {"update": "CLEAR ALL"}}, 400, "changes nothing"),
        ({"method": "POST", "content": "CLEAR ALL", "headers": {"Content-Type": "application/sparql-update"}}, 400, "changes nothing"),
        ({"method": "POST", "content": ASK, "headers": {"Content-Type": "text/plain"}}, 415, "text/plain"),
        ({"method": "POST", "content": ASK}, 415, "unknown"),
        ({"method": "POST", "content": b"ASK { # \xe9\n}", "headers": {"Content-Type": "application/sparql-query"}}, 400, "byte 8"),
        ({"method": "POST", "content": b"query=%E9", "headers": {"Content-Type": "application/x-www-form-urlencoded"}}, 400, "UTF-8"),
        ({"method": "POST", "content": b" " * 2**21, "headers": {"Content-Type": "application/sparql-query"}}, 413, "1048576 bytes"),
        ({"method": "PUT", "params": {"query": ASK}}, 405, ""),
        ({"method": "GET", "params": {"query": ASK}, "headers": {"Accept": "image/png"}}, 406, "accept one of"),
        ({"method": "GET", "params": {"query": SOME}, "headers": {"Accept": "text/csv"}}, 406, "text/turtle"),
        ({"method": "GET", "params": {"query": ASK}, "headers": {"Host": "evil.example"}}, 400, "host"),
    ],
)
def test_what_is_refused_says_why(client, request_, status, says):
    answer = client.request(url="/sparql", **request_)
    assert (answer.status_code, says in answer.text) == (status, True), answer.text


def test_the_endpoint_describes_itself(client):
    parsed = rdflib.Graph().parse(data=client.get("/sparql").text)
    (endpoint,) = parsed.objects(None, rdflib.URIRef("http://www.w3.org/ns/sparql-service-description#endpoint"))
    assert str(endpoint) == str(client.base_url.join("/sparql"))


def test_a_question_over_its_time_is_ended_and_others_are_answered_meanwhile(client):
    with ThreadPoolExecutor(1) as other:
        slow = other.submit(ask, client, TOO_LONG)
        quick = [ask(client, ASK).elapsed.total_seconds() for _ in range(5)]
        assert not slow.done()
        assert (slow.result().status_code, "4 seconds" in slow.result().text) == (503, True)
    assert max(quick) < 1.5
    assert ask(client, ASK).status_code == 200


def test_a_question_over_its_memory_is_ended_and_the_next_is_answered(client):
    answer = ask(client, TOO_LARGE)
    assert (answer.status_code, "250 MB" in answer.text or "4 seconds" in answer.text) == (503, True)
    assert [ask(client, ASK).status_code for _ in range(3)] == [200] * 3


def test_only_pages_of_named_sites_may_read_the_answers(client):
    for origin, given in (("http://127.0.0.1:3333", "http://127.0.0.1:3333"), ("https://evil.example", None)):
        answer = client.get("/sparql", params={"query": ASK}, headers={"Origin": origin})
        assert answer.headers.get("access-control-allow-origin") == given
