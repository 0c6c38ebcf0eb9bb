"""Areas told by their side of the country: `Au nord, X l'emporte ; à l'est, Y est battu`, `tête de liste dans le Sud-Ouest`.

Goes in: a sentence and the areas that may be meant in its document: regions, provinces, constituencies of the European elections. Goes out:
a `PlaceMention` for each side that stands for exactly one of them. The sides of regions are data (`setting.yaml`); those of provinces and
European constituencies are their names.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kg.extract.analysis import Read
from kg.extract.names import PlaceMention
from kg.extract.setting_words import setting_words

#: Kind of the mentions: a region or province told by its side.
SIDE = "side"
#: What may stand before a side: words, and the preposition that they make.
_INTO = {("au",): "a", ("a", "l'"): "a", ("dans", "le"): "dans", ("dans", "l'"): "dans", ("dans", "les"): "dans", ("aux",): "a"}
#: What makes the side one of something else (`au nord de la ville`).
_OF = frozenset({"de", "du", "des", "d'", "comme", "est", "ouest"})


def sides(read: Read, areas: Collection[str]) -> Iterator[PlaceMention]:
    """The mentions of sides in a sentence that stand for one of `areas`."""
    of_side = setting_words().sides
    for k, token in enumerate(read.sentence.tokens):
        named = token.text if token.capital and token.text in areas else ""
        if (token.fold not in of_side and not named) or read.fold(k + 1) in _OF:
            continue
        into = "de" if token.capital and read.fold(k - 1) == "du" else ""
        into = into or _INTO.get((read.fold(k - 1),)) or _INTO.get((read.fold(k - 2), read.fold(k - 1)), "")
        into = into or _INTO.get((read.fold(k - 3), read.fold(k - 2)), "") if read.fold(k - 1) == "grand" else into
        meant = [named] if named else [name for name in areas if name in of_side[token.fold]]
        if into and len(meant) == 1:
            yield PlaceMention(k, k + 1, meant[0], SIDE, into)
