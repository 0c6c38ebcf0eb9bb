"""What the words of one line tell of its zone.

Goes in: `zones.yaml`. Goes out: `Wording`, patterns over folded lines. Refused (`ResourceError`): keys that are unknown or
missing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib.resources import files

import yaml

from kg.errors import ResourceError

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_SIGNS = r"[\s>»►▶•·*\[\]\-–—→#|]*"
#: Patterns that fit a line from its start to its end.
_WHOLE_LINES = ("byline", "signature", "credit", "card_end", "card_minutes", "rubrics", "election_rubrics", "live_time")
_LISTS = frozenset({"teaser_titles", "teaser_openings", "teaser_starts", "invitations", "furniture"})


@dataclass(frozen=True)
class Wording:
    """Patterns over a folded line."""

    teaser_titles: re.Pattern[str]
    teaser_openings: re.Pattern[str]
    teaser_starts: re.Pattern[str]
    invitations: re.Pattern[str]
    furniture: re.Pattern[str]
    byline: re.Pattern[str]
    signature: re.Pattern[str]
    credit: re.Pattern[str]
    caption_ends: re.Pattern[str]
    card_end: re.Pattern[str]
    card_minutes: re.Pattern[str]
    rubrics: re.Pattern[str]
    election_rubrics: re.Pattern[str]
    live_time: re.Pattern[str]


@lru_cache(maxsize=1)
def load() -> Wording:
    """The wording of French pages.

    Raises:
        ResourceError: `zones.yaml` has a key too many or too few.
    """
    raw = yaml.load(files("kg").joinpath("resources", "lang", "fr", "zones.yaml").read_text("utf-8"), Loader=_Loader)
    wanted = {f.name for f in fields(Wording)}
    if odd := wanted ^ set(raw):
        raise ResourceError(f"zones.yaml: keys unknown or missing: {', '.join(sorted(odd))}", "name each field of Wording once")
    any_of = {key: "|".join(f"(?:{p})" for p in raw[key]) if key in _LISTS else raw[key] for key in wanted}
    return Wording(
        teaser_titles=re.compile(rf"{_SIGNS}(?:{any_of['teaser_titles']}){_SIGNS}[:.…]?{_SIGNS}$"),
        teaser_openings=re.compile(rf"{_SIGNS}(?:{any_of['teaser_openings']})\s*[:|>.\]–—→-]"),
        teaser_starts=re.compile(rf"{_SIGNS}(?:{any_of['teaser_starts']})\s\S"),
        invitations=re.compile(rf"{_SIGNS}(?:{any_of['invitations']})"),
        furniture=re.compile(rf"{_SIGNS}(?:{any_of['furniture']})\s*[.!:?]?{_SIGNS}$"),
        **{key: re.compile(rf"(?:{any_of[key]})$") for key in _WHOLE_LINES},
        caption_ends=re.compile(rf"(?:{any_of['caption_ends']})\W*$"),
    )
