"""What became of each candidate, by what the file says of all of them.

Goes in: the flags of a count. Goes out: outcomes, None where the file does not tell. Outcomes are never worked out from votes.

- `Elu` and `QUALIF T2` say it themselves; who qualified and is absent from the second round in the same file has withdrawn.
- Who is not elected where the seats are filled, or in the last round, is defeated; in a round that others qualify from, eliminated.
- A first round without any qualified tells nothing of those not elected: they may go on.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg.facts import Outcome
from kg.results.cells import Flag


def outcomes_of(
    flags: Sequence[Flag | None],
    *,
    last_round: bool,
    seats: int | None,
    keys: Sequence[object] = (),
    second_round: Collection[object] | None = None,
) -> list[Outcome | None]:
    """Outcome of each line.

    Args:
        flags: what the file says of each.
        last_round: nothing comes after this round.
        seats: seats of the contest; None where unknown, then one elected fills it.
        keys: who each line is, as in `second_round`.
        second_round: who stands in the second round of the contest in the same file; None where it does not hold one.
    """
    if not any(flags):
        return [None] * len(flags)
    elected = sum(flag is Flag.ELECTED for flag in flags)
    decided = (last_round and elected > 0) or elected >= (seats or 1) or (last_round and any(flag is Flag.NOT for flag in flags))
    qualified = any(flag is Flag.QUALIFIED for flag in flags)
    found: list[Outcome | None] = []
    for i, flag in enumerate(flags):
        if flag is Flag.ELECTED:
            found.append(Outcome.ELECTED)
        elif flag is Flag.QUALIFIED:
            absent = second_round is not None and keys and keys[i] not in second_round
            found.append(Outcome.WITHDRAWN if absent else Outcome.QUALIFIED)
        elif decided:
            found.append(Outcome.DEFEATED)
        else:
            found.append(Outcome.ELIMINATED if qualified else None)
    return found
