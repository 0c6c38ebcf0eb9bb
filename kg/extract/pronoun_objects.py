"""Whom a pronoun that is no subject stands for: `le soutient`, `lui a apporté son soutien`, `votera pour elle`, `en sa faveur`.

Goes in: a `Text`, a sentence and a clause of it. Goes out: the person as an `Actor`, one or nobody. Who is likeliest is told by
`kg.extract.reference`, which leaves the candidates at the pronoun's token.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kg.extract.analysis import Read, language
from kg.extract.clauses import Clause
from kg.extract.entities import Entity
from kg.extract.reference import CLITICS, TONIC
from kg.extract.text import Actor, Text

_DIRECT = frozenset({"le", "la", "l'"})
_LONGEST = 4
#: `en sa faveur`, `à son profit`, `à ses côtés`: the noun behind the possessive, to the key of its preposition.
_OWNED = {"faveur": "au_profit", "profit": "au_profit", "cotes": "cote"}


def direct(text: Text, read: Read, clause: Clause, exclude: Collection[Entity]) -> list[Actor]:
    """Whom `le`, `la` or `l'` in front of the verb stands for."""
    return _clitic(text, read, clause, exclude) if _DIRECT & set(clause.verb.clitics) else []


def indirect(text: Text, read: Read, clause: Clause, exclude: Collection[Entity]) -> list[Actor]:
    """Whom `lui` in front of the verb stands for."""
    return _clitic(text, read, clause, exclude) if "lui" in clause.verb.clitics else []


def behind(text: Text, read: Read, clause: Clause, key: str, exclude: Collection[Entity]) -> list[Actor]:
    """Whom a pronoun that the preposition of a key brings in stands for."""
    for k, found in _brought(read, clause):
        if found == key and (entity := text.reference.owner(read, k, tuple(exclude))) is not None:
            return [Actor(k, k + 1, entity)]
    return []


def _clitic(text: Text, read: Read, clause: Clause, exclude: Collection[Entity]) -> list[Actor]:
    start, end = clause.verb.start, clause.verb.end
    entity = text.reference.owner(read, start, tuple(exclude))
    if entity is None and not any(c.verb.start < start for c in read.clauses):  # `X lui ayant apporté son soutien, Y l'emporte`
        main = next((c for c in read.clauses if c.verb.start > end and c.subject is not None), None)
        found = [a.entity for a in text.subjects(read, main)] if main is not None else []
        entity = found[0] if len(found) == 1 and found[0] not in exclude else None
    return [Actor(start, end, entity)] if entity is not None and _fits(clause, entity) else []


def _fits(clause: Clause, entity: Entity) -> bool:
    genders = {CLITICS[c] for c in clause.verb.clitics if c in CLITICS}
    return not entity.gender or "" in genders or entity.gender in genders


def _brought(read: Read, clause: Clause) -> Iterator[tuple[int, str]]:
    """The pronouns behind a verb, each with the key of its preposition."""
    for k in range(clause.verb.end + 1, max(clause.end, clause.verb.end + 1) + 1):
        if read.fold(k) in TONIC:
            yield k, _key(read, k)
        elif (key := _OWNED.get(read.fold(k + 1))) and read.fold(k) in ("son", "sa", "ses") and read.fold(k - 1) in ("a", "en"):
            yield k, key


def _key(read: Read, k: int) -> str:
    """The key of the preposition in front of token k; empty for none."""
    words = language().words
    table = words.compound_prepositions
    before = [read.fold(n).replace("d'", "de") for n in range(max(0, k - _LONGEST), k)]
    for length in range(len(before), 1, -1):
        if found := table.get(" ".join(before[-length:]).replace("' ", "'")):
            return found
    return before[-1] if before and before[-1] in words.prepositions else ""
