"""How firmly a clause tells a candidacy.

Goes in: a clause with a verb of standing. Goes out: a stance; None where nobody is said to stand (`a failli se présenter`).
"""

from __future__ import annotations

from kg.extract.analysis import Read
from kg.extract.clauses import Clause
from kg.extract.stance import ASSERTED, DENIED, UNCONFIRMED, Stance, possible, stance_of, told_ahead
from kg.facts import Modality

#: Verbs that say that somebody did not come to do it, or that somebody else may.
_FAILS = frozenset({"faillir", "échouer", "manquer", "proposer"})
_ANNOUNCING = frozenset({"annoncer", "confirmer", "officialiser", "déclarer", "affirmer", "assurer", "expliquer", "dire", "réaffirmer"})
_ONLY = frozenset({"seul", "seule", "seuls", "seules", "premier", "premiere", "dernier", "derniere"})
_INTENTIONS = frozenset({"intention", "ambition", "envie", "volonte", "projet", "tentation", "souhait", "desir"})


def candidacy_stance(read: Read, clause: Clause) -> Stance | None:
    """A coming candidacy is a candidacy (`sera candidat`); one that may be is unconfirmed (`n'exclut pas de se présenter`)."""
    if clause.verb.governor in _FAILS or clause.verb.tense == "subjunctive":
        return None
    if clause.verb.tense in ("infinitive", "infinitive_past") and not clause.verb.governor:
        return _meant(read, clause)
    if clause.verb.governs == "wish" and clause.verb.negated:
        return DENIED  # `ne souhaite pas se représenter`
    if told_ahead(read, clause):
        return ASSERTED  # `avait annoncé qu'elle serait candidate`
    stance = stance_of(read, clause) or possible(read, clause)
    if stance is not None and stance.modality is Modality.PLANNED:
        return UNCONFIRMED if read.fold(clause.end) in ("si", "s'") or read.fold(clause.end - 1) in ("si", "s'") else ASSERTED
    return stance


def _meant(read: Read, clause: Clause) -> Stance | None:
    """`annonce mercredi se présenter`, `seule à porter les couleurs de P`, `n'a pas l'intention d'être candidat`; else nothing is known."""
    start = clause.verb.start
    if clause.verb.negated:
        return DENIED
    if clause.verb.tense == "infinitive_past":
        return ASSERTED
    above = next((c for c in reversed(read.clauses) if c.verb.start < start), None)
    announced = above is not None and above.verb.lemma in _ANNOUNCING
    before = read.fold(start - 1)
    if before == "a" and read.fold(start - 2) in _ONLY:
        return ASSERTED
    if before not in ("de", "d'", "a", "pour", "sans"):
        return ASSERTED if announced else None
    if before not in ("de", "d'") or read.fold(start - 2) not in _INTENTIONS:
        return None
    if above is not None and above.verb.negated:
        return DENIED
    return ASSERTED if announced else UNCONFIRMED
