"""Parties, alliances, groups, blocs and nuances, with every way of writing them.

Goes in: `parties.yaml`. Goes out: parties by name, forms by key. Refused (`ResourceError`): unknown fields and kinds, a party
that follows nobody, two parties of one name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from importlib.resources import files
from typing import Any

import yaml

from kg.errors import ResourceError
from kg.lexicon.keys import key, longest_by_head

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
KINDS = frozenset({"party", "alliance", "group", "bloc", "label", "foreign"})
_FIELDS = frozenset(
    {
        "name",
        "kind",
        "side",
        "acronyms",
        "names",
        "members",
        "codes",
        "since",
        "until",
        "follows",
        "tight",
        "parenthesis",
        "strict",
    }
    | {"ambiguous", "need_capital", "label", "after", "place", "chamber", "wikidata"}
)


@dataclass(frozen=True, slots=True)
class Party:
    """A party at one time of its life; `label` is the name that facts carry, `side` its place on the political scale."""

    name: str
    kind: str
    label: str
    side: str = ""
    acronyms: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    follows: str = ""
    place: str = ""
    chamber: str = ""
    wikidata: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing a party.

    `style`: name, acronym, member or code. `text` as listed; `tight`: counts only in parentheses, after a
    determiner or a labelled noun; `parenthesis`: in parentheses or after a labelled noun; `after`: the word before must be one
    of these.
    """

    party: Party
    style: str
    text: str
    gender: str = ""
    plural: bool = False
    tight: bool = False
    parenthesis: bool = False
    capital: bool = False
    after: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Parties:
    """Every party by the key of its name, its forms by key, and the words that labels go with.

    `loose` are those of `labelled` that a colour or a trade may follow too; `heads` the first words of the forms, each with the number of
    words of the longest that begins so.
    """

    by_name: Mapping[str, Party]
    forms: Mapping[str, tuple[Form, ...]]
    labelled: frozenset[str]
    loose: frozenset[str]
    between: frozenset[str]
    heads: Mapping[str, int]
    codes: Mapping[str, Party] = field(default_factory=dict)

    def get(self, text: str) -> Party | None:
        """The party that a label in any of its written forms names; None where it is unknown. National before local ones."""
        wanted = key(text)
        if party := self.by_name.get(wanted):
            return party
        forms = self.forms.get(wanted, ())
        return min(forms, key=lambda f: f.party.place != "").party if forms else self.codes.get(text.strip().upper())

    @cached_property
    def successors(self) -> Mapping[str, str]:
        """Name of a party to the name that it took next."""
        return {p.follows: p.name for p in self.by_name.values() if p.follows}

    def lineage(self, party: Party) -> tuple[str, ...]:
        """The names that a party has had, oldest first, its own among them."""
        before: list[str] = []
        at = party
        while at.follows:
            before.insert(0, at.follows)
            at = self.by_name[key(at.follows)]
        after: list[str] = []
        name = party.name
        while name in self.successors:
            name = self.successors[name]
            after.append(name)
        return (*before, party.name, *after)


def _plural(word: str) -> str:
    if word.endswith(("s", "x")):
        return word
    return word[:-2] + "aux" if word.endswith("al") else word + "s"


def _members(party: Party, row: Mapping[str, Any]) -> Iterator[Form]:
    """The four forms of each word for a member; words of one form for both genders carry no gender."""
    strict = bool(row.get("strict"))
    for member in row.get("members", ()):
        masculine, _, feminine = member.partition("/")
        for word, gender in ((masculine, "m" if feminine else ""), (feminine, "f")):
            head, space, tail = word.partition(" ")
            if head:
                yield Form(party, "member", word, gender, parenthesis=strict)
                plural = _plural(head)
                yield Form(party, "member", plural + space + tail, gender, True, parenthesis=strict)


def _forms(party: Party, row: Mapping[str, Any]) -> Iterator[Form]:
    tight, parenthesis = set(row.get("tight", ())), set(row.get("parenthesis", ()))
    ambiguous, after = frozenset(row.get("ambiguous", ())), frozenset(row.get("after", ()))
    for acronym in party.acronyms:
        yield Form(party, "acronym", acronym, tight=acronym in tight, parenthesis=acronym in parenthesis)
    for name in row.get("names", ()):
        capital = name[0].isupper() or bool(row.get("need_capital"))
        yield Form(party, "name", name, tight=name in ambiguous, capital=capital, after=after, plural=name.startswith("Les "))
        if name.startswith("Les "):
            yield Form(party, "name", name[4:], capital=True, plural=True, after=frozenset({"des", "aux", "les"}))
    for code in party.codes:
        if code not in party.acronyms:
            yield Form(party, "code", code, parenthesis=True)
    yield from _members(party, row)


def _party(row: Mapping[str, Any]) -> Party:
    name = str(row.get("name"))
    if odd := set(row) - _FIELDS:
        raise ResourceError(f"parties.yaml: {name}: unknown field {', '.join(sorted(odd))}", f"use {', '.join(sorted(_FIELDS))}")
    if row.get("kind") not in KINDS:
        raise ResourceError(f"parties.yaml: {name}: kind {row.get('kind')!r}", f"use one of {', '.join(sorted(KINDS))}")
    return Party(
        name, row["kind"], row.get("label", name), row.get("side", ""),
        tuple(row.get("acronyms", ())), tuple(row.get("codes", ())),
        row.get("since"), row.get("until"), row.get("follows", ""), row.get("place", ""), row.get("chamber", ""), row.get("wikidata", ""),
    )  # fmt: skip


def read() -> Parties:
    """The parties of the package.

    Raises:
        ResourceError: a row is not what it must be.
    """
    raw = yaml.load(files("kg").joinpath("resources", "lexicon", "parties.yaml").read_text("utf-8"), Loader=Loader)
    by_name: dict[str, Party] = {}
    forms: dict[str, tuple[Form, ...]] = {}
    codes: dict[str, Party] = {}
    for row in raw["parties"]:
        party = _party(row)
        if key(party.name) in by_name:
            raise ResourceError(f"parties.yaml: {party.name} stands twice", "keep one row")
        by_name[key(party.name)] = party
        for form in _forms(party, row):
            forms[key(form.text)] = (*forms.get(key(form.text), ()), form)
        for code in party.codes:
            codes.setdefault(code, party)
    for party in by_name.values():
        if party.follows and key(party.follows) not in by_name:
            raise ResourceError(f"parties.yaml: {party.name} follows {party.follows}, which has no row", "add it")
    _nuances(raw["nuances"], by_name, forms, codes)
    heads = longest_by_head(forms)
    return Parties(by_name, forms, frozenset(raw["labelled"]), frozenset(raw["loose"]), frozenset(raw["between"]), heads, codes)


def _nuances(raw: Mapping[str, str], by_name: dict[str, Party], forms: dict[str, tuple[Form, ...]], codes: dict[str, Party]) -> None:
    labels = {key(p.label): p for p in by_name.values()} | by_name
    for code, label in raw.items():
        if key(label) not in labels:
            raise ResourceError(f"parties.yaml: nuance {code}: {label} is no party", "name a row")
        codes.setdefault(code, labels[key(label)])
        forms[key(code)] = (*forms.get(key(code), ()), Form(labels[key(label)], "code", code, parenthesis=True))
