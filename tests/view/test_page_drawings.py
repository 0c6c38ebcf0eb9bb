"""Drawings beside the graph say what the facts say: flows, timelines, hemicycles, marked texts, time, unfolding, undoing."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from kg.facts import Cell, Office, Quote, Resignation, Result, Seats
from kg.model import SourceKind
from kg.resolve import resolve
from kg.resolved import Source
from kg.view import without_facts
from kg.view.model import PageEdge
from kg.view.resolution import page_of
from tests.browsing import until
from tests.view.sample import resolution, sample
from tools.synthetic_page import large_page

pytestmark = pytest.mark.browser

CALVADOS = "contest/legislatives-2024/14-06"
CALEDONIA = "contest/senatoriales-2023/988"
BACKES = "person/sonia-backes"


def test_ribbons_go_from_round_to_round_for_those_who_stay(open_page: Callable[..., Any]) -> None:
    page = open_page(sample())
    tab = page.go(f"focus={CALVADOS}&node={CALVADOS}")
    flow = tab.locator("#panel .flow svg")
    said = flow.get_attribute("aria-label")
    assert re.search(r"Élisabeth Borne 28,9\s% → 56,[46]\s%", said)
    assert re.search(r"Noé Gauchard [\d,]+\s%( ;|$)", said)
    names = flow.locator("text").all_text_contents()
    assert sum("Borne" in name for name in names) == 2
    assert sum("Gauchard" in name for name in names) == 1
    assert (
        "56,36\u00a0% ≠" in tab.locator("#panel .bars").last.text_content()
        or "56,63\u00a0% ≠" in tab.locator("#panel .bars").last.text_content()
    )
    page.quiet()


def test_a_contest_of_one_round_has_no_flow(open_page: Callable[..., Any]) -> None:
    tab = open_page(sample()).go("focus=contest/europeennes-2024/france&node=contest/europeennes-2024/france")
    assert tab.locator("#panel .bars").count() == 1
    assert tab.locator("#panel .flow").count() == 0


def test_a_persons_years_are_drawn_and_listed_in_order(open_page: Callable[..., Any]) -> None:
    tab = open_page(sample()).go(f"focus={BACKES}&node={BACKES}")
    lines = tab.locator("#panel .timeline li").all_inner_texts()
    assert any("24 septembre 2023" in line and "battu(e)" in line for line in lines)
    assert any("27 septembre 2023" in line and "Démission" in line for line in lines)
    at = [next(i for i, line in enumerate(lines) if word in line) for word in ("battu(e)", "Démission")]
    assert at[0] < at[1]
    assert tab.locator("#panel svg.line .event").count() == len(lines)


def _cells() -> Any:
    told = {"document": "sieges", "rule": "file"}

    def cell(row: int, value: object) -> dict[str, Any]:
        return {**told, "evidence": (Cell(row=row, column="Sièges", value=str(value)),)}

    parties = [("RN", 125), ("LFI", 72), ("PS", 66), ("LR", 47), ("Renaissance", 95), ("Les Écologistes", 34)]
    facts: list[Any] = [
        Seats(party=p, election="legislatives-2024", chamber="Assemblée nationale", seats=n, **cell(i + 2, n))
        for i, (p, n) in enumerate(parties)
    ]
    facts.append(Office(person="Anne Duval", office="députée", status="holds", since="2020-06", until="2024-06-09", **cell(20, "x")))
    facts.append(Resignation(person="Anne Duval", office="ministre", status="accepted", date="2024-07-16", **cell(21, "y")))
    source = Source("sieges", published="2024-07-08", publisher="Ministère de l'Intérieur", title="Sièges", kind=SourceKind.FINAL)
    return page_of(resolve(facts, [source]))


def test_seats_are_dots_from_left_to_right_and_the_same_in_words(open_page: Callable[..., Any]) -> None:
    page = open_page(_cells())
    tab = page.go("focus=election/legislatives-2024&node=election/legislatives-2024")
    drawing = tab.locator("#panel .hemicycle").first
    assert drawing.locator("circle").count() == 125 + 72 + 66 + 47 + 95 + 34
    assert drawing.locator(".hemicycle-total").text_content() == "439"
    xs = """(dots) => Object.fromEntries(Object.entries(Object.groupBy(dots, (d) => d.getAttribute("class")))
      .map(([family, held]) => [family, held.reduce((sum, d) => sum + Number(d.getAttribute("cx")), 0) / held.length]))"""
    means = drawing.locator("circle").evaluate_all(xs)
    order = ["fam-radical-left", "fam-left", "fam-green", "fam-centre", "fam-right", "fam-far-right"]
    assert [means[name] for name in order] == sorted(means[name] for name in order)
    assert drawing.locator("li").count() == 6
    page.quiet()


def test_a_fact_of_a_file_shows_its_cell_and_that_the_file_is_official(open_page: Callable[..., Any]) -> None:
    tab = open_page(_cells()).go("node=person/anne-duval&focus=person/anne-duval")
    fact = tab.locator("#panel .fact", has_text="Démission")
    assert "ligne 21, colonne Sièges" in fact.inner_text()
    assert "résultats officiels définitifs" in fact.inner_text()
    years = tab.locator("#panel .timeline").inner_text()
    assert "16 juillet 2024" in years


def test_contradictions_say_which_source_outweighs(open_page: Callable[..., Any]) -> None:
    shared: dict[str, Any] = {"person": "Anne Duval", "election": "legislatives-2024", "constituency": "Loiret-4", "round": 2}
    quote = Quote(start=0, end=8, quote="52,3 % !")
    press = Result(**shared, share=52.3, document="a", evidence=(quote,))
    official = Result(**shared, share=51.9, document="f", evidence=(Cell(row=2, column="% Exp", value="51,9"),))
    sources = [Source("a", published="2024-07-07", text="52,3 % !"), Source("f", published="2024-07-08", kind=SourceKind.FINAL)]
    page = open_page(page_of(resolve([press, official], sources)))
    tab = page.go("view=conflicts")
    assert "résultats officiels définitifs" in tab.locator(".conflict").inner_text()
    kept = tab.locator(".version.kept").inner_text()
    assert "51,9\u00a0%" in kept
    contest = "contest/legislatives-2024/45-04"
    tab.evaluate("id => kg.choose({ view: 'graph', focus: id, node: id })", contest)
    until(tab, f"kg.state.node === '{contest}'")
    assert "51,9\u00a0%" in tab.locator("#panel .bars").text_content()
    assert "52,3\u00a0%" not in tab.locator("#panel .bars").text_content()
    page.quiet()


def test_the_text_of_a_source_is_marked_by_type_and_a_mark_opens_its_fact(open_page: Callable[..., Any]) -> None:
    key = next(key for key, source in resolution().sources.items() if source.document == "backes-demission")
    text = resolution().sources[key].text
    page = open_page(page_of(resolution(), whole=[key]))
    tab = page.go("view=sources&source=backes-demission")
    shown = tab.locator(".article .passage").all_text_contents()
    lines = [line for line in text.split("\n") if line.strip()]
    assert sorted(shown) == sorted(dict.fromkeys(lines)) or sorted(shown) == sorted(dict.fromkeys(lines[1:]))
    kinds = set(tab.locator(".article .passage mark").evaluate_all("(marks) => marks.map((m) => m.className.split(' ')[0])"))
    assert {"type-result", "type-office"} <= kinds
    tab.locator(".article .passage mark.type-result").first.click()
    until(tab, "kg.state.fact !== null")
    assert tab.locator("#panel .fact.chosen").count() == 1
    assert tab.locator(".article mark.chosen").count() >= 1
    assert tab.evaluate("kg.state.view") == "sources"
    page.quiet()


def test_a_click_on_a_source_goes_to_its_text(open_page: Callable[..., Any]) -> None:
    tab = open_page(sample()).go(f"focus={BACKES}&node={BACKES}")
    tab.locator("#panel .source-line button").first.click()
    until(tab, "kg.state.view === 'sources'")
    assert tab.locator(".article h2").inner_text().startswith("Sénatoriales : battue")


def test_sliders_narrow_to_when_things_happened(open_page: Callable[..., Any]) -> None:
    tab = open_page(sample()).go("view=table")
    tab.locator("#filter-from").evaluate("(input) => { input.value = input.max; input.dispatchEvent(new Event('change')); }")
    until(tab, "kg.state.filters.from !== undefined")
    last = tab.evaluate("kg.filterDates('from').at(-1)")
    assert tab.evaluate("kg.passingFacts().map((f) => f.when)")
    assert all(when >= last[:4] for when in tab.evaluate("kg.passingFacts().map((f) => f.when)"))
    tab.evaluate("kg.go({ filters: { to: '2018' } })")
    until(tab, "kg.state.filters.to === '2018'")
    assert max(tab.evaluate("kg.passingFacts().map((f) => f.when)")) < "2019"


def test_a_round_can_be_chosen(open_page: Callable[..., Any]) -> None:
    tab = open_page(sample()).go("view=table")
    tab.select_option("#filter-round", "2")
    until(tab, "kg.state.filters.round === '2'")
    assert set(tab.evaluate("kg.passingFacts().map((f) => f.slots.round)")) == {2}


def test_neighbours_unfold_fold_and_it_can_be_undone(open_page: Callable[..., Any]) -> None:
    page = open_page(sample())
    tab = page.go(f"focus={CALEDONIA}&node=party/renaissance")
    count = "kg.shownNodes().length"
    before = tab.evaluate(count)
    tab.get_by_role("button", name="Déplier ses voisins").click()
    until(tab, "kg.state.more.length === 1")
    until(tab, f"{count} > value", before)
    tab.click("#undo")
    until(tab, f"{count} === value", before)
    tab.evaluate("kg.choose({ node: 'person/sonia-backes' })")
    until(tab, "kg.state.node === 'person/sonia-backes'")
    tab.get_by_role("button", name="Replier ses voisins").click()
    until(tab, f"{count} < value", before)
    assert "less=" in tab.url
    tab.keyboard.press("Control+z")
    until(tab, f"{count} === value", before)
    page.quiet()


def test_what_is_not_affirmed_looks_so(open_page: Callable[..., Any]) -> None:
    tab = open_page(sample()).go("view=table")
    seen = []
    for modality in ("denied", "unconfirmed", "planned", "reported"):
        facts = tab.evaluate("(m) => kg.data.facts.filter((f) => f.modality === m).map((f) => f.id)", modality)
        if not facts:
            continue
        tab.evaluate("id => kg.choose({ fact: id })", facts[0])
        until(tab, "kg.state.fact === value", facts[0])
        assert tab.locator(f"#panel .fact.mod-{modality} .badge.mod-{modality}").is_visible()
        seen.append(modality)
    assert {"denied", "unconfirmed"} <= set(seen)


def test_the_sentence_is_tinted_around_the_exact_words(open_page: Callable[..., Any]) -> None:
    text = "Un début. M. X. Duval a obtenu 12 voix dimanche soir à Lille. Une fin."
    start = text.index("12 voix")
    fact = Result(person="X. Duval", votes=12, document="a", evidence=(Quote(start=start, end=start + 7, quote="12 voix"),))
    tab = open_page(page_of(resolve([fact], [Source("a", text=text)]))).go("focus=person/x-duval&node=person/x-duval")
    assert tab.locator("#panel blockquote .sentence").first.inner_text() == "M. X. Duval a obtenu 12 voix dimanche soir à Lille."
    assert tab.locator("#panel blockquote mark").first.inner_text() == "12 voix"
    assert tab.locator("#panel blockquote").first.inner_text() == text


def test_a_graph_too_large_for_one_file_is_an_overview_that_says_so(open_page: Callable[..., Any]) -> None:
    page = open_page(without_facts(sample()))
    tab = page.go()
    notice = tab.locator("#view-map .notice").inner_text()
    assert "461" in notice
    assert "--around" in notice
    tab.fill("#search", "backes")
    tab.keyboard.press("Enter")
    until(tab, f"kg.state.focus === '{BACKES}'")
    until(tab, "kg.shownNodes().length > 3")
    for view in ("overview", "table", "conflicts", "sources"):
        tab.click(f"#tab-{view}")
        until(tab, f"kg.state.view === '{view}'")
    page.quiet()


def test_a_link_keeps_the_square_the_order_of_the_table_and_where_the_overview_stands(open_page: Callable[..., Any]) -> None:
    page = open_page(sample())
    tab = page.go("place=14")
    assert tab.locator("#map-list h3").first.inner_text().lower() == "calvados"
    tab = page.go("view=table&sort=-published")
    assert tab.locator("th[aria-sort=descending]").inner_text().startswith("Publié le")
    dates = tab.evaluate("kg.tableCells().slice(1).map((row) => row.at(-1))")
    assert dates == sorted(dates, reverse=True)
    tab = page.go("view=overview")
    tab.evaluate("kg.overviewMove({ dx: 40, factor: 2 })")
    until(tab, "location.hash.includes('at=')")
    link = tab.url.partition("#")[2]
    before = tab.evaluate("id => kg.overviewPoint(id)", CALEDONIA)
    again = open_page(sample()).go(link)
    again.wait_for_timeout(100)
    after = again.evaluate("id => kg.overviewPoint(id)", CALEDONIA)
    assert abs(before["x"] - after["x"]) + abs(before["y"] - after["y"]) < 3


def test_undo_never_leaves_the_page(open_page: Callable[..., Any]) -> None:
    page = open_page(sample())
    tab = page.go()
    tab.click("#tab-table")
    until(tab, "kg.state.view === 'table'")
    tab.go_back()
    until(tab, "kg.state.view === 'map'")
    assert tab.locator("#undo").is_disabled()
    tab.keyboard.press("Control+z")
    tab.wait_for_timeout(100)
    assert tab.url.startswith(page.address)
    page.quiet()


def test_an_article_without_facts_is_still_a_text_to_read(open_page: Callable[..., Any]) -> None:
    source = Source("a", text="Il pleut.\n\nRien d'autre.")
    page = open_page(page_of(resolve([], [source]), whole=[source.key]))
    tab = page.go("view=sources&source=a")
    assert tab.locator(".article .passage").all_inner_texts() == ["Rien d'autre."]
    assert tab.locator(".article h2").inner_text() == "Il pleut."
    for view in ("map", "graph", "overview", "table", "conflicts"):
        tab.click(f"#tab-{view}")
        until(tab, f"kg.state.view === '{view}'")
    page.quiet()


def test_offices_without_dates_last_from_the_first_source_that_knows_of_them_to_the_last_and_undated_ones_come_last(
    open_page: Callable[..., Any],
) -> None:
    quote = Quote(start=0, end=5, quote="Texte")
    said: dict[str, Any] = {"person": "Jeanne Morvan", "status": "holds", "evidence": (quote,)}
    facts = [Office(office="maire", territory="Brest", document=day, **said) for day in ("2019-03-02", "2021-05-06", "2020-01-01")]
    facts += [Office(office="présidente du conseil", document="undated", **said)]
    days = [Source(f.document, published=None if f.document == "undated" else f.document, text="Texte") for f in facts]
    page = open_page(page_of(resolve(facts, days)))
    tab = page.go("node=person/jeanne-morvan&focus=person/jeanne-morvan")
    told = tab.locator("#panel .timeline li").all_inner_texts()
    assert [line.replace("\n", " ") for line in told] == [
        "du 2 mars 2019 au 6 mai 2021 au moins (dates des sources) maire (Brest) · en fonction",
        "date inconnue présidente du conseil · en fonction",
    ]
    assert tab.locator("#panel svg.line rect.event.office.seen").count() == 1
    page.quiet()


def test_a_contradiction_between_files_says_which_outweighs_which(open_page: Callable[..., Any]) -> None:
    shared: dict[str, Any] = {"person": "Jeanne Morvan", "election": "legislatives-2024", "constituency": "Finistère-2", "round": 1}
    facts = [Result(**shared, votes=n, document=d, evidence=(Cell(row=2, column="Voix", value=str(n)),)) for d, n in (("p", 9), ("f", 10))]
    sources = [Source("p", kind=SourceKind.PROVISIONAL), Source("f", kind=SourceKind.FINAL)]
    tab = open_page(page_of(resolve(facts, sources))).go("view=conflicts")
    told = tab.locator(".conflict p.small").inner_text()
    assert told == "Retenu : résultats officiels définitifs, de plus de poids que des résultats provisoires."


def test_a_large_overview_draws_long_lines_for_what_is_chosen_alone(open_page: Callable[..., Any]) -> None:
    page = large_page(6000)
    people = [n for n, node in enumerate(page.nodes) if node.kind == "person"]
    contests = [n for n, node in enumerate(page.nodes) if node.kind == "contest"]
    page.edges.append(PageEdge(people[0], contests[-1], "ran", [0]))  # who stood there too
    tab = open_page(page).go("view=overview")
    until(tab, "kg.data.complete")
    longest = """() => {
      const lines = [];
      const tag = (name, a) => { if (name === "line") lines.push(Math.abs(a.x1 - a.x2) + Math.abs(a.y1 - a.y2)); return ""; };
      kg.sceneSvg({ x: 0, y: 0, scale: 1 }, { w: 1000, h: 1000 }, document.createElement("canvas").getContext("2d"), tag, String);
      return [lines.length, Math.max(...lines)];
    }"""
    count, length = tab.evaluate(longest)
    assert count == len([edge for edge in page.edges if edge.kind == "ran"]) - 1
    assert length <= 900


def test_the_contests_of_an_election_are_listed_in_order_and_all_of_them(open_page: Callable[..., Any]) -> None:
    tab = open_page(large_page(3000)).go("focus=election/legislatives-2022&node=election/legislatives-2022")
    until(tab, "kg.data.complete && document.querySelector('#panel .names') !== null")
    count = tab.evaluate("kg.neighbours(kg.focus(), 'part').length")
    assert count > 100
    tab.locator("#panel .more").first.click()
    names = tab.locator("#panel .names button.linklike").all_inner_texts()
    assert names == tab.evaluate("(names) => [...names].sort(new Intl.Collator('fr', { numeric: true }).compare)", names)
    assert len(names) == count
