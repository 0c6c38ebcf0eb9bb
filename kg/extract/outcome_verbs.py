"""What a verb says of the outcome of a contest (`rules/outcomes.yaml`).

Goes in: a clause. Goes out: outcomes with the actor that each concerns. Which verbs say what is data; who their subject, object and agent
are is the syntax of `kg.extract.clauses`.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.analysis import Read
from kg.extract.body_votes import by_body
from kg.extract.clauses import Clause
from kg.extract.groups import Group
from kg.extract.names import PartyMention
from kg.extract.nodes import Noun
from kg.extract.roles import Role
from kg.extract.rules import OutcomeFrame, outcome_frames
from kg.extract.stance import ASSERTED, DENIED, stance_of
from kg.extract.text import Actor, Text
from kg.extract.told import Told, span
from kg.facts import Modality, Outcome

#: Tokens after the verb in which its object and adverbs stand.
_NEAR = 8
#: Nouns of what is won.
_SEATS = frozenset(
    {"ville", "mairie", "commune", "cite", "circonscription", "canton", "siege", "fauteuil", "departement", "region", "metropole"}
)
#: Offices that a council fills from among those whom voters chose.
_CHOSEN_BY_COUNCILS = frozenset({"maire", "president"})
_ELECTIONS = frozenset({"election", "reelection", "victoire", "scrutin"})
AGAINST = ("contre", "face_a", "devant", "aux_depens", "au_profit", "sur")


def of_verb(text: Text, read: Read, clause: Clause, before: Told | None) -> Iterator[Told]:
    """What the first frame that a clause fits says; `before`: the last outcome told in the paragraph."""
    for lemma in clause.verb.lemmas:
        for frame in outcome_frames("verbs").get(lemma, ()):
            if fits(read, clause, frame):
                yield from _echo(text, read, clause, frame, before) if frame.echo else _of_frame(text, read, clause, frame)
                return


def fits(read: Read, clause: Clause, frame: OutcomeFrame) -> bool:
    """Whether a clause is one of a frame's: its voice, words and clitics."""
    verb = clause.verb
    if frame.voice != "any" and verb.voice != frame.voice:
        return False
    if frame.governor and verb.governor != frame.governor:
        return False
    if frame.negated and not verb.negated and verb.governs != "not":
        return False
    if (frame.tense and verb.tense not in frame.tense) or (frame.by_camp and not _is_camp(clause)):
        return False
    if frame.joined and clause.oblique("avec") is None:
        return False
    if frame.election_of and _election(clause) is None:
        return False
    if verb.tense == "participle_past" and verb.lemma == "élire" and _is_title(read, verb.end):
        return False
    if frame.behind and not any(starts(read, verb.end, phrase) for phrase in frame.behind):
        return False
    if frame.clitic and not any(c in verb.clitics for c in frame.clitic):
        return False
    if frame.of_place and _place_won(read, clause) is None:
        return False
    words = [read.fold(k) for k in range(verb.start, max(min(clause.end, verb.end + _NEAR), verb.end))]
    before: list[str] = []
    if (subject := clause.subject) is not None and 0 <= verb.start - subject.i < _NEAR:
        before = [read.fold(k) for k in range(subject.i, verb.start)]
        words += before[: subject.j - subject.i]
    if frame.mandate and not _mandate_of(read, clause):
        return False
    if frame.without and any(w in words for w in frame.without):
        return False
    taken = frame.by_camp and any(verb.end <= p.i <= verb.end + 1 for p in read.places)  # `la gauche a pris C, avec X`
    return not frame.needs or taken or any(w in words or w in before for w in frame.needs)


def _election(clause: Clause) -> Noun | None:
    """The noun for somebody's election that the verb is done to."""
    node = clause.subject if clause.verb.voice == "passive" else clause.object
    return node if isinstance(node, Noun) and node.word in _ELECTIONS else None


def _elected(text: Text, read: Read, clause: Clause) -> list[Actor]:
    """Whose election it is: `l'élection de X`, `X, dont l'élection`, `son élection`."""
    noun = _election(clause)
    if noun is None:
        return []
    behind = next((g for g in read.groups if noun.j <= g.i <= noun.j + 1 and g.before in ("de", "d'")), None)
    if behind is not None:
        return [a for a in text.actors(read, behind) if a.entity is not None]
    if clause.possessor is not None:
        return text.actors(read, clause.possessor)
    owner = text.reference.owner(read, noun.i) if read.fold(noun.i) in ("son", "sa") else None
    return [Actor(noun.i, noun.j, owner)] if owner is not None else []


def _is_camp(clause: Clause) -> bool:
    """Whether the subject of a clause is a party or a camp (`la gauche`)."""
    return isinstance(clause.subject, Group) and isinstance(clause.subject.head, PartyMention)


def _place_won(read: Read, clause: Clause) -> tuple[int, int] | None:
    """The tokens of the place that a verb says is won or lost: the object of an active verb, the subject of a passive one (or the seat
    there); None where it is something else.
    """
    if clause.verb.voice == "active":
        place = next((p for p in read.places if p.i == clause.verb.end and p.kind == "commune"), None)
        return (place.i, place.j) if place is not None and clause.object is None else None
    start = clause.verb.start
    subject = clause.subject
    if isinstance(subject, Noun):
        return (subject.i, start) if subject.word in _SEATS else None
    if subject is not None or clause.pronoun:
        return None
    end = start - (read.fold(start - 1) == ",")
    place = next((p for p in read.places if p.j == end), None)
    return (place.i, place.j) if place is not None else None


def _is_title(read: Read, k: int) -> bool:
    """`X, élu de Paris`, `X, élu de centre droit`: the noun, not the participle (`élu de justesse`)."""
    return read.fold(k) in ("de", "d'", "du", "des") and read.fold(k + 1) not in ("justesse", "peu", "nouveau", "extreme")


def starts(read: Read, k: int, phrase: str) -> bool:
    """Whether the words of a phrase stand at token k."""
    return all(read.fold(k + n) == word for n, word in enumerate(phrase.split()))


def _of_frame(text: Text, read: Read, clause: Clause, frame: OutcomeFrame) -> Iterator[Told]:
    stance = stance_of(read, clause)
    if frame.negated and frame.governor:
        stance = DENIED  # `ne peut pas se maintenir`
    if stance is None and frame.subject is Outcome.QUALIFIED and clause.verb.governs == "duty" and not clause.verb.negated:
        stance = ASSERTED  # `devra disputer un second tour`
    type_ = _mandate(text, read, clause)
    if type_ == "" and _of_pair(read, clause):
        type_ = "departementales"
    if stance is None or type_ is None or _only_meant(read, clause):
        return
    if (stance.modality is Modality.DENIED) is not frame.negated:
        return
    i, j = span(clause)
    if frame.negated:
        stance = ASSERTED  # `n'a pas été réélu`: the win that is denied is a defeat

    if stance.modality is Modality.PLANNED and frame.round == 1:
        stance = ASSERTED  # `le second tour opposera X à Y`: what is to come says who is qualified now

    def told(actor: Actor, outcome: Outcome) -> Told:
        listed = _place_won(read, clause) if frame.of_place else (actor.i, actor.j) if actor.i >= clause.end else None
        return Told(actor, min(i, actor.i), max(j, actor.j), frame.id, outcome, None, frame.round, stance, type_, clause, listed)

    met = [a for a in text.actors(read, clause.oblique("a")) if a.entity is not None] if frame.recipient else []
    if frame.recipient and frame.subject is frame.recipient and not met:
        return  # `X est opposée à la réforme`

    if frame.placed:
        for actor in [*text.subjects(read, clause), *text.actors(read, clause.object), *text.actors(read, clause.oblique("par"))]:
            yield Told(actor, min(i, actor.i), max(j, actor.j), frame.id, None, None, None, stance, "", clause)
    if frame.subject:
        for actor in text.subjects(read, clause):
            if frame.persons and actor.entity is None:
                continue
            yield told(actor, frame.subject)
    if frame.object:
        for actor in text.actors(read, _object(read, clause), ahead=True):
            yield told(actor, frame.object)
    if frame.against:
        for preposition, node in clause.obliques:
            if preposition in AGAINST and isinstance(node, Group):
                for actor in text.actors(read, node):
                    yield told(actor, frame.against)
    if frame.recipient:
        for actor in met:
            yield told(actor, frame.recipient)
    if frame.election_of:
        for actor in _elected(text, read, clause):
            yield told(actor, frame.election_of)
    if frame.joined:
        for node in [n for p, n in clause.obliques if p == "avec"]:
            for actor in text.actors(read, node):
                if actor.entity is not None:
                    yield told(actor, frame.joined)
    if frame.agent and (agent := clause.oblique("par")) is not None:
        for actor in text.actors(read, agent, ahead=True):
            yield told(actor, frame.agent)


def _object(read: Read, clause: Clause) -> Group | None:
    """The object, also behind what it is deprived of (`prive de réélection X`)."""
    if isinstance(clause.object, Group):
        return clause.object
    if read.fold(clause.verb.end) not in ("de", "d'"):
        return None
    return next((g for g in read.groups if g.i == clause.verb.end + 2 and g.person is not None), None)


def _echo(text: Text, read: Read, clause: Clause, frame: OutcomeFrame, before: Told | None) -> Iterator[Told]:
    """`Y en a fait autant`, `ils sont rejoints par Y`: what was just said of others is said of Y."""
    if before is None or stance_of(read, clause) != ASSERTED:
        return
    i, j = span(clause)
    actors = text.actors(read, clause.oblique("par"), ahead=True) if frame.voice == "passive" else text.subjects(read, clause)
    for actor in actors:
        yield Told(actor, min(i, actor.i), max(j, actor.j), frame.id, before.outcome, None, before.round, ASSERTED, before.type, clause)


def _only_meant(read: Read, clause: Clause) -> bool:
    """An infinitive says what is meant to happen (`pour battre`, `à battre`), unless its verb says that it did (`a réussi à`)."""
    return clause.verb.tense == "infinitive" and clause.verb.governs not in ("fact", "past")


def _of_pair(read: Read, clause: Clause) -> bool:
    """`dans le canton de C, le binôme de X l'a emporté`: only cantons are won by pairs."""
    pair = isinstance(clause.subject, Noun) and clause.subject.word in ("binome", "binomes")
    return pair and any(t.fold in ("canton", "cantons") for t in read.sentence.tokens)


def _mandate(text: Text, read: Read, clause: Clause) -> str | None:
    """The election type that `élu député` implies; empty: none is named; None: elected by a body, not by voters."""
    if clause.verb.lemma not in ("élire", "réélire", "reconduire", "devenir"):
        return ""
    role = _role_given(read, clause)
    if role is None:
        return None if by_body(read, clause) else ""
    chosen = any(id(a.entity) in text.chosen_by_body for a in text.subjects(read, clause))
    if role.head.name in _CHOSEN_BY_COUNCILS and (chosen or by_body(read, clause)):
        return None
    return role.head.election or None


def _role_given(read: Read, clause: Clause) -> Role | None:
    """The title that the object is; behind `la première femme`, the one that follows."""
    node = clause.object
    if not isinstance(node, Group) or not isinstance(node.head, Role):
        return None
    if node.head.head.kind == "private":
        following = next((g for g in read.groups if g.i == node.j), None)
        return following.head if following is not None and isinstance(following.head, Role) else None
    return node.head


def _mandate_of(read: Read, clause: Clause) -> bool:
    """Whether the object is a mandate that voters give, and no council or chamber."""
    role = _role_given(read, clause)
    return role is not None and role.head.election is not None
