"""Tables whose headings name who was voted for: a row for each place, a column of votes for each candidate, party or answer.

Goes in: a heading that tells the place and the votes cast, and the rows under it. Goes out: who the further columns are of. Nobody's
columns are taken for votes unless they say so (`Voix X`) or add up to the votes cast, row after row.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.lexicon import load as load_lexicon
from kg.results.cells import RawCell, count, percent
from kg.results.tables import letter
from kg.results.vocabulary import Vocabulary, heading_key, load

_FEWEST = 2
#: Of the rows looked at, how many must add up to the votes cast.
_MOST_ADD_UP = 0.8
_NUANCE = re.compile(r"(?P<name>.+?)\s*\((?P<nuance>[^()]{1,8})\)")


@dataclass(slots=True)
class Named:
    """One candidate, party or answer: the cells that name it, and its columns by role."""

    cells: dict[str, RawCell]
    columns: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Heading:
    """What a heading says: whose figures, which (`votes`, `share`, `share_registered`), and whether it says so in words."""

    name: str
    role: str
    said: bool


def named_columns(
    number: int, cells: Sequence[str], roles: Sequence[str | None], rows: Sequence[Sequence[str]], first_column: int = 0
) -> list[Named]:
    """Who the columns that no entry knows are of; empty where they are nobody's.

    Args:
        number: of the heading's row.
        cells: its texts.
        roles: what is known of its columns.
        rows: those under it, as far as they are looked at.
        first_column: number of the column of the first cell, counted from 0.
    """
    known = load()
    if "cast" not in roles:
        return []
    read = {i: _heading(text.strip(), known) for i, text in enumerate(cells) if roles[i] is None and text.strip()}
    found: dict[str, Named] = {}
    votes: dict[int, _Heading] = {i: h for i, h in read.items() if h.role == "votes" and _are(count, i, rows)}
    codes = _are_codes([h.name for h in votes.values()])
    for i, heading in votes.items():
        who = _who(heading.name, codes=codes)
        named = {role: RawCell(number, letter(first_column + i), text) for role, text in who.items()}
        if found.setdefault(heading_key(heading.name), Named(named, {"votes": i})).columns["votes"] != i:
            return []  # one name twice: which is which nothing tells
    if len(found) < _FEWEST or not (all(h.said for h in votes.values()) or _add_up(list(votes), roles.index("cast"), rows)):
        return []
    for i, heading in read.items():
        if heading.role != "votes" and (one := found.get(heading_key(heading.name))) is not None and _are(percent, i, rows):
            one.columns.setdefault(heading.role, i)
    return list(found.values())


def _heading(text: str, known: Vocabulary) -> _Heading:
    """What a heading says: `DURAND`, `Voix DURAND`, `DURAND % exp`."""
    for role, marks in known.words.figures_of.items():
        for mark in sorted(marks, key=len, reverse=True):
            pattern = r"[\s_:.-]*".join(map(re.escape, mark.split()))
            match = re.fullmatch(rf"{pattern}[\s_:.-]+(?P<name>.*\w.*)", text, re.I) or re.fullmatch(
                rf"(?P<name>.*\w.*?)[\s_:.-]+\(?{pattern}\)?", text, re.I
            )
            if match is not None:
                return _Heading(match["name"].strip(), role, said=True)
    return _Heading(text, "votes", said=False)


def _who(name: str, *, codes: bool) -> dict[str, str]:
    """The roles of what a heading names: an answer, a nuance, or a person, whose nuance may stand in brackets."""
    if heading_key(name) in load().words.answers:
        return {"list_name": name}
    if codes:
        return {"nuance": name}
    match = _NUANCE.fullmatch(name)
    return {"person": match["name"], "nuance": match["nuance"]} if match else {"person": name}


def _are_codes(names: Sequence[str]) -> bool:
    """Whether headings are those of nuances or parties and not of people: most of them are known as such."""
    grids, parties = load().grids.values(), load_lexicon().parties
    known = sum(any(name in grid for grid in grids) or parties.get(name) is not None for name in names)
    return 2 * known >= len(names) > 0


def _are(read: Callable[[str], float | None], column: int, rows: Sequence[Sequence[str]]) -> bool:
    """Whether a column holds figures, and at least one."""
    texts = [row[column] for row in rows if column < len(row) and row[column].strip()]
    try:
        figures = [read(text) for text in texts]
    except ValueError:
        return False
    return any(figure is not None for figure in figures)


def _add_up(columns: Sequence[int], cast: int, rows: Sequence[Sequence[str]]) -> bool:
    """Whether the figures of these columns are the votes cast, in most rows."""
    told = right = 0
    for row in rows:
        try:
            whole = count(row[cast]) if cast < len(row) else None
        except ValueError:
            return False
        if whole is not None:
            told += 1
            right += sum(count(row[i]) or 0 for i in columns if i < len(row)) == whole
    return told > 0 and right >= _MOST_ADD_UP * told


def lines_of(named: Sequence[Named], number: int, cells: Sequence[str], first_column: int) -> list[dict[str, RawCell]]:
    """The lines of a row: whoever it gives a figure of."""
    found = []
    for one in named:
        figures = {
            role: RawCell(number, letter(first_column + i), cells[i])
            for role, i in one.columns.items()
            if i < len(cells) and cells[i] and not cells[i].isspace()
        }
        if figures:
            found.append({**one.cells, **figures})
    return found


def columns_of(named: Sequence[Named]) -> Mapping[int, Named]:
    """Column to whom it is of."""
    return {i: one for one in named for i in one.columns.values()}
