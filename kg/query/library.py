"""The library of questions: SPARQL files with a line in French and English and the parameters that they take.

Goes in: `resources/queries/NAME.rq`, whose head says

    # fr: Qui a battu qui, dans quelle circonscription, à quel tour ?
    # en: Who beat whom, in which constituency, in which round?
    # param constituency: constituency
    # param within: number = 7

A parameter is a variable of the question. Its kind is that of an entity (`person`, `party`, `constituency`, `election`, `office`),
whose name is looked up, or `number`, `date`, `time` or `text`. One without a default may be left out: the question is then asked of all.
Goes out: questions, and values to bind. Refused: an unknown question or parameter (`QueryError`, with those that there are), a value of
the wrong kind (`UsageError`), a file that lacks a line (`ResourceError`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC
from functools import cache
from importlib.resources import files

from kg.errors import QueryError, ResourceError, UsageError
from kg.store.terms import Moment, Value
from kg.store.versions import end_of

_HEAD = re.compile(r"#\s*(?P<what>fr|en|param (?P<param>\w+)):\s*(?P<text>.+)")
ENTITIES = frozenset({"person", "party", "constituency", "election", "office"})
KINDS = ENTITIES | {"number", "date", "time", "text"}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of a question that can be given."""

    name: str
    kind: str
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the library."""

    name: str
    text: str
    fr: str
    en: str
    parameters: tuple[Parameter, ...]

    def parameter(self, name: str) -> Parameter:
        """The parameter of a name.

        Raises:
            QueryError: there is none.
        """
        for parameter in self.parameters:
            if parameter.name == name.replace("-", "_"):
                return parameter
        known = ", ".join(f"--{p.name.replace('_', '-')}" for p in self.parameters) or "none"
        raise QueryError(f"{self.name}: no parameter {name!r}", f"its parameters: {known}")


@cache
def questions() -> Mapping[str, Question]:
    """Every question, by name.

    Raises:
        ResourceError: a file lacks a line of its head.
    """
    folder = files("kg").joinpath("resources", "queries")
    paths = sorted((p for p in folder.iterdir() if p.name.endswith(".rq")), key=lambda p: p.name)
    return {path.name.removesuffix(".rq"): read(path.name.removesuffix(".rq"), path.read_text("utf-8")) for path in paths}


def question(name: str) -> Question:
    """The question of a name.

    Raises:
        QueryError: there is none.
    """
    found = questions().get(name)
    if found is None:
        raise QueryError(f"no question {name!r}", f"there are {', '.join(questions())}")
    return found


def read(name: str, text: str) -> Question:
    """A question of its file."""
    said: dict[str, str] = {}
    parameters: list[Parameter] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        match = _HEAD.fullmatch(line.strip())
        if match is None:
            continue
        if match["param"]:
            kind, _, default = (part.strip() for part in match["text"].partition("="))
            parameters.append(Parameter(match["param"], kind, default or None))
        else:
            said[match["what"]] = match["text"].strip()
    wrong = [p.name for p in parameters if p.kind not in KINDS or f"?{p.name}" not in text]
    if wrong or not {"fr", "en"} <= said.keys():
        raise ResourceError(f"{name}.rq: {wrong[0] if wrong else 'its head'} is not described", "see kg/query/library.py")
    return Question(name, text, said["fr"], said["en"], tuple(parameters))


def plain_value(parameter: Parameter, given: str) -> Value:
    """A value of a parameter that names no entity.

    Raises:
        UsageError: it is not of its kind.
    """
    if parameter.kind == "number":
        try:
            return int(given) if re.fullmatch(r"[+-]?\d+", given) else float(given.replace(",", "."))
        except ValueError as error:
            raise UsageError(f"--{parameter.name}: {given!r} is no number", "give one such as 7 or 12.5") from error
    if parameter.kind == "date":
        return Moment(end_of(given).date().isoformat())
    if parameter.kind == "time":
        return Moment(end_of(given).astimezone(UTC).isoformat(timespec="seconds"))
    return given
