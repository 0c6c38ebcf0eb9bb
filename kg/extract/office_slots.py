"""The office that stands behind a verb: a title, a function, a body that is led, a chamber.

Goes in: a sentence and a clause. Goes out: the offices named there; none where other words come between.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.analysis import Read, language
from kg.extract.clauses import Clause, Noun
from kg.extract.groups import Group
from kg.extract.layout import layout_of
from kg.extract.office_names import Named, body_at, function_at, functions, gendered, of_role, seat_at
from kg.extract.roles import Role

_REACH = 9
_HEADS = frozenset({"tete", "commandes", "manettes", "renes"})
_LINKS = frozenset({"de", "du", "d'", "des"})
#: Heads that name an office only with what it is of (`patron de la région`).
_LOOSE = frozenset(
    {"patron", "chef", "leader", "dirigeant", "fondateur", "delegue", "secretaire", "conseiller", "coordinateur", "referent"}
)
_OVER = frozenset(
    {"comme", "toujours", "encore", "ainsi", "donc", "alors", "aussi", "egalement", "desormais", "officiellement", "de", "nouveau"}
)
#: Words between `nommé` or `élu` and the title, beside dates.
_MANNER = frozenset(
    {"a", "par", "l'", "unanimite", "huis", "clos", "le", "en", "soir", "matin", "meme", "jour", "jour-la", "lendemain", "aussitot", "hier"}
)
_STOPS = frozenset(
    {",", ";", ":", ".", "et", "mais", "qui", "que", "qu'", "dont", "ou", "pour", "avec", "apres", "avant", "selon", "lorsque", "(", ")"}
)


def named_behind(read: Read, clause: Clause) -> Named | None:
    """The office named anywhere behind a verb: `comme maire`, `au poste de ministre`, `à la tête du parti`."""
    layout = layout_of(read)
    roles, persons = layout.roles, layout.persons
    for k in range(clause.verb.end, min(clause.verb.end + 2 * _REACH, len(read.sentence.tokens))):
        if read.fold(k) in (",", ";", ".", "qui", "dont") and k not in persons:
            return None
        role = roles.get(k)
        if role is not None and read.fold(k - 1) in ("comme", "qualite") and _attribute(role, None):
            return of_role(role)
        if (named := function_at(read, k)) is not None:
            return named
        if read.fold(k) == "tete" and read.fold(k + 1) in _LINKS:
            return next(iter(behind_head(read, k)), None)
    return None


def titles_behind(read: Read, clause: Clause, *, after: bool = False) -> list[Named]:
    """Titles right behind the verb, or behind the person who gets them (`a nommé X ministre`)."""
    layout = layout_of(read)
    starts, groups = layout.roles, layout.groups
    k, limit = clause.verb.end, min(clause.verb.end + _REACH, len(read.sentence.tokens))
    while k < limit:
        role = starts.get(k)
        if role is not None:
            return _chain(read, role) if _attribute(role, groups.get(k)) else []
        group = groups.get(k)
        if after and group is not None and group.person is not None:
            inside = [r for r in group.roles if r.i >= group.person.j and not r.determiner]
            if inside:
                return [of_role(r) for r in inside]
            k = group.j + (read.fold(group.j) in ("et", ",") and _is_name(groups.get(group.j + 1)))
            continue
        if (
            read.fold(k) not in _OVER
            and not read.fold(k).endswith("ement")
            and not (after and (k in layout.times or read.fold(k) in _MANNER))
        ):
            return []
        k += 1
    return []


def _is_name(group: Group | None) -> bool:
    """Whether a group names somebody."""
    return group is not None and group.person is not None


def _attribute(role: Role, group: Group | None) -> bool:
    """Whether a title behind a verb is an attribute: no name with it, and an office."""
    if role.plural or not role.head.is_office or role.head.generic or role.determiner == "indefinite":
        return False
    if role.head.name in _LOOSE and not role.complement and not role.parties:
        return False
    return group is None or group.person is None


def _chain(read: Read, role: Role) -> list[Named]:
    """A title and those tied to it: `maire de C et députée`, `maire depuis 2008 et président de D`."""
    found = [of_role(role)]
    starts = layout_of(read).roles
    k = role.j
    while read.fold(k) in ("et", ","):
        following = starts.get(k + 1)
        if following is None or following.determiner or not following.head.is_office:
            break
        found.append(of_role(following))
        k = following.j
    return found


def _right(read: Read, clause: Clause) -> Iterator[int]:
    """Tokens behind the verb, up to the next boundary."""
    k, limit = clause.verb.end, min(clause.verb.end + _REACH, len(read.sentence.tokens))
    persons = layout_of(read).persons
    while k < limit and (read.fold(k) not in _STOPS):
        if k in persons:
            k = persons[k]
            continue
        yield k
        k += 1


def functions_behind(read: Read, clause: Clause) -> list[Named]:
    """The function or post behind the verb (`quitte la présidence`), over small words only."""
    times, words = layout_of(read).times, language().words
    for k in _right(read, clause):
        named = function_at(read, k)
        if named is not None:
            return [named]
        fold = read.fold(k)
        if fold in _HEADS and read.fold(k + 1) in _LINKS:
            return behind_head(read, k)
        if fold == "porte" and clause.verb.lemma == "claquer":
            continue
        small = fold in words.determiners or fold in words.prepositions or fold in _OVER or fold in _MANNER or fold.endswith("ment")
        if not small and k not in times:
            return []
    return []


def chosen_by(read: Read, clause: Clause) -> list[Named]:
    """`le conseil municipal a élu X`, `X, désignée par le conseil municipal`: the office that a body fills by its own vote."""
    if clause.verb.lemma not in ("élire", "choisir", "désigner", "réélire", "reconduire"):
        return []
    node: Group | Noun | None = clause.subject
    if clause.verb.voice == "passive":
        node = next((n for preposition, n in clause.obliques if preposition == "par"), None)
    if not isinstance(node, Noun):
        return []
    key = f"{read.fold(node.j - 1)} {read.fold(node.j)}".replace("' ", "'")
    title = functions().chosen_by.get(key)
    return [Named(node.i, node.j + 1, gendered(title))] if title else []


def lead_of(read: Read, clause: Clause) -> list[Named]:
    """The body behind `à la tête de`, `aux commandes de`."""
    for k in _right(read, clause):
        if (
            read.fold(k) in ("tete", "commandes", "manettes")
            and read.fold(k - 1) in ("la", "aux")
            and read.fold(k + 1) in ("de", "du", "d'", "des")
        ):
            return behind_head(read, k)
    return []


def behind_head(read: Read, k: int) -> list[Named]:
    """The body behind `la tête de`."""
    step = k + 1 if read.fold(k + 1) in ("du", "des") else k + 2
    step += read.fold(step) in ("la", "l'", "les", "du", "des", "son", "sa", "leur")
    named = body_at(read, step)
    return [named] if named is not None else []


def seat_behind(read: Read, clause: Clause) -> list[Named]:
    """The mandate of who sits in the chamber behind the verb."""
    for k in _right(read, clause):
        if (named := seat_at(read, k)) is not None:
            return [named]
    return []


def bodies_led(read: Read, clause: Clause) -> list[Named]:
    """The body that is led: the object, the subject of a passive, or what a relative pronoun stands for."""
    passive = clause.verb.voice == "passive"
    node = clause.subject if passive else clause.object
    if isinstance(node, Noun):
        named = body_at(read, node.j - 1) or function_at(read, node.j - 1) or (_antecedent(read, clause) if passive else None)
    elif isinstance(node, Group) and node.person is None:
        named = body_at(read, node.i - 1) or body_at(read, node.i)
    elif not passive and clause.relative and read.fold(clause.start - 1) in ("que", "qu'"):
        named = _antecedent(read, clause)
    elif node is None and not passive:
        named = next((n for k in _right(read, clause) if (n := body_at(read, k)) is not None), None)
    else:
        named = None
    return [named] if named is not None else []


def _antecedent(read: Read, clause: Clause) -> Named | None:
    """The body or function named last before a clause (`la région que préside X`, `ville qu'il a dirigée`)."""
    k = clause.start - 1
    while k >= 0 and clause.start - k < 9:
        if (named := body_at(read, k) or function_at(read, k)) is not None:
            return named
        k -= 1
    return None
