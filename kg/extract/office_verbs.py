"""Offices that a verb gives or takes: `X est maire`, `X devient ministre`, `X préside la région`, `X quitte la présidence`.

Goes in: a `Text`. Goes out: drafts of `office`. Which verbs, with what behind them and which status: `rules/offices.yaml`. Syntax is that
of clauses: active, passive, participle, relative, infinitive under a verb that makes it so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Literal

from kg.extract.analysis import Read, language
from kg.extract.clauses import Clause, Noun
from kg.extract.drafts import Draft
from kg.extract.entities import Entity
from kg.extract.groups import Group
from kg.extract.mentions import Mention
from kg.extract.office_names import Named, body_at, function_at, functions, gendered, mentions_at, of_role, seat_at
from kg.extract.roles import Role
from kg.extract.rules import Rule, by_word, load
from kg.extract.stance import ASSERTED, DENIED, Stance, stance_of
from kg.extract.text import Actor, Text
from kg.facts import Modality, OfficeStatus

_REACH = 9
_HEADS = frozenset({"tete", "commandes", "manettes", "renes"})
_LINKS = frozenset({"de", "du", "d'", "des"})
_COPULAS = frozenset({"être", "rester", "demeurer", "devenir", "redevenir"})
_OBJECTS = {"la": "f", "le": "m", "l'": ""}
#: Verbs whose bare participle is active (`devenu sénateur`).
_BY_ETRE = frozenset({"devenir", "redevenir", "rester", "demeurer", "entrer", "arriver", "accéder", "parvenir", "passer"})
#: Heads that name an office only with what it is of (`patron de la région`).
_LOOSE = frozenset(
    {"patron", "chef", "leader", "dirigeant", "fondateur", "delegue", "secretaire", "conseiller", "coordinateur", "referent"}
)
_LASTING = frozenset({"office/be", "office/lead", "office/sit", "office/hold"})
_PAST = frozenset({"past", "imperfect", "pluperfect"})
_OVER = frozenset(
    {"comme", "toujours", "encore", "ainsi", "donc", "alors", "aussi", "egalement", "desormais", "officiellement", "de", "nouveau"}
)
#: Words between `nommé` or `élu` and the title, beside dates.
_MANNER = frozenset({"a", "par", "l'", "unanimite", "huis", "clos", "le", "en", "soir", "matin"})
_STOPS = frozenset(
    {",", ";", ":", ".", "et", "mais", "qui", "que", "qu'", "dont", "ou", "pour", "avec", "apres", "avant", "selon", "lorsque", "(", ")"}
)


class OfficeFrame(Rule):
    """Verbs that say of somebody that they hold, get or leave an office.

    `takes`: what names the office: a `title` right behind the verb, a `function` (`la présidence de ...`, `son poste de ...`), the `body`
    that is led, `lead` (`à la tête de` and a body), a `seat` (the chamber). `who`: the argument that holds it. `past`: its status in past
    tenses. `any_voice`: the passive says the same of its subject (`déchu de son mandat`).
    """

    verbs: tuple[str, ...]
    takes: Literal["title", "function", "body", "lead", "seat"]
    who: Literal["subject", "object"] = "subject"
    status: OfficeStatus
    past: OfficeStatus
    any_voice: bool = False


@lru_cache(maxsize=1)
def office_frames() -> Mapping[str, tuple[OfficeFrame, ...]]:
    """Frames of offices by lemma."""
    return by_word(load("offices", OfficeFrame), "verbs")


def of_verbs(text: Text, read: Read) -> Iterator[Draft]:
    """Offices that the clauses of a sentence give or take; what somebody says in quotation marks is no fact of the text's own."""
    if read.sentence.inside is not None:
        return
    frames = office_frames()
    at: dict[int, Mention] | None = None
    for clause in read.clauses:
        for lemma in clause.verb.lemmas:
            for frame in frames.get(lemma, ()):
                at = mentions_at(read) if at is None else at
                named = _named(read, clause, frame, at)
                if named:
                    yield from _of_frame(text, read, clause, frame, named)
                    break


def attributes(read: Read) -> set[int]:
    """First tokens of the titles that a verb says of its subject, or denies."""
    clauses = [c for c in read.clauses if c.verb.lemma in _COPULAS]
    return {n.role.i for c in clauses for n in _titles(read, c) if n.role is not None}


def predicates(read: Read, clause: Clause) -> list[Role]:
    """The titles that a verb says of its subject (`X est maire de C et député`), for those who ask who bears which title."""
    if clause.verb.lemma not in _COPULAS or clause.verb.negated or clause.verb.governs:
        return []
    return [n.role for n in _titles(read, clause) if n.role is not None]


def named_behind(read: Read, clause: Clause) -> Named | None:
    """The office named anywhere behind a verb: `comme maire`, `au poste de ministre`, `à la tête du parti`."""
    at = mentions_at(read)
    roles = {r.i: r for r in read.roles}
    persons = {p.i for p in read.persons}
    for k in range(clause.verb.end, min(clause.verb.end + 2 * _REACH, len(read.sentence.tokens))):
        if read.fold(k) in (",", ";", ".", "qui", "dont") and k not in persons:
            return None
        role = roles.get(k)
        if role is not None and read.fold(k - 1) in ("comme", "qualite") and _attribute(role, None):
            return of_role(role)
        if (named := function_at(read, k, at)) is not None:
            return named
        if read.fold(k) == "tete" and read.fold(k + 1) in _LINKS:
            return next(iter(_behind_head(read, k, at)), None)
    return None


def _named(read: Read, clause: Clause, frame: OfficeFrame, at: Mapping[int, Mention]) -> list[Named]:
    if frame.takes == "title":
        found = _titles(read, clause, after=frame.who == "object")
        if frame.who == "object":
            found = found or _functions(read, clause, at) or _chosen(read, clause)
        return found
    if frame.takes == "function":
        return _functions(read, clause, at)
    if frame.takes == "lead":
        return _lead(read, clause, at)
    if frame.takes == "seat":
        return _seat(read, clause)
    return _bodies(read, clause, at)


def _titles(read: Read, clause: Clause, *, after: bool = False) -> list[Named]:
    """Titles right behind the verb, or behind the person who gets them (`a nommé X ministre`)."""
    starts = {r.i: r for r in read.roles}
    groups = {g.i: g for g in read.groups}
    k, limit = clause.verb.end, min(clause.verb.end + _REACH, len(read.sentence.tokens))
    while k < limit:
        role = starts.get(k)
        if role is not None:
            return _chain(read, role) if _attribute(role, groups.get(k)) else []
        group = groups.get(k)
        if after and group is not None and group.person is not None:
            inside = [r for r in group.roles if r.i >= group.person.j and not r.determiner]
            if inside:
                return [of_role(r) for r in inside]
            k = group.j
            continue
        if read.fold(k) not in _OVER and not (after and (k in _times(read) or read.fold(k) in _MANNER)):
            return []
        k += 1
    return []


def _times(read: Read) -> set[int]:
    return {k for w in read.times for k in range(w.i, w.j)}


def _attribute(role: Role, group: Group | None) -> bool:
    """Whether a title behind a verb is an attribute: no name with it, and an office."""
    if role.plural or not role.head.is_office or role.head.generic or role.determiner == "indefinite":
        return False
    if role.head.name in _LOOSE and not role.complement and not role.parties:
        return False
    return group is None or group.person is None


def _chain(read: Read, role: Role) -> list[Named]:
    """A title and those tied to it: `maire de C et députée`, `maire depuis 2008 et président de D`."""
    found = [of_role(role)]
    starts = {r.i: r for r in read.roles}
    k = role.j
    while read.fold(k) in ("et", ","):
        following = starts.get(k + 1)
        if following is None or following.determiner or not following.head.is_office:
            break
        found.append(of_role(following))
        k = following.j
    return found


def _right(read: Read, clause: Clause) -> Iterator[int]:
    """Tokens behind the verb, up to the next boundary."""
    k, limit = clause.verb.end, min(clause.verb.end + _REACH, len(read.sentence.tokens))
    persons = {p.i: p.j for p in read.persons}
    while k < limit and (read.fold(k) not in _STOPS):
        if k in persons:
            k = persons[k]
            continue
        yield k
        k += 1


def _functions(read: Read, clause: Clause, at: Mapping[int, Mention]) -> list[Named]:
    times, words = _times(read), language().words
    for k in _right(read, clause):
        named = function_at(read, k, at)
        if named is not None:
            return [named]
        fold = read.fold(k)
        if fold == "tete" and read.fold(k + 1) in _LINKS:
            return _behind_head(read, k, at)
        small = fold in words.determiners or fold in words.prepositions or fold in _OVER or fold in _MANNER or fold.endswith("ment")
        if not small and k not in times:
            return []
    return []


def _chosen(read: Read, clause: Clause) -> list[Named]:
    """`le conseil municipal a élu X`, `X, désignée par le conseil municipal`: the office that a body fills by its own vote."""
    if clause.verb.lemma not in ("élire", "choisir", "désigner", "réélire", "reconduire"):
        return []
    node: Group | Noun | None = clause.subject
    if clause.verb.voice == "passive":
        node = next((n for preposition, n in clause.obliques if preposition == "par"), None)
    if not isinstance(node, Noun):
        return []
    key = f"{read.fold(node.j - 1)} {read.fold(node.j)}".replace("' ", "'")
    title = functions().chosen_by.get(key)
    return [Named(node.i, node.j + 1, gendered(title))] if title else []


def _lead(read: Read, clause: Clause, at: Mapping[int, Mention]) -> list[Named]:
    for k in _right(read, clause):
        if (
            read.fold(k) in ("tete", "commandes", "manettes")
            and read.fold(k - 1) in ("la", "aux")
            and read.fold(k + 1) in ("de", "du", "d'", "des")
        ):
            return _behind_head(read, k, at)
    return []


def _behind_head(read: Read, k: int, at: Mapping[int, Mention]) -> list[Named]:
    """The body behind `la tête de`."""
    step = k + 1 if read.fold(k + 1) in ("du", "des") else k + 2
    step += read.fold(step) in ("la", "l'", "les", "du", "des", "son", "sa", "leur")
    named = body_at(read, step, at)
    return [named] if named is not None else []


def _seat(read: Read, clause: Clause) -> list[Named]:
    for k in _right(read, clause):
        if (named := seat_at(read, k)) is not None:
            return [named]
    return []


def _bodies(read: Read, clause: Clause, at: Mapping[int, Mention]) -> list[Named]:
    """The body that is led: the object, the subject of a passive, or what a relative pronoun stands for."""
    passive = clause.verb.voice == "passive"
    node = clause.subject if passive else clause.object
    if isinstance(node, Noun):
        named = body_at(read, node.j - 1, at)
    elif isinstance(node, Group) and node.person is None:
        named = body_at(read, node.i - 1, at) or body_at(read, node.i, at)
    elif not passive and clause.relative and read.fold(clause.start - 1) in ("que", "qu'"):
        named = _antecedent(read, clause, at)
    elif node is None and not passive:
        named = next((n for k in _right(read, clause) if (n := body_at(read, k, at)) is not None), None)
    else:
        named = None
    return [named] if named is not None else []


def _antecedent(read: Read, clause: Clause, at: Mapping[int, Mention]) -> Named | None:
    k = clause.start - 2
    while k >= 0 and clause.start - k < 8:
        if (named := body_at(read, k, at)) is not None:
            return named
        k -= 1
    return None


def _of_frame(text: Text, read: Read, clause: Clause, frame: OfficeFrame, named: list[Named]) -> Iterator[Draft]:
    stance = _stance(read, clause, frame)
    if stance is None:
        return
    verb = clause.verb
    status = frame.past if verb.tense in _PAST else frame.status
    if verb.negated and stance is ASSERTED:
        status = OfficeStatus.FORMER
    for actor in _holders(text, read, clause, frame):
        if actor.entity is None:
            continue
        for one in named:
            if one.role is not None and one.role.status in ("former", "leaving") and frame.takes == "title":
                status = OfficeStatus.FORMER
            if one.role is not None and one.role.since and frame.status is OfficeStatus.HOLDS and not verb.negated:
                status = OfficeStatus.HOLDS if frame.status is OfficeStatus.HOLDS and verb.tense == "present" else status
            if one.role is not None and one.role.head.kind == "campaign" and frame.takes == "title":
                lasts = verb.tense == "imperfect" and one.role.status != "former"
                status = OfficeStatus.HOLDS if status is OfficeStatus.FORMER and lasts else status
            if _by_voters(frame, clause, one):
                continue
            i, j = min(actor.i, verb.start, one.i), max(verb.end, one.j, actor.j if actor.j - verb.end < _REACH else 0)
            slots = {"person": actor.entity, "office": one.title(actor.entity.gender), "territory": one.territory, "status": status}
            yield Draft("office", slots, read, i, j, frame.id, stance)


def _by_voters(frame: OfficeFrame, clause: Clause, named: Named) -> bool:
    """Whether the office only follows from an election by voters, which is a result (`élu député`)."""
    return (
        frame.id == "office/name"
        and clause.verb.lemma in ("élire", "réélire", "reconduire", "proclamer")
        and (named.role is not None and named.role.head.kind == "elected")
    )


def _stance(read: Read, clause: Clause, frame: OfficeFrame) -> Stance | None:
    stance = stance_of(read, clause)
    if stance is None or not happens(read, clause):
        return None
    verb = clause.verb
    if verb.governs == "not":
        return None
    if frame.id == "office/take" and verb.voice == "pronominal":
        return None
    if verb.negated:
        if frame.id in ("office/be", "office/lead", "office/sit", "office/hold") and any(
            read.fold(k) == "plus" for k in range(verb.start, verb.end + 1)
        ):
            return ASSERTED
        return DENIED if frame.id == "office/be" and verb.tense != "future" else None
    if stance.modality in (Modality.PLANNED, Modality.UNCONFIRMED) and frame.id not in ("office/name", "office/become"):
        return None
    return stance


def happens(read: Read, clause: Clause) -> bool:
    """Whether a clause tells what is so: an infinitive only where the verb over it says that it comes true (`finit par devenir`)."""
    verb = clause.verb
    if verb.tense == "infinitive":
        return verb.governs in ("fact", "past") or (verb.governs in ("near", "decided") and verb.governor in ("aller", "accepter"))
    if verb.tense == "infinitive_past":
        return read.fold(verb.start - 1) in ("apres", "pour")
    return True


def _holders(text: Text, read: Read, clause: Clause, frame: OfficeFrame) -> list[Actor]:
    passive = clause.verb.voice == "passive" and not (clause.verb.tense == "participle_past" and clause.verb.lemma in _BY_ETRE)
    if frame.who == "subject":
        if not passive or frame.any_voice:
            return text.subjects(read, clause)
        agent = clause.oblique("par")
        return text.actors(read, agent) if agent is not None else []
    if passive or clause.verb.tense == "participle_past":
        return text.subjects(read, clause)
    if clause.verb.voice != "active":
        return []
    named = [a for a in text.actors(read, clause.object) if a.group is not None and a.group.person is not None]
    if named or not any(c in _OBJECTS for c in clause.verb.clitics):
        return named
    gender = next((_OBJECTS[c] for c in clause.verb.clitics if c in _OBJECTS), "")
    entity = last_named(text, read, clause, gender)
    return [Actor(clause.verb.start, clause.verb.end, entity)] if entity is not None else []


def last_named(text: Text, read: Read, clause: Clause, gender: str, but: frozenset[int] = frozenset()) -> Entity | None:
    """The person named last before a clause, where the gender is not against it: whom a pronoun in front of the verb stands for."""
    for earlier in reversed(text.sentences[max(0, read.index - 2) : read.index + 1]):
        for group in reversed(earlier.groups):
            if group.entity is None or id(group.entity) in but or (earlier is read and group.i >= clause.verb.start):
                continue
            return group.entity if not gender or group.entity.gender in (gender, "") else None
    return None
