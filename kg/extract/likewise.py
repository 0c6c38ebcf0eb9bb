"""What a clause says of its subject is said of others too: `X a été éliminé, comme Y et Z`, `de même que Y`.

Goes in: a clause with what it told. Goes out: the same outcome, told of those behind `comme`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.analysis import Read
from kg.extract.clauses import Clause, is_finite
from kg.extract.groups import Group
from kg.extract.text import Text
from kg.extract.told import Told

#: Words that end the comparison, each with those before it.
_ALIKE = (("comme",), ("de", "meme", "que"), ("a", "l'", "instar", "de"), ("a", "l'", "instar", "du"))
_REACH = 40


def likewise(text: Text, read: Read, clause: Clause, told: Sequence[Told]) -> Iterator[Told]:
    """The outcomes of those who are said to have fared like the subject of a clause."""
    subjects = {id(a.entity) for a in text.subjects(read, clause) if a.entity is not None}
    own = next((t for t in told if t.outcome is not None and id(t.actor.entity) in subjects), None)
    group = _compared(read, clause) if own is not None else None
    if own is None or group is None:
        return
    for actor in text.actors(read, group, ahead=True):
        if actor.entity is not None and id(actor.entity) not in subjects:
            yield replace(own, actor=actor, j=max(own.j, actor.j), spot=(own.i, own.j))


def _compared(read: Read, clause: Clause) -> Group | None:
    """The group behind `comme`, before another verb comes; not one with a time of its own (`comme Y en 2014`)."""
    end = next((c.verb.start for c in read.clauses if c.verb.start >= clause.verb.end and is_finite(c.verb)), len(read.sentence.tokens))
    starts = {g.i: g for g in read.groups}
    for k in range(clause.verb.end, min(end, clause.verb.end + _REACH)):
        if read.sentence.tokens[k].quoted or not any(_ends(read, k, words) for words in _ALIKE):
            continue
        group = starts.get(k + 1) or starts.get(k)
        if group is None or group.entity is None or any(group.j <= w.i <= group.j + 1 and not w.only_hour for w in read.times):
            return None
        told = any(c.subject is group and c.verb.start <= group.j for c in read.clauses)  # `comme Y l'avait dit`
        return None if told else group
    return None


def _ends(read: Read, k: int, words: tuple[str, ...]) -> bool:
    return all(read.fold(k - n) == word for n, word in enumerate(reversed(words)))
