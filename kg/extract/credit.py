"""Who says what the readers of facts have found: `selon X`, `a annoncé X`, `X affirme que`, words in quotation marks.

Goes in: drafts. Goes out: the same, credited to the sources whose words they stand in. A person's own announcement of an act of theirs
stays the article's word; what a source denies becomes a denial; what it only wishes is no fact. One gate for every reader.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.extract.analysis import Read
from kg.extract.clauses import is_finite
from kg.extract.drafts import Draft
from kg.extract.entities import Entity
from kg.extract.sayings import Cue
from kg.extract.sources import Source
from kg.extract.speakers import outlet
from kg.extract.stance import Stance
from kg.extract.text import Text
from kg.facts import Modality, ResignationStatus

_THAT = frozenset({"que", "qu'"})
_THAT_REACH = 8
_BREAKS = frozenset({";"})
#: Facts of which the person concerned may tell the world: their own acts. A result is not: who claims a victory is its source.
_ACTS = frozenset({"candidacy", "resignation", "endorsement", "affiliation", "office"})
#: What noun groups presuppose (`le maire X`, `la candidate Y`) the article says itself, whoever's words they stand in.
_CREDITED = frozenset({"candidacy", "result", "turnout", "seats", "resignation", "endorsement"})
_PRESUPPOSED = frozenset({"candidacy/titled"})
_CONFIRMED = frozenset({"confirme", "confirmee", "confirmees", "confirmes"})
#: Tokens from a source to who confirms it.
_CONFIRMED_REACH = 8
_FACTUAL = frozenset({"say", "think"})


@dataclass(frozen=True, slots=True)
class Scope:
    """Tokens start to end of a sentence are said by the source of a cue."""

    cue: Cue
    start: int
    end: int


def credit(text: Text, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The drafts with their sources; those that a source only wishes are left out."""
    known: dict[int, list[Scope]] = {}
    for draft in drafts:
        if draft.kind not in _CREDITED or draft.rule in _PRESUPPOSED or draft.get("status") is ResignationStatus.DEMANDED:
            yield draft
            continue
        read = draft.read
        if read.index not in known:
            known[read.index] = _scopes(read)
        yield from _credited(text, draft, known[read.index])


def _credited(text: Text, draft: Draft, scopes: list[Scope]) -> Iterator[Draft]:
    speakers = text.reference.speakers
    sources: list[Source] = []
    modality = draft.stance.modality
    at = _verb_of(draft)
    for scope in scopes if at is not None else ():
        if at is None or not scope.start <= at < scope.end or draft.stance.sources:
            continue
        manner, source = scope.cue.manner, speakers.of_cue.get(id(scope.cue))
        if manner == "wish" and scope.start > scope.cue.i:
            return
        if manner == "deny" and modality is Modality.ASSERTED and scope.start > scope.cue.i:
            modality = Modality.DENIED
        if source is not None and source.name and (manner in _FACTUAL or manner == "deny"):
            sources.append(source)
            sources += _confirmed(draft.read, scope.cue)
    heard = _speaker(text, draft)
    if heard is not None and heard.name and not draft.stance.sources:
        sources.append(heard)
    others = [s for s in dict.fromkeys(sources) if not _own(draft, s)]
    if others and modality is Modality.ASSERTED:
        modality = Modality.REPORTED
    if modality is draft.stance.modality and not others:
        yield draft
    else:
        names = tuple(s.entity if s.entity is not None else s.label for s in others)
        yield replace(draft, stance=Stance(modality, draft.stance.sources or names))


def _confirmed(read: Read, cue: Cue) -> list[Source]:
    """`d'après une information de X, confirmée par Y`: who else tells it."""
    if cue.kind != "preposition":
        return []
    names = (
        outlet(read, k + 1) for k in range(cue.j, min(cue.j + _CONFIRMED_REACH, len(read.sentence.tokens))) if read.fold(k) in _CONFIRMED
    )
    return [Source(None, name) for name in names if name]


def _verb_of(draft: Draft) -> int | None:
    """The last verb that a draft stands on; None for none: what a bracket or an apposition says is the article's own word."""
    heads = [c.verb.head for c in draft.read.clauses if draft.i <= c.verb.head < draft.j and c.verb.tense != "participle_past"]
    return max(heads, default=None)


def _own(draft: Draft, source: Source) -> bool:
    """Whether a source tells of an act of its own."""
    if draft.kind not in _ACTS:
        return False
    mine: set[Entity | str] = {value for name in ("person", "source", "party") if (value := draft.slots.get(name)) is not None}
    return (source.entity if source.entity is not None else source.label) in mine


def _speaker(text: Text, draft: Draft) -> Source | None:
    """Who speaks the words of a draft, where it stands in a quotation."""
    read, speakers = draft.read, text.reference.speakers
    if read.sentence.inside is not None:
        return speakers.of.get(id(read.sentence.inside))
    tokens = read.sentence.tokens[draft.i : draft.j]
    if not tokens or not all(t.quoted for t in tokens):
        return None
    return next((speakers.of.get(id(q)) for q in read.sentence.quotations if q.first <= draft.i < q.last), None)


def _scopes(read: Read) -> list[Scope]:
    return [scope for cue in read.cues if (scope := _scope(read, cue)) is not None]


def _scope(read: Read, cue: Cue) -> Scope | None:
    """What a cue reaches; None where it gives nothing but quotations (`« ... », dit X`: the rest of the sentence is the article's)."""
    end = len(read.sentence.tokens)
    first = max((k + 1 for k in range(cue.i) if read.fold(k) in _BREAKS), default=0)
    last = min((k for k in range(cue.j, end) if read.fold(k) in _BREAKS), default=end)
    if cue.kind == "colon":
        return Scope(cue, cue.j, last)
    if cue.kind == "preposition":
        return Scope(cue, first, last)
    clause = cue.clause
    if clause is None or clause.verb.negated:
        return None
    if cue.inverted:
        return None if cue.follows else Scope(cue, first, cue.i)
    that = next((k for k in range(cue.j, min(cue.j + _THAT_REACH, end)) if read.fold(k) in _THAT), None)
    if that is None:
        return _of_infinitive(read, cue)
    return Scope(cue, that, _until(read, cue, that, last))


def _of_infinitive(read: Read, cue: Cue) -> Scope | None:
    """`X affirme avoir été élu`, `X dément avoir démissionné`."""
    below = [c for c in read.clauses if c.governor is cue.clause and c.verb.tense in ("infinitive", "infinitive_past")]
    return Scope(cue, below[0].verb.start, max(c.end for c in below)) if below and cue.manner != "wish" else None


def _until(read: Read, cue: Cue, that: int, last: int) -> int:
    """Where the clauses under `que` end: before a further verb of the speaker's own."""
    own = cue.clause.subject if cue.clause else None
    for clause in read.clauses:
        verb = clause.verb
        if that < verb.start < last and is_finite(verb) and own is not None and clause.subject is own:
            return verb.start
    return last
