"""The parties, lists and blocs of a sentence that may have seats, and which of them stands beside a number.

Goes in: a sentence and a number of it. Goes out: `Holder`s.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.analysis import Read
from kg.extract.clauses import Clause
from kg.extract.names import PartyMention
from kg.extract.seat_numbers import Number, alone, member_of_chamber

_LINKS = frozenset(
    {
        "compte",
        "comptent",
        ",",
        "de",
        "d'",
        "a",
        "en",
        "avec",
        ":",
        "-",
        "–",
        "puis",
        "(",
        "quant",
        "lui",
        "elle",
        "eux",
        "elles",
        "seulement",
    }
)
_LABELLED = frozenset({"groupe", "liste", "listes", "alliance", "coalition", "camp", "formation", "parti", "tandem", "union"})
LISTS = frozenset({"liste", "tandem", "binome", "equipe"})
_TIES = frozenset({",", "et", "l'", "la", "le", "les", *_LABELLED})
_FOR = frozenset({"pour", "a", "au", "aux", "avec", "chez", "contre"})
_EXISTING = frozenset({"compter", "comprendre", "comporter", "rester", "avoir"})


@dataclass(frozen=True, slots=True)
class Holder:
    """Tokens that name a party, list or bloc, and its label."""

    i: int
    j: int
    label: str


def holders_of(read: Read) -> list[Holder]:
    """The parties and blocs of a sentence that may have seats."""
    found = [
        Holder(group.i, group.j, _label(group.head))
        for group in read.groups
        if group.person is None
        and group.entity is None
        and isinstance(group.head, PartyMention)
        and (not group.head.adjective or group.plural)
    ]
    taken = {h.i for h in found} | {p.i for g in read.groups if g.person is not None for p in g.parties}
    # `le groupe socialiste`, `la liste LR`
    found += [Holder(p.i, p.j, _label(p)) for p in read.parties if p.i not in taken and read.fold(p.i - 1) in _LABELLED]
    return sorted(found, key=lambda h: h.i)


def _label(party: PartyMention) -> str:
    """The party's name; a bloc in the words of the text (`les indépendantistes`), for it has no other."""
    return party.label if party.kind in ("bloc", "label") and party.plural and party.label else party.party


def brought(read: Read, number: Number, holders: list[Holder]) -> Holder | None:
    """`28 pour le PS`, `8 pour la liste LR`: the party right behind the preposition that follows the number."""
    end = number.j + 1 if read.fold(number.j) in ("seul", "seule") else number.j  # `un seul pour la droite`
    if read.fold(end) != "pour":
        return None
    near = next((h for h in holders if end < h.i <= end + 3), None)
    between = range(end + 1, near.i) if near is not None else ()
    return near if all(read.fold(k) in _TIES for k in between) else None


def in_front(read: Read, number: Number, holders: list[Holder]) -> Holder | None:
    """The party before a bracket, a colon or the bare number: `LR (8 sièges)`, `PS : 81`, `l'UDI 50`."""
    k = number.i - 1
    bracket = k
    while bracket >= 0 and number.i - bracket < 10 and read.fold(bracket) not in ("(", ")"):
        bracket -= 1
    if read.fold(bracket) == "(" and not any(v.start < number.i and v.start > bracket for v in read.verbs):
        if not alone(read, number.j) and not number.explicit:
            return None
        close = [h for h in holders if h.j <= bracket and bracket - h.j < 8 and not any(h.j <= v.start < bracket for v in read.verbs)]
        return close[-1] if close else None
    before = [h for h in holders if h.j <= number.i]
    if not before or number.i - before[-1].j > 6:
        return None
    between = [read.fold(t) for t in range(before[-1].j, number.i) if read.fold(t) not in ("+", "-", "–")]
    if between[:1] == ["et"] and "allies" in between[1:3]:
        between = between[between.index("allies") + 1 :]
    verbs = any(before[-1].j <= v.start < number.i for v in read.verbs)
    return before[-1] if not verbs and all(w in _LINKS for w in between) else None


def behind(read: Read, number: Number, holders: list[Holder], clause: Clause | None) -> Holder | None:
    """The party after a number: `9 sièges pour P`, `26 au camp adverse`, `deux reviennent à P`, `28 élus FN`."""
    k = number.j
    if read.fold(k) == "seul":
        k += 1
    if any(v.start == k and "revenir" in v.lemmas for v in read.verbs):
        k = next(v.end for v in read.verbs if v.start == k)
    at = {h.i: h for h in holders}
    brings = read.fold(k) in _FOR
    for start in (k, k + 1) if brings else ():
        holder = at.get(start) or next((h for h in holders if h.i == start + 1), None)
        if holder is not None and (number.explicit or read.fold(number.i - 1) in ("contre", ",", "et", ";") or k != number.j):
            return holder
    if party := member_of_chamber(read, k):
        return Holder(party.i, party.j, _label(party))
    if number.explicit and clause is not None and set(clause.verb.lemmas) & _EXISTING:
        for party in read.parties:
            if party.i == k or (read.fold(k) in ("de", "du", "d'", "des") and party.i in (k, k + 1, k + 2)):
                return Holder(party.i, party.j, _label(party))
    return None


def apposed(read: Read, clause: Clause, holders: list[Holder]) -> list[Holder]:
    """`P, la formation de X, obtient`: the party in front of a noun in apposition."""
    at = clause.subject.i if clause.subject is not None else -1
    if read.fold(at - 1) != ",":
        return []
    return [h for h in holders if h.j == at - 1]


def coordinated(read: Read, number: Number, holders: list[Holder], clause: Clause | None) -> list[Holder]:
    """`P, Q et R ... N chacun`: the parties that stand together before the verb."""
    end = clause.verb.start if clause is not None else number.i
    before = [h for h in holders if h.j <= end and read.fold(h.i - 1) not in ("chez", "de", "avec", "pour", "par", "contre")]
    row = before[-1:]
    for holder in reversed(before[:-1]):
        if all(read.fold(k) in _TIES or k in range(row[0].i, row[0].j) or bracketed(read, k) for k in range(holder.j, row[0].i)):
            row.insert(0, holder)
    return row


def on_a_list(read: Read, holder: Holder) -> bool:
    """`la liste soutenue par P`, `la liste P de X`."""
    return any(read.fold(k) in LISTS for k in range(max(0, holder.i - 4), holder.i))


def bracketed(read: Read, k: int) -> bool:
    """Whether a token is in brackets or is one."""
    at = k
    while at >= 0 and k - at < 10 and read.fold(at) not in ("(", ")"):
        at -= 1
    return read.fold(at) == "(" or read.fold(k) == ")"
