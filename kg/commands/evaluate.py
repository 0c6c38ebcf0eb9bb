"""`kg evaluate`: score extraction against gold."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from kg.evaluate import evaluate, print_score
from kg.pipeline import facts_of


@click.command("evaluate")
@click.option(
    "--gold",
    required=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Folder of texts with NAME.gold.json beside.",
)
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True, help="Form of the output.")
@click.option("--show", is_flag=True, help="Print every miss and every false alarm too.")
def command(gold: Path, form: str, show: bool) -> int:
    """Score extraction against gold."""
    score = evaluate(gold, lambda path: facts_of([path]))
    if form == "json":
        click.echo(json.dumps(score.to_json(show=show), ensure_ascii=False))
    else:
        from rich.console import Console

        print_score(score, Console(width=None if sys.stdout.isatty() else 120), show=show)
    return 0
