import pytest

from kg.agreement import Figure, figures_agree


@pytest.mark.parametrize(
    ("left", "right"), [(54.9, 54.91), (54.9, 54.89), (55, 54.91), (54.9, 54.96), (12.5, 12.5), (56, 56.36), (42.55, 42.54)]
)
def test_percentages_agree_within_the_rounding_of_the_coarser(left, right):
    assert figures_agree(Figure.of(left), Figure.of(right))
    assert figures_agree(Figure.of(right), Figure.of(left))


@pytest.mark.parametrize(
    ("left", "right"), [(54.9, 54.81), (54.91, 54.93), (54.8, 54.9), (56.36, 56.63), (55, 56.01), (28.86, 26.86), (55, 55.9)]
)
def test_percentages_further_apart_than_rounding_disagree(left, right):
    assert not figures_agree(Figure.of(left), Figure.of(right))


def test_about_55_agrees_with_what_rounds_near_it():
    about = Figure(55, 0, about=True)
    assert figures_agree(about, Figure.of(54.9))
    assert figures_agree(about, Figure.of(54.21))
    assert not figures_agree(about, Figure.of(53.2))


def test_counts_are_not_rounded_unless_a_word_says_so():
    assert not figures_agree(Figure.of(246), Figure.of(247), counted=True)
    assert figures_agree(Figure(10_000, about=True), Figure.of(9_876), counted=True)
