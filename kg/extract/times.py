"""Dates, years, hours and spans of time, as the words give them.

Goes in: the tokens of a sentence. Goes out: `When` mentions with the parts that stand in the text; `resolve` turns one into an ISO
date with the day of publication and the tense of its verb. What cannot be known stays unknown: `2023-09` stays a month.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from kg.extract.mentions import Mention
from kg.extract.numerals import may_spell, value_at
from kg.extract.tokens import Kind, Token
from kg.lang.words import Loader, Words

_HOUR = re.compile(r"(\d{1,2}) ?[hH:] ?(\d{2})?")
#: Months whose names are as short as abbreviations, and take no full stop.
_SHORT_MONTHS = frozenset({"mars", "mai", "juin", "aout"})
#: Words between `il y a` and a span.
_MOST_WORDS = 4
FIRST_YEAR, LAST_YEAR = 1900, 2049


@dataclass(slots=True)
class When(Mention):
    """A time in the text. `ago`: so many `unit`s before (negative) or after the moment of writing or telling; `told`: counted from
    the moment told of (`cinq ans plus tôt`), not from publication; `side`: -1 `dernier`, 1 `prochain`.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    hour: str | None = None
    ago: int | None = None
    unit: str | None = None
    side: int = 0
    told: bool = False

    @property
    def only_year(self) -> bool:
        """Whether nothing but a year is given."""
        return self.year is not None and self.month is None and self.weekday is None

    @property
    def only_hour(self) -> bool:
        """Whether nothing but an hour is given."""
        return self.hour is not None and self.year is None and self.month is None and self.weekday is None and self.ago is None


@lru_cache(maxsize=1)
def _words() -> dict[str, Any]:
    raw: dict[str, Any] = yaml.load(files("kg").joinpath("resources", "lang", "fr", "times.yaml").read_text("utf-8"), Loader=Loader)
    return raw


@lru_cache(maxsize=1)
def _triggers() -> frozenset[str]:
    """Words other than weekdays and months that a time may begin with."""
    words = _words()
    return frozenset({*words["deictic"], *words["noon"], *words["units"]})


def _year_of(token: Token) -> int | None:
    if token.kind is Kind.NUMBER and len(token.text) == 4 and token.text.isdigit():
        value = int(token.text)
        return value if FIRST_YEAR <= value <= LAST_YEAR else None
    return None


def _day_of(token: Token) -> int | None:
    if token.kind is Kind.NUMBER and token.text.isdigit() and 1 <= int(token.text) <= 31:
        return int(token.text)
    return 1 if token.text in ("1er", "1ᵉʳ") else None


def find_times(tokens: list[Token], words: Words, taken: set[int]) -> list[When]:
    """The times of a sentence, in order; tokens in `taken` belong to other mentions (figures)."""
    found: list[When] = []
    triggers, weekdays, months = _triggers(), words.weekdays, words.months
    end = 0
    for i, token in enumerate(tokens):
        if i < end or (token.kind is Kind.SIGN):
            continue
        fold = token.fold
        if token.kind is Kind.WORD and not (fold in triggers or fold in weekdays or fold in months or may_spell(fold)):
            continue
        when = _at(tokens, i, words, taken)
        if when is not None:
            found.append(when)
            end = when.j
    return found


def _at(tokens: list[Token], i: int, words: Words, taken: set[int]) -> When | None:
    token = tokens[i]
    if token.kind is Kind.TIME:
        return _hour(tokens, i)
    if token.fold in words.weekdays and not (token.capital and i and tokens[i - 1].capital):
        return _from_weekday(tokens, i, words)
    if token.fold in words.months and _month_here(tokens, i):
        return _from_month(tokens, i, i, words)
    day = _day_of(token)
    if day and i + 1 < len(tokens) and tokens[i + 1].fold in words.months:
        return _from_month(tokens, i, i + 1, words)
    if i in taken:
        return _span(tokens, i) if token.kind is Kind.NUMBER or token.fold.isalpha() else None
    if token.fold in _words()["deictic"]:
        return When(i, i + 1, ago=_words()["deictic"][token.fold], unit="day")
    if token.fold in _words()["noon"]:
        return When(i, i + 1, hour="12:00")
    year = _year_of(token)
    if year is not None and not (
        i + 1 < len(tokens) and tokens[i + 1].fold in ("voix", "euros", "suffrages", "%", "electeurs", "habitants")
    ):
        return When(i, i + 1, year=year)
    return _span(tokens, i)


def _month_here(tokens: list[Token], i: int) -> bool:
    return not tokens[i].capital or i == 0 or tokens[i - 1].fold in ("en", "de", "debut", "fin", "mi")


def _hour(tokens: list[Token], i: int) -> When | None:
    match = _HOUR.match(tokens[i].text)
    if match is None or int(match[1]) > 24:
        return None
    return When(i, i + 1, hour=f"{int(match[1]):02d}:{match[2] or '00'}")


def _from_weekday(tokens: list[Token], i: int, words: Words) -> When:
    when = When(i, i + 1, weekday=words.weekdays[tokens[i].fold])
    j = i + 1
    if j < len(tokens) and tokens[j].fold in _words()["parts_of_day"]:
        when.j = j = j + 1
    if j + 1 < len(tokens) and _day_of(tokens[j]) and tokens[j + 1].fold in words.months:
        full = _from_month(tokens, j, j + 1, words)
        when.day, when.month, when.year, when.j = full.day, full.month, full.year, full.j
        return when
    _side(tokens, when)
    return when


def _side(tokens: list[Token], when: When) -> None:
    if when.j < len(tokens):
        if tokens[when.j].fold in _words()["last"]:
            when.side, when.j = -1, when.j + 1
        elif tokens[when.j].fold in _words()["next"]:
            when.side, when.j = 1, when.j + 1


def _from_month(tokens: list[Token], i: int, month_at: int, words: Words) -> When:
    when = When(i, month_at + 1, month=words.months[tokens[month_at].fold])
    if month_at > i:
        when.day = _day_of(tokens[i])
    if (
        when.j < len(tokens)
        and tokens[when.j].text == "."
        and tokens[month_at].end == tokens[when.j].start
        and len(tokens[month_at].text) < 5
        and tokens[month_at].fold not in _SHORT_MONTHS
    ):
        when.j += 1
    if when.j < len(tokens) and (year := _year_of(tokens[when.j])):
        when.year, when.j = year, when.j + 1
    else:
        _side(tokens, when)
    return when


def _span(tokens: list[Token], i: int) -> When | None:
    """`il y a cinq ans`, `six mois plus tôt`, `l'an dernier`, `20 heures`."""
    token = tokens[i]
    units = _words()["units"]
    read = value_at(tokens, i)
    if read is not None and read[1] < len(tokens) and read[0] == int(read[0]):
        return _counted(tokens, i, read[1], int(read[0]), units)
    if token.fold in units and i + 1 < len(tokens) and tokens[i + 1].fold in (*_words()["last"], *_words()["next"]):
        side = -1 if tokens[i + 1].fold in _words()["last"] else 1
        return When(i, i + 2, ago=side, unit=units[token.fold])
    return None


def _counted(tokens: list[Token], i: int, j: int, value: int, units: dict[str, str]) -> When | None:
    noun = tokens[j].fold
    if noun in ("heures", "heure") and value <= 24:
        return _full_hour(tokens, i, j, value)
    if noun not in units:
        return None
    after = " ".join(t.fold for t in tokens[j + 1 : j + 3])
    if (start := _there_is(tokens, i)) is not None:
        return When(start, j + 1, ago=-value, unit=units[noun])
    if after.startswith(tuple(_words()["ago"])):
        return When(i, j + 1 + (2 if after.startswith("plus") else 1), ago=-value, unit=units[noun], told=True)
    return None


def _there_is(tokens: list[Token], i: int) -> int | None:
    """Where `il y a` starts in front of a span: `il y a cinq ans`, `il y a tout juste un mois`."""
    k = i - 1
    while k >= 0 and i - k <= _MOST_WORDS and tokens[k].fold in _words()["about"]:
        k -= 1
    said = [t.fold for t in tokens[max(0, k - 2) : k + 1]]
    return k - 2 if said == ["il", "y", "a"] else k - 1 if said[-2:] == ["y", "a"] else None


def _full_hour(tokens: list[Token], i: int, j: int, value: int) -> When | None:
    """`17 heures`, `17 heures 30`; no span of time (`pendant 24 heures`, `en 48 heures`)."""
    if i and tokens[i - 1].fold in ("pendant", "durant", "en", "sous", "depuis", "dans", "d'ici"):
        return None
    minutes = _minutes(tokens, j + 1)
    return When(i, j + (2 if minutes else 1), hour=f"{value:02d}:{minutes or '00'}")


def _minutes(tokens: list[Token], k: int) -> str:
    text = tokens[k].text if k < len(tokens) and tokens[k].kind is Kind.NUMBER else ""
    return text if len(text) == 2 and text.isdigit() and int(text) < 60 else ""


def parse_day(iso: str | None) -> date | None:
    """The day of an ISO date or date-time; None where the day is not known."""
    if iso is None or len(iso) < 10:
        return None
    return date.fromisoformat(iso[:10])


def resolve(when: When, published: str | None, *, future: bool = False) -> str | None:
    """The ISO date that a mention gives, as precise as it is.

    Args:
        published: day of publication, ISO; without it only full dates and years resolve.
        future: whether the verb speaks of what is to come.
    """
    today = parse_day(published)
    if when.year is not None:
        return _iso(when.year, when.month, when.day)
    if today is None:
        return None
    if when.month is not None:
        return _month_near(when, today, future)
    if when.weekday is not None:
        return _weekday_near(when, today, future)
    if when.ago is not None and not when.told:
        return _shifted(today, when.ago, when.unit or "day")
    return None


def _iso(year: int, month: int | None, day: int | None) -> str:
    return f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if month and day else "")


def _month_near(when: When, today: date, future: bool) -> str:
    assert when.month is not None
    year = today.year
    if future and when.month < today.month:
        year += 1
    elif not future and when.side <= 0 and (when.month, when.day or 0) > (today.month, today.day if when.day else 0):
        year -= 1
    if when.side < 0 and when.month == today.month and not when.day:
        year -= 1
    return _iso(year, when.month, when.day)


def _weekday_near(when: When, today: date, future: bool) -> str:
    assert when.weekday is not None
    back = (today.weekday() - when.weekday) % 7
    if (future and when.side == 0) or when.side > 0:
        ahead = (when.weekday - today.weekday()) % 7
        return (today + timedelta(days=ahead or (7 if when.side > 0 else 0))).isoformat()
    if when.side < 0 and back == 0:
        back = 7
    return (today - timedelta(days=back)).isoformat()


def _shifted(today: date, ago: int, unit: str) -> str:
    if unit == "day":
        return (today + timedelta(days=ago)).isoformat()
    if unit == "week":
        return (today + timedelta(weeks=ago)).isoformat()[:7]
    if unit == "month":
        months = today.year * 12 + today.month - 1 + ago
        return _iso(months // 12, months % 12 + 1, None)
    return _iso(today.year + ago, None, None)
