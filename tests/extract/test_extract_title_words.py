"""When two titles are one office."""

import pytest

from kg.extract.title_words import same_title


@pytest.mark.parametrize(
    ("one", "other"),
    [("cheffe du gouvernement", "Première ministre"), ("chef de l'État", "président de la République"), ("maire", "maire de Dole")],
)
def test_two_words_for_one_office_are_the_same_title(one, other):
    assert same_title(one, other)
    assert same_title(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("chef du parti", "Premier ministre"), ("maire", "maire adjoint"), ("ministre", "Premier ministre")]
)
def test_another_office_is_another_title(one, other):
    assert not same_title(one, other)
