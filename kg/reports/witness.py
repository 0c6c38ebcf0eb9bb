"""The evidence behind a fact, ready to be shown: which source, when, the words or the cell.

Goes in: facts of a resolution. Goes out: `Witness` values, in order of publication.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kg.facts import BaseFact, Cell, Evidence, Quote
from kg.resolved import Resolution


@dataclass(frozen=True, slots=True)
class Witness:
    """One source's word.

    Args:
        fact: identifier of the fact.
        document: name of the source; `publisher`, `published`, `url` where known.
        kind: article, or official results and how final.
        modality: how firmly it is said.
        words: the sentence or the cells that say it.
        places: where they stand: characters of the text, or sheet, row and columns.
        repeats: name of the document that this one repeats, empty where it repeats none.
    """

    fact: str
    document: str
    publisher: str
    published: str
    url: str
    kind: str
    modality: str
    words: tuple[str, ...]
    places: tuple[str, ...]
    repeats: str = ""

    @property
    def name(self) -> str:
        """The source on one line."""
        return ", ".join(part for part in (self.document, self.publisher, self.published[:16].replace("T", " ")) if part)

    @property
    def said(self) -> str:
        """The words on one line; what other words of it hold is not repeated."""
        kept = [w for n, w in enumerate(self.words) if not any(w in other and (w != other or n > m) for m, other in enumerate(self.words))]
        return " … ".join(" ".join(words.split()) for words in kept)

    @property
    def line(self) -> str:
        """Words and places on one line."""
        return f"{self.said} [{'; '.join(self.places)}]"

    def to_json(self) -> dict[str, Any]:
        """All that is known, as plain data."""
        given = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return {name: list(value) if isinstance(value, tuple) else value for name, value in given.items() if value}


def witness(resolution: Resolution, fact: BaseFact) -> Witness:
    """The evidence of a fact."""
    source = resolution.source_of(fact)
    original = resolution.copies.get(source.key, source.key)
    repeats = resolution.sources[original].document if original != source.key else ""
    return Witness(
        fact.id,
        source.document,
        source.publisher or "",
        source.published or "",
        source.url or "",
        source.kind.value,
        fact.modality.value,
        tuple(e.quote if isinstance(e, Quote) else e.value for e in fact.evidence),
        places(fact.evidence),
        repeats,
    )


def witnesses(resolution: Resolution, facts: Iterable[str]) -> tuple[Witness, ...]:
    """The evidence of several facts, in order of publication."""
    found = [witness(resolution, resolution.facts[identifier]) for identifier in facts]
    return tuple(sorted(found, key=lambda w: (w.published or "9999", w.document, w.fact)))


def places(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    """Where evidence stands, in words: characters of a text, cells of a file row by row."""
    rows: dict[tuple[str | None, int], list[str]] = {}
    found = []
    for one in evidence:
        if isinstance(one, Cell):
            rows.setdefault((one.sheet, one.row), []).append(one.column or "")
        else:
            found.append(f"caractères {one.start}-{one.end}")
    for (sheet, row), columns in rows.items():
        named = [c for c in dict.fromkeys(columns) if c]
        where = f"colonne{'s' if len(named) > 1 else ''} {', '.join(named)}" if named else ""
        found.append(", ".join(part for part in (f"feuille {sheet}" if sheet else "", f"ligne {row}", where) if part))
    return tuple(found)
