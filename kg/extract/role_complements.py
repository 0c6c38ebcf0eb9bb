"""What stands to the right of the head of a title: party, territory, body, portfolio, time of office.

Goes in: the tokens of a sentence, the mentions found in them, a role with its head. Goes out: the same role, extended over all that
belongs to it, with title, territory, parties and status. One grammar for every title: adjectives and labels, then complements, then time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.extract.mentions import Mention
from kg.extract.names import ElectionMention, PartyMention, PlaceMention
from kg.extract.tokens import Kind, Token
from kg.ids import fold
from kg.lang.titles import Titles
from kg.lang.words import Words

if TYPE_CHECKING:
    from kg.extract.roles import Role

MOST_COMPLEMENTS = 4
MOST_PORTFOLIOS = 6
_OF = frozenset({"de", "du", "des", "d'"})
_TO = frozenset({"a", "au", "aux", "aupres"})
#: Prepositions of place, for candidates alone (`candidat dans le Nord`).
_IN = frozenset({"en", "dans", "sur", "pour"})
_ARTICLES = frozenset({"la", "le", "l'", "les", "de", "du", "des", "d'", "a", "au", "aux"})
_POSSESSIVES = frozenset({"son", "sa", "leur", "ses", "notre"})
_CHARGED = frozenset({"charge", "chargee", "charges", "chargees", "delegue", "deleguee"})
#: Titles of which a complement without a capital names the field (`adjoint à la petite enfance`).
_WITH_FIELD = frozenset(
    {"adjoint", "premier adjoint", "maire adjoint", "adjoint au maire", "vice-president", "haut-commissaire", "delegue"}
)


#: Titles that are somebody's (`ministre de X`, `adjoint de X`).
_WITH_MASTER = frozenset({"ministre", "adjoint", "premier adjoint", "conseiller", "directeur de cabinet", "premier ministre"})
_DIVISIONS = frozenset({"arrondissements", "arrondissement", "circonscriptions", "cantons", "secteurs"})
_SEATS = frozenset(
    {"presidence", "mairie", "tete", "succession", "reelection", "investiture", "primaire", "direction", "fonction", "poste"}
)


def is_name(mention: Mention | None) -> bool:
    """Whether a mention is a person's name: none of the closed lists."""
    return mention is not None and not isinstance(mention, PlaceMention | PartyMention | ElectionMention)


@dataclass
class Complements:
    """Reads one title from its head to the right."""

    tokens: list[Token]
    at: dict[int, Mention]
    titles: Titles
    words: Words
    role: Role
    kept: list[tuple[int, int]] = field(default_factory=list)

    def read(self) -> None:
        """Extend the role over what follows its head."""
        count = 0
        while self.role.j < len(self.tokens):
            if self._after_head() or self._charged():
                continue
            if count < MOST_COMPLEMENTS and self._complement():
                count += 1
                continue
            break
        self._time()
        self.role.title = self._title()

    def read_body(self, k: int) -> None:
        """Read a title whose head is left out and whose complement starts with the body at k (`préside la région Normandie`)."""
        self.role.j = k
        if not self._body(k, "de"):
            self._take(k + 1, keep=True)
        while self._complement():
            pass
        self.role.title = " ".join(join(self.tokens[a:b]) for a, b in self.kept)

    def portfolios(self, k: int) -> int | None:
        """Index after the ministry's fields that the article at k brings in; None where there is none."""
        return self._portfolios(k, lower=False)

    def _fold(self, k: int) -> str:
        return self.tokens[k].fold if 0 <= k < len(self.tokens) else ""

    def _take(self, end: int, *, keep: bool) -> bool:
        if keep:
            self.kept.append((self.role.j, end))
        self.role.j = end
        return True

    # -- labels and adjectives ----------------------------------------------------------------------------------------

    def _after_head(self) -> bool:
        """A party, an adjective or a participle right after what was read."""
        j, titles = self.role.j, self.titles
        mention = self.at.get(j)
        if isinstance(mention, PartyMention):
            self.role.parties.append(mention)
            return self._take(mention.j, keep=False)
        if self._fold(j) == "(":
            return self._label_in_brackets(j)
        label = self.at.get(j + 1)
        if self._fold(j) in ("apparente", "apparentee") and isinstance(label, PartyMention):
            self.role.parties.append(label)
            return self._take(label.j, keep=False)
        if self._fold(j) in ("ex-", "ex") and isinstance(past := self.at.get(j + 1), PartyMention):
            return self._take(past.j, keep=False)
        two = " ".join(t.fold for t in self.tokens[j : j + 2]).replace("' ", "'")
        three = " ".join(t.fold for t in self.tokens[j : j + 3]).replace("' ", "'")
        if self._fold(j) in titles.sitting_after or self._fold(j) in titles.leaving_after:
            self.role.status = "sitting" if self._fold(j) in titles.sitting_after else "leaving"
            return self._take(j + 1, keep=False)
        if self.role.head.kind == "private" and self._fold(j + 1) in _OF and isinstance(self.at.get(j + 2), PartyMention):
            return self._take(j + 1, keep=False)
        if self._fold(j) in titles.plain_after:
            return self._take(j + 1, keep=False)
        if self._fold(j) in titles.title_after:
            return self._take(j + 1, keep=True)
        if two in titles.title_after or three in titles.title_after:
            return self._take(j + (2 if two in titles.title_after else 3), keep=True)
        return False

    def _label_in_brackets(self, j: int) -> bool:
        """`la présidente (PS) de la région`; a bracket that closes the title belongs to the noun group."""
        inner = self.at.get(j + 1)
        if isinstance(inner, PartyMention) and self._fold(inner.j) == ")" and self._fold(inner.j + 1) in _OF:
            self.role.parties.append(inner)
            return self._take(inner.j + 1, keep=False)
        return False

    def _charged(self) -> bool:
        """`, chargé des retraites`, `, déléguée à la Ville`."""
        j = self.role.j + (self._fold(self.role.j) == ",")
        if self._fold(j) not in _CHARGED or self._fold(j + 1) not in _OF | _TO:
            return False
        end = self._portfolios(j + 1, lower=True)
        if end is None:
            return False
        self.role.complement = True
        return self._take(end, keep=True)

    # -- complements --------------------------------------------------------------------------------------------------

    def _complement(self) -> bool:
        """One `de ...`, `à ...`, `auprès de ...`; False where what follows is none."""
        start = self.role.j
        preposition = self._fold(start)
        if preposition not in _OF | _TO and not (preposition in _IN and self.role.head.kind in ("candidate", "campaign")):
            return False
        if self._again(start) or self._of_person(start) or self._seat(start):
            return True
        k = start + 1
        while k < len(self.tokens) and (self._fold(k) in _ARTICLES - {"a", "au", "aux"} or self._fold(k) in _POSSESSIVES) and k - start < 4:
            k += 1
        if k >= len(self.tokens):
            return False
        if self._divisions(k):
            return True
        mention = self.at.get(k) or self.at.get(k - 1)
        if isinstance(mention, PlaceMention) and mention.kind != "country":
            return self._place(mention, preposition)
        if preposition in _IN:
            return False
        if isinstance(mention, PartyMention) and preposition in _OF:
            self.role.parties.append(mention)
            self.role.complement = True
            return self._take(mention.j, keep=True)
        if isinstance(mention, ElectionMention):
            return self._election(mention)
        return (
            self._body(k, preposition)
            or self._nested(k)
            or self._ministry(start, k)
            or self._minister(k, preposition)
            or self._capitalised(k, preposition)
            or self._field(start)
        )

    def _divisions(self, k: int) -> bool:
        """`des 11e et 12e arrondissements de C`: several divisions of one place."""
        end = k
        while (
            end < len(self.tokens)
            and end - k < 8
            and (self.tokens[end].kind in (Kind.ORDINAL, Kind.NUMBER) or self._fold(end) in ("et", ",", "e"))
        ):
            end += 1
        if end - k < 3 or self._fold(end) not in _DIVISIONS or self.role.territory is not None:
            return False
        end += 1
        place = self.at.get(end + 1)
        if self._fold(end) in _OF and isinstance(place, PlaceMention):
            end = place.j
        self.role.territory_text = join(self.tokens[k:end])
        self.role.complement = True
        return self._take(end, keep=False)

    def _of_person(self, start: int) -> bool:
        """`ex-ministre de X, Y`: whose minister or deputy, where another name follows that bears the title."""
        inner = self.at.get(start + 1)
        if self._fold(start) not in _OF or not is_name(inner) or inner is None or self.role.head.name not in _WITH_MASTER:
            return False
        bearer = self.at.get(inner.j + (self._fold(inner.j) == ","))
        return is_name(bearer) and self._take(inner.j, keep=False)

    def _seat(self, start: int) -> bool:
        """`candidate à la présidence du parti`, `candidat à la mairie de C`: the seat that a candidate wants."""
        k = start + 1 + (self._fold(start + 1) in ("la", "l'"))
        if self.role.head.kind != "candidate" or self._fold(start) not in ("a", "au") or self._fold(k) not in _SEATS:
            return False
        self.role.complement = True
        self._take(k + 1, keep=False)
        place = self.at.get(k + 2) or self.at.get(k + 3)
        if self._fold(k + 1) in _OF:
            if isinstance(place, PlaceMention):
                self.role.territory = self.role.territory or place
                self._take(place.j, keep=False)
            elif self._fold(k + 2) in self.titles.bodies or self._fold(k + 3) in self.titles.bodies:
                self._take(k + 3 + (self._fold(k + 3) in self.titles.bodies), keep=False)
        return True

    def _again(self, k: int) -> bool:
        """`candidat à sa réélection`, `à sa propre succession`."""
        if self.role.head.kind != "candidate" or self._fold(k + 1) not in _POSSESSIVES:
            return False
        end = k + 2 + (self._fold(k + 2) == "propre")
        return self._fold(end) in ("reelection", "succession") and self._take(end + 1, keep=False)

    def _election(self, mention: ElectionMention) -> bool:
        if self.role.head.kind not in ("candidate", "campaign"):
            return False
        self.role.election = mention
        self.role.complement = True
        return self._take(mention.j, keep=False)

    def _place(self, mention: PlaceMention, preposition: str) -> bool:
        sits = preposition == "a" and self.role.head.kind == "elected" and mention.kind == "commune"
        if preposition not in _OF and not sits and self.role.head.kind not in ("candidate", "executive", "appointed", "campaign", "party"):
            return False
        if self.role.territory is not None:
            return False
        self.role.territory = mention
        self.role.complement = True
        return self._take(mention.j, keep=False)

    def _body(self, k: int, preposition: str) -> bool:
        """`du conseil départemental`, `du groupe LR`, `de la région Normandie`, `de la commission des lois`."""
        titles = self.titles
        if self._fold(k) not in titles.bodies or (preposition in _TO and self.role.head.kind == "elected"):
            return False
        if preposition not in _OF and self._fold(k) in ("parti", "mouvement", "gouvernement", "formation", "gauche", "droite", "liste"):
            return False
        if self.role.head.name == "maire" and self._fold(k) in ("ville", "commune", "metropole"):
            return self._take(k + 1, keep=False)
        end = k + 1
        while end < len(self.tokens):
            mention = self.at.get(end)
            inner = self.at.get(end + 1)
            if isinstance(mention, PartyMention):
                self.role.parties.append(mention)
                end = mention.j
            elif isinstance(mention, PlaceMention) and self.role.territory is None and mention.kind != "country":
                self.role.complement = True
                self._take(end, keep=True)
                self.role.territory = mention
                return self._take(mention.j, keep=False)
            elif self._fold(end) in titles.body_adjectives:
                end += 1
            elif self._fold(end) == "(" and isinstance(inner, PartyMention) and self._fold(inner.j) == ")":
                end = inner.j + 1
            else:
                break
        if self._fold(k) in titles.with_subject and self._fold(end) in _OF and (after := self._portfolios(end, lower=True)):
            end = after
        self.role.complement = True
        return self._take(end, keep=True)

    def _nested(self, k: int) -> bool:
        """`directrice de cabinet de la maire de C`: the title of somebody else, unless a name follows that bears it."""
        form = next((f for f in self.titles.by_first.get(self._fold(k), ()) if self._matches(f.words, k)), None)
        if form is None or self.role.head.kind == "candidate":
            return False
        if not (form.head.is_office and form.head.kind != "campaign") and form.head.kind != "candidate":
            return False
        end = k + len(form.words)
        label = self.at.get(end)
        if isinstance(label, PartyMention):
            end = label.j
        place = self.at.get(end + 1) if self._fold(end) in _OF else None
        if isinstance(place, PlaceMention):
            end = place.j
        if isinstance(self.at.get(end), Mention) and not isinstance(self.at.get(end), PlaceMention | PartyMention | ElectionMention):
            return False
        self.role.complement = True
        return self._take(end, keep=True)

    def _matches(self, words: tuple[str, ...], k: int) -> bool:
        return all(self._fold(k + n) == word for n, word in enumerate(words))

    def _ministry(self, start: int, k: int) -> bool:
        """`à la Citoyenneté`, `de la Transition écologique et solidaire`."""
        if self.role.head.of != "ministry" or not self.tokens[k].capital or self._fold(k) in self.words.civilities:
            return False
        end = self._portfolios(start, lower=False)
        if end is None:
            return False
        self.role.complement = True
        return self._take(end, keep=True)

    def _minister(self, k: int, preposition: str) -> bool:
        """`auprès de la ministre des Solidarités`."""
        if preposition != "aupres" or self._fold(k) not in ("ministre", "premier", "premiere"):
            return False
        end = k + 1 + self._fold(k).startswith("premier")
        self.role.complement = True
        return self._take(self._portfolios(end, lower=False) or end, keep=True)

    def _field(self, start: int) -> bool:
        """`à la petite enfance`, `aux retraites`: a field without a capital, for titles that have one."""
        if self._fold(start) not in ("a", "au", "aux") or self.role.head.name not in _WITH_FIELD:
            return False
        end = self._portfolios(start, lower=True)
        if end is None:
            return False
        self.role.complement = True
        return self._take(end, keep=True)

    def _portfolios(self, k: int, *, lower: bool) -> int | None:
        """Index after the fields that a preposition at k brings in (`des Solidarités et de la Santé`); None where there is none."""
        end, count = self._portfolio(k, lower=lower), 1
        while end is not None and self._fold(end) in ("et", ",") and count < MOST_PORTFOLIOS:
            step = end + 1 + (self._fold(end) == "," and self._fold(end + 1) == "et")
            following = self._portfolio(step, lower=lower) if self._fold(step) in _ARTICLES and self._fold(step) != "a" else None
            if following is None and self._fold(end) == "et" and self._fold(step) in self.titles.body_adjectives:
                following = step + 1
            if following is None:
                break
            end, count = following, count + 1
        return end

    def _portfolio(self, k: int, *, lower: bool) -> int | None:
        """Index after one field: preposition, article, noun, adjectives."""
        start = k
        while self._fold(k) in _ARTICLES and k - start < 4:
            k += 1
        if k == start or k >= len(self.tokens) or self.tokens[k].kind is not Kind.WORD:
            return None
        token = self.tokens[k]
        if not token.capital and not (lower and self._is_field(k)):
            return None
        if isinstance(self.at.get(k), PartyMention) or (self.at.get(k) is not None and not isinstance(self.at.get(k), PlaceMention)):
            return None
        if token.fold in self.words.civilities or token.fold in self.titles.small_adjectives:
            k += 1
        k += 1
        while self._fold(k) in self.titles.body_adjectives or (self._fold(k) in ("femmes-hommes", "publics", "publiques")):
            k += 1
        for tail in self.titles.field_tails:
            words = tail.split(" ")
            if all(self._fold(k + n) == word for n, word in enumerate(words)):
                return k + len(words)
        return k

    def _is_field(self, k: int) -> bool:
        fold_k = self._fold(k)
        if fold_k in self.titles.by_first or fold_k in ("tete", "mairie", "maison", "prefecture", "presidence"):
            return False
        return len(fold_k) > 3 and fold_k not in self.words.determiners and fold_k not in self.words.prepositions

    def _capitalised(self, k: int, preposition: str) -> bool:
        """A name that no list knows: `maire de Trifouilly`, `président de Renault`."""
        token = self.tokens[k]
        if (
            not token.capital
            or token.kind is not Kind.WORD
            or self.role.head.kind in ("candidate", "private")
            or self.at.get(k) is not None
            or token.fold in self.words.civilities
        ):
            return False
        if preposition not in _OF and self.role.head.of != "ministry" and self.role.head.name not in _WITH_FIELD:
            return False
        end = k + 1
        while self._name_goes_on(end) and end - k < 5:
            end += 1
        if self.role.head.of == "place":
            if self.role.territory is not None or preposition in _TO:
                return False
            if self._fold(k) in ("etat", "france", "opposition"):
                return False
            self.role.territory_text = join(self.tokens[k:end])
            self.role.complement = True
            return self._take(end, keep=False)
        self.role.complement = True
        return self._take(end, keep=True)

    def _name_goes_on(self, end: int) -> bool:
        if end >= len(self.tokens) or self.at.get(end) is not None:
            return False
        return self.tokens[end].capital or self._fold(end) in self.titles.body_adjectives

    # -- time ---------------------------------------------------------------------------------------------------------

    def _time(self) -> None:
        """`depuis 2014`, `de 2001 à 2017`, `jusqu'en 2020`, `entre 1986 et 1987`."""
        j = self.role.j
        if not self.role.head.is_office:
            return
        first = self._fold(j)
        if first == "depuis":
            end = self._time_end(j + 1)
            self.role.since = end > j + 1
        elif first in ("de", "entre") and self._year(j + 1) and self._fold(j + 2) in ("a", "et") and self._year(j + 3):
            end, self.role.status = j + 4, "former"
        elif first == "jusqu'" and self._fold(j + 1) in ("en", "a", "au"):
            end = self._time_end(j + 2)
            if end > j + 2:
                self.role.status = "former"
        else:
            return
        self.role.j = max(j, end)

    def _year(self, k: int) -> bool:
        return k < len(self.tokens) and self.tokens[k].kind is Kind.NUMBER and len(self.tokens[k].text) == 4

    def _time_end(self, k: int) -> int:
        """Index after a date or a span of time that starts at k; k itself where none does."""
        start = k
        while k < len(self.tokens) and k - start < 6:
            token = self.tokens[k]
            if token.kind in (Kind.NUMBER, Kind.ORDINAL) or token.fold in self.titles.time_words or token.fold in self.words.months:
                k += 1
            elif k + 1 < len(self.tokens) and token.fold in ("le", "la", "les", "en", "plus", "pres", "de", "l'") and k - start < 3:
                following = self.tokens[k + 1]
                if following.kind in (Kind.NUMBER, Kind.ORDINAL) or following.fold in self.titles.time_words | {"de"}:
                    k += 1
                else:
                    break
            else:
                break
        return k

    def _title(self) -> str:
        role = self.role
        parts = [join(self.tokens[role.title_at : role.head_end]), *(join(self.tokens[a:b]) for a, b in self.kept)]
        while len(parts) > 1 and fold(parts[-1]) in self.titles.dangling:
            parts.pop()
        title = " ".join(p.strip(" ,") for p in parts).replace("' ", "'")
        return title[:1].lower() + title[1:]


def join(tokens: list[Token]) -> str:
    """The words of the text with single spaces, none after an elision or before a sign."""
    out = ""
    for token in tokens:
        out += token.text if (not out or out.endswith(("'", "(")) or token.text in (",", ")")) else " " + token.text
    return out
