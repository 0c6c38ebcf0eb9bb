"""Files and text as people have them, read into documents.

Goes in: pasted text, saved pages, JSON lines; files, folders, patterns, standard input (`-`). Goes out: `Document` values whose
text is what a reader sees, with what is known of title, date, address and outlet. Refused (`SourceError`): what is missing,
empty, binary, undecodable, or holds no article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kg.errors import SourceError
from kg.model import Document
from kg.sources.encoding import decode, refuse_binary
from kg.sources.paths import ARTICLE_SUFFIXES, STDIN, expand, read_bytes
from kg.sources.records import read_records
from kg.sources.text import check_date, from_text

__all__ = ["check_date", "expand", "from_text", "read"]

_PAGE = re.compile(r"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body|article)\b", re.IGNORECASE | re.DOTALL)
_TABLES = frozenset({".csv", ".tsv", ".xls", ".xlsx", ".ods", ".parquet"})
_RECORDS = frozenset({".jsonl", ".ndjson", ".json"})
_PAGES = frozenset({".html", ".htm", ".xhtml"})


def read(path: str | Path, *, published: str | None = None, raw: bytes | None = None) -> Iterator[Document]:
    """The documents of one file, or of standard input for `-`.

    Args:
        path: a text, a page or a file of JSON lines.
        published: ISO date for documents whose own date is unknown.
        raw: its bytes, where they are read already.

    Yields:
        One document, or one for each good record of a file of JSON lines.

    Raises:
        SourceError: the file holds no article; for JSON lines, raised after the good records, naming the lines that are not.
        UsageError: `published` is not an ISO date.
    """
    path = Path(path)
    if published is not None:
        check_date(published)
    suffix = path.suffix.lower()
    if suffix in _TABLES:
        raise SourceError(f"{path}: a table, not an article", f"give a file of {', '.join(ARTICLE_SUFFIXES)}")
    raw = read_bytes(path) if raw is None else raw
    refuse_binary(raw, path)
    text = decode(raw, path, page=suffix in _PAGES or b"<html" in raw[:2000].lower())
    name = "stdin" if path == STDIN else path.stem
    if suffix in _RECORDS or (path == STDIN and text.lstrip().startswith(("{", "["))):
        yield from read_records(text, path, name, published)
    elif suffix in _PAGES or _PAGE.match(text):
        from kg.sources.page import read_page  # what reads HTML is not loaded for text

        yield read_page(text, path, name, published)
    elif text.lstrip().startswith("<?xml"):
        raise SourceError(f"{path}: XML that is no page", "give the article as text or HTML")
    else:
        yield from_text(text, id=name, published=published, path=str(path))
