"""Write the table of scores in the README.

    python tools/score_table.py 'sample articles=data/articles' ['NAME=FOLDER' ...] [--readme README.md] [--date 2024-05-01]

Scores extraction on every folder of texts with gold (NAME.txt or NAME.html beside NAME.gold.json) and puts a table between the lines
`<!-- scores -->` and `<!-- /scores -->`. Without --readme the table is printed only.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from kg.evaluate import Score, evaluate
from kg.pipeline import facts_of

START, END = "<!-- scores -->", "<!-- /scores -->"
TYPES = ("candidacy", "result", "turnout", "seats", "resignation", "office", "affiliation", "endorsement", "statement")


def table(scores: Sequence[tuple[str, Score]], day: str) -> str:
    """The scores as Markdown: a row a set of texts, then a row a type of fact."""
    lines = [
        f"Measured on {day}.",
        "",
        "| texts | number | core F1 | all F1 | precision, all | facts right in every slot | evidence at fault |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for name, score in scores:
        figures = score.figures()
        whole, core = figures["all"], figures["core"]
        right = "-" if whole.facts is None else f"{whole.facts:.3f}"
        numbers = f"{core.f1:.3f} | {whole.f1:.3f} | {whole.precision:.3f} | {right} | {len(score.bad_evidence)}"
        lines.append(f"| {name} | {len(score.pairs)} | {numbers} |")
    lines += ["", "| F1 by type | " + " | ".join(name for name, _ in scores) + " |", "| --- |" + " --- |" * len(scores)]
    for kind in TYPES:
        row = [score.figures().get(kind) for _, score in scores]
        lines.append(f"| `{kind}` | " + " | ".join("-" if f is None or not f.gold else f"{f.f1:.3f} ({f.gold})" for f in row) + " |")
    return "\n".join(lines)


def placed(readme: str, new: str) -> str:
    """The README with the table between its marks.

    Raises:
        ValueError: the marks are missing.
    """
    start, end = readme.find(START), readme.find(END)
    if start < 0 or end < start:
        raise ValueError(f"no {START} ... {END}")
    return readme[: start + len(START)] + "\n" + new + "\n" + readme[end:]


def main() -> int:
    """Score, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", metavar="NAME=FOLDER")
    parser.add_argument("--readme", type=Path)
    parser.add_argument("--date", default=date.today().isoformat())
    given = parser.parse_args()
    scores = []
    for one in given.sets:
        name, _, folder = one.partition("=")
        if not folder or not Path(folder).is_dir():
            parser.error(f"{one}: not NAME=FOLDER with a folder that is there")
        scores.append((name, evaluate(Path(folder), lambda path: facts_of([path]))))
    made = table(scores, given.date)
    sys.stdout.write(made + "\n")
    if given.readme is not None:
        given.readme.write_text(placed(given.readme.read_text("utf-8"), made), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
