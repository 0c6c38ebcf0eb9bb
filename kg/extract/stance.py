"""How firmly a clause says what it says, and who says it.

Goes in: a clause in its sentence. Goes out: a `Stance`, or None where the clause says nothing of the kind (a question, a hypothesis, a
wish, a poll). The same gate stands before every reader of facts.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.analysis import Read
from kg.extract.clauses import Clause
from kg.extract.entities import Entity
from kg.facts import Modality


@dataclass(frozen=True, slots=True)
class Stance:
    """Modality and the sources that the text names: persons, parties or institutions by their names."""

    modality: Modality = Modality.ASSERTED
    sources: tuple[str | Entity, ...] = ()


ASSERTED = Stance()
DENIED = Stance(Modality.DENIED)


def stance_of(read: Read, clause: Clause) -> Stance | None:
    """The stance of a clause; None where nothing may be read from it."""
    verb = clause.verb
    if verb.interrogative or _asked(read, clause) or _supposed(read, clause):
        return None
    if verb.governs in ("wish", "unsure", "duty"):
        return None
    if verb.governs == "not":
        return DENIED if not verb.negated else None
    if verb.negated:
        return DENIED
    if verb.tense in ("conditional", "conditional_past"):
        return Stance(Modality.UNCONFIRMED)
    if verb.tense == "future" or verb.governs == "near":
        return Stance(Modality.PLANNED)
    return ASSERTED


def _asked(read: Read, clause: Clause) -> bool:
    last = read.sentence.tokens[-1].text
    return last == "?" and not read.sentence.inside and clause.verb.tense != "participle_past"


def _supposed(read: Read, clause: Clause) -> bool:
    """Whether `si` opens the clause, in front of its verb or of its subject (`si X (P), lui aussi, était élu`)."""
    if clause.subject is not None and _is_if(read, clause.subject.i - 1):
        return True
    verbs = {c.verb.end for c in read.clauses}
    k = clause.verb.start - 1
    while k >= 0 and read.fold(k) not in (",", ";", ":", "."):
        if _is_if(read, k):
            return True
        if k + 1 in verbs and read.fold(k + 1) not in ("et", "ou"):
            return False
        k -= 1
    return False


def _is_if(read: Read, k: int) -> bool:
    """`si`, or `s'` before `il`; not `même si`, `comme si`."""
    word = read.fold(k)
    if word == "s'":
        return read.fold(k + 1) in ("il", "ils")
    return word == "si" and read.fold(k - 1) not in ("meme", "comme", "et")
