"""What stands where in a sentence: its mentions by their first token, found once for all who ask.

Goes in: a read sentence. Goes out: a `Layout`, remembered by the sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.groups import Group
from kg.extract.mentions import Mention
from kg.extract.roles import Role

if TYPE_CHECKING:
    from kg.extract.analysis import Read


@dataclass(frozen=True, slots=True)
class Layout:
    """Roles by first token and by head, groups and all names by first token, the end of each person; tokens of times and titles."""

    roles: dict[int, Role]
    heads: dict[int, Role]
    groups: dict[int, Group]
    names: dict[int, Mention]
    persons: dict[int, int]
    times: frozenset[int]
    titled: frozenset[int]


def layout_of(read: Read) -> Layout:
    """The layout of a sentence."""
    if read.layout is None:
        read.layout = Layout(
            roles={r.i: r for r in read.roles},
            heads={r.head_at: r for r in read.roles},
            groups={g.i: g for g in read.groups},
            names={m.i: m for m in (*read.elections, *read.places, *read.parties, *read.persons)},
            persons={p.i: p.j for p in read.persons},
            times=frozenset(k for w in read.times for k in range(w.i, w.j)),
            titled=frozenset(k for r in read.roles for k in range(r.i, r.j)),
        )
    return read.layout
