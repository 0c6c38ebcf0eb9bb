"""Names of persons.

Goes in: the tokens of a sentence, those already known as something else, first names. Goes out: person mentions with the parts of
the name. Two passes over a document: `full_names` finds names that stand in full, `surnames` those that only recall one of them.
Abstains where a run of capitals may as well be a body or a place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kg.extract.mentions import Mention
from kg.extract.tokens import Kind, Token
from kg.ids import fold
from kg.lang.words import Words

MOST_SURNAME_WORDS = 4
#: Particles that are written in capitals with the surname (`LE PEN`).
_PARTICLES = frozenset({"de", "d'", "du", "des", "la", "le", "el", "al", "van", "von", "di", "da"})


@dataclass(slots=True)
class Person(Mention):
    """A person's name. `first` is empty where only a surname stands; `gender` is `m`, `f` or empty;
    `sure` is False for two capitalised words that nothing else says are a name.
    """

    name: str = ""
    first: str = ""
    last: str = ""
    gender: str = ""
    sure: bool = True


@dataclass(frozen=True)
class NameLists:
    """What names are known by: first names with gender, word classes, capitalised words that are no names (bodies, media).

    `labels`: acronyms of parties, no surnames beside a first name; `common`: whether a word is a verb's form.
    """

    first_names: Mapping[str, str]
    words: Words
    bodies: frozenset[str]
    labels: frozenset[str] = frozenset()
    common: Callable[[str], bool] = lambda word: False

    def is_grammar(self, fold: str) -> bool:
        """Whether a folded word is one of grammar (`Si`, `Le`), though the civil registers know it as a first name."""
        words = self.words
        return (
            fold in words.subordinators
            or fold in words.prepositions
            or fold in words.determiners_definite
            or fold in words.determiners_indefinite
            or fold in words.conjunctions_and
        )


def is_first_name(token: Token, lists: NameLists) -> bool:
    """Whether a token is a first name, simple (`Sonia`) or double (`Jean-Luc`)."""
    if not token.capital or lists.is_grammar(token.fold) or token.fold in lists.words.never_first_names:
        return False
    if token.fold in lists.first_names:
        return True
    parts = token.fold.split("-")
    if parts[0] in ("saint", "sainte"):
        return False
    return len(parts) > 1 and parts[0] in lists.first_names and (len(parts) == 2 or parts[1] in lists.first_names)


def gender_of(first: str, lists: NameLists) -> str:
    """`m`, `f`, or empty where the first name does not say."""
    folded = fold(first.split(" ")[0])
    gender = lists.first_names.get(folded) or lists.first_names.get(folded.split("-")[0], "")
    return gender if gender in ("m", "f") else ""


def is_initial(token: Token) -> bool:
    """Whether a token is an initial (`J.`, `J.-P.`)."""
    return token.kind is Kind.WORD and token.text.endswith(".") and token.capital


def name_word(token: Token, lists: NameLists) -> bool:
    """Whether a token may be part of a surname: a capitalised word that is none of the language's own."""
    return (
        token.kind is Kind.WORD
        and token.capital
        and not token.text.endswith("'")
        and token.fold not in lists.words.never_in_names
        and not is_initial(token)
    )


def surname_end(tokens: list[Token], start: int, taken: set[int], lists: NameLists, *, named: bool = False) -> int:
    """Index after the surname that starts at `start` (particles and capitalised words); `start` itself where there is none.

    Args:
        named: a first name of the lists or a civility stands before, so that a word of the language may be the surname (`Marc Petit`).
    """
    if named and start < len(tokens) and start not in taken and _like_a_word(tokens, start, lists):
        return start + 1
    end, k, count = start, start, 0
    while k < len(tokens) and k not in taken and count < MOST_SURNAME_WORDS:
        token = tokens[k]
        if name_word(token, lists) or (k > start and _titled_article(tokens, k)):
            if count and token.start - tokens[k - 1].end > 1:
                break
            if count and is_first_name(token, lists) and k + 1 < len(tokens) and name_word(tokens[k + 1], lists):
                break
            end, count = k + 1, count + 1
            k += 1
        elif _particle_then_name(tokens, k, taken, lists, lower_only=count > 0):
            k += 1
        else:
            break
    return end


def _like_a_word(tokens: list[Token], k: int, lists: NameLists) -> bool:
    """Whether a surname stands at k that is a word too (`Petit`, `Janvier`), no date and no part of a longer name."""
    token = tokens[k]
    if token.fold not in lists.words.surnames_like_words or not token.capital or (tokens[k - 1].upper and not token.upper):
        return False
    following = tokens[k + 1] if k + 1 < len(tokens) else None
    return following is None or not (following.kind is Kind.NUMBER or (following.capital and following.kind is Kind.WORD))


def _particle_then_name(tokens: list[Token], k: int, taken: set[int], lists: NameLists, *, lower_only: bool) -> bool:
    """Whether a particle stands at k that a capitalised word follows (`de Morez`, `Le Pen`, `de La Vallée`)."""
    token = tokens[k]
    if token.fold not in lists.words.particles or (lower_only and not token.capital):
        return False
    for ahead in range(k + 1, min(k + 3, len(tokens))):
        if ahead in taken:
            return False
        if name_word(tokens[ahead], lists) or _titled_article(tokens, ahead):
            return True
        if tokens[ahead].fold not in lists.words.particles:
            return False
    return False


def _titled_article(tokens: list[Token], k: int) -> bool:
    """Whether `Le` with a capital stands before a capital, where no sentence asks for one (`Le Maire`, `Le Grand`)."""
    article = tokens[k - 1]
    return article.text in ("Le", "La") and k > 1 and tokens[k].capital and not tokens[k].upper and tokens[k].kind is Kind.WORD


def text_of(tokens: list[Token], i: int, j: int) -> str:
    """The words of tokens i to j as a name is written."""
    out = ""
    for token in tokens[i:j]:
        out += token.text if (not out or out.endswith(("'", "-"))) else " " + token.text
    return out


def titled(name: str, tokens: list[Token]) -> str:
    """Capitals of a surname written in capitals, taken down: `MACRON` becomes `Macron`."""
    if not any(t.upper and len(t.text) > 2 for t in tokens):
        return name
    out = []
    for word in name.split(" "):
        if word.isupper() and fold(word) in _PARTICLES:
            word = word.lower() if word in ("DE", "D'") else word.capitalize()
        elif word.isupper() and len(word) > 2 and not word.endswith("."):
            word = "-".join(part[:1] + part[1:].lower() for part in word.split("-"))
            if "'" in word:
                word = "'".join(part[:1].upper() + part[1:] for part in word.split("'"))
        out.append(word)
    return " ".join(out)


def full_names(tokens: list[Token], taken: set[int], lists: NameLists) -> list[Person]:
    """Names in full, and surnames with a civility, in order; never over `taken` tokens."""
    found: list[Person] = []
    i = 0
    while i < len(tokens):
        person = None
        if i not in taken and tokens[i].kind is Kind.WORD:
            person = _civil(tokens, i, taken, lists) or _from_first(tokens, i, taken, lists) or _reversed(tokens, i, taken, lists)
        if person is None:
            i += 1
            continue
        found.append(person)
        found.extend(_coordinated(tokens, person, taken, lists))
        i = found[-1].j
    return found


def _civil(tokens: list[Token], i: int, taken: set[int], lists: NameLists) -> Person | None:
    """`M. Morez`, `Mme Morez`, `Mme Lise Morez`."""
    gender = lists.words.civilities.get(tokens[i].fold)
    if gender is None or not (tokens[i].capital or len(tokens[i].fold) > 4) or _is_rank(tokens, i):
        return None
    k = i + 1
    if k < len(tokens) and tokens[k].text == "." and tokens[k].start == tokens[i].end:
        k += 1
    if k >= len(tokens) or k in taken:
        return None
    inner = _from_first(tokens, k, taken, lists)
    if inner is not None:
        return Person(i, inner.j, inner.name, inner.first, inner.last, gender[:1] or inner.gender, True)
    start = k
    while start < len(tokens) and is_initial(tokens[start]):
        start += 1
    end = surname_end(tokens, start, taken, lists, named=True)
    if end == start:
        return None
    last = titled(text_of(tokens, start, end), tokens[start:end])
    return Person(i, end, last, "", last, gender[:1], True)


def _is_rank(tokens: list[Token], i: int) -> bool:
    """Whether `général` belongs to a title (`secrétaire général d'EELV`) or names a body."""
    if tokens[i].fold not in ("general", "professeur", "docteur", "colonel") or not i:
        return False
    return tokens[i - 1].kind is Kind.WORD and tokens[i - 1].fold not in ("le", "du", "au", "feu", "l'", "ancien", "ex-", "et", "un", "ce")


def _coordinated(tokens: list[Token], person: Person, taken: set[int], lists: NameLists) -> list[Person]:
    """The others of `MM. A, B et C`."""
    plural = lists.words.civilities.get(tokens[person.i].fold, "").endswith("p")
    out: list[Person] = []
    at = person.j
    while plural and at + 1 < len(tokens) and tokens[at].fold in (",", "et"):
        end = surname_end(tokens, at + 1, taken, lists)
        if end == at + 1:
            break
        last = titled(text_of(tokens, at + 1, end), tokens[at + 1 : end])
        inner = _from_first(tokens, at + 1, taken, lists)
        out.append(inner or Person(at + 1, end, last, "", last, person.gender, True))
        at = out[-1].j
    return out


def _from_first(tokens: list[Token], i: int, taken: set[int], lists: NameLists) -> Person | None:
    """`Anne Morel`, `Jean-Marc Morez`, `N. Morez`, `François de Morez`, `Anne MOREL`."""
    if not (is_first_name(tokens[i], lists) or is_initial(tokens[i])) or i in taken or _is_town(tokens, i, lists) or _is_acronym(tokens, i):
        return None
    start = i + 1
    while start < len(tokens) and start not in taken and _another_first(tokens, start, taken, lists):
        start += 1
    end = surname_end(tokens, start, taken, lists, named=not is_initial(tokens[i]))
    if end == start:
        return None
    if is_initial(tokens[i]) and end - start == 1 and tokens[start].fold in lists.bodies:
        return None
    first, last = text_of(tokens, i, start), titled(text_of(tokens, start, end), tokens[start:end])
    if tokens[i].upper and len(tokens[i].text) > 2:
        first = titled(first, tokens[i:start])
    return Person(i, end, f"{first} {last}", first, last, gender_of(first, lists))


def _is_town(tokens: list[Token], i: int, lists: NameLists) -> bool:
    """Whether a town stands at i with a full name behind it (`la maire de Paris Anne Durand`)."""
    if tokens[i].fold not in lists.words.towns_like_first_names or i + 2 >= len(tokens):
        return False
    return is_first_name(tokens[i + 1], lists) and name_word(tokens[i + 2], lists)


def _is_acronym(tokens: list[Token], i: int) -> bool:
    """Whether two or three capitals stand at i that no other capitals follow (`JO d'Athènes`)."""
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    return tokens[i].upper and not is_initial(tokens[i]) and 1 < len(tokens[i].text) < 4 and following is not None and not following.upper


def _another_first(tokens: list[Token], k: int, taken: set[int], lists: NameLists) -> bool:
    """Whether a second first name or initial stands at k, with a surname still to come."""
    if not (is_first_name(tokens[k], lists) or is_initial(tokens[k])):
        return False
    nearby = k + 1 < len(tokens) and k + 1 not in taken
    return nearby and (name_word(tokens[k + 1], lists) or _particle_then_name(tokens, k + 1, taken, lists, lower_only=False))


def _reversed(tokens: list[Token], i: int, taken: set[int], lists: NameLists) -> Person | None:
    """`DUPONT Jeanne`, as official lists write."""
    if not (tokens[i].upper and len(tokens[i].text) > 1 and name_word(tokens[i], lists)):
        return None
    if tokens[i].fold in lists.bodies or tokens[i].fold in lists.labels:
        return None
    k = i + 1
    while k < len(tokens) and k not in taken and tokens[k].upper and name_word(tokens[k], lists) and k - i < MOST_SURNAME_WORDS:
        k += 1
    if k >= len(tokens) or k in taken or tokens[k].upper or not is_first_name(tokens[k], lists):
        return None
    if k + 1 < len(tokens) and name_word(tokens[k + 1], lists):
        return None
    last = titled(text_of(tokens, i, k), tokens[i:k])
    first = tokens[k].text
    return Person(i, k + 1, f"{first} {last}", first, last, gender_of(first, lists))


def surnames(tokens: list[Token], taken: set[int], known: Mapping[str, int], lists: NameLists) -> list[Person]:
    """Surnames standing alone that a full name of the document explains.

    Args:
        known: folded surname (words joined by a space) to its number of words.
    """
    found: list[Person] = []
    i = 0
    longest = max(known.values(), default=0)
    while i < len(tokens):
        hit = None
        if i not in taken and tokens[i].capital and not _only_a_word(tokens, i, lists):
            for length in range(min(longest, len(tokens) - i), 0, -1):
                if known.get(" ".join(t.fold for t in tokens[i : i + length]).replace("' ", "'")) and not any(
                    k in taken for k in range(i, i + length)
                ):
                    hit = length if tokens[i + length - 1].capital else None  # `Le Maire`, not `Le maire`
                    break
        if hit is None:
            i += 1
            continue
        last = titled(text_of(tokens, i, i + hit), tokens[i : i + hit])
        floor = found[-1].j if found else 0
        first = _first_before(tokens, i, floor, taken, lists)
        name = f"{first} {last}" if first else last
        found.append(Person(i - bool(first), i + hit, name, first, last))
        i += hit
    return found


def _only_a_word(tokens: list[Token], i: int, lists: NameLists) -> bool:
    """Whether a word that is a surname too stands where it is hardly one: at the head of a sentence, behind an article."""
    if tokens[i].fold not in lists.words.surnames_like_words:
        return False
    return i == 0 or tokens[i - 1].fold in lists.words.determiners or (i + 1 < len(tokens) and tokens[i + 1].capital)


def _first_before(tokens: list[Token], i: int, floor: int, taken: set[int], lists: NameLists) -> str:
    """A first name that no list knows, in front of a surname that the document knows; empty where there is none.

    At the head of a sentence any word has a capital: there the word must not be one of the language.
    """
    k = i - 1
    if k < floor or k in taken or not name_word(tokens[k], lists) or tokens[i].start - tokens[k].end != 1 or tokens[k].fold in lists.bodies:
        return ""
    if k and tokens[k - 1].fold in ("le", "la", "l'", "du", "au", "un", "une"):
        return ""
    if (tokens[k].upper and not tokens[i].upper) or (k == 0 and lists.common(tokens[k].text)):
        return ""
    return titled(tokens[k].text, tokens[k : k + 1])
