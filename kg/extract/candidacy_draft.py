"""A candidacy in the making: who stands in which election, where and under which label.

Goes in: an actor, a setting and what a reader found. Goes out: a draft of `candidacy`; none for a primary, an election abroad or one that
cannot be told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kg.extract.analysis import Read, language
from kg.extract.drafts import Draft
from kg.extract.places_behind import behind_name
from kg.extract.roles import Role
from kg.extract.setting import Setting
from kg.extract.stance import DENIED, Stance
from kg.extract.standing import stands_for
from kg.extract.text import Actor, Text

#: European elections have been held in one constituency since then (law of 25 June 2018).
_ONE_CONSTITUENCY = 2019


def candidacy(
    text: Text, read: Read, actor: Actor, setting: Setting, party: str | None, i: int, j: int, rule: str, stance: Stance
) -> Draft | None:
    """The draft of an actor's candidacy; None where no French popular election is known."""
    if actor.entity is None or setting.foreign or not setting.type or setting.type == "primaire":
        return None
    if setting.election is None and text.settings.dates.today is not None:
        return None
    setting = behind_name(text, read, actor, setting)
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


def candidacies_as(text: Text, read: Read, actor: Actor, role: Role, i: int, j: int, rule: str, stance: Stance) -> Iterator[Draft]:
    """One candidacy for each election that the words name (`aux présidentielles de 2012 et 2017`)."""
    type_ = stands_for(read, role.head_end, min(role.j + 8, len(read.sentence.tokens)))
    if type_ is None:
        return
    party = role.parties[0].party if role.parties else None
    named = [m for m in read.elections if role.i <= m.i <= role.j + 4 and m.type]
    for mention in named[1:]:
        if mention.i == named[0].j + 1 or mention.type != named[0].type:
            setting = text.settings.at(read, mention.i, mention.j)
            if draft := candidacy(text, read, actor, setting, party, i, max(j, mention.j), rule, stance):
                yield draft
    spot = (named[0].i, named[0].j) if named else (role.i, max(role.j, j))
    setting = text.settings.at(read, *spot, type=type_)
    if draft := candidacy(text, read, actor, setting, party, i, j, rule, stance):
        yield draft


def _of_name(actor: Actor) -> str | None:
    """The label beside a candidate's name: `X (P)`."""
    return actor.group.parties[0].party if actor.group is not None and actor.group.parties else None
