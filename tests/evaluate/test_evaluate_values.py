"""Values compare as FORMAT rulings say: figures with rounding, parties by any label, titles and quotations by their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluate.values import same

AGREE = [
    ("share", 54.9, 54.91),
    ("share", 54.9, "54.9"),
    ("abstention", 66, 66.0),
    ("votes", 1234, 1234.0),
    ("party", "Les Républicains", "LR"),
    ("party", "FN", "Rassemblement national"),
    ("party", "Liste citoyenne", "liste citoyenne"),
    ("source", "PS", "Parti socialiste"),
    ("person", "Éric Œuvrard", "eric oeuvrard"),
    ("office", "secrétaire d'Etat à la Ville", "secrétaire d’État chargée de la Ville"),
    ("office", "députée", "député"),
    ("date", "2023-09", "2023-09-24"),
    ("quote", "Je ne reviendrai pas sur ma décision", "ne reviendrai pas sur ma décision"),
]
DIFFER = [
    ("share", 54.9, 54.92),
    ("share", 54.9, "beaucoup"),
    ("round", 1, 2),
    ("votes", "douze", 12),
    ("party", "LR", "RN"),
    ("source", "Jean Martin", "Jeanne Martin"),
    ("person", "Jean Martin", "Martin"),
    ("office", "maire", "sénatrice"),
    ("date", "2023-09-24", "2023-09"),
    ("quote", "Je ne reviendrai pas sur ma décision", "une tout autre phrase"),
]


@pytest.mark.parametrize(("slot", "right", "found"), AGREE)
def test_agrees(slot, right, found):
    assert same(slot, (right,), (found,))


@pytest.mark.parametrize(("slot", "right", "found"), DIFFER)
def test_differs(slot, right, found):
    assert not same(slot, (right,), (found,))


@given(st.sampled_from(AGREE), st.text())
def test_any_alternative_will_do(row, other):
    slot, right, found = row
    assert same(slot, (other, right), (found,))


@given(st.sampled_from(["person", "party", "office", "quote", "election"]), st.text(), st.text())
def test_agreement_on_words_is_symmetric(slot, one, other):
    assert same(slot, (one,), (other,)) == same(slot, (other,), (one,))
