"""What a document says of its persons beside their names: titles, parties, whether they stand.

Goes in: noun groups with their entity. Goes out: `Traits` by entity, by which `la secrétaire d'État` or `le candidat LR` is recognised.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.entities import Entity
from kg.extract.groups import Group
from kg.extract.roles import Role
from kg.extract.title_words import PARTY, title_words
from kg.ids import fold

#: Offices that nobody holds two of.
_NATIONAL = frozenset({"president de la republique", "premier ministre", "ministre", "secretaire d'etat", "prefet"})
_CHAMBERS = frozenset({"assemblee", "senat"})
#: Heads that alone are another office than with a complement (`le président`, `le président du groupe`).
SHARED_HEADS = frozenset({"president", "vice-president", "secretaire", "delegue", "conseiller", "chef"})


@dataclass(frozen=True, slots=True)
class Title:
    """A title: folded head, the words that count, folded territory.

    `possessive`: a possessive says whose (`son président`); `former`: it is past; `standing`: it is a candidate's;
    `new`: it begins; `sitting`: it ends with this election.
    """

    head: str
    words: frozenset[str]
    place: str
    possessive: bool = False
    former: bool = False
    standing: bool = False
    new: bool = False
    sitting: bool = False

    @property
    def of_party(self) -> bool:
        """Whether it is a title of party life (`président du RN`)."""
        return any(word.startswith(PARTY) for word in self.words)

    @property
    def bare(self) -> bool:
        """Whether neither place nor complement says of what (`le maire`, `la députée`)."""
        return not self.place and self.words <= title_words(self.head)

    def fits(self, other: Title) -> bool:
        """Whether a mention without a name (`other`) may be of this title: it says no more, or what it adds was left out."""
        if self.head != other.head or (self.place and other.place and self.place != other.place):
            return False
        if self.head in SHARED_HEADS and ((other.place and self.of_party) or (self.place and other.of_party)):
            return False  # `le président des Verts`, asked for `le président de la Lorraine`
        more = self.words <= other.words and not self.possessive and (len(self.words) > 1 or self.head not in SHARED_HEADS)
        return other.words <= self.words or more


def title_of(role: Role) -> Title:
    """The title that a role mention is."""
    place = role.territory.name if role.territory else role.territory_text or ""
    head = role.head.same_as or role.head.recalls or role.head.name
    words = title_words(role.title) if head == role.head.name else title_words(head)
    return Title(
        head,
        words,
        fold(place),
        possessive=role.determiner == "possessive",
        former=role.status in ("former", "leaving"),
        standing=_stands(role),
        new=role.status in ("new", "future"),
        sitting=role.status == "sitting",
    )


def _stands(role: Role) -> bool:
    return role.head.kind in ("candidate", "campaign")


@dataclass(slots=True)
class Traits:
    """Titles, parties, whether they stand.

    `said`: titles that stood for them without their name, where only the context told who was meant.
    """

    titles: list[Title] = field(default_factory=list)
    said: list[Title] = field(default_factory=list)
    parties: set[str] = field(default_factory=set)
    stands: bool = False

    def learn(self, group: Group, entity: Entity) -> None:
        """Take in what a group says of its person."""
        for role in group.roles:
            self.titles.append(title_of(role))
            self.stands = self.stands or role.head.kind == "candidate"
            if not entity.gender and role.gender:
                entity.gender = role.gender
        self.parties |= {p.party for p in group.parties}

    def bears(self, title: Title) -> bool:
        """Whether they bear a title."""
        return any(known.fits(title) for known in self.titles)

    def bears_now(self, title: Title) -> bool:
        """Whether they bear a title as presently, or as formerly, as it is asked for."""
        return any(known.fits(title) and known.former is title.former for known in self.titles)

    def enters(self, title: Title) -> bool:
        """Whether they come into an office (`la nouvelle maire`)."""
        return any(known.fits(title) and (known.new or not (known.former or known.sitting or title.bare)) for known in self.titles)

    def was_called(self, title: Title) -> bool:
        """Whether a title stood for them before."""
        return any(known.fits(title) and known.former is title.former for known in self.said) and not self.excludes(title)

    @property
    def serves(self) -> bool:
        """Whether they hold an office of state (minister, president of a chamber)."""
        return any(not t.former and (t.head in _NATIONAL or (t.head == "president" and t.words & _CHAMBERS)) for t in self.titles)

    @property
    def sits(self) -> bool:
        """Whether their mandate ends with the election (`le député sortant X`)."""
        return any(known.sitting for known in self.titles)

    def elsewhere(self, title: Title) -> bool:
        """Whether every place that their titles name is another than that of a title."""
        places = {known.place for known in self.titles if known.place and not known.standing}
        return bool(title.place) and bool(places) and title.place not in places

    def excludes(self, title: Title) -> bool:
        """Whether they bear the same kind of title elsewhere (`maire de C`, asked for `maire de D`)."""
        return any(known.head == title.head and not known.fits(title) for known in self.titles) or (
            title.head in _NATIONAL
            and any(known.head in _NATIONAL and known.head != title.head and not known.former for known in self.titles)
        )
