"""Départements, communes and regions: codes of the ministry and of INSEE, and names as files write them, made names that facts
carry.

Goes in: a code or a name. Goes out: the name. Refused (`ValueError`): a département that does not exist.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from kg.lexicon import key
from kg.lexicon import load as load_lexicon
from kg.results.vocabulary import heading_key, load

#: A commune that the press names without its département although others bear its name (inhabitants).
_LARGE = 20_000
_ARRONDISSEMENT = re.compile(r"(?P<city>paris|lyon|marseille)\s+0?(?P<number>\d{1,2})(?:er|e|eme)?(?:\s+(?:arrondissement|ardt))?")


@lru_cache(maxsize=1024)
def departement_name(code: str, label: str = "") -> str:
    """Name of a département or collectivity, by a code of either scheme or by a name.

    Raises:
        ValueError: there is none.
    """
    words, places = load().words, load_lexicon().places
    text = code.strip().upper()
    if text in words.joint_codes:
        return words.joint_codes[text]
    if text in words.abroad_codes:
        return places.abroad_name
    text = words.ministry_codes.get(text, text)
    known = places.departement_name(text) or places.departement_name(text.lstrip("0").zfill(2)) or places.departement_name(text.zfill(2))
    if known:
        return known
    for name in (code, label):
        found = places.areas.get(key(name))
        if found is not None:
            return found.name
        if heading_key(name) == "paris":
            return "Paris"
    if label and not code.strip().isdigit():
        return capitalised(label)
    raise ValueError(f"no département {code!r}")


@lru_cache(maxsize=65536)
def commune_name(label: str, departement: str) -> str:
    """Name of a commune as a constituency: alone where it tells the commune, with the département in brackets where not."""
    city = _ARRONDISSEMENT.fullmatch(heading_key(label))
    if city:
        return f"{city['city'].capitalize()}-{city['number']}"
    places = load_lexicon().places
    found = places.communes(key(label))
    here = next((p for p in found if places.departement_name(p.departement) == departement), None)
    name = here.name if here else label
    if not departement or (here is not None and (len(found) == 1 or (here is found[0] and here.population >= _LARGE))):
        return name
    return f"{name} ({departement})"


def departement_of(insee: str) -> str:
    """Name of the département of a commune's code; empty where there is none."""
    known = load_lexicon().places.departement_name
    return known(insee[:2]) or known(insee[:3]) if len(insee) == 5 else ""


@lru_cache(maxsize=1)
def communes_by_code() -> Mapping[str, str]:
    """INSEE's codes of communes to their names."""
    lines = files("kg").joinpath("resources", "gazetteers", "communes.csv").read_text("utf-8").splitlines()[1:]
    return {code: name for name, code, *_ in (line.split(",") for line in lines)}


@lru_cache(maxsize=4096)
def capitalised(label: str) -> str:
    """`AIN` as `Ain`, `BOURG-EN-BRESSE` as `Bourg-en-Bresse`; a label not in capitals is kept."""
    label = " ".join(label.split()).replace("’", "'")
    if label != label.upper() or not any(c.isalpha() for c in label):
        return label
    small = {"en", "de", "du", "des", "la", "le", "les", "et", "sur", "sous", "lès", "aux", "l", "d"}
    words = re.split(r"([\s'-])", label.lower())
    return "".join(w if w in small and i else w.capitalize() for i, w in enumerate(words))


@lru_cache(maxsize=1)
def region_names() -> Mapping[str, str]:
    """Codes of regions to their names."""
    return {place.code: place.name for place in load_lexicon().places.areas.values() if place.kind == "region" and place.code}


@lru_cache(maxsize=256)
def region_of(departement: str) -> str:
    """Region that a département is in since 2016."""
    lines = files("kg").joinpath("resources", "gazetteers", "departements.csv").read_text("utf-8").splitlines()[1:]
    codes = {name: region for name, _, _, region in (line.split(",") for line in lines)}
    return region_names().get(codes.get(departement, ""), "")
