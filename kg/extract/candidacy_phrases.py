"""Candidacies told by a phrase set beside a name: `X, en lice à Nevers,`, `X (PS), sur les rangs`, `En course à Autun, X parle`.

Goes in: a sentence. Goes out: drafts of `candidacy` of whom the phrase stands beside.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.analysis import Read
from kg.extract.candidacy_draft import candidacy
from kg.extract.drafts import Draft
from kg.extract.groups import Group
from kg.extract.stance import ASSERTED
from kg.extract.text import Actor, Text

_PHRASES = (
    ("en", "lice"),
    ("sur", "les", "rangs"),
    ("en", "course"),
    ("dans", "la", "course"),
    ("en", "campagne"),
    ("de", "nouveau", "en", "lice"),
)
#: Tokens of the place behind a phrase (`en lice à Autun (Saône-et-Loire)`).
_TO_NAME = 9


def of_phrases(text: Text, read: Read) -> Iterator[Draft]:
    """Candidacies of those beside whom a phrase of standing is set."""
    for k, length in _found(read):
        group = _before(read, k) or _behind(read, k + length)
        if group is None or group.entity is None or group.person is None:
            continue
        end = k + length
        first, last = min(group.i, k), max(group.j, end)
        place = next((p for p in read.places if end < p.i <= end + 2), None)
        spot = (k, place.j) if place is not None else (first, last)
        actor = Actor(group.i, group.j, group.entity, group=group)
        draft = candidacy(text, read, actor, text.settings.at(read, *spot), None, first, max(last, spot[1]), "candidacy/phrase", ASSERTED)
        if draft is not None:
            yield draft


def _found(read: Read) -> Iterator[tuple[int, int]]:
    """(index, length) of each phrase that a comma or the head of the sentence opens."""
    for k in read.where({phrase[0] for phrase in _PHRASES}):
        if read.fold(k - 1) not in ("", ",", "aussi", "egalement"):
            continue
        for phrase in _PHRASES:
            if all(read.fold(k + n) == word for n, word in enumerate(phrase)):
                yield k, len(phrase)
                break


def _before(read: Read, k: int) -> Group | None:
    """`X, en lice`: the name that ends before the comma."""
    return next((g for g in read.groups if read.fold(k - 1) == "," and g.j == k - 1), None)


def _behind(read: Read, k: int) -> Group | None:
    """`En lice à Autun (Saône-et-Loire), X`: the name behind the comma that closes the phrase."""
    if any(c.verb.start < k for c in read.clauses):
        return None
    comma = next((n for n in range(k, k + _TO_NAME) if read.fold(n) == ","), None)
    return next((g for g in read.groups if comma is not None and g.i == comma + 1), None)
