"""The verbs that stand on a store, over a store in memory: what they pass on, print and refuse."""

import csv
import io
import json
import sys
from importlib.machinery import ModuleSpec
from types import ModuleType, SimpleNamespace

import pytest

import kg.extract
from kg.cli import main
from kg.errors import QueryError, StoreError
from tests.stand_in import extract


class InMemory(ModuleType):
    """Stands for `kg.api`: keeps facts by folder, answers every query with one row."""

    def __init__(self):
        super().__init__("kg.api")
        self.__spec__ = ModuleSpec("kg.api", None)
        self.kept = {}

    def add(self, store, documents, facts):
        self.kept.setdefault(store, []).extend(facts)

    def formats(self):
        return ("ttl", "nt")

    def open(self, store):
        if store not in self.kept:
            raise StoreError(f"{store}: no store", "make one with kg build")
        facts = self.kept[store]

        def chosen(*, type, person, election, constituency):
            return [f for f in facts if type in (None, f.type) and person in (None, f.speaker)]

        def query(text):
            if "SELECT" not in text:
                raise QueryError("malformed", "write SELECT")
            return SimpleNamespace(columns=["person", "note"], rows=[("Anne, [b]Duval[/b]", None)])

        return SimpleNamespace(facts=chosen, query=query, named=query, export=lambda form: f"{form} of {len(facts)}".encode())


@pytest.fixture
def run(capsys, monkeypatch):
    monkeypatch.setattr(kg.extract, "extract", extract, raising=False)
    monkeypatch.setitem(sys.modules, "kg.api", InMemory())

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


@pytest.mark.parametrize(("option", "count"), [(["--type", "statement"], 1), (["--type", "seats"], 0), (["--person", "X"], 0)])
def test_options_choose_facts(run, store, option, count):
    assert len(run("facts", "--in", store, "--format", "jsonl", *option)[1].splitlines()) == count


def test_answers_as_table_csv_and_json(run, store):
    assert "[b]Duval[/b]" in run("query", "--in", store, "SELECT 1")[1]
    rows = list(csv.DictReader(io.StringIO(run("query", "--in", store, "SELECT 1", "--format", "csv")[1])))
    assert rows == [{"person": "Anne, [b]Duval[/b]", "note": ""}]
    assert json.loads(run("query", "--in", store, "SELECT 1", "--format", "json")[1]) == [{"person": "Anne, [b]Duval[/b]", "note": None}]


def test_a_question_from_a_file(run, store, tmp_path):
    (tmp_path / "q.rq").write_text("SELECT 1", "utf-8")
    assert run("query", "--in", store, "--file", tmp_path / "q.rq")[0] == 0


def test_export_writes_the_whole_file_and_nothing_beside(run, store, tmp_path):
    out = tmp_path / "new" / "graph.ttl"
    assert run("export", "--in", store, "--format", "ttl", "--out", out) == (0, "", "")
    assert out.read_text("utf-8") == "ttl of 1"
    assert [p.name for p in out.parent.iterdir()] == ["graph.ttl"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["facts", "--in", "{store}/none"], "no store"),
        (["facts", "--in", "{store}", "--type", "birth"], "birth"),
        (["query", "--in", "{store}"], "one question"),
        (["query", "--in", "{store}", "SELECT 1", "--named", "x"], "one question"),
        (["query", "--in", "{store}", "nonsense"], "malformed"),
        (["query", "--in", "{store}", "--file", "{store}/none.rq"], "none.rq"),
        (["export", "--in", "{store}", "--format", "doc", "--out", "x"], "ttl, nt"),
        (["export", "--in", "{store}", "--format", "ttl", "--out", "/proc/none/x.ttl"], "/proc/none/x.ttl"),
    ],
)
def test_bad_input_is_one_line_and_exit_code_2(run, store, arguments, says):
    code, out, err = run(*(a.format(store=store) for a in arguments))
    assert (code, out) == (2, "")
    (line,) = err.splitlines()
    assert says in line
