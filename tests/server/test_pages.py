"""Pages of what the graph names: for people, for programs, in a browser."""

import re
from urllib.parse import urlsplit

import httpx
import pytest
import rdflib

from kg.facts import FACT_TYPES, Quote
from kg.model import Document
from kg.store import create
from tests.server.conftest import serving

EVIL = "<script>alert(1)</script>\"'&"
PERSON = "person/sonia-backes"


@pytest.fixture
def page(client, graph):
    def get(path, accept="text/html"):
        return client.get(urlsplit(graph.iri(path)).path, headers={"Accept": accept})

    return get


def test_a_page_shows_facts_with_their_words_and_leads_to_the_others(page, client, graph):
    shown = page(PERSON)
    assert (shown.status_code, "<h1>Sonia Backès</h1>" in shown.text) == (200, True)
    for reason in graph.why(PERSON):
        assert reason.words.split("«")[0].replace("'", "&#39;")[:30] in shown.text
    ours = set(re.findall(rf'href="({urlsplit(graph.iri("")).path}[^"]+)"', shown.text))
    assert len(ours) > 10
    for address in sorted(ours):
        assert client.get(address).status_code == 200, address


@pytest.mark.parametrize("accept", ["text/turtle", "application/ld+json", "application/n-triples", "application/rdf+xml"])
def test_each_form_of_rdf_says_all_that_the_graph_says_of_the_node(page, graph, accept):
    answer = page(PERSON, accept)
    assert answer.headers["content-type"].partition(";")[0] == accept
    parsed = rdflib.Graph().parse(data=answer.text, format="json-ld" if "json" in accept else accept)
    node = rdflib.URIRef(graph.iri(PERSON))
    whole = graph.rdflib()
    assert set(parsed) == {*whole.triples((node, None, None)), *whole.triples((None, None, node))}


def test_an_ending_names_the_form(page):
    for ending, kind in ((".ttl", "text/turtle"), (".jsonld", "application/ld+json"), (".html", "text/html")):
        assert page(PERSON + ending, "*/*").headers["content-type"].partition(";")[0] == kind


def test_facts_evidence_and_sources_have_pages_too(page, graph):
    fact = graph.why(PERSON)[0].fact
    shown = page(f"fact/{fact}")
    assert shown.status_code == 200
    (source,) = set(re.findall(r'href="[^"]*/(source/[^"]+)"', shown.text))
    assert page(source).status_code == 200


@pytest.mark.parametrize("accept", ["text/html", "text/turtle"])
def test_an_unknown_name_is_told_with_the_nearest(page, accept):
    answer = page("person/sonia-baques", accept)
    assert (answer.status_code, "Sonia Backès" in answer.text) == (404, True)
    assert page("person/../../etc/passwd", accept).status_code == 404
    assert "<script" not in page("person/<script>", "text/html").text


def test_a_page_names_things_in_words_and_places_in_french(page):
    shown = page(PERSON).text
    assert re.search(r">Démission : Sonia Backès\b", shown)
    assert ">resignation/" not in shown
    assert re.search(r"· caractères \d+-\d+", shown)
    assert "characters" not in shown


@pytest.mark.browser
def test_a_page_leads_to_its_place_in_the_graph(chromium, address):
    context = chromium.new_context()
    tab = context.new_page()
    tab.goto(f"{address}/id/{PERSON}")
    tab.get_by_role("link", name="voir dans le graphe").click()
    tab.locator("#panel-title").wait_for()
    assert tab.locator("#panel-title").inner_text() == "Sonia Backès"
    context.close()


def test_the_short_address_leads_to_the_long_one(client, graph):
    assert client.get(f"/id/{PERSON}").headers["location"] == urlsplit(graph.iri(PERSON)).path


def test_the_form_answers_with_a_table_or_says_what_is_wrong(client):
    shown = client.get("/query", params={"query": f"SELECT ?p ('{EVIL[:8]}' AS ?x) {{ ?p a schema:Person }} LIMIT 2"})
    assert (shown.status_code, shown.text.count("<tr>"), "<script>" in shown.text) == (200, 3, False)
    assert "<pre tabindex" in client.get("/query", params={"query": "DESCRIBE id:person\\/sonia-backes"}).text
    assert ">oui<" in client.get("/query", params={"query": "ASK {}"}).text
    wrong = client.get("/query", params={"query": "SELECT <script>"})
    assert (wrong.status_code, "Ligne 1, colonne " in wrong.text, "<script>" in wrong.text) == (400, True, False)


def test_whatever_a_text_holds_it_never_becomes_markup(tmp_path):
    text = f"Titre\n\n{EVIL}"
    document = Document(id="evil", text=text, title=EVIL, url="javascript:alert(1)")
    start = text.index(EVIL)
    fact = FACT_TYPES["statement"](
        speaker=EVIL, quote=EVIL, document=document.id, sha256=document.sha256, rule="x",
        evidence=(Quote(start=start, end=start + len(EVIL), quote=EVIL),),
    )  # fmt: skip
    with create(tmp_path / "store").writing() as writer:
        writer.add(document, [fact], read_at="2026-01-02T03:04:05+00:00")
    with serving(tmp_path / "store", "--processes", "1") as address:
        shown = httpx.get(f"{address}/id/fact/{fact.id}", headers={"Accept": "text/html"}, follow_redirects=True)
        rows = httpx.get(f"{address}/query", params={"query": "SELECT * { ?s ?p ?o }"})
    assert shown.status_code == rows.status_code == 200
    assert "alert(1)" in shown.text
    assert "alert(1)" in rows.text
    assert "<script>" not in shown.text + rows.text
    assert 'href="javascript' not in shown.text + rows.text
