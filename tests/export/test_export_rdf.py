"""RDF: every syntax says the same in two engines, the same store gives the same bytes, facts come back from their triples."""

import hashlib
import json
import re
import subprocess
import sys

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.compare import isomorphic

import kg
from kg.errors import UsageError
from kg.export import FORMATS
from kg.export.description import graph_hash
from kg.export.graphs import by_source
from kg.export.jsonld import json_ld
from kg.export.rdf import n_triples, rdf_xml, trig, turtle
from kg.facts import Affiliation, Cell, Quote, Result, Statement, fact_from_json
from kg.ids import Base
from kg.model import Document
from kg.resolve import resolve
from kg.resolved import Source
from kg.triples import Triples, triples
from kg.triples.facts import EVIDENCE, SOURCE, fact_of, said_of
from kg.triples.vocabulary import TYPE, own
from tests.sample_facts import sample

SYNTAXES = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
#: What stands nowhere in the sample: texts that break careless writers.
NASTY = [
    "é « œ » 😀",
    "a\\b\"c'd",
    "line\nbreak\ttab\rreturn",
    "<b>&amp;</b>",
    "]]>",
    "\u00a0\u202f\u200b",
    "#",
    "",
    "x" * 3000,
    "@fr",
    '"@en',
    "^^",
]


def little(quote="mot", **about):
    document = Document("d-1", f"avant {quote} après", published="2024-07", url="https://x.example/?a=1&b=2", title=quote, **about)
    start = 6
    evidence = (Quote(start=start, end=start + len(quote), quote=quote),) if quote else (Cell(row=3, column="B", value="7"),)
    said = {"document": document.id, "sha256": document.sha256, "evidence": evidence, "attributed_to": (quote or "x", "B")}
    facts = [
        Statement(speaker="Anne Duval", quote=quote or "rien", **said),
        Result(
            person="Anne Duval",
            election="legislatives-2024",
            constituency="Loiret-4",
            round=2,
            votes=7,
            share=54.9,
            outcome="elected",
            **said,
        ),
        Affiliation(person="Anne Duval", party=quote or "LR", modality="denied", **said),
    ]
    return triples(resolve(facts, [Source.of(document)])), facts


@pytest.fixture(scope="module")
def reference(graph):
    return set(ox.parse(graph.export("nt"), format=ox.RdfFormat.N_TRIPLES))


@pytest.mark.parametrize("form", sorted(SYNTAXES))
def test_every_syntax_of_the_sample_says_the_same(graph, reference, form):
    assert set(ox.parse(graph.export(form), format=SYNTAXES[form])) == reference


def test_rdflib_reads_isomorphic_graphs_of_all_syntaxes():
    found, _ = little("c'est « fini »")
    base = "https://w3id.org/kg-fr/id/"
    written = {"turtle": turtle(found, base), "nt": n_triples(found), "json-ld": json_ld(found, base), "xml": rdf_xml(found)}
    graphs = [rdflib.Graph().parse(data="".join(pieces), format=name) for name, pieces in written.items()]
    assert all(isomorphic(graphs[0], other) for other in graphs[1:])


@given(
    st.one_of(st.sampled_from(NASTY), st.text(min_size=1, max_size=30)),
    st.sampled_from(["https://w3id.org/kg-fr/id/", "http://x.example/id#"]),
)
@settings(max_examples=60, deadline=None)
def test_any_text_passes_through_every_syntax(quote, base):
    quote = re.sub("[\ud800-\udfff]", "?", quote)
    found = [tuple(term.replace("https://w3id.org/kg-fr/id/", base) for term in triple) for triple in little(quote)[0]]
    wanted = set(ox.parse("".join(n_triples(found)).encode(), format=ox.RdfFormat.N_TRIPLES))
    assert set(ox.parse("".join(turtle(found, base)).encode(), format=ox.RdfFormat.TURTLE)) == wanted
    assert set(ox.parse("".join(json_ld(found, base)).encode(), format=ox.RdfFormat.JSON_LD)) == wanted
    xml = set(ox.parse("".join(rdf_xml(found)).encode(), format=ox.RdfFormat.RDF_XML))
    if not re.search("[\x00-\x08\x0b-\x1f\ufffe\uffff]", quote):
        assert xml == wanted
    assert len(xml) == len(wanted)


@given(st.one_of(st.sampled_from(NASTY), st.text(max_size=30)))
@settings(max_examples=60, deadline=None)
def test_facts_come_back_from_their_triples(quote):
    found, facts = little(re.sub("[\ud800-\udfff]", "?", quote))
    assert {f.id: f for f in back(found)} == {f.id: f for f in facts}
    said = said_of(found)
    nodes = [of for of in said.values() if f"<{kg.triples.KG}Fact>" in of[TYPE]]
    assert {f.id: f for f in (fact_of(node, said.__getitem__) for node in nodes)} == {f.id: f for f in facts}


def test_what_is_no_whole_fact_is_refused():
    said = said_of(little()[0])
    (node, *_) = (of for of in said.values() if f"<{kg.triples.KG}Fact>" in of[TYPE])
    for predicate in (SOURCE, EVIDENCE, own("asWritten"), own("ofType"), own("modality")):
        with pytest.raises(ValueError, match="no whole fact"):
            fact_of({p: o for p, o in node.items() if p != predicate}, said.__getitem__)


def test_the_facts_of_the_sample_come_back_from_its_turtle(graph):
    store = ox.parse(graph.export("ttl"), format=ox.RdfFormat.TURTLE)
    found = [(f"<{q.subject.value}>", f"<{q.predicate.value}>", str(q.object)) for q in store]
    wanted = {fact.id: fact for _, facts in sample() for fact in facts if fact.segment != "teaser"}
    assert {f.id: f for f in back(found)} == wanted


def back(found):
    """Facts read from their nodes alone."""
    said = {}
    for s, p, o in found:
        said.setdefault(s, {}).setdefault(re.split("[#/]", p[1:-1])[-1], []).append(o)
    text = {o: json.loads(o[: o.rindex('"') + 1].replace("\\'", "'")) for _, _, o in found if o.startswith('"')}
    for _node, of in said.items():
        if f"<{kg.triples.KG}Fact>" not in of.get("type", ()):
            continue
        written = json.loads(text[of["asWritten"][0]])
        source = said[of["hadPrimarySource"][0]]
        proofs = sorted((said[e] for e in of["evidence"]), key=lambda e: int(text_of(e["number"][0])))
        yield fact_from_json(
            {
                "type": next(name for name, cls in kg.triples.vocabulary.CLASS_OF_TYPE.items() if cls == of["ofType"][0]),
                **written["slots"],
                "attributed_to": written["attributed_to"],
                "modality": of["modality"][0].rpartition("-")[2][:-1],
                "segment": of["segment"][0].rpartition("-")[2][:-1],
                "document": text[source["identifier"][0]],
                "sha256": text[source["sha256"][0]],
                "rule": text[of["rule"][0]] if "rule" in of else "",
                "evidence": [proof_of(proof, said, text) for proof in proofs],
            }
        )


def text_of(term):
    return term[1 : term.rindex('"')]


def proof_of(proof, said, text):
    selectors = {key: value for node in proof["hasSelector"] for key, value in said[node].items()}
    if "row" in selectors:
        names = {"row": "row", "column": "column", "sheet": "sheet", "value": "value"}
        return {ours: text.get(selectors[name][0], text_of(selectors[name][0])) for name, ours in names.items() if name in selectors}
    return {"quote": text[selectors["exact"][0]], "start": int(text_of(selectors["start"][0])), "end": int(text_of(selectors["end"][0]))}


def test_named_graphs_hold_the_whole_and_one_source_each(graph, reference):
    quads = set(ox.parse(graph.export("nq"), format=ox.RdfFormat.N_QUADS))
    assert set(ox.parse(graph.export("trig"), format=ox.RdfFormat.TRIG)) == quads
    assert {(q.subject, q.predicate, q.object) for q in quads} == {(q.subject, q.predicate, q.object) for q in reference}
    graphs = {q.graph_name.value for q in quads}
    assert len(graphs) == len(sample()) + 1
    sources = {}
    for q in quads:
        if q.predicate.value.endswith("#hadPrimarySource"):
            sources.setdefault(q.graph_name.value, set()).add(q.object.value)
    assert all(len(of_graph) == 1 for of_graph in sources.values())
    assert len(sources) == len(sample())


def test_a_source_taken_away_leaves_nothing_of_it():
    found, _ = little()
    graphs = by_source(found, Base())
    resolved = next(list(triples) for name, triples in graphs if name.endswith("/graph/resolved>"))
    assert resolved
    assert not any("/fact/" in s or "/evidence/" in s or "/source/" in s for s, _, _ in resolved)
    quads = set(ox.parse(b"".join(graphs.chunks()), format=ox.RdfFormat.N_QUADS))
    assert set(ox.parse("".join(trig(graphs, Base().iri)).encode(), format=ox.RdfFormat.TRIG)) == quads


def test_rdf_1_2_reifies_the_same_statements(graph):
    store = ox.Store()
    store.load(graph.export("rdf12"), format=ox.RdfFormat.N_TRIPLES)
    star = "SELECT ?st ?s ?p ?o { ?st <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> <<( ?s ?p ?o )>> }"
    theirs = {tuple(str(term) for term in row) for row in store.query(star)}
    old = ox.Store()
    old.load(graph.export("nt"), format=ox.RdfFormat.N_TRIPLES)
    rdf = "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> "
    ours = {
        tuple(map(str, row)) for row in old.query(rdf + "SELECT ?st ?s ?p ?o { ?st rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }")
    }
    assert theirs == ours
    assert len(store) == len(old) - 3 * len(ours)


def test_the_hash_is_that_of_the_canonical_form(graph):
    dataset = ox.Dataset(ox.parse(graph.export("rdfxml"), format=ox.RdfFormat.RDF_XML))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    lines = sorted(ox.serialize(dataset, format=ox.RdfFormat.N_QUADS).decode().splitlines(keepends=True))
    assert graph.export("hash").decode().strip() == hashlib.sha256("".join(lines).encode()).hexdigest()
    assert graph_hash(Triples([])) == hashlib.sha256(b"").hexdigest()


def test_two_processes_write_the_same_bytes(graph, sample_store):
    code = f"""if True:
        import hashlib, kg
        from kg.export import FORMATS
        graph = kg.open({str(sample_store)!r})
        for form in FORMATS:
            print(form, hashlib.sha256(graph.export(form)).hexdigest())
    """
    environment = {"PYTHONHASHSEED": "7", "PYTHONPATH": ":".join(sys.path)}
    again = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True, env=environment)
    assert again.stdout.splitlines() == [f"{form} {hashlib.sha256(graph.export(form)).hexdigest()}" for form in FORMATS]


def test_another_base_changes_the_addresses_alone(sample_store, graph):
    moved = kg.open(sample_store, base="https://data.example/kg/").export("nt").decode()
    assert moved.replace("https://data.example/kg/", "https://w3id.org/kg-fr/id/").splitlines() == graph.export("nt").decode().splitlines()


def test_the_description_counts_what_is_there(graph, reference):
    found = rdflib.Graph().parse(data=graph.export("void"), format="turtle")
    void = rdflib.Namespace("http://rdfs.org/ns/void#")
    (whole,) = found.subjects(rdflib.RDF.type, void.Dataset)
    assert int(found.value(whole, void.triples)) == len(reference)
    partitions = [int(found.value(p, void.triples)) for p in found.objects(whole, void.propertyPartition)]
    assert sum(partitions) == len(reference)


def test_an_unknown_format_lists_those_that_there_are(graph):
    with pytest.raises(UsageError, match=r"no format 'doc'; choose among ttl, nt, nq"):
        graph.export("doc")
