"""What the resolved view of the sample articles says."""

import random

import pytest

from kg.resolve import resolve
from kg.resolved import Source
from tests.resolve import gold_facts


@pytest.fixture(scope="module")
def sample():
    read = [gold_facts.facts_of(name) for name in gold_facts.names()]
    return [f for _, facts in read for f in facts], [Source.of(document) for document, _ in read]


@pytest.fixture(scope="module")
def resolution(sample):
    return resolve(*sample)


def test_every_fact_is_linked_to_an_item_and_every_end_is_an_entity(resolution):
    assert set(resolution.links) == set(resolution.facts)
    for links in resolution.links.values():
        assert links.item in resolution.items
        for end in (*links.named.values(), links.election, links.contest, links.round, links.candidacy):
            assert end is None or end in resolution.entities


def test_results_of_two_articles_are_one_item_with_both_facts(resolution):
    item = resolution.items["result/senatoriales-2023/988/2/sonia-backes"]
    assert item.chosen("votes") == 246
    assert {resolution.facts[f].document for f in item.facts} == {"backes-demission", "senatoriales-nouvelle-caledonie"}


def test_the_order_of_loading_changes_nothing(sample, resolution):
    facts, sources = sample
    for seed in range(3):
        shuffled = random.Random(seed).sample(facts, len(facts))
        again = resolve(shuffled, reversed(sources))
        assert again == resolution
        assert list(again.entities) == list(resolution.entities)
        assert list(again.items) == list(resolution.items)
