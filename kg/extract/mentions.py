"""What the words of a sentence name: the common part of every kind of mention.

A mention covers the tokens i (included) to j (excluded) of its sentence.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Mention:
    """A run of tokens with a meaning."""

    i: int
    j: int
