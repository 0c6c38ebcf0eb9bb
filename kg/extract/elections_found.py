"""Elections and rounds in a sentence.

Goes in: its tokens and the lexicon. Goes out: `ElectionMention`s and `RoundMention`s in order. The year is given only where it
stands beside (`législatives de 2022`); that of the others is told by the date of the text, elsewhere. `parti présidentiel`,
`police municipale`, `école primaire` name no election and are refused.
"""

from __future__ import annotations

from kg.extract.atoms import Atoms, cut
from kg.extract.names import ElectionMention, RoundMention
from kg.extract.numbers_of_divisions import numbered
from kg.extract.tokens import Kind, Token
from kg.lexicon import ElectionWords, Lexicon

_DETERMINERS = frozenset(
    {
        "le",
        "la",
        "les",
        "l'",
        "du",
        "des",
        "au",
        "aux",
        "un",
        "une",
        "ce",
        "cet",
        "cette",
        "ces",
        "son",
        "sa",
        "ses",
        "leur",
        "leurs",
    }
)
_LONGEST_PHRASE = 8
_FIRST_YEAR, _LAST_YEAR = 1945, 2060


def find_elections(tokens: list[Token], lexicon: Lexicon, atoms: Atoms | None = None) -> list[ElectionMention]:
    """The elections that a sentence names."""
    words, atoms = lexicon.elections, atoms or cut(tokens)
    found: list[ElectionMention] = []
    firsts = words.firsts
    if not any(t.fold in firsts for t in tokens):
        return found
    i = 0
    while i < len(tokens):
        mention = None
        if tokens[i].fold in firsts and tokens[i].kind is Kind.WORD:
            mention = (
                _phrase(tokens, atoms, i, words)
                or _headed(tokens, i, words)
                or _bare(tokens, i, words, found)
                or _primary(tokens, atoms, i, words)
                or _recalled(tokens, i, words)
            )
        if mention is None:
            i += 1
            continue
        _dated(tokens, mention, words)
        found.append(mention)
        i = mention.j
        if mention.year is not None and (other := _another_year(tokens, mention)):
            found.append(other)
            i = other.j
    return found


def _fold(tokens: list[Token], k: int) -> str:
    return tokens[k].fold if 0 <= k < len(tokens) else ""


def _phrase(tokens: list[Token], atoms: Atoms, i: int, words: ElectionWords) -> ElectionMention | None:
    if tokens[i].fold.rstrip("'") not in words.phrase_firsts:
        return None
    for b, run in atoms.runs(atoms.first[i], _LONGEST_PHRASE):
        if run in words.phrases and atoms.ends_token(b):
            return ElectionMention(i, atoms.end_token(b), words.phrases[run], plural=run.startswith("elections"))
    return None


def _headed(tokens: list[Token], i: int, words: ElectionWords) -> ElectionMention | None:
    """`élections législatives partielles`, `scrutin municipal`, `élection partielle`."""
    if tokens[i].fold not in words.heads:
        return None
    kind, partial, early, k = "", False, False, i + 1
    while k < len(tokens):
        fold = tokens[k].fold
        if not kind and fold in words.adjectives:
            kind = words.adjectives[fold]
        elif fold in words.partial:
            partial = True
        elif fold in words.early:
            early = True
        elif fold not in words.qualifiers:
            break
        k += 1
    if not kind and not partial:
        return None
    partial = partial or (early and kind in words.early_is_partial)
    return ElectionMention(
        i,
        k,
        kind,
        partial=partial,
        generic=not kind,
        plural=tokens[i].fold.endswith("s"),
        foreign=_fold(tokens, k) in words.foreign,
    )


def _bare(tokens: list[Token], i: int, words: ElectionWords, found: list[ElectionMention]) -> ElectionMention | None:
    """`les sénatoriales`, `la présidentielle`, `une législative partielle`, `européennes 2019`."""
    fold = tokens[i].fold
    plural = fold in words.nouns
    kind = words.nouns.get(fold) or words.singular.get(fold)
    if kind is None:
        return None
    k, partial, early = i + 1, False, False
    while _fold(tokens, k) in words.partial or _fold(tokens, k) in words.early or _fold(tokens, k) in words.qualifiers:
        partial, early = partial or tokens[k].fold in words.partial, early or tokens[k].fold in words.early
        k += 1
    if not (
        partial or (_opened(tokens, i, words, found) if plural else _articled(tokens, i, words) and not _qualifies(tokens, i, k, kind))
    ):
        return None
    partial = partial or (early and kind in words.early_is_partial) or (_fold(tokens, i - 1) in words.partial)
    return ElectionMention(i, k, kind, partial=partial, plural=plural, foreign=_fold(tokens, k) in words.foreign)


def _opened(tokens: list[Token], i: int, words: ElectionWords, found: list[ElectionMention]) -> bool:
    """Whether a plural noun stands alone: after an article, a preposition, a sign, or another election."""
    if i == 0 or (found and found[-1].j == i):
        return True
    before = tokens[i - 1]
    if before.kind is not Kind.WORD:
        return True
    return before.fold in words.openers or before.fold in words.partial


def _articled(tokens: list[Token], i: int, words: ElectionWords) -> bool:
    before = _fold(tokens, i - 1)
    if before in words.openers and before not in ("et", "ou", "mais", "que"):
        return before in _DETERMINERS or _fold(tokens, i - 2) in _DETERMINERS or before in ("de", "d'")
    return i == 0 and (_year_at(tokens, i + 1) is not None or _fold(tokens, 1) in (":", "à", "a", "–", "-"))  # `Présidentielle : le débat`


def _qualifies(tokens: list[Token], i: int, k: int, kind: str) -> bool:
    """Whether a singular adjective has its noun after it or is itself a noun of something else."""
    return (
        kind in ("territoriales", "provinciales", "regionales", "departementales", "municipales")
        and _fold(tokens, i - 1) in ("l'", "de", "d'")
        and k == i + 1
    )


def _primary(tokens: list[Token], atoms: Atoms, i: int, words: ElectionWords) -> ElectionMention | None:
    if tokens[i].fold not in words.primary_nouns or _fold(tokens, i - 1) in words.primary_not_after:
        return None
    k = i + 1
    while _fold(tokens, k) in ("de", "la", "du", "des", "d'", "l'", "a", "chez", "les") and k < i + 4:
        k += 1
    for b, run in atoms.runs(atoms.first[min(k, len(tokens))], 4):
        if run in words.camps:
            return ElectionMention(i, atoms.end_token(b), "primaire", plural=tokens[i].fold.endswith("s"), primary=words.camps[run])
    if _fold(tokens, i - 1) not in _DETERMINERS:
        return None
    return ElectionMention(i, i + 1, "primaire", plural=tokens[i].fold.endswith("s"))


def _recalled(tokens: list[Token], i: int, words: ElectionWords) -> ElectionMention | None:
    """`le scrutin`, `l'élection`, `la partielle`: an election named elsewhere."""
    fold, before = tokens[i].fold, _fold(tokens, i - 1)
    if fold in words.partial_nouns:
        opens = i == 0 and _fold(tokens, 1) in ("a", "dans", "en", "au", "aux", ":")
        if not opens and before not in _DETERMINERS and before not in words.openers:
            return None
        return ElectionMention(i, i + 1, "", partial=True, generic=True, plural=fold.endswith("s"))
    if fold not in words.recalls or not (before in _DETERMINERS or before in words.openers):
        return None
    if before == "de" and _fold(tokens, i - 2) in words.not_recalled_after:
        return None
    after = [_fold(tokens, k) for k in range(i + 1, i + 5)]
    if after[0] in words.others or (after[0] in ("de", "du", "d'", "des", "a") and any(w in words.elects for w in after[1:])):
        return None
    return ElectionMention(i, i + 1, "", generic=True, plural=fold.endswith("s"), foreign=after[0] in words.foreign)


def _year_at(tokens: list[Token], k: int) -> int | None:
    if (
        k < len(tokens)
        and tokens[k].kind is Kind.NUMBER
        and tokens[k].text.isdigit()
        and _FIRST_YEAR <= int(tokens[k].text) <= _LAST_YEAR
        and len(tokens[k].text) == 4
    ):
        return int(tokens[k].text)
    return None


def _dated(tokens: list[Token], mention: ElectionMention, words: ElectionWords) -> None:
    """Take in the day, month and year that follow: `de 2022`, `de mars 2014`, `des 20 et 27 juin 2021`, `du 24 septembre`."""
    k = mention.j
    if (year := _year_at(tokens, k)) is not None:
        mention.year, mention.j = year, k + 1
        return
    if _fold(tokens, k) == "(" and (year := _year_at(tokens, k + 1)) is not None and _fold(tokens, k + 2) == ")":
        mention.year, mention.j = year, k + 3
        return
    if _fold(tokens, k) not in words.year_before:
        return
    k += 1
    days: list[int] = []
    while k < len(tokens) and (
        _day(tokens[k]) is not None
        or _fold(tokens, k) in ("et", ",", "dimanche", "dimanches", "samedi")
        or (tokens[k].fold == "au" and days)
    ):
        if (day := _day(tokens[k])) is not None:
            days.append(day)
        k += 1
    month = _month(_fold(tokens, k), words)
    if month is not None:
        mention.month, mention.day = month, days[0] if len(days) == 1 else None
        mention.j = k + 1
        k += 1
    elif days:
        return
    if (year := _year_at(tokens, k)) is not None:
        mention.year, mention.j = year, k + 1


def _day(token: Token) -> int | None:
    digits = token.text.rstrip("er") if token.kind is Kind.ORDINAL else token.text
    return int(digits) if token.kind in (Kind.NUMBER, Kind.ORDINAL) and digits.isdigit() and 1 <= int(digits) <= 31 else None


def _month(fold: str, words: ElectionWords) -> int | None:
    return words.months.get(fold)


def _another_year(tokens: list[Token], mention: ElectionMention) -> ElectionMention | None:
    """`législatives de 2012 et 2017`: the second year is an election of its own."""
    k = mention.j
    if _fold(tokens, k) not in ("et", "ou", "puis") or mention.year is None:
        return None
    k += 1
    if _fold(tokens, k) in ("de", "en"):
        k += 1
    year = _year_at(tokens, k)
    if year is None:
        return None
    return ElectionMention(k, k + 1, mention.type, year, mention.partial, mention.generic, mention.plural, mention.primary)


def find_rounds(tokens: list[Token], lexicon: Lexicon, atoms: Atoms | None = None) -> list[RoundMention]:
    """The rounds that a sentence names; number 0: between the two."""
    words, atoms = lexicon.elections, atoms or cut(tokens)
    found: list[RoundMention] = []
    if words.round_firsts.isdisjoint(atoms.words):
        return found
    i = 0
    while i < len(tokens):
        mention = _between(atoms, i, words) or _round(tokens, i, words)
        if mention is None:
            i += 1
            continue
        found.append(mention)
        i = mention.j
    return found


def _between(atoms: Atoms, i: int, words: ElectionWords) -> RoundMention | None:
    at = atoms.first[i]
    if at >= len(atoms.words) or atoms.words[at] not in words.between_firsts:
        return None
    for b, run in atoms.runs(at, 6):
        if run in words.rounds_between and atoms.ends_token(b):
            return RoundMention(i, atoms.end_token(b), 0)
    return None


def _alone(tokens: list[Token], i: int, words: ElectionWords) -> bool:
    """`Au second, X l'emporte`, `élu dès le premier.`: the noun is left out."""
    before = _fold(tokens, i - 1) == "au" or (_fold(tokens, i - 1) == "le" and _fold(tokens, i - 2) == "des")
    if not before:
        return False
    if _fold(tokens, i + 1) in ("face", "contre", "avec", "par", "devant"):
        return any(tokens[k].fold in words.round_nouns for k in range(i))  # `en tête au premier tour, il échoue au second face à X`
    return _fold(tokens, i + 1) in (",", ".", "", ";", ")") and i >= 1


def _round(tokens: list[Token], i: int, words: ElectionWords) -> RoundMention | None:
    """`premier tour`, `2e tour`, `tour 1`."""
    if (number := words.round_ordinals.get(tokens[i].fold)) and _fold(tokens, i + 1) in words.round_nouns:
        end = i + 2
    elif number and _alone(tokens, i, words):
        end = i + 1
    elif tokens[i].text == "T" and _fold(tokens, i + 1) in ("1", "2") and tokens[i + 1].start == tokens[i].end:
        number, end = int(tokens[i + 1].text), i + 2  # `T1`, as lists write it
    elif (
        tokens[i].fold in words.round_nouns
        and i + 1 < len(tokens)
        and (found := numbered(tokens, i + 1))
        and found[0] in (1, 2)
        and tokens[i + 1].kind is Kind.NUMBER
    ):
        number, end = found
    else:
        return None
    if _fold(tokens, end) in ("de", "du", "d'") and any(_fold(tokens, k) in words.round_not_of for k in (end + 1, end + 2)):
        return None
    return RoundMention(i, end, number)
