"""Titles in the text: `l'ancien maire LR de Montargis`, `la secrétaire d'État à la Citoyenneté`.

Goes in: the tokens of a sentence with the parties, places and elections found in them. Goes out: roles with title, status, party and
territory; who bears them is decided in `kg.extract.groups`. One grammar: determiner, words before, head, then what
`kg.extract.role_complements` reads.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.mentions import Mention
from kg.extract.names import ElectionMention, PartyMention, PlaceMention
from kg.extract.role_complements import Complements
from kg.extract.tokens import Kind, Token
from kg.lang.titles import Head, HeadForm, Titles
from kg.lang.words import Words

_GENDER_OF = {"la": "f", "cette": "f", "une": "f", "le": "m", "du": "m", "au": "m", "ce": "m", "cet": "m", "un": "m"}
#: Adjectives in front of a title that tell its gender where the title does not (`l'ancienne ministre`).
_GENDER_BEFORE = {
    **dict.fromkeys(("ancienne", "nouvelle", "actuelle", "future", "seule", "premiere", "prochaine", "influente", "puissante"), "f"),
    **dict.fromkeys(("ancien", "nouveau", "nouvel", "actuel", "futur", "seul", "premier", "prochain", "influent", "puissant"), "m"),
}
#: Titles whose gender says nothing of who bears them (`la tête de liste` may be a man).
_GENDERLESS = frozenset({"tete de liste"})
#: Forms of `être` in front of a participle.
_BEING = frozenset(
    {"est", "sont", "ete", "etre", "etait", "etaient", "fut", "furent", "sera", "seront", "serait", "seraient", "soit", "etant"}
)


@dataclass(slots=True)
class Role(Mention):
    """A title in the text.

    `title` is in the text's own words from the head on, without party and place; `status` is `holds`, `former`, `new`, `future`,
    `sitting` or `leaving`; `since`: a time since when; `determiner` is `definite`, `indefinite`, `possessive`, `demonstrative` or empty.
    """

    head: Head = field(default_factory=lambda: Head("", "private"))
    title: str = ""
    gender: str = ""
    plural: bool = False
    status: str = "holds"
    since: bool = False
    determiner: str = ""
    head_at: int = 0
    head_end: int = 0
    title_at: int = 0
    parties: list[PartyMention] = field(default_factory=list)
    territory: PlaceMention | None = None
    territory_text: str | None = None
    election: ElectionMention | None = None
    complement: bool = False


def find_roles(tokens: list[Token], at: dict[int, Mention], titles: Titles, words: Words) -> list[Role]:
    """The titles of a sentence, in order, none over another.

    Args:
        at: the party, place and election mentions by their first token.
    """
    found: list[Role] = []
    i = 0
    while i < len(tokens):
        form = _form_at(tokens, i, titles) if tokens[i].kind is Kind.WORD else None
        if (
            form is None
            or isinstance(at.get(i), ElectionMention | PartyMention)
            or _is_adjective(tokens, i, form, at, words)
            or _is_participle(tokens, i, form, at, titles, words)
        ):
            i += 1
            continue
        end = i + len(form.words)
        role = Role(i, end, form.head, gender=form.gender, plural=form.plural, head_at=i, head_end=end, title_at=i)
        _look_left(tokens, role, found[-1].j if found else 0, titles, words)
        Complements(tokens, at, titles, words, role).read()
        _one_of(tokens, role)
        found.append(role)
        i = role.j
    return found


def _form_at(tokens: list[Token], i: int, titles: Titles) -> HeadForm | None:
    """The longest head form that starts at token i; `co-directeur`, `maire-ministre` count as their parts."""
    word = tokens[i].fold
    for form in titles.by_first.get(word, ()):
        if len(form.words) == 1 or tuple(t.fold for t in tokens[i : i + len(form.words)]) == form.words:
            return form
    if "-" not in word:
        return None
    front, _, rest = word.partition("-")
    forms = titles.by_first.get(rest, ()) if front == "co" else titles.by_first.get(front, ()) if rest in titles.by_first else ()
    for form in forms:
        if front == "co" and tuple(t.fold for t in tokens[i + 1 : i + len(form.words)]) == form.words[1:]:
            return form
        if front != "co" and len(form.words) == 1 and form.head.is_office:
            return form
    return None


def _is_participle(tokens: list[Token], i: int, form: HeadForm, at: dict[int, Mention], titles: Titles, words: Words) -> bool:
    """Whether `élu` is the verb (`élu maire`, `a été élue`, `élu en 2017`) and not the noun (`l'élue`, `élu d'opposition`)."""
    if form.head.name != "elu":
        return False
    before = tokens[i - 1].fold if i else ""
    k = i - 1
    while k >= 0 and any(tokens[k].fold in known for known in (titles.former_before, titles.plain_before, titles.new_before)):
        k -= 1
    if k >= 0 and (tokens[k].fold in words.determiners or tokens[k].kind is Kind.NUMBER) and before not in ("de", "d'"):
        return False
    if i + 1 >= len(tokens):
        return True
    after, label = tokens[i + 1], at.get(i + 1)
    if isinstance(label, PartyMention) or after.fold in titles.elected_after:
        return False
    opposition = after.fold == "d'" and i + 2 < len(tokens) and tokens[i + 2].fold == "opposition"
    if opposition:
        return False
    place = at.get(i + 2) or at.get(i + 3)
    return before in _BEING or not (after.fold in ("de", "du", "d'", "des") and isinstance(place, PlaceMention))


def _is_adjective(tokens: list[Token], i: int, form: HeadForm, at: dict[int, Mention], words: Words) -> bool:
    """Whether `sortant` belongs to the noun before it (`la majorité sortante`) and names nobody."""
    if not (form.head.sitting and form.head.generic) or not i:
        return False
    before = tokens[i - 1]
    labelled = any(m.j == i for m in at.values() if isinstance(m, PartyMention))
    return before.kind is Kind.WORD and before.fold not in words.determiners and before.fold not in ("seul", "autre", "et") and not labelled


def _look_left(tokens: list[Token], role: Role, floor: int, titles: Titles, words: Words) -> None:
    """Words before the head, and the determiner."""
    k, gender = role.head_at - 1, ""
    while k >= floor:
        fold_k = tokens[k].fold
        if fold_k in titles.former_before:
            role.status = "former"
        elif fold_k in titles.future_before:
            role.status = "future"
        elif fold_k in titles.new_before:
            role.status = "new"
        elif fold_k == "ici" and k and tokens[k - 1].fold == "jusqu'":
            role.status = "former"
            k -= 1
        elif fold_k not in titles.plain_before and not _ranks(tokens, k, role, titles):
            break
        gender = _GENDER_BEFORE.get(fold_k, gender)
        if (fold_k in titles.ranks and role.head.name in titles.ranked and k == role.title_at - 1) or _ranks(tokens, k, role, titles):
            role.title_at = k
        k -= 1
    if k >= floor and (kind := _determiner(tokens[k].fold, words)):
        role.determiner = kind
        k -= 1
    role.i = k + 1
    if not role.gender and not role.plural:
        role.gender = gender
    of_nobody = role.head.name in _GENDERLESS
    if role.determiner in ("definite", "demonstrative", "indefinite") and not role.gender and not role.plural and not of_nobody:
        role.gender = _GENDER_OF.get(tokens[role.i].fold, "")


def _ranks(tokens: list[Token], k: int, role: Role, titles: Titles) -> bool:
    """Whether a rank in figures stands right before the head (`1er vice-président`, `3e adjointe`)."""
    return tokens[k].kind is Kind.ORDINAL and role.head.name in titles.ranked and k == role.head_at - 1


def _one_of(tokens: list[Token], role: Role) -> None:
    """`l'un de ses adjoints`, `l'une des porte-parole`: one bearer of a title in the plural."""
    k = role.i
    if not (role.plural or tokens[k].fold == "des"):
        return
    if tokens[k].fold in ("ses", "leurs", "nos") and k and tokens[k - 1].fold == "de":
        k -= 1
    elif tokens[k].fold != "des":
        return
    if k and tokens[k - 1].fold in ("un", "une"):
        role.i = k - 1 - (k > 1 and tokens[k - 2].fold == "l'")
        role.plural, role.determiner = False, "one"
        role.gender = "f" if tokens[k - 1].fold == "une" else "m"
        role.title = singular_title(role)


def singular_title(role: Role) -> str:
    """The title of one bearer of a role in the plural (`vice-président` of `vice-présidents`)."""
    words = role.title.split(" ")
    size = role.head_end - role.title_at
    return " ".join([_without_plural(w) if n < size or (w.endswith("s") and n == size) else w for n, w in enumerate(words)])


def _without_plural(word: str) -> str:
    if word.endswith("aux") and len(word) > 4:
        return word[:-3] + "al"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _determiner(fold_k: str, words: Words) -> str:
    if fold_k in words.determiners_definite:
        return "definite"
    if fold_k in words.determiners_possessive:
        return "possessive"
    if fold_k in words.determiners_demonstrative:
        return "demonstrative"
    return "indefinite" if fold_k in words.determiners_indefinite else ""
