"""The closed lists of the field: parties, places, elections, bodies, names of persons.

Goes in: the files of `resources/lexicon` and `resources/gazetteers`. Goes out: one `Lexicon`, each part read on first use.
Data, no
rule: where a name counts is told by `kg.extract`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache
from importlib.resources import files

import yaml

from kg.lexicon import elections, parties
from kg.lexicon.elections import ElectionWords
from kg.lexicon.keys import fold_file, key, longest_by_head
from kg.lexicon.parties import Form, Parties, Party
from kg.lexicon.places import Place, Places

__all__ = ["ElectionWords", "Form", "Lexicon", "Parties", "Party", "Place", "Places", "key", "load"]

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Lexicon:
    """Every closed list; use `load()`, which remembers it."""

    @cached_property
    def parties(self) -> Parties:
        """Parties and their forms."""
        return parties.read()

    @cached_property
    def elections(self) -> ElectionWords:
        """The words that name elections."""
        return elections.read()

    @cached_property
    def places(self) -> Places:
        """Communes, départements, regions, countries."""
        return Places()

    @cached_property
    def first_names(self) -> Mapping[str, str]:
        """Folded first names to `m`, `f` or empty (either)."""
        text = files("kg").joinpath("resources", "gazetteers", "first-names.csv").read_text("utf-8")
        names: dict[str, str] = {}
        for line in _folded(text)[1:]:
            name, _, gender = line.rpartition(",")
            names[name] = gender if names.get(name, gender) == gender else ""
        return names

    @cached_property
    def surnames(self) -> frozenset[str]:
        """Keys of the surnames that many bear."""
        text = files("kg").joinpath("resources", "gazetteers", "surnames.txt").read_text("utf-8")
        return frozenset(fold_file(text).splitlines())

    @cached_property
    def _bodies(self) -> Mapping[str, list[str]]:
        text = files("kg").joinpath("resources", "lexicon", "bodies.yaml").read_text("utf-8")
        loaded: Mapping[str, list[str]] = yaml.load(text, Loader=Loader)
        return loaded

    @cached_property
    def bodies(self) -> frozenset[str]:
        """Folded words that are never part of a person's name: media, institutes, institutions."""
        return frozenset(map(str, self._bodies["words"]))

    @cached_property
    def body_names(self) -> Mapping[str, str]:
        """Keys of the full names of bodies to the names (`france info` -> `France Info`)."""
        return {key(name): name for name in self._bodies["names"]}

    @cached_property
    def body_heads(self) -> Mapping[str, int]:
        """First words of the names of bodies to the number of words of the longest that begins so."""
        return longest_by_head(self.body_names)


def _folded(text: str) -> list[str]:
    """Folded lines, hyphens kept (a double first name is one word)."""
    return fold_file(text.replace("-", "\x00")).replace("\x00", "-").splitlines()


@lru_cache(maxsize=1)
def load() -> Lexicon:
    """The lexicon of the package, remembered."""
    return Lexicon()
