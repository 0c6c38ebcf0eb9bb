"""Linked data: a page of everything that has an identifier, as HTML for people and as RDF for programs.

Goes in: requests at the path of an identifier. Goes out: what the graph says of it, in the form that the client would rather have, or that
its ending names (`.ttl`, `.jsonld`, `.nt`, `.rdf`, `.html`). Unknown: 404 with the nearest names; withdrawn: 410 with what was said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from kg.api import Graph
from kg.export.jsonld import json_ld
from kg.export.rdf import n_triples, rdf_xml, turtle
from kg.ids import is_identifier
from kg.reports import render
from kg.server.about import MOST, About
from kg.server.history import Histories, Telling
from kg.server.negotiation import choose
from kg.triples import Triple

_HTML = "text/html"
_WRITERS: Mapping[str, Callable[[Iterable[Triple], str], Iterable[str]]] = {
    "text/turtle": turtle,
    "application/ld+json": json_ld,
    "application/n-triples": lambda triples, _: n_triples(triples),
    "application/rdf+xml": lambda triples, _: rdf_xml(triples),
}
_ENDINGS = {
    ".html": _HTML,
    ".ttl": "text/turtle",
    ".jsonld": "application/ld+json",
    ".nt": "application/n-triples",
    ".rdf": "application/rdf+xml",
}
#: Kinds that the graph page draws.
_DRAWN = frozenset({"person", "party", "body", "list", "office", "chamber", "contest", "election"})
#: Nothing but what the page itself holds; forms come back here.
SAFE = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
}


def page(template: str, values: Mapping[str, Any]) -> bytes:
    """A page as UTF-8; half surrogates, which a text may hold, become question marks."""
    return render(template, values).encode("utf-8", "replace")


def prefix_of(base: str) -> str:
    """Path of the identifiers behind a base: theirs, `/id/` where the base ends in `#`."""
    return urlsplit(base).path if base.endswith("/") else "/id/"


class Pages:
    """Pages of a graph."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self.prefix = prefix_of(graph.held.base.iri)
        self.about = About(graph, self.prefix)
        self._histories = Histories(graph)

    async def respond(self, request: Request) -> Response:
        """The page of a node."""
        path, media = request.path_params["path"], None
        for ending, named in _ENDINGS.items():
            if path.endswith(ending):
                path, media = path.removesuffix(ending), named
        media = media or choose(request.headers.get("accept"), (_HTML, *_WRITERS))
        return await run_sync(self._page, path, media)

    def _page(self, path: str, media: str | None) -> Response:
        said = self.about.said(path) if is_identifier(path) else []
        headers = {"Vary": "Accept"}
        if not said:
            return self._unknown(path, media)
        if media is None:
            return PlainTextResponse(f"no such form; accept one of {_HTML}, {', '.join(_WRITERS)}\n", 406, headers)
        if media != _HTML:
            triples = sorted({*said, *self.about.leading(path)[:MOST]})
            return Response("".join(_WRITERS[media](triples, self._graph.held.base.iri)), media_type=media, headers=headers)
        leading, told = self.about.leading(path), self._histories.of(path)
        groups, omitted = self.about.reasons(path)
        values = {
            "title": self.about.label(path),
            "path": path,
            "drawn": path.partition("/")[0] in _DRAWN,
            "iri": self._graph.iri(path),
            "address": self.prefix + path,
            "said": self.about.rows(said, 2),
            "leading": self.about.rows(leading[:MOST], 0),
            "more": len(leading) > MOST,
            "groups": groups,
            "omitted": omitted,
            "history": told[-MOST:],
            "most": MOST,
        }
        return HTMLResponse(page("entity.html.jinja", values), headers=headers | SAFE)

    def _unknown(self, path: str, media: str | None) -> Response:
        if is_identifier(path) and (former := self._histories.of(path)):
            return self._gone(path, media, former)
        kind, _, name = path.partition("/")
        words = name.rpartition("/")[2].replace("-", " ")
        near = self._graph.names.nearest(words, kind) or self._graph.names.nearest(words)
        headers = {"Vary": "Accept"}
        if media == _HTML:
            values = {"title": path, "near": [self.about.node(match.id) for match in near]}
            return HTMLResponse(page("unknown.html.jinja", values), 404, headers | SAFE)
        told = f"; the nearest: {', '.join(f'{match.label} ({match.id})' for match in near)}" if near else ""
        return PlainTextResponse(f"nothing in the graph has the identifier {path!r}{told}\n", 404, headers)

    def _gone(self, path: str, media: str | None, told: list[Telling]) -> Response:
        """What is no longer in the graph, since all that was said of it was corrected or withdrawn."""
        headers = {"Vary": "Accept"}
        if media == _HTML:
            values = {"title": path, "path": path, "history": told[-MOST:], "most": MOST}
            return HTMLResponse(page("gone.html.jinja", values), 410, headers | SAFE)
        return PlainTextResponse(f"{path!r} is no longer in the graph: what was said of it was corrected or withdrawn\n", 410, headers)
