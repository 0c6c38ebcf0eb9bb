"""Which of the mentions of a sentence governs a stretch of it.

Goes in: a sentence, mentions of one kind, a range of tokens. Goes out: one mention, or none: what another clause, a bracket or a
comparison says is not said of the stretch.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from kg.extract.analysis import Read
from kg.extract.mentions import Mention

M = TypeVar("M", bound=Mention)

#: Tokens after a stretch within which a mention still belongs to it.
_BEHIND = 7


def within(mention: Mention, others: Iterable[Mention]) -> bool:
    return any(o.i <= mention.i < o.j for o in others)


def pick(read: Read, mentions: Sequence[M], i: int, j: int) -> M | None:
    """The mention that governs tokens i to j: inside them, right behind them, or in the frame that opens the sentence."""
    inside = [m for m in mentions if i <= m.i < j and not _aside(read, m, i, j)]
    if inside:
        return inside[-1] if len(inside) > 1 and inside[0].i == i else inside[0]
    behind = [m for m in mentions if j <= m.i <= j + _BEHIND and not _cut(read, j, m.i)]
    if behind:
        return behind[0]
    frame = frame_end(read)
    fronted = [m for m in mentions if m.i < frame and m.i < i]
    return fronted[-1] if fronted else None


def _aside(read: Read, mention: Mention, i: int, j: int) -> bool:
    """Whether a mention stands in brackets, or in a clause of its own, inside the stretch."""
    opened = None
    for k in range(mention.i, max(i, mention.i - 12) - 1, -1):
        if read.fold(k) == ")":
            break
        if read.fold(k) == "(":
            opened = k
            break
    if opened is not None and opened > i:
        return True
    return any(c.relative and i < c.verb.start <= mention.i < c.end and c.verb.end < j for c in read.clauses if c.verb.start > i + 1)


def compared(read: Read, mention: Mention) -> bool:
    """Whether a mention belongs to a comparison (`contre N % au premier tour`) or an aside."""
    return any(read.fold(k) in ("contre", "(", "qu'au", "que") for k in range(max(0, mention.i - 6), mention.i))


def _cut(read: Read, start: int, stop: int) -> bool:
    """Whether something between two tokens keeps the second from belonging to the first."""
    folds = {read.fold(k) for k in range(start, stop)}
    return bool(folds & {";", ".", ",", "et", "contre", "(", "mais", "qui", "que", "puis", "tandis"})


def frame_end(read: Read) -> int:
    """Where the frame that opens a sentence ends: before its first finite verb, or its first person."""
    finite = [
        c.verb.start for c in read.clauses if c.verb.tense not in ("participle_past", "participle_present", "infinitive", "infinitive_past")
    ]
    return min([*finite, len(read.sentence.tokens)])
