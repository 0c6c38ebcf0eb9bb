"""What questions would otherwise have to work out each time: who won, by how much, who lost to whom, how many ran.

Goes in: the items of a resolution. Goes out: triples that follow from what the resolved view shows. None of them says how a vote
ended: outcomes are facts, never worked out from votes; where a fact is missing, the triple is missing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from kg.resolved import Item, Rank, Resolution
from kg.triples.terms import Nodes, Triple, boolean, decimal, integer, text
from kg.triples.vocabulary import concept, own

#: Outcomes that end a candidacy without a seat.
LOST = frozenset({"defeated", "eliminated"})
ELECTED = "elected"
ANNULLED = "annulled"
#: What stands where sources tell several outcomes of one candidacy, the last word first.
_LAST_WORD = (ANNULLED, ELECTED, "withdrawn", "defeated", "eliminated", "qualified")


def derived_triples(resolution: Resolution, node: Nodes) -> Iterator[Triple]:
    """Triples on results, rounds, candidacies and contests."""
    results = [item for item in resolution.items.values() if item.type == "result" and item.happened]
    by_round: dict[str, list[Item]] = {}
    by_contest: dict[str, list[Item]] = {}
    by_candidacy: dict[str, list[Item]] = {}
    for result in results:
        if result.round is not None:
            by_round.setdefault(result.round, []).append(result)
        if result.contest is not None:
            by_contest.setdefault(result.contest, []).append(result)
        if result.candidacy is not None:
            by_candidacy.setdefault(result.candidacy, []).append(result)
    for round_, of_round in by_round.items():
        yield from _round(round_, _of_candidates(of_round), node)
    for of_contest in by_contest.values():
        yield from _defeats(_of_candidates(of_contest), node)
    for candidacy, of_candidacy in by_candidacy.items():
        yield from _course(candidacy, of_candidacy, node)
    for contest, of_contest in by_contest.items():
        yield from _winners(contest, _of_candidates(of_contest), by_candidacy, node)
    yield from _candidates(resolution, node)
    yield from _nuances(resolution, by_candidacy, node)
    yield from _seats(resolution, node)
    yield from _reruns(resolution, node)


def outcomes_of(result: Item) -> list[str]:
    """Outcomes that somebody gives a result, ties included; an election annulled was one before."""
    return [str(value.value) for value in result.values.get("outcome", ()) if value.rank != "deprecated"]


def last_outcome(results: Iterable[Item]) -> str | None:
    """What became of a candidacy, as far as its results tell; what a court annulled stays annulled."""
    told = [(result.round or "", outcome) for result in results for outcome in outcomes_of(result)]
    if not told:
        return None
    if any(outcome == ANNULLED for _, outcome in told):
        return ANNULLED
    last = max(round_ for round_, _ in told)
    return min((outcome for round_, outcome in told if round_ == last), key=_LAST_WORD.index)


def _of_candidates(results: Sequence[Item]) -> list[Item]:
    """Results of persons and lists; those of parties only where there are no others: `la gauche` that wins a seat is no candidate."""
    own = [result for result in results if "person" in result.named or "list_name" in result.named]
    return own or list(results)


def _round(round_: str, results: Sequence[Item], node: Nodes) -> Iterator[Triple]:
    yield node(round_), own("candidateCount"), integer(len(results))
    counts = {measure: _counted(results, measure) for measure in ("votes", "share")}
    for place, (value, identifier) in enumerate(counts["votes"] or counts["share"], 1):
        ahead = sum(v > value for v, _ in (counts["votes"] or counts["share"])[: place - 1])
        yield node(identifier), own("countedRank"), integer(ahead + 1)
    elected = {r.id for r in results if ELECTED in outcomes_of(r)}
    for measure, margin, term in (("votes", "margin", integer), ("share", "marginShare", decimal)):
        won = [value for value, identifier in counts[measure] if identifier in elected]
        lost = [value for value, identifier in counts[measure] if identifier not in elected]
        if won and lost:
            yield node(round_), own(margin), term(round(min(won) - max(lost), 2))


def _counted(results: Sequence[Item], measure: str) -> list[tuple[Any, str]]:
    """(value, result) of those whose count is known, the most first."""
    return sorted(((v, r.id) for r in results if (v := r.chosen(measure)) is not None), reverse=True)


def _defeats(results: Sequence[Item], node: Nodes) -> Iterator[Triple]:
    """Tie each result that lost to those of its round that were elected."""
    going_on = who_went_on(results)
    for loser in results:
        if not LOST & set(outcomes_of(loser)) or loser.id in going_on:
            continue
        winners = [w for w in results if ELECTED in outcomes_of(w)]
        same = [w for w in winners if w.round == loser.round]
        for winner in same or (winners if loser.round is None and len(winners) == 1 else ()):
            yield node(loser.id), own("lostTo"), node(winner.id)


def who_went_on(results: Iterable[Item]) -> set[str]:
    """Results of candidates who stood in a later round too: whatever is said of them, they had not lost yet."""
    last: dict[str, str] = {}
    found = [r for r in results if r.candidacy is not None and r.round is not None]
    for result in found:
        last[result.candidacy or ""] = max(last.get(result.candidacy or "", ""), result.round or "")
    return {r.id for r in found if r.round != last[r.candidacy or ""]}


def _course(candidacy: str, results: Sequence[Item], node: Nodes) -> Iterator[Triple]:
    outcome = last_outcome(results)
    if outcome is None:
        return
    subject = node(candidacy)
    yield subject, own("finalOutcome"), concept("outcome", outcome)
    if outcome in (ELECTED, ANNULLED) or outcome in LOST:
        yield subject, own("won"), boolean(outcome == ELECTED)


def _winners(contest: str, results: Sequence[Item], by_candidacy: Mapping[str, list[Item]], node: Nodes) -> Iterator[Triple]:
    """Say who is elected in a contest and in which round, unless a court took the seat away."""
    for result in results:
        holder = holder_of(result)
        if result.candidacy is None or holder is None or ELECTED not in outcomes_of(result):
            continue
        if last_outcome(by_candidacy[result.candidacy]) == ELECTED:
            yield node(contest), own("winner"), node(holder)
            yield node(contest), own("wonBy"), node(result.candidacy)
            if result.round is not None:
                yield node(result.round), own("wonBy"), node(result.candidacy)


def holder_of(item: Item) -> str | None:
    """Who stands: the person, else the list, else the party."""
    return item.named.get("person") or item.named.get("list_name") or item.named.get("party")


def _candidates(resolution: Resolution, node: Nodes) -> Iterator[Triple]:
    """Say who stands in each candidacy, and under which labels in one string."""
    for item in resolution.items.values():
        if item.type not in ("candidacy", "result") or not item.happened or (holder := holder_of(item)) is None:
            continue
        yield node(item.id), own("candidate"), node(holder)
        if item.candidacy is not None:
            yield node(item.candidacy), own("candidate"), node(holder)
        if item.type == "candidacy":
            labels = {resolution.entities[str(v.value)].label for v in item.values.get("party", ()) if v.rank == Rank.PREFERRED}
            if labels:
                yield node(item.id), own("partyNames"), text(" / ".join(sorted(labels)))


def _nuances(resolution: Resolution, by_candidacy: Mapping[str, list[Item]], node: Nodes) -> Iterator[Triple]:
    """Say how many stand under each nuance of an election, and how many of them are elected as far as facts tell."""
    candidacies: Counter[str] = Counter()
    elected: Counter[str] = Counter()
    for item in resolution.items.values():
        if item.type == "candidacy" and item.happened:
            codes = [str(v.value) for v in item.values.get("nuance", ()) if v.rank is Rank.PREFERRED]
            candidacies.update(codes)
            if last_outcome(by_candidacy.get(item.id, ())) == ELECTED:
                elected.update(codes)
    for code, count in candidacies.items():
        yield node(code), own("candidacyCount"), integer(count)
        yield node(code), own("electedCount"), integer(elected[code])


def _seats(resolution: Resolution, node: Nodes) -> Iterator[Triple]:
    for item in resolution.items.values():
        if item.type == "turnout" and item.contest is not None and (seats := item.chosen("seats_to_fill")) is not None:
            yield node(item.contest), own("seatsToFill"), integer(seats)


def _reruns(resolution: Resolution, node: Nodes) -> Iterator[Triple]:
    """Tie each by-election to the last contest before it for the same seat."""
    contests = [c.id.removeprefix("contest/").split("/") for c in resolution.of_kind("contest")]
    for election, place in contests:
        kind, _, year = election.rpartition("-")
        main = kind.removesuffix("-partielles")
        if main == kind or not year.isdigit():
            continue
        before = [
            other for other, where in contests if where == place and other.rpartition("-")[0] == main and other.rpartition("-")[2] <= year
        ]
        if before:
            last = max(before, key=lambda other: other.rpartition("-")[2])
            yield node(f"contest/{last}/{place}"), own("followedBy"), node(f"contest/{election}/{place}")
