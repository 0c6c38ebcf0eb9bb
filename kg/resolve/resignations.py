"""One resignation from the steps that several articles tell.

Goes in: resignation facts with person and post. Goes out: which facts are of one resignation, then each with its dated steps. Two
resignations of one person from one post are told apart by time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kg.facts import BaseFact, Modality, Resignation, ResignationStatus
from kg.resolve.dates import days_between, first_day, fits, published
from kg.resolve.slots import slot_of
from kg.resolved import Item, ResignationCycle, Source, Step

#: Days between two steps beyond which they are of two resignations.
_ANOTHER = 300
_FIRM = frozenset({Modality.ASSERTED, Modality.REPORTED})
#: Order in which steps follow each other where dates do not tell.
ORDER = (
    ResignationStatus.DEMANDED,
    ResignationStatus.ANNOUNCED,
    ResignationStatus.SUBMITTED,
    ResignationStatus.REFUSED,
    ResignationStatus.ACCEPTED,
    ResignationStatus.EFFECTIVE,
    ResignationStatus.RETRACTED,
)
_LEFT = frozenset({ResignationStatus.ACCEPTED.value, ResignationStatus.EFFECTIVE.value})


def starts(facts: Iterable[tuple[BaseFact, str]], sources: Mapping[str, Source]) -> dict[str, str | None]:
    """Fact → first date of the resignation that it is a step of; None where no date is known.

    Args:
        facts: resignation facts, each with a key that person and post make.
        sources: for publication dates, which stand in for dates that facts do not give.
    """
    by_key: dict[str, list[BaseFact]] = {}
    for fact, key in facts:
        by_key.setdefault(key, []).append(fact)
    found: dict[str, str | None] = {}
    for group in by_key.values():
        for cycle in _split(group, sources):
            days = [fact.date for fact in cycle if isinstance(fact, Resignation) and fact.date]
            first = min(days, key=lambda d: (first_day(d), d), default=None)
            found |= {fact.id: first for fact in cycle}
    return found


def _split(group: Sequence[BaseFact], sources: Mapping[str, Source]) -> list[list[BaseFact]]:
    """Steps cut where more days lie between two than one resignation lasts; undated ones go with the first."""
    ordered = sorted(group, key=lambda f: (first_day(_when(f, sources)), f.id))
    cycles: list[list[BaseFact]] = []
    last: str | None = None
    for fact in ordered:
        when = _when(fact, sources)
        gap = days_between(last, when)
        if not cycles or (gap is not None and gap > _ANOTHER):
            cycles.append([])
        cycles[-1].append(fact)
        last = when or last
    return cycles


def _when(fact: BaseFact, sources: Mapping[str, Source]) -> str | None:
    return slot_of(fact, "date") or published(fact, sources)


def cycle_of(item: Item, facts: Mapping[str, BaseFact]) -> ResignationCycle:
    """The steps of a resignation, in order; what is only denied, planned or rumoured is a step with that modality."""
    steps: dict[tuple[str, Modality], list[Resignation]] = {}
    for identifier in item.facts:
        fact = facts[identifier]
        assert isinstance(fact, Resignation)
        status = fact.status.value if fact.status else "unknown"
        steps.setdefault((status, _firmness(fact.modality)), []).append(fact)
    told = [_step(status, modality, facts_of) for (status, modality), facts_of in steps.items()]
    made = sorted(told, key=lambda s: (_day_in_line(s, told), _place(s.status), s.modality, s.status))
    firm = [s for s in made if s.modality in _FIRM and s.status != "unknown"]
    reached = firm[-1].status if firm else None
    return ResignationCycle(item.id, item.named["person"], item.named.get("office"), tuple(made), reached, reached in _LEFT)


def _firmness(modality: Modality) -> Modality:
    """Asserted and reported steps are one."""
    return Modality.ASSERTED if modality in _FIRM else modality


def _step(status: str, modality: Modality, told: Sequence[Resignation]) -> Step:
    dates = [f.date for f in told if f.date]
    best = max(dates, key=lambda d: (sum(fits(d, other) for other in dates), len(d), d), default=None)
    return Step(status, best, modality, tuple(sorted(f.id for f in told)))


def _day_in_line(step: Step, steps: Sequence[Step]) -> str:
    """The day by which a step is put in order: where its own is not known, that of the last step known to the day that comes
    before it in the order of things.
    """
    if _to_the_day(step):
        return first_day(step.date)
    earlier = [first_day(s.date) for s in steps if _to_the_day(s) and _place(s.status) <= _place(step.status)]
    return max(earlier, default=first_day(step.date))


def _to_the_day(step: Step) -> bool:
    return step.date is not None and len(step.date) >= 10


def _place(status: str) -> int:
    names = [s.value for s in ORDER]
    return names.index(status) if status in names else -1
