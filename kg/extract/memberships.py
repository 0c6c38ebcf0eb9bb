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
from kg.extract.roles import Role
from kg.extract.stance import ASSERTED, stance_of
from kg.extract.text import Text
from kg.ids import fold

_REACH = 8
_JOIN = frozenset({"rejoindre", "adhérer", "intégrer", "rallier", "militer", "appartenir", "siéger"})
_BE = frozenset({"être", "rester", "demeurer"})
_BRING = frozenset({"réaliser", "envoyer", "placer", "décrocher", "obtenir", "conserver", "gagner", "faire", "conquérir", "sauver"})
_MEMBER = frozenset({"membre", "adherent", "adherente", "encarte", "encartee", "issu", "issue", "militant", "militante", "cadre", "figure"})
_FORMATION = frozenset({"parti", "mouvement", "formation"})
_SMALL = frozenset({"le", "la", "l'", "les", "de", "du", "des", "d'", "au", "aux", "a", "chez", "parti", "groupe", "mouvement", "rangs"})
_OF = frozenset({"de", "du", "des", "d'"})
_ENDS = frozenset({"", ".", ",", ";", ")", "et", "mais"})
_KINDS = frozenset({"party", "alliance", "group"})
#: Words that a party stands behind where somebody sits with it.
_BENCHES = frozenset({"groupe", "bancs", "rangs", "cotes"})
_SITTING_SMALL = _SMALL | _BENCHES | {"sur", "dans", "avec", "au", "sein", "parmi"}
_COLOURS = frozenset({"etiquette", "couleurs", "banniere", "casaque"})
_LEADING = frozenset({"emmener", "mener", "conduire"})


def memberships(text: Text, read: Read) -> Iterator[Draft]:
    """What the sentence says of who belongs to which party."""
    if not read.parties or read.sentence.inside is not None:
        return
    parties = {p.i: p for p in read.parties}
    for clause in read.clauses:
        yield from _of_clause(text, read, clause, parties)
        yield from _brings(text, read, clause)
        yield from _passes(text, read, clause, parties)
        yield from _under_colours(text, read, clause, parties)
        yield from _led_members(text, read, clause)
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
    party = _bench(read, clause, parties) if verb.lemma == "siéger" else _party_behind(read, clause, parties, member=is_one)
    if party is None or (stance_of(read, clause) is not ASSERTED and stance_of(read, clause) != ASSERTED):
        return
    yield from _of_subjects(text, read, clause, party)


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
            if (earlier is not read or party.i < k) and party.kind == "party" and (not party.adjective or party.label.isupper()):
                return party
    return None


def _party_behind(read: Read, clause: Clause, parties: dict[int, PartyMention], *, member: bool) -> PartyMention | None:
    """The party right behind the verb, over small words only; `member`: a noun such as `membre` must stand between."""
    said = parties.get(clause.verb.end)
    if member and said is not None and said.adjective and said.kind == "party" and read.fold(said.j) in _ENDS:
        return said  # `X est socialiste`
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


def _bench(read: Read, clause: Clause, parties: dict[int, PartyMention]) -> PartyMention | None:
    """`siège au groupe P`, `siège sur les bancs socialistes`: the party behind the word for its seats."""
    seen = False
    for k in range(clause.verb.end, clause.verb.end + _REACH):
        party = parties.get(k)
        if party is not None:
            return party if seen else None
        seen = seen or read.fold(k) in _BENCHES
        if read.fold(k) not in _SITTING_SMALL:
            return None
    return None


def _passes(text: Text, read: Read, clause: Clause, parties: dict[int, PartyMention]) -> Iterator[Draft]:
    """`X, passé du P à Q`: Q."""
    verb = clause.verb
    first = parties.get(verb.end + 1) or parties.get(verb.end + 2)
    if verb.lemma != "passer" or first is None or read.fold(verb.end) not in _OF or read.fold(first.j) not in ("a", "au", "aux"):
        return
    party = parties.get(first.j + 1) or parties.get(first.j + 2) or parties.get(first.j)
    if party is not None and stance_of(read, clause) == ASSERTED:
        yield from _of_subjects(text, read, clause, party)


def _under_colours(text: Text, read: Read, clause: Clause, parties: dict[int, PartyMention]) -> Iterator[Draft]:
    """`X, élu sous l'étiquette P`, `sous les couleurs du P`."""
    if clause.verb.lemma not in ("élire", "réélire") or stance_of(read, clause) != ASSERTED:
        return
    for k in range(clause.verb.end, max(clause.end, clause.verb.end)):
        if read.fold(k) in _COLOURS and "sous" in (read.fold(k - 1), read.fold(k - 2)):
            party = next((parties[n] for n in range(k + 1, k + 4) if n in parties), None)
            if party is not None:
                yield from _of_subjects(text, read, clause, party)
            return


def _led_members(text: Text, read: Read, clause: Clause) -> Iterator[Draft]:
    """`sept membres du P, emmenés par X`: X is one of them."""
    subject = clause.subject
    if clause.verb.lemma not in _LEADING or clause.verb.tense != "participle_past" or not isinstance(subject, Group) or not subject.plural:
        return
    agent = clause.oblique("par")
    if agent is None or agent.entity is None or not isinstance(subject.head, Role) or len(subject.parties) != 1:
        return
    slots = {"person": agent.entity, "party": subject.parties[0].party}
    yield Draft("affiliation", slots, read, subject.i, agent.j, "affiliation/led-by")


def _of_subjects(text: Text, read: Read, clause: Clause, party: PartyMention) -> Iterator[Draft]:
    for actor in text.subjects(read, clause):
        if actor.entity is not None and not actor.of_list:
            slots = {"person": actor.entity, "party": party.party}
            yield Draft("affiliation", slots, read, min(actor.i, clause.verb.start), party.j, "affiliation/verb")


def _listed(read: Read, k: int) -> bool:
    """Whether the party is only the owner of what was joined (`a rejoint la liste LR`)."""
    return any(read.fold(n) in ("liste", "listes", "camp", "candidat", "candidate") for n in (k - 1, k - 2, k - 3))


def _named_for(read: Read, parties: dict[int, PartyMention]) -> Iterator[Draft]:
    """`le RN de X`, `le RN de X et de Y`, `Horizons, le parti d'X`, `l'UDI du président sortant, X`: the party of its head."""
    ends = {p.j: p for p in parties.values() if not p.adjective and p.kind in ("party", "alliance")}
    by_end: dict[int, PartyMention] = {}
    for group in read.groups:
        k = group.i if read.fold(group.i) in ("du", "d'") and group.person is not None and group.person.i > group.i else group.i - 1
        if group.entity is None or group.person is None or read.fold(k) not in ("de", "d'", "du"):
            continue
        if k == group.i - 1 and group.person.i != group.i:
            continue
        party = ends.get(k) or (by_end.get(k - 1) if read.fold(k - 1) == "et" else None)
        if party is None and read.fold(k - 1) in _FORMATION and read.fold(k - 3) == ",":
            party = ends.get(k - 3)
        if party is not None and read.fold(party.i - 1) not in ("liste", "candidat", "candidate", "maire", "groupe"):
            by_end[group.j] = party
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
