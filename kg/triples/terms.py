"""RDF terms as N-Triples writes them: the quickest form to make, sort, compare and load.

Goes in: Python values and relative identifiers. Goes out: strings such as `<https://…/person/sonia-backes>` and `"246"^^<…#integer>`.
Whatever a text holds, it stays one literal: quotes, backslashes and line ends are escaped, half surrogates replaced. Dates keep
their precision: `2023-09` is a month (xsd:gYearMonth) and never its first day.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from kg.ids import Base

#: Subject, predicate, object, each as N-Triples writes it.
Triple = tuple[str, str, str]

XSD = "http://www.w3.org/2001/XMLSchema#"
#: Escapes of canonical N-Triples, so that the sorted lines are the canonical form of the graph (RDFC-1.0: it has no blank nodes).
_ESCAPES = {c: f"\\u{c:04X}" for c in (*range(0x20), 0x7F)} | {
    ord(c): "\\" + letter for c, letter in zip('\\"\n\r\t\b\f', '\\"nrtbf', strict=True)
}
_ESCAPED = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_LETTERS = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20]+")
_DATES = (
    (re.compile(r"\d{4}"), "gYear"),
    (re.compile(r"\d{4}-(?:0[1-9]|1[0-2])"), "gYearMonth"),
    (re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"), "date"),
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?"), "dateTime"),
)
_NO_SECONDS = re.compile(r"(T\d\d:\d\d)(?!:\d\d[^:]|:\d\d$)")


def iri(address: str) -> str:
    """An IRI that is known to be well formed."""
    return f"<{address}>"


def text(value: str, lang: str = "") -> str:
    """A string, with its language where it has one."""
    escaped = value.translate(_ESCAPES)
    if not escaped.isascii():
        escaped = _SURROGATES.sub("\ufffd", escaped)
    return f'"{escaped}"@{lang}' if lang else f'"{escaped}"'


@lru_cache(maxsize=65536)
def integer(value: int) -> str:
    """A whole number."""
    return f'"{value}"^^<{XSD}integer>'


@lru_cache(maxsize=65536)
def decimal(value: float) -> str:
    """A number with the decimals that it was given with, in the canonical form of xsd:decimal (`54.9`, `66.0`)."""
    written = format(Decimal(str(value)).normalize(), "f")
    return f'"{written}"^^<{XSD}decimal>'


def boolean(value: bool) -> str:
    """True or false."""
    return f'"{"true" if value else "false"}"^^<{XSD}boolean>'


def date(value: str) -> str:
    """An ISO date as precise as it is; a plain string where it is none."""
    for pattern, name in _DATES:
        if pattern.fullmatch(value):
            written = value if name != "dateTime" else _NO_SECONDS.sub(r"\1:00", value, count=1).replace("+00:00", "Z")
            return f'"{written}"^^<{XSD}{name}>'
    return text(value)


def address(value: str) -> str:
    """A web address as a node; a plain string where it is none that RDF may hold."""
    return iri(value) if _ADDRESS.fullmatch(value) else text(value)


class Parts(NamedTuple):
    """A literal taken apart: its text, its language or else its datatype (empty: a plain string)."""

    text: str
    lang: str
    datatype: str


def parts(literal: str) -> Parts:
    """Take a literal apart."""
    end = literal.rindex('"')
    inner, tail = literal[1:end], literal[end + 1 :]
    plain = unescape(inner) if "\\" in inner else inner
    if tail.startswith("@"):
        return Parts(plain, tail[1:], "")
    return Parts(plain, "", tail[3:-1] if tail else "")


def unescape(inner: str) -> str:
    """The text of a literal as N-Triples writes it."""
    return _ESCAPED.sub(_unescaped, inner)


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _LETTERS.get(match[3], match[3])


class Nodes:
    """The nodes of a graph behind a base."""

    def __init__(self, base: Base) -> None:
        self._base = base.iri

    def __call__(self, path: str) -> str:
        """The node of a relative identifier."""
        return f"<{self._base}{path}>"
