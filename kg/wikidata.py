"""Which items of Wikidata the people, parties, offices, ... of a store are, as people say.

Goes in: a CSV of identifiers and items, entries of a record. Goes out: entries to record; a resolved view whose entities carry their items.
What is said last counts. Refused (`UsageError`): a table without the two columns, an identifier or an item that is none.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from kg.errors import UsageError
from kg.ids import is_identifier
from kg.resolved import Entity, Resolution

#: Scheme of the codes that name an item.
SCHEME = "wikidata"
_ITEM = re.compile(r"(?:(?:https?://www\.wikidata\.org/(?:entity|wiki)/|wd:)?(Q[1-9]\d*))?")
_COLUMNS = ("id", SCHEME)
_ENTRY = "items"


def table(path: Path) -> dict[str, str]:
    """Identifier → item of a CSV with the columns `id` and `wikidata`, others left alone; an empty cell takes an item back.

    Raises:
        UsageError: see above, with the line.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = csv.DictReader(file)
            missing = [name for name in _COLUMNS if name not in (lines.fieldnames or ())]
            if missing:
                told = f"{path}: no column {' and no column '.join(missing)}"
                raise UsageError(told, "head its columns id and wikidata, as OpenRefine exports them under these names")
            return dict(pair(row["id"], row[SCHEME] or "", f"{path}, line {lines.line_num}") for row in lines)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path}: cannot be read as CSV in UTF-8 ({error})", "check the file") from error


def pair(identifier: str | None, item: str, where: str) -> tuple[str, str]:
    """An identifier with the item that it is, written in any usual way.

    Raises:
        UsageError: one of them is none.
    """
    named, found = (identifier or "").strip(), _ITEM.fullmatch(item.strip())
    if not is_identifier(named):
        raise UsageError(f"{where}: {named!r} is no identifier", "write one such as person/sonia-backes")
    if found is None:
        raise UsageError(f"{where}: {item.strip()!r} is no item of Wikidata", "write one such as Q42")
    return named, found[1] or ""


def to_entry(items: Mapping[str, str], at: str) -> dict[str, Any]:
    """What is recorded: who is which item (empty: none), when it was said."""
    return {_ENTRY: dict(items), "at": at}


def said(entries: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Identifier → item by the entries of a record; other entries are left alone."""
    found: dict[str, str] = {}
    for entry in entries:
        found.update(entry.get(_ENTRY, {}))
    return found


def unknown(items: Iterable[str], resolution: Resolution) -> Sequence[str]:
    """Identifiers that nothing in the store bears."""
    return [identifier for identifier in items if identifier not in resolution.entities]


def with_items(resolution: Resolution, items: Mapping[str, str]) -> Resolution:
    """The same view, its entities with their items; what nothing bears any more is passed over."""
    if not items:
        return resolution
    entities = {i: _with_item(entity, items[i]) if i in items else entity for i, entity in resolution.entities.items()}
    return replace(resolution, entities=entities)


def _with_item(entity: Entity, item: str) -> Entity:
    others = [code for code in entity.codes if code[0] != SCHEME]
    return replace(entity, codes=tuple(sorted([*others, (SCHEME, item)] if item else others)))
