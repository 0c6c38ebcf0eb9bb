"""Where a sentence names a resignation (`sa démission`, `la démission de X`), and whose it is.

Goes in: a sentence. Goes out: `Naming`s with the words around them that bring them in, suppose them or demand them.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.analysis import Read
from kg.extract.clauses import Clause
from kg.extract.entities import Entity
from kg.extract.leaving import brought_by, leaving_words
from kg.extract.nodes import Noun
from kg.extract.text import Text

_NOUNS = frozenset({"demission", "demissions"})
_DEPARTURE = "depart"
_OWN = frozenset({"sa", "son", "leur", "leurs", "ma", "notre"})
_RECALLING = frozenset({"dernier", "derniere", "celui-ci", "celle-ci", "interesse", "interessee"})
_AHEAD = 7


@dataclass(slots=True)
class Naming:
    """The noun at token k, from its first word `start` to what it is the resignation from (`end`, the word for the post, if any).

    `preposition` brings it in (`a`, `de`, `sur`, `apres`), empty for none. `own`: token of its possessive. `whose`: token of the group
    that `de` ties to it.
    """

    k: int
    start: int
    end: int
    length: int
    preposition: str = ""
    own: int | None = None
    whose: int | None = None
    recalled: Noun | None = None
    government: bool = False
    departure: bool = False
    supposed: bool = False
    demanded: bool = False


def find_namings(read: Read) -> list[Naming]:
    """The resignations that a sentence names, in order."""
    return [_naming(read, k) for k, token in enumerate(read.sentence.tokens) if token.fold in _NOUNS or token.fold == _DEPARTURE]


def _naming(read: Read, k: int) -> Naming:
    words, head = leaving_words(), k
    if read.fold(k - 1) in ("de", "d'") and read.fold(k - 2) in words.letters:
        head = k - 2
    start, own = head, None
    while start > 0 and read.fold(start - 1) in ("propre", "premiere", "eventuelle", "possible", "probable", "hypothetique"):
        start -= 1
    if read.fold(start - 1) in _OWN:
        own = start = start - 1
    elif read.fold(start - 1) in ("la", "une", "l'", "cette", "les", "des"):
        start -= 1
    naming = Naming(k, start, k, 2, _preposition(read, start), own)
    before = {read.fold(m) for m in range(max(0, k - 5), k)}
    naming.supposed = bool(before & words.supposed) or read.fold(k + 1) in words.supposed or read.fold(k + 2) in ("office",)
    naming.demanded = bool({read.fold(m) for m in range(max(0, k - 5), k)} & words.demanded)
    naming.departure = read.fold(k) == _DEPARTURE
    _look_right(read, naming)
    return naming


def _preposition(read: Read, start: int) -> str:
    word = read.fold(start - 1)
    return (
        {"d'": "de", "du": "de", "au": "a"}.get(word, word) if word in ("a", "de", "d'", "sur", "apres", "depuis", "vers", "pour") else ""
    )


def _look_right(read: Read, naming: Naming) -> None:
    """What follows `de`: whose it is, or which post it is from."""
    words = leaving_words()
    groups = {g.i: g for g in read.groups}
    nouns = {n.i: n for n in read.nouns}
    verbs = {v.start for v in read.verbs}
    for k in range(naming.k + 1, min(naming.k + _AHEAD, len(read.sentence.tokens))):
        if (k in verbs and k > naming.k + 1) or read.sentence.tokens[k].text in ";:.(" or read.fold(k) in ("celle", "celles"):
            break
        if read.fold(k) == "gouvernement" and read.fold(k - 1) in ("du", "son", "sa"):
            naming.government, naming.end = True, k
        elif words.is_post(read.fold(k)) and naming.end == naming.k and brought_by(read, k) in ("de", ""):
            naming.end = k
        noun = nouns.get(k)
        if noun is not None and noun.word in _RECALLING and read.fold(k - 1) in ("de", "d'"):
            naming.recalled = noun
        group = groups.get(k)
        if group is not None:
            tied = group.before in ("de", "d'", "du", "des") or (naming.government and read.fold(k - 1) == "gouvernement")
            if tied and naming.whose is None and (naming.end == naming.k or naming.government) and group.entity is not None:
                naming.whose = group.i
            if group.entity is not None:
                break


def owners_of(text: Text, read: Read, naming: Naming, clause: Clause | None, doers: list[Entity], *, by_owner: bool) -> list[Entity]:
    """Who resigns: whom `de` names; else whom the possessive stands for, the subject where it is the subject's own act."""
    if naming.recalled is not None:
        entity = text.reference.noun(naming.recalled)
        return [entity] if entity is not None else []
    if naming.whose is not None and naming.own is None:
        group = next(g for g in read.groups if g.i == naming.whose)
        return [a.entity for a in text.actors(read, group, ahead=True) if a.entity is not None]
    if (
        clause is not None
        and clause.possessor is not None
        and clause.subject is not None
        and clause.subject.i <= naming.k < clause.subject.j
    ):
        return [a.entity for a in text.actors(read, clause.possessor) if a.entity is not None]
    own = naming.own is not None or (naming.government and read.fold(naming.end - 1) == "son")
    if by_owner and doers and (own or naming.preposition == "" or naming.end != naming.k):
        return doers
    at = naming.own if naming.own is not None else (naming.end - 1 if naming.government and read.fold(naming.end - 1) == "son" else None)
    if at is None:
        return _of_relative(text, read, naming)
    exclude = () if by_owner else tuple(doers)
    owner = text.reference.owner(read, at, exclude)
    return [owner] if owner is not None else []


def _of_relative(text: Text, read: Read, naming: Naming) -> list[Entity]:
    """`la démission que lui présentait X`: X."""
    for clause in read.clauses:
        if clause.relative and clause.object is not None and clause.object.i <= naming.start < clause.object.j <= clause.verb.start:
            return [a.entity for a in text.subjects(read, clause) if a.entity is not None]
    return []
