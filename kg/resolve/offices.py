"""Which office: one entity for each post, whatever the gender of its title and wherever its territory is written.

Goes in: `office` and `territory` as facts write them (`maire de Lyon`; `maire` + `Lyon`; `première adjointe`). Goes out: an
`Entity` `office/maire/lyon`. The head of a title is taken to its masculine (`kg.lang.titles`), small words are dropped
(`secrétaire d'État à la Citoyenneté` and `secrétaire d'État chargée de la Citoyenneté` are one post).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from kg.ids import build, fold, name_part, slug
from kg.lang import titles
from kg.resolve.places import Gazetteer
from kg.resolved import Entity

_SMALL = frozenset(
    """a au aux de des du d en et l la le les charge chargee chargees charges aupres sortant sortante ex ancien ancienne
    """.split()  # noqa: SIM905 (words read better as words)
)
#: Territory of offices of the whole country, as facts may write it; it says nothing.
_COUNTRY = frozenset({"france"})


@cache
def single_offices() -> Mapping[str, list[str]]:
    """The tables of `offices.yaml`: which offices one person at a time holds."""
    loaded: Mapping[str, list[str]] = yaml.safe_load(files("kg").joinpath("resources", "resolve", "offices.yaml").read_text("utf-8"))
    return loaded


@dataclass(frozen=True, slots=True)
class Post:
    """An office taken apart: slug of the head in the masculine, slug of what it is over, whether that is a territory."""

    head: str
    over: str
    territory: str | None


@cache
def _heads(first: str) -> tuple[titles.HeadForm, ...]:
    return titles.load().by_first.get(first, ())


def _words(text: str) -> list[str]:
    return fold(text).replace("’", "'").replace("'", "' ").split()


def head_of(text: str) -> tuple[str, list[str]]:
    """Masculine head of a title and the words after it; the whole is the head where the list of titles does not know it."""
    words = _words(text)
    while words and words[0].removesuffix("-").strip("'") in _SMALL:
        words = words[1:]
    if words and words[0].startswith("ex-"):
        words[0] = words[0].removeprefix("ex-")
    for form in _heads(words[0]) if words else ():
        if tuple(words[: len(form.words)]) == form.words:
            return form.head.same_as or form.head.name, words[len(form.words) :]
    return " ".join(words), []


def post_of(office: str, territory: str | None) -> Post:
    """Take an office apart."""
    head, rest = head_of(office)
    over = [w.strip("'") for w in rest if w.strip("',") not in _SMALL]
    complement = slug(" ".join(over))
    if territory and slug(territory) not in _COUNTRY:
        place = name_part(territory)
        head = slug(head) or name_part(office)
        if not complement or complement in place or place in complement:
            return Post(head, place, territory)
        return Post(f"{head}-{complement}", place, territory)
    return Post(slug(head) or name_part(office), complement, None)


class Posts:
    """Posts as entities; remembers what it was asked."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._known: dict[tuple[str, str | None], Entity] = {}

    def entity(self, office: str, territory: str | None = None) -> Entity:
        """The post that an office, with its territory, is."""
        asked = (office, territory)
        if asked not in self._known:
            self._known[asked] = self._find(office, territory)
        return self._known[asked]

    def _find(self, office: str, territory: str | None) -> Entity:
        post = post_of(office, territory)
        links: tuple[tuple[str, str], ...] = ()
        if post.territory:
            links = (("territory", self._gazetteer.entity(post.territory, election_of(post.head)).id),)
        label = office if territory is None or slug(territory) in slug(office) else f"{office} ({territory})"
        parts = (post.head, post.over) if post.over else (post.head,)
        return Entity(build("office", *parts), "office", label, links=links)


def election_of(head: str) -> str:
    """Type of the election that fills the office of a head (a slug); empty where none does or it is not known."""
    for form in _heads(head.split("-")[0]):
        if slug(form.head.name) == head and form.head.election:
            return form.head.election
    return ""
