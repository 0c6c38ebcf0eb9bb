"""The extractor: one document in, typed facts with their evidence out.

Every reader of facts is a function from a `Text` to drafts; this module knows their order and nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.facts import BaseFact
from kg.model import Document

if TYPE_CHECKING:
    from kg.extract.drafts import Draft
    from kg.extract.text import Text


class Stages(NamedTuple):
    """What each stage made of a document: the text as read, what the rules drafted, what was kept of that, the facts."""

    text: Text
    drafted: list[Draft]
    kept: list[Draft]
    facts: list[BaseFact]


def extract(document: Document) -> list[BaseFact]:
    """The facts of a document, in the order of their first mention."""
    return stages(document).facts


def stages(document: Document) -> Stages:
    """The same, with what was made on the way, for those who ask why."""
    from kg.extract.credit import credit
    from kg.extract.merge import merge
    from kg.extract.readers import drafts_of
    from kg.extract.settle import settle
    from kg.extract.terms import end_terms
    from kg.extract.text import read_text

    text = read_text(document)
    drafts = list(drafts_of(text))
    end_terms(drafts)
    drafts.sort(key=lambda d: (d.read.index, d.i))
    kept = settle(text, list(credit(text, drafts)))
    return Stages(text, drafts, kept, merge(text, kept))
