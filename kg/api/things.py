"""Persons, contests, elections and offices as one looks them up: what the resolved view shows of them, ready to read.

Goes in: a resolution. Goes out: values with plain attributes. What nobody says is None, never worked out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from kg.resolved import Entity, Item, Rank, Resolution
from kg.triples.derived import last_outcome, outcomes_of


@dataclass(frozen=True, slots=True)
class ResultView:
    """A candidate's result in a round. `outcomes` holds several where sources differ."""

    id: str
    candidate: str
    round: int | None
    votes: int | None
    share: float | None
    rank: int | None
    outcomes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CandidacyView:
    """Somebody's candidacy in a contest, with the results by round."""

    id: str
    person: str
    election: str | None
    constituency: str | None
    parties: tuple[str, ...]
    modality: str
    outcome: str | None
    results: tuple[ResultView, ...]


@dataclass(frozen=True, slots=True)
class MandateView:
    """Somebody in an office. `statuses`: holds, former, appointed, left, as sources say."""

    id: str
    person: str
    office: str
    statuses: tuple[str, ...]
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class StepView:
    """A step of a resignation."""

    status: str
    date: str | None
    modality: str


@dataclass(frozen=True, slots=True)
class ResignationView:
    """Somebody's leaving an office, step by step."""

    id: str
    person: str
    office: str | None
    recipient: str | None
    steps: tuple[StepView, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened: `date` as precise as it is known, None where it is not."""

    date: str | None
    what: str
    id: str


class Thing:
    """Somebody or something of the resolved view."""

    def __init__(self, entity: Entity, resolution: Resolution) -> None:
        self._of = resolution
        self._entity = entity

    @property
    def id(self) -> str:
        """Relative identifier."""
        return self._entity.id

    @property
    def name(self) -> str:
        """Fullest name."""
        return self._entity.label

    @property
    def names(self) -> tuple[str, ...]:
        """Other names that sources use."""
        return self._entity.names

    @property
    def items(self) -> list[Item]:
        """Everything that names it."""
        return [self._of.items[item] for item in self._of.items_of_entity.get(self.id, ())]

    @property
    def facts(self) -> list[str]:
        """Identifiers of the facts that name it."""
        return sorted({fact for item in self.items for fact in item.facts})

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name} ({self.id})>"

    def _repr_html_(self) -> str:
        rows = "".join(f"<tr><td>{escape(what)}</td><td>{escape(said)}</td></tr>" for what, said in self._rows())
        return f"<h4>{escape(self.name)}</h4><table>{rows}</table>"

    def _rows(self) -> Iterable[tuple[str, str]]:
        return [("facts", str(len(self.facts)))]

    def _label(self, identifier: Any) -> Any:  # noqa: ANN401 (a slot's value)
        entity = self._of.entities.get(identifier) if isinstance(identifier, str) else None
        return entity.label if entity is not None else getattr(identifier, "value", identifier)

    def _given(self, item: Item, slot: str) -> tuple[Any, ...]:
        """Values of a slot that are shown or open, for people."""
        return tuple(self._label(v.value) for v in item.values.get(slot, ()) if v.rank is not Rank.DEPRECATED)

    def _one(self, item: Item, slot: str) -> Any:  # noqa: ANN401 (a slot's value)
        return self._label(item.chosen(slot))

    def _result(self, item: Item) -> ResultView:
        number = self._of.entities[item.round].number if item.round is not None else None
        who = item.named.get("person") or item.named.get("list_name") or item.named.get("party") or ""
        votes, share, rank = (item.chosen(slot) for slot in ("votes", "share", "rank"))
        return ResultView(item.id, self._label(who), number, votes, share, rank, tuple(outcomes_of(item)))

    def _candidacies(self, items: Sequence[Item]) -> list[CandidacyView]:
        results: dict[str, list[Item]] = {}
        own: dict[str, Item] = {}
        for item in items:
            if item.candidacy is not None and item.type == "result" and item.happened:
                results.setdefault(item.candidacy, []).append(item)
            elif item.type == "candidacy":
                own[item.id] = item
        return [self._candidacy(c, own.get(c), results.get(c, [])) for c in sorted({*own, *results})]

    def _candidacy(self, identifier: str, own: Item | None, results: Sequence[Item]) -> CandidacyView:
        told = own or results[0]
        contest = self._of.entities.get(told.contest or "")
        place = contest.link("constituency") if contest is not None else told.named.get("constituency")
        who = told.named.get("person") or told.named.get("list_name") or told.named.get("party")
        return CandidacyView(
            identifier,
            self._label(who),
            told.election.partition("/")[2] if told.election else None,
            self._label(place),
            self._given(own, "party") if own is not None else (),
            (own or told).modality.value,
            last_outcome(results),
            tuple(sorted(map(self._result, results), key=lambda r: r.round or 0)),
        )

    def _mandate(self, item: Item) -> MandateView:
        span = next((m for m in self._of.mandates if m.id == item.id or set(m.facts) & set(item.facts)), None)
        start = span.start if span else self._one(item, "since")
        end = span.end if span else self._one(item, "until")
        statuses = self._given(item, "status")
        return MandateView(item.id, self._label(item.named["person"]), self._label(item.named["office"]), statuses, start, end)

    def _resignation(self, item: Item) -> ResignationView:
        cycle = next((r for r in self._of.resignations if r.item == item.id), None)
        if cycle is not None:
            steps = tuple(StepView(s.status, s.date, s.modality.value) for s in cycle.steps)
        else:
            dates = self._given(item, "date")
            when = dates[0] if len(dates) == 1 else None
            steps = tuple(StepView(s, when, item.modality.value) for s in self._given(item, "status"))
        office, recipient = (self._label(item.named.get(slot)) for slot in ("office", "recipient"))
        return ResignationView(item.id, self._label(item.named["person"]), office, recipient, steps)


class Person(Thing):
    """A person: candidacies with their results, mandates, resignations, parties, words, timeline."""

    @property
    def candidacies(self) -> list[CandidacyView]:
        """Where the person stood, with the results by round."""
        return self._candidacies([item for item in self.items if item.named.get("person") == self.id])

    @property
    def mandates(self) -> list[MandateView]:
        """Offices that somebody says the person holds or held."""
        return [self._mandate(i) for i in self.items if i.type == "office" and i.happened and i.named["person"] == self.id]

    @property
    def resignations(self) -> list[ResignationView]:
        """Offices that the person left or was asked to leave."""
        return [self._resignation(i) for i in self.items if i.type == "resignation" and i.named.get("person") == self.id]

    @property
    def parties(self) -> list[str]:
        """Parties, groups or families that somebody ties the person to."""
        return [self._label(i.named["party"]) for i in self.items if i.type == "affiliation" and i.happened and "party" in i.named]

    @property
    def statements(self) -> list[str]:
        """Words that sources quote."""
        return [i.chosen("quote") for i in self.items if i.type == "statement" and i.named.get("speaker") == self.id]

    @property
    def timeline(self) -> list[Event]:
        """What happened, by date; what has none last."""
        days = {r.id: r.since for r in self._of.of_kind("round")}
        events = []
        for candidacy in self.candidacies:
            year = (candidacy.election or "").rpartition("-")[2] or None
            where = ", ".join(filter(None, (candidacy.constituency, candidacy.election)))
            events.append(Event(year, f"candidate, {where}", candidacy.id))
            for result in candidacy.results:
                round_ = self._of.items[result.id].round or ""
                what = f"round {result.round or '?'}: {', '.join(result.outcomes) or 'no outcome told'}, {where}"
                events.append(Event(days.get(round_) or year, what, result.id))
        for mandate in self.mandates:
            what = f"{mandate.office} ({', '.join(mandate.statuses) or 'no status told'})"
            events.append(Event(mandate.start, what, mandate.id))
        for resignation in self.resignations:
            events += [Event(s.date, f"resignation {s.status}: {resignation.office or '?'}", resignation.id) for s in resignation.steps]
        return sorted(events, key=lambda e: (e.date is None, e.date or "", e.what))

    def _rows(self) -> Iterable[tuple[str, str]]:
        return [(event.date or "?", event.what) for event in self.timeline]


@dataclass(frozen=True, slots=True)
class RoundView:
    """A round with its results, the most votes first."""

    id: str
    number: int | None
    results: tuple[ResultView, ...]
    turnout: float | None


class Contest(Thing):
    """An election in one constituency."""

    @property
    def candidacies(self) -> list[CandidacyView]:
        """Who stood, with the results by round."""
        return self._candidacies(self.items)

    @property
    def rounds(self) -> list[RoundView]:
        """Rounds in order; results whose round nobody tells come last, under the number None."""
        results = [i for i in self.items if i.type == "result" and i.happened]
        turnouts = {i.round: i.chosen("turnout") for i in self.items if i.type == "turnout" and i.happened and not _by_day(i)}
        numbers = {i.round: self._of.entities[i.round].number if i.round else None for i in results}
        views = []
        for round_ in sorted(numbers, key=lambda r: (r is None, r or "")):
            of_round = sorted((self._result(i) for i in results if i.round == round_), key=_by_count)
            views.append(RoundView(round_ or self.id, numbers[round_], tuple(of_round), turnouts.get(round_)))
        return views

    @property
    def winners(self) -> list[str]:
        """Those whom somebody says were elected and no court unseated."""
        return [c.person for c in self.candidacies if c.outcome == "elected"]

    def _rows(self) -> Iterable[tuple[str, str]]:
        for round_ in self.rounds:
            for r in round_.results:
                figures = ", ".join(str(v) for v in (r.votes, r.share and f"{r.share} %", *r.outcomes) if v)
                yield f"round {round_.number or '?'}: {r.candidate}", figures


class Election(Thing):
    """A vote of one type in one year, over all constituencies."""

    @property
    def contests(self) -> list[Contest]:
        """Its contests, by identifier."""
        found = [c for c in self._of.of_kind("contest") if c.link("election") == self.id]
        return [Contest(contest, self._of) for contest in found]

    @property
    def seats(self) -> dict[str, int]:
        """Seats by party or group, where somebody counts those of the whole."""
        counted = [i for i in self.items if i.type == "seats" and i.happened and self._of_the_whole(i)]
        return {self._label(i.named["party"]): s for i in counted if (s := i.chosen("seats")) is not None}

    def _of_the_whole(self, item: Item) -> bool:
        """Whether an item is about the whole country."""
        contest = self._of.entities.get(item.contest or "")
        place = self._of.entities.get(contest.link("constituency") or "") if contest is not None else None
        return place is None or place.variety == "country"

    def _rows(self) -> Iterable[tuple[str, str]]:
        return [(contest.name, ", ".join(contest.winners) or "?") for contest in self.contests]


class Office(Thing):
    """A mandate or function, whoever holds it."""

    @property
    def holders(self) -> list[MandateView]:
        """Who holds or held it, as far as sources say."""
        return [self._mandate(i) for i in self.items if i.type == "office" and i.happened and i.named["office"] == self.id]

    @property
    def resignations(self) -> list[ResignationView]:
        """Who left it or was asked to."""
        return [self._resignation(i) for i in self.items if i.type == "resignation" and i.named.get("office") == self.id]

    def _rows(self) -> Iterable[tuple[str, str]]:
        return [(holder.person, ", ".join(holder.statuses)) for holder in self.holders]


def _by_day(item: Item) -> bool:
    """Whether a turnout is one of a count taken during the day."""
    return len(item.id.split("/")) > len(("turnout", "election", "constituency", "round"))


def _by_count(result: ResultView) -> tuple[float, float, int, str]:
    return -(result.votes or 0), -(result.share or 0.0), result.rank or 99, result.candidate
