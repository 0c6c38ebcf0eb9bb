"""The verbs that stand on a store: what they keep, print and refuse. Articles are read by a stand-in for the extractor."""

import csv
import io
import json
import resource
import signal

import pytest

import kg.extract
from kg.cli import main
from kg.store import Folder
from tests.stand_in import extract


@pytest.fixture
def run(capsys, monkeypatch):
    monkeypatch.setattr(kg.extract, "extract", extract, raising=False)

    def call(*arguments):
        with pytest.raises(SystemExit) as stop:
            main([str(a) for a in arguments])
        out, err = capsys.readouterr()
        return stop.value.code, out, err

    return call


@pytest.fixture
def store(run, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Titre\n\n« nous avons gagné »", "utf-8")
    (tmp_path / "in" / "b.txt").write_bytes(b"")
    code, out, err = run("build", tmp_path / "in", "--into", tmp_path / "store")
    assert (code, out) == (2, "")
    assert "b.txt: empty" in err
    return tmp_path / "store"


def test_facts_of_the_good_files_are_in_the_store(run, store):
    code, out, err = run("facts", "--in", store, "--format", "jsonl")
    assert (code, err) == (0, "")
    assert [json.loads(line)["quote"] for line in out.splitlines()] == ["nous avons gagné"]


def test_the_same_again_adds_nothing_and_more_adds_what_is_new(run, store, tmp_path):
    before = (store / "record.jsonl").read_bytes()
    run("build", tmp_path / "in", "--into", store)
    assert (store / "record.jsonl").read_bytes() == before
    (tmp_path / "in" / "c.txt").write_text("Titre\n\n« encore »", "utf-8")
    run("build", tmp_path / "in", "--into", store)
    assert len(run("facts", "--in", store, "--format", "jsonl")[1].splitlines()) == 2


def test_a_file_that_breaks_the_reader_costs_the_others_nothing(run, tmp_path):
    for name, text in {"a": "« un »", "b": "BOUM", "c": "« deux »"}.items():
        (tmp_path / f"{name}.txt").write_text(f"Titre\n\n{text}", "utf-8")
    code, _, err = run("build", tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "c.txt", "--into", tmp_path / "store")
    assert code == 2
    assert "1 of 3 files at fault" in err
    assert len(run("facts", "--in", tmp_path / "store", "--format", "jsonl")[1].splitlines()) == 2


def test_nothing_to_keep_makes_no_store(run, tmp_path):
    (tmp_path / "b.txt").write_bytes(b"")
    assert run("build", tmp_path / "b.txt", "--into", tmp_path / "store")[0] == 2
    assert not (tmp_path / "store").exists()


def test_a_breach_of_the_shapes_is_told_with_its_words(run, tmp_path, monkeypatch):
    from kg.api import Graph
    from kg.shapes import Breach

    monkeypatch.setattr(Graph, "check", lambda self: [Breach("x", "Result", "has 2 votes", "0123456789abcdef", "les mots")])
    (tmp_path / "a.txt").write_text("Titre\n\n« un »", "utf-8")
    code, _, err = run("build", tmp_path / "a.txt", "--into", tmp_path / "store")
    assert code == 0
    assert err == "kg: x: has 2 votes (Result): « les mots » (fact 0123456789ab)\n"


def test_the_graph_of_a_large_store_is_made_when_it_is_first_asked(run, tmp_path, monkeypatch):
    monkeypatch.setattr("kg.commands.build._MOST_CHECKED", 0)
    (tmp_path / "a.txt").write_text("Titre\n\n« un »", "utf-8")
    code, _, err = run("build", tmp_path / "a.txt", "--into", tmp_path / "store")
    assert (code, err) == (0, "kg: 1 facts are kept; their graph is made when it is first asked (kg query, kg export)\n")
    assert not (tmp_path / "store" / "index").exists()
    assert "1" in run("query", "--in", tmp_path / "store", "SELECT (COUNT(*) AS ?n) { ?f a kg:Fact }")[1]


@pytest.mark.parametrize(
    ("option", "count"),
    [
        (["--type", "statement"], 1),
        (["--type", "seats"], 0),
        (["--person", "X"], 0),
        (["--where", "speaker=duval"], 1),
        (["--where", "quote=nous avons gagné"], 1),
        (["--where", "quote=autre"], 0),
        (["--modality", "denied"], 0),
        (["--document", "a"], 1),
        (["--segment", "teaser"], 0),
        (["--from", "2020-01-01"], 0),
    ],
)
def test_options_choose_facts(run, store, option, count):
    assert len(run("facts", "--in", store, "--format", "jsonl", *option)[1].splitlines()) == count


def test_a_name_that_nobody_bears_is_told_with_the_nearest(run, store):
    code, out, err = run("facts", "--in", store, "--format", "jsonl", "--person", "Anna Duvak")
    assert (code, out) == (0, "")
    assert err == "kg: no person is called 'Anna Duvak'; the nearest: Anne Duval\n"


def test_a_date_that_is_none_is_told_once_for_all_files(run, tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text("Anne Duval a gagné.", "utf-8")
    code, out, err = run("extract", tmp_path, "--published", "hier")
    assert (code, out, len(err.splitlines())) == (2, "", 1)


WHO = (
    "SELECT (CONCAT(?name, ', [b]') AS ?person) ?note WHERE { ?q a kg:Quotation ; kg:speaker/rdfs:label ?name OPTIONAL { ?q kg:x ?note } }"
)


def test_answers_as_table_csv_and_json(run, store):
    assert "Anne Duval, [b]" in run("query", "--in", store, WHO)[1]
    rows = list(csv.DictReader(io.StringIO(run("query", "--in", store, WHO, "--format", "csv")[1])))
    assert rows == [{"person": "Anne Duval, [b]", "note": ""}]
    assert json.loads(run("query", "--in", store, WHO, "--format", "json")[1]) == [{"person": "Anne Duval, [b]", "note": None}]


def test_a_question_from_a_file(run, store, tmp_path):
    (tmp_path / "q.rq").write_text(WHO, "utf-8")
    assert "Anne Duval" in run("query", "--in", store, "--file", tmp_path / "q.rq")[1]


def test_why_prints_the_words(run, store):
    (fact,) = run("facts", "--in", store, "--format", "jsonl")[1].splitlines()
    code, out, err = run("why", json.loads(fact)["id"][:12], "--in", store)
    assert (code, err) == (0, "")
    assert "« nous avons gagné »" in out
    (speaker, *_) = json.loads(run("why", json.loads(fact)["id"], "--in", store, "--format", "json")[1])
    assert (speaker["slot"], speaker["value"]) == ("speaker", "Anne Duval")


@pytest.mark.parametrize("form", ["ttl", "nt", "jsonld", "rdfxml", "csv", "gexf"])
def test_export_writes_the_whole_file_and_nothing_beside(run, store, tmp_path, form):
    out = tmp_path / "new" / f"graph.{form}"
    assert run("export", "--in", store, "--format", form, "--out", out) == (0, "", "")
    assert out.stat().st_size > 1000
    assert [p.name for p in out.parent.iterdir()] == [f"graph.{form}"]


def test_a_full_disk_leaves_the_old_file_and_no_half_one(run, store, tmp_path):
    out = tmp_path / "new" / "graph.nt"
    run("export", "--in", store, "--format", "nt", "--out", out)
    before = out.read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, limits[1]))
    try:
        code, _, err = run("export", "--in", store, "--format", "nt", "--out", out)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert code == 2
    assert "graph.nt: cannot be written" in err
    assert {p.name: p.read_bytes() for p in out.parent.iterdir()} == {"graph.nt": before}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["facts", "--in", "{store}/none"], "no store there; make one with kg build"),
        (["facts", "--in", "{store}", "--type", "birth"], "birth"),
        (["facts", "--in", "{store}", "--where", "colour=red"], "no slot 'colour'"),
        (["facts", "--in", "{store}", "--where", "outcome"], "SLOT=VALUE"),
        (["facts", "--in", "{store}", "--as-of", "hier"], "'hier' is no date"),
        (["query", "--in", "{store}"], "one question"),
        (["query", "SELECT 1"], "--in STORE"),
        (["query", "--in", "{store}", "SELECT 1", "--named", "x"], "one question"),
        (["query", "--in", "{store}", "--colour", "red", "ASK {{}}"], "no option --colour"),
        (["query", "--in", "{store}", "nonsense"], "line 1, column 1: 'nonsense' is not expected"),
        (["query", "--in", "{store}", "DROP ALL"], "line 1, column 1: DROP changes the store"),
        (["query", "--in", "{store}", "SELECT * {{ SERVICE <http://x.example/> {{ ?s ?p ?o }} }}"], "line 1, column 12"),
        (["query", "--in", "{store}", "--file", "{store}/none.rq"], "none.rq"),
        (["query", "--in", "{store}", "--named", "none"], "no question 'none'; there are "),
        (["why", "person/nobody", "--in", "{store}"], "nothing in the graph"),
        (["export", "--in", "{store}", "--format", "doc", "--out", "x"], "ttl, nt"),
        (["export", "--in", "{store}", "--format", "ttl", "--out", "/proc/none/x.ttl"], "/proc/none/x.ttl"),
        (["export", "--in", "{store}", "--format", "ttl", "--out", "x", "--base", "nowhere"], "cannot be a base IRI"),
        (["build", "{store}/../in/a.txt", "--into", "/proc/none"], "/proc/none"),
        (["build", "{store}/../in/a.txt", "--into", "{store}/.."], "not empty"),
        (["build", "{store}/../in/a.txt", "--into", "{store}", "--base", "https://x.example/"], "stand behind"),
    ],
)
def test_bad_input_is_one_line_and_exit_code_2(run, store, arguments, says):
    code, out, err = run(*(a.format(store=store) for a in arguments))
    assert (code, out) == (2, "")
    (line,) = err.splitlines()
    assert says in line


def test_a_broken_record_names_the_line_and_the_way_out(run, store):
    record = store / "record.jsonl"
    record.write_bytes(record.read_bytes().replace("gagné".encode(), b"perdu"))
    code, out, err = run("facts", "--in", store)
    assert (code, out) == (2, "")
    assert "record.jsonl: line 4: what stands up to here is not what was written; take the store from a backup" in err


def test_a_second_build_waits_for_the_first_or_is_refused(run, store, tmp_path, monkeypatch):
    monkeypatch.setattr("kg.store.folder.WAIT", 0.05)
    with Folder(store).writing():
        code, _, err = run("build", tmp_path / "in" / "a.txt", "--into", store)
    assert code == 2
    assert "another process is writing to this store; wait until it is done" in err
