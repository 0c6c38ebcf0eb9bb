"""Triples of facts: nothing is said without a fact behind it, nothing that is denied or tied is said, every term is defined."""

from collections import Counter
from datetime import UTC, datetime
from decimal import Decimal
from importlib.resources import files

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from kg.export.rdf import n_triples
from kg.facts import FACT_TYPES
from kg.resolve import resolve
from kg.resolved import Source
from kg.triples import KG, triples
from kg.triples.provenance import sentence_around
from kg.triples.terms import address, date, decimal, parts, text
from kg.triples.vocabulary import CLASS_OF_TYPE, SCHEME_OF_SLOT, predicate
from tests.sample_facts import facts_of, sample


def made(pairs=None):
    pairs = pairs or sample()
    return list(triples(resolve([f for _, facts in pairs for f in facts], [Source.of(d) for d, _ in pairs])))


@pytest.fixture(scope="module")
def whole():
    return made()


@pytest.fixture(scope="module")
def ontology():
    return rdflib.Graph().parse(data=files("kg").joinpath("resources", "ontology.ttl").read_text("utf-8"), format="ttl")


def of(found, subject, *predicates):
    return [o for s, p, o in found if s.endswith(f"/{subject}>") and p in {f"<{KG}{name}>" for name in predicates}]


@given(st.text())
def test_a_text_survives_being_a_term(value):
    clean = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in value)
    assert parts(text(value)) == (clean, "", "")
    (quad,) = ox.parse(f"<http://x/a> <http://x/p> {text(value)} .".encode(), format=ox.RdfFormat.N_TRIPLES)
    assert quad.object.value == clean
    assert ox.serialize([quad.triple], format=ox.RdfFormat.N_TRIPLES).decode() == f"<http://x/a> <http://x/p> {text(value)} .\n"


@given(st.decimals(0, 100, places=3))
def test_a_percentage_keeps_its_decimals(value):
    (quad,) = ox.parse(f"<http://x/a> <http://x/p> {decimal(float(value))} .".encode(), format=ox.RdfFormat.N_TRIPLES)
    assert Decimal(quad.object.value) == value


@pytest.mark.parametrize(
    ("value", "kind", "written"),
    [
        ("2023", "gYear", "2023"),
        ("2023-09", "gYearMonth", "2023-09"),
        ("2023-09-27", "date", "2023-09-27"),
        ("2023-09-27T21:42", "dateTime", "2023-09-27T21:42:00"),
        ("2023-09-27T21:42+02:00", "dateTime", "2023-09-27T21:42:00+02:00"),
        ("2023-09-27T21:42:05Z", "dateTime", "2023-09-27T21:42:05Z"),
        ("2023-09-27T21:42:05+00:00", "dateTime", "2023-09-27T21:42:05Z"),
        ("2023-13", "", "2023-13"),
        ("hier", "", "hier"),
    ],
)
def test_dates_keep_their_precision(value, kind, written):
    found = parts(date(value))
    assert (found.text, found.datatype.rpartition("#")[2]) == (written, kind)


@pytest.mark.parametrize("value", ["javascript:alert(1)", "http://x y", 'http://x/"', "http://x/<b>", ""])
def test_what_is_no_address_is_text(value):
    assert address(value).startswith('"')
    assert address("https://x.example/a?b=c#d") == "<https://x.example/a?b=c#d>"


def test_triples_are_sorted_each_once_and_without_blank_nodes(whole):
    assert whole == sorted(set(whole))
    assert not any(term.startswith("_:") for triple in whole for term in triple)


def test_the_order_of_loading_changes_nothing(whole):
    assert made(tuple(reversed(sample()))) == whole


def test_every_value_of_a_fact_has_its_statement_and_its_fact(whole):
    """What facts say of an item stands in the graph only where a preferred statement says so, and the other way round."""
    said = set(whole)
    spoken = {s for s, p, o in whole if p == f"<{KG}modality>" and not s.split("/id/")[1].startswith("fact/")}
    reified = {}
    for s, p, o in whole:
        if "/id/statement/" in s:
            reified.setdefault(s, {}).setdefault(p.rpartition("#")[2].rpartition("/")[2][:-1], []).append(o)
    stated = {
        (r["subject"][0], r["predicate"][0], r["object"][0]) for r in reified.values() if r["standing"] == [f"<{KG}standing-preferred>"]
    }
    assert all(r["wasDerivedFrom"] for r in reified.values())
    claims = {s for s, p, o in whole if o == f"<{KG}Claim>"}
    assert {t for t in stated if t[0] not in claims} <= said
    slots = {predicate(slot) for cls in FACT_TYPES.values() for slot in cls.SLOTS if slot not in ("constituency", "election")}
    derived = {f"<{KG}date>", f"<{KG}since>"}
    told = {t for t in said if t[0] in spoken and t[1] in slots - derived and t[0] not in claims and "/id/step/" not in t[0]}
    placed = {t for t in told if t[1] == f"<{KG}contest>"}
    assert told - placed - stated == set()


def test_what_is_denied_or_planned_is_no_event():
    document, _ = sample()[0]
    record = {"type": "resignation", "person": "Sonia Backès", "office": "ministre", "status": "effective", "modality": "denied"}
    found = made([(document, facts_of(document, [record]))])
    (item,) = {s for s, p, o in found if o == f"<{KG}Claim>"}
    assert not any(s == item and p in {predicate(slot) for slot in ("person", "office", "status")} for s, p, o in found)
    assert (item, f"<{KG}mentions>", "<https://w3id.org/kg-fr/id/person/sonia-backes>") in found
    assert f"<{KG}Resignation>" not in {o for s, p, o in found if s == item and p.endswith("#type>")}


def test_a_tie_shows_neither_value_and_both_have_their_statement(whole):
    item = "turnout/legislatives-2024/14-06/2"
    assert of(whole, item, "abstention") == []
    about = {s for s, p, o in whole if p == RDF_SUBJECT and o == f"<https://w3id.org/kg-fr/id/{item}>"}
    values = {o for s, p, o in whole if p.endswith("#object>") and s in about}
    assert {decimal(26.86), decimal(28.86)} <= values


RDF_SUBJECT = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#subject>"


def test_who_lost_to_whom_is_carried_round_by_round(whole):
    assert of(whole, "result/senatoriales-2023/988/2/sonia-backes", "lostTo") == [
        "<https://w3id.org/kg-fr/id/result/senatoriales-2023/988/2/robert-xowie>"
    ]
    assert of(whole, "result/senatoriales-2023/988/1/sonia-backes", "lostTo") == []
    assert of(whole, "candidacy/senatoriales-2023/988/sonia-backes", "won") == ['"false"^^<http://www.w3.org/2001/XMLSchema#boolean>']
    assert of(whole, "round/senatoriales-2023/988/2", "margin") == ['"61"^^<http://www.w3.org/2001/XMLSchema#integer>']


def test_who_goes_on_to_the_next_round_has_not_lost_whatever_a_headline_says():
    document, _ = sample()[0]
    stood = {"election": "senatoriales-2023", "constituency": "Nouvelle-Calédonie"}
    records = [
        {"type": "result", "person": "Anne Duval", "round": 1, "outcome": "defeated", **stood},
        {"type": "result", "person": "Anne Duval", "round": 2, "outcome": "defeated", **stood},
        {"type": "result", "person": "Jean Petit", "round": 1, "outcome": "elected", **stood},
        {"type": "result", "person": "Lucie Blanc", "round": 2, "outcome": "elected", **stood},
    ]
    found = made([(document, facts_of(document, records))])
    lost = {(s.rpartition("/2023")[2].split("988/")[1], o.split("988/")[1]) for s, p, o in found if p == f"<{KG}lostTo>"}
    assert lost == {("2/anne-duval>", "2/lucie-blanc>")}


def test_an_annulled_election_is_won_by_nobody_and_leads_to_the_by_election(whole):
    assert of(whole, "candidacy/legislatives-2017/90-01/ian-boucard", "finalOutcome") == [f"<{KG}outcome-annulled>"]
    assert of(whole, "contest/legislatives-2017/90-01", "winner") == []
    assert of(whole, "contest/legislatives-2017/90-01", "followedBy") == [
        "<https://w3id.org/kg-fr/id/contest/legislatives-partielles-2018/90-01>"
    ]


def test_every_slot_has_a_predicate_and_every_closed_value_a_concept(ontology):
    for name, cls in FACT_TYPES.items():
        assert rdflib.URIRef(CLASS_OF_TYPE[name][1:-1]) in set(ontology.subjects(RDF.type, OWL.Class))
        for slot in cls.SLOTS:
            if slot not in ("round", "time"):
                term = rdflib.URIRef(predicate(slot)[1:-1])
                assert {OWL.ObjectProperty, OWL.DatatypeProperty} & set(ontology.objects(term, RDF.type)), slot
    schemes = {str(s) for s in ontology.subjects(RDF.type, SKOS.ConceptScheme)}
    assert {f"{KG}{scheme}-values" for scheme in SCHEME_OF_SLOT.values()} <= schemes


def test_every_term_of_ours_in_the_graph_is_defined(whole, ontology):
    defined = {f"<{s}>" for s in ontology.subjects() if isinstance(s, rdflib.URIRef)}
    used = Counter(term for _, p, o in whole for term in (p, o) if term.startswith(f"<{KG}"))
    assert set(used) - defined == set()


def test_every_term_of_the_ontology_speaks_french_and_english(ontology):
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, SKOS.Concept):
        for term in ontology.subjects(RDF.type, kind):
            if isinstance(term, rdflib.URIRef):
                labels = {label.language for p in (RDFS.label, SKOS.prefLabel) for label in ontology.objects(term, p)}
                assert labels == {"fr", "en"}, term
                assert kind == SKOS.Concept or {c.language for c in ontology.objects(term, RDFS.comment)} == {"fr", "en"}, term


def test_the_graph_with_its_ontology_is_sane_under_owl_rl(ontology):
    """No inconsistency follows, and no two people or parties are found to be one."""
    owlrl = pytest.importorskip("owlrl")
    graph = rdflib.Graph()
    graph.parse(data="".join(n_triples(made(sample()[:1]))), format="nt")
    people = set(graph.subjects(RDF.type, rdflib.URIRef("https://schema.org/Person")))
    for triple in ontology:
        graph.add(triple)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    errors = list(graph.objects(None, rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")))
    assert errors == []
    assert not [(a, b) for a, b in graph.subject_objects(OWL.sameAs) if a != b and a in people]
    assert rdflib.URIRef("http://www.w3.org/ns/org#Membership") in set(graph.objects(None, RDF.type))


@pytest.mark.parametrize(
    ("written", "quote", "sentence"),
    [
        ("Il a dit non. Elle a gagné avec 246 voix. Puis rien.", "246 voix", "Elle a gagné avec 246 voix."),
        ("Titre\nElle a gagné. Fin", "gagné", "Elle a gagné."),
        ("« C'est fini. » Elle part. Bien", "part", "Elle part."),
        ("Mme A. Duval a gagné. Fin.", "Duval", "Mme A. Duval a gagné."),
        ("Elle a 54,9 % et gagne", "gagne", "Elle a 54,9 % et gagne"),
    ],
)
def test_the_sentence_around_a_quote(written, quote, sentence):
    start = written.index(quote)
    assert sentence_around(written, start, start + len(quote)) == sentence


def test_sources_carry_when_they_were_read_and_from_when_they_were_surely_known(graph):
    answer = graph.query(
        "SELECT ?read ?known { ?s a kg:Source ; dcterms:identifier 'backes-demission' ; kg:readAt ?read ; kg:knownFrom ?known }"
    )
    assert [tuple(map(datetime.fromisoformat, row)) for row in answer] == [
        (datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), datetime(2023, 9, 27, 19, 42, tzinfo=UTC))
    ]
