"""Verb groups: auxiliaries, clitics, negation and the verb they belong to.

Goes in: the tokens of a sentence (anything with `text` and `fold`). Goes out: verb groups with lemma, voice, tense, negation, governing
verb and subject pronoun. One pass from left to right, each token looked at a bounded number of times.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Protocol

import yaml

from kg.lang.verbs import Reading, VerbIndex
from kg.lang.words import Loader, Words

_REACH = 7
#: Tokens from a participle to one that `et` ties to it.
_TO_FIRST = 6
_STRESSING = frozenset({"également", "désormais", "aussi", "seulement", "encore", "déjà", "plus"})
#: Verbs over an infinitive that `ne` alone denies.
_ALONE = frozenset({"pouvoir", "oser", "savoir", "cesser"})
_HAVING = frozenset({"a", "ont", "avait", "avaient"})
_COUNTED = frozenset(
    {"deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "autant", "aucun", "un", "une"}
)
_FINITE = frozenset({"present", "imperfect", "past", "future", "conditional", "subjunctive"})
_COMPOUND = {
    "present": "past",
    "imperfect": "pluperfect",
    "past": "pluperfect",
    "future": "future_past",
    "conditional": "conditional_past",
    "subjunctive": "past",
    "infinitive": "infinitive_past",
    "gerund": "participle_present",
}


#: Words that open the object of a verb.
_OBJECTS = frozenset(
    {"à", "que", "qu'", "le", "la", "les", "l'", "un", "une", "son", "sa", "ses", "leur", "leurs", "ce", "cette", "au", "aux"}
)


class Word(Protocol):
    """What a token must offer."""

    text: str
    fold: str
    capital: bool


@dataclass(slots=True)
class VerbGroup:
    """A verb with what belongs to it, tokens `start` to `end`.

    `tense`: present, past, imperfect, pluperfect, future, future_past, conditional, conditional_past, subjunctive, infinitive,
    infinitive_past, participle_past (bare), participle_present. `governor`: the verb that governs the infinitive, `governs` what that
    one does to it (`fact`, `past`, `near`, `duty`, `unsure`, `wish`, `decided`, `not`).
    """

    start: int
    end: int
    head: int
    lemmas: tuple[str, ...]
    tense: str
    voice: str = "active"
    person: int = 0
    plural: bool = False
    gender: str = ""
    negated: bool = False
    restricted: bool = False
    governor: str = ""
    governs: str = ""
    interrogative: bool = False
    subject_clitic: str = ""
    reflexive: bool = False
    clitics: tuple[str, ...] = ()

    @property
    def lemma(self) -> str:
        """The likeliest lemma."""
        return self.lemmas[0]


@dataclass(frozen=True)
class GroupWords:
    """The words of `verb-groups.yaml`."""

    subject_pronouns: frozenset[str]
    inverted: frozenset[str]
    clitics: frozenset[str]
    reflexive: frozenset[str]
    ne: frozenset[str]
    negative: frozenset[str]
    adverbs: frozenset[str]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    auxiliary_etre: frozenset[str]
    governors: Mapping[str, str]
    nouns: frozenset[str]
    of_object: frozenset[str]
    of_recipient: frozenset[str]


@lru_cache(maxsize=1)
def group_words() -> GroupWords:
    """The words around verbs."""
    raw: dict[str, Any] = yaml.load(files("kg").joinpath("resources", "lang", "fr", "verb-groups.yaml").read_text("utf-8"), Loader=Loader)
    governors = {verb: kind for kind, verbs in raw.pop("governors").items() for verb in verbs}
    raw["auxiliary_etre"] = raw.pop("auxiliary_être")
    phrases: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in raw.pop("phrases"):
        words = tuple(phrase.replace("'", "' ").split())
        phrases[words[0]] = (*phrases.get(words[0], ()), words)
    return GroupWords(governors=governors, phrases=phrases, **{name: frozenset(words) for name, words in raw.items()})


class _Finder:
    """Finds the groups of one sentence."""

    def __init__(self, tokens: Sequence[Word], index: VerbIndex, words: Words, blocked: set[int]) -> None:
        self.tokens = tokens
        self.lower = [t.text.lower() for t in tokens]
        self.index = index
        self.words = words
        self.blocked = blocked
        self.of = group_words()
        self.groups: list[VerbGroup] = []
        self.inserted = self._phrases()

    def _phrases(self) -> set[int]:
        """Tokens of the phrases that may stand inside a verb group (`a, de son côté, estimé`)."""
        found: set[int] = set()
        for k, word in enumerate(self.lower):
            for phrase in self.of.phrases.get(word, ()):
                if tuple(self.lower[k : k + len(phrase)]) == phrase:
                    found.update(range(k, k + len(phrase)))
        return found

    def _adverbial(self, k: int) -> bool:
        """Whether token k may stand between auxiliary and participle."""
        word = self._word(k)
        return word in self.of.adverbs or k in self.inserted or word.endswith("ment")

    def find(self) -> list[VerbGroup]:
        i = 0
        while i < len(self.tokens):
            group = self._at(i)
            if group is None:
                i += 1
            else:
                self.groups.append(group)
                i = max(group.end, i + 1)
        return self.groups

    def _word(self, k: int) -> str:
        return self.lower[k] if 0 <= k < len(self.lower) else ""

    def _readings(self, k: int) -> tuple[Reading, ...]:
        if not 0 <= k < len(self.tokens) or k in self.blocked:
            return ()
        return self.index.readings(self.tokens[k].text)

    def _at(self, i: int) -> VerbGroup | None:
        readings = self._readings(i)
        if not readings or self._is_noun(i, readings):
            return None
        finite = [r for r in readings if r.tense in _FINITE and self._may_be_finite(i) and not self._set_apart(i, readings)]
        chosen = self._agreeing(i, finite) if finite else [r for r in readings if r.tense not in _FINITE]
        if not chosen:
            return None
        group = self._compound(i, chosen)
        if group is None or (group.tense == "participle_past" and not self._bare_participle(i)):
            return None
        self._leftward(group, i)
        self._negation(group)
        return group

    def _is_noun(self, i: int, readings: tuple[Reading, ...]) -> bool:
        """Whether a form stands where a noun stands."""
        before, word = self._word(i - 1), self._word(i)
        if word == "part" and (before in ("autre", "quelque", "nulle", "à") or self._is_light(i - 1)):
            return True
        if self._counts_of_them(i) or self._goes_on(i, readings):
            return False
        if (word == "a" and self.tokens[i].text == "A") or word == "plus":  # `de plus de dix points`, no participle of `plaire`
            return True
        if word == "est" and before == "l'" and self._word(i - 2) in ("à", "a", "dans", "de", "vers", "pour"):
            return True  # the side of the country
        if word in self.of.nouns and (
            before.isdigit() or before.endswith("ième") or before in ("premier", "première", "second", "seconde")
        ):
            return True
        if before in ("font", "fait", "faire", "feront") and word in self.of.nouns and not any(r.tense == "participle" for r in readings):
            return True
        if word == "fait" and self._word(i + 1) == "et" and self._word(i + 2) == "cause":
            return True
        if word in ("devant", "entre", "vers", "sous") and not self._verb_after_all(i):
            return True
        if before in (
            "un",
            "une",
            "du",
            "au",
            "aux",
            "ce",
            "cet",
            "cette",
            "ces",
            "son",
            "sa",
            "ses",
            "leurs",
            "mon",
            "ma",
            "mes",
            "nos",
            "vos",
            "des",
            "notre",
            "votre",
            "d'un",
            "quelque",
            "chaque",
            "aucun",
            "aucune",
        ):
            return not all(r.tense == "infinitive" for r in readings) or word in self.of.nouns
        if before in ("le", "la", "les", "l'", "leur"):
            if (
                self._word(i - 2) in self.of.subject_pronouns
                or self._word(i - 2) in self.of.ne
                or self._word(i - 2) in ("qui", "se", "me", "te", "nous", "vous")
            ):
                return False
            if word in self.of.nouns or all(r.tense in ("participle", "gerund") for r in readings):
                return True
            return before != "l'" and any(r.tense == "participle" for r in readings)
        if (
            before
            in (
                "de",
                "d'",
                "en",
                "à",
                "sur",
                "par",
                "sans",
                "avec",
                "pour",
                "contre",
                "sous",
                "dans",
                "et",
                "ou",
                "ni",
                "comme",
                "après",
                "vers",
            )
            and word in self.of.nouns
        ):
            if before == "et" and self._governs_behind(i):
                return False
            return not any(r.tense in ("infinitive", "gerund") for r in readings) or word in (
                "pouvoir",
                "devoir",
                "avenir",
                "souvenir",
                "dîner",
            )
        return False

    def _governs_behind(self, i: int) -> bool:
        """`salue la foule et demande à ses électeurs de`: behind a verb and `et`, a form that a name, `à`, `que` or an article follows."""
        after = i + 1
        finite = any(g.tense in _FINITE or g.tense == "past" for g in self.groups)
        named = after < len(self.tokens) and self.tokens[after].capital
        return finite and (named or self._word(after) in _OBJECTS)

    def _goes_on(self, i: int, readings: tuple[Reading, ...]) -> bool:
        """`arrivé premier et élu`, `arrivée troisième et battue`: a participle tied to one a few tokens before."""
        if self._word(i - 1) != "et" or not any(r.tense == "participle" for r in readings):
            return False
        return any(
            r.tense == "participle" and self._word(k - 1) == "," and k not in self.blocked
            for k in range(max(0, i - _TO_FIRST), i - 1)
            for r in self._readings(k)
        )

    def _verb_after_all(self, i: int) -> bool:
        """`devant` and `entre` are prepositions, save `devant se retirer`, `il entre au gouvernement`."""
        after = self._word(i + 1)
        if self._word(i) == "devant":
            return any(r.tense == "infinitive" for r in self._readings(i + 1)) or after in ("se", "s'")
        return self._word(i) == "entre" and after in ("en", "au", "à", "dans", "ainsi", "aussi", "donc")

    def _is_light(self, k: int) -> bool:
        """Whether a form of `faire` or `prendre` stands at k, which takes a noun without article (`fait part`, `prend part`)."""
        return any(r.lemma in ("faire", "prendre") for r in self._readings(k))

    def _counts_of_them(self, i: int) -> bool:
        """`le parti en compte 12`, `la liste en obtient trois`: the pronoun, for a number follows."""
        k = i + 2 if self._word(i) in _HAVING else i + 1
        after = self._word(k + 1 if self._word(k) in _STRESSING else k)
        return self._word(i - 1) == "en" and (after[:1].isdigit() or after in _COUNTED)

    def _may_be_finite(self, i: int) -> bool:
        before = self._word(i - 1)
        if self._counts_of_them(i):
            return True
        if before in ("de", "d'", "à", "pour", "sans", "par", "en", "avec", "sur", "contre", "chez", "dans", "sous", "très", "plus"):
            if before == "en" and any(r.lemma in ("avoir", "être") for r in self._readings(i)):
                return True
            return before == "en" and self._word(i - 2) in (*self.of.subject_pronouns, "ne", "n'", "qui", "s'", "y")
        return True

    def _set_apart(self, i: int, readings: tuple[Reading, ...]) -> bool:
        """`X, défait au second tour,`: behind a comma, and before no object, a form that may be either is the participle."""
        if self._word(i - 1) != "," or not any(r.lemma == "défaire" for r in readings):
            return False
        return self._word(i + 1) in ("", ",", ".", "au", "par", "dès", "dans", "à", "en", "dimanche", "de", "face", "lors", "d'")

    def _agreeing(self, i: int, finite: list[Reading]) -> list[Reading]:
        """Readings whose person fits a pronoun in front; third person where there is none."""
        k = i - 1
        while k >= 0 and (self._word(k) in self.of.clitics or self._word(k) in self.of.ne) and i - k < 5:
            if self._word(k) in ("nous", "vous"):
                break
            k -= 1
        pronoun = self._word(k)
        person = 1 if pronoun in ("je", "j'", "nous") else 2 if pronoun in ("tu", "vous") else 3
        after = self._word(i + 1)
        if after in ("-je", "-nous"):
            person = 1
        elif after in ("-tu", "-vous"):
            person = 2
        fitting = [r for r in finite if r.person == person]
        return fitting or ([] if person == 3 else finite)

    def _compound(self, i: int, readings: list[Reading]) -> VerbGroup | None:
        lemmas = tuple(dict.fromkeys(r.lemma for r in readings))
        first = readings[0]
        tense = {"participle": "participle_past", "gerund": "participle_present"}.get(first.tense, first.tense)
        group = VerbGroup(i, i + 1, i, lemmas, tense, person=first.person, plural=first.plural, gender=first.gender)
        if "avoir" in lemmas or "être" in lemmas:
            self._auxiliary(group, "avoir" if "avoir" in lemmas else "être")
        elif first.tense in _FINITE or first.tense in ("infinitive", "gerund"):
            self._governed(group, i + 1)
        elif first.tense == "participle":
            group.voice = "passive"
        return group

    def _next_form(self, k: int, tense: str, *, lemmas: frozenset[str] | None = None) -> int | None:
        """The next word of a tense, over adverbs, negation and inverted pronouns only."""
        limit = min(len(self.tokens), k + _REACH)
        while k < limit:
            found = [r for r in self._readings(k) if r.tense == tense and (lemmas is None or r.lemma in lemmas)]
            if found and k not in self.inserted and self._word(k) not in ("été", "plus"):
                return k
            word = self._word(k)
            if not self._adverbial(k) and word not in self.of.negative and word not in self.of.inverted:
                return None
            k += 1
        return None

    def _auxiliary(self, group: VerbGroup, auxiliary: str) -> None:
        k = group.end
        while self._word(k) in self.of.inverted or self._word(k) in self.of.negative or (self._adverbial(k) and self._word(k) != "été"):
            if (
                k not in self.inserted
                and self._word(k) in ("à", "de", "d'", "en", "par", "au", "la", "l'", "dès")
                and self._next_form(k, "participle") is None
            ):
                break
            k += 1
            if k - group.end > _REACH:
                break
        been = auxiliary == "avoir" and self._word(k) == "été"
        at = self._next_form(k + 1 if been else group.end, "participle")
        if at is None:
            if been:
                group.lemmas, group.head, group.end = ("être",), k, k + 1
                group.tense = _COMPOUND.get(group.tense, group.tense)
                self._governed(group, group.end)
            elif auxiliary == "avoir" and group.tense in _FINITE and self._word(group.end) == "à":
                self._governed(group, group.end)
            return
        participles = [r for r in self._readings(at) if r.tense == "participle"]
        group.lemmas = tuple(dict.fromkeys(r.lemma for r in participles))
        group.gender, group.plural = participles[0].gender, participles[0].plural
        group.head, group.end = at, at + 1
        reflexive = self._reflexive(group.start)
        if auxiliary == "être" and not reflexive and group.lemma not in self.of.auxiliary_etre:
            group.voice = "passive"
        elif been:
            group.voice, group.tense = "passive", _COMPOUND.get(group.tense, group.tense)
        else:
            group.tense = _COMPOUND.get(group.tense, group.tense)
            self._governed(group, group.end)
            return
        self._governed(group, group.end)

    def _reflexive(self, start: int) -> bool:
        return any(self._word(k) in ("se", "s'", "me", "m'", "te", "t'") for k in range(max(0, start - 2), start))

    def _governed(self, group: VerbGroup, k: int) -> None:
        """An infinitive that the verb governs becomes the head; the governor stays known."""
        kind = next((self.of.governors[lemma] for lemma in group.lemmas if lemma in self.of.governors), "")
        if not kind:
            return
        while (
            self._word(k) in self.of.inverted
            or (self._word(k) in self.of.adverbs and self._word(k) not in ("de", "d'", "à"))
            or self._word(k) in self.of.negative
        ):
            k += 1
        if self._word(k) in ("de", "d'", "à"):
            if group.lemma in ("aller", "pouvoir", "devoir", "vouloir"):
                return
            k += 1
        elif group.lemma == "venir":
            return
        negated_inside = False
        if self._word(k) == "ne":
            negated_inside = True
            k += 1
        reflexive = False
        while self._word(k) in self.of.clitics or self._word(k) in self.of.negative:
            reflexive = reflexive or self._word(k) in ("se", "s'")
            k += 1
        infinitives = [r for r in self._readings(k) if r.tense == "infinitive"]
        if not infinitives or k - group.end > _REACH:
            return
        inner = self._compound(k, infinitives)
        if inner is None:
            return
        group.governor, group.governs = group.lemma, kind
        group.lemmas, group.voice, group.head, group.end = inner.lemmas, inner.voice, inner.head, inner.end
        if reflexive and inner.voice == "active":
            group.voice = "pronominal"
        if inner.governor:
            group.governor, group.governs = inner.governor, inner.governs if kind in ("fact", "near", "past") else kind
        if inner.voice == "passive":
            group.gender = inner.gender
        group.negated = group.negated or negated_inside

    def _bare_participle(self, i: int) -> bool:
        """Whether a participle without auxiliary is a verb here, no adjective of a noun's own."""
        return self._word(i) not in ("été", "pu", "dû", "fallu", "eu")

    def _leftward(self, group: VerbGroup, i: int) -> None:
        """Clitics, `ne` and the subject pronoun in front; an inverted pronoun behind."""
        k = i - 1
        clitics: list[str] = []
        while k >= 0 and k not in self.blocked and group.tense not in ("participle_past",):
            word = self._word(k)
            if word in self.of.ne:
                group.restricted = True
            elif word in self.of.clitics and not (word in ("nous", "vous") and self._word(k - 1) not in ("nous", "vous")):
                clitics.append(word)
            else:
                break
            k -= 1
        word = self._word(k)
        if word in self.of.subject_pronouns and group.tense not in (
            "infinitive",
            "participle_past",
            "participle_present",
            "infinitive_past",
        ):
            group.subject_clitic = word
            k -= 1
        group.start = k + 1
        group.clitics = tuple(clitics)
        group.reflexive = any(c in ("se", "s'", "me", "m'", "te", "t'") for c in clitics)
        if group.reflexive and group.voice == "active":
            group.voice = "pronominal"
        for at in range(i + 1, min(i + 3, len(self.tokens), group.end + 1)):
            if self._word(at) in self.of.inverted:
                group.subject_clitic = self._word(at).removeprefix("-t").removeprefix("-")
                group.interrogative = True
                group.end = max(group.end, at + 1)

    def _negation(self, group: VerbGroup) -> None:
        """`ne ... pas`; `ne ... que` restricts, it does not negate."""
        inner = range(group.start, min(group.end + 3, len(self.tokens)))
        negative = next((k for k in inner if self._word(k) in self.of.negative and k > group.start), None)
        if group.restricted and negative is not None:
            if negative >= group.end and any(self._word(k) in (",", "et", "mais", "qui") for k in range(group.end, negative)):
                return
            group.negated, group.restricted = not self._bounds(negative), False
            if negative == group.end:
                group.end = negative + 1
            if (
                self._word(negative) in ("pas", "plus", "jamais")
                and self._word(negative + 1) in ("que", "qu'")
                and self._word(negative) != "pas"
            ):
                group.negated = False
        elif group.restricted:
            only = any(self._word(k) in ("que", "qu'") for k in range(group.head + 1, min(group.end + 6, len(self.tokens))))
            group.restricted = only
            before = any(
                self._word(k) in ("aucun", "aucune", "ni", "personne", "rien", "nul") for k in range(max(0, group.start - 8), group.start)
            )
            alone = group.governor in _ALONE  # `n'a pu se maintenir`: these are denied by `ne` alone
            group.negated = (before or alone) and not only

    def _bounds(self, k: int) -> bool:
        """Whether `pas` only bounds a number: `n'obtient pas plus de 10 %`, `ne compte pas moins de six élus`."""
        return self._word(k) == "pas" and self._word(k + 1) in ("plus", "moins") and self._word(k + 2) in ("de", "d'")


def find_groups(tokens: Sequence[Word], index: VerbIndex, words: Words, blocked: set[int]) -> list[VerbGroup]:
    """The verb groups of a sentence, in order; tokens in `blocked` (names, figures) are no verbs."""
    return _Finder(tokens, index, words, blocked).find()
