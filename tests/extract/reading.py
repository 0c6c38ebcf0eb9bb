from typing import Any

from kg.extract import extract
from kg.extract.tokens import Token, tokenize
from kg.model import Document


def sentence(text: str) -> list[Token]:
    return tokenize(text, 0, len(text))


def words(tokens: list[Token], text: str, i: int, j: int) -> str:
    return text[tokens[i].start : tokens[j - 1].end]


def facts_of(text: str, day: str) -> list[Any]:
    """The facts of a text published on a day (`2020-03-16`)."""
    return list(extract(Document("text", text, published=day)))
