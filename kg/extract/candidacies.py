"""Candidacies: who stands, stood, will stand or does not.

Goes in: a `Text`. Goes out: drafts of `candidacy`: `candidat` and heads of lists in a name's group or beside it, lists of somebody, and
verbs of standing (`rules/candidacies.yaml`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kg.extract.analysis import Read, language
from kg.extract.clauses import Clause, Noun, is_finite
from kg.extract.drafts import Draft
from kg.extract.groups import Group
from kg.extract.names import PartyMention
from kg.extract.outcomes import fits, starts
from kg.extract.roles import Role
from kg.extract.rules import CandidacyFrame, candidacy_frames, outcome_frames
from kg.extract.setting import Setting
from kg.extract.stance import ASSERTED, DENIED, UNCONFIRMED, Stance, possible, stance_of
from kg.extract.standing import stands_for
from kg.extract.text import LISTS, Actor, Text
from kg.facts import Modality, Outcome
from kg.ids import fold

_LEADS = frozenset({"tete de liste", "chef de file", "colistier"})
_OF_A_GROUP = frozenset({"deputes", "senateurs", "groupe", "elus", "conseillers", "opposition", "parlementaires", "deputés"})
#: Tokens behind a verb among which its words stand.
_NEAR = 5
_COLOURS = frozenset({"etiquette", "couleurs", "banniere", "drapeau"})
#: Tokens between `la liste` and the verb that says who heads it.
_TO_LIST = 16
_BETWEEN_NAMES = frozenset({",", "et", "ou", "(", ")", "a", "dans", "en", "le", "la", "les", "c", "g", "d"})
_POSSIBLE = frozenset({"eventuelle", "eventuel", "possible", "hypothetique", "probable", "potentielle", "potentiel"})
#: Who stands against somebody, where a label says that it is in an election.
_OPPOSED = frozenset({"concurrent", "challenger", "rival", "adversaire"})
#: European elections have been held in one constituency since then (law of 25 June 2018).
_ONE_CONSTITUENCY = 2019
_HEADED = frozenset({"liste", "union", "coalition", "rassemblement", "alliance"})
#: Verbs that say that somebody did not come to do it, or that somebody else may.
_FAILS = frozenset({"faillir", "échouer", "manquer", "proposer"})
_ANNOUNCING = frozenset({"annoncer", "confirmer", "officialiser", "déclarer", "affirmer", "assurer", "expliquer", "dire", "réaffirmer"})
_ONLY = frozenset({"seul", "seule", "seuls", "seules", "premier", "premiere", "dernier", "derniere"})
_INTENTIONS = frozenset({"intention", "ambition", "envie", "volonte", "projet", "tentation", "souhait", "desir"})
#: Nouns of what is only talked of (`l'hypothèse d'une candidature de X`).
_TALK = frozenset({"hypothese", "eventualite", "idee", "rumeur", "rumeurs", "possibilite", "projet", "scenario"})
_COPULAS = frozenset({"être", "rester", "demeurer", "devenir", "déclarer", "porter", "redevenir"})


def candidacies(text: Text) -> Iterator[Draft]:
    """Candidacies that the text tells."""
    for read in text.sentences:
        if read.sentence.inside is not None:
            continue
        for group in read.groups:
            if group.entity is not None and not group.guessed:
                yield from _titled(text, read, group)
                yield from _against(text, read, group)
                yield from _at_the_head(text, read, group)
            elif isinstance(group.head, Role) and _is_standing(group.head):
                yield from _listed(text, read, group) if group.plural else _beside(text, read, group, group.head)
        for noun in read.nouns:
            if noun.word in LISTS:
                yield from _of_list(text, read, noun)
        yield from _recalled_list(text, read)
        for clause in read.clauses:
            yield from _copula(text, read, clause)
            yield from _hopes(text, read, clause)
            yield from _verbal(text, read, clause)


def _is_standing(role: Role) -> bool:
    if role.head.name == "chef de file":
        told = role.election or role.territory is not None
        return bool(told) and not set(fold(role.title).split()) & _OF_A_GROUP
    return (
        role.head.kind == "candidate" or role.head.name in _LEADS or (role.head.name.startswith("numero") and "liste" in fold(role.title))
    )


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
            yield from _told(text, read, actor, role, group.i, max(role.j, group.j), "candidacy/titled", ASSERTED)


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
        if draft := _draft(text, read, actor, setting, None, min(k, group.i), group.j, "candidacy/against", ASSERTED):
            yield draft


def _at_the_head(text: Text, read: Read, group: Group) -> Iterator[Draft]:
    """`X, à la tête d'une liste citoyenne`, `X, à la tête d'une union de la gauche`."""
    k = group.j + 1
    words = [read.fold(n) for n in range(k, k + 4)]
    if group.person is None or read.fold(group.j) != "," or (words[:3] != ["a", "la", "tete"] and words[:3] != ["tete", "de", "la"]):
        return
    if any(read.fold(n) in _HEADED for n in range(k + 3, k + 6)):
        end = next((p.j for p in read.parties if k < p.i <= k + 7), k + 6)
        party = next((p.party for p in read.parties if k < p.i <= k + 7), None)
        actor = Actor(group.i, group.j, group.entity, group=group)
        if draft := _draft(text, read, actor, text.settings.at(read, group.i, end), party, group.i, end, "candidacy/at-the-head", ASSERTED):
            yield draft


def _opposes(role: Role) -> bool:
    """`son rival LR X`, `ses concurrentes P A et Q B`: who stands against whom the article is about, under a label."""
    return role.head.name in _OPPOSED and (role.determiner == "possessive" or role.complement)


def _denied_title(read: Read, role: Role) -> bool:
    return any(read.fold(k) in ("pas", "plus", "jamais", "ni") for k in range(role.i - 2, role.i))


def _beside(text: Text, read: Read, group: Group, role: Role) -> Iterator[Draft]:
    """`X candidat aux municipales`, as headlines write."""
    if role.determiner or role.status == "former" or read.fold(len(read.sentence.tokens) - 1) == "?":
        return
    end = group.i - 1 if role.head.name == "colistier" and read.fold(group.i - 1) == "," else group.i
    before = next((g for g in read.groups if g.j == end and g.entity is not None and g.person is not None), None)
    if before is not None:
        actor = Actor(before.i, before.j, before.entity, group=before)
        yield from _told(text, read, actor, role, before.i, group.j, "candidacy/beside", ASSERTED)


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
        if draft := _draft(text, read, actor, setting, party, group.i, named.j, "candidacy/listed", ASSERTED):
            yield draft
        k = named.j
        while read.fold(k) in _BETWEEN_NAMES or any(p.i <= k < p.j for p in read.places):
            k += 1


def _of_list(text: Text, read: Read, noun: Noun) -> Iterator[Draft]:
    """`la liste PS de X`, `la candidature de X`, `l'éventuelle candidature de X`."""
    around = {read.fold(k) for k in (noun.j - 2, noun.j, noun.j - 1)}
    told = next((c for c in read.clauses if c.subject is noun), None)
    doubted = told is not None and told.verb.tense.startswith("conditional")
    talked = bool(_TALK & {read.fold(noun.i - n) for n in (1, 2, 3)})
    if noun.word == "equipe":
        return
    stance = UNCONFIRMED if talked or around & _POSSIBLE or (doubted and noun.word == "candidature") else ASSERTED
    for actor in text.actors(read, noun):
        if actor.entity is not None and actor.of_list:
            setting = text.settings.at(read, actor.i, actor.j)
            if draft := _draft(text, read, actor, setting, actor.party, actor.i, actor.j, "candidacy/list-of", stance):
                yield draft


def _recalled_list(text: Text, read: Read) -> Iterator[Draft]:
    """`la liste de X affrontera celle du maire sortant, Y`."""
    lists = [n for n in read.nouns if n.word in ("liste", "listes")]
    for group in read.groups:
        k = group.i if read.fold(group.i) in ("du", "des", "d'") else group.i - 1
        if group.entity is None or read.fold(k - 1) not in ("celle", "celles") or group.before != "de" or not any(n.j <= k for n in lists):
            continue
        actor = Actor(group.i, group.j, group.entity, group=group)
        if draft := _draft(text, read, actor, text.settings.at(read, k - 1, group.j), None, k - 1, group.j, "candidacy/list-of", ASSERTED):
            yield draft


def _copula(text: Text, read: Read, clause: Clause) -> Iterator[Draft]:
    """`X est candidat`, `X sera tête de liste`, `le candidat du PS sera X`."""
    if clause.verb.lemma not in _COPULAS or not isinstance(clause.object, Group):
        return
    stance = _stance(read, clause)
    if stance is None:
        return
    start, end = clause.verb.start, max(clause.end, clause.object.j)
    role = clause.object.head
    if _POSSIBLE & {read.fold(clause.object.j), read.fold(clause.object.i + 1)}:
        stance = UNCONFIRMED
    if read.fold(clause.object.j) == "capable" or _does(read, clause.object.j):
        return  # `le seul candidat capable de`, `le seul candidat à avoir`
    if isinstance(role, Role) and _is_standing(role) and not role.plural and clause.object.person is None:
        for actor in text.subjects(read, clause):
            yield from _told(text, read, actor, role, min(actor.i, start), end, "candidacy/copula", stance)
        return
    subject = clause.subject
    if isinstance(subject, Group) and isinstance(subject.head, Role) and _is_standing(subject.head) and clause.object.person is not None:
        actor = Actor(clause.object.i, clause.object.j, clause.object.entity, group=clause.object)
        yield from _told(text, read, actor, subject.head, subject.i, end, "candidacy/copula", stance)


def _does(read: Read, k: int) -> bool:
    return read.fold(k) == "a" and any(c.verb.start == k + 1 and c.verb.tense.startswith("infinitive") for c in read.clauses)


def _told(text: Text, read: Read, actor: Actor, role: Role, i: int, j: int, rule: str, stance: Stance) -> Iterator[Draft]:
    """One candidacy for each election that the words name (`aux présidentielles de 2012 et 2017`)."""
    type_ = stands_for(read, role.head_end, min(role.j + 8, len(read.sentence.tokens)))
    if type_ is None:
        return
    party = role.parties[0].party if role.parties else None
    named = [m for m in read.elections if role.i <= m.i <= role.j + 4 and m.type]
    for mention in named[1:]:
        if mention.i == named[0].j + 1 or mention.type != named[0].type:
            setting = text.settings.at(read, mention.i, mention.j)
            if draft := _draft(text, read, actor, setting, party, i, max(j, mention.j), rule, stance):
                yield draft
    spot = (named[0].i, named[0].j) if named else (role.i, max(role.j, j))
    setting = text.settings.at(read, *spot, type=type_)
    if draft := _draft(text, read, actor, setting, party, i, j, rule, stance):
        yield draft


def _hopes(text: Text, read: Read, clause: Clause) -> Iterator[Draft]:
    """`X espère conserver son siège`, `Y tentera de ravir la mairie`: who hopes to win stands."""
    if clause.verb.governs != "wish" or clause.verb.negated or _stance(read, clause) is None:
        return
    frames = [f for lemma in clause.verb.lemmas for f in outcome_frames("verbs").get(lemma, ()) if f.subject is Outcome.ELECTED]
    if not any(fits(read, clause, frame) for frame in frames):
        return
    start, end = clause.verb.start, max(clause.end, clause.verb.end)
    for actor in text.subjects(read, clause):
        setting = text.settings.at(read, min(actor.i, start), end)
        if draft := _draft(text, read, actor, setting, None, min(actor.i, start), end, "candidacy/hopes", ASSERTED):
            yield draft


def _verbal(text: Text, read: Read, clause: Clause) -> Iterator[Draft]:
    for lemma in clause.verb.lemmas:
        for frame in candidacy_frames().get(lemma, ()):
            if _fits(read, clause, frame):
                yield from _of_frame(text, read, clause, frame)
                return


def _fits(read: Read, clause: Clause, frame: CandidacyFrame) -> bool:
    verb = clause.verb
    if frame.voice != "any" and verb.voice != frame.voice:
        return False
    if frame.of and _noun_of(read, clause, frame) is None:
        return False
    if frame.by_party and _label(clause) is None:
        return False
    if frame.behind and not any(starts(read, verb.end, phrase) for phrase in frame.behind):
        return False
    words = [read.fold(k) for k in range(_first(clause, frame), max(clause.end, verb.end + _NEAR))]
    if any(w in words for w in frame.without):
        return False
    return not frame.needs or any(w in words for w in frame.needs)


def _first(clause: Clause, frame: CandidacyFrame) -> int:
    """Where the words of a frame begin: at its verb; at its subject where one is given (`l'investiture P a été accordée à X`)."""
    subject = clause.subject
    return subject.i if "to" in frame.who and subject is not None and subject.i < clause.verb.start else clause.verb.start


def _noun_of(read: Read, clause: Clause, frame: CandidacyFrame) -> Noun | None:
    """The noun that the frame asks for: the object, or where the agent stands the subject (`la liste PS du Sud, menée par X`)."""
    if "agent" not in frame.who:
        return clause.object if isinstance(clause.object, Noun) and clause.object.word in frame.of else None
    start = clause.verb.start
    near = [n for n in read.nouns if n.word in frame.of and start - _TO_LIST <= n.i < start]
    return near[-1] if near and not any(near[-1].j <= c.verb.start < start and is_finite(c.verb) for c in read.clauses) else None


def _stood_under(read: Read, start: int, end: int) -> str | None:
    """The label that somebody stands under: `investie par P`, `sous l'étiquette P`, `sous les couleurs de P`."""
    for party in read.parties:
        if start <= party.i <= end + 1:
            before = {read.fold(k) for k in range(max(start, party.i - 5), party.i)}
            if "par" in before or before & _COLOURS:
                return party.party
    return None


def _label(clause: Clause) -> str | None:
    """The party that is the subject of a clause."""
    subject = clause.subject
    return subject.head.party if isinstance(subject, Group) and isinstance(subject.head, PartyMention) else None


def _of_frame(text: Text, read: Read, clause: Clause, frame: CandidacyFrame) -> Iterator[Draft]:
    stance = _stance(read, clause)
    if stance is None or (frame.denied and stance.modality is not Modality.ASSERTED):
        return
    if frame.denied:
        stance = DENIED
    elif stance.modality is Modality.DENIED and (frame.who != ("subject",) or clause.verb.voice == "passive"):
        return  # `X n'aura pas de rival face à elle` says of nobody that they do not stand
    start, end = clause.verb.start, max(clause.end, clause.verb.end)
    type_ = stands_for(read, clause.verb.end, end)
    if type_ is None:
        return
    noun = _noun_of(read, clause, frame) if "agent" in frame.who else None
    first = noun.i if noun is not None else _first(clause, frame)
    party = _label(clause) if frame.by_party else _stood_under(read, start, end)
    if frame.leads:
        party = next((p.party for p in read.parties if first <= p.i < end), None)
    for actor in _who(text, read, clause, frame):
        setting = text.settings.at(read, min(actor.i, start), end, type=type_)
        if clause.verb.tense == "pluperfect" and frame.voice == "pronominal" and text.settings.held(setting) == 0:
            continue  # `s'était présenté`: at an election that is not told
        if draft := _draft(text, read, actor, setting, party, min(actor.i, first), max(actor.j, end), frame.id, stance):
            yield draft


def _who(text: Text, read: Read, clause: Clause, frame: CandidacyFrame) -> list[Actor]:
    out: list[Actor] = []
    if frame.who == ("subject", "to") and not any(a.entity for a in text.actors(read, clause.oblique("a"))):
        return []  # `X est opposée à la réforme`
    for argument in frame.who:
        if argument == "subject":
            out += text.subjects(read, clause)
        elif argument == "to":
            out += [a for a in text.actors(read, clause.oblique("a"), ahead=True) if a.entity is not None]
        elif argument == "object":
            out += text.actors(read, clause.object, ahead=True)
        else:
            out += text.actors(read, clause.oblique("par" if argument == "agent" else argument))
    return out


def _stance(read: Read, clause: Clause) -> Stance | None:
    """A coming candidacy is a candidacy (`sera candidat`); one that may be is unconfirmed (`n'exclut pas de se présenter`)."""
    if clause.verb.governor in _FAILS or clause.verb.tense == "subjunctive":
        return None
    if clause.verb.tense in ("infinitive", "infinitive_past") and not clause.verb.governor:
        return _meant(read, clause)
    stance = stance_of(read, clause) or possible(read, clause)
    if stance is not None and stance.modality is Modality.PLANNED:
        return UNCONFIRMED if read.fold(clause.end) in ("si", "s'") or read.fold(clause.end - 1) in ("si", "s'") else ASSERTED
    return stance


def _meant(read: Read, clause: Clause) -> Stance | None:
    """`annonce mercredi se présenter`, `seule à porter les couleurs de P`, `n'a pas l'intention d'être candidat`; else nothing is known."""
    start = clause.verb.start
    if clause.verb.negated:
        return DENIED
    if clause.verb.tense == "infinitive_past":
        return ASSERTED
    above = next((c for c in reversed(read.clauses) if c.verb.start < start), None)
    announced = above is not None and above.verb.lemma in _ANNOUNCING
    before = read.fold(start - 1)
    if before == "a" and read.fold(start - 2) in _ONLY:
        return ASSERTED
    if before not in ("de", "d'", "a", "pour", "sans"):
        return ASSERTED if announced else None
    if before not in ("de", "d'") or read.fold(start - 2) not in _INTENTIONS:
        return None
    if above is not None and above.verb.negated:
        return DENIED
    return ASSERTED if announced else UNCONFIRMED


def _draft(
    text: Text, read: Read, actor: Actor, setting: Setting, party: str | None, i: int, j: int, rule: str, stance: Stance
) -> Draft | None:
    if actor.entity is None or setting.foreign or not setting.type or setting.type == "primaire":
        return None
    if setting.election is None and text.settings.dates.today is not None:
        return None
    inherited = {name for name, part in (("election", "election"), ("constituency", "place")) if part not in setting.said}
    throughout = language().lexicon.elections.throughout.get(setting.type)
    if throughout and (setting.type == "presidentielle" or (setting.year or 0) >= _ONE_CONSTITUENCY):
        setting = replace(setting, place=throughout)  # nobody stands for president, or for the European Parliament, in one place
    slots: dict[str, Any] = {
        "person": actor.entity,
        "election": setting.election,
        "constituency": setting.place or None,
        "party": party or (None if stance is DENIED else _of_name(actor)),
    }
    return Draft("candidacy", slots, read, i, j, rule, stance, inherited)


def _of_name(actor: Actor) -> str | None:
    """The label beside a candidate's name: `X (P)`."""
    return actor.group.parties[0].party if actor.group is not None and actor.group.parties else None
