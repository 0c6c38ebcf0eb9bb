"""The published policy: which values contradict each other, and whose word outweighs whose.

Goes in: `policy.yaml`. Goes out: the tables, checked. Refused (`ResourceError`): kinds of sources, types, slots or outcomes that there
are not.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

from kg.errors import ResourceError
from kg.facts import FACT_TYPES, Outcome
from kg.model import SourceKind


class Policy(NamedTuple):
    """The tables of `policy.yaml`.

    `order`: kinds of sources, the weightiest first; `single`: type → slots with one value a thing; `counts`: slots that are never rounded;
    `course`: pairs of outcomes of which the first supersedes the second.
    """

    order: tuple[SourceKind, ...]
    single: Mapping[str, frozenset[str]]
    counts: frozenset[str]
    course: tuple[tuple[Outcome, Outcome], ...]

    def is_single(self, type_: str, slot: str) -> bool:
        """Whether things of a type have one value in a slot."""
        return slot in self.single.get(type_, ())

    def weight(self, kind: SourceKind) -> int:
        """Place of a kind of source, 0 for the weightiest."""
        return _weights()[kind]

    def to_json(self) -> dict[str, Any]:
        """The policy as plain data."""
        return {
            "order": [kind.value for kind in self.order],
            "single": {type_: sorted(slots) for type_, slots in self.single.items()},
            "counts": sorted(self.counts),
            "course": [[later.value, earlier.value] for later, earlier in self.course],
        }


@cache
def policy() -> Policy:
    """The policy of the package, read once.

    Raises:
        ResourceError: it names something that there is not.
    """
    raw: Mapping[str, Any] = yaml.safe_load(files("kg").joinpath("resources", "policy.yaml").read_text("utf-8"))
    slots = {slot for cls in FACT_TYPES.values() for slot in cls.SLOTS}
    odd = [s for type_, names in raw["single"].items() for s in names if type_ not in FACT_TYPES or s not in FACT_TYPES[type_].SLOTS]
    odd += [s for s in raw["counts"] if s not in slots]
    if odd or set(raw["order"]) != set(SourceKind):
        raise ResourceError(f"policy.yaml: {', '.join(odd) or raw['order']}", "name slots of facts, and every kind of source once")
    return Policy(
        tuple(SourceKind(kind) for kind in raw["order"]),
        {type_: frozenset(names) for type_, names in raw["single"].items()},
        frozenset(raw["counts"]),
        tuple((Outcome(later), Outcome(earlier)) for later, earlier in raw["course"]),
    )


@cache
def _weights() -> Mapping[SourceKind, int]:
    return {kind: place for place, kind in enumerate(policy().order)}
