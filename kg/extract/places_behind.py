"""The place that stands at a name, right behind it or in a title, which is where that person stands.

Goes in: an actor of a sentence and its setting. Goes out: the setting with that place (`A, dans la 2e, et B, dans la 3e, ont été élus`,
`le parti a investi A à C et B à D`; in an article about several places `A, ancienne maire de C, a été reconduite`).
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract.analysis import Read
from kg.extract.setting import Setting
from kg.extract.text import Actor, Text

_IN = frozenset({"dans", "en", "a", "au", "aux", "sur"})
_ENDS = frozenset({",", ".", ";", "et", "(", "", ")"})
#: Tokens from a name to a place set off behind it.
_NEAR_NAME = 4


def behind_name(text: Text, read: Read, actor: Actor, setting: Setting) -> Setting:
    """A setting with the place at an actor's name: the one right behind it, else that of a title; unchanged where there is neither."""
    name = _set_behind(text, read, actor, setting) or _of_title(text, actor, setting)
    return replace(setting, place=name, said=setting.said | {"place"}) if name else setting


def _set_behind(text: Text, read: Read, actor: Actor, setting: Setting) -> str:
    """The constituency of the place right behind the name; empty where none stands there."""
    k = actor.j + (read.fold(actor.j) == ",")
    if read.fold(k) not in _IN:
        return ""
    place = next((p for p in read.places if k < p.i <= k + _NEAR_NAME - 1 and read.fold(p.j) in _ENDS), None)
    return text.settings.place_name(place, setting.type) if place is not None else ""


def _of_title(text: Text, actor: Actor, setting: Setting) -> str:
    """In an article about several places, the place of a title that the election fills; empty where there is none."""
    if actor.group is None or "place" in setting.said or text.settings.defaults.place:
        return ""
    held = (r.territory for r in actor.group.roles if r.territory is not None and r.head.election == setting.type)
    return next((name for place in held if (name := text.settings.place_name(place, setting.type))), "")
