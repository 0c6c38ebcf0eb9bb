"""Stores of the sample articles and a browser, shared by the tests of everything that needs them."""

import shutil

import pytest

import kg
from kg.store import create
from tests.browsing import ARGUMENTS
from tests.sample_facts import sample


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory):
    """Folder of a store with the facts of every sample article, as a careful reader takes them."""
    folder = tmp_path_factory.mktemp("sample") / "store"
    with create(folder).writing() as writer:
        for document, facts in sample():
            writer.add(document, facts, read_at="2026-01-02T03:04:05+00:00")
    return folder


@pytest.fixture(scope="session")
def graph(sample_store):
    return kg.open(sample_store)


@pytest.fixture(scope="session")
def chromium():
    """One browser for the whole run: Playwright runs once a process. Skipped only where there is none."""
    sync_api = pytest.importorskip("playwright.sync_api")
    executable = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if executable is None:
        pytest.skip("no chromium on this machine")
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield browser
        browser.close()
