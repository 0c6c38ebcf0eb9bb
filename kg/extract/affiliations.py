"""Affiliations: the parties that stand in a person's noun group.

Goes in: a `Text`. Goes out: drafts of `affiliation`.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.drafts import Draft
from kg.extract.text import Text


def affiliations(text: Text) -> Iterator[Draft]:
    """Parties that the text ties to a person."""
    for read in text.sentences:
        for group in read.groups:
            if group.entity is None:
                continue
            for party in group.parties:
                yield Draft("affiliation", {"person": group.entity, "party": party.party}, read, group.i, group.j, "affiliation/of-name")
