"""A score as a table for people.

Goes in: a `Score`. Goes out: rich tables on a console: figures by type, the weakest texts, the evidence at fault, and on
demand each mistake with what gold says and what was found.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kg.evaluate.gold import SLOTS
from kg.evaluate.score import Figures, Score

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

_WEAKEST = 5
_FAULTS_SHOWN = 10


def print_score(score: Score, console: Console, *, show: bool = False) -> None:
    """Print the figures; with `show`, every miss and every false alarm after them."""
    console.print(_table(score.figures()), markup=False)
    weakest = sorted(score.by_text().items(), key=lambda item: item[1].f1)[:_WEAKEST]
    console.print("lowest: " + ", ".join(f"{name} {row.f1:.2f}" for name, row in weakest), markup=False, highlight=False)
    console.print(f"texts: {len(score.pairs)}; evidence at fault: {len(score.bad_evidence)}", markup=False, highlight=False)
    for fault in score.bad_evidence[: None if show else _FAULTS_SHOWN]:
        console.print(f"  {fault}", markup=False, highlight=False)
    if show:
        _print_mistakes(score, console)


def _table(figures: Mapping[str, Figures]) -> Table:
    from rich.table import Table

    table = Table("", "P", "R", "F1", "facts", "gold", box=None)
    for column in table.columns[1:]:
        column.justify = "right"
    for name, row in figures.items():
        whole = "-" if row.facts is None else f"{row.facts:.3f}"
        table.add_row(name, f"{row.precision:.3f}", f"{row.recall:.3f}", f"{row.f1:.3f}", whole, str(row.gold))
    return table


def _print_mistakes(score: Score, console: Console) -> None:
    for name, pair in score.mistakes():
        gold = pair.gold.record if pair.gold is not None else None
        found = pair.found.record if pair.found is not None else None
        kind = str((gold or found or {}).get("type"))
        console.print(f"\n{name} {kind}", markup=False, highlight=False)
        console.print(f"  gold   {_line(kind, gold)}", markup=False, highlight=False, soft_wrap=True)
        console.print(f"  found  {_line(kind, found)}", markup=False, highlight=False, soft_wrap=True)


def _line(kind: str, record: Mapping[str, Any] | None) -> str:
    """Write what a record says, without its evidence; a dash for nothing."""
    if record is None:
        return "-"
    told = (*SLOTS[kind], "territory", "modality", "attributed_to", "optional")
    return ", ".join(f"{name}: {value}" for name, value in record.items() if name.lstrip("?") in told and value)
