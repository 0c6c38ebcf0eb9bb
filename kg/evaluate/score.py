"""From pairs to figures: precision, recall and F1 by type, and what was wrong.

Goes in: a folder of texts with gold, and what extracts facts from a text; or gold and facts already at hand. Goes out: a
`Score`, which prints as JSON. Figures are over all slots of all texts (micro). Evidence is checked apart: every fact must
have some, and every quotation must be the text at its offsets.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.evaluate.gold import SLOTS, FoundFact, GoldText, found_fact, read_folder
from kg.evaluate.tally import Pair, Tally, pair_up
from kg.facts import BaseFact
from kg.ids import slug

#: The types that a graph of elections stands on.
CORE = ("candidacy", "result", "turnout", "seats", "resignation")
_TAG = re.compile(r"<[^>]*>")
Record = Mapping[str, Any]
#: Reads the facts of one text file.
Extractor = Callable[[Path], Iterable[BaseFact]]


@dataclass(frozen=True, slots=True)
class Figures:
    """How well one type, or a group of types, was read.

    `gold` counts the facts that had to be found, `whole` those found with every slot right.
    """

    tally: Tally
    gold: int
    whole: int

    @property
    def precision(self) -> float:
        """Right slots among those printed; 1 where none was."""
        return _share(self.tally.hits, self.tally.hits + self.tally.alarms)

    @property
    def recall(self) -> float:
        """Right slots among those wanted; 1 where none was."""
        return _share(self.tally.hits, self.tally.hits + self.tally.misses)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def facts(self) -> float | None:
        """Share of gold facts whose every slot was right; None where gold has none."""
        return self.whole / self.gold if self.gold else None

    def to_json(self) -> dict[str, float | int | None]:
        """Give the figures to four decimals."""
        facts = None if self.facts is None else round(self.facts, 4)
        ratios = {"precision": round(self.precision, 4), "recall": round(self.recall, 4), "f1": round(self.f1, 4)}
        return {**ratios, "facts": facts, "gold": self.gold}


@dataclass(frozen=True, slots=True)
class Score:
    """Everything that an evaluation found out. `pairs` lists the pairs of each text, right ones included."""

    pairs: Mapping[str, Sequence[Pair]]
    bad_evidence: tuple[str, ...]

    def figures(self) -> dict[str, Figures]:
        """Figures for `all`, `core` and each type, in this order."""
        groups = {"all": tuple(SLOTS), "core": CORE, **{kind: (kind,) for kind in SLOTS}}
        by_kind: dict[str, list[Pair]] = {kind: [] for kind in SLOTS}
        for pair in self._all_pairs():
            by_kind[_kind(pair)].append(pair)
        members = {name: [pair for kind in kinds for pair in by_kind[kind]] for name, kinds in groups.items()}
        return {name: figures(pairs) for name, pairs in members.items()}

    def by_text(self) -> dict[str, Figures]:
        """Figures of each text."""
        return {name: figures(pairs) for name, pairs in self.pairs.items()}

    def mistakes(self) -> list[tuple[str, Pair]]:
        """Every pair that is not all right, with the name of its text."""
        return [(name, pair) for name, pairs in self.pairs.items() for pair in pairs if not pair.right]

    def to_json(self, *, show: bool = False) -> dict[str, Any]:
        """One JSON object; with `show`, the mistakes too."""
        scores = {name: row.to_json() for name, row in self.figures().items()}
        record: dict[str, Any] = {"scores": scores, "bad_evidence": len(self.bad_evidence), "documents": len(self.pairs)}
        if show:
            record["mistakes"] = [_mistake(name, pair) for name, pair in self.mistakes()]
            record["evidence_at_fault"] = list(self.bad_evidence)
        return record

    def _all_pairs(self) -> Iterable[Pair]:
        return (pair for pairs in self.pairs.values() for pair in pairs)


def evaluate(folder: Path, extract: Extractor) -> Score:
    """Extract every text of a folder that has gold and score what came out.

    Args:
        folder: holds `NAME.txt` or `NAME.html` with `NAME.gold.json` beside.
        extract: gives the facts of one file.

    Raises:
        SourceError: the folder holds no gold, or a file of it cannot be read.
    """
    texts = read_folder(folder)
    return score(texts, {text.name: [fact.to_json() for fact in extract(text.path)] for text in texts})


def score(texts: Iterable[GoldText], facts: Mapping[str, Sequence[Record]]) -> Score:
    """Score facts, given by the name of their text, against gold. Texts without facts count as misses."""
    pairs: dict[str, Sequence[Pair]] = {}
    faults: list[str] = []
    for text in texts:
        records = [record for record in facts.get(text.name, ()) if record["type"] in SLOTS]
        faults += bad_evidence(text, records)
        pairs[text.name] = pair_up(text.facts, _scored(records, teasers=text.teasers))
    return Score(pairs, tuple(faults))


def _scored(records: Iterable[Record], *, teasers: bool) -> list[FoundFact]:
    """Keep what enters the score: facts of teasers belong to other articles, so only where gold speaks of them."""
    kept = (found_fact(record) for record in records if teasers or record.get("segment") != "teaser")
    return [fact for fact in kept if fact is not None]


def bad_evidence(text: GoldText, records: Iterable[Record]) -> list[str]:
    """List the faults of the evidence. In a page, whose offsets are those of its text, only the words are checked."""
    source = text.path.read_text(encoding="utf-8")
    page = slug(html.unescape(_TAG.sub(" ", source))) if text.path.suffix == ".html" else None
    faults = []
    for record in records:
        spans = record.get("evidence") or ()
        where = f"{text.name}: {record['type']}"
        if not spans:
            faults.append(f"{where}: no evidence")
        for span in spans:
            if page is None and source[span["start"] : span["end"]] != span["quote"]:
                faults.append(f"{where}: quote is not the text at {span['start']}:{span['end']}")
            if page is not None and slug(span["quote"]) not in page:
                faults.append(f"{where}: quote is not in the page")
    return faults


def figures(pairs: Iterable[Pair]) -> Figures:
    """Add up the tallies of pairs."""
    tally, gold, whole = Tally(), 0, 0
    for pair in pairs:
        tally = tally.plus(pair.tally)
        if pair.gold is not None and not pair.gold.optional:
            gold += 1
            whole += int(pair.found is not None and pair.right)
    return Figures(tally, gold, whole)


def _kind(pair: Pair) -> str:
    either = pair.gold or pair.found
    assert either is not None, "a pair has at least one side"
    return either.type


def _mistake(name: str, pair: Pair) -> dict[str, Any]:
    gold = None if pair.gold is None else dict(pair.gold.record)
    found = None if pair.found is None else dict(pair.found.record)
    return {"document": name, "type": _kind(pair), "gold": gold, "found": found, **pair.tally._asdict()}


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
