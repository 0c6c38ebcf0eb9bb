"""Candidacies: who stands, stood, will stand or does not.

Goes in: a `Text`. Goes out: drafts of `candidacy`: `candidat` and heads of lists in a name's group, and verbs of standing
(`rules/candidacies.yaml`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.extract.analysis import Read
from kg.extract.clauses import Clause
from kg.extract.drafts import Draft
from kg.extract.groups import Group
from kg.extract.roles import Role
from kg.extract.rules import CandidacyFrame, candidacy_frames
from kg.extract.setting import Setting
from kg.extract.stance import ASSERTED, Stance, stance_of
from kg.extract.text import Actor, Text
from kg.facts import Modality

_LEADS = frozenset({"tete de liste", "chef de file"})


def candidacies(text: Text) -> Iterator[Draft]:
    """Candidacies that the text tells."""
    for read in text.sentences:
        if read.sentence.inside is not None:
            continue
        for group in read.groups:
            if group.entity is not None:
                yield from _titled(text, read, group)
        for clause in read.clauses:
            yield from _copula(text, read, clause)
            yield from _verbal(text, read, clause)


def _titled(text: Text, read: Read, group: Group) -> Iterator[Draft]:
    """`le candidat LR X`, `X, candidate à la mairie de C`, `X, tête de liste PS`."""
    assert group.entity is not None
    for role in group.roles:
        if role.head.kind == "candidate" or role.head.name in _LEADS:
            if role.status == "former":
                continue
            setting = text.settings.at(read, role.i, max(role.j, group.j))
            party = role.parties[0].party if role.parties else None
            if draft := _draft(read, Actor(group.i, group.j, group.entity), setting, party, group.i, group.j, "candidacy/titled", ASSERTED):
                yield draft


def _copula(text: Text, read: Read, clause: Clause) -> Iterator[Draft]:
    """`X est candidat`, `X sera tête de liste`, `X reste candidate`."""
    if clause.verb.lemma not in ("être", "rester", "demeurer") or not isinstance(clause.object, Group):
        return
    role = clause.object.head
    if not isinstance(role, Role) or not (role.head.kind == "candidate" or role.head.name in _LEADS) or role.plural:
        return
    stance = _stance(read, clause)
    if stance is None:
        return
    for actor in text.subjects(read, clause):
        setting = text.settings.at(read, actor.i, clause.object.j)
        party = role.parties[0].party if role.parties else None
        if draft := _draft(read, actor, setting, party, min(actor.i, clause.verb.start), clause.object.j, "candidacy/copula", stance):
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
    words = [read.fold(k) for k in range(verb.start, max(clause.end, verb.end))]
    if any(w in words for w in frame.without):
        return False
    return not frame.needs or any(w in words for w in frame.needs)


def _of_frame(text: Text, read: Read, clause: Clause, frame: CandidacyFrame) -> Iterator[Draft]:
    stance = _stance(read, clause)
    if stance is None:
        return
    end = max(clause.end, clause.verb.end)
    party = None
    if frame.leads:
        party = next((p.party for p in read.parties if clause.verb.end <= p.i < end), None)
    actors = text.subjects(read, clause) if frame.who == "subject" else text.actors(read, clause.object)
    for actor in actors:
        setting = text.settings.at(read, min(actor.i, clause.verb.start), end)
        if draft := _draft(read, actor, setting, party, min(actor.i, clause.verb.start), end, frame.id, stance):
            yield draft


def _stance(read: Read, clause: Clause) -> Stance | None:
    """A coming candidacy is a candidacy (`sera candidat`)."""
    stance = stance_of(read, clause)
    return ASSERTED if stance is not None and stance.modality is Modality.PLANNED else stance


def _draft(read: Read, actor: Actor, setting: Setting, party: str | None, i: int, j: int, rule: str, stance: Stance) -> Draft | None:
    if actor.entity is None or setting.foreign or not setting.type or setting.type == "primaire":
        return None
    inherited = {name for name, part in (("election", "election"), ("constituency", "place")) if part not in setting.said}
    slots: dict[str, Any] = {
        "person": actor.entity,
        "election": setting.election,
        "constituency": setting.place or None,
        "party": party,
    }
    return Draft("candidacy", slots, read, i, j, rule, stance, inherited)
