"""Parties, blocs and labels in a sentence.

Goes in: its tokens and the lexicon. Goes out: `PartyMention`s in order, none overlapping: the longest form wins, forms that
hang together (`LR-UDI`, `PS/PP`) are one mention. A form that is also an ordinary word counts only where the context says that
it is a party.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from kg.extract.atoms import Atoms, cut
from kg.extract.names import PartyMention
from kg.extract.tokens import Kind, Token
from kg.lexicon import Form, Lexicon, Parties

_ARTICLES = {
    "le": "m",
    "la": "f",
    "l'": "",
    "les": "",
    "du": "m",
    "au": "m",
    "des": "",
    "aux": "",
    "un": "m",
    "une": "f",
    "ce": "m",
    "cette": "f",
    "son": "",
    "sa": "f",
    "ses": "",
}
_PLURAL = frozenset({"les", "des", "aux", "ses", "ces"})
_OPEN = frozenset("([")
_MOST_BACK = 4


@dataclass(slots=True)
class _Piece:
    """A form found over the atoms `a` to `b`."""

    form: Form
    a: int
    b: int


def find_parties(
    tokens: list[Token], lexicon: Lexicon, taken: Collection[int] = (), where: Collection[str] = (), atoms: Atoms | None = None
) -> list[PartyMention]:
    """The parties of a sentence, outside the tokens `taken`.

    `where`: territories that the document is about, whose parties come first (`UC`).
    """
    parties, atoms = lexicon.parties, atoms or cut(tokens)
    found: list[PartyMention] = []
    i = 0
    while i < len(tokens):
        at = atoms.first[i]
        first = at < len(atoms.words) and atoms.words[at] in parties.heads and i not in taken
        pieces = _chain(tokens, atoms, i, parties, where) if first and tokens[i].kind in (Kind.WORD, Kind.NUMBER) else []
        if not pieces:
            i += 1
            continue
        mention = _mention(tokens, atoms, pieces, parties)
        found.append(mention)
        i = max(mention.j, i + 1)
    return _told_which(found, parties)


def _told_which(found: list[PartyMention], parties: Parties) -> list[PartyMention]:
    """A camp with the name of the party right behind it is that party (`le parti présidentiel LREM`)."""
    out: list[PartyMention] = []
    for mention in found:
        if out and _says_which(out[-1], mention, parties):
            mention.i = out.pop().i
        out.append(mention)
    return out


def _says_which(mention: PartyMention, following: PartyMention, parties: Parties) -> bool:
    if following.i != mention.j:
        return False
    camp, party = parties.get(mention.party), parties.get(following.party)
    return camp is not None and party is not None and camp.kind == "bloc" and party.kind in ("party", "alliance")


def _chain(tokens: list[Token], atoms: Atoms, i: int, parties: Parties, where: Collection[str]) -> list[_Piece]:
    """The form that starts at token i and those joined to it; empty where the run does not end with a token."""
    pieces: list[_Piece] = []
    a = atoms.first[i]
    while a < len(atoms.words):
        piece = _at(tokens, atoms, a, parties, where, inside=bool(pieces))
        if piece is None:
            break
        pieces.append(piece)
        a = piece.b
        if atoms.ends_token(a) and not _joined(tokens, atoms, a):
            break
    while pieces and not atoms.ends_token(pieces[-1].b):
        pieces.pop()
    return pieces


def _joined(tokens: list[Token], atoms: Atoms, a: int) -> bool:
    """Whether a hyphen or a slash ties the atom before `a` to the next one (`PS/PP`, `UDI - MoDem`)."""
    k = atoms.token[a - 1] + 1
    return k + 1 < len(tokens) and tokens[k].text in ("-", "/", "–") and tokens[k + 1].capital


def _at(tokens: list[Token], atoms: Atoms, a: int, parties: Parties, where: Collection[str], *, inside: bool) -> _Piece | None:
    for b, run in atoms.runs(a, parties.heads.get(atoms.words[a], 0)):
        for form in sorted(parties.forms.get(run, ()), key=lambda f: _rank(f, where)):
            piece = _Piece(form, a, b)
            if _written_so(tokens, atoms, piece) and (inside or _in_place(tokens, atoms, piece, parties)):
                return piece
    return None


def _rank(form: Form, where: Collection[str]) -> int:
    """Parties of the document's own territory first, those of other territories last (`UC`, `MDM`)."""
    if not form.party.place:
        return 1
    return 0 if form.party.place in where else 2


def _written_so(tokens: list[Token], atoms: Atoms, piece: _Piece) -> bool:
    """Whether capitals and signs are those of the form."""
    form, a, b = piece.form, piece.a, piece.b
    if form.style in ("acronym", "code"):
        start, end = tokens[atoms.token[a]], tokens[atoms.token[b - 1]]
        text = "".join(atoms.texts[a:b])
        plain = form.text.replace("-", "").replace("/", "").replace(" ", "").replace("'", "")
        return text == plain or (text == plain.upper() and start.upper and end.upper)
    if form.capital:
        words = [k for k in range(a, b) if atoms.words[k] not in ("la", "le", "les", "l")] or [a]
        return atoms.texts[words[0]][:1].isupper()
    return True


def _in_place(tokens: list[Token], atoms: Atoms, piece: _Piece, parties: Parties) -> bool:
    """Whether the words around let the form be a party."""
    form, i, j = piece.form, atoms.token[piece.a], atoms.end_token(piece.b)
    before = tokens[i - 1] if i else None
    if form.after and (before is None or before.fold not in form.after):
        return False
    if _part_of_a_name(tokens, i, j, form):
        return False
    in_parentheses = _parenthesised(tokens, i)
    if form.parenthesis:
        if form.style == "member" and tokens[i].capital and before is not None and before.fold in _ARTICLES and not before.capital:
            return j < len(tokens) and tokens[j].capital and tokens[j].kind is Kind.WORD  # `la Verte Anne Durand`
        noun = None if form.style == "code" else _qualified(tokens, i, parties)
        return in_parentheses or (noun is not None and tokens[noun].fold not in parties.loose)
    if form.tight:
        articled = before is not None and before.fold in _ARTICLES and form.style != "name"
        return in_parentheses or articled or _qualified(tokens, i, parties) is not None or _apart(tokens, i, j, form)
    return True


def _apart(tokens: list[Token], i: int, j: int, form: Form) -> bool:
    """Whether a name that is also a word (`Renaissance`) is written as a name: a capital that no sentence asks for."""
    if form.style == "name" and any(t.capital for t in tokens[i + 1 : j]) and not all(t.upper for t in tokens[i:j]):
        return True  # `En Marche`, which no grammar writes so
    if form.style != "name" or i == 0 or tokens[i - 1].text in (".", "«", '"', "“", ":", "!", "?"):
        return False
    return (tokens[i - 1].kind is Kind.WORD and not tokens[i - 1].capital) or tokens[i - 1].text == ","


def _part_of_a_name(tokens: list[Token], i: int, j: int, form: Form) -> bool:
    """Whether the name goes on as that of a party abroad (`Les Républicains américains`)."""
    if form.style not in ("name", "member") or j >= len(tokens):
        return False
    after = tokens[j]
    return (
        form.text[:1].isupper()
        and after.kind is Kind.WORD
        and after.fold in ("americain", "americains", "americaine", "espagnol", "espagnols", "allemand", "allemands", "britannique")
    )


def _parenthesised(tokens: list[Token], i: int) -> bool:
    """Whether token i stands in parentheses, with few words between."""
    for k in range(i - 1, max(-1, i - 7), -1):
        if tokens[k].text in _OPEN:
            return any(t.text in (")", "]") for t in tokens[i : i + 8])
        if tokens[k].text in (")", "]", ".", ";"):
            return False
    return False


def _qualified(tokens: list[Token], i: int, parties: Parties) -> int | None:
    """Index of the noun that a label at i goes with (`conseiller municipal LR`); None where there is none."""
    for k in range(i - 1, max(-1, i - 1 - _MOST_BACK), -1):
        fold = tokens[k].fold
        if fold in parties.labelled or fold.rpartition("-")[2] in parties.labelled:
            return k
        if fold not in parties.between and tokens[k].text != "ex-":
            return None
    return None


def _mention(tokens: list[Token], atoms: Atoms, pieces: list[_Piece], parties: Parties) -> PartyMention:
    i, j = atoms.token[pieces[0].a], atoms.end_token(pieces[-1].b)
    if tokens[i].fold in _ARTICLES and not tokens[i].capital and j > i + 1:
        i += 1
    form = pieces[0].form
    label = _label(tokens, i, j)
    before = tokens[i - 1].fold if i else ""
    determiner = before in _ARTICLES
    noun = None if determiner else _qualified(tokens, i, parties)
    gender = form.gender or (_ARTICLES[before] if determiner and form.style == "member" else "")
    plural = form.plural or (determiner and before in _PLURAL)
    if len(pieces) > 1:
        joint = parties.get(label)
        name = joint.label if joint else label
        return PartyMention(
            i, j, label, name, "alliance", noun is not None, gender, plural, determiner, tuple(p.form.party.label for p in pieces)
        )
    party = form.party
    adjective = form.style == "member" or noun is not None
    return PartyMention(i, j, label, party.label, party.kind, adjective, gender, plural, determiner, (party.label,))


def _label(tokens: list[Token], i: int, j: int) -> str:
    """The words of the text, spaces as written up to one, none around a joining hyphen."""
    text = tokens[i].text
    for before, token in zip(tokens[i:j], tokens[i + 1 : j], strict=False):
        text += (" " if token.start > before.end else "") + token.text
    return text.replace(" - ", "-").replace(" / ", "/").replace(" – ", "-")
