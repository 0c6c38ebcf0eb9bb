"""The ministry's XML: `Election / Scrutin, ... / Tours / Tour / Mentions, Resultats`, whatever stands between.

Goes in: a `Source`. Goes out: a count for each `Tour`, as it streams; its place is what the elements around it tell.
Evidence: the line of the file and the element. Refused (`SourceError`): a DTD, XML cut short, a root that is not `Election`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import etree

from kg.errors import SourceError
from kg.results.cells import RawCell
from kg.results.records import Count
from kg.results.source import Source
from kg.results.vocabulary import PASSED, load

_ROOT = "Election"
_SHARE_OF = {"abstentions": "abstention", "voters": "turnout"}
_SHARES = frozenset({"RapportInscrits", "RapportInscrit"})
#: Who stands: elements that hold one candidate, list or pair each.
_STANDING = ("Candidat", "Liste", "Binome")
_FILLED = "Pourvu"
_BEGINS = re.compile(rf"(<!--.*?-->\s*)*<(\?xml\b|!DOCTYPE(?!\s+html)|{_ROOT}\b)", re.DOTALL | re.IGNORECASE)


def looks_like_xml(source: Source) -> bool:
    """Whether a file is XML that is no page."""
    start = _start(source)
    return bool(_BEGINS.match(start)) and "<html" not in start.lower()


def _start(source: Source) -> str:
    return source.head[:4096].decode(source.encoding, "replace").lstrip("\ufeff \t\r\n")


def counts_of(source: Source) -> Iterator[Count]:
    """The counts of a file, in its order."""
    with source.open() as stream:
        try:
            yield from _counts(source, stream)
        except etree.XMLSyntaxError as error:
            line = error.lineno or 1
            raise SourceError(f"{source.path}: line {line}: XML that is cut short or broken ({error.msg})", "download it again") from error


def _counts(source: Source, stream: Any) -> Iterator[Count]:  # noqa: ANN401 (any binary stream)
    depth = 0
    events = etree.iterparse(stream, events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    for event, element in events:
        if event == "start":
            if not depth:
                _check_root(source, element)
            depth += 1
            continue
        depth -= 1
        tag = _tag(element)
        if tag == "Tour":
            yield _count(element)
            element.clear(keep_tail=False)
        elif tag in _STANDING and not _within(element, "Tour") and not _within(element, *_STANDING):
            yield Count(None, _around(element), _lines([element]), "", "xml candidates", element.sourceline or 1, wide=False)
            element.clear(keep_tail=False)
        elif any(_tag(child) == "Tours" for child in element):
            element.clear(keep_tail=False)  # what was read is not kept: files may be long


def index_of(source: Source) -> Counter[str]:
    """Of an index of contests, how many were filled in which round (`T1`, `T2`, `NON`); empty where it is none."""
    with source.open() as stream:
        try:
            events = etree.iterparse(stream, tag=_FILLED, resolve_entities=False, no_network=True, load_dtd=False)
            return Counter((element.text or "").strip() for _, element in events)
        except etree.XMLSyntaxError:
            return Counter()


def _check_root(source: Source, root: Any) -> None:  # noqa: ANN401
    if root.getroottree().docinfo.doctype:
        raise SourceError(f"{source.path}: XML with a document type declaration (DTD), which is not read", "remove its <!DOCTYPE ...>")
    if _tag(root) != _ROOT:
        raise SourceError(
            f"{source.path}: XML whose root is <{_tag(root)}>", f"give one of the ministry's results, whose root is <{_ROOT}>"
        )


def _tag(element: Any) -> str:  # noqa: ANN401
    return str(etree.QName(element).localname) if isinstance(element.tag, str) else ""


def _within(element: Any, *tags: str) -> bool:  # noqa: ANN401
    return any(_tag(above) in tags for above in element.iterancestors())


def _leaves(element: Any, roles: frozenset[str], within: str = "") -> dict[str, RawCell]:  # noqa: ANN401
    found: dict[str, RawCell] = {}
    for child in element:
        role = load().role(_tag(child))
        if role in roles and role != PASSED and not len(child) and (child.text or "").strip():
            found.setdefault(str(role), RawCell(child.sourceline or 1, f"{within}{_tag(child)}", child.text.strip()))
    return found


def _around(element: Any) -> dict[str, RawCell]:  # noqa: ANN401
    """What the elements around tell of election and place, the nearest first."""
    found: dict[str, RawCell] = {}
    for above in element.iterancestors():
        found = _leaves(above, load().count_roles) | found
        for scrutin in above.iterchildren("{*}Scrutin", "Scrutin"):
            found = _leaves(scrutin, load().count_roles) | found
    return found


def _count(tour: Any) -> Count:  # noqa: ANN401
    fixed = _around(tour) | _leaves(tour, load().count_roles)
    for mentions in tour.iterchildren("{*}Mentions", "Mentions"):
        for mention in mentions:
            fixed |= _mention(mention)
    standing = [e for e in tour.iter() if e.find("{*}NbVoix") is not None]
    return Count(None, fixed, _lines(standing), "", "xml", tour.sourceline or 1)


def _mention(mention: Any) -> dict[str, RawCell]:  # noqa: ANN401
    role = load().role(_tag(mention))
    found: dict[str, RawCell] = {}
    for child in mention:
        if role in load().count_roles and _tag(child) == "Nombre" and (child.text or "").strip():
            found[str(role)] = RawCell(child.sourceline or 1, f"{_tag(mention)}/Nombre", child.text.strip())
        elif role in _SHARE_OF and _tag(child) in _SHARES and (child.text or "").strip():
            found[_SHARE_OF[str(role)]] = RawCell(child.sourceline or 1, f"{_tag(mention)}/{_tag(child)}", child.text.strip())
    return found


def _lines(standing: list[Any]) -> list[dict[str, RawCell]]:
    """Candidates and lists; those on a list follow it, with its name."""
    lines: list[dict[str, RawCell]] = []
    for number, element in enumerate(standing, 1):
        within = f"{_tag(element)}[{number}]/"
        line = _leaves(element, load().line_roles, within)
        lines.append(line)
        members = [m for m in element.iter("{*}Candidat") if m is not element and m.find("{*}NbVoix") is None]
        told = [_leaves(m, load().line_roles, f"{within}Candidat[{i}]/") for i, m in enumerate(members, 1)]
        if _tag(element) == "Binome":
            line |= {} if "pair" in line else _pair(told, within)
        else:
            list_name = {k: v for k, v in line.items() if k in ("list_name", "list_short")}
            lines += [list_name | member for member in told]
    return lines


def _pair(members: list[dict[str, RawCell]], within: str) -> dict[str, RawCell]:
    """The two candidates of a pair that stand as elements in it: one cell, in the words that tables have for them."""
    told = [" ".join(m[r].value for r in ("civility", "surname", "first_name") if r in m) for m in members]
    first = next((cell for m in members for cell in m.values()), None)
    return {"pair": first._replace(column=f"{within}Candidat", value=" et ".join(told))} if first else {}
