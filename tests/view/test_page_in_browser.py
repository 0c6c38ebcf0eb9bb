"""The page in a real browser with the network off: what people do with it, by mouse and by keyboard."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.facts import Affiliation, Quote, Result
from kg.view import assets, network
from kg.view.builder import Builder
from kg.view.model import PageNode, PageSource
from tests.browsing import until
from tests.view.sample import sample

pytestmark = pytest.mark.browser

CALEDONIA = "contest/senatoriales-2023/988"
BACKES = "person/sonia-backes"


def test_it_opens_without_network_on_the_map_and_complains_of_nothing(
    open_page: Callable[..., Any],
) -> None:
    page = open_page(sample())
    tab = page.go()
    assert tab.locator("#search").is_visible()
    assert tab.locator("#map-list li").first.inner_text().startswith("Calvados-6, législatives 2024")
    assert tab.locator(".tile").count() == len(assets.tiles())
    page.quiet()


def test_a_square_of_the_map_goes_to_its_contest_or_lists_them(open_page: Callable[..., Any]) -> None:
    page = open_page(sample())
    tab = page.go()
    tab.locator(".tile[data-place='14']").click()
    assert tab.locator("#map-list h3").first.inner_text().lower() == "calvados"
    assert tab.locator("#map-list li").count() == 3
    tab.locator(".tile[data-place='988']").focus()
    tab.keyboard.press("Enter")
    until(tab, f"kg.state.focus === '{CALEDONIA}'")
    page.quiet()


def test_the_map_is_coloured_by_party_by_turnout_and_by_number(open_page: Callable[..., Any]) -> None:
    tab = open_page(sample()).go("f.election=legislatives-2024")
    stripes = "place => [...document.querySelectorAll(`.tile[data-place='${place}'] rect`)].map((r) => r.getAttribute('class'))"
    assert "fam-centre" in tab.evaluate(stripes, "14")
    tab.select_option("#map-by", "turnout")
    until(tab, "kg.state.by === 'turnout'")
    assert "turnout-4" in tab.evaluate(stripes, "14")
    assert "71,1\u00a0%" in tab.locator(".tile[data-place='14']").get_attribute("aria-label")
    tab.focus("#map-by")
    tab.select_option("#map-by", "count")
    until(tab, "kg.state.by === 'count'")
    assert "level-2" in tab.evaluate(stripes, "14")
    assert tab.evaluate("document.activeElement.id") == "map-by"


def test_a_click_on_a_node_shows_its_sentence_with_the_words_marked(open_page: Callable[..., Any]) -> None:
    page = open_page(sample())
    tab = page.go(f"focus={CALEDONIA}")
    point = tab.evaluate("id => kg.onScreen(id)", BACKES)
    tab.mouse.click(point["x"], point["y"])
    until(tab, "kg.state.node === 'person/sonia-backes'")
    assert tab.locator("#panel h2").inner_text() == "Sonia Backès"
    proof = tab.locator("#panel blockquote").first
    marked = proof.locator("mark").first.inner_text()
    assert marked
    assert marked in proof.inner_text()
    assert "Le Courrier de l'Hémicycle, 27 septembre 2023" in tab.locator("#panel .source-line").first.inner_text()
    page.quiet()


def test_a_click_on_a_line_shows_the_facts_that_it_stands_for(open_page: Callable[..., Any]) -> None:
    tab = open_page(sample()).go(f"focus={CALEDONIA}")
    ends = tab.evaluate("ids => ids.map(id => kg.onScreen(id))", [BACKES, CALEDONIA])
    tab.mouse.click((ends[0]["x"] + ends[1]["x"]) / 2, (ends[0]["y"] + ends[1]["y"]) / 2)
    until(tab, "kg.state.edge !== null")
    types = tab.locator("#panel .fact .type").all_inner_texts()
    assert types
    assert set(types) <= {"Candidature", "Résultat"}


@pytest.mark.parametrize(
    ("typed", "found"), [("backes", "Sonia Backès"), ("xowei", "Robert Xowie"), ("nouvelle cal", "Nouvelle-Calédonie")]
)
def test_search_needs_neither_accents_nor_right_spelling(open_page: Callable[..., Any], typed: str, found: str) -> None:
    tab = open_page(sample()).go()
    tab.fill("#search", typed)
    assert found in tab.locator("#answers li").first.inner_text()


def test_the_keyboard_stays_in_the_list_of_contests(open_page: Callable[..., Any]) -> None:
    tab = open_page(sample()).go(f"focus={CALEDONIA}")
    tab.locator("#contests button[aria-current]").focus()
    tab.keyboard.press("Shift+Tab")
    tab.keyboard.press("Enter")
    until(tab, "kg.state.focus === 'election/senatoriales-2023'")
    assert tab.evaluate("document.activeElement.getAttribute('aria-current')") == "true"


def test_arrows_walk_the_graph_and_say_where_they_are(open_page: Callable[..., Any]) -> None:
    tab = open_page(sample()).go(f"focus={CALEDONIA}")
    tab.focus("#graph")
    tab.keyboard.press("ArrowLeft")
    until(tab, "kg.state.node && kg.data.nodeById.get(kg.state.node).kind === 'person'")
    name = tab.evaluate("kg.data.nodeById.get(kg.state.node).label")
    assert name in tab.locator("#live").inner_text()
    tab.keyboard.press("Enter")
    until(tab, "kg.state.focus === kg.state.node")


def test_filters_narrow_facts_and_graph_and_can_be_reset(open_page: Callable[..., Any]) -> None:
    tab = open_page(sample()).go("view=table")
    rows = tab.evaluate("kg.passingFacts().length")
    tab.select_option("#filter-outcome", "elected")
    until(tab, "kg.state.filters.outcome === 'elected'")
    elected = tab.evaluate("kg.passingFacts().length")
    assert 0 < elected < rows
    assert "f.outcome=elected" in tab.url
    assert tab.evaluate("kg.passingFacts().every(f => f.slots.outcome === 'elected')")
    tab.click("#tab-graph")
    until(tab, "kg.shownNodes().length > 0")
    edges = tab.evaluate("kgNetwork.body.data.edges.get().map(e => kg.data.edges[e.id]).filter(e => e.facts.length)")
    assert edges
    assert all(any(tab.evaluate("f => kg.shows(f)", f) for f in e["facts"]) for e in edges[:5])
    tab.click("#filters-reset")
    until(tab, f"kg.passingFacts().length === {rows}")


def test_each_state_has_a_link_and_back_undoes(open_page: Callable[..., Any]) -> None:
    page = open_page(sample())
    tab = page.go(f"focus={CALEDONIA}&node={BACKES}&lang=en")
    assert tab.locator("#panel h2").inner_text() == "Sonia Backès"
    assert tab.locator("#tab-graph").inner_text() == "Graph"
    tab.click("#tab-table")
    until(tab, "kg.state.view === 'table'")
    tab.go_back()
    until(tab, "kg.state.view === 'graph'")
    assert tab.locator("html").get_attribute("lang") == "en"


@pytest.mark.parametrize(
    "fragment",
    ["node=person/nobody", "edge=99999999", "view=%3Cscript%3E", "f.party=%22%3E%3Cimg src=x onerror=alert(1)%3E", "%%%"],
)
def test_a_wrong_link_opens_the_page_all_the_same(open_page: Callable[..., Any], fragment: str) -> None:
    page = open_page(sample())
    tab = page.go(fragment)
    assert tab.locator("#tabs").is_visible()
    page.quiet()


def test_contradictions_stand_side_by_side(open_page: Callable[..., Any]) -> None:
    tab = open_page(sample()).go("view=conflicts")
    first = tab.locator(".conflict").first
    values = first.locator(".version-value").all_inner_texts()
    assert len(values) == 2
    assert values[0] != values[1]
    boxes = [first.locator(".version").nth(i).bounding_box() for i in range(2)]
    assert boxes[0]["y"] == boxes[1]["y"]
    assert first.locator("blockquote").count() >= 2


@pytest.mark.parametrize("view", ["graph", "map", "overview", "table", "conflicts", "sources"])
@pytest.mark.parametrize("width", [390, 1280])
def test_every_view_draws_in_both_widths_without_sideways_scroll(open_page: Callable[..., Any], view: str, width: int) -> None:
    page = open_page(sample(), viewport={"width": width, "height": 844})
    tab = page.go(f"view={view}")
    assert tab.locator(f"#view-{view}").is_visible()
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.quiet()


def test_the_overview_shows_all_and_a_click_opens_a_node(open_page: Callable[..., Any]) -> None:
    tab = open_page(sample()).go("view=overview")
    tab.wait_for_timeout(100)
    point = tab.evaluate("id => kg.overviewPoint(id)", CALEDONIA)
    tab.mouse.click(point["x"], point["y"])
    until(tab, "kg.state.node !== null")
    assert tab.locator("#panel").is_visible()


def test_the_way_between_two_people_goes_around_parties_and_proves_each_step(open_page: Callable[..., Any]) -> None:
    page = open_page(sample())
    tab = page.go(f"focus={BACKES}&node={BACKES}")
    tab.fill("#path-to", "gerard poadja")
    tab.press("#path-to", "Enter")
    until(tab, "kg.state.to === 'person/gerard-poadja'")
    assert tab.evaluate("kg.wantedPaths()[0].map(s => s.node.id)") == [BACKES, CALEDONIA, "person/gerard-poadja"]
    assert tab.evaluate("kg.wantedPaths()[0].slice(1).every(s => s.edge.facts.length > 0)")
    until(tab, "kg.shownNodes().length === 3")
    far = "person/philippe-bas"
    tab.evaluate("id => kg.go({ to: id })", far)
    until(tab, f"kg.state.to === '{far}'")
    assert tab.evaluate("kg.wantedPaths()") == []
    tab.evaluate("kg.go({ hubs: true })")
    until(tab, "kg.state.hubs")
    kinds = tab.evaluate("kg.wantedPaths()[0].map(s => s.node.kind)")
    assert "party" in kinds or "election" in kinds
    page.quiet()


def test_what_was_known_on_a_day_leaves_out_what_was_published_later(open_page: Callable[..., Any]) -> None:
    tab = open_page(sample()).go("view=table&f.until=2018-12-31")
    published = tab.evaluate("kg.passingFacts().map(f => kg.data.sources[f.evidence[0].source].published)")
    assert published
    assert max(published) <= "2018-12-31"
    assert "31 décembre 2018" in tab.locator(".slider output").last.inner_text()


def test_in_a_frame_of_a_notebook_it_works_and_stays_in_its_box(open_page: Callable[..., Any], tmp_path: Path) -> None:
    page = open_page(sample())
    host = tmp_path / "notebook.html"
    host.write_text("<!DOCTYPE html><meta charset=utf-8>" + network(sample())._repr_html_(), encoding="utf-8")
    page.tab.goto(host.as_uri())
    frame = page.tab.frame_locator("iframe")
    frame.locator("#tab-table").click()
    frame.locator("#view-table table").wait_for()
    assert "Backès" in frame.locator("#view-table").inner_text()
    frame.locator("#lang").click()
    frame.locator("#tab-graph", has_text="Graph").wait_for()


def test_copied_tables_do_not_run_in_a_spreadsheet(open_page: Callable[..., Any]) -> None:
    tab = open_page(sample()).go("view=table")
    text = tab.evaluate("kg.csv([['=1+1', '@x', 'a\"b'], ['-2', 'ok', '\\n']])")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert rows == [["'=1+1", "'@x", 'a"b'], ["'-2", "ok", "\n"]]


def test_without_script_the_facts_are_a_table(open_page: Callable[..., Any]) -> None:
    page = open_page(sample(), java_script_enabled=False)
    page.tab.goto(page.address)
    table = page.tab.locator("table")
    assert table.is_visible()
    assert "Robert Xowie" in table.inner_text()
    assert "élection : Sénatoriales 2023" in table.inner_text()
    assert not page.tab.locator("#main-box").is_visible()


def test_an_empty_page_says_what_to_do(open_page: Callable[..., Any]) -> None:
    page = open_page(Builder().page())
    tab = page.go()
    assert "kg build" in tab.locator("#empty").inner_text()
    page.quiet()


def _large(contests: int) -> Any:
    builder = Builder()
    election = builder.node(PageNode("election/legislatives-2022", "election", "Législatives 2022", date="2022"))
    parties = [builder.node(PageNode(f"party/{n}", "party", f"Parti {n}")) for n in range(12)]
    source = builder.source(PageSource("fichier", "Résultats", "Ministère", "2022-06-12"), None)
    for number in range(contests):
        contest = builder.node(PageNode(f"contest/{number}", "contest", f"Circonscription {number}", sub="Législatives 2022", place="75"))
        builder.part(contest, election)
        for rank in range(8):
            name = f"Candidate {number} {rank}"
            person = builder.node(PageNode(f"person/{number}-{rank}", "person", name))
            quote = f"{name} obtient {1000 - rank} voix."
            evidence = (Quote(start=0, end=len(quote), quote=quote),)
            fact = Result(
                person=name,
                election="legislatives-2022",
                constituency=str(number),
                round=1,
                votes=1000 - rank,
                document="f",
                evidence=evidence,
            )
            builder.fact(fact, source, {"person": person, "party": parties[rank]}, contest)
            belongs = Affiliation(person=name, party=f"Parti {rank}", document="f", evidence=evidence)
            builder.fact(belongs, source, {"person": person, "party": parties[rank]}, None)
    return builder.page()


def test_thousands_of_nodes_open_on_one_contest_in_no_time(open_page: Callable[..., Any]) -> None:
    large = _large(600)
    assert len(large.nodes) > 5_000
    page = open_page(large)
    tab = page.go()
    assert tab.evaluate("kg.shownNodes().length") < 60
    slowest = tab.evaluate("() => { const t = performance.now(); kg.search('candidate 599'); return performance.now() - t; }")
    assert slowest < 500
    tab.evaluate("kg.choose({ focus: 'party/0' })")
    until(tab, "kg.focus().id === 'party/0'")
    until(tab, "kg.shownNodes().length > 2")
    assert tab.evaluate("kg.shownNodes().length") <= 240
    tab.click("#tab-overview")
    tab.wait_for_timeout(300)
    page.quiet()


def test_a_browser_that_cannot_unpack_the_data_says_so(open_page: Callable[..., Any]) -> None:
    page = open_page(_large(300))
    page.tab.add_init_script("delete window.DecompressionStream")
    page.tab.goto(page.address)
    page.tab.locator("#empty", has_text="navigateur").wait_for()


def test_a_page_without_a_title_is_titled_in_the_language_of_its_interface(open_page: Callable[..., Any]) -> None:
    tab = open_page(sample()).go("lang=en")
    assert (tab.title(), tab.locator("h1").inner_text()) == ("Who stood where", "Who stood where")
    tab.click("#lang")
    until(tab, "kg.lang === 'fr'")
    assert (tab.title(), tab.locator("h1").inner_text()) == ("Qui s'est présenté où", "Qui s'est présenté où")
