"""The fields of a title and the time of an office: `des Solidarités et de la Santé`, `à la petite enfance`, `de 2001 à 2017`.

Goes in: the tokens of a sentence and a role. Goes out: where its fields end; the role with the time that it is held.
"""

from __future__ import annotations

from kg.extract.names import PartyMention, PlaceMention
from kg.extract.role_tails import Tail
from kg.extract.tokens import Kind

MOST_PORTFOLIOS = 6
#: Words that bring in a further field (`et des Finances`, `et à la Ville`).
_LINKS = frozenset({"de", "du", "des", "d'", "a", "au", "aux"})
_ARTICLES = frozenset({"la", "le", "l'", "les", "de", "du", "des", "d'", "a", "au", "aux"})


class Portfolios(Tail):
    """Reads fields and times."""

    def _portfolios(self, k: int, *, lower: bool) -> int | None:
        """Index after the fields that a preposition at k brings in (`des Solidarités et de la Santé`); None where there is none."""
        end, count = self._portfolio(k, lower=lower), 1
        while end is not None and self._fold(end) in ("et", ",") and count < MOST_PORTFOLIOS:
            step = end + 1 + (self._fold(end) == "," and self._fold(end + 1) == "et")
            following = self._portfolio(step, lower=lower) if self._fold(step) in _LINKS and not self._has(step) else None
            if following is None and self._fold(end) == "et" and self._fold(step) in self.titles.body_adjectives:
                following = step + 1
            if following is None:
                break
            end, count = following, count + 1
        return end

    def _has(self, k: int) -> bool:
        """Whether the verb `a` stands at k (`adjoint aux Sports, a voté`), whose fold is that of the preposition."""
        return k < len(self.tokens) and self.tokens[k].text == "a"

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
