"""Candidacies told by verbs: `X brigue un mandat`, `P aligne X`, `X espère conserver son siège` (`rules/candidacies.yaml`).

Goes in: a sentence. Goes out: drafts of `candidacy` of those whom the verbs' arguments name.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.analysis import Read
from kg.extract.candidacy_draft import candidacy
from kg.extract.candidacy_stance import candidacy_stance
from kg.extract.clauses import Clause, Noun, is_finite
from kg.extract.drafts import Draft
from kg.extract.groups import Group
from kg.extract.names import PartyMention
from kg.extract.outcome_verbs import fits, starts
from kg.extract.places_behind import behind_name
from kg.extract.rules import CandidacyFrame, candidacy_frames, outcome_frames
from kg.extract.setting import Setting
from kg.extract.stance import ASSERTED, DENIED
from kg.extract.standing import stands_for
from kg.extract.text import Actor, Text
from kg.facts import Modality, Outcome

#: Tokens behind a verb among which its words stand.
_NEAR = 5
_COLOURS = frozenset({"etiquette", "couleurs", "banniere", "drapeau"})
#: Tokens between `la liste` and the verb that says who heads it.
_TO_LIST = 16


def of_verbs(text: Text, read: Read) -> Iterator[Draft]:
    """Candidacies that the clauses of a sentence tell."""
    for clause in read.clauses:
        yield from _hopes(text, read, clause)
        yield from _verbal(text, read, clause)


def _hopes(text: Text, read: Read, clause: Clause) -> Iterator[Draft]:
    """`X espère conserver son siège`, `Y tentera de ravir la mairie`: who hopes to win stands."""
    if clause.verb.governs != "wish" or clause.verb.negated or candidacy_stance(read, clause) is None:
        return
    frames = [f for lemma in clause.verb.lemmas for f in outcome_frames("verbs").get(lemma, ()) if f.subject is Outcome.ELECTED]
    if not any(fits(read, clause, frame) for frame in frames):
        return
    start, end = clause.verb.start, max(clause.end, clause.verb.end)
    for actor in text.subjects(read, clause):
        setting = text.settings.at(read, min(actor.i, start), end)
        if draft := candidacy(text, read, actor, setting, None, min(actor.i, start), end, "candidacy/hopes", ASSERTED):
            yield draft


def _verbal(text: Text, read: Read, clause: Clause) -> Iterator[Draft]:
    for lemma in clause.verb.lemmas:
        for frame in candidacy_frames().get(lemma, ()):
            if _fits(read, clause, frame):
                yield from _of_frame(text, read, clause, frame)
                return


def _fits(read: Read, clause: Clause, frame: CandidacyFrame) -> bool:
    verb = clause.verb
    if frame.voice != "any" and verb.voice != frame.voice:
        return False
    if frame.of and _noun_of(read, clause, frame) is None:
        return False
    if frame.by_party and _label(clause) is None:
        return False
    if frame.behind and not any(starts(read, verb.end, phrase) for phrase in frame.behind):
        return False
    words = [read.fold(k) for k in range(_first(clause, frame), max(clause.end, verb.end + _NEAR))]
    if any(w in words for w in frame.without):
        return False
    return not frame.needs or any(w in words for w in frame.needs)


def _first(clause: Clause, frame: CandidacyFrame) -> int:
    """Where the words of a frame begin: at its verb; at its subject where one is given (`l'investiture P a été accordée à X`)."""
    subject = clause.subject
    return subject.i if "to" in frame.who and subject is not None and subject.i < clause.verb.start else clause.verb.start


def _noun_of(read: Read, clause: Clause, frame: CandidacyFrame) -> Noun | Group | None:
    """The noun that the frame asks for: the object, or where the agent stands the subject (`la liste PS du Sud, menée par X`)."""
    if "agent" not in frame.who:
        return clause.object if isinstance(clause.object, Noun) and clause.object.word in frame.of else None
    start = clause.verb.start
    near: list[Noun | Group] = [n for n in read.nouns if n.word in frame.of and start - _TO_LIST <= n.i < start]
    near += [g for g in read.groups if start - _TO_LIST <= g.i < start and set(frame.of) & {read.fold(g.i), read.fold(g.i + 1)}]
    near.sort(key=lambda node: node.i)
    return near[-1] if near and not any(near[-1].j <= c.verb.start < start and is_finite(c.verb) for c in read.clauses) else None


def _stood_under(read: Read, start: int, end: int) -> str | None:
    """The label that somebody stands under: `investie par P`, `sous l'étiquette P`, `sous les couleurs de P`."""
    for party in read.parties:
        if start <= party.i <= end + 1:
            before = {read.fold(k) for k in range(max(start, party.i - 5), party.i)}
            if "par" in before or before & _COLOURS:
                return party.party
    return None


def _label(clause: Clause) -> str | None:
    """The party that is the subject of a clause."""
    subject = clause.subject
    return subject.head.party if isinstance(subject, Group) and isinstance(subject.head, PartyMention) else None


def _of_frame(text: Text, read: Read, clause: Clause, frame: CandidacyFrame) -> Iterator[Draft]:
    stance = candidacy_stance(read, clause)
    if frame.denied and stance is not None and clause.verb.governs == "wish" and stance.modality is Modality.UNCONFIRMED:
        stance = ASSERTED  # who wishes to stand no more does not stand (`souhaite passer la main`)
    if stance is None or (frame.denied and stance.modality is not Modality.ASSERTED):
        return
    if frame.denied:
        stance = DENIED
    elif stance.modality is Modality.DENIED and (frame.who != ("subject",) or clause.verb.voice == "passive"):
        return  # `X n'aura pas de rival face à elle` says of nobody that they do not stand
    start, end = clause.verb.start, max(clause.end, clause.verb.end)
    type_ = stands_for(read, clause.verb.end, end)
    if type_ is None:
        return
    noun = _noun_of(read, clause, frame) if "agent" in frame.who else None
    first = noun.i if noun is not None else _first(clause, frame)
    party = _label(clause) if frame.by_party and not frame.coming else _stood_under(read, start, end)
    if frame.leads:
        party = next((p.party for p in read.parties if first <= p.i < end), None)
    for actor in _who(text, read, clause, frame):
        setting = text.settings.at(read, min(actor.i, start), end, type=type_)
        if clause.verb.tense == "pluperfect" and frame.voice == "pronominal" and text.settings.held(setting) == 0:
            continue  # `s'était présenté`: at an election that is not told
        if frame.coming and not _to_come_here(text, read, actor, setting):
            continue
        if draft := candidacy(text, read, actor, setting, party, min(actor.i, first), max(actor.j, end), frame.id, stance):
            yield draft


def _to_come_here(text: Text, read: Read, actor: Actor, setting: Setting) -> bool:
    """Whether an election with a round still to be held is one of a known place."""
    return text.settings.held(setting) in (0, 1) and bool(behind_name(text, read, actor, setting).place)


def _who(text: Text, read: Read, clause: Clause, frame: CandidacyFrame) -> list[Actor]:
    out: list[Actor] = []
    if frame.who == ("subject", "to") and not any(a.entity for a in text.actors(read, clause.oblique("a"))):
        return []  # `X est opposée à la réforme`
    for argument in frame.who:
        if argument == "subject":
            out += text.subjects(read, clause)
        elif argument == "to":
            out += [a for a in text.actors(read, clause.oblique("a"), ahead=True) if a.entity is not None]
        elif argument == "object":
            out += text.actors(read, clause.object, ahead=True)
        else:
            out += text.actors(read, clause.oblique("par" if argument == "agent" else argument), ahead=argument == "agent")
    return out
