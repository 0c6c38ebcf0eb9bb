"""An article against the official results: every figure and outcome confirmed, contradicted or not covered.

Goes in: a resolution of a store's facts together with the article's. Goes out: findings, in the order of the article.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from kg.agreement import agree, plain
from kg.check.book import Book, Official
from kg.facts import BaseFact, Modality, Outcome, Quote
from kg.policy import policy
from kg.reports import Witness, witness, witnesses
from kg.resolved import Item, Resolution, source_key

__all__ = ["Answer", "Finding", "check"]


class Answer(StrEnum):
    """What official results make of a figure or an outcome."""

    CONFIRMED = "confirmed"
    CONTRADICTED = "contradicted"
    UNCOVERED = "uncovered"


@dataclass(frozen=True, slots=True)
class Finding:
    """One figure or outcome of the article.

    Args:
        fact: identifier of the article's fact.
        type: of the fact.
        subject: what it is about, for people.
        slot: the slot.
        said: the article's value.
        modality: how firmly the article says it.
        answer: what official results make of it.
        official: the official value, None where it is not covered.
        gap: the article's figure less the official one; None where they are none.
        how: what the official value is worked out from, empty where it is counted; or why it is not covered, where files count the round.
        article: the article's words.
        against: the official cells.
    """

    fact: str
    type: str
    subject: str
    slot: str
    said: Any
    modality: str
    answer: Answer
    official: Any
    gap: float | None
    how: str
    article: Witness
    against: tuple[Witness, ...]

    def to_json(self) -> dict[str, Any]:
        """As plain data."""
        given = {n: getattr(self, n) for n in ("fact", "type", "subject", "slot", "said", "modality", "answer", "official", "gap", "how")}
        return given | {"article": self.article.to_json(), "against": [w.to_json() for w in self.against]}


def check(resolution: Resolution, source: str) -> list[Finding]:
    """Check what one source says.

    Args:
        resolution: of the store's facts and the article's.
        source: key of the article (`Source.key`).

    Returns:
        Findings in the order in which the article says it. What is only planned, and what official files never count, is left out.
    """
    book = Book(resolution)
    facts = [f for f in resolution.facts.values() if source_key(f) == source and f.modality is not Modality.PLANNED]
    found = []
    for fact in sorted(facts, key=_place):
        item = resolution.items[resolution.links[fact.id].item]
        for slot, value in fact.slots().items():
            if fact.modality is Modality.DENIED and slot != "outcome":
                continue  # `n'atteint pas 8 %` gives no figure
            if policy().is_single(fact.type, slot) and fact.type != "candidacy":
                found.append(_finding(resolution, book, item, fact, slot, plain(value)))
    return found


def _place(fact: BaseFact) -> tuple[int, str]:
    return min((e.start for e in fact.evidence if isinstance(e, Quote)), default=0), fact.id


def _finding(resolution: Resolution, book: Book, item: Item, fact: BaseFact, slot: str, said: Any) -> Finding:  # noqa: ANN401 (a slot's value)
    official = book.of(item, slot)
    right = [o for o in official if _says(resolution, slot, said, fact, o)]
    denied = fact.modality is Modality.DENIED
    if not official or (slot == "outcome" and not right and _unknowable(said, official)):
        answer, shown = Answer.UNCOVERED, None
        how = "" if official or not book.counts(item) else "les résultats de ce tour ne le donnent pas"
    elif bool(right) != denied:
        answer, shown = Answer.CONFIRMED, (right or official)[0]
        how = shown.how
    else:
        answer, shown = Answer.CONTRADICTED, (right or official)[0]
        how = shown.how
    return Finding(
        fact.id,
        fact.type,
        _subject(resolution, item),
        slot,
        said,
        fact.modality.value,
        answer,
        shown.value if shown else None,
        _gap(said, shown),
        how,
        witness(resolution, fact),
        witnesses(resolution, shown.facts) if shown else (),
    )


def _says(resolution: Resolution, slot: str, said: Any, fact: BaseFact, official: Official) -> bool:  # noqa: ANN401 (a slot's value)
    """Whether the article's value is the official one; outcomes in other words for one thing, or a step before, are."""
    if slot == "outcome" and said != official.value:
        words = {(later.value, earlier.value) for later, earlier in policy().course}
        pair = (official.value, said)
        if said == Outcome.WITHDRAWN.value:
            return official.how == "absent du second tour"
        return pair in words or (pair[::-1] in words and said == Outcome.ELIMINATED.value)
    official_fact = resolution.facts[official.facts[0]] if not official.how else None
    return agree(slot, said, fact, official.value, official_fact)


def _unknowable(said: str, official: list[Official]) -> bool:
    """Whether result files cannot tell: what a court did later, or whether somebody who is not in the second round might have been."""
    if said == Outcome.ANNULLED.value:
        return True
    return said == Outcome.QUALIFIED.value and all(o.how == "absent du second tour" for o in official)


def _gap(said: Any, official: Official | None) -> float | None:  # noqa: ANN401 (a slot's value)
    if official is None or not isinstance(said, int | float) or not isinstance(official.value, int | float):
        return None
    gap = said - official.value
    return gap if isinstance(gap, int) else round(gap, 2)


def _subject(resolution: Resolution, item: Item) -> str:
    """What an item is about, for people."""
    names = [item.named[s] for s in ("person", "list_name", "party") if s in item.named][:1]
    where = item.round or item.contest or item.election
    return ", ".join(resolution.entities[e].label for e in (*names, *([where] if where else []))) or item.id
