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
from kg.extract.groups import Group
from kg.extract.nodes import Noun
from kg.extract.roles import Role
from kg.extract.rules import EndorsementFrame, endorsement_frames
from kg.extract.stance import ASSERTED, DENIED, Stance, stance_of
from kg.extract.text import Actor, Text
from kg.facts import Modality
from kg.model import Zone

_SAYING = frozenset({"annoncer", "déclarer", "dire", "affirmer", "assurer", "confirmer", "indiquer", "expliquer", "savoir", "répéter"})
_CALLING = frozenset(
    {"appeler", "inviter", "exhorter", "demander", "conseiller", "recommander", "encourager", "inciter", "engager", "donner", "presser"}
)
_CAME = frozenset({"venu", "venue", "venus", "venues"})
_COMING = frozenset({"venir", "déplacer", "rendre"})


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
                    yield from _drafts(read, [source], [target], frame, stance, i, j)


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
    stance = _stance(read, clause, frame)
    if stance is None:
        return
    passive = clause.verb.voice == "passive" and "object" in frame.target
    if clause.verb.voice == "passive" and not passive and is_finite(clause.verb):
        return
    sources = _agents(text, read, clause) if passive else _sources(text, read, clause, frame)
    targets = _borne(text, read, clause) if passive else _targets(text, read, clause, frame)
    if frame.mutual and not targets and len(sources) > 1:
        sources, targets = sources[:1], sources[1:]
    start = min([clause.verb.start, *(a.i for a in (*sources, *targets))])
    yield from _drafts(read, sources, targets, frame, stance, start, max([clause.verb.end, *(a.j for a in (*sources, *targets))]))


def _drafts(
    read: Read, sources: list[Actor], targets: list[Actor], frame: EndorsementFrame, stance: Stance, i: int, j: int
) -> Iterator[Draft]:
    for source in sources:
        for target in targets:
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


def _excepted(read: Read, actor: Actor) -> bool:
    """`soutenu par A, mais pas par B`."""
    before = [read.fold(k) for k in range(actor.i - 5, actor.i)]
    return "mais" in before and "pas" in before


# -- how firmly ---------------------------------------------------------------------------------------------------------------


def _stance(read: Read, clause: Clause, frame: EndorsementFrame) -> Stance | None:
    verb, governor = clause.verb, clause.governor
    if (read.sentence.tokens[-1].text == "?" and read.sentence.inside is None) or (frame.vote and _not_to(read, clause)):
        return None
    if verb.tense == "infinitive" and read.fold(verb.start - 1) in _CAME and not frame.vote:
        return ASSERTED
    if verb.governs in ("near", "unsure") and verb.governor in ("aller", "pouvoir"):
        if verb.negated:
            return DENIED
        if verb.governs == "near":
            return ASSERTED
    if verb.governs == "unsure" and verb.governor == "pouvoir" and verb.tense == "conditional" and not verb.negated:
        return Stance(Modality.UNCONFIRMED)
    if verb.tense == "infinitive" and governor is not None and not verb.governor:
        if frame.vote:
            caller = _caller(read, clause) or governor
            return stance_of(read, governor) if caller.verb.lemma in _CALLING else None
        if governor.verb.lemma in _SAYING or governor.verb.lemma in _CALLING:
            return stance_of(read, governor)
        return ASSERTED if governor.verb.lemma in _COMING or read.fold(verb.start - 1) == "pour" else None
    stance = stance_of(read, clause)
    if stance is not None and stance.modality in (Modality.UNCONFIRMED, Modality.PLANNED) and _announced(read, clause):
        return ASSERTED
    if frame.vote and stance is not None and stance.modality is not Modality.DENIED and verb.tense in ("past", "pluperfect", "imperfect"):
        return None
    return ASSERTED if stance is not None and stance.modality is Modality.PLANNED else stance


def _not_to(read: Read, clause: Clause) -> bool:
    """`appelle à ne pas voter pour X`: no call to vote for anybody."""
    return clause.verb.tense == "infinitive" and (clause.verb.negated or read.fold(clause.verb.start - 1) in ("pas", "plus", "jamais"))


def _caller(read: Read, clause: Clause) -> Clause | None:
    """The infinitive right before this one: `la première à appeler à voter`."""
    return next(
        (c for c in read.clauses if c.verb.tense == "infinitive" and c.verb.end in (clause.verb.start - 1, clause.verb.start)), None
    )


def _announced(read: Read, clause: Clause) -> bool:
    """`a annoncé qu'il voterait pour`: what one says of oneself."""
    first = clause.subject.i if clause.subject is not None and clause.subject.i < clause.verb.start else clause.verb.start
    if read.fold(first - 1) not in ("que", "qu'"):
        return False
    index = next((n for n, c in enumerate(read.clauses) if c is clause), 0)
    return index > 0 and read.clauses[index - 1].verb.lemma in _SAYING


# -- who and whom ---------------------------------------------------------------------------------------------------------------


def _agents(text: Text, read: Read, clause: Clause) -> list[Actor]:
    out: list[Actor] = []
    for preposition, node in clause.obliques:
        if preposition == "par" and (found := text.actors(read, node)):
            out.append(found[-1])
    return out or _in_bracket(read, clause)


def _in_bracket(read: Read, clause: Clause) -> list[Actor]:
    """`X (LR, soutenu par LREM et le MoDem)`: the parties that a bracket of a name holds."""
    k, out = clause.verb.end, []
    parties = {p.i: p for p in read.parties}
    while read.fold(k) in ("par", "le", "la", "l'", "les", ",", "et") or k in parties:
        if k in parties:
            out.append(Actor(k, parties[k].j, None, parties[k].party))
        k = parties[k].j if k in parties else k + 1
    return out if read.fold(clause.verb.end) == "par" else []


def _borne(text: Text, read: Read, clause: Clause) -> list[Actor]:
    """Who is supported: the subject, or who stands in apposition to a title (`la candidate soutenue par LR, X`)."""
    found = text.subjects(read, clause)
    if found or clause.verb.tense != "participle_past":
        return found
    last = max((n.j for p, n in clause.obliques if p == "par"), default=clause.verb.end)
    after = next((g for g in read.groups if g.i in (last, last + 1)), None)
    copula = next((c for c in read.clauses if c.subject is not None and c.subject is clause.subject and c.verb.lemma == "être"), None)
    if copula is not None and isinstance(copula.object, Group):
        return text.actors(read, copula.object)
    plain = after is not None and after.person is not None and read.fold(after.i - 1) not in ("et", "de", "par")
    described = isinstance(clause.subject, Group | Noun) and clause.subject.j in (clause.verb.start, clause.verb.start - 1)
    return text.actors(read, after) if plain and described else []


def _sources(text: Text, read: Read, clause: Clause, frame: EndorsementFrame) -> list[Actor]:
    governor = clause.governor
    if clause.verb.tense == "infinitive" and not clause.verb.governor:
        if read.fold(clause.verb.start - 1) in _CAME:
            came = next((c for c in read.clauses if c.verb.end == clause.verb.start), None)
            return text.subjects(read, came) if came is not None else []
        if governor is not None:
            return text.subjects(read, governor)
    found = text.subjects(read, clause)
    subject = clause.subject
    if not found and isinstance(subject, Group) and isinstance(subject.head, Role) and subject.head.head.kind == "candidate":
        return [Actor(subject.i, subject.j, None, p.party, subject) for p in subject.parties[:1]]
    return found


def _targets(text: Text, read: Read, clause: Clause, frame: EndorsementFrame) -> list[Actor]:
    for part in frame.target:
        if part == "object":
            found = text.actors(read, clause.object, ahead=True)
        elif part == "bulletin":
            found = [a for g in read.groups if read.fold(g.i - 1) == "bulletin" and g.i < clause.end + 1 for a in text.actors(read, g)[-1:]]
        elif part == "celle":
            found = _of_that(text, read, clause)
        else:
            nodes = [n for p, n in clause.obliques if p == part and (n.i >= clause.verb.end or clause.relative)]
            found = [a for n in nodes for a in text.actors(read, n)[-1:]]
        if found:
            return found
    return []


def _of_that(text: Text, read: Read, clause: Clause) -> list[Actor]:
    """`avec celle de X`."""
    for preposition, node in clause.obliques:
        if preposition == "de" and isinstance(node, Group) and "celle" in (read.fold(node.i - 1), read.fold(node.i - 2)):
            return text.actors(read, node)[-1:]
    return []
