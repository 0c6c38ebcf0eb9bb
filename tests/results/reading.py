"""Facts of bytes, and what of them tests compare."""

from pathlib import Path

from kg.ids import fold
from kg.results import ResultFile, Source, option_of

SHARED = Path(__file__).parents[2].joinpath("..", "shared", "results").resolve()


def read(raw, name="legislatives-2022-t1.csv", election=None, round_=None, **options):
    """The file that these bytes would be under this name."""
    return ResultFile(Source(Path(name), raw), option=option_of(election, round_), **options)


def votes(facts):
    """Constituency and name, without capitals and accents, to votes."""
    return {(f.constituency, fold(f.person)): f.votes for f in facts if f.type == "result"}


def turnouts(facts):
    """Constituency to its counts."""
    kept = ("registered", "voters", "abstentions", "blank", "null", "cast")
    return {f.constituency: tuple(getattr(f, name) for name in kept) for f in facts if f.type == "turnout"}


def of_type(facts, type_):
    return [f for f in facts if f.type == type_]
