"""Candidacies: who stands, stood, will stand or does not.

Goes in: a `Text`. Goes out: drafts of `candidacy`: what titles, lists, fields, phrases and verbs of standing tell.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.candidacy_fields import of_fields
from kg.extract.candidacy_lists import of_lists
from kg.extract.candidacy_phrases import of_phrases
from kg.extract.candidacy_titles import of_titles
from kg.extract.candidacy_verbs import of_verbs
from kg.extract.drafts import Draft
from kg.extract.text import Text


def candidacies(text: Text) -> Iterator[Draft]:
    """Candidacies that the text tells."""
    for read in text.sentences:
        if read.sentence.inside is None:
            yield from of_titles(text, read)
            yield from of_lists(text, read)
            yield from of_fields(text, read)
            yield from of_phrases(text, read)
            yield from of_verbs(text, read)
