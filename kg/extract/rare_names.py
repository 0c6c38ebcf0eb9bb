"""Names of persons whose first name no list knows, and pairs of names that a hyphen ties.

Goes in: the tokens of a sentence. Goes out: persons (`le député M'jid El Karoui`, `Moana Tepa (Tapura)`), each with something beside it
that says that it is a person: a title or a label in front, a label or an age behind, a place in a list of names. Capitals alone do not do.
"""

from __future__ import annotations

from collections.abc import Collection

from kg.extract.people import NameLists, Person, is_first_name, name_word, surname_end, text_of, titled
from kg.extract.tokens import Kind, Token
from kg.lang.titles import Titles
from kg.lexicon import Parties

#: First halves of double first names.
_COMPOUNDED = frozenset(
    {"jean", "marie", "anne", "pierre", "paul", "louis", "charles", "claude", "francois", "marc", "rose", "eve", "ange"}
)
_CLOSERS = frozenset({",", ")", "*", ".", ";", "et"})


def rare_names(
    tokens: list[Token], taken: set[int], sure: Collection[Person], lists: NameLists, titles: Titles, parties: Parties
) -> list[Person]:
    """Two or more capitalised words in a row with evidence that they name a person; never over `taken` tokens or `sure` persons."""
    covered = taken | {k for p in sure for k in range(p.i, p.j)}
    ends = {p.j for p in sure}
    found: list[Person] = []
    i = 0
    while i < len(tokens) - 1:
        if i in covered or not _may_start(tokens[i], lists, parties):
            i += 1
            continue
        end = surname_end(tokens, i + 1, covered, lists)
        words = tokens[i + 1 : end]
        if end == i + 1 or any(t.fold in lists.bodies for t in words) or _is_place(tokens, i):
            i += 1
            continue
        if (
            _told_before(tokens, i, titles, parties, closed=_closed(tokens, end))
            or _told_behind(tokens, end, parties)
            or _in_list(tokens, i, end, ends, parties)
        ):
            first, last = tokens[i].text, titled(text_of(tokens, i + 1, end), words)
            found.append(Person(i, end, f"{first} {last}", first, last, ""))
            ends.add(end)
        i = end
    return found


def _may_start(token: Token, lists: NameLists, parties: Parties) -> bool:
    if not name_word(token, lists) or token.fold in lists.bodies or (token.upper and len(token.text) < 5):
        return False
    return token.fold not in parties.forms and not token.fold.startswith(("saint-", "sainte-", "mont-")) and len(token.text) > 2


def _closed(tokens: list[Token], end: int) -> bool:
    return end >= len(tokens) or tokens[end].fold in _CLOSERS


def _is_place(tokens: list[Token], i: int) -> bool:
    """Whether the words before say that it is a place."""
    return i > 0 and tokens[i - 1].fold in ("a", "en", "d'", "sur", "vers", "dans", "l'", "le", "la", "du", "au", "les", "des")


def _told_before(tokens: list[Token], i: int, titles: Titles, parties: Parties, *, closed: bool) -> bool:
    """`le député X`, `la candidate LR X`, `le socialiste X`, `selon le maire, X`."""
    k = i - 1
    if tokens[k].text == "," and closed:
        k -= 1
    if k > 1 and tokens[k].text == ")" and tokens[k - 2].text == "(" and _is_label(tokens[k - 1], parties):
        k -= 3
    while k >= 0 and (tokens[k].fold in titles.sitting_after or _is_label(tokens[k], parties)):
        if tokens[k].fold in parties.forms and not tokens[k].upper and k and tokens[k - 1].fold in ("le", "la", "l'", "au", "du"):
            return True
        k -= 1
    if k < 0:
        return False
    return any(
        form.words[-1] == tokens[k].fold
        and not form.plural
        and (len(form.words) == 1 or form.words[0] == tokens[k - len(form.words) + 1].fold)
        for form in titles.by_last.get(tokens[k].fold, ())
    )


def _is_label(token: Token, parties: Parties) -> bool:
    return token.fold in parties.forms and (token.upper or not token.capital)


def _told_behind(tokens: list[Token], end: int, parties: Parties) -> bool:
    """`X (LR)`, `X (PS, 12 %)`, `X, 54 ans`."""
    if end + 2 >= len(tokens):
        return False
    if tokens[end].text == "(":
        label = tokens[end + 1]
        return (
            label.fold in parties.forms and (label.upper or label.kind is Kind.WORD) and tokens[end + 2].fold in (")", ",", "-", "/", ";")
        )
    return tokens[end].text == "," and tokens[end + 1].kind is Kind.NUMBER and tokens[end + 2].fold == "ans"


def _in_list(tokens: list[Token], i: int, end: int, ends: Collection[int], parties: Parties) -> bool:
    """`PS : X, A et B`, `A, X et B`: between commas, among persons or under a label."""
    if not _closed(tokens, end) or not i:
        return False
    if tokens[i - 1].text == ":" and i >= 2 and _is_label(tokens[i - 2], parties):
        return True
    k = i - 1
    while k > 0 and tokens[k].fold in (",", "et", "*"):
        k -= 1
        if k + 1 in ends:
            return True
    return False


def split_pairs(tokens: list[Token], lists: NameLists) -> list[int]:
    """Cut `Jean Morin-Louise Perret` into two names; the indices (in the new list) of the hyphens set apart."""
    cut: list[int] = []
    k = 1
    while k < len(tokens) - 1:
        token = tokens[k]
        front, hyphen, back = token.text.rpartition("-")
        if hyphen and token.capital and tokens[k + 1].capital and is_first_name(tokens[k - 1], lists) and _two(token, front, back, lists):
            at = token.start + len(front)
            fold_front, _, fold_back = token.fold.rpartition("-")
            tokens[k : k + 1] = [
                Token(front, fold_front, token.start, at, Kind.WORD, True, front.isupper()),
                Token("-", "-", at, at + 1, Kind.SIGN, False, False),
                Token(back, fold_back, at + 1, token.end, Kind.WORD, True, back.isupper()),
            ]
            cut.append(k + 1)
            k += 2
        k += 1
    return cut


def _two(token: Token, front: str, back: str, lists: NameLists) -> bool:
    """Whether the halves are a surname and a first name."""
    front_fold, _, back_fold = token.fold.rpartition("-")
    if not back[:1].isupper() or len(back) < 3 or front_fold in ("saint", "sainte") or back_fold in lists.words.particles:
        return False
    if token.fold in lists.first_names or front_fold in _COMPOUNDED or "-" in front:
        return False
    return back_fold in lists.first_names
