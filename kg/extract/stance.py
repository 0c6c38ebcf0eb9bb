"""How firmly a clause says what it says.

Goes in: a clause in its sentence. Goes out: a `Stance`, or None where the clause says nothing of the kind (a question, a hypothesis, a
purpose, a wish). The same gate stands before every reader of facts; who says it is told by `kg.extract.credit`.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.analysis import Read
from kg.extract.clauses import Clause, is_finite
from kg.extract.entities import Entity
from kg.facts import Modality
from kg.lang.stance_words import Phrases
from kg.lang.stance_words import load as stance_words

_PAST = frozenset({"past", "pluperfect"})
_TOLD_IN_PAST = frozenset({"past", "pluperfect", "imperfect"})
_ANNOUNCING = frozenset({"annoncer", "confirmer", "promettre", "assurer", "indiquer", "préciser", "prévenir", "jurer", "savoir", "dire"})
_DOUBT_REACH = 3
_INFINITIVES = frozenset({"infinitive", "infinitive_past"})


@dataclass(frozen=True, slots=True)
class Stance:
    """Modality and the sources that the text names: persons, parties or institutions by their names."""

    modality: Modality = Modality.ASSERTED
    sources: tuple[str | Entity, ...] = ()


ASSERTED = Stance()
DENIED = Stance(Modality.DENIED)
UNCONFIRMED = Stance(Modality.UNCONFIRMED)
PLANNED = Stance(Modality.PLANNED)


def stance_of(read: Read, clause: Clause) -> Stance | None:
    """The stance of a clause; None where nothing may be read from it."""
    verb = clause.verb
    if verb.interrogative or _asked(read, clause) or _supposed(read, clause) or _bidden(read, clause):
        return None
    if verb.tense in _INFINITIVES and (stance := _of_infinitive(read, clause)) is not ASSERTED:
        return stance
    if verb.governs == "wish" or (verb.governs in ("duty", "unsure") and verb.tense not in _PAST):
        return None
    if verb.governs == "not":
        return DENIED if not verb.negated else None
    if verb.negated:
        return DENIED
    if verb.tense in ("conditional", "conditional_past"):
        return UNCONFIRMED
    if verb.tense == "future" or verb.governs == "near":
        return PLANNED
    return UNCONFIRMED if _doubted(read, clause) else ASSERTED


def possible(read: Read, clause: Clause) -> Stance | None:
    """`pourrait se présenter`, `doit affronter`, `n'exclut pas d'être candidat`: for facts that may be told before they are so."""
    verb = clause.verb
    if verb.interrogative or _asked(read, clause) or _supposed(read, clause):
        return None
    if verb.governs in ("unsure", "duty", "wish") and not verb.negated:
        return PLANNED if verb.governs == "duty" else UNCONFIRMED
    return UNCONFIRMED if verb.governs == "not" and verb.negated else None


def _asked(read: Read, clause: Clause) -> bool:
    """Whether the clause stands in a question; a participle in one is taken for granted."""
    return read.sentence.tokens[-1].text == "?" and clause.verb.tense != "participle_past"


def _bidden(read: Read, clause: Clause) -> bool:
    """`Qu'il démissionne !`: `que` in front of the sentence's first verb is a wish."""
    opened = any(read.fold(k) in ("que", "qu'") and read.fold(k - 1) in ("", ",", ":") for k in _openings(clause))
    return opened and not clause.relative and all(c.verb.start >= clause.verb.start for c in read.clauses)


# -- hypotheses -----------------------------------------------------------------------------------------------------------


def _supposed(read: Read, clause: Clause, depth: int = 0) -> bool:
    """Whether the clause is a hypothesis (`s'il est élu`, `au cas où X serait battu`, `Réélu, X serait ...`)."""
    words, verb = stance_words(), clause.verb
    for k in _openings(clause):
        if _ends_at(read, k, words.hypotheses) and not _ends_at(read, k, words.real_si) and not _conceded(read, clause, k):
            return True
    if verb.tense == "participle_past":
        return _absolute(read, clause)
    joined = read.fold(verb.start - 1) in ("et", "ou")
    before = _before(read, clause) if joined and depth < 3 else None
    return before is not None and before.subject is clause.subject and _supposed(read, before, depth + 1)


def _conceded(read: Read, clause: Clause, k: int) -> bool:
    """`S'il a obtenu 30 %, X ...`: behind `si` that opens the sentence, what has been is so."""
    opens = read.fold(k) in ("si", "s'") and read.fold(k - 1) in ("", ",", ";", "mais", "et")
    return (
        opens
        and clause.verb.tense == "past"
        and any(is_finite(c.verb) and c.verb.tense != "future" for c in read.clauses if c is not clause)
    )


def _openings(clause: Clause) -> list[int]:
    """Tokens right before the clause: before its verb, and before its subject where that comes first."""
    subject = clause.subject
    found = [clause.verb.start - 1]
    if subject is not None and subject.i < clause.verb.start:
        found.append(subject.i - 1)
    return found


def _ends_at(read: Read, k: int, phrases: Phrases) -> bool:
    """Whether one of the phrases ends at token k."""
    return any(all(read.fold(k - n) == word for n, word in enumerate(reversed(p))) for p in phrases.get(read.fold(k), ()))


def _before(read: Read, clause: Clause) -> Clause | None:
    earlier = [c for c in read.clauses if c.verb.start < clause.verb.start]
    return earlier[-1] if earlier else None


def _absolute(read: Read, clause: Clause) -> bool:
    """`Réélu, X serait conforté`: a bare participle in front of a conditional; one with a date or a figure is no hypothesis."""
    start, end = clause.verb.start, clause.verb.end
    if start > 2 or read.fold(end) != ",":
        return False
    main = next((c for c in read.clauses if c.verb.start > end and is_finite(c.verb)), None)
    return main is not None and main.verb.tense == "conditional" and main.verb.governs not in ("unsure", "duty")


# -- infinitives ------------------------------------------------------------------------------------------------------------


def _of_infinitive(read: Read, clause: Clause) -> Stance | None:
    """What the preposition or the verb before an infinitive makes of it; ASSERTED: nothing."""
    words, k, past = stance_words(), clause.verb.start - 1, clause.verb.tense == "infinitive_past"
    if _ends_at(read, k, words.denials):
        return DENIED
    if not past and _ends_at(read, k, words.purposes):
        return None
    governor = clause.governor
    if governor is None and clause.verb.lemma == "être" and not past:
        return None
    if governor is None or _ends_at(read, k, {"apres": (("apres",),), "de": (("avant", "de"),)}):
        return ASSERTED
    if governor.verb.lemma in words.compelling:
        return stance_of(read, governor) if governor.verb.start < clause.verb.start else ASSERTED
    return None if governor.verb.lemma in words.wishing and not past else ASSERTED


# -- doubt and what was announced -------------------------------------------------------------------------------------------


def _doubted(read: Read, clause: Clause) -> bool:
    verb = clause.verb
    ends = range(max(0, verb.start - _DOUBT_REACH), min(verb.end + _DOUBT_REACH, len(read.sentence.tokens)))
    return any(_ends_at(read, k, stance_words().doubts) for k in ends)


def told_ahead(read: Read, clause: Clause) -> bool:
    """`Il avait annoncé qu'il serait candidat`: a conditional that is the future of a past, not a doubt."""
    if clause.verb.tense != "conditional" or clause.verb.governs or clause.verb.negated:
        return False
    for cue in read.cues:
        inner = cue.clause
        if inner is None or cue.kind != "verb" or inner.verb.start >= clause.verb.start or inner.verb.negated:
            continue
        if inner.verb.tense in _TOLD_IN_PAST and any(read.fold(k) in ("que", "qu'") for k in range(cue.j, clause.verb.start)):
            return inner.verb.lemma in _ANNOUNCING
    return False
