"""`kg view` from the command line, on articles read straight away."""

from __future__ import annotations

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
    assert run("--in", tmp_path, "--out", tmp_path / "p.html", "--around", "X", "--lang", "en", "--title", "T") == (0, "", "")
    assert asked == [(tmp_path, tmp_path / "p.html", {"around": "X", "title": "T", "lang": "en"})]


@pytest.mark.parametrize("arguments", [[], ["--in", "store", "article.txt"]])
def test_a_store_or_articles_but_not_both_nor_neither(run: Run, arguments: list[str], tmp_path: Path) -> None:
    code, _, said = run(*arguments, "--out", tmp_path / "page.html")
    assert code == 2
    assert "--in STORE" in said


def test_an_unwritable_place_is_named(run: Run, article: Path, tmp_path: Path) -> None:
    code, _, said = run(article, "--out", article / "page.html")
    assert code == 2
    assert "article.txt/page.html" in said
