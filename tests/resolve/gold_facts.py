"""Facts of the sample articles as their gold gives them, with an evidence for each, for tests that need no extractor."""

import json
import re
from pathlib import Path

from kg.facts import FACT_TYPES, Modality, Quote
from kg.sources import read

ARTICLES = Path(__file__).parents[2] / "data" / "articles"
OPTIONAL = re.compile(r"^\?")


def article(name):
    path = next(p for suffix in (".txt", ".html") if (p := ARTICLES / f"{name}{suffix}").exists())
    (document,) = read(path)
    return document


def names():
    return sorted(p.name.removesuffix(".gold.json") for p in ARTICLES.glob("*.gold.json"))


def facts_of(name):
    """Gold facts of one sample, the first right value of each slot, optional slots too; one evidence: the line that says most."""
    document = article(name)
    gold = json.loads((ARTICLES / f"{name}.gold.json").read_text("utf-8"))["facts"]
    return document, [fact_of(record, document) for record in gold]


def fact_of(record, document):
    slots, rest = {}, {}
    for key, value in record.items():
        key = OPTIONAL.sub("", key)
        value = value[0] if isinstance(value, list) and value else value
        if key in ("modality", "attributed_to"):
            rest[key] = value
        elif key not in ("type", "optional"):
            slots[key] = value
    cls = FACT_TYPES[record["type"]]
    by = rest.get("attributed_to", ())
    return cls(
        **slots,
        modality=Modality(rest.get("modality", "asserted")),
        attributed_to=(by,) if isinstance(by, str) else tuple(by),
        document=document.id,
        sha256=document.sha256,
        evidence=(_evidence(slots, document.text),),
        rule="gold",
    )


def _evidence(slots, text):
    words = [str(v) for v in slots.values() if isinstance(v, str)]
    words += [f"{v:,}".replace(",", " ") if isinstance(v, int) else str(v).replace(".", ",") for v in slots.values()]
    lines = [m for m in re.finditer(r"[^\n]+", text) if m.group().strip()]
    best = max(lines, key=lambda m: sum(w.split()[-1] in m.group() for w in words if w.split()))
    return Quote(start=best.start(), end=best.end(), quote=best.group())
