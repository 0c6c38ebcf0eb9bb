"""Comunica, a SPARQL engine of npm, where it is installed (`make comunica`)."""

from pathlib import Path
from shutil import which

import pytest

FOLDER = Path(__file__).parents[1] / "build" / "comunica"


def comunica():
    """The folder that it is installed in; the test is skipped where it is not."""
    if which("node") is None or not (FOLDER / "node_modules" / "@comunica" / "query-sparql-file").is_dir():
        pytest.skip("Comunica is not installed: make comunica")
    return FOLDER
