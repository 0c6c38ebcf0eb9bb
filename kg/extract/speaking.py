"""Who may be meant as a speaker beside a verb of saying: what stands before it, after it, or in apposition.

Goes in: a sentence with its noun groups and institutions. Goes out: the node that speaks, None where none does. A subject after its
verb is looked for over adverbs, times and prepositional phrases; a name comes before a mere noun.
"""

from __future__ import annotations

from kg.extract.analysis import Read, language
from kg.extract.clauses import Clause, is_finite
from kg.extract.groups import Group
from kg.extract.names import BodyMention
from kg.extract.nodes import Noun
from kg.extract.people import Person, name_word, surname_end, text_of
from kg.extract.sentences import is_quote
from kg.extract.speech_rules import speech_words
from kg.lang.verb_group import VerbGroup

_INVERTED_REACH = 30
_STOPS = frozenset({":", ";", "que", "qu'", "qui", "dont", "mais", "?", "!", "(", ")"})
_ARTICLES = frozenset({"le", "la", "l'", "les"})
_BARE_BEFORE = frozenset(
    {"de", "du", "des", "d'", "a", "au", "aux", "par", "pour", "sur", "chez", "dans", "en", "avec", "contre", "aupres", "sous", "vers"}
)

Speaker = Group | Noun | BodyMention


def speaking(read: Read) -> dict[int, Speaker]:
    """Everything that can speak, by its first token."""
    nodes: dict[int, Speaker] = {n.i: n for n in read.nouns}
    for body in read.bodies:
        start = body.i - 1 if read.fold(body.i - 1) in _ARTICLES else body.i
        nodes[start] = body
    nodes.update({g.i: g for g in read.groups})
    return nodes


def after_quotation(read: Read, start: int) -> bool:
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


def inverted(read: Read, clause: Clause, nodes: dict[int, Speaker], follows: bool) -> Speaker | None:
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
            if is_bare(read, node):
                named = apposed(read, nodes, node)
                if named is not None or not isinstance(node, Noun) or node.word in speech_words().bodies:
                    return named or node
                noun = noun or (node if node.word != "peu" else None)
            k = max(node.j, k + 1)
            continue
        if any(v.start == k and is_finite(v) for v in read.verbs):
            break
        if follows and (name := unlisted(read, k)) is not None:
            return name
        k += 1
    return noun if follows else None


def unlisted(read: Read, k: int) -> Group | None:
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


def apposed(read: Read, nodes: dict[int, Speaker], node: Speaker) -> Group | None:
    """`la doyenne, Jeanne X`: the name that a comma sets beside a title or noun without one."""
    if isinstance(node, Group) and node.entity is not None:
        return None
    name = nodes.get(node.j + 1) if read.fold(node.j) == "," else None
    return name if isinstance(name, Group) and name.person is not None and name.i == name.person.i else None


def is_bare(read: Read, node: Speaker) -> bool:
    """Whether no preposition brings a node in."""
    if isinstance(node, BodyMention):
        start = node.i - 1 if read.fold(node.i - 1) in _ARTICLES else node.i
        return read.fold(start - 1) not in _BARE_BEFORE and read.fold(node.i - 1) not in ("du", "au", "des", "aux")
    return node.before not in _BARE_BEFORE and read.fold(node.i) not in _BARE_BEFORE


def body_before(read: Read, start: int) -> BodyMention | None:
    """`Matignon a précisé`: an institution right before its verb."""
    return next((b for b in read.bodies if b.j == start), None)


def whoever(read: Read, verb: VerbGroup) -> Noun | None:
    """`Celui qui fut maire avouait`: the demonstrative that a relative clause stands between and the verb."""
    for noun in read.nouns:
        if noun.word in ("celui", "celle") and noun.j < verb.start and read.fold(noun.j) == "qui":
            between = [v for v in read.verbs if noun.j < v.start < verb.start and is_finite(v)]
            return noun if len(between) == 1 and is_finite(verb) else None
    return None


def name_before(read: Read, verb: VerbGroup) -> Group | None:
    """The last name before a finite verb that no other verb stands between (`X, longue apposition, appelle à`)."""
    if not is_finite(verb):
        return None
    before = [g for g in read.groups if g.j <= verb.start and g.person is not None and is_bare(read, g)]
    if not before or any(is_finite(v) and before[-1].j <= v.start < verb.start for v in read.verbs):
        return None
    return before[-1]
