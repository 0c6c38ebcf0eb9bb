"""What the official results of a store say of a round: counted there, or following from what is counted there.

Goes in: a resolution. Goes out: the official value of a slot of an item, with the facts it stands on and, where it is worked out, how.
Nothing is worked out where the files leave a doubt; no outcome is made a fact by it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kg.agreement import plain
from kg.facts import BaseFact, Outcome, Result, Turnout
from kg.policy import policy
from kg.resolved import Item, Resolution

#: Seats for each contest counted from which those of parties are taken for all of them.
_WHOLE = 0.9


@dataclass(frozen=True, slots=True)
class Official:
    """A value of the official results. `facts`: identifiers; `how`: what it is worked out from, empty where it is counted."""

    value: Any
    facts: tuple[str, ...]
    how: str = ""


class Book:
    """The official results of a resolution."""

    def __init__(self, resolution: Resolution) -> None:
        self._resolution = resolution

    def of(self, item: Item, slot: str) -> list[Official]:
        """The official values of a slot: one as a rule, several where sources of the same weight differ, none where it is not covered."""
        if item.type == "seats" and not self._seats_are_whole(item):
            return []
        counted = self._counted(item, slot)
        if counted:
            return counted
        worked_out = {"result": self._of_result, "turnout": self._of_turnout}.get(item.type)
        found = worked_out(item, slot) if worked_out else None
        return [found] if found is not None else []

    def _seats_are_whole(self, item: Item) -> bool:
        """Whether the seats that files give are all that the contests which they count fill, and not those of a first round alone."""
        mine = [self._one(other, "seats") for other in self._seat_items if other.election == item.election]
        of_election = [official.value for official in mine if official is not None]
        contests = sum(1 for contest in self._counted_contests if contest.split("/")[1] == (item.election or "/").split("/")[1])
        return bool(sum(of_election) >= _WHOLE * contests)

    @cached_property
    def _seat_items(self) -> list[Item]:
        return [item for item in self._resolution.items.values() if item.type == "seats"]

    @cached_property
    def _counted_contests(self) -> set[str]:
        return {contest for contest, _ in self._results}

    def counts(self, item: Item) -> bool:
        """Whether files count the round that an item is of, whoever it is about."""
        return bool(self._round(item)) or (item.contest or "", item.round or "") in self._turnouts

    def _counted(self, item: Item, slot: str) -> list[Official]:
        """Values that files give, of the weightiest kind that gives any."""
        by_kind: dict[int, dict[Any, list[str]]] = {}
        for identifier in item.facts:
            fact = self._resolution.facts[identifier]
            kind = self._resolution.source_of(fact).kind
            if kind.official and (value := getattr(fact, slot, None)) is not None:
                by_kind.setdefault(policy().weight(kind), {}).setdefault(plain(value), []).append(identifier)
        values = by_kind[min(by_kind)] if by_kind else {}
        return [Official(value, tuple(sorted(facts))) for value, facts in sorted(values.items(), key=lambda pair: str(pair[0]))]

    # -- results

    def _of_result(self, item: Item, slot: str) -> Official | None:
        if slot == "share":
            return self._part(item, "cast", "voix sur exprimés")
        if slot == "share_registered":
            return self._part(item, "registered", "voix sur inscrits")
        if slot == "rank":
            return self._rank(item)
        return self._outcome(item) if slot == "outcome" else None

    def _part(self, item: Item, whole: str, how: str) -> Official | None:
        votes = self._one(item, "votes")
        count = self._count(item, whole)
        if votes is None or count is None or not count.value:
            return None
        return Official(round(100 * votes.value / count.value, 2), (*votes.facts, *count.facts), how)

    def _rank(self, item: Item) -> Official | None:
        """Place by votes among all that the files count in the round; none where votes are equal or missing."""
        mine = self._one(item, "votes")
        rivals = [self._one(other, "votes") for other in self._round(item)]
        if mine is None or len(rivals) < 2 or any(r is None for r in rivals):
            return None
        votes = sorted((r.value for r in rivals if r is not None), reverse=True)
        if votes.count(mine.value) > 1:
            return None
        return Official(votes.index(mine.value) + 1, mine.facts, "classement par voix")

    def _outcome(self, item: Item) -> Official | None:
        """What follows from who stands in the second round, and from who was elected where every seat is filled.

        Of somebody whom the files do not name in the round nothing follows: the name may be written otherwise there.
        """
        if not self._official_facts(item):
            return None
        number = self._number(item)
        second = self._in_round(item, 2) if number == 1 else []
        if second:
            mine = next((i for i in second if i.candidacy == item.candidacy), None)
            if mine is not None:
                return Official(Outcome.QUALIFIED.value, self._official_facts(mine), "présent au second tour")
            facts = tuple(f for i in second[:1] for f in self._official_facts(i))
            return Official(Outcome.ELIMINATED.value, facts, "absent du second tour")
        elected = [i for i in self._round(item) if (o := self._one(i, "outcome")) is not None and o.value == Outcome.ELECTED.value]
        seats = self._count(item, "seats_to_fill")
        if elected and (len(elected) == seats.value if seats is not None else len(elected) == 1) and item not in elected:
            facts = tuple(f for i in elected for f in self._official_facts(i))
            return Official(Outcome.DEFEATED.value, facts, "le siège est allé à un autre")
        return None

    # -- turnout

    def _of_turnout(self, item: Item, slot: str) -> Official | None:
        pairs = {"turnout": ("voters", "votants sur inscrits"), "abstention": ("abstentions", "abstentions sur inscrits")}
        registered = self._one(item, "registered")
        if slot not in pairs or registered is None or not registered.value:
            return None
        part = self._one(item, pairs[slot][0])
        if part is None and slot == "abstention" and (voters := self._one(item, "voters")) is not None:
            part = Official(registered.value - voters.value, voters.facts)
        if part is None:
            return None
        return Official(round(100 * part.value / registered.value, 2), (*part.facts, *registered.facts), pairs[slot][1])

    # -- reading

    def _one(self, item: Item, slot: str) -> Official | None:
        """The counted value of a slot where there is one and no other."""
        found = self._counted(item, slot)
        return found[0] if len(found) == 1 else None

    def _count(self, item: Item, slot: str) -> Official | None:
        """A count of the round that an item is of, from its turnout."""
        turnout = self._turnouts.get((item.contest or "", item.round or ""))
        return self._one(turnout, slot) if turnout is not None else None

    @cached_property
    def _turnouts(self) -> Mapping[tuple[str, str], Item]:
        items = self._resolution.items.values()
        return {
            (i.contest, i.round or ""): i
            for i in items
            if i.type == "turnout" and i.contest and self._official_facts(i) and all(self._is_whole(f) for f in self._facts(i))
        }

    @cached_property
    def _results(self) -> Mapping[tuple[str, int | None], list[Item]]:
        """(contest, round) → the results that official files count in it."""
        found: dict[tuple[str, int | None], list[Item]] = {}
        for item in self._resolution.items.values():
            if item.type == "result" and item.contest and self._official_facts(item):
                found.setdefault((item.contest, self._number(item)), []).append(item)
        return found

    def _round(self, item: Item) -> list[Item]:
        return self._in_round(item, self._number(item))

    def _in_round(self, item: Item, number: int | None) -> list[Item]:
        return self._results.get((item.contest or "", number), [])

    def _number(self, item: Item) -> int | None:
        if item.round:
            return self._resolution.entities[item.round].number
        return next((f.round for f in self._facts(item) if isinstance(f, Result)), None)

    @staticmethod
    def _is_whole(fact: BaseFact) -> bool:
        """Whether a turnout is that of the whole day."""
        return isinstance(fact, Turnout) and fact.time is None

    def _facts(self, item: Item) -> list[BaseFact]:
        return [self._resolution.facts[identifier] for identifier in item.facts]

    def _official_facts(self, item: Item) -> tuple[str, ...]:
        return tuple(f.id for f in self._facts(item) if self._resolution.source_of(f).kind.official)
