"""The file that is written: pyvis's API, what is escaped, what is deterministic, where nodes stand."""

from __future__ import annotations

import base64
import gzip
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyvis.network import Network

from kg.errors import OutputError
from kg.facts import FACT_TYPES, Cell, Quote, Result
from kg.resolve import resolve
from kg.resolved import Source
from kg.view import assets, network, save
from kg.view.builder import Builder
from kg.view.layout import positions
from kg.view.model import PageNode, PageSource
from kg.view.pack import packed, proofs, to_json
from kg.view.page_network import PageNetwork
from kg.view.passages import LONGEST, place, utf16
from kg.view.resolution import page_of
from tests.browsing import until
from tests.view.sample import sample
from tools.synthetic_page import large_page


def test_the_page_is_a_pyvis_network_with_its_lists() -> None:
    net = network(sample())
    assert isinstance(net, Network)
    assert net.num_nodes() == len(net.get_nodes()) == len(sample().nodes)
    assert net.num_edges() == len(net.get_edges())
    assert all({"x", "y", "label"} <= set(node) for node in net.nodes)


def test_it_adds_as_pyvis_adds() -> None:
    ours, theirs = PageNetwork(), Network(directed=True)
    for net in (ours, theirs):
        net.add_nodes(["a", "b", "c"])
        net.add_node("a", label="again")
        net.add_edges([("a", "b"), ("b", "c")])
        with pytest.raises(AssertionError):
            net.add_edge("a", "nobody")
    assert ours.get_nodes() == theirs.get_nodes()
    assert [(e["from"], e["to"]) for e in ours.edges] == [(e["from"], e["to"]) for e in theirs.edges]
    assert ours.get_adj_list() == theirs.get_adj_list()


@given(st.recursive(st.text() | st.integers() | st.none(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_json_in_the_page_says_the_same_and_cannot_end_its_element(value: object) -> None:
    text = to_json(value)
    assert not re.search(r"[<>&\u2028\u2029]", text)
    assert json.loads(text) == json.loads(json.dumps(value))


def test_the_same_page_gives_the_same_bytes() -> None:
    assert network(sample()).generate_html() == network(sample()).generate_html()
    long = "é" * 900_000
    assert packed(long) == packed(long)
    assert packed(long)[0] == "gzip"
    assert json.loads(gzip.decompress(base64.b64decode(packed(long)[1]))) == long


def test_nothing_in_the_file_asks_for_the_network() -> None:
    html = network(sample()).generate_html()
    head = html[: html.index("<style>")]
    assert "default-src 'none'" in head
    assert not re.search(r"<(script|link|img)[^>]+(src|href)=", html)
    assert "unsafe" not in head


def test_it_is_written_in_utf8_whatever_the_locale(tmp_path: Path) -> None:
    code = "import sys, pathlib, kg.view, tests.view.sample as s; kg.view.save(s.sample(), pathlib.Path(sys.argv[1]))"
    root = Path(__file__).parents[2]
    environment = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PATH": ""}
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "x.html")], check=True, cwd=root, env=environment)
    assert "Sonia Backès" in (tmp_path / "x.html").read_text(encoding="utf-8")
    assert [p.name for p in tmp_path.iterdir()] == ["x.html"]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match=r"page\.html"):
        save(sample(), tmp_path / "file" / "page.html")
    save(sample(), tmp_path / "new" / "folder" / "page.html")
    assert (tmp_path / "new" / "folder" / "page.html").exists()


def test_every_node_has_a_place_of_its_own_and_it_never_moves() -> None:
    page = sample()
    places = positions(page)
    assert places == positions(sample())
    assert len(set(places)) == len(page.nodes)


@given(st.text(alphabet=st.sampled_from("ab \n😀é"), min_size=1, max_size=60), st.data())
def test_marks_cut_the_quotation_out_of_its_paragraph_as_a_browser_counts(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = Quote(start=start, end=end, quote=text[start:end])
    ((passage, ((left, right),)),) = place([quote], text)
    units = passage.encode("utf-16-le")
    assert units[2 * left : 2 * right].decode("utf-16-le") == quote.quote
    assert utf16(passage) == len(units) // 2


def test_a_long_paragraph_is_cut_at_blanks_around_the_words() -> None:
    text = "mot " * 2_000
    quote = Quote(start=4_000, end=4_003, quote="mot")
    ((passage, ((left, right),)),) = place([quote], text)
    assert len(passage) <= LONGEST
    assert passage[left:right] == "mot"
    assert passage.split() == ["mot"] * len(passage.split())


def test_a_quotation_that_its_text_does_not_hold_stands_alone() -> None:
    assert place([Quote(start=0, end=2, quote="xy")], "ab") == [("xy", [(0, 2)])]
    assert place([Quote(start=0, end=2, quote="xy")], None) == [("xy", [(0, 2)])]


def test_a_fact_of_a_result_file_is_proved_by_its_cell() -> None:
    builder = Builder()
    source = builder.source(PageSource("t2.csv"), None)
    person = builder.node(PageNode("person/x", "person", "X"))
    contest = builder.node(PageNode("contest/x", "contest", "Y"))
    fact = Result(person="X", votes=3, document="t2.csv", evidence=(Cell(row=4, column="Voix", value="3"),))
    builder.fact(fact, source, {"person": person}, contest)
    (edge,) = builder.page().edges
    assert (edge.kind, edge.facts) == ("ran", [0])
    assert builder.page().facts[0].evidence == [{"source": 0, "row": 4, "column": "Voix", "value": "3"}]


def test_a_line_is_as_firm_as_its_firmest_fact() -> None:
    builder = Builder()
    source = builder.source(PageSource("a"), None)
    ends = {"person": builder.node(PageNode("p", "person", "P")), "office": builder.node(PageNode("o", "office", "O"))}
    from kg.facts import Resignation

    def told(modality: str, status: str) -> None:
        evidence = (Quote(start=0, end=1, quote="x"),)
        fact = Resignation(person="P", office="O", status=status, modality=modality, document="a", evidence=evidence)  # type: ignore[arg-type]
        builder.fact(fact, source, ends, None)

    told("denied", "submitted")
    assert builder.page().edges[0].modality == "denied"
    told("unconfirmed", "accepted")
    told("asserted", "announced")
    told("asserted", "submitted")
    assert (builder.page().edges[0].modality, builder.page().edges[0].says) == ("asserted", "statuses.submitted")


def _keys(words: object, path: str = "") -> set[str]:
    if isinstance(words, dict):
        return {key for name, inner in words.items() for key in _keys(inner, f"{path}.{name}")}
    return {path + " " + " ".join(sorted(re.findall(r"\{\w+\}", str(words))))}


def test_both_languages_say_everything() -> None:
    words = assets.words()
    assert _keys(words["fr"]) == _keys(words["en"])


def test_each_word_that_a_script_asks_for_exists() -> None:
    asked = {key for name in assets.SCRIPTS for key in re.findall(r'kg\.t\("([a-z_0-9.]+)"[,)]', assets.text(f"js/{name}.js"))}
    asked |= set(re.findall(r'data-t(?:-label)?="([a-z_]+)"', assets.text("page.html.jinja")))
    for key in asked:
        found: object = assets.words()["fr"]
        for part in key.split("."):
            assert isinstance(found, dict)
            assert part in found, key
            found = found[part]


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(a: str, b: str) -> float:
    high, low = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [0, 1])
def test_words_pass_aa_on_every_ground(theme: int) -> None:
    blocks = re.findall(r"color-scheme: (?:light|dark);(.*?)\}", assets.text("page.css"), re.S)
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", blocks[theme]))
    for ground in ("ground", "canvas", "card"):
        for ink in ("ink", "muted", "accent", "conflict", "person", "party", "contest", "election", "office"):
            assert _contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
    for badge in ("elected", "defeated", "qualified", "eliminated", "withdrawn", "annulled", "accent"):
        assert _contrast(colours["badge-ink"], colours[badge]) >= 4.5, badge
    assert _contrast(colours["mark-ink"], colours["mark"]) >= 4.5


def test_a_large_election_is_laid_out_on_the_map() -> None:
    page = large_page(2_000)
    at = dict(zip((node.id for node in page.nodes), positions(page), strict=True))
    squares: dict[str, list[tuple[int, int]]] = {}
    for node in page.nodes:
        if node.kind == "contest" and node.id.startswith("contest/legislatives-2022/"):
            squares.setdefault(node.place, []).append(at[node.id])
    west, east, north, south = (squares[code] for code in ("29", "67", "59", "66"))
    assert max(x for x, _ in west) < min(x for x, _ in east)
    assert max(y for _, y in north) < min(y for _, y in south)
    assert len(set(at.values())) == len(at)


def test_a_file_weighs_what_newsrooms_can_mail(tmp_path: Path) -> None:
    save(large_page(5_000), tmp_path / "page.html")
    assert (tmp_path / "page.html").stat().st_size <= 1_500_000


def test_the_types_of_the_scripts_agree() -> None:
    compiler = shutil.which("tsc")
    if compiler is None:
        pytest.skip("TypeScript is not installed; make types fetches it")
    scripts = Path(__file__).parents[2] / "kg" / "resources" / "page" / "js"
    checked = subprocess.run([compiler, "-p", str(scripts)], capture_output=True, text=True, check=False)
    assert checked.stdout + checked.stderr == ""


def test_every_script_and_style_of_the_folder_is_on_the_page() -> None:
    folder = Path(__file__).parents[2] / "kg" / "resources" / "page"
    assert {path.stem for path in (folder / "js").glob("*.js")} == set(assets.SCRIPTS)
    assert {path.name for path in folder.glob("*.css")} == set(assets.STYLES)
    html = network(sample()).generate_html()
    for name in assets.SCRIPTS:
        assert assets.text(f"js/{name}.js") in html


def test_every_slot_of_every_fact_has_a_word_in_both_languages() -> None:
    slots = {slot for cls in FACT_TYPES.values() for slot in cls.SLOTS}
    for lang in ("fr", "en"):
        assert slots <= set(assets.words()[lang]["slots"])


def test_cells_of_a_row_are_written_once_and_come_back_whole(open_page: Callable[..., Any]) -> None:
    row = [Cell(sheet="Tour 1", row=4, column=c, value=v) for c, v in (("A", "Morvan"), ("B", "12"))]
    fact = Result(person="Jeanne Morvan", votes=12, document="f", evidence=(*row, Cell(row=5, value="Élu")))
    page = page_of(resolve([fact], [Source("f")]))
    assert proofs(page.facts[0].evidence) == [[0, -1, "Tour 1", 4, "A", "Morvan", "B", "12"], [0, -1, None, 5, None, "Élu"]]
    tab = open_page(page).go()
    until(tab, "kg.data.complete")
    back = tab.evaluate("kg.data.facts[0].evidence.map((e) => [e.source, e.sheet, e.row, e.column, e.value])")
    assert back == [[0, "Tour 1", 4, "A", "Morvan"], [0, "Tour 1", 4, "B", "12"], [0, None, 5, None, "Élu"]]
