"""The publication date that a pasted page writes under its title.

Goes in: the text of an article. Goes out: an ISO date, with the time where given. Refused: days without a year, dates of
sentences and captions; what is not sure stays unknown.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
#: A date line is short; a sentence that happens to hold a date is not one.
LONGEST_DATELINE = 160
#: How many lines from the top may be a date line that does not say `publié`.
HEAD_LINES = 12


class _Patterns(NamedTuple):
    date: re.Pattern[str]
    published: re.Pattern[str]
    updated: re.Pattern[str]
    touched: re.Pattern[str]
    bare: re.Pattern[str]
    live: re.Pattern[str]
    agency: re.Pattern[str]
    months: dict[str, int]


def _plain(text: str) -> str:
    """Lower case without accents, however these are written: in one character or in two."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)).lower()


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    resources = files("kg").joinpath("resources", "lang", "fr")
    words = yaml.load(resources.joinpath("words.yaml").read_text("utf-8"), Loader=_Loader)
    says = yaml.load(resources.joinpath("publication.yaml").read_text("utf-8"), Loader=_Loader)
    months = {_plain(str(name)): int(number) for name, number in words["months"].items()}
    for name, number in list(months.items()):
        months.setdefault(name[:4], number)
    names = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    days = "|".join(words["weekdays"])
    written = rf"(\d{{1,2}})(?:er)?\s+({names})\.?\s+(\d{{4}})"
    figures = r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})"
    day = rf"(?:(?:{days})\s+)?(?:{written}|{figures})\b"
    clock = r"\s*(?:a|,|-|–|—|\||•)?\s*(\d{1,2})\s?[h:]\s?(\d{2})?\b"
    date = rf"{day}(?:{clock})?"
    end = r"(?=\s*(?:$|[)|•·–—/,\[-]))"
    by = rf"^(?:{says['byline']})\b.*?[\s,]"
    # A caption ends `X à Lyon, le 3 mai 2020`: after a comma and `le`, only a date with its hour is one of publication.
    opening = rf"^\W*(?:le\s+)?{date}{end}|(?:[|•·–—:/]|{by})\s*(?:-\s*)?(?:le\s+)?{date}{end}|,\s*{date}\)?$|,\s*le\s+{day}{clock}"
    return _Patterns(
        re.compile(date),
        re.compile(rf"\b(?:{says['published']})\s+(?:le\s+)?{date}"),
        re.compile(rf"\b(?:{says['updated']})\s+(?:le\s+)?{date}"),
        re.compile(rf"\b(?:{says['updated']})\s+a\s+\d{{1,2}}\s?[h:]\s?\d{{2}}\b"),
        re.compile(opening),
        re.compile(rf"\b(?:{says['live']})\b[^.,:]*\bdu\s+{day}"),
        re.compile(rf"^[^.,]{{2,60}},\s+(?:le\s+)?{date}\s*(?:\([^)]*\)\s*)?[-–—]\s"),
        months,
    )


def published_in(text: str) -> str | None:
    """ISO date or moment of publication that the text gives, None where it gives none.

    A line that says `publié le` counts wherever it stands; a bare date line only near the top; the date of an update last.
    """
    patterns = _patterns()
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    short = [_plain(line) for line in lines if len(line) <= LONGEST_DATELINE and any(map(str.isdigit, line))]
    top = [_plain(line) for line in lines[:HEAD_LINES]]
    head = [line for line in top if len(line) <= LONGEST_DATELINE and not line.endswith(".")]
    agency = [line for line in top if len(line) > LONGEST_DATELINE]
    for pattern, group in (
        (patterns.published, short),
        (patterns.bare, [h for h in head if not patterns.updated.search(h)]),
        (patterns.live, head),
        (patterns.agency, agency),
        (patterns.updated, short),
    ):
        for line in group:
            found = pattern.search(line)
            if found and (date := _iso(found.groups(), patterns.months)):
                return date
    return None


def says_date(line: str, *, near_top: bool = True) -> bool:
    """Whether a line is there to say when the article was published or updated; a bare date does so only near the top."""
    if len(line) > LONGEST_DATELINE or not any(map(str.isdigit, line)):
        return False
    plain = _plain(line.strip())
    patterns = _patterns()
    if patterns.published.search(plain) or patterns.updated.search(plain) or patterns.touched.search(plain):
        return True
    return near_top and not plain.endswith(".") and patterns.bare.search(plain) is not None


def _iso(groups: tuple[str | None, ...], months: dict[str, int]) -> str | None:
    """First date among the groups of a pattern (day, month, year, or three numbers, then hour and minute)."""
    for start in range(0, len(groups), 8):
        part = groups[start : start + 8]
        if part[0] and part[1] and part[2]:
            day, month, year = int(part[0]), months[part[1]], int(part[2])
        elif part[3] and part[4] and part[5]:
            day, month, year = int(part[3]), int(part[4]), int(part[5]) + (2000 if len(part[5]) == 2 else 0)
        else:
            continue
        hour, minute = (part[6], part[7]) if len(part) > 6 else (None, None)
        try:
            if hour:
                return datetime(year, month, day, int(hour), int(minute or 0)).isoformat(timespec="minutes")
            return datetime(year, month, day).date().isoformat()
        except ValueError:  # the 31st of June is no date: the line says nothing
            continue
    return None
