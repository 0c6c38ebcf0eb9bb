"""Resignations: somebody leaves an office, or is asked to, or takes it back.

Goes in: a `Text`. Goes out: drafts of `resignation`. Three shapes: the verb says it (`démissionne`, `quitte ses fonctions`), a verb deals
with the noun (`présente sa démission`, `accepte la démission de X`), the noun or `démissionnaire` stands alone. Verbs are data
(`rules/resignations.yaml`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from kg.extract.analysis import Read
from kg.extract.clauses import Clause, Node, is_finite
from kg.extract.drafts import Draft
from kg.extract.entities import Entity
from kg.extract.groups import Group
from kg.extract.leaving import day_of, further_posts, leaving_words, named, office_at, office_of, post_after, recipient_of
from kg.extract.nodes import Noun
from kg.extract.resignation_nouns import Naming, find_namings, owners_of
from kg.extract.resignation_stance import (
    demanded_stance,
    governor_of,
    hangs,
    happens,
    heard,
    is_complement,
    rumoured,
    taken_back,
    unwilling,
)
from kg.extract.roles import Role
from kg.extract.rules import ResignationFrame, resignation_frames
from kg.extract.stance import ASSERTED, Stance, stance_of
from kg.extract.text import Actor, Text
from kg.extract.title_words import same_title
from kg.facts import Modality, ResignationStatus

_DEMAND = "resignation/demand"
_SAYING = frozenset(
    {"annoncer", "déclarer", "confirmer", "indiquer", "expliquer", "préciser", "savoir", "officialiser", "révéler", "décider"}
)
_WILL = frozenset({"wish", "duty"})


@dataclass
class _Reader:
    """Reads one document; remembers the resignation told last, for `qui l'a acceptée`."""

    text: Text
    last: tuple[int, list[Entity]] | None = None
    drafts: list[Draft] = field(default_factory=list)

    def read(self) -> Iterator[Draft]:
        for read in self.text.sentences:
            namings = find_namings(read)
            used: set[int] = set()
            for clause in read.clauses:
                yield from self._clause(read, clause, namings, used)
            for naming in namings:
                if naming.k not in used:
                    yield from self._mention(read, naming)
            yield from self._adjectives(read)

    # -- clauses ------------------------------------------------------------------------------------------------------

    def _clause(self, read: Read, clause: Clause, namings: list[Naming], used: set[int]) -> Iterator[Draft]:
        for lemma in clause.verb.lemmas:
            for frame in resignation_frames().get(lemma, ()):
                found = list(self._of_frame(read, clause, frame, namings, used))
                if found or (frame.nothing and self._noun(read, clause, frame, namings) is not None):
                    yield from found
                    return

    def _of_frame(self, read: Read, clause: Clause, frame: ResignationFrame, namings: list[Naming], used: set[int]) -> Iterator[Draft]:
        if frame.voice not in ("any", clause.verb.voice) and not (frame.voice == "active" and clause.verb.voice == "pronominal"):
            return
        if not frame.of:
            yield from self._leaves(read, clause, frame, None)
            return
        if not _has_words(read, clause, frame):
            return
        if frame.of == "post":
            if clause.verb.voice == "passive" or (frame.voice == "any" and clause.verb.voice == "pronominal"):
                return
            post = post_after(read, clause.verb.end, clause.end, frame.by)
            if post is not None:
                yield from self._leaves(read, clause, frame, post)
            return
        naming = self._noun(read, clause, frame, namings)
        if naming is not None:
            used.add(naming.k)
            if not frame.nothing:
                yield from self._deals(read, clause, frame, naming)
        elif not frame.subject and not frame.by_owner and self._recalls(read, clause) and (not frame.by or "en" in clause.verb.clitics):
            yield from self._recalled(read, clause, frame)

    def _leaves(self, read: Read, clause: Clause, frame: ResignationFrame, post: int | None) -> Iterator[Draft]:
        """`X démissionne de ...`, `X quitte ses fonctions`."""
        demanded = self._is_demanded(read, clause)
        stance = ASSERTED if demanded and not governor_of(read, clause).verb.negated else stance_of(read, clause)
        status = frame.status
        if demanded:
            status = ResignationStatus.DEMANDED
            asking = demanded_stance(read, clause)
            if asking is None or asking.modality is Modality.UNCONFIRMED or hangs(read, clause):
                return
            stance = asking
        elif taken_back(read, clause):
            stance, status = ASSERTED, ResignationStatus.RETRACTED
        elif self._announced(read, clause):
            stance, status = self._told(read, clause, stance), ResignationStatus.ANNOUNCED
        elif clause.verb.tense in ("present", "future") and frame.present:
            status = frame.present
        stance = unwilling(read, clause) or stance or rumoured(read, clause)
        if stance is None or (not demanded and not happens(read, clause, stance)):
            return
        if stance.modality is Modality.DENIED and not demanded:
            status = None
        if post is not None and read.fold(post) in leaving_words().houses and not self._lived_there(read, clause, post):
            return
        posts = [post] if post is not None else [_object_after(read, clause)]
        if posts[0] is not None:
            posts += further_posts(read, posts[0], clause.end)
        actors = self.text.subjects(read, clause)
        if not actors and (actors := _of_government(self.text, read, clause)) and clause.subject is not None:
            posts = [clause.subject.j - 1]
        for actor in actors:
            if actor.entity is not None:
                for k in posts:
                    draft = self._draft(read, actor.entity, clause, status, stance, frame.id, k, None, own=True)
                    draft.inherited |= {"status"} if status in (ResignationStatus.EFFECTIVE, frame.present) else set()
                    yield draft

    def _lived_there(self, read: Read, clause: Clause, post: int) -> bool:
        """Whether whoever leaves `Matignon` may be the one whose office it is: nothing else that the document says of them."""
        title = leaving_words().houses[read.fold(post)]
        entities = [a.entity for a in self.text.subjects(read, clause) if a.entity is not None]
        known = [office for e in entities if (office := office_of(self.text, read, e)) is not None]
        return not known or any(same_title(title, office) for office in known)

    def _is_demanded(self, read: Read, clause: Clause) -> bool:
        governor = governor_of(read, clause)
        if governor is clause:
            return clause.verb.governs == "duty" and heard(read, clause)
        frames = resignation_frames().get(governor.verb.lemma, ())
        return any(f.id == _DEMAND for f in frames) and (not is_finite(clause.verb) or is_complement(read, clause))

    def _announced(self, read: Read, clause: Clause) -> bool:
        """`annonce qu'il démissionne`, `a décidé de démissionner`: said, not yet done."""
        if clause.verb.governs == "decided":
            return True
        if clause.verb.tense == "conditional_past":
            return False
        governor = governor_of(read, clause)
        return governor is not clause and governor.verb.lemma in _SAYING and is_complement(read, clause)

    def _told(self, read: Read, clause: Clause, stance: Stance | None) -> Stance | None:
        """An announcement is a fact, though what it announces lies ahead."""
        if stance is None or stance.modality in (Modality.PLANNED, Modality.UNCONFIRMED):
            governor = governor_of(read, clause)
            outer = stance_of(read, governor) if governor is not clause else stance
            return ASSERTED if outer is not None and outer.modality is Modality.ASSERTED else outer
        return stance

    # -- the noun as an argument ----------------------------------------------------------------------------------------

    def _noun(self, read: Read, clause: Clause, frame: ResignationFrame, namings: list[Naming]) -> Naming | None:
        passive = clause.verb.voice == "passive"
        for naming in namings:
            if naming.departure and not _may_depart(naming, frame):
                continue
            if frame.subject or (passive and not frame.by):
                if clause.subject is not None and clause.subject.i <= naming.k < clause.subject.j + naming.length:
                    return naming
                if frame.subject:
                    continue
            if clause.possessor is not None and clause.subject is not None and clause.subject.i <= naming.k < clause.subject.j:
                return naming
            inside = clause.verb.end <= naming.start < max(clause.end, clause.verb.end)
            as_object = clause.object is not None and clause.object.i <= naming.start <= clause.object.j
            if as_object and (not frame.by or frame.or_object) and not passive:
                return naming
            if inside and frame.by and naming.preposition in frame.by and not _far(read, clause, naming):
                return naming
            if inside and not frame.by and not naming.preposition and not passive and not _far(read, clause, naming):
                return naming
        return None

    def _deals(self, read: Read, clause: Clause, frame: ResignationFrame, naming: Naming) -> Iterator[Draft]:
        stance, status = stance_of(read, clause), frame.status
        governed = clause.verb.governs in _WILL and frame.id == _DEMAND
        if clause.governor is not None and clause.verb.tense == "infinitive" and not governed:
            outer = stance_of(read, clause.governor)
            stance = stance if outer is not None else None
        if self._announced(read, clause) and frame.by_owner:
            stance, status = self._told(read, clause, stance), ResignationStatus.ANNOUNCED
        stance = stance or rumoured(read, clause)
        if stance is None and not governed:
            return
        if stance is not None and stance.modality is Modality.UNCONFIRMED and not happens(read, clause, stance):
            return
        stance = stance or ASSERTED
        if stance.modality is Modality.DENIED and frame.id != _DEMAND:
            if frame.negated is not None:
                stance, status = ASSERTED, frame.negated
            elif frame.recipient == "doer":
                return
            else:
                status = None
        doers = [a.entity for a in self.text.subjects(read, clause) if a.entity is not None]
        if clause.verb.voice == "passive":
            doers = []
        if frame.person == "object":
            owners = _pushed(self.text, read, clause)
        else:
            owners = owners_of(self.text, read, naming, clause, doers, by_owner=frame.by_owner)
        recipient = self._recipient(read, clause, frame) if status is frame.status else None
        if frame.by_owner and doers and not set(owners) & set(doers) and clause.verb.voice == "active" and frame.status is not None:
            stance = Stance(Modality.REPORTED, (doers[0].name,)) if frame.id.endswith("/announce") else stance
        self.last = (read.index, owners) if owners else self.last
        for owner in owners:
            yield self._draft(read, owner, clause, status, stance, frame.id, naming.end, recipient, own=frame.by_owner)

    def _recipient(self, read: Read, clause: Clause, frame: ResignationFrame) -> str | Entity | None:
        if frame.recipient == "to":
            return recipient_of(read, clause)
        if frame.recipient != "doer":
            return None
        if clause.verb.voice == "passive":
            agent = clause.oblique("par")
            return named(read, agent) if agent is not None else None
        subjects = self.text.subjects(read, clause)
        if subjects:
            return subjects[0].entity
        return named(read, clause.subject) if isinstance(clause.subject, Group) else None

    def _recalls(self, read: Read, clause: Clause) -> bool:
        """`qui l'a acceptée`, `celle-ci a été refusée`: the resignation told last is meant."""
        if self.last is None or read.index - self.last[0] > 1:
            return False
        if clause.verb.voice == "passive":
            subject = clause.subject
            word = clause.pronoun or (read.fold(subject.i) if subject is not None else "")
            return word in ("elle", "celle-ci", "qui")
        return any(c in ("la", "l'", "en") for c in clause.verb.clitics)

    def _recalled(self, read: Read, clause: Clause, frame: ResignationFrame) -> Iterator[Draft]:
        stance = stance_of(read, clause)
        if stance is None or self.last is None or frame.id == _DEMAND:
            return
        status = frame.status
        if stance.modality is Modality.DENIED:
            if frame.negated is None:
                return
            stance, status = ASSERTED, frame.negated
        recipient = self._recipient(read, clause, frame) if status is frame.status else None
        for owner in self.last[1]:
            if owner is not recipient:
                yield self._draft(read, owner, clause, status, stance, frame.id, None, recipient)

    # -- the noun alone ---------------------------------------------------------------------------------------------------

    def _mention(self, read: Read, naming: Naming) -> Iterator[Draft]:
        """`après la démission de X`; nothing where the words around suppose it only."""
        asked = read.sentence.tokens[-1].text == "?" and not any(t.text == ":" for t in read.sentence.tokens[naming.k :])
        if naming.supposed or naming.departure or asked:
            return
        holding = next((c for c in reversed(read.clauses) if c.verb.start <= naming.k < c.end), None)
        if holding is not None and (stance_of(read, holding) is None or holding.verb.negated):
            return
        owners = owners_of(self.text, read, naming, holding, [], by_owner=not naming.whose)
        status = ResignationStatus.DEMANDED if naming.demanded else ResignationStatus.EFFECTIVE
        self.last = (read.index, owners) if owners else self.last
        for owner in owners:
            draft = self._draft(read, owner, None, status, ASSERTED, "resignation/mention", naming.end, None, naming=naming)
            if not naming.demanded:
                draft.inherited.add("status")
            yield draft

    def _adjectives(self, read: Read) -> Iterator[Draft]:
        """`X, démissionnaire`, `le maire démissionnaire X`."""
        for k, token in enumerate(read.sentence.tokens):
            if token.fold != "demissionnaire" or "office" in (read.fold(k + 1), read.fold(k + 2)):
                continue
            if read.fold(k - 1) in ("declare", "declaree", "pas", "etre"):
                continue
            group = next((g for g in read.groups if g.entity is not None and (g.i <= k < g.j or g.j in (k, k - 1) or g.i == k + 1)), None)
            if group is not None and group.entity is not None:
                slots: dict[str, Any] = {
                    "person": group.entity,
                    "office": office_of(self.text, read, group.entity),
                    "status": ResignationStatus.EFFECTIVE,
                }
                i, j = min(group.i, k), max(group.j, k + 1)
                yield Draft("resignation", slots, read, i, j, "resignation/mention", ASSERTED, {"status", "office"})

    # -- the draft -------------------------------------------------------------------------------------------------------

    def _draft(
        self,
        read: Read,
        person: Entity,
        clause: Clause | None,
        status: ResignationStatus | None,
        stance: Stance,
        rule: str,
        post: int | None,
        recipient: str | Entity | None,
        *,
        naming: Naming | None = None,
        own: bool = False,
    ) -> Draft:
        i, j = _span(read, clause, naming)
        office, weak = None, set()
        if post is not None:
            office = office_at(read, post, person)
        if office is None and clause is not None and own and (role := _described(clause.subject)) is not None:
            office = role.title
        if office is None:
            government = post is not None and read.fold(post) == "gouvernement"
            office, weak = office_of(self.text, read, person, minister=government), {"office"}
            if office is None and government:
                office = "gouvernement"
        if recipient is not None and not isinstance(recipient, Entity):
            weak.add("recipient")
        dated = clause
        if clause is not None and status is ResignationStatus.ANNOUNCED and (outer := governor_of(read, clause)) is not clause:
            dated = outer
            i, j = min(i, outer.verb.start), j
        future = dated is not None and dated.verb.tense in ("future", "conditional")
        start, end = (dated.verb.start, max(dated.end, dated.verb.end)) if dated is not None and dated is not clause else (i, j)
        slots: dict[str, Any] = {
            "person": person,
            "office": office,
            "status": status,
            "recipient": recipient.name if isinstance(recipient, Entity) else recipient,
            "date": day_of(self.text, read, start, end, future=future),
        }
        mentions = [g for g in read.groups if g.entity is person and abs(g.i - i) < 25]
        low = min([i, *(g.i for g in mentions if g.i < i)]) if clause is None or clause.subject is None else i
        return Draft("resignation", slots, read, low, j, rule, stance, weak)


def _may_depart(naming: Naming, frame: ResignationFrame) -> bool:
    """`départ` is a resignation where it is demanded, or announced with what is left (`son départ de la présidence`)."""
    if frame.id == _DEMAND:
        return naming.whose is not None or naming.recalled is not None
    return frame.id == "resignation/announce" and naming.end != naming.k


def _of_government(text: Text, read: Read, clause: Clause) -> list[Actor]:
    """`le gouvernement de X démissionne`: X."""
    subject = clause.subject
    if not isinstance(subject, Noun) or subject.word != "gouvernement":
        return []
    group = next((g for g in read.groups if g.i in (subject.j, subject.j + 1) and g.entity is not None and g.j <= clause.verb.start), None)
    return text.actors(read, group) if group is not None else []


def _described(node: Node | None) -> Role | None:
    """The title by which a subject is named where no person is."""
    if isinstance(node, Group) and node.person is None and isinstance(node.head, Role) and node.head.head.is_office:
        return None if node.plural or node.head.head.generic else node.head
    return None


def _has_words(read: Read, clause: Clause, frame: ResignationFrame) -> bool:
    if not frame.needs and not frame.without:
        return True
    words = {read.fold(k) for k in range(clause.verb.start, max(clause.end, clause.verb.end))}
    return (not frame.needs or bool(words & set(frame.needs))) and not words & set(frame.without)


def _far(read: Read, clause: Clause, naming: Naming) -> bool:
    """Whether another verb stands between the clause's verb and the noun."""
    return any(clause.verb.end <= v.start < naming.start and v is not clause.verb for v in read.verbs)


def _object_after(read: Read, clause: Clause) -> int | None:
    """The word for a post that `de` brings in after `démissionner`."""
    return post_after(read, clause.verb.end, len(read.sentence.tokens), ("de",))


def _pushed(text: Text, read: Read, clause: Clause) -> list[Entity]:
    bare = clause.verb.voice == "passive" or clause.object is None  # `X, contraint à la démission`
    actors = text.subjects(read, clause) if bare else text.actors(read, clause.object, ahead=True)
    return [a.entity for a in actors if a.entity is not None]


def _span(read: Read, clause: Clause | None, naming: Naming | None) -> tuple[int, int]:
    if clause is None:
        assert naming is not None
        owner = next((g.j for g in read.groups if g.i == naming.whose), 0)
        return naming.start, max(naming.end, naming.k + 1, owner)
    start = clause.verb.start
    if clause.subject is not None and clause.subject.i < start and start - clause.subject.i < 40:
        start = clause.subject.i
    return start, max(clause.end, clause.verb.end)


def resignations(text: Text) -> Iterator[Draft]:
    """Resignations that the text tells."""
    yield from _Reader(text).read()
