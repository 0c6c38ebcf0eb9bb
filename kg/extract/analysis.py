"""A document read up to the point where facts begin: sentences with their names, groups, verbs and clauses.

Goes in: a document. Goes out: an `Analysis`, the common ground of every rule. Two passes: the first finds persons named in full, so
that the second knows a surname that stands alone, wherever it does.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extract import clauses as clause_finder
from kg.extract import figure_frames
from kg.extract.accents import lacks_accents, restore
from kg.extract.clauses import Clause, find_clauses
from kg.extract.entities import Entities, Entity
from kg.extract.figures import Counts, Figure, find_figures
from kg.extract.groups import Group, find_groups
from kg.extract.layout import Layout
from kg.extract.mentions import Mention
from kg.extract.names import BodyMention, ElectionMention, PartyMention, PlaceMention, RoundMention
from kg.extract.names_found import Fixed, find_fixed, find_names
from kg.extract.nodes import Noun, describe, find_nouns
from kg.extract.people import NameLists, Person, full_names, surnames
from kg.extract.quotes import closes_first, left_open
from kg.extract.rare_names import rare_names, split_pairs
from kg.extract.roles import Role, find_roles
from kg.extract.sentences import Sentence, split_sentences
from kg.extract.times import When, find_times
from kg.extract.tokens import Token
from kg.extract.view import View, view_of
from kg.lang import titles as title_words
from kg.lang import verbs as verb_forms
from kg.lang import words as word_classes
from kg.lang.titles import Titles
from kg.lang.verb_group import VerbGroup
from kg.lang.verb_group import find_groups as find_verbs
from kg.lang.verbs import VerbIndex
from kg.lang.words import Words
from kg.lexicon import Lexicon
from kg.lexicon import load as load_lexicon
from kg.model import Document, Segment, Zone
from kg.segment import split

if TYPE_CHECKING:
    from kg.extract.sayings import Cue

#: Zones in which no name is looked for.
_SILENT = frozenset({Zone.FURNITURE, Zone.BYLINE, Zone.DATELINE, Zone.LIVE_TIME})


@dataclass(frozen=True)
class Language:
    """Everything that reading needs of the resources, loaded once."""

    words: Words
    verbs: VerbIndex
    titles: Titles
    lexicon: Lexicon
    names: NameLists


@lru_cache(maxsize=1)
def language() -> Language:
    """The resources of French election prose."""
    words, lexicon = word_classes.load(), load_lexicon()
    verbs = verb_forms.load()
    names = NameLists(lexicon.first_names, words, lexicon.bodies, _acronyms(lexicon), lambda word: bool(verbs.readings(word)))
    return Language(words, verbs, title_words.load(), lexicon, names)


def _acronyms(lexicon: Lexicon) -> frozenset[str]:
    """Acronyms of parties: in capitals beside a first name they are labels, no surnames (`le maire LR Anne`)."""
    return frozenset(key for key, forms in lexicon.parties.forms.items() if any(f.style == "acronym" for f in forms) and key.isalpha())


@dataclass(slots=True)
class Read:
    """A sentence with all that stands in it, each kind in order."""

    sentence: Sentence
    fixed: Fixed | None = field(default=None, repr=False)
    persons: list[Person] = field(default_factory=list)
    parties: list[PartyMention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    elections: list[ElectionMention] = field(default_factory=list)
    rounds: list[RoundMention] = field(default_factory=list)
    bodies: list[BodyMention] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    times: list[When] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    nouns: list[Noun] = field(default_factory=list)
    verbs: list[VerbGroup] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)
    layout: Layout | None = field(default=None, repr=False)

    @property
    def index(self) -> int:
        """Number of the sentence in its document."""
        return self.sentence.index

    @property
    def zone(self) -> Zone:
        """Zone of the page that the sentence stands in."""
        return self.sentence.segment.zone

    def where(self, words: Container[str]) -> list[int]:
        """Indices of the tokens whose folded form is one of `words`."""
        return [k for k, token in enumerate(self.sentence.tokens) if token.fold in words]

    def fold(self, k: int) -> str:
        """Folded token at k; empty outside the sentence."""
        tokens = self.sentence.tokens
        return tokens[k].fold if 0 <= k < len(tokens) else ""


@dataclass(slots=True)
class Analysis:
    """A document's sentences, read, with the persons that it names."""

    document: Document
    view: View
    segments: tuple[Segment, ...]
    sentences: list[Read]
    entities: Entities
    entity_of: Mapping[int, Entity] = field(default_factory=dict)

    def entity(self, person: Person) -> Entity | None:
        """Who a mention names."""
        return self.entity_of.get(id(person))


def analyse(document: Document) -> Analysis:
    """Read a document."""
    lang = language()
    view = view_of(document.text)
    segments = split(document)
    sentences = _sentences(view, segments, lang.words)
    if lacks_accents(view.text):
        for sentence in sentences:
            restore(sentence.tokens)
    for sentence in sentences:
        _split_pairs(sentence, lang.names)
    entities = Entities(lang.names)
    named = [_named_in_full(s, lang) for s in sentences]
    for read in named:
        for person in read.persons:
            entities.add(read.index, person)
    known = _surnames_of(named)
    entity_of: dict[int, Entity] = {}
    entities = Entities(lang.names)
    main = [r for r in named if r.zone is not Zone.TEASER]
    aside = [r for r in named if r.zone is Zone.TEASER]
    for read in [*main, *aside]:
        _complete(read, known, lang)
    for read in [*main, *aside]:
        for person in read.persons:
            entity = entities.add(read.index, person)
            if entity is not None:
                entity_of[id(person)] = entity
    for read in named:
        _grammar(read, entity_of, lang)
    figure_frames.mark(named)
    return Analysis(document, view, segments, named, entities, entity_of)


def _sentences(view: View, segments: tuple[Segment, ...], words: Words) -> list[Sentence]:
    out: list[Sentence] = []
    heard = [s for s in segments if s.zone not in _SILENT]
    begun = False
    for segment, following in pairwise([*heard, None]):
        assert segment is not None
        start, end = view.to_view(segment.start), view.to_view(segment.end)
        runs_on = following is not None and _runs_on(view, segment, following)
        found = split_sentences(view.text, segment, start, end, words, len(out), begun=begun, runs_on=runs_on)
        out.extend(s for s in found if s.tokens)
        begun = runs_on
    for index, sentence in enumerate(out):
        sentence.index = index
    return out


def _split_pairs(sentence: Sentence, names: NameLists) -> None:
    """Set the names of a pair apart (`Guérin-Christine`); what is quoted behind them moves on by two tokens."""
    for at in split_pairs(sentence.tokens, names):
        for quotation in sentence.quotations:
            quotation.first += 2 * (quotation.first >= at)
            quotation.last += 2 * (quotation.last >= at)


def _runs_on(view: View, segment: Segment, following: Segment) -> bool:
    """Whether a quotation that one paragraph leaves open is closed in the next."""
    if segment.zone is not following.zone or segment.zone not in (Zone.BODY, Zone.LEDE):
        return False
    mark = left_open(view.text, view.to_view(segment.start), view.to_view(segment.end))
    return bool(mark) and closes_first(view.text, view.to_view(following.start), view.to_view(following.end), mark)


def _named_in_full(sentence: Sentence, lang: Language) -> Read:
    """Persons named in full; media and bodies first, so that none of them is taken for a person."""
    read = Read(sentence)
    tokens = sentence.tokens
    read.fixed = find_fixed(tokens, lang.lexicon)
    taken = read.fixed.covered
    read.persons = full_names(tokens, taken, lang.names)
    read.persons += rare_names(tokens, taken, read.persons, lang.names, lang.titles, lang.lexicon.parties)
    read.persons.sort(key=lambda p: p.i)
    return read


def _surnames_of(reads: list[Read]) -> dict[str, int]:
    known: dict[str, int] = {}
    for read in reads:
        for person in read.persons:
            words = person.last.lower()
            from kg.ids import fold

            key = fold(words)
            known[key] = key.count(" ") + key.count("'") + 1
    return known


def _complete(read: Read, known: Mapping[str, int], lang: Language) -> None:
    """Everything else that a name or a number can be."""
    tokens = read.sentence.tokens
    taken = {k for p in read.persons for k in range(p.i, p.j)}
    read.persons += surnames(tokens, taken, known, lang.names)
    read.persons.sort(key=lambda p: p.i)
    taken = {k for p in read.persons for k in range(p.i, p.j)}
    names = find_names(tokens, lang.lexicon, taken, set(known), fixed=read.fixed)
    read.parties, read.places, read.elections = names.parties, names.places, names.elections
    read.rounds, read.bodies = names.rounds, names.bodies
    read.figures = find_figures(tokens)
    at: dict[int, Mention] = {m.i: m for m in (*read.parties, *read.places, *read.elections, *read.persons)}
    read.roles = [r for r in find_roles(tokens, at, lang.titles, lang.words) if r.head_at not in taken and not _is_verb(tokens, r, lang)]
    numbers = {k for f in read.figures if f.counts is not Counts.BARE for k in range(f.i, f.j)}
    read.times = find_times(tokens, lang.words, numbers)


def _is_verb(tokens: list[Token], role: Role, lang: Language) -> bool:
    """Whether a title is a verb here: `X juge que`, `elle figure sur la liste`."""
    if role.determiner or role.i != role.head_at:
        return False
    before = tokens[role.i - 1] if role.i else None
    asked = role.j < len(tokens) and tokens[role.j].text.startswith("-")
    follows = before is not None and (before.capital or before.fold in lang.words.pronouns_subject or before.fold == "qui")
    follows = follows or (role.i > 1 and tokens[role.i - 1].text == "," and tokens[role.i - 2].quoted)  # `« ... », juge X`
    readings = lang.verbs.readings(tokens[role.i].text) if role.head.kind == "private" else ()
    if any(r.tense == "participle" for r in readings):
        return True  # `a jugé`, which folds to `juge`
    return (asked or follows) and any(r.tense == "present" for r in readings)


def _grammar(read: Read, entity_of: Mapping[int, Entity], lang: Language) -> None:
    tokens = read.sentence.tokens
    at: dict[int, Mention] = {}
    for kind in (read.places, read.figures, read.parties, read.roles, read.persons):
        for mention in kind:
            at[mention.i] = mention
    read.groups = find_groups(tokens, at, lang.titles.namesakes)
    for group in read.groups:
        if group.person is not None:
            group.entity = entity_of.get(id(group.person))
    blocked = {k for m in (*read.persons, *read.parties, *read.places, *read.bodies, *read.elections) for k in range(m.i, m.j)}
    blocked |= {k for w in read.times if read.fold(w.i) in ("il", "y") for k in range(w.i, w.j)}  # `il y a cinq ans` says nothing
    blocked |= {k for r in read.roles for k in range(r.i, r.j)} | {f.i for f in read.figures}
    read.verbs = find_verbs(tokens, lang.verbs, lang.words, blocked)
    covered = blocked | {k for v in read.verbs for k in range(v.start, v.end)}
    covered |= {k for w in read.times if w.ago is not None for k in range(w.i, w.j)}  # `huit jours plus tôt` does nothing
    held = {k for g in read.groups for k in range(g.i, g.j)}
    named: list[Mention] = [m for m in (*read.bodies, *read.elections) if m.i not in held]
    read.nouns = describe(read.groups, find_nouns(tokens, covered | held, lang.words, named), lang.words)
    read.clauses = find_clauses(tokens, read.groups, read.nouns, read.verbs, lang.words)


def groups_of(reads: list[Read]) -> Iterator[tuple[Read, Group]]:
    """Every group with its sentence, in order."""
    for read in reads:
        for group in read.groups:
            yield read, group


__all__ = ["Analysis", "Language", "Read", "analyse", "clause_finder", "groups_of", "language"]
