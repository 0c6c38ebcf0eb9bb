"""The noun groups of a sentence as arguments: what stands at a token, and which preposition brings it in.

Goes in: tokens, groups and nouns. Goes out: `Nodes`, asked by token index for the node that begins or ends there. A node without
preposition may be a subject or an object; one with a preposition never is.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.groups import Group
from kg.extract.mentions import Mention
from kg.extract.names import PartyMention
from kg.extract.tokens import Kind, Token
from kg.lang.verb_group import VerbGroup
from kg.lang.words import Words

_INTENSIFIERS = frozenset(
    {"tres", "plus", "meme", "seul", "seule", "grand", "grande", "petit", "petite", "nouveau", "nouvelle", "autres", "deux", "trois"}
)
#: Pronouns that stand as a noun group does.
_PRONOUNS = frozenset({"celui-ci", "celle-ci", "celui-la", "celle-la"})
_BEFORE_ARTICLE = frozenset({",", ";", ":", "(", "et", "ou", "mais", "que", "qu'", "ni", "comme"})
_SOME = frozenset({"plusieurs", "certains", "certaines", "beaucoup", "nombre", "nombreux", "quelques-uns", "quelques-unes"})
#: What may be set into a compound preposition (`face, notamment, au maire`).
_SET_IN = frozenset({"notamment", "surtout", "entre", "autres", ","})
_CONTRACTED = {"au": "a", "aux": "a", "du": "de", "d'": "de", "duquel": "de", "auquel": "a"}


@dataclass(slots=True)
class Noun(Mention):
    """A noun group that names no person, party or title: determiner and noun. `word` is the folded noun."""

    word: str = ""
    before: str = ""

    @property
    def plural(self) -> bool:
        """Whether the noun has a plural's ending."""
        return self.word.endswith(("s", "x"))


Node = Group | Noun


def find_nouns(tokens: list[Token], covered: set[int], words: Words, named: list[Mention]) -> list[Noun]:
    """Noun groups that nothing else covers: a determiner and the next word; elections and bodies (`named`) with their determiner."""
    found: list[Noun] = []
    starts = {m.i: m for m in named}
    i = 0
    while i < len(tokens):
        token = tokens[i]
        name = starts.get(i) or (starts.get(i + 1) if token.fold in words.determiners else None)
        if name is not None:
            head = next((tokens[k].fold for k in range(name.i, name.j) if tokens[k].fold not in words.determiners), "")
            found.append(Noun(i, name.j, head, _before(tokens, i)))
            i = name.j
            continue
        j = _noun_after(tokens, i, covered, words)
        if j is not None:
            found.append(Noun(i, j + 1, tokens[j].fold, _before(tokens, i)))
        i += 1
    return found


def _noun_after(tokens: list[Token], i: int, covered: set[int], words: Words) -> int | None:
    if i not in covered and (tokens[i].fold in _PRONOUNS or (tokens[i].fold in ("celui", "celle") and _fold(tokens, i + 1) == "qui")):
        return i
    if (
        i in covered
        or tokens[i].text.lower() in ("dès", "là")
        or tokens[i].fold not in words.determiners
        or (i + 1) in covered
        or i + 1 >= len(tokens)
    ):
        return None
    j = i + 1
    while j + 1 < len(tokens) and tokens[j].fold in _INTENSIFIERS and (j + 1) not in covered:
        j += 1
    return j if tokens[j].kind is Kind.WORD and tokens[j].fold not in words.determiners and not tokens[j].fold.endswith("'") else None


def describe(groups: list[Group], nouns: list[Noun], words: Words) -> list[Noun]:
    """Join a noun to the person whom it describes (`au dissident Bruno X`); the nouns that are left."""
    named = {g.i: g for g in groups if g.person is not None and g.person.first and g.head is g.person}
    left: list[Noun] = []
    for noun in nouns:
        group = named.get(noun.j)
        if group is None or noun.word not in words.person_nouns:
            left.append(noun)
        else:
            group.i, group.before = noun.i, {"des": "de"}.get(noun.before, noun.before)
    return left


def _fold(tokens: list[Token], k: int) -> str:
    return tokens[k].fold if k < len(tokens) else ""


def _before(tokens: list[Token], i: int) -> str:
    first = tokens[i].fold
    if first in _CONTRACTED:
        return _CONTRACTED[first]
    if first in ("de", "des"):
        return "de" if first == "de" else "des"
    return tokens[i - 1].fold if i else ""


def _unlike(one: Node, other: Node) -> bool:
    """Whether a name stands beside what is none: `au groupe G, X, Y et Z ont` is no row of four."""
    return isinstance(one, Group) and isinstance(other, Group) and (one.person is None) is not (other.person is None)


class Nodes:
    """The nodes of one sentence, by first and last token."""

    def __init__(self, tokens: list[Token], groups: list[Group], nouns: list[Noun], verbs: list[VerbGroup], words: Words) -> None:
        self.tokens, self.words = tokens, words
        self.inside = {k for v in verbs for k in range(v.start, v.end)}
        self._keys = words.prepositions | frozenset(words.compound_prepositions.values()) | {"comme", "dont"}
        self.at: dict[int, Node] = {n.i: n for n in nouns} | {g.i: g for g in groups}
        self.ending: dict[int, Node] = {n.j - 1: n for n in nouns} | {g.j - 1: g for g in groups}
        self._prepositions: dict[int, str] = {}

    def fold(self, k: int) -> str:
        """Folded token at k; empty outside the sentence."""
        return self.tokens[k].fold if 0 <= k < len(self.tokens) else ""

    def bare(self, node: Node) -> bool:
        """Whether a node stands without preposition."""
        return not self.preposition(node)

    def preposition(self, node: Node) -> str:
        """Key of the preposition in front of a node (`a`, `de`, `face a`, `en faveur de`); empty for none.

        A node tied by `et` or in a row to one with a preposition shares it.
        """
        known = self._prepositions.get(node.i)
        if known is None:
            self._prepositions[node.i] = ""
            known = self._prepositions[node.i] = self._own(node) or self._shared(node)
        return known

    def _own(self, node: Node) -> str:
        first = self.fold(node.i)
        simple, end = _CONTRACTED.get(first, ""), node.i + 1
        if not simple and (first == "de" or (first == "des" and not self._is_article(node.i))):
            simple = "de"
        if not simple:
            simple, end = self.fold(node.i - 1), node.i
            if simple in ("d'", "de", "du", "des"):
                simple = "" if self.fold(node.i - 2) in _SOME else "de"
            elif simple in ("au", "aux"):
                simple = "a"
            elif simple == "jusqu'":
                simple = "jusque"
        if isinstance(node, Group) and isinstance(node.head, PartyMention) and node.head.adjective and node.i - 1 in self.ending:
            return "adjective" if node.head.i == node.i else ""
        if simple == "dont" and self.fold(node.j) not in (",", "et", ")"):
            return ""
        whole = self._compound(end, simple)
        return whole if whole in self._keys else ""

    def _is_article(self, k: int) -> bool:
        """Whether `des` at k is the plural of `un`: it opens a clause, or stands right after a verb or a conjunction."""
        return k == 0 or k - 1 in self.inside or self.fold(k - 1) in _BEFORE_ARTICLE or self.fold(k - 1) in self.words.prepositions

    def _compound(self, end: int, simple: str) -> str:
        """`face a`, `en faveur de`: the words before `end` where they are a phrase of the list."""
        table = self.words.compound_prepositions
        words = [w for k in range(max(0, end - 8), end) if (w := self.fold(k)) not in _SET_IN or k == end - 1][-5:]
        if words:
            words[-1] = _CONTRACTED.get(words[-1], "de" if words[-1] == "des" else words[-1])
        for length in (5, 4, 3, 2):
            if length <= len(words) and (found := table.get(" ".join(words[-length:]).replace("' ", "'"))):
                return found
        return simple

    def _shared(self, node: Node) -> str:
        """The preposition of the node before, where `et` or a row with `et` at its end ties the two."""
        sign = self.fold(node.i - 1)
        if sign not in ("et", "ou", ",", "ni"):
            return ""
        before = self.ending.get(node.i - 2) or (self.ending.get(node.i - 3) if self.fold(node.i - 2) in (",", ")") else None)
        if before is None or isinstance(before, Group) is not isinstance(node, Group):
            return ""
        if sign == "," and (not self._row(node) or _unlike(before, node)):
            return ""
        return self.preposition(before)

    def _row(self, node: Node) -> bool:
        """Whether `et` closes the row that a node stands in: `A, B et C`."""
        k, steps = node.j, 0
        while steps < 12:
            following = self.at.get(k + 1)
            if following is None or self.fold(k) not in (",", "et", "ou"):
                return False
            if self.fold(k) in ("et", "ou"):
                return True
            k, steps = following.j, steps + 1
        return False
