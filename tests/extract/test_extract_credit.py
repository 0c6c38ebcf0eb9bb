"""Facts that papers and agencies told first keep their names, also where the headline says the fact itself."""

from kg.extract import extract
from kg.model import Document

TEXT = """La ministre Anne Morel a présenté sa démission

Publié le 4 octobre 2023

La ministre de la Ville Anne Morel a présenté sa démission au président, d'après une information du Matin, confirmée par l'AFP.

La ministre, qui devait se rendre à Lyon, a remis sa démission.
"""


def the_resignation():
    (found,) = [f.to_json() for f in extract(Document("example", TEXT)) if f.type == "resignation"]
    return found


def test_whose_information_it_is_and_who_confirms_it_are_its_sources():
    assert the_resignation()["attributed_to"] == ["Matin", "AFP"]


def test_the_fullest_name_of_the_office_stands_over_shorter_ones():
    assert the_resignation()["office"] == "ministre de la Ville"
