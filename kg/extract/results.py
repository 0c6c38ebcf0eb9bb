"""Results: what somebody, or a party or list, got in one round.

Goes in: a `Text`. Goes out: drafts of `result`: figures with their owners and outcomes with theirs, each in the setting of its own words;
what belongs together is brought together when drafts are merged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from kg.extract.analysis import Read, language
from kg.extract.clauses import Clause
from kg.extract.drafts import Draft
from kg.extract.outcomes import outcomes_of
from kg.extract.owners import Owned, Owners
from kg.extract.pairs import partners
from kg.extract.picking import clause_of
from kg.extract.places_behind import behind_name
from kg.extract.scores import GETTING
from kg.extract.setting import Setting
from kg.extract.stance import ASSERTED, DENIED, Stance, stance_of
from kg.extract.text import Actor, Text
from kg.extract.told import Told
from kg.facts import Modality, Outcome
from kg.model import Zone

_POLL = frozenset({"sondage", "sondages", "intentions", "barometre", "sondes", "enquete"})
#: The key under which the round of everybody in a sentence is kept.
_ALL = 0
_BACK = frozenset({"pluperfect", "imperfect"})


def results(text: Text) -> Iterator[Draft]:
    """Results that the text tells."""
    polled = any(_polled(r) for r in text.sentences if r.zone in (Zone.HEADLINE, Zone.KICKER, Zone.LEDE))
    last: Told | None = None
    for read in text.sentences:
        if read.sentence.inside is not None or _polled(read):
            continue
        told = list(outcomes_of(text, read, last))
        last = next((t for t in reversed(told) if t.outcome is not None), None if told or read.clauses else last)
        rounds = _rounds(told)
        for one in told:
            number = one.round or (rounds.get(id(one.actor.entity)) if one.rank else None)
            yield from _of_outcome(text, read, replace(one, round=number))
            for mate in partners(text, read, one.actor, one.clause) if one.outcome is not None else ():
                yield from _of_outcome(text, read, replace(one, round=number, actor=mate))
        for owned in Owners(text, read).all():
            number = rounds.get(id(owned.clause)) or rounds.get(id(owned.owner.entity))
            if owned.clause is None:
                number = number or rounds.get(_ALL)
            for each in (owned, *(replace(owned, owner=m) for m in partners(text, read, owned.owner, owned.clause))):
                draft = _of_score(text, read, each, number)
                if draft is not None and not (polled and "election" in draft.inherited):
                    yield draft  # in an article about a poll, only what names its election is a count


def _rounds(told: Sequence[Told]) -> dict[int, int]:
    """The round that words imply of what a clause says (`éliminé`), of whoever has no other outcome in the sentence, and of everybody."""
    decided = {id(t.actor.entity) for t in told if t.outcome in (Outcome.ELECTED, Outcome.DEFEATED)}
    rounds = {id(t.clause): t.round for t in told if t.round and t.clause is not None}
    rounds |= {id(t.actor.entity): t.round for t in told if t.round and t.actor.entity is not None and id(t.actor.entity) not in decided}
    if rounds and not decided and len(set(rounds.values())) == 1:
        rounds[_ALL] = next(iter(rounds.values()))
    return rounds


def _polled(read: Read) -> bool:
    return any(t.fold in _POLL for t in read.sentence.tokens)


def _of_outcome(text: Text, read: Read, told: Told) -> Iterator[Draft]:
    """One draft, or one for each of the years that it names (`battu en 2001 et en 2008`)."""
    setting = text.settings.at(read, *(told.spot or (told.i, told.j)), type=told.type)
    told_aside = "election" not in setting.said or (told.clause is not None and told.clause.relative)
    if told.outcome is Outcome.ANNULLED and setting.partial and told_aside:
        setting = text.settings.before_by_election(setting)
    years = _years(read, told) if told.clause is not None and "election" in setting.said else []
    held = [y for y in years if text.settings.dates.calendar.find(setting.type, y)]
    for one in [replace(setting, year=y, partial=False) for y in held] if len(held) > 1 else [setting]:
        slots: dict[str, Any] = {"outcome": told.outcome, "rank": told.rank}
        draft = _draft(text, read, told.actor, one, slots, told.i, told.j, told.rule, told.stance, told.clause, told.round)
        if draft is not None:
            yield draft


def _years(read: Read, told: Told) -> list[int]:
    """The years that `et` or commas tie together behind a verb."""
    clause = told.clause
    if clause is None:
        return []
    out: list[int] = []
    end = -1
    for when in read.times:
        if not when.only_year or when.year is None or when.i < clause.verb.end or when.i >= max(clause.end, told.j):
            continue
        if out and not all(read.fold(k) in (",", "et", "en", "puis", "comme") for k in range(end, when.i)):
            break
        out.append(when.year)
        end = when.j
    return out


def _of_score(text: Text, read: Read, owned: Owned, number: int | None) -> Draft | None:
    score, owner = owned.score, owned.owner
    stance: Stance | None = ASSERTED
    if owned.clause is not None:
        stance = stance_of(read, owned.clause)
        if owned.clause.verb.lemma == "contenter" and owned.clause.verb.governs == "duty":
            stance = ASSERTED  # `doit se contenter de N %`
        if stance == DENIED:
            stance = None if owned.clause.verb.lemma in GETTING else ASSERTED  # `avec N %, X n'est pas qualifié`
    if stance is None:
        return None
    i, j = min(owner.i, score.i), max(owner.j, score.j)
    setting = text.settings.at(read, score.i, score.j) if score.other_time else text.settings.at(read, i, j)
    setting = _already_held(text, read, setting)
    slots: dict[str, Any] = {"votes": score.votes, "share": score.share}
    return _draft(
        text, read, owner, setting, slots, i, j, "score/" + ("bracket" if owned.bracket else "clause"), stance, owned.clause, number
    )


def _already_held(text: Text, read: Read, setting: Setting) -> Setting:
    """Scores in an article about an election to come are those of the one that the paragraph has named before."""
    if "election" in setting.said or text.settings.held(setting) != 0:
        return setting
    for before in reversed(text.sentences[: read.index]):
        if before.sentence.segment is not read.sentence.segment:
            break
        for mention in reversed(before.elections):
            told = text.settings.named(before, mention, setting)
            if told.election is not None and text.settings.held(told):
                return replace(told, place=text.settings.main.place(told.type, told.year) or told.place, said=frozenset())
    return setting


def _looks_back(read: Read, clause: Clause | None) -> bool:
    """Whether a verb tells of the round before the one that the article is about (`avait viré en tête`)."""
    return clause is not None and clause.verb.tense in _BACK


def _of_bracket(text: Text, actor: Actor, setting: Setting) -> Setting:
    """`X (Orne)`: the place in the brackets after a name is its constituency."""
    if actor.group is None:
        return setting
    for place in actor.group.places:
        name = text.settings.place_name(place, setting.type)
        if name:
            return replace(setting, place=name, said=setting.said | {"place"})
    return setting


def _draft(
    text: Text,
    read: Read,
    actor: Actor,
    setting: Setting,
    slots: dict[str, Any],
    i: int,
    j: int,
    rule: str,
    stance: Stance,
    clause: Clause | None,
    round_: int | None,
) -> Draft | None:
    if setting.foreign or not setting.type or setting.type == "primaire":
        return None
    if setting.election is None and text.settings.dates.today is not None:
        return None  # with a day of publication every French election has its year
    setting = _of_bracket(text, actor, behind_name(text, read, actor, setting))
    if slots.get("outcome") is not None and setting.type == "presidentielle":
        setting = replace(setting, place=language().lexicon.elections.throughout[setting.type])
    number = round_ or setting.round
    inherited = {
        name for name, part in (("election", "election"), ("constituency", "place"), ("round", "round")) if part not in setting.said
    }
    if round_:
        inherited.discard("round")
    elif _looks_back(read, clause or clause_of(read, i, j)) and {"round", "election"} <= inherited and number == 2:
        number = 1
    if slots.get("outcome") in (Outcome.QUALIFIED, Outcome.ELIMINATED):
        number = 1
    if slots.get("outcome") is Outcome.DEFEATED and number == 1 and "round" in inherited:
        number = None  # whom the context alone puts in a first round was beaten in a round that is not told
    over = text.settings.held(setting)
    if over == 0 or stance.modality is Modality.PLANNED or (over == 1 and number == 2 and "round" not in inherited):
        return None  # what has not been held has no result: a poll, a hope, a hypothesis
    decided = slots.get("outcome") in (Outcome.ELECTED, Outcome.DEFEATED)
    won_at_once = setting.round_told and number == 1 and slots.get("outcome") is Outcome.ELECTED
    if over == 1 and "round" in inherited and decided and not won_at_once:
        return None  # between two rounds, only what is told of the first is decided
    if over == 1 and number == 2:
        number = 1
    all_slots: dict[str, Any] = {
        "person": actor.entity,
        "party": actor.party if actor.entity is None else None,
        "election": setting.election,
        "constituency": setting.place or None,
        "round": number,
        **slots,
    }
    return Draft("result", all_slots, read, i, j, rule, stance, inherited)
