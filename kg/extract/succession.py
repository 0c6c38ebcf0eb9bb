"""Who follows whom in an office: `X succède à Y à la mairie`, `X remplace Y`, `Y laisse sa place à X`, `le gouvernement de X`.

Goes in: a `Text` and the offices already found in it. Goes out: drafts of `office`: the successor is appointed, the predecessor former. The
office is the one that the clause names, else the one that the text gives to the predecessor, else to the successor; where none
is known, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.analysis import Read
from kg.extract.clauses import Clause
from kg.extract.drafts import Draft
from kg.extract.entities import Entity
from kg.extract.office_names import Named, gendered
from kg.extract.office_slots import named_behind
from kg.extract.office_verbs import happens, last_named
from kg.extract.stance import Stance, stance_of
from kg.extract.text import Text
from kg.facts import Modality, OfficeStatus

_FOLLOW = frozenset({"succéder", "remplacer", "suppléer"})
_TAKE = {"prendre": frozenset({"suite", "place", "releve", "relais", "succession", "fauteuil"}), "assurer": frozenset({"suite", "releve"})}
_YIELD = {"laisser": frozenset({"place", "fauteuil", "siege", "main", "cles"}), "céder": frozenset({"place", "fauteuil", "siege", "main"})}
_SEAT = "siege"
_CLITICS = {"la": "f", "le": "m", "l'": "", "lui": ""}
#: Rules by which the sentence of the succession itself says which office it is (`préside le Département : il avait succédé à Y`).
_TOLD_HERE = frozenset({"office/lead", "office/be", "office/hold"})
_KIN = {"predecesseur": OfficeStatus.FORMER, "successeur": OfficeStatus.APPOINTED}
_UNTITLED = ("adjoint", "elu", "candidat", "tete de liste", "depute", "deputee", "senateur", "senatrice", "eurodepute")


def successions(text: Text, read: Read, known: Sequence[Draft]) -> Iterator[Draft]:
    """Successions that the clauses of a sentence tell."""
    for clause in read.clauses:
        pair = _pair(text, read, clause)
        if pair is None:
            continue
        stance = stance_of(read, clause)
        if stance is None or stance.modality is Modality.DENIED or not happens(read, clause):
            continue
        after, before = pair
        told = named_behind(read, clause)
        firm = stance.modality in (Modality.ASSERTED, Modality.REPORTED)
        if told is None and _SEAT in [read.fold(k) for k in range(clause.verb.end, clause.verb.end + 3)]:
            continue  # `cède son siège`: a seat of an assembly, whatever else its holder is
        named = told or (_known(known, after, read, new=True) or _known(known, before, read) if firm else None)
        if named is None:
            continue
        if told is not None and clause.verb.clitics and _known(known, before, read) is None:
            before = None
        end = max(clause.verb.end, named.j if named.i >= clause.verb.start else 0, clause.end)
        if after is not None:
            yield _draft(read, clause, after, named, OfficeStatus.APPOINTED, end, stance)
        if before is not None and stance.modality not in (Modality.PLANNED, Modality.UNCONFIRMED):
            yield _draft(read, clause, before, named, OfficeStatus.FORMER, end, stance)


def _draft(read: Read, clause: Clause, person: Entity, named: Named, status: OfficeStatus, end: int, stance: Stance) -> Draft:
    start = min(clause.verb.start, clause.subject.i if clause.subject is not None else clause.verb.start)
    slots = {"person": person, "office": named.title(person.gender), "territory": named.territory, "status": status}
    return Draft("office", slots, read, start, end, "office/succession", stance)


def _pair(text: Text, read: Read, clause: Clause) -> tuple[Entity | None, Entity | None] | None:
    """(successor, predecessor) of a clause; None where it tells no succession."""
    lemma = next((n for n in clause.verb.lemmas if n in _FOLLOW or n in _TAKE or n in _YIELD), "")
    if not lemma:
        return None
    subject = next((a.entity for a in text.subjects(read, clause) if a.entity is not None), None)
    if lemma in _FOLLOW:
        if clause.verb.voice == "passive":
            agent = clause.oblique("par")
            return (agent.entity, subject) if agent is not None and agent.entity is not None and subject is not None else None
        other = _object(text, read, clause, "a" if lemma == "succéder" else "")
        return (subject, other) if subject is not None and other is not None and other is not subject else None
    words = [read.fold(k) for k in range(clause.verb.end, min(clause.verb.end + 3, len(read.sentence.tokens)))]
    if not (_TAKE | _YIELD)[lemma] & set(words):
        return None
    group = clause.oblique("de", "d'") if lemma in _TAKE else clause.oblique("a")
    if group is None or group.entity is None or subject is None or group.entity is subject:
        return None
    return (subject, group.entity) if lemma in _TAKE else (group.entity, subject)


def _object(text: Text, read: Read, clause: Clause, preposition: str) -> Entity | None:
    """Whom somebody follows: the argument, or the person that a pronoun in front of the verb stands for."""
    if preposition:
        group = clause.oblique(preposition)
        if group is not None and group.entity is not None:
            return group.entity
    else:
        for actor in text.actors(read, clause.object):
            if actor.entity is not None:
                return actor.entity
    clitic = next((c for c in clause.verb.clitics if c in _CLITICS), None)
    if clitic is None or (clitic == "lui") is not bool(preposition):
        return None
    subjects = frozenset(id(a.entity) for a in text.subjects(read, clause))
    return last_named(text, read, clause, _CLITICS[clitic], subjects)


def _known(known: Sequence[Draft], person: Entity | None, read: Read, *, new: bool = False) -> Named | None:
    """The office that the text gives a person, the one told nearest to the sentence; `new`: one that the person was given."""
    if person is None:
        return None
    own = [
        d
        for d in known
        if d.slots["person"] is person
        and d.stance.modality is Modality.ASSERTED
        and (not new or d.slots["status"] is OfficeStatus.APPOINTED or (d.read is read and d.rule in _TOLD_HERE))
        and not any(w in str(d.slots["office"]).lower() for w in ("adjoint", "intérim", "élu"))
        and not str(d.slots["office"]).lower().startswith((*_UNTITLED, "député", "sénat", "eurodéput", "conseill"))
    ]
    if not own:
        return None
    best = min(own, key=lambda d: (abs(d.read.index - read.index), d.i))
    office = str(best.slots["office"])
    titles = (office, office)
    pair = next((p for p in (gendered(w) for w in ("maire", "président", "Premier ministre")) if office in p), None)
    if pair is not None:
        titles = pair
    elif office.startswith(("président ", "présidente ")):
        rest = office.split(" ", 1)[1]
        titles = (f"président {rest}", f"présidente {rest}")
    return Named(best.i, best.j if best.read is read else 0, titles, best.slots.get("territory"))


def replaced(read: Read, known: Sequence[Draft]) -> Iterator[Draft]:
    """`devient trésorière en remplacement de X`, `élue maire à la place de X`: X held it before."""
    for group in read.groups:
        if group.entity is None or group.person is None or read.fold(group.i - 1) not in ("de", "d'"):
            continue
        if read.fold(group.i - 2) not in ("remplacement", "place", "suite"):
            continue
        given = next((d for d in reversed(known) if d.read is read and d.slots["status"] is OfficeStatus.APPOINTED and d.i < group.i), None)
        if given is not None and given.slots["person"] is not group.entity:
            slots = {**given.slots, "person": group.entity, "status": OfficeStatus.FORMER}
            yield Draft("office", slots, read, given.i, group.j, "office/succession", given.stance)


def kin(text: Text, read: Read, known: Sequence[Draft]) -> Iterator[Draft]:
    """`son prédécesseur, X`, `sa successeure X`: in the office of whoever owns the possessive."""
    for group in read.groups:
        role = next((r for r in group.roles if r.head.name in _KIN and r.determiner == "possessive"), None)
        if role is None or group.entity is None or group.person is None:
            continue
        owner = text.reference.owner(read, role.i, (group.entity,))
        named = _known(known, owner, read)
        if named is None or named.titles[0].startswith(("tête", "chef de file", "candidat")):
            continue
        status = _KIN[role.head.name]
        slots = {"person": group.entity, "office": named.title(group.entity.gender), "territory": named.territory, "status": status}
        yield Draft("office", slots, read, group.i, group.j, "office/kin")


def _own_government(text: Text, read: Read) -> Iterator[Draft]:
    """`X a remis la démission de son gouvernement`: X led it."""
    for k, token in enumerate(read.sentence.tokens):
        if token.fold != "gouvernement" or read.fold(k - 1) != "son" or read.fold(k - 3) != "demission":
            continue
        owner = text.reference.owner(read, k - 1)
        if owner is not None:
            office = Named(k, k + 1, gendered("Premier ministre")).title(owner.gender)
            slots = {"person": owner, "office": office, "status": OfficeStatus.LEFT}
            yield Draft("office", slots, read, k - 3, k + 1, "office/government")


def governments(text: Text, read: Read) -> Iterator[Draft]:
    """`le gouvernement de X`, `le gouvernement X`: X leads it."""
    titled = {k for r in read.roles for k in range(r.i, r.j)}
    groups = {g.person.i: g for g in read.groups if g.person is not None}
    yield from _own_government(text, read)
    for k, token in enumerate(read.sentence.tokens):
        if token.fold != "gouvernement" or k in titled:
            continue
        step = k + 1 + (read.fold(k + 1) in ("de", "d'"))
        while read.fold(step) in ("m.", "m", "mme", "."):
            step += 1
        group = groups.get(step) or groups.get(k + 1 + (read.fold(k + 1) in ("de", "d'")))
        if group is None or group.entity is None:
            continue
        former = any(read.fold(n) in ("ancien", "precedent", "dernier", "ex-", "feu") for n in (k - 1, k + 1))
        status = OfficeStatus.FORMER if former else OfficeStatus.HOLDS
        office = Named(k, k + 1, gendered("Premier ministre")).title(group.entity.gender)
        yield Draft(
            "office",
            {"person": group.entity, "office": office, "status": status},
            read,
            k,
            group.person.j if group.person else group.j,
            "office/government",
        )
