"""Sentences of a segment, with what is quoted set apart.

Goes in: a segment and the view. Goes out: sentences as lists of tokens. A quotation that is a sentence of its own (it starts with a
capital, holds a full stop, or is long) becomes one QUOTE token of the sentence around it, and sentences of its own, marked with the
quotation they stand in; a fragment woven into the sentence (`elu « grâce à ... »`) keeps its words there, marked `quoted`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.extract.quotes import QuoteSpan, find_quotes
from kg.extract.tokens import Kind, Token, tokenize
from kg.lang.words import Words
from kg.model import Segment

_MARKS = frozenset("«»“”\"'")
_STOP = frozenset(".!?…")
_SENTENCE_INSIDE = re.compile(r"[.!?…]\s+[A-ZÀ-Ý«\"“]")
_WOVEN_LENGTH = 160
#: A sentence of more tokens is cut at its next comma, at the latest at so many: no prose needs more, and what reads a sentence may then
#: look at all of it for each of its parts.
_LONG, _LONGEST = 200, 300
QUOTE_TEXT = "\ufffc"


@dataclass(slots=True)
class Quotation:
    """A quoted run: where its words are, and at which token of its sentence it stands (first and after last)."""

    span: QuoteSpan
    opaque: bool
    first: int = 0
    last: int = 0


@dataclass(slots=True)
class Sentence:
    """A sentence: `index` counts through the document; `inside` is the quotation that it is part of, if any."""

    index: int
    segment: Segment
    tokens: list[Token]
    quotations: list[Quotation] = field(default_factory=list)
    inside: Quotation | None = None

    @property
    def start(self) -> int:
        """View offset of the first token."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """View offset after the last token."""
        return self.tokens[-1].end


def is_quote(token: Token) -> bool:
    """Whether a token stands for an opaque quotation."""
    return token.text == QUOTE_TEXT


def _opaque(text: str, span: QuoteSpan) -> bool:
    inner = text[span.inner_start : span.inner_end]
    first = next((c for c in inner if c.isalpha()), "a")
    if inner.count(" ") < 3:
        return inner[-1] in ".!?" and first.isupper()
    return first.isupper() or len(inner) > _WOVEN_LENGTH or bool(_SENTENCE_INSIDE.search(inner))


def _flow(text: str, start: int, end: int, quotations: list[Quotation]) -> list[Token]:
    """Tokens of the range with opaque quotations as one token and the marks of the others left out."""
    tokens: list[Token] = []
    at = start
    for quotation in quotations:
        span = quotation.span
        tokens.extend(tokenize(text, at, span.start))
        quotation.first = len(tokens)
        if quotation.opaque:
            tokens.append(Token(QUOTE_TEXT, QUOTE_TEXT, span.start, span.end, Kind.SIGN, False, False, True))
        else:
            inner = tokenize(text, span.inner_start, span.inner_end)
            for token in inner:
                token.quoted = True
            tokens.extend(inner)
        quotation.last = len(tokens)
        at = span.end
    tokens.extend(tokenize(text, at, end))
    return tokens


def _breaks_after(tokens: list[Token], i: int, text: str, words: Words) -> bool:
    """Whether the sentence ends after token i."""
    token = tokens[i]
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if following is None:
        return True
    if token.quoted and not is_quote(token):
        marked = any(c in _MARKS for c in text[token.end : following.start])
        return token.text in _STOP and marked and (is_quote(following) or following.capital)
    if is_quote(token):
        ended = text[token.end - 2] in ".!?…" or (token.end >= 3 and text[token.end - 3] in ".!?…")
        return ended and (following.capital or is_quote(following)) and following.kind is Kind.WORD
    if token.text not in _STOP:
        return False
    before = tokens[i - 1] if i else None
    if token.text == "." and i == 1 and before and before.kind is Kind.NUMBER and len(before.text) < 3:
        return False  # `1. X (P) : 41 %`
    if token.text == "." and before and (before.fold in words.abbreviations and before.end == token.start):
        return False
    if token.text == "." and before and before.text == "." and before.end == token.start and following.kind is Kind.WORD:
        return following.capital
    if following.text in _STOP or following.text in "),;:»":
        return False
    if token.text == "." and before is not None and is_quote(before) and following.kind is Kind.WORD:
        return following.capital
    return following.kind is not Kind.WORD or following.capital or is_quote(following) or token.text == "."


def _cut(tokens: list[Token], text: str, words: Words) -> list[tuple[int, int]]:
    ranges, first = [], 0
    for i in range(len(tokens)):
        long = i - first >= _LONG and (tokens[i].text in ",;:" or i - first >= _LONGEST)
        if long or _breaks_after(tokens, i, text, words):
            ranges.append((first, i + 1))
            first = i + 1
    return ranges


def split_sentences(
    text: str, segment: Segment, start: int, end: int, words: Words, first_index: int, *, begun: bool = False, runs_on: bool = False
) -> list[Sentence]:
    """The sentences of `text[start:end]`: those around quotations first in place, each quotation's own after its host.

    `begun`, `runs_on`: as in `find_quotes`.
    """
    quotations = [Quotation(span, _opaque(text, span)) for span in find_quotes(text, start, end, begun=begun, runs_on=runs_on)]
    tokens = _flow(text, start, end, quotations)
    sentences: list[Sentence] = []
    for first, last in _cut(tokens, text, words):
        sentence = Sentence(first_index + len(sentences), segment, tokens[first:last])
        sentences.append(sentence)
        for quotation in quotations:
            if first <= quotation.first < last:
                quotation.first, quotation.last = quotation.first - first, min(quotation.last, last) - first
                sentence.quotations.append(quotation)
        for quotation in sentence.quotations:
            if quotation.opaque:
                sentences.extend(_inner(text, segment, quotation, words, first_index + len(sentences)))
    return sentences


def _inner(text: str, segment: Segment, quotation: Quotation, words: Words, first_index: int) -> list[Sentence]:
    tokens = tokenize(text, quotation.span.inner_start, quotation.span.inner_end)
    for token in tokens:
        token.quoted = True
    plain = [Token(t.text, t.fold, t.start, t.end, t.kind, t.capital, t.upper) for t in tokens]
    return [
        Sentence(first_index + k, segment, tokens[first:last], inside=quotation) for k, (first, last) in enumerate(_cut(plain, text, words))
    ]
