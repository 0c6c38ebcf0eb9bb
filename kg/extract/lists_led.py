"""Whose list is meant by `une liste soutenue par P`, `cette liste`: whoever the text says to lead it.

Goes in: a `Text`, a sentence and the place of the noun. Goes out: the leader as an `Actor`, one or nobody.
"""

from __future__ import annotations

from kg.extract.analysis import Read
from kg.extract.nodes import Node, Noun
from kg.extract.text import LEADING, Actor, Text

_LIST = frozenset({"liste", "binome", "equipe", "tandem"})
_BACK = 2
_POINTING = frozenset({"cette", "ce", "celle-ci"})
_ITS_OWN = frozenset({"une", "sa", "la", "un", "son"})


def leader(text: Text, read: Read, noun: Noun) -> list[Actor]:
    """Who leads the list that a noun names: `X mène une liste ...`, `cette liste` of the sentence before."""
    if noun.word not in _LIST:
        return []
    determiner = read.fold(noun.i)
    if determiner in _ITS_OWN:
        return led_by(text, read, noun)
    if determiner not in _POINTING:
        return []
    for earlier in reversed(text.sentences[max(0, read.index - _BACK) : read.index]):
        found = [a for n in earlier.nouns if n.word in _LIST for a in (led_by(text, earlier, n) or _named(text, earlier, n))]
        if found:
            return found[-1:]
    return []


def _named(text: Text, read: Read, noun: Noun) -> list[Actor]:
    """`la liste de X`."""
    return [a for a in text.actors(read, noun) if a.entity is not None][:1]


def led_by(text: Text, read: Read, noun: Node) -> list[Actor]:
    """`X conduit une liste`, `X est à la tête d'une liste`: the subject of what leads it."""
    for clause in read.clauses:
        led = clause.object is noun and clause.verb.lemma in LEADING and clause.verb.voice == "active"
        headed = any(p == "a_la_tete" and n is noun for p, n in clause.obliques)
        if led or headed:
            return [a for a in text.subjects(read, clause) if a.entity is not None][:1]
    return []
