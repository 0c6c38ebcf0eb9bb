"""How things went on: steps of resignations, mandates with their beginning and end, defeats that a resignation follows, support across
parties.

Goes in: a resolution. Goes out: triples on resignations, mandates and endorsements. Days are counted only between dates that are
known to the day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import count, permutations

from kg.facts import Modality, OfficeStatus, ResignationStatus
from kg.ids import build, digest, parse
from kg.resolved import Item, ResignationCycle, Resolution
from kg.triples.derived import LOST, outcomes_of, who_went_on
from kg.triples.items import DERIVED
from kg.triples.terms import Nodes, Triple, boolean, date, integer, text
from kg.triples.vocabulary import LABEL, TYPE, concept, own

#: A resignation that comes within so many days of a defeat is shown beside it; why it came is for the sources to say.
_DAYS_AFTER = 60
_STATUSES = frozenset(status.value for status in ResignationStatus)
_PENDING = frozenset({"announced", "submitted"})
_SETTLED = frozenset({"accepted", "effective", "refused", "retracted"})


def cycle_triples(resolution: Resolution, node: Nodes, days_of_rounds: dict[str, str]) -> Iterator[Triple]:
    """Triples on everything that goes on in steps.

    Args:
        resolution: the resolved view.
        node: maker of nodes.
        days_of_rounds: round → ISO date, where it is known.
    """
    for cycle in resolution.resignations:
        yield from _steps(cycle, node)
    furthest = {cycle.item: cycle.status for cycle in resolution.resignations}
    losses = _losses(resolution, days_of_rounds)
    parties = _parties(resolution)
    for item in resolution.items.values():
        if item.type == "resignation" and item.happened:
            yield from _resignation(item, furthest.get(item.id), losses, resolution, node)
        elif item.type == "endorsement" and item.happened:
            yield from _across(item, parties, node)
    yield from _mandates(resolution, node)
    yield from _terms(resolution, node)


def _steps(cycle: ResignationCycle, node: Nodes) -> Iterator[Triple]:
    number = count(1)
    for step in cycle.steps:
        parts = parse(cycle.item).parts
        mark = digest(f"{step.date} {step.modality} {step.facts}", 8)
        subject = node(build("step", *parts, step.status.replace("_", "-"), mark))
        yield node(cycle.item), own("step"), subject
        yield subject, TYPE, own("Step")
        if step.status in _STATUSES:
            yield subject, own("status"), concept("step", step.status)
        yield subject, own("number"), integer(next(number))
        yield subject, own("modality"), concept("modality", step.modality)
        if step.date is not None:
            yield subject, own("date"), date(step.date)
        for fact in step.facts:
            yield subject, DERIVED, node(build("fact", fact))


def _resignation(
    item: Item, furthest: str | None, losses: dict[str, list[tuple[dt.date, Item]]], resolution: Resolution, node: Nodes
) -> Iterator[Triple]:
    subject = node(item.id)
    told = {str(v.value) for v in item.values.get("status", ()) if v.rank != "deprecated"}
    if furthest is not None:
        yield subject, own("furthestStatus"), concept("step", furthest)
    if told:
        yield subject, own("pending"), boolean(bool(told & _PENDING) and not told & _SETTLED)
    when, exact = _when(item, resolution)
    if when is None:
        return
    for day, loss in losses.get(item.named.get("person", ""), ()):
        days = (when - day).days
        if 0 <= days <= _DAYS_AFTER:
            yield subject, own("afterDefeat"), node(loss.id)
            if exact:
                yield subject, own("daysAfterDefeat"), integer(days)


def _when(item: Item, resolution: Resolution) -> tuple[dt.date | None, bool]:
    """Day of a resignation and whether sources give it; else the day on which it was first in print."""
    given = sorted(str(v.value) for v in item.values.get("date", ()) if v.rank != "deprecated")
    days = [day for text in given if (day := _day(text))]
    if days:
        return days[0], True
    printed = [day for f in item.facts if (day := _day(resolution.source_of(resolution.facts[f]).published))]
    return (min(printed), False) if printed else (None, False)


def _day(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def _losses(resolution: Resolution, days_of_rounds: dict[str, str]) -> dict[str, list[tuple[dt.date, Item]]]:
    """Each person's lost rounds with their day."""
    losses: dict[str, list[tuple[dt.date, Item]]] = {}
    results = [item for item in resolution.items.values() if item.type == "result" and item.happened]
    going_on = who_went_on(results)
    for item in results:
        if item.round is not None and item.id not in going_on and LOST & set(outcomes_of(item)):
            person, day = item.named.get("person"), _day(days_of_rounds.get(item.round))
            if person is not None and day is not None:
                losses.setdefault(person, []).append((day, item))
    return losses


def _parties(resolution: Resolution) -> dict[str, set[str]]:
    parties: dict[str, set[str]] = {}
    for item in resolution.items.values():
        if item.type in ("affiliation", "candidacy") and item.happened and "person" in item.named:
            party = item.named.get("party")
            parties.setdefault(item.named["person"], set()).update({party} if party else ())
    return parties


def _across(item: Item, parties: dict[str, set[str]], node: Nodes) -> Iterator[Triple]:
    """Say whether support crosses party lines, where both sides' parties are known."""
    giver, receiver = item.named.get("source", ""), item.named.get("target", "")
    ours, theirs = ({end} if end.startswith("party/") else parties.get(end, set()) for end in (giver, receiver))
    if ours and theirs:
        yield node(item.id), own("acrossParties"), boolean(not ours & theirs)


def _terms(resolution: Resolution, node: Nodes) -> Iterator[Triple]:
    """Say from when to when somebody surely held an office, by the dates given and by the days on which sources say that they do; and which
    other offices the same person held at some time.
    """
    spans = {mandate.id: mandate for mandate in resolution.mandates}
    held = {item.id: item for item in resolution.items.values() if item.type == "office" and item.happened}
    of_person: dict[str, list[str]] = {}
    for identifier in sorted({*spans, *held}):
        days = list(_days_in_office(held.get(identifier), resolution))
        span = spans.get(identifier)
        days += [day for day in (_exact(span.start), _exact(span.end)) if day is not None] if span is not None else []
        if days:
            yield node(identifier), own("heldFrom"), date(min(days).isoformat())
            yield node(identifier), own("heldTo"), date(max(days).isoformat())
            who = span.person if span is not None else held[identifier].named.get("person")
            if who is not None:
                of_person.setdefault(who, []).append(identifier)
    for mandates in of_person.values():
        yield from ((node(one), own("heldBeside"), node(other)) for one, other in permutations(mandates, 2))


def _days_in_office(item: Item | None, resolution: Resolution) -> Iterator[dt.date]:
    """Days of publication of the facts that say that somebody holds an office, and the days that they give themselves."""
    for identifier in item.facts if item is not None else ():
        fact = resolution.facts[identifier]
        slots = fact.slots()
        if slots.get("status") == OfficeStatus.HOLDS and fact.modality in (Modality.ASSERTED, Modality.REPORTED):
            told = (resolution.source_of(fact).published, slots.get("since"))
            yield from (day for when in told if (day := _exact(when)) is not None)


def _exact(when: str | None) -> dt.date | None:
    """The day of a date that is known to the day."""
    return _day(when) if when is not None and len(when) >= len("2023-09-27") else None


def _mandates(resolution: Resolution, node: Nodes) -> Iterator[Triple]:
    for mandate in resolution.mandates:
        subject = node(mandate.id)
        yield subject, TYPE, own("Mandate")
        if mandate.id not in resolution.items:
            names = (resolution.entities[end].label for end in (mandate.person, mandate.office))
            yield subject, LABEL, text(", ".join(names))
        yield subject, own("person"), node(mandate.person)
        yield subject, own("office"), node(mandate.office)
        yield subject, own("ended"), boolean(mandate.ended)
        for name, when in (("start", mandate.start), ("end", mandate.end)):
            if when is not None:
                yield subject, own(name), date(when)
        for name, cause in (("startCause", mandate.start_cause), ("endCause", mandate.end_cause)):
            if cause is not None:
                yield subject, own(name), concept("cause", cause)
        for name, other in (("predecessor", mandate.predecessor), ("successor", mandate.successor)):
            if other is not None:
                yield subject, own(name), node(other)
        for fact in mandate.facts:
            yield subject, DERIVED, node(build("fact", fact))
