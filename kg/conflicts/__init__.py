"""Where sources contradict each other: both evidences, sources, dates, and what the policy makes of it.

Goes in: a resolution. Goes out: cases, as values, JSON lines or a page.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from kg.policy import policy
from kg.reports import Witness, render, witnesses
from kg.resolved import Conflict, Rank, Resolution, Value

__all__ = ["Case", "Side", "cases", "to_html", "to_jsonl"]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values, with everybody who gives it; `independent` counts those that repeat one another once."""

    value: Any
    kept: bool
    sources: int
    independent: int
    witnesses: tuple[Witness, ...]

    def to_json(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "value": self.value,
            "kept": self.kept,
            "sources": self.sources,
            "independent": self.independent,
            "witnesses": [w.to_json() for w in self.witnesses],
        }


@dataclass(frozen=True, slots=True)
class Case:
    """One contradiction. `settled`: kind of source that outweighs the others, None for an open tie; `gap`: between the figures
    furthest apart, None where the values are none.
    """

    id: str
    item: str
    subject: str
    slot: str
    settled: str | None
    gap: float | None
    sides: tuple[Side, ...]

    def to_json(self) -> dict[str, Any]:
        """As plain data."""
        given = {name: getattr(self, name) for name in ("id", "item", "subject", "slot", "settled", "gap")}
        return given | {"sides": [side.to_json() for side in self.sides]}


def cases(resolution: Resolution) -> list[Case]:
    """Every contradiction, sorted by subject and slot."""
    return [_case(resolution, conflict) for conflict in resolution.conflicts]


def _case(resolution: Resolution, conflict: Conflict) -> Case:
    sides = tuple(_side(resolution, value) for value in conflict.values)
    settled = conflict.settled.value if conflict.settled else None
    return Case(conflict.id, conflict.item, conflict.subject, conflict.slot, settled, _gap([s.value for s in sides]), sides)


def _side(resolution: Resolution, value: Value) -> Side:
    shown = resolution.entities[value.value].label if value.value in resolution.entities else value.value
    return Side(shown, value.rank is Rank.PREFERRED, value.sources, value.independent, witnesses(resolution, value.facts))


def _gap(values: Sequence[Any]) -> float | None:
    if not all(isinstance(v, int | float) for v in values):
        return None
    gap = max(values) - min(values)
    return gap if isinstance(gap, int) else round(gap, 2)


def to_jsonl(found: Iterable[Case]) -> str:
    """Cases as JSON lines."""
    return "".join(json.dumps(case.to_json(), ensure_ascii=False) + "\n" for case in found)


def to_html(found: Sequence[Case], title: str = "Contradictions entre sources") -> str:
    """Cases as one page that opens with the network off."""
    order = [kind.value for kind in policy().order]
    return render("conflicts.html.jinja", {"cases": found, "title": title, "order": order})
