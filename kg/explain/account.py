"""Everything that was made of a document, as plain values for people to look at.

Goes in: a document. Goes out: an `Account`. Offsets count characters of `Document.text`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from kg.explain.misses import Miss, near_misses
from kg.extract import Stages, stages
from kg.extract.analysis import Read
from kg.extract.clauses import Clause
from kg.extract.drafts import Draft
from kg.extract.entities import Entity
from kg.extract.mentions import Mention
from kg.extract.text import Text
from kg.facts import BaseFact, Quote
from kg.lang.words import load as words_of_grammar
from kg.model import Document


@dataclass(frozen=True, slots=True)
class Zoned:
    """A paragraph, line or heading with the part of the page that it is."""

    zone: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Named:
    """Words that name something: `kind` (person, role, party, place, election, round, figure, time, body), `value` what they stand for."""

    kind: str
    value: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Referred:
    """Words without a name and the person whom they were taken for; empty where nobody could be told."""

    quote: Quote
    person: str


@dataclass(frozen=True, slots=True)
class Said:
    """A verb with its arguments, in words."""

    quote: Quote
    verb: str
    subject: str
    object: str
    others: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Fired:
    """A rule that fired; `fact` is the number of the fact that it went into, None where what it drafted was dropped."""

    rule: str
    kind: str
    slots: dict[str, Any]
    stance: str
    quote: Quote
    fact: int | None


@dataclass(slots=True)
class Line:
    """One sentence with all that was read in it."""

    index: int
    zone: str
    quote: Quote
    inside: bool
    named: list[Named] = field(default_factory=list)
    referred: list[Referred] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    fired: list[Fired] = field(default_factory=list)
    missed: list[Miss] = field(default_factory=list)


@dataclass(slots=True)
class Account:
    """A document with its zones, its sentences and its facts (numbered from 1, in their order)."""

    document: Document
    zones: list[Zoned]
    lines: list[Line]
    facts: list[BaseFact]


def account_of(document: Document) -> Account:
    """The account of a document."""
    made = stages(document)
    text = made.text
    lines = {read.index: _line(text, read) for read in text.sentences}
    for draft in made.drafted:
        lines[draft.read.index].fired.append(_fired(text, draft, made))
    for miss in near_misses(text, made.drafted):
        lines[miss.sentence].missed.append(miss)
    zones = [Zoned(s.zone.value, s.start, s.end) for s in text.analysis.segments]
    return Account(document, zones, list(lines.values()), made.facts)


def _quote(text: Text, read: Read, i: int, j: int) -> Quote:
    tokens = read.sentence.tokens
    first, last = max(0, min(i, len(tokens) - 1)), max(1, min(j, len(tokens)))
    return text.analysis.view.quote(tokens[first].start, tokens[max(last - 1, first)].end)


def _line(text: Text, read: Read) -> Line:
    line = Line(
        read.index,
        read.zone.value,
        _quote(text, read, 0, len(read.sentence.tokens)),
        read.sentence.inside is not None,
        list(_named(text, read)),
    )
    for group in read.groups:
        if group.person is None and any(role.determiner for role in group.roles):  # `élue députée` speaks of nobody
            line.referred.append(Referred(_quote(text, read, group.i, group.j), group.entity.name if group.entity else ""))
    for clause in read.clauses:
        if clause.pronoun in ("il", "elle"):
            entity = text.reference.subject(clause)
            line.referred.append(Referred(_quote(text, read, clause.verb.start, clause.verb.end), entity.name if entity else ""))
        line.said.append(_said(text, read, clause))
    return line


def _named(text: Text, read: Read) -> Iterator[Named]:
    kinds: tuple[tuple[str, list[Any]], ...] = (
        ("person", list(read.persons)),
        ("role", list(read.roles)),
        ("party", list(read.parties)),
        ("place", list(read.places)),
        ("election", list(read.elections)),
        ("round", list(read.rounds)),
        ("figure", list(read.figures)),
        ("time", list(read.times)),
        ("body", list(read.bodies)),
    )
    found = [(m.i, kind, m) for kind, mentions in kinds for m in mentions]
    for _, kind, mention in sorted(found, key=lambda row: (row[0], row[1])):
        yield Named(kind, _value(text, kind, mention), _quote(text, read, mention.i, mention.j))


def _value(text: Text, kind: str, mention: Mention) -> str:
    """What a mention stands for, in a few words."""
    if kind == "person":
        entity = text.analysis.entity_of.get(id(mention))
        return entity.name if entity is not None else ""
    fields = {
        "role": ("title", "status"),
        "party": ("party",),
        "place": ("name", "kind"),
        "election": ("type", "year"),
        "round": ("number",),
        "figure": ("value", "counts"),
        "time": ("year", "month", "day", "weekday", "hour", "ago", "unit"),
        "body": ("name",),
    }[kind]
    values = (getattr(mention, name) for name in fields)
    told = (getattr(v, "value", v) for v in values if v not in (None, "", ()))
    return " ".join(str(int(v) if isinstance(v, float) and v.is_integer() else v) for v in told)


def _said(text: Text, read: Read, clause: Clause) -> Said:
    verb = clause.verb
    marks = [verb.tense, verb.voice, "not" if verb.negated else "", f"after {verb.governor} ({verb.governs})" if verb.governor else ""]

    def words(node: Mention | None) -> str:
        return _quote(text, read, node.i, node.j).quote if node is not None else ""

    subject = words(clause.subject) or clause.pronoun
    named = ", ".join(a.entity.name if a.entity else a.party or "" for a in text.subjects(read, clause))
    if named and named != subject:
        subject = f"{subject} = {named}" if subject else named
    fused = words_of_grammar().determiners_definite & words_of_grammar().prepositions  # `au second tour` holds its preposition
    others = tuple(("" if read.fold(node.i) in fused else preposition, words(node)) for preposition, node in clause.obliques)
    return Said(
        _quote(text, read, verb.start, verb.end),
        f"{verb.lemma} ({', '.join(m for m in marks if m)})",
        subject,
        words(clause.object),
        others,
    )


def _fired(text: Text, draft: Draft, made: Stages) -> Fired:
    quote = _quote(text, draft.read, draft.i, draft.j)
    slots = {k: v.name if isinstance(v, Entity) else getattr(v, "value", v) for k, v in draft.slots.items() if v is not None}
    kept = any(
        d is draft or (d.kind == draft.kind and d.read is draft.read and (d.i, d.j, d.rule) == (draft.i, draft.j, draft.rule))
        for d in made.kept
    )
    fact = _fact_of(made.facts, draft, quote, slots) if kept else None
    return Fired(draft.rule, draft.kind, slots, draft.stance.modality.value, quote, fact)


def _fact_of(facts: list[BaseFact], draft: Draft, quote: Quote, slots: dict[str, Any]) -> int | None:
    """Number of the fact that has a draft's words as evidence and its persons and parties as slots."""
    same = [n for n, f in enumerate(facts, 1) if f.type == draft.kind and quote in f.evidence]
    keys = ("person", "party", "source", "target", "speaker", "office")
    for n in same:
        given = facts[n - 1].slots()
        if all(given.get(k) in (None, slots[k]) for k in keys if k in slots):
            return n
    return same[0] if same else None
