"""Candidacies told by the field: lists of those who stand (`Quatre listes : X (P), Y (Q)`), and who meets in an election's debates.

Goes in: a sentence. Goes out: drafts of `candidacy` of those named. A debate says who stands only before the election is over, and only of
several: two who debate may debate anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.analysis import Read
from kg.extract.candidacy_draft import candidacy
from kg.extract.clauses import is_finite
from kg.extract.drafts import Draft
from kg.extract.stance import ASSERTED
from kg.extract.text import Actor, Text

_FIELDS = frozenset({"listes", "candidatures", "binomes", "pretendants", "pretendantes", "postulants", "postulantes", "tetes"})
#: Tokens from the noun to the colon (`quatre listes en lice à C :`).
_TO_COLON = 6
_DEBATES = frozenset({"debat", "debats", "grand-messe"})
_MEETING = frozenset({"réunir", "rassembler", "opposer", "accueillir", "inviter", "convier", "confronter"})
_SEVERAL = 3


def of_fields(text: Text, read: Read) -> Iterator[Draft]:
    """Candidacies of those whom a sentence lists as standing, or as those who debate."""
    for actors, i in _listed(text, read):
        yield from _drafts(text, read, actors, i, "candidacy/field")
    if _about_debate(text, read):
        for actors, i in _debating(text, read):
            if len(actors) >= _SEVERAL:
                yield from _drafts(text, read, actors, i, "candidacy/debate", coming=True)


def _listed(text: Text, read: Read) -> Iterator[tuple[Sequence[Actor], int]]:
    """`Quatre listes : X (P), Y (Q) et Z (R)`: no verb before the colon."""
    for k in range(len(read.sentence.tokens)):
        if read.fold(k) not in _FIELDS:
            continue
        colon = next((n for n in range(k + 1, k + 1 + _TO_COLON) if read.fold(n) == ":"), None)
        if colon is None or any(is_finite(c.verb) and c.verb.start < colon for c in read.clauses):
            continue
        actors = text.named_behind(read, colon)
        if len(actors) > 1:
            yield actors, k


def _about_debate(text: Text, read: Read) -> bool:
    """Whether the sentence, or the one before it, speaks of a debate."""
    near = text.sentences[max(0, read.index - 1) : read.index + 1]
    return any(t.fold in _DEBATES for r in near for t in r.sentence.tokens)


def _debating(text: Text, read: Read) -> Iterator[tuple[Sequence[Actor], int]]:
    """`le débat réunira X, Y et Z`, `un débat en présence de X, Y et Z`."""
    for clause in read.clauses:
        if set(clause.verb.lemmas) & _MEETING:
            for node in (clause.object, clause.oblique("par")):
                yield [a for a in text.actors(read, node, ahead=True) if a.entity is not None], clause.verb.start
    for group in read.groups:
        k = group.i - 1 if read.fold(group.i - 1) in ("de", "d'") else group.i
        words = [read.fold(n) for n in range(max(0, k - 3), k)]
        if "presence" in words and group.entity is not None:
            yield [a for a in text.actors(read, group, ahead=True) if a.entity is not None], k


def _drafts(text: Text, read: Read, actors: Sequence[Actor], i: int, rule: str, *, coming: bool = False) -> Iterator[Draft]:
    for actor in actors:
        setting = text.settings.at(read, min(i, actor.i), actor.j)
        if coming and text.settings.held(setting) not in (0, 1):
            continue
        if draft := candidacy(text, read, actor, setting, None, min(i, actor.i), actor.j, rule, ASSERTED):
            yield draft
