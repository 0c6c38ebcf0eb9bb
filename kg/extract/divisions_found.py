"""Constituencies, arrondissements, sectors and cantons in a sentence.

Goes in: its tokens and the lexicon. Goes out: `PlaceMention`s named as facts name them (`Loiret-4`, `Paris-12`). A division whose
place the text leaves out (`la 1re circonscription`) keeps its number and an empty name; the reader of the document completes it.
"""

from __future__ import annotations

from collections.abc import Callable

from kg.extract.names import PlaceMention
from kg.extract.numbers_of_divisions import numbered, ordinal
from kg.extract.tokens import Kind, Token
from kg.lexicon import Lexicon, Place, Places, key

# What reads a place at a token: (place, index after it).
Reader = Callable[[int], "tuple[Place, int] | None"]
_OF = frozenset({"de", "d'", "du", "des"})
_INNER = frozenset({"la", "l'", "le", "les"})


def find_divisions(tokens: list[Token], lexicon: Lexicon, read: Reader) -> list[PlaceMention]:
    """The divisions that a sentence names; `read` gives the place that starts at a token."""
    places = lexicon.places
    found: list[PlaceMention] = []
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


def _fold(tokens: list[Token], k: int) -> str:
    return tokens[k].fold if 0 <= k < len(tokens) else ""


def _numbered_place(tokens: list[Token], i: int, places: Places) -> list[PlaceMention]:
    """`Loiret-4`, `Polynésie française-3`."""
    for j in (i + 1, i + 2, i + 3):
        if j > len(tokens) or not tokens[i].capital:
            return []
        head, hyphen, number = "".join(f" {t.text}" for t in tokens[i:j]).rpartition("-")
        place = places.areas.get(key(head)) if hyphen and number.isdigit() and len(number) < 3 else None
        if place is not None and (place.kind in ("departement", "abroad") or place.name in places.arrondissements):
            return [_named(tokens, i, j, "constituency", place, int(number))]
    return []


def _named(
    tokens: list[Token], i: int, j: int, kind: str, place: Place | None, number: int | None, name: str = ""
) -> PlaceMention:
    base = place.name if place else ""
    if place is not None and place.kind == "european":
        number = None
    full = f"{base}-{number}" if base and number is not None else base
    if name:
        full = f"{base}-{name}" if base else name
    return PlaceMention(
        i, j, full, kind, _preposition(tokens, i), number, place.code if place else "", place.departement if place else ""
    )


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
        if _fold(tokens, k) in ("et", ",", "ou") and k + 1 < len(tokens) and ordinal(tokens, k + 1, places.ordinals):
            k += 1
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


def _spread(
    tokens: list[Token], numbers: list[tuple[int, int]], end: int, division: str, place: Place | None
) -> list[PlaceMention]:
    """One mention a number; the last one covers the noun and its complement."""
    ends = [at + 1 for _, at in numbers[:-1]] + [end]
    return [_named(tokens, at, stop, division, place, number) for (number, at), stop in zip(numbers, ends, strict=True)]


def _ellipsis(tokens: list[Token], i: int, k: int, numbers: list[tuple[int, int]], read: Reader) -> list[PlaceMention]:
    """`dans la 6e du Calvados`: an ordinal in figures after `la`, and a département."""
    if _fold(tokens, i - 1) not in ("la", "les") or tokens[i].kind is not Kind.ORDINAL or _fold(tokens, k) not in _OF:
        return []
    got = _complement(tokens, k, read)
    if got is None or got[0].kind not in ("departement", "abroad"):
        return []
    return _spread(tokens, numbers, got[1], "constituency", got[0])


def _fits(division: str, place: Place, places: Places) -> bool:
    if division == "constituency":
        return place.kind in ("departement", "abroad", "european", "region", "country") or place.name in places.arrondissements
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
    """`canton de X`: named after its département where one commune alone bears the name."""
    if _fold(tokens, k) not in _OF or tokens[i].fold != "canton":
        return []
    at = k + 1
    got = _complement(tokens, k, read)
    if got is not None and got[0].kind == "commune":
        departement = places.departement_name(got[0].departement) if len(places.communes(key(got[0].name))) == 1 else ""
        name = got[0].name
        stop = got[1]
        if stop < len(tokens) and tokens[stop].kind in (Kind.NUMBER, Kind.ORDINAL) and (number := numbered(tokens, stop)):
            name, stop = f"{name}-{number[0]}", number[1]
        return [
            PlaceMention(
                i,
                stop,
                f"{departement}-{name}" if departement else name,
                "canton",
                _preposition(tokens, i),
                None,
                "",
                got[0].departement,
            )
        ]
    end = at
    while (
        end < len(tokens)
        and tokens[end].kind is Kind.WORD
        and (
            tokens[end].capital
            or (
                end > at
                and _fold(tokens, end) in ("de", "du", "des", "d'", "la", "le", "les", "et", "l'")
                and end + 1 < len(tokens)
                and tokens[end + 1].capital
                and tokens[end].fold != "et"
            )
        )
    ):
        end += 1
    if end == at or not tokens[at].capital:
        return []
    name = " ".join(t.text for t in tokens[at:end]).replace("' ", "'")
    return [PlaceMention(i, end, name, "canton", _preposition(tokens, i))]


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
        if division == "constituency" and (place.kind != "departement" or not opened):
            return []
    if division == "canton" or not _fits(division, place, places) or (comma and _complement(tokens, end, read)):
        return []
    return [_named(tokens, i, end + opened, division, place, number[0])]
