"""Rules as data: which verbs and nouns say what, with the parts that their arguments play.

Goes in: the files of `resources/rules`. Goes out: frames, by lemma. Syntax (active, passive, participle, relative, apposition, headline)
is written once, in `kg.extract.clauses`; a frame only says what the subject, the object or the agent of its verbs becomes. Each frame
carries examples and counter-examples, which the tests run. Refused (`ResourceError`): unknown keys, an id that stands twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from kg.errors import ResourceError
from kg.facts import EndorsementKind, Outcome, ResignationStatus

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Voice = Literal["active", "passive", "pronominal", "any"]


class Example(BaseModel):
    """A text and the facts that it must give, each with the slots named (others are free)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    published: str | None = None
    facts: tuple[dict[str, Any], ...]


class Rule(BaseModel):
    """What every rule carries. `counter`: texts that this rule must make nothing of."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    example: tuple[Example, ...] = ()
    counter: tuple[str, ...] = ()


class OutcomeFrame(Rule):
    """Verbs (with their voice) or nouns that tell an outcome.

    `subject`, `object`, `agent`, `against`, `recipient` (`à X`): the outcome of whom that argument names; for nouns `of` and `over`.
    `needs`: folded words of which the clause must hold one; `without`: words that forbid the reading; `clitic`: a clitic that the verb
    must have (`l'emporter`); `round`: the round that the words imply; `labels`: words before a colon that opens a list (`Élus : X et Y`);
    `mandate`: the object must be a mandate that voters give (`devient députée`); `placed`: the verb only says that subject and object both
    stood in the round (`X devance Y`); `governor`: the verb over the infinitive (`fait chuter`); `echo`: the outcome is that of the
    sentence before (`Y en a fait autant`); `negated`: what a denied verb says (`n'a pas été réélu`);
    `behind`: folded phrases of which one must stand right behind the verb; for nouns `opposed`: the outcome of those who
    meet (`un duel X-Y`), `bearer`: of whom the noun is in apposition to (`X, vainqueur d'un souffle`); `persons`: said of
    persons only (`X et Y remportent les deux sièges`; of a party that is a count of seats); `tense`: tenses of which the verb must be in
    one; `of_place`: a place is won or lost (`X conserve Nevers`, `Nevers, conquise par X`); `joined`: the outcome of whom `avec` brings
    in (`le PS réalise le doublé avec X et Y`); `by_camp`: the subject must be a party or camp; `election_of`: the outcome of whoever's
    election is the object, or the subject of a passive (`l'élection de X a été annulée`).
    """

    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    voice: Voice = "active"
    subject: Outcome | None = None
    object: Outcome | None = None
    agent: Outcome | None = None
    against: Outcome | None = None
    of: Outcome | None = None
    over: Outcome | None = None
    recipient: Outcome | None = None
    needs: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    clitic: tuple[str, ...] = ()
    round: int | None = None
    labels: tuple[str, ...] = ()
    mandate: bool = False
    placed: bool = False
    governor: str = ""
    echo: bool = False
    negated: bool = False
    behind: tuple[str, ...] = ()
    opposed: Outcome | None = None
    bearer: Outcome | None = None
    persons: bool = False
    tense: tuple[str, ...] = ()
    joined: Outcome | None = None
    by_camp: bool = False
    of_place: bool = False
    election_of: Outcome | None = None


class CandidacyFrame(Rule):
    """Verbs by which somebody stands (or does not: `denied`).

    `who`: the arguments that stand; `of`: nouns of which the subject (where the agent stands) or the object must be one; `leads`: the
    clause may name the label; `by_party`: the subject must be a party, whose label it is; `behind`: folded phrases of which one must stand
    right behind the verb; `coming`: said only while the election is to come, in a constituency that is known (`P soutient X`).
    """

    verbs: tuple[str, ...] = ()
    voice: Voice = "active"
    coming: bool = False
    who: tuple[Literal["subject", "object", "agent", "sur", "to", "contre", "face_a", "devant"], ...] = ("subject",)
    by_party: bool = False
    of: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    denied: bool = False
    leads: bool = False


class ResignationFrame(Rule):
    """Verbs by which somebody leaves an office, or by which others deal with that.

    `of`: what the object must be (`post`: a mandate, chair or body of `leaving.yaml`; `resignation`: the noun `démission`), empty where
    the verb says it all; `by`: prepositions that bring it in, empty for the object (`or_object`: either); `subject`: it is the subject.
    `person`: who leaves where that is not the owner of the resignation. `by_owner`: the subject's own resignation. `recipient`: who gets
    it: whom `à` brings in (`to`) or who does the act (`doer`). `present`: the status in the present tense; `negated`: the status that the
    denial of the act leaves standing; `nothing`: the verbs keep the noun from being a fact; `denies`: they deny it.
    """

    verbs: tuple[str, ...] = ()
    voice: Voice = "any"
    of: Literal["", "post", "resignation"] = ""
    by: tuple[str, ...] = ()
    or_object: bool = False
    subject: bool = False
    person: Literal["", "subject", "object"] = ""
    by_owner: bool = False
    recipient: Literal["", "to", "doer"] = ""
    status: ResignationStatus | None = None
    present: ResignationStatus | None = None
    negated: ResignationStatus | None = None
    needs: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    nothing: bool = False
    denies: bool = False


class EndorsementFrame(Rule):
    """Verbs or nouns by which one party or person supports another.

    `source`, `target`: the part of each, `subject`, `object` or the key of a preposition (`celle`: `celle de X`); the first target that
    names somebody counts. A source that is the `object` is gathered by the subject, the target. A passive of a verb with an object turns
    them round. `mutual`: several subjects without a target support each other. `persons`: a party is no target, `parties`: a person is no
    source. `vote`: the infinitive's source is whoever calls for it.
    """

    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    kind: EndorsementKind
    source: str = "subject"
    target: tuple[str, ...] = ("object",)
    needs: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    mutual: bool = False
    persons: bool = False
    parties: bool = False
    vote: bool = False


R = TypeVar("R", bound=Rule)


def load(name: str, kind: type[R]) -> tuple[R, ...]:
    """The rules of one file.

    Raises:
        ResourceError: a rule is not as its class says, or an id stands twice.
    """
    raw = yaml.load(files("kg").joinpath("resources", "rules", f"{name}.yaml").read_text("utf-8"), Loader=Loader)
    rules: list[R] = []
    for row in raw:
        try:
            rules.append(kind.model_validate(row))
        except ValidationError as error:
            raise ResourceError(f"{name}.yaml: {row.get('id')}: {error}", "see the fields of its class in kg/extract/rules.py") from error
    twice = {r.id for r in rules if sum(o.id == r.id for o in rules) > 1}
    if twice:
        raise ResourceError(f"{name}.yaml: ids that stand twice: {', '.join(sorted(twice))}", "name each rule once")
    return tuple(rules)


def by_word(rules: Iterable[R], field: str) -> Mapping[str, tuple[R, ...]]:
    """Rules by each word of one of their lists."""
    index: dict[str, list[R]] = {}
    for rule in rules:
        for word in getattr(rule, field):
            index.setdefault(word, []).append(rule)
    return {word: tuple(found) for word, found in index.items()}


@lru_cache(maxsize=3)
def outcome_frames(field: Literal["verbs", "nouns", "labels"]) -> Mapping[str, tuple[OutcomeFrame, ...]]:
    """Frames of outcomes by lemma, by noun or by label."""
    return by_word(load("outcomes", OutcomeFrame), field)


@lru_cache(maxsize=1)
def candidacy_frames() -> Mapping[str, tuple[CandidacyFrame, ...]]:
    """Frames of candidacies by lemma."""
    return by_word(load("candidacies", CandidacyFrame), "verbs")


@lru_cache(maxsize=1)
def resignation_frames() -> Mapping[str, tuple[ResignationFrame, ...]]:
    """Frames of resignations by lemma."""
    return by_word(load("resignations", ResignationFrame), "verbs")


@lru_cache(maxsize=1)
def endorsement_frames() -> tuple[Mapping[str, tuple[EndorsementFrame, ...]], Mapping[str, tuple[EndorsementFrame, ...]]]:
    """Frames of endorsements by lemma and by noun."""
    rules = load("endorsements", EndorsementFrame)
    return by_word(rules, "verbs"), by_word(rules, "nouns")
