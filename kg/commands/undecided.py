"""`kg undecided`: pairs of people of whom the program does not say whether they are one."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kg.commands.grid import print_table
from kg.commands.held import held
from kg.resolved import Resolution, Undecided


@click.command("undecided")
@click.option("--in", "store", required=True, type=click.Path(path_type=Path), metavar="STORE", help="Store that kg build made.")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True, help="Form of the output.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="The N likeliest pairs.")
def command(store: Path, form: str, limit: int | None) -> int:
    """List pairs of people that may be one, the likeliest first, with what speaks for and against; kg same and kg different settle them."""
    resolution = held(store).resolution
    pairs = resolution.undecided[:limit]
    if form == "jsonl":
        for pair in pairs:
            click.echo(json.dumps(_record(resolution, pair), ensure_ascii=False))
    else:
        _table(resolution, pairs)
    return 0


def _record(resolution: Resolution, pair: Undecided) -> dict[str, object]:
    return {
        "left": {"id": pair.left, "label": resolution.entities[pair.left].label, "mentions": resolution.mentions[pair.left]},
        "right": {"id": pair.right, "label": resolution.entities[pair.right].label, "mentions": resolution.mentions[pair.right]},
        "score": pair.score,
        "parts": [{"name": p.name, "weight": p.weight, "why": p.why} for p in pair.parts],
    }


def _table(resolution: Resolution, pairs: tuple[Undecided, ...]) -> None:
    rows = []
    for pair in pairs:
        because = "; ".join(f"{part.name} {part.weight:+g} ({part.why})" for part in pair.parts)
        rows.append((_who(resolution, pair.left), _who(resolution, pair.right), f"{pair.score:+g}", because))
    print_table(("A", "B", "score", "because"), rows)


def _who(resolution: Resolution, person: str) -> str:
    mentions = resolution.mentions[person]
    more = f" and {len(mentions) - 1} more" if len(mentions) > 1 else ""
    return f"{person}\n{mentions[0]}{more}"
