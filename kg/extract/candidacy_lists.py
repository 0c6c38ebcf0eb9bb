"""Candidacies told by lists: `la liste PS de X`, `celle du maire sortant`, `X, à la tête d'une union`.

Goes in: a sentence. Goes out: drafts of `candidacy` of those who head lists.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.analysis import Read
from kg.extract.candidacy_draft import candidacy
from kg.extract.clauses import Noun
from kg.extract.drafts import Draft
from kg.extract.groups import Group
from kg.extract.stance import ASSERTED, UNCONFIRMED
from kg.extract.text import LISTS, Actor, Text

_HEADED = frozenset({"liste", "union", "coalition", "rassemblement", "alliance"})
POSSIBLE = frozenset({"eventuelle", "eventuel", "possible", "hypothetique", "probable", "potentielle", "potentiel"})
#: Nouns of what is only talked of (`l'hypothèse d'une candidature de X`).
_TALK = frozenset({"hypothese", "eventualite", "idee", "rumeur", "rumeurs", "possibilite", "projet", "scenario"})


def of_lists(text: Text, read: Read) -> Iterator[Draft]:
    """Candidacies that the lists of a sentence tell."""
    for group in read.groups:
        if group.entity is not None and not group.guessed:
            yield from _at_the_head(text, read, group)
    for noun in read.nouns:
        if noun.word in LISTS and noun.word != "equipe":
            yield from _of_list(text, read, noun)
    yield from _recalled_list(text, read)


def _at_the_head(text: Text, read: Read, group: Group) -> Iterator[Draft]:
    """`X, à la tête d'une liste citoyenne`, `X, à la tête d'une union de la gauche`."""
    k = group.j + 1
    words = [read.fold(n) for n in range(k, k + 4)]
    if group.person is None or read.fold(group.j) != "," or (words[:3] != ["a", "la", "tete"] and words[:3] != ["tete", "de", "la"]):
        return
    if any(read.fold(n) in _HEADED for n in range(k + 3, k + 6)):
        end = next((p.j for p in read.parties if k < p.i <= k + 7), k + 6)
        party = next((p.party for p in read.parties if k < p.i <= k + 7), None)
        actor = Actor(group.i, group.j, group.entity, group=group)
        if draft := candidacy(
            text, read, actor, text.settings.at(read, group.i, end), party, group.i, end, "candidacy/at-the-head", ASSERTED
        ):
            yield draft


def _of_list(text: Text, read: Read, noun: Noun) -> Iterator[Draft]:
    """`la liste PS de X`, `la candidature de X`, `l'éventuelle candidature de X`."""
    around = {read.fold(k) for k in (noun.j - 2, noun.j, noun.j - 1)}
    told = next((c for c in read.clauses if c.subject is noun), None)
    doubted = told is not None and told.verb.tense.startswith("conditional")
    talked = bool(_TALK & {read.fold(noun.i - n) for n in (1, 2, 3)})
    stance = UNCONFIRMED if talked or around & POSSIBLE or (doubted and noun.word == "candidature") else ASSERTED
    for actor in text.actors(read, noun):
        if actor.entity is not None and actor.of_list:
            setting = text.settings.at(read, actor.i, actor.j)
            if draft := candidacy(text, read, actor, setting, actor.party, actor.i, actor.j, "candidacy/list-of", stance):
                yield draft


def _recalled_list(text: Text, read: Read) -> Iterator[Draft]:
    """`la liste de X affrontera celle du maire sortant, Y`."""
    lists = [n for n in read.nouns if n.word in ("liste", "listes")]
    for group in read.groups:
        k = group.i if read.fold(group.i) in ("du", "des", "d'") else group.i - 1
        if group.entity is None or read.fold(k - 1) not in ("celle", "celles") or group.before != "de" or not any(n.j <= k for n in lists):
            continue
        actor = Actor(group.i, group.j, group.entity, group=group)
        if draft := candidacy(
            text, read, actor, text.settings.at(read, k - 1, group.j), None, k - 1, group.j, "candidacy/list-of", ASSERTED
        ):
            yield draft
