"""When two values of a slot say the same.

Goes in: values, with the facts that give them. Goes out: yes or no. Figures agree within the rounding of the press (`figures`), more
loosely where a word such as `environ` stands before them (`about`); anything else literally.
"""

from __future__ import annotations

from typing import Any

from kg.agreement.about import is_about
from kg.agreement.figures import Figure, figures_agree, plain
from kg.facts import BaseFact
from kg.policy import policy

__all__ = ["Figure", "agree", "figure", "figures_agree", "is_about", "plain"]


def figure(value: float, fact: BaseFact | None) -> Figure:
    """A figure as a fact says it."""
    return Figure.of(value, about=fact is not None and is_about(fact, value))


def agree(slot: str, left: Any, left_fact: BaseFact | None, right: Any, right_fact: BaseFact | None) -> bool:  # noqa: ANN401 (slots' values)
    """Whether two facts may give a slot the same value; None stands for what is worked out and no fact says."""
    if left == right:
        return True
    if isinstance(left, int | float) and isinstance(right, int | float):
        return figures_agree(figure(left, left_fact), figure(right, right_fact), counted=slot in policy().counts)
    return False
