"""Who supports and who is supported: the two sides of an endorsement that a verb tells.

Goes in: a clause and its frame. Goes out: actors, in order; none where it cannot be told.
"""

from __future__ import annotations

from kg.extract.analysis import Read
from kg.extract.clauses import Clause
from kg.extract.endorsement_stance import CAME, calling_over
from kg.extract.groups import Group
from kg.extract.lists_led import leader, led_by
from kg.extract.names import PartyMention
from kg.extract.nodes import Noun
from kg.extract.pronoun_objects import behind, direct, indirect
from kg.extract.roles import Role
from kg.extract.rules import EndorsementFrame
from kg.extract.text import Actor, Text
from kg.facts import EndorsementKind

#: Who chooses for a party (`la commission d'investiture du P`, `les militants P`).
_CHOOSING = frozenset(
    {"commission", "comite", "bureau", "conseil", "direction", "instance", "instances", "militants", "adherents", "federation", "section"}
    | {"congres", "convention", "etat-major"}
)
#: Words between such a noun and its party.
_BETWEEN = frozenset(
    {"nationale", "national", "d'", "de", "du", "des", "investiture", "politique", "la", "le", "les", "departementale", "locale"}
)
_REACH = 6


def sides(text: Text, read: Read, clause: Clause, frame: EndorsementFrame) -> tuple[list[Actor], list[Actor]]:
    """Sources and targets of the endorsement that a clause tells."""
    passive = clause.verb.voice == "passive" and "object" in frame.target
    if frame.mutual and clause.verb.tense == "participle_past" and (allies := _allies(read, clause)):
        return text.subjects(read, clause), allies
    if passive and clause.verb.tense == "participle_past" and not _agents(text, read, clause):
        parts = tuple(part for part in frame.target if part != "object")
        targets = _targets(text, read, clause, parts, [])  # `X, ralliée à Y`: the participle of a reflexive verb
        if targets:
            return text.subjects(read, clause), targets
    if passive:
        return _agents(text, read, clause), _borne(text, read, clause)
    if frame.source == "object":  # `X a rassemblé P et Q`
        gathered = [a for a in text.actors(read, clause.object, ahead=True) if a.entity is None and not a.of_list]
        return gathered, text.subjects(read, clause)
    sources = _sources(text, read, clause, frame)
    targets = _targets(text, read, clause, frame.target, sources)
    if frame.mutual and not targets and len(sources) > 1:
        return sources[:1], sources[1:]
    return sources, targets


# -- who supports ---------------------------------------------------------------------------------------------------------------


def _sources(text: Text, read: Read, clause: Clause, frame: EndorsementFrame) -> list[Actor]:
    governor = clause.governor
    if frame.vote and clause.verb.tense == "participle_present" and (caller := calling_over(read, clause)) is not None:
        return [a for a in text.subjects(read, caller) if not _is_bloc(a)]
    if clause.verb.tense == "infinitive" and not clause.verb.governor:
        if read.fold(clause.verb.start - 1) in CAME:
            came = next((c for c in read.clauses if c.verb.end == clause.verb.start), None)
            return text.subjects(read, came) if came is not None else []
        if governor is not None:
            return text.subjects(read, governor)
    found = text.subjects(read, clause)
    subject = clause.subject
    if not found and isinstance(subject, Noun) and frame.kind is EndorsementKind.NOMINATION:
        return _chosen_by(read, subject)
    if not found and isinstance(subject, Group) and isinstance(subject.head, Role) and subject.head.head.kind == "candidate":
        return [Actor(subject.i, subject.j, None, p.party, subject) for p in subject.parties[:1]]
    return found


def _is_bloc(actor: Actor) -> bool:
    """Whether an actor is only a camp (`la gauche`)."""
    group = actor.group
    return actor.entity is None and group is not None and isinstance(group.head, PartyMention) and group.head.kind == "bloc"


def _agents(text: Text, read: Read, clause: Clause) -> list[Actor]:
    out: list[Actor] = []
    for preposition, node in clause.obliques:
        if preposition == "par" and (found := text.actors(read, node) or (_chosen_by(read, node) if isinstance(node, Noun) else [])):
            out.append(found[-1])
    return out or _in_bracket(read, clause)


def _chosen_by(read: Read, noun: Noun) -> list[Actor]:
    """`la commission d'investiture du P`, `les militants P`: the party for which they choose."""
    if noun.word not in _CHOOSING:
        return []
    parties = {p.i: p for p in read.parties}
    for k in range(noun.j, noun.j + _REACH):
        if (party := parties.get(k)) is not None:
            return [Actor(noun.i, party.j, None, party.party)] if party.kind in ("party", "alliance") else []
        if read.fold(k) not in _BETWEEN:
            return []
    return []


def _allies(read: Read, clause: Clause) -> list[Actor]:
    """`X (P, allié à Q)`: the party that a bracket says somebody to be allied to."""
    k = clause.verb.end
    party = next((p for p in read.parties if p.i in (k + 1, k + 2) and not p.adjective), None)
    return [Actor(party.i, party.j, None, party.party)] if party is not None and read.fold(k) in ("a", "au", "aux") else []


def _in_bracket(read: Read, clause: Clause) -> list[Actor]:
    """`X (LR, soutenu par LREM et le MoDem)`: the parties that a bracket of a name holds."""
    k, out = clause.verb.end, []
    parties = {p.i: p for p in read.parties}
    while read.fold(k) in ("par", "le", "la", "l'", "les", ",", "et") or k in parties:
        if k in parties:
            out.append(Actor(k, parties[k].j, None, parties[k].party))
        k = parties[k].j if k in parties else k + 1
    return out if read.fold(clause.verb.end) == "par" else []


# -- who is supported -------------------------------------------------------------------------------------------------------------


def _borne(text: Text, read: Read, clause: Clause) -> list[Actor]:
    """Who is supported: the subject, or who stands in apposition to a title (`la candidate soutenue par LR, X`)."""
    subject = clause.subject
    if isinstance(subject, Noun) and (led := leader(text, read, subject)):
        return led
    if (labelled := _of_labelled_list(text, read, subject)) is not None:
        return labelled
    found = text.subjects(read, clause)
    if found or clause.verb.tense != "participle_past":
        return found
    last = max((n.j for p, n in clause.obliques if p == "par"), default=clause.verb.end)
    after = next((g for g in read.groups if g.i in (last, last + 1)), None)
    copula = next((c for c in read.clauses if c.subject is not None and c.subject is clause.subject and c.verb.lemma == "être"), None)
    if copula is not None and isinstance(copula.object, Group):
        return text.actors(read, copula.object)
    if read.fold(last) == "," and read.fold(last + 1) == "celle":  # `la liste investie par P, celle de X`
        return next((text.actors(read, g)[-1:] for g in read.groups if g.i in (last + 2, last + 3) and g.before in ("de", "d'")), [])
    plain = after is not None and after.person is not None and read.fold(after.i - 1) not in ("et", "de", "par")
    described = isinstance(clause.subject, Group | Noun) and clause.subject.j in (clause.verb.start, clause.verb.start - 1)
    return text.actors(read, after) if plain and described else []


def _of_labelled_list(text: Text, read: Read, node: Group | Noun | None) -> list[Actor] | None:
    """`X mène une liste d'union de la gauche soutenue par P`: X; None where no list bears the label."""
    if not isinstance(node, Group) or not isinstance(node.head, PartyMention) or node.person is not None:
        return None
    if read.fold(node.head.i) in ("liste", "union") or read.fold(node.i - 1) == "liste":
        return led_by(text, read, node) or None
    noun = next((n for n in read.nouns if n.word == "liste" and n.j <= node.head.i <= n.j + 2), None)
    return (leader(text, read, noun) or None) if noun is not None else None


def _targets(text: Text, read: Read, clause: Clause, parts: tuple[str, ...], sources: list[Actor]) -> list[Actor]:
    givers = [a.entity for a in sources if a.entity is not None]
    for part in parts:
        if part == "object":
            found = text.actors(read, clause.object, ahead=True)
            if not found and clause.object is None and clause.verb.voice == "active":
                found = direct(text, read, clause, givers)
        elif part == "bulletin":
            found = [a for g in read.groups if read.fold(g.i - 1) == "bulletin" and g.i < clause.end + 1 for a in text.actors(read, g)[-1:]]
        elif part == "celle":
            found = _of_that(text, read, clause)
        else:
            nodes = [n for p, n in clause.obliques if p == part and (n.i >= clause.verb.end or clause.relative)]
            found = [a for n in nodes for a in text.actors(read, n)[-1:]]
            found = found or behind(text, read, clause, part, givers)
            if not found and part == "a":
                found = indirect(text, read, clause, givers)
        if found:
            return found
    return []


def _of_that(text: Text, read: Read, clause: Clause) -> list[Actor]:
    """`avec celle de X`, `dans celle du maire`, `avec celles de X et de Y`."""
    for k in range(clause.verb.end, max(clause.end, clause.verb.end)):
        if read.fold(k) in ("celle", "celles"):
            group = next((g for g in read.groups if g.i in (k + 1, k + 2, k + 3) and g.before in ("de", "d'")), None)
            found = text.actors(read, group, ahead=read.fold(k) == "celles") if group is not None else []
            return [a for a in found if a.entity is not None] or found[-1:]
    return []
