"""Endorsements that a noun tells: `avec le soutien de LR`, `son soutien à X`, `l'investiture du PS`, `le ralliement de X à Y`.

Goes in: the place of the noun. Goes out: (source, target, stance, first token, end token) for each pair. What the verb of the clause does
with the noun decides: to receive it, to give it, to seek it (nothing), to refuse or lose it (denied).
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.analysis import Read
from kg.extract.clauses import Clause, Noun
from kg.extract.endorsement_calls import SEEKING, TIES, Pair, called, holding, tied
from kg.extract.groups import Group
from kg.extract.names import PartyMention
from kg.extract.pronoun_objects import indirect
from kg.extract.rules import EndorsementFrame
from kg.extract.stance import ASSERTED, DENIED, stance_of
from kg.extract.supporters import SUPPORTER, supporters
from kg.extract.text import LISTS, Actor, Text
from kg.facts import EndorsementKind, Modality

_GETTING = frozenset(
    {"obtenir", "prévaloir", "targuer", "recevoir", "bénéficier", "avoir", "compter", "disposer", "décrocher", "revendiquer", "assurer"}
    | {"engranger", "enregistrer", "gagner", "jouir", "remporter", "conserver", "garder", "récolter", "afficher"}
    | {"arborer"}
)
_LOSING = frozenset(["retirer", "refuser", "perdre", "priver", "manquer", "contester", "dénier", "suspendre"])
_TO = frozenset({"a", "au", "aux", "pour", "envers"})
_OF = frozenset({"de", "du", "des", "d'"})
#: Words in front of the noun that keep it from naming an act of support.
_UNTOLD = frozenset({"sans", "en", "comme", "un", "premier", "fidele", "grand"})
#: What is given by whoever gives it to somebody, without a possessive (`LR a accordé l'investiture à X`).
_OF_DOERS = frozenset({EndorsementKind.NOMINATION, EndorsementKind.VOTE_CALL})
_OWN = frozenset({"son", "sa", "leur", "leurs", "ses"})
_AHEAD = 12
_WITH = frozenset({"avec", "fort", "forte", "forts", "grace"})
#: Verbs by which something becomes somebody's.
_FALLING = frozenset({"revenir", "échoir", "aller"})


def nominal(text: Text, read: Read, k: int, frame: EndorsementFrame) -> Iterator[Pair]:
    """The endorsements that the noun at token k tells."""
    if read.fold(k) in SUPPORTER and (found := list(supporters(text, read, k))):
        yield from found
        return
    if read.fold(k) == "appel":
        yield from called(text, read, k)
        return
    if read.fold(k - 1) in _UNTOLD or read.fold(k - 2) == "sans":
        return
    clause = holding(read, k)
    verb = clause.verb if clause is not None else None
    if verb is not None and (set(verb.lemmas) & SEEKING or verb.governor in SEEKING):
        return
    if verb is not None and any(read.fold(m) == "ou" and read.fold(m + 1) == "non" for m in range(verb.end, k)):
        return
    if read.fold(k) in TIES:
        yield from tied(text, read, k)
        return
    counted = verb is not None and verb.lemma in ("compter", "prévaloir") and verb.governor == "pouvoir" and not verb.negated
    stance = ASSERTED if clause is None or counted else stance_of(read, clause)
    if stance is not None and stance.modality is Modality.UNCONFIRMED and read.fold(k - 2) == "avec":
        stance = ASSERTED  # `a annoncé qu'il serait candidat avec l'appui de X`
    if stance is None:
        return
    if verb is not None and set(verb.lemmas) & _LOSING:
        stance = DENIED if stance.modality is not Modality.DENIED else None
        if stance is None:
            return
    if stance.modality is Modality.PLANNED:
        stance = ASSERTED
    givers, takers, end = _around(text, read, k, frame)
    doers = text.subjects(read, clause) if clause is not None else []
    if (read.fold(k - 1) in _OWN and not givers) or (not givers and takers and clause is not None and frame.kind in _OF_DOERS):
        givers = (
            doers if read.fold(k - 1) in _OWN or frame.kind is not EndorsementKind.NOMINATION else [a for a in doers if a.entity is None]
        )
    if not takers and givers and read.fold(k - 1) not in _OWN:
        takers = _takers(text, read, k, clause, doers, givers, frame.kind)
    if not takers and givers and clause is not None:
        takers = indirect(text, read, clause, [a.entity for a in givers if a.entity is not None])
    start = min([k, *(a.i for a in (*givers, *takers))])
    for giver in givers:
        for taker in takers:
            yield giver, taker, stance, start, max([end, *(a.j for a in (*givers, *takers))])


def _around(text: Text, read: Read, k: int, frame: EndorsementFrame) -> tuple[list[Actor], list[Actor], int]:
    """Who gives (`de A et de B`, `LR` right after) and who takes (`à C`, `en faveur de C`), and the token where they end."""
    groups = {g.i: g for g in read.groups}
    verbs = {v.start for v in read.verbs}
    givers: list[Actor] = []
    takers: list[Actor] = []
    role, m, end = "", k + 1, k + 1
    label = next((p for p in read.parties if p.i == k + 1 and p.i not in groups), None)
    if label is not None and frame.kind is EndorsementKind.NOMINATION:  # `l'investiture P` that another group holds
        givers.append(Actor(label.i, label.j, None, label.party))
    if m in verbs and read.fold(m).endswith(("e", "ee", "es")) and m + 1 not in verbs:
        m += 1  # `le soutien affiché de X`
    while m < min(k + _AHEAD + 8 * len(givers), len(read.sentence.tokens)) and m not in verbs and read.sentence.tokens[m].text not in ".;:":
        group = groups.get(m)
        if group is None:
            m += 1
            continue
        role = _role(read, group, role, k, frame)
        actors = text.actors(read, group)[-1:] or _label(group, role)
        if not actors or not role:
            break
        (givers if role == "giver" else takers).extend(actors)
        m = end = max(group.j, m + 1)
    return givers, takers, end


def _closes_row(read: Read, group: Group) -> bool:
    """Whether `et` follows a group, at once or after one more: `A, B et C`."""
    if read.fold(group.j) == ",":
        following = next((g for g in read.groups if g.i == group.j + 1), None)
        return following is not None and read.fold(following.j) == "et"
    return read.fold(group.j) == "et"


def _label(group: Group, role: str) -> list[Actor]:
    """`l'investiture LR`: the label as the party that gives it."""
    if role == "giver" and isinstance(group.head, PartyMention):
        return [Actor(group.i, group.j, None, group.head.party, group)]
    return []


def _role(read: Read, group: Group, last: str, k: int, frame: EndorsementFrame) -> str:
    before = group.before
    if before == "a" and "face" in (read.fold(group.i - 1), read.fold(group.i - 2)):
        return ""
    listed = before in _OF and {read.fold(group.i - 2), read.fold(group.i - 1)} & LISTS
    if listed and any(read.fold(n) in _TO for n in range(group.i - 5, group.i - 1)):
        return "taker"  # `son soutien à la liste de X`
    favour = {"faveur", "profit"} & {read.fold(group.i - 1), read.fold(group.i - 2)}
    if before in _TO or (before in _OF and favour):
        return "taker"
    if before in _OF:
        nominee = frame.kind is EndorsementKind.NOMINATION and group.entity is not None and group.i <= k + 2
        return "taker" if nominee else "giver"  # `l'investiture du P`, `l'investiture de X par le P`
    if before == "par":
        return "giver"
    if last and (before == "et" or (before == "," and _closes_row(read, group))):
        return last
    close = isinstance(group.head, PartyMention) and group.i <= k + 2 and frame.kind is EndorsementKind.NOMINATION
    return "giver" if close else ""


def _takers(
    text: Text, read: Read, k: int, clause: Clause | None, doers: list[Actor], givers: list[Actor], frame_kind: EndorsementKind
) -> list[Actor]:
    """Who has the support that the noun names: the subject of what receives it, or of the clause that `avec le soutien de` stands in."""
    names = {id(a.entity) for a in givers if a.entity is not None}
    brought = {read.fold(m) for m in range(max(0, k - 3), k)}
    with_it = bool(brought & (_WITH | {"malgre"}))
    if clause is not None and "devoir" in clause.verb.lemmas and frame_kind is EndorsementKind.WITHDRAWAL:
        return [a for a in doers if id(a.entity) not in names]  # `X doit beaucoup au retrait de Y`
    if clause is not None and "reprocher" in clause.verb.lemmas:
        return [a for p, n in clause.obliques if p == "a" for a in text.actors(read, n)[-1:] if id(a.entity) not in names]
    if clause is not None:
        getting = bool(set(clause.verb.lemmas) & _GETTING) and clause.verb.voice != "passive"
        getting = getting or (clause.verb.lemma == "priver" and clause.verb.voice == "passive")
        return [a for a in doers if id(a.entity) not in names] if getting or with_it else []
    if not with_it:
        return _fallen_to(text, read, k)
    after = next((c for c in read.clauses if c.verb.start > k), None)
    found = text.subjects(read, after) if after is not None and brought & _WITH else []
    if not found:
        before = [g for g in read.groups if g.j <= k and g.entity is not None]
        found = text.actors(read, before[-1]) if before else []
    return [a for a in found if id(a.entity) not in names]


def _fallen_to(text: Text, read: Read, k: int) -> list[Actor]:
    """`l'investiture du P est revenue à X`: X."""
    clause = next((c for c in read.clauses if isinstance(c.subject, Noun) and c.subject.j - 1 == k), None)
    if clause is None or clause.verb.lemma not in _FALLING or stance_of(read, clause) != ASSERTED:
        return []
    return [a for p, n in clause.obliques if p == "a" for a in text.actors(read, n)[-1:]]
