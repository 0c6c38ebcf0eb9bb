"""The node to open on, named as people name it."""

from __future__ import annotations

import pytest

from kg.errors import UsageError
from kg.view.focus import find
from tests.view.sample import sample


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("person/sonia-backes", "person/sonia-backes"),
        ("sonia backes", "person/sonia-backes"),
        ("Robert XOWIE", "person/robert-xowie"),
        ("legislatives 2024", "election/legislatives-2024"),
        ("Nouvelle-Calédonie", "contest/senatoriales-2023/988"),
    ],
)
def test_a_name_is_found_however_it_is_typed(name: str, identifier: str) -> None:
    page = sample()
    assert page.nodes[find(page, name)].id == identifier


@pytest.mark.parametrize("name", ["Sonia Bakès", "Backès"])
def test_an_unknown_name_is_refused_with_the_nearest(name: str) -> None:
    with pytest.raises(UsageError, match="Sonia Backès"):
        find(sample(), name)


def test_a_name_near_nothing_says_where_to_look() -> None:
    with pytest.raises(UsageError, match="kg facts"):
        find(sample(), "Zzzzzzzz")
