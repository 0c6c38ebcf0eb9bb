"""What a clause or a noun says of the outcome of a contest, and at which rank somebody came.

Goes in: a sentence. Goes out: outcomes with the actor that each concerns. Which verbs say what is data (`rules/outcomes.yaml`); who
their subject, object and agent are is the syntax of `kg.extract.clauses`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.analysis import Read
from kg.extract.clauses import Clause, is_finite
from kg.extract.groups import Group
from kg.extract.ranks import RANKS, rank_after, rank_of_clause
from kg.extract.roles import Role
from kg.extract.rules import OutcomeFrame, outcome_frames
from kg.extract.stance import ASSERTED, DENIED, Stance, stance_of
from kg.extract.text import Actor, Text
from kg.facts import Modality, Outcome

#: Before a noun that tells an outcome.
_BEFORE_NOUN = frozenset(
    {"la", "le", "l'", "les", "sa", "son", "cette", "ce", "une", "large", "courte", "nette", "belle", "grande", "de", "apres", ":", ",", ""}
)
#: Tokens of a rank that opens a sentence, and words that may follow it.
_FRONTED = 16
_BEHIND_RANK = frozenset({",", "au", "en", "avec", "le", "lors", "derriere", "dimanche", "(", "a", "lui", "elle", "des"})
#: Tokens after the verb in which its object and adverbs stand.
_NEAR = 8
#: Tokens of a sentence among which a label may stand.
_LABEL = 6
AGAINST = ("contre", "face_a", "devant", "aux_depens", "au_profit", "sur")


@dataclass(frozen=True, slots=True)
class Told:
    """An outcome or rank of an actor, said by tokens i to j.

    `type`: the election that the mandate implies (`élu député`); `spot`: the tokens whose setting counts, where it is not the whole.
    """

    actor: Actor
    i: int
    j: int
    rule: str
    outcome: Outcome | None = None
    rank: int | None = None
    round: int | None = None
    stance: Stance = ASSERTED
    type: str = ""
    clause: Clause | None = None
    spot: tuple[int, int] | None = None


def outcomes_of(text: Text, read: Read, before: Told | None = None) -> Iterator[Told]:
    """What a sentence says of outcomes and ranks; `before`: the last outcome told in its paragraph."""
    nouns = outcome_frames("nouns")
    yield from _labelled(text, read)
    for clause in read.clauses:
        for lemma in clause.verb.lemmas:
            for frame in outcome_frames("verbs").get(lemma, ()):
                if fits(read, clause, frame):
                    yield from _echo(text, read, clause, frame, before) if frame.echo else _of_frame(text, read, clause, frame)
                    break
            else:
                continue
            break
        yield from _ranked(text, read, clause)
    yield from _apposed_ranks(text, read)
    yield from _fronted_rank(text, read)
    for k in range(len(read.sentence.tokens)):
        for frame in nouns.get(read.fold(k), ()):
            yield from _nominal_echo(text, read, k, frame, before) if frame.echo else _nominal(text, read, k, frame)


def fits(read: Read, clause: Clause, frame: OutcomeFrame) -> bool:
    """Whether a clause is one of a frame's: its voice, words and clitics."""
    verb = clause.verb
    if frame.voice != "any" and verb.voice != frame.voice:
        return False
    if frame.governor and verb.governor != frame.governor:
        return False
    if frame.negated and not verb.negated and verb.governs != "not":
        return False
    if verb.tense == "participle_past" and verb.lemma == "élire" and _is_title(read, verb.end):
        return False
    if frame.behind and not any(starts(read, verb.end, phrase) for phrase in frame.behind):
        return False
    if frame.clitic and not any(c in verb.clitics for c in frame.clitic):
        return False
    first = clause.subject.i if clause.subject is not None and 0 <= verb.start - clause.subject.i < _NEAR else verb.start
    words = [read.fold(k) for k in range(first, max(min(clause.end, verb.end + _NEAR), verb.end))]
    if frame.mandate and not _mandate_of(read, clause):
        return False
    if frame.without and any(w in words for w in frame.without):
        return False
    return not frame.needs or any(w in words for w in frame.needs)


def _of_frame(text: Text, read: Read, clause: Clause, frame: OutcomeFrame) -> Iterator[Told]:
    stance = stance_of(read, clause)
    if frame.negated and frame.governor:
        stance = DENIED  # `ne peut pas se maintenir`
    type_ = _mandate(read, clause)
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
        listed = (actor.i, actor.j) if actor.i >= clause.end else None
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
    if frame.agent and (agent := clause.oblique("par")) is not None:
        for actor in text.actors(read, agent):
            yield told(actor, frame.agent)


def _echo(text: Text, read: Read, clause: Clause, frame: OutcomeFrame, before: Told | None) -> Iterator[Told]:
    """`Y en a fait autant`, `ils sont rejoints par Y`: what was just said of others is said of Y."""
    if before is None or stance_of(read, clause) != ASSERTED:
        return
    i, j = span(clause)
    actors = text.actors(read, clause.oblique("par"), ahead=True) if frame.voice == "passive" else text.subjects(read, clause)
    for actor in actors:
        yield Told(actor, min(i, actor.i), max(j, actor.j), frame.id, before.outcome, None, before.round, ASSERTED, before.type, clause)


def _nominal_echo(text: Text, read: Read, k: int, frame: OutcomeFrame, before: Told | None) -> Iterator[Told]:
    """`Même réussite pour X dans D et Y en E`: the persons behind `pour`, each with the place behind the name."""
    if before is None or read.fold(k - 1) not in frame.needs:
        return
    start = next((n for n in range(k + 1, min(k + 9, len(read.sentence.tokens))) if read.fold(n) == "pour"), None)
    if start is not None:
        for actor in text.named_from(read, start + 1):
            yield Told(actor, k, actor.j, frame.id, before.outcome, None, before.round, ASSERTED, before.type, None, (actor.i, actor.j))


def _is_title(read: Read, k: int) -> bool:
    """`X, élu de Paris`, `X, élu de centre droit`: the noun, not the participle (`élu de justesse`)."""
    return read.fold(k) in ("de", "d'", "du", "des") and read.fold(k + 1) not in ("justesse", "peu", "nouveau", "extreme")


def starts(read: Read, k: int, phrase: str) -> bool:
    """Whether the words of a phrase stand at token k."""
    return all(read.fold(k + n) == word for n, word in enumerate(phrase.split()))


def _object(read: Read, clause: Clause) -> Group | None:
    """The object, also behind what it is deprived of (`prive de réélection X`)."""
    if isinstance(clause.object, Group):
        return clause.object
    if read.fold(clause.verb.end) not in ("de", "d'"):
        return None
    return next((g for g in read.groups if g.i == clause.verb.end + 2 and g.person is not None), None)


def _only_meant(read: Read, clause: Clause) -> bool:
    """An infinitive says what is meant to happen (`pour battre`, `à battre`), unless its verb says that it did (`a réussi à`)."""
    return clause.verb.tense == "infinitive" and clause.verb.governs not in ("fact", "past")


def _mandate(read: Read, clause: Clause) -> str | None:
    """The election type that `élu député` implies; empty: none is named; None: elected by a body, not by voters."""
    if clause.verb.lemma not in ("élire", "réélire", "reconduire", "devenir"):
        return ""
    role = _role_given(read, clause)
    return "" if role is None else role.head.election or None


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


def _labelled(text: Text, read: Read) -> Iterator[Told]:
    """`Élus : X (P) et Y (Q)`, `Sont élus : X, Y`, `Battus : Z`: persons listed behind a label."""
    for k in range(min(_LABEL, len(read.sentence.tokens))):
        if read.fold(k + 1) != ":" or not (frames := outcome_frames("labels").get(read.fold(k))):
            continue
        for actor in text.named_behind(read, k + 1):
            if actor.entity is not None and (outcome := frames[0].subject) is not None:
                yield Told(actor, k, actor.j, frames[0].id, outcome, None, frames[0].round)


def _opposed(text: Text, read: Read, k: int, frame: OutcomeFrame, outcome: Outcome) -> Iterator[Told]:
    """`une triangulaire entre X, Y et Z`, `un duel X-Y`: those who meet."""
    start = k + 2 if read.fold(k + 1) == "entre" else k + 1
    actors = text.named_from(read, start)
    if len(actors) > 1:
        for actor in actors:
            yield Told(actor, k, actors[-1].j, frame.id, outcome, None, frame.round)


def _borne(read: Read, k: int, frame: OutcomeFrame, outcome: Outcome) -> Iterator[Told]:
    """`X, vainqueur d'un souffle`: the name before the comma."""
    group = next((g for g in read.groups if g.j == k - 1 and g.entity is not None), None)
    if group is not None and read.fold(k - 1) == ",":
        yield Told(Actor(group.i, group.j, group.entity, group=group), group.i, k + 1, frame.id, outcome, None, frame.round)


def span(clause: Clause) -> tuple[int, int]:
    """Tokens of a clause with its subject."""
    start = clause.subject.i if clause.subject is not None and clause.subject.i < clause.verb.start else clause.verb.start
    return start, max(clause.end, clause.verb.end)


def _ranked(text: Text, read: Read, clause: Clause) -> Iterator[Told]:
    """`arrive en tête`, `finit troisième`, `prend la deuxième place`."""
    found = rank_of_clause(read, clause)
    stance = stance_of(read, clause) if found else None
    if found and clause.verb.lemma == "contenter" and clause.verb.governs == "duty":
        stance = ASSERTED  # `doit se contenter de la deuxième place`
    if found is None or stance is None or stance.modality is Modality.DENIED:
        return
    subjects = text.subjects(read, clause)
    i, j = span(clause)
    if len(subjects) == 1:
        yield Told(subjects[0], min(i, subjects[0].i), j, "rank/verb", None, found, None, stance, "", clause)
    for preposition, node in clause.obliques:
        if preposition in ("devant", "derriere") and isinstance(node, Group):
            for actor in text.actors(read, node):
                yield Told(actor, min(i, actor.i), max(j, actor.j), "rank/beside", None, None, None, stance, "", clause)


def _apposed_ranks(text: Text, read: Read) -> Iterator[Told]:
    """`X (P), troisième avec N %`, `X, arrivé premier`: a rank in apposition to a name."""
    for group in read.groups:
        found = rank_after(read, group.j) if group.entity is not None else None
        if found is not None:
            actor = Actor(group.i, group.j, group.entity, group=group)
            yield Told(actor, group.i, found[1], "rank/apposed", None, found[0], spot=(group.i, _to_comma(read, found[1])))


def _plain(actor: Actor) -> bool:
    """Whether an actor is named, not only told from the context."""
    return actor.group is not None and not actor.group.guessed


def _to_comma(read: Read, k: int) -> int:
    """Where an apposition that goes on at token k ends: at the next comma, bracket or verb."""
    verbs = {c.verb.start for c in read.clauses}
    return next((n for n in range(k, min(k + _FRONTED, len(read.sentence.tokens))) if read.fold(n) in ",.;()" or n in verbs), k)


def _fronted_rank(text: Text, read: Read) -> Iterator[Told]:
    """`Troisième au premier tour avec N %, X a ...`: a rank that opens the sentence is its subject's."""
    found = RANKS.get(read.fold(0))
    comma = next((k for k in range(1, min(_FRONTED, len(read.sentence.tokens))) if read.fold(k) == ","), None)
    if found is None or comma is None or read.fold(1) not in _BEHIND_RANK:
        return
    clause = next((c for c in read.clauses if is_finite(c.verb)), None)
    if clause is None or clause.verb.start <= comma:
        return
    subjects = text.subjects(read, clause)
    if len(subjects) == 1 and subjects[0].entity is not None and subjects[0].j > comma and _plain(subjects[0]):
        yield Told(subjects[0], 0, subjects[0].j, "rank/fronted", None, found, spot=(0, comma))


def _nominal(text: Text, read: Read, k: int, frame: OutcomeFrame) -> Iterator[Told]:
    """`la victoire de X sur Y`, `la défaite de X face à Y`."""
    around = [read.fold(n) for n in range(max(0, k - 5), k)]
    if any(w in around for w in frame.without):
        return
    if frame.opposed:
        yield from _opposed(text, read, k, frame, frame.opposed)
        return
    if frame.bearer:
        yield from _borne(read, k, frame, frame.bearer)
    if read.fold(k - 1) not in _BEFORE_NOUN:
        return
    at = {g.i: g for g in read.groups}
    group = at.get(k + 1) or at.get(k + 2) or at.get(k + 3)
    clause = next((c for c in read.clauses if c.verb.start <= k < c.end), None)
    if clause is not None and stance_of(read, clause) is None:
        return
    told = next((c for c in read.clauses if c.subject is not None and c.subject.i <= k < c.subject.j), None)
    if told is not None and told.verb.tense == "participle_present" and told.verb.negated:
        return  # `sa réélection n'étant pas garantie`
    owner = text.reference.owner(read, k - 1) if read.fold(k - 1) in ("sa", "son") else None
    if owner is not None and frame.of:
        yield Told(Actor(k - 1, k + 1, owner), k - 1, k + 1, frame.id, frame.of, None, frame.round)
    if group is None or group.before not in ("de", "d'", "pour"):
        return
    for actor in text.actors(read, group):
        if frame.of:
            yield Told(actor, k, actor.j, frame.id, frame.of, None, frame.round)
    n = group.j
    other = next((g for g in read.groups if n <= g.i <= n + 3 and g.before in ("sur", "contre", "a", "devant")), None)
    if other is not None and frame.over and all(read.fold(m) in ("sur", "contre", "face", "a", "au", "devant") for m in range(n, other.i)):
        for actor in text.actors(read, other):
            yield Told(actor, k, actor.j, frame.id, frame.over)
