"""Which of the forms on offer a client would rather have (RFC 9110, section 12.5.1).

Goes in: an Accept header, media types in the server's order. Goes out: the one with the greatest weight, None where none is acceptable.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_WEIGHT = re.compile(r"(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)")

#: Media types that clients ask for and mean another by.
ALIASES: Mapping[str, str] = {
    "application/json": "application/sparql-results+json",
    "application/xml": "application/sparql-results+xml",
    "text/xml": "application/sparql-results+xml",
    "text/plain": "application/n-triples",
    "application/x-turtle": "text/turtle",
}


def choose(accept: str | None, offered: Iterable[str], aliases: Mapping[str, str] | None = None) -> str | None:
    """The media type to answer with.

    Args:
        accept: the header; None or empty: anything.
        offered: media types, the server's favourite first.
        aliases: what else a type is called.
    """
    known = list(offered)
    if not accept or not accept.strip():
        return known[0]
    ranges = dict(map(_range, accept.split(",")))
    weights = {media: _weight(media, ranges, aliases or {}) for media in known}
    best = max(known, key=lambda media: (weights[media], -known.index(media)))
    return best if weights[best] > 0 else None


def _range(written: str) -> tuple[str, float]:
    media, *parameters = (part.strip().lower() for part in written.split(";"))
    given = [p.partition("=")[2].strip() for p in parameters if p.partition("=")[0].strip() == "q"]
    weight = float(given[0]) if given and _WEIGHT.fullmatch(given[0]) else 1.0
    return media, weight


def _weight(media: str, ranges: Mapping[str, float], aliases: Mapping[str, str]) -> float:
    """Weight of a type: by its name, else by another name of it, else by its family, else by anything."""
    others = [other for other, meant in aliases.items() if meant == media and other in ranges]
    for name in (media, *others, media.partition("/")[0] + "/*", "*/*"):
        if name in ranges:
            return ranges[name]
    return 0.0
