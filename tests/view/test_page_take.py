"""What one takes away from the page is what one sees, in formats that other programs read."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx
import pytest

from tests.browsing import until
from tests.view.sample import sample

pytestmark = pytest.mark.browser

CALEDONIA = "contest/senatoriales-2023/988"
SVG = "{http://www.w3.org/2000/svg}"


def taken(tab: Any, name: str, folder: Path) -> Path:
    """The file that an entry of the menu gives."""
    tab.click("#take summary")
    with tab.expect_download() as download:
        tab.click(f"#take-{name}")
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_the_graph_as_svg_holds_every_card_and_line(open_page: Callable[..., Any], tmp_path: Path) -> None:
    page = open_page(sample())
    tab = page.go(f"focus={CALEDONIA}")
    drawing = ElementTree.parse(taken(tab, "svg", tmp_path)).getroot()
    words = " ".join("".join(t.itertext()) for t in drawing.iter(SVG + "text"))
    assert "Sonia Backès" in words
    assert "battu(e) · T2" in words
    assert len(list(drawing.iter(SVG + "g"))) == tab.evaluate("kg.shownNodes().length")
    assert len(list(drawing.iter(SVG + "path"))) == tab.evaluate("kgNetwork.body.data.edges.length")
    page.quiet()


@pytest.mark.parametrize("fragment", ["", f"focus={CALEDONIA}", "view=overview"])
def test_every_drawing_is_an_image_too(open_page: Callable[..., Any], tmp_path: Path, fragment: str) -> None:
    page = open_page(sample())
    tab = page.go(fragment)
    tab.wait_for_timeout(100)
    image = taken(tab, "png", tmp_path)
    assert image.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    assert image.stat().st_size > 20_000
    page.quiet()


def test_the_map_as_svg_stands_alone_with_its_colours(open_page: Callable[..., Any], tmp_path: Path) -> None:
    drawing = ElementTree.parse(taken(open_page(sample()).go(), "svg", tmp_path)).getroot()
    fills = {rect.get("fill") for rect in drawing.iter(SVG + "rect")}
    assert len(fills) > 4
    assert not any("var(" in (fill or "") for fill in fills)


def test_gexf_holds_the_selection_as_networkx_reads_it(open_page: Callable[..., Any], tmp_path: Path) -> None:
    tab = open_page(sample()).go(f"focus={CALEDONIA}")
    graph = networkx.read_gexf(_as_13(taken(tab, "gexf", tmp_path)))
    assert len(graph) == tab.evaluate("kg.shownNodes().length")
    assert graph.nodes["person/sonia-backes"]["label"] == "Sonia Backès"
    assert graph.nodes["person/sonia-backes"]["kind"] == "person"
    assert graph.has_edge("person/sonia-backes", CALEDONIA)
    tab.evaluate("kg.go({ view: 'table', focus: null, filters: { election: 'senatoriales-2023' } })")
    until(tab, "kg.state.view === 'table'")
    whole = networkx.read_gexf(_as_13(taken(tab, "gexf", tmp_path)))
    assert CALEDONIA in whole
    assert "contest/legislatives-2024/14-06" not in whole


def _as_13(path: Path) -> Path:
    """networkx knows GEXF up to 1.2; what is used here is the same in both."""
    text = path.read_text(encoding="utf-8").replace("http://gexf.net/1.3/viz", "http://www.gexf.net/1.2draft/viz")
    text = text.replace('xmlns="http://gexf.net/1.3"', 'xmlns="http://www.gexf.net/1.2draft"').replace('version="1.3"', 'version="1.2"')
    path.write_text(text, encoding="utf-8")
    return path


def test_csv_holds_the_facts_of_the_table(open_page: Callable[..., Any], tmp_path: Path) -> None:
    tab = open_page(sample()).go("view=table&f.outcome=elected")
    rows = list(csv.reader(io.StringIO(taken(tab, "csv", tmp_path).read_text(encoding="utf-8-sig"))))
    assert len(rows) == 1 + tab.evaluate("kg.passingFacts().length")
    assert {len(row) for row in rows} == {len(rows[0])}
    assert any("Robert Xowie" in row for row in rows)


def test_embed_code_is_a_sandboxed_frame_of_this_very_view(open_page: Callable[..., Any], tmp_path: Path) -> None:
    page = open_page(sample())
    tab = page.go(f"focus={CALEDONIA}")
    code = tab.evaluate("kg.embedCode()")
    host = tmp_path / "article.html"
    host.write_text(f"<!DOCTYPE html><meta charset=utf-8><title>x</title>{code}", encoding="utf-8")
    tab.goto(host.as_uri())
    frame = tab.frame_locator("iframe")
    frame.locator("#view-graph canvas").first.wait_for()
    assert frame.locator("#graph-title").inner_text() == "Nouvelle-Calédonie, sénatoriales 2023"
    assert not frame.locator(".side").is_visible()
    assert not frame.locator(".top").is_visible()


def test_the_citation_of_a_fact_says_what_where_and_when(open_page: Callable[..., Any]) -> None:
    tab = open_page(sample()).go()
    words = tab.evaluate("""() => kg.citation(kg.data.facts.find((f) => f.type === "resignation" && f.slots.person === "Sonia Backès"))""")
    assert words.startswith("Démission : Sonia Backès")
    assert "Le Courrier de l'Hémicycle" in words
    assert "27 septembre 2023" in words
    assert "https://example.org/backes-demission" in words
