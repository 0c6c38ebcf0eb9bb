"""At which rank somebody came: `en tête`, `troisième`, `à la deuxième place`.

Goes in: a clause, or what follows a name. Goes out: the rank. `premier tour`, `premier adjoint`, `deuxième fois` are none.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.analysis import Read
from kg.extract.clauses import Clause

RANKS = {
    **dict.fromkeys(("premier", "premiere", "1er", "1ere", "1re"), 1),
    **dict.fromkeys(("second", "seconde", "deuxieme", "2e", "2eme"), 2),
    **dict.fromkeys(("troisieme", "3e", "3eme"), 3),
    **dict.fromkeys(("quatrieme", "4e", "4eme"), 4),
    **dict.fromkeys(("cinquieme", "5e", "5eme"), 5),
    **dict.fromkeys(("sixieme", "6e", "6eme"), 6),
    **dict.fromkeys(("septieme", "7e", "7eme"), 7),
}
#: Tokens of a bracket among which a rank may stand.
_BRACKET = 6
_PLACES = frozenset({"place", "position", "rang", "marche"})
#: Verbs of arriving, and verbs that want `place` after the rank.
_ARRIVE = frozenset({"arriver", "finir", "terminer", "virer", "pointer", "classer", "sortir", "placer", "hisser", "caracoler", "mener"})
_ADVERBS = frozenset({"deja", "que", "encore", "seulement", "finalement", "ainsi", "aussi"})
_TAKE = frozenset(
    {
        "être",
        "prendre",
        "occuper",
        "retrouver",
        "compléter",
        "obtenir",
        "décrocher",
        "échoir",
        "positionner",
        "reléguer",
        "contenter",
        "propulser",
        "figurer",
    }
)
_AFTER = frozenset(
    {
        "",
        ",",
        ".",
        "(",
        ")",
        ";",
        ":",
        "avec",
        "au",
        "du",
        "des",
        "de",
        "d'",
        "derriere",
        "devant",
        "et",
        "en",
        "a",
        "dans",
        "loin",
        "lors",
        "dimanche",
        "mais",
        "puis",
        "samedi",
        "ce",
        "hier",
        "sur",
        "avant",
        "–",
        "-",
    }
)


def ranks_of_clause(read: Read, clause: Clause) -> tuple[int, ...]:
    """The ranks that a clause gives, in order: one for its subject, or one for each of several (`arrivés premier et troisième`)."""
    lemmas = set(clause.verb.lemmas)
    if "faire" in lemmas and [read.fold(clause.verb.end + n) for n in range(4)] == ["la", "course", "en", "tete"]:
        return (1,)
    arrives, takes = bool(lemmas & _ARRIVE), bool(lemmas & _TAKE)
    if not arrives and not takes:
        return ()
    if any(_on_a_list(read, k) for k in range(clause.verb.head + 1, clause.end)):
        return ()
    for k in range(clause.verb.head + 1, max(clause.end, clause.verb.end)):
        if read.fold(k) in ("mais", "contre", "derriere", "devant"):
            break
        if (rank := _rank_at(read, k)) is not None and (
            arrives or read.fold(k + 1) in _PLACES or read.fold(k) == "tete" or k == clause.verb.end or read.fold(k - 1) in _ADVERBS
        ):
            return (rank, *_further(read, k))
    return ()


def _further(read: Read, k: int) -> Iterator[int]:
    """The ranks that `et` or commas tie to the one at token k."""
    while read.fold(k + 1) in ("et", ",") and (rank := RANKS.get(read.fold(k + 2))) is not None:
        yield rank
        k += 2


def rank_in_bracket(read: Read, opened: int) -> int | None:
    """The rank that stands in a bracket: `X (3e avec N %)`, `Y (LR, premier à N %)`, `Z (en tête avec N %)`."""
    for k in range(opened + 1, min(opened + _BRACKET, len(read.sentence.tokens))):
        if read.fold(k) == ")":
            return None
        if read.fold(k - 1) in ("(", ",", "en", "arrive", "arrivee") and (rank := _rank_at(read, k)) is not None:
            return rank
    return None


def _on_a_list(read: Read, k: int) -> bool:
    """`en deuxième position sur la liste`: an order of candidates, not of votes."""
    return read.fold(k) in _PLACES and read.fold(k + 1) == "sur" and read.fold(k + 3) == "liste"


def rank_after(read: Read, k: int) -> tuple[int, int] | None:
    """(rank, index after it) in apposition at k: `, troisième avec`, `, arrivé premier`, `, en tête`."""
    if read.fold(k) != ",":
        return None
    k += 1
    while read.fold(k) in ("arrive", "arrivee", "classe", "classee", "en", "seulement", "largement", "bon", "a", "la"):
        k += 1
    rank = _rank_at(read, k)
    return (rank, k + 1) if rank is not None else None


def _rank_at(read: Read, k: int) -> int | None:
    word, after = read.fold(k), read.fold(k + 1)
    if word == "tete":
        return 1 if read.fold(k - 1) in ("en", "largement") and after not in ("-", "a") else None
    if word in RANKS and (
        after in _PLACES or (after in _AFTER and read.fold(k - 1) not in ("le", "la", "son", "sa", "du", "au", "un", "une", "les"))
    ):
        return RANKS[word]
    return None
