"""What axe-core says of every view, and that whoever sees no canvas, has no mouse or no script gets the same facts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.browsing import until, violations
from tests.view.sample import sample

pytestmark = pytest.mark.browser

CALEDONIA = "contest/senatoriales-2023/988"
BACKES = "person/sonia-backes"
STATES = {
    "map": "",
    "map of turnout": "by=turnout&f.election=legislatives-2024",
    "contest": f"focus={CALEDONIA}&node={CALEDONIA}",
    "person": f"focus={BACKES}&node={BACKES}",
    "path": f"focus={BACKES}&node={BACKES}&to=person/gerard-poadja",
    "overview": "view=overview",
    "table": "view=table&f.outcome=elected",
    "contradictions": "view=conflicts",
    "sources": "view=sources",
    "article": "view=sources&source=backes-demission",
    "embedded": f"focus={CALEDONIA}&embed=1",
}


@pytest.mark.parametrize(("state", "scheme"), [(s, "light") for s in STATES] + [(s, "dark") for s in ("map", "person", "table", "article")])
def test_axe_finds_no_violation_of_wcag_22_aa(open_page: Callable[..., Any], state: str, scheme: str) -> None:
    tab = open_page(sample(), color_scheme=scheme, bypass_csp=True, reduced_motion="reduce").go(STATES[state])
    assert violations(tab) == []


def test_axe_finds_none_on_a_phone_nor_with_the_menu_and_the_answers_open(open_page: Callable[..., Any]) -> None:
    tab = open_page(sample(), viewport={"width": 390, "height": 844}, bypass_csp=True, reduced_motion="reduce").go()
    tab.click("#take summary")
    tab.fill("#search", "backes")
    assert violations(tab) == []


def test_keyboard_alone_finds_somebody_opens_the_resignation_reads_it_and_goes_to_the_contest(open_page: Callable[..., Any]) -> None:
    page = open_page(sample())
    tab = page.go()
    press = tab.keyboard.press

    def tab_to(condition: str) -> None:
        for _ in range(90):
            press("Tab")
            if tab.evaluate(f"(() => {{ const at = document.activeElement; return {condition}; }})()"):
                return
        raise AssertionError(f"the keyboard never reaches: {condition}")

    press("/")
    tab.keyboard.type("sonia backes")
    press("Enter")
    until(tab, f"kg.state.focus === '{BACKES}'")
    tab_to("at.closest('.timeline') && at.textContent.startsWith('Démission')")
    press("Enter")
    until(tab, "kg.state.fact !== null")
    read = tab.locator("#panel .fact.chosen blockquote")
    assert "quitte le gouvernement" in read.first.inner_text()
    assert read.first.locator("mark").first.inner_text() in read.first.inner_text()
    tab_to("at.closest('.runs') && at.textContent.startsWith('Nouvelle')")
    press("Enter")
    until(tab, f"kg.state.node === '{CALEDONIA}'")
    assert tab.locator("#panel .bars").count() == 2
    assert tab.evaluate("document.activeElement.id") == "panel-title"
    page.quiet()


def test_what_drawings_show_is_said_in_words(open_page: Callable[..., Any]) -> None:
    tab = open_page(sample()).go(f"focus={CALEDONIA}&node={CALEDONIA}")
    for drawing in tab.locator("#panel svg[role=img]").all():
        assert len(drawing.get_attribute("aria-label") or "") > 20
    assert "Sonia Backès" in " ".join(d.get_attribute("aria-label") or "" for d in tab.locator("#panel svg[role=img]").all())
    assert tab.locator("#graph").get_attribute("aria-label")


def test_the_graph_is_a_list_too(open_page: Callable[..., Any]) -> None:
    tab = open_page(sample()).go(f"focus={CALEDONIA}")
    tab.click("#graph-words summary")
    rows = tab.locator("#graph-list li").all_inner_texts()
    assert len(rows) == tab.evaluate("kg.shownNodes().length")
    assert any(row.startswith("Sonia Backès") and "s'est présenté(e) : Nouvelle-Calédonie" in row for row in rows)
    tab.locator("#graph-list button", has_text="Sonia Backès").click()
    until(tab, f"kg.state.node === '{BACKES}'")


def test_without_canvas_lists_tables_and_facts_still_read(open_page: Callable[..., Any]) -> None:
    page = open_page(sample())
    page.tab.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    tab = page.go(f"focus={CALEDONIA}&node={BACKES}")
    assert "Sonia Backès" in tab.locator("#graph-list").inner_text()
    assert tab.locator("#panel .fact blockquote").first.is_visible()
    for view in ("map", "overview", "table"):
        tab.click(f"#tab-{view}")
        until(tab, f"kg.state.view === '{view}'")
        assert len(tab.locator(f"#view-{view}").inner_text()) > 60
    page.quiet()


def test_on_paper_there_are_facts_and_no_tools(open_page: Callable[..., Any]) -> None:
    tab = open_page(sample()).go(f"focus={BACKES}&node={BACKES}")
    tab.emulate_media(media="print")
    assert not tab.locator(".side").is_visible()
    assert not tab.locator("#search").is_visible()
    assert tab.locator("#panel .fact").first.is_visible()
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
