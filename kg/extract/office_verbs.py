"""Offices that a verb gives or takes: `X est maire`, `X devient ministre`, `X préside la région`, `X quitte la présidence`.

Goes in: a `Text`. Goes out: drafts of `office`. Which verbs, with what behind them and which status: `rules/offices.yaml`. Syntax is that
of clauses: active, passive, participle, relative, infinitive under a verb that makes it so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Literal

from kg.extract.analysis import Read, language
from kg.extract.clauses import Clause
from kg.extract.drafts import Draft
from kg.extract.entities import Entity
from kg.extract.groups import Group
from kg.extract.office_names import Named
from kg.extract.office_slots import bodies_led, chosen_by, functions_behind, lead_of, seat_behind, titles_behind
from kg.extract.rules import Rule, by_word, load
from kg.extract.stance import ASSERTED, DENIED, Stance, stance_of
from kg.extract.text import Actor, Text
from kg.facts import Modality, OfficeStatus

_REACH = 9
_COPULAS = frozenset({"être", "rester", "demeurer", "devenir", "redevenir"})
_OBJECTS = {"la": "f", "le": "m", "l'": ""}
#: Verbs whose bare participle is active (`devenu sénateur`).
_BY_ETRE = frozenset({"devenir", "redevenir", "rester", "demeurer", "entrer", "arriver", "accéder", "parvenir", "passer"})
_LASTING = frozenset({"office/be", "office/lead", "office/sit", "office/hold"})
_PAST = frozenset({"past", "imperfect", "pluperfect"})


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
    for clause in read.clauses:
        for lemma in clause.verb.lemmas:
            for frame in frames.get(lemma, ()):
                named = _named(read, clause, frame)
                if named:
                    yield from _of_frame(text, read, clause, frame, named)
                    break


def attributes(read: Read) -> set[int]:
    """First tokens of the titles that a verb says of its subject, or denies."""
    clauses = [c for c in read.clauses if c.verb.lemma in _COPULAS]
    return {n.role.i for c in clauses for n in titles_behind(read, c) if n.role is not None}


def _named(read: Read, clause: Clause, frame: OfficeFrame) -> list[Named]:
    if frame.takes == "title":
        found = titles_behind(read, clause, after=frame.who == "object")
        if frame.who == "object":
            found = found or functions_behind(read, clause) or chosen_by(read, clause)
        return found
    if frame.takes == "function":
        return functions_behind(read, clause)
    if frame.takes == "lead":
        return lead_of(read, clause)
    if frame.takes == "seat":
        return seat_behind(read, clause)
    return bodies_led(read, clause)


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
            i, j = min(_name_at(read, actor), verb.start, one.i), max(verb.end, one.j, actor.j if actor.j - verb.end < _REACH else 0)
            slots = {"person": actor.entity, "office": one.title(actor.entity.gender), "territory": one.territory, "status": status}
            yield Draft("office", slots, read, i, j, frame.id, stance)


def _name_at(read: Read, actor: Actor) -> int:
    """First token of whom an actor names, the civility left out."""
    k = actor.i
    while k < actor.j and (read.fold(k) in language().words.civilities or read.fold(k) == "."):
        k += 1
    return k


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
        if frame.id in _LASTING and any(read.fold(k) == "plus" for k in range(verb.start, verb.end + 1)):
            return ASSERTED
        return DENIED if frame.id == "office/be" and verb.tense != "future" else None
    if stance.modality is Modality.PLANNED and frame.id == "office/stay":
        return ASSERTED  # `il restera maire`: he is
    if stance.modality in (Modality.PLANNED, Modality.UNCONFIRMED) and frame.id not in ("office/name", "office/become"):
        return None
    return stance


def happens(read: Read, clause: Clause) -> bool:
    """Whether a clause tells what is so: an infinitive only where the verb over it says that it comes true (`finit par devenir`)."""
    verb = clause.verb
    if verb.tense == "infinitive":
        if read.fold(verb.start - 2) == "avant" and read.fold(verb.start - 1) in ("de", "d'"):  # `maire avant de devenir sénateur`
            return clause.governor is not None and clause.governor.verb.tense in _PAST and not clause.governor.verb.negated
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
        return _listed(text, read, clause) or text.subjects(read, clause)
    if clause.verb.voice != "active":
        return []
    named = [a for a in text.actors(read, clause.object, ahead=True) if a.group is not None and a.group.person is not None]
    if named or not any(c in _OBJECTS for c in clause.verb.clitics):
        return named
    gender = next((_OBJECTS[c] for c in clause.verb.clitics if c in _OBJECTS), "")
    entity = last_named(text, read, clause, gender)
    return [Actor(clause.verb.start, clause.verb.end, entity)] if entity is not None else []


def _listed(text: Text, read: Read, clause: Clause) -> list[Actor]:
    """`est nommé secrétaire d'État : M. X`: who stands behind the colon of a communiqué."""
    titled = isinstance(clause.subject, Group) and clause.subject.person is None and clause.subject.i >= clause.verb.end
    if (clause.subject is not None and not titled) or clause.pronoun or read.fold(clause.start - 1) not in ("", "-", "–", "—", "•"):
        return []
    colon = next((k for k in range(clause.verb.end, len(read.sentence.tokens)) if read.fold(k) == ":"), None)
    if colon is None:
        return []
    return [Actor(g.i, g.j, g.entity, group=g) for g in read.groups if g.person is not None and g.i == colon + 1]


def last_named(text: Text, read: Read, clause: Clause, gender: str, but: frozenset[int] = frozenset()) -> Entity | None:
    """The person named last before a clause, where the gender is not against it: whom a pronoun in front of the verb stands for."""
    for earlier in reversed(text.sentences[max(0, read.index - 2) : read.index + 1]):
        for group in reversed(earlier.groups):
            if group.entity is None or id(group.entity) in but or (earlier is read and group.i >= clause.verb.start):
                continue
            return group.entity if not gender or group.entity.gender in (gender, "") else None
    return None
