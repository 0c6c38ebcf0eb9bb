"""The readers of facts, in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.extract.affiliations import affiliations
from kg.extract.candidacies import candidacies
from kg.extract.drafts import Draft
from kg.extract.offices import offices
from kg.extract.resignations import resignations
from kg.extract.results import results
from kg.extract.seats import seats
from kg.extract.statements import statements
from kg.extract.text import Text
from kg.extract.turnout import turnouts

READERS: tuple[Callable[[Text], Iterator[Draft]], ...] = (
    results,
    candidacies,
    turnouts,
    resignations,
    seats,
    offices,
    affiliations,
    statements,
)
