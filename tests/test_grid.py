"""Tables of the command line: columns where they fit, one value a line where they do not, nothing lost either way."""

import contextlib
import os
import pty
import re
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from kg.commands.grid import print_table

ROOT = Path(__file__).parents[1]
HEADINGS = ("constituency", "outcome", "what does not go together", "registered", "voters", "cast")
ROWS = [
    ("Nouvelle-Calédonie", "elected", "246 votes of a candidate, 245 of all", "48 747 876", "35 923 707", "35 132 947"),
    ("Loiret-4", "", "", "196 233", "145 489", "141 720"),
]
SCRIPT = f"from kg.commands.grid import print_table\nprint_table({HEADINGS!r}, {ROWS!r}, figures=('registered', 'voters', 'cast'))"


def on_a_terminal(width):
    """What a terminal of `width` columns shows."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (40, width))
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}:{os.environ.get('PYTHONPATH', '')}", "TERM": "xterm", "NO_COLOR": "1"}
    for name in ("COLUMNS", "LINES"):
        environment.pop(name, None)
    subprocess.run([sys.executable, "-c", SCRIPT], stdout=theirs, env=environment, check=True, timeout=60)
    os.close(theirs)
    shown = b""
    with contextlib.suppress(OSError):  # so Linux says that the other end is closed
        while read := os.read(ours, 65536):
            shown += read
    os.close(ours)
    return re.sub(r"\x1b\[[\d;]*m", "", shown.decode("utf-8")).replace("\r\n", "\n")


@pytest.mark.parametrize("width", [50, 80, 100, 160])
def test_no_line_is_wider_than_the_terminal_and_no_figure_is_broken(width):
    shown = on_a_terminal(width)
    assert all(len(line) <= width for line in shown.splitlines())
    for row in ROWS:
        assert all(figure in shown for figure in row[3:])


def test_columns_where_they_fit_and_lines_of_a_heading_and_a_value_where_they_do_not():
    wide = [line.split()[0] for line in on_a_terminal(160).splitlines() if line.strip()]
    assert wide == ["constituency", "Nouvelle-Calédonie", "Loiret-4"]
    lines = on_a_terminal(60).splitlines()
    assert lines[0].split() == ["constituency", "Nouvelle-Calédonie"]
    assert [line.split()[-1] for line in lines if line.startswith("cast")] == ["947", "720"]
    assert sum(not line.strip() for line in lines) == 1


def test_lines_of_a_file_have_no_blanks_at_their_end(capsys):
    print_table(HEADINGS, ROWS)
    shown = capsys.readouterr().out
    assert shown == "".join(f"{line.rstrip()}\n" for line in shown.splitlines())
    assert "246 votes of a candidate, 245 of all" in shown
