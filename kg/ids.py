"""Slugs and the relative identifiers of everything in the graph.

Goes in: canonical values of facts. Goes out: readable paths such as `contest/senatoriales-2023/988`, which the RDF layer
puts behind a base IRI. One builder and one parser, each the inverse of the other.
"""

from __future__ import annotations

import re
import unicodedata

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l"})


def fold(text: str) -> str:
    """Lower case without accents or ligatures, for comparing words however they are typed."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


def slug(text: str) -> str:
    """ASCII letters, digits and single hyphens: `Sonia Backès` becomes `sonia-backes`."""
    return _NOT_SLUG.sub("-", fold(text)).strip("-")
