"""Which round an article is about where no calendar tells it: by-elections, texts without a date.

Goes in: the sentences of an article. Goes out: 1, 2 or None. Tenses tell: what an article says of the round before the one that it is
about stands in the pluperfect (`avait viré en tête au premier tour`), what it says of the round to come in the future.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kg.extract.analysis import Read
from kg.extract.clauses import Clause, is_finite
from kg.extract.names import RoundMention
from kg.extract.picking import compared
from kg.extract.setting_words import setting_words
from kg.extract.times import When
from kg.model import Zone

#: How much a sentence counts by where it stands.
_WEIGHTS = {Zone.HEADLINE: 3, Zone.KICKER: 3, Zone.LEDE: 2}
_BACK = frozenset({"pluperfect", "imperfect"})
_AHEAD = frozenset({"future", "conditional"})
#: Verbs that end a second round rather than lead to it.
_ENDING = frozenset({"emporter", "remporter", "gagner", "imposer", "battre", "élire", "réélire", "conserver", "garder", "perdre"})
#: Verbs that lead to it.
_LEADING = frozenset({"accéder", "opposer", "défier", "qualifier", "retrouver", "affronter", "arriver", "disputer"})
#: Days between two rounds.
_LEAST, _MOST = 6, 15


def round_told(reads: Sequence[Read]) -> int | None:
    """The round that most of the sentences tell; None where as many tell the other."""
    told: Counter[int] = Counter()
    for read in reads:
        if read.sentence.inside is None and read.zone is not Zone.TEASER:
            for number in _signs(read):
                told[number] += _WEIGHTS.get(read.zone, 1)
    return None if told[1] == told[2] else max(told, key=lambda n: told[n])


def _signs(read: Read) -> Iterator[int]:
    """The rounds that the mentions of rounds in a sentence, and the week before it, speak for."""
    for mention in read.rounds:
        number = _of_first(read, mention) if mention.number == 1 else _of_second(read, mention) if mention.number == 2 else None
        if number is not None:
            yield number
    if any(a_round_ago(w) for w in read.times) and any(c.verb.tense in _BACK for c in read.clauses):
        yield 2


def _of_first(read: Read, mention: RoundMention) -> int | None:
    """`avait obtenu 20 % au premier tour`, `contre 20 % au premier tour`: the second is what the article is about."""
    clause = _around(read, mention)
    if compared(read, mention) or (clause is not None and clause.verb.tense in _BACK):
        return 2
    return 1 if clause is None or clause.verb.tense in ("past", "present") else None


def _of_second(read: Read, mention: RoundMention) -> int | None:
    """`se retrouveront au second tour`, `avant le second tour`: it is still to come; `a remporté le second tour`: it is over."""
    if to_come(read, mention):
        return 1
    clause = _around(read, mention)
    if clause is None or clause.verb.tense not in ("past", "present"):
        return None
    return 2 if set(clause.verb.lemmas) & _ENDING else 1 if set(clause.verb.lemmas) & _LEADING else None


def _around(read: Read, mention: RoundMention) -> Clause | None:
    """The finite clause that a mention belongs to, else the first of the sentence."""
    finite = [c for c in read.clauses if is_finite(c.verb)]
    around = [c for c in finite if c.verb.start <= mention.i < max(c.end, c.verb.end)]
    return around[-1] if around else finite[0] if finite else None


def to_come(read: Read, mention: RoundMention) -> bool:
    """Whether the second round that a sentence names has not been held: `X et Y s'affronteront au second tour`."""
    if mention.number != 2 or ahead(read, mention):
        return mention.number == 2
    clause = _around(read, mention)
    words = {t.fold for t in read.sentence.tokens}
    future = clause is not None and clause.verb.tense in _AHEAD
    return future or bool(words & setting_words().coming) or bool(words & setting_words().before_the_second)


def leads_to(read: Read, mention: RoundMention) -> bool:
    """Whether a second round is only what a verb leads to: what else the clause tells is of the first (`affrontera au second X (15 %)`)."""
    clause = _around(read, mention)
    return to_come(read, mention) and clause is not None and bool(set(clause.verb.lemmas) & _LEADING)


def ahead(read: Read, mention: RoundMention) -> bool:
    """Whether a round is only what lies ahead: `avant le second tour`, `en vue du second tour`, `pour le second tour`."""
    k = mention.i - 1 if read.fold(mention.i - 1) in ("le", "du", "de") else mention.i
    return mention.number == 2 and read.fold(k - 1) in ("avant", "pour", "vue", "vers", "preparer", "aborde", "abordera")


def a_round_ago(when: When) -> bool:
    """`une semaine plus tôt`, `il y a quinze jours`: the time between two rounds."""
    if when.ago is None or when.ago > 0:
        return False
    return (when.unit == "week" and when.ago >= -2) or (when.unit == "day" and -_MOST <= when.ago <= -_LEAST)
