"""How firmly a sentence tells a resignation: done, announced, demanded, denied, only thought of.

Goes in: a clause whose verb says that somebody leaves. Goes out: the parts of the answer that go beyond the stance of any clause.
"""

from __future__ import annotations

from kg.extract.analysis import Read
from kg.extract.clauses import Clause, is_finite
from kg.extract.rules import resignation_frames
from kg.extract.stance import ASSERTED, DENIED, Stance, stance_of
from kg.facts import Modality

DEMAND = "resignation/demand"
_SAYING = frozenset(
    {"annoncer", "déclarer", "confirmer", "indiquer", "expliquer", "préciser", "savoir", "officialiser", "révéler", "décider"}
)
_DECISIONS = frozenset({"decision", "choix", "intention", "volonte"})
_DENYING = frozenset({"démentir", "nier", "réfuter", "contester"})
_FORCING = frozenset(
    {"contraindre", "forcer", "obliger", "pousser", "conduire", "amener", "acculer", "finir", "venir", "affirmer", "assurer"}
)
_PAST = frozenset({"past", "pluperfect", "imperfect"})
_MEANING = frozenset({"compter", "vouloir", "entendre", "souhaiter", "envisager", "penser", "prévoir"})
_WILL = frozenset({"wish", "duty"})
#: Verbs of what is just about to be done.
_ABOUT = frozenset({"apprêter", "préparer"})


def governor_of(read: Read, clause: Clause) -> Clause:
    """The clause whose verb this one depends on, by an infinitive or by `que`; itself where there is none."""
    if clause.governor is not None:
        return clause.governor
    index = next((n for n, c in enumerate(read.clauses) if c is clause), 0)
    before = read.clauses[index - 1] if index else None
    if before is not None and is_finite(clause.verb) and is_complement(read, clause):
        return before
    return clause


def is_complement(read: Read, clause: Clause) -> bool:
    """Whether `que` opens the clause."""
    first = clause.verb.start
    if clause.subject is not None and clause.subject.i < first:
        first = clause.subject.i
    return any(read.fold(k) in ("que", "qu'") for k in (first - 1, first - 2, first - 3) if k >= 0)


def demanded_stance(read: Read, clause: Clause) -> Stance | None:
    """The stance of a demand: that of the verb which makes it."""
    governor = governor_of(read, clause)
    if governor is clause:
        return ASSERTED
    if governor.verb.negated:
        return DENIED
    return stance_of(read, governor) if governor.verb.governs not in _WILL else ASSERTED


def rumoured(read: Read, clause: Clause) -> Stance | None:
    """`pourrait remettre sa démission`, `devrait démissionner`: what may come is unconfirmed, unless it hangs on an `if`; `s'apprête à
    démissionner`, `doit remettre sa démission vendredi`: what is about to come is planned.
    """
    verb = clause.verb
    if not verb.negated and not heard(read, clause):
        if verb.governor in _ABOUT and verb.tense in ("present", "imperfect"):
            return Stance(Modality.PLANNED)
        dated = any(verb.end <= w.i <= clause.end + 1 for w in read.times)  # without a day `devoir` is a duty
        if verb.governor == "devoir" and dated and not hangs(read, clause) and verb.tense in ("conditional", "present"):
            return Stance(Modality.UNCONFIRMED if verb.tense == "conditional" else Modality.PLANNED)
    if (
        verb.governs == "unsure"
        and verb.governor == "pouvoir"
        and verb.tense == "conditional"
        and not verb.negated
        and not heard(read, clause)
    ):
        return None if hangs(read, clause) else Stance(Modality.UNCONFIRMED)
    return None


def happens(read: Read, clause: Clause, stance: Stance) -> bool:
    """Whether the act is told, not only thought of: no bare infinitive, no conditional of what would be done in another's place."""
    verb = clause.verb
    if stance.modality is Modality.UNCONFIRMED:
        rumoured = verb.tense == "conditional_past" or verb.governs == "unsure" or verb.governor == "devoir"
        supposed = _first_person(clause) or heard(read, clause) or hangs(read, clause) or _in_place_of(read, clause)
        return rumoured and not supposed
    if verb.tense == "participle_present" and clause.governor is not None:
        return clause.governor.verb.tense in _PAST
    if verb.tense != "infinitive" or clause.governor is None:
        return True
    if read.fold(verb.start - 1) in ("de", "d'") and read.fold(verb.start - 2) in ("decision", "choix"):
        return True
    return clause.governor.verb.lemma in _FORCING or stance.modality is Modality.DENIED


def hangs(read: Read, clause: Clause) -> bool:
    """Whether the sentence has an `if` before the clause."""
    return any(
        read.fold(k) in ("si", "s'il", "s'ils") or (read.fold(k) == "s'" and read.fold(k + 1) in ("il", "ils"))
        for k in range(clause.verb.start)
    )


def unwilling(read: Read, clause: Clause) -> Stance | None:
    """`n'a pas l'intention de démissionner`, `ne compte pas démissionner`: as good as a denial, in the article's own words."""
    verb = clause.verb
    if heard(read, clause):
        return None
    if verb.governs == "wish" and verb.negated and verb.governor in _MEANING:
        return DENIED
    if clause.governor is not None and clause.governor.verb.lemma in _DENYING and not clause.governor.verb.negated:
        return DENIED  # `dément vouloir démissionner`
    meant = verb.tense == "infinitive" and read.fold(verb.start - 1) in ("de", "d'") and read.fold(verb.start - 2) == "intention"
    return DENIED if meant and clause.governor is not None and clause.governor.verb.negated else None


def taken_back(read: Read, clause: Clause) -> bool:
    """`revient sur sa décision de démissionner`."""
    verb, governor = clause.verb, clause.governor
    decided = verb.tense == "infinitive" and read.fold(verb.start - 2) in ("decision", "choix", "annonce")
    return decided and governor is not None and governor.verb.lemma == "revenir" and not governor.verb.negated


def _in_place_of(read: Read, clause: Clause) -> bool:
    """`à la place de X, elle aurait démissionné`."""
    start, stop = max(0, clause.verb.start - 12), max(clause.end, clause.verb.end)
    return any(read.fold(k) == "place" and read.fold(k - 1) in ("la", "sa", "leur", "ma", "votre") for k in range(start, stop))


def heard(read: Read, clause: Clause) -> bool:
    """Whether the clause stands in quotation marks."""
    return read.sentence.inside is not None or read.sentence.tokens[clause.verb.start].quoted


def _first_person(clause: Clause) -> bool:
    return clause.pronoun in ("je", "j'", "nous")


# -- demanded and announced --------------------------------------------------------------------------------------------------------


def is_demanded(read: Read, clause: Clause) -> bool:
    """Whether others want the act: by a verb of demanding over it, or by what somebody says must be (`doit démissionner, estime X`)."""
    governor = governor_of(read, clause)
    if clause.verb.governs == "duty" and (governor is clause or governor.verb.lemma not in _SAYING):
        return heard(read, clause) or _is_said(read, clause)
    if governor is clause:
        return False
    frames = resignation_frames().get(governor.verb.lemma, ())
    return any(f.id == DEMAND for f in frames) and (not is_finite(clause.verb) or is_complement(read, clause))


def _is_said(read: Read, clause: Clause) -> bool:
    """Whether the clause is somebody's words: `..., estime X`, `selon X, ...`, `X estime que ...`."""
    governor = governor_of(read, clause)
    for cue in read.cues:
        if cue.clause is clause:
            continue
        inserted = cue.inverted and not cue.follows and cue.i >= clause.verb.end
        if inserted or cue.kind == "preposition" or (cue.clause is governor and cue.manner == "think"):
            return True
    return False


def announced(read: Read, clause: Clause) -> bool:
    """`annonce qu'il démissionne`, `a décidé de démissionner`: said, not yet done."""
    decided = clause.verb.tense == "infinitive" and read.fold(clause.verb.start - 2) in _DECISIONS
    if clause.verb.governs == "decided" or (decided and clause.governor is not None and clause.governor.verb.lemma in _SAYING):
        return True
    if clause.verb.tense == "conditional_past":
        return False
    governor = governor_of(read, clause)
    return governor is not clause and governor.verb.lemma in _SAYING and is_complement(read, clause)


def told(read: Read, clause: Clause, stance: Stance | None) -> Stance | None:
    """An announcement is a fact, though what it announces lies ahead."""
    if stance is None or stance.modality in (Modality.PLANNED, Modality.UNCONFIRMED):
        governor = governor_of(read, clause)
        outer = stance_of(read, governor) if governor is not clause else stance
        return ASSERTED if outer is not None and outer.modality is Modality.ASSERTED else outer
    return stance
