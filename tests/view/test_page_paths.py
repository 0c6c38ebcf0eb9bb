"""The ways between two people: compared with networkx, shown together or alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest

from kg.facts import Affiliation, Candidacy, Quote
from kg.resolve import resolve
from kg.resolved import Source
from kg.view.model import Page
from kg.view.resolution import page_of
from tests.browsing import until
from tests.view.sample import sample

pytestmark = pytest.mark.browser

HUBS = {"party", "election"}
WAYS = """(through) => {
  const people = kg.data.nodes.filter((n) => n.kind === "person");
  const found = [];
  for (let i = 0; i < 60; i++) {
    const [a, b] = [people[(i * 7) % people.length], people[(i * 13 + 5) % people.length]];
    const numbers = (way) => way.map((s) => [s.node.index, s.edge && s.edge.index]);
    if (a !== b) found.push([a.index, b.index, kg.paths(a, b, through).map(numbers)]);
  }
  return found;
}"""


def walkable(page: Page, ends: tuple[int, int], through: bool) -> nx.Graph:
    """The lines that a way may go over, hubs left out but at its ends."""
    graph = nx.Graph()
    graph.add_nodes_from(ends)
    graph.add_edges_from((edge.source, edge.target) for edge in page.edges)
    degree = [0] * len(page.nodes)
    for edge in page.edges:
        degree[edge.source] += 1
        degree[edge.target] += 1
    hubs = [n for n, node in enumerate(page.nodes) if node.kind in HUBS or degree[n] > 60]
    graph.remove_nodes_from([] if through else set(hubs) - set(ends))
    return graph


@pytest.mark.parametrize("through", [False, True])
def test_ways_are_those_that_networkx_finds_shortest_first(open_page: Callable[..., Any], through: bool) -> None:
    page = sample()
    tab = open_page(page).go()
    until(tab, "kg.data.complete")
    lengths = set()
    for start, end, ways in tab.evaluate(WAYS, through):
        graph = walkable(page, (start, end), through)
        expected = nx.shortest_path_length(graph, start, end) if nx.has_path(graph, start, end) else None
        assert (len(ways[0]) - 1 if ways else None) == expected
        nodes = [[node for node, _ in way] for way in ways]
        assert len(nodes) <= 5
        assert [len(way) for way in nodes] == sorted(len(way) for way in nodes)
        assert len({tuple(way) for way in nodes}) == len(nodes)
        for way, steps in zip(nodes, ways, strict=True):
            assert (way[0], way[-1], len(set(way))) == (start, end, len(way))
            for before, (after, edge) in zip(way, steps[1:], strict=False):
                assert {before, after} == {page.edges[edge].source, page.edges[edge].target}
                assert graph.has_edge(before, after)
        shortest = list(nx.all_shortest_paths(graph, start, end)) if ways else []
        assert sum(len(way) == len(ways[0]) for way in ways) == min(5, len(shortest))
        lengths.add(len(ways))
    assert len(lengths) > 1


def rivals() -> Page:
    """Two people who stood in the same two contests, and are of one party."""
    quote = Quote(start=0, end=5, quote="Texte")
    facts = [
        Candidacy(person=person, election=election, constituency=place, document="a", evidence=(quote,))
        for person in ("Jeanne Morvan", "Luc Tardieu")
        for election, place in (("legislatives-2022", "Finistère-2"), ("legislatives-2024", "Finistère-3"))
    ]
    members = [Affiliation(person=p, party="LR", document="a", evidence=(quote,)) for p in ("Jeanne Morvan", "Luc Tardieu")]
    return page_of(resolve([*facts, *members], [Source("a", published="2024-07-01", text="Texte")]))


def test_several_ways_are_shown_together_one_of_them_alone_and_hubs_when_asked(open_page: Callable[..., Any]) -> None:
    page = open_page(rivals())
    tab = page.go("focus=person/jeanne-morvan&node=person/jeanne-morvan")
    tab.fill("#path-to", "tardieu")
    tab.press("#path-to", "Enter")
    until(tab, "kg.state.to === 'person/luc-tardieu' && kg.shownNodes().length === 4")
    assert tab.locator(".path-box .path").count() == 2
    assert tab.locator("#panel section").first.get_attribute("class") == "path-box"
    tab.get_by_role("button", name="2. Voir ce lien seul").click()
    until(tab, "kg.state.way === 2 && kg.shownNodes().length === 3")
    tab.goto(tab.url)
    until(tab, "kg.shownNodes().length === 3")
    tab.get_by_role("button", name="Passer aussi par les partis").click()
    until(tab, "kg.state.way === 0 && kg.shownNodes().some((n) => n.kind === 'party')")
    assert tab.locator(".path-box .path").count() == 3
    page.quiet()
