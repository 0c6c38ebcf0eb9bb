"""Every name of the closed lists in a sentence.

Goes in: its tokens, the lexicon, keys of the surnames that the document names persons by. Goes out: parties, places, elections,
rounds and bodies. A party's name holds no place (`La France insoumise`), an election's no party (`primaire de la droite`).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from kg.extract.atoms import Atoms, cut
from kg.extract.bodies_found import find_bodies
from kg.extract.elections_found import find_elections, find_rounds
from kg.extract.mentions import Mention
from kg.extract.names import BodyMention, ElectionMention, PartyMention, PlaceMention, RoundMention
from kg.extract.parties_found import find_parties
from kg.extract.places_found import find_places
from kg.extract.tokens import Token
from kg.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Fixed:
    """What needs no knowledge of the document: the atoms of a sentence, its elections and bodies."""

    atoms: Atoms
    elections: list[ElectionMention]
    bodies: list[BodyMention]

    @property
    def covered(self) -> set[int]:
        """Tokens that they hold."""
        return {k for m in (*self.elections, *self.bodies) for k in range(m.i, m.j)}


def find_fixed(tokens: list[Token], lexicon: Lexicon) -> Fixed:
    """Find what the first reading of a sentence needs and the second uses again."""
    atoms = cut(tokens)
    return Fixed(atoms, find_elections(tokens, lexicon, atoms), find_bodies(tokens, lexicon, atoms))


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a sentence, each kind in order."""

    parties: list[PartyMention]
    places: list[PlaceMention]
    elections: list[ElectionMention]
    rounds: list[RoundMention]
    bodies: list[BodyMention]


def find_names(
    tokens: list[Token],
    lexicon: Lexicon,
    taken: Collection[int] = (),
    surnames: Collection[str] = (),
    where: Collection[str] = (),
    fixed: Fixed | None = None,
) -> Names:
    """Find them all, outside the tokens `taken`.

    Args:
        where: territories that the document is about (`Nouvelle-Calédonie`).
        fixed: what `find_fixed` found in the sentence before.
    """
    fixed = fixed or find_fixed(tokens, lexicon)
    atoms = fixed.atoms
    elections = [m for m in fixed.elections if not _covered(m, taken)]
    primaries = {k for m in elections if m.primary for k in range(m.i, m.j)}
    parties = find_parties(tokens, lexicon, {*taken, *primaries}, where, atoms)
    bodies = [m for m in fixed.bodies if not _covered(m, taken)]
    used = {*taken, *(k for m in parties for k in range(m.i, m.j))}
    places = find_places(tokens, lexicon, used, surnames, atoms, fixed.bodies)
    return Names(parties, places, elections, find_rounds(tokens, lexicon, atoms), bodies)


def _covered(mention: Mention, taken: Collection[int]) -> bool:
    return any(k in taken for k in range(mention.i, mention.j))
