"""The verbs that look at a store's resolved view and judge on it."""

import json
import re

import pytest
from click.testing import CliRunner

from kg.cli import cli
from kg.errors import KGError
from tests.resolve import gold_facts
from tests.resolve.stores import store_of

TWO_FIGURES = ("borne-analyse", "calvados-6-second-tour", "calvados-6-premier-tour")


def run(*arguments):
    result = CliRunner().invoke(cli, [str(a) for a in arguments], standalone_mode=False)
    if result.exception and not isinstance(result.exception, KGError):
        raise result.exception
    return result


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return store_of(tmp_path_factory.mktemp("s") / "store", articles=gold_facts.names(), results=["legislatives-2024-extrait.csv"])


# -- conflicts


def records(store, *options):
    return [json.loads(line) for line in run("conflicts", "--in", store, "--format", "jsonl", *options).stdout.splitlines()]


def test_exactly_the_planted_contradictions_of_the_samples_are_found(store):
    found = {(r["subject"], r["slot"]): [s["value"] for s in r["sides"]] for r in records(store)}
    assert found == {
        ("Calvados-6, législatives 2024, tour 2", "abstention"): [28.86, 26.86],
        ("Nicolas Calbrix, Calvados-6, législatives 2024, tour 2", "share"): [43.64, 43.37],
        ("Élisabeth Borne, Calvados-6, législatives 2024, tour 2", "share"): [56.36, 56.63],
    }


def test_a_contradiction_shows_both_sides_with_words_places_and_dates(store):
    (record,) = [r for r in records(store) if r["slot"] == "abstention"]
    right, wrong = record["sides"]
    assert (right["kept"], wrong["kept"], record["settled"], record["gap"]) == (True, False, "results", 2.0)
    assert {w["document"] for w in right["witnesses"]} == {"legislatives-2024-extrait", "calvados-6-second-tour"}
    (witness,) = wrong["witnesses"]
    assert witness["document"] == "borne-analyse"
    assert "26,86" in witness["words"][0]
    assert re.fullmatch(r"caractères \d+-\d+", witness["places"][0])
    cells = next(w for w in right["witnesses"] if w["kind"] == "results")
    assert cells["places"][0].startswith("ligne ")


def test_without_the_official_file_the_contradictions_are_ties(tmp_path):
    store = store_of(tmp_path / "store", articles=TWO_FIGURES)
    assert {r["settled"] for r in records(store)} == {None}
    assert len(records(store, "--open")) == len(records(store)) == 3


def test_the_table_and_the_page_say_the_same(store, tmp_path):
    table = run("conflicts", "--in", store).stdout
    page = tmp_path / "conflicts.html"
    assert run("conflicts", "--in", store, "--format", "html", "--out", page).return_value == 0
    html = page.read_text("utf-8")
    for figure in ("26,86 %", "28,86 %", "43,37 %", "56,63 %"):
        assert figure in table
        assert figure in html.replace("&#32;", " ")
    assert "http" not in re.sub(r"<a href=[^>]*>", "", html)


def test_text_of_articles_never_becomes_markup(tmp_path):
    from kg.conflicts import cases, to_html
    from kg.resolve import resolve
    from kg.resolved import Source
    from tests.resolve.making import fact

    attack = "<script>alert(1)</script>"
    slots = {"person": attack, "election": "legislatives-2024", "constituency": "Calvados-6", "round": 1}
    facts = [fact("result", d, quote=attack, votes=n, **slots) for n, d in enumerate("ab", 10)]
    html = to_html(cases(resolve(facts, [Source(d, url="javascript:alert(1)", publisher=attack) for d in "ab"])))
    assert "<script" not in html
    assert "javascript:" not in html


def test_the_policy_is_printed_as_data():
    policy = json.loads(run("conflicts", "--policy").stdout)
    assert policy["order"] == ["final", "results", "provisional", "article"]
    assert "votes" in policy["single"]["result"]


# -- judgements


@pytest.fixture
def martins(tmp_path):
    from kg.model import Document
    from kg.store import create
    from tests.resolve.making import fact

    facts = {
        "a": fact("office", "a", person="Jean-Pierre Martin", office="maire", territory="Troyes"),
        "b": fact("affiliation", "b", person="Jean-Pierre Martin", party="PS"),
        "c": fact("affiliation", "c", person="Sonia Backès", party="LR"),
        "d": fact("affiliation", "d", person="Sonia Backès", party="LR"),
    }
    store = tmp_path / "store"
    with create(store).writing() as writer:
        for name, one in facts.items():
            document = Document(name, f"text of {name}", published="2024-01-01")
            writer.add(document, [one.model_copy(update={"sha256": document.sha256})], read_at="2024-01-02T00:00:00+00:00")
    return store


def undecided(store):
    return [json.loads(line) for line in run("undecided", "--in", store, "--format", "jsonl").stdout.splitlines()]


def test_undecided_pairs_are_listed_with_what_speaks_for_and_against(martins):
    (pair,) = undecided(martins)
    assert [pair["left"]["id"], pair["right"]["id"]] == ["person/jean-pierre-martin", "person/jean-pierre-martin-2"]
    assert pair["score"] == sum(p["weight"] for p in pair["parts"])
    assert "borne by many" in run("undecided", "--in", martins).stdout


def test_a_judgement_settles_a_pair_and_undo_restores_it(martins):
    assert run("same", "person/jean-pierre-martin", "person/jean-pierre-martin-2", "--in", martins, "--why", "même fiche").return_value == 0
    assert undecided(martins) == []
    listed = run("undo", "--list", "--in", martins).stdout
    assert "same\tJean-Pierre Martin@a\tJean-Pierre Martin@b" in listed
    assert "même fiche" in listed
    assert run("undo", "--in", martins).return_value == 0
    assert len(undecided(martins)) == 1
    assert run("undo", "--list", "--in", martins).stdout == ""


def test_a_judgement_of_different_splits_what_the_program_merged(martins):
    assert run("different", "Sonia Backès@c", "Sonia Backès@d", "--in", martins).return_value == 0
    assert len(undecided(martins)) == 1
    refused = run("same", "Sonia Backès@c", "Sonia Backès@d", "--in", martins).exception
    assert "judgement 1 says that they are two" in str(refused)


@pytest.mark.parametrize(
    ("verb", "left", "right", "says"),
    [
        ("same", "Sonia Backès", "Sonia Backes", "one mention"),
        ("same", "Jean-Pierre Martin", "Sonia Backès", "2 people are called so"),
        ("same", "Sonia Bakès", "person/jean-pierre-martin", "the nearest: Sonia Backès (person/sonia-backes)"),
        ("different", "party/les-republicains", "person/jean-pierre-martin", "only people"),
        ("different", "person/sonia-backes", "Sonia Backès@d", "name two of its mentions"),
        ("same", "Sonia Backès@c", "Sonia Backès@d", "one person already"),
    ],
)
def test_what_cannot_be_judged_is_refused_with_the_way_out(martins, verb, left, right, says):
    refused = run(verb, left, right, "--in", martins).exception
    assert says in str(refused)
    assert run("undo", "--list", "--in", martins).stdout == ""


def test_undoing_what_does_not_stand_is_refused(martins):
    assert "no judgement stands" in str(run("undo", "--in", martins).exception)
    run("different", "Sonia Backès@c", "Sonia Backès@d", "--in", martins)
    assert "those that do: 1" in str(run("undo", "7", "--in", martins).exception)


# -- withdrawal and what was known


def test_a_withdrawn_document_no_longer_contradicts(tmp_path):
    store = store_of(tmp_path / "store", articles=TWO_FIGURES)
    assert len(records(store)) == 3
    assert run("retract", "borne-analyse", "--in", store, "--why", "chiffres inversés").return_value == 0
    assert records(store) == []


def test_what_was_published_later_does_not_contradict_yet(store):
    assert records(store, "--as-of", "2024-07-01T12:00") == []


# -- check


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    names = ["legislatives-2024-extrait.csv", "senatoriales-2023-nouvelle-caledonie.xml", "presidentielle-2022-france.csv"]
    return store_of(tmp_path_factory.mktemp("r") / "store", results=names)


def findings(monkeypatch, store, name, *options):
    """Check a sample with the facts of its gold in the place of those of the extractor."""
    import kg.pipeline

    document, facts = gold_facts.facts_of(name)
    reading = kg.pipeline.Reading(gold_facts.ARTICLES, (document,), tuple(facts))
    monkeypatch.setattr("kg.commands.check.read_files", lambda *_, **__: [reading])
    path = next(p for p in gold_facts.ARTICLES.glob(f"{name}.*") if p.suffix != ".json")
    return run("check", path, "--in", store, *options)


def test_an_article_that_agrees_with_the_official_file_passes(monkeypatch, results):
    result = findings(monkeypatch, results, "backes-demission", "--format", "json")
    record = json.loads(result.stdout)
    assert result.return_value == 0
    assert record["counts"] == {"confirmed": 21, "contradicted": 0, "uncovered": 0}


def test_exactly_what_the_official_file_contradicts_is_named_with_the_gap_and_both_places(monkeypatch, results):
    result = findings(monkeypatch, results, "borne-analyse", "--format", "json")
    wrong = [f for f in json.loads(result.stdout)["findings"] if f["answer"] == "contradicted"]
    assert result.return_value == 1
    assert sorted((f["subject"], f["slot"], f["said"], f["official"], f["gap"]) for f in wrong) == [
        ("Calvados-6, législatives 2024, tour 2", "abstention", 26.86, 28.86, -2.0),
        ("Nicolas Calbrix, Calvados-6, législatives 2024, tour 2", "share", 43.37, 43.64, -0.27),
        ("Élisabeth Borne, Calvados-6, législatives 2024, tour 2", "share", 56.63, 56.36, 0.27),
    ]
    assert all(f["article"]["words"] and f["against"][0]["document"] == "legislatives-2024-extrait" for f in wrong)


def test_what_no_official_file_counts_is_not_covered(monkeypatch, results):
    result = findings(monkeypatch, results, "municipales-2020-villes", "--format", "json")
    record = json.loads(result.stdout)
    assert result.return_value == 0
    assert record["counts"]["uncovered"] == len(record["findings"]) > 0


def test_the_score_of_a_camp_is_not_judged_by_that_of_a_candidate(monkeypatch, results):
    result = findings(monkeypatch, results, "rennes-triangulaire", "--format", "json")
    camp = [f for f in json.loads(result.stdout)["findings"] if f["subject"].startswith("gauche")]
    assert {f["answer"] for f in camp} == {"uncovered"}
    assert result.return_value == 0


def test_the_checked_article_is_marked_up_where_it_says_the_figure(monkeypatch, results, tmp_path):
    page = tmp_path / "check.html"
    assert findings(monkeypatch, results, "borne-analyse", "--format", "html", "--out", page).return_value == 1
    html = page.read_text("utf-8")
    marked = re.findall(r'<mark class="contradicted">(.*?)<a', html)
    assert sorted(marked) == ["26,86", "43,37", "56,63"]
    text = re.sub(r"<a [^>]*>\d+</a>", "", re.search(r'<article class="text">(.*?)</article>', html, re.S)[1])
    from html import unescape

    assert unescape(re.sub(r"</?mark[^>]*>", "", text)) == gold_facts.article("borne-analyse").text


def test_a_table_of_the_check_tells_the_count_of_each_answer(monkeypatch, results):
    result = findings(monkeypatch, results, "borne-analyse")
    assert "3 contradicted" in result.stderr
    assert "-0,27 point" in result.stdout


def test_several_articles_or_a_result_file_are_refused(results):
    assert "check one at a time" in str(run("check", gold_facts.ARTICLES, "--in", results).exception)
    file = gold_facts.ARTICLES.parent / "results" / "legislatives-2024-extrait.csv"
    assert "a result file" in str(run("check", file, "--in", results).exception)


def test_seats_won_in_a_first_round_alone_are_not_set_against_those_of_the_whole():
    from kg.check import Answer, check
    from kg.model import SourceKind
    from kg.resolve import resolve
    from kg.resolved import Source
    from tests.resolve.making import cell, fact

    place = {"election": "legislatives-2017"}
    counted = [
        cell("result", row=n, person=f"Jean Dupré{n}", constituency=f"Nord-{n}", round=1, votes=n, outcome="elected", **place)
        for n in range(1, 5)
    ]
    said = [fact("seats", "a", party="LR", constituency="France", seats=4, **place)]
    for seats, answer in ((1, Answer.UNCOVERED), (4, Answer.CONFIRMED)):
        official = [*counted, cell("seats", row=9, party="LR", constituency="France", seats=seats, **place)]
        resolution = resolve([*said, *official], [Source("official", kind=SourceKind.FINAL), Source("a")])
        (finding,) = check(resolution, "a")
        assert finding.answer is answer
