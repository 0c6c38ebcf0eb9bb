"""The interactive page: one HTML file that opens with the network off and proves every line that it draws.

Goes in: a `Resolution`, or a `Page`. Goes out: a file, or a pyvis Network. Refused: a place that cannot be written to.
"""

from __future__ import annotations

import contextlib
import gc
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from kg.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.resolved import Resolution
    from kg.view.model import Page
    from kg.view.page_network import PageNetwork

#: Facts that one file holds; beyond, it has nodes and lines alone and says so.
MOST_FACTS = 400_000

#: A page that is given no heading has one that follows the language of its interface.
TITLE = ""

__all__ = ["Wishes", "network", "page_of", "save", "show", "write"]


def network(page: Page, *, title: str = TITLE, lang: str = "fr") -> PageNetwork:
    """Give the page as a pyvis Network: nodes and edges to add to, `generate_html()` to write."""
    from kg.view.layout import positions
    from kg.view.page_network import PageNetwork

    extras: dict[str, Any] = {
        "facts": [fact.to_json() for fact in page.facts],
        "sources": [source.to_json() for source in page.sources],
        "conflicts": [conflict.to_json() for conflict in page.conflicts],
        "labels": page.labels,
        "mandates": page.mandates,
        "maybe": page.maybe,
        "meta": {
            "facts": len(page.facts) + page.omitted,
            "focus": page.focus,
            "home": page.home,
            "reading": page.reading,
            "omitted": page.omitted,
        },
    }
    net = PageNetwork(heading=title, lang=lang, extras=extras)
    for node, (x, y) in zip(page.nodes, positions(page), strict=True):
        net.add_node(node.id, node.label, x=x, y=y, **node.options())
    for edge in page.edges:
        net.add_edge(page.nodes[edge.source].id, page.nodes[edge.target].id, **edge.options())
    return net


def without_facts(page: Page) -> Page:
    """Give the page of the same nodes and lines without facts and sources, for graphs that no browser would open whole."""
    return replace(
        page,
        nodes=[replace(node, facts=[], results=[]) for node in page.nodes],
        edges=[replace(edge, facts=[]) for edge in page.edges],
        facts=[],
        sources=[],
        conflicts=[],
        mandates=[],
        reading=None,
        omitted=len(page.facts),
    )


@contextlib.contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Let the cycle collector rest: a large page makes millions of small values and no cycle, and it would look at each."""
    ran = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if ran:
            gc.enable()


def save(page: Page, out: Path, *, title: str = TITLE, lang: str = "fr") -> None:
    """Write the page to `out`; it is whole there or not at all.

    Raises:
        OutputError: the file cannot be written.
    """
    if len(page.facts) > MOST_FACTS:
        page = without_facts(page)
    with _collector_at_rest():
        html = network(page, title=title, lang=lang).generate_html()
    part = out.with_name(out.name + ".part")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(html, encoding="utf-8", newline="\n")
        part.replace(out)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink()
        raise OutputError(f"{out}: the page cannot be written there ({error.strerror})", "choose another file with --out") from error


class Wishes(TypedDict, total=False):
    """What one asks of the page of a resolution; all may be left out.

    around: name or identifier of whom or what the page opens on.
    depth: with `around`: keep only what is at most so many lines away.
    election: name or identifier (`senatoriales-2023`) of an election to keep, with its contests and who ran in them.
    contest: name or identifier of a contest to keep, with who ran in it.
    article: name of a document to open on, its whole text beside its facts.
    title: heading of the page; without one, who stood where, in the language of the interface.
    lang: language in which it opens, `fr` or `en`.
    """

    around: str | None
    depth: int | None
    election: str | None
    contest: str | None
    article: str | None
    title: str
    lang: str


def page_of(resolution: Resolution, wishes: Wishes) -> Page:
    """Make the page of a resolution, or of the part of it that is asked for.

    Raises:
        UsageError: nothing bears one of the names; the message gives the nearest.
    """
    from kg.view import resolution as resolved
    from kg.view.focus import find, find_source
    from kg.view.select import CONTEST_DEPTH, ELECTION_DEPTH, part, within

    article = wishes.get("article")
    read = None if article is None else find_source(resolution, article)
    page = resolved.page_of(resolution, whole=() if read is None else (read,))
    parts: tuple[tuple[str | None, tuple[str, ...] | None, int | None], ...] = (
        (wishes.get("election"), ("election",), ELECTION_DEPTH),
        (wishes.get("contest"), ("contest",), CONTEST_DEPTH),
        (wishes.get("around"), None, wishes.get("depth")),
    )
    for name, kinds, steps in parts:
        if name is not None:
            page.focus, page.home = find(page, name, kinds), "graph"
            page = page if steps is None else part(page, within(page, page.focus, steps), page.focus)
    if read is not None:
        page.home, page.reading = "sources", next((n for n, source in enumerate(page.sources) if source.full), None)
    return page


def write(resolution: Resolution, out: Path, **wishes: Unpack[Wishes]) -> None:
    """Write the page of a resolution to `out`.

    Raises:
        UsageError: nothing bears a name that is asked for; the message gives the nearest.
        OutputError: the file cannot be written.
    """
    save(page_of(resolution, wishes), out, title=wishes.get("title", TITLE), lang=wishes.get("lang", "fr"))


def show(resolution: Resolution, **wishes: Unpack[Wishes]) -> PageNetwork:
    """Give the page of a resolution as a pyvis Network, which a notebook shows inline.

    Raises:
        UsageError: nothing bears a name that is asked for; the message gives the nearest.
    """
    return network(page_of(resolution, wishes), title=wishes.get("title", TITLE), lang=wishes.get("lang", "fr"))
