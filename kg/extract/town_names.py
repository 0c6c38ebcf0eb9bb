"""Towns told by their people or by another name: `les Brestois ont réélu X`, `dans la cité phocéenne`.

Goes in: a sentence and the communes that its document names. Goes out: a `PlaceMention` for each that means one of them. Only a town that
the text itself names is meant. Names of people are told from the town's by their endings; the few that differ, and other names of towns,
are data (`places.yaml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kg.extract.analysis import Read, language
from kg.extract.names import PlaceMention

_PEOPLE = re.compile(r"(?:[aoe]is(?:e?s?)|ain(?:e?s?)|i?en(?:ne)?s?|in(?:e?s?))$")
#: What ends the name of a town before the ending of its people.
_TOWN_END = re.compile(r"(?:es|e|s|x)$")
_BEFORE = frozenset({"les", "des", "aux", "ces"})
_INTO = {"dans": "dans", "a": "a", "de": "de"}
_HEADS = frozenset({"cite", "ville", "capitale"})
_SHORTEST = 4


def told_otherwise(read: Read, towns: Mapping[str, PlaceMention]) -> Iterator[PlaceMention]:
    """The towns that a sentence means without naming them.

    Args:
        towns: communes that the document names, by their keys.
    """
    names = language().lexicon.places.other_names
    for k, token in enumerate(read.sentence.tokens):
        if token.capital and k and read.fold(k - 1) in _BEFORE and (town := town_of(token.fold, towns)):
            yield _meant(k, k + 1, town, "")
        elif token.fold in _HEADS and read.fold(k - 1) in ("la", "sa"):
            for n in (2, 3):
                phrase = " ".join(read.fold(m).rstrip("'") for m in range(k, k + n))
                if (town := towns.get(names.get(phrase, ""))) is not None:
                    yield _meant(k, k + n, town, _INTO.get(read.fold(k - 2), ""))


def _meant(i: int, j: int, town: PlaceMention, preposition: str) -> PlaceMention:
    return PlaceMention(i, j, town.name, town.kind, preposition, code=town.code, departement=town.departement)


def town_of(word: str, towns: Mapping[str, PlaceMention]) -> PlaceMention | None:
    """The one of some towns whose people a folded word names, or that it is the adjective of."""
    names = language().lexicon.places.other_names
    singular = word.removesuffix("s") if not word.endswith(("ois", "ais")) else word
    if (town := towns.get(names.get(singular, ""))) is not None:
        return town
    ending = _PEOPLE.search(word)
    stem = word[: ending.start()] if ending else ""
    return next((town for key, town in towns.items() if stem and _same(stem, _TOWN_END.sub("", key.removeprefix("le ")))), None)


def _same(stem: str, town: str) -> bool:
    """Whether the stem of a people's name is that of a town: `renn`, `dijonn` (Dijon), `nim` (Nîmes)."""
    if stem == town:
        return True
    longer, shorter = (stem, town) if len(stem) > len(town) else (town, stem)
    return len(shorter) >= _SHORTEST and longer.startswith(shorter) and len(longer) - len(shorter) <= 1
