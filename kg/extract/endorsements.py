"""Endorsements: support, nomination, calls to vote, standing down in favour of somebody.

Goes in: a `Text`. Goes out: drafts of `endorsement`, one for each source and target. Which verbs and nouns say so is data
(`rules/endorsements.yaml`); active, passive, participle, relative and coordination are the syntax of `kg.extract.clauses`.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.analysis import Read
from kg.extract.clauses import Clause, is_finite
from kg.extract.drafts import Draft
from kg.extract.endorsement_nouns import nominal
from kg.extract.endorsement_sides import sides
from kg.extract.endorsement_stance import endorsing
from kg.extract.rules import EndorsementFrame, endorsement_frames
from kg.extract.stance import ASSERTED, DENIED, Stance, stance_of
from kg.extract.text import Actor, Text
from kg.facts import Modality
from kg.model import Zone


def endorsements(text: Text) -> Iterator[Draft]:
    """Endorsements that the text tells."""
    verbs, nouns = endorsement_frames()
    last: list[Draft] = []
    for read in text.sentences:
        if not _about_votes(text, read):
            continue
        for clause in read.clauses:
            told = list(_echoes(text, read, clause, last))
            for lemma in clause.verb.lemmas:
                for frame in verbs.get(lemma, ()):
                    told += _of_frame(text, read, clause, frame)
            last = told or last
            yield from told
        for k, token in enumerate(read.sentence.tokens):
            for frame in nouns.get(token.fold, ()):
                for source, target, stance, i, j in nominal(text, read, k, frame):
                    yield from _drafts(text, read, [source], [target], frame, stance, i, j)


def _about_votes(text: Text, read: Read) -> bool:
    """Whether the text speaks of an election, so that `soutenir` is meant of one."""
    return bool(text.settings.defaults.type) or bool(read.elections) or (read.zone is Zone.TEASER and bool(read.parties))


def _echoes(text: Text, read: Read, clause: Clause, last: list[Draft]) -> Iterator[Draft]:
    """`X en a fait autant`, `Y fera de même`, `Z l'a imitée`: what the clause before says, of somebody else."""
    if not last or read.index - last[0].read.index > 1:
        return
    verb = clause.verb
    behind = {read.fold(k) for k in range(verb.end, min(verb.end + 4, max(clause.end, verb.end + 4)))}
    echoing = (verb.lemma == "faire" and ("autant" in behind or {"de", "meme"} <= behind)) or (
        verb.lemma in ("imiter", "suivre") and "l'" in (*verb.clitics, read.fold(verb.start)) and clause.object is None
    )
    stance = stance_of(read, clause) if echoing else None
    if stance is None:
        return
    if stance.modality is Modality.PLANNED:
        stance = ASSERTED
    for actor in text.subjects(read, clause):
        source = actor.entity or actor.party
        for draft in last:
            if source is not None and source not in (draft.slots["source"], draft.slots["target"]):
                slots = {**draft.slots, "source": source}
                yield Draft("endorsement", slots, read, min(actor.i, verb.start), max(clause.end, verb.end), "endorsement/echo", stance)


def _of_frame(text: Text, read: Read, clause: Clause, frame: EndorsementFrame) -> Iterator[Draft]:
    words = {read.fold(k) for k in range(clause.verb.start, max(clause.end, clause.verb.end))}
    if (frame.needs and not words & set(frame.needs)) or words & set(frame.without):
        return
    stance = endorsing(read, clause, frame)
    if stance is None:
        return
    if clause.verb.voice == "passive" and "object" not in frame.target and is_finite(clause.verb):
        return
    sources, targets = sides(text, read, clause, frame)
    start = min([clause.verb.start, *(a.i for a in (*sources, *targets))])
    yield from _drafts(text, read, sources, targets, frame, stance, start, max([clause.verb.end, *(a.j for a in (*sources, *targets))]))


def _drafts(
    text: Text, read: Read, sources: list[Actor], targets: list[Actor], frame: EndorsementFrame, stance: Stance, i: int, j: int
) -> Iterator[Draft]:
    for source in sources:
        for target in targets:
            if _mistaken(text, source) or _mistaken(text, target):
                continue
            if (frame.parties and source.entity is not None) or (frame.persons and target.entity is None):
                continue
            one, other = source.entity or source.party, target.entity or target.party
            if one is None or other is None or one == other:
                continue
            if frame.mutual and source.entity is not None and target.entity is None:
                one, other = other, one  # an alliance of a person with a party: the party supports the person
            denied = _excepted(read, source) or _excepted(read, target)
            slots = {"source": one, "target": other, "kind": frame.kind}
            yield Draft("endorsement", slots, read, i, j, frame.id, DENIED if denied else stance)


def _mistaken(text: Text, actor: Actor) -> bool:
    """Whether `le candidat du P` was only guessed to be somebody whom the text ties to no P."""
    group = actor.group
    if group is None or not group.guessed or not group.parties or actor.entity is None:
        return False
    known = text.reference.descriptions.traits_of(actor.entity).parties
    return not any(p.party in known or (p.kind == "bloc" and known) for p in group.parties)


def _excepted(read: Read, actor: Actor) -> bool:
    """`soutenu par A, mais pas par B`."""
    before = [read.fold(k) for k in range(actor.i - 5, actor.i)]
    return "mais" in before and "pas" in before
