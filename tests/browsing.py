"""What tests in a real browser share."""

from __future__ import annotations

import time
from importlib.resources import files
from typing import Any

import pytest

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def until(tab: Any, expression: str, value: object = None, seconds: float = 5.0) -> None:
    """Wait for something to be true in the page; Playwright's own waiting evaluates text, which the page's policy forbids."""
    end = time.monotonic() + seconds
    while not tab.evaluate(f"(value) => ({expression})", value):
        if time.monotonic() > end:
            raise AssertionError(f"never true: {expression}")
        tab.wait_for_timeout(20)


def violations(tab: Any) -> list[Any]:
    """What axe-core finds against WCAG 2.2, levels A and AA; the tab's context must let it in (`bypass_csp`)."""
    pytest.importorskip("axe_playwright_python")
    tab.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    found = tab.evaluate("(tags) => axe.run(document, { runOnly: tags })", WCAG)
    assert found["passes"]
    return [(v["id"], [n["target"] for n in v["nodes"]][:3]) for v in found["violations"]]
