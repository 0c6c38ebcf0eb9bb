"""Gold and found facts in the one form in which they are compared.

Goes in: `NAME.gold.json` files beside `NAME.txt` or `NAME.html`, and facts as JSON objects. Goes out: frozen values that
say for every slot which values are right and whether the slot may be left out. Refused: a gold file that is not JSON, a
fact of an unknown type, a slot that its type does not have, a gold file without its text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.errors import SourceError
from kg.evaluate.values import Scalar, Values
from kg.facts import Modality

SUFFIX = ".gold.json"
#: The slots that count, by type. `territory` is read together with `office`; slots that only official files fill are not scored.
SLOTS: Mapping[str, tuple[str, ...]] = {
    "candidacy": ("person", "election", "constituency", "party"),
    "result": ("person", "party", "election", "constituency", "round", "rank", "votes", "share", "outcome"),
    "turnout": ("election", "constituency", "round", "time", "turnout", "abstention"),
    "seats": ("party", "election", "constituency", "chamber", "seats", "change"),
    "resignation": ("person", "office", "status", "recipient", "date"),
    "office": ("person", "office", "status"),
    "affiliation": ("person", "party"),
    "endorsement": ("source", "target", "kind"),
    "statement": ("speaker", "quote"),
}
_BESIDE_SLOTS = frozenset({"type", "modality", "attributed_to", "?attributed_to", "optional", "territory", "?territory"})
_MODALITIES = frozenset(m.value for m in Modality)


@dataclass(frozen=True, slots=True)
class Want:
    """What gold has for a slot: any of `right` will do; an optional one is neither rewarded nor missed."""

    right: Values
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldFact:
    """A fact that a careful reader takes from the text.

    `modality` holds the right ones, or None where gold says nothing: then only `asserted` is right, and unremarkable.
    `sources` are those that the fact must name, each with its alternatives; `spare_sources` those that it may.
    """

    type: str
    wants: Mapping[str, Want]
    modality: frozenset[str] | None
    sources: tuple[Values, ...]
    spare_sources: tuple[Values, ...]
    optional: bool
    record: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class FoundFact:
    """A fact that the system printed."""

    type: str
    values: Mapping[str, Values]
    modality: str
    sources: Values
    record: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text with its gold. `teasers`: whether facts of teasers are scored too."""

    name: str
    path: Path
    facts: tuple[GoldFact, ...]
    teasers: bool = False


def read_folder(folder: Path) -> list[GoldText]:
    """Every text of a folder that has gold, by name.

    Raises:
        SourceError: the folder holds no gold, or a gold file cannot be read.
    """
    paths = sorted(folder.glob(f"*{SUFFIX}"))
    if not paths:
        raise SourceError(f"{folder}: no *{SUFFIX} in this folder", "name a folder of texts with gold beside them")
    return [read_gold(path) for path in paths]


def read_gold(path: Path) -> GoldText:
    """One gold file, with the text that it belongs to."""
    name = path.name.removesuffix(SUFFIX)
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        facts = tuple(gold_fact(record) for record in data["facts"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SourceError(f"{path}: not a gold file ({error})", "see docs/facts.md for the format") from error
    return GoldText(name, _text_of(path, name), facts, bool(data.get("score_teasers")))


def _text_of(gold: Path, name: str) -> Path:
    for suffix in (".txt", ".html"):
        text = gold.with_name(name + suffix)
        if text.exists():
            return text
    raise SourceError(f"{gold}: neither {name}.txt nor {name}.html beside it", "put the text there, or remove the gold file")


def gold_fact(record: Mapping[str, Any]) -> GoldFact:
    """Read one gold record.

    Raises:
        ValueError: unknown type, slot or modality.
        TypeError: a value of the wrong kind.
    """
    kind = record["type"]
    if kind not in SLOTS:
        raise ValueError(f"unknown type {kind!r}; known: {', '.join(SLOTS)}")
    unknown = [name for name in record if name.removeprefix("?") not in SLOTS[kind] and name not in _BESIDE_SLOTS]
    if unknown:
        raise ValueError(f"{kind} has no slot {unknown[0]!r}")
    return GoldFact(
        type=kind,
        wants={slot: want for slot in SLOTS[kind] if (want := _want(record, slot)) is not None},
        modality=_modalities(record.get("modality")),
        sources=_sources(record, "attributed_to"),
        spare_sources=_sources(record, "?attributed_to"),
        optional=bool(record.get("optional")),
        record=record,
    )


def found_fact(record: Mapping[str, Any]) -> FoundFact | None:
    """Read one fact as printed; None for a type that is not scored."""
    kind = record["type"]
    if kind not in SLOTS:
        return None
    values = {slot: given for slot in SLOTS[kind] if (given := _given(record, slot))}
    return FoundFact(kind, values, record.get("modality") or "asserted", tuple(record.get("attributed_to") or ()), record)


def _want(record: Mapping[str, Any], slot: str) -> Want | None:
    if right := _given(record, slot):
        return Want(right, optional=False)
    if right := _values(record.get(f"?{slot}")):
        return Want(right, optional=True)
    return None


def _given(record: Mapping[str, Any], slot: str) -> Values:
    """Read a slot. The label of a person who has a result belongs to the candidacy, hence is not read here."""
    values = _values(record.get(slot))
    if slot == "office" and values:
        return values + tuple(f"{title} {place}" for title in values for place in _values(record.get("territory")))
    if slot == "party" and record["type"] == "result" and (record.get("person") or record.get("?person")):
        return ()
    return values


def _values(value: object) -> Values:
    """Make a tuple of a value or of a list of alternatives; empty where nothing is given."""
    if value is None or value == "":
        return ()
    if isinstance(value, Scalar):
        return (value,)
    if isinstance(value, list):
        return tuple(value)
    raise TypeError(f"{value!r} is neither a value nor a list of values")


def _modalities(value: object) -> frozenset[str] | None:
    if value in (None, "", [], Modality.ASSERTED.value):
        return None
    given = frozenset(str(name) for name in _values(value))
    if not given <= _MODALITIES:
        raise ValueError(f"unknown modality {', '.join(sorted(given - _MODALITIES))}")
    return given


def _sources(record: Mapping[str, Any], name: str) -> tuple[Values, ...]:
    given = record.get(name) or []
    if not isinstance(given, list):
        raise TypeError(f"{name} must be a list")
    return tuple(_values(source) for source in given)
