"""The documents on the graph do not lie: the notebook runs, examples give what they show, what is made from the ontology is fresh."""

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kg.export import FORMATS

ROOT = Path(__file__).parents[2]


def test_the_notebook_runs_from_the_first_cell_to_the_last(monkeypatch):
    monkeypatch.chdir(ROOT)
    cells = json.loads((ROOT / "docs" / "notebook.ipynb").read_text("utf-8"))["cells"]
    space = {}
    for cell in cells:
        if cell["cell_type"] == "code":
            *before, last = ast.parse("".join(cell["source"])).body
            exec(compile(ast.Module(before, []), "cell", "exec"), space)
            if isinstance(last, ast.Expr):
                shown = eval(compile(ast.Expression(last.value), "cell", "eval"), space)
            else:
                exec(compile(ast.Module([last], []), "cell", "exec"), space)
    assert space["facts"]
    assert space["network"].number_of_nodes() > 50
    assert len(shown) == 5


def test_the_examples_of_the_python_document_give_what_they_show(graph):
    text = (ROOT / "docs" / "python.md").read_text("utf-8")
    examples = re.findall(r"^>>> (.*)\n(.*)$", text, re.MULTILINE)
    assert examples
    for asked, shown in examples:
        assert repr(eval(asked, {"g": graph})) == shown


def test_every_form_is_told_of(graph):
    text = (ROOT / "docs" / "graph.md").read_text("utf-8")
    assert [form for form in FORMATS if f"`{form}`" not in text] == []
    for name in re.findall(r"--named ([\w-]+)", text):
        assert name in graph.questions()


def test_what_is_made_from_the_ontology_is_fresh():
    pytest.importorskip("jinja2")
    run = subprocess.run(
        [sys.executable, ROOT / "tools" / "make_vocabulary.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": ":".join([str(ROOT), *sys.path])},
    )
    assert (run.returncode, run.stdout) == (0, "\n")
