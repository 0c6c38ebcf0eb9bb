"""Who is the source of each cue and the speaker of each quotation.

Goes in: sentences in order, their pronouns and titles resolved. Goes out: sources by cue and by quotation. A quotation that no cue
holds is the words of whoever spoke just before, where the sentence is nothing but quotation.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping

from kg.extract.analysis import Read
from kg.extract.attribution import attribute
from kg.extract.clauses import Noun, is_finite
from kg.extract.entities import Entity
from kg.extract.feelings import feeling
from kg.extract.groups import Group
from kg.extract.insertions import insertion
from kg.extract.memory import Memory
from kg.extract.mentions import Mention
from kg.extract.names import BodyMention, PartyMention
from kg.extract.roles import Role
from kg.extract.sayings import Cue, complement
from kg.extract.sentences import Quotation
from kg.extract.sources import UNNAMED, Source
from kg.extract.speaking import Speaker
from kg.extract.speech_rules import speech_words
from kg.model import Zone

_REACH = 3
#: Words of a fragment that is surely more than a name or a scare quote.
_LONG = 6
#: Words of a fragment that is more than a name.
_SOME = 4
#: Kinds of titles by which the press varies the name of whom it speaks of.
_VARYING = frozenset({"elected", "party", "campaign", "executive", "appointed"})
_GENDER = {"le": "m", "la": "f", "ce": "m", "cet": "m", "cette": "f", "celui-ci": "m", "celle-ci": "f"}
_OF = frozenset({"de", "du", "des", "d'"})
_OF_BODIES = frozenset({"generale", "general", "nationale", "national", "departementale", "regionale", "federale", "municipale"})
_SILENT = frozenset({".", ",", "et", "puis", "mais", "donc", "car", "…", "!", "?", "-", "–", "—", ")", "("})


class Speakers:
    """Sources of one document, found sentence by sentence."""

    def __init__(
        self,
        memory: Memory,
        pronouns: Mapping[int, Entity],
        nouns: Mapping[int, Entity],
        unlike: Callable[[Group], tuple[list[Entity], list[Entity]]],
        name: Callable[[Group, Entity], None],
    ) -> None:
        self.name = name
        self.unlike = unlike
        self.memory = memory
        self.pronouns = pronouns
        self.nouns = nouns
        self.of_cue: dict[int, Source] = {}
        self.of: dict[int, Source] = {}
        self.cue_of: dict[int, Cue] = {}
        self.told_inside: set[int] = set()
        self.last: Source | None = None
        self.said = False
        self.waiting: tuple[Quotation, int] | None = None
        self.segment = -1
        self.body: tuple[Source, int] | None = None

    def hear(self, read: Read) -> None:
        """Tell the sources of one sentence of the article's own."""
        attributed = attribute(read, read.cues)
        for cue in read.cues:
            source = self._source(read, cue)
            self.of_cue[id(cue)] = source
            if isinstance(cue.speaker, Group) and _inserted(cue) and source.entity is not None:
                self.name(cue.speaker, source.entity)
            if not self._says(read, cue, attributed):
                continue
            if source.entity is not None:
                self.memory.speak(source.entity)
            elif source is UNNAMED and cue.inverted and cue.follows:
                self.memory.speak_unnamed()
        spoken = False
        for quotation, found in attributed:
            speaker = self._of_quotation(read, quotation, found)
            if speaker is None:
                continue
            spoken = True
            self.of[id(quotation)] = speaker
            if found is not None:
                self.cue_of[id(quotation)] = found
        self._remember(read, spoken=spoken)
        self._look_back(read, attributed)

    def interrupted(self, read: Read) -> None:
        """A sentence of a quotation may hold the clause that says whose words it is (`« On a gagné, assure X. »`)."""
        quotation = read.sentence.inside
        if quotation is None or id(quotation) in self.cue_of or id(quotation) in self.told_inside:
            return
        cue = insertion(read)
        if cue is None:
            return
        source = self._source(read, cue)
        self.told_inside.add(id(quotation))
        self.of[id(quotation)] = source
        self.last = source if source.name else UNNAMED
        if source.entity is not None:
            self.memory.speak(source.entity)

    def _look_back(self, read: Read, attributed: list[tuple[Quotation, Cue | None]]) -> None:
        """A quotation that opens a paragraph is the words of whom the next sentence is about (`« Q. » A 72 ans, X ...`)."""
        segment = read.sentence.segment.index
        if self.waiting is not None and self.waiting[1] == segment and self.last is not None and self.last.entity is not None:
            self.of.setdefault(id(self.waiting[0]), self.last)
        alone = self._nothing_else(read) and len(attributed) == 1 and id(attributed[0][0]) not in self.of
        self.waiting = (attributed[0][0], segment) if alone and read.zone is not Zone.HEADING else None

    @staticmethod
    def _says(read: Read, cue: Cue, attributed: list[tuple[Quotation, Cue | None]]) -> bool:
        """Whether a cue does give words to somebody here (`poursuivre` is also to go on)."""
        if cue.inverted or cue.kind != "verb" or read.fold(cue.j) in ("que", "qu'", ":"):
            return True
        return any(found is cue for _, found in attributed)

    def _remember(self, read: Read, *, spoken: bool) -> None:
        """Who speaks on, should the next sentence be nothing but quotation."""
        if read.zone is Zone.HEADING:
            return
        bodies = [s for c in read.cues if self._says(read, c, []) and (s := self.of_cue[id(c)]).name and s.entity is None and not s.vague]
        self.body = (bodies[-1], read.index) if bodies else None
        said = [self.of[id(q)] for q in read.sentence.quotations if id(q) in self.of]
        self.said = spoken
        if spoken:
            self.last = said[-1] if said[-1].entity is not None else UNNAMED
        elif said_by := [c for c in read.cues if self._says(read, c, [])]:
            last = self.of_cue[id(said_by[-1])]
            self.last = last if last.entity is not None else UNNAMED
        else:
            subject = self._subject(read)
            self.last = Source(subject) if subject is not None else None
        self.segment = read.sentence.segment.index

    def _subject(self, read: Read) -> Entity | None:
        """The person whom a sentence is about."""
        for clause in read.clauses:
            if not is_finite(clause.verb) or clause.relative:
                continue
            if isinstance(clause.subject, Group) and clause.subject.entity is not None:
                return clause.subject.entity
            if (entity := self.pronouns.get(id(clause))) is not None:
                return entity
        return None

    def _of_quotation(self, read: Read, quotation: Quotation, cue: Cue | None) -> Source | None:
        if cue is not None:
            return self.of_cue[id(cue)]
        if (group := self._bracketed(read, quotation)) is not None:
            return Source(group.entity)
        if read.fold(quotation.first - 1) == ":" and read.sentence.segment.index == self.segment:
            return self.last
        if (subject := self._predicate(read, quotation) or self._feeling(read, quotation)) is not None:
            return subject
        if self._nothing_else(read) and read.zone is not Zone.HEADING:
            near = read.sentence.segment.index - self.segment <= 2
            return self.last if near else None
        long = quotation.last - quotation.first >= _LONG or quotation.opaque
        if long and self.said and read.sentence.segment.index == self.segment and self._subject(read) is None:
            return self.last
        return None

    def _predicate(self, read: Read, quotation: Quotation) -> Source | None:
        """`X ne « pourra pas voter pour Y »`: a quotation that takes in the verb is its subject's words."""
        if quotation.opaque or quotation.last - quotation.first < _SOME:
            return None
        for clause in read.clauses:
            verb = clause.verb
            if not (is_finite(verb) and quotation.first <= verb.head < quotation.last and verb.start >= quotation.first - 3):
                continue
            if clause.subject is not None and clause.subject.j <= quotation.first:
                source = self._of_node(read, Cue(verb.start, verb.end, "verb"), clause.subject)
                return source if source.name and not clause.relative else None
        return None

    def _feeling(self, read: Read, quotation: Quotation) -> Source | None:
        """`X est « un peu surprise de cette décision »`: X tells what X feels."""
        clause = feeling(read, quotation)
        if clause is None:
            return None
        if isinstance(clause.subject, Group) and clause.subject.entity is not None:
            return Source(clause.subject.entity)
        entity = self.pronouns.get(id(clause))
        return Source(entity) if entity is not None else None

    def _bracketed(self, read: Read, quotation: Quotation) -> Group | None:
        """`« ... » (X)`."""
        if read.fold(quotation.last) != "(":
            return None
        at = quotation.last + 1
        return next((g for g in read.groups if g.i == at and g.entity is not None and read.fold(g.j) == ")"), None)

    def _nothing_else(self, read: Read) -> bool:
        """Whether a sentence is all quotation."""
        return all(t.quoted or t.fold in _SILENT for t in read.sentence.tokens)

    # -- whom a cue names ---------------------------------------------------------------------------------------------

    def _source(self, read: Read, cue: Cue) -> Source:
        inserted = [c for c in read.cues if c.i < cue.i and c.inverted and id(c) in self.of_cue]
        if inserted and cue.clause is not None and not is_finite(cue.clause.verb):
            return self.of_cue[id(inserted[-1])]
        if cue.speaker is not None:
            return self._of_node(read, cue, cue.speaker)
        if cue.pronoun:
            return self._of_pronoun(read, cue)
        earlier = [c for c in read.cues if c.i < cue.i and id(c) in self.of_cue]
        if earlier:
            return self.of_cue[id(earlier[-1])]
        later = next((c for c in read.cues if c.i > cue.i and c.kind == "verb" and c.speaker is not None), None)
        if later is not None and later.speaker is not None and cue.i <= 1:
            return self._of_node(read, later, later.speaker)  # `Rappelant que ..., X précise`
        subject = self._subject(read)
        return Source(subject) if subject is not None else self.last or UNNAMED

    def _of_pronoun(self, read: Read, cue: Cue) -> Source:
        word = cue.pronoun.removeprefix("-").removeprefix("t-")
        if cue.clause is not None and (entity := self.pronouns.get(id(cue.clause))) is not None:
            return Source(entity)
        if cue.inverted and cue.follows and cue.clause is not None and read.sentence.inside is not None and word in ("il", "elle"):
            return self._somebody("f" if word == "elle" else "m")
        if word in ("ils", "elles", "eux") and cue.clause is not None and cue.inverted:
            return self.last or UNNAMED
        if cue.kind == "preposition" and word in ("lui", "elle"):
            return self._somebody("f" if word == "elle" else "m")
        if word in ("elle", "il") and self.body is not None and read.index - self.body[1] <= 2:
            return self.body[0]  # `a ajouté la présidence. Elle a précisé`
        return UNNAMED

    def _somebody(self, gender: str) -> Source:
        """Who goes on speaking."""
        entity = self.memory.speaking(_REACH, gender)
        return Source(entity) if entity is not None else UNNAMED

    def _of_node(self, read: Read, cue: Cue, node: Speaker) -> Source:
        if isinstance(node, BodyMention):
            return Source(None, node.name)
        if isinstance(node, Noun):
            return self._of_noun(read, cue, node)
        first = _first_of(read, node)
        if first.entity is not None:
            return Source(first.entity)
        if first.person is not None:
            return Source(None, first.person.name)
        head = first.head
        if isinstance(head, PartyMention) and (not head.adjective or first.plural):
            return Source(None, head.label or head.party)
        if first.plural or not (_inserted(cue) or self._goes_on(head)):
            return UNNAMED
        if isinstance(head, Role) and head.determiner not in ("definite", "demonstrative"):
            return UNNAMED
        exclude, doubtful = self.unlike(first)
        if not _inserted(cue) and not self._just_spoke(self._described(first.gender, exclude, doubtful).entity):
            return UNNAMED
        if not _inserted(cue):
            exclude = exclude + [g.entity for g in read.groups if g.entity is not None]
        former = isinstance(head, Role) and head.status == "former"
        return self._described(first.gender, exclude, doubtful, passing=2 if former else 4)

    def _just_spoke(self, entity: Entity | None) -> bool:
        """Whether somebody spoke last, or was what the sentence before was about."""
        spoke = self.memory.spoke[0] if self.memory.spoke else None
        return entity is not None and entity in (spoke, self.memory.prominent(1))

    def _goes_on(self, head: Mention) -> bool:
        """Whether a title may vary the name of whoever was spoken of just before (`Le sénateur a dénoncé`)."""
        return isinstance(head, Role) and head.head.kind in _VARYING and self.memory.sentence > 1 and head.determiner == "definite"

    def _of_noun(self, read: Read, cue: Cue, noun: Noun) -> Source:
        if (entity := self.nouns.get(id(noun))) is not None:
            return Source(entity)
        words, at = speech_words(), range(noun.j - 1, min(noun.j + 2, len(read.sentence.tokens)))
        if any(read.fold(k) in words.documents for k in at):
            k = next(k for k in at if read.fold(k) in words.documents)
            inner = complement(read, k + 1)
            found = self._of_node(read, cue, inner) if inner is not None else UNNAMED
            return found if found.name else Source(None, outlet(read, k + 1))
        if noun.word in words.bodies:
            return Source(None, _body_name(read, noun))
        if (two := f"{noun.word} {read.fold(noun.j)}") in words.bodies:
            return Source(None, two)
        if noun.word in ("celui", "celle") and read.fold(noun.j) == "qui":
            return self._described("m" if noun.word == "celui" else "f")
        if any(read.fold(k) in words.circles for k in at):
            return Source(None, _circle(read, next(k for k in at if read.fold(k) in words.circles)), vague=True)
        determiner = read.fold(noun.i)
        if _inserted(cue) and (determiner in _GENDER or determiner == "l'"):
            return self._described(_GENDER.get(determiner, ""), passing=2)
        return UNNAMED

    def _described(self, gender: str, exclude: Container[Entity] = (), doubtful: Container[Entity] = (), *, passing: int = 4) -> Source:
        entity = self.memory.described(gender, exclude, doubtful, passing=passing)
        return Source(entity) if entity is not None else UNNAMED


def _inserted(cue: Cue) -> bool:
    """Whether a cue stands where nobody but the speaker of the words around it can be meant."""
    return (cue.inverted and cue.follows) or cue.kind == "colon"


def _first_of(read: Read, group: Group) -> Group:
    """The first of coordinated groups (`A, B et C écrivent`)."""
    ends = {g.j: g for g in read.groups}
    if read.fold(group.i - 1) != "et":
        return group
    while (before := ends.get(group.i - 1)) is not None and (before.person is not None or isinstance(before.head, PartyMention)):
        group = before
        if read.fold(group.i - 1) != ",":
            break
    return group


def _named_end(read: Read, k: int) -> int:
    """Token after the name of an institution that begins before k: adjectives, then `de ...` up to a capital (`du groupe Univers`)."""
    tokens = read.sentence.tokens
    end = k
    while read.fold(end) in _OF_BODIES:
        end += 1
    if read.fold(end) not in _OF:
        return end
    capital = next((n for n in range(end + 1, min(end + 5, len(tokens))) if tokens[n].capital), None)
    if capital is None or any(tokens[n].text in ",;:." for n in range(end, capital)):
        return end
    while capital < len(tokens) and tokens[capital].capital:
        capital += 1
    return capital


def outlet(read: Read, k: int) -> str:
    """The newspaper or agency that a preposition at k brings in (`une information du Matin`, `confirmée par l'AFP`); empty for none."""
    tokens = read.sentence.tokens
    if read.fold(k) not in (*_OF, "par"):
        return ""
    start = k + 1
    while read.fold(start) in ("le", "la", "l'"):
        start += 1
    end = start
    while end < len(tokens) and tokens[end].capital and tokens[end].text.isalnum():
        end += 1
    return " ".join(t.text for t in tokens[start:end])


def _circle(read: Read, k: int) -> str:
    """`sources parlementaires`: a noun for people around somebody with the adjective after it."""
    tokens = read.sentence.tokens
    after = tokens[k + 1] if k + 1 < len(tokens) else None
    adjective = after is not None and after.fold.endswith(("aires", "aire", "ales", "elles", "iques", "ique", "cieres", "ciere"))
    return f"{tokens[k].text} {after.text}" if adjective and after is not None else tokens[k].text


def _body_name(read: Read, noun: Noun) -> str:
    """`la préfecture du Doubs`: the noun and the place that `de` ties to it."""
    tokens = read.sentence.tokens
    place = next((p for p in read.places if noun.j < p.i <= noun.j + 2 and read.fold(noun.j) in _OF), None)
    end = place.j if place is not None else _named_end(read, noun.j)
    words = tokens[noun.j - 1 : end]
    return "".join(t.text + ("" if t.text.endswith("'") else " ") for t in words).strip()
