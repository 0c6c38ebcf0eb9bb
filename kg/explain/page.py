"""An account as a page: the article with its facts marked, each fact beside its words, and under each paragraph what was read in it.

Goes in: an `Account`. Goes out: one HTML page without scripts. All text enters through the template, which escapes it.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template

from kg.explain.account import Account, Line
from kg.explain.text import said
from kg.facts import Quote


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with the numbers of the facts that it proves, of those whose first words it begins, and the kinds of its mentions."""

    text: str
    facts: tuple[int, ...]
    begins: tuple[int, ...]
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A zone cut into pieces, with its facts (number, words, rule) and its sentences."""

    zone: str
    pieces: tuple[Piece, ...]
    facts: tuple[tuple[int, str, str], ...]
    lines: tuple[Line, ...]


def page(account: Account) -> str:
    """The page of an account."""
    return _template().render(
        document=account.document,
        paragraphs=[_paragraph(account, n) for n in range(len(account.zones))],
        facts=[(n, said(f), f.rule) for n, f in enumerate(account.facts, 1)],
    )


@lru_cache(maxsize=1)
def _template() -> Template:
    source = files("kg").joinpath("resources", "explain", "page.html.j2").read_text("utf-8")
    return Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True).from_string(source)


def _paragraph(account: Account, n: int) -> Paragraph:
    zone = account.zones[n]
    facts = [
        (number, evidence)
        for number, fact in enumerate(account.facts, 1)
        for evidence in fact.evidence
        if isinstance(evidence, Quote) and evidence.start < zone.end and evidence.end > zone.start
    ]
    lines = tuple(line for line in account.lines if zone.start <= line.quote.start < zone.end)
    marks = [(named.quote.start, named.quote.end, named.kind) for line in lines for named in line.named]
    begins = {number: fact.evidence[0] for number, fact in enumerate(account.facts, 1)}
    first = {number: q.start for number, q in begins.items() if isinstance(q, Quote)}
    pieces = _pieces(account.document.text, zone.start, zone.end, [(q.start, q.end, number) for number, q in facts], marks, first)
    numbers = dict.fromkeys(number for number, _ in sorted(facts, key=lambda row: (row[1].start, row[0])))
    return Paragraph(zone.zone, pieces, tuple((k, said(account.facts[k - 1]), account.facts[k - 1].rule) for k in numbers), lines)


def _pieces(
    text: str, start: int, end: int, facts: list[tuple[int, int, int]], marks: list[tuple[int, int, str]], first: dict[int, int]
) -> tuple[Piece, ...]:
    """Text cut wherever a fact or a mention begins or ends."""
    cuts = sorted({start, end, *(min(max(at, start), end) for a, b, _ in (*facts, *marks) for at in (a, b))})
    out: list[Piece] = []
    for a, b in itertools.pairwise(cuts):
        numbers = tuple(sorted({n for i, j, n in facts if i <= a and b <= j}))
        kinds = tuple(sorted({k for i, j, k in marks if i <= a and b <= j}))
        out.append(Piece(text[a:b], numbers, tuple(n for n in numbers if first.get(n) == a), kinds))
    return tuple(out)
