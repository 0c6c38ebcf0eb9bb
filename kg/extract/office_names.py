"""Offices named by a function, a body or a place: `la présidence de la région`, `le fauteuil de maire`, `Matignon`.

Goes in: a sentence and a token. Goes out: the title of who holds the office, in the holder's gender, with its territory.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from kg.errors import ResourceError
from kg.extract.analysis import Read, language
from kg.extract.layout import layout_of
from kg.extract.names import PartyMention, PlaceMention
from kg.extract.role_complements import Complements
from kg.extract.roles import Role
from kg.lang.words import Loader

_CONTRACTED = {
    "le": "du",
    "la": "de la",
    "l'": "de l'",
    "les": "des",
    "un": "d'un",
    "une": "d'une",
    "son": "de son",
    "sa": "de sa",
    "leur": "de leur",
}
_CONTRACTED |= {"du": "du", "au": "du", "des": "des", "aux": "des", "cette": "de la", "ce": "du", "de": "de", "d'": "d'"}


@dataclass(frozen=True, slots=True)
class Named:
    """An office named over tokens i to j: `titles` are its masculine and feminine."""

    i: int
    j: int
    titles: tuple[str, str]
    territory: str | None = None
    role: Role | None = None

    def title(self, gender: str) -> str:
        """The title for a person of a gender."""
        title = self.titles[1] if gender == "f" else self.titles[0]
        return title[:1].lower() + title[1:]


@dataclass(frozen=True)
class Functions:
    """The words of `functions.yaml`."""

    functions: Mapping[str, tuple[str, str]]
    posts: frozenset[str]
    metonyms: Mapping[str, tuple[str, str]]
    portfolios: frozenset[str]
    leaders: Mapping[str, str]
    feminine: Mapping[str, str]
    mandates: Mapping[str, str]
    chosen_by: Mapping[str, str]
    sits_in: Mapping[str, str]


@lru_cache(maxsize=1)
def functions() -> Functions:
    """The functions of French public life.

    Raises:
        ResourceError: a key is unknown or missing.
    """
    raw: dict[str, Any] = yaml.load(files("kg").joinpath("resources", "lang", "fr", "functions.yaml").read_text("utf-8"), Loader=Loader)
    wanted = set(Functions.__dataclass_fields__)
    if odd := wanted ^ set(raw):
        raise ResourceError(f"functions.yaml: keys unknown or missing: {', '.join(sorted(odd))}", "name each field of Functions once")
    pairs = {key: {k: (v[0], v[1]) for k, v in raw[key].items()} for key in ("functions", "metonyms")}
    reverse = {key: {w: title for title, words in raw[key].items() for w in words} for key in ("leaders", "chosen_by", "sits_in")}
    return Functions(
        functions=pairs["functions"],
        posts=frozenset(raw["posts"]),
        metonyms=pairs["metonyms"],
        portfolios=frozenset(raw["portfolios"]),
        feminine=raw["feminine"],
        mandates=raw["mandates"],
        **reverse,
    )


def gendered(title: str) -> tuple[str, str]:
    """Masculine and feminine of a title of the data files."""
    return title, functions().feminine.get(title, title)


def function_at(read: Read, k: int) -> Named | None:
    """The office that the noun at token k names: a function, a post with its title, a place that stands for it."""
    of = functions()
    if k in layout_of(read).titled:
        return None
    word, two = read.fold(k), f"{read.fold(k)} {read.fold(k + 1)}"
    if word in of.posts:
        return _of_post(read, k)
    if word in of.portfolios and read.sentence.tokens[k].capital and read.fold(k - 1) in _CONTRACTED:
        return _of_portfolio(read, k)
    if word in of.metonyms and (read.sentence.tokens[k].capital or word == "perchoir"):
        return Named(k, k + 1, of.metonyms[word])
    for key, size in ((f"{two}{read.fold(k + 2)}", 3), (two, 2), (word, 1)):
        if titles := of.functions.get(key.replace("' ", "'")):
            return _with_complement(read, k, size, titles)
    return None


def _of_portfolio(read: Read, k: int) -> Named:
    """`quitte la Transition écologique`: the minister's title."""
    lang = language()
    role = Role(k, k, lang.titles.by_name["ministre"], head_at=k, head_end=k, title_at=k)
    complements = Complements(read.sentence.tokens, dict(layout_of(read).names), lang.titles, lang.words, role)
    end = complements.portfolios(k - 1) or k + 1
    words = f"{_CONTRACTED[read.fold(k - 1)]} {_written(read, k, end)}".replace("' ", "'")
    return Named(k, end, (f"ministre {words}", f"ministre {words}"))


def _of_post(read: Read, k: int) -> Named | None:
    """`le poste de secrétaire national`, `ses fonctions de maire`, `la tête`: the title behind the noun."""
    if read.fold(k + 1) not in ("de", "d'"):
        return None
    layout = layout_of(read)
    role = layout.roles.get(k + 2) or layout.roles.get(k + 1) or layout.heads.get(k + 2)
    if role is None or role.plural or not (role.head.is_office or role.head.kind == "candidate") or role.head.kind == "candidate":
        return None
    return of_role(role, k)


def of_role(role: Role, i: int | None = None) -> Named:
    """The office that a title names."""
    place = role.territory.name if role.territory else role.territory_text
    return Named(role.i if i is None else i, role.j, (role.title, role.title), place or None, role)


def _with_complement(read: Read, k: int, size: int, titles: tuple[str, str]) -> Named:
    tokens, lang = read.sentence.tokens, language()
    head = lang.titles.by_name[titles[0]]
    role = Role(k, k + size, head, head_at=k, head_end=k + size, title_at=k)
    Complements(tokens, dict(layout_of(read).names), lang.titles, lang.words, role).read()
    rest = role.title[len(_written(read, k, k + size)) :].strip()
    place = role.territory.name if role.territory else role.territory_text
    return Named(k, role.j, (f"{titles[0]} {rest}".strip(), f"{titles[1]} {rest}".strip()), place or None, role)


def _written(read: Read, i: int, j: int) -> str:
    return " ".join(t.text for t in read.sentence.tokens[i:j]).replace("' ", "'")


def body_at(read: Read, k: int) -> Named | None:
    """The title of who leads the body that the noun at token k names (`la région Normandie`, `le parti`, `LR`, `Lyon`)."""
    of, tokens = functions(), read.sentence.tokens
    mention = layout_of(read).names.get(k)
    article = _CONTRACTED.get(read.fold(k - 1), "")
    if isinstance(mention, PlaceMention):
        return Named(k, mention.j, gendered("maire"), mention.name) if mention.kind == "commune" else None
    if isinstance(mention, PartyMention) and not mention.adjective:
        link = article or ("d'" if tokens[k].text[:1].lower() in "aeéiouh" else "de")
        words = f"{link} {_written(read, k, mention.j)}".replace("' ", "'")
        return Named(k, mention.j, (f"président {words}", f"présidente {words}"))
    leader = of.leaders.get(read.fold(k))
    if leader is None:
        return None
    if leader in ("maire", "Premier ministre", "directeur de campagne"):
        place = layout_of(read).names.get(k + 1) or (layout_of(read).names.get(k + 2) if read.fold(k + 1) in ("de", "d'", "du") else None)
        name = place.name if leader == "maire" and isinstance(place, PlaceMention) and place.kind == "commune" else None
        return Named(k, k + 1, gendered(leader), name)
    return _of_body(read, k, article)


def _of_body(read: Read, k: int, article: str) -> Named | None:
    """`président` with the body at k as its complement."""
    if not article or read.fold(k - 1) in ("un", "une"):
        return None
    lang = language()
    role = Role(k, k, lang.titles.by_name["président"], head_at=k, head_end=k, title_at=k)
    Complements(read.sentence.tokens, dict(layout_of(read).names), lang.titles, lang.words, role).read_body(k)
    words = f"{article} {role.title}".replace("' ", "'")
    place = role.territory.name if role.territory else role.territory_text
    return Named(k, role.j, (f"président {words}", f"présidente {words}"), place or None, role)


def seat_at(read: Read, k: int) -> Named | None:
    """The mandate of who sits in the chamber that the noun at token k names."""
    words = functions().sits_in
    article = read.fold(k - 1)
    if article not in ("au", "a") and not (article in ("la", "l'", "le") and read.fold(k - 2) in ("a", "par")):
        return None
    for size in (3, 2, 1):
        key = " ".join(read.fold(n) for n in range(k, k + size))
        if title := words.get(key):
            return Named(k, k + size, gendered(title))
    return None
