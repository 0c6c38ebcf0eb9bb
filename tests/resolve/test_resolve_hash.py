"""Stores filled in another order hold the same graph, by the hash of its canonical form."""

import hashlib
import random

import pytest
from pyoxigraph import CanonicalizationAlgorithm, Dataset, RdfFormat, parse, serialize

import kg
from kg.pipeline import read_files
from kg.sources import expand
from kg.store import create
from tests.resolve import gold_facts
from tests.resolve.stores import AT, RESULTS


@pytest.fixture(scope="module")
def readings():
    read = [gold_facts.facts_of(name) for name in gold_facts.names()]
    for reading in read_files(expand([RESULTS])):
        read += [(document, reading.facts) for document in reading.documents]
    return read


def hash_of(folder, readings):
    with create(folder).writing() as writer:
        for document, facts in readings:
            writer.add(document, facts, read_at=AT)
    dataset = Dataset(parse(kg.open(folder).export("nt"), format=RdfFormat.N_TRIPLES))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return hashlib.sha256(serialize(sorted(dataset, key=str), format=RdfFormat.N_QUADS)).hexdigest(), len(dataset)


def test_the_order_of_loading_does_not_change_the_hash_of_the_graph(tmp_path, readings):
    plain, size = hash_of(tmp_path / "plain", readings)
    assert size > 1000
    for seed in range(2):
        assert hash_of(tmp_path / str(seed), random.Random(seed).sample(readings, len(readings))) == (plain, size)
    assert hash_of(tmp_path / "less", readings[1:])[0] != plain
