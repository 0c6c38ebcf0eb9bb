"""Parties, places and elections that the closed lists know.

Goes in: the tokens of a sentence and the lexicon. Goes out: mentions with canonical values. A name that is also an ordinary word
counts only where the context says that it is a name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.extract.mentions import Mention


@dataclass(slots=True)
class PartyMention(Mention):
    """A party, bloc, alliance, group or nuance. `label` is in the text's words; `adjective`: `socialiste`, `LR` before a noun."""

    label: str = ""
    party: str = ""
    kind: str = "party"
    adjective: bool = False
    gender: str = ""
    plural: bool = False
    determiner: bool = False


@dataclass(slots=True)
class PlaceMention(Mention):
    """A place; `name` as `FORMAT.md` writes constituencies; `kind`: commune, departement, region, country, constituency, ..."""

    name: str = ""
    kind: str = ""
    preposition: str = ""
    number: int | None = None


@dataclass(slots=True)
class ElectionMention(Mention):
    """An election named by its kind; `year` where it stands beside; `partial`: a by-election."""

    type: str = ""
    year: int | None = None
    partial: bool = False
    generic: bool = False
    plural: bool = True
    primary: str | None = None


@dataclass(slots=True)
class RoundMention(Mention):
    """`premier tour`, `second tour`; number 0: between the rounds."""

    number: int = 1
