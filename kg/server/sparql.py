"""The SPARQL 1.1 Protocol, its query operation: GET, a form by POST, a question by POST.

Goes in: requests at `/sparql`. Goes out: answers in the form that the client would rather have; without a question, a description of the
service. Refused: what `kg.server.request` and the dataset refuse (400), updates (400), bodies of other types (415), questions over their
limit (503).
"""

from __future__ import annotations

import anyio
from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.errors import KGError, StoreError
from kg.server.negotiation import ALIASES, choose
from kg.server.request import FORM, Parameters, Refused, body, media_type, of_address, of_form, text
from kg.server.workers import OverLimit, Workers
from kg.store.dataset import GRAPHS, RESULTS, Asked, Serialized, UnacceptableForm

_QUESTION = "application/sparql-query"
_READ_ONLY = "this server changes nothing", "ask with query=, and build the store with kg build"
_SERVICE = """@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
[] a sd:Service ;
    sd:endpoint <{endpoint}> ;
    sd:supportedLanguage sd:SPARQL11Query ;
    sd:resultFormat {formats} .
"""
#: W3C names of the formats, for the description.
_FORMATS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle", "N-Triples", "RDF_XML", "JSON-LD",
)  # fmt: skip


class Endpoint:
    """Answers at `/sparql`."""

    def __init__(self, workers: Workers) -> None:
        self._workers = workers
        self._turns = anyio.Semaphore(workers.limits.processes)

    async def respond(self, request: Request) -> Response:
        """Answer a request.

        Raises:
            Refused, QueryError, UnacceptableForm, OverLimit: see above.
        """
        accept = request.headers.get("accept")
        given, question = of_address(request), None
        if request.method == "POST":
            kind = media_type(request)
            if kind == FORM:
                given = await of_form(request)
            elif kind == _QUESTION:
                if given.all("query"):
                    raise Refused("a question in the body and one in the address", "send one")
                question = text(await body(request))
            elif kind == "application/sparql-update":
                raise Refused(*_READ_ONLY)
            else:
                raise Refused(f"a body of type {kind or 'unknown'}", f"send {FORM} or {_QUESTION}", 415)
        if given.all("update"):
            raise Refused(*_READ_ONLY)
        question = given.one("query") if question is None else question
        if question is None:
            if request.method == "POST":
                raise Refused("no question", "give one with query=")
            return _description(request)
        answer = await self.answer(_asked(question, given, accept))
        return Response(answer.body, media_type=answer.media, headers={"Vary": "Accept"})

    async def answer(self, asked: Asked) -> Serialized:
        """Have a question answered when a process is free.

        Raises:
            QueryError, UnacceptableForm, OverLimit: see above.
        """
        seconds = self._workers.limits.seconds
        with anyio.move_on_after(seconds):
            await self._turns.acquire()
            try:
                with anyio.CancelScope(shield=True):  # a process that answers is waited for, whatever becomes of the client
                    return await run_sync(self._workers.ask, asked)
            finally:
                self._turns.release()
        raise OverLimit(f"busy: no process was free within {seconds:g} seconds", "ask again later")


def status_of(error: KGError) -> int:
    """Whose fault an error is, as HTTP says it."""
    if isinstance(error, Refused):
        return error.status
    if isinstance(error, UnacceptableForm):
        return 406
    return 503 if isinstance(error, OverLimit | StoreError) else 400


def _asked(question: str, given: Parameters, accept: str | None) -> Asked:
    return Asked(
        question,
        choose(accept, RESULTS, ALIASES),
        choose(accept, GRAPHS, ALIASES),
        given.all("default-graph-uri"),
        given.all("named-graph-uri"),
    )


def _description(request: Request) -> Response:
    """What the service is: a form for people, RDF for programs."""
    if choose(request.headers.get("accept"), ("text/turtle", "text/html")) == "text/html":
        return RedirectResponse("/query")
    formats = ", ".join(f"<http://www.w3.org/ns/formats/{name}>" for name in _FORMATS)
    endpoint = str(request.url.replace(query=""))
    return Response(_SERVICE.format(endpoint=endpoint, formats=formats), media_type="text/turtle", headers={"Vary": "Accept"})
