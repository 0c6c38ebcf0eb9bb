"""Numbers of seats in a sentence, and the party, list or group that each is of.

Goes in: a sentence of a `Text`. Goes out: `Count`s with their holders. A number belongs to the party in front of its bracket, to the one
that `pour`, `à` brings in, to the subject of its verb, or, where the verb is left out (`la gauche 22`), to the party right before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.extract.analysis import Read
from kg.extract.clauses import Clause, is_finite
from kg.extract.figures import Counts, Figure
from kg.extract.groups import Group
from kg.extract.mentions import Mention
from kg.extract.names import PartyMention
from kg.extract.numerals import value_at
from kg.extract.seat_rules import SeatFrame, seat_frames
from kg.extract.text import Text
from kg.model import Zone

SEAT_NOUNS = frozenset(
    {
        "siege",
        "sieges",
        "elus",
        "elu",
        "elue",
        "elues",
        "deputes",
        "senateurs",
        "eurodeputes",
        "conseillers",
        "representants",
        "parlementaires",
    }
)
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
_LISTS = frozenset({"liste", "tandem", "binome", "equipe"})
_TIES = frozenset({",", "et", "l'", "la", "le", "les", *_LABELLED})
_CHAMBERS = frozenset({"congres", "assemblee", "senat", "hemicycle", "conseil", "parlement"})
_FOR = frozenset({"pour", "a", "au", "aux", "avec", "chez", "contre"})
_EXISTING = frozenset({"compter", "comprendre", "comporter", "rester", "avoir"})
_LARGEST = 1000


@dataclass(frozen=True, slots=True)
class Holder:
    """Tokens that name a party, list or bloc, and its label."""

    i: int
    j: int
    label: str


@dataclass(frozen=True, slots=True)
class Count:
    """A number of seats. `change`: it is a difference; `value` is then signed. `before`: the number that it came from."""

    i: int
    j: int
    value: int
    holder: Holder
    change: bool = False
    before: int | None = None
    clause: Clause | None = None
    unit: str = ""
    at: Mention = field(default_factory=lambda: Mention(0, 0))
    rule: str = "seats/beside"


@dataclass(slots=True)
class _Number:
    i: int
    j: int
    value: int
    figure: Figure | None = None

    @property
    def explicit(self) -> bool:
        """Whether the noun stands with it."""
        return self.figure is not None and self.figure.counts is Counts.SEATS


class SeatReader:
    """Finds the counts of one document, sentence by sentence; remembers the party that the last one was about."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.last: Holder | None = None
        self.recent: Holder | None = None
        self.heat = 0

    def counts(self, read: Read) -> Iterator[Count]:
        """The counts of a sentence, in order."""
        named = any(t.fold in SEAT_NOUNS for t in read.sentence.tokens)
        self.heat = 5 if named else self.heat - 1
        holders = _holders(read)
        if self.heat > 0:
            yield from self._counts(read, holders)
        self._remember(read, holders)

    def _remember(self, read: Read, holders: list[Holder]) -> None:
        """The party that a sentence is about, for pronouns of the next; none where it is about somebody else."""
        for clause in read.clauses:
            if clause.subject is None or clause.pronoun or not is_finite(clause.verb):
                continue
            about = [h for h in holders if h.i < clause.subject.j and clause.subject.i < h.j] or _apposed(read, clause, holders)
            if about:
                self.last = self.recent = about[0]
                return
            if isinstance(clause.subject, Group) or clause.subject.word in _LISTS:
                self.last = next((h for h in holders if _on_a_list(read, h)), None)
                return
            if clause.subject.word == "parti":
                self.last = self.last or self.recent
        if holders:
            self.last = self.recent = holders[0]

    def _counts(self, read: Read, holders: list[Holder]) -> Iterator[Count]:
        previous: Count | None = None
        numbers = list(_numbers(read))
        first = next((n.i for n in numbers if n.explicit), len(read.sentence.tokens))
        for number in numbers:
            clause = _clause_of(read, number)
            frame = next((f for lemma in clause.verb.lemmas if (f := seat_frames().get(lemma))), None) if clause else None
            if number.figure is not None and number.figure.moved < 0:
                continue
            for holder in self._of(read, number, holders, clause, frame, previous, first < number.i):
                count = _count(read, number, holder, clause, frame)
                if count is not None:
                    yield from _as_many(read, count, holders)
                    previous = count

    def _of(
        self,
        read: Read,
        number: _Number,
        holders: list[Holder],
        clause: Clause | None,
        frame: SeatFrame | None,
        previous: Count | None,
        after_seats: bool,
    ) -> list[Holder]:
        """Whose the number is; several where each of them has it. `after_seats`: seats were counted before it in its sentence."""
        change = number.figure is not None and number.figure.counts is Counts.CHANGE
        told = number.explicit or change or after_seats or previous is not None or self._listed(read, number)
        each = number.value == 0 or read.fold(number.j) in ("chacun", "chacune")
        if told and (brought := _brought(read, number, holders)):
            return [brought]
        if (before := _in_front(read, number, holders)) and (told or _changed(read, number)):
            return [before]
        if change and previous is not None:
            return [previous.holder]
        if after := _behind(read, number, holders, clause):
            return [after]
        if read.fold(number.i - 1) == "contre":
            return [previous.holder] if previous is not None and _dated(read, number) else []
        if each and (together := _coordinated(read, number, holders, clause)):
            return together
        if clause is not None and self._takes(read, number, clause, frame, holders, told=told):
            subjects = self._subjects(read, clause, holders)
            if subjects:
                return subjects[:1]
        verbless = clause is None and not holders and previous is None and read.zone in (Zone.BODY, Zone.LEDE)
        if number.explicit and verbless and self.last is not None and not _bracketed(read, number.i):
            return [self.last]
        only = len({h.label for h in holders}) == 1 and (frame is not None or clause is None)
        return holders[:1] if number.explicit and only and _list_like(read, number, holders[0]) else []

    def _listed(self, read: Read, number: _Number) -> bool:
        """`LR : 46`, in a list of seats or behind `répartition des sièges :`."""
        named = any(read.fold(k) in ("siege", "sieges") for k in range(number.i))
        return read.fold(number.i - 1) == ":" and (named or (read.zone is Zone.LIST_ITEM and self.heat > 0))

    def _takes(self, read: Read, number: _Number, clause: Clause, frame: SeatFrame | None, holders: list[Holder], *, told: bool) -> bool:
        """Whether the number is of the subject of its clause: its verb is one of seats, or it is brought in by `avec`; no other party
        stands between the verb and a number without its noun.
        """
        if not number.explicit and any(clause.verb.end <= h.i < number.i for h in holders):
            return False
        if frame is None:
            return number.explicit and read.fold(number.i - 1) == "avec"
        return told or _partitive(read, clause) or frame.effect in ("shrinks", "grows", "moves")

    def _subjects(self, read: Read, clause: Clause, holders: list[Holder]) -> list[Holder]:
        """The parties that the subject of a clause names, or stands for."""
        if clause.pronoun:
            word = clause.pronoun.lower().lstrip("-").removeprefix("t-")
            before = [h for h in holders if h.j <= clause.verb.start]
            return [before[-1]] if before else [self.last] if self.last and word in ("il", "elle", "ils", "elles", "on") else []
        if clause.subject is None:
            return []
        if apposed := _apposed(read, clause, holders):
            return apposed
        actors = [a for a in self.text.subjects(read, clause) if a.party]
        if actors:
            return [Holder(a.i, a.j, a.party or "") for a in actors]
        inside = [h for h in holders if clause.subject.i <= h.i and h.j <= clause.verb.start]
        return inside[:1]


def _holders(read: Read) -> list[Holder]:
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


def _numbers(read: Read) -> Iterator[_Number]:
    """Numbers that may count seats: those with the noun, changes, and small ones that stand alone."""
    tokens = read.sentence.tokens
    figures = {f.i: f for f in read.figures}
    k = 0
    years = {t for w in read.times for t in range(w.i, w.j)}
    while k < len(tokens):
        figure = figures.get(k)
        if figure is not None:
            if figure.is_score and _countable(read, figure, k in years):
                yield _Number(figure.i, figure.j, int(figure.value), figure)
            k = max(figure.j, k + 1)
            continue
        read_number = value_at(tokens, k)
        if read_number is not None and k not in years and _alone(read, read_number[1]) and read_number[0] > 0:
            yield _Number(k, read_number[1], int(read_number[0]))
        k = read_number[1] if read_number else k + 1


def _countable(read: Read, figure: Figure, in_date: bool) -> bool:
    """Whether a figure may count seats."""
    if figure.counts is Counts.SEATS:
        if figure.value == 0 and not _alone(read, figure.j) and read.fold(figure.j) not in ("a", "au", "dans", "en", "sur"):
            return False
        rest = any("rester" in v.lemmas and v.end >= figure.i - 1 for v in read.verbs if v.start < figure.i)
        return not figure.definite or figure.of is not None or rest or _all_of_them(read, figure)
    if figure.counts is Counts.CHANGE:
        return (
            abs(figure.value) < _LARGEST and figure.value == int(figure.value) and not _of_a_rule(read, figure) and _of_seats(read, figure)
        )
    small = figure.value == int(figure.value) and 0 <= figure.value < _LARGEST
    stands = _alone(read, figure.j) or _member_of_chamber(read, figure.j) is not None
    return figure.counts is Counts.BARE and small and not in_date and stands and read.fold(figure.i - 1) != "sur"


def _of_seats(read: Read, figure: Figure) -> bool:
    """Whether a change is one of seats: it says so, or stands beside a number of seats, not beside a percentage."""
    if figure.unit in SEAT_NOUNS:
        return True
    before = [f for f in read.figures if f.j <= figure.i]
    return bool(before) and before[-1].counts in (Counts.SEATS, Counts.BARE, Counts.CHANGE)


def _member_of_chamber(read: Read, k: int) -> PartyMention | None:
    """The party of `26 indépendantistes au Congrès`, where k is after the number."""
    party = next((p for p in read.parties if p.i == k and p.adjective and p.plural), None)
    return party if party is not None and any(read.fold(party.j + n) in _CHAMBERS for n in (1, 2)) else None


def _of_a_rule(read: Read, figure: Figure) -> bool:
    """`treize de plus que la majorité absolue`."""
    return any(read.fold(k) == "majorite" for k in range(figure.j, figure.j + 3))


def _all_of_them(read: Read, figure: Figure) -> bool:
    """`les trois sièges de député`, `ses deux sièges`: all that there were; `les 57 élus` is the chamber."""
    return read.fold(figure.i - 1) in ("ses", "leurs") or (figure.unit == "sieges" and read.fold(figure.j) in ("de", "du"))


def _alone(read: Read, j: int) -> bool:
    """Whether a number stands without a noun of its own."""
    return j >= len(read.sentence.tokens) or read.fold(j) in {
        ".",
        ",",
        ";",
        ":",
        ")",
        "(",
        "et",
        "contre",
        "pour",
        "chacun",
        "chacune",
        "seul",
        "au",
        "a",
        "aux",
        "en",
        "dans",
        "reviennent",
        "revient",
        "autant",
        "mais",
    }


def _brought(read: Read, number: _Number, holders: list[Holder]) -> Holder | None:
    """`28 pour le PS`, `8 pour la liste LR`: the party right behind the preposition that follows the number."""
    if read.fold(number.j) != "pour":
        return None
    near = next((h for h in holders if number.j < h.i <= number.j + 3), None)
    between = range(number.j + 1, near.i) if near is not None else ()
    return near if all(read.fold(k) in _TIES for k in between) else None


def _in_front(read: Read, number: _Number, holders: list[Holder]) -> Holder | None:
    """The party before a bracket, a colon or the bare number: `LR (8 sièges)`, `PS : 81`, `l'UDI 50`."""
    k = number.i - 1
    bracket = k
    while bracket >= 0 and number.i - bracket < 10 and read.fold(bracket) not in ("(", ")"):
        bracket -= 1
    if read.fold(bracket) == "(" and not any(v.start < number.i and v.start > bracket for v in read.verbs):
        if not _alone(read, number.j) and not number.explicit:
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


def _behind(read: Read, number: _Number, holders: list[Holder], clause: Clause | None) -> Holder | None:
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
    if party := _member_of_chamber(read, k):
        return Holder(party.i, party.j, _label(party))
    if number.explicit and clause is not None and set(clause.verb.lemmas) & _EXISTING:
        for party in read.parties:
            if party.i == k or (read.fold(k) in ("de", "du", "d'", "des") and party.i in (k, k + 1, k + 2)):
                return Holder(party.i, party.j, _label(party))
    return None


def _apposed(read: Read, clause: Clause, holders: list[Holder]) -> list[Holder]:
    """`P, la formation de X, obtient`: the party in front of a noun in apposition."""
    at = clause.subject.i if clause.subject is not None else -1
    if read.fold(at - 1) != ",":
        return []
    return [h for h in holders if h.j == at - 1]


def _coordinated(read: Read, number: _Number, holders: list[Holder], clause: Clause | None) -> list[Holder]:
    """`P, Q et R ... N chacun`: the parties that stand together before the verb."""
    end = clause.verb.start if clause is not None else number.i
    before = [h for h in holders if h.j <= end and read.fold(h.i - 1) not in ("chez", "de", "avec", "pour", "par", "contre")]
    row = before[-1:]
    for holder in reversed(before[:-1]):
        if all(read.fold(k) in _TIES or k in range(row[0].i, row[0].j) or _bracketed(read, k) for k in range(holder.j, row[0].i)):
            row.insert(0, holder)
    return row


def _on_a_list(read: Read, holder: Holder) -> bool:
    """`la liste soutenue par P`, `la liste P de X`."""
    return any(read.fold(k) in _LISTS for k in range(max(0, holder.i - 4), holder.i))


def _bracketed(read: Read, k: int) -> bool:
    """Whether a token is in brackets or is one."""
    at = k
    while at >= 0 and k - at < 10 and read.fold(at) not in ("(", ")"):
        at -= 1
    return read.fold(at) == "(" or read.fold(k) == ")"


def _changed(read: Read, number: _Number) -> bool:
    """`PS : 81 (-5)`: a change in brackets right after."""
    return any(f.counts is Counts.CHANGE and f.signed and number.j < f.i <= number.j + 3 for f in read.figures)


def _dated(read: Read, number: _Number) -> bool:
    """`contre trois en 2009`."""
    return any(number.j <= w.i <= number.j + 2 for w in read.times)


def _clause_of(read: Read, number: _Number) -> Clause | None:
    """The clause whose right side a number is on, or whose subject it is."""
    found = [c for c in read.clauses if c.verb.end <= number.i < max(c.end, c.verb.end + 1)]
    return found[-1] if found else None


def _partitive(read: Read, clause: Clause) -> bool:
    """`en compte 131`: the seats are those spoken of."""
    return any(read.fold(k) == "en" for k in range(clause.verb.start - 1, clause.verb.end))


def _list_like(read: Read, number: _Number, holder: Holder) -> bool:
    """Whether a number goes with the only party of its sentence: `P : 64 551 voix (44,3 %), 38 sièges`."""
    return holder.j <= number.i and not any(g.person is not None and holder.j <= g.i < number.i for g in read.groups)


def _as_many(read: Read, count: Count, holders: list[Holder]) -> Iterator[Count]:
    """A count, and that of `autant que les radicaux` after it."""
    yield count
    if count.change:
        return
    words = [read.fold(k) for k in range(count.j, count.j + 3)]
    if "autant" in words and (others := [h for h in holders if count.j < h.i <= count.j + 8]):
        yield Count(count.i, others[0].j, count.value, others[0], clause=count.clause, unit=count.unit, at=count.at)


def _count(read: Read, number: _Number, holder: Holder, clause: Clause | None, frame: SeatFrame | None) -> Count | None:
    figure, value = number.figure, number.value
    unit = figure.unit if figure is not None else ""
    rule = frame.id if frame is not None else "seats/beside"
    i, j, at = min(holder.i, number.i), max(holder.j, number.j), Mention(number.i, number.j)
    if figure is not None and figure.counts is Counts.CHANGE:
        return Count(i, j, value, holder, change=True, clause=clause, unit=unit, at=at, rule=rule)
    if value < 0:
        return None
    effect = frame.effect if frame is not None else "holds"
    by = read.fold(number.i - 1) in ("de", "d'") or (
        read.fold(number.i - 2) in ("de", "d'") and read.fold(number.i - 1) in ("pres", "quelque")
    )
    if effect == "loses" or (effect == "shrinks" and by):
        return Count(i, j, -value, holder, change=True, clause=clause, unit=unit, at=at, rule=rule)
    if (effect == "gains" and not (clause and _partitive(read, clause) and not clause.relative)) or (effect == "grows" and by):
        return Count(i, j, value, holder, change=True, clause=clause, unit=unit, at=at, rule=rule)
    start = next((int(f.value) for f in read.figures if f.moved < 0 and f.i < number.i <= f.j + 2), None)
    return Count(
        i, j, value, holder, before=start if figure is not None and figure.moved > 0 else None, clause=clause, unit=unit, at=at, rule=rule
    )
