"""Pages in a browser with the network off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.view import save
from kg.view.model import Page

#: Pages already written in this run, so that each is written once.
written: dict[int, Path] = {}
kept: list[Page] = []


class Opened:
    """A page in the browser with what it asked of the network and what it complained of."""

    def __init__(self, tab: Any, address: str) -> None:
        self.tab = tab
        self.address = address
        self.complaints: list[str] = []
        self.requests: list[str] = []
        tab.on("console", lambda m: self.complaints.append(m.text) if m.type in {"error", "warning"} else None)
        tab.on("pageerror", lambda e: self.complaints.append(str(e)))
        tab.on("dialog", lambda d: (self.complaints.append(f"dialog {d.message}"), d.dismiss()))
        tab.on("request", lambda r: self.requests.append(r.url) if not r.url.startswith((address, "blob:", "data:")) else None)

    def go(self, fragment: str = "") -> Any:
        self.tab.goto(self.address + ("#" + fragment if fragment else ""))
        self.tab.wait_for_selector("html[data-ready]", state="attached")
        return self.tab

    def quiet(self) -> None:
        assert self.complaints == []
        assert self.requests == []


@pytest.fixture
def open_page(chromium: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Opened]]:
    contexts = []

    def opened(page: Page, **context: Any) -> Opened:
        out = written.get(id(page)) or tmp_path_factory.mktemp("page") / "page.html"
        if id(page) not in written:
            save(page, out)
            written[id(page)] = out
            kept.append(page)
        contexts.append(chromium.new_context(offline=True, **{"viewport": {"width": 1280, "height": 900}, **context}))
        return Opened(contexts[-1].new_page(), out.as_uri())

    yield opened
    for context in contexts:
        context.close()
