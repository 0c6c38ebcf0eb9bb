"""Names of persons as the press writes them, and who is who among them."""

import pytest

from kg.extract.text import read_text
from kg.model import Document


def persons(text):
    """Names of the persons of a text, in order, each once."""
    read = read_text(Document("example", text))
    return [e.name for e in read.analysis.entities.order]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jean Petit et Claire Blanc ont voté. M. Petit attend.", ["Jean Petit", "Claire Blanc"]),
        ("Elle devance sa rivale Magali Janvier (25,99 %). Mme Janvier partira.", ["Magali Janvier"]),
        ("Le sortant Paul Grand, qui conduit la liste, est élu.", ["Paul Grand"]),
        ("Pierre Martin, Olivier Juin et Marc PETIT sont élus.", ["Pierre Martin", "Olivier Juin", "Marc Petit"]),
        ("Jean Petit est élu. Un Petit groupe attend. Petit à petit, la salle se vide.", ["Jean Petit"]),
        ("Anne Morel est élue. Un grand soir, le 3 juin.", ["Anne Morel"]),
    ],
)
def test_a_word_right_behind_a_first_name_is_a_surname(text, names):
    assert persons(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Marine LE GALL est battue. Mme LE GALL parle.", ["Marine Le Gall"]),
        ("François DE RIEUX et Luc D'ARTHEZ", ["François de Rieux", "Luc D'Arthez"]),
        ("Anne LA ROCHE a voté.", ["Anne La Roche"]),
    ],
)
def test_particles_in_capitals_are_taken_down_with_the_name(text, names):
    assert persons(text) == names


def test_a_name_misspelt_by_one_letter_is_the_same_person():
    assert persons("Olivier Gaillac est élu. Oliver Gaillac attend.") == ["Olivier Gaillac"]
    assert persons("Florian Ducoureau est élu. On attend Florian Ducourreau.") == ["Florian Ducoureau"]


@pytest.mark.parametrize(
    "text", ["Jean Morin et Jeanne Morin sont élus.", "Paul Morin et Pauline Morin sont élus.", "Luc Durand et Luc Durant sont élus."]
)
def test_two_names_that_are_much_alike_are_two_persons(text):
    assert len(persons(text)) == 2


def test_a_title_in_the_other_gender_is_of_whom_the_noun_before_means():
    read = read_text(
        Document("example", "L'ancien bras droit d'Anne Morel, président de la Ligue, a parlé. La ministre Anne Morel a souri.")
    )
    anne = next(e for e in read.analysis.entities.order if e.name == "Anne Morel")
    assert [role.title for _, _, role in read.titles_of(anne)] == ["ministre"]
