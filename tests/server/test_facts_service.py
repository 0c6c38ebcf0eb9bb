"""Facts as JSON over HTTP, and their OpenAPI description."""

import jsonschema
import pytest

from kg.facts import FACT_TYPES


def ids(client, **filters):
    answer = client.get("/api/facts", params={"limit": 1000, **filters})
    assert answer.status_code == 200, answer.text
    assert answer.json()["total"] == len(answer.json()["facts"])
    return [fact["id"] for fact in answer.json()["facts"]]


@pytest.mark.parametrize(
    ("sent", "filters"),
    [
        ({}, {}),
        ({"type": "resignation", "person": "backes"}, {"type": "resignation", "person": "backes"}),
        ({"type": ["result", "seats"]}, {"type": ("result", "seats")}),
        ({"round": "2", "outcome": "elected"}, {"round": 2, "outcome": "elected"}),
        ({"share": "44.32"}, {"share": 44.32}),
        ({"status": "accepted"}, {"status": "accepted"}),
        ({"status": "holds"}, {"status": "holds"}),
        ({"modality": ["denied", "planned"]}, {"modality": ("denied", "planned")}),
        ({"from": "2023-09-24", "to": "2023-09-30"}, {"published": ("2023-09-24", "2023-09-30")}),
        ({"person": "Nobody Atall"}, {"person": "Nobody Atall"}),
    ],
)
def test_filters_choose_what_they_choose_in_python(client, graph, sent, filters):
    assert ids(client, **sent) == [fact.id for fact in graph.facts(**filters)]


def test_pages_follow_each_other_to_the_end(client, graph):
    found, address = [], "/api/facts?limit=50&type=result"
    while address:
        page = client.get(address).json()
        found += [fact["id"] for fact in page["facts"]]
        address = page["next"]
    assert found == [fact.id for fact in graph.facts(type="result")]
    assert len(found) > 50


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"colour": "red"}, "no filter 'colour'"),
        ({"type": "birth"}, "no type 'birth'"),
        ({"round": "two"}, "round: 'two' is no value"),
        ({"outcome": "best"}, "outcome: 'best' is no value"),
        ({"limit": "5000"}, "limit: '5000'"),
        ({"offset": "-1"}, "offset: '-1'"),
        ({"from": "hier"}, "hier"),
        ({"round": ["1", "2"]}, "2 parameters 'round'"),
    ],
)
def test_what_is_no_filter_is_refused(client, sent, says):
    answer = client.get("/api/facts", params=sent)
    assert (answer.status_code, says in answer.text) == (400, True), answer.text


def test_answers_are_as_the_description_says(client):
    told = client.get("/api/openapi.json").json()
    operation = told["paths"]["/api/facts"]["get"]
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"] | {"components": told["components"]}
    validator = jsonschema.Draft202012Validator(schema)
    page = client.get("/api/facts", params={"limit": 1000}).json()
    validator.validate(page)
    assert {fact["type"] for fact in page["facts"]} == set(FACT_TYPES)
    for spoilt in ({"evidence": []}, {"modality": "sure"}, {"type": "birth"}):
        assert not validator.is_valid({**page, "facts": [page["facts"][0] | spoilt]})
    parameters = {parameter["name"]: parameter for parameter in operation["parameters"]}
    assert {"person", "round", "outcome", "type", "from", "limit"} <= set(parameters)
    for parameter in parameters.values():
        jsonschema.Draft202012Validator.check_schema(parameter["schema"])
