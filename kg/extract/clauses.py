"""Who does what to whom in a sentence.

Goes in: the tokens, noun groups and verb groups of a sentence. Goes out: one clause a verb group, with its subject, its object and what
its prepositions bring in. Written once for every verb: active, passive, participle in apposition or in front, relative, infinitive,
coordination with a shared subject, inverted subject. Abstains (subject None) rather than reach over a clause boundary.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.groups import Group
from kg.extract.mentions import Mention
from kg.extract.tokens import Kind, Token
from kg.lang.verb_group import VerbGroup
from kg.lang.words import Words

_BOUNDARY = frozenset({";", ":", "—", "–", "►", "•", "?", "!", "…"})
_INSERTED = frozenset(
    {
        "qui",
        "dont",
        "ou",
        "que",
        "qu'",
        "lui",
        "elle",
        "eux",
        "apres",
        "avec",
        "avant",
        "comme",
        "selon",
        "d'",
        "pour",
        "a",
        "en",
        "dans",
        "sur",
        "sans",
    }
)
_RIGHT_REACH = 60


@dataclass(slots=True)
class Noun(Mention):
    """A noun group that names no person, party or title: determiner and noun. `word` is the folded noun."""

    word: str = ""
    before: str = ""

    @property
    def plural(self) -> bool:
        """Whether the noun has a plural's ending."""
        return self.word.endswith(("s", "x"))


@dataclass(slots=True)
class Clause:
    """A verb group with its arguments. `end` is the token where its right side stops; `relative`: headed by a relative pronoun."""

    verb: VerbGroup
    subject: Group | Noun | None = None
    pronoun: str = ""
    object: Group | Noun | None = None
    obliques: list[tuple[str, Group | Noun]] = field(default_factory=list)
    end: int = 0
    start: int = 0
    relative: bool = False
    inverted: bool = False

    def oblique(self, *prepositions: str) -> Group | None:
        """The first person or party group that one of the prepositions brings in."""
        for preposition, group in self.obliques:
            if preposition in prepositions and isinstance(group, Group):
                return group
        return None


def is_finite(verb: VerbGroup) -> bool:
    """Whether a verb group carries a tense: no bare participle, infinitive or gerund."""
    return verb.tense not in ("participle_past", "participle_present", "infinitive", "infinitive_past")


def find_nouns(tokens: list[Token], covered: set[int], words: Words) -> list[Noun]:
    """Noun groups that nothing else covers: a determiner and the next word."""
    found: list[Noun] = []
    for i, token in enumerate(tokens[:-1]):
        if i in covered or token.fold not in words.determiners or (i + 1) in covered:
            continue
        j = i + 1
        while (
            j + 1 < len(tokens)
            and tokens[j].fold in ("tres", "plus", "meme", "seul", "seule", "grand", "grande", "petit", "petite", "nouveau", "nouvelle")
            and (j + 1) not in covered
        ):
            j += 1
        if tokens[j].kind is not Kind.WORD:
            continue
        before = tokens[i - 1].fold if i else ""
        if token.fold in ("au", "aux"):
            before = "a"
        elif token.fold in ("du", "des", "de", "d'"):
            before = "de"
        found.append(Noun(i, j + 1, tokens[j].fold, before))
    return found


@dataclass
class _Analyst:
    """Finds the clauses of one sentence."""

    tokens: list[Token]
    nodes: dict[int, Group | Noun]
    ends: dict[int, Group | Noun]
    verbs: list[VerbGroup]
    words: Words
    subjects: dict[int, tuple[Group | Noun | None, str]] = field(default_factory=dict)
    verb_at: dict[int, VerbGroup] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for verb in self.verbs:
            for k in range(verb.start, verb.end):
                self.verb_at[k] = verb

    def _fold(self, k: int) -> str:
        return self.tokens[k].fold if 0 <= k < len(self.tokens) else ""

    def analyse(self) -> list[Clause]:
        clauses = []
        for index, verb in enumerate(self.verbs):
            subject, pronoun = self._subject(index)
            self.subjects[index] = (subject, pronoun)
            clause = Clause(verb, subject, pronoun, start=verb.start)
            clause.relative = self._fold(verb.start - 1) in ("qui", "que", "qu'", "dont")
            clauses.append(clause)
        self._fronted(clauses)
        for index, clause in enumerate(clauses):
            self._right(clause, self.verbs[index + 1 :])
        return clauses

    def _subject(self, index: int) -> tuple[Group | Noun | None, str]:
        verb = self.verbs[index]
        if verb.subject_clitic and verb.subject_clitic not in ("y", "en"):
            return None, verb.subject_clitic
        if not is_finite(verb):
            return self._of_participle(index) if verb.tense == "participle_past" else self._of_governor(index)
        return self._leftward(index, verb.start - 1)

    def _leftward(self, index: int, k: int) -> tuple[Group | Noun | None, str]:
        """Walk left from token k to the subject of verb `index`."""
        joined = self._fold(k) in ("et", "mais", "puis", "ou", ",")
        if self._fold(k) == ",":
            k = self._over_insertion(k)
        while k >= 0:
            fold = self._fold(k)
            node = self.ends.get(k)
            if node is not None:
                if self._is_bare(node):
                    return node, ""
                k = node.i - 1
                continue
            if fold == ")":
                k = self._open_bracket(k) - 1
                continue
            if k in self.verb_at:
                return self._past_verb(index, self.verb_at[k], joined)
            if fold in self.words.relative_subject:
                return self._antecedent(k), ""
            if fold in _BOUNDARY or (fold in self.words.subordinators and fold not in ("comme", "si", "bien", "ainsi", "alors", "tant")):
                return None, ""
            k -= 1
        return None, ""

    def _is_bare(self, node: Group | Noun) -> bool:
        """Whether a noun group stands without preposition."""
        return not (node.before in self.words.prepositions and node.before not in ("", "des"))

    def _over_insertion(self, comma: int) -> int:
        """Token before the segment between commas that ends at `comma`, where that segment is inserted; else the one before it."""
        k = comma - 1
        depth = 0
        while k >= 0:
            fold = self._fold(k)
            depth += (fold == ")") - (fold == "(")
            if depth == 0 and fold == ",":
                first = self._fold(k + 1)
                verb = self.verb_at.get(k + 1)
                node = self.nodes.get(k + 1)
                inserted = (
                    first in _INSERTED
                    or (verb is not None and not is_finite(verb))
                    or (verb is not None and verb.subject_clitic is not None and verb.interrogative)
                )
                if inserted or (isinstance(node, Group) and node.person is None and self.ends.get(k - 1) is not None):
                    return k - 1
                k -= 1
                continue
            if depth == 0 and fold in _BOUNDARY:
                break
            k -= 1
        return comma - 1

    def _open_bracket(self, k: int) -> int:
        while k >= 0 and self._fold(k) != "(":
            k -= 1
        return k

    def _past_verb(self, index: int, other: VerbGroup, joined: bool) -> tuple[Group | Noun | None, str]:
        """The subject that is shared with, or stands before, an earlier verb."""
        earlier = next(n for n, v in enumerate(self.verbs) if v is other)
        if earlier >= index:
            return None, ""
        before = self._fold(other.start - 1)
        if before in ("qui", "que", "qu'", "dont", "ou") and not joined:
            return self._leftward(index, other.start - 2 if before != "qui" else self._before_antecedent(other.start - 1))
        if not is_finite(other) and not joined:
            return self._leftward(index, other.start - 1)
        return self.subjects.get(earlier, (None, ""))

    def _before_antecedent(self, k: int) -> int:
        """Where to look on from `X, qui ...`: the antecedent itself."""
        k -= 1
        while k >= 0 and self._fold(k) in (",", ")"):
            k = self._open_bracket(k) - 1 if self._fold(k) == ")" else k - 1
        return k

    def _antecedent(self, relative: int) -> Group | Noun | None:
        k = self._before_antecedent(relative)
        return self.ends.get(k)

    def _of_participle(self, index: int) -> tuple[Group | Noun | None, str]:
        """`X, élu en 2017`, `le maire élu en 2014`, `battu et contraint de`; in front of the sentence: filled in later."""
        verb = self.verbs[index]
        k = verb.start - 1
        if self._fold(k) in ("et", "puis", "mais", "ou") and index and self.verbs[index - 1].tense == "participle_past":
            return self.subjects.get(index - 1, (None, ""))
        while k >= 0 and self._fold(k) in (",", ")", "qui"):
            k = self._open_bracket(k) - 1 if self._fold(k) == ")" else k - 1
        return self.ends.get(k), ""

    def _of_governor(self, index: int) -> tuple[Group | Noun | None, str]:
        """The subject of an infinitive or gerund is that of the verb before it."""
        for earlier in range(index - 1, -1, -1):
            if is_finite(self.verbs[earlier]):
                return self.subjects.get(earlier, (None, ""))
        return None, ""

    def _fronted(self, clauses: list[Clause]) -> None:
        """`Battue dimanche, X a ...`: a participle or infinitive without subject takes that of the next finite verb."""
        for index, clause in enumerate(clauses):
            if clause.subject is not None or clause.pronoun or is_finite(clause.verb):
                continue
            for later in clauses[index + 1 :]:
                if is_finite(later.verb) and not later.relative:
                    clause.subject, clause.pronoun = later.subject, later.pronoun
                    break

    def _right(self, clause: Clause, later: list[VerbGroup]) -> None:
        """Object and obliques, up to the next clause."""
        k, limit = clause.verb.end, min(len(self.tokens), clause.verb.end + _RIGHT_REACH)
        stop = next((v.start for v in later if is_finite(v) and v.start >= k), limit)
        stop = self._before_subject(stop, k, later)
        direct = True
        while k < stop:
            fold = self._fold(k)
            node = self.nodes.get(k)
            if node is not None:
                self._argument(clause, node, direct)
                direct = False
                k = max(node.j, k + 1)
                continue
            if fold in _BOUNDARY or (fold in ("qui", "dont") and k > clause.verb.end) or fold in ("lorsque", "lorsqu'", "tandis", "alors"):
                break
            if fold == ",":
                direct = False
            k += 1
        clause.end = k

    def _before_subject(self, stop: int, k: int, later: list[VerbGroup]) -> int:
        """The right side ends where the subject of the next finite verb begins."""
        following = next((v for v in later if v.start == stop), None)
        if following is None or following.subject_clitic:
            return stop
        node = self.ends.get(following.start - 1)
        if node is not None and self._is_bare(node) and node.i > k and self._fold(node.i - 1) in ("et", ",", "mais", "puis", "que", "qu'"):
            return node.i
        return stop

    def _argument(self, clause: Clause, node: Group | Noun, direct: bool) -> None:
        before = node.before
        if before in self.words.prepositions and before != "des":
            clause.obliques.append((self._whole_preposition(node), node))
        elif direct and clause.object is None and clause.verb.end <= node.i:
            clause.object = node
        elif before in ("et", ",", "ou") and clause.obliques and isinstance(node, Group):
            clause.obliques.append((clause.obliques[-1][0], node)) if clause.object is None else clause.obliques.append(("&", node))

    def _whole_preposition(self, node: Group | Noun) -> str:
        """`face à`, `en faveur de`, `au profit de`: two or three words up to the group's own preposition."""
        start = node.i
        end = start + 1 if self._fold(start) in ("au", "aux", "du", "des", "d'") else start
        for length in (4, 3, 2):
            phrase = " ".join(self._fold(k) for k in range(max(0, end - length), end)).replace("' ", "'")
            if phrase in self.words.compound_prepositions:
                return self.words.compound_prepositions[phrase]
        return node.before


def find_clauses(tokens: list[Token], groups: list[Group], nouns: list[Noun], verbs: list[VerbGroup], words: Words) -> list[Clause]:
    """The clauses of a sentence, in the order of their verbs."""
    nodes: dict[int, Group | Noun] = {n.i: n for n in nouns} | {g.i: g for g in groups}
    ends: dict[int, Group | Noun] = {n.j - 1: n for n in nouns} | {g.j - 1: g for g in groups}
    return _Analyst(tokens, nodes, ends, verbs, words).analyse()
