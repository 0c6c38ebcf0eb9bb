"""The page of questions: an editor, questions of the library to start from, the answer as a table, files to keep.

Goes in: requests at `/query`: `query` (SPARQL), or `named` (a question of the library) with `p.NAME` for its parameters; `format` asks for
a file. Goes out: a page that works without a script too, or a file. What is wrong with a question stands on the page, with its status.
"""

from __future__ import annotations

from collections.abc import Mapping
from time import perf_counter
from typing import Any

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kg.api import Graph
from kg.errors import KGError
from kg.query import Question, question, questions
from kg.query.library import ENTITIES
from kg.server.about import About
from kg.server.answers import MOST, shown
from kg.server.pages import SAFE, page
from kg.server.request import Parameters, Refused, of_address, of_form
from kg.server.sparql import Endpoint, status_of
from kg.server.terms import terms
from kg.store.binding import inline
from kg.store.dataset import Asked
from kg.triples import PREFIXES

_FIRST = """# Qui a été élu, où, avec combien de voix ?
SELECT ?who ?constituency ?votes WHERE {
  ?result kg:outcome kg:outcome-elected ; kg:person ?who .
  OPTIONAL { ?result kg:round/kg:contest/kg:constituency ?constituency }
  OPTIONAL { ?result kg:votes ?votes }
} ORDER BY DESC(?votes) LIMIT 20"""
#: What a file is called and which form of answer it holds: rows and graphs have theirs.
_FILES: Mapping[str, tuple[str | None, str | None]] = {
    "csv": ("text/csv", None),
    "tsv": ("text/tab-separated-values", None),
    "json": ("application/sparql-results+json", None),
    "xml": ("application/sparql-results+xml", None),
    "ttl": (None, "text/turtle"),
    "jsonld": (None, "application/ld+json"),
    "nt": (None, "application/n-triples"),
}
#: Only what this server itself serves; the editor places its parts by inline styles.
_POLICY = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
}


class Form:
    """The page at `/query`."""

    def __init__(self, graph: Graph, endpoint: Endpoint, about: About) -> None:
        self._graph = graph
        self._endpoint = endpoint
        self._about = about
        self._prefixes = {**PREFIXES, "id": graph.held.base.iri}

    async def respond(self, request: Request) -> Response:
        """The page, with the answer where a question is asked, or the answer as a file."""
        status = 200
        values: dict[str, Any] = {"question": _FIRST, "named": "", "given": {}, "answer": None, "wrong": None, "seconds": 0.0, "most": MOST}
        try:
            given = await of_form(request) if request.method == "POST" else of_address(request)
            values["named"] = given.one("named") or ""
            values["given"] = {name[2:]: value for name, value in given.pairs if name.startswith("p.") and value.strip()}
            asked = await run_sync(self._asked, given, values)
            if asked is not None:
                values["question"] = asked
                if (form := given.one("format")) is not None:
                    return await self._file(asked, form)
                start = perf_counter()
                answer = await self._endpoint.answer(Asked(asked))
                values["answer"] = await run_sync(shown, answer, self._about)
                values["seconds"] = perf_counter() - start
        except KGError as error:
            status, values["wrong"] = status_of(error), error
        values |= {"library": questions().values(), "files": _FILES, "terms": await run_sync(terms), "prefixes": self._prefixes}
        return HTMLResponse(page("query.html.jinja", values), status, SAFE | _POLICY)

    def _asked(self, given: Parameters, values: Mapping[str, Any]) -> str | None:
        """The question in SPARQL; None where none is asked.

        Raises:
            Refused: nobody bears a name that is given.
            QueryError, AmbiguousName, UsageError: no such question or parameter, several bear a name, a value is not of its kind.
        """
        if not values["named"]:
            return given.one("query")
        asked = question(values["named"])
        for name, value in values["given"].items():
            self._known(asked, name, value)
        pattern = "\n".join(line for line in asked.text.splitlines() if not line.startswith("# "))
        return f"# {asked.fr}\n{inline(pattern, self._graph.values_of(asked, **values['given'])).strip()}"

    def _known(self, asked: Question, name: str, value: str) -> None:
        kind = asked.parameter(name).kind
        if kind in ENTITIES and self._graph.names.one(value, kind) is None:
            near = ", ".join(match.label for match in self._graph.names.nearest(value, kind))
            raise Refused(f"{name}: nothing is called {value!r}", f"the nearest: {near}" if near else "leave it empty to ask of all")

    async def _file(self, asked: str, form: str) -> Response:
        if form not in _FILES:
            raise Refused(f"no format {form!r}", f"choose among {', '.join(_FILES)}")
        rows, graph = _FILES[form]
        answer = await self._endpoint.answer(Asked(asked, rows, graph))
        name = f"reponse.{form}"
        return Response(answer.body, media_type=answer.media, headers={"Content-Disposition": f'attachment; filename="{name}"'})
