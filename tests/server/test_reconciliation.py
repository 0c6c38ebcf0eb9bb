"""Names of a spreadsheet matched, as OpenRefine asks (Reconciliation Service API 0.2)."""

import json
from urllib.parse import quote

import jsonschema
import pytest


@pytest.fixture
def match(client):
    def ask(**query):
        answer = client.post("/reconcile", data={"queries": json.dumps({"q0": query})})
        assert answer.status_code == 200, answer.text
        return answer.json()["q0"]["result"]

    return ask


#: What version 0.2 of the specification asks of a manifest that has these parts.
_SERVICE = {"type": "object", "properties": {"service_url": {"type": "string"}, "service_path": {"type": "string"}}}
MANIFEST = {
    "type": "object",
    "required": ["versions", "name", "identifierSpace", "schemaSpace"],
    "properties": {
        "versions": {"type": "array", "items": {"type": "string"}, "contains": {"const": "0.2"}},
        **{name: {"type": "string"} for name in ("name", "identifierSpace", "schemaSpace", "documentation", "serviceVersion", "logo")},
        "view": {"type": "object", "required": ["url"], "properties": {"url": {"type": "string", "pattern": r"\{\{id\}\}"}}},
        "defaultTypes": {
            "type": "array",
            "uniqueItems": True,
            "items": {
                "type": "object",
                "required": ["id", "name"],
                "properties": {"id": {"type": "string"}, "name": {"type": "string"}},
            },
        },
        "suggest": {"type": "object", "properties": {"entity": _SERVICE, "property": _SERVICE, "type": _SERVICE}},
    },
}


def test_the_manifest_says_what_a_client_needs(client, graph):
    manifest = client.get("/reconcile").json()
    jsonschema.validate(manifest, MANIFEST)
    assert manifest["versions"] == ["0.2"]
    assert manifest["identifierSpace"] == graph.iri("")
    assert {"name", "schemaSpace", "defaultTypes", "view", "suggest"} <= set(manifest)
    assert {t["id"] for t in manifest["defaultTypes"]} == {"person", "constituency", "party"}
    shown = manifest["view"]["url"].replace("{{id}}", quote("person/sonia-backes", safe=""))
    assert "Sonia Backès" in client.get(shown, headers={"Accept": "text/html"}).text
    for what, service in manifest["suggest"].items():
        found = client.get(service["service_url"] + service["service_path"], params={"prefix": "P"}).json()["result"]
        assert found, what
        assert all({"id", "name"} <= set(one) for one in found)


@pytest.mark.parametrize("name", ["Sonia Backès", "sonia backes", "BACKÈS Sonia", "Backès, Sonia"])
def test_a_name_however_it_is_written_is_one_certain_match(match, name):
    first, *rest = match(query=name, type="person")
    assert (first["id"], first["match"], first["type"]) == ("person/sonia-backes", True, [{"id": "person", "name": "Personne"}])
    assert not any(other["match"] for other in rest)


@pytest.mark.parametrize("name", ["Sonia Bakès", "Backès"])
def test_a_typo_or_a_surname_is_a_candidate_and_no_certain_match(match, name):
    first = match(query=name, type=["person"])[0]
    assert (first["id"], first["match"], 0 < first["score"] < 100) == ("person/sonia-backes", False, True)


def test_constituencies_are_found_by_name_and_code_and_parties_by_name(match):
    assert match(query="Nouvelle-Calédonie", type="constituency")[0]["id"] == "constituency/988"
    assert match(query="988", type="constituency")[0]["id"] == "constituency/988"
    assert match(query="Renaissance")[0]["id"] == "party/renaissance"
    assert match(query="Renaissance", type="person") == [] or match(query="Renaissance", type="person")[0]["match"] is False
    assert match(query="Renaissance", type="Q5") == []


def test_a_property_that_does_not_fit_takes_certainty_away(match):
    fits = match(
        query="Sonia Backès", properties=[{"pid": "constituency", "v": "Nouvelle-Calédonie"}, {"pid": "party", "v": ["Renaissance"]}]
    )
    unfit = match(query="Sonia Backès", properties=[{"pid": "constituency", "v": {"id": "constituency/14"}}])
    assert (fits[0]["match"], unfit[0]["match"]) == (True, False)
    assert unfit[0]["score"] < fits[0]["score"] == 100


def test_a_batch_is_answered_by_get_too_and_with_as_many_candidates_as_asked(client):
    batch = {f"q{n}": {"query": name, "limit": n} for n, name in enumerate(["a", "Renaissance", "Backès"])}
    found = client.get("/reconcile", params={"queries": json.dumps(batch)}).json()
    assert list(found) == list(batch)
    assert all(len(found[f"q{n}"]["result"]) <= n for n in range(3))


@pytest.mark.parametrize("queries", ["{", "[]", '{"q0": "x"}', '{"q0": {"query": 3}}', '{"q0": {"query": "x", "limit": "y"}}'])
def test_what_is_no_batch_is_refused(client, queries):
    answer = client.post("/reconcile", data={"queries": queries})
    assert (answer.status_code, answer.text.startswith("queries: ")) == (400, True)


def test_beginnings_suggest_names(client):
    found = client.get("/reconcile/suggest/entity", params={"prefix": "back", "type": "person"}).json()["result"]
    assert "person/sonia-backes" in [one["id"] for one in found]
    assert client.get("/reconcile/suggest/property", params={"prefix": "circ"}).json()["result"] == [
        {"id": "constituency", "name": "Circonscription"}
    ]
    assert client.get("/reconcile/suggest/colour").status_code == 404
