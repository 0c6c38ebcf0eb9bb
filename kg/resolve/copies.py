"""Which documents repeat another in substance: agency copy in several outlets is one source.

Goes in: sources with their texts. Goes out: for each the one that it repeats, itself where it repeats none. Two documents are one where
more than half of the shorter one's runs of five words stand in the other; only paragraphs count, since pages of one site share their
menus. Of those that repeat each other the one published first is the original.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import combinations

from kg.ids import fold
from kg.resolved import Source

_WORD = re.compile(r"[^\W_]+")
_RUN = 5
#: Words of the shortest line that is taken for a paragraph, and runs of the shortest document that is compared.
_PARAGRAPH = 12
_LEAST = 20
_SHARED = 0.5
#: A run that stands in more documents than these is a formula and says nothing.
_FORMULA = 40


def copies(sources: Iterable[Source]) -> dict[str, str]:
    """Key of each source → key of the one that it repeats."""
    known = {source.key: source for source in sources}
    runs = {key: shingles(source.text) for key, source in known.items() if source.text}
    parent = {key: key for key in known}

    def root(key: str) -> str:
        while parent[key] != key:
            key = parent[key]
        return key

    for left, right in _near(runs):
        one, other = sorted((root(left), root(right)), key=lambda k: _order(known[k]))
        parent[other] = one
    return {key: root(key) for key in sorted(known)}


def shingles(text: str) -> frozenset[int]:
    """Hashes of the runs of words of a text's paragraphs."""
    found: set[int] = set()
    for line in text.splitlines():
        words = _WORD.findall(fold(line))
        if len(words) >= _PARAGRAPH:
            found.update(zlib.crc32(" ".join(words[i : i + _RUN]).encode()) for i in range(len(words) - _RUN + 1))
    return frozenset(found)


def _order(source: Source) -> tuple[str, str, str]:
    return source.published or "9999", source.document, source.key


def _near(runs: Mapping[str, frozenset[int]]) -> list[tuple[str, str]]:
    """Pairs of documents of which one is for the most part in the other."""
    where: dict[int, list[str]] = {}
    for key in sorted(runs):
        for run in runs[key]:
            where.setdefault(run, []).append(key)
    common: Counter[tuple[str, str]] = Counter()
    for keys in where.values():
        if 1 < len(keys) <= _FORMULA:
            common.update(combinations(keys, 2))
    near = []
    for (left, right), count in sorted(common.items()):
        shorter = min(len(runs[left]), len(runs[right]))
        if shorter >= _LEAST and count > _SHARED * shorter:
            near.append((left, right))
    return near
