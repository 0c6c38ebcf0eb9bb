"""Parties, places and elections that the closed lists know.

Goes out of `parties_found`, `places_found`, `elections_found` and `rounds_found`: mentions with canonical values.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.mentions import Mention


@dataclass(slots=True)
class PartyMention(Mention):
    """A party, bloc, alliance, group or nuance.

    `label` is in the text's words, `party` the name that facts carry. `adjective`: a word for a member, or a label right after
    the noun that it qualifies (`candidat LR`). `parties`: those of a joint label (`LR-UDI`).
    """

    label: str = ""
    party: str = ""
    kind: str = "party"
    adjective: bool = False
    gender: str = ""
    plural: bool = False
    determiner: bool = False
    parties: tuple[str, ...] = ()


@dataclass(slots=True)
class PlaceMention(Mention):
    """A place.

    `name` is as facts write constituencies. `kind`: commune, departement, region, country, province, european, abroad (voters
    outside France), or of a division: constituency, arrondissement, sector, canton. A division whose place the text leaves out
    has an empty `name` and its `number`; one without a number (`circonscription du Calvados`) has none. `code`: of INSEE.
    `departement`: code of the one that it lies in. `homonyms`: number of communes of the name, 1 where the text tells which.
    """

    name: str = ""
    kind: str = ""
    preposition: str = ""
    number: int | None = None
    code: str = ""
    departement: str = ""
    homonyms: int = 1


@dataclass(slots=True)
class ElectionMention(Mention):
    """An election named by its kind.

    `year`, `month` and `day` where they stand beside; `partial`: a by-election; `generic`: `le scrutin`, `la partielle`, whose
    type is told elsewhere (`type` is then empty); `primary`: camp of a primary (type `primaire`); `foreign`: of another country.
    """

    type: str = ""
    year: int | None = None
    partial: bool = False
    generic: bool = False
    plural: bool = True
    primary: str | None = None
    month: int | None = None
    day: int | None = None
    foreign: bool = False


@dataclass(slots=True)
class RoundMention(Mention):
    """`premier tour`, `second tour`; number 0: between the rounds."""

    number: int = 1


@dataclass(slots=True)
class BodyMention(Mention):
    """A medium, an institute or an institution, by its full name."""

    name: str = ""
