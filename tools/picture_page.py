"""Take the picture of the page that the documentation shows.

    python tools/picture_page.py PAGE.html docs/page.png ['#focus=…&node=…']

Needs Debian's chromium and playwright (extra `test`). The picture is the same for the same page and fragment.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

WIDTH, HEIGHT = 1440, 900
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"]


def main(page: Path, out: Path, fragment: str = "") -> None:
    """Open `page` at `fragment` with the network off and write what is seen to `out`."""
    executable = shutil.which("chromium")
    if executable is None:
        raise SystemExit("chromium is not installed; apt-get install chromium")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=executable, args=ARGUMENTS)
        tab = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, offline=True).new_page()
        tab.goto(page.resolve().as_uri() + fragment)
        tab.wait_for_selector("html[data-ready]", state="attached")
        tab.wait_for_timeout(400)
        tab.screenshot(path=out)
        browser.close()


if __name__ == "__main__":
    if len(sys.argv) not in {3, 4}:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
