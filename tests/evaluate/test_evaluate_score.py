"""The score of a folder, its report, and agreement with the reference scorer where that is at hand."""

from __future__ import annotations

import contextlib
import io
import json
import runpy
import sys
import tempfile
from functools import cache
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from records import found_records, gold_records
from rich.console import Console

from kg.evaluate import evaluate, print_score, read_folder, score
from kg.evaluate.values import labels
from kg.facts import Candidacy, Quote, Result
from kg.model import Place

TEXT = "Anne Roux (LR) est élue maire de Lyon."
SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "eval"
needs_reference = pytest.mark.skipif(not (SHARED / "score.py").exists(), reason="no reference scorer beside the project")


@pytest.fixture
def folder(tmp_path):
    gold = {"facts": [{"type": "result", "person": "Anne Roux", "constituency": "Lyon", "outcome": "elected"}]}
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    return tmp_path


def elected(constituency="Lyon", quote="Anne Roux", **more):
    words = Quote(start=0, end=9, quote=quote)
    return Result(person="Anne Roux", constituency=constituency, outcome="elected", document="a", evidence=(words,), **more)


def test_all_right(folder):
    got = evaluate(folder, lambda path: [elected()])
    assert got.to_json()["scores"]["all"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0, "facts": 1.0, "gold": 1}
    assert not got.mistakes()
    assert not got.bad_evidence


def test_extractor_is_given_each_text_once(folder):
    seen = []
    evaluate(folder, lambda path: seen.append(path.name) or [])
    assert seen == ["a.txt"]


def test_teasers_do_not_count(folder):
    other = Candidacy(person="Jean Sol", document="a", segment=Place.TEASER, evidence=(Quote(start=0, end=4, quote="Anne"),))
    assert not evaluate(folder, lambda path: [elected(), other]).mistakes()


def test_quote_that_is_not_the_text_is_named(folder):
    got = evaluate(folder, lambda path: [elected(quote="Anne Rous")])
    assert got.bad_evidence == ("a: result: quote is not the text at 0:9",)


def test_words_of_a_page_are_looked_up_without_its_markup(folder):
    (folder / "a.txt").unlink()
    (folder / "a.html").write_text("<p>Anne <b>Roux</b> est &eacute;lue</p>", encoding="utf-8")
    assert not evaluate(folder, lambda path: [elected()]).bad_evidence
    assert evaluate(folder, lambda path: [elected(quote="Jean Roux")]).bad_evidence == ("a: result: quote is not in the page",)


def test_report_shows_figures_and_mistakes_as_plain_words(folder):
    stream = io.StringIO()
    got = evaluate(folder, lambda path: [elected(constituency="[red]Nice")])
    print_score(got, Console(file=stream, width=200), show=True)
    assert "0.667" in stream.getvalue()
    assert "constituency: [red]Nice" in stream.getvalue()
    (mistake,) = got.to_json(show=True)["mistakes"]
    assert (mistake["document"], mistake["type"], mistake["alarms"], mistake["misses"]) == ("a", "result", 1, 1)


@cache
def _reference_module():
    return runpy.run_path(str(SHARED / "score.py"))


def reference(folder, facts):
    """What the reference scorer prints for these facts."""
    lines = [json.dumps({**record, "document": name}) for name, records in facts.items() for record in records]
    path = folder / "facts.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    argv = ["score.py", "--gold", str(folder), "--facts", str(path), "--json"]
    printed = io.StringIO()
    with mock.patch.object(sys, "argv", argv), contextlib.redirect_stdout(printed):
        _reference_module()["main"]()
    return json.loads(printed.getvalue())


texts = st.fixed_dictionaries(
    {"gold": st.lists(gold_records(), max_size=6), "found": st.lists(found_records(), max_size=6), "teasers": st.booleans()}
)


@needs_reference
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(["a", "b", "c"]), texts, min_size=1))
def test_gives_the_figures_of_the_reference_on_random_facts(data):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for text, parts in data.items():
            gold = {"facts": parts["gold"], "score_teasers": parts["teasers"]}
            (folder / f"{text}.txt").write_text(TEXT, encoding="utf-8")
            (folder / f"{text}.gold.json").write_text(json.dumps(gold), encoding="utf-8")
        found = {text: parts["found"] for text, parts in data.items()}
        assert score(read_folder(folder), found).to_json() == reference(folder, found)


@needs_reference
def test_knows_the_same_labels_as_the_reference():
    """Every party label of the reference belongs to the same party here, and no two parties are one."""
    theirs = _reference_module()["PARTY"]
    ours = labels().party
    assert theirs.keys() == ours.keys()
    assert all((theirs[a] == theirs[b]) == (ours[a] == ours[b]) for a in theirs for b in theirs)
