"""Accents given back to texts that were typed without (`a ete elu des le premier tour`), as old agency copy was.

Goes in: the tokens of a text without accents. Goes out: the same tokens, verb forms written as the table of verbs has them; offsets stay.
Words that are forms as they stand (`a`, `marche`) are left alone, and so are names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from kg.extract.tokens import Kind, Token
from kg.ids import fold
from kg.lang import verbs

#: Letters from which on a text can be told to have none, and how rare accented letters then are.
_ENOUGH, _RARE = 300, 0.002
_ACCENTED = re.compile(r"[^\W\d_a-zA-Z]")


def lacks_accents(text: str) -> bool:
    """Whether a text was typed without accents: French prose has three in a hundred letters."""
    head = text[:5000]
    if not head.isascii() and len(_ACCENTED.findall(head, 0, 1000)) > _RARE * 1000:
        return False
    letters = sum(map(str.isalpha, head))
    accented = len(_ACCENTED.findall(head))
    return letters >= _ENOUGH and accented < _RARE * letters


def restore(tokens: Iterable[Token]) -> None:
    """Write the verb forms among the tokens with their accents."""
    forms, accented = verbs.load().forms, _accented()
    for token in tokens:
        if token.kind is Kind.WORD and not token.capital and token.text not in forms and (form := accented.get(token.text)):
            token.text = form


@lru_cache(maxsize=1)
def _accented() -> dict[str, str]:
    """Forms without accents to the form that has them; the participle where there are several, which texts have most."""
    found: dict[str, str] = {}
    for form, readings in verbs.load().forms.items():
        bare = fold(form)
        if bare != form and (bare not in found or any(r.tense == "participle" for r in readings)):
            found[bare] = form
    return found
