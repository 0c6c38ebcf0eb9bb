"""Offices that a phrase without verb gives: `À la tête de la ville depuis 1995, X`, `X, aux commandes de la région,`.

Goes in: a `Text` and a sentence of it. Goes out: drafts of `office`: whoever leads the body that the phrase names.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.analysis import Read
from kg.extract.drafts import Draft
from kg.extract.entities import Entity
from kg.extract.office_slots import behind_head
from kg.extract.text import Text
from kg.facts import OfficeStatus

_HEADS = frozenset({"tete", "commandes", "manettes", "renes"})
_OF = frozenset({"de", "du", "d'", "des"})
_CLOSING = frozenset({",", "depuis", "pendant", "."})


def at_the_head(text: Text, read: Read) -> Iterator[Draft]:
    """The offices that such phrases of a sentence give; what somebody says in quotation marks is no fact of the text's own."""
    if read.sentence.inside is not None:
        return
    for k, token in enumerate(read.sentence.tokens):
        if token.fold not in _HEADS or read.fold(k + 1) not in _OF:
            continue
        start = k - 2 if read.fold(k - 1) in ("la", "les") else k - 1
        named = next(iter(behind_head(read, k)), None) if read.fold(start) in ("a", "aux") else None
        if named is None or read.fold(named.j) not in _CLOSING or any(p.i == named.i for p in read.parties):
            continue
        holder = _holder(text, read, start, named.j)
        if holder is not None:
            status = OfficeStatus.FORMER if read.fold(named.j) == "pendant" else OfficeStatus.HOLDS
            slots = {"person": holder, "office": named.title(holder.gender), "territory": named.territory, "status": status}
            yield Draft("office", slots, read, start, named.j, "office/at-the-head")


def _holder(text: Text, read: Read, start: int, end: int) -> Entity | None:
    """The name that a comma sets before the phrase; where the phrase opens the sentence, the subject of the verb behind."""
    if start == 0:
        clause = next((c for c in read.clauses if c.verb.start > end and not c.relative), None)
        found = [a.entity for a in text.subjects(read, clause) if a.entity is not None] if clause is not None else []
        return found[0] if len(found) == 1 else None
    group = next((g for g in read.groups if g.j == start - 1 and g.entity is not None), None) if read.fold(start - 1) == "," else None
    return group.entity if group is not None else None
