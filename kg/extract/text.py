"""A document as the readers of facts see it: read, with references resolved and the setting of every sentence known.

Goes in: a document. Goes out: a `Text`. Every reader of facts is a function from a `Text` to drafts.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

from kg.extract.abroad import is_abroad
from kg.extract.analysis import Analysis, Read, analyse
from kg.extract.body_votes import chosen_by_body
from kg.extract.clauses import Clause, is_finite
from kg.extract.entities import Entity
from kg.extract.groups import Group
from kg.extract.names import PartyMention
from kg.extract.nodes import Noun
from kg.extract.reference import Reference
from kg.extract.roles import Role
from kg.extract.rows import row
from kg.extract.sayings import find_cues
from kg.extract.setting import Settings
from kg.model import Document, Zone

_OF_LIST = frozenset(
    {
        "eventuelle",
        "possible",
        "hypothetique",
        "probable",
        "potentielle",
        "de",
        "d'",
        "du",
        "des",
        "conduite",
        "menee",
        "emmenee",
        "dirigee",
        "portee",
        "tiree",
        "par",
        ",",
    }
)
#: What a list may be called between the noun and whose it is (`la liste citoyenne de X`).
_KINDS_OF_LIST = frozenset(
    {"citoyenne", "commune", "dissidente", "unique", "independante", "autonome", "adverse", "rivale", "concurrente", "sortante"}
    | {"municipale", "regionale", "departementale", "europeenne", "participative", "alternative", "elargie", "nationale"}
)
#: Tokens between the persons of a row, with where each stands.
_BETWEEN = frozenset({"-", "–", ",", "et", ";", "dans", "en", "a", "le", "la", "les", "l'"})
LEADING = frozenset({"conduire", "mener", "emmener", "diriger", "porter", "tirer"})
#: Pronouns of the third person: gender and number.
_PRONOUNS = {"il": ("m", False), "elle": ("f", False), "ils": ("m", True), "elles": ("f", True)}
LISTS = frozenset({"liste", "listes", "binome", "binomes", "candidature", "equipe", "tandem", "ticket"})


@dataclass(frozen=True, slots=True)
class Actor:
    """Whom an argument of a clause names: a person, or a party or list (`party`), or a person by the list that they head."""

    i: int
    j: int
    entity: Entity | None = None
    party: str | None = None
    group: Group | None = None
    of_list: bool = False


@dataclass
class Text:
    """The common ground of the readers of facts."""

    analysis: Analysis
    reference: Reference
    settings: Settings
    _titles: dict[int, list[tuple[int, int, Role]]] | None = field(default=None, repr=False)
    _parts: dict[int, list[tuple[set[int], set[int], int, int]]] = field(default_factory=dict, repr=False)

    @cached_property
    def abroad(self) -> bool:
        """Whether the document is about the politics of another country."""
        return is_abroad(self.analysis)

    @cached_property
    def chosen_by_body(self) -> frozenset[int]:
        """The ids of the persons whom the document says that a body chose by its own vote."""
        return chosen_by_body(self)

    def titles_of(self, entity: Entity) -> list[tuple[int, int, Role]]:
        """The titles of public and party life that the document gives a person: (sentence, place in its group, title), in order."""
        if self._titles is None:
            self._titles = {}
            for read in self.sentences:
                for group in read.groups if read.zone is not Zone.TEASER else ():
                    for order, role in enumerate(group.roles if group.entity is not None else ()):
                        if role.head.is_office and not role.head.generic and not role.plural:
                            self._titles.setdefault(id(group.entity), []).append((read.index, order, role))
        return self._titles.get(id(entity), [])

    @property
    def sentences(self) -> list[Read]:
        """Every sentence, in order."""
        return self.analysis.sentences

    def subjects(self, read: Read, clause: Clause) -> list[Actor]:
        """Who the subject of a clause is: several where they are coordinated, none where it cannot be told."""
        if clause.subject is not None:
            if clause.plural is False and isinstance(clause.subject, Group) and (one := self._actor(clause.subject)) is not None:
                return [one]
            return self.actors(read, clause.subject, ahead=True) or self._among(read, clause) or self._listed(read, clause)
        if clause.verb.plural and not clause.pronoun and read.fold(clause.end) == ":":
            return self.named_behind(read, clause.end)  # `Entrent au Sénat : X, Y et Z`
        entity = self.reference.subject(clause)
        here = entity is not None and any(g.entity is entity for g in read.groups)
        party = self._party_recalled(read, clause, entity is None) if not here else None
        if party is not None:
            return [replace(party, i=clause.verb.start, j=clause.verb.end, group=None)]
        return [Actor(clause.verb.start, clause.verb.end, entity)] if entity is not None else []

    def _party_recalled(self, read: Read, clause: Clause, nobody: bool) -> Actor | None:
        """`Le P gagne des voix sur 2014, où il avait obtenu 25 %`: the party that was the subject before a pronoun.

        `nobody`: no person can be meant, so that the sentence before counts too.
        """
        gender, plural = _PRONOUNS.get(clause.pronoun.lower().removeprefix("-").removeprefix("t-"), ("", False))
        if not gender:
            return None
        before = [c for c in read.clauses if c.verb.start < clause.verb.start and is_finite(c.verb) and c.subject is not None]
        if not before and nobody and read.index and (last := self.sentences[read.index - 1]).sentence.segment is read.sentence.segment:
            before = [c for c in last.clauses if is_finite(c.verb) and c.subject is not None and not c.relative]
        subject = before[-1].subject if before else None
        if not isinstance(subject, Group) or subject.plural is not plural or (not plural and subject.gender not in (gender, "")):
            return None
        actor = self._actor(subject)
        return actor if actor is not None and actor.entity is None else None

    def _among(self, read: Read, clause: Clause) -> list[Actor]:
        """`plusieurs élus, dont X et Y, demandent`, `des figures, comme X,`: those whom the words name among the subject."""
        node = clause.subject
        if node is None or not node.plural:
            return []
        k = next((m for m in range(node.j, min(node.j + 6, clause.verb.start)) if read.fold(m) in ("dont", "comme")), None)
        first = next((g for g in read.groups if g.i == k + 1), None) if k is not None else None
        return self.actors(read, first, ahead=True) if first is not None and first.j < clause.verb.start else []

    def _listed(self, read: Read, clause: Clause) -> list[Actor]:
        """`les deux sortants sont réélus : X (P) et Y (Q)`: the persons whom a colon behind the clause lists."""
        subject = clause.subject
        plural = (isinstance(subject, Group) and subject.plural) or (isinstance(subject, Noun) and subject.plural)
        if not plural or read.fold(clause.end) != ":":
            return []
        return self.named_behind(read, clause.end)

    def named_behind(self, read: Read, k: int) -> list[Actor]:
        """`deux sortants, X et Y`, `les élus : X (P), Y (Q)`, `ses rivaux P X et Q Y`: the persons named behind a plural."""
        return self.named_from(read, k + 1 if read.fold(k) in (",", ":") else k)

    def named_from(self, read: Read, k: int) -> list[Actor]:
        """The persons of a row that starts at token k, each perhaps with a place behind (`X dans la 3e et Y dans la 4e`)."""
        at = {g.i: g for g in read.groups}
        out: list[Actor] = []
        while (group := at.get(k)) is not None and (actor := self._actor(group)) is not None and actor.entity is not None:
            out.append(actor)
            k = group.j
            while read.fold(k) in _BETWEEN or any(p.i <= k < p.j for p in read.places):
                k += 1
        return out

    def actors(self, read: Read, node: Group | Noun | None, *, ahead: bool = False) -> list[Actor]:
        """Whom a noun group names, with those coordinated to it: those before, and those after too where `ahead`."""
        if node is None:
            return []
        if isinstance(node, Noun):
            entity = self.reference.noun(node)
            return [Actor(node.i, node.j, entity)] if entity is not None else self._of_list(read, node)
        first = self._actor(node)
        if first is None and (leader := self._with_their_own(read, node)) is not None:
            return [leader]
        if first is None and node.plural:
            return self.named_behind(read, node.j)
        if first is None:
            return []
        after = self._row(read, node, 1) if ahead else []
        return [*self._row(read, node, -1, closed=bool(after) and first.entity is not None), first, *after]

    def _with_their_own(self, read: Read, node: Group) -> Actor | None:
        """`X et ses colistiers`: X, of the people that are told only as X's."""
        if not (isinstance(node.head, Role) and node.head.determiner == "possessive" and read.fold(node.i - 1) == "et"):
            return None
        before = next((g for g in read.groups if g.j == node.i - 1), None)
        return self._actor(before) if before is not None and before.entity is not None else None

    def _actor(self, group: Group) -> Actor | None:
        if group.entity is not None:
            return Actor(group.i, group.j, group.entity, group=group)
        if isinstance(group.head, PartyMention) and (not group.head.adjective or group.plural):
            return Actor(group.i, group.j, None, group.head.party, group)
        return None

    def _of_list(self, read: Read, noun: Noun) -> list[Actor]:
        """`la liste de X`, `la liste PS`, `la liste LR de X`."""
        if noun.word not in LISTS:
            return []
        at = {g.i: g for g in read.groups}
        k, party = noun.j + (read.fold(noun.j) in _KINDS_OF_LIST), None
        found: Group | None = at.get(k)
        if found is not None and found.entity is None and isinstance(found.head, PartyMention):
            party, k = found.head.party, found.j
            found = at.get(k)
        for start in (k, k + 1, k + 2):
            group = at.get(start)
            if not all(read.fold(n) in _OF_LIST for n in range(k, start)):
                break
            if group is not None and group.entity is not None and group.before in ("de", "d'", "par"):
                more = self._row(read, group, 1) if noun.plural else []  # `les listes de X et de Y`
                heads = [Actor(group.i, group.j, group.entity, group=group), *(a for a in more if a.entity is not None)]
                return [replace(a, i=noun.i, party=party, of_list=True) for a in heads]
        own = next((n for n in (noun.i, noun.i - 1) if read.fold(n) == "sa"), None) if noun.word == "liste" else None
        if own is not None and (owner := self.reference.owner(read, own)) is not None:
            return [Actor(own, noun.j, owner, party, None, of_list=True)]
        if (formed := self._who_form(read, k)) is not None:
            return [replace(a, party=party, of_list=True) for a in formed]
        leader = self._who_leads(read, k)
        if leader is not None:
            return [replace(leader, i=noun.i, party=party, of_list=True)]
        return [Actor(noun.i, k, None, party, None, of_list=True)] if party else []

    def _who_form(self, read: Read, k: int) -> list[Actor] | None:
        """`le binôme qu'il formait avec X`: both of whom the relative clause at k speaks."""
        clause = next((c for c in read.clauses if k < c.verb.head <= k + 4 and c.verb.lemma == "former"), None)
        mate = clause.oblique("avec") if clause is not None and read.fold(k) in ("que", "qu'") else None
        if clause is None or mate is None:
            return None
        return [a for a in (*self.subjects(read, clause), *self.actors(read, mate)) if a.entity is not None]

    def _who_leads(self, read: Read, k: int) -> Actor | None:
        """`la liste qu'il conduit`, `la liste que menait X`: whom the relative clause at k says to head it."""
        if read.fold(k) not in ("que", "qu'"):
            return None
        clause = next((c for c in read.clauses if k < c.verb.head <= k + 4 and c.verb.lemma in LEADING), None)
        subjects = self.subjects(read, clause) if clause is not None else []
        return subjects[0] if len(subjects) == 1 and subjects[0].entity is not None else None

    def _row(self, read: Read, group: Group, step: int, *, closed: bool = False) -> list[Actor]:
        """The actors before (`step` -1) or after (1) one in its row, in order, up to one that plays another part."""
        others = self._other_parts(read, group)
        if step < 0:  # `A et B, arrivés 3e et 4e, se désistent`: what A is the subject of comes only behind B
            others -= {id(c.subject) for c in read.clauses if c.verb.start >= group.j and is_finite(c.verb)}
        found = row(read, group, step, lambda g: id(g) not in others and self._actor(g) is not None, closed=closed)
        actors = [actor for g in found if (actor := self._actor(g)) is not None]
        return actors if step > 0 else actors[::-1]

    def _other_parts(self, read: Read, group: Group) -> set[int]:
        """Groups that are subjects or arguments of clauses in which this one is not."""
        parts = self._parts.get(read.index)
        if parts is None:
            parts = self._parts[read.index] = [
                (
                    {id(c.subject), id(c.object)} if is_finite(c.verb) else {id(c.object)},
                    {id(n) for _, n in c.obliques},
                    id(c.subject),
                    id(c.object),
                )
                for c in read.clauses[:40]
            ]
        mine = id(group)
        out: set[int] = set()
        for ends, obliques, subject, object_ in parts:
            out |= ends if mine not in ends else {subject, object_} - {mine}
            if mine in ends:
                out |= obliques
        return out - {mine}


def read_text(document: Document) -> Text:
    """Read a document up to where facts begin."""
    analysis = analyse(document)
    for read in analysis.sentences:
        read.cues = find_cues(read)
    reference = Reference(analysis)
    reference.resolve()
    return Text(analysis, reference, Settings(analysis))
