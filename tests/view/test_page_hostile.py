"""Text of strangers stays text: fifty strings and more as names, titles, quotations, identifiers and addresses, in every view."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kg.facts import Affiliation, Quote, Result, Statement
from kg.view import assets, save
from kg.view.builder import Builder
from kg.view.model import PageNode, PageSource
from kg.view.page_network import PageNetwork
from tests.browsing import until
from tests.view.conftest import Opened
from tests.view.sample import sample

pytestmark = pytest.mark.browser

HOSTILE = [
    "</script><img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "<!--<script>",
    "]]><script>alert(1)</script>",
    "{{ 7*7 }}{% raw %}",
    "&lt;img src=x onerror=alert(1)&gt;",
    "\u2028alert(1)\u2029",
    "a\u202egnp.exe",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<style>*{display:none}</style>",
    '=HYPERLINK("http://x")',
    "__proto__",
    "constructor",
    "\U0001f600 <b>gras</b>",
    "<SCRIPT>alert(1)</SCRIPT >",
    "</ScRiPt><script>alert(1)</script>",
    "<script\x00>alert(1)</script>",
    "<svg><script>alert(1)</script></svg>",
    "<svg/onload=alert(1)>",
    "<img src=1 href=1 onerror=alert(1)>",
    '<a href="javascript:alert(1)">href</a>',
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    'https://example.org/"onmouseover="alert(1)',
    "https://user:pass@example.org/<script>",
    "<body onload=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<marquee onstart=alert(1)>",
    "<object data='javascript:alert(1)'>",
    "<embed src='javascript:alert(1)'>",
    "<form action='javascript:alert(1)'><button>x</button></form>",
    "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
    "<link rel=stylesheet href=http://127.0.0.1:9/x.css>",
    "<meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'>",
    "<base href='http://127.0.0.1:9/'>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<textarea></textarea><img src=x onerror=alert(1)>",
    "<title></title><script>alert(1)</script>",
    "--><img src=x onerror=alert(1)>",
    "${alert(1)}`alert(1)`",
    "');alert(1);//",
    '\\";alert(1);//',
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "{{constructor.constructor('alert(1)')()}}",
    "toString",
    "hasOwnProperty",
    "../../etc/passwd",
    "+cmd|' /C calc'!A0",
    "@import url(http://127.0.0.1:9/x.css)",
]


@cache
def _hostile() -> Any:
    builder = Builder()
    for number, words in enumerate(HOSTILE):
        text = f"Avant 😀 {words} après."
        start = text.index(words)
        source = builder.source(PageSource(words + str(number), words, words, words, "javascript:alert(1)//" + words), text)
        person = builder.node(PageNode(f"person/{words}", "person", words, also=words))
        party = builder.node(PageNode(f"party/{words}", "party", words))
        election = builder.node(PageNode(f"election/{words}", "election", words, date=words))
        contest = builder.node(PageNode(f"contest/{words}", "contest", words, sub=words, short=words, place=words))
        builder.part(contest, election)
        builder.label_election(words, words)
        quote = (Quote(start=start, end=start + len(words), quote=words),)
        shared: dict[str, Any] = {"document": words, "evidence": quote, "rule": words, "attributed_to": (words,)}
        result = Result(person=words, election=words, constituency=words, round=1, votes=number + 1, outcome="elected", **shared)
        builder.fact(result, source, {"person": person}, contest)
        builder.fact(Affiliation(person=words, party=words, **shared), source, {"person": person, "party": party}, None)
        builder.fact(Statement(speaker=words, quote=words, **shared), source, {"speaker": person}, None)
    builder.conflict(
        HOSTILE[0],
        "votes",
        0,
        [{"value": HOSTILE[0], "facts": [0], "kept": True}, {"value": HOSTILE[1], "facts": [3], "kept": False}],
    )
    return builder.page()


def test_hostile_text_stays_text_in_every_view(open_page: Callable[..., Any]) -> None:
    assert len(HOSTILE) >= 50
    page = open_page(_hostile())
    for view in ["graph", "map", "overview", "table", "conflicts", "sources"]:
        tab = page.go(f"view={view}")
        tab.reload()
        tab.wait_for_selector("html[data-ready]", state="attached")
    for number in range(len(HOSTILE)):
        tab.evaluate("n => kg.choose({ view: 'graph', focus: kg.data.nodes[n * 4].id, node: kg.data.nodes[n * 4].id })", number)
        until(tab, "kg.state.node === kg.data.nodes[value * 4].id", number)
        assert tab.locator("#panel h2").text_content() == HOSTILE[number]
        marked = tab.locator("#panel blockquote").first.locator("mark").all_text_contents()
        assert "".join(marked).strip() == HOSTILE[number].strip()
    assert tab.evaluate("kg.data.facts.filter(f => f.type === 'result').map(f => kg.told(f).find(([s]) => s === 'election')[1])") == HOSTILE
    tab.evaluate("kg.choose({ source: kg.data.sources[0].id })")
    tab.fill("#search", "img src")
    assert tab.locator("img, iframe, svg[onload], [onerror], [onmouseover], a[href^='javascript']").count() == 0
    assert tab.locator("script").count() == tab.evaluate("document.scripts.length") == len(assets.scripts()) + 4
    page.quiet()


def test_hostile_text_stays_text_in_what_one_takes_away(open_page: Callable[..., Any]) -> None:
    page = open_page(_hostile())
    tab = page.go("view=overview")
    assert tab.evaluate("""() => [kg.gexf(kg.selection()), kg.svgOfView()].map((text) => {
      const read = new DOMParser().parseFromString(text, "application/xml");
      return read.querySelectorAll("parsererror, script, img, iframe").length;
    })""") == [0, 0]  # fmt: skip
    tab.evaluate("kg.choose({ view: 'graph', focus: kg.data.nodes[0].id, node: kg.data.nodes[0].id })")
    until(tab, "kg.shownNodes().length > 0")
    assert (
        tab.evaluate("new DOMParser().parseFromString(kg.svgOfView(), 'image/svg+xml').querySelectorAll('parsererror, script').length") == 0
    )
    page.quiet()


def test_where_stock_pyvis_runs_script_this_page_does_not(chromium: Any, tmp_path: Path) -> None:
    net = PageNetwork(heading="<script>document.title='run'</script><img src=x onerror=\"document.title='run'\">")
    for words in HOSTILE:
        net.add_node(words, label=words, title=words + " href <img src=x onerror=alert(1)>")
        net.add_edge(words, words, title=words, label=words)
    net.set_options(json.dumps({"physics": {"enabled": False}, "x": "</script><script>document.title='run'</script>"}))
    net.write_html(str(tmp_path / "net.html"))
    context = chromium.new_context(offline=True)
    page = Opened(context.new_page(), (tmp_path / "net.html").as_uri())
    tab = page.go()
    assert tab.title().startswith("<script>")
    assert tab.locator("img, [onerror]").count() == 0
    page.quiet()
    context.close()


def test_a_hostile_title_and_language_stay_words(chromium: Any, tmp_path: Path) -> None:
    context = chromium.new_context(offline=True)
    for number, words in enumerate(HOSTILE[::7]):
        out = tmp_path / f"{number}.html"
        save(sample(), out, title=words)
        page = Opened(context.new_page(), out.as_uri())
        tab = page.go()
        assert tab.locator("h1").text_content() == words.replace("\x00", "\ufffd")
        page.quiet()
    context.close()


def test_a_policy_stops_script_and_requests_that_slip_in(open_page: Callable[..., Any]) -> None:
    page = open_page(sample())
    tab = page.go()
    tab.evaluate("() => { const s = document.createElement('script'); s.textContent = 'window.slipped = 1'; document.body.append(s); }")
    tab.evaluate("() => { const d = document.body; d.innerHTML = '<b onclick=\"window.slipped = 1\">x</b>'; d.firstChild.click(); }")
    blocked = tab.evaluate("fetch('http://localhost:9/').then(() => 'sent', e => String(e))")
    assert tab.evaluate("window.slipped") is None
    assert "sent" not in blocked
    assert any("Content Security Policy" in c for c in page.complaints)
