"""What a sentence says of the outcome of a contest, and at which rank somebody came.

Goes in: a sentence. Goes out: outcomes and ranks with the actor that each concerns: by labels, verbs, appositions and nouns.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.analysis import Read
from kg.extract.likewise import likewise
from kg.extract.outcome_nouns import labelled, of_nouns
from kg.extract.outcome_verbs import of_verb
from kg.extract.text import Text
from kg.extract.told import Told
from kg.extract.told_ranks import apposed_ranks, fronted_rank, ranked


def outcomes_of(text: Text, read: Read, before: Told | None = None) -> Iterator[Told]:
    """What a sentence says of outcomes and ranks; `before`: the last outcome told in its paragraph."""
    yield from labelled(text, read)
    for clause in read.clauses:
        found = list(of_verb(text, read, clause, before))
        yield from found
        yield from likewise(text, read, clause, found)
        yield from ranked(text, read, clause)
    yield from apposed_ranks(text, read)
    yield from fronted_rank(text, read)
    yield from of_nouns(text, read, before)
