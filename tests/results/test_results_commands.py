"""`kg results` and `kg breaches`: what they print."""

import json

import pytest

from kg.cli import main
from tests.results.tables_written import Candidate, Contest, Style, as_text, as_xml, long


@pytest.fixture
def run(capsys):
    def call(*arguments):
        with pytest.raises(SystemExit) as stop:
            main([str(a) for a in arguments])
        out, err = capsys.readouterr()
        return stop.value.code, out, err

    return call


def contest(number, *votes):
    names = [("DUVAL", "Anne"), ("LE GOFF", "Loïc")]
    return Contest(("45", "Loiret"), number, 10, 5, 300, [Candidate(*names[i], "DVD", n) for i, n in enumerate(votes)])


def wrong_file(path):
    rows = long([contest(1, 400, 200), contest(2, 300, 100)], Style())
    rows[1][7] = rows[2][7] = "999"  # registered
    path.write_bytes(as_text(rows))
    return path


def test_results_prints_the_sums_of_a_file_and_what_does_not_add_up(run, tmp_path):
    code, out, err = run("results", wrong_file(tmp_path / "a.csv"))
    assert code == 0
    assert "legislatives-2022" in out
    assert "1 000" in out  # votes of both constituencies
    assert "does not add up: a.csv, row 2: legislatives-2022, Loiret-1, round 1: 999 registered, 615 voters + 300 abstentions = 915" in err


def test_results_as_json_lines(run, tmp_path):
    code, out, _ = run("results", "--format", "jsonl", wrong_file(tmp_path / "a.csv"))
    lines = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert (lines[0]["counts"], lines[0]["lines"], lines[0]["votes"], lines[0]["counts by"]) == (2, 4, 1000, "circonscription")
    assert {line["breach"]["kind"] for line in lines[1:]} == {"registered"}


def test_results_of_an_article_says_that_it_is_one(run, tmp_path):
    (tmp_path / "a.txt").write_text("Titre\n\nAnne Duval est élue.", "utf-8")
    code, _, err = run("results", tmp_path / "a.txt")
    assert code == 0
    assert "an article" in err


def test_build_takes_articles_and_result_files_and_breaches_lists_what_does_not_add_up(run, tmp_path):
    pytest.importorskip("kg.api")
    wrong_file(tmp_path / "a.csv")
    (tmp_path / "b.xml").write_bytes(as_xml([contest(3, 50, 60)]))
    store = tmp_path / "store"
    code, _, err = run("build", tmp_path / "a.csv", tmp_path / "b.xml", "--into", store)
    assert code == 0
    assert "does not add up" in err
    code, out, _ = run("breaches", "--in", store, "--format", "jsonl")
    (breach,) = map(json.loads, out.splitlines())
    assert (code, breach["kind"], breach["constituency"], breach["explained"]) == (0, "registered", "Loiret-1", None)
    assert "999 registered" in breach["message"]
    _, table, _ = run("breaches", "--in", store)
    assert "Loiret-1" in table
