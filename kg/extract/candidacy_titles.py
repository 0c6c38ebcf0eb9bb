"""Candidacies told by titles: `le candidat LR X`, `X, tête de liste PS`, `X sera candidat`, `face au maire sortant X`.

Goes in: a sentence. Goes out: drafts of `candidacy` of those whom a title makes candidates.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.analysis import Read, language
from kg.extract.candidacy_draft import candidacies_as, candidacy
from kg.extract.candidacy_lists import POSSIBLE
from kg.extract.candidacy_stance import candidacy_stance
from kg.extract.clauses import Clause
from kg.extract.drafts import Draft
from kg.extract.groups import Group
from kg.extract.roles import Role
from kg.extract.stance import ASSERTED, UNCONFIRMED
from kg.extract.text import Actor, Text
from kg.ids import fold

_LEADS = frozenset({"tete de liste", "chef de file", "colistier"})
_OF_A_GROUP = frozenset({"deputes", "senateurs", "groupe", "elus", "conseillers", "opposition", "parlementaires"})
_BETWEEN_NAMES = frozenset({",", "et", "ou", "(", ")", "a", "dans", "en", "le", "la", "les", "c", "g", "d"})
#: Who stands against somebody, where a label says that it is in an election.
_OPPOSED = frozenset({"concurrent", "challenger", "rival", "adversaire"})
#: Verbs that make somebody a candidate, in the passive (`X a été nommée tête de liste`).
_MAKING = frozenset({"nommer", "désigner", "choisir", "introniser", "propulser", "bombarder", "proclamer", "investir"})
_COPULAS = frozenset({"être", "rester", "demeurer", "devenir", "déclarer", "porter", "redevenir"})


def of_titles(text: Text, read: Read) -> Iterator[Draft]:
    """Candidacies that the titles of a sentence tell."""
    for group in read.groups:
        if group.entity is not None and not group.guessed:
            yield from _titled(text, read, group)
            yield from _against(text, read, group)
        elif group.entity is not None and isinstance(group.head, Role) and _says_more(group.head):
            yield from _recalled(text, read, group)
        elif isinstance(group.head, Role) and _is_standing(group.head):
            if group.plural:
                yield from _listed(text, read, group)
            else:
                yield from _beside(text, read, group, group.head)
                yield from _named_behind(text, read, group, group.head)
    for clause in read.clauses:
        yield from _copula(text, read, clause)


def _is_standing(role: Role) -> bool:
    if role.head.name == "chef de file":
        told = role.election or role.territory is not None or " liste " in f" {fold(role.title)} "
        return bool(told) and not set(fold(role.title).split()) & _OF_A_GROUP
    return (
        role.head.kind == "candidate" or role.head.name in _LEADS or (role.head.name.startswith("numero") and "liste" in fold(role.title))
    )


def _says_more(role: Role) -> bool:
    """`le candidat de P`, `la candidate à la présidentielle de 2007`: a title that stands for a name and tells a label or an election."""
    return role.head.kind == "candidate" and role.determiner == "definite" and bool(role.parties or role.election)


def _recalled(text: Text, read: Read, group: Group) -> Iterator[Draft]:
    """A candidate's title in the place of a name: the election that it names, else only the label of who is known to stand."""
    role = group.roles[0] if group.roles else None
    if role is None or group.entity is None:
        return
    known = text.reference.descriptions.traits_of(group.entity).parties
    labels = {p.party for p in role.parties}
    if labels and known and not labels & known:
        return
    camps = all((party := language().lexicon.parties.get(p.label)) is not None and party.kind == "bloc" for p in role.parties)
    if role.election is None and camps:
        return  # `le candidat de la droite` tells no label
    near = text.sentences[max(0, read.index - 1) : read.index + 1]
    named = any(g.entity is group.entity and g.person is not None for r in near for g in r.groups)
    told = role.election is not None or (named and group.entity is text.reference.descriptions.main)
    for draft in _titled(text, read, group):
        draft.adds_only = not told
        yield draft


def _is_numbered(read: Read, role: Role) -> bool:
    """`numéro deux sur la liste de X`."""
    return role.head.name.startswith("numero") and [read.fold(role.j + n) for n in range(3)] in (
        ["sur", "la", "liste"],
        ["de", "la", "liste"],
    )


def _titled(text: Text, read: Read, group: Group) -> Iterator[Draft]:
    """`le candidat LR X`, `X, candidate à la mairie de C`, `X, tête de liste PS`."""
    for role in group.roles:
        stands = _is_standing(role) or _is_numbered(read, role) or (group.parties and _opposes(role))
        if stands and role.status != "former" and not _denied_title(read, role):
            actor = Actor(group.i, group.j, group.entity, group=group)
            yield from candidacies_as(text, read, actor, role, group.i, max(role.j, group.j), "candidacy/titled", ASSERTED)


def _opposes(role: Role) -> bool:
    """`son rival LR X`, `ses concurrentes P A et Q B`: who stands against whom the article is about, under a label."""
    return role.head.name in _OPPOSED and (role.determiner == "possessive" or role.complement)


def _denied_title(read: Read, role: Role) -> bool:
    return any(read.fold(k) in ("pas", "plus", "jamais", "ni") for k in range(role.i - 2, role.i))


def _against(text: Text, read: Read, group: Group) -> Iterator[Draft]:
    """`face au maire sortant X`, `contre la députée sortante X`: who holds the seat that is voted on and is opposed stands again."""
    setting = text.settings.at(read, group.i, group.j)
    sitting = next((r for r in group.roles if r.status == "sitting" and r.head.election == setting.type), None)
    if sitting is None or group.person is None:
        return
    k = group.i if read.fold(group.i) in ("au", "aux") else group.i - 1
    before = read.fold(k - 1)
    if read.fold(k) in ("contre", "devant") or before in ("face", "oppose", "opposee", "opposes", "opposees"):
        actor = Actor(group.i, group.j, group.entity, group=group)
        if draft := candidacy(text, read, actor, setting, None, min(k, group.i), group.j, "candidacy/against", ASSERTED):
            yield draft


def _beside(text: Text, read: Read, group: Group, role: Role) -> Iterator[Draft]:
    """`X candidat aux municipales`, as headlines write."""
    if role.determiner or role.status == "former" or read.fold(len(read.sentence.tokens) - 1) == "?":
        return
    end = group.i - 1 if role.head.name == "colistier" and read.fold(group.i - 1) == "," else group.i
    before = next((g for g in read.groups if g.j == end and g.entity is not None and g.person is not None), None)
    if before is not None:
        actor = Actor(before.i, before.j, before.entity, group=before)
        yield from candidacies_as(text, read, actor, role, before.i, group.j, "candidacy/beside", ASSERTED)


def _named_behind(text: Text, read: Read, group: Group, role: Role) -> Iterator[Draft]:
    """`un candidat communiste, le député X,`: who stands is named behind, with a title of their own."""
    if role.status == "former" or _denied_title(read, role) or read.fold(group.j) != ",":
        return
    named = next((g for g in read.groups if group.j < g.i <= group.j + 2), None)
    if named is None or named.entity is None or named.person is None or not named.roles or named.person.i == named.i:
        return
    if read.fold(named.j) in (",", ".", ";", ")", "") and named.before in (",", "le", "la", "l'"):
        actor = Actor(named.i, named.j, named.entity, group=named)
        yield from candidacies_as(text, read, actor, role, group.i, named.j, "candidacy/beside", ASSERTED)


def _listed(text: Text, read: Read, group: Group) -> Iterator[Draft]:
    """`les candidats LR : A, B et C`, `des candidats comme A dans le Rhône`."""
    k = group.j
    while read.fold(k) in (",", "a", "aux", "au", "la", "le", "les", "des", "de") or any(
        m.i <= k < m.j for m in (*read.elections, *read.places)
    ):
        k += 1
    if read.fold(k) not in (":", "comme", "dont"):
        return
    party = group.parties[0].party if group.parties else None
    at = {g.i: g for g in read.groups}
    k += 1
    while (named := at.get(k)) is not None and named.entity is not None:
        actor = Actor(named.i, named.j, named.entity, group=named)
        setting = text.settings.at(read, named.i, named.j)
        if draft := candidacy(text, read, actor, setting, party, group.i, named.j, "candidacy/listed", ASSERTED):
            yield draft
        k = named.j
        while read.fold(k) in _BETWEEN_NAMES or any(p.i <= k < p.j for p in read.places):
            k += 1


def _copula(text: Text, read: Read, clause: Clause) -> Iterator[Draft]:
    """`X est candidat`, `X sera tête de liste`, `le candidat du PS sera X`."""
    made = clause.verb.lemma in _MAKING and clause.verb.voice == "passive"
    if not (clause.verb.lemma in _COPULAS or made) or not isinstance(clause.object, Group):
        return
    stance = candidacy_stance(read, clause)
    if stance is None:
        return
    start, end = clause.verb.start, max(clause.end, clause.object.j)
    role = clause.object.head
    if POSSIBLE & {read.fold(clause.object.j), read.fold(clause.object.i + 1)}:
        stance = UNCONFIRMED
    if read.fold(clause.object.j) == "capable" or _does(read, clause.object.j):
        return  # `le seul candidat capable de`, `le seul candidat à avoir`
    standing = isinstance(role, Role) and (_is_standing(role) or _is_numbered(read, role))
    if isinstance(role, Role) and standing and not role.plural and clause.object.person is None:
        for actor in text.subjects(read, clause):
            yield from candidacies_as(text, read, actor, role, min(actor.i, start), end, "candidacy/copula", stance)
        return
    subject = clause.subject
    if isinstance(subject, Group) and isinstance(subject.head, Role) and _is_standing(subject.head) and clause.object.person is not None:
        for actor in text.actors(read, clause.object, ahead=subject.plural):
            yield from candidacies_as(text, read, actor, subject.head, subject.i, max(end, actor.j), "candidacy/copula", stance)


def _does(read: Read, k: int) -> bool:
    return read.fold(k) == "a" and any(c.verb.start == k + 1 and c.verb.tense.startswith("infinitive") for c in read.clauses)
