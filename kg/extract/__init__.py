"""The extractor: one document in, typed facts with their evidence out.

Every reader of facts is a function from a `Text` to drafts; this module knows their order and nothing else.
"""

from __future__ import annotations

from kg.facts import BaseFact
from kg.model import Document


def extract(document: Document) -> list[BaseFact]:
    """The facts of a document, in the order of their first mention."""
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
    return merge(text, settle(list(credit(text, drafts))))
