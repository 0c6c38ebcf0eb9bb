"""Tokens cut at hyphens and apostrophes, so that `Saint - Denis`, `Saint-Denis` and `Saint Denis` are found alike.

Goes in: the tokens of a sentence. Goes out: atoms with the token that each belongs to, and the keys that start at an atom, the
longest first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.tokens import Kind, Token

_BREAK = re.compile(r"[-'+/]+")
# Signs inside names that count as a space.
JOINTS = frozenset({"-", "'", "/", "–", "—", "+", "‑"})


@dataclass(slots=True)
class Atoms:
    """Folded words, words as written, the token of each.

    `first`: the first atom of each token; one more entry closes the list.
    """

    words: list[str]
    texts: list[str]
    token: list[int]
    first: list[int]

    def ends_token(self, end: int) -> bool:
        """Whether an atom range that ends before `end` ends with a token."""
        return end >= len(self.words) or self.token[end] != self.token[end - 1]

    def runs(self, start: int, most: int) -> Iterator[tuple[int, str]]:
        """(end, key) of each run of atoms from `start`, the longest first."""
        keys: list[tuple[int, str]] = []
        run = ""
        for end in range(start, min(start + most, len(self.words))):
            word = self.words[end]
            run = f"{run} {word}" if run else word
            keys.append((end + 1, run))
        yield from reversed(keys)

    def end_token(self, end: int) -> int:
        """Index after the last token of an atom range that ends before `end`."""
        return self.token[end - 1] + 1


def cut(tokens: list[Token]) -> Atoms:
    """The atoms of a sentence. Joining signs have none; other signs are an atom, which no key of a place holds."""
    words: list[str] = []
    texts: list[str] = []
    at: list[int] = []
    first: list[int] = []
    for index, token in enumerate(tokens):
        first.append(len(words))
        fold = token.fold
        if fold.isalnum():
            words.append(fold)
            texts.append(token.text)
            at.append(index)
        elif token.kind is not Kind.SIGN or token.text not in JOINTS:
            for word, text in _pieces(token):
                if word:
                    words.append(word)
                    texts.append(text)
                    at.append(index)
    first.append(len(words))
    return Atoms(words, texts, at, first)


def _pieces(token: Token) -> list[tuple[str, str]]:
    """(folded, as written) of each piece; a token whose two forms do not break alike stays whole."""
    fold, text = token.fold, token.text
    words, texts = _BREAK.split(fold), _BREAK.split(text)
    return list(zip(words, texts, strict=True)) if len(words) == len(texts) else [(fold, text)]
