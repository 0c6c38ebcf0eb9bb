"""Titles and parties that several names share.

Goes in: the tokens and noun groups of a sentence. Goes out: the same groups, each name with what it shares with the others:
`les députés LR A et B`, `les socialistes A et B`, `A et B, tous deux UMP`, `PS : A, B et C`, `Chez les Verts, A (Ain) et B (Jura)`,
`le binôme PCF A-B`, `A, B et C, tous députés sortants`, `ses rivales LR A et LREM B`, `A et B,
respectivement T et T'`.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from typing import TYPE_CHECKING

from kg.extract.names import PartyMention
from kg.extract.roles import Role, singular_title
from kg.extract.tokens import Kind, Token

if TYPE_CHECKING:
    from kg.extract.groups import Group

_PAIRS = frozenset({"binome", "tandem", "duo", "ticket", "paire", "attelage", "trio"})
_ALL = frozenset({"tous", "toutes", "deux", "trois", "quatre", "cinq", "les", "egalement", "respectivement"})
_COUNTS = frozenset({"deux", "trois", "quatre", "tous", "toutes"})
_FRAMES = frozenset({"chez", "au", "a", "aux", "cote", "pour", "du"})
_SUCH = frozenset({"comme", "dont", "notamment", "parmi", "lesquels", "lesquelles", "tels", "telles", "que", "a", "l'", "image", "de"})
_LONGEST_LINK = 9
_WHERE = frozenset({"dans", "a", "en", "au", "aux", "la", "le", "l'", "les", "circonscription", "canton", "de", "du", "d'"})
_LINKS = frozenset({",", "et", "-", "–", ";", "comme", "ou", "&", "/", "*"})


def share(tokens: Sequence[Token], groups: list[Group]) -> None:
    """Give every name the titles and parties that it shares with others of its sentence."""
    if not any(g.person is not None for g in groups):
        return
    for source in [g for g in groups if g.person is None and g.plural]:
        _give(source, _each_with_a_label(tokens, groups, next(n for n, g in enumerate(groups) if g is source)))
    for index, group in enumerate(groups):
        if group.person is None and _frames(tokens, group):
            _framed(tokens, groups, index)
        elif group.person is None and (group.plural or _of_pair(tokens, group) or _heads(tokens, group)):
            _forward(tokens, groups, index)
        elif index and group.person is not None and not groups[index - 1].parties and _hyphened(tokens, groups[index - 1], group):
            groups[index - 1].parties.extend(group.parties)
        if group.person is None and index and (group.plural or _fold(tokens, group.i - 1) in _COUNTS):
            _backward(tokens, groups, index)
        if group.person is None and _fold(tokens, group.i - 1) == "respectivement":
            _in_turn(tokens, groups, index)


def _fold(tokens: Sequence[Token], k: int) -> str:
    return tokens[k].fold if 0 <= k < len(tokens) else ""


def _of_pair(tokens: Sequence[Token], group: Group) -> bool:
    """`le binôme PCF A-B`, `le tandem divers gauche A et B`."""
    return isinstance(group.head, PartyMention) and _fold(tokens, group.head.i - 1) in _PAIRS


def _hyphened(tokens: Sequence[Token], first: Group, second: Group) -> bool:
    """`A-B (PS)`, the pair of a canton."""
    return first.person is not None and first.j == second.i - 1 and _fold(tokens, first.j) in ("-", "–")


def _heads(tokens: Sequence[Token], group: Group) -> bool:
    """`PS : A, B, C`: a party that heads a list."""
    opens = group.head.i <= 2 or _fold(tokens, group.i - 1) == "mains" or _fold(tokens, group.head.i - 2) == "mains"
    return isinstance(group.head, PartyMention) and opens and _fold(tokens, group.j) == ":"


def _frames(tokens: Sequence[Token], group: Group) -> bool:
    """`Chez les Républicains,`, `Au PS,`, `Au groupe Union centriste,`, at the head of the sentence."""
    if not isinstance(group.head, PartyMention | Role) or not group.parties or _fold(tokens, group.j) != ",":
        return False
    if isinstance(group.head, Role) and group.roles[0].head.kind != "group":
        return False
    words = [t.fold for t in tokens[: group.head.i]]
    return (
        0 < len(words) <= 3 and words[0] in _FRAMES and all(w in (*_FRAMES, "groupe", "le", "la", "les", "l'", "de", "cote") for w in words)
    )


def _chain(tokens: Sequence[Token], groups: list[Group], first: int) -> list[Group]:
    """The names that commas and `et` tie together, from groups[first] on."""
    chain: list[Group] = []
    for group in groups[first:]:
        if group.person is None:
            break
        if chain and not _linked(tokens, chain[-1].j, _start(tokens, group)):
            break
        chain.append(group)
    return chain


def _each_with_a_label(tokens: Sequence[Token], groups: list[Group], index: int) -> list[Group]:
    """`les candidats P A, Q B et R C`: the names behind a plural title, each behind a label of its own."""
    source = groups[index]
    if not isinstance(source.head, Role) or len(source.parties) != 1 or source.parties[0].j != source.j:
        return []
    chain: list[Group] = []
    labels: list[PartyMention] = []
    label, end = source.parties[0], source.j
    for group in groups[index + 1 :]:
        if group.person is not None and group.i == end and not group.parties:
            labels.append(label)
            chain.append(group)
            end = -1
        elif end < 0 and isinstance(group.head, PartyMention) and not group.plural and _linked(tokens, chain[-1].j, group.i):
            label, end = group.head, group.j
        else:
            break
    if len({label.party for label in labels}) < 2:
        return []
    for group, its in zip(chain, labels, strict=True):
        group.parties.append(its)
        if its is not source.parties[0]:
            group.i, group.before = its.i, _fold(tokens, its.i - 1)
    covered = [g for g in groups if g.person is None and any(c.i <= g.i and g.j <= c.j for c in chain)]
    groups[:] = [g for g in groups if not any(g is c for c in covered)]
    return chain


def _start(tokens: Sequence[Token], group: Group) -> int:
    """Index of the article in front of a name's label (`la socialiste X`)."""
    return group.i - 1 if _fold(tokens, group.i - 1) in ("le", "la", "l'") else group.i


def _linked(tokens: Sequence[Token], end: int, start: int) -> bool:
    between = tokens[end:start]
    if not between or len(between) > _LONGEST_LINK or between[-1].fold not in _LINKS:
        return False
    return all(t.fold in _LINKS or t.fold in _WHERE or t.kind is not Kind.WORD or t.capital for t in between)


def _forward(tokens: Sequence[Token], groups: list[Group], index: int) -> None:
    """Names right after the plural, perhaps after a comma or a colon."""
    source = groups[index]
    chain = _chain(tokens, groups, index + 1)
    if not chain:
        return
    start = chain[0].i
    between = [t.fold for t in tokens[source.j : start]]
    such = between[:1] == [","] and len(between) > 1 and all(w in _SUCH for w in between[1:])
    listed = such or between in ([":"], [","]) or (between and between[-1] == ":" and len(between) <= 8)
    if between and not listed:
        return
    if between == [","] and not (isinstance(source.head, Role) and len(chain) > 1):
        return
    if len(chain) < 2 and not such and not _heads(tokens, source):
        return
    _give(source, chain)


def _framed(tokens: Sequence[Token], groups: list[Group], index: int) -> None:
    chain = _chain(tokens, groups, index + 1)
    if chain and chain[0].i == groups[index].j + 1:
        _give(groups[index], chain)


def _backward(tokens: Sequence[Token], groups: list[Group], index: int) -> None:
    """`A et B, tous deux UMP,`, `A et B, députés LR,`."""
    source = groups[index]
    k = source.i - 1
    marked = False
    while _fold(tokens, k) in _ALL:
        marked, k = True, k - 1
    if _fold(tokens, k) not in (",", "(") or (isinstance(source.head, Role) and source.roles[0].determiner):
        return
    chain: list[Group] = []
    end = k
    for group in reversed(groups[:index]):
        if group.person is None or (group.j != end if not chain else not _linked(tokens, group.j, _start(tokens, chain[0]))):
            break
        chain.insert(0, group)
        end = group.i
    closed = source.j >= len(tokens) or tokens[source.j].text in ",.;:)"
    if len(chain) > 1 and (marked or closed):
        _give(source, chain)


def _in_turn(tokens: Sequence[Token], groups: list[Group], index: int) -> None:
    """`A et B, respectivement T et T'`: to each name its own title, where there are as many of both."""
    end = groups[index].i - 2  # the comma before `respectivement`
    names: list[Group] = []
    for group in reversed(groups[:index]):
        tied = _linked(tokens, group.j, names[0].i) if names else group.j == end
        if group.person is None or not tied:
            break
        names.insert(0, group)
    titles = groups[index].roles
    if len(names) > 1 and len(names) == len(titles):
        for name, title in zip(names, titles, strict=True):
            name.roles.append(title)
            name.parties.extend(title.parties if not name.parties else ())


def _give(source: Group, chain: list[Group]) -> None:
    for group in chain:
        own = {p.party for p in group.parties}
        if not own:
            group.parties.extend(p for p in source.parties if p.party not in own)
        for role in source.roles:
            if role.plural and not any(r.head is role.head for r in group.roles):
                group.roles.append(_singular(role, own))


def _singular(role: Role, own: set[str]) -> Role:
    """One bearer's share of a plural title; not its label, where the bearer has one of their `own`."""
    one = copy(role)
    one.title = singular_title(role)
    one.parties = [p for p in role.parties if not own or p.party in own]
    one.plural = False
    return one
