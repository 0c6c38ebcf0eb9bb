"""What a page says of itself: title, date, address, outlet.

Goes in: the tree of a page. Goes out: `Metadata`, from JSON-LD first, then microdata, then `<meta>`, `<link>` and `<time>`.
A block of JSON-LD that is broken says nothing, as for search engines; the next source is read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import html

from kg.sources.dates import published_in
from kg.sources.text import normal_date

_DATES = (
    *("article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued"),
    *("dcterms.created", "dcterms.date", "pubdate", "publication_date", "sailthru.date", "parsely-pub-date"),
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is declared; None where nothing is."""

    title: str | None = None
    published: str | None = None
    url: str | None = None
    publisher: str | None = None


def read_metadata(root: html.HtmlElement) -> Metadata:
    """Metadata of a page, the first source that gives each."""
    node = next(_articles(root), {})
    meta = {
        str(e.get("property") or e.get("name") or e.get("itemprop")).lower(): str(e.get("content")).strip()
        for e in reversed(root.xpath("//meta[@content][@property or @name or @itemprop]"))
    }
    times = [t.get("datetime") or _text(t) for t in root.xpath("//time[not(ancestor::aside) and not(ancestor::nav)]")[:1]]
    dates = [node.get("datePublished"), *_property(root, "datePublished"), *(meta.get(k) for k in _DATES), *times]
    return Metadata(
        title=_first([node.get("headline"), *map(_text, root.xpath("//h1")), meta.get("og:title"), *map(_text, root.xpath("//title"))]),
        published=next((iso for date in dates if isinstance(date, str) and (iso := _iso(date))), None),
        url=_first([*root.xpath("//link[@rel='canonical']/@href"), meta.get("og:url"), node.get("url"), _main(node)]),
        publisher=_first([_name(node.get("publisher")), *_publishers(root), meta.get("og:site_name"), meta.get("publisher")]),
    )


def _iso(value: str) -> str | None:
    return normal_date(value) or published_in(value)


def _articles(root: html.HtmlElement) -> Iterator[dict[str, Any]]:
    for script in root.xpath("//script[contains(translate(@type, 'LDJSON', 'ldjson'), 'ld+json')]"):
        content = re.sub(r"^\s*(<!--|//<!\[CDATA\[)|(-->|//\]\]>)\s*$", "", script.text or "")
        try:
            data = json.loads(content, strict=False)
        except ValueError:
            continue
        yield from (node for node in _nodes(data) if _is_article(node))


def _nodes(data: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 (anything that JSON holds)
    if isinstance(data, list):
        for item in data:
            yield from _nodes(item)
    elif isinstance(data, dict):
        yield data
        yield from _nodes(data.get("@graph"))


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    return any(str(k).endswith(("Article", "Posting")) for k in (kinds if isinstance(kinds, list) else [kinds]))


def _property(root: html.HtmlElement, name: str) -> list[str]:
    return [e.get("content") or e.get("datetime") or _text(e) for e in root.xpath("//*[@itemprop=$n]", n=name)]


def _publishers(root: html.HtmlElement) -> list[str]:
    named = root.xpath("//*[@itemprop='publisher']//*[@itemprop='name']")
    return [e.get("content") or _text(e) for e in named]


def _name(value: Any) -> str | None:  # noqa: ANN401
    if isinstance(value, list):
        value = value[0] if value else None
    name = value.get("name") if isinstance(value, dict) else value
    return name if isinstance(name, str) else None


def _main(node: dict[str, Any]) -> str | None:
    main = node.get("mainEntityOfPage")
    return main.get("@id") if isinstance(main, dict) else main


def _text(element: html.HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())


def _first(values: list[Any]) -> str | None:
    return next((" ".join(v.split()) for v in values if isinstance(v, str) and v.strip()), None)
