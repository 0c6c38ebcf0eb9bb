"""What somebody leaves, on which day, and who receives it: the slots of a resignation beside its person and status.

Goes in: the place of the words of resignation in a sentence. Goes out: an office in the text's words, an ISO date, a name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from kg.extract.analysis import Read, language
from kg.extract.clauses import Clause
from kg.extract.entities import Entity
from kg.extract.groups import Group
from kg.extract.names import PartyMention
from kg.extract.roles import Role
from kg.extract.text import Text
from kg.extract.times import When, resolve
from kg.extract.tokens import Kind, Token
from kg.lang.words import Loader

_OF = frozenset({"de", "du", "des", "d'"})
_DETERMINERS = frozenset({"le", "la", "l'", "les", "son", "sa", "ses", "leur", "leurs", "ce", "cet", "cette", "ces", "mon", "ma", "mes"})
_MOST = 10
_AHEAD = 9
#: Words that point at a day from the one told last, with the days between.
_POINTING = {("meme", "jour"): 0, ("jour", "meme"): 0, ("jour-la", ""): 0, ("lendemain", ""): 1, ("veille", ""): -1}
_NEAR = 5
_BACK = 3
#: Titles of a person looked at before and after a sentence.
_TITLES = 60


@dataclass(frozen=True)
class LeavingWords:
    """The words of `leaving.yaml`."""

    posts: frozenset[str]
    chairs: dict[str, tuple[str, str]]
    bodies: frozenset[str]
    rooms: frozenset[str]
    portfolios: frozenset[str]
    houses: dict[str, str]
    supposed: frozenset[str]
    demanded: frozenset[str]
    letters: frozenset[str]

    def is_post(self, word: str) -> bool:
        """Whether a folded word names something that one resigns from."""
        return word in self.posts or word in self.chairs or word in self.bodies or word in self.houses


@lru_cache(maxsize=1)
def leaving_words() -> LeavingWords:
    """The words of leaving an office, loaded once."""
    raw: dict[str, Any] = yaml.load(files("kg").joinpath("resources", "lang", "fr", "leaving.yaml").read_text("utf-8"), Loader=Loader)
    chairs = {word: (one, other) for word, (one, other) in raw.pop("chairs").items()}
    houses = raw.pop("houses")
    return LeavingWords(chairs=chairs, houses=houses, **{name: frozenset(words) for name, words in raw.items()})


# -- the office ---------------------------------------------------------------------------------------------------------------


def post_after(read: Read, start: int, stop: int, by: Iterable[str]) -> int | None:
    """Token of the first word for a post between two tokens, brought in by one of the prepositions, or by none where there are none."""
    words, by = leaving_words(), tuple(by)
    for k in range(start, min(stop, start + _AHEAD, len(read.sentence.tokens))):
        if read.sentence.tokens[k].text in ";:.(":
            return None
        if not words.is_post(read.fold(k)) and not (read.fold(k) in words.portfolios and read.sentence.tokens[k].capital):
            continue
        brought = brought_by(read, k)
        if (brought in by) if by else (not brought and read.fold(k) not in words.rooms):
            return k
    return None


def further_posts(read: Read, k: int, stop: int) -> list[int]:
    """The posts that `et` adds to the one at token k: `son poste de secrétaire et la présidence du groupe`."""
    words = leaving_words()
    out: list[int] = []
    for m in range(k + 1, min(stop, k + 16, len(read.sentence.tokens))):
        if any(v.start == m for v in read.verbs) or read.sentence.tokens[m].text in ";:(":
            break
        word = read.fold(m)
        if (word in words.chairs or word in words.posts) and "et" in (read.fold(m - 2), read.fold(m - 3)):
            out.append(m)
    return out


def brought_by(read: Read, k: int) -> str:
    """The preposition that brings in the noun at k, contracted or before its determiner; empty for none."""
    k -= 1
    if read.fold(k) in ("du", "des", "d'"):
        return "de"
    if read.fold(k) in ("au", "aux"):
        return "a"
    if read.fold(k) in _DETERMINERS or read.fold(k) in ("propre", "tous", "toutes"):
        k -= 1
        while read.fold(k) in _DETERMINERS or read.fold(k) in ("tous", "toutes"):
            k -= 1
    return {"d'": "de"}.get(read.fold(k), read.fold(k)) if read.fold(k) in ("a", "de", "d'", "par", "pour", "dans", "sur", "avec") else ""


def office_at(read: Read, k: int, person: Entity) -> str | None:
    """The office that the noun at k gives: `poste de maire`, `présidence du groupe`, `bureau exécutif`; None where it names none."""
    words, word = leaving_words(), read.fold(k)
    if word in words.houses:
        return words.houses[word]
    if word in words.posts:
        role = next((r for r in read.roles if k < r.head_at <= k + 4 and not _verb_between(read, k, r.head_at)), None)
        return role.title if role is not None else None
    if word in words.chairs:
        masculine, feminine = words.chairs[word]
        rest = _complement(read, k + 1)
        return f"{feminine if person.gender == 'f' else masculine} {rest}".strip().replace("' ", "'")
    if word in words.portfolios:
        end = k + 1
        while end < len(read.sentence.tokens) and read.fold(end) in language().titles.body_adjectives:
            end += 1
        article = {"la": "de la ", "l'": "de l'", "les": "des ", "le": "du ", "du": "du ", "des": "des "}.get(read.fold(k - 1), "de ")
        return f"ministre {article}{joined(read.sentence.tokens[k:end])}"
    if word == "gouvernement":
        return None
    return f"{read.sentence.tokens[k].text} {_complement(read, k + 1)}".strip() if word in words.bodies else None


def _complement(read: Read, k: int) -> str:
    """The words after a chair or a body that say which: `du groupe LR`, `exécutif`."""
    tokens, start = read.sentence.tokens, k
    parties = {p.i: p for p in read.parties}
    adjectives = language().titles.body_adjectives
    while k < len(tokens) and k - start < _MOST:
        party = parties.get(k)
        if party is not None:
            k = party.j
        elif tokens[k].fold in adjectives or (tokens[k].fold.endswith(("if", "ive", "ique", "aire")) and k == start):
            k += 1
        elif tokens[k].fold in _OF and (end := _phrase(read, k, parties)) is not None:
            k = end
        else:
            break
    return joined(tokens[start:k])


def _phrase(read: Read, k: int, parties: dict[int, PartyMention]) -> int | None:
    """Index after `de la commission`, `du groupe`, `de Besançon`, starting at the preposition; None where none of these follows."""
    tokens = read.sentence.tokens
    k += 1
    while k < len(tokens) and tokens[k].fold in ("la", "l'", "le", "les"):
        k += 1
    if k >= len(tokens) or tokens[k].kind is not Kind.WORD or any(w.i <= k < w.j for w in read.times):
        return None
    if (party := parties.get(k)) is not None:
        return party.j
    place = next((p for p in read.places if p.i <= k < p.j), None)
    if place is not None:
        return place.j
    person = any(p.i <= k < p.j for p in read.persons)
    return None if person or tokens[k].fold in _DETERMINERS else k + 1


def _verb_between(read: Read, i: int, j: int) -> bool:
    return any(i < v.start < j for v in read.verbs)


def joined(tokens: list[Token]) -> str:
    """The text of tokens, elisions closed up."""
    out = ""
    for token in tokens:
        out += token.text if not out or out.endswith(("'", "’")) else " " + token.text
    return out


def office_of(text: Text, read: Read, person: Entity, *, minister: bool = False, past: bool = True) -> str | None:
    """The office that the document gives a person: in this sentence, before it, after it; one still held comes first.

    Args:
        minister: only an office in the government counts.
        past: whether one that the person no longer holds may be meant.
    """
    best: tuple[int, int, int] | None = None
    chosen: Role | None = None
    titles = text.titles_of(person)
    at = bisect_left(titles, read.index, key=lambda row: row[0])
    for index, order, role in titles[max(0, at - _TITLES) : at + _TITLES]:
        if (minister and not _ministerial(role)) or (role.status == "former" and not past):
            continue
        gap = 2 * (read.index - index) if index <= read.index else 2 * (index - read.index) + 1
        rank = (role.status == "former", gap, order)
        if best is None or rank < best:
            best, chosen = rank, role
    return chosen.title if chosen is not None else None


def _ministerial(role: Role) -> bool:
    return role.head.of == "ministry" or role.head.name in ("premier ministre", "chef du gouvernement", "garde des sceaux")


# -- the day ------------------------------------------------------------------------------------------------------------------


def day_of(text: Text, read: Read, i: int, j: int, *, future: bool = False) -> str | None:
    """The date that stands with tokens i to j: inside, right after, or in front of their clause."""
    times = [w for w in read.times if not w.only_hour and w.unit != "year" and not any(e.i <= w.i < e.j + 2 for e in read.elections)]
    best: tuple[int, int] | None = None
    chosen: When | None = None
    for when in times:
        if i <= when.i < j:
            gap = 0
        elif when.i >= j:
            gap = when.i - j + 1
            if gap > 5 or any(j <= v.start < when.i for v in read.verbs):
                continue
        else:
            gap = i - when.j + 2
            if any(when.j <= v.start < i for v in read.verbs):
                continue
        if best is None or (gap, when.i) < best:
            best, chosen = (gap, when.i), when
    published = text.analysis.document.published
    return resolve(chosen, published, future=future) if chosen is not None else _pointed_at(text, read, i, j)


def _pointed_at(text: Text, read: Read, i: int, j: int) -> str | None:
    """`le même jour`, `ce jour-là`, `le lendemain`, `la veille`: counted from the day that the text told last."""
    last = len(read.sentence.tokens)
    for k in range(max(0, i - _NEAR), min(j + _NEAR, last)):
        shift = _POINTING.get((read.fold(k), read.fold(k + 1)), _POINTING.get((read.fold(k), "")))
        if shift is None:
            continue
        for earlier in reversed(text.sentences[max(0, read.index - _BACK) : read.index + 1]):
            for when in reversed([w for w in earlier.times if earlier is not read or w.i < k]):
                day = resolve(when, text.analysis.document.published)
                if day is not None and len(day) == len("2023-09-24"):
                    return (date.fromisoformat(day) + timedelta(days=shift)).isoformat()
        return None
    return None


# -- who receives it ------------------------------------------------------------------------------------------------------------


def recipient_of(read: Read, clause: Clause) -> str | Entity | None:
    """Whom `à` or `auprès de` brings in."""
    for preposition, node in clause.obliques:
        if preposition in ("a", "aupres") and isinstance(node, Group) and (name := named(read, node)) is not None:
            return name
    return None


def named(read: Read, group: Group) -> str | Entity | None:
    """The person a group names, or its title where nobody is named (`préfet du Doubs`)."""
    if group.entity is not None:
        return group.entity
    if isinstance(group.head, Role) and not group.plural and not group.head.head.generic:
        return joined(read.sentence.tokens[group.head.head_at : group.head.j])
    return None
