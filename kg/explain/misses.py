"""Rules that nearly fired: one gate was shut.

Goes in: a text and the drafts that its rules made. Goes out: `Miss`es. The gates are those that all rules of verbs share: the voice, the
clitic, the words that must or must not stand by, how firmly the clause says it, and whether it can be told who is meant. A rule two of
whose gates are shut was far from firing and is left out, and so is one whose sentence another rule of the same kind has read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kg.extract.analysis import Read
from kg.extract.clauses import Clause
from kg.extract.drafts import Draft
from kg.extract.leaving import leaving_words
from kg.extract.office_verbs import OfficeFrame
from kg.extract.rules import CandidacyFrame, EndorsementFrame, OutcomeFrame, ResignationFrame, Rule, load
from kg.extract.seat_rules import SeatFrame
from kg.extract.stance import stance_of
from kg.extract.text import Text
from kg.facts import Quote
from kg.model import Zone

#: Rule file, class of its rules, type of fact that they make.
FILES: tuple[tuple[str, type[Rule], str], ...] = (
    ("outcomes", OutcomeFrame, "result"),
    ("candidacies", CandidacyFrame, "candidacy"),
    ("resignations", ResignationFrame, "resignation"),
    ("endorsements", EndorsementFrame, "endorsement"),
    ("offices", OfficeFrame, "office"),
    ("seats", SeatFrame, "seats"),
)
_GOVERNING = {
    "wish": "it is only wished, tried or meant ({})",
    "unsure": "it only may be ({})",
    "duty": "it only has to be ({})",
    "not": "it is said twice not to be ({})",
}
#: Verbs that mean little alone: without their words, a rule was not near.
_LIGHT = frozenset(
    (
        "être",
        "avoir",
        "faire",
        "prendre",
        "mettre",
        "donner",
        "passer",
        "aller",
        "venir",
        "devenir",
        "porter",
        "tenir",
        "rendre",
        "dire",
        "voir",
    )
)
#: Tokens after the verb in which its words are looked for.
_NEAR = 8


@dataclass(frozen=True, slots=True)
class Miss:
    """A rule that nearly fired at some words. `gate`: `voice`, `words`, `stance`, `who` or `other`; `reason` says it in words."""

    rule: str
    kind: str
    gate: str
    reason: str
    quote: Quote
    sentence: int


@lru_cache(maxsize=1)
def _by_lemma() -> dict[str, list[tuple[Rule, str]]]:
    index: dict[str, list[tuple[Rule, str]]] = {}
    for name, cls, kind in FILES:
        for rule in load(name, cls):
            for lemma in getattr(rule, "verbs", ()):
                index.setdefault(lemma, []).append((rule, kind))
    return index


def near_misses(text: Text, drafts: Iterable[Draft]) -> Iterator[Miss]:
    """The rules that nearly fired, in the order of the text; the nearest one of each kind for each verb."""
    read_of: dict[tuple[int, str], list[Draft]] = {}
    for draft in drafts:
        read_of.setdefault((draft.read.index, draft.kind), []).append(draft)
    for read in text.sentences:
        if read.zone is Zone.TEASER:
            continue
        for clause in read.clauses:
            best: dict[str, Miss] = {}
            for rule, kind in _by_lemma().get(clause.verb.lemma, ()):
                if not _was_read(read_of.get((read.index, kind), ()), clause):
                    miss = _missed(text, read, clause, rule, kind)
                    if miss is not None and (kind not in best or _RANK[miss.gate] > _RANK[best[kind].gate]):
                        best[kind] = miss
            yield from best.values()


#: How far a rule got that stopped at a gate.
_RANK = {"voice": 0, "words": 1, "stance": 2, "who": 3, "other": 4}


def _was_read(drafts: Iterable[Draft], clause: Clause) -> bool:
    return any(d.i <= clause.verb.head < d.j for d in drafts)


def _missed(text: Text, read: Read, clause: Clause, rule: Rule, kind: str) -> Miss | None:
    if not _holds_its_noun(read, clause, rule):
        return None
    shut = list(_shut(text, read, clause, rule))
    if len(shut) > 1 or (clause.verb.lemma in _LIGHT and (not shut or shut[0][0] != "stance")):
        return None
    gate, reason = shut[0] if shut else ("other", "nothing speaks against it but what the rule itself looks for beside the verb")
    start = clause.verb.start
    if clause.subject is not None and clause.subject.i < start:
        start = clause.subject.i
    tokens = read.sentence.tokens
    last = min(max(clause.end, clause.verb.end), len(tokens))
    return Miss(rule.id, kind, gate, reason, text.analysis.view.quote(tokens[start].start, tokens[last - 1].end), read.index)


def _holds_its_noun(read: Read, clause: Clause, rule: Rule) -> bool:
    """Whether the clause holds what a rule of resignations is about: the noun, or a post; true for other rules."""
    if not isinstance(rule, ResignationFrame):
        return True
    words = {read.fold(k) for k in range(clause.verb.start, max(clause.end, clause.verb.end))}
    if rule.of == "post":
        return any(leaving_words().is_post(word) for word in words)
    return not rule.nothing and (rule.of == "" or bool(words & {"demission", "demissions"}))


def _shut(text: Text, read: Read, clause: Clause, rule: Rule) -> Iterator[tuple[str, str]]:
    """The gates that were shut, with the reason of each."""
    verb, frame = clause.verb, rule
    voice = getattr(frame, "voice", "any")
    if voice not in ("any", verb.voice) and not (voice == "active" and verb.voice == "passive" and isinstance(frame, EndorsementFrame)):
        yield "voice", f"the verb is {verb.voice}, the rule is for {voice} ones"
    clitics = getattr(frame, "clitic", ())
    if clitics and not set(clitics) & set(verb.clitics):
        yield "words", f"the verb has none of {_some(clitics)} in front"
    words = [read.fold(k) for k in range(verb.start, max(min(clause.end, verb.end + _NEAR), verb.end))]
    needs: tuple[str, ...] = getattr(frame, "needs", ())
    if needs and not set(needs) & set(words):
        yield "words", f"none of {_some(needs)} stands by"
    if found := set(getattr(frame, "without", ())) & set(words):
        yield "words", f"{_some(sorted(found))} stands by"
    if stance_of(read, clause) is None:
        yield "stance", _why_unsaid(read, clause)
    if not _who(text, read, clause, frame):
        yield "who", "it cannot be told who is meant"


def _some(words: Iterable[str]) -> str:
    listed = [f"`{w}`" for w in words]
    return ", ".join(listed[:6]) + (", ..." if len(listed) > 6 else "")


def _why_unsaid(read: Read, clause: Clause) -> str:
    verb = clause.verb
    if verb.interrogative or read.sentence.tokens[-1].text == "?":
        return "it is a question"
    if verb.governs in _GOVERNING:
        return _GOVERNING[verb.governs].format(verb.governor)
    return "it is supposed with `si`"


def _who(text: Text, read: Read, clause: Clause, frame: Any) -> bool:  # noqa: ANN401 (frames of any file)
    """Whether the subject, the object or the agent of the clause names somebody."""
    if text.subjects(read, clause) or text.actors(read, clause.object, ahead=True):
        return True
    return any(text.actors(read, node) for _, node in clause.obliques)
