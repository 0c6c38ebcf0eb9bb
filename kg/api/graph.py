"""A store opened to be asked: facts, questions, people and contests, exports, the page.

Goes in: a store that exists. Goes out: facts, answers, objects, files. Not found is an empty result; a name that several bear is
refused with their identifiers (`AmbiguousName`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, Unpack

from kg.api.selection import KINDS_OF_SLOT, Range, Selection, select
from kg.api.things import Contest, Election, Office, Person
from kg.api.why import Reason, reasons
from kg.errors import UsageError
from kg.facts import BaseFact
from kg.graph.names import Match, Named, Names
from kg.ids import build, slug
from kg.query import Question, question, questions, refuse_federation
from kg.query.library import ENTITIES, plain_value
from kg.resolved import Breach as Inconsistency
from kg.resolved import Conflict, Resolution
from kg.store import Answer, Held, Iri, Opened, Value
from kg.store.binding import inline
from kg.triples.vocabulary import names as names_predicate

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from kg.shapes import Breach
    from kg.view import Wishes
    from kg.view.page_network import PageNetwork

_NAMED = """
SELECT ?node ?name ?rank WHERE {
  { ?node rdfs:label ?name BIND(0 AS ?rank) } UNION { ?node skos:altLabel ?name BIND(1 AS ?rank) }
  UNION { ?node kg:inseeCode|kg:legislativeCode|kg:ministryCode ?name BIND(2 AS ?rank) }
} ORDER BY ?node ?rank ?name
"""
_Thing = TypeVar("_Thing", Person, Election, Office)
#: Slots whose name may mean several things at once.
_SEVERAL = frozenset({"office", "election"})
_KINDS_NAMED = frozenset({kind for kinds in KINDS_OF_SLOT.values() for kind in kinds} | {"contest"})


class Graph:
    """An open store. What is asked for is made when it is first asked for, and kept.

    Args:
        held: where it lies.
    """

    def __init__(self, held: Held) -> None:
        self._held = held

    def __repr__(self) -> str:
        return f"<kg.Graph {self._held.name}>"

    def _repr_html_(self) -> str:
        from html import escape

        return f"<p>{escape(repr(self))}: {len(self.resolution.sources)} documents, {len(self._held.facts)} facts</p>"

    @property
    def held(self) -> Held:
        """The store beneath, for programs that need its triples."""
        return self._held

    @property
    def opened(self) -> Opened:
        """The store itself, for programs that need its documents.

        Raises:
            UsageError: the graph lies on a server.
        """
        if not isinstance(self._held, Opened):
            raise UsageError(f"{self._held.name}: a server holds the graph alone, this needs its store", "open the store's folder")
        return self._held

    # -- facts

    def facts(
        self,
        *,
        type: str | tuple[str, ...] | None = None,
        modality: str | tuple[str, ...] | None = None,
        segment: str | None = None,
        document: str | None = None,
        attributed_to: str | None = None,
        published: Range | None = None,
        happened: Range | None = None,
        **slots: Any,  # noqa: ANN401 (a slot's value)
    ) -> list[BaseFact]:
        """Facts that fit everything given.

        Args:
            type: `candidacy`, `result`, ... or several.
            modality: `asserted`, `reported`, `unconfirmed`, `denied`, `planned`, or several.
            segment: where in the article; without it, anywhere but in teasers.
            document: name or address of the document.
            attributed_to: named source.
            published: first and last day of the document, both included, None where open.
            happened: the same for what the fact tells; where it gives no date, for the year of its election.
            slots: any slot of any type. `person`, `party`, `election`, `constituency`, `office`, ... are looked up by name, without
                accents, by surname, with a typo; others are compared (`round=2`, `outcome="elected"`).

        Raises:
            UsageError: no such type, modality, segment or slot.
            AmbiguousName: several bear the name.
        """
        wanted = select(
            type=type, modality=modality, segment=segment, document=document, attributed_to=attributed_to,
            published=published, happened=happened, **slots,
        )  # fmt: skip
        return list(self.each_fact(wanted))

    def each_fact(self, wanted: Selection) -> Iterator[BaseFact]:
        """The same one by one, for stores that hold more than memory does (`kg.api.selection.select` makes the selection).

        Raises:
            AmbiguousName: several bear a name.
        """
        names = wanted.named if wanted.segment == "teaser" else None
        for fact in self._candidates(wanted):
            if wanted.fits(fact, *self._held.printed(fact), names):
                yield fact

    def unknown(self, wanted: Selection) -> list[str]:
        """For each name of a selection that nobody bears, a sentence that says so and tells the nearest names."""
        return [
            self._nobody(slot, name, *KINDS_OF_SLOT[slot])
            for slot, name in wanted.named.items()
            if wanted.segment != "teaser" and not self._meant(slot, name)
        ]

    def _nobody(self, what: str, name: str, *kinds: str) -> str:
        near = ", ".join(match.label for match in self.names.nearest(name, *kinds))
        return f"no {what} is called {name!r}" + (f"; the nearest: {near}" if near else "")

    def _candidates(self, wanted: Selection) -> Iterable[BaseFact]:
        """Facts that name whom they must, before the rest is looked at; teasers are not resolved, hence all looked at."""
        if not wanted.named or wanted.segment == "teaser":
            return self._held.facts.each()
        return self._held.facts.chosen(str(node).rpartition("/")[2] for node in self._naming(wanted))

    def _naming(self, wanted: Selection, *conditions: str) -> list[Value]:
        """Nodes of facts that name whom they must, and of which the conditions hold, patterns of SPARQL on `?fact`."""
        patterns = []
        for slot, name in wanted.named.items():
            meant = self._meant(slot, name)
            if not meant:
                return []
            ends = " ".join(f"<{self.iri(match.id)}>" for match in meant)
            patterns.append(f"VALUES ?{slot} {{ {ends} }} ?fact {names_predicate(slot)} ?{slot} .")
        return [row[0] for row in self._held.index.ask(f"SELECT DISTINCT ?fact WHERE {{ {' '.join([*patterns, *conditions])} }}")]

    def _meant(self, slot: str, name: str) -> list[Match]:
        """Whom a filter means: one person or party or place; every office of a title (`maire`), every election of a type.

        Raises:
            AmbiguousName: several people, parties or places bear the name.
        """
        kinds = KINDS_OF_SLOT[slot]
        if slot in _SEVERAL:
            found = self.names.find(name, *kinds)
            best = [match for match in found if match.score == found[0].score]
            titled = [m for m in self.names.of_kind("office") if m.id.split("/")[1] == slug(name)] if slot == "office" else []
            return list(dict.fromkeys([*titled, *best]))
        match = self.names.one(name, *kinds)
        return [] if match is None else [match]

    # -- names

    @cached_property
    def names(self) -> Names:
        """Names of everybody and everything."""
        bearers: dict[str, list[str]] = {}
        for node, name, _ in self._held.index.ask(_NAMED):
            path = self._held.base.relative(str(node))
            if path is not None and path.partition("/")[0] in _KINDS_NAMED:
                bearers.setdefault(path, []).append(str(name))
        return Names(Named(path, path.partition("/")[0], tuple(found)) for path, found in bearers.items())

    def find(self, name: str, *kinds: str) -> list[Match]:
        """Whom or what a name may mean, the likeliest first."""
        return self.names.find(name, *kinds)

    def iri(self, identifier: str) -> str:
        """Address of an identifier."""
        return self._held.base.absolute(identifier)

    # -- people, contests, elections, offices

    def person(self, name: str) -> Person | None:
        """A person, by name or identifier; None where nobody bears it."""
        return self._thing(Person, name, "person")

    def election(self, name: str) -> Election | None:
        """An election: `senatoriales-2023`."""
        return self._thing(Election, name, "election")

    def office(self, title: str, territory: str | None = None) -> Office | None:
        """An office, by its title and territory."""
        return self._thing(Office, f"{title} {territory}" if territory else title, "office")

    def contest(self, election: str, constituency: str) -> Contest | None:
        """An election in one constituency, by their names."""
        found = self.names.one(election, "election"), self.names.one(constituency, "constituency")
        if found[0] is None or found[1] is None:
            return None
        path = build("contest", found[0].id.partition("/")[2], found[1].id.rpartition("/")[2])
        entity = self.resolution.entities.get(path)
        return Contest(entity, self.resolution) if entity is not None else None

    def _thing(self, cls: type[_Thing], name: str, kind: str) -> _Thing | None:
        match = self.names.one(name, kind)
        entity = self.resolution.entities.get(match.id) if match is not None else None
        return cls(entity, self.resolution) if entity is not None else None

    # -- the resolved view

    @property
    def resolution(self) -> Resolution:
        """Who is who, what goes together, what disagrees."""
        return self._held.resolution

    def conflicts(self) -> Sequence[Conflict]:
        """Values that do not agree, both sides with their facts."""
        return self.resolution.conflicts

    def breaches(self) -> Sequence[Inconsistency]:
        """Figures of a source that do not go together, with the rule that explains it where there is one."""
        return self.resolution.breaches

    def why(self, what: BaseFact | str) -> list[Reason]:
        """Why the graph says something: a fact, or the identifier or address of anything in it."""
        identifier = what.id if isinstance(what, BaseFact) else self._held.base.relative(what) or what
        return reasons(self.resolution, identifier)

    # -- questions

    def query(self, text: str, **values: Value) -> Answer:
        """Answer a question in SPARQL; `values` are bound to its variables, never read as syntax.

        Raises:
            QueryError: it is malformed, changes the store, or asks another server.
        """
        refuse_federation(text)
        return self._held.index.ask(text, values)

    def questions(self) -> Mapping[str, Question]:
        """The library of questions."""
        return questions()

    def named(self, name: str, **parameters: Any) -> Answer:  # noqa: ANN401 (a parameter's value)
        """Answer a question of the library.

        Raises:
            QueryError: no such question or parameter; the message lists those that there are.
            AmbiguousName: several bear a name that is given.
        """
        asked = question(name)
        for given, value in parameters.items():
            kind = asked.parameter(given).kind
            if kind in ENTITIES and self.names.one(str(value), kind) is None:
                return Answer((), [], self._nobody(kind, str(value), kind))
        return self._held.index.ask(inline(asked.text, self.values_of(asked, **parameters)))

    def values_of(self, asked: Question, **parameters: Any) -> dict[str, Value]:  # noqa: ANN401 (a parameter's value)
        """What the variables of a question stand for: names looked up, defaults filled in; names that nobody bears are left out."""
        values: dict[str, Value] = {}
        for parameter in asked.parameters:
            if parameter.default is not None:
                values[parameter.name] = plain_value(parameter, parameter.default)
        for given, value in parameters.items():
            parameter = asked.parameter(given)
            if parameter.kind not in ENTITIES:
                values[parameter.name] = plain_value(parameter, str(value))
            elif (match := self.names.one(str(value), parameter.kind)) is not None:
                values[parameter.name] = Iri(self.iri(match.id))
        return values

    def check(self) -> list[Breach]:
        """What in the graph is not as its shapes say, with the fact and the sentence that it comes from."""
        from kg.shapes import check

        return check(self._held.triples, self._held.index)

    # -- other forms

    def networkx(self) -> nx.MultiDiGraph[str]:
        """The resolved view as a networkx graph."""
        from kg.graph import networkx

        return networkx(self.resolution)

    def rdflib(self) -> rdflib.Graph:
        """The triples as an rdflib graph."""
        import rdflib

        from kg.triples import PREFIXES

        graph = rdflib.Graph(bind_namespaces="none")
        for prefix, iri in (*PREFIXES.items(), ("id", self._held.base.iri)):
            graph.bind(prefix, iri)
        return graph.parse(data=self.export("nt"), format="nt")

    def export(self, form: str) -> bytes:
        """The graph in a format of `kg.export.FORMATS`.

        Raises:
            UsageError: there is no such format.
        """
        return b"".join(self.pieces(form))

    def pieces(self, form: str) -> Iterator[bytes]:
        """The same piece by piece, for a file that need not fit in memory."""
        from kg.export import pieces

        return pieces(form, self._held)

    def view(self, out: str | Path, **wishes: Unpack[Wishes]) -> None:
        """Write the page to explore (`kg.view.Wishes`: around, depth, election, contest, article, title, lang).

        Raises:
            UsageError: nothing bears a name that is asked for; the message gives the nearest.
            OutputError: the file cannot be written.
        """
        from kg.view import write

        write(self.resolution, Path(out), **wishes)

    def page(self, **wishes: Unpack[Wishes]) -> PageNetwork:
        """The same page as a pyvis Network: a notebook shows it inline.

        Raises:
            UsageError: nothing bears a name that is asked for; the message gives the nearest.
        """
        from kg.view import show

        return show(self.resolution, **wishes)
