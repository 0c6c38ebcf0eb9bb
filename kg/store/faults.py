"""Where a question in SPARQL is at fault, and what stands there.

Goes in: the question and what the engine says of it. Goes out: an error with the place. The engine tells the furthest place that it tried,
which for keywords lies behind the word that it could not take; then the grammar of rdflib says where it stopped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.errors import QueryError
from kg.store.tokens import tokens

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_WORD = re.compile(r"<[^<>\s]*>|[?$]?[\w:\\/.-]*[\w:]|\S")
#: Signs among what the engine would have taken.
_SIGN = re.compile(r"\"[^\"\\\w\s]+\"")
#: A longer question is not read a second time.
_LONGEST = 20_000
_CHANGES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"})


class Fault(QueryError):  # noqa: N818 (it reads as what it is)
    """What is wrong with a question, at a place of it.

    Attributes:
        line, start, end: the word at fault, from column `start` to before `end`, counted from 1 in characters; line 0: no place is known.
        word: that word, empty at the end of the question.
        expected: signs that could stand there.
        why: `unexpected`, `unfinished`, `prefix` (not declared), `change` (of a store that is only read), `service` (another server).
    """

    line = 0
    start = end = 1
    word = ""
    expected: Sequence[str] = ()
    why = ""


def fault(question: str, start: int, end: int, why: str, reason: str, remedy: str) -> Fault:
    """A fault at a stretch of the question, given in characters from 0, told in words."""
    line, column = question.count("\n", 0, start) + 1, start - question.rfind("\n", 0, start)
    found = Fault(f"line {line}, column {column}: {reason}", remedy)
    found.line, found.start, found.end, found.word, found.why = line, column, column + end - start, question[start:end], why
    return found


def malformed(question: str, told: str, prefixes: Iterable[str]) -> Fault:
    """What the engine says of a question that is no SPARQL, with the word that it speaks of.

    Args:
        question: as asked.
        told: message of the engine.
        prefixes: those that need not be declared.
    """
    if found := _change(question) or _undeclared(question, prefixes):
        return found
    place, signs = _said(question, told)
    if place is None:
        return Fault(f"the question is no SPARQL query ({told})", "correct it")
    words = list(_WORD.finditer(question))
    behind = next((word for word in words if word.end() > place), None)
    word = behind or (words[-1] if words else None)
    start, end = word.span() if word is not None else (0, 0)
    remedy = f"expected: {' '.join(signs)}" if signs else "correct it"
    if behind is not None:
        found = fault(question, start, end, "unexpected", f"{question[start:end]!r} is not expected", remedy)
    else:
        found = fault(question, start, end, "unfinished", "the question ends too soon", remedy)
        found.word = ""
    found.expected = signs
    return found


def _said(question: str, told: str) -> tuple[int | None, Sequence[str]]:
    """Place in characters from 0 and signs expected there; no place where a second grammar finds the question well formed."""
    found, stopped = _PLACE.search(told), _stopped(question)
    if found is None or stopped is None:
        return None, ()
    signs = tuple(dict.fromkeys(sign.strip('"') for sign in _SIGN.findall(found[3])))
    return (_offset(question, int(found[1]), int(found[2])), signs) if signs else (stopped, ())


def _stopped(question: str) -> int | None:
    """Where rdflib's grammar stops; None where it has nothing to say."""
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.parser import parseQuery

    if len(question) > _LONGEST:
        return None
    try:
        parseQuery(question.replace("\t", " "))  # which it would count as eight characters
    except ParseBaseException as error:
        return int(error.loc)
    return None


def _offset(question: str, line: int, column: int) -> int:
    return sum(len(one) + 1 for one in question.split("\n")[: line - 1]) + column - 1


def _change(question: str) -> Fault | None:
    """What is wrong with an update, at its first word; None where it is none."""
    for token in tokens(question):
        word = (token["word"] or "").upper()
        if word and word not in ("PREFIX", "BASE"):
            if word not in _CHANGES:
                return None
            reason, remedy = f"{word} changes the store, which is only read here", "ask with SELECT, ASK, CONSTRUCT or DESCRIBE"
            return fault(question, *token.span(), "change", reason, remedy)
    return None


def _undeclared(question: str, prefixes: Iterable[str]) -> Fault | None:
    """The first name whose prefix nobody declared."""
    declared, before = {"_", *prefixes}, ""
    for token in tokens(question):
        name, colon, _ = token[0].partition(":")
        if not colon or token["comment"] or name[:1] in tuple("<\"'"):
            before = (token["word"] or "").upper()
        elif before == "PREFIX":
            declared.add(name)
        elif name not in declared:
            return fault(question, *token.span(), "prefix", f"the prefix of {token[0]!r} is not declared", "declare it with PREFIX")
    return None
