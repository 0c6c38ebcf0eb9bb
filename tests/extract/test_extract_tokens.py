"""Where words are cut."""

import pytest

from tests.extract.reading import sentence


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Il n'avait pas", ["Il", "n'", "avait", "pas"]),
        ("il n'est plus", ["il", "n'", "est", "plus"]),
        ("il m'annonce", ["il", "m'", "annonce"]),
        ("M'Bala et N'Golo", ["M'Bala", "et", "N'Golo"]),
        ("O'Brien", ["O'Brien"]),
    ],
)
def test_negation_stands_apart_and_names_stay_whole(text, words):
    assert [token.text for token in sentence(text)] == words
