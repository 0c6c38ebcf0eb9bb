"""A saved page read into text and blocks.

Goes in: HTML. Goes out: a document whose text is what a reader sees, block by block, with the zone that the markup gives.
Scripts, styles and hidden parts are left out; menus, teasers, share bars stay, marked. Refused (`SourceError`): pages without
article text.
"""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree, html

from kg.errors import SourceError
from kg.model import Block, Document, Zone
from kg.sources.boxes import Boxes
from kg.sources.flow import Piece, pieces
from kg.sources.metadata import read_metadata
from kg.sources.text import from_text

_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
#: A page with less text than this besides menus and teasers holds no article.
LEAST_TEXT = 40
_NOT_ARTICLE = frozenset({Zone.TEASER, Zone.FURNITURE, Zone.HEADLINE, Zone.BYLINE, Zone.DATELINE})
_CLOSE = frozenset({Zone.LIST_ITEM})


def read_page(content: str, path: Path, name: str, published: str | None) -> Document:
    """The document of one page.

    Raises:
        SourceError: the page cannot be parsed, or holds no article text.
    """
    try:
        root = html.document_fromstring(_XML_DECLARATION.sub("", content), parser=html.HTMLParser(huge_tree=True))
    except (etree.ParserError, ValueError) as error:
        raise SourceError(f"{path}: no page ({error})", "save the page again, complete") from error
    metadata = read_metadata(root)
    found = pieces(root, Boxes(root))
    if sum(len(p.text) for p in found if p.zone not in _NOT_ARTICLE) < LEAST_TEXT:
        raise SourceError(f"{path}: a page without article text", "save the page of the article itself, or paste its text")
    text, blocks = _joined(found)
    return from_text(
        text,
        id=name,
        published=published,
        metadata_date=metadata.published,
        title=metadata.title,
        url=metadata.url,
        publisher=metadata.publisher,
        path=str(path),
        blocks=blocks,
    )


def _joined(found: list[Piece]) -> tuple[str, tuple[Block, ...]]:
    """Pieces one under the other: items of a list on adjoining lines, a blank line between others."""
    text = ""
    blocks: list[Block] = []
    for piece in found:
        if blocks:
            text += "\n" if piece.zone in _CLOSE and blocks[-1].zone == piece.zone else "\n\n"
        blocks.append(Block(len(text), len(text) + len(piece.text), piece.zone))
        text += piece.text
    return text, tuple(blocks)
