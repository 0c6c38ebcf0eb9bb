"""At which rank somebody came, as a verb, an apposition or the opening of a sentence tells it.

Goes in: a sentence. Goes out: ranks with the actor that each concerns.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.analysis import Read
from kg.extract.clauses import Clause, is_finite
from kg.extract.groups import Group
from kg.extract.ranks import RANKS, rank_after, rank_in_bracket, ranks_of_clause
from kg.extract.stance import ASSERTED, stance_of
from kg.extract.text import Actor, Text
from kg.extract.told import Told, span
from kg.facts import Modality

#: Tokens of a rank that opens a sentence, and words that may follow it.
_FRONTED = 16
_BEHIND_RANK = frozenset({",", "au", "en", "avec", "le", "lors", "derriere", "dimanche", "(", "a", "lui", "elle", "des"})


def ranked(text: Text, read: Read, clause: Clause) -> Iterator[Told]:
    """`arrive en tête`, `finit troisième`, `prend la deuxième place`, `X et Y, arrivés 3e et 4e`."""
    found = ranks_of_clause(read, clause)
    stance = stance_of(read, clause) if found else None
    if found and clause.verb.lemma == "contenter" and clause.verb.governs == "duty":
        stance = ASSERTED  # `doit se contenter de la deuxième place`
    if not found or stance is None or stance.modality is Modality.DENIED:
        return
    subjects = text.subjects(read, clause)
    i, j = span(clause)
    if len(subjects) == 1 or len(subjects) == len(found):
        for actor, rank in zip(subjects, found, strict=False):
            yield Told(actor, min(i, actor.i), j, "rank/verb", None, rank, None, stance, "", clause)
    for preposition, node in clause.obliques:
        if preposition in ("devant", "derriere") and isinstance(node, Group):
            for actor in text.actors(read, node):
                yield Told(actor, min(i, actor.i), max(j, actor.j), "rank/beside", None, None, None, stance, "", clause)


def apposed_ranks(text: Text, read: Read) -> Iterator[Told]:
    """`X (P), troisième avec N %`, `X, arrivé premier`, `X (3e avec N %)`: a rank in apposition to a name, or in its brackets."""
    for group in read.groups:
        if group.entity is None:
            continue
        actor = Actor(group.i, group.j, group.entity, group=group)
        found = rank_after(read, group.j)
        if found is not None:
            yield Told(actor, group.i, found[1], "rank/apposed", None, found[0], spot=(group.i, _to_comma(read, found[1])))
        for opened in [k for k in range(group.i, group.j + 1) if read.fold(k) == "("]:
            rank = rank_in_bracket(read, opened)
            if rank is not None:
                yield Told(actor, group.i, opened + 2, "rank/bracket", None, rank, spot=(group.i, _to_comma(read, opened + 1)))


def _plain(actor: Actor) -> bool:
    """Whether an actor is named, not only told from the context."""
    return actor.group is not None and not actor.group.guessed


def _to_comma(read: Read, k: int) -> int:
    """Where an apposition that goes on at token k ends: at the next comma, bracket or verb."""
    verbs = {c.verb.start for c in read.clauses}
    return next((n for n in range(k, min(k + _FRONTED, len(read.sentence.tokens))) if read.fold(n) in ",.;()" or n in verbs), k)


def fronted_rank(text: Text, read: Read) -> Iterator[Told]:
    """`Troisième au premier tour avec N %, X a ...`: a rank that opens the sentence is its subject's."""
    found = RANKS.get(read.fold(0))
    comma = next((k for k in range(1, min(_FRONTED, len(read.sentence.tokens))) if read.fold(k) == ","), None)
    if found is None or comma is None or read.fold(1) not in _BEHIND_RANK:
        return
    clause = next((c for c in read.clauses if is_finite(c.verb)), None)
    if clause is None or clause.verb.start <= comma:
        return
    subjects = text.subjects(read, clause)
    if len(subjects) == 1 and subjects[0].entity is not None and subjects[0].j > comma and _plain(subjects[0]):
        yield Told(subjects[0], 0, subjects[0].j, "rank/fronted", None, found, spot=(0, comma))
