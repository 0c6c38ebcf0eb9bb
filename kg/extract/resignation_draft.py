"""One resignation as one sentence says it: person, office, step, recipient, day, and the tokens that prove it.

Goes in: what the readers of resignations have found. Goes out: a draft. What is left is named in the sentence, else by the subject's
own title, else by the title that the document gives the person (which yields to what another sentence says).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.extract.analysis import Read
from kg.extract.clauses import Clause, Node
from kg.extract.drafts import Draft
from kg.extract.entities import Entity
from kg.extract.groups import Group
from kg.extract.leaving import day_of, office_at, office_of
from kg.extract.resignation_nouns import Naming
from kg.extract.resignation_stance import governor_of
from kg.extract.roles import Role
from kg.extract.stance import ASSERTED, Stance
from kg.extract.text import Text
from kg.facts import ResignationStatus

#: Steps after which the office is no longer held: a title of the past may be what was left.
_DONE = frozenset({ResignationStatus.EFFECTIVE, ResignationStatus.ACCEPTED})


def draft_of(
    text: Text,
    read: Read,
    person: Entity,
    clause: Clause | None,
    status: ResignationStatus | None,
    stance: Stance,
    rule: str,
    post: int | None,
    recipient: str | Entity | None,
    *,
    naming: Naming | None = None,
    own: bool = False,
) -> Draft:
    """The resignation of a person that a clause, or the noun alone (`naming`), tells.

    Args:
        post: token of the noun that names what is left.
        own: whether the subject leaves, so that the title by which it is named is what is left.
    """
    i, j = span_of(read, clause, naming)
    office, weak = None, set()
    if post is not None:
        office = office_at(read, post, person)
    if office is None and clause is not None and own and (role := _described(clause.subject)) is not None:
        office = role.title
    if office is None:
        government = post is not None and read.fold(post) == "gouvernement"
        office, weak = office_of(text, read, person, minister=government, past=status in _DONE), {"office"}
        if office is None and government:
            office = "gouvernement"
    if recipient is not None and not isinstance(recipient, Entity):
        weak.add("recipient")
    dated = clause
    if clause is not None and status is ResignationStatus.ANNOUNCED and (outer := governor_of(read, clause)) is not clause:
        dated = outer
        i, j = min(i, outer.verb.start), j
    future = dated is not None and dated.verb.tense in ("future", "conditional")
    start, end = (dated.verb.start, max(dated.end, dated.verb.end)) if dated is not None and dated is not clause else (i, j)
    slots: dict[str, Any] = {
        "person": person,
        "office": office,
        "status": status,
        "recipient": recipient.name if isinstance(recipient, Entity) else recipient,
        "date": day_of(text, read, start, end, future=future),
    }
    mentions = [g for g in read.groups if g.entity is person and abs(g.i - i) < 25]
    low = min([i, *(g.i for g in mentions if g.i < i)]) if clause is None or clause.subject is None else i
    return Draft("resignation", slots, read, low, j, rule, stance, weak)


def adjectives(text: Text, read: Read) -> Iterator[Draft]:
    """`X, démissionnaire`, `le maire démissionnaire X`."""
    for k, token in enumerate(read.sentence.tokens):
        if token.fold != "demissionnaire" or "office" in (read.fold(k + 1), read.fold(k + 2)):
            continue
        if read.fold(k - 1) in ("declare", "declaree", "pas", "etre"):
            continue
        group = next((g for g in read.groups if g.entity is not None and _beside(g, k)), None)
        if group is not None and group.entity is not None:
            slots: dict[str, Any] = {
                "person": group.entity,
                "office": office_of(text, read, group.entity),
                "status": ResignationStatus.EFFECTIVE,
            }
            i, j = min(group.i, k), max(group.j, k + 1)
            yield Draft("resignation", slots, read, i, j, "resignation/mention", ASSERTED, {"status", "office"})


def _beside(group: Group, k: int) -> bool:
    """Whether the adjective at k belongs to a group: in it, right before or after it, or in front of the sentence."""
    return group.i <= k < group.j or group.j in (k, k - 1) or group.i == k + 1 or (k == 0 and group.i == 2)


def _described(node: Node | None) -> Role | None:
    """The title by which a subject is named where no person is."""
    if isinstance(node, Group) and node.person is None and isinstance(node.head, Role) and node.head.head.is_office:
        return None if node.plural or node.head.head.generic else node.head
    return None


def span_of(read: Read, clause: Clause | None, naming: Naming | None) -> tuple[int, int]:
    """First and end token of the words that say it."""
    if clause is None:
        assert naming is not None
        owner = next((g.j for g in read.groups if g.i == naming.whose), 0)
        return naming.start, max(naming.end, naming.k + 1, owner)
    start = clause.verb.start
    if clause.subject is not None and clause.subject.i < start and start - clause.subject.i < 40:
        start = clause.subject.i
    return start, max(clause.end, clause.verb.end)
