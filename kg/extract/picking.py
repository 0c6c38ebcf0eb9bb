"""Which of the mentions of a sentence governs a stretch of it.

Goes in: a sentence, mentions of one kind, a range of tokens. Goes out: one mention, or none: what another clause, a bracket or a
comparison says is not said of the stretch.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from kg.extract.analysis import Read
from kg.extract.clauses import Clause, is_finite
from kg.extract.figures import Counts
from kg.extract.mentions import Mention

M = TypeVar("M", bound=Mention)

#: Tokens behind a stretch within which a mention still belongs to it.
_BEHIND = 7
#: Tokens between an antecedent and the verb of its relative clause (`le scrutin de 2014, que X avait gagné`).
_TO_ANTECEDENT = 8
#: Tokens from a figure to the time that it is of (`48 % des voix en 2017`).
_TO_FIGURE = 4
_SCORES = frozenset({Counts.SHARE, Counts.VOTES})
_KEEPS_APART = frozenset({";", ".", ",", "et", "contre", "(", "mais", "qui", "que", "puis", "tandis"})


def pick(read: Read, mentions: Sequence[M], i: int, j: int) -> M | None:
    """The mention that governs tokens i to j: of their own clause, right behind them, or of the frame that opens the sentence."""
    if not mentions:
        return None
    clause = clause_of(read, i, j)
    mentions = [m for m in mentions if not _of_other_figure(read, m, i) and not _of_inserted_figure(read, m, j)]
    own = [m for m in mentions if _owner(read, m) is clause and clause is not None and not in_brackets(read, m, i)]
    if own:
        return min(own, key=lambda m: _gap(m, i, j))
    behind = [m for m in mentions if j <= m.i <= j + _BEHIND and not _is_apart(read, j, m.i)]
    if behind:
        return behind[0]
    frame = [m for m in mentions if m.i < max(i, frame_end(read)) and _in_frame(read, m, clause) and not in_brackets(read, m, i)]
    return frame[-1] if frame else None


def _of_other_figure(read: Read, mention: Mention, i: int) -> bool:
    """Whether a mention only says when a figure was that a stretch from token i on is compared with (`52 %, contre 48 % en 2017`)."""
    figure = next((f for f in read.figures if f.j <= mention.i <= f.j + _TO_FIGURE and f.i > i), None)
    if figure is None or read.fold(figure.i - 1) not in ("contre", "apres"):
        return False
    return not any(p.i in range(figure.j, mention.i) for p in (*read.persons, *read.parties))


def _of_inserted_figure(read: Read, mention: Mention, j: int) -> bool:
    """Whether a mention only says when the figure of an insertion was (`X, en tête huit jours avant avec 36 %, s'arrête à 43 %`)."""
    figure = next((f for f in read.figures if mention.j <= f.i <= mention.j + 2 and f.counts in _SCORES), None)
    if figure is None or read.fold(mention.j) != "avec" or read.fold(figure.j) != ",":
        return False
    return any(is_finite(c.verb) and figure.j < c.verb.start < j for c in read.clauses)


def _is_apart(read: Read, j: int, i: int) -> bool:
    """Whether words or a verb between tokens j and i keep what stands at i from what ends at j."""
    return bool(_KEEPS_APART & {read.fold(k) for k in range(j, i)}) or any(
        is_finite(c.verb) and j <= c.verb.start < i for c in read.clauses
    )


def clause_of(read: Read, i: int, j: int) -> Clause | None:
    """The clause that a stretch belongs to: the last one whose verb it holds, else the innermost one around its end."""
    held = [c for c in read.clauses if i <= c.verb.head < j]
    if held:
        finite = [c for c in held if is_finite(c.verb)]
        return (finite or held)[-1]
    around = [c for c in read.clauses if c.verb.start < j <= max(c.end, c.verb.end)]
    return max(around, key=lambda c: c.verb.start) if around else None


def _owner(read: Read, mention: Mention) -> Clause | None:
    """The innermost clause on whose right side a mention stands."""
    around = [c for c in read.clauses if c.verb.start <= mention.i < max(c.end, c.verb.end)]
    return max(around, key=lambda c: c.verb.start) if around else None


def _in_frame(read: Read, mention: Mention, clause: Clause | None) -> bool:
    """Whether a mention opens the sentence, or is set into it, and belongs to no other clause."""
    owner = _owner(read, mention)
    if owner is None or owner is clause or clause is None:
        return owner is None or owner is clause or not owner.relative
    if not is_finite(clause.verb) and owner.verb.start < clause.verb.start and not owner.relative:
        return True  # a participle stands in the setting of the verb that it hangs on
    return clause.relative and 0 <= clause.verb.start - mention.j <= _TO_ANTECEDENT


def _gap(mention: Mention, i: int, j: int) -> int:
    """Tokens between a mention and the end of a stretch, where its verb or figure stands."""
    return abs(mention.i - (j - 1))


def in_brackets(read: Read, mention: Mention, i: int) -> bool:
    """Whether a mention stands in a bracket that the stretch does not."""
    for k in range(mention.i - 1, max(i, mention.i - 14) - 1, -1):
        if read.fold(k) == ")":
            return False
        if read.fold(k) == "(":
            return k > i
    return False


def within(mention: Mention, others: Iterable[Mention]) -> bool:
    """Whether a mention lies inside one of the others."""
    return any(o.i <= mention.i < o.j for o in others)


def compared(read: Read, mention: Mention) -> bool:
    """Whether a mention belongs to a comparison (`contre N % au premier tour`) or an aside."""
    return any(read.fold(k) in ("contre", "(", "qu'au", "que") for k in range(max(0, mention.i - 6), mention.i))


def against(read: Read, j: int, mention: Mention) -> bool:
    """Whether a mention behind token j is that of a figure set against the one spoken of: `obtient 20 %, contre 27 % en 2015`."""
    opposed = next((k for k in range(mention.i - 1, j - 1, -1) if read.fold(k) == "contre"), None)
    if opposed is None or any(opposed < m.i < mention.i for m in (*read.persons, *read.parties)):
        return False
    return any(opposed < f.i < mention.i for f in read.figures)


def frame_end(read: Read) -> int:
    """Where the frame that opens a sentence ends: before its first finite verb; without one, before its first person or figure."""
    finite = [c.verb.start for c in read.clauses if is_finite(c.verb)]
    if finite:
        return min(finite)
    return min([*(p.i for p in read.persons), *(f.i for f in read.figures if f.counts is not Counts.BARE), len(read.sentence.tokens)])


def where_held(read: Read, mention: Mention) -> bool:
    """`A Nevers, où se jouait le premier tour, X ...`: what a relative clause with `où` in front of the main verb says holds for it."""
    main = next((c.verb.start for c in read.clauses if is_finite(c.verb) and not c.relative), None)
    where = next((k for k in range(mention.i) if read.sentence.tokens[k].text == "où"), None)
    return main is not None and where is not None and where < mention.i < main and not any(p.i < where for p in read.persons)


def in_main_clause(read: Read, mention: Mention) -> bool:
    """Whether a mention belongs to a finite verb that is no relative clause's, or to none."""
    owner = _owner(read, mention)
    return owner is None or (is_finite(owner.verb) and not owner.relative)
