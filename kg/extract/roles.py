"""Titles in the text: `l'ancien maire LR de Montargis`, `la secrétaire d'État à la Citoyenneté`.

Goes in: the tokens of a sentence with the parties, places and elections found in them. Goes out: roles with title, status, party and
territory; who bears them is decided in `kg.extract.groups`. One grammar: determiner, words before, head, words after, complements.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.mentions import Mention
from kg.extract.names import ElectionMention, PartyMention, PlaceMention
from kg.extract.tokens import Kind, Token
from kg.ids import fold
from kg.lang.titles import Head, HeadForm, Titles
from kg.lang.words import Words

MOST_COMPLEMENTS = 4
_OF = frozenset({"de", "du", "des", "d'"})
_TO = frozenset({"a", "au", "aux", "aupres", "en", "pour", "chez", "sur", "dans"})


@dataclass(slots=True)
class Role(Mention):
    """A title in the text.

    `title` is in the text's own words from the head on, without party and place; `status` is `holds`, `former`, `new`, `sitting` or
    `leaving`; `determiner` is `definite`, `indefinite`, `possessive`, `demonstrative` or empty.
    """

    head: Head = field(default_factory=lambda: Head("", "private"))
    title: str = ""
    gender: str = ""
    plural: bool = False
    status: str = "holds"
    determiner: str = ""
    head_at: int = 0
    head_end: int = 0
    parties: list[PartyMention] = field(default_factory=list)
    territory: PlaceMention | None = None
    territory_text: str | None = None
    election: ElectionMention | None = None
    complement: bool = False
    person_of: int | None = None


@dataclass
class _Reader:
    """Reads one title from its head to the right."""

    tokens: list[Token]
    at: dict[int, Mention]
    titles: Titles
    words: Words
    role: Role
    kept: list[tuple[int, int]] = field(default_factory=list)

    def read(self) -> None:
        """Extend the role over what follows its head."""
        complements = 0
        while self.role.j < len(self.tokens):
            if self._after_head():
                continue
            if complements < MOST_COMPLEMENTS and self._complement():
                complements += 1
                continue
            break
        self.role.title = self._title()

    def _take(self, end: int, *, keep: bool) -> bool:
        if keep:
            self.kept.append((self.role.j, end))
        self.role.j = end
        return True

    def _after_head(self) -> bool:
        """A party, an adjective or a participle right after what was read."""
        j, titles = self.role.j, self.titles
        token, mention = self.tokens[j], self.at.get(self.role.j)
        if isinstance(mention, PartyMention):
            self.role.parties.append(mention)
            return self._take(mention.j, keep=False)
        inner = self.at.get(j + 1)
        if token.text == "(" and isinstance(inner, PartyMention) and inner.j < len(self.tokens) and self.tokens[inner.j].text == ")":
            if self._of_follows(inner.j + 1):
                self.role.parties.append(inner)
                return self._take(inner.j + 1, keep=False)
            return False
        two = " ".join(t.fold for t in self.tokens[j : j + 2]).replace("' ", "'")
        three = " ".join(t.fold for t in self.tokens[j : j + 3]).replace("' ", "'")
        if token.fold in titles.sitting_after or token.fold in titles.leaving_after:
            self.role.status = "sitting" if token.fold in titles.sitting_after else "leaving"
            return self._take(j + 1, keep=False)
        if token.fold in titles.title_after:
            return self._take(j + 1, keep=True)
        if two in titles.title_after or three in titles.title_after:
            return self._take(j + (2 if two in titles.title_after else 3), keep=True)
        return False

    def _of_follows(self, k: int) -> bool:
        return k < len(self.tokens) and self.tokens[k].fold in _OF

    def _complement(self) -> bool:
        """One `de ...`, `à ...`, `auprès de ...`; False where what follows is none."""
        start = self.role.j
        preposition = self.tokens[start].fold
        if preposition not in _OF and preposition not in _TO:
            return False
        k = start + 1
        while k < len(self.tokens) and self.tokens[k].fold in ("la", "le", "l'", "les", "de", "du", "des", "d'") and k - start < 4:
            k += 1
        if k >= len(self.tokens):
            return False
        mention = self.at.get(k) or self.at.get(k - 1)
        if isinstance(mention, PlaceMention) and mention.kind != "country":
            return self._place(mention, preposition)
        if isinstance(mention, PartyMention) and preposition in _OF:
            self.role.parties.append(mention)
            self.role.complement = True
            return self._take(mention.j, keep=True)
        if isinstance(mention, ElectionMention):
            if self.role.head.kind not in ("candidate", "campaign"):
                return False
            self.role.election = mention
            self.role.complement = True
            return self._take(mention.j, keep=False)
        return self._body(k, preposition) or self._ministry(k) or self._capitalised(k, preposition)

    def _place(self, mention: PlaceMention, preposition: str) -> bool:
        if preposition in _TO and self.role.head.kind not in ("candidate", "executive", "appointed", "campaign", "party"):
            return False
        if self.role.territory is not None:
            return False
        self.role.territory = mention
        self.role.complement = True
        return self._take(mention.j, keep=False)

    def _body(self, k: int, preposition: str) -> bool:
        """`du conseil départemental`, `du groupe LR`, `de la région`."""
        token = self.tokens[k]
        if token.fold not in self.titles.bodies or (preposition in _TO and self.role.head.kind == "elected"):
            return False
        end = k + 1
        while end < len(self.tokens):
            mention = self.at.get(end)
            if self.tokens[end].fold in self.titles.body_adjectives:
                end += 1
            elif isinstance(mention, PartyMention):
                self.role.parties.append(mention)
                end = mention.j
            else:
                break
        self.role.complement = True
        return self._take(end, keep=True)

    def _ministry(self, k: int) -> bool:
        """`à la Citoyenneté`, `de la Transition écologique et solidaire`, `chargée des Comptes publics`."""
        if self.role.head.of != "ministry" or not self.tokens[k].capital:
            return False
        end = k + 1
        while end < len(self.tokens):
            word = self.tokens[end].fold
            if word in self.titles.body_adjectives:
                end += 1
            elif word in ("et", ",") and (ahead := self._next_portfolio(end + 1)):
                end = ahead
            else:
                break
        self.role.complement = True
        return self._take(end, keep=True)

    def _next_portfolio(self, k: int) -> int | None:
        """Index after the word of another portfolio that starts at k (`et des Finances`, `et solidaire`), None where none does."""
        start = k
        while k < len(self.tokens) and self.tokens[k].fold in (
            "de",
            "du",
            "des",
            "d'",
            "la",
            "le",
            "l'",
            "les",
            "a",
            "au",
            "aux",
        ):
            k += 1
        if k >= len(self.tokens):
            return None
        if k > start and self.tokens[k].capital and self.at.get(k) is None:
            return k + 1
        return k + 1 if k == start and self.tokens[k].fold in self.titles.body_adjectives else None

    def _capitalised(self, k: int, preposition: str) -> bool:
        """A name that no list knows: `maire de Trifouilly`, `président de Renault`."""
        token = self.tokens[k]
        if (
            not token.capital
            or token.kind is not Kind.WORD
            or self.role.head.kind in ("candidate", "private")
            or self.at.get(k) is not None
        ):
            return False
        if self.role.head.name in ("elu", "edile", "sortant") and preposition in _TO:
            return False
        end = k + 1
        while end < len(self.tokens) and self.tokens[end].capital and self.at.get(end) is None and end - k < 3:
            end += 1
        if self.role.head.of == "place":
            if self.role.territory is not None or preposition in _TO:
                return False
            self.role.territory_text = _join(self.tokens[k:end])
            self.role.complement = True
            return self._take(end, keep=False)
        self.role.complement = True
        return self._take(end, keep=True)

    def _title(self) -> str:
        parts = [_join(self.tokens[self.role.head_at : self.role.head_end]), *(_join(self.tokens[a:b]) for a, b in self.kept)]
        while len(parts) > 1 and fold(parts[-1]) in self.titles.dangling:
            parts.pop()
        title = " ".join(parts).replace("' ", "'")
        return title[:1].lower() + title[1:]


def _join(tokens: list[Token]) -> str:
    out = ""
    for token in tokens:
        out += token.text if (not out or out.endswith("'")) else " " + token.text
    return out


def _form_at(tokens: list[Token], i: int, titles: Titles) -> HeadForm | None:
    """The longest head form that starts at token i."""
    for form in titles.by_first.get(tokens[i].fold, ()):
        if len(form.words) == 1 or tuple(t.fold for t in tokens[i : i + len(form.words)]) == form.words:
            return form
    return None


def find_roles(tokens: list[Token], at: dict[int, Mention], titles: Titles, words: Words) -> list[Role]:
    """The titles of a sentence, in order, none over another.

    Args:
        at: the party, place and election mentions by their first token.
    """
    found: list[Role] = []
    i = 0
    while i < len(tokens):
        form = _form_at(tokens, i, titles) if tokens[i].kind is Kind.WORD else None
        if form is None or isinstance(at.get(i), ElectionMention | PartyMention):
            i += 1
            continue
        end = i + len(form.words)
        role = Role(i, end, form.head, gender=form.gender, plural=form.plural, head_at=i, head_end=end)
        _Reader(tokens, at, titles, words, role).read()
        _look_left(tokens, role, found[-1].j if found else 0, titles, words, at)
        found.append(role)
        i = role.j
    return found


def _look_left(tokens: list[Token], role: Role, floor: int, titles: Titles, words: Words, at: dict[int, Mention]) -> None:
    """Words before the head, and the determiner."""
    k = role.head_at - 1
    while k >= floor:
        fold_k = tokens[k].fold
        if fold_k in titles.former_before:
            role.status = "former"
        elif fold_k in titles.new_before:
            role.status = "new"
        elif fold_k not in titles.plain_before:
            break
        k -= 1
    if k >= floor and (kind := _determiner(tokens[k].fold, words)):
        role.determiner = kind
        k -= 1
    role.i = k + 1
    if role.determiner in ("definite", "demonstrative") and not role.gender and not role.plural:
        role.gender = {"la": "f", "cette": "f", "le": "m", "du": "m", "au": "m", "ce": "m", "cet": "m"}.get(tokens[role.i].fold, "")


def _determiner(fold_k: str, words: Words) -> str:
    if fold_k in words.determiners_definite:
        return "definite"
    if fold_k in words.determiners_possessive:
        return "possessive"
    if fold_k in words.determiners_demonstrative:
        return "demonstrative"
    return "indefinite" if fold_k in words.determiners_indefinite else ""
