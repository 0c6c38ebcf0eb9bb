"""Calls and ties that a noun tells: `l'appel de X à voter pour Y`, `une alliance entre X et Y`.

Goes in: the place of the noun. Goes out: (source, target, stance, first token, end token) for each pair.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.analysis import Read
from kg.extract.clauses import Clause
from kg.extract.groups import Group
from kg.extract.stance import ASSERTED, Stance, stance_of
from kg.extract.text import Actor, Text

SEEKING = frozenset(
    {"chercher", "solliciter", "demander", "espérer", "négocier", "vouloir", "attendre", "briguer", "viser"}
    | {"réclamer", "convoiter", "souhaiter", "rechercher", "lorgner", "disputer", "appeler"}
)
TIES = frozenset({"alliance", "fusion", "rapprochement"})
_OF = frozenset({"de", "du", "des", "d'"})
_MAKING = frozenset({"lancer", "adresser", "publier", "signer", "relayer", "faire"})

Pair = tuple[Actor, Actor, Stance, int, int]


def holding(read: Read, k: int) -> Clause | None:
    """The clause in whose right side token k stands."""
    return next((c for c in reversed(read.clauses) if c.verb.end <= k < max(c.end, c.verb.end)), None)


def called(text: Text, read: Read, k: int) -> Iterator[Pair]:
    """`l'appel de X à voter pour Y`."""
    named = next((g for g in read.groups if g.i in (k + 1, k + 2) and g.before in _OF), None)
    clause = next((c for c in read.clauses if c.verb.start > k and c.verb.tense == "infinitive"), None)
    if clause is None or clause.verb.lemma not in ("voter", "choisir", "soutenir"):
        return
    givers, stance = _callers(text, read, k, named)
    if not givers or stance is None or clause.verb.start > (named.j if named is not None else k + 1) + 2:
        return
    takers = text.actors(read, clause.object, ahead=True)
    takers = takers or [a for p, n in clause.obliques if p in ("pour", "au_profit") for a in text.actors(read, n)[-1:]]
    for giver in givers:
        for taker in takers:
            yield giver, taker, stance, min(giver.i, k), taker.j


def _callers(text: Text, read: Read, k: int, named: Group | None) -> tuple[list[Actor], Stance | None]:
    """Who calls, and how firmly: whom `de` names, else the subject of what makes the call (`a lancé un appel à voter`)."""
    if named is not None:
        return text.actors(read, named, ahead=True), ASSERTED
    clause = holding(read, k)
    if clause is None or clause.verb.lemma not in _MAKING:
        return [], None
    return text.subjects(read, clause), stance_of(read, clause)


def tied(text: Text, read: Read, k: int) -> Iterator[Pair]:
    """`une alliance entre X et Y`; nothing where there is none (`absence d'accord`)."""
    words = {read.fold(m) for m in range(max(0, k - 4), k)}
    clause = holding(read, k) or next((c for c in read.clauses if c.subject is not None and c.subject.i <= k < c.subject.j + 2), None)
    if words & {"absence", "pas", "sans", "aucun", "aucune", "eventuelle", "refus", "refuse", "projet"} or "entre" not in _after(read, k):
        return
    stance = stance_of(read, clause) if clause is not None else ASSERTED
    at = next(m for m in range(k + 1, min(k + 12, len(read.sentence.tokens))) if read.fold(m) == "entre")
    group = next((g for g in read.groups if g.i == at + 1), None)
    both = text.actors(read, group, ahead=True) if group is not None else []
    if stance is None or len(both) != 2 or (clause is not None and set(clause.verb.lemmas) & SEEKING):
        return
    yield both[0], both[1], stance, k, both[1].j


def _after(read: Read, k: int) -> set[str]:
    return {read.fold(m) for m in range(k + 1, k + 12)}
