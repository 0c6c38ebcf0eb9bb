"""People, parties and elections said to be items of Wikidata: read from tables, kept in the store, in the graph and in QuickStatements."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg import wikidata
from kg.cli import main
from kg.errors import UsageError
from kg.model import Document
from kg.store import create
from tests.sample_facts import facts_of

TEXT = "Anne Duval, du Parti socialiste, est élue députée dans la première circonscription de l'Aube, au premier tour, avec 30 000 voix."
RECORDS = [
    {"type": "affiliation", "person": "Anne Duval", "party": "Parti socialiste"},
    {"type": "result", "person": "Anne Duval", "election": "legislatives-2024", "constituency": "Aube-1", "round": 1, "votes": 30000,
     "outcome": "elected"},
]  # fmt: skip


@pytest.fixture
def store(tmp_path):
    folder = tmp_path / "store"
    with create(folder).writing() as writer:
        for url in ("https://un.example/a", "https://deux.example/b"):
            document = Document("duval", TEXT, published="2024-07-01", url=url, title="Aube")
            writer.add(document, facts_of(document, RECORDS), read_at="2026-01-02T03:04:05+00:00")
    return folder


def run(*arguments):
    with pytest.raises(SystemExit) as ended:
        main(list(map(str, arguments)))
    return ended.value.code


def quick_statements(store):
    return [line.split("\t") for line in kg.open(store).export("quickstatements").decode().splitlines()]


def test_a_table_of_items_makes_statements_and_ties_in_the_graph(store, tmp_path, capsys):
    assert quick_statements(store) == []
    assert "<http://www.wikidata.org/entity/Q170972>" in kg.open(store).export("nt").decode()  # the party, as the list of parties says
    table = tmp_path / "items.csv"
    table.write_text(
        "name,id,wikidata\nAnne,person/anne-duval,http://www.wikidata.org/entity/Q11\nÉlection,election/legislatives-2024,Q12\n"
    )
    assert run("link", table, "--in", store) == 0
    assert capsys.readouterr().err == "kg: 2 linked\n"
    reference = ["S854", '"https://deux.example/b"', "S1476", 'fr:"Aube"', "S577", "+2024-07-01T00:00:00Z/11"]
    assert quick_statements(store) == [["Q11", "P102", "Q170972", *reference], ["Q11", "P3602", "Q12", "P1111", "30000", *reference]]
    graph = kg.open(store)
    same = list(graph.query("SELECT ?o WHERE { ?p owl:sameAs ?o . ?p a schema:Person }"))
    assert same == [("http://www.wikidata.org/entity/Q11",)]
    assert graph.check() == []


def test_what_is_said_last_counts_and_can_be_taken_back(store):
    for item in ("Q1", "wd:Q2"):
        assert run("link", "person/anne-duval", item, "--in", store) == 0
    assert [line[:3] for line in quick_statements(store)] == [["Q2", "P102", "Q170972"]]
    assert run("link", "person/anne-duval", "", "--in", store) == 0
    assert quick_statements(store) == []


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("id,item\nperson/anne-duval,Q1\n", "no column wikidata"),
        ("", "no column id and no column wikidata"),
        ("id,wikidata\nAnne Duval,Q1\n", "line 2: 'Anne Duval' is no identifier"),
        ("id,wikidata\nperson/anne-duval,Q1\nperson/anne-duval,P39\n", "line 3: 'P39' is no item"),
        ("id,wikidata\nperson/nobody-at-all,Q1\n", "nothing in the store is person/nobody-at-all"),
        ("id,wikidata\n\xff", "cannot be read as CSV"),
    ],
)
def test_a_table_that_is_none_changes_nothing(store, tmp_path, capsys, content, told):
    table = tmp_path / "items.csv"
    table.write_bytes(content.encode("latin-1"))
    before = (store / "record.jsonl").read_bytes()
    assert run("link", table, "--in", store) == 2
    said = capsys.readouterr().err
    assert told in said
    assert said.count("\n") == 1
    assert (store / "record.jsonl").read_bytes() == before


@given(st.integers(1, 10**9))
def test_an_item_is_read_in_every_usual_way(number):
    for start in ("", "wd:", "http://www.wikidata.org/entity/", "https://www.wikidata.org/wiki/"):
        assert wikidata.pair("person/anne-duval", f" {start}Q{number} ", "here") == ("person/anne-duval", f"Q{number}")


@given(st.text(max_size=8))
def test_whatever_is_written_is_an_item_or_refused(written):
    try:
        found = wikidata.pair("person/anne-duval", written, "here")[1]
    except UsageError:
        return
    assert found == "" or (found[0] == "Q" and found[1:].isdigit())


def test_one_text_at_two_addresses_is_one_source_with_both(store):
    graph = kg.open(store)
    assert list(graph.query("SELECT ?url WHERE { ?s a kg:Source ; schema:url ?url } ORDER BY ?url")) == [
        ("https://deux.example/b",),
        ("https://un.example/a",),
    ]
    found = [graph.facts(document=url) for url in ("https://un.example/a", "https://deux.example/b")]
    assert found[0] == found[1] != []
    assert graph.facts(document="https://trois.example/c") == []
