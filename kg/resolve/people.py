"""People with their identifiers: the groups of mentions made into entities.

Goes in: mentions and judgements. Goes out: a person for each mention. Namesakes get `-2`, `-3` in the order of their first mention.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from kg.facts import BaseFact
from kg.ids import build, name_part
from kg.judgements import Judgement, Ruling
from kg.resolve.identify import Doubt, Group, identify
from kg.resolve.mentions import PERHAPS, PERSONS, Anchor, Mentions
from kg.resolve.names import PersonName, read_name
from kg.resolved import Entity, Undecided

__all__ = ["PERHAPS", "PERSONS", "People"]


class People:
    """Everybody named in a set of facts."""

    def __init__(self, mentions: Mentions, judgements: Iterable[Judgement] = ()) -> None:
        self._mentions = mentions
        by_text = {str(anchor): anchor for anchor in mentions.by_anchor}
        pairs: dict[Ruling, list[tuple[Anchor, Anchor]]] = {ruling: [] for ruling in Ruling}
        for judgement in judgements:
            left, right = by_text.get(judgement.left), by_text.get(judgement.right)
            if left is not None and right is not None:  # else its document was withdrawn
                pairs[judgement.ruling].append((min(left, right), max(left, right)))
        groups, doubts = identify(mentions.by_anchor, pairs[Ruling.SAME], pairs[Ruling.DIFFERENT])
        identifiers = _identifiers(groups)
        self._of_anchor = {anchor: identifiers[i] for i, group in enumerate(groups) for anchor in group.anchors}
        self.undecided = tuple(_undecided(doubt, identifiers) for doubt in doubts)
        #: Person → mentions, sorted.
        self.mentions_of: Mapping[str, tuple[str, ...]] = {
            identifiers[i]: tuple(sorted(map(str, group.anchors))) for i, group in enumerate(groups)
        }

    def is_person(self, name: str, slot: str) -> bool:
        """Whether a slot's value is somebody, not a party or body."""
        return self._mentions.is_person(name, slot)

    def identifier(self, fact: BaseFact, name: str) -> str:
        """Identifier of the person whom a fact names."""
        return self._of_anchor[self._mentions.anchor(fact, name)]

    @staticmethod
    def entity(identifier: str, names: Counter[str]) -> Entity:
        """The person of an identifier, with all forms of the name; the fullest is the label."""
        label = min(names, key=lambda n: _plainness(n, names[n]))
        return Entity(identifier, "person", label, names=tuple(sorted(set(names) - {label})))


def _plainness(text: str, times: int) -> tuple[bool, bool, int, bool, int, str]:
    """Order of the forms of a name, the best to show first: in full, not shouted, with most words and accents, the commonest."""
    name = read_name(text)
    shouted = any(word.isupper() and len(word) > 2 for word in text.replace("-", " ").split())
    return not name.full or name.initial, shouted, -len(name.key), text.isascii(), -times, text


def _shown(group: Group) -> PersonName:
    """The name that a group's identifier is made of: that of the label."""
    return min(group.profile.names, key=lambda n: _plainness(n.written, 0))


def _identifiers(groups: list[Group]) -> list[str]:
    """An identifier for each group, in their order: a slug of the name, with a number from the second bearer on."""
    taken: Counter[str] = Counter()
    found = []
    for group in groups:
        name = _shown(group)
        base = name_part(" ".join((*name.first, *name.last)) or name.written)
        taken[base] += 1
        found.append(build("person", base if taken[base] == 1 else f"{base}-{taken[base]}"))
    return found


def _undecided(doubt: Doubt, identifiers: list[str]) -> Undecided:
    left, right = sorted((identifiers[doubt.left], identifiers[doubt.right]))
    return Undecided(left, right, doubt.score, doubt.parts)
