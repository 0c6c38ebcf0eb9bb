"""Questions: values are data whatever they hold, answers are plain values, what is no question is refused with its place."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.query import refuse_federation
from kg.store import Iri, in_memory
from kg.store.binding import bind

PREFIXES = {"x": "http://x.example/"}
LINES = [
    '<http://x.example/a> <http://x.example/p> "l\'élu \\"246\\"" .\n',
    '<http://x.example/a> <http://x.example/n> "246"^^<http://www.w3.org/2001/XMLSchema#integer> .\n',
    '<http://x.example/b> <http://x.example/n> "54.9"^^<http://www.w3.org/2001/XMLSchema#decimal> .\n',
    '<http://x.example/b> <http://x.example/t> "true"^^<http://www.w3.org/2001/XMLSchema#boolean> .\n',
    '<http://x.example/b> <http://x.example/d> "2023-09"^^<http://www.w3.org/2001/XMLSchema#gYearMonth> .\n',
]


@pytest.fixture(scope="module")
def index():
    return in_memory(["".join(LINES).encode()], PREFIXES)


def test_answers_are_plain_values(index):
    answer = index.ask("SELECT ?s ?n ?t ?d WHERE { ?s x:n ?n OPTIONAL { ?s x:t ?t ; x:d ?d } } ORDER BY ?s")
    assert answer.columns == ("s", "n", "t", "d")
    assert list(answer) == [("http://x.example/a", 246, None, None), ("http://x.example/b", 54.9, True, "2023-09")]
    assert answer.records()[1] == {"s": "http://x.example/b", "n": 54.9, "t": True, "d": "2023-09"}


def test_a_yes_or_no_question_and_a_graph_are_answers_too(index):
    assert list(index.ask("ASK { x:a x:n 246 }")) == [(True,)]
    found = index.ask("CONSTRUCT { ?s x:q ?n } WHERE { ?s x:n ?n FILTER(?n > 100) }")
    assert (found.columns, list(found)) == (("subject", "predicate", "object"), [("http://x.example/a", "http://x.example/q", 246)])


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=40))
def test_a_text_given_as_a_value_is_compared_and_never_read(text):
    index = in_memory(["".join(LINES).encode()], PREFIXES)
    assert list(index.ask("SELECT ?s ?v WHERE { BIND(?v AS ?w) ?s x:t ?t }", {"v": text})) == [("http://x.example/b", text)]
    assert len(index) == len(LINES)


@pytest.mark.parametrize("value", ['"} ; DROP ALL #', "} UNION { ?s ?p ?o", "x\\", "'''", '"""', "?s", "<http://x.example/a>", "#values"])
def test_sparql_in_a_value_is_text(index, value):
    assert list(index.ask("SELECT ?s WHERE { ?s x:p ?v }", {"v": value})) == []
    assert list(index.ask("SELECT ?s WHERE { ?s x:p ?v }", {"v": 'l\'élu "246"'})) == [("http://x.example/a",)]


def test_values_bind_in_every_kind_of_question(index):
    a = Iri("http://x.example/a")
    assert list(index.ask("ASK { ?s x:n 246 }", {"s": a})) == [(True,)]
    assert list(index.ask("CONSTRUCT { ?s x:q ?n } WHERE { ?s x:n ?n }", {"s": a})) == [(a, "http://x.example/q", 246)]
    assert list(index.ask("SELECT (COUNT(*) AS ?c) { ?s x:n ?n }", {"s": a})) == [(1,)]
    assert list(index.ask("SELECT (EXISTS { x:a x:n ?n } AS ?is) ?n WHERE { ?s x:n ?n }", {"s": a})) == [(True, 246)]
    assert list(index.ask("SELECT ?n { {SELECT ?s ?n { \n#values\n ?s x:n ?n } } }", {"s": a})) == [(246,)]


@pytest.mark.parametrize(
    ("question", "values", "says"),
    [
        ("SELECT ?s { ?s ?p ?o }", {"v": 1}, "no variable ?v"),
        ("SELECT ?s { ?s ?p ?o }", {"s": Iri("http://x.example/> ?p ?o } #")}, "is no address"),
        ("SELECT ?s { ?s ?p ?o }", {"s": Iri("a b")}, "is no address"),
        ("nonsense ?s", {"s": 1}, "no pattern"),
        ("SELECT ?s { ?s ?p }", {}, "line 1, column 13: '?s' is not expected"),
        ("INSERT DATA { x:a x:n 1 }", {}, "line 1, column 1: INSERT changes the store"),
        ("DROP ALL", {}, "line 1, column 1: DROP changes the store"),
        ("SELECT ?s { ?s y:p ?o }", {}, "line 1, column 16: the prefix of 'y:p' is not declared"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_its_place(index, question, values, says):
    with pytest.raises(QueryError, match=re.escape(says)):
        index.ask(question, values)


@pytest.mark.parametrize(
    "question",
    [
        "SELECT * {\n  SERVICE <http://y.example/> { ?s ?p ?o } }",
        "SELECT * {\n  service silent ?x { ?s ?p ?o } }",
        "SELECT*{\n  SERVICE?x{}}",
        "SELECT * {\n  SERVICE:x { ?s ?p ?o } }",
        "SELECT * { ?s ?p\n  1SERVICE:x { ?s ?p ?o } }",
        "SELECT * {\n SERVICESILENT<http://y.example/>{} }",
        "SELECT * {\n SERVICE#c {\n SILENT# d\n:x#e\n# f {\n {} }",
        "SELECT * { ?s ?p ?o\n FILTER(?o<?o)SERVICE:x#>\n {} }",
        "SELECT * {\n \\u0053ERVICE <http://y.example/> {} }",
    ],
)
def test_asking_another_server_is_refused(question):
    with pytest.raises(QueryError, match="line 2, column"):
        refuse_federation(question)


@pytest.mark.parametrize(
    "question",
    [
        'SELECT * { ?s ?p "SERVICE <http://y.example/>" }',
        "SELECT * { ?s ?p '''\nSERVICE ''' } # SERVICE",
        "SELECT ?SERVICE { ?SERVICE x:SERVICE <http://y.example/SERVICE> }",
        "SELECT * { ?s SERVICE:p SERVICE: }",
        "SELECT * { { ?s kg:service ?o } { ?s ?p 'service' } } # service",
    ],
)
def test_the_word_elsewhere_is_no_service(question):
    refuse_federation(question)


def test_a_question_without_values_is_left_as_it_is():
    assert bind("SELECT * { ?s ?p ?o }", {"s": None}) == "SELECT * { ?s ?p ?o }"


def test_answers_show_in_notebooks_without_running_anything(index):
    answer = index.ask('SELECT ("<script>alert(1)</script>" AS ?x) {}')
    assert "<script>" not in answer._repr_html_()
    assert "&lt;script&gt;" in answer._repr_html_()


def test_answers_become_frames(index):
    polars = pytest.importorskip("polars")
    frame = index.ask("SELECT ?s ?n WHERE { ?s x:n ?n } ORDER BY ?s").polars()
    assert isinstance(frame, polars.DataFrame)
    assert frame["n"].to_list() == [246, 54.9]
