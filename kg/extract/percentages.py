"""What a percentage is of, by the words after it.

Goes in: the tokens of a sentence and where the figure ends. Goes out: a `Counts`. Written once for every verb of going to the polls.
"""

from __future__ import annotations

from kg.extract.figure_words import Counts, FigureWords, phrase, starts
from kg.extract.tokens import Kind, Token

_OF = frozenset({"de", "des", "du", "d'"})
_STOP = frozenset(".;:!?)(,»") | {"contre", "mais", "tandis", "alors"}


def of_what(tokens: list[Token], j: int, words: FigureWords) -> Counts:
    """What a percentage is of, by the words after it."""
    after = phrase(tokens, j, 6)
    for kind, options in (
        (Counts.POLL, words.poll_after),
        (Counts.ABSTENTION, words.abstention_after),
        (Counts.OTHER, words.blank_after),
        (Counts.TURNOUT, words.turnout_after),
        (Counts.POINTS, words.points_after),
    ):
        if starts(after, options) and not (kind is Counts.TURNOUT and " interroges " in after):
            return kind
    if starts(after, words.registered_after) or _registered(tokens, j):
        return _voted(tokens, j, words) or Counts.REGISTERED
    if j >= len(tokens) or tokens[j].fold not in _OF:
        return Counts.SHARE
    k = j + 1
    while k < len(tokens) and (tokens[k].kind is Kind.NUMBER or tokens[k].fold in ("l'", "la", "les", "ses", "leurs", "ces", "grands")):
        k += 1
    if k < len(tokens) and tokens[k].fold in ("un", "une") and tokens[j].fold == "d'":
        return Counts.SHARE
    if k >= len(tokens) or tokens[k].capital or tokens[k].kind is Kind.SIGN:
        return Counts.SHARE if tokens[j].fold != "des" or k >= len(tokens) or not tokens[k].capital else Counts.OTHER
    noun, following = tokens[k].fold, tokens[k + 1].fold if k + 1 < len(tokens) else ""
    if noun not in words.share_of or following in words.share_of_not:
        return Counts.POLL if following in ("interroges", "sondes") else Counts.OTHER
    if noun in ("electeurs", "electrices", "votants", "electorat"):
        return _voted(tokens, j, words) or Counts.SHARE
    return Counts.SHARE


def _registered(tokens: list[Token], j: int) -> bool:
    """`des 7 286 inscrits`, `des 47 millions d'inscrits`."""
    folds = [t.fold for t in tokens[j : j + 6]]
    return bool(folds) and folds[0] in _OF and "inscrits" in folds and tokens[j + 1].kind is Kind.NUMBER


def _voted(tokens: list[Token], j: int, words: FigureWords) -> Counts | None:
    """Whether the electors counted went to the polls (TURNOUT), stayed away (ABSTENTION), or something else (None)."""
    end = j
    relative = False
    while end < len(tokens) and end - j < 14 and tokens[end].fold not in _STOP:
        relative = relative or tokens[end].fold == "qui"
        end += 1
    run = phrase(tokens, j, end - j)
    if relative and not ("inscrits qui" in run and end - j < 9):
        return Counts.OTHER
    for kind, options in ((Counts.ABSTENTION, words.abstaining_verbs), (Counts.TURNOUT, words.voting_verbs)):
        for option in options:
            at = f" {run}".find(f" {option} ")
            if at < 0:
                continue
            rest = run[at + len(option) :].split()[:1]
            if rest and rest[0] in words.not_turnout_after_vote and option not in ("exprimes", "deplaces"):
                return Counts.SHARE if rest[0] == "pour" else Counts.OTHER
            return kind
    return None
