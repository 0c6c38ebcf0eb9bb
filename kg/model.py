"""A document and its parts, before anything is understood.

Goes in: what a reader of `kg.sources` found. Goes out: frozen values that every later stage shares. Offsets are half-open
and count characters of `Document.text`, which is never rewritten.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum


class Zone(StrEnum):
    """What part of a page some text is, which decides what may be read from it."""

    HEADLINE = "headline"
    KICKER = "kicker"
    LEDE = "lede"
    BODY = "body"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    LIVE_TIME = "live_time"
    CAPTION = "caption"
    DATELINE = "dateline"
    BYLINE = "byline"
    TEASER = "teaser"
    FURNITURE = "furniture"


class Place(StrEnum):
    """Where in the article a fact stands, as the evaluation format names it."""

    HEADLINE = "headline"
    LEDE = "lede"
    BODY = "body"
    CAPTION = "caption"
    TEASER = "teaser"


#: Zones whose text belongs to the article; a zone that is not here yields no fact.
PLACE_OF_ZONE: dict[Zone, Place] = {
    Zone.HEADLINE: Place.HEADLINE,
    Zone.KICKER: Place.HEADLINE,
    Zone.LEDE: Place.LEDE,
    Zone.BODY: Place.BODY,
    Zone.HEADING: Place.BODY,
    Zone.LIST_ITEM: Place.BODY,
    Zone.CAPTION: Place.CAPTION,
    Zone.TEASER: Place.TEASER,
}


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that the page itself sets apart, with the zone that its markup suggests (None: markup says nothing)."""

    start: int
    end: int
    zone: Zone | None = None


class SourceKind(StrEnum):
    """What a document is: an article, or an official result file and how final its counts are."""

    ARTICLE = "article"
    #: A result file that does not say whether its counts are final.
    RESULTS = "results"
    #: A count of the night, open to correction.
    PROVISIONAL = "provisional"
    #: A count that the file itself calls final (`résultats définitifs`).
    FINAL = "final"

    @property
    def official(self) -> bool:
        """Whether it is a result file."""
        return self is not SourceKind.ARTICLE


@dataclass(frozen=True, slots=True)
class Document:
    """One article as read, or one official result file (whose `text` is empty: its facts point at cells).

    Args:
        id: name of the document for people, the input file's stem.
        text: the text as read; offsets of every evidence point into it.
        title: headline that the metadata give.
        published: ISO 8601 date or date-time, as precise as known (`2023-09`, `2023-09-25`, `2023-09-25T18:00`).
        published_from: where the publication date comes from: `metadata`, `text`, `option`, or `calendar`: the day of the last round
            that a result file counts.
        url: canonical address that the page or the record gives.
        publisher: name of the outlet.
        path: the file read, for messages.
        blocks: paragraphs with zones known from markup; empty for pasted text, where `kg.segment` finds them.
        kind: article, or official results and how final they are.
        digest: SHA-256 of the bytes of a result file; empty for articles, which are hashed by their text.
    """

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    published_from: str | None = None
    url: str | None = None
    publisher: str | None = None
    path: str | None = None
    blocks: tuple[Block, ...] = field(default=(), repr=False)
    kind: SourceKind = SourceKind.ARTICLE
    digest: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "kind", SourceKind(self.kind))  # stores keep its name

    @property
    def sha256(self) -> str:
        """Hash of the text in UTF-8, or of a result file's bytes: the identity of this version of the document."""
        return self.digest or hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Segment:
    """A paragraph, line or heading of a document, with its zone.

    `index` counts the segments of the document from 0.
    """

    index: int
    start: int
    end: int
    zone: Zone

    @property
    def place(self) -> Place | None:
        """Where facts of this segment stand; None where the zone yields none."""
        return PLACE_OF_ZONE.get(self.zone)
