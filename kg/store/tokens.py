"""The tokens of a question in SPARQL, as far as one must tell syntax from what stands in strings, addresses and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN = re.compile(
    r"""
      (?P<comment>\#[^\n\r]*)
    | "{3}(?:[^"\\]|\\.|"(?!""))*"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}
    | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*'
    | <[^<>"{}|^`\\\x00-\x20]*>
    | [?$]\w+
    | [\w.-]*:[\w.:%\\-]*
    | (?P<word>[A-Za-z]+)
    | (?P<mark>[{}()])
    """,
    re.VERBOSE | re.DOTALL,
)


def tokens(question: str) -> Iterator[re.Match[str]]:
    """Comments (group `comment`), bare words (`word`), braces and parentheses (`mark`); the rest is opaque."""
    return _TOKEN.finditer(question)
