"""Slots of facts of any type, quickly: most facts are asked for slots that their type has not.

Goes in: a fact, the name of a slot. Goes out: its value.
"""

from __future__ import annotations

from typing import Any

from kg.facts import BaseFact


def slot_of(fact: BaseFact, name: str) -> Any:  # noqa: ANN401 (a slot's value)
    """The value of a slot; None where it is not given, or the type has none of this name (pydantic is slow to say so)."""
    return fact.__dict__.get(name)
