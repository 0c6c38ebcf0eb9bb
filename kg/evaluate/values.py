"""When a value that was found is as good as the one that gold wants.

Goes in: the name of a slot, the values that are right, the values found. Goes out: yes or no. Figures agree within the
rounding of the press, parties under any of their labels, offices and quotations when they share half of their words,
anything else without regard to case, accents and punctuation.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from kg.ids import slug

Scalar = str | int | float | bool
Values = tuple[Scalar, ...]

_RESOURCE = "resources/evaluation/labels.yaml"
#: Half a unit of the second decimal on either side, and room for the float.
_ROUNDING = 0.011
#: Share of common words from which two titles, or two quotations, are one.
_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Labels:
    """The tables of `labels.yaml`, keyed by slug."""

    party: Mapping[str, str]
    title: Mapping[str, str]
    small_words: frozenset[str]


@cache
def labels() -> Labels:
    """Read the shipped tables, once."""
    data = yaml.safe_load((resources.files("kg") / _RESOURCE).read_text(encoding="utf-8"))
    party = {slug(label): slug(name) for name, others in data["parties"].items() for label in (name, *others)}
    return Labels(party, data["titles"], frozenset(data["small_words"]))


def same(slot: str, right: Values, found: Values) -> bool:
    """Whether any of the values found is any of the right ones."""
    compare = _COMPARE.get(slot, _same_words)
    return any(compare(want, have) for want in right for have in found)


def _same_words(want: Scalar, have: Scalar) -> bool:
    return slug(str(want)) == slug(str(have))


def _same_percentage(want: Scalar, have: Scalar) -> bool:
    try:
        return abs(float(want) - float(have)) < _ROUNDING
    except ValueError:
        return False


def _same_count(want: Scalar, have: Scalar) -> bool:
    try:
        return int(float(want)) == int(float(have))
    except ValueError:
        return False


def _same_party(want: Scalar, have: Scalar) -> bool:
    party = labels().party
    wanted, found = slug(str(want)), slug(str(have))
    return party.get(wanted, wanted) == party.get(found, found)


def _same_side(want: Scalar, have: Scalar) -> bool:
    """Both ends of an endorsement are persons, parties or lists; only a party is known by several labels."""
    return _same_party(want, have) if slug(str(want)) in labels().party else _same_words(want, have)


def _same_quote(want: Scalar, have: Scalar) -> bool:
    mine, theirs = _content(want), _content(have)
    return not mine | theirs or len(mine & theirs) / len(mine | theirs) >= _ALIKE


def _same_office(want: Scalar, have: Scalar) -> bool:
    return _same_words(want, have) or _same_quote(want, have)


def _same_date(want: Scalar, have: Scalar) -> bool:
    """Let a date found be more precise than gold's, not less."""
    return str(have).startswith(str(want))


def _content(value: Scalar) -> frozenset[str]:
    """Take the words that count in a title or a quotation."""
    table = labels()
    words = (word for word in slug(str(value)).split("-") if word and word not in table.small_words)
    return frozenset(table.title.get(word, word) for word in words)


_COMPARE: Mapping[str, Callable[[Scalar, Scalar], bool]] = {
    **dict.fromkeys(("share", "turnout", "abstention"), _same_percentage),
    **dict.fromkeys(("round", "rank", "votes", "seats", "change"), _same_count),
    **dict.fromkeys(("source", "target"), _same_side),
    "party": _same_party,
    "quote": _same_quote,
    "office": _same_office,
    "date": _same_date,
}
