"""The resolved view as a page: one node for each person, party, office, contest and election that sources speak of.

Goes in: a `Resolution`. Goes out: a `Page`: resolved people, contradictions with the value kept, mandates, pairs that may be one
person, sources with what they are (article, official results, copy of another).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection

from kg.facts import BaseFact, Quote
from kg.resolved import Conflict, Entity, Rank, Resolution, Source, source_key
from kg.view import assets
from kg.view.builder import Builder
from kg.view.families import family_of
from kg.view.gather import Disagreement, gather, oppose
from kg.view.model import Page, PageNode, PageSource
from kg.view.naming import KINDS, election_words, last_day, tile_of

_ELECTION = re.compile(r"\b[a-z][a-z-]*-\d{4}\b")
#: Kinds of entities that the page draws as another kind.
_DRAWN_AS = {"body": "party", "list": "party", "nuance": "party", "chamber": "office"}
#: Where a fact names neither person nor party, what stands for it.
_STANDS_FOR = {"party": ("list_name",)}


class Resolved:
    """A `kg.view.naming.Naming`: what facts name is what the resolution says."""

    def __init__(self, resolution: Resolution) -> None:
        self._of = resolution
        self._ids = _source_ids(resolution)
        self._tiles = {tile["code"] for tile in assets.tiles()}
        self.nuances = _nuances(resolution)

    def link(self, fact: BaseFact, slot: str) -> PageNode | None:
        """Give the node of what the slot names."""
        links = self._of.links.get(fact.id)
        if links is None or slot not in KINDS:
            return None
        named = next((links.named[s] for s in (slot, *_STANDS_FOR.get(slot, ())) if s in links.named), None)
        entity = None if named is None else self._of.entities.get(named)
        return None if entity is None else self._node(entity)

    def contest(self, fact: BaseFact) -> tuple[PageNode | None, PageNode | None]:
        """Give the contest in which the fact has its place, and its election."""
        links = self._of.links.get(fact.id)
        if links is None or links.election is None:
            return None, None
        key = links.election.partition("/")[2]
        words = election_words(key)
        election = PageNode(links.election, "election", words, date=last_day(key))
        found = self._of.entities.get(links.contest or "")
        if found is None:
            return None, election
        place = self._of.entities.get(found.link("constituency") or "")
        short = place.label if place is not None else found.label
        label = f"{short}, {words[:1].lower()}{words[1:]}"
        return PageNode(found.id, "contest", label, words, short, date=election.date, place=self._tile(place, short)), election

    def source(self, fact: BaseFact) -> tuple[PageSource, str | None]:
        """Give the source of the fact, and its text where it has one."""
        source = self._of.source_of(fact)
        return self.page_source(source), source.text or None

    def page_source(self, source: Source) -> PageSource:
        """Give a source, titled by its metadata or its first line."""
        first = next((line.strip() for line in (source.text or "").splitlines() if line.strip()), source.document)
        copied = self._of.sources.get(self._of.copies.get(source.key, source.key))
        return PageSource(
            self._ids.get(source.key, source.document),
            self._title(source, first),
            source.publisher or "",
            source.published or "",
            source.url or "",
            kind="" if source.kind == "article" else source.kind.value,
            copy_of="" if copied is None or copied.key == source.key else self._ids[copied.key],
        )

    def _title(self, source: Source, first: str) -> str:
        """Title of a source; a file's names elections by their identifiers, which are written for people here."""
        title = source.title or first
        return title if source.kind == "article" else _ELECTION.sub(lambda key: election_words(key[0]), title)

    def _node(self, entity: Entity) -> PageNode:
        kind = _DRAWN_AS.get(entity.kind, entity.kind)
        family = family_of(self.nuances.get(entity.id, ""))
        if kind == "party":
            family = next((f for name in (entity.label, *entity.names) if (f := family_of(name))), "")
        return PageNode(entity.id, kind, entity.label, also=" ".join(entity.names), family=family)

    def _tile(self, place: Entity | None, words: str) -> str:
        """The square that a constituency lies in: that of its département, told by links and codes before its name."""
        if place is not None:
            within = place.link("departement") or place.id
            codes = (within.rpartition("/")[2].partition("-")[0], place.code("insee") or "")
            for code in codes:
                for length in (3, 2):
                    if code[:length] in self._tiles:
                        return code[:length]
        return tile_of(words)


def _nuances(resolution: Resolution) -> dict[str, str]:
    """The nuance that official files give people: that of most of their candidacies."""
    told: dict[str, Counter[str]] = {}
    for identifier, fact in resolution.facts.items():
        nuance, person = fact.slots().get("nuance"), resolution.links[identifier].named.get("person")
        if nuance is not None and person is not None:
            told.setdefault(person, Counter())[nuance] += 1
    return {person: min(nuances, key=lambda n: (-nuances[n], n)) for person, nuances in told.items()}


def _source_ids(resolution: Resolution) -> dict[str, str]:
    """Names of sources for addresses: that of the document, with the version where there are several."""
    count = Counter(source.document for source in resolution.sources.values())
    return {
        key: source.document if count[source.document] == 1 else f"{source.document}-{key[:8]}"
        for key, source in resolution.sources.items()
    }


def _in_order(resolution: Resolution) -> list[BaseFact]:
    """Facts source by source, in the order of their words."""

    def place(fact: BaseFact) -> tuple[str, str, int, str]:
        first = fact.evidence[0]
        return fact.document, source_key(fact), first.start if isinstance(first, Quote) else first.row, fact.id

    return sorted((fact for key, fact in resolution.facts.items() if key in resolution.links), key=place)


def page_of(resolution: Resolution, *, whole: Collection[str] = ()) -> Page:
    """Make a page of a resolution.

    Args:
        whole: keys of sources whose whole text is shown, not only the passages that facts stand on.
    """
    naming = Resolved(resolution)
    builder = Builder()
    for key in sorted(whole):
        source = resolution.sources[key]
        if source.text:
            builder.whole_text(naming.page_source(source), source.text)
    gather(_in_order(resolution), naming, builder)
    for conflict in resolution.conflicts:
        oppose(builder, _disagreement(conflict, resolution))
    for mandate in resolution.mandates:
        builder.mandate(mandate.person, mandate.office, (mandate.start, mandate.end, mandate.ended), mandate.facts)
    for pair in resolution.undecided:
        builder.maybe(pair.left, pair.right, pair.score)
    page = builder.page()
    for node in page.nodes:
        if not node.sub and (nuance := naming.nuances.get(node.id)):
            node.sub = f"nuance {nuance}"
    return page


def _disagreement(conflict: Conflict, resolution: Resolution) -> Disagreement:
    def words(value: object) -> object:
        entity = resolution.entities.get(value) if isinstance(value, str) else None
        return value if entity is None else entity.label

    sides = tuple((words(value.value), value.facts, value.rank is Rank.PREFERRED) for value in conflict.values)
    return Disagreement(conflict.subject, conflict.slot, conflict.node, sides, conflict.settled.value if conflict.settled else "")
