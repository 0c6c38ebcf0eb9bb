"""Facts gathered into figures: results and turnout of one document, election, place and round.

Goes in: facts in any order; candidacies tell which places are those of whole contests. Goes out: breaches, by document,
election, place and round. The two halves of a pair share one cell of votes (the first of their evidence) and count once;
facts that are denied, planned or rumoured do not count.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.arithmetic.checks import check
from kg.arithmetic.figures import Breach, Figures, Standing
from kg.facts import BaseFact, Candidacy, Cell, Modality, Result, Turnout

_NUMBERS = (
    "registered", "voters", "abstentions", "blank", "null", "blank_or_null", "cast", "seats_to_fill", "turnout", "abstention",
)  # fmt: skip
_SAID = frozenset({Modality.ASSERTED, Modality.REPORTED})
_Key = tuple[str, str, str, str, int]


def breaches_of(facts: Iterable[BaseFact]) -> list[Breach]:
    """Breaches of all counts that facts tell of, in the order of document, election, place and round."""
    counts: dict[_Key, _Counting] = {}
    contests: set[tuple[str, str | None, str | None]] = set()
    for fact in facts:
        if isinstance(fact, Candidacy):
            contests.add((fact.document, fact.election, fact.constituency))
        elif isinstance(fact, Result | Turnout) and fact.election and fact.constituency and fact.modality in _SAID:
            sheet = next((e.sheet or "" for e in fact.evidence if isinstance(e, Cell)), "")
            key = (fact.document, sheet, fact.election, fact.constituency, fact.round or 0)
            counts.setdefault(key, _Counting()).add(fact)
    found: list[Breach] = []
    for key in sorted(counts):
        document, _, election, constituency, _ = key
        for breach in check(counts[key].figures(key, whole=(document, election, constituency) in contests)):
            found.append(replace(breach, facts=tuple(sorted(counts[key].facts))))
    return found


class _Counting:
    """Lines and numbers of one count."""

    __slots__ = ("_lines", "_numbers", "_official", "_row", "_whole", "facts")

    def __init__(self) -> None:
        self.facts: list[str] = []
        self._lines: dict[object, Standing] = {}
        self._numbers: dict[str, float] = {}
        self._official, self._row, self._whole = True, 0, False

    def add(self, fact: Result | Turnout) -> None:
        """Take in a fact of this count."""
        self.facts.append(fact.id)
        cells = [e for e in fact.evidence if isinstance(e, Cell)]
        self._official = self._official and bool(cells)
        self._row = self._row or (cells[0].row if cells else 0)
        if isinstance(fact, Turnout):
            if fact.time is None:
                self._numbers |= {name: value for name in _NUMBERS if (value := getattr(fact, name)) is not None}
            return
        name = fact.person or fact.list_name or fact.party or ""
        line: object = (cells[0].row, cells[0].column) if cells and fact.votes is not None else name
        held = self._lines.get(line)
        if held is not None and held.name != name:
            held.name = f"{held.name}, {name}"
            return
        self._whole = self._whole or fact.outcome is not None
        self._lines[line] = Standing(
            name, fact.votes, fact.share, fact.share_registered, fact.rank, fact.outcome, fact.person is not None and not fact.list_name
        )

    def figures(self, key: _Key, *, whole: bool) -> Figures:
        """The count as arithmetic needs it."""
        document, sheet, election, constituency, round_ = key
        where = ", ".join([document, *([f"sheet {sheet!r}"] if sheet else []), *([f"row {self._row}"] if self._row else [])])
        return Figures(
            election, constituency, round_ or None, self._numbers, list(self._lines.values()), self._official, self._whole or whole, where
        )
