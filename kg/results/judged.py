"""What became of the lines of a count, and its figures as arithmetic needs them.

Goes in: an understood count, and who stands in the second rounds of its file. Goes out: an outcome for each line, and `Figures`.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.arithmetic import Figures, Standing
from kg.facts import Outcome
from kg.results.outcomes import outcomes_of
from kg.results.understood import Understood

#: Election and contest → who stands in its second round.
SecondRounds = dict[tuple[str, str], set[tuple[str, str]]]


def outcomes_for(of: Understood, second_round: SecondRounds | None) -> list[Outcome | None]:
    """Outcomes of the lines of a count."""
    if of.count.fate is not None:
        beaten = Outcome.DEFEATED if of.last_round else Outcome.ELIMINATED
        return [Outcome.ELECTED if of.count.fate == "elected" else beaten] * len(of.lines)
    seats = of.numbers.get("seats_to_fill")
    pairs_or_one = 1 if of.system and of.system.system in ("pairs", "majority") and of.system.fills else None
    return outcomes_of(
        [line.flag for line in of.lines],
        last_round=of.last_round,
        seats=pairs_or_one or (int(seats) if seats else None),
        keys=[line.key for line in of.lines],
        second_round=(second_round or {}).get((of.election, of.place.contest or "")) if of.round == 1 else None,
    )


def figures_of(of: Understood, outcomes: Sequence[Outcome | None], name: str) -> Figures:
    """A count as arithmetic needs it."""
    standings = [
        Standing(line.name, line.votes, line.share, line.share_registered, line.rank, outcome, bool(line.persons) and not line.list_name)
        for line, outcome in zip(of.lines, outcomes, strict=True)
    ]
    sheet = f", sheet {of.count.sheet!r}" if of.count.sheet else ""
    return Figures(
        of.election, of.place.name, of.round, of.numbers, standings, True, of.place.whole, f"{name}{sheet}, row {of.count.row}"
    )  # fmt: skip
