"""Who stands in a row with somebody: `A, B et C`, also where places or scores stand behind the names.

Goes in: a sentence and a noun group. Goes out: the groups before or after it that commas and `et` tie to it.
"""

from __future__ import annotations

from collections.abc import Callable

from kg.extract.analysis import Read
from kg.extract.figures import Counts
from kg.extract.groups import Group

_JOINS = frozenset({",", "et", "ni", "ainsi", "que"})
_DOUBLED = frozenset({"et", ",", "ni", "-", "–"})
_CLOSES = frozenset({"et", "ni"})
#: Small words of a place (`dans la 3e`, `à C`) and of a score (`avec N % des voix`) behind a name.
_TO_PLACE = frozenset({"dans", "en", "a", "au", "aux", "sur", "le", "la", "les", "l'"})
_TO_SCORE = frozenset({"avec", "a", "soit", "seulement"})
_OF_SCORE = frozenset({"des", "de", "voix", "suffrages", "exprimes"})
_SCORES = frozenset({Counts.SHARE, Counts.VOTES})
_PREPOSITIONS = frozenset({"a", "au", "de", "d'", "du", "par", "contre", "pour", "avec", "selon", "chez", "sur"})


def row(read: Read, group: Group, step: int, named: Callable[[Group], bool], *, closed: bool = False) -> list[Group]:
    """The groups before (`step` -1, the nearest first) or after (1) a group in its row.

    Args:
        named: whether a group is one of those that can stand in the row.
        closed: whether `et` ends the row on the other side; else one must on this side.
    """
    return _after(read, group, named) if step > 0 else _before(read, group, named, closed)


def _after(read: Read, group: Group, named: Callable[[Group], bool]) -> list[Group]:
    at = {g.i: g for g in read.groups}
    pending: list[Group] = []
    k = _over(read, group.j)
    while (sign := read.fold(k)) in _JOINS:
        while read.fold(k + 1) in _DOUBLED:
            k += 1
            sign = "et" if read.fold(k) != "," else sign
        following = at.get(k + 1)
        if following is None and read.fold(k + 1) in ("de", "d'") and group.before in ("de", "d'"):
            following = at.get(k + 2)  # `de X et de Y`
        if following is None or not named(following):
            return []
        pending.append(following)
        if sign in _CLOSES:
            return pending
        k = _over(read, following.j)
    return []


def _before(read: Read, group: Group, named: Callable[[Group], bool], closed: bool) -> list[Group]:
    ending = {g.j: g for g in read.groups}
    out: list[Group] = []
    k = group.i - 1
    while (closed or read.fold(k) in _CLOSES) and (sign := read.fold(k)) in _JOINS:
        while read.fold(k - 1) in _DOUBLED:
            k -= 1
        earlier = ending.get(k) or ending.get(_before_place(read, k)) or ending.get(_before_score(read, k))
        if earlier is None or not named(earlier) or (sign == "," and out == [] and earlier.before in _PREPOSITIONS):
            break
        out.append(earlier)
        closed, k = True, earlier.i - 1
    return out


def _over(read: Read, k: int) -> int:
    """Past the place and the score that stand behind a name that ends at k, up to the sign of the row."""
    end = _over_place(read, k)
    return _over_score(read, end)


def _over_place(read: Read, k: int) -> int:
    start = k
    while read.fold(start) in _TO_PLACE and start - k < 3:
        start += 1
    place = next((p for p in read.places if p.i == start), None) if start > k else None
    if place is None:
        return k
    inner = next((p for p in read.places if p.i == place.j + 1), None)
    bracketed = inner is not None and read.fold(place.j) == "(" and read.fold(inner.j) == ")"
    return inner.j + 1 if inner is not None and bracketed else place.j


def _over_score(read: Read, k: int) -> int:
    """Past `, N %`, `, avec N voix` set off by a comma or `et` behind."""
    if read.fold(k) != ",":
        return k
    start = k + 1
    while read.fold(start) in _TO_SCORE:
        start += 1
    figure = next((f for f in read.figures if f.i == start and f.counts in _SCORES), None)
    if figure is None:
        return k
    end = figure.j
    while read.fold(end) in _OF_SCORE:
        end += 1
    return end if read.fold(end) in _DOUBLED else k


def _before_score(read: Read, k: int) -> int:
    """Where a name ends before a score set between commas that ends at k (`X, N %, et Y`)."""
    while read.fold(k - 1) in _OF_SCORE:
        k -= 1
    figure = next((f for f in read.figures if f.j == k and f.counts in _SCORES), None)
    if figure is None:
        return -1
    start = figure.i - 1
    while read.fold(start) in _TO_SCORE:
        start -= 1
    return start if read.fold(start) == "," else -1


def _before_place(read: Read, k: int) -> int:
    """Where a name ends before a place that ends at k (`X, dans la 2e, et Y`, `X à C et Y`)."""
    place = next((p for p in read.places if p.j == k), None)
    if place is None:
        return -1
    start = place.i - 1
    while read.fold(start) in _TO_PLACE:
        start -= 1
    if read.fold(start) == ",":
        return start
    return start + 1 if start + 1 < place.i else -1
