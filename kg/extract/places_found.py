"""Places in a sentence: communes, départements, regions, countries and the divisions that voters elect in.

Goes in: its tokens and the lexicon; the tokens already taken; keys of the surnames that the document names persons by. Goes out:
`PlaceMention`s in order, none overlapping, without article or preposition. Communes bear the names of persons and ordinary words:
one counts after a preposition of place, beside its département, or when it is large; never inside a person's name.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from kg.extract.atoms import Atoms, cut
from kg.extract.bodies_found import find_bodies
from kg.extract.divisions_found import find_divisions
from kg.extract.mentions import Mention
from kg.extract.names import PlaceMention
from kg.extract.tokens import Kind, Token
from kg.lexicon import Lexicon, Place, key

GREAT, LARGE, MIDDLING, KNOWN = 100_000, 20_000, 5_000, 2_500
_CIVIL = frozenset(
    {
        "m.",
        "m",
        "mm.",
        "mm",
        "mme",
        "mmes",
        "mlle",
        "monsieur",
        "madame",
        "me",
        "maitre",
        "dr",
        "docteur",
        "general",
        "mgr",
        "saint",
        "sainte",
    }
)
_OPENING = frozenset({".", "«", '"', "“", "!", "?", "…", ";", "*", "•"})
_BULLETS = frozenset({"►", "•", "-", "*", "–", "—", "■", "▶", "·"})
#: Small words that a place may begin with, before a capital.
_BEFORE_CAPITAL = frozenset({"la", "le", "les", "l'", "province", "ile"})
_CONTRACTED = {"du": "le", "au": "le", "des": "les", "aux": "les"}


@dataclass(slots=True)
class _Sentence:
    """What is asked of a sentence again and again."""

    tokens: list[Token]
    atoms: Atoms
    lexicon: Lexicon
    taken: Collection[int]
    surnames: Collection[str]
    starts: frozenset[int] = frozenset()
    memo: dict[int, list[tuple[Place, int, int]]] = field(default_factory=dict)

    def fold(self, k: int) -> str:
        return self.tokens[k].fold if 0 <= k < len(self.tokens) else ""


def find_places(
    tokens: list[Token],
    lexicon: Lexicon,
    taken: Collection[int] = (),
    surnames: Collection[str] = (),
    atoms: Atoms | None = None,
    bodies: Sequence[Mention] | None = None,
) -> list[PlaceMention]:
    """The places of a sentence, outside the tokens `taken`.

    Args:
        surnames: keys of names of persons in the document.
        bodies: the bodies of the sentence, where they are known.
    """
    if not any(t.capital or t.kind is Kind.ORDINAL or t.fold in lexicon.places.divisions for t in tokens):
        return []
    starts = _starts(tokens)
    sentence = _Sentence(tokens, atoms or cut(tokens), lexicon, taken, surnames, frozenset(starts))
    divisions = [d for d in find_divisions(tokens, lexicon, lambda k: _read(sentence, k)) if not any(k in taken for k in range(d.i, d.j))]
    bodies = find_bodies(tokens, lexicon, sentence.atoms) if bodies is None else bodies
    covered = {k for m in (*divisions, *bodies) for k in range(m.i, m.j)} | set(taken)
    found: list[PlaceMention] = []
    end = 0
    for i in starts:
        if i < end or i in covered:
            continue
        mention = _place(sentence, i, covered, found)
        if mention is not None:
            found.append(mention)
            end = mention.j
    return sorted([*divisions, *found], key=lambda m: m.i)


def _candidates(s: _Sentence, i: int) -> list[tuple[Place, int, int]]:
    """(place, index after it, homonyms) of what may start at token i, the longest first; an area before a commune of its name."""
    if i not in s.memo:
        s.memo[i] = _look_up(s, i) if i in s.starts else []
    return s.memo[i]


def _look_up(s: _Sentence, i: int) -> list[tuple[Place, int, int]]:
    places = s.lexicon.places
    found: list[tuple[Place, int, int]] = []
    contraction = _CONTRACTED.get(s.fold(i - 1), "")
    for b, run in s.atoms.runs(s.atoms.first[i], _longest(s, i, contraction)):
        if not s.atoms.ends_token(b):
            continue
        end = s.atoms.end_token(b)
        if area := places.areas.get(run):
            found.append((area, end, 1))
        for wanted in (f"{contraction} {run}", run) if contraction else (run,):
            if places.is_commune(wanted):
                communes = places.communes(wanted)
                found.append((communes[0], end, len(communes)))
                break
    return found


def _longest(s: _Sentence, i: int, contraction: str) -> int:
    """How many words a place that starts at token i may have: none where no name begins so."""
    heads, at = s.lexicon.places.heads_of_names, s.atoms.first[i]
    own = heads.get(s.atoms.words[at], 1) if at < len(s.atoms.words) else 0
    return max(own, heads.get(contraction, 1) - 1 if contraction else 0)


def _starts(tokens: list[Token]) -> list[int]:
    """Where a place may start: a capital, or a small article or `province` before one."""
    capitals = [i for i, token in enumerate(tokens) if token.capital]
    before = [i - 1 for i in capitals if i and not tokens[i - 1].capital and tokens[i - 1].fold in _BEFORE_CAPITAL]
    return sorted(capitals + before)


def _read(s: _Sentence, i: int) -> tuple[Place, int] | None:
    """The place at i where the words before already say that it is one."""
    found = [c for c in _candidates(s, i) if c[0].kind != "country" or c[0].name == "France"]
    return (found[0][0], found[0][1]) if found else None


def _place(s: _Sentence, i: int, covered: Collection[int], found: list[PlaceMention]) -> PlaceMention | None:
    if s.tokens[i].fold in s.lexicon.places.articles and not _with_article(s, i):
        return None
    for place, j, homonyms in _candidates(s, i):
        if any(k in covered for k in range(i, j)):
            continue
        if _inside_a_name(s, i, j) or not _counts(s, place, i, j, found):
            continue
        number = None
        departement = _beside(s, j)
        if departement and place.kind == "commune":
            place, homonyms = _in_departement(s, place, departement), 1
        return PlaceMention(i, j, place.name, place.kind, _preposition(s, i), number, place.code, place.departement, homonyms)
    return None


def _with_article(s: _Sentence, i: int) -> bool:
    """Whether the article at i is part of a name (`la Réunion`, `le Havre`) rather than before one (`le Loiret`)."""
    if i + 1 >= len(s.tokens) or not s.tokens[i + 1].capital:
        return False
    if any(place.kind != "commune" for place, _, _ in _candidates(s, i + 1)) and s.fold(i + 1) != "reunion":
        return False
    return any(key(place.name).split(" ")[0] == s.fold(i).rstrip("'") for place, _, _ in _candidates(s, i))


def _before(s: _Sentence, i: int) -> int:
    """Index of the word before i and its article."""
    k = i - 1
    return k - 1 if s.fold(k) in s.lexicon.places.articles else k


def _preposition(s: _Sentence, i: int) -> str:
    return s.lexicon.places.prepositions.get(s.fold(_before(s, i)), "") or s.lexicon.places.prepositions.get(s.fold(i - 1), "")


def _first_name(s: _Sentence, k: int) -> bool:
    token = s.tokens[k]
    return token.capital and (token.fold in s.lexicon.first_names or token.fold.split("-")[0] in s.lexicon.first_names)


def _opens(s: _Sentence, i: int) -> bool:
    return i == 0 or s.tokens[i - 1].text in _OPENING


def _inside_a_name(s: _Sentence, i: int, j: int) -> bool:
    """Whether the words around make a person's name (or a body's) of it."""
    if i == 0:
        return False
    before = s.tokens[i - 1]
    if before.fold in _CIVIL or (before.capital and before.text.endswith(".") and len(before.text) < 4):
        return True
    if (
        before.kind is Kind.WORD
        and before.capital
        and before.fold not in s.lexicon.places.prepositions
        and before.fold not in s.lexicon.places.articles
    ):
        return _first_name(s, i - 1) or not _opens(s, i - 1)
    if before.fold in ("de", "d'", "du", "des", "la", "le") and i >= 2:
        k = i - 2 if s.fold(i - 2) not in ("de", "d'") else i - 3
        return k >= 0 and (
            s.fold(k) in _CIVIL
            or (_first_name(s, k) and s.fold(k) not in s.lexicon.places.heads and not s.lexicon.places.is_commune(s.fold(k)))
        )
    return False


def _counts(s: _Sentence, place: Place, i: int, j: int, found: list[PlaceMention]) -> bool:
    """Whether the context says that it is a place."""
    if place.kind == "commune":
        return _commune_counts(s, place, i, j, found)
    wanted = key(s.tokens[i].text)
    if place.kind == "country" and j < len(s.tokens) and s.tokens[j].kind in (Kind.NUMBER, Kind.WORD) and not s.tokens[j].fold.islower():
        return False  # `France 2`
    if _first_name(s, i) and j == i + 1 and _capital_follows(s, j):
        return False
    if place.kind == "departement" and wanted in s.lexicon.places.ambiguous_departments and j == i + 1:
        return _surely_introduced(s, i, j, place)
    if place.kind == "region" and wanted in s.lexicon.places.ambiguous_departments and j == i + 1:
        return s.fold(i - 2) in ("region",) or s.fold(i - 1) == "region"
    return True


def _surely_introduced(s: _Sentence, i: int, j: int, place: Place) -> bool:
    """A département that is also a word: in parentheses, after its article, `du`, `en`, in a list; nothing hangs on it."""
    before = s.fold(i - 1)
    if before == "(" or s.fold(j) == "(":
        return True
    if s.fold(j) in ("de", "du", "des", "d'", "est", "ouest") or (
        j < len(s.tokens) and s.tokens[j].capital and s.tokens[j].kind is Kind.WORD
    ):
        return False
    if place.article.rstrip("'") == before.rstrip("'") or before in ("du", "des", "au", "aux", "en"):
        return True
    return before in (",", "et", "-") and not _opens(s, i)


def _commune_counts(s: _Sentence, place: Place, i: int, j: int, found: list[PlaceMention]) -> bool:
    if _beside(s, j):
        return True
    run = key(" ".join(t.text for t in s.tokens[i:j]))
    risky = _risky(s, run, i, j)
    if s.tokens[i].fold in s.lexicon.places.articles and not s.tokens[i].capital and place.population < MIDDLING:
        return False  # `la Vallée du Rift`
    preposition = _preposition(s, i) if s.fold(i - 1) not in s.lexicon.places.articles else ""
    headed = preposition == "de" and _headed(s, _before(s, i))
    if run in s.surnames and not headed:
        return False
    follows = _capital_follows(s, j)
    if run in s.lexicon.places.never_communes or (follows and _first_name(s, i) and j == i + 1):
        return False
    if _article_apart(s, place, i) or (follows and not preposition and not _first_name(s, j)):
        return False
    if headed:
        return True
    if preposition in ("a", "dans", "sur", "vers", "pres", "en"):
        return not risky or place.population >= LARGE
    if preposition:
        return place.population >= (LARGE if risky or " " not in run else 0) and not (risky and place.population < GREAT)
    if found and found[-1].kind == "commune" and found[-1].j == i - 1 and s.fold(i - 1) in (",", "et", "ou", "/"):
        return not risky or place.population >= KNOWN
    if _heads_a_line(s, i, j):
        listed = j == len(s.tokens) or (s.fold(j) in (":", "(") and j + 1 < len(s.tokens) and s.tokens[j + 1].capital)
        sure = not risky or (run not in s.lexicon.places.ambiguous_communes and place.population >= KNOWN)
        return sure if listed else place.population >= LARGE
    if run in s.lexicon.places.ambiguous_communes or (j == i + 1 and _first_name(s, i) and place.population < GREAT):
        return False
    return place.population >= (GREAT if risky else LARGE if _opens(s, i) else MIDDLING)


def _capital_follows(s: _Sentence, j: int) -> bool:
    """Whether a capitalised word stands right behind that is not a known name of its own (`la maire de Paris Anne Durand`)."""
    return j < len(s.tokens) and s.tokens[j].capital and s.tokens[j].kind is Kind.WORD and j not in s.taken


def _heads_a_line(s: _Sentence, i: int, j: int) -> bool:
    """Whether the name alone opens a line: `Nice : ...`, `► Tours. ...`."""
    return (i == 0 or s.tokens[i - 1].text in _BULLETS) and (s.fold(j) in (":", ".", "(") or j == len(s.tokens))


def _article_apart(s: _Sentence, place: Place, i: int) -> bool:
    """Whether an article stands before a name that has none: `garde des Sceaux`, `la Chambre`, `du Bordeaux`."""
    before = s.fold(i - 1)
    if s.tokens[i].fold in s.lexicon.places.articles:
        return False
    if before in _CONTRACTED:
        return not key(place.name).startswith(_CONTRACTED[before] + " ")
    return before in s.lexicon.places.articles


def _risky(s: _Sentence, run: str, i: int, j: int) -> bool:
    """Whether the name is also a surname, a first name or an ordinary word."""
    if run in s.lexicon.places.ambiguous_communes:
        return True
    return j == i + 1 and (run in s.lexicon.surnames or run in s.lexicon.first_names)


def _headed(s: _Sentence, k: int) -> bool:
    """Whether the preposition at k follows a noun that places complete (`maire de`, `député LR de`)."""
    return any(
        s.fold(n) in s.lexicon.places.heads or s.fold(n).rpartition("-")[2] in s.lexicon.places.heads
        for n in range(k - 1, max(-1, k - 5), -1)
    )


def _beside(s: _Sentence, j: int) -> str:
    """Code of the département in parentheses at j: `Civaux (Vienne)`, `Pau (64)`."""
    if s.fold(j) != "(":
        return ""
    places = s.lexicon.places
    if s.fold(j + 2) == ")" and s.tokens[j + 1].text in places.by_code:
        return s.tokens[j + 1].text
    for b, run in s.atoms.runs(s.atoms.first[j + 1] if j + 1 < len(s.tokens) else len(s.atoms.words), 6):
        area = places.areas.get(run)
        if area is not None and area.kind == "departement" and s.fold(s.atoms.end_token(b)) in (")", ","):
            return area.code
    return ""


def _in_departement(s: _Sentence, place: Place, code: str) -> Place:
    """The commune of the same name in a département; one without a code where the lists have none there."""
    found = next((p for p in s.lexicon.places.communes(key(place.name)) if p.departement == code), None)
    return found or replace(place, code="", departement=code, population=0)
