"""The article marked up: each figure and outcome in its place, with what official results make of it beside.

Goes in: the text, findings. Goes out: a page that opens with the network off. A mark is put on the figure itself where the words of the
evidence give it, else on all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.check import Answer, Finding
from kg.facts import BaseFact, Quote
from kg.model import Document
from kg.reports import render

_WORST_FIRST = (Answer.CONTRADICTED, Answer.CONFIRMED, Answer.UNCOVERED)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the text: its answer, None where nothing is checked, and the numbers of the findings that end in it."""

    text: str
    answer: Answer | None
    numbers: tuple[int, ...] = ()


def to_html(document: Document, findings: Sequence[Finding], facts: Iterable[BaseFact]) -> str:
    """The page of an article."""
    by_id = {fact.id: fact for fact in facts}
    spans = [(*_span(by_id[f.fact], f), f.answer, n) for n, f in enumerate(findings, 1)]
    counts = {answer.value: sum(f.answer is answer for f in findings) for answer in _WORST_FIRST}
    title = document.title or document.id
    values = {"title": title, "document": document, "pieces": pieces(document.text, spans), "findings": findings, "counts": counts}
    return render("check.html.jinja", values)


def _span(fact: BaseFact, finding: Finding) -> tuple[int, int]:
    """Where the article says it: the figure within the evidence, or the whole evidence."""
    quotes = [e for e in fact.evidence if isinstance(e, Quote)]
    if isinstance(finding.said, int | float) and not isinstance(finding.said, bool):
        pattern = _figure(finding.said)
        for quote in quotes:
            if match := pattern.search(quote.quote):
                return quote.start + match.start(), quote.start + match.end()
    first = min(quotes, key=lambda q: q.end - q.start, default=None)
    return (first.start, first.end) if first is not None else (0, 0)


def _figure(value: float) -> re.Pattern[str]:
    """How a figure may be written: thousands apart or not, a decimal comma or point."""
    whole, _, decimals = (str(value) if isinstance(value, int) else repr(float(value))).partition(".")
    grouped = r"[\s.]?".join(f"{int(whole):,}".split(","))
    decimals = decimals.rstrip("0")
    return re.compile(rf"(?<![\d,.]){grouped}" + (rf"[,.]{decimals}0*" if decimals else r"(?:[,.]0+)?") + r"(?!\d|[,.]\d)")


def pieces(text: str, spans: Iterable[tuple[int, int, Answer, int]]) -> list[Piece]:
    """Cut a text at the ends of spans; where several lie over each other the worst answer shows.

    Args:
        text: the article.
        spans: start, end, answer and number of each finding.
    """
    kept = [s for s in spans if s[0] < s[1]]
    cuts = sorted({0, len(text), *(s[0] for s in kept), *(s[1] for s in kept)})
    found = []
    for start, end in pairwise(cuts):
        over = [s for s in kept if s[0] <= start and end <= s[1]]
        answer = min((s[2] for s in over), key=_WORST_FIRST.index, default=None)
        found.append(Piece(text[start:end], answer, tuple(s[3] for s in over if s[1] == end)))
    return found
