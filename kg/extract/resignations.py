"""Resignations: somebody leaves an office, or is asked to, or takes it back.

Goes in: a `Text`. Goes out: drafts of `resignation`. Three shapes: the verb says it (`démissionne`, `quitte ses fonctions`), a verb deals
with the noun (`présente sa démission`, `accepte la démission de X`), the noun or `démissionnaire` stands alone. Verbs are data
(`rules/resignations.yaml`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.extract.analysis import Read
from kg.extract.clauses import Clause
from kg.extract.drafts import Draft
from kg.extract.entities import Entity
from kg.extract.groups import Group
from kg.extract.leaving import further_posts, leaving_words, named, office_of, post_after, recipient_of
from kg.extract.nodes import Noun
from kg.extract.resignation_draft import adjectives, draft_of
from kg.extract.resignation_nouns import Naming, find_namings, owners_of
from kg.extract.resignation_stance import (
    DEMAND,
    announced,
    demanded_stance,
    governor_of,
    hangs,
    happens,
    is_demanded,
    rumoured,
    taken_back,
    told,
    unwilling,
)
from kg.extract.rules import ResignationFrame, resignation_frames
from kg.extract.stance import ASSERTED, DENIED, Stance, stance_of
from kg.extract.text import Actor, Text
from kg.extract.title_words import same_title
from kg.facts import Modality, ResignationStatus

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
            yield from adjectives(self.text, read)

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
        demanded = is_demanded(read, clause)
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
        elif announced(read, clause):
            stance, status = told(read, clause, stance), ResignationStatus.ANNOUNCED
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
                    draft = draft_of(self.text, read, actor.entity, clause, status, stance, frame.id, k, None, own=True)
                    draft.inherited |= {"status"} if status in (ResignationStatus.EFFECTIVE, frame.present) else set()
                    yield draft

    def _lived_there(self, read: Read, clause: Clause, post: int) -> bool:
        """Whether whoever leaves `Matignon` may be the one whose office it is: nothing else that the document says of them."""
        title = leaving_words().houses[read.fold(post)]
        entities = [a.entity for a in self.text.subjects(read, clause) if a.entity is not None]
        known = [office for e in entities if (office := office_of(self.text, read, e)) is not None]
        return not known or any(same_title(title, office) for office in known)

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
        found = _step(read, clause, frame)
        if found is None:
            return
        stance, status = found
        doers = [a.entity for a in self.text.subjects(read, clause) if a.entity is not None and clause.verb.voice != "passive"]
        asked = frame.id == DEMAND and clause.verb.voice == "passive" and naming.whose is None and naming.own is None
        if frame.person == "object" or (asked and naming.preposition == "a"):  # `appelée à la démission`
            owners = _pushed(self.text, read, clause)
        else:
            owners = owners_of(self.text, read, naming, clause, doers, by_owner=frame.by_owner)
        if frame.denies and not set(owners) & set(doers):
            return
        recipient = self._recipient(read, clause, frame) if status is frame.status else None
        if frame.by_owner and doers and not set(owners) & set(doers) and clause.verb.voice == "active" and frame.status is not None:
            stance = Stance(Modality.REPORTED, (doers[0].name,)) if frame.id.endswith("/announce") else stance
        self.last = (read.index, owners) if owners else self.last
        for owner in owners:
            yield draft_of(self.text, read, owner, clause, status, stance, frame.id, naming.end, recipient, own=frame.by_owner)

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
        if stance is None or self.last is None or frame.id == DEMAND:
            return
        status = frame.status
        if stance.modality is Modality.DENIED:
            if frame.negated is None:
                return
            stance, status = ASSERTED, frame.negated
        recipient = self._recipient(read, clause, frame) if status is frame.status else None
        for owner in self.last[1]:
            if owner is not recipient:
                yield draft_of(self.text, read, owner, clause, status, stance, frame.id, None, recipient)

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
            draft = draft_of(self.text, read, owner, None, status, ASSERTED, "resignation/mention", naming.end, None, naming=naming)
            if not naming.demanded:
                draft.inherited.add("status")
            yield draft


def _step(read: Read, clause: Clause, frame: ResignationFrame) -> tuple[Stance, ResignationStatus | None] | None:
    """How firmly a clause that deals with a resignation tells which step of it; None where it tells none."""
    stance, status = stance_of(read, clause), frame.status
    governed = clause.verb.governs in _WILL and frame.id == DEMAND
    if clause.governor is not None and clause.verb.tense == "infinitive" and not governed:
        outer = stance_of(read, clause.governor)
        stance = stance if outer is not None else None
    if announced(read, clause) and frame.by_owner:
        stance, status = told(read, clause, stance), ResignationStatus.ANNOUNCED
    stance = stance or rumoured(read, clause)
    if stance is None and not governed:
        return None
    if stance is not None and stance.modality is Modality.UNCONFIRMED and not happens(read, clause, stance):
        return None
    stance = stance or ASSERTED
    if frame.denies:
        return (DENIED, None) if stance == ASSERTED else None
    if stance.modality is not Modality.DENIED or frame.id == DEMAND:
        return stance, status
    if frame.negated is not None:
        return ASSERTED, frame.negated
    return None if frame.recipient == "doer" else (stance, None)


def _may_depart(naming: Naming, frame: ResignationFrame) -> bool:
    """`départ` is a resignation where it is demanded, or announced with what is left (`son départ de la présidence`)."""
    if frame.id == DEMAND:
        return naming.whose is not None or naming.recalled is not None
    return frame.id == "resignation/announce" and naming.end != naming.k


def _of_government(text: Text, read: Read, clause: Clause) -> list[Actor]:
    """`le gouvernement de X démissionne`: X."""
    subject = clause.subject
    if not isinstance(subject, Noun) or subject.word != "gouvernement":
        return []
    group = next((g for g in read.groups if g.i in (subject.j, subject.j + 1) and g.entity is not None and g.j <= clause.verb.start), None)
    return text.actors(read, group) if group is not None else []


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


def resignations(text: Text) -> Iterator[Draft]:
    """Resignations that the text tells."""
    yield from _Reader(text).read()
