"""The subject of every finite verb of a sentence, found in one pass from left to right.

Goes in: the nodes and verb groups of a sentence. Goes out: for each verb its subject node, or the pronoun that stands for it, or neither.
The pass keeps a stack of frames (main clause, relative, subordinate, what is inserted between commas or in brackets), each with the
node that waits for its verb. Abstains rather than reach over a boundary.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.groups import Group
from kg.extract.nodes import Node, Nodes
from kg.extract.tokens import Token
from kg.lang.verb_group import VerbGroup
from kg.lang.words import Words

BOUNDARY = frozenset({";", ":", "►", "•", "?", "!", "…"})
DASHES = frozenset({"—", "–", "-"})
#: Relative pronouns that hold their preposition.
_CONTRACTED = {"auquel": "a", "auxquels": "a", "auxquelles": "a", "duquel": "de", "desquels": "de", "desquelles": "de"}
_RELATIVES = frozenset({"qui", "que", "qu'", "dont", "lequel", "laquelle", "lesquels", "lesquelles", *_CONTRACTED})
_JOINING = frozenset({"et", "mais", "puis", "ou"})
_SUBORDINATING = frozenset({"que", "qu'", "si", "s'", "quand", "lorsque", "lorsqu'", "puisque", "puisqu'", "comme"})
_SIMPLE = frozenset({"present", "imperfect", "future", "conditional", "subjunctive"})
_SINGULAR = frozenset(["a", "avait", "aura", "aurait", "ait", "est", "etait", "sera", "serait", "soit", "fut", "eut"])
_PLURAL = frozenset(
    ["ont", "avaient", "auront", "auraient", "aient", "sont", "etaient", "seront", "seraient", "soient", "furent", "eurent"]
)
_REACH = 30
_DEEPEST = 24


def is_finite(verb: VerbGroup) -> bool:
    """Whether a verb group carries a tense: no bare participle, infinitive or gerund."""
    return verb.tense not in ("participle_past", "participle_present", "infinitive", "infinitive_past")


@dataclass(slots=True)
class Subject:
    """Who a verb is said of.

    `relative`: the pronoun that heads its clause, with the node that it stands for; `shared`: taken from a verb before; `plural`: the
    verb's number, where its form tells it.
    """

    node: Node | None = None
    pronoun: str = ""
    relative: str = ""
    antecedent: Node | None = None
    shared: bool = False
    plural: bool | None = None


@dataclass(slots=True)
class _Frame:
    kind: str
    relative: str = ""
    antecedent: Node | None = None
    waiting: Node | None = None
    said: Subject | None = None


@dataclass
class SubjectFinder:
    """Walks one sentence."""

    tokens: list[Token]
    nodes: Nodes
    verbs: list[VerbGroup]
    words: Words
    found: list[Subject] = field(default_factory=list)
    stack: list[_Frame] = field(default_factory=lambda: [_Frame("main")])
    dash: bool = False

    def find(self) -> list[Subject]:
        """A subject for each verb, in order."""
        self.verb_at = {v.start: n for n, v in enumerate(self.verbs)}
        self.inside = {k for v in self.verbs for k in range(v.start, v.end)}
        self.found = [Subject() for _ in self.verbs]
        self.dashes = sum(t.text in DASHES for t in self.tokens)
        k = 0
        while k < len(self.tokens):
            k = max(k + 1, self._step(k))
        return self.found

    def _step(self, k: int) -> int:
        verb = self.verb_at.get(k)
        if verb is not None:
            self._verb(verb)
            return self.verbs[verb].end
        node = self.nodes.at.get(k)
        if node is not None:
            self._node(node)
            return node.j
        self._word(k)
        return k + 1

    # -- signs and small words ----------------------------------------------------------------------------------------

    def _word(self, k: int) -> None:
        fold, text = self.tokens[k].fold, self.tokens[k].text
        if text == "(":
            self._push(_Frame("bracket"))
        elif text == ")":
            self._close("bracket")
        elif text in DASHES:
            self._dash()
        elif text in BOUNDARY:
            self._reset()
        elif fold == "dont" and (named := self.nodes.at.get(k + 1)) is not None and self._fold(named.j) in (",", "et", ")"):
            self._push(_Frame("inserted"))
        elif fold in _RELATIVES or text.lower() == "où":
            self._clause(k, fold)
        elif fold in _SUBORDINATING and not (fold == "comme" and k + 1 in self.nodes.at):
            self._push(_Frame("subordinate"))
        elif fold == "," and self._inserts(k + 1):
            self._push(_Frame("inserted"))

    def _close(self, kind: str) -> None:
        if any(f.kind == kind for f in self.stack):
            while self.stack[-1].kind != kind:
                self.stack.pop()
            self.stack.pop()

    def _dash(self) -> None:
        if self.dash:
            self._close("dash")
            self.dash = False
        elif self.dashes >= 2 and self.stack[-1].waiting is not None:
            self._push(_Frame("dash"))
            self.dash = True
        else:
            self._reset()

    def _reset(self) -> None:
        """A boundary ends every clause, save that a bracket stays open."""
        depth = max((n for n, f in enumerate(self.stack) if f.kind == "bracket"), default=0)
        del self.stack[depth:]
        self.stack.append(_Frame("bracket" if depth else "main"))

    def _push(self, frame: _Frame) -> None:
        if len(self.stack) < _DEEPEST:
            self.stack.append(frame)

    def _clause(self, k: int, fold: str) -> None:
        """A relative pronoun after a node opens a relative clause, `que` elsewhere a subordinate one."""
        start = k if fold in _CONTRACTED else k - 1
        brought = _CONTRACTED.get(fold) or (self._fold(k - 1) if fold in self.words.relative_subject else "")
        if brought in self.words.prepositions:
            whole = self.words.compound_prepositions.get(f"{self._fold(start - 1)} {brought}")
            antecedent, fold = self._antecedent(start - 1 if whole else start), whole or brought
        else:
            antecedent = self._antecedent(k)
        if antecedent is None and fold in ("que", "qu'"):
            self._push(_Frame("subordinate"))
        else:
            self._push(_Frame("relative", fold, antecedent))

    def _antecedent(self, k: int) -> Node | None:
        k -= 1
        while k >= 0 and self.tokens[k].text == ",":
            k -= 1
        node = self.nodes.ending.get(k)
        if node is None and k >= 0 and self.tokens[k].text == ")":
            node = self.nodes.ending.get(self._before_bracket(k))
        if node is None and k > 0 and k not in self.inside:
            node = self.nodes.ending.get(k - 1) if not self.tokens[k].text.endswith("ment") else None
        return node

    def _before_bracket(self, k: int) -> int:
        stop = max(0, k - _REACH)
        while k > stop and self.tokens[k].text != "(":
            k -= 1
        return k - 1

    def _inserts(self, k: int) -> bool:
        """Whether a comma before token k opens something inserted."""
        if self.stack[-1].waiting is None or k >= len(self.tokens):
            return False
        fold = self.tokens[k].fold
        verb = self.verb_at.get(k)
        node = self.nodes.at.get(k)
        return (
            fold in self.words.prepositions
            or fold in ("comme", "lui", "elle", "eux", "lui-meme", "elle-meme", "deja", "ancien", "ancienne")
            or (verb is not None and not is_finite(self.verbs[verb]))
            or (node is not None)
        )

    # -- nodes --------------------------------------------------------------------------------------------------------

    def _node(self, node: Node) -> None:
        frame = self.stack[-1]
        if not self.nodes.bare(node):
            return
        opened = self._fold(node.i - 1) in (",", "et", "mais")
        if frame.said is not None:
            if not opened or any(f.waiting is not None for f in self.stack):
                return
            if frame.kind == "subordinate" and len(self.stack) > 1:
                self.stack.pop()
                frame = self.stack[-1]
            elif self._fold(node.j) not in (",", "("):
                return
        if frame.waiting is None or (isinstance(node, Group) and not isinstance(frame.waiting, Group)):
            frame.waiting = node

    def _fold(self, k: int) -> str:
        return self.nodes.fold(k)

    # -- verbs --------------------------------------------------------------------------------------------------------

    def _verb(self, index: int) -> None:
        verb = self.verbs[index]
        if not is_finite(verb):
            return
        subject = self._subject(verb)
        subject.plural = _number(self.tokens, verb)
        self.found[index] = subject
        self._settle(subject)

    def _subject(self, verb: VerbGroup) -> Subject:
        if verb.subject_clitic and verb.subject_clitic not in ("y", "en"):
            named = self._adjacent(verb.start - 1) if verb.interrogative else None
            if isinstance(named, Group) and named.person is not None:
                return Subject(named)  # `X sera-t-il conforté ?`
            return Subject(None, verb.subject_clitic)
        frame = self.stack[-1]
        if frame.kind == "relative" and frame.relative in self.words.relative_subject and self._fold(verb.start - 1) == frame.relative:
            return Subject(frame.antecedent)
        node = self._adjacent(verb.start - 1)
        if node is not None:
            waiting = self._waiting_before(node)
            return Subject(waiting) if waiting is not None and self._in_row(node) else Subject(node)
        if self._fold(verb.start - 1) in _JOINING:
            return self._joined(_number(self.tokens, verb)) or Subject()
        return self._from_frames(verb)

    def _adjacent(self, k: int) -> Node | None:
        """The bare node that stands before the verb with neither comma nor verb in between."""
        stop = max(-1, k - _REACH)
        while k > stop:
            node = self.nodes.ending.get(k)
            if node is not None:
                if self.nodes.bare(node):
                    return node
                k = node.i - 1
                continue
            text = self.tokens[k].text
            if text == ")":
                k = self._before_bracket(k)
                continue
            if k in self.inside or text == "," or text in BOUNDARY or text in DASHES or self.tokens[k].quoted != self.tokens[k + 1].quoted:
                return None
            if self._fold(k) in _RELATIVES or self._fold(k) in _JOINING or self._fold(k) in _SUBORDINATING:
                return None
            k -= 1
        return None

    def _in_row(self, node: Node) -> bool:
        """Whether a node before the verb belongs to what an insertion lists, so that the verb is said of who waits outside it."""
        return self.stack[-1].kind in ("inserted", "bracket") and self._fold(node.i - 1) in ("et", "ou")

    def _waiting_before(self, node: Node) -> Node | None:
        for frame in reversed(self.stack[:-1]):
            if frame.waiting is not None and frame.waiting.i < node.i:
                return frame.waiting
        return None

    def _joined(self, plural: bool | None) -> Subject | None:
        """The subject shared with the verb before `et`, of the same number."""
        for frame in reversed(self.stack):
            if frame.said is not None:
                if plural is not None and frame.said.plural is not None and plural is not frame.said.plural:
                    continue
                said = frame.said
                return Subject(said.node, said.pronoun, said.relative, said.antecedent, shared=True)
            if frame.waiting is not None and frame.kind != "inserted":
                return Subject(frame.waiting)
            if frame.kind == "bracket":
                return None
        return None

    def _from_frames(self, verb: VerbGroup) -> Subject:
        """The innermost node that waits for a verb; the subject of the verb before where none does."""
        quoted = self.tokens[verb.start].quoted
        for depth in range(len(self.stack) - 1, -1, -1):
            frame = self.stack[depth]
            if frame.waiting is not None and self.tokens[frame.waiting.i].quoted == quoted and not self._apposed(depth, verb.start):
                del self.stack[depth + 1 :]
                return Subject(frame.waiting)
            if frame.kind == "relative" and frame.said is None:
                return Subject(frame.antecedent if frame.relative in self.words.relative_subject else None)
            if frame.kind == "bracket":
                return Subject()
        if self._fold(verb.start - 1) == "," and verb.start >= 2:
            shared = self._joined(_number(self.tokens, verb))
            return shared if shared is not None and not shared.pronoun and self.tokens[verb.start - 2].quoted == quoted else Subject()
        return Subject()

    def _apposed(self, depth: int, k: int) -> bool:
        """Whether what waits is said of whom waits outside the insertion (`X, à la tête de P, une alliance de partis, est arrivée`)."""
        frame = self.stack[depth]
        if frame.kind != "inserted" or self._fold(k - 1) != "," or isinstance(frame.waiting, Group):
            return False
        return any(isinstance(outer.waiting, Group) and outer.kind != "bracket" for outer in self.stack[:depth])

    def _settle(self, subject: Subject) -> None:
        """Note the subject in the clause that the verb belongs to."""
        while len(self.stack) > 1 and self.stack[-1].kind == "inserted":
            self.stack.pop()
        frame = self.stack[-1]
        if frame.kind == "relative" and not subject.relative and frame.said is None:
            subject.relative, subject.antecedent = frame.relative, frame.antecedent
        frame.waiting, frame.said = None, subject


def _number(tokens: list[Token], verb: VerbGroup) -> bool | None:
    """Whether a verb is plural, by its auxiliary or its own form; None where neither tells."""
    for k in range(verb.start, verb.end):
        fold = tokens[k].fold
        if fold in _SINGULAR or fold in _PLURAL:
            return fold in _PLURAL
    return verb.plural if verb.tense in _SIMPLE and verb.voice != "passive" else None
