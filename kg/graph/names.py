"""Finds whom or what a name means, however it is typed: without accents, by surname, with a typo; the likeliest first.

Goes in: identifiers with their names. Goes out: matches in order of score. A name that two bear equally is refused (`AmbiguousName`)
where one is needed; a name that nobody bears is no error but an empty result, with the nearest names to tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from kg.errors import KGError
from kg.ids import fold, slug

#: How alike two spellings must be, in percent, for one to be a typo of the other.
_TYPO = 85
_NEAR = 60
_SUGGESTED = 5
_EXACT, _WORDS = 1.0, 0.95
#: Words that tell nobody apart: `maire de Lyon` is `maire (Lyon)`.
_SMALL = frozenset("a au aux d de des du en et l la le les".split())  # noqa: SIM905


class AmbiguousName(KGError):  # noqa: N818 (it reads as what it is)
    """A name that several bear."""

    def __init__(self, name: str, matches: Sequence[Match]) -> None:
        self.matches = tuple(matches)
        told = "; ".join(f"{m.label} ({m.id})" for m in matches[:_SUGGESTED])
        super().__init__(f"{name}: {len(matches)} bear that name", f"say which: {told}")


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something with the names it bears, the fullest first."""

    id: str
    kind: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Who a name may mean. `score`: 1 for the name itself, less for a part of it, less again for a typo."""

    id: str
    kind: str
    label: str
    score: float


class Names:
    """Names of a graph."""

    def __init__(self, bearers: Iterable[Named]) -> None:
        self._labels: dict[str, tuple[str, str]] = {}
        self._whole: dict[str, dict[str, set[str]]] = {}
        self._words: dict[str, dict[str, set[str]]] = {}
        for bearer in bearers:
            self._labels[bearer.id] = (bearer.kind, bearer.names[0])
            whole = self._whole.setdefault(bearer.kind, {})
            words = self._words.setdefault(bearer.kind, {})
            for name in (*bearer.names, bearer.id.partition("/")[2]):
                key = _key(name)
                whole.setdefault(key, set()).add(bearer.id)
                for word in key.split():
                    words.setdefault(word, set()).add(bearer.id)

    def __contains__(self, identifier: str) -> bool:
        return identifier in self._labels

    def label(self, identifier: str) -> str:
        """The fullest name; the identifier itself where nothing bears it."""
        return self._labels.get(identifier, ("", identifier))[1]

    def find(self, name: str, *kinds: str) -> list[Match]:
        """Whom a name may mean, the likeliest first; only the best kind of match is given, typos only where nothing else fits.

        Args:
            name: as typed, or an identifier.
            kinds: of entities looked among; all where none is given.
        """
        if name in self._labels and (not kinds or self._labels[name][0] in kinds):
            return [self._match(name, _EXACT)]
        among = kinds or tuple(self._whole)
        key = _key(name)
        if not key:
            return []
        exact = {i for kind in among for i in self._whole.get(kind, {}).get(key, ())}
        if exact:
            return self._ranked(dict.fromkeys(exact, _EXACT))
        parts = {i for kind in among for i in self._bearing(kind, key.split())}
        return self._ranked(dict.fromkeys(parts, _WORDS) or self._typos(key, among, _TYPO))

    def of_kind(self, kind: str) -> list[Match]:
        """Everything of a kind, by identifier."""
        return [self._match(i, _EXACT) for i, (of, _) in sorted(self._labels.items()) if of == kind]

    def nearest(self, name: str, *kinds: str) -> list[Match]:
        """Names like one that nobody bears, for a message."""
        return self._ranked(self._typos(_key(name), kinds or tuple(self._whole), _NEAR))[:_SUGGESTED]

    def one(self, name: str, *kinds: str) -> Match | None:
        """The one whom a name means; None where nobody bears it.

        Raises:
            AmbiguousName: several do, none more than the others.
        """
        found = self.find(name, *kinds)
        if len(found) > 1 and found[1].score == found[0].score:
            raise AmbiguousName(name, [m for m in found if m.score == found[0].score])
        return found[0] if found else None

    def _bearing(self, kind: str, words: Sequence[str]) -> set[str]:
        """Who bears all the words."""
        index = self._words.get(kind, {})
        telling = [word for word in words if word not in _SMALL] or words
        return set.intersection(*(index.get(word, set()) for word in telling))

    def _typos(self, key: str, kinds: Iterable[str], least: int) -> dict[str, float]:
        """Names nearly so, and surnames nearly so where a word alone was typed."""
        scores: dict[str, float] = {}
        for kind in kinds:
            indexes = [self._whole.get(kind, {})] + ([self._words.get(kind, {})] if " " not in key else [])
            for index in indexes:
                for spelled, score, _ in process.extract(key, index.keys(), scorer=fuzz.ratio, score_cutoff=least, limit=None):
                    for identifier in index[spelled]:
                        scores[identifier] = max(scores.get(identifier, 0.0), score / 100 * 0.9)
        return scores

    def _ranked(self, scores: dict[str, float]) -> list[Match]:
        return [self._match(i, score) for i, score in sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))]

    def _match(self, identifier: str, score: float) -> Match:
        kind, label = self._labels[identifier]
        return Match(identifier, kind, label, round(score, 3))


def _key(name: str) -> str:
    """What names are compared by: folded words with single spaces."""
    return slug(name).replace("-", " ") or fold(name).strip()
