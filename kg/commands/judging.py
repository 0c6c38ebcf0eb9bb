"""What `kg same` and `kg different` have in common: whom the words of the command line mean, and recording a judgement.

Goes in: identifiers, names or mentions as typed. Goes out: a judgement in the store's record. Refused (`UsageError`): a name that nobody
or several bear, what is judged already, what contradicts a standing judgement.
"""

from __future__ import annotations

from pathlib import Path

import click
from rapidfuzz import process

from kg.commands.held import Held, held, now
from kg.errors import UsageError
from kg.ids import fold
from kg.judgements import Judgement, Ruling
from kg.resolved import Resolution

_NEAREST = 3


def judge(store: Path, ruling: Ruling, left: str, right: str, why: str) -> int:
    """Record that two mentions are one person, or two."""
    with held(store).folder.writing() as writer:
        holding = held(store)
        resolution = holding.resolution
        one, other = _mention(resolution, left), _mention(resolution, right)
        if one == other:
            raise UsageError(f"{left} and {right}: one mention", "name two, as NAME@DOCUMENT")
        persons = _person_of(resolution, one), _person_of(resolution, other)
        _refuse_idle(ruling, persons, left, right)
        judgement = Judgement(holding.judgements.next_number, ruling, one, other, now(), why)
        _refuse_contradiction(holding, resolution, judgement)
        writer.note(judgement.to_entry())
    told = "one person" if ruling is Ruling.SAME else "two people"
    click.echo(f"{judgement.number}. {one} and {other}: {told}", err=True)
    return 0


def _refuse_idle(ruling: Ruling, persons: tuple[str, str], left: str, right: str) -> None:
    same = persons[0] == persons[1]
    if same and ruling is Ruling.SAME:
        raise UsageError(f"{left} and {right}: one person already ({persons[0]})", "nothing needs to be said")
    named = {left, right}
    if same and ruling is Ruling.DIFFERENT and named & {persons[0]}:
        raise UsageError(f"{left} and {right}: both are {persons[0]}", "name two of its mentions, as NAME@DOCUMENT")


def _refuse_contradiction(holding: Held, resolution: Resolution, new: Judgement) -> None:
    """A judgement that could not hold beside those that stand is refused, whichever way round."""
    where = {mention: person for person, mentions in resolution.mentions.items() for mention in mentions}
    pair = {where[new.left], where[new.right]}
    for old in holding.judgements.standing:
        sides = {where.get(old.left), where.get(old.right)}
        if new.ruling is Ruling.SAME and old.ruling is Ruling.DIFFERENT and sides == pair:
            raise UsageError(
                f"judgement {old.number} says that they are two ({old.why or 'no reason given'})", f"kg undo {old.number} first"
            )
        if new.ruling is Ruling.DIFFERENT and old.ruling is Ruling.SAME and {old.left, old.right} == {new.left, new.right}:
            raise UsageError(
                f"judgement {old.number} says that they are one ({old.why or 'no reason given'})", f"kg undo {old.number} first"
            )


def _person_of(resolution: Resolution, mention: str) -> str:
    return next(person for person, mentions in resolution.mentions.items() if mention in mentions)


def _mention(resolution: Resolution, text: str) -> str:
    """The mention that a word of the command line means: a mention itself, the first of a person's."""
    for mentions in resolution.mentions.values():
        if text in mentions:
            return text
    if text in resolution.mentions:
        return resolution.mentions[text][0]
    if text in resolution.entities:
        kind = resolution.entities[text].kind
        raise UsageError(f"{text}: a {kind}", "only people are told apart by the program: name two of them")
    bearers = [p for p in resolution.mentions if any(fold(text) == fold(n) for n in _names(resolution, p))]
    if len(bearers) == 1:
        return resolution.mentions[bearers[0]][0]
    if bearers:
        raise UsageError(f"{text}: {len(bearers)} people are called so", f"name one: {', '.join(sorted(bearers))}")
    every = {name: person for person in resolution.mentions for name in _names(resolution, person)}
    near = ", ".join(f"{name} ({every[name]})" for name, _, _ in process.extract(text, list(every), limit=_NEAREST, score_cutoff=60))
    raise UsageError(f"{text}: nobody is called so", f"the nearest: {near}" if near else "kg undecided lists people and mentions")


def _names(resolution: Resolution, person: str) -> tuple[str, ...]:
    entity = resolution.entities.get(person)
    return (entity.label, *entity.names) if entity is not None else ()
