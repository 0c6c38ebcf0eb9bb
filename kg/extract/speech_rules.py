"""Which words give words to somebody: verbs of saying, prepositions (`selon`), nouns (`les mots de`), bodies that speak.

Goes in: `resources/rules/speech.yaml`. Goes out: one frozen `SpeechWords`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from kg.extract.rules import Rule, load

Manner = Literal["say", "recall", "deny", "think", "wish", "judge"]


class SpeechFrame(Rule):
    """Words of one manner of speaking.

    `woven`: a fragment inside the sentence may be the speaker's words. `inserted`: its verbs take no person as object, so that one after
    them is who speaks (`..., a annoncé X`). `verbs` are lemmas; `phrases` a lemma and the folded word after it (`faire part`);
    `prepositions`, `nouns` and `bodies` folded. `circles` are people around somebody (`son entourage`), `documents` speak for whom they
    are of (`un communiqué de X`). `own` are phrases of whoever the text speaks of (`à ses yeux`). `titled` are nouns
    after which a quotation is a name, nobody's words (`la liste « ... »`).
    """

    manner: Manner
    woven: bool = False
    inserted: bool = False
    verbs: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    circles: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    titled: tuple[str, ...] = ()
    own: tuple[str, ...] = ()


@dataclass(frozen=True)
class SpeechWords:
    """Frames by lemma, by preposition and by noun; names of bodies; the length in words of the longest preposition."""

    verbs: Mapping[str, SpeechFrame]
    prepositions: Mapping[str, SpeechFrame]
    phrases: Mapping[tuple[str, str], SpeechFrame]
    nouns: Mapping[str, SpeechFrame]
    bodies: frozenset[str]
    circles: frozenset[str]
    documents: frozenset[str]
    titled: frozenset[str]
    own: frozenset[str]
    preposition_starts: frozenset[str]


@lru_cache(maxsize=1)
def speech_words() -> SpeechWords:
    """The rules of speech."""
    frames = load("speech", SpeechFrame)
    prepositions = {**_first(frames, "prepositions"), **_first(frames, "own")}
    return SpeechWords(
        _first(frames, "verbs"),
        prepositions,
        {(lemma, word): f for f in frames for lemma, word in (phrase.split() for phrase in f.phrases)},
        _first(frames, "nouns"),
        _every(frames, "bodies"),
        _every(frames, "circles"),
        _every(frames, "documents"),
        _every(frames, "titled"),
        _every(frames, "own"),
        frozenset(phrase.replace("'", "' ").split()[0] for phrase in prepositions),
    )


def _every(frames: tuple[SpeechFrame, ...], field: str) -> frozenset[str]:
    return frozenset(word for frame in frames for word in getattr(frame, field))


def _first(frames: tuple[SpeechFrame, ...], field: str) -> dict[str, SpeechFrame]:
    """Each word with the first frame that names it."""
    index: dict[str, SpeechFrame] = {}
    for frame in frames:
        for word in getattr(frame, field):
            index.setdefault(word, frame)
    return index
