"""Where a sentence gives words to somebody: verbs of saying with their subject wherever it stands, `selon X`, `X :`, `les mots de X`.

Goes in: a sentence read up to its clauses. Goes out: `Cue`s in order, each with the noun group, pronoun or body that speaks. Syntax
only: who a pronoun or a title is, is told by `kg.extract.reference`. The inverted subject of an inserted clause (`« ... », a dit X`) is
found here and written back to its clause.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.analysis import Read
from kg.extract.clauses import Clause, is_finite
from kg.extract.groups import Group
from kg.extract.mentions import Mention
from kg.extract.names import BodyMention, PartyMention
from kg.extract.nodes import Noun
from kg.extract.speaking import Speaker, after_quotation, body_before, inverted, is_bare, name_before, speaking, whoever
from kg.extract.speech_rules import SpeechFrame, speech_words
from kg.extract.tokens import Kind
from kg.lang.verb_group import VerbGroup

#: What stands in front of a phrase that opens a clause.
_OPENING = frozenset({"", ",", ";", ":", ".", "et", "mais", "car", "que", "qu'", "«"})
_NOBODY = frozenset({"ce", "c'", "ça", "cela", "ceci"})


@dataclass(slots=True)
class Cue(Mention):
    """Words that name a source. `speaker` or `pronoun` says who; neither: whoever spoke before.

    `kind`: `verb`, `preposition`, `noun`, `colon` or `cited` (one quotation right behind a name). `inverted`: the clause is inserted in, or
    put after, what is said. `follows`: it stands right after a quotation. `loose`: a gerund or infinitive, whose subject is that of what
    stands before.
    """

    kind: str
    frame: SpeechFrame | None = None
    speaker: Speaker | None = None
    pronoun: str = ""
    clause: Clause | None = None
    inverted: bool = False
    follows: bool = False
    loose: bool = False

    @property
    def manner(self) -> str:
        """What becomes of what is said."""
        return self.frame.manner if self.frame else "say"

    @property
    def woven(self) -> bool:
        """Whether a fragment in its clause is the speaker's words."""
        return self.frame.woven if self.frame else False


def find_cues(read: Read) -> list[Cue]:
    """The cues of a sentence, in order; none in what is quoted."""
    if read.sentence.inside is not None:
        return []
    nodes = speaking(read)
    cues = [cue for clause in read.clauses if (cue := _verbal(read, clause, nodes)) is not None]
    cues += _prepositional(read, nodes)
    cues += _nominal(read, nodes)
    cues.sort(key=lambda c: c.i)
    return cues


def _frame(read: Read, verb: VerbGroup) -> SpeechFrame | None:
    """The frame of a verb or of the verb that governs it (`veut rassembler`, `fait valoir`)."""
    verbs = speech_words().verbs
    following = read.fold(verb.end)
    for lemma in verb.lemmas:
        frame = speech_words().phrases.get((lemma, following)) or verbs.get(lemma)
        if frame is not None:
            return frame
    if verb.governor in verbs:
        return verbs[verb.governor]
    if verb.governor in ("faire", "laisser") and verb.lemma in ("valoir", "savoir", "entendre", "observer", "remarquer"):
        return verbs["indiquer"]
    return None


def _verbal(read: Read, clause: Clause, nodes: dict[int, Speaker]) -> Cue | None:
    verb = clause.verb
    if read.sentence.tokens[verb.start].quoted or verb.subject_clitic in _NOBODY:
        return None
    frame = _frame(read, verb)
    follows = after_quotation(read, verb.start)
    if frame is None and not (follows and is_finite(verb) and verb.voice != "passive" and verb.lemma not in ("être", "avoir")):
        return None
    if verb.voice == "passive" or verb.tense == "participle_past":
        return _by_agent(clause, frame)
    cue = Cue(verb.start, verb.end, "verb", frame, clause=clause, follows=follows)
    if verb.interrogative and verb.subject_clitic:
        if not follows and read.fold(verb.start - 1) not in (",", "—", "–", "-", ")") and frame is None:
            return None
        cue.pronoun, cue.inverted = verb.subject_clitic, True
        return cue
    governs = any(v.start == verb.end and not is_finite(v) for v in read.verbs)
    asked = not verb.subject_clitic and not governs and (follows or _may_invert(read, clause, frame))
    if asked and (subject := inverted(read, clause, nodes, follows)) is not None:
        cue.speaker, cue.inverted = subject, True
        if not isinstance(subject, BodyMention):
            clause.subject, clause.inverted, clause.pronoun = subject, True, ""
            clause.object = None if clause.object is subject else clause.object
        return cue
    if frame is None:
        return None
    if isinstance(clause.subject, Group) and read.fold(clause.subject.i - 1) in ("ex-", "ex"):
        clause.subject = None  # `X, un ex-PS, a dit`
    subject_node = whoever(read, verb) or (None if clause.inverted and governs else clause.subject)
    if not is_finite(verb) and subject_node is not None and subject_node.i > verb.start:
        subject_node = None
    cue.speaker = nodes.get(subject_node.i, subject_node) if subject_node is not None else None
    cue.pronoun = clause.pronoun if subject_node is not None or clause.subject is None else ""
    cue.inverted = clause.inverted and clause.subject is not None and clause.subject.i >= verb.end
    if cue.speaker is None and not cue.pronoun:
        cue.speaker = body_before(read, verb.start) or name_before(read, verb)
    cue.loose = not is_finite(verb) and cue.speaker is None and not cue.pronoun
    return cue


def _by_agent(clause: Clause, frame: SpeechFrame | None) -> Cue | None:
    """`accusé par X d'avoir « ... »`, `qualifié de « ... » par X`: the words of X."""
    agent = next((n for preposition, n in clause.obliques if preposition == "par"), None)
    if frame is None or frame.manner not in ("judge", "think") or agent is None:
        return None
    return Cue(clause.verb.start, clause.verb.end, "verb", frame, agent, clause=clause)


def _may_invert(read: Read, clause: Clause, frame: SpeechFrame | None) -> bool:
    """`Le taux atteint 40 %, a annoncé le préfet`: a verb of saying after a comma, without object clause."""
    if frame is None or frame.manner not in ("say", "recall", "think") or not is_finite(clause.verb) or clause.relative:
        return False
    if clause.subject is not None and not clause.inverted and not frame.inserted and not _closed_by_name(read, clause, frame):
        return False
    return read.fold(clause.verb.start - 1) in (",", "—", "–", "-") and read.fold(clause.verb.end) not in ("que", "qu'", ":")


def _closed_by_name(read: Read, clause: Clause, frame: SpeechFrame) -> bool:
    """`La ville est perdue, estime X`: the name right after the verb ends the clause."""
    name = next((g for g in read.groups if g.i == clause.verb.end and g.person is not None), None)
    return name is not None and frame.id != "speech/warn" and read.fold(name.j) in ("", ",", ".", "(", ":", "…")


def _prepositional(read: Read, nodes: dict[int, Speaker]) -> list[Cue]:
    """`selon X`, `d'après les mots de X`, `pour X,`."""
    words, found = speech_words(), []
    for k in read.where(words.preposition_starts):
        phrase = ""
        for end in range(k + 1, min(k + 5, len(read.sentence.tokens))):
            phrase = (phrase + " " + read.fold(end - 1)).strip().replace("' ", "'")
            frame = words.prepositions.get(phrase.removesuffix(" d'") + " de" if phrase.endswith(" d'") else phrase)
            if frame is None and phrase.endswith((" du", " des")):
                frame = words.prepositions.get(phrase.rpartition(" ")[0] + " de")
                end -= frame is not None
            if frame is not None and phrase in words.own and read.fold(k - 1) not in _OPENING:
                break
            if frame is not None and phrase in words.own:
                found.append(Cue(k, end, "preposition", frame, follows=after_quotation(read, k)))
                break
            if frame is not None and (cue := _after_preposition(read, nodes, k, end, frame)):
                found.append(cue)
                break
    return found


def _after_preposition(read: Read, nodes: dict[int, Speaker], k: int, end: int, frame: SpeechFrame) -> Cue | None:
    node = nodes.get(end)
    token = read.sentence.tokens[end]
    follows = after_quotation(read, k)
    name_end = node.person.j if isinstance(node, Group) and node.person is not None else node.j if node else end + 1
    if frame.manner == "think" and not _opens(read, k, name_end):
        return None
    if node is None:
        pronoun = token.fold if token.fold in ("lui", "elle", "eux", "elles") else ""
        if not pronoun and token.kind is not Kind.WORD:
            return None
        return Cue(k, end + 1, "preposition", frame, pronoun=pronoun or "?", follows=follows)
    if isinstance(node, Noun) and node.word in speech_words().nouns:
        inner = complement(read, node.j)
        return Cue(k, inner.j if inner else node.j, "preposition", frame, inner, "" if inner else "?", follows=follows)
    return Cue(k, node.j, "preposition", frame, node, follows=follows)


def _opens(read: Read, k: int, end: int) -> bool:
    """Whether `pour X` stands at the head of its clause and is closed by a comma: `Pour X, ...`; not `voter pour X`."""
    return (k == 0 or read.fold(k - 1) in (",", ";", ":", "mais", "et")) and read.fold(end) == "," and (k == 0 or read.fold(k - 1) != ",")


def complement(read: Read, k: int) -> Speaker | None:
    """The group that `de` ties to a noun ending before k."""
    nodes = speaking(read)
    start = k + 1 if read.fold(k) in ("de", "d'") else k
    node = nodes.get(start)
    if node is None or (start == k and read.fold(k) not in ("du", "des", "de", "d'")):
        return None
    return node


def _nominal(read: Read, nodes: dict[int, Speaker]) -> list[Cue]:
    """`Réponse de X : « ... »`, `X : « ... »`."""
    found: list[Cue] = []
    tokens = read.sentence.tokens
    starts = {q.first for q in read.sentence.quotations}
    for k in range(1, len(tokens) - 1):
        if (k + 1) not in starts or tokens[k].text not in ":-–—":
            continue
        if (cited := _cited(read, k)) is not None:
            found.append(Cue(cited.i, k + 1, "cited", speech_words().nouns["reponse"], cited))
            continue
        if tokens[k].text != ":":
            continue
        node = _named_before(read, nodes, k) or _subject_before(read, k) or _first_alone(read, k)
        if node is None:
            continue
        found.append(Cue(node.i, k + 1, "colon", speech_words().nouns["reponse"], node))
    return found


def _cited(read: Read, k: int) -> Group | None:
    """`citant X : « ... »`, `il cite X - « ... »`: whose words are repeated."""
    clause = next((c for c in read.clauses if c.verb.lemma in ("citer", "paraphraser") and c.verb.end < k), None)
    group = clause.object if clause is not None else None
    return group if isinstance(group, Group) and group.person is not None and group.j == k else None


def _named_before(read: Read, nodes: dict[int, Speaker], colon: int) -> Speaker | None:
    """The name, title or institution that ends at a colon, alone or with a noun of saying (`Réponse de X :`)."""
    for node in nodes.values():
        speaks = not isinstance(node, Noun) or node.word in speech_words().bodies
        if node.j == colon and speaks and (_alone(read, node) or _of_a_noun(read, node)):
            return node
    return None


def _alone(read: Read, node: Speaker) -> bool:
    """Whether a group has no verb before it that it may belong to."""
    return is_bare(read, node) and not any(v.start < node.i for v in read.verbs)


def _first_alone(read: Read, colon: int) -> Speaker | None:
    """`X (P), dès lundi : « ... »`: the first name of a sentence without a verb."""
    if any(is_finite(v) and v.start < colon for v in read.verbs):
        return None
    named = [g for g in read.groups if g.j <= colon and is_bare(read, g) and (g.person is not None or isinstance(g.head, PartyMention))]
    return named[0] if named else None


def _subject_before(read: Read, colon: int) -> Speaker | None:
    """`X ne décolère pas : « ... »`: the subject of the last clause before a colon."""
    before = [c for c in read.clauses if is_finite(c.verb) and c.verb.end <= colon and not c.relative]
    return before[-1].subject if before else None


def _of_a_noun(read: Read, node: Speaker) -> bool:
    """Whether `de` ties a group to a noun of saying that stands before it."""
    start = node.i - 1 if read.fold(node.i - 1) in ("de", "d'", "l'", "la", "le") else node.i
    return any(read.fold(k) in speech_words().nouns for k in (start - 1, start - 2))
