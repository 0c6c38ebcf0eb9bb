"""Text as pasted from a page, and the rule for its publication date.

Goes in: text and what is known about it. Goes out: a `Document` whose text is the text given. Refused (`SourceError`): blank
text.
"""

from __future__ import annotations

import re
from datetime import datetime

from kg.errors import SourceError, UsageError
from kg.model import Block, Document
from kg.sources.dates import published_in

_ISO = re.compile(r"\d{4}(-\d{2}(-\d{2}([T ]\d{2}:\d{2}.*)?)?)?")


def from_text(
    text: str,
    *,
    id: str = "text",
    published: str | None = None,
    metadata_date: str | None = None,
    title: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    path: str | None = None,
    blocks: tuple[Block, ...] = (),
) -> Document:
    """A document of this text.

    Args:
        text: the article, kept as it is.
        id: name for people, usually the stem of the file.
        published: date to take where neither metadata nor text give one.
        metadata_date: ISO date that a page or record declares.
        title: as in `Document`.
        url: as in `Document`.
        publisher: as in `Document`.
        path: as in `Document`.
        blocks: as in `Document`.

    Raises:
        SourceError: the text is blank.
    """
    if not text.strip():
        raise SourceError(f"{path or id}: empty", "give an article")
    date, origin = _date(text, published, metadata_date)
    return Document(
        id=id,
        text=text,
        title=title,
        published=date,
        published_from=origin,
        url=url,
        publisher=publisher,
        path=path,
        blocks=blocks,
    )


def _date(text: str, option: str | None, metadata: str | None) -> tuple[str | None, str | None]:
    declared = normal_date(metadata) if metadata else None
    if declared:
        return declared, "metadata"
    read = published_in(text)
    if read:
        return read, "text"
    return (option, "option") if option else (None, None)


def check_date(value: str) -> None:
    """Refuse a publication date that is no year, month, day or moment in ISO 8601.

    Raises:
        UsageError: it is none.
    """
    if normal_date(value) is None:
        raise UsageError(f"publication date {value!r} is not understood", "write it as 2023-09-25 or 2023-09-25T18:00")


def normal_date(value: str) -> str | None:
    """ISO date as precise as given, to the minute; None where it is no date."""
    value = value.strip()
    if not _ISO.fullmatch(value):
        return None
    padded = value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value
    try:
        moment = datetime.fromisoformat(padded)
    except ValueError:
        return None
    return value if len(value) <= 10 else moment.isoformat(timespec="minutes")
