"""Numbers, and what the words around them say that they count.

Goes in: the tokens of a sentence. Goes out: figures with kind and value. A number that counts something else (age, money, a
threshold, a range, a difference) is known as such, so that no rule takes it for a score. What only other sentences tell (that a
percentage is a turnout or a poll's) is left to `kg.extract.figure_frames`.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from kg.extract.figure_words import Counts, FigureWords, ends, figure_words, phrase, starts, words_before
from kg.extract.mentions import Mention
from kg.extract.numerals import may_spell, number, value_at
from kg.extract.percentages import of_what
from kg.extract.tokens import Kind, Token

__all__ = ["Counts", "Figure", "figure_words", "find_figures", "number"]

_SIGNS = {"+": 1, "-": -1, "–": -1, "−": -1, "—": -1}
_YEARS = range(1900, 2050)
_MOVED_REACH = 8
_NEARLY = frozenset({"seulement", "seules", "quelque", "environ", "pres", "plus", "moins", "petites", "de", "peine", "peu"})


@dataclass(slots=True)
class Figure(Mention):
    """A number in the text with its unit.

    `approximate`: near a value; `threshold`: a rule; `ranged`: one end of a range; `signed`: written with + or -. `of`: the whole that it
    is a part of (`32 des 63 sièges`, `12 voix sur 21`); `definite`: after `les`, `ses` (`les 57 élus`); `moved`: -1 and 1 in `passe de
    N à N'`; `unit`: the noun counted.
    """

    counts: Counts = Counts.BARE
    value: float = 0.0
    approximate: bool = False
    threshold: bool = False
    ranged: bool = False
    signed: bool = False
    of: float | None = None
    definite: bool = False
    moved: int = 0
    unit: str = ""

    @property
    def is_score(self) -> bool:
        """Whether it is a value of its own: no rule, no end of a range."""
        return not (self.threshold or self.ranged)


def find_figures(tokens: list[Token]) -> list[Figure]:
    """The figures of a sentence, in order; years and hours are left to `kg.extract.times`."""
    words = figure_words()
    found: list[Figure] = []
    end = 0
    for i, token in enumerate(tokens):
        number = token.kind is Kind.NUMBER
        if i < end or (found and i < found[-1].j):
            continue
        if not number and (token.kind is not Kind.WORD or (i and token.capital) or not may_spell(token.fold)):
            continue
        read = value_at(tokens, i)
        if read is None:
            continue
        value, end = read
        figure = _read(tokens, i, end, value, words)
        if number or _spelled_figure(tokens, figure, found):
            found.append(figure)
    _relate(tokens, found, words)
    return found


def _spelled_figure(tokens: list[Token], figure: Figure, found: list[Figure]) -> bool:
    """Whether a number in words counts something of ours; `un élu` and `une voix` hardly ever do."""
    if figure.counts in (Counts.AGE, Counts.OTHER):
        return False
    if figure.counts is Counts.BARE:
        counted = found and found[-1].counts in (Counts.VOTES, Counts.SEATS) and found[-1].j == figure.i - 1
        return bool(counted) and tokens[figure.i - 1].fold in ("contre", "a") and figure.value > 1
    if figure.value == 1 and tokens[figure.i].fold in ("un", "une"):
        return figure.counts in (Counts.GAP, Counts.POINTS, Counts.SHARE, Counts.CHANGE) or figure.unit in ("siege", "sieges")
    return True


def _read(tokens: list[Token], i: int, j: int, value: float, words: FigureWords) -> Figure:
    figure = Figure(i, j, Counts.BARE, value)
    before = words_before(tokens, i)
    after_percent = _percent(tokens, j, words)
    if after_percent:
        figure.j = j = after_percent
        figure.counts = of_what(tokens, j, words)
    else:
        _unit(tokens, j, figure, words)
    figure.approximate = ends(before, words.approximate_before)
    figure.threshold = ends(before, words.threshold_before) or starts(phrase(tokens, figure.j, 5), words.threshold_after)
    figure.ranged = ends(before, words.range_before)
    figure.definite = before.rpartition(" ")[2] in words.definite
    _sign(tokens, figure)
    if figure.counts is Counts.VOTES and figure.of is None:
        figure.counts = _votes(tokens, figure, words)
    elif figure.counts is Counts.SEATS:
        figure.counts = _seats(tokens, figure, words)
    elif figure.counts in (Counts.SHARE, Counts.TURNOUT, Counts.ABSTENTION) and (figure.signed or ends(before, words.points_before)):
        figure.counts = Counts.POINTS
    elif figure.counts in (Counts.SHARE, Counts.REGISTERED) and ends(before, words.abstaining_before):
        figure.counts = Counts.ABSTENTION
    elif figure.counts is Counts.BARE:
        _bare(tokens, figure)
    return figure


def _percent(tokens: list[Token], j: int, words: FigureWords) -> int:
    """Index after the percent sign or words at j; 0 where there is none."""
    if j < len(tokens) and tokens[j].fold == "%":
        return j + 1
    if j < len(tokens) and tokens[j].fold in ("pour", "p") and starts(phrase(tokens, j, 3).replace(" . ", ". "), words.percent_words):
        return j + (2 if tokens[j].fold == "pour" else 3 if tokens[j + 1].text == "." else 2)
    return 0


def _unit(tokens: list[Token], j: int, figure: Figure, words: FigureWords) -> None:
    """The noun that a number counts, and the whole that it is a part of: `32 des 63 sièges`, `20 sièges sur 40`."""
    k = j
    while k < len(tokens) and k - j < 2 and tokens[k].fold in words.between and tokens[k].fold not in words.units:
        k += 1
    word = tokens[k].fold if k < len(tokens) else ""
    if word in ("des", "sur") and (whole := value_at(tokens, k + 1 + (k + 1 < len(tokens) and tokens[k + 1].fold in ("les", "des")))):
        value, end = whole
        unit = tokens[end].fold if end < len(tokens) else ""
        if words.units.get(unit) in (Counts.SEATS, Counts.VOTES) or (word == "des" and unit in ("membres", "communes", "cantons")):
            figure.of, figure.j, figure.unit = value, end + 1, unit
            figure.counts = words.units.get(unit, Counts.OTHER)
        return
    kind = words.units.get(word)
    if kind is None:
        return
    figure.counts, figure.j, figure.unit = kind, k + 1, word
    if kind is Counts.OTHER and word == "grands" and k + 1 < len(tokens) and tokens[k + 1].fold == "electeurs":
        figure.j = k + 2
        figure.counts = Counts.VOTES if figure.i and tokens[figure.i - 1].fold in ("par", "avec", "de", "obtient", "recueille") else kind
    if kind in (Counts.SEATS, Counts.VOTES) and figure.j < len(tokens) and tokens[figure.j].fold == "sur":
        whole = value_at(tokens, figure.j + 1 + (tokens[figure.j + 1].fold == "les" if figure.j + 1 < len(tokens) else 0))
        if whole:
            figure.of, figure.j = whole


def _sign(tokens: list[Token], figure: Figure) -> None:
    """`+17`, `(- 5)`; a hyphen between two numbers or at the head of a line is none."""
    at = figure.i - 1
    sign = _SIGNS.get(tokens[at].text) if at >= 0 else None
    if sign is None:
        return
    bracketed = at >= 1 and tokens[at - 1].text in "(["
    glued = tokens[at].end == tokens[figure.i].start
    apart = at == 0 or tokens[at - 1].end < tokens[at].start
    if bracketed or (glued and apart and (at > 0 or sign > 0)):
        figure.signed, figure.value = True, sign * figure.value
        if figure.counts in (Counts.BARE, Counts.SEATS):
            figure.counts = Counts.CHANGE


def _votes(tokens: list[Token], figure: Figure, words: FigureWords) -> Counts:
    """A count of votes, or the gap between two."""
    if starts(phrase(tokens, figure.j, 4), words.gap_after):
        return Counts.GAP
    k = figure.i - 1
    while k >= 0 and tokens[k].fold in _NEARLY:
        if tokens[k].fold == "de" and tokens[max(0, k - 1)].fold not in ("plus", "moins", "pres"):
            break
        k -= 1
    link = tokens[k].fold if k >= 0 else ""
    ahead = tokens[figure.j].fold if figure.j < len(tokens) else ""
    earlier = [t.fold for t in tokens[max(0, k - 3) : max(0, k)]]
    if any(w in words.change_verbs for w in [link, *earlier[-1:]]):
        return Counts.GAP
    if link in ("de", "d'") and not any(w in words.counted_with for w in earlier) and not any(w in words.moving for w in earlier):
        return Counts.GAP
    if link in ("pour", "a") and ahead not in ("contre", "pour") and not any(w in words.moving for w in earlier):
        return Counts.GAP if tokens[figure.i - 1].fold != "a" or not _after_votes(tokens, k) else Counts.VOTES
    if any(w in words.gap_nouns for w in earlier) and link in ("est", "etait", ":"):
        return Counts.GAP
    return Counts.VOTES


def _after_votes(tokens: list[Token], k: int) -> bool:
    """Whether other votes stand before `à`: `178 voix à 133 voix`, `passe de 12 à 30 voix`."""
    return any(t.kind is Kind.NUMBER for t in tokens[max(0, k - 2) : k])


def _seats(tokens: list[Token], figure: Figure, words: FigureWords) -> Counts:
    """Seats won, a difference in seats, or the size of something."""
    after = phrase(tokens, figure.j, 4)
    if starts(after, words.seats_of_nobody):
        return Counts.OTHER
    if after.startswith(("de plus ", "supplementaires ", "de moins ", "en plus ", "en moins ")):
        if after.startswith(("de moins", "en moins")):
            figure.value = -figure.value
        return Counts.CHANGE
    if after.startswith(("d'avance", "d'ecart", "de retard", "de la majorite", "de majorite")):
        return Counts.GAP
    at = figure.i - 1
    if at >= 1 and tokens[at].fold in ("de", "d'") and any(t.fold in words.seats_whole for t in tokens[max(0, at - 2) : at]):
        return Counts.OTHER
    return Counts.SEATS


def _bare(tokens: list[Token], figure: Figure) -> None:
    """`17 de plus que`, `soit deux de moins`."""
    after = phrase(tokens, figure.j, 2)
    if after.startswith(("de plus ", "de moins ")):
        figure.counts = Counts.CHANGE
        figure.value = -figure.value if after.startswith("de moins") else figure.value
        figure.j += 2


def _relate(tokens: list[Token], found: list[Figure], words: FigureWords) -> None:
    """What figures side by side lend one another: `12 et 15 %`, `passe de 13 à 18 élus`, `178 voix contre 133`, `entre 30 et 40 %`."""
    for n in range(len(found) - 1, 0, -1):
        first, second = found[n - 1], found[n]
        if second.i - first.j != 1 and not (second.i - first.j == 2 and second.definite):
            continue
        link = tokens[first.j].fold
        if link in ("et", "a", "ou", "contre", "-", ",", "puis") and first.counts is Counts.BARE and not _is_year(tokens, first):
            lends = second.counts not in (Counts.BARE, Counts.OTHER, Counts.AGE, Counts.CHANGE) and (link != "," or first.of is None)
            if lends:
                first.counts, first.unit = second.counts, second.unit
    for first, second in itertools.pairwise(found):
        if second.i - first.j != 1:
            continue
        link = tokens[first.j].fold
        if link == "et" and first.ranged:
            second.ranged = True
        elif link == "a" and tokens[max(0, first.i - 1)].fold in ("de", "d'") and _alike(first, second):
            if any(t.fold in words.moving for t in tokens[max(0, first.i - _MOVED_REACH) : first.i]):
                first.moved, second.moved = -1, 1
            else:
                first.ranged = second.ranged = True
        if link in ("contre", "a") and second.counts is Counts.BARE and not _is_year(tokens, second):
            if first.counts in (Counts.VOTES, Counts.SEATS, Counts.SHARE, Counts.TURNOUT, Counts.ABSTENTION):
                second.counts, second.unit = first.counts, first.unit
        elif second.moved and first.counts is Counts.GAP:
            first.counts = Counts.VOTES


def _alike(first: Figure, second: Figure) -> bool:
    """Whether two figures can be the ends of one range: `de 41 % à 20 heures` is none."""
    return first.counts is second.counts or (second.counts is Counts.BARE and first.counts is not Counts.OTHER)


def _is_year(tokens: list[Token], figure: Figure) -> bool:
    return tokens[figure.i].text.isdigit() and int(figure.value) in _YEARS and figure.j == figure.i + 1
