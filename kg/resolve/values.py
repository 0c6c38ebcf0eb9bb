"""The values that a slot was given: which agree, which is shown.

Goes in: what each fact says of a slot. Goes out: values, ranked by the published policy (`kg.policy`). Sources of one
weight that differ are a tie.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.agreement import Figure, agree, plain
from kg.facts import BaseFact, Modality
from kg.model import SourceKind
from kg.policy import policy
from kg.resolve.slots import slot_of
from kg.resolved import Links, Rank, Source, Value, source_key

FIRM = frozenset({Modality.ASSERTED, Modality.REPORTED})


@dataclass(frozen=True, slots=True)
class Said:
    """One fact's value of one slot; `origin` is the source that its source repeats."""

    fact: BaseFact
    value: Any
    source: Source
    origin: str


class Sayings:
    """Makes `Said` of facts."""

    def __init__(self, links: Mapping[str, Links], sources: Mapping[str, Source], copies: Mapping[str, str]) -> None:
        self._links = links
        self._sources = sources
        self._copies = copies

    def of(self, fact: BaseFact, value: Any) -> Said:  # noqa: ANN401 (a slot's value)
        """What a fact says, with its source."""
        source = self._sources.get(source_key(fact)) or Source(fact.document, fact.sha256)
        return Said(fact, value, source, self._copies.get(source.key, source.key))

    def alone(self, fact: BaseFact, without: frozenset[str]) -> Mapping[str, tuple[Value, ...]]:
        """The values that one fact gives, where no other speaks of the same thing (most things that files count).

        Args:
            fact: the fact.
            without: slots that are no values.
        """
        source = self._sources.get(source_key(fact))
        return _Alone(fact, self._links[fact.id].named, source.kind if source is not None else SourceKind.ARTICLE, without)

    def by_slot(self, group: Sequence[BaseFact]) -> dict[str, list[Said]]:
        """What facts say, slot by slot; entities by their identifiers."""
        said: dict[str, list[Said]] = {}
        for fact in group:
            named = self._links[fact.id].named
            for slot, raw in fact.slots().items():
                said.setdefault(slot, []).append(self.of(fact, named.get(slot, plain(raw))))
        return said


class _Alone(Mapping[str, tuple[Value, ...]]):
    """The values of one fact, made when they are asked for: those of a million counts would fill memory."""

    __slots__ = ("_fact", "_kind", "_named", "_without")

    def __init__(self, fact: BaseFact, named: Mapping[str, str], kind: SourceKind, without: frozenset[str]) -> None:
        self._fact, self._named, self._kind, self._without = fact, named, kind, without

    def __repr__(self) -> str:
        return repr(dict(self))

    def __reduce__(self) -> tuple[type[dict[str, tuple[Value, ...]]], tuple[dict[str, tuple[Value, ...]]]]:
        return dict, (dict(self),)

    def __iter__(self) -> Iterator[str]:
        return (slot for slot in self._fact.slots() if slot not in self._without)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __getitem__(self, slot: str) -> tuple[Value, ...]:
        raw = slot_of(self._fact, slot)
        if raw is None or slot in self._without or slot not in self._fact.SLOTS:
            raise KeyError(slot)
        return (Value(self._named.get(slot, plain(raw)), (self._fact.id,), Rank.PREFERRED, self._kind, 1, 1),)


def choose(type_: str, slot: str, said: Sequence[Said], modality: Modality) -> tuple[Value, ...]:
    """Group what is said of a slot into values that agree, and rank them, the preferred first."""
    if len(said) == 1:
        return (value_of(said, Rank.PREFERRED),)
    firm = [s for s in said if s.fact.modality in FIRM or s.fact.modality == modality]
    soft = [s for s in said if s not in firm]
    groups = sorted(_groups(slot, firm), key=lambda g: (_weight(g), -len({s.origin for s in g}), str(_best(g))))
    if policy().is_single(type_, slot) and len(groups) > 1:
        ranks = _ranks(slot, groups)
        groups = [groups[n] for n, _ in ranks]
        values = [value_of(group, rank) for group, (_, rank) in zip(groups, ranks, strict=True)]
    else:
        values = [value_of(group, Rank.PREFERRED) for group in groups]
    rumours = sorted(_groups(slot, soft), key=lambda g: str(_best(g)))
    return (*values, *(value_of(group, Rank.DEPRECATED) for group in rumours))


def _ranks(slot: str, groups: Sequence[Sequence[Said]]) -> list[tuple[int, Rank]]:
    """Number and rank of groups that differ, the preferred first."""
    if slot == "outcome" and (order := _course([g[0].value for g in groups])) is not None:
        return [(order[0], Rank.PREFERRED), (order[1], Rank.DEPRECATED)]
    top = sum(_weight(g) == _weight(groups[0]) for g in groups)
    if top == 1:
        return [(n, Rank.DEPRECATED if n else Rank.PREFERRED) for n in range(len(groups))]
    return [(n, Rank.NORMAL if n < top else Rank.DEPRECATED) for n in range(len(groups))]


def _course(outcomes: Sequence[str]) -> tuple[int, int] | None:
    """Places of two outcomes of which one supersedes the other, the later first; None where they contradict each other."""
    for later, earlier in policy().course:
        if sorted(outcomes) == sorted((later.value, earlier.value)):
            return outcomes.index(later.value), outcomes.index(earlier.value)
    return None


def contradicting(type_: str, slot: str, values: Sequence[Value]) -> tuple[Value, ...]:
    """Those values of a slot that contradict each other; empty where none do (rumours, and steps of one course, do not)."""
    if not policy().is_single(type_, slot) or (slot == "outcome" and _course([str(v.value) for v in values]) is not None):
        return ()
    return tuple(values) if len(values) > 1 else ()


def _groups(slot: str, said: Sequence[Said]) -> list[list[Said]]:
    """Sort what is said into groups that agree; an approximate or rounded figure joins the precise one that it agrees with."""
    ordered = sorted(said, key=lambda s: (s.source.weight, -_decimals(s.value), str(s.value), s.fact.id))
    groups: list[list[Said]] = []
    for one in ordered:
        home = next((g for g in groups if agree(slot, g[0].value, g[0].fact, one.value, one.fact)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return groups


def _decimals(value: Any) -> int:  # noqa: ANN401 (a slot's value)
    return Figure.of(value).decimals if isinstance(value, int | float) else 0


def _weight(group: Sequence[Said]) -> int:
    return min(s.source.weight for s in group)


def _best(group: Sequence[Said]) -> Any:  # noqa: ANN401 (a slot's value)
    """The value of a group: the most precise of its weightiest sources."""
    if len(group) == 1:
        return group[0].value
    weight = _weight(group)
    return max((s for s in group if s.source.weight == weight), key=lambda s: (_decimals(s.value), str(s.value))).value


def value_of(group: Sequence[Said], rank: Rank) -> Value:
    """What a group says, as a value."""
    return Value(
        _best(group),
        tuple(sorted(s.fact.id for s in group)),
        rank,
        policy().order[_weight(group)],
        len({s.source.key for s in group}),
        len({s.origin for s in group}),
    )
