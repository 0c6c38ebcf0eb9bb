"""What a cell says: counts, percentages, flags, names.

Goes in: the text of a cell. Goes out: a value, None where the cell is blank or says that nothing is known. Refused
(`ValueError`, the message says why): a count with letters, a fraction of a vote, a percentage that is none, a formula in
error.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from kg.results.vocabulary import heading_key, load

_SPACES = "\u0020\u00a0\u202f\u2009\u2007'’"
_COUNT = re.compile(rf"\d+|\d{{1,3}}(?:[{_SPACES}]\d{{3}})+")
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?|[.,]\d+)\s*%?")
_FORMULA_ERROR = re.compile(r"#(DIV/0!|REF!|N/A|VALUE!|NAME\?|NUM!|NULL!|VALEUR!|NOM\?|NOMBRE!|GETTING_DATA|SPILL!|CALC!|FIELD!)?.*")
_UNSPACED = str.maketrans("", "", _SPACES)
#: What a reader of workbooks puts where a formula has no value.
NOT_COMPUTED = "#formula without a value"


class RawCell(NamedTuple):
    """A cell as read: row counted from 1, column as spreadsheets (or the XML) name it, text."""

    row: int
    column: str
    value: str


class Flag(StrEnum):
    """What a file says of a candidate's fate."""

    ELECTED = "elected"
    QUALIFIED = "qualified"
    NOT = "not"


def is_absent(text: str) -> bool:
    """Whether a cell says nothing: blank, a dash, `n.d.`."""
    return not text or text.isspace() or (not text.isdigit() and _absent(text))


@lru_cache(maxsize=4096)
def _absent(text: str) -> bool:
    stripped = text.strip()
    return stripped in load().words.absent or (not _FORMULA_ERROR.fullmatch(stripped) and heading_key(stripped) in load().words.absent)


def count(text: str) -> int | None:
    """A number of persons, papers or seats: `30 528`, `00008198`, `1 234` with a no-break space."""
    if text.isascii() and text.isdigit():
        return int(text)
    if is_absent(text):
        return None
    stripped = text.strip()
    if _COUNT.fullmatch(stripped):
        return int(stripped.translate(_UNSPACED))
    _refuse_formula(stripped)
    if stripped.startswith("-") and _COUNT.fullmatch(stripped[1:]):
        raise ValueError("a count below zero")
    if _PERCENT.fullmatch(stripped):
        raise ValueError("a count that is no whole number")
    raise ValueError("a count that is no number")


def percent(text: str) -> float | None:
    """A percentage: `71,20%`, `71.2`, `,5`."""
    if is_absent(text):
        return None
    stripped = text.strip()
    if not _PERCENT.fullmatch(stripped):
        _refuse_formula(stripped)
        raise ValueError("a percentage that is no number")
    return float(stripped.rstrip("% \u00a0\u202f").replace(",", "."))


def _refuse_formula(text: str) -> None:
    if text == NOT_COMPUTED:
        raise ValueError("a formula without a value: open the file in a spreadsheet and save it again")
    if text.startswith("#") and _FORMULA_ERROR.fullmatch(text):
        raise ValueError("a formula in error")


def flag(text: str) -> Flag | None:
    """What `Elu`, `OUI`, `QUALIF T2`, `NON` say; None where the cell is blank.

    Raises:
        ValueError: the cell says something else.
    """
    known, found = _flag(text)
    if not known:
        _refuse_formula(text.strip())
        raise ValueError("neither elected, nor qualified, nor not")
    return found


@lru_cache(maxsize=1024)
def _flag(text: str) -> tuple[bool, Flag | None]:
    words, said = load().words, heading_key(text)
    if not said or (said in words.absent and said not in words.not_elected):
        return not text.strip().startswith("#"), None
    for options, result in ((words.elected, Flag.ELECTED), (words.qualified, Flag.QUALIFIED), (words.not_elected, Flag.NOT)):
        if said in options:
            return True, result
    return False, None
