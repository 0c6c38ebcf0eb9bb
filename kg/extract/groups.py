"""Noun groups: a person with all that stands around the name.

Goes in: the mentions of a sentence. Goes out: groups such as `la secrétaire d'État à la Citoyenneté, Anne Durand (Renaissance), 47 ans,
maire de ...`: a person or an unnamed role, with roles, parties, figures and places in apposition or in brackets. What several names
share (`les députés LR A et B`) is dealt out by `kg.extract.sharing`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.appositions import Behind
from kg.extract.entities import Entity
from kg.extract.figures import Figure
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
_INSERTED = 14
#: Tokens of whose candidate somebody is, and words that end them.
_CAMP = 12
_STOPS = frozenset(
    [
        "qui",
        "que",
        "qu'",
        "dont",
        "a",
        "ont",
        "avait",
        "est",
        "sont",
        "sera",
        "ne",
        "n'",
        "se",
        "s'",
        "et",
        "ou",
        "mais",
        ".",
        ";",
        ":",
        "(",
        "»",
        "«",
        "!",
        "?",
    ]
) | {""}
_COMMAS = frozenset({",", "–", "—"})
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

    def __post_init__(self) -> None:
        self.behind = Behind(self.tokens, self.at)

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
            return self.behind.read_on(mention, Group(mention.i, mention.j, mention, person=mention, gender=mention.gender))
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
        party = self.behind.bracketed_party(k)
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
        k = self._over_dashes(k)
        if k != role.j and isinstance(inserted := self.at.get(k), Person):
            return inserted
        if role.head.kind in ("candidate", "campaign"):
            if (named := self._behind_camp(k)) is not None:
                return named
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
        return self.behind.read_on(person, group)

    def _over_dashes(self, k: int) -> int:
        """Past what hyphens set apart between a title and its name: `la maire sortante -et favorite du scrutin- X`."""
        if self._fold(k) != "-" or self.tokens[k].start == self.tokens[k - 1].end:
            return k
        end = next((m for m in range(k + 1, min(k + _INSERTED, len(self.tokens))) if self._fold(m) in ("-", ".", ",", ";")), k)
        return end + 1 if end > k and self._fold(end) == "-" else k

    def _over_where(self, k: int) -> int:
        """Past where a candidate stands: `le candidat LR dans la circonscription, X`, `la tête de liste du P à C, X`."""
        end = k
        while end - k < _WHERE and (self._fold(end) in _PLACING or isinstance(self.at.get(end), PlaceMention)):
            place = self.at.get(end)
            end = place.j if isinstance(place, PlaceMention) else end + 1
        return end

    def _behind_camp(self, k: int) -> Person | None:
        """The name behind whose candidate it is, told in words that are no party: `la candidate d'une union citoyenne baptisée L, X`."""
        if self._fold(k) not in ("de", "d'", "du", "des"):
            return None
        end = next((n for n in range(k + 1, k + _CAMP) if self._fold(n) in _COMMAS or self._fold(n) in _STOPS), k)
        person = self.at.get(end + 1)
        if self._fold(end) not in _COMMAS or any(isinstance(self.at.get(n), Person) for n in range(k, end)):
            return None
        return person if isinstance(person, Person) and self.behind.closed(person.j) else None

    def _apposed(self, role: Role, person: Person) -> bool:
        """Whether `role, Person` is one group: the role says whose it is, or the name is closed by a comma or the end."""
        closed = self.behind.closed(person.j)
        if role.head.kind == "private":
            labelled = role.determiner in ("definite", "indefinite", "one") and bool(role.parties)
            return closed and (role.determiner == "possessive" or labelled)
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

    def _same_bearer(self, first: Role, second: Role) -> bool:
        """`maire de C et président de D`: titles of one person share the determiner."""
        return not second.determiner and first.plural == second.plural and second.head.kind != "private" and not first.head.generic

    def _varies(self, first: Role, second: Role) -> bool:
        """`l'autre figure du PS, l'ex-ministre X`: a description and a title of one person, before the name."""
        if first.head.kind != "private" or not first.parties or first.plural or first.determiner not in ("definite", "possessive"):
            return False
        return second.determiner == "definite" and isinstance(self.at.get(second.j), Person)

    def _from_party(self, party: PartyMention) -> Group:
        """`le socialiste X`, `la LR X`, or the party itself."""
        person = self.at.get(party.j + (self._fold(party.j) in _REBELS))  # `le socialiste dissident X`
        if isinstance(person, Person) and not party.plural and (party.determiner or self._labels_a_noun(party)):
            group = Group(party.i, person.j, person, person=person, parties=[party], gender=person.gender or party.gender)
            return self.behind.read_on(person, group)
        return Group(party.i, party.j, party, parties=[party], gender=party.gender, plural=party.plural)

    def _labels_a_noun(self, party: PartyMention) -> bool:
        """`la dissidente socialiste X`, `l'avocat frontiste X`: article, noun, label, name."""
        noun = self._fold(party.i - 1)
        if self._fold(party.i - 2) not in _ARTICLES or noun in _LABELLED_ELSE or not noun.isalpha() or self.at.get(party.i - 1) is not None:
            return False
        return party.label[:1].islower() or noun in _REBELS


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
