"""What stands to the right of the head of a title: party, territory, body, portfolio, time of office.

Goes in: the tokens of a sentence, the mentions found in them, a role with its head. Goes out: the same role, extended over all that
belongs to it, with title, territory, parties and status. One grammar for every title: adjectives and labels, then complements, then time.
"""

from __future__ import annotations

from kg.extract.names import ElectionMention, PartyMention, PlaceMention
from kg.extract.portfolios import Portfolios
from kg.extract.role_tails import is_name, join
from kg.extract.tokens import Kind
from kg.ids import fold

MOST_COMPLEMENTS = 4
_OF = frozenset({"de", "du", "des", "d'"})
_TO = frozenset({"a", "au", "aux", "aupres"})
#: Prepositions of place, for candidates alone (`candidat dans le Nord`).
_IN = frozenset({"en", "dans", "sur", "pour"})
#: What a candidate may stand in or for, with its name behind `de`.
_AREAS = frozenset({"metropole", "ville", "commune", "mairie", "region", "departement", "circonscription", "canton", "agglomeration"})
_ARTICLES = frozenset({"la", "le", "l'", "les", "de", "du", "des", "d'", "a", "au", "aux"})
_POSSESSIVES = frozenset({"son", "sa", "leur", "ses", "notre"})
#: What a `communauté` is of.
_MEMBERS = frozenset({"communes", "agglomeration", "agglo"})
#: Ends of adjectives made of the name of somebody or of a camp.
_CAMPS = ("iste", "yste", "ien", "ienne", "phile")
_LABELLED = frozenset({f"{word}{end}" for word in ("estampille", "etiquete", "classe", "marque", "affilie", "ancre") for end in ("", "e")})
_CHARGED = frozenset({"charge", "chargee", "charges", "chargees", "delegue", "deleguee"})
#: Titles of which a complement without a capital names the field (`adjoint à la petite enfance`).
_WITH_FIELD = frozenset(
    {"adjoint", "premier adjoint", "maire adjoint", "adjoint au maire", "vice-president", "haut-commissaire", "delegue"}
)


class Complements(Portfolios):
    """Reads one title from its head to the right."""

    def read(self) -> None:
        """Extend the role over what follows its head."""
        count = 0
        while self.role.j < len(self.tokens):
            if self._charged() or self._after_head():
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
        return self._leaning(j)

    def _leaning(self, j: int) -> bool:
        """What tells the camp of the name that follows: `la députée sarkozyste X`, `le sénateur étiqueté P X`, `classé à gauche`."""
        if self._fold(j).endswith(_CAMPS) and not self.tokens[j].capital and self._names(j + 1):
            return self._take(j + 1, keep=False)
        if self._fold(j) not in _LABELLED:
            return False
        k = j + 1 + (self._fold(j + 1) in ("a", "de", "comme"))
        label = self.at.get(k)
        if not isinstance(label, PartyMention) or not self._names(label.j):
            return False
        self.role.parties.append(label)
        return self._take(label.j, keep=False)

    def _label_in_brackets(self, j: int) -> bool:
        """`la présidente (PS) de la région`; a bracket that closes the title belongs to the noun group."""
        inner = self.at.get(j + 1)
        if not isinstance(inner, PartyMention | PlaceMention) or self._fold(inner.j) != ")":
            return False
        if isinstance(inner, PlaceMention):  # `le maire de C (Jura) X`
            behind = inner.j + 1 + (self._fold(inner.j + 1) == ",")
            another = self._fold(behind) == "et" and self._fold(behind + 1) in self.titles.by_first
            return (another or self._names(behind)) and self._take(inner.j + 1, keep=False)
        if self._fold(inner.j + 1) in _OF or (self.role.complement and self._names(inner.j + 1)):
            self.role.parties.append(inner)
            return self._take(inner.j + 1, keep=False)
        return False

    def _names(self, k: int) -> bool:
        """Whether the name of somebody stands at k."""
        return is_name(self.at.get(k))

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
        stands = self.role.head.kind in ("candidate", "campaign")
        sits = self.role.head.kind in ("elected", "party") and preposition in ("en", "dans")
        if preposition not in _OF | _TO and not (preposition in _IN and (stands or sits)):
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
            return self._fold(k) in _AREAS and self._body(k, "de")  # `candidat pour la métropole de Lyon`
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

    def _election(self, mention: ElectionMention) -> bool:
        if self.role.head.kind not in ("candidate", "campaign"):
            return False
        self.role.election = mention
        self.role.complement = True
        return self._take(mention.j, keep=False)

    def _place(self, mention: PlaceMention, preposition: str) -> bool:
        sits = self.role.head.kind == "elected" and ((preposition == "a" and mention.kind == "commune") or preposition in ("en", "dans"))
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
        if self._fold(k) == "communaute" and self._fold(end) in _OF and self._fold(end + 1) in _MEMBERS:
            end += 2
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
        if preposition not in _OF and (token.upper or self.role.complement):
            return False  # `l'ancien ministre de la Ville à l'AFP`
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

    def _title(self) -> str:
        role = self.role
        parts = [join(self.tokens[role.title_at : role.head_end]), *(join(self.tokens[a:b]) for a, b in self.kept)]
        while len(parts) > 1 and fold(parts[-1]) in self.titles.dangling:
            parts.pop()
        title = " ".join(p.strip(" ,") for p in parts).replace("' ", "'")
        return title[:1].lower() + title[1:]
