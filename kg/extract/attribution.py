"""Which cue of a sentence each of its quotations belongs to.

Goes in: a sentence and its cues. Goes out: pairs of quotation and cue; cue None where the sentence itself does not say (the words of
whoever spoke before, or nobody's). Nearest first: an inserted clause right after, a colon before, the verb or preposition whose clause
holds the quotation, an inserted clause further on.
"""

from __future__ import annotations

from kg.extract.analysis import Read
from kg.extract.clauses import is_finite
from kg.extract.nodes import Noun
from kg.extract.sayings import Cue
from kg.extract.sentences import Quotation
from kg.extract.speech_rules import speech_words

#: Words that open a clause of the article's own, in which nobody's earlier verb of saying reaches.
_CLOSING = frozenset({";", "alors", "tandis", "lorsque", "lorsqu'", "quand", "apres", "avant", "puisque", "puisqu'"})
_OPEN_AFTER = 4
#: Words of a fragment that is surely more than a name or a scare quote.
_LONG = 4


def attribute(read: Read, cues: list[Cue]) -> list[tuple[Quotation, Cue | None]]:
    """Each quotation of a sentence with its cue."""
    return [(q, _cue_of(read, q, cues)) for q in read.sentence.quotations if not _is_title(read, q)]


def _is_title(read: Read, quotation: Quotation) -> bool:
    """Whether a quotation is the name of what the noun before it names (`le documentaire « ... »`, `la liste « ... »`)."""
    if not quotation.opaque and not read.sentence.tokens[quotation.first].capital:
        return False  # `certains dans son parti « se posaient la question »`
    k = quotation.first - 1
    if read.fold(k) in (",", "intitule", "intitulee", "baptise", "baptisee", "nomme", "nommee", "titre", "titree", "appele", "appelee"):
        k -= 1
    return read.fold(k) in speech_words().titled or (k < quotation.first - 1 and read.fold(k + 1) != ",")


def _cue_of(read: Read, quotation: Quotation, cues: list[Cue]) -> Cue | None:
    for find in (_right_after, _colon, _before_colon, _holding, _further):
        if (cue := find(read, quotation, cues)) is not None:
            return cue
    return None


def _right_after(read: Read, quotation: Quotation, cues: list[Cue]) -> Cue | None:
    """`« ... », a dit X`, `« ... », selon X`."""
    for cue in cues:
        if (cue.inverted or cue.kind == "preposition") and 0 <= cue.i - quotation.last <= 2 and cue.follows:
            return cue
    return None


def _colon(read: Read, quotation: Quotation, cues: list[Cue]) -> Cue | None:
    """`X a prévenu : « ... »`, `X : « ... »`: the last cue before the colon."""
    k = quotation.first - 1
    if read.fold(k) in ("-", "–", "—"):
        return next((c for c in cues if c.kind == "cited" and c.j == k + 1), None)
    if read.fold(k) != ":" and read.fold(k - 1) != ":":
        return None
    before = [c for c in cues if c.i < k]
    cited = next((c for c in before if c.kind == "cited" and c.j == k + 1), None)
    return cited or (before[-1] if before else None)


def _before_colon(read: Read, quotation: Quotation, cues: list[Cue]) -> Cue | None:
    """`« ... » : c'est ainsi que X résume la soirée`."""
    if read.fold(quotation.last) != ":" or quotation.first > 0:
        return None
    return next((c for c in cues if c.i >= quotation.last and c.kind == "verb"), None)


def _holding(read: Read, quotation: Quotation, cues: list[Cue]) -> Cue | None:
    """The nearest cue to the left whose words reach the quotation."""
    for cue in reversed(cues):
        if cue.i >= quotation.first or cue.kind == "cited" or (cue.follows and cue.inverted and not _resumes(read, quotation, cue)):
            continue
        if _reaches(read, cue, quotation):
            said = next((c for c in cues if c.kind == "preposition" and c.i < cue.i), None)
            return said if said is not None and isinstance(cue.speaker, Noun) and cue.speaker.word not in speech_words().bodies else cue
    return None


def _resumes(read: Read, quotation: Quotation, cue: Cue) -> bool:
    """`« ... », dit X, « ... »`: what follows the inserted clause goes on with the quotation."""
    return quotation.opaque or read.fold(quotation.first - 1) in (",", ":", "—", "–", "et", "mais")


def _reaches(read: Read, cue: Cue, quotation: Quotation) -> bool:
    between = range(cue.j, quotation.first)
    words = [read.fold(k) for k in between]
    if any(w in _CLOSING for w in words) and cue.kind != "colon":
        return False
    reported = any(w in ("que", "qu'") for w in words[:_OPEN_AFTER]) or cue.kind == "preposition"
    if reported or cue.woven:
        return reported or not _leaves(read, cue, quotation)
    return quotation.opaque and not words


def _leaves(read: Read, cue: Cue, quotation: Quotation) -> bool:
    """Whether another finite verb with a subject of its own stands between the cue and the quotation."""
    own = cue.clause.subject if cue.clause else None
    for clause in read.clauses:
        verb = clause.verb
        if cue.j <= verb.start < quotation.first and is_finite(verb) and clause is not cue.clause:
            if verb.head >= quotation.first:
                continue
            if clause.subject is not own and not clause.relative and not _that_before(read, cue.j, verb.start):
                return True
    return False


def _that_before(read: Read, i: int, j: int) -> bool:
    return any(read.fold(k) in ("que", "qu'") for k in range(i, j))


def _further(read: Read, quotation: Quotation, cues: list[Cue]) -> Cue | None:
    """`La ville « a tourné la page », selon elle, a ajouté X`: the first inserted clause to the right, else one to the left."""
    right = [c for c in cues if (c.inverted or c.kind == "preposition") and c.i >= quotation.last]
    if right:
        return min(right, key=lambda c: (not c.inverted, c.i))
    left = [c for c in cues if c.inverted and c.follows and c.j <= quotation.first]
    if not left or (quotation.last - quotation.first < _LONG and not quotation.opaque):
        return None
    return None if any(read.fold(k) in _CLOSING for k in range(left[-1].j, quotation.first)) else left[-1]
