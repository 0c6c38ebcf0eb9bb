"""The pages of `kg check` and `kg conflicts` in a real browser, with the network off."""

import pytest

from kg.check import check
from kg.check.page import to_html as checked
from kg.conflicts import cases
from kg.conflicts import to_html as contradictions
from kg.pipeline import read_files
from kg.resolve import resolve
from kg.resolved import Source
from kg.sources import expand
from tests.resolve import gold_facts
from tests.resolve.stores import RESULTS

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reports")
    document, facts = gold_facts.facts_of("borne-analyse")
    (reading,) = read_files(expand([RESULTS / "legislatives-2024-extrait.csv"]))
    sources = [Source.of(d) for d in (document, *reading.documents)]
    resolution = resolve([*facts, *reading.facts], sources)
    found = {
        "check": checked(document, check(resolution, document.sha256), resolution.facts.values()),
        "conflicts": contradictions(cases(resolution)),
    }
    for name, html in found.items():
        (folder / f"{name}.html").write_text(html, "utf-8")
    return folder


def opened(chromium, page, width=1200):
    tab = chromium.new_page(viewport={"width": width, "height": 900})
    complaints, asked = [], []
    tab.on("console", lambda message: complaints.append(message.text))
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(page.as_uri())
    return tab, complaints, asked


@pytest.mark.parametrize("name", ["check", "conflicts"])
@pytest.mark.parametrize("width", [1200, 360])
def test_a_report_asks_for_nothing_complains_of_nothing_and_fits_the_screen(chromium, pages, name, width):
    tab, complaints, asked = opened(chromium, pages / f"{name}.html", width)
    assert complaints == []
    assert asked == [(pages / f"{name}.html").as_uri()]
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    tab.close()


def test_the_number_of_a_mark_leads_to_its_finding_and_back(chromium, pages):
    tab, _, _ = opened(chromium, pages / "check.html")
    mark = tab.locator("mark.contradicted", has_text="26,86")
    assert "28,86" in tab.locator(mark.locator("a").get_attribute("href")).inner_text()
    mark.locator("a").click()
    assert tab.evaluate("document.querySelector(':target').innerText").count("26,86") == 1
    tab.locator(":target h2 a").click()
    assert tab.evaluate("document.querySelector(':target').closest('mark').className") == "contradicted"
    tab.close()
