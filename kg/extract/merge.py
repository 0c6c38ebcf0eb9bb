"""One fact, all its evidence: what headline, lede and body say of the same thing.

Goes in: the drafts of a document, in the order of the text. Goes out: typed facts. Two drafts are one fact where no slot that both say
differs; what was only inherited from the context yields to what a sentence says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.extract.drafts import Draft
from kg.extract.entities import Entity
from kg.extract.resignation_steps import absorb, one_resignation
from kg.extract.text import Text
from kg.extract.title_words import same_title
from kg.facts import FACT_TYPES, BaseFact, Modality, Outcome, Quote
from kg.ids import fold
from kg.model import Place, Zone

_FIRMNESS = (Modality.ASSERTED, Modality.REPORTED, Modality.PLANNED, Modality.UNCONFIRMED, Modality.DENIED)
_KEYS: dict[str, tuple[str, ...]] = {
    "candidacy": ("person",),
    "result": ("person", "party"),
    "turnout": (),
    "seats": ("party",),
    "resignation": ("person",),
    "office": ("person", "office"),
    "affiliation": ("person", "party"),
    "endorsement": ("source", "target"),
    "statement": ("speaker", "quote"),
}
#: Facts about one person, the first and the last, that a further mention is compared with.
_COMPARED = 40
#: Rounding of a turnout and an abstention that add up to a hundred.
_SUM_SLACK = 0.6


@dataclass(slots=True)
class Whole:
    """A fact with every draft that says it."""

    kind: str
    slots: dict[str, Any]
    inherited: set[str]
    drafts: list[Draft] = field(default_factory=list)

    def takes(self, draft: Draft) -> bool:
        """Whether a draft says the same; takes it in where it does."""
        if not self._agrees(draft):
            return False
        if self.kind == "resignation":
            absorb(self.slots, self.inherited, draft.slots, draft.inherited)
            self.drafts.append(draft)
            return True
        for slot, value in draft.slots.items():
            if value is None:
                continue
            mine = self.slots.get(slot)
            weak = slot in draft.inherited
            if mine is None or (slot in self.inherited and not weak):
                self.slots[slot] = value
                (self.inherited.add if weak else self.inherited.discard)(slot)
            elif _says_more(slot, value, mine):
                self.slots[slot] = value
        self.drafts.append(draft)
        return True

    def _agrees(self, draft: Draft) -> bool:
        first = self.drafts[0]
        if (first.read.zone is Zone.TEASER) is not (draft.read.zone is Zone.TEASER):
            return False
        if (first.stance.modality is Modality.DENIED) is not (draft.stance.modality is Modality.DENIED):
            return False
        if self.kind == "turnout" and not _one_count(self.slots, draft.slots):
            return False
        keys = _KEYS[self.kind]
        if any(_norm(self.slots.get(k)) != _norm(draft.slots.get(k)) for k in keys if k != "office"):
            return False
        if "office" in keys and not same_title(self.slots["office"], draft.slots["office"]):
            return False
        if self.kind == "resignation":
            return one_resignation(self.slots, self.inherited, draft.slots, draft.inherited)
        if self.kind == "result" and (_won_or_lost_later(self.slots, draft.slots) or _won_or_lost_later(draft.slots, self.slots)):
            return False
        return all(self._fits(slot, value, draft) for slot, value in draft.slots.items() if slot not in keys)

    def _fits(self, slot: str, value: Any, draft: Draft) -> bool:  # noqa: ANN401 (slots hold entities, words and numbers)
        mine = self.slots.get(slot)
        if value is None or mine is None or _norm(mine) == _norm(value):
            return True
        if slot == "office":
            return same_title(str(mine), str(value))
        if slot == "outcome":
            return {mine, value} == {Outcome.ELECTED, Outcome.ANNULLED}  # who was elected until a court said otherwise
        return slot == "constituency" and (slot in draft.inherited or slot in self.inherited)


def _says_more(slot: str, value: Any, mine: Any) -> bool:  # noqa: ANN401 (slots hold entities, words and numbers)
    """Whether a draft's value stands over one that agrees with it: the longer title; the court's word on an election."""
    if slot == "outcome":
        return value is Outcome.ANNULLED
    return slot in ("office", "party_text") and len(str(value)) > len(str(mine))


def _one_count(mine: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two turnouts can be of one count: a turnout and an abstention add up, and place and hour are the same."""
    turnout, abstention = mine.get("turnout", other.get("turnout")), mine.get("abstention", other.get("abstention"))
    if turnout is None or abstention is None:
        return mine.get("time") == other.get("time")
    same = all(mine.get(slot) == other.get(slot) for slot in ("time", "constituency", "election"))
    return same and abs(turnout + abstention - 100) <= _SUM_SLACK


def _won_or_lost_later(early: Mapping[str, Any], late: Mapping[str, Any]) -> bool:
    """Whether one is a first round that did not decide, and the other an outcome whose round is not told."""
    undecided = early.get("round") == 1 and early.get("outcome") not in (Outcome.ELECTED, Outcome.DEFEATED)
    decided = late.get("round") is None and late.get("outcome") in (Outcome.ELECTED, Outcome.DEFEATED)
    return undecided and decided and (early.get("share") or 0) < 50


def merge(text: Text, drafts: list[Draft]) -> list[BaseFact]:
    """The facts that drafts amount to, in the order of their first mention."""
    wholes: dict[tuple[str, ...], list[Whole]] = {}
    order: list[Whole] = []
    for draft in drafts:
        bucket = wholes.setdefault((draft.kind, *(str(_norm(draft.slots.get(k))) for k in _KEYS[draft.kind] if k != "office")), [])
        near = bucket if len(bucket) <= 2 * _COMPARED else [*bucket[:_COMPARED], *bucket[-_COMPARED:]]
        candidates = sorted(near, key=lambda w: -_likeness(w, draft))
        if not any(whole.takes(draft) for whole in candidates):
            whole = Whole(draft.kind, dict(draft.slots), set(draft.inherited), [draft])
            bucket.append(whole)
            order.append(whole)
    return [fact for whole in order if (fact := _fact(text, whole)) is not None]


def _likeness(whole: Whole, draft: Draft) -> int:
    return sum(
        2 if s not in draft.inherited else 1 for s, v in draft.slots.items() if v is not None and _norm(whole.slots.get(s)) == _norm(v)
    )


def _norm(value: Any) -> Any:  # noqa: ANN401 (slots hold entities, words and numbers)
    if isinstance(value, Entity):
        return f"entity {id(value)}"
    return fold(value) if isinstance(value, str) else value


def _fact(text: Text, whole: Whole) -> BaseFact | None:
    cls = FACT_TYPES[whole.kind]
    slots = {k: (v.name if isinstance(v, Entity) else v) for k, v in whole.slots.items() if v is not None and k in cls.SLOTS}
    if any(not any(slots.get(name) for name in group) for group in cls.KEYS):
        return None
    if whole.kind == "result" and "person" not in slots and not {"votes", "share", "rank"} & set(slots):
        return None  # `la droite l'emporte` is nobody's result
    firm = min(whole.drafts, key=lambda d: _FIRMNESS.index(d.stance.modality))
    said = [s for d in whole.drafts if d.stance.modality is firm.stance.modality for s in d.stance.sources]
    if firm.stance.modality is Modality.ASSERTED:  # `X a démissionné, d'après le Matin`, though the headline says so itself
        said += [
            s
            for d in whole.drafts
            if d.stance.modality is Modality.REPORTED
            for s in d.stance.sources
            if isinstance(s, str) and s[:1].isupper()
        ]
    sources = tuple(dict.fromkeys(s.name if isinstance(s, Entity) else s for s in said))
    evidence = tuple(dict.fromkeys(_quote(text, d) for d in whole.drafts))
    return cls(
        **slots,
        modality=firm.stance.modality,
        attributed_to=sources,
        document=text.analysis.document.id,
        sha256=text.analysis.document.sha256,
        segment=whole.drafts[0].read.sentence.segment.place or Place.BODY,
        evidence=evidence,
        rule=firm.rule,
    )


def _quote(text: Text, draft: Draft) -> Quote:
    tokens = draft.read.sentence.tokens
    first, last = max(0, min(draft.i, len(tokens) - 1)), max(1, min(draft.j, len(tokens)))
    return text.analysis.view.quote(tokens[first].start, tokens[max(last - 1, first)].end)
