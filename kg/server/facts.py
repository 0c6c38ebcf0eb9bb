"""Facts as JSON, chosen by any slot, page by page, with an OpenAPI description.

Goes in: requests at `/api/facts`. Goes out: the facts as `kg facts --format jsonl` gives them. Refused: a filter that there is none of, a
value that its slot cannot have, a name that several bear (400, with what there is).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from anyio.to_thread import run_sync
from pydantic import TypeAdapter, ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

import kg
from kg.api import Graph
from kg.api.selection import KINDS_OF_SLOT, SLOTS
from kg.facts import FACT_TYPES, Modality
from kg.model import Place
from kg.server.request import Parameters, Refused, of_address

#: Facts of one page unless the request says how many, and at most.
_FEW, _MOST = 100, 1000
#: Filters beside slots: values to choose among (empty: any text) and what they do.
_FILTERS: Mapping[str, tuple[tuple[str, ...], str]] = {
    "type": (tuple(FACT_TYPES), "Type of the facts; can be repeated."),
    "modality": (tuple(m.value for m in Modality), "How firmly it is said; can be repeated."),
    "segment": (tuple(p.value for p in Place), "Where in the article; without it, anywhere but in teasers."),
    "document": ((), "Name or address of the document."),
    "attributed_to": ((), "Named source."),
    "from": ((), "Published on this day or later (ISO 8601)."),
    "to": ((), "Published on this day or before."),
}
_PAGING = ("limit", "offset")


class Facts:
    """The service at `/api/facts`."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    async def respond(self, request: Request) -> Response:
        """Facts that fit the filters."""
        given = of_address(request)
        limit, offset = _number(given, "limit", _FEW, _MOST), _number(given, "offset", 0, 10**9)
        found = await run_sync(lambda: self._graph.facts(**_filters(given)))
        rest = [(name, value) for name, value in given.pairs if name not in _PAGING]
        following = urlencode([*rest, ("limit", limit), ("offset", offset + limit)]) if offset + limit < len(found) and limit else None
        shown = [fact.to_json() for fact in found[offset : offset + limit]]
        page = {"total": len(found), "next": following and f"{request.url.path}?{following}", "facts": shown}
        return Response(json.dumps(page), media_type="application/json")  # ASCII: half surrogates of a text are no UTF-8

    async def describe(self, _: Request) -> Response:
        """The OpenAPI description."""
        return JSONResponse(description())


def _filters(given: Parameters) -> dict[str, Any]:
    known = {*_FILTERS, *_PAGING, *SLOTS}
    if unknown := [name for name, _ in given.pairs if name not in known]:
        raise Refused(f"no filter {unknown[0]!r}", f"choose among {', '.join(sorted(known))}")
    found: dict[str, Any] = {slot: _value(slot, written) for slot in SLOTS if (written := given.one(slot)) is not None}
    found |= {name: tuple(given.all(name)) for name in ("type", "modality") if given.all(name)}
    found |= {name: value for name in ("segment", "document", "attributed_to") if (value := given.one(name)) is not None}
    first, last = given.one("from"), given.one("to")
    return found | ({"published": (first, last)} if first or last else {})


def _value(slot: str, written: str) -> Any:  # noqa: ANN401 (a slot's value)
    """A value as its slot has it; names stay as they are."""
    if slot in KINDS_OF_SLOT:
        return written
    for annotation in _annotations(slot):
        try:
            return TypeAdapter(annotation).validate_strings(written)
        except ValidationError:
            continue
    raise Refused(f"{slot}: {written!r} is no value of it", "/api/openapi.json tells what it can be")


def _annotations(slot: str) -> list[Any]:
    return [cls.model_fields[slot].annotation for cls in FACT_TYPES.values() if slot in cls.SLOTS]


def _number(given: Parameters, name: str, otherwise: int, most: int) -> int:
    written = given.one(name)
    if written is None:
        return otherwise
    if not written.isascii() or not written.isdigit() or int(written) > most:
        raise Refused(f"{name}: {written!r} is no number from 0 to {most}", f"leave it out for {otherwise}")
    return int(written)


def description() -> dict[str, Any]:
    """The OpenAPI 3.1 description of the service."""
    schemas: dict[str, Any] = {}
    for name, cls in FACT_TYPES.items():
        schema = cls.model_json_schema(ref_template="#/components/schemas/{model}", mode="serialization")
        schemas |= schema.pop("$defs", {})
        schema.pop("additionalProperties", None)  # a fact on the wire has its identifier too
        schemas[name] = schema | {"required": ["type", "document", "evidence"]}
    page = {
        "type": "object",
        "required": ["total", "next", "facts"],
        "properties": {
            "total": {"type": "integer", "description": "Facts that fit."},
            "next": {"type": ["string", "null"], "description": "Address of the next page."},
            "facts": {"type": "array", "items": {"anyOf": [{"$ref": f"#/components/schemas/{name}"} for name in FACT_TYPES]}},
        },
    }
    refused = {"description": "A filter that there is none of, a value that its slot cannot have, a name that several bear."}
    parameters = [
        *(
            _parameter(name, about, {"type": "string"} | ({"enum": list(among)} if among else {}))
            for name, (among, about) in _FILTERS.items()
        ),
        *(_parameter(slot, _about(slot), _schema(slot)) for slot in SLOTS),
        _parameter("limit", "Facts of a page.", {"type": "integer", "minimum": 0, "maximum": _MOST, "default": _FEW}),
        _parameter("offset", "Facts before the page.", {"type": "integer", "minimum": 0, "default": 0}),
    ]
    answers = {"200": {"description": "A page of facts.", "content": {"application/json": {"schema": page}}}, "400": refused}
    return {
        "openapi": "3.1.0",
        "info": {"title": "kg", "version": kg.__version__, "description": "Facts of a store, each with the words that prove it."},
        "paths": {"/api/facts": {"get": {"operationId": "facts", "summary": "Facts", "parameters": parameters, "responses": answers}}},
        "components": {"schemas": schemas},
    }


def _parameter(name: str, about: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": about, "schema": schema}


def _about(slot: str) -> str:
    types = ", ".join(name for name, cls in FACT_TYPES.items() if slot in cls.SLOTS)
    found = "found by name, without accents, by surname, with a typo" if slot in KINDS_OF_SLOT else "compared"
    return f"Slot of {types}; {found}."


def _schema(slot: str) -> dict[str, Any]:
    if slot in KINDS_OF_SLOT:
        return {"type": "string"}
    made = [TypeAdapter(annotation).json_schema(ref_template="#/components/schemas/{model}") for annotation in _annotations(slot)]
    for schema in made:
        schema.pop("$defs", None)
    return made[0] if len(made) == 1 else {"anyOf": made}
