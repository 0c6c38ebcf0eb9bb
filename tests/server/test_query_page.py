"""The page of questions: the form without a script, the editor in a real browser, faults at their place, files to keep."""

import hashlib
import json
import re
from importlib.resources import files
from urllib.parse import urlencode

import pytest

from kg.query import questions
from kg.server.terms import terms
from tests.browsing import until, violations

VENDORED = json.loads(files("kg").joinpath("resources", "server", "vendored.json").read_text("utf-8"))
WORD = "(() => { const m = document.querySelector('.CodeMirror').CodeMirror.getAllMarks().find((m) => m.className === 'at-fault'); if (!m) return null; const { from, to } = m.find(); return document.querySelector('.CodeMirror').CodeMirror.getRange(from, to); })()"  # noqa: E501


@pytest.mark.parametrize(("name", "expected"), VENDORED["sha256"].items())
def test_a_file_taken_from_npm_is_as_it_was_taken(name, expected):
    assert hashlib.sha256(files("kg").joinpath("resources", "server", name).read_bytes()).hexdigest() == expected


def test_the_server_gives_its_own_files_and_no_others(client):
    script = client.get("/assets/yasqe.min.js")
    assert hashlib.sha256(script.content).hexdigest() == VENDORED["sha256"]["yasqe.min.js"]
    assert client.get("/assets/yasqe.min.js", headers={"If-None-Match": script.headers["etag"]}).status_code == 304
    for name in ("vendored.json", "..%2Freports%2Freport.css", "nothing.js"):
        assert client.get(f"/assets/{name}").status_code == 404


def test_a_question_of_the_library_is_asked_with_its_parameters_and_shown_as_sparql(client):
    shown = client.get("/query", params={"named": "who-beat-whom", "p.constituency": "Nouvelle-Calédonie"}).text
    assert "id/constituency/988&gt;" in shown
    assert re.search(r'<td><a href="[^"]*/person/robert-xowie">Robert Xowie</a></td>', shown)


def test_every_question_of_the_library_stands_on_the_page(client):
    shown = client.get("/query").text
    assert {name for name in questions() if f'name="named" value="{name}"' in shown} == set(questions())


def test_a_name_that_nobody_bears_is_refused_with_the_nearest(client):
    wrong = client.get("/query", params={"named": "who-beat-whom", "p.person": "Sonja Baquesse"})
    assert (wrong.status_code, "Sonia Backès" in wrong.text) == (400, True)
    wrong = client.get("/query", params={"named": "no-such"})
    assert (wrong.status_code, "who-beat-whom" in wrong.text) == (400, True)


def test_a_parameter_is_a_value_never_syntax(client):
    given = {"named": "held-both", "p.role": 'maire" } DELETE { ?s ?p ?o'}
    shown = client.get("/query", params=given)
    assert (shown.status_code, "0 ligne" in shown.text) == (200, True)


@pytest.mark.parametrize(
    ("form", "media", "question"),
    [
        ("csv", "text/csv", "SELECT ?p { ?p a schema:Person }"),
        ("json", "application/sparql-results+json", "SELECT ?p { ?p a schema:Person }"),
        ("ttl", "text/turtle", "DESCRIBE id:person\\/sonia-backes"),
    ],
)
def test_an_answer_is_kept_as_a_file_that_says_what_the_endpoint_says(client, form, media, question):
    kept = client.post("/query", data={"query": question, "format": form})
    assert kept.headers["content-disposition"] == f'attachment; filename="reponse.{form}"'
    assert kept.content == client.get("/sparql", params={"query": question}, headers={"Accept": media}).content


def test_a_format_that_there_is_none_of_is_refused_on_the_page(client):
    wrong = client.post("/query", data={"query": "ASK {}", "format": "exe"})
    assert (wrong.status_code, "csv" in wrong.text) == (400, True)


@pytest.mark.parametrize(
    ("question", "place", "word"),
    [
        ("SELECT * WHERE {\n  ?é foo:bar ?p }", (2, 6), "foo:bar"),
        ("SELECT *\nWHERE { ?s kg:votes }", (2, 21), "}"),
        ("SELEKT * { ?s ?p ?o }", (1, 1), "SELEKT"),
        ("# rien\nSELECT * { ?s ?p ?o ", (2, 18), "?o"),
        ("SELECT * {\t?s ?p 1.2.3 }", (1, 18), "1.2.3"),
        ("ASK { SERVICE <http://example.org/> { ?s ?p ?o } }", (1, 7), "SERVICE"),
        ("BASE <http://example.org/> DELETE WHERE { ?s ?p ?o }", (1, 28), "DELETE"),
    ],
)
def test_a_fault_is_told_with_its_place_on_the_page_and_by_the_endpoint(client, question, place, word):
    line, column = place
    end = f'data-line="{line}" data-start="{column}" data-end="{column + len(word)}"'
    shown = client.get("/query", params={"query": question})
    assert (shown.status_code, end in shown.text) == (400, True), re.findall(r'role="alert"[^>]*>.*', shown.text)
    assert f"line {line}, column {column}:" in client.get("/sparql", params={"query": question}).text


def test_a_fault_without_a_place_is_told_in_the_words_of_the_engine(client):
    shown = client.get("/query", params={"query": "SELECT ?x ?y WHERE { ?x rdfs:label ?y } GROUP BY ?x"})
    assert (shown.status_code, "data-line" in shown.text, "no SPARQL query" in shown.text) == (400, False, True)


def test_the_editor_completes_every_term_of_the_vocabulary_that_questions_use():
    assert {"kg:outcome-elected", "schema:Person", "kg:lostTo", "rdfs:label"} <= terms().keys()
    assert terms()["kg:votes"] == "voix"


@pytest.fixture
def tab(chromium, address):
    """The page in a browser; what it asked of other servers and what it complained of fail the test."""
    context = chromium.new_context(viewport={"width": 1300, "height": 900}, accept_downloads=True)
    page, faults = context.new_page(), []
    page.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith((address, "data:")) else faults.append(request.url))
    page.goto(f"{address}/query")
    page.wait_for_selector(".CodeMirror")
    yield page
    context.close()
    assert [f for f in faults if "400" not in f] == []  # what a browser says of an answer with that status


def write(page, question):
    page.locator(".CodeMirror textarea").focus()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(question)


@pytest.mark.browser
def test_one_asks_by_keyboard_sorts_the_table_and_follows_a_link_to_the_graph(tab):
    write(tab, "SELECT ?who ?votes { ?r kg:person ?who ; kg:votes ?votes }")
    tab.keyboard.press("Control+Enter")
    tab.get_by_role("button", name="votes").click()
    up = [int(text) for text in tab.locator("#answer td:nth-child(2)").all_inner_texts()]
    tab.get_by_role("button", name="votes").click()
    down = [int(text) for text in tab.locator("#answer td:nth-child(2)").all_inner_texts()]
    assert len(set(up)) > 10
    assert (up, down) == (sorted(up), sorted(up, reverse=True))
    assert tab.locator("th[aria-sort=descending]").inner_text() == "votes ↓"
    name = tab.locator("#answer td a").first.inner_text()
    tab.locator("#answer td a").first.click()
    assert tab.get_by_role("heading", level=1).inner_text() == name
    tab.get_by_role("link", name="Graphe", exact=True).click()
    assert tab.locator("canvas").count() + tab.locator("svg").count() > 0


@pytest.mark.browser
def test_the_address_of_an_answer_brings_question_and_answer_back(tab):
    write(tab, "SELECT ?p { ?p rdfs:label 'Sonia Backès' ; a schema:Person }")
    tab.get_by_role("button", name="Demander").first.click()
    tab.get_by_role("link", name="Sonia Backès").wait_for()
    tab.goto(tab.url)
    assert "Sonia Backès' ; a" in tab.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()")
    assert tab.get_by_role("link", name="Sonia Backès").count() == 1


@pytest.mark.browser
def test_a_library_question_is_found_filled_in_asked_and_stands_in_the_editor_without_a_fault(tab):
    tab.get_by_label("Chercher parmi elles").fill("battu qui combien")
    tab.locator("#library li:visible summary").click()
    tab.locator("#who-beat-whom-constituency").fill("988")
    tab.keyboard.press("Enter")
    tab.get_by_role("link", name="Robert Xowie").first.wait_for()
    assert "kg:lostTo" in tab.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()")
    assert tab.locator(".parseErrorIcon").count() == 0


@pytest.mark.browser
def test_a_fault_is_marked_in_the_editor_and_the_mark_goes_when_it_is_mended(tab):
    write(tab, "SELECT * WHERE {\n  ?x foo:bar ?y }")
    tab.keyboard.press("Control+Enter")
    tab.get_by_role("alert").wait_for()
    assert tab.evaluate(WORD) == "foo:bar"
    write(tab, "SELECT * WHERE {\n  ?x rdfs:label 'Sonia Backès' }")
    assert tab.evaluate(WORD) is None
    tab.keyboard.press("Control+Enter")
    until(tab, "document.querySelector('#answer [role=alert]') === null")


@pytest.mark.browser
def test_a_long_question_is_sent_whole_and_one_that_takes_too_long_is_stopped(tab):
    write(tab, "ASK {}\n" + "# une ligne de commentaire\n" * 400)
    tab.keyboard.press("Control+Enter")
    tab.get_by_role("cell", name="oui").wait_for()
    write(tab, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    tab.keyboard.press("Control+Enter")
    tab.get_by_role("button", name="Arrêter").click()
    until(tab, "document.getElementById('busy').textContent === 'Arrêté.'")


@pytest.mark.browser
def test_the_answer_is_downloaded_as_csv(tab):
    write(tab, "SELECT ?name { ?p a schema:Person ; rdfs:label ?name } ORDER BY ?name")
    tab.keyboard.press("Control+Enter")
    with tab.expect_download() as kept:
        tab.get_by_role("button", name="CSV").click()
    lines = kept.value.path().read_text("utf-8").splitlines()
    assert (kept.value.suggested_filename, lines[0], "Sonia Backès" in lines) == ("reponse.csv", "name", True)


@pytest.mark.browser
def test_ctrl_space_completes_a_term_by_its_french_label(tab):
    write(tab, "SELECT * { ?r kg:voix")
    tab.keyboard.press("Control+Space")
    assert any("·" in text for text in tab.locator(".CodeMirror-hint").all_inner_texts())


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_of_questions_breaks_no_rule_of_accessibility(chromium, address, scheme):
    context = chromium.new_context(color_scheme=scheme, bypass_csp=True)
    tab = context.new_page()
    for question in ("SELECT ?who ?votes { ?r kg:person ?who ; kg:votes ?votes } LIMIT 5", "SELECT ?x { ?x foo:bar 1.5, 'a' # b"):
        tab.goto(f"{address}/query?{urlencode({'query': question})}")
        assert violations(tab) == []
    context.close()


@pytest.mark.browser
def test_the_keyboard_leaves_the_editor_with_escape(tab):
    tab.locator(".CodeMirror textarea").focus()
    tab.keyboard.press("Escape")
    assert tab.evaluate("document.activeElement.textContent") == "Demander"


@pytest.mark.browser
def test_without_a_script_the_form_answers_all_the_same(chromium, address):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/query")
    page.get_by_label("Question en SPARQL").fill("SELECT ?p { ?p rdfs:label 'Sonia Backès' ; a schema:Person }")
    page.get_by_role("button", name="Demander").first.click()
    page.get_by_role("link", name="Sonia Backès").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Sonia Backès"
    context.close()
