"""Arithmetic of one count: what must add up, and what the rules of the election ask of who is said to be elected.

Goes in: `Figures`. Goes out: breaches, none where all is well. Nothing is mended: a source is as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kg.arithmetic.figures import Breach, Figures, Kind, Standing
from kg.facts import Outcome
from kg.voting import System, split, system_of

#: Half of the last digit that files give, and what a float loses.
_ROUNDING = 0.0051
#: Percentages given to one digit.
_COARSE = 0.051


def check(figures: Figures) -> list[Breach]:
    """Breaches of one count, the sums first."""
    system = _system(figures)
    return [*_sums(figures), *_votes(figures, system), *_shares(figures), *_ranks(figures), *_rules(figures, system)]


def _system(figures: Figures) -> System | None:
    known = split(figures.election)
    if known is None:
        return None
    by_names = bool(figures.standings) and all(s.by_name for s in figures.standings) and len(figures.standings) > 0
    seats = figures.numbers.get("seats_to_fill")
    return system_of(known[0], known[1], int(seats) if seats else None, by_names=by_names and _many_votes(figures))


def _many_votes(figures: Figures) -> bool:
    cast = figures.numbers.get("cast")
    return cast is not None and sum(s.votes or 0 for s in figures.standings) > cast


def _breach(figures: Figures, kind: Kind, message: str, *subjects: str, explained: str = "") -> Breach:
    return Breach(kind, figures.election, figures.constituency, figures.round, message, figures.where, explained, subjects)


def _sums(figures: Figures) -> Iterator[Breach]:
    n = {name: int(value) for name, value in figures.numbers.items()}
    registered, voters, abstentions, cast = (n.get(k) for k in ("registered", "voters", "abstentions", "cast"))
    if registered is not None and voters is not None:
        if abstentions is not None and registered != voters + abstentions:
            said = f"{registered} registered, {voters} voters + {abstentions} abstentions = {voters + abstentions}"
            yield _breach(figures, Kind.REGISTERED, said)
        elif voters > registered:
            yield _breach(figures, Kind.REGISTERED, f"{voters} voters of {registered} registered")
    if voters is None or cast is None:
        return
    spoilt = n.get("blank_or_null")
    if spoilt is None and "blank" in n and "null" in n:
        spoilt = n["blank"] + n["null"]
    if spoilt is not None and voters != spoilt + cast:
        yield _breach(figures, Kind.VOTERS, f"{voters} voters, {spoilt} blank and null + {cast} cast = {spoilt + cast}")
    elif cast > voters:
        yield _breach(figures, Kind.VOTERS, f"{cast} votes cast by {voters} voters")


def _votes(figures: Figures, system: System | None) -> Iterator[Breach]:
    cast = figures.numbers.get("cast")
    voted = [s for s in figures.standings if s.votes is not None]
    if cast is None or not voted:
        return
    for standing in voted:
        if (standing.votes or 0) > cast:
            yield _breach(figures, Kind.VOTES, f"{standing.name}: {standing.votes} votes of {int(cast)} cast", standing.name)
    seats = figures.numbers.get("seats_to_fill")
    each = system.votes_per_elector(int(seats) if seats else None) if system else None
    total = sum(s.votes or 0 for s in voted)
    if each is not None and total > cast * each:
        times = f" by {each} votes of each elector" if each > 1 else ""
        yield _breach(figures, Kind.VOTES, f"the candidates have {total} votes, {int(cast)} were cast{times}")
    elif each == 1 and figures.official and figures.whole and len(voted) == len(figures.standings) and total < cast:
        yield _breach(figures, Kind.VOTES, f"the candidates have {total} votes, {int(cast)} were cast: {int(cast) - total} are nobody's")


def _shares(figures: Figures) -> Iterator[Breach]:
    cast, registered = figures.numbers.get("cast"), figures.numbers.get("registered")
    for standing in figures.standings:
        for share, base, of in ((standing.share, cast, "the votes cast"), (standing.share_registered, registered, "the registered")):
            if share is None or standing.votes is None or not base:
                continue
            right = 100 * standing.votes / base
            if abs(right - share) > (_ROUNDING if share != round(share, 1) else _COARSE):
                said = f"{standing.name}: {share} % of {of}, {standing.votes} of {int(base)} are {right:.2f} %"
                yield _breach(figures, Kind.SHARE, said, standing.name)
    for name, part in (("turnout", "voters"), ("abstention", "abstentions")):
        share, count = figures.numbers.get(name), figures.numbers.get(part)
        if share is not None and count is not None and registered:
            right = 100 * count / registered
            if abs(right - share) > (_ROUNDING if share != round(share, 1) else _COARSE):
                yield _breach(figures, Kind.SHARE, f"{name} of {share} %, {int(count)} of {int(registered)} are {right:.2f} %")


def _ranks(figures: Figures) -> Iterator[Breach]:
    ranked = sorted((s for s in figures.standings if s.rank is not None and s.votes is not None), key=lambda s: s.rank or 0)
    for before, after in pairwise(ranked):
        if (before.rank or 0) < (after.rank or 0) and (before.votes or 0) < (after.votes or 0):
            said = f"{before.name} is before {after.name} with {before.votes} votes against {after.votes}"
            yield _breach(figures, Kind.RANK, said, before.name, after.name)


# -- who is elected --------------------------------------------------------------------------------------------------------


def _rules(figures: Figures, system: System | None) -> Iterator[Breach]:
    if system is None or not figures.whole or system.system == "lists" or any(s.votes is None for s in figures.standings):
        return
    yield from _seats(figures, system)
    if figures.round == 1 and system.first_round is not None:
        yield from _first_round(figures, system)
    elif figures.round == 2 or system.rounds == 1:
        yield from _most_votes(figures)


def _elected(figures: Figures) -> list[Standing]:
    return [s for s in figures.standings if s.outcome is Outcome.ELECTED]


def _seats(figures: Figures, system: System) -> Iterator[Breach]:
    seats = figures.numbers.get("seats_to_fill") or (1 if system.system == "pairs" else system.fills)
    elected = _elected(figures)
    if seats and len(elected) > seats:
        names = ", ".join(s.name for s in elected)
        yield _breach(figures, Kind.ELECTED, f"{len(elected)} elected for {int(seats)} seats: {names}", *(s.name for s in elected))


def _first_round(figures: Figures, system: System) -> Iterator[Breach]:
    rule, cast, registered = system.first_round, figures.numbers.get("cast"), figures.numbers.get("registered")
    if rule is None or not cast:
        return
    for s in figures.standings:
        votes = s.votes or 0
        majority = 100 * votes > rule.over * cast
        enough = None if not registered else 100 * votes >= rule.registered * registered
        of = f" and {100 * votes / registered:.2f} % of the registered" if registered else ""
        said = f"{s.name}: {votes} votes, {100 * votes / cast:.2f} % of the votes cast{of}"
        if s.outcome is Outcome.ELECTED and (not majority or enough is False):
            need = f"over {rule.over:g} % of the votes cast" + (f" and {rule.registered:g} % of the registered" if rule.registered else "")
            yield _breach(figures, Kind.ELECTED, f"{said}, elected in round 1, which takes {need} ({system.source})", s.name)
        elif s.outcome is not Outcome.ELECTED and majority and enough is False:
            why = f"under {rule.registered:g} % of the registered, no election in round 1 ({system.source})"
            yield _breach(figures, Kind.NOT_ELECTED, f"{said}, not elected", s.name, explained=why)
        elif s.outcome is not Outcome.ELECTED and s.outcome is not None and majority and enough and not _filled(figures):
            yield _breach(figures, Kind.NOT_ELECTED, f"{said}, not elected", s.name)
    yield from _qualified(figures, system)


def _filled(figures: Figures) -> bool:
    """Whether more have passed the majority than there are seats, so that some of them are not elected."""
    seats = figures.numbers.get("seats_to_fill") or 1
    return len(_elected(figures)) >= seats


def _qualified(figures: Figures, system: System) -> Iterator[Breach]:
    rule, cast, registered = system.second_round, figures.numbers.get("cast"), figures.numbers.get("registered")
    if rule is None or not cast:
        return
    ordered = sorted((s.votes or 0 for s in figures.standings), reverse=True)
    first = ordered[: rule.only or rule.least]
    least = min(first, default=0)
    for s in figures.standings:
        votes = s.votes or 0
        if s.outcome not in (Outcome.QUALIFIED, Outcome.WITHDRAWN) or (first and votes >= least):
            continue
        of, percent = (registered, rule.registered) if rule.registered else (cast, rule.cast)
        if rule.only or (percent and of and 100 * votes < percent * of):
            base = "registered" if rule.registered else "votes cast"
            need = f"the first {rule.only}" if rule.only else f"{percent:g} % of the {base}"
            yield _breach(figures, Kind.QUALIFIED, f"{s.name}: {votes} votes, qualified, which takes {need} ({system.source})", s.name)


def _most_votes(figures: Figures) -> Iterator[Breach]:
    elected = _elected(figures)
    if not elected:
        return
    fewest = min(elected, key=lambda s: s.votes or 0)
    for s in figures.standings:
        if s.outcome is not Outcome.ELECTED and (s.votes or 0) > (fewest.votes or 0):
            said = f"{fewest.name} is elected with {fewest.votes} votes, {s.name} has {s.votes} and is not"
            yield _breach(figures, Kind.ELECTED, said, fewest.name, s.name)
