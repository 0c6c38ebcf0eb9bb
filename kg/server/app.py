"""The routes of the server, and how errors are told.

Goes in: a store opened, processes that answer questions. Goes out: an ASGI application.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from anyio import Lock
from anyio.to_thread import run_sync
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from kg.api import Graph
from kg.errors import KGError
from kg.server import assets
from kg.server.facts import Facts
from kg.server.form import Form
from kg.server.pages import Pages
from kg.server.reconciliation import Reconciliation
from kg.server.sparql import Endpoint, status_of
from kg.server.workers import Workers


def application(graph: Graph, workers: Workers, *, hosts: Sequence[str], origins: Sequence[str]) -> Starlette:
    """The application.

    Args:
        graph: the store opened.
        workers: answer questions.
        hosts: names that it is called by; another name in a request is refused, so that no page of the web reaches it by a name of its own.
        origins: of pages whose scripts may read it.
    """
    endpoint, pages = Endpoint(workers), Pages(graph)
    names, facts = Reconciliation(graph, pages.prefix), Facts(graph)
    routes = [
        Route("/", _Home(graph).respond),
        Route("/sparql", endpoint.respond, methods=["GET", "POST"]),
        Route("/query", Form(graph, endpoint, pages.about).respond, methods=["GET", "POST"]),
        Route("/assets/{name}", assets.respond),
        Route("/reconcile", names.respond, methods=["GET", "POST"]),
        Route("/reconcile/suggest/{what}", names.suggest),
        Route("/api/facts", facts.respond),
        Route("/api/openapi.json", facts.describe),
        Route(pages.prefix + "{path:path}", pages.respond),
    ]
    if pages.prefix != "/id/":
        routes.insert(-1, Route("/id/{path:path}", lambda request: RedirectResponse(pages.prefix + request.path_params["path"])))
    return Starlette(
        routes=routes,
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False),
            Middleware(CORSMiddleware, allow_origins=list(origins), allow_methods=["GET", "POST"], allow_headers=["*"]),
        ],
        exception_handlers={KGError: refusal},
    )


class _Home:
    """The page to explore the graph, made when it is first asked for."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._making = Lock()

    @cached_property
    def _page(self) -> str:
        return self._graph.page().generate_html()

    async def respond(self, _: Request) -> Response:
        async with self._making:
            return HTMLResponse(await run_sync(lambda: self._page))


def refusal(_: Request, error: Exception) -> Response:
    """An error as text; its status tells whose fault it is."""
    status = status_of(error) if isinstance(error, KGError) else 500
    headers = {"Retry-After": "1"} if status == 503 else {}
    return PlainTextResponse(f"{error}\n", status, headers)
