"""Facts chosen by what they say, who says it, how firmly, and when.

Goes in: filters. Goes out: those that are given, checked. A slot that names somebody or something (`person`, `constituency`, ...)
is looked up by name; any other slot is compared with its value. Refused (`UsageError`): a type, a slot or a modality that there is none of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from kg.errors import UsageError
from kg.facts import FACT_TYPES, BaseFact, Modality
from kg.ids import fold
from kg.model import Place
from kg.store.versions import end_of

#: Slot → kinds of entities that it may name.
KINDS_OF_SLOT: Mapping[str, tuple[str, ...]] = {
    "person": ("person",),
    "partner": ("person",),
    "speaker": ("person", "party", "body"),
    "recipient": ("person", "party", "body"),
    "source": ("person", "party", "body", "list"),
    "target": ("person", "party", "body", "list"),
    "party": ("party",),
    "office": ("office",),
    "territory": ("constituency",),
    "constituency": ("constituency",),
    "election": ("election",),
    "chamber": ("chamber",),
    "nuance": ("nuance",),
    "list_name": ("list",),
}
SLOTS = tuple(dict.fromkeys(slot for cls in FACT_TYPES.values() for slot in cls.SLOTS))

#: First and last ISO date or date-time, both included, None where it is open.
Range = tuple[str | None, str | None]


@dataclass(frozen=True)
class Selection:
    """What facts must fit.

    Args:
        types: types of facts; empty: any.
        modalities: how firmly it is said; empty: any.
        segment: where in the article; None: anywhere but in teasers, which are about other articles.
        document: name or address of the document.
        attributed_to: who is named as the source.
        published, happened: ranges of days.
        named: slot → name.
        values: slot → value.
    """

    types: frozenset[str]
    modalities: frozenset[str]
    segment: Place | None
    document: str | None
    attributed_to: str | None
    published: Range | None
    happened: Range | None
    named: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)

    def fits(self, fact: BaseFact, published: str | None, addresses: Sequence[str], names: Mapping[str, str] | None = None) -> bool:
        """Whether a fact fits.

        Args:
            fact: the fact.
            published: date of its document.
            addresses: of its document.
            names: slot → name to compare as written, where nobody was looked up.
        """
        slots = fact.slots()
        return (
            (not self.types or fact.type in self.types)
            and (not self.modalities or fact.modality in self.modalities)
            and (fact.segment is self.segment if self.segment else fact.segment is not Place.TEASER)
            and self.document in (None, fact.document, *addresses)
            and (self.attributed_to is None or fold(self.attributed_to) in map(fold, fact.attributed_to))
            and all(slots.get(slot) == value for slot, value in self.values.items())
            and all(fold(str(slots.get(slot, ""))) == fold(name) for slot, name in (names or {}).items())
            and (self.published is None or _within(published, self.published))
            and (self.happened is None or any(_within(when, self.happened) for when in dates_of(fact)))
        )


def select(
    *,
    type: str | tuple[str, ...] | None = None,
    modality: str | tuple[str, ...] | None = None,
    segment: str | None = None,
    document: str | None = None,
    attributed_to: str | None = None,
    published: Range | None = None,
    happened: Range | None = None,
    **slots: Any,  # noqa: ANN401 (a slot's value)
) -> Selection:
    """A selection of the filters that are given; None is one that is not."""
    given = {slot: value for slot, value in slots.items() if value is not None}
    _known("slot", given, SLOTS)
    if segment is not None:
        _known("segment", (segment,), tuple(Place))
    return Selection(
        _several("type", type, tuple(FACT_TYPES)),
        _several("modality", modality, tuple(Modality)),
        Place(segment) if segment is not None else None,
        document,
        attributed_to,
        published,
        happened,
        {slot: str(value) for slot, value in given.items() if slot in KINDS_OF_SLOT},
        {slot: value for slot, value in given.items() if slot not in KINDS_OF_SLOT},
    )


def dates_of(fact: BaseFact) -> list[str]:
    """When what a fact tells happened, as far as it says: its own dates, else the year of its election."""
    slots = fact.slots()
    dates = [slots[slot] for slot in ("date", "since", "until") if slot in slots]
    year = str(slots.get("election", "")).rpartition("-")[2]
    return dates or ([year] if len(year) == 4 and year.isdigit() else [])


def _several(what: str, given: str | tuple[str, ...] | None, known: tuple[str, ...]) -> frozenset[str]:
    chosen = () if given is None else (given,) if isinstance(given, str) else tuple(given)
    _known(what, chosen, known)
    return frozenset(map(str, chosen))


def _known(what: str, given: Any, known: tuple[str, ...]) -> None:  # noqa: ANN401 (any collection of words)
    for word in given:
        if word not in known:
            raise UsageError(f"no {what} {word!r}", f"choose among {', '.join(map(str, known))}")


def _within(when: str | None, range_: Range) -> bool:
    """Whether all that a date may mean lies in a range."""
    if when is None:
        return False
    first, last = range_
    return (first is None or start_of(when) >= start_of(first)) and (last is None or end_of(when) <= end_of(last))


def start_of(when: str) -> datetime:
    """The first moment that an ISO date or date-time may mean."""
    if len(when) == 4:
        return end_of(f"{when}-01-01").replace(hour=0, minute=0, second=0, microsecond=0)
    if len(when) == 7:
        return end_of(f"{when}-01").replace(hour=0, minute=0, second=0, microsecond=0)
    end = end_of(when)
    return end.replace(hour=0, minute=0, second=0, microsecond=0) if len(when) == 10 else end
