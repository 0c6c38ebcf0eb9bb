"""How firmly a clause tells an endorsement: given, called for, denied, only thought of.

Goes in: a clause whose verb says that somebody supports somebody, and its frame. Goes out: a `Stance`, None where nothing may be read.
"""

from __future__ import annotations

from kg.extract.analysis import Read
from kg.extract.clauses import Clause, is_finite
from kg.extract.resignation_stance import hangs
from kg.extract.rules import EndorsementFrame
from kg.extract.stance import ASSERTED, DENIED, Stance, stance_of
from kg.facts import Modality

_SAYING = frozenset({"annoncer", "déclarer", "dire", "affirmer", "assurer", "confirmer", "indiquer", "expliquer", "savoir", "répéter"})
_CALLING = frozenset(
    {"appeler", "inviter", "exhorter", "demander", "conseiller", "recommander", "encourager", "inciter", "engager", "donner", "presser"}
)
_COMING = frozenset({"venir", "déplacer", "rendre"})
#: Tenses in which a vote was cast, not called for.
_VOTED = frozenset({"past", "pluperfect", "imperfect", "infinitive_past"})
#: Words of mere readiness in front of an infinitive (`se dit prêt à soutenir`).
_READY = frozenset({"pret", "prete", "prets", "pretes", "favorable", "favorables", "dispose", "disposee", "disposes", "disposees"})
CAME = frozenset({"venu", "venue", "venus", "venues"})


def endorsing(read: Read, clause: Clause, frame: EndorsementFrame) -> Stance | None:
    """The stance of a clause that may tell an endorsement."""
    verb, governor = clause.verb, clause.governor
    if (read.sentence.tokens[-1].text == "?" and read.sentence.inside is None) or (frame.vote and _not_to(read, clause)):
        return None
    if verb.tense == "infinitive" and read.fold(verb.start - 2) in _READY:
        return None
    if verb.tense in ("future", "conditional") and hangs(read, clause):
        return None
    if any(read.fold(k) == "ou" and read.fold(k + 1) == "non" for k in range(verb.end, verb.end + 2)):
        return None  # `sa décision de lui apporter ou non son soutien`
    if verb.tense == "infinitive" and read.fold(verb.start - 1) in CAME and not frame.vote:
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
    if frame.vote and verb.tense == "participle_present":
        over = calling_over(read, clause)
        return stance_of(read, over) if over is not None else None
    stance = stance_of(read, clause)
    told = stance is not None and (stance.modality in (Modality.UNCONFIRMED, Modality.PLANNED) or verb.tense == "imperfect")
    if told and _announced(read, clause):
        return ASSERTED
    if frame.vote and stance is not None and stance.modality is not Modality.DENIED and verb.tense in _VOTED:
        return None
    return ASSERTED if stance is not None and stance.modality is Modality.PLANNED else stance


def _not_to(read: Read, clause: Clause) -> bool:
    """`appelle à ne pas voter pour X`: no call to vote for anybody."""
    return clause.verb.tense == "infinitive" and (clause.verb.negated or read.fold(clause.verb.start - 1) in ("pas", "plus", "jamais"))


def calling_over(read: Read, clause: Clause) -> Clause | None:
    """`appelle à battre X en votant pour Y`: the call that a gerund belongs to."""
    before = [c for c in read.clauses if c.verb.start < clause.verb.start and is_finite(c.verb)]
    return before[-1] if before and before[-1].verb.lemma in _CALLING else None


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
