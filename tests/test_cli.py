import csv
import io
import json

import pytest

import kg
import kg.extract
from kg.cli import main
from tests.stand_in import extract


@pytest.fixture(autouse=True)
def _stand_in(monkeypatch):
    monkeypatch.setattr(kg.extract, "extract", extract, raising=False)


@pytest.fixture
def run(capsys):
    def call(*arguments):
        with pytest.raises(SystemExit) as stop:
            main([str(a) for a in arguments])
        out, err = capsys.readouterr()
        return stop.value.code, out, err

    return call


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text("Titre\n\nAnne Duval : « nous avons gagné ».", "utf-8")
    return path


def test_version_and_help(run):
    assert run("--version") == (0, f"kg {kg.__version__}\n", "")
    for arguments in (["--help"], ["extract", "--help"], ["evaluate", "--help"]):
        code, out, err = run(*arguments)
        assert (code, err) == (0, "")
        assert "Usage: kg" in out


def test_json_lines_and_nothing_else_on_stdout(run, article):
    code, out, err = run("extract", article)
    assert (code, err) == (0, "")
    (fact,) = [json.loads(line) for line in out.splitlines()]
    (evidence,) = fact["evidence"]
    assert article.read_text("utf-8")[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_table_shows_who_said_what(run, article):
    code, out, _ = run("extract", article, "--format", "table")
    assert code == 0
    assert "Anne Duval" in out
    assert "nous avons gagné" in out


def test_csv_holds_formulas_as_text(run, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("« =SUM(A1) »", "utf-8")
    _, out, _ = run("extract", path, "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(out))
    assert row["quote"].startswith("«")
    assert not any(value.startswith("=") for value in row.values())


def test_markup_in_a_text_is_shown_as_it_is(run, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("« [bold]gras[/bold] »", "utf-8")
    assert "[bold]gras[/bold]" in run("extract", path, "--format", "table")[1]


def test_a_bad_file_is_one_line_and_exit_code_2_while_others_are_done(run, article, tmp_path):
    bad = tmp_path / "scan.pdf"
    bad.write_bytes(b"%PDF-1.4")
    code, out, err = run("extract", bad, article, tmp_path / "none.txt")
    assert code == 2
    assert len(out.splitlines()) == 1
    first, second, count = err.splitlines()
    assert "scan.pdf: a PDF" in first
    assert "none.txt: no such file" in second
    assert "2 of 3 files at fault" in count


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["extract"], "PATH"),
        (["extract", "x.txt", "--format", "xml"], "xml"),
        (["extract", "{article}", "--published", "hier"], "hier"),
        (["nonsense"], "nonsense"),
        (["evaluate", "--gold", "/does/not/exist"], "/does/not/exist"),
    ],
)
def test_what_cannot_be_understood_is_named(run, article, arguments, says):
    code, out, err = run(*(a.format(article=article) for a in arguments))
    assert (code, out) == (2, "")
    assert says in err.splitlines()[0]


def test_a_bare_command_shows_the_verbs(run):
    code, _, err = run()
    assert code == 2
    assert "extract" in err


def test_standard_input_is_read(run, monkeypatch):
    stdin = io.TextIOWrapper(io.BytesIO("Titre\n\n« oui »".encode()))
    monkeypatch.setattr("sys.stdin", stdin)
    code, out, _ = run("extract", "-")
    assert code == 0
    assert json.loads(out)["document"] == "stdin"


def test_evaluation_prints_figures(run, tmp_path):
    (tmp_path / "a.txt").write_text("Anne Duval : « nous avons gagné ».", "utf-8")
    gold = {"published": None, "facts": [{"type": "statement", "speaker": "Anne Duval", "quote": "nous avons gagné"}]}
    (tmp_path / "a.gold.json").write_text(json.dumps(gold), "utf-8")
    code, out, _ = run("evaluate", "--gold", tmp_path, "--format", "json")
    assert code == 0
    assert json.loads(out)
    assert "statement" in run("evaluate", "--gold", tmp_path)[1]
