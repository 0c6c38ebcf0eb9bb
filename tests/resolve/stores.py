"""Stores of the sample articles, with facts of their gold, and of the sample result files."""

from kg.pipeline import read_files
from kg.sources import expand
from kg.store import create
from tests.resolve import gold_facts

AT = "2024-08-01T00:00:00+00:00"
RESULTS = gold_facts.ARTICLES.parent / "results"


def store_of(folder, *, articles=(), results=()):
    with create(folder).writing() as writer:
        for name in articles:
            writer.add(*gold_facts.facts_of(name), read_at=AT)
        for reading in read_files(expand([RESULTS / name for name in results])):
            assert reading.error is None
            for document in reading.documents:
                writer.add(document, reading.facts, read_at=AT)
    return folder
