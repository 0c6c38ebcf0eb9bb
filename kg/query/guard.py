r"""What a question may not do: ask another server.

Goes in: SPARQL. Refused (`QueryError`): a SERVICE clause. Changes to a store need no guard: the engine takes them for no question.

The engine reads keywords without looking where a word ends (`1SERVICE:x {}`, `SERVICESILENT?x {}` are clauses to it), and the standard
lets code points stand for letters (`\u0053ERVICE`). So no tokens are told apart here: whatever has the shape of a clause is refused, in a
string or a comment too.
"""

from __future__ import annotations

import re

from kg.store.faults import fault

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_GAP = r"(?: [ \t\r\n] | \#[^\r\n]*+ )*+"
#: What a name may hold before its colon, and a colon beside. Quantifiers are possessive: no question is read twice over.
_NAME = r"""(?: \\. | [^\ \t\r\n{}<>"'()?$\#,;|^&*+=/!\\:] )*+"""
_LOCAL = _NAME.replace("!\\\\:]", "!\\\\]")
_SERVICE = re.compile(
    rf"service {_GAP} (?: silent {_GAP} )? (?: [?$]{_NAME} | <[^>]*+> | {_NAME}:{_LOCAL} ) {_GAP} \{{",
    re.VERBOSE | re.IGNORECASE,
)


def refuse_federation(question: str) -> None:
    """Let a question pass that stays in the store.

    Raises:
        QueryError: it asks another server.
    """
    plain = _ESCAPE.sub(_character, question)
    if found := _SERVICE.search(plain):
        raise fault(plain, found.start(), found.start() + len("service"), "service", "SERVICE asks another server", "ask this store alone")


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code <= 0x10FFFF else escape[0]
