"""Values given to the variables of a question, as data and never as syntax.

Goes in: a question, variable → value. Goes out: the question with a VALUES clause at the head of its pattern, and in the place of
every line `#values` (of subqueries, which must be narrowed too). Any engine answers it. Refused (`QueryError`): a name that is no
variable of the question, an address that SPARQL cannot hold.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.errors import QueryError
from kg.store.terms import Iri, Moment, Value
from kg.store.tokens import tokens
from kg.triples import terms

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^<>\"{}|^`\\\x00-\x20]*")
_MARK = re.compile(r"^[ \t]*#values[ \t]*$", re.MULTILINE)


def bind(question: str, values: Mapping[str, Value]) -> str:
    """The question with its variables bound.

    Raises:
        QueryError: see above.
    """
    given = {name: value for name, value in values.items() if value is not None}
    if not given:
        return question
    for name in given:
        if not re.search(rf"[?$]{re.escape(name)}\b", question) or not re.fullmatch(r"\w+", name):
            raise QueryError(f"the question has no variable ?{name}", "bind one that it has")
    clause = " ".join(f"VALUES ?{name} {{ {term(value)} }}" for name, value in given.items())
    at = _head_of_pattern(question)
    marked = _MARK.sub(lambda _: clause, question[at:])
    return f"{question[:at]} {clause} {marked}"


def inline(question: str, values: Mapping[str, Value]) -> str:
    """The question with its variables replaced by their values, which engines answer faster than a VALUES clause.

    For questions written for it: their parameters are not selected, never stand as a subject or predicate where they are plain
    values, and may be tested by BOUND. Whatever stands in strings, addresses and comments is left alone.

    Raises:
        QueryError: an address that SPARQL cannot hold.
    """
    written = {name: term(value) for name, value in values.items() if value is not None}
    bound = re.compile(rf"BOUND\(\s*[?$]({'|'.join(map(re.escape, written))})\s*\)") if written else None
    pieces: list[str] = []
    at = 0
    for token in tokens(question):
        if token.start() < at:
            continue
        if bound is not None and token["word"] == "BOUND" and (test := bound.match(question, token.start())):
            pieces += [question[at : token.start()], "true"]
            at = test.end()
        elif token[0][0] in "?$" and token[0][1:] in written:
            pieces += [question[at : token.start()], written[token[0][1:]]]
            at = token.end()
    return "".join([*pieces, question[at:]])


def term(value: Value) -> str:
    """A value as SPARQL writes it.

    Raises:
        QueryError: an address that it cannot hold.
    """
    if isinstance(value, Iri):
        if not _ADDRESS.fullmatch(value):
            raise QueryError(f"{value!r} is no address of a node", "give one such as https://example.org/id/person/x")
        return f"<{value}>"
    if isinstance(value, Moment):
        return terms.date(value)
    if isinstance(value, bool):
        return terms.boolean(value)
    if isinstance(value, int):
        return terms.integer(value)
    return terms.decimal(value) if isinstance(value, float) else terms.text(str(value))


def _head_of_pattern(question: str) -> int:
    """Place after the brace that opens the pattern; a template of CONSTRUCT comes before it."""
    depth, template = 0, False
    braces = 0
    for token in tokens(question):
        if (token["word"] or "").upper() == "CONSTRUCT":
            template = True
        if token["mark"] in ("(", ")"):
            depth += 1 if token["mark"] == "(" else -1
        elif token["mark"] == "}" and depth == 0:
            braces -= 1
            template = template and braces > 0
        elif token["mark"] == "{" and depth == 0:
            if not template:
                return token.end()
            braces += 1
    raise QueryError("the question has no pattern to bind in", "write it as SELECT ... WHERE { ... }")
