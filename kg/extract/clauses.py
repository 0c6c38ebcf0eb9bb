"""Who does what to whom in a sentence.

Goes in: the tokens, noun groups and verb groups of a sentence. Goes out: one clause a verb group, with its subject, its object and what
its prepositions bring in. Written once for every verb: active, passive, participle in apposition or in front, relative, infinitive,
coordination with a shared subject, inverted subject. Abstains (subject None) rather than reach over a clause boundary.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from kg.extract.groups import Group
from kg.extract.nodes import Node, Nodes, Noun
from kg.extract.subjects import BOUNDARY, DASHES, Subject, SubjectFinder, is_finite
from kg.extract.tokens import Token
from kg.lang.verb_group import VerbGroup, group_words
from kg.lang.words import Words

_RIGHT_REACH = 60
_ADVERBS = frozenset({"deja", "encore", "alors", "aussi", "desormais", "ensuite", "enfin", "pourtant", "depuis", "dimanche", "longtemps"})
#: Verbs that a participle completes, said of their own subject.
_SEEING = frozenset({"trouver", "retrouver", "voir", "révéler"})
_JOINING = frozenset({"et", "mais", "puis", "ou"})
#: Words that tie an infinitive to the subject, not to the object, of the verb before (`l'a appelé avant de partir`).
_ADJOINED = frozenset({"avant", "apres", "pour", "sans", "afin", "lieu"})
_ENDING = frozenset({"qui", "dont", "lorsque", "lorsqu'", "tandis", "alors", "puisque", "puisqu'", "quand", "parce"})


@dataclass(slots=True)
class Clause:
    """A verb group with its arguments.

    `obliques`: (preposition, node) pairs, the preposition as its key (`a`, `de`, `face a`, `en faveur de`). `end` is the token where its
    right side stops. `relative`: headed by a relative pronoun, `possessor`: whom `dont` stands for. `inverted`: the subject stands after
    the verb. `governor`: the clause whose verb the infinitive or gerund depends on. `plural`: the number of
    a finite verb, where its form tells it.
    """

    verb: VerbGroup
    subject: Node | None = None
    pronoun: str = ""
    object: Node | None = None
    obliques: list[tuple[str, Node]] = field(default_factory=list)
    end: int = 0
    start: int = 0
    relative: bool = False
    inverted: bool = False
    possessor: Node | None = None
    plural: bool | None = None
    governor: Clause | None = None

    def oblique(self, *prepositions: str) -> Group | None:
        """The first person or party group that one of the prepositions brings in."""
        for preposition, group in self.obliques:
            if preposition in prepositions and isinstance(group, Group):
                return group
        return None


@dataclass
class _Analyst:
    """Finds the clauses of one sentence."""

    tokens: list[Token]
    nodes: Nodes
    verbs: list[VerbGroup]
    words: Words
    clauses: list[Clause] = field(default_factory=list)

    def analyse(self) -> list[Clause]:
        subjects = SubjectFinder(self.tokens, self.nodes, self.verbs, self.words).find()
        for index, (verb, subject) in enumerate(zip(self.verbs, subjects, strict=True)):
            clause = Clause(verb, subject.node, subject.pronoun, start=verb.start, relative=bool(subject.relative), plural=subject.plural)
            self.clauses.append(clause)
            if is_finite(verb):
                if subject.relative == "dont":
                    clause.possessor = subject.antecedent
                elif subject.antecedent is not None and subject.relative not in ("que", "qu'", "qui", "ou"):
                    clause.obliques.append((subject.relative, subject.antecedent))
            elif verb.tense == "participle_past":
                clause.subject = self._of_participle(index)
                clause.plural = verb.plural or (None if self._fold(verb.head).endswith("s") else False)
            else:
                self._dependent(index, clause)
        self._fronted()
        for index, clause in enumerate(self.clauses):
            self._right(index, clause)
            self._inversion(clause, subjects[index])
        self._controlled()
        return self.clauses

    def _fold(self, k: int) -> str:
        return self.nodes.fold(k)

    # -- verbs without a tense ----------------------------------------------------------------------------------------

    def _of_participle(self, index: int) -> Node | None:
        """`X, élu en 2017`, `le maire élu en 2014`, `battu et contraint de`; in front of the sentence: filled in later."""
        k = self.verbs[index].start - 1
        before = self.clauses[index - 1] if index else None
        if before is not None and before.verb.end == k + 1 and before.verb.voice == "pronominal" and before.verb.lemma in _SEEING:
            return before.subject  # `X se voit éliminé`
        if self._fold(k) in _JOINING and before is not None and (before.verb.tense == "participle_past" or before.verb.voice == "passive"):
            return before.subject
        while k >= 0 and (self._fold(k) in (",", "qui") or self._fold(k) in _ADVERBS or (k and self._fold(k).endswith("ment"))):
            k -= 1
        node = self._named_by(self._outside(k))
        if (
            node is None
            and before is not None
            and before.verb.tense == "participle_past"
            and self._fold(self.verbs[index].start - 1) == ","
        ):
            return before.subject
        return node

    def _outside(self, k: int) -> int:
        """Token before the bracket that k stands in (`X (LR, soutenu par l'UDI)`); k itself outside of brackets."""
        for m in range(k, max(-1, k - 12), -1):
            if self._fold(m) == ")":
                return k
            if self._fold(m) == "(":
                return m - 1
        return k

    def _named_by(self, k: int) -> Node | None:
        """The node that ends at k; the person to whom it stands in apposition (`X, un ancien LR soutenu par`)."""
        node = self._node_ending(k)
        if node is None or (isinstance(node, Group) and node.person is not None):
            return node
        for m in range(node.i - 1, max(-1, node.i - 8), -1):
            if m in self.nodes.inside or self._fold(m) in (")", "et", "que", "qui"):
                break
            if self._fold(m) == ",":
                person = self._node_ending(m - 1)
                return person if isinstance(person, Group) and person.person is not None else node
            ended = self.nodes.ending.get(m)
            if isinstance(ended, Group) and ended.person is not None and m - ended.i > 1:
                return ended
        return node

    def _node_ending(self, k: int) -> Node | None:
        """The node that ends at k, a bracket after it left out."""
        node = self.nodes.ending.get(k)
        if node is None and self._fold(k) == ")":
            stop = max(0, k - 30)
            while k > stop and self._fold(k) != "(":
                k -= 1
            node = self.nodes.ending.get(k - 1)
        return node

    def _dependent(self, index: int, clause: Clause) -> None:
        """The subject of an infinitive or gerund is that of the verb before it, unless one stands right in front (`X ayant été battu`)."""
        node = self.nodes.ending.get(clause.verb.start - 1)
        if clause.verb.tense == "participle_present" and node is not None and self.nodes.bare(node):
            clause.subject = node
            return
        for earlier in range(index - 1, max(-1, index - 8), -1):
            if is_finite(self.verbs[earlier]):
                governor = self.clauses[earlier]
                clause.governor, clause.subject, clause.pronoun = governor, governor.subject, governor.pronoun
                return

    def _fronted(self) -> None:
        """`Battue dimanche, X a ...`: a participle or infinitive without subject takes that of the next finite verb."""
        following: Clause | None = None
        for clause in reversed(self.clauses):
            if is_finite(clause.verb):
                following = clause if not clause.relative else following
            elif clause.subject is None and not clause.pronoun and following is not None:
                clause.subject, clause.pronoun = following.subject, following.pronoun

    def _controlled(self) -> None:
        """`appelle X à démissionner`, `demande à X de se retirer`: the infinitive is done by X."""
        words = group_words()
        for clause in self.clauses:
            governor = clause.governor
            if governor is not None and clause.subject is None and not clause.pronoun:
                clause.subject, clause.pronoun = governor.subject, governor.pronoun  # found only behind the verb: `affirme X, ajoutant`
            if governor is None or clause.verb.tense != "infinitive" or governor.verb.voice == "passive":
                continue
            done_by: Node | None = None
            if governor.verb.lemma in words.of_object:
                done_by = governor.object
            elif governor.verb.lemma in words.of_recipient:
                done_by = next((n for p, n in governor.obliques if p == "a" and n.j <= clause.verb.start), None)
            before = self._fold(clause.verb.start - 2 if self._fold(clause.verb.start - 1) in ("de", "d'") else clause.verb.start - 1)
            if done_by is not None and done_by.j <= clause.verb.start and before not in _ADJOINED:
                clause.subject, clause.pronoun = done_by, ""

    # -- to the right of the verb -------------------------------------------------------------------------------------

    def _right(self, index: int, clause: Clause) -> None:
        """Object and obliques, up to the next clause."""
        k, stop = clause.verb.end, self._stop(index, clause)
        direct, inner = True, 0
        nested = {v.start: v for v in self.verbs[index + 1 : index + 6]}
        while k < stop:
            fold = self._fold(k)
            node = self.nodes.at.get(k)
            if node is not None:
                self._argument(clause, node, direct, inner)
                direct, k = False, max(node.j, k + 1)
                continue
            if k in nested:
                direct, inner, k = False, nested[k].end, max(nested[k].end, k + 1)
                continue
            if fold in BOUNDARY or (fold in _ENDING and k > clause.verb.end) or self.tokens[k].text in DASHES:
                break
            if fold == ",":
                k, direct = self._over_comma(clause, k, stop, direct)
                continue
            k += 1
        clause.end = k

    def _stop(self, index: int, clause: Clause) -> int:
        """The right side ends where the next finite verb or its subject begins."""
        limit = min(len(self.tokens), clause.verb.end + _RIGHT_REACH)
        for later in self.clauses[index + 1 : index + 8]:
            if later.verb.start >= limit:
                break
            if is_finite(later.verb):
                subject = later.subject
                if subject is not None and not later.relative and clause.verb.end <= subject.i < later.verb.start:
                    first = self._first_of_row(subject, clause.verb.end) if later.verb.plural else subject
                    if first.i > clause.verb.end or self._fold(clause.verb.end - 1) in ("que", "qu'"):
                        return first.i
                return later.verb.start
        return limit

    def _first_of_row(self, node: Node, floor: int) -> Node:
        """The first of `A, B et C` that a node ends."""
        if self._fold(node.i - 1) != "et":
            return node
        k = node.i - 2
        while (before := self._node_ending(k)) is not None and before.i >= floor and self.nodes.bare(before):
            node, k = before, before.i - 2
            if self._fold(k + 1) != ",":
                break
        return node

    def _over_comma(self, clause: Clause, k: int, stop: int, direct: bool) -> tuple[int, bool]:
        """Past a comma; past what is inserted between two (`a accepté, lundi, la démission`), where the object may still come."""
        if not direct or clause.object is not None:
            return k + 1, False
        for end in range(k + 1, min(stop, k + 9)):
            if self._fold(end) == ",":
                first = self.nodes.at.get(k + 1)
                if first is None or not self.nodes.bare(first):
                    return end + 1, True
                break
        return k + 1, False

    def _argument(self, clause: Clause, node: Node, direct: bool, inner: int) -> None:
        preposition = self.nodes.preposition(node)
        if preposition and preposition != "adjective":
            if not (preposition == "par" and inner and node.i - inner < 6):
                clause.obliques.append((preposition, node))
        elif direct and clause.object is None and clause.verb.end <= node.i:
            clause.object = node
        elif isinstance(node, Group) and self._fold(node.i - 1) == "et" and clause.obliques:
            key, last = clause.obliques[-1]
            if isinstance(last, Group) and (clause.object is None or clause.object.i < last.i):
                clause.obliques.append((key, node))

    def _inversion(self, clause: Clause, subject: Subject) -> None:
        """`a déclaré X`, `la démission que lui a remise X`, `Arrive en tête X`: without subject, the bare node after the verb is it."""
        verb = clause.verb
        if not is_finite(verb):
            return
        whom = subject.antecedent if subject.relative in ("que", "qu'") else None
        if clause.subject is None and not clause.pronoun and clause.object is not None and verb.lemma not in ("falloir", "faillir"):
            clause.subject, clause.object, clause.inverted = clause.object, None, True
        if whom is not None and clause.object is None and verb.voice == "active":
            clause.object = whom


def find_clauses(tokens: list[Token], groups: list[Group], nouns: list[Noun], verbs: list[VerbGroup], words: Words) -> list[Clause]:
    """The clauses of a sentence, in the order of their verbs."""
    return _Analyst(tokens, Nodes(tokens, groups, nouns, verbs, words), verbs, words).analyse()


def clause_at(clauses: list[Clause], k: int) -> Clause | None:
    """The last clause whose verb begins at or before token k."""
    found = bisect_left([c.verb.start for c in clauses], k + 1)
    return clauses[found - 1] if found else None


__all__ = ["Clause", "Node", "Noun", "clause_at", "find_clauses", "is_finite"]
