"""Whether two labels can be those of one person: `le candidat de la gauche` of somebody of the PS, `l'écologiste` of one of EELV.

Goes in: labels as facts carry them. Goes out: yes or no. A camp (`gauche`, `majorité présidentielle`) holds the parties on its side.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from kg.lexicon import load

#: Sides of the parties that each camp holds.
_HOLDS = {
    "gauche": frozenset({"gauche", "gauche radicale", "centre gauche", "écologiste"}),
    "droite": frozenset({"droite", "droite souverainiste", "centre droit"}),
    "centre": frozenset({"centre", "centre droit", "centre gauche"}),
    "extrême droite": frozenset({"extrême droite"}),
    "gauche radicale": frozenset({"gauche radicale"}),
    "écologiste": frozenset({"écologiste"}),
    "indépendantiste": frozenset({"indépendantiste"}),
}
_ONE = frozenset({"écologiste"})


@lru_cache(maxsize=4096)
def akin(one: str, other: str) -> bool:
    """Whether two labels are one, or one is a camp that holds the other."""
    parties = load().parties
    a, b = parties.get(one), parties.get(other)
    if one == other or a is None or b is None:
        return one == other
    if a.label == b.label or (a.side == b.side and a.side in _ONE):
        return True
    return (a.kind == "bloc" and b.side in _HOLDS.get(a.side, ())) or (b.kind == "bloc" and a.side in _HOLDS.get(b.side, ()))


@lru_cache(maxsize=4096)
def holds(camp: str, label: str) -> bool:
    """Whether a label is meant by another: it is the same, or of the camp that the other is."""
    camp_of = load().parties.get(camp)
    return akin(camp, label) and (
        camp_of is None or camp_of.kind == "bloc" or (other := load().parties.get(label)) is None or other.kind != "bloc"
    )


def any_akin(ones: Iterable[str], others: Iterable[str]) -> bool:
    """Whether any label of one set is akin to any of the other."""
    others = tuple(others)
    return any(akin(a, b) for a in ones for b in others)
