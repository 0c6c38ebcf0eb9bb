"""A form to ask in a browser, without a script: the question in, a table out.

Goes in: requests at `/query`. Goes out: a page. What is wrong with a question stands on the page, with its status.
"""

from __future__ import annotations

import json
from typing import Any

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kg.errors import KGError
from kg.query import questions
from kg.server.about import About, Shown
from kg.server.pages import SAFE, page
from kg.server.request import of_address
from kg.server.sparql import Endpoint, status_of
from kg.store.dataset import Asked, Serialized

#: Rows that the page shows; the endpoint gives all.
_ROWS = 1000
_FIRST = """SELECT ?who ?constituency ?votes WHERE {
  ?result kg:outcome kg:outcome-elected ; kg:person ?who .
  OPTIONAL { ?result kg:round/kg:contest/kg:constituency ?constituency }
  OPTIONAL { ?result kg:votes ?votes }
} LIMIT 20"""


class Form:
    """The page at `/query`."""

    def __init__(self, endpoint: Endpoint, about: About) -> None:
        self._endpoint = endpoint
        self._about = about

    async def respond(self, request: Request) -> Response:
        """The form, with the answer where a question is given."""
        status = 200
        values: dict[str, Any] = {"question": _FIRST, "columns": (), "rows": (), "count": None, "graph": "", "wrong": "", "most": _ROWS}
        values["library"] = questions().values()
        try:
            question = of_address(request).one("query")
            if question is not None:
                values["question"] = question
                values |= await self._answer(question)
        except KGError as error:
            status, values["wrong"] = status_of(error), str(error)
        return HTMLResponse(page("query.html.jinja", values), status, SAFE)

    async def _answer(self, question: str) -> dict[str, Any]:
        answer = await self._endpoint.answer(Asked(question))
        return await run_sync(self._shown, answer)

    def _shown(self, answer: Serialized) -> dict[str, Any]:
        if answer.media == "text/turtle":
            return {"graph": answer.body.decode("utf-8")}
        told = json.loads(answer.body)
        if "boolean" in told:
            return {"columns": ("réponse",), "rows": [[Shown("oui" if told["boolean"] else "non")]], "count": 1}
        columns, rows = told["head"]["vars"], told["results"]["bindings"]
        shown = [[self._cell(row.get(column)) for column in columns] for row in rows[:_ROWS]]
        return {"columns": columns, "rows": shown, "count": len(rows)}

    def _cell(self, term: dict[str, Any] | None) -> Shown:
        if term is None:
            return Shown("")
        return self._about.iri(term["value"]) if term["type"] == "uri" else Shown(str(term["value"]))
