"""Whether two mentions are one person: a score whose parts can be read.

Goes in: two `Profile`s. Goes out: a `Verdict`: same, different or undecided, with every weight and its reason. The weights are
data (`weights.yaml`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

from kg.resolve.names import PersonName, Relation, commonness, relation
from kg.resolved import ScorePart


class Answer(StrEnum):
    """What is said of two mentions."""

    SAME = "same"
    DIFFERENT = "different"
    UNDECIDED = "undecided"


class Standing(NamedTuple):
    """A contest that somebody stands in: election (`legislatives-2024`), code of the constituency, département; empty: unknown.

    `counted`: an official file says so, and not words that were read.
    """

    election: str
    place: str
    area: str
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of the person of one or more mentions.

    Args:
        names: every form of the name; one, for a single mention.
        standings: where the person stood.
        areas: départements that offices or contests tie the person to.
        parties: families of parties (the oldest name of each), `sides` their places on the scale.
        offices: identifiers of offices with their territory, `titles` of those without.
        documents: where it is mentioned; of documents that repeat each other, the original.
        years: of the elections and documents.
        genders: `m` or `f` where first names or titles tell.
    """

    names: frozenset[PersonName]
    standings: frozenset[Standing] = frozenset()
    areas: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    genders: frozenset[str] = frozenset()

    def merged(self, other: Profile) -> Profile:
        """What is known of both together."""
        return Profile(*(getattr(self, f) | getattr(other, f) for f in Profile.__dataclass_fields__))


@dataclass(frozen=True, slots=True)
class Verdict:
    """An answer and why."""

    answer: Answer
    score: float
    parts: tuple[ScorePart, ...] = field(default=())


@cache
def weights() -> Mapping[str, Any]:
    """The weights, read once."""
    loaded: Mapping[str, Any] = yaml.safe_load(files("kg").joinpath("resources", "resolve", "weights.yaml").read_text("utf-8"))
    return loaded


def compare(left: Profile, right: Profile) -> Verdict:
    """Say whether two profiles are one person's; the same either way round."""
    parts = [p for make in (_name, _gender, _contest, _place, _party, _office, _document, _time) if (p := make(left, right)) is not None]
    score = round(sum(p.weight for p in parts), 3)
    w = weights()
    answer = Answer.SAME if score >= w["same"] else Answer.DIFFERENT if score <= w["different"] else Answer.UNDECIDED
    return Verdict(answer, score, tuple(parts))


def best_relation(left: Profile, right: Profile) -> tuple[Relation, PersonName, PersonName]:
    """The closest way in which any of the names of two profiles go together."""
    return _best_relation(left.names, right.names)


@lru_cache(maxsize=100_000)
def _best_relation(left: frozenset[PersonName], right: frozenset[PersonName]) -> tuple[Relation, PersonName, PersonName]:
    if len(left) == 1 and len(right) == 1:
        (a,), (b,) = left, right
        return relation(a, b), a, b
    pairs = ((relation(a, b), a, b) for a in left for b in right)
    return min(pairs, key=lambda p: (_closeness()[p[0].value], *sorted((p[1].written, p[2].written))))


@cache
def _closeness() -> Mapping[str, int]:
    """Relation → place in the order of the weights, the closest first."""
    return {name: place for place, name in enumerate(weights()["name"])}


def _name(left: Profile, right: Profile) -> ScorePart:
    found, a, b = best_relation(left, right)
    common = max(commonness(a), commonness(b))
    one, other = sorted((a.written, b.written))
    told = one if one == other else f"{one} / {other}"
    many = ("few", "some", "many")[common]
    return ScorePart("name", weights()["name"][found.value][common], f"{told}: {found.value}, borne by {many}")


def _gender(left: Profile, right: Profile) -> ScorePart | None:
    if len(left.genders) != 1 or len(right.genders) != 1 or left.genders == right.genders:
        return None
    return ScorePart("gender", weights()["gender"]["other"], "a woman and a man")


def _contest(left: Profile, right: Profile) -> ScorePart | None:
    w = weights()["contest"]
    best: ScorePart | None = None
    theirs = _by_election(right.standings)
    for mine in sorted(left.standings):
        for other in theirs.get(mine.election, ()):
            part = _standings(mine, other, w)
            if part is not None and (best is None or abs(part.weight) > abs(best.weight)):
                best = part
    if best is not None and best.weight > 0 and (left.documents & right.documents) and not _one_name(left, right):
        return ScorePart("contest", w["beside"], f"two names in one contest of one source ({best.why})")
    return best


def _standings(mine: Standing, other: Standing, w: Mapping[str, float]) -> ScorePart | None:
    if not mine.place or not other.place:
        return None
    if mine.place == other.place:
        return ScorePart("contest", w["same"], f"{mine.election}, {mine.place}")
    one, two = sorted((mine.place, other.place))
    if (mine.area and mine.area == other.area and mine.area in (one, two)) or two.startswith(f"{one}SR"):  # SR: sector of a city
        return ScorePart("contest", w["within"], f"{mine.election}, {one} and {two}")
    if _is_national(mine) or _is_national(other):
        return None
    kind = "elsewhere" if mine.counted and other.counted else "elsewhere as read"
    if "partielles" in mine.election:
        kind = "elsewhere in by-elections"
    return ScorePart("contest", w[kind], f"{mine.election}: {one} and {two}")


def _is_national(standing: Standing) -> bool:
    return standing.election.rpartition("-")[0].removesuffix("-partielles") in weights()["national"] or standing.place == "france"


def _one_name(left: Profile, right: Profile) -> bool:
    """Whether the names may be two forms that one source uses of one person: equal, or a surname alone."""
    return best_relation(left, right)[0] in (Relation.EQUAL, Relation.SURNAME, Relation.INITIAL)


def _by_election(standings: Iterable[Standing]) -> dict[str, list[Standing]]:
    found: dict[str, list[Standing]] = {}
    for standing in sorted(standings):
        found.setdefault(standing.election, []).append(standing)
    return found


def _place(left: Profile, right: Profile) -> ScorePart | None:
    w = weights()["place"]
    mine = {s.place for s in left.standings if s.place and not _is_national(s)}
    theirs = {s.place for s in right.standings if s.place and not _is_national(s)}
    if common := mine & theirs:
        return ScorePart("place", w["same"], f"both in {min(common)}")
    if not left.areas or not right.areas:
        return None
    if shared := left.areas & right.areas:
        return ScorePart("place", w["area"], f"both in département {min(shared)}")
    return ScorePart("place", w["elsewhere"], f"départements {_both(left.areas, right.areas)}")


def _party(left: Profile, right: Profile) -> ScorePart | None:
    w = weights()["party"]
    if not left.parties or not right.parties:
        return None
    if common := left.parties & right.parties:
        return ScorePart("party", w["same"], f"both {min(common)}")
    mine, theirs = _families(left.sides), _families(right.sides)
    told = _both(left.parties, right.parties)
    if mine & theirs or (left.sides & right.sides):
        return ScorePart("party", w["near"], told)
    return ScorePart("party", w["far"], told) if mine and theirs else None


def _both(left: frozenset[str], right: frozenset[str]) -> str:
    """What two sides have, in an order that is the same either way round."""
    return " and ".join(sorted(", ".join(sorted(side)) for side in (left, right)))


def _families(sides: frozenset[str]) -> set[str]:
    return {family for family, members in weights()["sides"].items() if not sides.isdisjoint(members)}


def _office(left: Profile, right: Profile) -> ScorePart | None:
    w = weights()["office"]
    if common := left.offices & right.offices:
        return ScorePart("office", w["same"], min(common))
    if common := left.titles & right.titles:
        return ScorePart("office", w["title"], min(common))
    return None


def _document(left: Profile, right: Profile) -> ScorePart | None:
    shared = left.documents & right.documents
    if not shared:
        return None
    found = best_relation(left, right)[0]
    w = weights()["document"]
    if found in (Relation.SURNAME, Relation.INITIAL):
        return ScorePart("document", w["surname"], f"both in {min(shared)}")
    if found is Relation.EQUAL:
        return ScorePart("document", w["equal"], f"both in {min(shared)}, or a copy of it")
    return ScorePart("document", w["two names"], f"two names in {min(shared)}")


def _time(left: Profile, right: Profile) -> ScorePart | None:
    if not left.years or not right.years:
        return None
    gap = max(min(left.years), min(right.years)) - min(max(left.years), max(right.years))
    return ScorePart("time", weights()["time"]["apart"], f"{gap} years apart") if gap > weights()["years"] else None
