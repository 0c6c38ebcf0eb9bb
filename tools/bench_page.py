"""Measure the page in a real browser, beside stock pyvis on the same graph: `python -m tools.bench_page`.

For each size: seconds from navigation to the first frame that answers, frames a second and the longest gap between two while the
whole graph is panned and zoomed, draws while nothing moves, milliseconds of the slowest search and path, memory of scripts, size
of the file, seconds to write it. Everything runs here and now with the network off, so that the lines can be compared; figures of
two machines cannot. Stock pyvis is measured at small sizes only: at 5,000 nodes it does not settle in ten minutes.
"""

from __future__ import annotations

import argparse
import gc
import shutil
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright
from pyvis.network import Network

from kg.view import save
from kg.view.model import Page as Graph
from tools.synthetic_page import large_page

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--enable-precise-memory-info"]
PATIENCE = 240
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
  return ({SLOWEST})(pairs.flatMap(([a, b]) => [() => kg.path(a, b, false), () => kg.path(a, b, true)]));
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


def usable(browser: Browser, address: str) -> tuple[Page, float]:
    """Open the page; the tab, and seconds until its first frame that answers."""
    tab = opened(browser, address)
    at = waited(tab, "performance.getEntriesByName('kg-usable')[0]?.startTime ?? null")
    if at is None:
        raise SystemExit(f"{address}: not usable after {PATIENCE} s")
    return tab, at / 1000


def ours(browser: Browser, path: Path) -> dict[str, float]:
    """Measure one page of the project."""
    found: dict[str, float] = {}
    tab, found["usable"] = usable(browser, path.as_uri())
    waited(tab, "kg.data.complete ? 1 : null")
    tab.wait_for_timeout(300)
    client = tab.context.new_cdp_session(tab)
    client.send("HeapProfiler.collectGarbage")
    found["heap"] = client.send("Runtime.getHeapUsage")["usedSize"] / 1e6
    tab.evaluate("kg.search('x')")
    queries = ["elodie", "lefevre 3", "etoile", "nguyen-1", "jean francois", "paris", "lefvre", "sigolnee corea", "calvados 2022"]
    found["search"] = tab.evaluate(f"(words) => ({SLOWEST})(words.map((w) => () => kg.search(w)))", queries)
    found["path"] = tab.evaluate(PATHS)
    tab.context.close()
    tab, found["overview"] = usable(browser, path.as_uri() + "#view=overview")
    waited(tab, "kg.data.complete ? 1 : null")
    tab.wait_for_timeout(1500)
    pan = tab.evaluate(PAN, ["kg.overviewMove({ dx: n % 120 < 60 ? 4 : -4, dy: n % 80 < 40 ? 2 : -2 })", 3000])
    tab.wait_for_timeout(1500)
    zoom = tab.evaluate(PAN, ["kg.overviewMove({ factor: n % 120 < 60 ? 1.03 : 1 / 1.03 })", 3000])
    found["fps"], found["gap"] = min(pan["fps"], zoom["fps"]), max(pan["gap"], zoom["gap"])
    rest = tab.evaluate(PAN, ["if (n === 0) kg.overviewMove({ dx: 40 })", 1500])
    found["rest"] = rest["gap"]
    tab.wait_for_timeout(1500)
    found["idle"] = tab.evaluate(COUNT)
    tab.context.close()
    return found


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
        pan = tab.evaluate(
            PAN,
            [
                STOCK_STEP,
                3000,
            ],
        )
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
    ("heap", "heap MB", 0),
)


def line(name: str, found: dict[str, Any]) -> str:
    """One line of the table."""
    cells = ["-" if found.get(key) is None else f"{found[key]:.{decimals}f}" for key, _, decimals in COLUMNS]
    return f"{name:>14} " + " ".join(f"{cell:>9}" for cell in cells)


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="*", default=[200, 1000, 5000, 20000, 100000])
    parser.add_argument("--stock", type=int, nargs="*", default=[200, 1000])
    arguments = parser.parse_args()
    executable = shutil.which("chromium") or shutil.which("google-chrome")
    if executable is None:
        raise SystemExit("chromium is not installed; apt-get install chromium")
    print("usable: opening; whole: with the whole graph drawn; rest: coming to rest; idle: draws in 1.5 s while nothing moves")
    print(f"{'nodes':>14} " + " ".join(f"{heading:>9}" for _, heading, _ in COLUMNS), flush=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as play:
        folder = Path(name)
        browser = play.chromium.launch(executable_path=executable, args=ARGUMENTS)
        for size in arguments.sizes:
            page = large_page(size)
            gc.collect()
            start = time.perf_counter()
            save(page, folder / "page.html")
            written = {"write": time.perf_counter() - start, "size": (folder / "page.html").stat().st_size / 1e6}
            print(line(f"{size:,}", {**written, **ours(browser, folder / "page.html")}), flush=True)
            if size in arguments.stock:
                print(line(f"{size:,} stock", stock(browser, page, folder)), flush=True)
        browser.close()


if __name__ == "__main__":
    main()
