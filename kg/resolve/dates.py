"""Days of facts: when what they tell happened, or at the latest when they were published.

Goes in: ISO dates as precise as known. Goes out: comparisons. Nothing is rounded: a month is before a day only where it ends before it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from kg.facts import BaseFact
from kg.resolved import Source, source_key

_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_EARLIEST, _LATEST = "0000-00-00", "9999-99-99"


def published(fact: BaseFact, sources: Mapping[str, Source]) -> str | None:
    """Publication date of a fact's source."""
    source = sources.get(source_key(fact))
    return source.published if source else None


def first_day(when: str | None) -> str:
    """The first day that a date may mean, for ordering; unknown dates come first."""
    return (when + _EARLIEST[len(when) :])[:10] if when else _EARLIEST


def last_day(when: str | None) -> str:
    """The last day that a date may mean, for ordering; unknown dates come last."""
    return (when + _LATEST[len(when) :])[:10] if when else _LATEST


def before(left: str | None, right: str | None) -> bool:
    """Whether one date is surely before another."""
    return left is not None and right is not None and last_day(left) < first_day(right)


def fits(left: str, right: str) -> bool:
    """Whether two dates may be one, said more or less precisely."""
    return left[:10].startswith(right[:10]) or right[:10].startswith(left[:10])


def days_between(left: str | None, right: str | None) -> int | None:
    """Days from one date to another, None where one is not known or is no date; months and years count from their first day."""
    one, other = _day(left), _day(right)
    return abs((one - other).days) if one is not None and other is not None else None


def _day(when: str | None) -> date | None:
    if when is None or _DATE.fullmatch(when[:10]) is None:
        return None
    year, month, day = (*map(int, when[:10].split("-")), 1, 1)[:3]
    try:
        return date(year, month, day)
    except ValueError:  # the 31st of September
        return None


def year_of(when: str | None) -> int | None:
    """Year of a date; None where it is no date."""
    return int(when[:4]) if when and _DATE.fullmatch(when[:10]) else None
