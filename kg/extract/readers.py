"""The readers of facts, in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.extract.affiliations import affiliations
from kg.extract.candidacies import candidacies
from kg.extract.drafts import Draft
from kg.extract.endorsements import endorsements
from kg.extract.offices import offices
from kg.extract.resignations import resignations
from kg.extract.result_lists import result_lists
from kg.extract.results import results
from kg.extract.seats import seats
from kg.extract.statements import statements
from kg.extract.text import Text
from kg.extract.turnout import turnouts

Reader = Callable[[Text], Iterator[Draft]]

#: Readers of what elections are made of; a document about another country's politics holds none that is French.
_OF_ELECTIONS: tuple[Reader, ...] = (results, result_lists, candidacies, turnouts, resignations, seats, endorsements)
#: Readers of what is said of people anywhere.
_OF_PEOPLE: tuple[Reader, ...] = (offices, affiliations, statements)


def drafts_of(text: Text) -> Iterator[Draft]:
    """The drafts of every reader that the document is for."""
    for reader in (*(() if text.abroad else _OF_ELECTIONS), *_OF_PEOPLE):
        yield from reader(text)
