"""The routes of the server, and how errors are told.

Goes in: a store opened, processes that answer questions. Goes out: an ASGI application.
"""

from __future__ import annotations

from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from kg.errors import KGError, StoreError
from kg.server.request import Refused
from kg.server.sparql import Endpoint
from kg.server.workers import OverLimit, Workers
from kg.store.dataset import UnacceptableForm


def application(workers: Workers, *, hosts: Sequence[str], origins: Sequence[str]) -> Starlette:
    """The application.

    Args:
        workers: answer questions.
        hosts: names that it is called by; another name in a request is refused, so that no page of the web reaches it by a name of its own.
        origins: of pages whose scripts may read it.
    """
    return Starlette(
        routes=[Route("/sparql", Endpoint(workers).respond, methods=["GET", "POST"])],
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False),
            Middleware(CORSMiddleware, allow_origins=list(origins), allow_methods=["GET", "POST"], allow_headers=["*"]),
        ],
        exception_handlers={KGError: refusal},
    )


def refusal(_: Request, error: Exception) -> Response:
    """An error as text; its status tells whose fault it is."""
    status = 400
    if isinstance(error, Refused):
        status = error.status
    elif isinstance(error, UnacceptableForm):
        status = 406
    elif isinstance(error, OverLimit | StoreError):
        status = 503
    headers = {"Retry-After": "1"} if status == 503 else {}
    return PlainTextResponse(f"{error}\n", status, headers)
