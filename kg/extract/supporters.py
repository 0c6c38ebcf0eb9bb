"""Persons who are called somebody's support: `X, fidèle soutien de Y,`, `parmi les soutiens de Y, X et Z`.

Goes in: the place of the noun. Goes out: (source, target, stance, first token, end token) for each pair.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.analysis import Read
from kg.extract.endorsement_calls import Pair
from kg.extract.groups import Group
from kg.extract.stance import ASSERTED
from kg.extract.text import Actor, Text

SUPPORTER = frozenset({"soutien", "soutiens"})
_OF = frozenset({"de", "du", "des", "d'"})
#: Words between the comma and the noun.
_BEFORE = frozenset(
    {"un", "une", "des", "les", "le", "la", "l'", "de", "plus", "premier", "fidele", "grand", "principal", "autre", "indefectible"}
    | {"premiers", "fideles", "grands", "principaux", "autres", "fervent", "fervents", "precieux", "ardent", "ardents", "historique"}
)
#: Words in front of the noun in the plural that bring in who is of them.
_AMONG = frozenset({"parmi", "dont", "chez", "compte"})
_FINDING = frozenset({"trouver", "compter", "figurer", "citer", "noter", "avoir", "être"})


def supporters(text: Text, read: Read, k: int) -> Iterator[Pair]:
    """The endorsements that the noun at token k tells by naming who supports."""
    target = next((g for g in read.groups if g.i in (k + 1, k + 2) and g.before in _OF), None)
    takers = text.actors(read, target)[-1:] if target is not None else []
    if target is None or not takers:
        return
    opening = k - 1
    while read.fold(opening) in _BEFORE:
        opening -= 1
    if read.fold(opening) in _AMONG:
        givers = _listed(text, read, target)
    elif read.fold(opening) in ("", ":") and read.fold(target.j) == ",":
        givers = _opened(text, read, target.j)
    elif read.fold(opening) == "(" and read.fold(target.j) == ")":
        givers = [a for g in read.groups if g.person is not None and g.person.j == opening for a in text.actors(read, g)[-1:]]
    elif read.fold(opening) == "," and read.fold(target.j) in (",", ".", "", ")"):
        givers = _apposed(text, read, opening)
    else:
        return
    for giver in givers:
        for taker in takers:
            yield giver, taker, ASSERTED, min(giver.i, k), max(giver.j, taker.j)


def _opened(text: Text, read: Read, comma: int) -> list[Actor]:
    """`Soutien de Y, X a parlé`: the name right behind the comma."""
    group = next((g for g in read.groups if g.i == comma + 1 and g.person is not None), None)
    return text.actors(read, group)[-1:] if group is not None else []


def _apposed(text: Text, read: Read, comma: int) -> list[Actor]:
    """Whom a comma closes in front of the noun."""
    group = next((g for g in read.groups if g.j == comma and g.person is not None), None)
    return text.actors(read, group)[-1:] if group is not None else []


def _listed(text: Text, read: Read, target: Group) -> list[Actor]:
    """Who is named behind: at once, or by a verb of finding (`on trouve X et Y`, `figurent X et Y`)."""
    k = target.j + (read.fold(target.j) in (",", ":"))
    clause = next((c for c in read.clauses if target.j <= c.verb.start <= k + 1), None)
    if clause is not None:
        k = clause.verb.end if clause.verb.lemma in _FINDING and not clause.verb.negated else -1
    first = next((g for g in read.groups if g.i == k), None)
    return text.actors(read, first, ahead=True) if first is not None else []
