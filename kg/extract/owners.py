"""Whose score a figure is.

Goes in: a sentence with its scores. Goes out: scores with their owners: in brackets after a name, after `pour` or `à`, behind `contre`,
after a colon or a comma, or of the clause's subject. A score whose owner is not plain has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.analysis import Read
from kg.extract.clauses import Clause, Noun, is_finite
from kg.extract.groups import Group
from kg.extract.pairs import of_pairs
from kg.extract.ranks import RANKS, rank_in_bracket
from kg.extract.scores import Score, scores_of
from kg.extract.text import Actor, Text

_PAIR = 2
#: Tokens of a phrase that may stand between a name and its bracket.
_PHRASE = 8
_FOR = frozenset({"pour", "a", "au", "en", "chez"})
_LEADS = frozenset({":", ",", "a", "avec", "-", "–", "—", "et", "ses"})
_DEGREES = frozenset({"seulement", "a", "peine", "pres", "de", "environ", "plus", "moins", "d'", "un", "peu", "quelque", "pas"})
_PASSING = frozenset({"dépasser", "passer", "franchir", "frôler", "atteindre", "tutoyer", "approcher"})
_ELECTED = frozenset({"elu", "elue", "elus", "elues", "reelu", "reelue", "reelus", "reelues"})
_FOLLOWING = frozenset({"suivre", "talonner"})
#: Nouns that stand for whose votes they are (`le score de X atteint N %`).
_SCORES = frozenset({"score", "resultat", "total", "moyenne", "part", "niveau"})
#: Nouns of what has a percentage of its own.
_MEASURED = frozenset(
    {"hausse", "baisse", "reduction", "remise", "rabais", "ristourne", "taux", "tva", "taxe", "impot", "salaire", "prix", "loyer", "budget"}
    | {"chances", "chance", "cote", "popularite", "quota", "objectif", "probabilite", "marge", "augmentation", "diminution", "prime"}
)
_NOT_MINE = frozenset(
    {
        "estimer",
        "évaluer",
        "chiffrer",
        "promettre",
        "proposer",
        "réclamer",
        "fixer",
        "abaisser",
        "taxer",
        "abstenir",
        "cumuler",
        "augmenter",
        "baisser",
        "progresser",
        "reculer",
        "voter",
        "déplacer",
        "dépouiller",
    }
)
_BEFORE_BRACKET = frozenset(
    {
        "tete",
        "place",
        "position",
        "tour",
        "voix",
        "suffrages",
        "main",
        "justesse",
        "victoire",
        "scrutin",
        "score",
        "rang",
        "siege",
        "election",
        "%",
        "largement",
        "nettement",
        "encore",
        "facilement",
        "bulletins",
        "derriere",
        "devant",
        "loin",
    }
)


@dataclass(frozen=True, slots=True)
class Owned:
    """A score with its owner; `clause`: the clause that says so, where one does."""

    score: Score
    owner: Actor
    clause: Clause | None = None
    bracket: bool = False


class Owners:
    """Finds the owners of the scores of one sentence."""

    def __init__(self, text: Text, read: Read) -> None:
        self.text, self.read = text, read
        self.groups = [g for g in read.groups if self._actor(g) is not None]
        self.by_end = {g.j: g for g in self.groups}
        self.by_start = {g.i: g for g in self.groups}
        self.scores = scores_of(read)

    def all(self) -> Iterator[Owned]:
        """Every score that has an owner; where pairs stand (départementales), one for each of the two."""
        before: Owned | None = None
        for score in self.scores:
            owned = self._owned(score, before)
            if owned is not None:
                yield owned
                yield from self._partners(owned)
                before = owned

    def _partners(self, owned: Owned) -> Iterator[Owned]:
        """The other half of a pair: `X et Y, 52,5 %`."""
        if not self._of_pairs or owned.bracket:
            return
        row = self._of_pair(owned)
        if len(row) == _PAIR:
            for actor in row:
                if actor.entity is not None and actor.entity is not owned.owner.entity:
                    yield replace(owned, owner=actor)

    def _of_pair(self, owned: Owned) -> list[Actor]:
        """The row that an owner stands in; the subjects of the clause where their list stands for them."""
        if owned.owner.of_list and owned.clause is not None:
            return self.text.subjects(self.read, owned.clause)
        return self.text.actors(self.read, owned.owner.group, ahead=True)

    @property
    def _of_pairs(self) -> bool:
        """Whether voters choose pairs (départementales since 2015)."""
        return of_pairs(self.text)

    def _actor(self, group: Group) -> Actor | None:
        found = self.text.actors(self.read, group)
        return found[-1] if found else None

    def _owned(self, score: Score, before: Owned | None) -> Owned | None:
        opened = self._opened(score)
        if opened is not None:
            return self._in_brackets(score, opened)
        follower = self._followed(score) or self._first_or_second(score)
        if self._behind_against(score):
            return self._against(score, follower, before)
        if follower is not None:
            return Owned(score, follower, self._clause(score))
        if (first := self._first_of_pair(score)) is not None:
            return first
        left = self._left(score)
        if left is not None:
            return Owned(score, left, self._clause_of(left))
        if (apposed := self._in_apposition(score)) is not None:
            return Owned(score, apposed, None)
        return self._of_clause(score)

    def _in_apposition(self, score: Score) -> Actor | None:
        """`X, en tête huit jours plus tôt avec N %,`: a phrase without verb or name between the name and its score."""
        if self.read.fold(score.j) != "," or not self._behind_with(score):
            return None
        return self._apposed(score.i)

    def _first_of_pair(self, score: Score) -> Owned | None:
        """`X devance Y, N % contre N'`: the first is the subject's, although Y stands next to it."""
        if self.read.fold(score.j) != "contre" or not any(s.i == score.j + 1 for s in self.scores):
            return None
        clause = self._clause(score) or self._last_finite(score)
        if clause is None or not self._opponents(clause):
            return None
        return self._subject(score, clause)

    def _behind_against(self, score: Score) -> bool:
        if "contre" in (self.read.fold(score.i - 1), self.read.fold(score.i - 2)):
            return True
        return self.read.fold(score.i - 1) == "apres" and self._another_time(score)

    def _first_or_second(self, score: Score) -> Actor | None:
        """`N % pour le premier, N' % pour la seconde`: of the two that a row names before."""
        words = [self.read.fold(k) for k in range(score.j, score.j + 3)]
        if words[0] not in _FOR or words[1] not in ("le", "la"):
            return None
        place = {"premier": 0, "premiere": 0, "second": 1, "seconde": 1, "deuxieme": 1}.get(words[2])
        if place is None:
            return None
        for group in reversed([g for g in self.groups if g.j <= score.i]):
            row = self.text.actors(self.read, group)
            if len(row) == _PAIR:
                return row[place]
        return None

    def _opened(self, score: Score) -> int | None:
        """The bracket that a score stands in."""
        k = score.i - 1
        while k >= 0 and score.i - k < 25:
            if self.read.fold(k) == ")":
                return None
            if self.read.fold(k) == "(":
                return k
            k -= 1
        return None

    def _in_brackets(self, score: Score, opened: int) -> Owned | None:
        mates = [s for s in self.scores if self._opened(s) == opened]
        holder = next((g for g in self.groups if g.i < opened < g.j), None) or self.by_end.get(opened)
        versus = any(self.read.fold(k) == "contre" for k in range(opened, mates[-1].j))
        if versus and len(mates) == 2:
            return self._compared(score, mates, holder, opened)
        if score is not mates[0]:
            return None
        inside = [g for g in self.groups if opened < g.i and g.j <= score.i and g.person is not None]
        if inside and (holder is None or holder.person is None) and (actor := self._actor(inside[-1])) is not None:
            return Owned(score, actor, None, bracket=True)  # `le RN (X, N %)`
        if holder is not None and (backed := self._backed(holder, opened)) is not None:
            return Owned(score, backed, None, bracket=True)
        if holder is not None and (actor := self._actor(holder)) is not None:
            return Owned(score, actor, None, bracket=True)
        inner = [g for g in self.groups if opened < g.i < score.i]
        if inner:
            actor = self._actor(inner[-1])
            return Owned(score, actor, None, bracket=True) if actor else None
        clause = self._clause(Score(opened, opened))
        noun = self._list_before(opened)
        if noun is not None:
            return Owned(score, noun, clause, bracket=True)
        if (apposed := self._apposed(opened)) is not None:
            return Owned(score, apposed, None, bracket=True)
        return self._subject(score, clause, bracket=True) if self._may_be_subject(opened) else None

    def _backed(self, holder: Group, opened: int) -> Actor | None:
        """`X, soutenu par P et Q (premier à N %)`: a rank in the bracket is not the parties' but the person's whom they back."""
        if holder.person is not None or rank_in_bracket(self.read, opened) is None:
            return None
        behind = [c for c in self.read.clauses if c.verb.tense == "participle_past" and c.verb.start < holder.i]
        subjects = self.text.subjects(self.read, behind[-1]) if behind else []
        return subjects[0] if len(subjects) == 1 and subjects[0].entity is not None else None

    def _apposed(self, opened: int) -> Actor | None:
        """`X, en position de force (N %),`: a phrase without verb or name stands between the name and its bracket."""
        for k in range(opened - 1, max(0, opened - _PHRASE), -1):
            if self.read.fold(k) == "," and (group := self.by_end.get(k)) is not None:
                inside = range(k + 1, opened)
                verbs = any(c.verb.start in inside for c in self.read.clauses)
                return None if verbs or any(g.i in inside for g in self.read.groups) else self._actor(group)
        return None

    def _may_be_subject(self, opened: int) -> bool:
        """Whether a bracket can belong to the clause: behind its verb, a rank, a word of voting or a place, not behind a noun."""
        if any(g.j == opened or g.i < opened < g.j for g in self.read.groups):
            return False
        word = self.read.fold(opened - 1)
        behind_verb = any(c.verb.end == opened for c in self.read.clauses)
        return (
            behind_verb
            or word in RANKS
            or word in _BEFORE_BRACKET
            or any(m.j == opened for m in (*self.read.rounds, *self.read.times, *self.read.places))
        )

    def _list_before(self, opened: int) -> Actor | None:
        """`la liste PS (19,42 %)`, `la liste de X (12 %)`."""
        for noun in self.read.nouns:
            actors = self.text.actors(self.read, noun)
            if actors and actors[0].of_list and actors[0].j == opened:
                return actors[0]
        return None

    def _compared(self, score: Score, mates: list[Score], holder: Group | None, opened: int) -> Owned | None:
        """`X devance Y (N contre N')`: the first is the subject's."""
        clause = self._clause(Score(opened, opened))
        subject = self.text.subjects(self.read, clause) if clause else []
        if holder is None or not subject or clause is None:
            return self._subject(score, clause, bracket=True) if score is mates[0] else None
        if score is mates[0]:
            return Owned(score, subject[-1], clause, bracket=True)
        actor = self._actor(holder)
        return Owned(score, actor, clause, bracket=True) if actor and actor.entity is not subject[-1].entity else None

    def _followed(self, score: Score) -> Actor | None:
        """`N % pour X`, `N voix à X`, `N % des voix pour la liste de X`."""
        k = score.j
        limit = k + 5
        while k < limit and self.read.fold(k) in ("des", "de", "suffrages", "exprimes", "voix", "les", "bulletins"):
            k += 1
        named = self.read.fold(score.i - 1) == "de" and self.read.fold(score.i - 2) == "score"
        if self.read.fold(k) not in _FOR and not (named and self.read.fold(k) in ("du", "de", "d'")):
            return None
        at = self.by_start.get(k) or self.by_start.get(k + 1)
        if at is not None:
            return self._actor(at)
        for noun in self.read.nouns:
            if noun.i in (k, k + 1):
                actors = self.text.actors(self.read, noun)
                return actors[0] if actors else None
        return None

    def _against(self, score: Score, follower: Actor | None, before: Owned | None) -> Owned | None:
        """`contre N % à Y`, `contre N % en 2015`, `par N voix contre N'`."""
        if follower is not None:
            return Owned(score, follower, self._clause(score))
        if self._another_time(score):
            if before is None:
                return None
            score.other_time = True
            return Owned(score, before.owner, None)
        clause = self._clause(score) or (before.clause if before else None) or self._last_finite(score)
        if clause is None:
            return None
        others = [
            a for a in self._opponents(clause) if before is None or a.entity is not before.owner.entity or a.party != before.owner.party
        ]
        return Owned(score, others[0], clause) if len(others) == 1 else None

    def _opponents(self, clause: Clause) -> list[Actor]:
        nodes = [clause.object, *(g for p, g in clause.obliques if p in ("contre", "face_a", "devant", "derriere", "a", "sur", "&"))]
        nodes += [g for p, g in clause.obliques if p == "de" and self.read.fold(g.i - 2) in ("celle", "celles", "celui")]
        return [a for node in nodes if isinstance(node, Group) for a in self.text.actors(self.read, node)]

    def _another_time(self, score: Score) -> bool:
        inside = range(score.j, score.j + 9)
        return any(m.i in inside for m in (*self.read.rounds, *self.read.elections)) or any(
            w.i in range(score.j, score.j + 6) and not w.only_hour for w in self.read.times
        )

    def _left(self, score: Score) -> Actor | None:
        """`X : N %`, `X, N %,`, `X à N %`, `X N %`."""
        k = score.i
        steps = 0
        while steps < 4 and (self.read.fold(k - 1) in _LEADS or (steps and self._may_lead(k - 1))):
            k, steps = k - 1, steps + 1
        group = self.by_end.get(k) or self.by_end.get(self._before_bracket(k))
        if group is None:
            return self._noun_before(k) if k == score.i or self.read.fold(k) == "," else None
        sign = self.read.fold(k)
        with_it = self._behind_with(score)
        if with_it and self._follows(group):
            return self._actor(group)
        if with_it and group.before in ("de", "d'"):
            return None  # `à deux points de X, avec N %`
        if (sign in ("a", "et", "avec") and group.before in ("a", "par")) or (sign == "avec" and self._is_subject(group)):
            return None
        return self._actor(group)

    def _may_lead(self, k: int) -> bool:
        """Whether a rank stands at token k, or `élus` that is no verb (`X et Y, élus avec N %`)."""
        word = self.read.fold(k)
        return word in RANKS or (word in _ELECTED and not any(c.verb.start <= k < c.verb.end for c in self.read.clauses))

    def _before_bracket(self, k: int) -> int:
        """Where a bracket that ends at token k opens (`X (a label that no list knows), N %`); -1 where none ends there."""
        if self.read.fold(k - 1) != ")":
            return -1
        return next((n for n in range(k - 2, max(-1, k - _PHRASE), -1) if self.read.fold(n) == "("), -1)

    def _noun_before(self, k: int) -> Actor | None:
        """`le second N %`, `celle-ci, N %`: whom a noun that ends at token k stands for."""
        noun = next((n for n in self.read.nouns if n.j == k), None)
        entity = self.text.reference.noun(noun) if noun is not None else None
        return Actor(noun.i, noun.j, entity) if noun is not None and entity is not None else None

    def _follows(self, group: Group) -> bool:
        """`suivi de X avec N %`, `talonné par X avec N %`: the figure of who comes behind."""
        return any(c.verb.lemma in _FOLLOWING and any(g is group for p, g in c.obliques if p in ("de", "par")) for c in self.read.clauses)

    def _is_subject(self, group: Group) -> bool:
        return any(c.subject is group for c in self.read.clauses)

    def _clause_of(self, actor: Actor) -> Clause | None:
        return next((c for c in self.read.clauses if c.subject is actor.group and actor.group is not None), None)

    def _clause(self, score: Score) -> Clause | None:
        """The innermost clause whose right side holds the score."""
        holding = [c for c in self.read.clauses if c.verb.start < score.i <= max(c.end, c.verb.end)]
        if holding:
            return max(holding, key=lambda c: c.verb.start)
        return self._last_finite(score) if self.read.fold(score.i - 1) in (":", ",") else None

    def _last_finite(self, score: Score) -> Clause | None:
        return next((c for c in reversed(self.read.clauses) if c.verb.start < score.i and is_finite(c.verb)), None)

    def _of_clause(self, score: Score) -> Owned | None:
        clause = self._clause(score)
        if clause is None and (self._behind_with(score) or score.i <= 1):
            clause = next((c for c in self.read.clauses if c.verb.start > score.i and is_finite(c.verb)), None)
        if clause is None or self._is_bar(score, clause):
            return None
        if (clause.verb.lemma in _NOT_MINE and self.read.fold(score.i - 1) != ":") or self._measures(score, clause):
            return None
        subjects = self.text.subjects(self.read, clause)
        mates = [s for s in self.scores if self._opened(s) is None and self._clause(s) is clause]
        if len(subjects) > 1 and len(mates) == len(subjects):
            return Owned(score, subjects[mates.index(score)], clause)
        if mates and score is not mates[0] and len(subjects) == 1 and self._clause(score) is clause and mates.index(score) > 0:
            return self._second(score, mates, clause, subjects)
        return self._subject(score, clause)

    def _measures(self, score: Score, clause: Clause) -> bool:
        """`obtient une réduction de N %`, `promet une taxe à N %`: the object says what the figure measures."""
        noun = clause.object
        if not isinstance(noun, Noun) or not clause.verb.end <= noun.i < score.i:
            return False
        return noun.word in _MEASURED or (noun.j == score.i - 1 and self.read.fold(noun.j) in ("de", "d'") and noun.word not in _SCORES)

    def _of_score(self, clause: Clause) -> list[Actor]:
        """Whose score is the subject of a clause."""
        noun = clause.subject
        if not isinstance(noun, Noun) or noun.word not in _SCORES:
            return []
        group = next((g for g in self.groups if noun.j <= g.i <= noun.j + 1 and g.before in ("de", "d'")), None)
        return self.text.actors(self.read, group) if group is not None else []

    def _behind_with(self, score: Score) -> bool:
        """`avec N %`, `avec seulement N %`, `avec ses N %`, `forte de ses N %`."""
        k = score.i - 1
        while self.read.fold(k) in _DEGREES or self.read.fold(k) == "ses" or self.read.fold(k) in _SCORES:
            k -= 1
        return self.read.fold(k) in ("avec", "fort", "forte")

    def _is_bar(self, score: Score, clause: Clause) -> bool:
        """`dépasse les 5 %`, `passe la barre des 10 %`: a threshold, not a score."""
        return clause.verb.lemma in _PASSING and self.read.fold(score.i - 1) in ("les", "des")

    def _second(self, score: Score, mates: Sequence[Score], clause: Clause, subjects: list[Actor]) -> Owned | None:
        """A further score of one clause, with no name of its own: of another time, else nobody's."""
        if self._another_time(score):
            score.other_time = True
            return Owned(score, subjects[0], None)
        return None

    def _subject(self, score: Score, clause: Clause | None, *, bracket: bool = False) -> Owned | None:
        if clause is None:
            return None
        subjects = self.text.subjects(self.read, clause) or self._of_score(clause)
        pair = self._of_pairs and len(subjects) == _PAIR
        return Owned(score, subjects[-1], clause, bracket=bracket) if len(subjects) == 1 or pair else None
