"""Measure extraction against gold: which facts a careful reader takes from a text, and which the program found.

Goes in: a folder of texts with gold beside them (`docs/facts.md` gives the format) and what extracts facts from a file.
Goes out: a `Score`, as figures, JSON or a table. Refused: folders without gold, gold files that are not of the format.
"""

from __future__ import annotations

from kg.evaluate.gold import GoldFact, GoldText, gold_fact, read_folder, read_gold
from kg.evaluate.report import print_score
from kg.evaluate.score import Figures, Score, evaluate, score

__all__ = [
    "Figures",
    "GoldFact",
    "GoldText",
    "Score",
    "evaluate",
    "gold_fact",
    "print_score",
    "read_folder",
    "read_gold",
    "score",
]
