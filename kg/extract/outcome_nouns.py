"""What a noun or a label says of the outcome of a contest: `la victoire de X`, `un duel X-Y`, `Élus : X et Y`.

Goes in: a sentence. Goes out: outcomes with the actor that each concerns (nouns and labels of `rules/outcomes.yaml`).
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.analysis import Read
from kg.extract.rules import OutcomeFrame, outcome_frames
from kg.extract.stance import ASSERTED, stance_of
from kg.extract.text import Actor, Text
from kg.extract.told import Told
from kg.facts import Outcome

#: Before a noun that tells an outcome.
_BEFORE_NOUN = frozenset(
    {"la", "le", "l'", "les", "sa", "son", "cette", "ce", "une", "large", "courte", "nette", "belle", "grande", "de", "apres", ":", ",", ""}
)
#: Bodies whose own votes are no elections of the people: who withdraws there leaves no contest.
_WITHIN = frozenset({"groupe", "perchoir", "congres", "investiture", "primaire", "executif"})
#: Tokens of a sentence among which a label may stand.
_LABEL = 6


def of_nouns(text: Text, read: Read, before: Told | None) -> Iterator[Told]:
    """What the nouns of a sentence say; `before`: the last outcome told in the paragraph."""
    nouns = outcome_frames("nouns")
    for k in read.where(nouns):
        for frame in nouns[read.fold(k)]:
            yield from _nominal_echo(text, read, k, frame, before) if frame.echo else _nominal(text, read, k, frame)


def labelled(text: Text, read: Read) -> Iterator[Told]:
    """`Élus : X (P) et Y (Q)`, `Sont élus : X, Y`, `Battus : Z`: persons listed behind a label."""
    for k in range(min(_LABEL, len(read.sentence.tokens))):
        if read.fold(k + 1) != ":" or not (frames := outcome_frames("labels").get(read.fold(k))):
            continue
        for actor in text.named_behind(read, k + 1):
            if actor.entity is not None and (outcome := frames[0].subject) is not None:
                yield Told(actor, k, actor.j, frames[0].id, outcome, None, frames[0].round)


def _nominal(text: Text, read: Read, k: int, frame: OutcomeFrame) -> Iterator[Told]:
    """`la victoire de X sur Y`, `la défaite de X face à Y`."""
    around = [read.fold(n) for n in range(max(0, k - 5), k)]
    if any(w in around for w in frame.without) or (frame.of is Outcome.WITHDRAWN and read.where(_WITHIN)):
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


def _nominal_echo(text: Text, read: Read, k: int, frame: OutcomeFrame, before: Told | None) -> Iterator[Told]:
    """`Même réussite pour X dans D et Y en E`: the persons behind `pour`, each with the place behind the name."""
    if before is None or read.fold(k - 1) not in frame.needs:
        return
    start = next((n for n in range(k + 1, min(k + 9, len(read.sentence.tokens))) if read.fold(n) == "pour"), None)
    if start is not None:
        for actor in text.named_from(read, start + 1):
            yield Told(actor, k, actor.j, frame.id, before.outcome, None, before.round, ASSERTED, before.type, None, (actor.i, actor.j))


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
