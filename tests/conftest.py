"""Stores of the sample articles, shared by the tests of everything that stands on one."""

import pytest

import kg
from kg.store import create
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
