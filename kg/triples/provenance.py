"""Where it was read: facts, their evidence, the documents and files they stand in, who read them and when.

Goes in: facts and sources of a resolution, what the store knows of each reading. Goes out: PROV-O for the making, Web Annotation
selectors for the words (quote with what stands before and after, positions in the text whose hash the source carries), a row and
column for the cells of official files.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.facts import BaseFact, Cell, Evidence, Quote
from kg.ids import build, digest, name_part
from kg.model import SourceKind
from kg.resolved import Links, Resolution, Source, source_key
from kg.triples.terms import Nodes, Triple, address, date, integer, text
from kg.triples.vocabulary import CLASS_OF_TYPE, LABEL, TYPE, concept, names, own, term

#: Characters of text kept before and after a quote, enough to find it again where the page changes.
_AROUND = 32
_SENTENCE_END = re.compile(r"\n|(?<=[\w»”\")]{2}[.!?…])(?:\s*[»”\"])?\s+(?=[\"«“—–-]?\s?[A-ZÀ-ÖØ-Þ0-9])")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SLUG_OF_DOCUMENT = 48

_FACT, _EVIDENCE_OF = own("Fact"), own("evidence")
_PRIMARY, _GENERATED = term("prov:hadPrimarySource"), term("prov:wasGeneratedBy")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the store knows of one version of a document: when it was read, what became of it.

    Args:
        read_at: ISO 8601, UTC.
        number: of the version, from 1.
        known_from: moment from which it was surely published (ISO 8601, UTC); None where its date is not known.
        replaces: key of the source of the version before.
        withdrawn: why it was withdrawn.
    """

    read_at: str | None = None
    number: int = 1
    known_from: str | None = None
    replaces: Source | None = None
    withdrawn: str | None = None


def source_path(source: Source) -> str:
    """Identifier of a source: publisher, day, name and the first digits of its hash."""
    day = source.published[:10] if source.published and _DAY.match(source.published) else None
    name = name_part(source.document)[:_SLUG_OF_DOCUMENT].strip("-")
    return build("source", name_part(source.publisher), day, f"{name}-{digest(source.key, 8)}")


def source_triples(sources: Mapping[str, Source], readings: Mapping[str, Reading], node: Nodes, version: str) -> Iterator[Triple]:
    """Triples of documents and files, of their reading and of the program that read them."""
    agent = node(build("agent", name_part(f"kg-{version}")))
    for key, source in sources.items():
        reading = readings.get(key, Reading())
        yield from _source(source, reading, node)
        activity = node(build("activity", f"reading-{digest(source.key)}"))
        yield activity, TYPE, term("prov:Activity")
        yield activity, term("prov:used"), node(source_path(source))
        yield activity, term("prov:wasAssociatedWith"), agent
        if reading.read_at is not None:
            yield activity, term("prov:endedAtTime"), date(reading.read_at)
    if sources:
        yield agent, TYPE, term("prov:SoftwareAgent")
        yield agent, LABEL, text(f"kg {version}")


def _source(source: Source, reading: Reading, node: Nodes) -> Iterator[Triple]:
    subject = node(source_path(source))
    yield subject, TYPE, own("Source")
    yield subject, TYPE, term("schema:Dataset" if source.kind is not SourceKind.ARTICLE else "schema:NewsArticle")
    yield subject, term("dcterms:identifier"), text(source.document)
    title = source.title or _first_line(source.text) or source.document
    yield subject, LABEL, text(title)
    yield subject, term("schema:headline"), text(title)
    yield subject, own("sourceKind"), concept("source", source.kind)
    yield subject, own("version"), integer(reading.number)
    for predicate, value in ((term("schema:publisher"), source.publisher), (term("schema:sha256"), source.sha256)):
        if value:
            yield subject, predicate, text(value)
    for url in source.addresses:
        yield subject, term("schema:url"), address(url)
    if source.published:
        yield subject, term("schema:datePublished"), date(source.published)
    if reading.known_from:
        yield subject, own("knownFrom"), date(reading.known_from)
    if reading.read_at:
        yield subject, own("readAt"), date(reading.read_at)
    if reading.replaces is not None:
        yield subject, term("dcterms:replaces"), node(source_path(reading.replaces))
    if reading.withdrawn is not None:
        yield subject, own("withdrawn"), text(reading.withdrawn)


def _first_line(written: str | None) -> str:
    return next((line.strip() for line in (written or "").splitlines() if line.strip()), "")


def fact_triples(resolution: Resolution, node: Nodes) -> Iterator[Triple]:
    """Triples of every fact and of its evidence."""
    for fact in resolution.facts.values():
        source = resolution.source_of(fact)
        links = resolution.links[fact.id]
        yield from _fact(fact, links, node, node(source_path(source)), source.text)
        for number, _ in enumerate(fact.evidence, 1):
            yield from _evidence(fact, number, node, source)


def as_written(fact: BaseFact) -> str:
    """The slots and sources of a fact as they were read, before anybody was identified, as one JSON object."""
    said = {"slots": fact.slots(), "attributed_to": list(fact.attributed_to)}
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _fact(fact: BaseFact, links: Links, node: Nodes, source: str, written: str | None) -> Iterator[Triple]:
    subject = node(build("fact", fact.id))
    yield subject, TYPE, _FACT
    yield subject, own("about"), node(links.item)
    for slot, end in links.named.items():
        yield subject, names(slot), node(end)
    for place in ("election", "contest", "round", "candidacy"):
        if (placed := getattr(links, place)) is not None:
            yield subject, names(place), node(placed)
    yield subject, own("ofType"), CLASS_OF_TYPE[fact.type]
    yield subject, own("modality"), concept("modality", fact.modality)
    yield subject, own("asWritten"), text(as_written(fact))
    yield subject, own("segment"), concept("segment", fact.segment)
    yield subject, _PRIMARY, source
    yield subject, _GENERATED, node(build("activity", f"reading-{digest(source_key(fact))}"))
    if fact.rule:
        yield subject, own("rule"), text(fact.rule)
    for speaker in fact.attributed_to:
        yield subject, own("attributedTo"), text(speaker)
    for number in range(1, len(fact.evidence) + 1):
        yield subject, _EVIDENCE_OF, node(build("evidence", fact.id, number))
    yield subject, own("words"), text(" … ".join(_words(proof) for proof in fact.evidence))
    quotes = [proof for proof in fact.evidence if isinstance(proof, Quote) and _stands(proof, written)]
    sentences = [sentence_around(written or "", quote.start, quote.end) for quote in quotes]
    if sentences:
        yield subject, own("sentence"), text(" … ".join(dict.fromkeys(sentences)))


def _words(proof: Evidence) -> str:
    return proof.quote if isinstance(proof, Quote) else proof.value


def _stands(quote: Quote, written: str | None) -> bool:
    """Whether the text is at hand and says what the quote says."""
    return written is not None and written[quote.start : quote.end] == quote.quote


def _evidence(fact: BaseFact, number: int, node: Nodes, source: Source) -> Iterator[Triple]:
    proof = fact.evidence[number - 1]
    subject = node(build("evidence", fact.id, number))
    yield subject, TYPE, term("oa:SpecificResource")
    yield subject, own("number"), integer(number)
    yield subject, term("oa:hasSource"), node(source_path(source))
    if isinstance(proof, Quote):
        yield from _quote(fact.id, number, proof, subject, node, source.text)
    else:
        yield from _cell(fact.id, number, proof, subject, node)


def _quote(fact: str, number: int, proof: Quote, subject: str, node: Nodes, written: str | None) -> Iterator[Triple]:
    quote, position = (node(build("evidence", fact, number, which)) for which in ("quote", "position"))
    yield subject, term("oa:hasSelector"), quote
    yield subject, term("oa:hasSelector"), position
    yield quote, TYPE, term("oa:TextQuoteSelector")
    yield quote, term("oa:exact"), text(proof.quote)
    yield position, TYPE, term("oa:TextPositionSelector")
    yield position, term("oa:start"), integer(proof.start)
    yield position, term("oa:end"), integer(proof.end)
    if written is not None and _stands(proof, written):
        yield quote, term("oa:prefix"), text(written[max(0, proof.start - _AROUND) : proof.start])
        yield quote, term("oa:suffix"), text(written[proof.end : proof.end + _AROUND])


def sentence_around(written: str, start: int, end: int) -> str:
    """The sentence or sentences that characters of a text stand in."""
    line_start = written.rfind("\n", 0, start) + 1
    line_end = written.find("\n", end)
    line_end = len(written) if line_end < 0 else line_end
    ends = [m.end() for m in _SENTENCE_END.finditer(written, line_start, line_end)]
    first = max((e for e in ends if e <= start), default=line_start)
    last = min((e for e in ends if e >= end), default=line_end)
    return written[first:last].strip()


def _cell(fact: str, number: int, proof: Cell, subject: str, node: Nodes) -> Iterator[Triple]:
    cell = node(build("evidence", fact, number, "cell"))
    yield subject, term("oa:hasSelector"), cell
    yield cell, TYPE, own("CellSelector")
    yield cell, own("row"), integer(proof.row)
    yield cell, term("rdf:value"), text(proof.value)
    if proof.sheet is not None:
        yield cell, own("sheet"), text(proof.sheet)
    if proof.column is not None:
        yield cell, own("column"), text(proof.column)
