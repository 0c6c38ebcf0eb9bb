"""Scores: votes and share that stand together.

Goes in: a sentence. Goes out: its scores, in order. Thresholds, ranges and gaps are none; whose each is, `kg.extract.owners` says.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.analysis import Read
from kg.extract.figures import Counts, Figure

#: What may stand between the votes and the share of one score.
_BETWEEN = frozenset(
    {
        ",",
        "soit",
        "et",
        "(",
        "des",
        "de",
        "suffrages",
        "exprimes",
        "voix",
        "avec",
        "les",
        "bulletins",
        "dans",
        "urnes",
        "pour",
        "-",
        "–",
        "=",
    }
)
#: Verbs of getting votes, which `en` may stand for (`il en a obtenu 376`).
GETTING = frozenset(
    {
        "obtenir",
        "recueillir",
        "réunir",
        "rassembler",
        "totaliser",
        "récolter",
        "engranger",
        "compter",
        "avoir",
        "glaner",
        "conserver",
        "capter",
    }
)
#: Those that are hardly said of seats or points.
_GETTING_VOTES = frozenset({"recueillir", "réunir", "rassembler", "totaliser", "récolter", "glaner"})
_SAME = 7
_MOST_SHARE = 100


@dataclass(slots=True)
class Score:
    """Votes and share that stand together, tokens i to j; `other_time`: said for comparison, of another round or year."""

    i: int
    j: int
    votes: int | None = None
    share: float | None = None
    approximate: bool = False
    other_time: bool = False
    figures: list[Figure] = field(default_factory=list)


def scores_of(read: Read) -> list[Score]:
    """The scores of a sentence, votes and share of one owner together."""
    found: list[Score] = []
    for figure in sorted(read.figures, key=lambda f: f.i):
        if not _is_score(read, figure, found):
            continue
        last = found[-1] if found else None
        if last is not None and _same_score(read, last, figure):
            _put(last, figure)
            last.j = figure.j
        else:
            score = Score(figure.i, figure.j, approximate=figure.approximate)
            _put(score, figure)
            found.append(score)
    return found


def _put(score: Score, figure: Figure) -> None:
    score.figures.append(figure)
    if figure.counts is Counts.SHARE or (figure.counts is Counts.BARE and figure.value != int(figure.value)):
        score.share = figure.value
    else:
        score.votes = int(figure.value)


def _same_score(read: Read, last: Score, figure: Figure) -> bool:
    held = last.share if figure.counts is Counts.SHARE else last.votes
    if held is not None or figure.i - last.j > _SAME:
        return False
    return all(read.fold(k) in _BETWEEN for k in range(last.j, figure.i))


def _is_score(read: Read, figure: Figure, found: list[Score]) -> bool:
    if figure.threshold or figure.ranged:
        return False
    if figure.counts is Counts.BARE:
        if _recalled(read, figure, GETTING if found else _GETTING_VOTES):
            return True
        if not found:
            return False
        votes = found[-1].votes is not None
        return votes and (_bare_votes(read, figure) or _opposed_votes(read, figure))
    if figure.counts is Counts.SHARE and not _of_votes(read, figure) and any(_of_opinions(read, f) for f in read.figures):
        return False
    return figure.counts is Counts.VOTES or (figure.counts is Counts.SHARE and figure.value <= _MOST_SHARE)


def _of_opinions(read: Read, figure: Figure) -> bool:
    """`53 % des Français l'approuvent`: what stands beside in the same sentence is hardly a score."""
    return figure.counts is Counts.POLL and read.fold(figure.j) in ("des", "de", "d'")


def _of_votes(read: Read, figure: Figure) -> bool:
    """`N % des voix`, `N % des suffrages exprimés`."""
    return read.fold(figure.j) in ("des", "de") and read.fold(figure.j + 1) in ("voix", "suffrages", "exprimes", "votes")


def _recalled(read: Read, figure: Figure, verbs: frozenset[str]) -> bool:
    """`il en a obtenu 376`: a bare number right behind a verb of getting votes that `en` stands with."""
    before = figure.i - 1 if read.fold(figure.i - 1) == "que" else figure.i
    if figure.value != int(figure.value):
        return False
    if _with_share(read, figure):
        verbs = GETTING
    return any(c.verb.end == before and "en" in c.verb.clitics and c.verb.lemma in verbs for c in read.clauses)


def _with_share(read: Read, figure: Figure) -> bool:
    """`225 (40,1 %)`: the share in brackets says that the number counts votes."""
    return read.fold(figure.j) == "(" and any(f.i == figure.j + 1 and f.counts is Counts.SHARE for f in read.figures)


def _opposed_votes(read: Read, figure: Figure) -> bool:
    """`par 307 voix contre 246 à X`, `307 voix pour X, 246 pour Y`: a bare number behind `contre`, or before whose it is."""
    whole = figure.value == int(figure.value)
    if whole and read.fold(figure.i - 1) in (",", "et") and (read.fold(figure.j) == "pour" or _to_somebody(read, figure.j)):
        return True
    return read.fold(figure.i - 1) == "contre" and read.fold(figure.j) in ("a", "au", "pour", ",", ".", ";", ")")


def _to_somebody(read: Read, k: int) -> bool:
    """`à X`, `au maire sortant X`."""
    return any(g.i in (k, k + 1) and g.before == "a" for g in read.groups) and read.fold(k) in ("a", "au")


def _bare_votes(read: Read, figure: Figure) -> bool:
    """`X a réuni 885 suffrages, Y 695`, `devant X (6) et Y (5)`: a number right behind a name, or alone in its brackets."""
    if figure.value != int(figure.value):
        return False
    if not _with_share(read, figure) and read.fold(figure.j) not in (",", ".", ")", ";", "et", ""):
        return False
    opened = read.fold(figure.i - 1) == "(" and read.fold(figure.j) == ")"
    end = figure.i - 1 if opened else figure.i
    return any(p.j == end for p in read.persons)
