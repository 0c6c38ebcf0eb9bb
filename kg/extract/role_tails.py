"""Complements that belong to some titles alone: whose minister, which seat a candidate wants, which divisions of a place.

Goes in: the tokens of a sentence, the mentions found in them, a role with its head. Goes out: the same role, extended. The common ground of
the readers of what stands to the right of a title: fields, portfolios, times of office.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.extract.mentions import Mention
from kg.extract.names import ElectionMention, PartyMention, PlaceMention
from kg.extract.tokens import Kind, Token
from kg.lang.titles import Titles
from kg.lang.words import Words

if TYPE_CHECKING:
    from kg.extract.roles import Role

_OF = frozenset({"de", "du", "des", "d'"})
_POSSESSIVES = frozenset({"son", "sa", "leur", "ses", "notre"})
#: Titles that are somebody's (`ministre de X`, `adjoint de X`).
_WITH_MASTER = frozenset({"ministre", "adjoint", "premier adjoint", "conseiller", "directeur de cabinet", "premier ministre"})
_DIVISIONS = frozenset({"arrondissements", "arrondissement", "circonscriptions", "cantons", "secteurs"})
_SEATS = frozenset(
    {"presidence", "mairie", "tete", "succession", "reelection", "investiture", "primaire", "direction", "fonction", "poste"}
)


def is_name(mention: Mention | None) -> bool:
    """Whether a mention is a person's name: none of the closed lists."""
    return mention is not None and not isinstance(mention, PlaceMention | PartyMention | ElectionMention)


def join(tokens: list[Token]) -> str:
    """The words of the text with single spaces, none after an elision or before a sign."""
    out = ""
    for token in tokens:
        out += token.text if (not out or out.endswith(("'", "(")) or token.text in (",", ")")) else " " + token.text
    return out


@dataclass
class Tail:
    """Reads on from the head of a title; `kept`: the stretches that are part of the title."""

    tokens: list[Token]
    at: dict[int, Mention]
    titles: Titles
    words: Words
    role: Role
    kept: list[tuple[int, int]] = field(default_factory=list)

    def _fold(self, k: int) -> str:
        return self.tokens[k].fold if 0 <= k < len(self.tokens) else ""

    def _take(self, end: int, *, keep: bool) -> bool:
        if keep:
            self.kept.append((self.role.j, end))
        self.role.j = end
        return True

    def _again(self, k: int) -> bool:
        """`candidat à sa réélection`, `à sa propre succession`."""
        if self.role.head.kind != "candidate" or self._fold(k + 1) not in _POSSESSIVES:
            return False
        end = k + 2 + (self._fold(k + 2) == "propre")
        return self._fold(end) in ("reelection", "succession") and self._take(end + 1, keep=False)

    def _seat(self, start: int) -> bool:
        """`candidate à la présidence du parti`, `candidat à la mairie de C`: the seat that a candidate wants."""
        k = start + 1 + (self._fold(start + 1) in ("la", "l'"))
        if self.role.head.kind != "candidate" or self._fold(start) not in ("a", "au") or self._fold(k) not in _SEATS:
            return False
        self.role.complement = True
        self._take(k + 1, keep=False)
        place = self.at.get(k + 2) or self.at.get(k + 3)
        if self._fold(k + 1) in _OF:
            if isinstance(place, PlaceMention):
                self.role.territory = self.role.territory or place
                self._take(place.j, keep=False)
            elif self._fold(k + 2) in self.titles.bodies or self._fold(k + 3) in self.titles.bodies:
                self._take(k + 3 + (self._fold(k + 3) in self.titles.bodies), keep=False)
        return True

    def _of_person(self, start: int) -> bool:
        """`ex-ministre de X, Y`: whose minister or deputy, where another name follows that bears the title."""
        inner = self.at.get(start + 1)
        if self._fold(start) not in _OF or not is_name(inner) or inner is None or self.role.head.name not in _WITH_MASTER:
            return False
        bearer = self.at.get(inner.j + (self._fold(inner.j) == ","))
        return is_name(bearer) and self._take(inner.j, keep=False)

    def _divisions(self, k: int) -> bool:
        """`des 11e et 12e arrondissements de C`: several divisions of one place."""
        end = k
        while (
            end < len(self.tokens)
            and end - k < 8
            and (self.tokens[end].kind in (Kind.ORDINAL, Kind.NUMBER) or self._fold(end) in ("et", ",", "e"))
        ):
            end += 1
        if end - k < 3 or self._fold(end) not in _DIVISIONS or self.role.territory is not None:
            return False
        end += 1
        place = self.at.get(end + 1)
        if self._fold(end) in _OF and isinstance(place, PlaceMention):
            end = place.j
        self.role.territory_text = join(self.tokens[k:end])
        self.role.complement = True
        return self._take(end, keep=False)

    def _nested(self, k: int) -> bool:
        """`directrice de cabinet de la maire de C`: the title of somebody else, unless a name follows that bears it."""
        form = next((f for f in self.titles.by_first.get(self._fold(k), ()) if self._matches(f.words, k)), None)
        if form is None or self.role.head.kind == "candidate":
            return False
        if not (form.head.is_office and form.head.kind != "campaign") and form.head.kind != "candidate":
            return False
        end = k + len(form.words)
        label = self.at.get(end)
        if isinstance(label, PartyMention):
            end = label.j
        place = self.at.get(end + 1) if self._fold(end) in _OF else None
        if isinstance(place, PlaceMention):
            end = place.j
        if isinstance(self.at.get(end), Mention) and not isinstance(self.at.get(end), PlaceMention | PartyMention | ElectionMention):
            return False
        self.role.complement = True
        return self._take(end, keep=True)

    def _matches(self, words: tuple[str, ...], k: int) -> bool:
        return all(self._fold(k + n) == word for n, word in enumerate(words))
