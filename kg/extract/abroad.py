"""Whether a document is about the politics of another country.

Goes in: an analysis. Goes out: yes or no. French politics leaves its parties, places and institutions in every article about it; other
countries leave their names and what is called after them. Where these prevail, no French election is meant.
"""

from __future__ import annotations

from functools import lru_cache

from kg.extract.analysis import Analysis, Read, language
from kg.extract.setting_words import setting_words
from kg.lexicon import key
from kg.model import Zone

#: Signs of other countries from which on they can prevail, and by how much they then outweigh those of France.
_ENOUGH, _OUTWEIGH = 2, 1.5
_HEAD = 3
_FRENCH_KINDS = frozenset({"departement", "region", "constituency", "arrondissement", "sector", "canton", "province", "abroad"})
_FRENCH_WORDS = frozenset({"francais", "francaise", "francaises", "elysee", "matignon", "hexagone"})


def is_abroad(analysis: Analysis) -> bool:
    """Whether the signs of other countries outweigh those of France."""
    foreign = french = 0.0
    for read in analysis.sentences:
        if read.zone is Zone.TEASER:
            continue
        weight = _HEAD if read.zone in (Zone.HEADLINE, Zone.LEDE, Zone.KICKER) else 1
        foreign += weight * _foreign(read)
        french += weight * _french(read)
    return foreign >= _ENOUGH and foreign > _OUTWEIGH * french


def _foreign(read: Read) -> float:
    countries = sum(p.kind == "country" and not _is_france(p.name) for p in read.places)
    words = sum(t.fold in _demonyms() for t in read.sentence.tokens)
    cities = sum(t.capital and key(t.text) in language().lexicon.places.foreign_cities for t in read.sentence.tokens)
    text = f" {' '.join(t.fold for t in read.sentence.tokens)} ".replace("' ", "'")
    bodies = sum(f" {body} " in text for body in setting_words().abroad)
    return countries + words + cities + bodies + sum(p.kind == "foreign" for p in read.parties)


def _french(read: Read) -> float:
    places = sum(p.kind in _FRENCH_KINDS or _is_france(p.name) for p in read.places)
    communes = sum(p.kind == "commune" for p in read.places)
    words = sum(t.fold in _FRENCH_WORDS for t in read.sentence.tokens)
    parties = sum(p.kind in ("party", "alliance", "group") and not p.adjective for p in read.parties)
    return places + communes / 2 + words + 2 * parties


def _is_france(name: str) -> bool:
    return name.startswith("France")


@lru_cache(maxsize=1)
def _demonyms() -> frozenset[str]:
    """Adjectives of other countries in every gender and number; the lexicon lists them in the feminine."""
    found: set[str] = set()
    for word in language().lexicon.elections.foreign:
        feminine = word.removesuffix("s")
        stem = feminine.removesuffix("e")
        masculine = stem.removesuffix("n") if stem.endswith("nn") else stem
        found |= {feminine, feminine + "s", masculine, masculine + "s"}
    return frozenset(found)
