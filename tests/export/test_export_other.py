"""Other forms: network tools, tables and Wikidata read what the graph holds; nothing in a text runs."""

import csv
import io
import json
import zipfile
from dataclasses import replace

import networkx as nx
import pytest

from kg.export.networks import gexf, graphml
from kg.export.quickstatements import quick_statements
from kg.export.tables import csv_archive, tables
from kg.facts import FACT_TYPES
from kg.graph import networkx
from kg.resolve import resolve
from kg.resolved import Source
from tests.sample_facts import facts_of, sample

NASTY = '=1+1|"é\x0b\ud800</script>'


def resolution(records, **about):
    document = replace(sample()[0][0], **about)
    return resolve(facts_of(document, records), [Source.of(document)])


def tables_of(archive):
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        return {name: files.read(name).decode() for name in files.namelist()}


@pytest.mark.parametrize(("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_network_tools_read_every_node_and_edge(graph, form, read):
    ours, found = graph.networkx(), read(io.BytesIO(graph.export(form)))
    assert set(found.nodes) == set(ours.nodes)
    assert found.number_of_edges() == ours.number_of_edges()
    label = found.nodes["person/sonia-backes"]["label"]
    assert label == "Sonia Backès"


def test_node_link_json_gives_the_same_graph(graph):
    ours, found = graph.networkx(), nx.node_link_graph(json.loads(graph.export("node-link")), edges="links")
    assert nx.utils.graphs_equal(ours, found)


def test_characters_that_xml_cannot_hold_do_not_break_the_file():
    found = networkx(resolution([{"type": "affiliation", "person": "Anne Duval", "party": NASTY}]))
    for write, read in ((graphml, nx.read_graphml), (gexf, nx.read_gexf)):
        assert len(read(io.BytesIO(write(found)))) == len(found)


def test_tables_hold_every_item_and_describe_every_column(graph):
    files = tables_of(graph.export("csv"))
    package = json.loads(files["datapackage.json"])
    assert {resource["path"] for resource in package["resources"]} | {"datapackage.json"} == set(files)
    rows = {name: list(csv.DictReader(io.StringIO(text))) for name, text in files.items() if name.endswith(".csv")}
    for resource in package["resources"]:
        found = rows[resource["path"]]
        if found:
            assert [field["name"] for field in resource["schema"]["fields"]] == list(found[0])
            assert all(field["description"] for field in resource["schema"]["fields"])
    assert len(rows["facts.csv"]) == len(graph.resolution.facts)
    (result,) = (r for r in rows["results.csv"] if r["id"] == "result/senatoriales-2023/988/2/sonia-backes")
    assert (result["person"], result["votes"], result["share"], result["outcome"]) == ("Sonia Backès", "246", "44.32", "defeated")


def test_every_type_of_fact_has_its_table():
    assert len(tables(resolution([]))) == len(FACT_TYPES) + 4


def test_a_cell_that_a_spreadsheet_would_run_is_quoted():
    files = tables_of(csv_archive(resolution([{"type": "statement", "speaker": "Anne Duval", "quote": "=HYPERLINK(1)"}])))
    (row,) = csv.DictReader(io.StringIO(files["quotations.csv"]))
    assert row["quote"] == "'=HYPERLINK(1)"


def test_parquet_tables_read_back(graph):
    polars = pytest.importorskip("polars")
    with zipfile.ZipFile(io.BytesIO(graph.export("parquet"))) as files:
        frame = polars.read_parquet(io.BytesIO(files.read("results.parquet")))
    (row,) = frame.filter(polars.col("id") == "result/senatoriales-2023/988/2/sonia-backes").to_dicts()
    assert (row["votes"], row["share"], row["shown"]) == (246, 44.32, True)


def test_facts_as_json_lines_are_the_facts(graph):
    records = [json.loads(line) for line in graph.export("jsonl").decode().splitlines()]
    assert {r["id"] for r in records} == {fact.id for _, facts in sample() for fact in facts}


def test_only_what_wikidata_knows_and_nobody_contradicts_becomes_a_statement():
    records = [
        {"type": "affiliation", "person": "Anne Duval", "party": "LR"},
        {"type": "affiliation", "person": "Jean Petit", "party": "LR"},
        {"type": "affiliation", "person": "Anne Duval", "party": "PS", "modality": "denied"},
    ]
    found = resolution(records, url="https://x.example/a", title='Un "titre"', published="2024-07-01")
    assert list(quick_statements(found)) == []
    codes = {"person/anne-duval": "Q1", "party/les-republicains": "Q2", "party/parti-socialiste": "Q3"}
    known = {i: replace(e, codes=(("wikidata", codes[i]),)) if i in codes else e for i, e in found.entities.items()}
    assert list(quick_statements(replace(found, entities=known))) == [
        'Q1\tP102\tQ2\tS854\t"https://x.example/a"\tS1476\tfr:"Un \'titre\'"\tS577\t+2024-07-01T00:00:00Z/11\n'
    ]
