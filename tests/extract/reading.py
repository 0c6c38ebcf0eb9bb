from kg.extract.tokens import Token, tokenize


def sentence(text: str) -> list[Token]:
    return tokenize(text, 0, len(text))


def words(tokens: list[Token], text: str, i: int, j: int) -> str:
    return text[tokens[i].start : tokens[j - 1].end]
