"""Statements: words in quotation marks that the text gives to somebody with a name.

Goes in: a `Text`. Goes out: drafts of `statement`, one for each quotation whose speaker is told.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.analysis import Read
from kg.extract.drafts import Draft
from kg.extract.sayings import Cue
from kg.extract.sentences import Quotation
from kg.extract.text import Text
from kg.ids import slug
from kg.model import Zone

#: A fragment of fewer words may be a name or a scare quote.
_FEW = 4
_NEAR = 3


def statements(text: Text) -> Iterator[Draft]:
    """Quotations with their named speakers; words quoted twice, or in part in a headline, are one statement."""
    drafts: list[Draft] = []
    for read in text.sentences:
        if read.sentence.inside is not None or read.zone is Zone.TEASER:
            continue
        for quotation in read.sentence.quotations:
            draft = _statement(text, read, quotation)
            if draft is not None:
                drafts.append(draft)
    _unite(drafts)
    yield from drafts


def _unite(drafts: list[Draft]) -> None:
    """Give a quotation that is part of a longer one of the same speaker the longer one's words."""
    by_speaker: dict[int | str, list[Draft]] = {}
    for draft in drafts:
        speaker = draft.slots["speaker"]
        by_speaker.setdefault(speaker if isinstance(speaker, str) else id(speaker), []).append(draft)
    for own in by_speaker.values():
        longest = sorted(((f" {slug(d.slots['quote']).replace('-', ' ')} ", d) for d in own), key=lambda row: -len(row[0]))
        for n, (words, draft) in enumerate(longest):
            if words.count(" ") <= _FEW - 1:
                continue
            holder = next((d for held, d in longest[:n] if words in held), None)
            if holder is not None:
                draft.slots["quote"] = holder.slots["quote"]


def _statement(text: Text, read: Read, quotation: Quotation) -> Draft | None:
    speakers = text.reference.speakers
    source = speakers.of.get(id(quotation))
    if source is None or not source.name or source.vague:
        return None
    cue = speakers.cue_of.get(id(quotation))
    if not quotation.opaque and quotation.last - quotation.first < _FEW and not _sure(read, quotation, cue):
        return None
    span = quotation.span
    view = text.analysis.view
    said = view.quote(span.inner_start, span.inner_end).quote.strip().rstrip(",").rstrip()
    i, j = quotation.first, quotation.last
    if cue is not None:
        i, j = min(i, cue.i), max(j, cue.j)
    rule = cue.frame.id if cue is not None and cue.frame is not None else "speech/react" if cue is not None else "speech/continued"
    return Draft("statement", {"speaker": source.entity or source.label, "quote": said}, read, i, j, rule)


def _sure(read: Read, quotation: Quotation, cue: Cue | None) -> bool:
    """Whether a fragment of a few words is surely somebody's: a verb of judging governs it (`dénonce une « trahison »`)."""
    if cue is None or cue.kind != "verb" or cue.clause is None or quotation.last - quotation.first < 2:
        return False
    return 0 <= quotation.first - cue.j <= _NEAR and cue.manner in ("judge", "deny") and not cue.inverted
