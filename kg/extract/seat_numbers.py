"""The numbers of a sentence that may count seats.

Goes in: a sentence. Goes out: numbers with the noun, changes, and small ones that stand alone where seats are spoken of. Whose each is,
`kg.extract.seat_counts` says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.analysis import Read
from kg.extract.figures import Counts, Figure
from kg.extract.names import PartyMention
from kg.extract.numerals import value_at

SEAT_NOUNS = frozenset(
    {
        "siege",
        "sieges",
        "elus",
        "elu",
        "elue",
        "elues",
        "deputes",
        "senateurs",
        "eurodeputes",
        "conseillers",
        "representants",
        "parlementaires",
    }
)
_CHAMBERS = frozenset({"congres", "assemblee", "senat", "hemicycle", "conseil", "parlement"})
_LARGEST = 1000


@dataclass(slots=True)
class Number:
    """A number at tokens i to j, with its figure where it is in digits or has a noun."""

    i: int
    j: int
    value: int
    figure: Figure | None = None

    @property
    def explicit(self) -> bool:
        """Whether the noun stands with it."""
        return self.figure is not None and self.figure.counts is Counts.SEATS


def numbers_of(read: Read) -> Iterator[Number]:
    """Numbers that may count seats: those with the noun, changes, and small ones that stand alone."""
    tokens = read.sentence.tokens
    figures = {f.i: f for f in read.figures}
    k = 0
    years = {t for w in read.times for t in range(w.i, w.j)}
    while k < len(tokens):
        figure = figures.get(k)
        if figure is not None:
            if figure.is_score and _countable(read, figure, k in years):
                yield Number(figure.i, figure.j, int(figure.value), figure)
            k = max(figure.j, k + 1)
            continue
        read_number = value_at(tokens, k)
        if read_number is not None and k not in years and alone(read, read_number[1]) and read_number[0] > 0:
            yield Number(k, read_number[1], int(read_number[0]))
        k = read_number[1] if read_number else k + 1


def _countable(read: Read, figure: Figure, in_date: bool) -> bool:
    """Whether a figure may count seats."""
    if figure.counts is Counts.SEATS:
        if figure.value == 0 and not alone(read, figure.j) and read.fold(figure.j) not in ("a", "au", "dans", "en", "sur"):
            return False
        rest = any("rester" in v.lemmas and v.end >= figure.i - 1 for v in read.verbs if v.start < figure.i)
        return not figure.definite or figure.of is not None or rest or _all_of_them(read, figure)
    if figure.counts is Counts.CHANGE:
        return (
            abs(figure.value) < _LARGEST and figure.value == int(figure.value) and not _of_a_rule(read, figure) and _of_seats(read, figure)
        )
    small = figure.value == int(figure.value) and 0 <= figure.value < _LARGEST
    stands = alone(read, figure.j) or member_of_chamber(read, figure.j) is not None
    return figure.counts is Counts.BARE and small and not in_date and stands and read.fold(figure.i - 1) != "sur"


def _of_seats(read: Read, figure: Figure) -> bool:
    """Whether a change is one of seats: it says so, or stands beside a number of seats, not beside a percentage."""
    if figure.unit in SEAT_NOUNS:
        return True
    before = [f for f in read.figures if f.j <= figure.i]
    return bool(before) and before[-1].counts in (Counts.SEATS, Counts.BARE, Counts.CHANGE)


def member_of_chamber(read: Read, k: int) -> PartyMention | None:
    """The party of `26 indépendantistes au Congrès`, where k is after the number."""
    party = next((p for p in read.parties if p.i == k and p.adjective and p.plural), None)
    return party if party is not None and any(read.fold(party.j + n) in _CHAMBERS for n in (1, 2)) else None


def _of_a_rule(read: Read, figure: Figure) -> bool:
    """`treize de plus que la majorité absolue`."""
    return any(read.fold(k) == "majorite" for k in range(figure.j, figure.j + 3))


def _all_of_them(read: Read, figure: Figure) -> bool:
    """`les trois sièges de député`, `ses deux sièges`: all that there were; `les 57 élus` is the chamber."""
    return read.fold(figure.i - 1) in ("ses", "leurs") or (figure.unit == "sieges" and read.fold(figure.j) in ("de", "du"))


def alone(read: Read, j: int) -> bool:
    """Whether a number stands without a noun of its own."""
    return j >= len(read.sentence.tokens) or read.fold(j) in {
        ".",
        ",",
        ";",
        ":",
        ")",
        "(",
        "et",
        "contre",
        "pour",
        "chacun",
        "chacune",
        "seul",
        "au",
        "a",
        "aux",
        "en",
        "dans",
        "reviennent",
        "revient",
        "autant",
        "mais",
    }
