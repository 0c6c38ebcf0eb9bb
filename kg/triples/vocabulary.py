"""The terms that the graph is written with: our own (`kg:`) and those reused, as N-Triples writes them.

`kg/resources/ontology.ttl` defines our own and says how they stand to schema.org, W3C ORG, PROV-O, SKOS and Wikidata. Every slot of
every type of fact has its predicate here; every value of a closed list is a concept named LIST-VALUE (`kg:outcome-elected`).
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

KG = "https://w3id.org/kg-fr/def#"
#: Prefixes of every format and of questions; the project's own identifiers are `id:`, behind the base of the store.
PREFIXES: Mapping[str, str] = {
    "kg": KG,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "schema": "https://schema.org/",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "dcterms": "http://purl.org/dc/terms/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "void": "http://rdfs.org/ns/void#",
    "wd": "http://www.wikidata.org/entity/",
}


def term(name: str) -> str:
    """`kg:votes` written out."""
    prefix, _, local = name.partition(":")
    return f"<{PREFIXES[prefix]}{local}>"


def own(local: str) -> str:
    """One of our own terms."""
    return f"<{KG}{local}>"


def concept(scheme: str, value: str | StrEnum) -> str:
    """A value of a closed list: `kg:outcome-elected`."""
    return f"<{KG}{scheme}-{str(value).replace('_', '-')}>"


TYPE = term("rdf:type")
LABEL = term("rdfs:label")

#: Kind of entity → class; a territory is a `kg:Territory` of one of the narrower classes.
CLASS_OF_KIND: Mapping[str, str] = {
    "person": term("schema:Person"),
    "party": own("Party"),
    "body": own("Body"),
    "list": own("List"),
    "office": own("Office"),
    "chamber": own("Chamber"),
    "nuance": own("Nuance"),
    "election": own("Election"),
    "contest": own("Contest"),
    "round": own("Round"),
    "candidacy": own("Candidacy"),
    "country": own("Country"),
    "region": own("Region"),
    "departement": own("Departement"),
    "commune": own("Commune"),
    "constituency": own("Constituency"),
    "place": own("Place"),
}

#: Type of fact → class of what such facts speak of.
CLASS_OF_TYPE: Mapping[str, str] = {
    "candidacy": own("Candidacy"),
    "result": own("Result"),
    "turnout": own("Turnout"),
    "seats": own("SeatCount"),
    "resignation": own("Resignation"),
    "office": own("Mandate"),
    "affiliation": own("Affiliation"),
    "endorsement": own("Endorsement"),
    "statement": own("Quotation"),
}

#: Slot → predicate, where the slot's own name would not do as one.
_PREDICATES: Mapping[str, str] = {
    "round": "roundNumber",
    "list_name": "list",
    "share_registered": "shareOfRegistered",
    "null": "nullVotes",
    "blank": "blankVotes",
    "blank_or_null": "blankOrNullVotes",
    "cast": "validVotes",
    "change": "seatChange",
    "seats_to_fill": "seatsToFill",
    "source": "giver",
    "target": "receiver",
    "quote": "quotedText",
    "kind": "endorsementKind",
}
#: (type, slot) → list of concepts that the slot's values are of.
SCHEME_OF_SLOT: Mapping[tuple[str, str], str] = {
    ("result", "outcome"): "outcome",
    ("resignation", "status"): "step",
    ("office", "status"): "holding",
    ("endorsement", "kind"): "endorsement",
}
#: Slots whose numbers are percentages.
PERCENTAGES = frozenset({"share", "share_registered", "turnout", "abstention"})
DATES = frozenset({"date", "since", "until"})


def names(slot: str) -> str:
    """Predicate by which a fact names somebody or something in a slot: `kg:namesPerson`, narrower than `kg:names`."""
    local = slot if slot == "round" else _PREDICATES.get(slot, slot)
    return own("names" + local[:1].upper() + local[1:])


def predicate(slot: str) -> str:
    """Predicate of a slot."""
    return own(_PREDICATES.get(slot, slot))


def slot_of(predicate: str) -> str:
    """The slot of a predicate, given as an address; `type` for what a thing is."""
    local = predicate.rpartition("#")[2]
    return next((slot for slot, name in _PREDICATES.items() if name == local), local)
