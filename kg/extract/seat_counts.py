"""Numbers of seats in a sentence, and the party, list or group that each is of.

Goes in: a sentence of a `Text`. Goes out: `Count`s with their holders. A number belongs to the party in front of its bracket, to the one
that `pour`, `à` brings in, to the subject of its verb, or, where the verb is left out (`la gauche 22`), to the party right before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.extract.analysis import Read
from kg.extract.clauses import Clause, is_finite
from kg.extract.figures import Counts
from kg.extract.groups import Group
from kg.extract.mentions import Mention
from kg.extract.seat_holders import LISTS, Holder, apposed, behind, bracketed, brought, coordinated, holders_of, in_front, on_a_list
from kg.extract.seat_numbers import SEAT_NOUNS, Number, numbers_of
from kg.extract.seat_rules import SeatFrame, seat_frames
from kg.extract.text import Text
from kg.model import Zone


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
        holders = holders_of(read)
        if self.heat > 0:
            yield from self._counts(read, holders)
        self._remember(read, holders)

    def _remember(self, read: Read, holders: list[Holder]) -> None:
        """The party that a sentence is about, for pronouns of the next; none where it is about somebody else."""
        for clause in read.clauses:
            if clause.subject is None or clause.pronoun or not is_finite(clause.verb):
                continue
            about = [h for h in holders if h.i < clause.subject.j and clause.subject.i < h.j] or apposed(read, clause, holders)
            if about:
                self.last = self.recent = about[0]
                return
            if isinstance(clause.subject, Group) or clause.subject.word in LISTS:
                self.last = next((h for h in holders if on_a_list(read, h)), None)
                return
            if clause.subject.word == "parti":
                self.last = self.last or self.recent
        if holders:
            self.last = self.recent = holders[0]

    def _counts(self, read: Read, holders: list[Holder]) -> Iterator[Count]:
        previous: Count | None = None
        numbers = list(numbers_of(read))
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
        number: Number,
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
        if told and (holder := brought(read, number, holders)):
            return [holder]
        if (before := in_front(read, number, holders)) and (told or _changed(read, number)):
            return [before]
        if change and previous is not None:
            return [previous.holder]
        if after := behind(read, number, holders, clause):
            return [after]
        if read.fold(number.i - 1) == "contre":
            return [previous.holder] if previous is not None and _dated(read, number) else []
        if each and (together := coordinated(read, number, holders, clause)):
            return together
        if clause is not None and self._takes(read, number, clause, frame, holders, told=told):
            subjects = self._subjects(read, clause, holders)
            if subjects:
                return subjects[:1]
        verbless = (
            not (holders or previous)
            and read.zone in (Zone.BODY, Zone.LEDE)
            and not any(is_finite(c.verb) and not c.relative for c in read.clauses)
        )
        if number.explicit and verbless and self.last is not None and not bracketed(read, number.i):
            return [self.last]
        only = len({h.label for h in holders}) == 1 and (frame is not None or clause is None)
        return holders[:1] if number.explicit and only and _list_like(read, number, holders[0]) else []

    def _listed(self, read: Read, number: Number) -> bool:
        """`LR : 46`, in a list of seats or behind `répartition des sièges :`."""
        named = any(read.fold(k) in ("siege", "sieges") for k in range(number.i))
        return read.fold(number.i - 1) == ":" and (named or (read.zone is Zone.LIST_ITEM and self.heat > 0))

    def _takes(self, read: Read, number: Number, clause: Clause, frame: SeatFrame | None, holders: list[Holder], *, told: bool) -> bool:
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
        if found := apposed(read, clause, holders):
            return found
        actors = [a for a in self.text.subjects(read, clause) if a.party]
        if actors:
            return [Holder(a.i, a.j, a.party or "") for a in actors]
        inside = [h for h in holders if clause.subject.i <= h.i and h.j <= clause.verb.start]
        return inside[:1]


def _changed(read: Read, number: Number) -> bool:
    """`PS : 81 (-5)`: a change in brackets right after."""
    return any(f.counts is Counts.CHANGE and f.signed and number.j < f.i <= number.j + 3 for f in read.figures)


def _dated(read: Read, number: Number) -> bool:
    """`contre trois en 2009`."""
    return any(number.j <= w.i <= number.j + 2 for w in read.times)


def _clause_of(read: Read, number: Number) -> Clause | None:
    """The clause whose right side a number is on, or whose subject it is."""
    found = [c for c in read.clauses if c.verb.end <= number.i < max(c.end, c.verb.end + 1)]
    return found[-1] if found else None


def _partitive(read: Read, clause: Clause) -> bool:
    """`en compte 131`: the seats are those spoken of."""
    return any(read.fold(k) == "en" for k in range(clause.verb.start - 1, clause.verb.end))


def _list_like(read: Read, number: Number, holder: Holder) -> bool:
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


def _count(read: Read, number: Number, holder: Holder, clause: Clause | None, frame: SeatFrame | None) -> Count | None:
    figure, value = number.figure, number.value
    unit = figure.unit if figure is not None else ""
    rule = frame.id if frame is not None else "seats/beside"
    i, j, at = min(holder.i, number.i), max(holder.j, number.j), Mention(number.i, number.j)
    if figure is not None and figure.counts is Counts.CHANGE:
        return Count(i, j, value, holder, change=True, clause=clause, unit=unit, at=at, rule=rule)
    if value < 0:
        return None
    effect = frame.effect if frame is not None and read.fold(number.i - 1) != "avec" else "holds"  # `perd sa majorité avec 245 sièges`
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
