"""Which political family a party belongs to, for its colour.

Goes in: a party's name as facts write it. Goes out: a key of `families` in the page's words; empty where the list of parties does
not know the name. The list is that of `kg/resources/lexicon/parties.yaml`, so that a party is added in one place.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from kg.ids import fold
from kg.view import assets


@cache
def _sides() -> dict[str, str]:
    """The family by folded name: full names first, then acronyms and members, then the codes of the ministry, which may be shared."""
    families: dict[str, str] = assets.loaded("families.yaml")
    text = files("kg").joinpath("resources", "lexicon", "parties.yaml").read_text(encoding="utf-8")
    rows = assets.parsed(text)["parties"]
    found: dict[str, str] = {}
    for key in ("name", "label", "names", "acronyms", "members", "codes"):
        for row in rows:
            words = [row.get(key, "")] if key in {"name", "label"} else row.get(key, [])
            for word in (form for written in words for form in written.split("/")):
                if word and (family := families.get(row.get("side", ""))) is not None:
                    found.setdefault(fold(word), family)
    return found


@cache
def family_of(party: str) -> str:
    """Give the family of a party: `PS` and `Parti socialiste` are both `left`."""
    return _sides().get(fold(party), "")
