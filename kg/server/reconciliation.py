"""Names of a spreadsheet matched with people, constituencies and parties: the Reconciliation Service API 0.2, as OpenRefine asks it.

Goes in: batches of names, with types and properties that narrow them; beginnings of names. Goes out: candidates, the likeliest first. A
candidate is a certain match where it alone bears the very name (in any order of its words) and every property that is given.
Refused (`Refused`): what is no batch of queries.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg.api import Graph
from kg.graph.names import Match
from kg.ids import slug
from kg.server.request import Refused, of_address, of_form
from kg.triples import KG

TYPES: Mapping[str, str] = {"person": "Personne", "constituency": "Circonscription", "party": "Parti"}
#: Properties that narrow a query; each names an entity of its own kind.
PROPERTIES: Mapping[str, str] = {
    "party": "Parti",
    "constituency": "Circonscription",
    "election": "Élection",
    "office": "Mandat ou fonction",
}
#: Candidates given unless a query says how many, and at most.
_FEW, _MOST = 10, 100
#: What a property that does not fit takes from a score, out of 100.
_UNFIT = 15


class Reconciliation:
    """The service at `/reconcile`."""

    def __init__(self, graph: Graph, prefix: str) -> None:
        self._graph = graph
        self._prefix = prefix

    async def respond(self, request: Request) -> Response:
        """The manifest, or the candidates of a batch."""
        given = await of_form(request) if request.method == "POST" else of_address(request)
        batch = given.one("queries")
        if batch is None:
            return JSONResponse(self._manifest(str(request.base_url).rstrip("/")))
        return JSONResponse(await run_sync(self._answers, batch))

    async def suggest(self, request: Request) -> Response:
        """Entities, types or properties whose name begins so."""
        given, what = of_address(request), request.path_params["what"]
        prefix = slug(given.one("prefix") or "").replace("-", " ")
        if what == "entity":
            return JSONResponse({"result": await run_sync(self._beginning, prefix, given.all("type"))})
        known = {"type": TYPES, "property": PROPERTIES}.get(what)
        if known is None:
            raise Refused(f"nothing to suggest called {what!r}", "ask for entity, type or property", 404)
        return JSONResponse({"result": [{"id": i, "name": n} for i, n in known.items() if _begins(n, prefix)]})

    def _manifest(self, address: str) -> dict[str, Any]:
        return {
            "versions": ["0.2"],
            "name": "kg",
            "identifierSpace": self._graph.held.base.iri,
            "schemaSpace": KG,
            "defaultTypes": [{"id": kind, "name": name} for kind, name in TYPES.items()],
            "view": {"url": f"{address}{self._prefix}{{{{id}}}}"},
            "suggest": {
                what: {"service_url": address, "service_path": f"/reconcile/suggest/{what}"} for what in ("entity", "type", "property")
            },
        }

    def _answers(self, batch: str) -> dict[str, Any]:
        try:
            queries = json.loads(batch)
        except ValueError as error:
            raise Refused(f"queries: no JSON ({error})", "send an object of queries") from error
        if not isinstance(queries, dict) or not all(isinstance(query, dict) for query in queries.values()):
            raise Refused("queries: no batch", 'send {"q0": {"query": "NAME"}, ...}')
        return {key: {"result": self._candidates(key, query)} for key, query in queries.items()}

    def _candidates(self, key: str, query: Mapping[str, Any]) -> list[dict[str, Any]]:
        name, limit = query.get("query", ""), query.get("limit", _FEW)
        types, wanted = query.get("type") or [], query.get("properties") or []
        types = [types] if isinstance(types, str) else types
        if not isinstance(name, str) or not isinstance(limit, int) or not isinstance(types, list) or not isinstance(wanted, list):
            raise Refused(f"queries: {key}: no query", "give query and type as texts, limit as a number, properties as a list")
        kinds = [kind for kind in types if kind in TYPES] if types else list(TYPES)
        if not kinds or not name.strip():
            return []
        found = self._graph.names.find(name, *kinds) or self._graph.names.nearest(name, *kinds)
        misfits = {match.id: sum(not self._fits(match.id, p) for p in wanted) for match in found} if wanted else {}
        ranked = sorted(found, key=lambda match: (misfits.get(match.id, 0), -match.score, match.id))
        certain = [match for match in ranked if not misfits.get(match.id) and _same_name(match, name)]
        return [
            {
                "id": match.id,
                "name": match.label,
                "type": [{"id": match.kind, "name": TYPES[match.kind]}],
                "score": round(max(0.0, match.score * 100 - _UNFIT * misfits.get(match.id, 0)), 1),
                "match": certain == [match],
            }
            for match in ranked[: max(0, min(limit, _MOST))]
        ]

    def _fits(self, identifier: str, wanted: Any) -> bool:  # noqa: ANN401 (anything of JSON)
        """Whether an entity is told together with what a property names."""
        if not isinstance(wanted, dict) or wanted.get("pid") not in PROPERTIES:
            return True  # a property that is not known narrows nothing
        given = wanted.get("v")
        values = given if isinstance(given, list) else [given]
        names = [str(value.get("id", "") if isinstance(value, dict) else value) for value in values]
        meant = {match.id for name in names for match in self._graph.names.find(name, str(wanted["pid"]))}
        return bool(meant & self._beside(identifier))

    def _beside(self, identifier: str) -> set[str]:
        """Entities told together with one."""
        resolution, found = self._graph.resolution, set[str]()
        for item in (resolution.items[i] for i in resolution.items_of_entity.get(identifier, ())):
            found |= {*item.named.values(), item.election or ""}
            found |= {value.value for values in item.values.values() for value in values if isinstance(value.value, str)}
            contest = resolution.entities.get(item.contest or "")
            found |= {end for _, end in contest.links} if contest is not None else set()
        return found

    @cached_property
    def _named(self) -> list[tuple[str, str, str]]:
        """Name, identifier and kind of everybody, in the order of names."""
        return sorted((e.label, e.id, kind) for kind in TYPES for e in self._graph.resolution.of_kind(kind))

    def _beginning(self, prefix: str, types: list[str]) -> list[dict[str, Any]]:
        kinds = set(types) & set(TYPES) or set(TYPES)
        found = [(n, i, k) for n, i, k in self._named if k in kinds and _begins(n, prefix)]
        return [{"id": i, "name": n, "notable": [{"id": k, "name": TYPES[k]}]} for n, i, k in found[:_FEW]]


def _begins(name: str, prefix: str) -> bool:
    """Whether a name, or a word of it, begins so."""
    return f" {prefix}" in f" {slug(name).replace('-', ' ')}"


def _same_name(match: Match, name: str) -> bool:
    return match.score == 1 or sorted(slug(match.label).split("-")) == sorted(slug(name).split("-"))
