"""Constituencies, arrondissements, sectors and cantons in a sentence.

Goes in: its tokens and the lexicon. Goes out: `PlaceMention`s named as facts name them (`Loiret-4`, `Paris-12`). A division whose
place the text leaves out (`la 1re circonscription`) keeps its number and an empty name; the reader of the document completes it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kg.extract.names import PlaceMention
from kg.extract.numbers_of_divisions import numbered, ordinal
from kg.extract.tokens import Kind, Token
from kg.lexicon import Lexicon, Place, Places, key

# What reads a place at a token: (place, index after it).
Reader = Callable[[int], "tuple[Place, int] | None"]
_OF = frozenset({"de", "d'", "du", "des"})
_INNER = frozenset({"la", "l'", "le", "les"})
_SMALL = _OF | _INNER | {"en", "sur", "sous"}
_LARGE = 20_000
# What may follow `dans la 3e` where the noun is left out.
_ENDS = frozenset({",", ".", ";", ")", ":", "(", "et", "ou", "dont", "face", "des", "avec", "contre", "mais"})


def find_divisions(tokens: list[Token], lexicon: Lexicon, read: Reader) -> list[PlaceMention]:
    """The divisions that a sentence names; `read` gives the place that starts at a token."""
    places = lexicon.places
    found: list[PlaceMention] = []
    if not any(_may_divide(t, places) for t in tokens):
        return found
    i = 0
    while i < len(tokens):
        run = (
            _numbered_place(tokens, i, places)
            or _numbers_first(tokens, i, places, read)
            or _noun_first(tokens, i, places, read)
            or _place_first(tokens, i, places, read)
        )
        if not run:
            i += 1
            continue
        found += run
        i = run[-1].j
    return found


def _may_divide(token: Token, places: Places) -> bool:
    """Whether a token is of those without which no sentence names a division: a number, its noun."""
    return (
        (token.kind is not Kind.WORD and token.kind is not Kind.SIGN)
        or token.fold in places.divisions
        or token.fold in places.ordinals
        or token.upper
        or token.text[-1].isdigit()
    )


def _fold(tokens: list[Token], k: int) -> str:
    return tokens[k].fold if 0 <= k < len(tokens) else ""


def _numbered_place(tokens: list[Token], i: int, places: Places) -> list[PlaceMention]:
    """`Loiret-4`, `Polynésie française-3`; `Nantes-1` is a canton of its commune."""
    if not tokens[i].capital:
        return []
    for j in range(i + 1, min(i + 3, len(tokens)) + 1):
        head, hyphen, number = "".join(f" {t.text}" for t in tokens[i:j]).rpartition("-")
        if not hyphen or not number.isdigit() or len(number) > 2:
            continue
        place = places.areas.get(key(head))
        if place is not None and (place.kind in ("departement", "abroad") or place.name in places.arrondissements):
            return [_named(tokens, i, j, "constituency", place, int(number))]
        communes = places.communes(key(head))
        if communes and communes[0].name in places.arrondissements:
            return [_named(tokens, i, j, "arrondissement", communes[0], int(number))]
        if communes:
            return [_canton_of(tokens, i, j, communes[0], int(number), places)]
    return []


def _canton_of(tokens: list[Token], i: int, j: int, commune: Place, number: int | None, places: Places) -> PlaceMention:
    """A canton named after a commune, put behind its département where one commune alone bears the name or it is large."""
    known = len(places.communes(key(commune.name))) == 1 or commune.population >= _LARGE
    departement = places.departement_name(commune.departement) if known else ""
    name = commune.name if number is None else f"{commune.name}-{number}"
    full = f"{departement}-{name}" if departement else name
    return PlaceMention(i, j, full, "canton", _preposition(tokens, i), number, "", commune.departement if known else "")


def _named(tokens: list[Token], i: int, j: int, kind: str, place: Place | None, number: int | None, name: str = "") -> PlaceMention:
    base = place.name if place else ""
    if place is not None and place.kind == "european":
        number = None
    full = f"{base}-{number}" if base and number is not None else base
    if name:
        full = f"{base}-{name}" if base else name
    return PlaceMention(i, j, full, kind, _preposition(tokens, i), number, place.code if place else "", place.departement if place else "")


def _preposition(tokens: list[Token], i: int) -> str:
    k = i - 1
    if _fold(tokens, k) in _INNER:
        k -= 1
    fold = _fold(tokens, k)
    return {"au": "a", "aux": "a", "du": "de", "des": "de", "d'": "de"}.get(
        fold, fold if fold in ("a", "de", "dans", "en", "sur", "pour") else ""
    )


def _complement(tokens: list[Token], k: int, read: Reader) -> tuple[Place, int] | None:
    """The place that `de`, a parenthesis or a comma brings in at k."""
    if _fold(tokens, k) == "(":
        got = read(k + 1)
        return (got[0], got[1] + 1) if got and _fold(tokens, got[1]) == ")" else None
    if _fold(tokens, k) not in _OF:
        return None
    return read(k + 1) or (read(k + 2) if _fold(tokens, k + 1) in _INNER else None)


def _numbers_first(tokens: list[Token], i: int, places: Places, read: Reader) -> list[PlaceMention]:
    """`4e circonscription du Loiret`, `13e et 14e arrondissements de Marseille`, `la 6e du Calvados`."""
    numbers: list[tuple[int, int]] = []
    k = i
    while k < len(tokens) and (got := ordinal(tokens, k, places.ordinals)):
        numbers.append((got[0], k))
        k = got[1]
        if _fold(tokens, k) in ("et", ",", "ou"):
            after = k + 2 if _fold(tokens, k + 1) in _INNER else k + 1
            k = after if after < len(tokens) and ordinal(tokens, after, places.ordinals) else k
    if not numbers:
        return []
    division = places.divisions.get(_fold(tokens, k))
    if division is None:
        return _ellipsis(tokens, i, k, numbers, read)
    k += 1
    while _fold(tokens, k) in places.division_adjectives:
        k += 1
    place, end = _complement(tokens, k, read) or _by_adjective(tokens, k, places) or (None, k)
    if place is not None and not _fits(division, place, places):
        place, end = None, k
    return _spread(tokens, numbers, end, division, place)


def _by_adjective(tokens: list[Token], k: int, places: Places) -> tuple[Place, int] | None:
    """`14e arrondissement parisien`, `14e arrondissement de la capitale`."""
    if name := places.city_adjectives.get(_fold(tokens, k)):
        return places.communes(key(name))[0], k + 1
    if _fold(tokens, k) == "de" and _fold(tokens, k + 1) == "la" and _fold(tokens, k + 2) == places.capital:
        return places.communes("paris")[0], k + 3
    return None


def _spread(tokens: list[Token], numbers: list[tuple[int, int]], end: int, division: str, place: Place | None) -> list[PlaceMention]:
    """One mention a number; the last one covers the noun and its complement."""
    ends = [at + 1 for _, at in numbers[:-1]] + [end]
    return [_named(tokens, at, stop, division, place, number) for (number, at), stop in zip(numbers, ends, strict=True)]


def _ellipsis(tokens: list[Token], i: int, k: int, numbers: list[tuple[int, int]], read: Reader) -> list[PlaceMention]:
    """The noun is left out: `dans la 6e du Calvados`, `dans la 3e,`, `dans le VIIe`."""
    if _fold(tokens, i - 1) not in ("la", "les", "le", "du") or tokens[i].kind is not Kind.ORDINAL:
        return []
    got = _complement(tokens, k, read)
    if got is not None and got[0].kind in ("departement", "abroad") and _fold(tokens, i - 1) in ("la", "les"):
        return _spread(tokens, numbers, got[1], "constituency", got[0])
    if k < len(tokens) and _fold(tokens, k) not in _ENDS:
        return []
    if _fold(tokens, i - 1) == "la" and _fold(tokens, i - 2) == "dans" and tokens[i].text[0].isdigit():
        return _spread(tokens, numbers, k, "constituency", None)
    if (_fold(tokens, i - 1) == "du" or (_fold(tokens, i - 1) == "le" and _fold(tokens, i - 2) == "dans")) and tokens[i].text[0] in "IVX":
        return _spread(tokens, numbers, k, "arrondissement", None)
    return []


def _by_its_town(tokens: list[Token], i: int, j: int, town: Place, number: int, places: Places) -> list[PlaceMention]:
    """`Vierzon (2e)`: a constituency told by its main town, of the département where the name is of one large commune."""
    known = town.population >= _LARGE or len(places.communes(key(town.name))) == 1
    departement = places.departement_name(town.departement) if known else ""
    if not departement or tokens[i - 1].fold not in ("a", "de", "-", "•", ",") or i == 0:
        return []
    return [
        PlaceMention(i, j, f"{departement}-{number}", "constituency", _preposition(tokens, i), number, town.departement, town.departement)
    ]


def complete(mention: PlaceMention, place: str) -> PlaceMention:
    """A division whose place the text leaves out, put behind the place that the document tells (`Sarthe` -> `Sarthe-4`)."""
    if mention.name or mention.number is None:
        return mention
    return replace(mention, name=f"{place}-{mention.number}")


def _fits(division: str, place: Place, places: Places) -> bool:
    if division == "constituency":
        return place.kind in ("departement", "abroad", "european") or place.name in places.arrondissements
    if division == "arrondissement":
        return place.name in places.arrondissements
    return division == "canton" or place.name in places.sectors or place.kind == "commune"


def _noun_first(tokens: list[Token], i: int, places: Places, read: Reader) -> list[PlaceMention]:
    """`circonscription du Calvados`, `circonscription n° 3 de l'Isère`, `circo Nord-Ouest`, `canton de X`."""
    division = places.divisions.get(tokens[i].fold)
    if division is None:
        return []
    k = i + 1
    while _fold(tokens, k) in places.division_adjectives:
        k += 1
    if division == "constituency" and k < len(tokens) and key(tokens[k].text) in places.european and tokens[k].capital:
        return [_named(tokens, i, k + 1, division, Place(places.european[key(tokens[k].text)], "european"), None)]
    number = numbered(tokens, k) if k < len(tokens) and division != "canton" else None
    end = number[1] if number else k
    if division == "canton":
        return _canton(tokens, i, k, places, read)
    got = _complement(tokens, end, read)
    if got is not None and _fits(division, got[0], places):
        return [_named(tokens, i, got[1], division, got[0], number[0] if number else None)]
    return [_named(tokens, i, end, division, None, number[0])] if number else []


def _canton(tokens: list[Token], i: int, k: int, places: Places, read: Reader) -> list[PlaceMention]:
    """`canton de X`: named after its département where the commune X tells it; `canton de Louviers-2`, `canton de Nantes 1`."""
    if _fold(tokens, k) not in _OF or tokens[i].fold != "canton":
        return []
    if numbered_place := _numbered_place(tokens, k + 1, places) if k + 1 < len(tokens) else []:
        return [replace(numbered_place[0], i=i)]
    got = _complement(tokens, k, read)
    if got is not None and got[0].kind == "commune":
        number = numbered(tokens, got[1]) if got[1] < len(tokens) else None
        return [_canton_of(tokens, i, number[1] if number else got[1], got[0], number[0] if number else None, places)]
    end = _capital_run(tokens, k + 1)
    if end == k + 1:
        return []
    name = " ".join(t.text for t in tokens[k + 1 : end]).replace("' ", "'")
    return [PlaceMention(i, end, name, "canton", _preposition(tokens, i))]


def _capital_run(tokens: list[Token], start: int) -> int:
    """Index after a name that starts with a capital, with small words inside it (`Plateau de Caux`); `start` if there is none."""
    end = start
    while end < len(tokens) and tokens[end].kind is Kind.WORD and tokens[end].capital:
        end += 1
        while end + 1 < len(tokens) and _fold(tokens, end) in _SMALL and (tokens[end + 1].capital or _fold(tokens, end + 1) in _SMALL):
            end += 1
    return end


def _place_first(tokens: list[Token], i: int, places: Places, read: Reader) -> list[PlaceMention]:
    """`Calvados (6e circonscription)`, `Calvados, 6e circonscription`, `Paris 12e`, `Paris XIIe arrondissement`."""
    if not tokens[i].capital or not (got := read(i)):
        return []
    place, k = got
    opened = _fold(tokens, k) == "("
    comma = _fold(tokens, k) == ","
    at = k + 1 if opened or comma else k
    if at >= len(tokens) or not (number := ordinal(tokens, at, places.ordinals)):
        return []
    division = places.divisions.get(_fold(tokens, number[1]))
    end = number[1] + (1 if division else 0)
    while _fold(tokens, end) in places.division_adjectives:
        end += 1
    if opened and _fold(tokens, end) != ")":
        return []
    if division is None:
        if comma or tokens[at].kind is not Kind.ORDINAL:
            return []
        division = "arrondissement" if place.name in places.arrondissements else "constituency"
        if division == "constituency" and not opened:
            return []
        if place.kind == "commune" and division == "constituency":
            return _by_its_town(tokens, i, end + 1, place, number[0], places)
    if division == "canton" or not _fits(division, place, places) or (comma and _complement(tokens, end, read)):
        return []
    return [_named(tokens, i, end + opened, division, place, number[0])]
