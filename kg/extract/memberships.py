"""Memberships told by verbs and by possession: `a rejoint LR`, `est membre du PS`, `le RN de X`, `son parti, l'UDI`, `X, le patron de LR`.

Goes in: a `Text` and a sentence of it. Goes out: drafts of `affiliation`.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.analysis import Read
from kg.extract.clauses import Clause
from kg.extract.drafts import Draft
from kg.extract.groups import Group
from kg.extract.names import PartyMention
from kg.extract.stance import ASSERTED, stance_of
from kg.extract.text import Text
from kg.ids import fold

_REACH = 8
_JOIN = frozenset({"rejoindre", "adhérer", "intégrer", "rallier", "militer", "appartenir"})
_BE = frozenset({"être", "rester", "demeurer"})
_BRING = frozenset({"réaliser", "envoyer", "placer", "décrocher", "obtenir", "conserver", "gagner", "faire", "conquérir", "sauver"})
_MEMBER = frozenset({"membre", "adherent", "adherente", "encarte", "encartee", "issu", "issue", "militant", "militante", "cadre", "figure"})
_FORMATION = frozenset({"parti", "mouvement", "formation"})
_SMALL = frozenset({"le", "la", "l'", "les", "de", "du", "des", "d'", "au", "aux", "a", "chez", "parti", "groupe", "mouvement", "rangs"})
_KINDS = frozenset({"party", "alliance", "group"})


def memberships(text: Text, read: Read) -> Iterator[Draft]:
    """What the sentence says of who belongs to which party."""
    if not read.parties or read.sentence.inside is not None:
        return
    parties = {p.i: p for p in read.parties}
    for clause in read.clauses:
        yield from _of_clause(text, read, clause, parties)
        yield from _brings(text, read, clause)
    yield from _named_for(read, parties)
    yield from _their_party(text, read, parties)


def _of_clause(text: Text, read: Read, clause: Clause, parties: dict[int, PartyMention]) -> Iterator[Draft]:
    """`X a rejoint le PS en 2015`, `X est membre de LR`, `X, issu des Républicains,`."""
    verb = clause.verb
    joins, is_one = verb.lemma in _JOIN, verb.lemma in _BE
    if verb.tense.startswith("infinitive") and not verb.governor:
        return
    if not (joins or is_one) or (is_one and verb.tense not in ("present", "subjunctive")):
        return
    party = _party_behind(read, clause, parties, member=is_one)
    if party is None or (stance_of(read, clause) is not ASSERTED and stance_of(read, clause) != ASSERTED):
        return
    for actor in text.subjects(read, clause):
        if actor.entity is not None and not actor.of_list:
            slots = {"person": actor.entity, "party": party.party}
            yield Draft("affiliation", slots, read, min(actor.i, verb.start), party.j, "affiliation/verb")


def _brings(text: Text, read: Read, clause: Clause) -> Iterator[Draft]:
    """`le PS réalise le doublé avec A et B`, `le FN envoie A et B au Sénat`: the elected of a party."""
    subject = clause.subject
    if clause.verb.lemma not in _BRING or not isinstance(subject, Group) or not isinstance(subject.head, PartyMention):
        return
    if clause.verb.voice != "active" or subject.head.kind not in _KINDS or stance_of(read, clause) != ASSERTED:
        return
    people: list[Group] = []
    for group in read.groups:
        behind = group.entity is not None and group.person is not None and clause.verb.end <= group.i < clause.verb.end + 2 * _REACH
        if behind and (not people or all(read.fold(k) in (",", "et") for k in range(people[-1].j, group.i))):
            people.append(group)
    if not people or not (clause.object is people[0] or read.fold(people[0].i - 1) == "avec"):
        return
    for group in people:
        if not group.parties:
            slots = {"person": group.entity, "party": subject.head.party}
            yield Draft("affiliation", slots, read, subject.i, group.j, "affiliation/elected-of")


def heads_of_party(text: Text, read: Read) -> Iterator[Draft]:
    """`son premier secrétaire, X`, `X, numéro deux du parti`: of the party that the text named last."""
    for group in read.groups:
        if group.entity is None or group.person is None:
            continue
        for role in group.roles:
            own = role.determiner == "possessive" and (role.head.kind == "party" or role.head.name == "chef de file")
            of_it = any(word in _FORMATION for word in fold(role.title).split(" ")) and role.head.kind in ("party", "executive")
            if role.parties or not (own or of_it) or role.status == "former":
                continue
            party = _last_party(text, read, role.i)
            if party is not None:
                slots = {"person": group.entity, "party": party.party}
                yield Draft("affiliation", slots, read, min(group.i, role.i), max(group.j, role.j), "affiliation/head-of-it")


def _last_party(text: Text, read: Read, k: int) -> PartyMention | None:
    """The party named last before token k, in this sentence or the two before."""
    for earlier in reversed(text.sentences[max(0, read.index - 2) : read.index + 1]):
        for party in reversed(earlier.parties):
            if (earlier is not read or party.i < k) and party.kind == "party" and not party.adjective:
                return party
    return None


def _party_behind(read: Read, clause: Clause, parties: dict[int, PartyMention], *, member: bool) -> PartyMention | None:
    """The party right behind the verb, over small words only; `member`: a noun such as `membre` must stand between."""
    seen = not member
    for k in range(clause.verb.end, clause.verb.end + _REACH):
        party = parties.get(k)
        if party is not None:
            return party if seen and party.kind in _KINDS and not _listed(read, k) else None
        word = read.fold(k)
        seen = seen or word in _MEMBER
        if word not in _SMALL and word not in _MEMBER:
            return None
    return None


def _listed(read: Read, k: int) -> bool:
    """Whether the party is only the owner of what was joined (`a rejoint la liste LR`)."""
    return any(read.fold(n) in ("liste", "listes", "camp", "candidat", "candidate") for n in (k - 1, k - 2, k - 3))


def _named_for(read: Read, parties: dict[int, PartyMention]) -> Iterator[Draft]:
    """`le RN de X`, `Horizons, le parti d'X`: the party of its head."""
    ends = {p.j: p for p in parties.values() if not p.adjective and p.kind in ("party", "alliance")}
    for group in read.groups:
        if group.entity is None or group.person is None or group.person.i != group.i or read.fold(group.i - 1) not in ("de", "d'"):
            continue
        k = group.i - 1
        party = ends.get(k)
        if party is None and read.fold(k - 1) in _FORMATION and read.fold(k - 3) == ",":
            party = ends.get(k - 3)
        if party is not None and read.fold(party.i - 1) not in ("liste", "candidat", "candidate", "maire", "groupe"):
            slots = {"person": group.entity, "party": party.party}
            yield Draft("affiliation", slots, read, party.i, group.person.j, "affiliation/named-for")


def _their_party(text: Text, read: Read, parties: dict[int, PartyMention]) -> Iterator[Draft]:
    """`son parti, l'UDI,`: of whoever owns the possessive."""
    for k, token in enumerate(read.sentence.tokens):
        if token.fold not in ("son", "sa") or read.fold(k + 1) not in _FORMATION:
            continue
        party = next((parties[n] for n in (k + 2, k + 3, k + 4) if n in parties), None)
        owner = text.reference.owner(read, k)
        if party is None or owner is None or party.kind not in _KINDS or read.fold(k + 2) not in (",", "("):
            continue
        yield Draft("affiliation", {"person": owner, "party": party.party}, read, k, party.j, "affiliation/their-party")
