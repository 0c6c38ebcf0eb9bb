"""Slugs and the relative identifiers of everything in the graph.

Goes in: names and codes. Goes out: readable paths such as `contest/senatoriales-2023/988`, which stand behind a base IRI where
RDF is written. One builder (`build`) and one parser (`parse`), each the inverse of the other, and one table (`KINDS`) of what
there is. Refused (`IdentifierError`): a kind that is not in the table, too few or too many parts, a part that no path may hold.

What is not known is the part `_`; a result in a round that no source tells is `result/senatoriales-2023/988/_/NAME`.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from kg.errors import KGError

#: Where identifiers are published unless a store says otherwise.
DEFAULT_BASE = "https://w3id.org/kg-fr/id/"
#: The part that stands for what is not known.
UNKNOWN = "_"

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
#: The combining marks of Latin letters.
_MARKS = re.compile("[\u0300-\u034e\u0350-\u036f]+")
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l"})
_PART = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*|_")
_BASE = re.compile(r"https?://[^\s<>\"{}|\\^`?#]+[/#]")
_HASH_DIGITS = 10


class IdentifierError(KGError):
    """A path is no identifier of this project, or cannot be made of these parts."""


class Identifier(NamedTuple):
    """A path taken apart: `contest/senatoriales-2023/988` is of kind `contest` with two parts."""

    kind: str
    parts: tuple[str, ...]

    def __str__(self) -> str:
        return "/".join((self.kind, *self.parts))


#: Kind → the names of its parts, those in brackets may be left out at the end.
KINDS: Mapping[str, tuple[str, ...]] = {
    "person": ("name",),
    "party": ("name",),
    "list": ("election", "constituency", "name"),
    "constituency": ("code",),
    "election": ("election",),
    "contest": ("election", "constituency"),
    "round": ("election", "constituency", "number"),
    "candidacy": ("election", "constituency", "candidate"),
    "result": ("election", "constituency", "number", "candidate"),
    "turnout": ("election", "constituency", "number", "[time]"),
    "seats": ("election", "constituency", "holder", "[chamber]", "[round]"),
    "office": ("title", "[territory]"),
    "chamber": ("name",),
    "nuance": ("scheme", "code"),
    "mandate": ("person", "title", "territory", "since"),
    "resignation": ("person", "title", "since"),
    "step": ("person", "title", "since", "status", "[hash]"),
    "affiliation": ("person", "party"),
    "endorsement": ("giver", "receiver", "kind"),
    "quotation": ("hash",),
    "source": ("publisher", "date", "title"),
    "body": ("name",),
    "fact": ("hash",),
    "statement": ("hash",),
    "evidence": ("hash", "number", "[selector]"),
    "conflict": ("hash", "[side]"),
    "breach": ("hash",),
    "rule": ("name",),
    "activity": ("name",),
    "agent": ("name",),
    "graph": ("name", "[date]", "[title]"),
    "dataset": ("name",),
}


def _pattern(kind: str, named: tuple[str, ...]) -> re.Pattern[str]:
    """The paths of a kind, so that building one costs one match."""
    part = f"/(?:{_PART.pattern})"
    optional = sum(name.startswith("[") for name in named)
    return re.compile(kind + part * (len(named) - optional) + f"(?:{part}){{0,{optional}}}")


_PATHS = {kind: _pattern(kind, named) for kind, named in KINDS.items()}


def fold(text: str) -> str:
    """Lower case without accents or ligatures, for comparing words however they are typed."""
    if text.isascii():
        return text.lower()
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", text.translate(_LIGATURES)))
    if not plain.isascii():
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    return plain.lower()


def slug(text: str) -> str:
    """ASCII letters, digits and single hyphens: `Anne Morèl` becomes `anne-morel`."""
    return _NOT_SLUG.sub("-", fold(text)).strip("-")


def name_part(text: str | None) -> str:
    """A name as the part of a path: its slug, a hash where no letter of it is Latin, `_` where there is none."""
    if text is None or not text.strip():
        return UNKNOWN
    return slug(text) or "x-" + digest(text, _HASH_DIGITS)


def digest(text: str, digits: int = 16) -> str:
    """The first hex digits of a text's SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:digits]


def build(kind: str, *parts: str | int | None) -> str:
    """The path of something: `build("round", "senatoriales-2023", "988", 2)` is `round/senatoriales-2023/988/2`.

    Args:
        kind: one of `KINDS`.
        parts: as `KINDS` names them; None where it is not known. Names go through `name_part` first.

    Raises:
        IdentifierError: no such kind, wrong number of parts, or a part with a character that no path may hold.
    """
    path = "/".join([kind, *[UNKNOWN if part is None else str(part) for part in parts]])
    pattern = _PATHS.get(kind)
    if pattern is None or not pattern.fullmatch(path):
        parse(path)  # says what is wrong
    return path


def parse(path: str) -> Identifier:
    """The kind and the parts of a path.

    Raises:
        IdentifierError: it is no path that `build` makes.
    """
    kind, *parts = path.split("/")
    named = KINDS.get(kind)
    if named is None:
        raise IdentifierError(f"{path!r}: no kind {kind!r}", f"the kinds are {', '.join(KINDS)}")
    least = sum(not name.startswith("[") for name in named)
    if not least <= len(parts) <= len(named):
        raise IdentifierError(f"{path!r}: {len(parts)} parts", f"write {'/'.join((kind, *named))}")
    for part in parts:
        if not _PART.fullmatch(part):
            raise IdentifierError(f"{path!r}: {part!r} cannot be a part", "use letters, digits and single hyphens, or _ alone")
    return Identifier(kind, tuple(parts))


def is_identifier(path: str) -> bool:
    """Whether `build` could have made this path."""
    try:
        parse(path)
    except IdentifierError:
        return False
    return True


class Base:
    """The IRI that relative identifiers stand behind; changing it changes no stored fact.

    Raises:
        IdentifierError: not an http(s) IRI that ends in `/` or `#`.
    """

    def __init__(self, iri: str = DEFAULT_BASE) -> None:
        if not _BASE.fullmatch(iri):
            raise IdentifierError(f"{iri!r} cannot be a base IRI", "give one such as https://example.org/id/, with its last slash")
        self.iri = iri

    def absolute(self, path: str) -> str:
        """The IRI of a path."""
        return self.iri + path

    def relative(self, iri: str) -> str | None:
        """The path of an IRI; None where it is none of ours."""
        path = iri.removeprefix(self.iri)
        return path if path != iri and is_identifier(path) else None


def is_address(store: object) -> bool:
    """Whether a store is named by the address of a server."""
    return isinstance(store, str) and store.lower().startswith(("http://", "https://"))
