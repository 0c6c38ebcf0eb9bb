"""The files around the package: what the build refuses, what the Makefile tells, what the lock holds."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture
def ci(tmp_path):
    """`.ci/run` in a copy of the project's root, with programs that only print."""

    def run(log, code=0):
        (tmp_path / ".ci").mkdir()
        shutil.copy(ROOT / ".ci" / "run", tmp_path / ".ci" / "run")
        programs = tmp_path / "bin"
        programs.mkdir()
        for name, script in {"make": f"cat <<'LOG'\n{log}\nLOG\nexit {code}", "chromium": "exit 0"}.items():
            (programs / name).write_text(f"#!/bin/sh\n{script}\n", "utf-8")
            (programs / name).chmod(0o755)
        path = f"{programs}{os.pathsep}{os.environ['PATH']}"
        return subprocess.run([tmp_path / ".ci" / "run"], env={"PATH": path}, capture_output=True, text=True, check=False)

    return run


def test_build_passes_and_ends_with_the_closing_line(ci):
    done = ci("...\n41 passed, 1 skipped in 3.21s\nSKIPPED [1] tests/x.py:3: no reference beside the project")
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == "41 passed, 1 skipped in 3.21s"


@pytest.mark.parametrize(
    ("log", "code"),
    [
        ("SKIPPED [3] tests/view/test_page_in_browser.py:10: no chromium on this machine\n38 passed, 3 skipped in 3s", 0),
        ("1 failed, 40 passed in 3s", 2),
        ("make: *** No rule to make target", 2),
        ("nothing was run", 0),
    ],
)
def test_build_fails_when_a_browser_test_is_skipped_or_tests_fail_or_do_not_finish(ci, log, code):
    assert ci(log, code).returncode != 0


def test_bare_make_lists_every_target():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)[1].split()
    outside = {k: v for k, v in os.environ.items() if not k.startswith(("MAKE", "MFLAGS"))}
    listed = subprocess.run(["make"], cwd=ROOT, env=outside, capture_output=True, text=True, check=True).stdout
    assert [line.split()[0] for line in listed.splitlines()] == phony


def test_every_dependency_is_locked_to_one_version_from_no_named_host():
    lock = (ROOT / "constraints.txt").read_text("utf-8")
    locked = {line.split("==")[0] for line in lock.splitlines()}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *(d for extra in project["optional-dependencies"].values() for d in extra)]
    names = {re.match(r"[\w.-]+", d)[0].lower().replace("_", "-") for d in wanted}
    assert names <= locked
    assert all(re.fullmatch(r"[\w.-]+==[\w.+!-]+", line) for line in lock.splitlines())


def test_links_between_the_pages_lead_somewhere():
    for page in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
