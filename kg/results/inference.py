"""Which election and round follow from who stands, what is said of them and when it was exported, where nothing names them.

Goes in: the first counts of a file, and what is known of the election. Goes out: a clue, empty where nothing follows for sure.

- Pairs stand in départementales alone; nuances that one grid alone holds give its election, those of lists only where the type
  is known.
- The last round before the day of the export is the one that was exported.
- `QUALIF T2` is said in round 1. More candidates than can go on to round 2 by law stand in round 1; where as many as the law lets
  go on stand everywhere, or somebody is elected everywhere, it is round 2.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg import voting
from kg.results.clues import Clue, clue_of_export, clue_of_nuances
from kg.results.records import Count
from kg.results.vocabulary import heading_key, load

#: Fewer counts than these tell nothing of all.
_FEWEST_COUNTS = 3
#: Nuances of lists begin so, in every grid.
_OF_LISTS = "L"


def inferred(counts: Sequence[Count], known: Clue) -> Clue:
    """What follows from the counts, given what is known already."""
    roles = {role for count in counts for line in count.lines for role in line}
    found = Clue("departementales") if "pair" in roles else Clue()
    found |= _by_nuances(_nuances(counts), known.type or found.type)
    exported = next((count.text("exported") for count in counts if count.text("exported")), "")
    found |= clue_of_export(exported, known.type or found.type) if exported else Clue()
    whole = known | found
    return found | Clue(round=_round(counts, whole)) if whole.type and whole.year else found


def year_against_name(counts: Sequence[Count], told: Clue, content: Clue) -> Clue:
    """The year of a name whose grid lacks nuances that the file uses gives way to the year whose grid has them all."""
    nuances = _nuances(counts)
    grid = load().grids.get(f"{told.type}-{told.year}")
    if content.year or grid is None or nuances <= grid:
        return Clue()
    return Clue(year=_by_nuances(nuances, told.type).year)


def _nuances(counts: Sequence[Count]) -> frozenset[str]:
    return frozenset(line["nuance"].value.strip() for count in counts for line in count.lines if "nuance" in line)


def _by_nuances(nuances: frozenset[str], type_: str | None) -> Clue:
    if type_ is None and any(nuance.startswith(_OF_LISTS) and nuance != "LR" for nuance in nuances):
        return Clue()
    fitting = [election for election in clue_of_nuances(nuances) if type_ is None or election.startswith(f"{type_}-")]
    found = voting.split(fitting[0]) if len(fitting) == 1 else None
    return Clue(*found) if found else Clue()


def _round(counts: Sequence[Count], known: Clue) -> int | None:
    flags = {heading_key(line["elected"].value) for count in counts for line in count.lines if "elected" in line}
    if flags & load().words.qualified:
        return 1
    system = voting.system_of(known.type or "", known.year or 0)
    standing = [len(count.lines) for count in counts if count.lines and count.fate is None and "nuance" not in _named(count)]
    if system is None or system.rounds == 1 or system.second_round is None or not standing:
        return None
    rule = system.second_round
    most = rule.only or int(100 / (rule.registered or rule.cast or 100)) if rule.only or rule.registered or rule.cast else None
    if most is not None and max(standing) > most:
        return 1
    if rule.only and set(standing) == {rule.only}:
        return 2
    decided = [any(_elected(line.get("elected") or line.get("seats")) for line in count.lines) for count in counts if len(count.lines) > 1]
    return 2 if len(decided) >= _FEWEST_COUNTS and all(decided) else None


def _named(count: Count) -> set[str]:
    """Roles that lines without a person are named by."""
    people = {"surname", "person", "pair", "head", "list_name", "list_short"}
    return {role for line in count.lines for role in line if role == "nuance" and not people & line.keys()}


def _elected(cell: object) -> bool:
    return cell is not None and heading_key(getattr(cell, "value", "")) in load().words.elected
