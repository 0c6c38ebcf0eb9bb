"""Who speaks where the clause that says so stands inside the quotation: `« La ville, dit X, est à prendre. »`, `« Gagné, assure-t-elle. »`.

Goes in: a sentence that stands in quotation marks, or that holds a quoted fragment. Goes out: the clause as a `Cue`; None where none is
inserted. The verb is one of saying, a comma or a mark in front and behind, its subject right after it: what a speaker tells of the words
of others has another order (`Anne m'a dit que`).
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.extract.analysis import Read
from kg.extract.clauses import Clause, is_finite
from kg.extract.nodes import Noun
from kg.extract.sayings import Cue
from kg.extract.speaking import Speaker, apposed, is_bare, speaking
from kg.extract.speech_rules import SpeechFrame, speech_words

_OPENING = frozenset({",", "!", "?", "…", "-", "–", "—"})
_CLOSING = frozenset({",", ".", "", "!", "?", "…", ";", ":", "(", "-", "–", "—"})
#: Manners in which words are said aloud or thought.
_MANNERS = frozenset({"say", "recall", "think", "judge", "wish"})
_FIRST = frozenset({"-je", "-nous", "-tu", "-vous", "-ce", "-on", "-t-on"})
#: Tokens between the verb and its subject (`dit ainsi X`, `a lancé lundi X`).
_BETWEEN = 4


def insertion(read: Read, first: int = 0, last: int | None = None) -> Cue | None:
    """The inserted clause of saying among tokens `first` to `last`."""
    end = len(read.sentence.tokens) if last is None else last
    nodes: Mapping[int, Speaker] | None = None
    for clause in read.clauses:
        verb = clause.verb
        frame = _frame(clause) if first < verb.start < end else None
        if frame is None or read.fold(_front(read, verb.start)) not in _OPENING:
            continue
        if verb.subject_clitic:
            if verb.interrogative and verb.subject_clitic not in _FIRST and read.fold(verb.end) in _CLOSING:
                return Cue(verb.start, verb.end, "verb", frame, None, verb.subject_clitic, clause, inverted=True, follows=True)
            continue
        nodes = speaking(read) if nodes is None else nodes
        speaker = _subject(read, clause, nodes, end)
        if speaker is not None:
            return Cue(verb.start, verb.end, "verb", frame, speaker, "", clause, inverted=True, follows=True)
    return None


def _frame(clause: Clause) -> SpeechFrame | None:
    """The frame of a finite verb of saying in the third person."""
    verb = clause.verb
    if not is_finite(verb) or verb.voice == "passive" or verb.negated or verb.person in (1, 2):
        return None
    frames = (speech_words().verbs.get(lemma) for lemma in verb.lemmas)
    return next((f for f in frames if f is not None and f.manner in _MANNERS), None)


def _front(read: Read, start: int) -> int:
    """The token in front of the verb and the pronouns that belong to it."""
    k = start - 1
    return k - 1 if read.fold(k) in ("s'", "se", "y", "lui") else k


def _subject(read: Read, clause: Clause, nodes: Mapping[int, Speaker], end: int) -> Speaker | None:
    """The bare name, title or institution behind the verb, which a comma or the end closes."""
    times = {t.i: t.j for t in read.times}
    k = clause.verb.end
    limit = k + _BETWEEN
    while k < min(limit, end):
        node = nodes.get(k)
        if node is not None:
            if not is_bare(read, node):
                return None
            named = apposed(read, dict(nodes), node)
            if isinstance(node, Noun) and named is None and node.word not in speech_words().bodies:
                return None
            return (named or node) if read.fold(node.j) in _CLOSING or node.j >= end else None
        if k not in times and not read.fold(k).endswith("ment") and read.fold(k) not in ("ainsi", "alors", "encore", "aussi"):
            return None
        k = times.get(k, k + 1)
    return None
