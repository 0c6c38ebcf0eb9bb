"""The same text gives the same facts, whatever the order in which Python holds its sets."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ARTICLES = Path(__file__).parents[2] / "data" / "articles"
#: An office that ends twice in one text, by an event and by a successor: two statuses of one term.
ENDED_TWICE = (
    "Le 28 août, Luc Garnier claquait la porte de la Transition écologique ; Marc Vidal, jusque-là président de l'Assemblée nationale, "
    "l'a remplacé. Anne Morel, ancienne ministre des Sports, a quitté le gouvernement. L'ancien ministre de la Transition écologique Luc "
    "Garnier vit à Nevers."
)


def _facts(seed: int, folder: Path) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": ":".join(sys.path)}
    texts = [str(folder / "ended.txt"), *(str(p) for p in sorted(ARTICLES.glob("*.txt")))]
    command = [sys.executable, "-m", "kg", "extract", *texts, "--format", "jsonl"]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout


def test_facts_do_not_depend_on_the_order_of_sets(tmp_path: Path) -> None:
    (tmp_path / "ended.txt").write_text(ENDED_TWICE, "utf-8")
    told = [_facts(seed, tmp_path) for seed in (0, 4, 11)]
    assert '"status": "left"' in told[0]
    assert told[0] == told[1] == told[2]
