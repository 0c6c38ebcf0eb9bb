"""Facts of the project's sample articles as a careful reader takes them (their gold), quoted from the texts: input for everything
that stands on facts."""

from functools import cache
from pathlib import Path

from kg.evaluate.gold import SUFFIX
from kg.facts import FACT_TYPES
from kg.sources import read
from tests.view.sample import quotes

ARTICLES = Path(__file__).parents[1] / "data" / "articles"


def _first(value):
    return value[0] if isinstance(value, list) else value


def facts_of(document, records):
    """Facts of gold records, each quoting the sentence of the document that holds most of its words."""
    found = []
    for record in records:
        cls = FACT_TYPES[record["type"]]
        given = {name.lstrip("?"): _first(value) for name, value in record.items()}
        by = tuple(str(_first(b)) for b in record.get("attributed_to", record.get("?attributed_to", ())))
        found.append(
            cls(
                **{name: given[name] for name in cls.SLOTS if name in given},
                modality=given.get("modality", "asserted"),
                attributed_to=by,
                document=document.id,
                sha256=document.sha256,
                evidence=tuple(quotes(document.text, record)),
                rule="gold",
            )
        )
    return tuple(found)


@cache
def sample():
    """Pairs of (document, facts) of every sample article, by name."""
    import json

    pairs = []
    for gold in sorted(ARTICLES.glob("*" + SUFFIX)):
        name = gold.name.removesuffix(SUFFIX)
        path = next(p for p in (gold.with_name(name + ".txt"), gold.with_name(name + ".html")) if p.exists())
        (document,) = read(path)
        pairs.append((document, facts_of(document, json.loads(gold.read_text("utf-8"))["facts"])))
    return tuple(pairs)
