"""Noun groups: a person with all that stands around the name.

Goes in: the mentions of a sentence. Goes out: groups such as `la secrétaire d'État à la Citoyenneté, Anne Durand (Renaissance), 47 ans,
maire de ...`: a person or an unnamed role, with roles, parties, figures and places in apposition or in brackets. What several names
share (`les députés LR A et B`) is dealt out by `kg.extract.sharing`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.entities import Entity
from kg.extract.figures import Counts, Figure
from kg.extract.mentions import Mention
from kg.extract.names import PartyMention, PlaceMention
from kg.extract.people import Person
from kg.extract.roles import Role
from kg.extract.sharing import share
from kg.extract.tokens import Token

#: Words of where a candidate stands, and how many tokens they may take.
_PLACING = frozenset(
    {"dans", "a", "au", "aux", "en", "sur", "le", "la", "l'", "les", "de", "du", "d'", "et", "circonscription", "departement", "secteur"}
    | {"arrondissement", "arrondissements", "region", "ville", "canton", "commune", "metropole"}
)
_WHERE = 10
_COMMAS = frozenset({",", "–", "—"})
#: Words between the comma and the title of an apposition.
_LEAD_IN = frozenset(
    {"par", "ailleurs", "egalement", "aussi", "surtout", "lui", "elle", "lui-meme", "elle-meme", "et", "mais", "par-ailleurs"}
)
#: Words that keep a party in brackets from being the person's own.
_NOT_OWN = frozenset({"ex-", "ex", "ancien", "ancienne", "par", "contre", "face"})
#: Prepositions in front of a title after which `title, Name verb` are two people (`Pour le maire, X ...`).
_NO_TRADE = frozenset(
    {"dont", "avec", "pour", "mais", "puis", "avant", "apres", "alors", "comme", "contre", "dans", "entre", "selon", "aussi"}
)
_ARTICLES = frozenset({"le", "la", "l'", "un", "une", "du", "au", "ce", "cet", "cette"})
#: Nouns that a party labels without labelling the name behind (`la liste socialiste X`).
_LABELLED_ELSE = frozenset(
    {
        "liste",
        "binome",
        "ticket",
        "tandem",
        "duo",
        "camp",
        "motion",
        "section",
        "groupe",
        "gouvernement",
        "majorite",
        "mairie",
        "parti",
        "vote",
    }
)
_IN = frozenset({"dans", "a", "au", "aux", "en", "sur", "pour", "chez"})
_REBELS = frozenset(
    {"dissident", "dissidente", "frondeur", "frondeuse", "rebelle", "tenor", "figure", "pilier", "cacique", "baron", "benjamin"}
)
_APART = frozenset(
    {"pour", "selon", "d'apres", "comme", "contre", "avec", "sans", "face", "derriere", "devant", "apres", "avant", "a", "au", "d'"}
)


_DETERMINERS = frozenset({"le", "la", "l'", "les", "au", "aux", "du", "des"})


@dataclass(slots=True)
class Group(Mention):
    """A noun group. `head` is the mention that names it; `entity` the person meant, once known; `list_of`: the person's list.

    `before` is the preposition or conjunction in front (folded), empty for none. `guessed`: the person was told from the context alone
    (`la candidate`), so that the group says nothing new of them.
    """

    head: Person | Role | PartyMention | Mention = field(default_factory=lambda: Mention(0, 0))
    entity: Entity | None = None
    person: Person | None = None
    roles: list[Role] = field(default_factory=list)
    parties: list[PartyMention] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    is_list: bool = False
    before: str = ""
    noun: str = ""
    gender: str = ""
    plural: bool = False
    guessed: bool = False


@dataclass
class _Builder:
    """Builds the groups of one sentence from left to right."""

    tokens: list[Token]
    at: dict[int, Mention]
    namesakes: frozenset[str] = frozenset()
    groups: list[Group] = field(default_factory=list)

    def build(self) -> list[Group]:
        i = 0
        while i < len(self.tokens):
            group = self._group(i)
            if group is None:
                i += 1
                continue
            self.groups.append(group)
            i = max(group.j, i + 1)
        return self.groups

    def _fold(self, k: int) -> str:
        return self.tokens[k].fold if 0 <= k < len(self.tokens) else ""

    def _group(self, i: int) -> Group | None:
        mention = self.at.get(i)
        if isinstance(mention, Role):
            return self._from_role(mention)
        if isinstance(mention, Person):
            return self._from_person(mention, Group(mention.i, mention.j, mention, person=mention, gender=mention.gender))
        if isinstance(mention, PartyMention):
            return self._from_party(mention)
        return None

    # -- a title in front of a name -----------------------------------------------------------------------------------

    def _from_role(self, role: Role) -> Group:
        group = Group(role.i, role.j, role, roles=[role], parties=list(role.parties), gender=role.gender, plural=role.plural)
        if not role.plural and (named := self._name_after(role, role.j)) is not None:
            return self._named(group, named)
        k = role.j
        beside = self.at.get(k)
        if isinstance(beside, Role) and not beside.determiner and beside.plural == role.plural and beside.head.kind == role.head.kind:
            return self._both(role, self._from_role(beside))  # `le candidat dissident P X`
        second = self.at.get(k + 1)
        if self._fold(k) in ("et", ",") and isinstance(second, Role) and (self._same_bearer(role, second) or self._varies(role, second)):
            return self._both(role, self._from_role(second))
        party = self._bracketed_party(k)
        if party is not None:
            group.parties.append(party)
            group.j = party.j + 1
            if not role.plural and (named := self._name_after(role, group.j)) is not None:
                return self._named(group, named)
        return group

    def _both(self, role: Role, rest: Group) -> Group:
        """The group of a title's bearer, with one more title in front."""
        rest.roles.insert(0, role)
        rest.parties[:0] = role.parties
        rest.i = role.i
        return rest

    def _name_after(self, role: Role, k: int) -> Person | None:
        """The name that a title ending before k goes with: right after it, or after a comma, or after a label of its own."""
        person = self.at.get(k)
        if isinstance(person, Person):
            return None if self._fold(k - 1) in self.namesakes and role.complement else person
        if role.head.kind in ("candidate", "campaign"):
            k = self._over_where(k)
        if self._fold(k) not in _COMMAS:
            return None
        person = self.at.get(k + 1)
        label = self.at.get(k + 2)
        if isinstance(label, PartyMention) and label.determiner and not label.plural and isinstance(inner := self.at.get(label.j), Person):
            return inner if self._apposed(role, inner) else None
        return person if isinstance(person, Person) and self._apposed(role, person) else None

    def _named(self, group: Group, person: Person) -> Group:
        between = [m for k in range(group.j, person.i) if isinstance(m := self.at.get(k), PartyMention)]
        group.parties.extend(between)
        group.person = person
        group.head = person
        group.j = person.j
        group.gender = person.gender or group.gender
        return self._from_person(person, group)

    def _over_where(self, k: int) -> int:
        """Past where a candidate stands: `le candidat LR dans la circonscription, X`, `la tête de liste du P à C, X`."""
        end = k
        while end - k < _WHERE and (self._fold(end) in _PLACING or isinstance(self.at.get(end), PlaceMention)):
            place = self.at.get(end)
            end = place.j if isinstance(place, PlaceMention) else end + 1
        return end

    def _apposed(self, role: Role, person: Person) -> bool:
        """Whether `role, Person` is one group: the role says whose it is, or the name is closed by a comma or the end."""
        closed = self._closed(person.j)
        if role.head.kind == "private":
            return closed and (role.determiner == "possessive" or (role.determiner == "definite" and bool(role.parties)))
        told = role.parties or (role.head.name == "elu" and " " in role.title)
        if role.head.generic and not role.head.other and not role.head.sitting and not told:
            return False
        if role.determiner == "":
            return self._opens(role) or (closed and self._fold(role.i - 1) not in ("de", "d'", "comme", "en"))
        if role.determiner in ("indefinite", "one"):
            return closed
        return closed or (role.complement and role.determiner == "definite" and self._fold(role.i - 1) not in _APART)

    def _opens(self, role: Role) -> bool:
        """Whether a title without article opens the sentence: `Députée depuis 2017, X ...`."""
        k = role.i - 1
        while self._fold(k) in ("et", "mais", "aussi", "egalement", "comme"):
            k -= 1
        earlier = next((m for m in self.at.values() if isinstance(m, Role) and m.j - 1 <= k <= m.j), None)
        return k < 0 or self._fold(k) in (":", "-", "•", "*", "►") or (earlier is not None and earlier is not role and self._opens(earlier))

    def _closed(self, k: int) -> bool:
        return k >= len(self.tokens) or self.tokens[k].text in ",.();:!?–—"

    def _same_bearer(self, first: Role, second: Role) -> bool:
        """`maire de C et président de D`: titles of one person share the determiner."""
        return not second.determiner and first.plural == second.plural and second.head.kind != "private" and not first.head.generic

    def _varies(self, first: Role, second: Role) -> bool:
        """`l'autre figure du PS, l'ex-ministre X`: a description and a title of one person, before the name."""
        if first.head.kind != "private" or not first.parties or first.plural or first.determiner not in ("definite", "possessive"):
            return False
        return second.determiner == "definite" and isinstance(self.at.get(second.j), Person)

    def _bracketed_party(self, k: int) -> PartyMention | None:
        if self._fold(k) != "(":
            return None
        party = self.at.get(k + 1)
        return party if isinstance(party, PartyMention) and self._fold(party.j) == ")" else None

    def _from_party(self, party: PartyMention) -> Group:
        """`le socialiste X`, `la LR X`, or the party itself."""
        person = self.at.get(party.j)
        if isinstance(person, Person) and not party.plural and (party.determiner or self._labels_a_noun(party)):
            group = Group(party.i, person.j, person, person=person, parties=[party], gender=person.gender or party.gender)
            return self._from_person(person, group)
        return Group(party.i, party.j, party, parties=[party], gender=party.gender, plural=party.plural)

    def _labels_a_noun(self, party: PartyMention) -> bool:
        """`la dissidente socialiste X`, `l'avocat frontiste X`: article, noun, label, name."""
        noun = self._fold(party.i - 1)
        if self._fold(party.i - 2) not in _ARTICLES or noun in _LABELLED_ELSE or not noun.isalpha() or self.at.get(party.i - 1) is not None:
            return False
        return party.label[:1].islower() or noun in _REBELS

    # -- what stands after a name -------------------------------------------------------------------------------------

    def _from_person(self, person: Person, group: Group) -> Group:
        """Everything in brackets and in apposition after a name."""
        k = person.j
        while k < len(self.tokens):
            ahead = self._brackets(k, group) if self._fold(k) == "(" else self._apposition(k, group) if self._fold(k) in _COMMAS else None
            if ahead is None:
                break
            k = ahead
        group.j = k
        return group

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
                if self._is_own(k, mention):
                    group.parties.append(mention)
            elif isinstance(mention, Role):
                group.roles.append(mention)
                group.parties.extend(p for p in mention.parties if p not in group.parties)
            elif isinstance(mention, PlaceMention):
                group.places.append(mention)
            else:
                group.figures.append(mention)
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
            return mention.j if self._closed(mention.j) else None
        if isinstance(mention, Role) and self._titles_the_name(mention):
            return self._chain(mention, group)
        if mention is None and (trade := self._after_trade(at)) is not None:
            return self._chain(trade, group)
        party = mention if isinstance(mention, PartyMention) else None
        if party is None and self._fold(k + 1) in ("de", "d'", "du", "des", "membre", "issu", "issue", "adherent", "adherente"):
            party = next((m for step in (k + 2, k + 3, k + 4) if isinstance(m := self.at.get(step), PartyMention)), None)
        if party is None and self._fold(k + 1) in ("le", "la", "l'"):
            party = m if isinstance(m := self.at.get(k + 2), PartyMention) and m.adjective and not m.plural else None
        if party is not None and self._closed(party.j) and not isinstance(self.at.get(party.j + 1), Person):
            group.parties.append(party)
            return party.j
        return None

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
        return token.fold.isalpha() and not token.capital and len(token.fold) > 3 and self.at.get(k) is None and token.fold not in _NO_TRADE

    def _titles_the_name(self, role: Role) -> bool:
        if role.plural or (role.head.generic and not role.head.sitting and role.head.name != "elu" and not role.parties):
            return False
        follower = self.at.get(role.j)
        if isinstance(follower, Person):
            return False
        if role.determiner in ("definite", "demonstrative") and not self._closed(self._chain_end(role)):
            return False
        return not (self._fold(role.j) in _COMMAS and isinstance(self.at.get(role.j + 1), Person) and role.determiner)

    def _chain_end(self, role: Role) -> int:
        """Token after a title, a party in brackets and titles tied to it by `et`."""
        party = self._bracketed_party(role.j)
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


def find_groups(tokens: list[Token], at: dict[int, Mention], namesakes: frozenset[str] = frozenset()) -> list[Group]:
    """The noun groups of a sentence, in order, each with its determiner.

    Args:
        namesakes: folded nouns of what is named after people (`la liste X`, `la fondation X`): a name right behind them bears no title.
    """
    groups = _Builder(tokens, at, namesakes).build()
    floor = 0
    for group in groups:
        if group.i > floor and tokens[group.i - 1].fold in _DETERMINERS and not isinstance(at.get(group.i), Role):
            group.i -= 1
        first = tokens[group.i].fold
        if first in ("au", "aux", "du", "des", "d'"):
            group.before = {"au": "a", "aux": "a"}.get(first, "de")
        elif group.i:
            group.before = tokens[group.i - 1].fold
        floor = group.j
    share(tokens, groups)
    return groups
