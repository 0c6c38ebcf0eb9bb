"""The table of scores in the README is made by a tool."""

import importlib.util
from pathlib import Path

import pytest

from kg.evaluate import evaluate
from kg.pipeline import facts_of

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("score_table", ROOT / "tools" / "score_table.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_table_has_a_row_a_set_and_a_row_a_type(tool, tmp_path):
    (tmp_path / "a.txt").write_text("Anne Morel a démissionné.", "utf-8")
    (tmp_path / "a.gold.json").write_text(
        '{"published": null, "facts": [{"type": "resignation", "person": "Anne Morel", "status": "effective"}]}', "utf-8"
    )
    score = evaluate(tmp_path, lambda path: facts_of([path]))
    made = tool.table([("own", score)], "2024-05-01")
    assert "| own | 1 | 1.000 | 1.000 | 1.000 | 1.000 | 0 |" in made
    assert "| `resignation` | 1.000 (1) |" in made


def test_table_is_put_between_the_marks_of_the_readme(tool):
    readme = (ROOT / "README.md").read_text("utf-8")
    assert tool.placed(readme, "NEW").count("NEW") == 1
    with pytest.raises(ValueError, match="scores"):
        tool.placed("no marks", "NEW")
