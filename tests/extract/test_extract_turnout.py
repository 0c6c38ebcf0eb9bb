"""Turnouts: of the election told, of others told beside it, of hours and of places."""

import pytest

from kg.extract import extract
from kg.model import Document

SLOTS = ("election", "constituency", "round", "time", "turnout", "abstention")


def turnouts(text, published):
    facts = [f.to_json() for f in extract(Document("example", text, published=published)) if f.type == "turnout"]
    return [tuple(f.get(slot) for slot in SLOTS) + ((f["modality"],) if f["modality"] != "asserted" else ()) for f in facts]


L17, L12, L07 = "legislatives-2017", "legislatives-2012", "legislatives-2007"
M20, M14 = "municipales-2020", "municipales-2014"
P22, P17 = "presidentielle-2022", "presidentielle-2017"

TABLE = [
    # a rate of its own words, after the second round of municipales in 2020
    ("Au second tour des municipales à Nevers, la participation s'établit à 41,2 %.", [(M20, "Nevers", 2, None, 41.2, None)]),
    ("Au second tour des municipales à Nevers, 38,5 % des inscrits ont voté.", [(M20, "Nevers", 2, None, 38.5, None)]),
    (
        "Au second tour des municipales à Nevers, seuls 38,5 % des 21 000 inscrits se sont déplacés, soit 61,5 % d'abstention.",
        [(M20, "Nevers", 2, None, 38.5, 61.5)],
    ),
    ("Au second tour des municipales à Nevers, 62 % des électeurs se sont abstenus.", [(M20, "Nevers", 2, None, None, 62.0)]),
    ("Le second tour des municipales à Nevers a été boudé par 61,4 % des inscrits.", [(M20, "Nevers", 2, None, None, 61.4)]),
    ("L'abstention atteint un record au second tour des municipales à Nevers, à 61,4 %.", [(M20, "Nevers", 2, None, None, 61.4)]),
    # beside another round or year
    (
        "Au second tour des municipales à Nevers, la participation est de 41,2 %, contre 38,4 % au premier tour "
        "et 55,1 % au second tour de 2014.",
        [(M20, "Nevers", 2, None, 41.2, None), (M20, "Nevers", 1, None, 38.4, None), (M14, "Nevers", 2, None, 55.1, None)],
    ),
    (
        "Au second tour des municipales à Nevers, l'abstention grimpe à 58,8 % (44,9 % en 2014).",
        [(M20, "Nevers", 2, None, None, 58.8), (M14, "Nevers", 2, None, None, 44.9)],
    ),
    (
        "Au second tour des municipales à Nevers, la participation s'élève à 41,2 %, contre 55,1 % il y a six ans.",
        [(M20, "Nevers", 2, None, 41.2, None), (M14, "Nevers", 2, None, 55.1, None)],
    ),
    (
        "Au second tour des municipales à Nevers, la participation est passée de 38 à 41 %.",
        [(M20, "Nevers", 1, None, 38.0, None), (M20, "Nevers", 2, None, 41.0, None)],
    ),
    (
        "Au second tour des municipales à Nevers, la participation a bondi de 38 à 41 % d'un tour à l'autre.",
        [(M20, "Nevers", 1, None, 38.0, None), (M20, "Nevers", 2, None, 41.0, None)],
    ),
    (
        "Au second tour des municipales, moins d'un électeur sur deux - 41,2 %, contre 62,1 % en 2014 - s'est déplacé à Nevers.",
        [(M20, "Nevers", 2, None, 41.2, None), (M14, "Nevers", 2, None, 62.1, None)],
    ),
    (
        "Au second tour des municipales à Nevers, la participation n'atteint pas les 40 % (38,9 %).",
        [(M20, "Nevers", 2, None, 38.9, None)],
    ),
    (
        "Au second tour des municipales à Nevers, l'abstention s'établit à 58,8 %, contre 22,2 % le 23 avril 2017 à la présidentielle.",
        [(M20, "Nevers", 2, None, None, 58.8), (P17, "Nevers", 1, None, None, 22.2)],
    ),
    # hours
    (
        "Au second tour des municipales à Nevers, la participation était de 15,3 % à midi et de 34,6 % à 17 heures.",
        [(M20, "Nevers", 2, "12:00", 15.3, None), (M20, "Nevers", 2, "17:00", 34.6, None)],
    ),
    (
        "Au second tour des municipales à Nevers, 34,6 % des électeurs avaient voté à 17h. Ils étaient 52,4 % à la même heure en 2014.",
        [(M20, "Nevers", 2, "17:00", 34.6, None), (M14, "Nevers", 2, "17:00", 52.4, None)],
    ),
    ("Au second tour des municipales à Nevers, la participation était de 41 % à 20 heures.", [(M20, "Nevers", 2, None, 41.0, None)]),
    # no turnout
    ("Au second tour des municipales à Nevers, il faut 12,5 % des inscrits pour se maintenir.", []),
    ("Au second tour des municipales à Nevers, Anne Garnier recueille 41 % des voix malgré l'abstention.", []),
    ("La participation recule de 12 points au second tour des municipales à Nevers.", []),
    ("Au second tour des municipales à Nevers, avec une participation de 40 %, il faudra 31 % des voix.", []),
    ("La participation dépassera-t-elle 40 % au second tour des municipales à Nevers ?", []),
    ("Au second tour des municipales à Nevers, l'abstention sera la clé et Anne Garnier totalise 45 %.", []),
    ("Le groupe détient une participation de 23 % au capital du journal de Nevers.", []),
    ("Au second tour des municipales à Nevers, 64 % des électeurs qui ont voté approuvent la maire.", []),
    # not firm
    ("Au second tour des municipales, la participation atteindrait 41 % à Nevers.", [(M20, "Nevers", 2, None, 41.0, None, "unconfirmed")]),
]


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[row[0][-60:] for row in TABLE])
def test_turnout_after_the_second_round(text, expected):
    assert turnouts(text, "2020-06-29") == expected


def test_a_list_of_places_keeps_the_hour_and_the_round_of_the_paragraph():
    text = (
        "Législatives : 40,7 % de participation à 17 heures\n\nPublié le 11 juin 2017 à 18h00\n\n"
        "C'est en Corrèze (52,3 %) et dans le Gers (51,2 %) que l'on vote le plus. "
        "Les reculs sont nets : 35,6 % en Savoie, contre 49,6 % en 2012."
    )
    assert turnouts(text, "2017-06-11T18:00") == [
        (L17, None, 1, "17:00", 40.7, None),
        (L17, "Corrèze", 1, "17:00", 52.3, None),
        (L17, "Gers", 1, "17:00", 51.2, None),
        (L17, "Savoie", 1, "17:00", 35.6, None),
        (L12, "Savoie", 1, "17:00", 49.6, None),
    ]


def test_a_score_beside_a_turnout_stays_a_score():
    text = "Présidentielle 2022 : au second tour à Nevers, la participation est de 66 %. Anne Garnier l'emporte avec 54 % des voix."
    assert turnouts(text, "2022-04-25") == [(P22, "Nevers", 2, None, 66.0, None)]


def test_every_turnout_shows_its_words():
    text = "Au second tour des municipales à Nevers, l'abstention grimpe à 58,8 % (44,9 % en 2014)."
    facts = [f for f in extract(Document("example", text, published="2020-06-29")) if f.type == "turnout"]
    assert [f.abstention for f in facts] == [58.8, 44.9]
    assert all(text[q.start : q.end] == q.quote for f in facts for q in f.evidence)
    assert ["58,8" in facts[0].evidence[0].quote, "44,9 % en 2014" in facts[1].evidence[0].quote] == [True, True]


def test_a_turnout_that_somebody_tells_is_reported():
    text = "Municipales 2020 à Nevers. « L'abstention a atteint 62 % au premier tour », a rappelé Anne Garnier, la maire sortante."
    facts = [f for f in extract(Document("example", text, published="2020-03-18")) if f.type == "turnout"]
    assert [(f.abstention, f.modality, f.attributed_to) for f in facts] == [(62.0, "reported", ("Anne Garnier",))]


def test_what_a_poll_expects_is_no_turnout():
    text = "Présidentielle : un sondage donne Anne Garnier en tête à 27 % des intentions de vote. La participation serait de 70 %."
    assert turnouts(text, "2022-04-05") == []


def test_differences_and_sentences_about_the_past_lend_their_year_to_nothing_else():
    text = (
        "Départementales : l'abstention bat tous les records en Seine-et-Marne\n\nPublié le 21 juin 2021 à 07h00\n\n"
        "Avec 71,3 % d'abstention, la Seine-et-Marne vote peu. En 2015, au premier tour, elle était de 54,7 %. "
        "À Meaux, 24,6 % des électeurs ont voté, soit 20 points de moins qu'il y a six ans."
    )
    d21, d15 = "departementales-2021", "departementales-2015"
    assert turnouts(text, "2021-06-21T07:00") == [
        (d21, "Seine-et-Marne", 1, None, None, 71.3),
        (d15, "Seine-et-Marne", 1, None, None, 54.7),
        (d21, "Meaux", 1, None, 24.6, None),
    ]
