"""What stands behind a name: brackets and appositions.

Goes in: the tokens and mentions of a sentence, a noun group that a name heads. Goes out: the same group with its titles, parties, figures
and places: `X (LR, maire de C)`, `X, 54 ans, médecin et député de C,`, `X, du PS,`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.figures import Counts, Figure
from kg.extract.mentions import Mention
from kg.extract.names import PartyMention, PlaceMention
from kg.extract.people import Person
from kg.extract.roles import Role
from kg.extract.tokens import Token

if TYPE_CHECKING:
    from kg.extract.groups import Group

_COMMAS = frozenset({",", "–", "—"})
#: Words between the comma and the title of an apposition.
_LEAD_IN = frozenset(
    {"par", "ailleurs", "egalement", "aussi", "surtout", "lui", "elle", "lui-meme", "elle-meme", "et", "mais", "par-ailleurs"}
)
#: Words that keep a party in brackets from being the person's own.
_NOT_OWN = frozenset({"ex-", "ex", "ancien", "ancienne", "par", "contre", "face", "allie", "alliee", "allies"})
#: Words that bring in the party of a name in apposition (`X, du P,`, `X, encarté au P,`).
_OF_PARTY = frozenset(
    {"de", "d'", "du", "des", "membre", "issu", "issue", "adherent", "adherente", "encarte", "encartee", "etiquete", "etiquetee"}
    | {"devenu", "devenue"}
)
_EVER = frozenset({("de", "toujours"), ("de", "coeur"), ("du", "coin"), ("de", "longue")})
#: Words after a comma that are no trade.
_NO_TRADE = frozenset(
    {"dont", "avec", "pour", "mais", "puis", "avant", "apres", "alors", "comme", "contre", "dans", "entre", "selon", "aussi"}
)
#: Titles of which each says for itself whether it is of the past.
_FEW = 2
#: Pronouns that set the subject against somebody else.
_CONTRAST = frozenset({"lui", "elle", "eux", "elles"})
#: Words that open a phrase of place behind a title.
_IN = frozenset({"dans", "a", "au", "aux", "en", "sur", "pour", "chez"})


@dataclass
class Behind:
    """Reads on from a name to the right."""

    tokens: list[Token]
    at: dict[int, Mention]

    def _fold(self, k: int) -> str:
        return self.tokens[k].fold if 0 <= k < len(self.tokens) else ""

    def read_on(self, person: Person, group: Group) -> Group:
        """Everything in brackets and in apposition after a name."""
        k = person.j
        while k < len(self.tokens):
            ahead = self._brackets(k, group) if self._fold(k) == "(" else self._apposition(k, group) if self._parts(k) else None
            if ahead is None:
                break
            k = ahead
        group.j = k
        return group

    def _parts(self, k: int) -> bool:
        """Whether a comma or a dash stands at k, also a hyphen with a space in front (`X -maire de C-`)."""
        return self._fold(k) in _COMMAS or (self._fold(k) == "-" and self.tokens[k].start > self.tokens[k - 1].end)

    def _brackets(self, k: int, group: Group) -> int | None:
        """`(LR)`, `(PS, Loire)`, `(LREM, 23 %)`, `(maire de C, DVD)`; None where the bracket says something else."""
        end = k + 1
        while end < len(self.tokens) and self._fold(end) not in ("(", ")") and end - k < 30:
            end += 1
        if self._fold(end) != ")":
            return None
        inside = [m for j in range(k + 1, end) if (m := self.at.get(j)) is not None]
        known = [m for m in inside if isinstance(m, PartyMention | Role | PlaceMention | Figure)]
        if not known:
            return None
        for mention in known:
            if isinstance(mention, PartyMention):
                if self._is_own(k, mention) and self._fold(mention.j) not in ("puis", "devenu", "devenue"):
                    group.parties.append(mention)
            elif isinstance(mention, Role):
                group.roles.append(mention)
                group.parties.extend(p for p in mention.parties if p not in group.parties)
            elif isinstance(mention, PlaceMention):
                group.places.append(mention)
            else:
                group.figures.append(mention)
        _spread_past([m for m in known if isinstance(m, Role)])
        return end + 1

    def _is_own(self, opening: int, party: PartyMention) -> bool:
        """Whether a label in brackets is the person's own: not past (`ex-LR`), not a supporter's (`soutenu par le PS`)."""
        at = party.i - 1
        while at > opening and self._fold(at) not in (",", ";", "/"):
            if self._fold(at) in _NOT_OWN:
                return False
            at -= 1
        return True

    def _apposition(self, k: int, group: Group) -> int | None:
        """`, maire de C et président de D,`, `, 45 ans,`, `, LR,`; None where what follows the comma is none of these."""
        at = k + 1
        while self._fold(at) in _LEAD_IN and at - k < 4 and self.at.get(at) is None:
            at += 1
        mention = self.at.get(at)
        if isinstance(mention, Figure) and mention.counts is Counts.AGE:
            return mention.j if self.closed(mention.j) else None
        if isinstance(mention, Role) and self._titles_the_name(mention) and not self._is_another(mention, group):
            return self._chain(mention, group)
        if mention is None and (trade := self._after_trade(at)) is not None:
            return self._chain(trade, group)
        party = mention if isinstance(mention, PartyMention) else None
        if party is None and self._fold(at) in _OF_PARTY and (at == k + 1 or self._fold(at) not in ("de", "d'", "du", "des")):
            party = next(
                (
                    m
                    for step in range(at + 1, at + 2 if self._fold(at) in ("devenu", "devenue") else at + 4)
                    if isinstance(m := self.at.get(step), PartyMention)
                ),
                None,
            )
        if party is None and self._fold(k + 1) in ("le", "la", "l'"):
            party = m if isinstance(m := self.at.get(k + 2), PartyMention) and m.adjective and not m.plural else None
        if party is not None and self._ends_with(party) and not isinstance(self.at.get(party.j + 1), Person):
            group.parties.append(party)
            return party.j
        return None

    def _ends_with(self, party: PartyMention) -> bool:
        """Whether a label closes its apposition, perhaps with a time or a word of place behind (`socialiste de toujours`)."""
        return self.closed(party.j) or self._fold(party.j) == "depuis" or (self._fold(party.j), self._fold(party.j + 1)) in _EVER

    def _after_trade(self, k: int) -> Role | None:
        """The title behind a trade (`, médecin et député de C`, `, agricultrice, maire de C`): one to three words without article."""
        end = k
        while end - k < 3 and end < len(self.tokens) and self._is_noun(end):
            end += 1
        if end == k or self._fold(end) not in ("et", ","):
            return None
        role = self.at.get(end + 1)
        return role if isinstance(role, Role) and not role.determiner and self._titles_the_name(role) else None

    def _is_noun(self, k: int) -> bool:
        """Whether a plain word stands at k that may be a trade: none of grammar, no number, no capital."""
        token = self.tokens[k]
        return (
            token.fold.isalpha()
            and not token.capital
            and (len(token.fold) > 3 or token.fold == "ami")
            and self.at.get(k) is None
            and token.fold not in _NO_TRADE
        )

    def _is_another(self, role: Role, group: Group) -> bool:
        """Whether a title in the other gender is of whom a noun names by somebody else (`le bras droit d'Anne X, président de D,`)."""
        told = group.gender in ("m", "f") and role.gender in ("m", "f") and role.gender != group.gender
        return told and group.i > 1 and self._fold(group.i - 1) in ("de", "d'") and not self.tokens[group.i - 2].capital

    def _titles_the_name(self, role: Role) -> bool:
        if role.plural or (role.head.generic and not role.head.sitting and role.head.name != "elu" and not role.parties):
            return False
        follower = self.at.get(role.j)
        if isinstance(follower, Person):
            return False
        if role.determiner in ("definite", "demonstrative"):
            end = self._chain_end(role)
            if not (self.closed(end) or self._fold(end) in ("qui", "dont")) or (
                self._fold(end) in _COMMAS and self._fold(end + 1) in _CONTRAST and self.closed(end + 2)
            ):
                return False  # `reçu par X, l'ex-maire, lui, se tait`
        return not (self._fold(role.j) in _COMMAS and isinstance(self.at.get(role.j + 1), Person) and role.determiner)

    def _chain_end(self, role: Role) -> int:
        """Token after a title, a party in brackets and titles tied to it by `et`."""
        party = self.bracketed_party(role.j)
        k = party.j + 1 if party is not None else role.j
        following = self.at.get(k + 1) if self._fold(k) == "et" else None
        return self._chain_end(following) if isinstance(following, Role) and not following.determiner else k

    def _chain(self, role: Role, group: Group) -> int:
        """The titles of an apposition, coordinated or not."""
        group.roles.append(role)
        group.parties.extend(role.parties)
        k = role.j
        if self._fold(k) == "(" and (closed := self._brackets(k, group)) is not None:
            k = closed
        where = self._over_place(k)
        if self._fold(where) in ("et", ","):
            step = where + 1
            while self._fold(step) in _LEAD_IN and self.at.get(step) is None:
                step += 1
            following = self.at.get(step)
            if isinstance(following, Role) and not following.determiner and self._titles_the_name(following):
                return self._chain(following, group)
        return k

    def _over_place(self, k: int) -> int:
        """Index after a phrase of place behind a title (`tête de liste dans la section 4 et député`), where a comma or `et` ends it."""
        if self._fold(k) not in _IN:
            return k
        end = k + 1
        while end - k < 7 and end < len(self.tokens) and self._fold(end) not in ("et", ",", ".", "(", ")", "qui"):
            end += 1
        return end if self._fold(end) in ("et", ",") else k

    def closed(self, k: int) -> bool:
        """Whether a comma, a sign or the end stands at k."""
        return k >= len(self.tokens) or self.tokens[k].text in ",.();:!?–—" or self._parts(k)

    def bracketed_party(self, k: int) -> PartyMention | None:
        """The label alone in brackets at k."""
        if self._fold(k) != "(":
            return None
        party = self.at.get(k + 1)
        return party if isinstance(party, PartyMention) and self._fold(party.j) == ")" else None


def _spread_past(roles: list[Role]) -> None:
    """`(ancien ministre, député, sénateur et maire de C)`: one `ancien` for three titles and more."""
    if len(roles) > _FEW and roles[0].status == "former" and all(r.status == "holds" and not r.determiner for r in roles[1:]):
        for role in roles[1:]:
            role.status = "former"
