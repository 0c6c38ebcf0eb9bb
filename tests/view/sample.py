"""A page made of the project's own sample articles: their gold as facts, quoted from their texts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kg.facts import FACT_TYPES, BaseFact, Quote
from kg.ids import slug
from kg.view.builder import Builder
from kg.view.model import Page, PageNode, PageSource

ARTICLES = Path(__file__).parents[2] / "data" / "articles"


def _one(value: Any) -> Any:
    return value[0] if isinstance(value, list) else value


def quotes(text: str, record: dict[str, Any]) -> list[Quote]:
    """The sentence-like line of the text that holds most of the fact's words."""
    words = [
        str(_one(v)).split()[-1]
        for k, v in record.items()
        if k.lstrip("?") in {"person", "votes", "party", "office", "quote", "share"}
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


def facts_of(gold: Path) -> list[tuple[BaseFact, dict[str, Any], str]]:
    """(fact, article, text) for every fact of a gold file."""
    article = json.loads(gold.read_text(encoding="utf-8"))
    name = gold.name.removesuffix(".gold.json")
    path = gold.with_name(name + ".txt")
    if not path.exists():
        return []
    text = path.read_text(encoding="utf-8")
    found = []
    for record in article["facts"]:
        cls = FACT_TYPES[record["type"]]
        slots = {k.lstrip("?"): _one(v) for k, v in record.items() if k.lstrip("?") in cls.SLOTS}
        by = tuple(str(_one(b)) for b in record.get("attributed_to", record.get("?attributed_to", [])))
        found.append(
            (
                cls(
                    **slots,
                    modality=_one(record.get("modality", "asserted")),
                    attributed_to=by,
                    document=name,
                    evidence=tuple(quotes(text, record)),
                    rule="gold",
                ),
                {**article, "id": name},
                text,
            )
        )
    return found


class Gatherer:
    """Puts facts with canonical values into a page, one node a value."""

    def __init__(self) -> None:
        self.builder = Builder()

    def link(self, kind: str, value: str) -> int:
        return self.builder.node(PageNode(f"{kind}/{slug(value) or 'x'}", kind, value))

    def contest(self, fact: BaseFact) -> int | None:
        slots = fact.slots()
        if "election" not in slots:
            return None
        words = slots["election"].replace("-", " ").capitalize()
        election = self.builder.node(PageNode(f"election/{slots['election']}", "election", words, date=slots["election"][-4:]))
        self.builder.label_election(slots["election"], words)
        if "constituency" not in slots:
            return election
        place = slots["constituency"]
        node = PageNode(
            f"contest/{slots['election']}/{slug(place)}",
            "contest",
            f"{place}, {words.lower()}",
            sub=words,
            short=place,
            date=slots["election"][-4:],
        )
        number = self.builder.node(node)
        self.builder.part(number, election)
        return number

    def add(self, fact: BaseFact, source: PageSource, text: str | None) -> int:
        kinds = {"person": "person", "party": "party", "office": "office", "speaker": "person", "recipient": "person"}
        links = {slot: self.link(kind, fact.slots()[slot]) for slot, kind in kinds.items() if slot in fact.slots()}
        if fact.type == "endorsement":
            links = {slot: self.link("person", fact.slots()[slot]) for slot in ("source", "target")}
        return self.builder.fact(fact, self.builder.source(source, text), links, self.contest(fact))


def sample() -> Page:
    """Every sample article on one page, with a contradiction between two of them."""
    gatherer = Gatherer()
    for gold in sorted(ARTICLES.glob("*.gold.json")):
        for fact, article, text in facts_of(gold):
            url = f"https://example.org/{article['id']}"
            title = text.strip().split("\n")[0]
            gatherer.add(
                fact, PageSource(article["id"], title, article.get("publisher", ""), article.get("published", ""), url), text
            )
    _disagree(gatherer.builder)
    return gatherer.builder.page()


def _disagree(builder: Builder) -> None:
    page = builder.page()
    told: dict[Any, dict[Any, list[int]]] = {}
    for number, fact in enumerate(page.facts):
        if fact.type == "result" and "person" in fact.links and "share" in fact.slots:
            key = (fact.links["person"], fact.contest, fact.slots.get("round"))
            told.setdefault(key, {}).setdefault(fact.slots["share"], []).append(number)
    for (person, _, _), values in told.items():
        if len(values) > 1:
            sides = [{"value": v, "facts": f, "kept": i == 0} for i, (v, f) in enumerate(sorted(values.items()))]
            builder.conflict(page.nodes[person].label, "share", person, sides)
