"""A page made of the project's own sample articles: their gold as facts, quoted from their texts."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from kg.facts import FACT_TYPES, BaseFact, Quote
from kg.model import Document
from kg.resolve import resolve
from kg.resolved import Resolution, Source
from kg.view.model import Page
from kg.view.resolution import page_of

ARTICLES = Path(__file__).parents[2] / "data" / "articles"


def _one(value: Any) -> Any:
    return value[0] if isinstance(value, list) else value


def quotes(text: str, record: dict[str, Any]) -> list[Quote]:
    """The sentence-like line of the text that holds most of the fact's words."""
    words = [
        str(_one(v)).split()[-1] for k, v in record.items() if k.lstrip("?") in {"person", "votes", "party", "office", "quote", "share"}
    ]
    words = [w.replace(".", ",") for w in words]
    best, at = None, 0
    for line in text.split("\n"):
        start = 0
        for sentence in line.replace(". ", ".\0").split("\0"):
            score = sum(w in sentence for w in words)
            if sentence.strip() and (best is None or score > best[0]):
                best = (score, at + start, at + start + len(sentence))
            start += len(sentence) + 1
        at += len(line) + 1
    assert best is not None
    return [Quote(start=best[1], end=best[2], quote=text[best[1] : best[2]])]


def facts_of(gold: Path) -> tuple[list[BaseFact], list[Document]]:
    """The facts of a gold file, each quoted, and the article."""
    article = json.loads(gold.read_text(encoding="utf-8"))
    name = gold.name.removesuffix(".gold.json")
    path = gold.with_name(name + ".txt")
    if not path.exists():
        return [], []
    text = path.read_text(encoding="utf-8")
    document = Document(name, text, None, article.get("published"), None, f"https://example.org/{name}", article.get("publisher"))
    found = []
    for record in article["facts"]:
        cls = FACT_TYPES[record["type"]]
        slots = {k.lstrip("?"): _one(v) for k, v in record.items() if k.lstrip("?") in cls.SLOTS}
        by = tuple(str(_one(b)) for b in record.get("attributed_to", record.get("?attributed_to", [])))
        modality = _one(record.get("modality", "asserted"))
        said = {
            "modality": modality,
            "attributed_to": by,
            "document": name,
            "sha256": document.sha256,
            "evidence": tuple(quotes(text, record)),
            "rule": "gold",
        }
        found.append(cls(**slots, **said))
    return found, [document]


@cache
def resolution() -> Resolution:
    """Every sample article resolved."""
    read = [facts_of(gold) for gold in sorted(ARTICLES.glob("*.gold.json"))]
    sources = [Source.of(document) for _, held in read for document in held]
    return resolve([fact for found, _ in read for fact in found], sources)


@cache
def sample() -> Page:
    """Every sample article on one page."""
    return page_of(resolution())
