"""Answers as a page shows them: a table whose cells lead to what they name, a graph as text.

Goes in: answers as bytes. Goes out: values for a template. The table holds `MOST` rows at most.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kg.server.about import About, Shown
from kg.store.dataset import Serialized

#: Rows that a page shows; the endpoint and the files give all.
MOST = 1000


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer for people: rows under columns with how many there are, or a graph in Turtle."""

    columns: Sequence[str] = ()
    rows: Sequence[Sequence[Shown]] = ()
    count: int = 0
    graph: str | None = None


def shown(answer: Serialized, about: About) -> Answer:
    """An answer of the endpoint, in JSON or Turtle."""
    if answer.media == "text/turtle":
        return Answer(graph=answer.body.decode("utf-8"))
    told = json.loads(answer.body)
    if "boolean" in told:
        return Answer(("réponse",), [[Shown("oui" if told["boolean"] else "non")]], 1)
    columns, rows = told["head"]["vars"], told["results"]["bindings"]
    return Answer(columns, [[_cell(row.get(column), about) for column in columns] for row in rows[:MOST]], len(rows))


def _cell(term: dict[str, Any] | None, about: About) -> Shown:
    if term is None:
        return Shown("")
    return about.iri(term["value"]) if term["type"] == "uri" else about.words(str(term["value"]))
