"""What is left by whom, where the sentence of the resignation itself does not say it."""

from kg.extract import extract
from kg.model import Document


def resignation(text, published=None):
    (found,) = [f.to_json() for f in extract(Document("example", text, published=published)) if f.type == "resignation"]
    return found


def test_an_office_of_the_past_is_not_what_somebody_offers_to_leave():
    fact = resignation("Anne Morel a remis sa démission au préfet, qui l'a refusée. L'ancienne maire de Dole, Anne Morel, se tait.")
    assert "office" not in fact


def test_an_office_of_the_past_is_what_somebody_has_left():
    fact = resignation("Anne Morel a démissionné en mars. L'ancienne maire de Dole, Anne Morel, se tait.")
    assert fact["office"] == "maire"


def test_who_hears_of_a_resignation_is_not_what_is_left():
    fact = resignation("Le maire de Dole, Luc Garnier, a fait part de sa démission au conseil municipal.")
    assert fact["office"] == "maire"
