"""The Python API: facts by any slot and time, people and contests as objects, names however typed, where everything comes from."""

import shutil

import pytest

import kg
from kg.errors import KGError, QueryError, StoreError, UsageError
from kg.graph.names import AmbiguousName, Named, Names
from tests.sample_facts import sample


def said(facts, *slots):
    return sorted({tuple(getattr(f, slot) for slot in slots) for f in facts}, key=str)


def test_all_facts_but_those_of_teasers(graph):
    assert {f.id for f in graph.facts()} == {f.id for _, facts in sample() for f in facts if f.segment != "teaser"}


@pytest.mark.parametrize(
    "name", ["Sonia Backès", "sonia backes", "Backès", "BACKES", "Sonia Backés", "Sonya Backès", "person/sonia-backes"]
)
def test_a_person_is_found_however_typed(graph, name):
    found = graph.facts(type="resignation", person=name, modality="asserted")
    assert said(found, "person", "status", "date") == [("Sonia Backès", "accepted", "2023-09-27")]


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({"type": "result", "constituency": "988", "round": 2}, 5),
        ({"type": "result", "constituency": "nouvelle caledonie", "outcome": "elected"}, 4),
        ({"type": ("resignation", "statement"), "person": "Backès"}, 2),
        ({"type": "result", "votes": 246}, 2),
        ({"modality": "denied", "person": "Backès"}, 1),
        ({"document": "backes-demission", "type": "affiliation"}, 4),
        ({"document": "https://courrier-du-lagon.example/politique/senatoriales-2023-resultats", "type": "statement"}, 1),
        ({"recipient": "Macron"}, 3),
        ({"type": "office", "office": "maire", "territory": "Lifou"}, 2),
        ({"type": "office", "office": "maire de Lifou"}, 2),
        ({"type": "seats", "election": "européennes", "party": "RN"}, 2),
        ({"person": "Personne Inconnue"}, 0),
        ({"type": "result", "person": "Backès", "published": (None, "2023-09-25")}, 2),
        ({"type": "result", "person": "Backès", "published": ("2023-09-26", None)}, 2),
        ({"type": "resignation", "person": "Backès", "happened": ("2023-09-26", "2023-09-30")}, 1),
        ({"type": "candidacy", "person": "Backès", "happened": ("2022", "2022")}, 0),
        ({"segment": "teaser"}, 0),
    ],
)
def test_filters_choose(graph, filters, count):
    assert len(graph.facts(**filters)) == count


@pytest.mark.parametrize(
    ("filters", "says"),
    [
        ({"type": "birth"}, "no type 'birth'; choose among candidacy"),
        ({"colour": "red"}, "no slot 'colour'; choose among person"),
        ({"modality": "maybe"}, "choose among asserted"),
        ({"segment": "foot"}, "choose among headline"),
        ({"published": ("soon", None)}, "no date"),
    ],
)
def test_a_filter_that_there_is_none_of_is_refused(graph, filters, says):
    with pytest.raises(UsageError, match=says):
        graph.facts(**filters)


def test_a_name_that_several_bear_says_which():
    names = Names([Named("person/jean-martin", "person", ("Jean Martin",)), Named("person/anne-martin", "person", ("Anne Martin",))])
    with pytest.raises(AmbiguousName, match=r"2 bear that name; say which: Anne Martin \(person/anne-martin\); Jean Martin"):
        names.one("Martin", "person")
    assert names.one("Martin Jean", "person").id == "person/jean-martin"
    assert names.one("person/anne-martin").label == "Anne Martin"
    assert names.one("Dupont") is None
    assert [m.label for m in names.nearest("Ane Martn")] == ["Anne Martin", "Jean Martin"]


def test_the_whole_name_outranks_a_part_and_a_part_a_typo():
    names = Names(
        [Named("party/a", "party", ("Union",)), Named("party/b", "party", ("Union du centre",)), Named("party/c", "party", ("Unions",))]
    )
    assert [m.id for m in names.find("union")] == ["party/a"]
    assert [m.id for m in names.find("centre")] == ["party/b"]
    assert [m.id for m in names.find("centrre")] == ["party/b"]
    assert names.find("") == []


def test_a_person_with_all_that_is_known(graph):
    person = graph.person("backes")
    (candidacy,) = person.candidacies
    assert (candidacy.election, candidacy.constituency, candidacy.outcome) == ("senatoriales-2023", "Nouvelle-Calédonie", "defeated")
    assert [(r.round, r.votes, r.rank, r.outcomes) for r in candidacy.results] == [
        (1, 225, 3, ("qualified",)),
        (2, 246, 2, ("defeated",)),
    ]
    (resignation,) = person.resignations
    assert (resignation.recipient, [s.status for s in resignation.steps if s.modality == "asserted"]) == ("Emmanuel Macron", ["accepted"])
    assert {m.office for m in person.mandates} >= {"présidente de la province Sud"}
    assert "Renaissance" in person.parties
    assert person.statements == ["trahison"]
    dates = [event.date for event in person.timeline if event.date]
    assert dates == sorted(dates)
    assert "resignation accepted" in " ".join(event.what for event in person.timeline)
    assert "<table>" in person._repr_html_()
    assert set(person.facts) <= set(graph.resolution.facts)


def test_a_contest_round_by_round(graph):
    contest = graph.contest("senatoriales-2023", "Nouvelle Calédonie")
    assert [r.number for r in contest.rounds] == [1, 2]
    assert [(r.candidate, r.votes) for r in contest.rounds[1].results] == [
        ("Robert Xowie", 307),
        ("Sonia Backès", 246),
        ("Macate Wenehoua", 2),
    ]
    assert sorted(contest.winners) == ["Georges Naturel", "Robert Xowie"]
    assert graph.contest("senatoriales-2023", "Paris") is None
    assert graph.contest("senatoriales-1900", "988") is None


def test_an_election_and_an_office(graph):
    assert "contest/senatoriales-2023/988" in [c.id for c in graph.election("senatoriales-2023").contests]
    assert [h.person for h in graph.office("maire", "Lifou").holders] == ["Robert Xowie"]
    assert graph.office("roi") is None
    assert graph.election("europeennes-2024").seats
    assert graph.person("Personne Inconnue") is None


def test_why_gives_words_standing_and_place(graph):
    found = graph.why("result/senatoriales-2023/988/2/sonia-backes")
    votes = [r for r in found if r.slot == "votes"]
    assert {(r.value, r.standing, r.document) for r in votes} == {
        (246, "preferred", "backes-demission"),
        (246, "preferred", "senatoriales-nouvelle-caledonie"),
    }
    texts = {d.id: d.text for d, _ in sample()}
    for reason in votes:
        start, end = map(int, reason.place.split()[1].split("-"))
        assert " ".join(texts[reason.document][start:end].split()) == reason.words
    assert {r.fact for r in graph.why(votes[0].fact[:12])} == {votes[0].fact}
    assert graph.why(graph.iri("result/senatoriales-2023/988/2/sonia-backes")) == found
    assert graph.why(graph.facts(type="resignation")[0])
    assert {r.slot for r in graph.why(graph.conflicts()[0].id)} == {graph.conflicts()[0].slot}
    assert len({r.about for r in graph.why("person/sonia-backes")}) > 3
    assert graph.why("person/nobody") == []


def test_conflicts_hold_both_sides(graph):
    (conflict,) = (c for c in graph.conflicts() if c.item == "turnout/legislatives-2024/14-06/2")
    assert {v.value for v in conflict.values} == {26.86, 28.86}


def test_questions_take_values(graph):
    person = kg.store.Iri(graph.iri("person/sonia-backes"))
    assert list(graph.query("SELECT ?name { ?p rdfs:label ?name }", p=person)) == [("Sonia Backès",)]
    with pytest.raises(QueryError, match="another server"):
        graph.query("SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }")


def test_networkx_and_rdflib_hold_the_same_graph(graph):
    network = graph.networkx()
    kinds = set(dict(network.nodes(data="kind")).values())
    assert {"person", "party", "election", "contest", "round", "constituency", "office", "source"} <= kinds
    edge = network.get_edge_data("person/sonia-backes", "round/senatoriales-2023/988/2")["result/senatoriales-2023/988/2/sonia-backes"]
    assert edge["slot_votes"] == 246
    assert set(edge["facts"]) <= set(graph.resolution.facts)
    assert all(proof["fact"] in edge["facts"] and proof["quote"] for proof in edge["evidence"])
    for node, about in network.nodes(data=True):
        assert {p["fact"] for p in about["evidence"]} <= set(about["facts"]), node
    assert len(graph.rdflib()) == len(graph.query("SELECT * { ?s ?p ?o }"))


def test_an_earlier_time_knows_less(sample_store):
    early = kg.open(sample_store, as_of="2023-09-25")
    assert early.facts(type="resignation", person="Backès", modality="asserted") == []
    assert early.facts(type="result", person="Backès")
    assert not next(iter(early.query("ASK { ?r kg:afterDefeat ?loss }")))[0]
    assert "as of 2023-09-25" in repr(early)
    with pytest.raises(UsageError, match="no date"):
        kg.open(sample_store, as_of="long ago")


def test_the_page_is_written_from_the_resolved_view(graph, tmp_path):
    graph.view(tmp_path / "p.html", around="Sonia Backès", title="T")
    html = (tmp_path / "p.html").read_text("utf-8")
    assert "person/sonia-backes" in html
    with pytest.raises(UsageError, match="bears that name"):
        graph.view(tmp_path / "q.html", around="Personne Inconnue")


def test_a_store_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(StoreError, match="no store there"):
        kg.open(tmp_path)


def test_the_index_is_made_again_when_the_record_moves_on_and_when_it_is_lost(sample_store, tmp_path):
    shutil.copytree(sample_store, tmp_path / "s")
    count = "SELECT (COUNT(*) AS ?n) { ?f a kg:Fact }"
    before = list(kg.open(tmp_path / "s").query(count))
    shutil.rmtree(tmp_path / "s" / "index")
    assert list(kg.open(tmp_path / "s").query(count)) == before
    (made,) = (tmp_path / "s" / "index").iterdir()
    with kg.store.Folder(tmp_path / "s").writing() as writer:
        writer.retract("backes-demission", "a test", at="2026-01-03T00:00:00+00:00")
    assert next(iter(kg.open(tmp_path / "s").query(count))) < before[0]
    assert list((tmp_path / "s" / "index").iterdir()) != [made]
    assert len(list((tmp_path / "s" / "index").iterdir())) == 1


def test_a_broken_index_is_made_again(sample_store, tmp_path):
    shutil.copytree(sample_store, tmp_path / "s")
    kg.open(tmp_path / "s").query("ASK {}")
    (made,) = (tmp_path / "s" / "index").iterdir()
    for file in made.iterdir():
        file.write_bytes(b"nonsense")
    assert list(kg.open(tmp_path / "s").query("ASK { ?f a kg:Fact }")) == [(True,)]


def test_a_store_that_can_only_be_read_is_asked_in_memory(sample_store, tmp_path):
    shutil.copytree(sample_store, tmp_path / "s")
    shutil.rmtree(tmp_path / "s" / "index", ignore_errors=True)
    (tmp_path / "s" / "index").write_text("in the way")
    assert list(kg.open(tmp_path / "s").query("ASK { ?f a kg:Fact }")) == [(True,)]


def test_errors_are_all_of_one_root():
    assert all(issubclass(e, KGError) for e in (AmbiguousName, QueryError, StoreError, UsageError))
