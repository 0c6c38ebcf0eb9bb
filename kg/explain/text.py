"""An account as text for a terminal.

Goes in: an `Account`. Goes out: lines. What fired is marked `+`, what nearly did `~`.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.explain.account import Account, Line
from kg.facts import BaseFact, Modality


def written(account: Account) -> str:
    """The account as text, each line ended."""
    return "".join(f"{line}\n" for line in _lines(account))


def _lines(account: Account) -> Iterator[str]:
    document = account.document
    yield f"{document.id}  published {document.published or 'unknown'}"
    yield ""
    yield "FACTS"
    for number, fact in enumerate(account.facts, 1):
        yield from _fact(number, fact)
    if not account.facts:
        yield "  none"
    yield ""
    yield "ZONES"
    for zone in account.zones:
        yield f"  {zone.zone:10} {zone.start:6}-{zone.end:<6} {short(document.text[zone.start : zone.end])}"
    yield ""
    yield "SENTENCES"
    for line in account.lines:
        yield from _line(line)


def _fact(number: int, fact: BaseFact) -> Iterator[str]:
    yield f"  {number:3} {said(fact)}  [{fact.rule}]"
    for evidence in fact.evidence:
        yield f"      {short(getattr(evidence, 'quote', ''), 110)!r}"


def said(fact: BaseFact) -> str:
    """A fact in one line: type, slots, how firmly, according to whom."""
    slots = "; ".join(f"{name} {getattr(value, 'value', value)}" for name, value in fact.slots().items())
    firm = "" if fact.modality is Modality.ASSERTED else f" ({fact.modality.value})"
    by = f" according to {', '.join(fact.attributed_to)}" if fact.attributed_to else ""
    return f"{fact.type}: {slots}{firm}{by}"


def _line(line: Line) -> Iterator[str]:
    where = f"{line.zone}, quoted" if line.inside else line.zone
    yield f"[{line.index} {where}] {' '.join(line.quote.quote.split())}"
    for named in line.named:
        value = f" = {named.value}" if named.value and named.value != named.quote.quote else ""
        yield f"     {named.kind:9} {short(named.quote.quote)}{value}"
    for referred in line.referred:
        yield f"     who       {short(referred.quote.quote)} = {referred.person or '?'}"
    for clause in line.said:
        parts = [f"subject {clause.subject}" if clause.subject else "", f"object {clause.object}" if clause.object else ""]
        parts += [f"{preposition} {words}".strip() for preposition, words in clause.others]
        yield f"     verb      {clause.verb}: " + "; ".join(p for p in parts if p)
    for fired in line.fired:
        fate = f"fact {fired.fact}" if fired.fact else "dropped: another reading or the setting stood against it"
        slots = "; ".join(f"{name} {value}" for name, value in fired.slots.items())
        yield f"   + {fired.rule}: {slots} -> {fate}"
    for miss in line.missed:
        yield f"   ~ {miss.rule}: {miss.reason} ({short(miss.quote.quote)})"
    yield ""


def short(text: str, most: int = 80) -> str:
    """Text on one line, cut to a length."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"
