"""The library of questions: each has an answer on the sample data, one whose right answer is `unknown`, and both engines agree."""

from pathlib import Path

import pytest
import rdflib

import kg
from kg.cli import main
from kg.errors import QueryError, ResourceError, UsageError
from kg.facts import Cell, Result
from kg.model import Document, SourceKind
from kg.pipeline import read_files
from kg.query import questions
from kg.query.library import read
from kg.store import Iri, create
from kg.store.binding import inline
from kg.triples import PREFIXES
from tests.sample_facts import facts_of, sample

RESULTS = Path(__file__).parents[1] / "data" / "results"
READ_AT = "2026-01-02T03:04:05+00:00"


def crafted():
    """A person who holds two offices at once, and a count of the night that the final one corrects."""
    text = "Anne Duval est maire de Troyes et députée de l'Aube."
    document = Document("duval", text, published="2021-03-05")
    records = [
        {"type": "office", "person": "Anne Duval", "office": "maire", "territory": "Troyes", "status": "holds"},
        {"type": "office", "person": "Anne Duval", "office": "députée", "territory": "Aube", "status": "holds"},
    ]
    yield document, facts_of(document, records)
    for name, kind, votes in (("night", SourceKind.PROVISIONAL, 1200), ("final", SourceKind.FINAL, 1210)):
        file = Document(name, "", kind=kind, digest=name * 16)
        said = {"document": name, "sha256": file.sha256, "evidence": (Cell(row=2, column="C", value=str(votes)),)}
        yield file, (Result(person="Jean Petit", election="legislatives-2024", constituency="Aube-1", round=1, votes=votes, **said),)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A store of the sample articles, the sample result files and what is crafted above."""
    folder = tmp_path_factory.mktemp("whole") / "store"
    with create(folder).writing() as writer:
        for document, facts in (*sample(), *crafted()):
            writer.add(document, facts, read_at=READ_AT)
        for reading in read_files(sorted(RESULTS.iterdir())):
            for document in reading.documents:
                writer.add(document, [f for f in reading.facts if f.document == document.id], read_at=READ_AT)
    return kg.open(folder)


@pytest.fixture(scope="module")
def in_rdflib(whole):
    return rdflib.Graph().parse(data=whole.export("ttl"), format="turtle")


BACKES = {"person": "Backès"}
NC = {"constituency": "Nouvelle-Calédonie", "election": "senatoriales-2023"}
C6 = {"constituency": "Calvados-6"}
#: Question → its parameters, and what some row of the answer holds (column → value).
ANSWERS = {
    "who-was-elected": (NC, {"who": "Robert Xowie", "round": 2, "votes": 307}),
    "results-of-person": (BACKES, {"round": 2, "votes": 246, "share": 44.32, "rank": 2, "outcome": "defeated"}),
    "narrow-margins": ({"within": 61}, {"who": "Robert Xowie", "margin": 61}),
    "above-threshold-stood-down": (C6, {"who": "Noé Gauchard", "share_registered": 15.96}),
    "stood-down-for": ({}, {"who": "Noé Gauchard", "in_favour_of": "Élisabeth Borne", "contest": "Calvados-6, législatives 2024"}),
    "rounds-with-candidates": ({"election": "municipales-2020"}, {"contest": "Lyon, municipales 2020", "winner": "Grégory Doucet"}),
    "elected-in-first-round": ({"election": "senatoriales-2023"}, {"who": "Georges Naturel", "share": 62.57}),
    "held-both": ({"on": "2021-03-05"}, {"who": "Anne Duval", "certain": True}),
    "who-replaced": ({"person": "Rubirola"}, {"replaced_by": "Benoît Payan", "end_cause": "resignation"}),
    "resignation-steps": (BACKES, {"status": "accepted", "date": "2023-09-27", "recipient": "Emmanuel Macron"}),
    "known-at": ({**BACKES, "at": "2023-09-25"}, {"about": "Sonia Backès, Nouvelle-Calédonie, sénatoriales 2023, tour 2"}),
    "announced-never-accepted": ({}, {"who": "Michèle Rubirola", "status": "announced"}),
    "ministers-beaten-who-left": ({}, {"who": "Sonia Backès", "round": 2, "days": 3}),
    "where-from": ({**BACKES, "figure": 246}, {"property": "votes", "standing": "preferred"}),
    "contradictions": ({"property": "share"}, {"about": "Élisabeth Borne, Calvados-6, législatives 2024, tour 2", "value": 56.63}),
    "press-against-official": ({}, {"property": "share", "press": 56.63, "official": 56.36}),
    "corrected-figures": ({}, {"provisional": 1200, "final": 1210}),
    "single-source": ({"person": "Xowie"}, {"about": "Robert Xowie, Union calédonienne", "type": "Affiliation"}),
    "not-come-true": ({}, {"about": "Prisca Thevenot, secrétaire d'État chargée de la Citoyenneté", "modality": "unconfirmed"}),
    "label-and-nuance": ({"election": "legislatives-2024"}, {"who": "Esteline Caillemer", "label": "Reconquête", "nuance": "REC"}),
    "nuances-of-person": ({"person": "Lahais"}, {"year": "2024", "label": "Nouveau Front populaire", "nuance": "UG"}),
    "nuance-from-grid-to-grid": ({"nuance": "ENS"}, {"election_name": "Législatives 2024", "candidates": 2, "elected": 1}),
    "turnout-over-time": (C6, {"year": "2024", "round": 2, "turnout": 71.14}),
    "supported-across-parties": ({}, {"supporter": "Samia Ghali", "supported": "Michèle Rubirola"}),
    "annulled-and-rerun": ({"constituency": "Territoire de Belfort-1"}, {"unseated": "Ian Boucard", "elected": "Ian Boucard", "round": 2}),
    "who-beat-whom": (NC, {"round": 2, "winner": "Robert Xowie", "loser": "Sonia Backès", "votes_of_winner": 307, "votes_of_loser": 246}),
    "resigned-after-defeat": ({}, {"who": "Sonia Backès", "constituency": "Nouvelle-Calédonie", "round": 2, "lost_to": "Robert Xowie"}),
}
#: Question → parameters whose right answer is `unknown`: no row, or a row where the column is empty.
UNKNOWN = {
    "who-was-elected": ({"constituency": "Aube-1", "election": "legislatives-2024"}, "who"),
    "results-of-person": ({"person": "Prisca Thevenot"}, None),
    "narrow-margins": ({"within": 10}, None),
    "above-threshold-stood-down": ({"constituency": "988"}, "share_registered"),
    "stood-down-for": (BACKES, None),
    "rounds-with-candidates": ({"candidates": 9}, None),
    "elected-in-first-round": ({"election": "municipales-2020"}, None),
    "held-both": ({"on": "2022-03-05"}, "certain"),
    "who-replaced": (BACKES, None),
    "resignation-steps": ({"person": "Édouard Philippe"}, "status"),
    "known-at": ({**BACKES, "at": "2023-09-20"}, None),
    "announced-never-accepted": (BACKES, None),
    "ministers-beaten-who-left": ({"within": 2}, None),
    "where-from": ({**BACKES, "figure": 999}, None),
    "contradictions": ({"property": "votes-of-nobody"}, None),
    "press-against-official": None,
    "corrected-figures": None,
    "single-source": ({"person": "Backès", "election": "municipales-2020"}, None),
    "not-come-true": ({"person": "Xowie"}, None),
    "label-and-nuance": ({"election": "municipales-2020"}, None),
    "nuances-of-person": (BACKES, "nuance"),
    "nuance-from-grid-to-grid": ({"nuance": "NUP"}, None),
    "turnout-over-time": ({"constituency": "Poitiers"}, "turnout"),
    "supported-across-parties": ({"person": "Xowie"}, None),
    "annulled-and-rerun": (C6, None),
    "who-beat-whom": ({"constituency": "Aube-1"}, None),
    "resigned-after-defeat": ({"person": "Darmanin"}, None),
}


def test_every_question_is_tried():
    assert set(ANSWERS) == set(UNKNOWN) == set(questions())
    assert len(questions()) >= 25


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_the_sample_data_answer(whole, name):
    parameters, wanted = ANSWERS[name]
    records = whole.named(name, **parameters).records()
    assert any(wanted.items() <= record.items() for record in records), records[:5]


@pytest.mark.parametrize("name", sorted(name for name, asked in UNKNOWN.items() if asked))
def test_what_nobody_says_is_unknown(whole, name):
    parameters, column = UNKNOWN[name]
    answer = whole.named(name, **parameters)
    assert not answer.note
    if column is None:
        assert list(answer) == []
    else:
        assert answer.records()
        assert any(record[column] is None for record in answer.records())


def test_articles_alone_neither_agree_nor_disagree_with_official_files(graph):
    for name in ("press-against-official", "corrected-figures"):
        assert list(graph.named(name)) == []


def python(term):
    value = term.toPython() if term is not None else None
    return str(value) if not isinstance(value, bool | int) and not str(value).replace(".", "", 1).isdigit() else float(value)


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_rdflib_says_the_same(whole, in_rdflib, name):
    for parameters in (ANSWERS[name][0], (UNKNOWN[name] or ({},))[0]):
        question = questions()[name]
        values = whole.values_of(question, **parameters)
        prefixes = "".join(f"PREFIX {p}: <{iri}>\n" for p, iri in PREFIXES.items())
        theirs = [tuple(map(python, row)) for row in in_rdflib.query(prefixes + inline(question.text, values))]
        ours = [tuple(v if v is None else float(v) if isinstance(v, bool | int | float) or numeric(v) else str(v) for v in row)
                for row in whole.named(name, **parameters)]  # fmt: skip
        assert sorted(map(normal, theirs)) == sorted(map(normal, ours))


def numeric(value):
    return str(value).replace(".", "", 1).isdigit()


def normal(row):
    """Rows without the ways in which the engines write one moment: `…T21:42:00+00:00` and `…T21:42:00Z`."""
    return tuple(str(v).replace("+00:00", "Z").replace(" ", "T") if isinstance(v, str) and v[:2] == "20" else str(v) for v in row)


def test_a_name_that_nobody_bears_is_an_empty_answer_with_the_nearest(whole):
    answer = whole.named("results-of-person", person='Backèz"} DROP ALL #')
    assert list(answer) == []
    assert "no person is called" in answer.note
    assert "Sonia Backès" in whole.named("results-of-person", person="Sonja Baques").note


@pytest.mark.parametrize(
    ("name", "parameters", "error", "says"),
    [
        ("none", {}, QueryError, "no question 'none'; there are above-threshold-stood-down, "),
        ("who-beat-whom", {"colour": "red"}, QueryError, "its parameters: --constituency, --election, --person"),
        ("narrow-margins", {"within": "few"}, UsageError, "is no number"),
        ("held-both", {"on": "hier"}, UsageError, "is no date"),
    ],
)
def test_a_wrong_question_or_parameter_is_refused(whole, name, parameters, error, says):
    with pytest.raises(error, match=says):
        whole.named(name, **parameters)


@pytest.mark.parametrize(
    "text", ["SELECT * {}", "# fr: a\n# en: b\n# param x: text\nSELECT * {}", "# fr: a\n# en: b\n# param x: colour\n?x"]
)
def test_a_question_that_is_not_described_is_refused(text):
    with pytest.raises(ResourceError):
        read("q", text)


def test_values_are_data(whole):
    assert list(whole.named("held-both", role='maire" } UNION { ?s ?p ?o', on="2021-03-05")) == []
    person = Iri(whole.iri("person/sonia-backes"))
    assert whole.query("SELECT ?name { ?p rdfs:label ?name }", p=person).rows == [("Sonia Backès",)]


def test_questions_are_listed_and_asked_from_the_command_line(whole, capsys):
    store = str(whole._held.folder.path)
    for arguments, says in (
        (["query", "--list"], "who-beat-whom"),
        (
            ["query", "--in", store, "--named", "who-beat-whom", "--constituency", "nouvelle caledonie", "--election=senatoriales-2023"],
            "Robert Xowie",
        ),
    ):
        with pytest.raises(SystemExit) as stop:
            main(arguments)
        assert stop.value.code == 0
        assert says in capsys.readouterr().out
    with pytest.raises(SystemExit) as stop:
        main(["query", "--in", store, "--named", "results-of-person", "--person", "Nobody Atall"])
    _out, err = capsys.readouterr()
    assert (stop.value.code, err.count("\n")) == (0, 1)
    assert "no person is called" in err
