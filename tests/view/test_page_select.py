"""A part of the page is a page: everything in it stands as it stood in the whole."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import view
from kg.errors import UsageError
from kg.view.focus import find, find_source
from kg.view.model import Page, PageFact
from kg.view.resolution import page_of
from kg.view.select import part, within
from tests.view.sample import resolution, sample


def _said(page: Page, fact: PageFact) -> object:
    proofs = [
        (page.sources[e["source"]].id, page.sources[e["source"]].passages[e["passage"]] if "passage" in e else e["value"], e.get("marks"))
        for e in fact.evidence
    ]
    return fact.id, fact.slots, fact.modality, proofs


@given(st.sets(st.integers(0, len(sample().nodes) - 1), min_size=1, max_size=30))
def test_what_a_part_keeps_it_keeps_as_it_was(kept: set[int]) -> None:
    whole = sample()
    focus = min(kept)
    page = part(whole, kept, focus)
    assert [n.id for n in page.nodes] == [whole.nodes[n].id for n in sorted(kept)]
    assert page.nodes[page.focus or 0].id == whole.nodes[focus].id
    told = {fact.id: _said(whole, fact) for fact in whole.facts}
    assert all(_said(page, fact) == told[fact.id] for fact in page.facts)
    ends = {(whole.nodes[e.source].id, whole.nodes[e.target].id, e.kind): [whole.facts[f].id for f in e.facts] for e in whole.edges}
    for edge in page.edges:
        assert [page.facts[f].id for f in edge.facts] == ends[page.nodes[edge.source].id, page.nodes[edge.target].id, edge.kind]
    assert {p for s in page.sources for p in s.passages} <= {p for s in whole.sources for p in s.passages}
    used = {(e["source"], e["passage"]) for fact in page.facts for e in fact.evidence if "passage" in e}
    assert used == {(n, p) for n, source in enumerate(page.sources) for p in range(len(source.passages))}


def test_the_whole_is_a_part_of_itself() -> None:
    whole = sample()
    page = part(whole, set(range(len(whole.nodes))), whole.focus or 0)
    assert (page.nodes, page.edges) == (whole.nodes, whole.edges)


def test_the_walk_does_not_go_on_through_a_party() -> None:
    page = sample()
    start = find(page, "Sonia Backès")
    two = within(page, start, 2)
    party = find(page, "Renaissance", ("party",))
    assert party in within(page, start, 1)
    others = {e.source for e in page.edges if e.target == party and e.kind == "member"} - within(page, start, 1)
    same_contest = {e.source for e in page.edges if e.kind == "ran" and e.target in within(page, start, 1)}
    assert others - same_contest
    assert not (others - same_contest) & two


def test_an_election_is_kept_with_its_contests_and_who_ran(tmp_path: object) -> None:
    page = sample()
    election = find(page, "senatoriales-2023", ("election",))
    kept = part(page, within(page, election, 3), election)
    assert "Sonia Backès" in {n.label for n in kept.nodes}
    assert {n.label for n in kept.nodes if n.kind == "contest"} >= {"Nouvelle-Calédonie, sénatoriales 2023"}
    assert len(kept.facts) < len(page.facts)


def test_an_article_is_found_by_its_name_or_title() -> None:
    key = find_source(resolution(), "backes-demission")
    assert resolution().sources[key].document == "backes-demission"
    with pytest.raises(UsageError, match="backes-demission"):
        find_source(resolution(), "bakes-demision")


def test_contradictions_copies_and_names_of_a_resolution_are_on_its_page() -> None:
    page = page_of(resolution())
    assert len(page.conflicts) == len(resolution().conflicts)
    assert {n.id for n in page.nodes if n.kind == "person"} <= set(resolution().entities)
    assert next(n for n in page.nodes if n.id == "contest/legislatives-2024/14-06").place == "14"
    assert next(n for n in page.nodes if n.label == "Rassemblement national").family == "far-right"


def test_a_graph_too_large_for_one_file_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(view, "MOST_FACTS", 10)
    small = view.without_facts(replace(sample()))
    assert (small.omitted, small.facts, small.sources) == (len(sample().facts), [], [])
    assert [n.id for n in small.nodes] == [n.id for n in sample().nodes]
    assert len(small.edges) == len(sample().edges)
