"""A count made facts: candidacies, results, seats, turnout, each with the cells that prove it.

Goes in: an `Understood` count and the outcomes of its lines. Goes out: facts. The first cell of a result's evidence is that
of its votes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.facts import BaseFact, Candidacy, Cell, Outcome, Result, Seats, Turnout
from kg.results.cells import RawCell
from kg.results.understood import Line, Understood

_NAMES = ("surname", "first_name", "pair", "person", "head", "list_name", "list_short", "nuance")
#: What a line is told by; the first of them in a row is evidence of who it is, the rest of the name stands beside it.
_SUBJECTS = ("surname", "pair", "person", "head", "list_name", "list_short", "nuance", "nuance_name")
_TURNOUT = ("registered", "voters", "abstentions", "blank", "null", "blank_or_null", "cast", "seats_to_fill", "turnout", "abstention")


def _has_turnout(of: Understood) -> bool:
    return bool(of.numbers.keys() - {"seats_to_fill"})


def _has_result(line: Line, outcome: Outcome | None) -> bool:
    return line.votes is not None or line.share is not None or outcome is not None


class Maker:
    """Makes the facts of one file; remembers which candidacies it has made."""

    def __init__(self, document: str, sha256: str) -> None:
        self.document, self.sha256 = document, sha256
        self._made: set[int] = set()

    def facts(self, of: Understood, outcomes: Sequence[Outcome | None]) -> Iterator[BaseFact]:
        """The facts of a count: turnout, then each line."""
        rule = f"results/{of.count.layout}"
        if _has_turnout(of):
            yield self._turnout(of, rule)
        for line, outcome in zip(of.lines, outcomes, strict=True):
            yield from self._candidacies(of, line, rule)
            yield from self._results(of, line, outcome, rule)
            if line.seats:
                yield self._seats(of, line, rule)

    def count(self, of: Understood, outcomes: Sequence[Outcome | None]) -> int:
        """How many facts `facts` would make; remembers the candidacies as it does."""
        total = int(_has_turnout(of))
        for line, outcome in zip(of.lines, outcomes, strict=True):
            total += len(self._new(of, line)) + bool(line.seats)
            if _has_result(line, outcome):
                total += len(line.persons) or 1
        return total

    def _new(self, of: Understood, line: Line) -> list[int]:
        """Which persons of a line have no candidacy yet in this contest; they are remembered."""
        contest, new = of.place.contest, []
        if contest is not None:
            for i, person in enumerate(line.persons):
                made = hash((of.election, contest, person, line.list_name, line.nuance))  # homonyms stand against each other
                if made not in self._made:
                    self._made.add(made)
                    new.append(i)
        return new

    def _evidence(self, of: Understood, found: Sequence[RawCell | None]) -> tuple[Cell, ...]:
        sheet = of.count.sheet
        cells = [cell for cell in found if cell is not None]
        return tuple(Cell(sheet=sheet, row=cell.row, column=cell.column, value=cell.value.strip()) for cell in dict.fromkeys(cells))

    def _turnout(self, of: Understood, rule: str) -> Turnout:
        evidence = self._evidence(of, [of.count.fixed[role] for role in _TURNOUT if role in of.count.fixed])
        said = {"election": of.election, "constituency": of.place.name, "round": of.round, **of.numbers}
        where = {"document": self.document, "sha256": self.sha256, "rule": rule, "evidence": evidence}
        return Turnout.model_validate(where | said)

    def _candidacies(self, of: Understood, line: Line, rule: str) -> Iterator[Candidacy]:
        new = self._new(of, line)
        evidence = self._evidence(of, [line.cells.get(role) for role in _NAMES]) if new else ()
        for i in new:
            person = line.persons[i]
            partner = line.persons[1 - i] if len(line.persons) == 2 else None
            position = line.position or (1 if "head" in line.cells and "surname" not in line.cells else None)
            yield Candidacy(
                document=self.document, sha256=self.sha256, rule=rule, evidence=evidence, person=person, election=of.election,
                constituency=of.place.contest, nuance=line.nuance, list_name=line.list_name, position=position, partner=partner,
            )  # fmt: skip

    def _results(self, of: Understood, line: Line, outcome: Outcome | None, rule: str) -> Iterator[Result]:
        if not _has_result(line, outcome):
            return
        flagged = line.cells.get("elected") or (line.cells.get("seats") if line.seats is None else None)
        name = next((cell for role in _SUBJECTS if (cell := line.cells.get(role))), None)
        figures = [line.cells.get(role) for role in ("share", "score", "share_registered", "rank")]
        evidence = self._evidence(of, [line.cells.get("votes"), name, *figures, flagged if outcome else None])
        party = line.nuance if not line.persons and not line.list_name else None
        for person in line.persons or (None,):
            yield Result(
                document=self.document, sha256=self.sha256, rule=rule, evidence=evidence, person=person, party=party,
                election=of.election, constituency=of.place.name, round=of.round, rank=line.rank, votes=line.votes, share=line.share,
                outcome=outcome, share_registered=line.share_registered, list_name=line.list_name,
            )  # fmt: skip

    def _seats(self, of: Understood, line: Line, rule: str) -> Seats:
        evidence = self._evidence(of, [line.cells.get("seats") or line.cells.get("elected"), *(line.cells.get(r) for r in _NAMES)])
        return Seats(
            document=self.document, sha256=self.sha256, rule=rule, evidence=evidence, party=line.list_name or line.nuance or line.name,
            election=of.election, constituency=of.place.name, chamber=of.system.chamber or None if of.system else None, seats=line.seats,
        )  # fmt: skip
