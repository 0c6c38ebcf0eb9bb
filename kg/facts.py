"""The typed facts: what the readers make and everything else is a view of.

Goes in: slots with their evidence. Goes out: immutable facts, one JSON object a line (`facts.jsonl`, the waist of the
system). A fact says what (type and slots), on what evidence, who says so, how firmly, and where it stands. Refused:
unknown fields, empty starred slots, evidence with an empty span.

The nine types, their slots and values are those of the project's evaluation format (`docs/facts.md`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, model_validator
from pydantic.dataclasses import dataclass

from kg.model import Place


class Modality(StrEnum):
    """How firmly a fact is said."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    UNCONFIRMED = "unconfirmed"
    DENIED = "denied"
    PLANNED = "planned"


class Outcome(StrEnum):
    """What became of a candidate in a round; a fact of its own, never worked out from votes."""

    ELECTED = "elected"
    DEFEATED = "defeated"
    QUALIFIED = "qualified"
    ELIMINATED = "eliminated"
    WITHDRAWN = "withdrawn"
    ANNULLED = "annulled"


class ResignationStatus(StrEnum):
    """The step of a resignation, from the first word to the last."""

    DEMANDED = "demanded"
    ANNOUNCED = "announced"
    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    EFFECTIVE = "effective"
    RETRACTED = "retracted"


class OfficeStatus(StrEnum):
    """Whether somebody holds, held, was given or left an office."""

    HOLDS = "holds"
    FORMER = "former"
    APPOINTED = "appointed"
    LEFT = "left"


class EndorsementKind(StrEnum):
    """What form support takes."""

    SUPPORT = "support"
    NOMINATION = "nomination"
    VOTE_CALL = "vote_call"
    WITHDRAWAL = "withdrawal"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


_STRICT = ConfigDict(extra="forbid")


class _Evidence:
    """What quotes and cells have in common. Evidence is most of what there is in memory: slots take a quarter of what models do."""

    __slots__: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """As plain data; what is not known is left out."""
        return {name: value for name in self.__slots__ if (value := getattr(self, name)) is not None}


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Quote(_Evidence):
    """Words of an article: `document.text[start:end] == quote`."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(gt=0)]
    quote: Annotated[str, Field(min_length=1)]

    @model_validator(mode="after")
    def _length(self) -> Quote:
        if self.end - self.start != len(self.quote):
            raise ValueError(f"span {self.start}:{self.end} is not as long as its quote")
        return self


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Cell(_Evidence):
    """A cell (or, without column, a row) of an official result file; rows and columns count from 1 as spreadsheets show them."""

    sheet: str | None = None
    row: Annotated[int, Field(ge=1)]
    column: str | None = None
    value: str


Evidence = Quote | Cell


class BaseFact(_Frozen):
    """What every fact carries beside the slots of its type."""

    #: The slots, in the order in which they are printed.
    SLOTS: ClassVar[tuple[str, ...]] = ()
    #: Slots that say what the fact is about; a fact lacking all of a group is no fact.
    KEYS: ClassVar[tuple[tuple[str, ...], ...]] = ()

    type: str
    modality: Modality = Modality.ASSERTED
    attributed_to: tuple[str, ...] = ()
    document: str = Field(min_length=1)
    #: SHA-256 of the document's text, or of the official file's bytes: the version of the source that says so.
    sha256: str = ""
    segment: Place = Place.BODY
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    #: The rule or file layout that made the fact.
    rule: str = ""

    @model_validator(mode="after")
    def _has_subject(self) -> BaseFact:
        for group in self.KEYS:
            if not any(getattr(self, name) not in (None, "") for name in group):
                raise ValueError(f"a {self.type} needs {' or '.join(group)}")
        return self

    def slots(self) -> dict[str, Any]:
        """The slots that are given, by name."""
        return {name: value for name in self.SLOTS if (value := getattr(self, name)) is not None}

    @cached_property
    def id(self) -> str:
        """Hash of what the fact says and where it stands (32 hex digits); the same input gives the same id."""
        said = [self.type, self.slots(), self.modality, sorted(self.attributed_to), self.sha256 or self.document]
        spans = [{name: getattr(e, name) for name in e.__slots__} for e in self.evidence]
        text = json.dumps([said, spans], ensure_ascii=False, sort_keys=True, default=str)
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]

    def to_json(self) -> dict[str, Any]:
        """The fact as one JSON object: type, slots given, modality, sources, place, evidence."""
        return {
            "id": self.id,
            "type": self.type,
            **self.slots(),
            "modality": self.modality.value,
            "attributed_to": list(self.attributed_to),
            "document": self.document,
            "sha256": self.sha256,
            "segment": self.segment.value,
            "rule": self.rule,
            "evidence": [e.to_json() for e in self.evidence],
        }


class Candidacy(BaseFact):
    """Somebody stood, stands or will stand; `party` is the label stood under."""

    SLOTS = ("person", "election", "constituency", "party", "nuance", "list_name", "position", "partner")
    KEYS = (("person",),)
    type: Literal["candidacy"] = "candidacy"
    person: str
    election: str | None = None
    constituency: str | None = None
    party: str | None = None
    #: What official files add: the label that the state assigns, the list, the place on it, the other half of a pair.
    nuance: str | None = None
    list_name: str | None = None
    position: int | None = Field(default=None, ge=1)
    partner: str | None = None


class Result(BaseFact):
    """What one person, or one party or list, got in one round. `share` in percent of votes cast."""

    SLOTS = (
        "person",
        "party",
        "election",
        "constituency",
        "round",
        "rank",
        "votes",
        "share",
        "outcome",
        "share_registered",
        "list_name",
    )
    KEYS = (("person", "party", "list_name"),)
    type: Literal["result"] = "result"
    person: str | None = None
    party: str | None = None
    election: str | None = None
    constituency: str | None = None
    round: int | None = Field(default=None, ge=1, le=3)
    rank: int | None = Field(default=None, ge=1)
    votes: int | None = Field(default=None, ge=0)
    share: float | None = Field(default=None, ge=0)
    outcome: Outcome | None = None
    #: Percent of the registered; what official files and thresholds speak of.
    share_registered: float | None = Field(default=None, ge=0)
    #: The list, where a file counts lists and not persons.
    list_name: str | None = None


class Turnout(BaseFact):
    """How many voted, in percent of the registered; `time` (`HH:MM`) for a count taken during the day."""

    SLOTS = (
        "election", "constituency", "round", "time", "turnout", "abstention",
        "registered", "voters", "abstentions", "blank", "null", "blank_or_null", "cast", "seats_to_fill",
    )  # fmt: skip
    type: Literal["turnout"] = "turnout"
    election: str | None = None
    constituency: str | None = None
    round: int | None = Field(default=None, ge=1, le=3)
    time: str | None = Field(default=None, pattern=r"^\d{2}:\d{2}$")
    turnout: float | None = Field(default=None, ge=0)
    abstention: float | None = Field(default=None, ge=0)
    #: Counts, which official files give: registered electors, those who voted and who did not, blank, null and valid votes;
    #: blank and null papers were counted together before 2014.
    registered: int | None = Field(default=None, ge=0)
    voters: int | None = Field(default=None, ge=0)
    abstentions: int | None = Field(default=None, ge=0)
    blank: int | None = Field(default=None, ge=0)
    null: int | None = Field(default=None, ge=0)
    blank_or_null: int | None = Field(default=None, ge=0)
    cast: int | None = Field(default=None, ge=0)
    #: Seats that the contest fills, on which its rules depend.
    seats_to_fill: int | None = Field(default=None, ge=1)


class Seats(BaseFact):
    """A party's or group's seats after an election; `change` is signed."""

    SLOTS = ("party", "election", "constituency", "chamber", "seats", "change")
    KEYS = (("party",),)
    type: Literal["seats"] = "seats"
    party: str
    election: str | None = None
    constituency: str | None = None
    chamber: str | None = None
    seats: int | None = Field(default=None, ge=0)
    change: int | None = None


class Resignation(BaseFact):
    """A step of somebody's leaving an office; `date` is that of the furthest act, ISO, as precise as known."""

    SLOTS = ("person", "office", "status", "recipient", "date")
    KEYS = (("person",),)
    type: Literal["resignation"] = "resignation"
    person: str
    office: str | None = None
    status: ResignationStatus | None = None
    recipient: str | None = None
    date: str | None = None


class Office(BaseFact):
    """A mandate or function somebody holds, held, was given or left."""

    SLOTS = ("person", "office", "territory", "status", "since", "until")
    KEYS = (("person",), ("office",))
    type: Literal["office"] = "office"
    person: str
    office: str
    territory: str | None = None
    status: OfficeStatus | None = None
    #: ISO dates, as precise as the text gives them.
    since: str | None = None
    until: str | None = None


class Affiliation(BaseFact):
    """The tie of a person to a party, group or political family."""

    SLOTS = ("person", "party")
    KEYS = (("person",), ("party",))
    type: Literal["affiliation"] = "affiliation"
    person: str
    party: str


class Endorsement(BaseFact):
    """Support that a person, party or list gives to another."""

    SLOTS = ("source", "target", "kind")
    KEYS = (("source",), ("target",))
    type: Literal["endorsement"] = "endorsement"
    source: str
    target: str
    kind: EndorsementKind | None = None


class Statement(BaseFact):
    """Words in quotation marks that the text gives to a named speaker."""

    SLOTS = ("speaker", "quote")
    KEYS = (("speaker",), ("quote",))
    type: Literal["statement"] = "statement"
    speaker: str
    quote: str


Fact = Annotated[
    Candidacy | Result | Turnout | Seats | Resignation | Office | Affiliation | Endorsement | Statement,
    Field(discriminator="type"),
]

#: The types by name, in the order in which they are listed to people.
FACT_TYPES: dict[str, type[BaseFact]] = {
    cls.model_fields["type"].default: cls
    for cls in (Candidacy, Result, Turnout, Seats, Resignation, Office, Affiliation, Endorsement, Statement)
}

_ADAPTER: TypeAdapter[BaseFact] = TypeAdapter(Fact)


def fact_from_json(record: Mapping[str, Any]) -> BaseFact:
    """Read back what `BaseFact.to_json` wrote.

    Raises:
        pydantic.ValidationError: the record is not a fact.
    """
    return _ADAPTER.validate_python({name: value for name, value in record.items() if name != "id"})


def dump_jsonl(facts: Iterable[BaseFact]) -> str:
    """Facts as JSON lines, in the order given, each line ended."""
    return "".join(json.dumps(fact.to_json(), ensure_ascii=False) + "\n" for fact in facts)
