"""Who is who: mentions gathered into people, with what cannot be decided set apart.

Goes in: mentions, judgements. Goes out: groups of mentions, each one person, and the pairs that are undecided. Namesakes are gathered
first, those that stand somewhere before those of whom less is known; then names that go together in other ways (a surname alone, a
name by marriage, a slip of the pen) are tried within blocks of one surname. A mention that fits two people equally well is neither.
Judgements of people come first and outrank the score; `different` holds for all that was merged with either side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.resolve.mentions import Anchor, Mention
from kg.resolve.names import Relation, commonness
from kg.resolve.score import Answer, Profile, Verdict, best_relation, compare
from kg.resolved import ScorePart

#: How many times as often the best known of namesakes must be mentioned as the next, by how many may bear the name (few, some, many).
_TIMES = (2, 4, None)
#: Groups of one block beyond which only those with a contest, document or area in common are compared.
_CROWD = 60


@dataclass(slots=True)
class Group:
    """Mentions of one person."""

    anchors: list[Anchor]
    profile: Profile
    published: str

    @property
    def first(self) -> tuple[str, Anchor]:
        """What groups are ordered by: day of the first mention, then its anchor."""
        return self.published, min(self.anchors)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two groups that may be one person."""

    left: int
    right: int
    score: float
    parts: tuple[ScorePart, ...]


class Groups:
    """Groups under construction: merges, and what must stay apart."""

    def __init__(self, mentions: Mapping[Anchor, Mention]) -> None:
        self._groups: dict[int, Group] = {}
        self._home: dict[Anchor, int] = {}
        self._apart: dict[int, set[int]] = {}
        for number, anchor in enumerate(sorted(mentions)):
            mention = mentions[anchor]
            self._groups[number] = Group([anchor], mention.profile(), mention.published)
            self._home[anchor] = number

    def number_of(self, anchor: Anchor) -> int:
        """Number of the group that a mention is in."""
        return self._home[anchor]

    def __getitem__(self, number: int) -> Group:
        return self._groups[number]

    def numbers(self) -> list[int]:
        """Numbers of all groups, in order."""
        return sorted(self._groups)

    def keep_apart(self, left: int, right: int) -> None:
        """Forbid that two groups, or what they grow into, are merged."""
        if left != right:
            self._apart.setdefault(left, set()).add(right)
            self._apart.setdefault(right, set()).add(left)

    def may_merge(self, left: int, right: int) -> bool:
        """Whether nothing forbids it."""
        return left != right and right not in self._apart.get(left, ())

    def merge(self, left: int, right: int) -> int:
        """Merge two groups; gives the number of the whole."""
        kept, gone = sorted((left, right))
        group, other = self._groups[kept], self._groups.pop(gone)
        group.anchors += other.anchors
        group.profile = group.profile.merged(other.profile)
        group.published = min(group.published, other.published)
        for anchor in other.anchors:
            self._home[anchor] = kept
        for third in self._apart.pop(gone, set()):
            self._apart[third].discard(gone)
            self.keep_apart(kept, third)
        return kept


def identify(
    mentions: Mapping[Anchor, Mention], same: Iterable[tuple[Anchor, Anchor]] = (), different: Iterable[tuple[Anchor, Anchor]] = ()
) -> tuple[list[Group], list[Doubt]]:
    """Gather mentions into people.

    Args:
        mentions: by anchor.
        same: pairs that somebody judged to be one person; both anchors are in `mentions`.
        different: pairs that somebody judged to be two.

    Returns:
        The groups in order of first mention, and the doubts, whose numbers are indexes into them.
    """
    groups = Groups(mentions)
    for left, right in sorted(same):
        if groups.number_of(left) != groups.number_of(right):
            groups.merge(groups.number_of(left), groups.number_of(right))
    for left, right in sorted(different):
        groups.keep_apart(groups.number_of(left), groups.number_of(right))
    _gather_namesakes(groups)
    _gather_relations(groups)
    return _finish(groups)


def _gather_namesakes(groups: Groups) -> None:
    """Merge the groups of each full name that are one person."""
    by_key: dict[tuple[str, ...], list[int]] = {}
    for number in groups.numbers():
        for name in groups[number].profile.names:
            if name.full:
                by_key.setdefault(name.key, []).append(number)
    for key in sorted(by_key):
        homes: list[int] = []
        for number in sorted(set(by_key[key]), key=lambda n: _order(groups[n])):
            if number not in homes:
                homes = _settle(groups, number, homes)


def _order(group: Group) -> tuple[bool, bool, tuple[str, Anchor]]:
    """Those that stand somewhere first, then those with an office or party, then the rest; each by first mention."""
    profile = group.profile
    return not any(s.place for s in profile.standings), not (profile.offices or profile.parties or profile.areas), group.first


def _settle(groups: Groups, number: int, homes: list[int]) -> list[int]:
    """Put a group with the namesakes that it is the same as; gives the namesakes that there are now.

    Namesakes of whom nothing says that they are two people are one through a mention that is the same as each. Where some of them are two,
    the mention is the one's that it fits best, else the one's who is mentioned far more, else nobody's.
    """
    verdicts = [(home, compare(groups[home].profile, groups[number].profile)) for home in homes if groups.may_merge(home, number)]
    fits = [home for home, v in sorted(verdicts, key=lambda p: (-p[1].score, groups[p[0]].first)) if v.answer is Answer.SAME]
    contested = {n for pair in combinations(fits, 2) if _are_two(groups, *pair) for n in pair}
    if contested:
        one = _only_fit([(n, v) for n, v in verdicts if n in contested])
        if one is None:
            one = _best_known(groups, contested)
        fits = [n for n in fits if n not in contested or n == one]
    merged = number
    for home in fits:
        merged = groups.merge(home, merged)
    return [*(home for home in homes if home not in fits), merged]


def _best_known(groups: Groups, numbers: Iterable[int]) -> int | None:
    """Of namesakes the one who is mentioned far more than each other; None where there is none, or many bear the name."""
    first, second = sorted(numbers, key=lambda n: (-len(groups[n].profile.documents), groups[n].first))[:2]
    times = _TIMES[max(commonness(name) for name in groups[first].profile.names)]
    far = times is not None and len(groups[first].profile.documents) >= times * len(groups[second].profile.documents)
    return first if far else None


def _are_two(groups: Groups, one: int, other: int) -> bool:
    """Whether two groups are two people: somebody said so, or the score does."""
    return not groups.may_merge(one, other) or compare(groups[one].profile, groups[other].profile).answer is Answer.DIFFERENT


def _only_fit(verdicts: Sequence[tuple[int, Verdict]]) -> int | None:
    """The one candidate that is the same; None where none is, or where another fits as well."""
    fits = sorted(((v.score, home) for home, v in verdicts if v.answer is Answer.SAME), reverse=True)
    if not fits or (len(fits) > 1 and fits[0][0] == fits[1][0]):
        return None
    return fits[0][1]


def _gather_relations(groups: Groups) -> None:
    """Merge names that go together otherwise, the surest first, as long as anything merges."""
    merged = True
    while merged:
        merged = False
        found = sorted(_related(groups), key=lambda p: (-p[2].score, groups[p[0]].first, groups[p[1]].first))
        fits: dict[int, list[tuple[int, Verdict]]] = {}
        for left, right, verdict in found:
            if verdict.answer is Answer.SAME:
                fits.setdefault(left, []).append((right, verdict))
                fits.setdefault(right, []).append((left, verdict))
        gone: set[int] = set()
        for left, right, verdict in found:
            if verdict.answer is not Answer.SAME or left in gone or right in gone or not groups.may_merge(left, right):
                continue
            less = _less_known(groups, left, right)
            if _only_fit([(n, v) for n, v in fits[less] if n not in gone]) in (left, right):
                groups.merge(left, right)
                gone |= {left, right}
                merged = True


def _less_known(groups: Groups, left: int, right: int) -> int:
    """Of two groups the one whose name says less: it is the one that must not fit anybody else."""
    return min(left, right, key=lambda n: (max(len(name.key) for name in groups[n].profile.names), groups[n].first))


def _related(groups: Groups) -> Iterator[tuple[int, int, Verdict]]:
    """Pairs of groups of one block with their verdict, those that are forbidden or plainly two left out."""
    seen: set[tuple[int, int]] = set()
    for block in _blocks(groups):
        for left, right in _pairs(groups, block):
            if (left, right) in seen or not groups.may_merge(left, right):
                continue
            seen.add((left, right))
            mine, theirs = groups[left].profile, groups[right].profile
            if best_relation(mine, theirs)[0] in (Relation.OTHER, Relation.OTHER_FIRST):
                continue
            verdict = compare(mine, theirs)
            if verdict.answer is not Answer.DIFFERENT:
                yield left, right, verdict


def _pairs(groups: Groups, block: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of a block; of a large one only those that have a document, an office or a contest in common."""
    if len(block) <= _CROWD:
        yield from combinations(block, 2)
        return
    shared: dict[object, list[int]] = {}
    for number in block:
        profile = groups[number].profile
        for tie in (*profile.documents, *profile.offices, *(s for s in profile.standings if s.place)):
            shared.setdefault(tie, []).append(number)
    for numbers in shared.values():
        if len(numbers) <= _CROWD:
            yield from combinations(numbers, 2)


def _blocks(groups: Groups) -> Iterator[list[int]]:
    """Groups that have a word of the surname in common, or the contest and the initials (which a slip of the pen keeps)."""
    blocks: dict[str, set[int]] = {}
    for number in groups.numbers():
        profile = groups[number].profile
        for name in profile.names:
            for word in {name.core[0], name.core[-1], "".join(name.core)}:
                blocks.setdefault(word, set()).add(number)
            if name.full:
                for standing in profile.standings:
                    if standing.place:
                        initials = name.first[0][0] + name.core[0][0]
                        blocks.setdefault(f"{standing.election} {standing.place} {initials}", set()).add(number)
    for word in sorted(blocks):
        if len(blocks[word]) > 1:
            yield sorted(blocks[word])


def _finish(groups: Groups) -> tuple[list[Group], list[Doubt]]:
    """Groups in order of first mention, and what stays undecided among them."""
    ordered = sorted(groups.numbers(), key=lambda n: groups[n].first)
    index = {number: i for i, number in enumerate(ordered)}
    doubts = []
    for left, right, verdict in _related(groups):
        a, b = sorted((index[left], index[right]))
        doubts.append(Doubt(a, b, verdict.score, verdict.parts))
    return [groups[n] for n in ordered], sorted(doubts, key=lambda d: (-d.score, d.left, d.right))
