"""Somebody to whom words or facts are credited.

A person of the document, or a party or institution by its name; `UNNAMED` where the text keeps the name back (`un proche`, `on`).
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.entities import Entity


@dataclass(frozen=True, slots=True)
class Source:
    """A source: `entity` for a person, `label` for a party or institution; `vague`: people around somebody, who are no speaker by name."""

    entity: Entity | None = None
    label: str = ""
    vague: bool = False

    @property
    def name(self) -> str:
        """The name that facts carry; empty for an unnamed source."""
        return self.entity.name if self.entity is not None else self.label


UNNAMED = Source()
