"""When two values of a slot say the same: figures within the rounding of the press, anything else literally.

Goes in: values, how approximately each is said. Goes out: yes or no. `54.9` agrees with `54.91`; `près de 55` with both; a count
agrees only with itself unless it is said approximately.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum
from typing import Any

#: Share of a figure by which a word such as `environ` loosens it, and the least number of percentage points.
_ABOUT = 0.05
_ABOUT_POINTS = 1.0
_FLOAT = 1e-9
#: Decimals from which a difference of one in the last may come of rounding on one side and cutting off on the other.
_FINE = 2


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as said: `about` where a word such as `environ` or `près de` stands before it, `decimals` as written."""

    value: float
    decimals: int = 0
    about: bool = False

    @classmethod
    def of(cls, value: float, *, about: bool = False) -> Figure:
        """Figure of a number, its decimals being those that it is printed with."""
        if isinstance(value, int) or float(value).is_integer():
            return cls(float(value), 0, about)
        return cls(float(value), len(repr(round(value, 6)).partition(".")[2]), about)

    @property
    def unit(self) -> float:
        """Size of the last digit."""
        return float(10.0**-self.decimals)


def figures_agree(left: Figure, right: Figure, *, counted: bool = False) -> bool:
    """Whether two figures may be the same one.

    Args:
        left: a figure.
        right: another.
        counted: they are counts (votes, seats), which are not rounded unless a word says so; else percentages.
    """
    gap = abs(left.value - right.value)
    if gap < _FLOAT:
        return True
    loose = max((f.value * _ABOUT if counted else _ABOUT_POINTS for f in (left, right) if f.about), default=0.0)
    if counted:
        return gap <= loose + _FLOAT
    unit = max(left.unit, right.unit)
    if min(left.decimals, right.decimals) >= _FINE and gap <= unit + _FLOAT:
        return True  # `42,546` printed as `42,55` by one and as `42,54` by another
    return gap <= max(loose, unit / 2) + _FLOAT or _cut(left, right)


def _cut(left: Figure, right: Figure) -> bool:
    """Whether one is the other with its last decimals cut off (`54,96` printed as `54,9`)."""
    coarse, fine = sorted((left, right), key=lambda f: f.decimals)
    if coarse.decimals == fine.decimals or coarse.decimals == 0:
        return False
    scale = 10**coarse.decimals
    return math.isclose(math.floor(fine.value * scale + 1e-6) / scale, coarse.value, abs_tol=_FLOAT)


def plain(value: Any) -> Any:  # noqa: ANN401 (a slot's value)
    """A value without its enumeration."""
    return value.value if isinstance(value, Enum) else value
