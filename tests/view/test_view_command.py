"""`kg view` from the command line, on articles read straight away."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

import kg.extract
from kg.cli import main
from tests.stand_in import extract

Run = Callable[..., tuple[Any, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr(kg.extract, "extract", extract, raising=False)

    def call(*arguments: object) -> tuple[Any, str, str]:
        with pytest.raises(SystemExit) as stop:
            main(["view", *map(str, arguments)])
        captured = capsys.readouterr()
        return stop.value.code, captured.out, captured.err

    return call


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text("Titre\n\nAnne Duval : « nous avons gagné ».", "utf-8")
    return path


def test_articles_become_a_page(run: Run, article: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    assert run(article, "--out", out, "--title", "Un <titre>", "--lang", "en") == (0, "", "")
    html = out.read_text("utf-8")
    assert '<html lang="en">' in html
    assert "<h1>Un &lt;titre&gt;</h1>" in html
    assert "nous avons gagné" in html


def test_an_unknown_name_is_refused_with_the_nearest_and_nothing_is_written(run: Run, article: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    code, printed, said = run(article, "--out", out, "--around", "Ane Duval")
    assert (code, printed) == (2, "")
    assert "Anne Duval" in said
    assert len(said.splitlines()) == 1
    assert not out.exists()


def test_a_store_writes_its_own_page(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[Any] = []
    api = ModuleType("kg.api")
    api.__spec__ = ModuleSpec("kg.api", None)
    api.open = lambda store: SimpleNamespace(view=lambda out, **wishes: asked.append((store, out, wishes)))  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "kg.api", api)
    given = ("--around", "X", "--depth", 2, "--election", "E", "--contest", "C", "--article", "A", "--lang", "en", "--title", "T")
    assert run("--in", tmp_path, "--out", tmp_path / "p.html", *given) == (0, "", "")
    wishes = {"around": "X", "depth": 2, "election": "E", "contest": "C", "article": "A", "title": "T", "lang": "en"}
    assert asked == [(tmp_path, tmp_path / "p.html", wishes)]


def _data(path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    parts = re.findall(r'id="kg-(?:data|facts)"[^>]*>(.*?)</script>', path.read_text("utf-8"), re.S)
    return json.loads(parts[0]), json.loads(parts[1])


def test_an_article_opens_on_its_whole_text(run: Run, article: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    other = tmp_path / "other.txt"
    other.write_text("Autre\n\nBob Martin : « nous avons perdu ».", "utf-8")
    assert run("--article", article, other, "--out", out)[0] == 0
    graph, facts = _data(out)
    sources = facts["sources"]["columns"]
    assert graph["meta"]["home"] == "sources"
    assert sources["id"][graph["meta"]["reading"]] == "article"
    assert sources["full"][graph["meta"]["reading"]] is True
    assert sources["passages"][graph["meta"]["reading"]] == ["Titre", "Anne Duval : « nous avons gagné »."]
    assert sum(map(bool, sources["full"])) == 1


def test_around_with_a_depth_keeps_what_is_near(run: Run, article: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Autre\n\nBob Martin : « nous avons perdu ».", "utf-8")
    out = tmp_path / "page.html"
    assert run(article, other, "--out", out, "--around", "anne duval", "--depth", 1)[0] == 0
    graph, facts = _data(out)
    assert graph["nodes"]["columns"]["label"] == ["Anne Duval"]
    assert facts["sources"]["columns"]["id"] == ["article"]
    code, _, said = run(article, "--out", out, "--depth", 1)
    assert code == 2
    assert "--around" in said


@pytest.mark.parametrize("option", ["--election", "--contest"])
def test_a_part_that_is_not_there_is_refused(run: Run, article: Path, tmp_path: Path, option: str) -> None:
    out = tmp_path / "page.html"
    code, _, said = run(article, "--out", out, option, "senatoriales-1999")
    assert code == 2
    assert "senatoriales-1999" in said
    assert not out.exists()


@pytest.mark.parametrize("arguments", [[], ["--in", "store", "article.txt"]])
def test_a_store_or_articles_but_not_both_nor_neither(run: Run, arguments: list[str], tmp_path: Path) -> None:
    code, _, said = run(*arguments, "--out", tmp_path / "page.html")
    assert code == 2
    assert "--in STORE" in said


def test_an_unwritable_place_is_named(run: Run, article: Path, tmp_path: Path) -> None:
    code, _, said = run(article, "--out", article / "page.html")
    assert code == 2
    assert "article.txt/page.html" in said
