"""JSON lines, one article a line: `{text, title, published, url, publisher}`, and an `id` if there is one.

Goes in: the text of the file, or of a JSON array. Goes out: one document a record. Refused: lines that are no such record; the
good ones are given first, then one `SourceError` names the bad ones.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.errors import SourceError
from kg.model import Document
from kg.sources.text import from_text, normal_date

_TEXT_FIELDS = ("id", "title", "published", "url", "publisher")


def read_records(text: str, path: Path, name: str, published: str | None) -> Iterator[Document]:
    """Documents of the good records, in order.

    Raises:
        SourceError: after the good ones, where some lines are not records, with their numbers and what is wrong.
    """
    faults: list[str] = []
    seen = 0
    for number, line in _lines(text, path):
        try:
            record = json.loads(line) if isinstance(line, str) else line
        except json.JSONDecodeError as error:
            faults.append(f"line {number}: not JSON ({error.msg})")
            continue
        if fault := _fault(record):
            faults.append(f"line {number}: {fault}")
            continue
        seen += 1
        yield _document(record, path, f"{name}-{number}", published)
    if faults:
        more = f" and {len(faults) - 3} more" if len(faults) > 3 else ""
        raise SourceError(f"{path}: {'; '.join(faults[:3])}{more}", "each line needs an object with the article as `text`")
    if not seen:
        raise SourceError(f"{path}: no record", "each line needs an object with the article as `text`")


def _lines(text: str, path: Path) -> Iterator[tuple[int, Any]]:
    if text.lstrip().startswith("["):
        try:
            yield from enumerate(json.loads(text), 1)
        except json.JSONDecodeError as error:
            raise SourceError(f"{path}: line {error.lineno}: not JSON ({error.msg})", "give a list of records, or one a line") from error
        return
    whole = text.strip()
    if "\n" in whole and whole.startswith("{") and whole.split("\n", 1)[0].strip() == "{":  # one record, printed over lines
        yield 1, whole
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, line


def _fault(record: Any) -> str | None:  # noqa: ANN401 (anything that JSON holds)
    if not isinstance(record, dict):
        return "not an object"
    if not isinstance(record.get("text"), str) or not record["text"].strip():
        return "no `text`"
    for field in _TEXT_FIELDS:
        if record.get(field) is not None and not isinstance(record[field], str):
            return f"`{field}` is not a string"
    if record.get("published") and normal_date(record["published"]) is None:
        return f"`published` is not an ISO date: {record['published']!r}"
    return None


def _document(record: dict[str, Any], path: Path, name: str, published: str | None) -> Document:
    return from_text(
        record["text"],
        id=record.get("id") or name,
        published=published,
        metadata_date=record.get("published"),
        title=record.get("title"),
        url=record.get("url"),
        publisher=record.get("publisher"),
        path=str(path),
    )
