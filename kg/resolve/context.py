"""What one fact leaves out and others tell: the constituency of a candidacy, the round of a result.

Goes in: facts with their places, who is who. Goes out: the places anew, with what was inferred. Nothing is inferred where two answers
are possible.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from kg.agreement import Figure, figures_agree
from kg.facts import BaseFact, Outcome, Result, Seats, Turnout
from kg.resolve.people import People
from kg.resolve.placing import Placed, Places, round_entity
from kg.resolve.slots import slot_of
from kg.resolved import Entity, source_key

_ENDS = frozenset({Outcome.ELECTED, Outcome.DEFEATED, Outcome.ANNULLED})
_NOT_LAST = frozenset({Outcome.QUALIFIED, Outcome.WITHDRAWN, Outcome.ELIMINATED})


@dataclass(frozen=True, slots=True)
class InContext:
    """The place of a fact and which parts of it (`contest`, `round`) other facts told."""

    place: Placed
    inferred: frozenset[str] = frozenset()
    #: Where the candidate stands, where that is another place than the one whose votes are counted.
    stands: Placed | None = None


def in_context(facts: Iterable[BaseFact], placed: Mapping[str, Placed], people: People, places: Places) -> dict[str, InContext]:
    """Complete the places of facts."""
    kept = list(facts)
    partial = _of_a_part(kept, placed)
    who = {f.id: _who(f, people) for f in kept}
    contests: dict[tuple[str, str], dict[str, Entity]] = {}
    for fact in kept:
        place = placed[fact.id]
        if who[fact.id] and place.contest and place.constituency and place.elects:
            contests.setdefault((who[fact.id], place.election_key), {})[place.constituency.id] = place.constituency
    completed = _Completed(contests, places)
    found = {f.id: completed.somewhere(f, placed[f.id]) if f.id in partial else completed.of(f, who[f.id], placed[f.id]) for f in kept}
    rounds: dict[tuple[str, str], dict[int, list[Result]]] = {}
    for fact in kept:
        contest = found[fact.id].place.contest
        if isinstance(fact, Result) and fact.round and contest and who[fact.id]:
            rounds.setdefault((who[fact.id], contest.id), {}).setdefault(fact.round, []).append(fact)
    for fact in kept:
        contest = found[fact.id].place.contest
        if isinstance(fact, Result) and fact.round is None and contest and who[fact.id]:
            number = _round_of(fact, rounds.get((who[fact.id], contest.id), {}))
            if number is not None:
                place = replace(found[fact.id].place, round=round_entity(contest, number))
                found[fact.id] = InContext(place, found[fact.id].inferred | {"round"})
    return found


def _of_a_part(facts: Iterable[BaseFact], placed: Mapping[str, Placed]) -> set[str]:
    """Counts that name no place in documents that count a part of the country: they need not be of the whole.

    In a text on a town `Macron obtient 1 332 voix` is not said of France; which place it is said of is not known.
    """
    kept = list(facts)
    local = {(source_key(f), placed[f.id].election_key) for f in kept if placed[f.id].contest and not placed[f.id].elects}
    return {
        f.id
        for f in kept
        if f.type in ("result", "turnout") and not slot_of(f, "constituency") and (source_key(f), placed[f.id].election_key) in local
    }


def _is_national(place: Placed) -> bool:
    """Whether the place that is taken for granted is the whole country."""
    return place.contest is not None and place.contest.id.endswith("/france")


def _who(fact: BaseFact, people: People) -> str:
    """The person whose standing a fact tells; empty for other facts."""
    name = slot_of(fact, "person") if fact.type in ("candidacy", "result") else None
    return people.identifier(fact, name) if name else ""


class _Completed:
    """Completes places; remembers what many facts of one person share."""

    def __init__(self, contests: Mapping[tuple[str, str], Mapping[str, Entity]], places: Places) -> None:
        self._contests = contests
        self._places = places
        self._finest: dict[tuple[str, str], list[Entity]] = {}

    def of(self, fact: BaseFact, who: str, place: Placed) -> InContext:
        """The place of a fact, completed."""
        known = self._contests.get((who, place.election_key), {}) if who else {}
        return _with_contest(fact, place, self._finest_of((who, place.election_key), known), self._places)

    def somewhere(self, fact: BaseFact, place: Placed) -> InContext:
        """The place of a count of an unknown part of the country."""
        whole = self._places.in_country(slot_of(fact, "election"), slot_of(fact, "round"))
        return InContext(Placed(place.election, election_key=place.election_key), stands=whole if _is_national(place) else None)

    def _finest_of(self, key: tuple[str, str], known: Mapping[str, Entity]) -> list[Entity]:
        """The places where a person stands, without those that hold another of them."""
        if key not in self._finest:
            outer = {whole for place in known.values() for _, whole in place.links}
            self._finest[key] = [place for identifier, place in sorted(known.items()) if identifier not in outer]
        return self._finest[key]


def _with_contest(fact: BaseFact, place: Placed, finest: list[Entity], places: Places) -> InContext:
    """The contest: the person's only one in that election, a constituency rather than the département that it lies in; the whole
    country for turnouts and seats that name no part of it.
    """
    election = slot_of(fact, "election")
    if election is None:
        return InContext(place)
    turn = slot_of(fact, "round")
    if place.constituency is None and isinstance(fact, Turnout | Seats):
        return InContext(places.in_country(election, turn), frozenset({"contest"}))
    if place.contest is not None and not place.elects:
        if place.contest.link("within"):
            return InContext(place, stands=places.in_country(election, turn))
        nowhere = Placed(place.election, election_key=place.election_key)
        return InContext(place, stands=places.at(election, finest[0], turn) if len(finest) == 1 else nowhere)
    if len(finest) != 1 or (place.constituency is not None and finest[0].id == place.constituency.id):
        return InContext(place)
    if place.constituency is None or any(whole == place.constituency.id for _, whole in finest[0].links):
        return InContext(places.at(election, finest[0], turn), frozenset({"contest"}))
    return InContext(place)


def _round_of(fact: Result, rounds: Mapping[int, list[Result]]) -> int | None:
    """The only round in which others say what a result says; for how it ended, the last in which the person stood."""
    agreeing = [n for n, others in sorted(rounds.items()) if _says_the_same(fact, others)]
    if len(agreeing) == 1:
        return agreeing[0]
    told = fact.votes is not None or fact.share is not None
    if not agreeing and not told and fact.outcome in _ENDS and rounds:
        last = max(rounds)
        if all(other.outcome not in _NOT_LAST for other in rounds[last]):
            return last
    return None


def _says_the_same(fact: Result, others: Iterable[Result]) -> bool:
    """Whether some value of a result is another's too, and none differs."""
    tests: tuple[tuple[str, Callable[[float, float], bool]], ...] = (
        ("votes", lambda a, b: a == b),
        ("share", lambda a, b: figures_agree(Figure.of(a), Figure.of(b))),
        ("outcome", lambda a, b: a == b),
    )
    agree = False
    for other in others:
        for slot, same in tests:
            mine, theirs = slot_of(fact, slot), slot_of(other, slot)
            if mine is not None and theirs is not None:
                if not same(mine, theirs):
                    return False
                agree = True
    return agree
