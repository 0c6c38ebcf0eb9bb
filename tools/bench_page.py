"""Measure the page in a real browser, beside stock pyvis on the same graph: `python -m tools.bench_page [--runs N] [--out FILE]`.

For each size: seconds from navigation to the first frame that answers, frames a second and the longest gap between two while the
whole graph is panned and zoomed, draws while nothing moves, milliseconds of the slowest search and path, memory of scripts, size
of the file, seconds to write it. Everything runs here and now with the network off, so that the lines can be compared; figures of
two machines cannot. Each page is opened several times: the median is told, and how busy the machine was (waiting processes a core; above
1 the figures are those of the others too). What is not ready in time is a dash. Stock pyvis is measured once, at small sizes only: at
5,000 nodes it does not settle in ten minutes. The table is Markdown, to be pasted.
"""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import Error as BrowserError
from pyvis.network import Network

from kg.view import save
from kg.view.model import Page as Graph
from tools.synthetic_page import large_page

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--enable-precise-memory-info"]
PATIENCE = 300
#: Frames while `step(frame)` moves the view, one step a frame: {frames a second, longest gap in ms}.
PAN = """([step, ms]) => new Promise((done) => {
  const move = new Function("n", step), gaps = [];
  let first = null, last = null, n = 0;
  requestAnimationFrame(function frame(now) {
    if (last !== null) gaps.push(now - last);
    first ??= now; last = now;
    if (now - first > ms) return done({ fps: gaps.length / ((last - first) / 1000), gap: Math.max(...gaps) });
    move(n++);
    requestAnimationFrame(frame);
  });
})"""
SLOWEST = "(calls) => Math.max(...calls.map((call) => { const t = performance.now(); call(); return performance.now() - t; }))"
PATHS = f"""() => {{
  const people = kg.data.nodes.filter((node) => node.kind === "person");
  const pairs = Array.from({{ length: 40 }}, (_, i) => [people[(i * 97) % people.length], people[(i * 331) % people.length]]);
  return ({SLOWEST})(pairs.flatMap(([a, b]) => [() => kg.paths(a, b, false), () => kg.paths(a, b, true)]));
}}"""
STOCK_STEP = "const p = network.getViewPosition(); network.moveTo({ position: { x: p.x + (n % 120 < 60 ? 4 : -4), y: p.y } })"
COUNT = """() => {
  const canvas = CanvasRenderingContext2D.prototype;
  let n = 0;
  for (const name of ["fillRect", "drawImage"]) {
    const old = canvas[name];
    canvas[name] = function (...given) { n += 1; return old.apply(this, given); };
  }
  return new Promise((done) => setTimeout(() => done(n), 1500));
}"""
WATCH = """setInterval(() => { if (window.network && !window.watched) { window.watched = 1;
  network.once("stabilizationIterationsDone", () => { window.settled = performance.now(); }); } }, 5)"""


def opened(browser: Browser, address: str, script: str | None = None) -> Page:
    """Open a page of its own, the network off."""
    tab = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True, bypass_csp=True).new_page()
    tab.set_default_timeout(PATIENCE * 1000)
    if script:
        tab.add_init_script(script)
    tab.goto(address, wait_until="commit")
    return tab


def waited(tab: Page, expression: str) -> float | None:
    """Give the number that an expression comes to, or None when it does not in time."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if (value := tab.evaluate(expression)) is not None:
            return float(value)
        tab.wait_for_timeout(10)
    return None


def usable(browser: Browser, address: str) -> tuple[Page, float | None]:
    """Open the page; the tab, and seconds until its first frame that answers."""
    tab = opened(browser, address)
    at = waited(tab, "performance.getEntriesByName('kg-usable')[0]?.startTime ?? null")
    return tab, None if at is None else at / 1000


def at_rest(browser: Browser, address: str) -> dict[str, float | None]:
    """Measure a page that opens as it opens for anybody: time, memory, searches, paths."""
    tab, seconds = usable(browser, address)
    found = {"usable": seconds}
    if waited(tab, "kg.data?.complete ? 1 : null") is not None:
        tab.wait_for_timeout(300)
        client = tab.context.new_cdp_session(tab)
        client.send("HeapProfiler.collectGarbage")
        found["heap"] = client.send("Runtime.getHeapUsage")["usedSize"] / 1e6
        tab.evaluate("kg.search('x')")
        queries = ["elodie", "lefevre 3", "etoile", "nguyen-1", "jean francois", "paris", "lefvre", "sigolnee corea", "calvados 2022"]
        found["search"] = tab.evaluate(f"(words) => ({SLOWEST})(words.map((w) => () => kg.search(w)))", queries)
        found["path"] = tab.evaluate(PATHS)
    tab.context.close()
    return found


def moving(browser: Browser, address: str) -> dict[str, float | None]:
    """Measure the whole graph: time to draw it, panning and zooming, and what is drawn when nothing moves."""
    tab, seconds = usable(browser, address + "#view=overview")
    found = {"overview": seconds}
    if waited(tab, "kg.data?.complete ? 1 : null") is not None:
        tab.wait_for_timeout(1500)
        pan = tab.evaluate(PAN, ["kg.overviewMove({ dx: n % 120 < 60 ? 4 : -4, dy: n % 80 < 40 ? 2 : -2 })", 3000])
        tab.wait_for_timeout(1500)
        zoom = tab.evaluate(PAN, ["kg.overviewMove({ factor: n % 120 < 60 ? 1.03 : 1 / 1.03 })", 3000])
        found["fps"], found["gap"] = min(pan["fps"], zoom["fps"]), max(pan["gap"], zoom["gap"])
        found["rest"] = tab.evaluate(PAN, ["if (n === 0) kg.overviewMove({ dx: 40 })", 1500])["gap"]
        tab.wait_for_timeout(1500)
        found["idle"] = tab.evaluate(COUNT)
    tab.context.close()
    return found


def ours(browser: Browser, path: Path, runs: int) -> dict[str, float | None]:
    """Measure one page of the project some times; the median of each figure."""
    measured = [tried(lambda: {**at_rest(browser, path.as_uri()), **moving(browser, path.as_uri())}) for _ in range(runs)]
    keys = {key for one in measured for key in one}
    values = {key: [value for one in measured if (value := one.get(key)) is not None] for key in keys}
    return {key: statistics.median(found) if found else None for key, found in values.items()}


def tried(work: Callable[[], dict[str, float | None]]) -> dict[str, float | None]:
    """What work finds; nothing where the browser gives up on a page, which is said."""
    try:
        return work()
    except BrowserError as error:
        print(f"(not measured: {str(error).splitlines()[0]})", flush=True)
        return {}


def stock(browser: Browser, page: Graph, folder: Path) -> dict[str, float | None]:
    """Measure stock pyvis on the nodes and lines of the same graph."""
    found: dict[str, float | None] = {}
    start = time.perf_counter()
    net = Network(directed=True, cdn_resources="in_line", height="860px")
    for node in page.nodes:
        net.add_node(node.id, label=node.label, title=node.label)
    for edge in page.edges:
        net.add_edge(page.nodes[edge.source].id, page.nodes[edge.target].id)
    path = folder / "stock.html"
    path.write_text(net.generate_html(), encoding="utf-8")
    found["write"] = time.perf_counter() - start
    found["size"] = path.stat().st_size / 1e6
    tab = opened(browser, path.as_uri(), WATCH)
    settled = waited(tab, "window.settled ?? null")
    found["usable"] = None if settled is None else settled / 1000
    if settled is not None:
        pan = tab.evaluate(PAN, [STOCK_STEP, 3000])
        found["fps"], found["gap"] = pan["fps"], pan["gap"]
        client = tab.context.new_cdp_session(tab)
        client.send("HeapProfiler.collectGarbage")
        found["heap"] = client.send("Runtime.getHeapUsage")["usedSize"] / 1e6
    tab.context.close()
    return found


#: What is measured: (key, heading, decimals).
COLUMNS = (
    *(("write", "write s", 2), ("size", "MB", 2), ("usable", "usable s", 2), ("overview", "whole s", 2), ("fps", "frames/s", 0)),
    *(("gap", "gap ms", 0), ("rest", "rest ms", 0), ("idle", "idle", 0), ("search", "search ms", 0), ("path", "path ms", 0)),
    *(("heap", "heap MB", 0), ("load", "busy", 1)),
)


def line(name: str, found: dict[str, Any]) -> str:
    """One line of the table."""
    cells = ["-" if found.get(key) is None else f"{found[key]:.{decimals}f}" for key, _, decimals in COLUMNS]
    return f"| {name} | {' | '.join(cells)} |"


def busy() -> float:
    """Processes that wait or run, for each core, over the last minute."""
    return os.getloadavg()[0] / (os.cpu_count() or 1)


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="*", default=[200, 1000, 5000, 20000, 100000])
    parser.add_argument("--stock", type=int, nargs="*", default=[200, 1000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--out", type=Path, help="file that gets the table too")
    arguments = parser.parse_args()
    executable = shutil.which("chromium") or shutil.which("google-chrome")
    if executable is None:
        raise SystemExit("chromium is not installed; apt-get install chromium")
    lines: list[str] = []

    def told(text: str) -> None:
        print(text, flush=True)
        lines.append(text)

    with tempfile.TemporaryDirectory() as name, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=executable, args=ARGUMENTS)
        told(f"Chromium {browser.version}, {os.cpu_count()} cores, median of {arguments.runs} runs; stock pyvis once.\n")
        told(f"| nodes | {' | '.join(heading for _, heading, _ in COLUMNS)} |\n| --- |{' --- |' * len(COLUMNS)}")
        for size in arguments.sizes:
            bench(browser, Path(name), size, arguments.runs, size in arguments.stock, told)
        browser.close()
    told(
        "\nusable: from navigation to the first frame that answers; whole: the same with the whole graph drawn; frames/s and gap: while "
        "it is panned and zoomed; rest: the longest frame when it comes to rest; idle: draws in 1.5 s while nothing moves; busy: processes "
        "that want a core, for each core."
    )
    if arguments.out:
        arguments.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


def bench(browser: Browser, folder: Path, size: int, runs: int, beside: bool, told: Callable[[str], None]) -> None:
    """Measure one size, beside stock pyvis where that is asked for."""
    page = large_page(size)
    gc.collect()
    start = time.perf_counter()
    save(page, folder / "page.html")
    written: dict[str, float | None] = {"write": time.perf_counter() - start, "size": (folder / "page.html").stat().st_size / 1e6}
    found = ours(browser, folder / "page.html", runs)
    told(line(f"{size:,}", {**written, **found, "load": busy()}))
    if beside:
        told(line(f"{size:,} stock", {**tried(lambda: stock(browser, page, folder)), "load": busy()}))


if __name__ == "__main__":
    main()
