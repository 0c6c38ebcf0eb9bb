"""What the boxes of a page are for, by their tags, roles and class names.

Goes in: the tree of a page. Goes out: for each element the zone that it gives its text. The box that holds the article is found
first: no class name of it, or of what contains it, can make the whole article a teaser.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

import yaml
from lxml import html

from kg.errors import ResourceError
from kg.model import Zone

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
_BY_TAG = {
    **dict.fromkeys(("nav", "footer", "form", "button", "dialog"), Zone.FURNITURE),
    "aside": Zone.TEASER,
    "figcaption": Zone.CAPTION,
}
_BY_ROLE = {
    **dict.fromkeys(("navigation", "dialog", "contentinfo", "search", "alertdialog"), Zone.FURNITURE),
    "complementary": Zone.TEASER,
}
_APART = frozenset({Zone.TEASER, Zone.FURNITURE})
#: Bylines and the like are short; a long box of that class is more.
_LONGEST_LABEL = 250
_LABELS = frozenset({Zone.BYLINE, Zone.DATELINE, Zone.KICKER, Zone.CAPTION})
_LEAST_TITLE = 25


@lru_cache(maxsize=1)
def _words() -> dict[str, Zone]:
    raw = yaml.load(files("kg").joinpath("resources", "html", "zones.yaml").read_text("utf-8"), Loader=_Loader)
    unknown = set(raw) - {z.value for z in Zone}
    if unknown:
        raise ResourceError(f"html/zones.yaml: zones unknown: {', '.join(sorted(unknown))}", "use the zones of kg.model")
    order: dict[str, Zone] = {}
    for zone, words in raw.items():
        for word in words:
            order.setdefault(word, Zone(zone))
    return order


def _named(element: html.HtmlElement) -> Zone | None:
    """Zone that the class or id names, the most decisive first."""
    known = _words()
    found: set[Zone] = set()
    for name in f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}".split():
        parts = [w.lower() for w in _WORD.findall(name)]
        for candidate in [*parts, *("-".join(pair) for pair in pairwise(parts))]:
            if candidate in known:
                found.add(known[candidate])
    return next((zone for zone in known.values() if zone in found), None)


def _length(element: html.HtmlElement) -> int:
    """Characters of prose: paragraphs, and text that stands between them."""
    return sum(
        len(t.strip()) for t in element.xpath(".//text()[not(ancestor::script or ancestor::style or ancestor::a)]") if len(t.strip()) > 30
    )


class Boxes:
    """Zones of the boxes of one page."""

    def __init__(self, root: html.HtmlElement) -> None:
        self.article = self._article(root)
        self.size = _length(self.article)
        self.around = set(self.article.iterancestors())
        self.holder = next((a for a in self.article.iterancestors() if a.tag in ("article", "main")), self.article)
        titles = self.holder.xpath(".//h1") or root.xpath("//h1")
        self.title = titles[0] if titles else None
        self.inside = set(self.holder.iter())
        self.bounded = self.article.tag != "body"

    @staticmethod
    def _article(root: html.HtmlElement) -> html.HtmlElement:
        body = root.find("body")
        for path in (
            "//*[contains(@itemprop, 'articleBody')]",
            "//article[not(ancestor::aside)]",
            "//*[@role='article']",
            "//main | //*[@role='main']",
        ):
            found = max(root.xpath(path), key=_length, default=None)
            if found is not None and _length(found) >= 80:
                return found
        return root if body is None else body

    def zone(self, element: html.HtmlElement, inherited: Zone | None) -> Zone | None:
        """Zone of the text right in `element`, given the zone of what contains it."""
        if element is self.title:
            return Zone.HEADLINE
        if inherited is not None:
            return inherited
        if element in self.around or element is self.article or element is self.holder:
            return None
        zone = _BY_ROLE.get(element.get("role") or "") or _BY_TAG.get(element.tag) or _named(element)
        if element.tag == "header" and self.title is not None and self.title not in element.iterdescendants():
            zone = zone or (Zone.FURNITURE if element not in self.inside or self.holder.tag == "body" else None)
        if zone in _APART and _length(element) > self.size / 2:
            zone = None
        if zone in _LABELS and len(element.text_content()) > _LONGEST_LABEL:
            zone = None
        if zone is None and element.tag == "blockquote" and _length(element) <= self.size / 2:
            zone = Zone.BODY  # words of others, however short: no heading of the article
        if zone is None and self.bounded and element not in self.inside and self.title not in element.iterdescendants():
            zone = self._outside(element)
        return zone

    @staticmethod
    def _outside(element: html.HtmlElement) -> Zone | None:
        """Boxes beside the article: titles of other articles are teasers, the rest is the furniture of the site."""
        if element.tag in ("div", "section", "ul", "ol") and any(isinstance(c.tag, str) for c in element):
            return None
        titles = element.xpath("descendant-or-self::a | descendant-or-self::h2 | descendant-or-self::h3 | descendant-or-self::article")
        return Zone.TEASER if any(len(t.text_content().strip()) >= _LEAST_TITLE for t in titles) else Zone.FURNITURE
