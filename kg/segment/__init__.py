"""A document cut into segments, each with the zone of the page that it is.

Goes in: a document, with blocks where its markup gave them. Goes out: segments in order, that do not overlap and hold every
character that is not white space. Nothing is refused: a text that shows no parts is body.
"""

from __future__ import annotations

from kg.model import Document, Segment
from kg.segment.lines import from_blocks, from_text
from kg.segment.zones import assign

__all__ = ["split"]


def split(document: Document) -> tuple[Segment, ...]:
    """Segments of `document`. Zones that the markup gives stand; the others come from wording and layout."""
    lines = from_blocks(document) if document.blocks else from_text(document.text)
    assign(lines)
    return tuple(Segment(index, line.start, line.end, line.zone) for index, line in enumerate(lines) if line.zone)
