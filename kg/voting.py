"""How each type of election is decided: rounds, thresholds, votes of an elector, chambers.

Goes in: `kg/resources/elections/voting.yaml`. Goes out: the `System` of a type, a year and a number of seats. Refused
(`ResourceError`): a row that does not say what it must.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kg.errors import ResourceError

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BY_NAMES = "municipales par noms"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Threshold(_Frozen):
    """What decides the first round: more than `over` percent of the votes cast and at least `registered` percent of the registered."""

    over: float = Field(gt=0, lt=100)
    registered: float = Field(default=0, ge=0, lt=100)


class GoingOn(_Frozen):
    """Who goes on to the second round: at least so many percent of the registered or of the votes cast; the first `least` in any case;
    the first `only` and nobody else. Empty: whoever wants.
    """

    registered: float | None = Field(default=None, gt=0, lt=100)
    cast: float | None = Field(default=None, gt=0, lt=100)
    least: int = Field(default=0, ge=0)
    only: int | None = Field(default=None, ge=2)


class System(_Frozen):
    """How a contest is decided; shares in percent, `source` the law."""

    since: int
    seats: tuple[int, ...] = Field(default=(), max_length=2)
    constituency: Literal["country", "zone", "region", "departement", "circonscription", "canton", "commune"]
    chamber: str = ""
    system: Literal["majority", "lists", "pairs"]
    fills: int | None = None
    votes: Literal["one", "seats"]
    rounds: Literal[1, 2]
    first_round: Threshold | None = None
    second_round: GoingOn | None = None
    source: str = Field(min_length=1)

    def votes_per_elector(self, seats: int | None) -> int | None:
        """How many candidates an elector may vote for; None where that depends on a number of seats that is not known."""
        return 1 if self.votes == "one" else seats

    def holds(self, seats: int | None) -> bool:
        """Whether the row is for contests of so many seats (unknown: the rows for the fewest)."""
        if not self.seats:
            return True
        least, most = self.seats[0], self.seats[1] if len(self.seats) > 1 else None
        return (seats or 1) >= least and (most is None or (seats or 1) <= most)


@lru_cache(maxsize=1)
def _systems() -> dict[str, tuple[System, ...]]:
    text = files("kg").joinpath("resources", "elections", "voting.yaml").read_text("utf-8")
    try:
        rows = yaml.load(text, Loader=_Loader)["systems"]
        return {type_: tuple(System.model_validate(row) for row in listed) for type_, listed in rows.items()}
    except (ValidationError, KeyError, TypeError) as error:
        raise ResourceError(f"elections/voting.yaml: {error}", "give each row the fields that its head explains") from error


@lru_cache(maxsize=4096)
def system_of(type_: str, year: int, seats: int | None = None, *, by_names: bool = False) -> System | None:
    """The system in force; None for a type or a year that no row is for.

    Args:
        type_: as in identifiers (`legislatives`), a by-election's too.
        year: of the election.
        seats: that the contest fills, None where unknown.
        by_names: electors vote for persons one by one (municipales of small communes).
    """
    type_ = type_.removesuffix("-partielles")
    if by_names and type_ == "municipales":
        type_ = _BY_NAMES
    rows = [row for row in _systems().get(type_, ()) if row.since <= year and row.holds(seats)]
    return max(rows, key=lambda row: row.since, default=None)


def split(election: str) -> tuple[str, int] | None:
    """Type and year of an identifier (`legislatives-partielles-2024`); None where it is none."""
    type_, _, year = election.rpartition("-")
    return (type_, int(year)) if type_ and year.isdigit() else None
