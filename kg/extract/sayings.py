"""Where a sentence gives words to somebody: verbs of saying with their subject wherever it stands, `selon X`, `X :`, `les mots de X`.

Goes in: a sentence read up to its clauses. Goes out: `Cue`s in order, each with the noun group, pronoun or body that speaks. Syntax
only: who a pronoun or a title is, is told by `kg.extract.reference`. The inverted subject of an inserted clause (`« ... », a dit X`) is
found here and written back to its clause.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.analysis import Read, language
from kg.extract.clauses import Clause, is_finite
from kg.extract.groups import Group
from kg.extract.mentions import Mention
from kg.extract.names import BodyMention, PartyMention
from kg.extract.nodes import Noun
from kg.extract.people import Person, name_word, surname_end, text_of
from kg.extract.sentences import is_quote
from kg.extract.speech_rules import SpeechFrame, speech_words
from kg.extract.tokens import Kind
from kg.lang.verb_group import VerbGroup

_INVERTED_REACH = 30
_STOPS = frozenset({":", ";", "que", "qu'", "qui", "dont", "mais", "?", "!", "(", ")"})
_ARTICLES = frozenset({"le", "la", "l'", "les"})
_BARE_BEFORE = frozenset(
    {"de", "du", "des", "d'", "a", "au", "aux", "par", "pour", "sur", "chez", "dans", "en", "avec", "contre", "aupres", "sous", "vers"}
)

_NOBODY = frozenset({"ce", "c'", "ça", "cela", "ceci"})

Speaker = Group | Noun | BodyMention


@dataclass(slots=True)
class Cue(Mention):
    """Words that name a source. `speaker` or `pronoun` says who; neither: whoever spoke before.

    `kind`: `verb`, `preposition`, `noun` or `colon`. `inverted`: the clause is inserted in, or put after, what is said. `follows`: it
    stands right after a quotation. `loose`: a gerund or infinitive, whose subject is that of what stands before.
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
    nodes = _nodes(read)
    cues = [cue for clause in read.clauses if (cue := _verbal(read, clause, nodes)) is not None]
    cues += _prepositional(read, nodes)
    cues += _nominal(read, nodes)
    cues.sort(key=lambda c: c.i)
    return cues


def _nodes(read: Read) -> dict[int, Speaker]:
    """Everything that can speak, by its first token."""
    nodes: dict[int, Speaker] = {n.i: n for n in read.nouns}
    for body in read.bodies:
        start = body.i - 1 if read.fold(body.i - 1) in _ARTICLES else body.i
        nodes[start] = body
    nodes.update({g.i: g for g in read.groups})
    return nodes


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
    follows = _after_quotation(read, verb.start)
    if frame is None and not (follows and is_finite(verb) and verb.voice != "passive" and verb.lemma not in ("être", "avoir")):
        return None
    if verb.voice == "passive" and verb.tense != "participle_past":
        return None
    if verb.tense == "participle_past":
        return None
    cue = Cue(verb.start, verb.end, "verb", frame, clause=clause, follows=follows)
    if verb.interrogative and verb.subject_clitic:
        if not follows and read.fold(verb.start - 1) not in (",", "—", "–", "-", ")") and frame is None:
            return None
        cue.pronoun, cue.inverted = verb.subject_clitic, True
        return cue
    governs = any(v.start == verb.end and not is_finite(v) for v in read.verbs)
    asked = not verb.subject_clitic and not governs and (follows or _may_invert(read, clause, frame))
    if asked and (subject := _inverted(read, clause, nodes, follows)) is not None:
        cue.speaker, cue.inverted = subject, True
        if not isinstance(subject, BodyMention):
            clause.subject, clause.inverted, clause.pronoun = subject, True, ""
            clause.object = None if clause.object is subject else clause.object
        return cue
    if frame is None:
        return None
    if isinstance(clause.subject, Group) and read.fold(clause.subject.i - 1) in ("ex-", "ex"):
        clause.subject = None  # `X, un ex-PS, a dit`
    subject_node = _whoever(read, verb) or (None if clause.inverted and governs else clause.subject)
    if not is_finite(verb) and subject_node is not None and subject_node.i > verb.start:
        subject_node = None
    cue.speaker = nodes.get(subject_node.i, subject_node) if subject_node is not None else None
    cue.pronoun = clause.pronoun if subject_node is not None or clause.subject is None else ""
    cue.inverted = clause.inverted and clause.subject is not None and clause.subject.i >= verb.end
    if cue.speaker is None and not cue.pronoun:
        cue.speaker = _body_before(read, verb.start) or _name_before(read, verb)
    cue.loose = not is_finite(verb) and cue.speaker is None and not cue.pronoun
    return cue


def _after_quotation(read: Read, start: int) -> bool:
    """Whether a quotation stands right before token `start`: a comma closes it, or it is a sentence of its own."""
    tokens = read.sentence.tokens
    k = start - 1
    if tokens[start].quoted:
        return False
    if read.fold(k) in ("y", "lui", "alors"):
        k -= 1
    closed = k >= 0 and tokens[k].text in (",", "-", "–", "—")
    if closed:
        k -= 1
    return k >= 0 and tokens[k].quoted and (closed or is_quote(tokens[k]))


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


def _inverted(read: Read, clause: Clause, nodes: dict[int, Speaker], follows: bool) -> Speaker | None:
    """The bare noun group after the verb, over adverbs and prepositional phrases; a name before a mere noun."""
    tokens = read.sentence.tokens
    times = {t.i: t.j for t in read.times}
    k, limit = clause.verb.end, min(len(tokens), clause.verb.end + _INVERTED_REACH)
    noun: Speaker | None = None
    while k < limit:
        fold = read.fold(k)
        if fold in _STOPS or tokens[k].quoted or (fold == "." and k + 1 == len(tokens)):
            break
        if k in times:
            k = times[k]
            continue
        node = nodes.get(k)
        if node is not None:
            if _is_bare(read, node):
                named = _apposed(read, nodes, node)
                if named is not None or not isinstance(node, Noun) or node.word in speech_words().bodies:
                    return named or node
                noun = noun or (node if node.word != "peu" else None)
            k = max(node.j, k + 1)
            continue
        if any(v.start == k and is_finite(v) for v in read.verbs):
            break
        if follows and (name := _unlisted(read, k)) is not None:
            return name
        k += 1
    return noun if follows else None


def _unlisted(read: Read, k: int) -> Group | None:
    """Two capitalised words where a speaker is awaited: a name whose first part no list knows."""
    tokens = read.sentence.tokens
    if not tokens[k].capital or read.fold(k - 1) in _BARE_BEFORE or read.fold(k - 1) in _ARTICLES:
        return None
    names = language().names
    end = surname_end(tokens, k + 1, set(), names)
    if not name_word(tokens[k], names) or end == k + 1 or any(t.fold in names.bodies for t in tokens[k:end]):
        return None
    last = text_of(tokens, k + 1, end)
    name = Person(k, end, f"{tokens[k].text} {last}", tokens[k].text, last)
    return Group(k, end, name, person=name)


def _apposed(read: Read, nodes: dict[int, Speaker], node: Speaker) -> Group | None:
    """`la doyenne, Jeanne X`: the name that a comma sets beside a title or noun without one."""
    if isinstance(node, Group) and node.entity is not None:
        return None
    name = nodes.get(node.j + 1) if read.fold(node.j) == "," else None
    return name if isinstance(name, Group) and name.person is not None and name.i == name.person.i else None


def _is_bare(read: Read, node: Speaker) -> bool:
    if isinstance(node, BodyMention):
        start = node.i - 1 if read.fold(node.i - 1) in _ARTICLES else node.i
        return read.fold(start - 1) not in _BARE_BEFORE and read.fold(node.i - 1) not in ("du", "au", "des", "aux")
    return node.before not in _BARE_BEFORE and read.fold(node.i) not in _BARE_BEFORE


def _body_before(read: Read, start: int) -> BodyMention | None:
    """`Matignon a précisé`: an institution right before its verb."""
    return next((b for b in read.bodies if b.j == start), None)


def _whoever(read: Read, verb: VerbGroup) -> Noun | None:
    """`Celui qui fut maire avouait`: the demonstrative that a relative clause stands between and the verb."""
    for noun in read.nouns:
        if noun.word in ("celui", "celle") and noun.j < verb.start and read.fold(noun.j) == "qui":
            between = [v for v in read.verbs if noun.j < v.start < verb.start and is_finite(v)]
            return noun if len(between) == 1 and is_finite(verb) else None
    return None


def _name_before(read: Read, verb: VerbGroup) -> Group | None:
    """The last name before a finite verb that no other verb stands between (`X, longue apposition, appelle à`)."""
    if not is_finite(verb):
        return None
    before = [g for g in read.groups if g.j <= verb.start and g.person is not None and _is_bare(read, g)]
    if not before or any(is_finite(v) and before[-1].j <= v.start < verb.start for v in read.verbs):
        return None
    return before[-1]


def _prepositional(read: Read, nodes: dict[int, Speaker]) -> list[Cue]:
    """`selon X`, `d'après les mots de X`, `pour X,`."""
    words, found = speech_words(), []
    for k in range(len(read.sentence.tokens)):
        if read.fold(k) not in words.preposition_starts:
            continue
        phrase = ""
        for end in range(k + 1, min(k + 5, len(read.sentence.tokens))):
            phrase = (phrase + " " + read.fold(end - 1)).strip().replace("' ", "'")
            frame = words.prepositions.get(phrase.removesuffix(" d'") + " de" if phrase.endswith(" d'") else phrase)
            if frame is None and phrase.endswith((" du", " des")):
                frame = words.prepositions.get(phrase.rpartition(" ")[0] + " de")
                end -= frame is not None
            if frame is not None and (cue := _after_preposition(read, nodes, k, end, frame)):
                found.append(cue)
                break
    return found


def _after_preposition(read: Read, nodes: dict[int, Speaker], k: int, end: int, frame: SpeechFrame) -> Cue | None:
    node = nodes.get(end)
    token = read.sentence.tokens[end]
    follows = _after_quotation(read, k)
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
    nodes = _nodes(read)
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
        if tokens[k].text != ":" or (k + 1) not in starts:
            continue
        node = _named_before(read, nodes, k) or _subject_before(read, k) or _first_alone(read, k)
        if node is None:
            continue
        found.append(Cue(node.i, k + 1, "colon", speech_words().nouns["reponse"], node))
    return found


def _named_before(read: Read, nodes: dict[int, Speaker], colon: int) -> Speaker | None:
    """The name, title or institution that ends at a colon, alone or with a noun of saying (`Réponse de X :`)."""
    for node in nodes.values():
        speaks = not isinstance(node, Noun) or node.word in speech_words().bodies
        if node.j == colon and speaks and (_alone(read, node) or _of_a_noun(read, node)):
            return node
    return None


def _alone(read: Read, node: Speaker) -> bool:
    """Whether a group has no verb before it that it may belong to."""
    return _is_bare(read, node) and not any(v.start < node.i for v in read.verbs)


def _first_alone(read: Read, colon: int) -> Speaker | None:
    """`X (P), dès lundi : « ... »`: the first name of a sentence without a verb."""
    if any(is_finite(v) and v.start < colon for v in read.verbs):
        return None
    named = [g for g in read.groups if g.j <= colon and _is_bare(read, g) and (g.person is not None or isinstance(g.head, PartyMention))]
    return named[0] if named else None


def _subject_before(read: Read, colon: int) -> Speaker | None:
    """`X ne décolère pas : « ... »`: the subject of the last clause before a colon."""
    before = [c for c in read.clauses if is_finite(c.verb) and c.verb.end <= colon and not c.relative]
    return before[-1].subject if before else None


def _of_a_noun(read: Read, node: Speaker) -> bool:
    """Whether `de` ties a group to a noun of saying that stands before it."""
    start = node.i - 1 if read.fold(node.i - 1) in ("de", "d'", "l'", "la", "le") else node.i
    return any(read.fold(k) in speech_words().nouns for k in (start - 1, start - 2))
