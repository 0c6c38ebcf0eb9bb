"""Percentages that only the sentences around them tell to be a turnout or a poll's.

Goes in: the sentences of a document, read. Goes out: the same figures, with `counts` set: `Il était de 28,54 % à la même heure`,
`C'est en Corrèze (52,36 %) que l'on vote le plus`, and every score of an article about a poll. A figure that somebody owns (`Dupont
(24 %)`) is never a turnout.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.figure_words import Counts, figure_words, phrase, starts
from kg.extract.figures import Figure
from kg.extract.groups import Group
from kg.extract.names import PartyMention
from kg.extract.tokens import Kind, Token
from kg.model import Zone

if TYPE_CHECKING:
    from kg.extract.analysis import Read

TURNOUTS = (Counts.TURNOUT, Counts.ABSTENTION)
_SUBJECTS = frozenset({"on", "il", "elle", "ce", "c'"})
_HEAD = (Zone.HEADLINE, Zone.KICKER, Zone.LEDE)
_NEAR = 5
_LINKS = frozenset(",:(") | {"a", "avec", "et", "obtient", "recueille"}


@dataclass(slots=True)
class Topic:
    """A noun that says of what the percentages after it are, and where it stands."""

    at: int
    counts: Counts


def mark(reads: Iterable[Read]) -> None:
    """Set `counts` of the percentages that are turnouts or a poll's."""
    own = [r for r in reads if r.zone is not Zone.TEASER]
    _mark_turnouts(own)
    _mark_polls(own)


# -- turnout ----------------------------------------------------------------------------------------------------------


def _mark_turnouts(reads: list[Read]) -> None:
    throughout = any(r.zone is Zone.HEADLINE and any(topics(r)) for r in reads)
    running: Counts | None = None
    segment = None
    for read in reads:
        if read.sentence.segment is not segment and not throughout:
            running = None
        segment = read.sentence.segment
        named = list(topics(read))
        if named and not any(f.counts is Counts.SHARE and not owned(read, f) for f in read.figures):
            running = named[-1].counts
        if polled(read) and not (named and _voted(read)):
            running = None
            if not any(f.counts in TURNOUTS for f in read.figures):
                continue
        for figure in read.figures:
            if figure.counts in TURNOUTS:
                running = figure.counts
            elif figure.counts is Counts.SHARE and not _of_votes(read, figure) and not owned(read, figure):
                told = _topic_of(named, figure)
                if told or (running and not _changes_subject(read)):
                    running = figure.counts = told or running or Counts.SHARE
        if running and not any(f.counts in TURNOUTS for f in read.figures) and _scores(read):
            running = None


def topics(read: Read) -> Iterator[Topic]:
    """The words of a sentence that a turnout is told with."""
    words = figure_words()
    tokens = read.sentence.tokens
    if not any(t.fold in words.topics or t.fold in words.electors for t in tokens):
        return
    for k, token in enumerate(tokens):
        named = words.topics.get(token.fold)
        if named and not _other_sense(tokens, k):
            yield Topic(k, Counts(named))
        elif (
            token.fold in words.electors
            and read.fold(k + 1) == "sur"
            and k
            and tokens[k - 1].fold in ("un", "d'un", "deux", "trois", "six")
        ):
            run = phrase(tokens, k, 30)
            stays = any(f" {v} " in run for v in words.abstaining_verbs)
            yield Topic(k, Counts.ABSTENTION if stays else Counts.TURNOUT)


def _other_sense(tokens: list[Token], k: int) -> bool:
    """`prise de participation`, `participation au capital`, `la participation de X au meeting`."""
    if k >= 2 and tokens[k - 2].fold in ("prise", "prises", "indice", "potentiel", "indicateur", "intention", "intentions"):
        return True
    after = phrase(tokens, k + 1, 3)
    named = k + 2 < len(tokens) and tokens[k + 1].fold in ("de", "d'", "du") and tokens[k + 2].capital
    return named or starts(after, figure_words().not_topic_after)


def _topic_of(named: list[Topic], figure: Figure) -> Counts | None:
    before = [t for t in named if t.at < figure.i]
    if before:
        return before[-1].counts
    after = [t for t in named if figure.j <= t.at <= figure.j + _NEAR]
    return after[0].counts if after else None


def _of_votes(read: Read, figure: Figure) -> bool:
    """Whether the words after the figure say of what it is: `23 % des voix`, `23 % au capital`."""
    after = phrase(read.sentence.tokens, figure.j, 3)
    if any(figure.j < m.i <= figure.j + 2 for m in (*read.elections, *read.rounds)):
        return False  # `33 % pour les départementales`
    return after.startswith(("des ", "de ", "du ", "d'", "pour ", "dans le capital ", "au capital ")) and not after.startswith("d'un ")


def owned(read: Read, figure: Figure) -> bool:
    """Whether a person or a party is what the figure is of."""
    for group in read.groups:
        if figure in group.figures:
            return True
        if _bearer(group) and group.j <= figure.i <= group.j + 3 and all(read.fold(k) in _LINKS for k in range(group.j, figure.i)):
            return True
    clauses = [c for c in read.clauses if c.verb.end <= figure.i < max(c.end, c.verb.end + 1)]
    if not clauses:
        return False
    subject = clauses[-1].subject
    return isinstance(subject, Group) and _bearer(subject) and not _taken_over(read, clauses[-1].verb.end, figure.i)


def _taken_over(read: Read, start: int, end: int) -> bool:
    """Whether a new subject stands between a verb and a figure: `où X se présente, on en était à 36 %`."""
    return any(read.fold(k) in (",", ";") and read.fold(k + 1) in _SUBJECTS for k in range(start, end))


def _bearer(group: Group) -> bool:
    return group.person is not None or (isinstance(group.head, PartyMention) and not group.head.adjective)


def _scores(read: Read) -> bool:
    return any(f.counts is Counts.SHARE for f in read.figures)


def _changes_subject(read: Read) -> bool:
    """Whether a sentence speaks of votes or of somebody's score."""
    return any(t.fold in ("voix", "suffrages", "score", "scores", "bulletins", "blancs", "exprimes") for t in read.sentence.tokens)


# -- polls ------------------------------------------------------------------------------------------------------------


def _mark_polls(reads: list[Read]) -> None:
    throughout = any(r.zone in _HEAD and polled(r) and not _voted(r) for r in reads)
    running, segment = throughout, None
    for read in reads:
        if read.sentence.segment is not segment:
            segment, running = read.sentence.segment, throughout
        if polled(read):
            running = True
        elif _voted(read):
            running = False
        for figure in read.figures if running else ():
            expected = figure.counts in TURNOUTS and _expected(read, figure)
            if (figure.counts is Counts.SHARE or expected) and not _remembered(read, figure):
                figure.counts = Counts.POLL


def polled(read: Read) -> bool:
    """Whether a sentence tells what a poll found; not where the vote belied it."""
    words = figure_words()
    tokens = read.sentence.tokens
    return any(
        t.fold in words.poll_topics and not any(b.fold in words.against_polls for b in tokens[max(0, k - 4) : k])
        for k, t in enumerate(tokens)
    )


def _voted(read: Read) -> bool:
    """Whether a sentence tells what voters did: a count, a turnout, results."""
    counted = any(f.counts is Counts.VOTES or (f.counts in TURNOUTS and not _expected(read, f)) for f in read.figures)
    return counted or any(t.fold in ("depouillement", "definitifs", "depouilles", "proclames") for t in read.sentence.tokens)


def _expected(read: Read, figure: Figure) -> bool:
    """Whether a clause in the conditional holds a figure: `la participation serait de 70 %`."""
    clauses = [c for c in read.clauses if c.verb.start <= figure.i < max(c.end, c.verb.end + 1)]
    return bool(clauses) and clauses[-1].verb.tense == "conditional"


def _remembered(read: Read, figure: Figure) -> bool:
    """A score of an earlier election among those of a poll: `(24,01 % en 2017)`, `il avait obtenu 19 %`."""
    tokens = read.sentence.tokens
    for k in range(figure.j, min(figure.j + 3, len(tokens))):
        if tokens[k].text in ";.)":
            break
        if tokens[k].kind is Kind.NUMBER and len(tokens[k].text) == 4 and tokens[k - 1].fold == "en":
            return True
    clauses = [c for c in read.clauses if c.verb.start <= figure.i < max(c.end, c.verb.end + 1)]
    return bool(clauses) and clauses[-1].verb.tense == "pluperfect"
