"""Dates, hours and spans, read with the day of publication and the tense of the verb."""

import pytest

from kg.extract.figures import Counts, find_figures
from kg.extract.times import find_times, resolve
from kg.lang.words import load
from tests.extract.reading import sentence, words

#: A Tuesday.
PUBLISHED = "2023-09-26"


def times(text):
    tokens = sentence(text)
    numbers = {k for f in find_figures(tokens) if f.counts is not Counts.BARE for k in range(f.i, f.j)}
    return tokens, find_times(tokens, load(), numbers)


PAST = {
    "Elle a été élue dimanche.": [("dimanche", "2023-09-24")],
    "Elle a été élue dimanche dernier.": [("dimanche dernier", "2023-09-24")],
    "Elle a été élue mardi.": [("mardi", "2023-09-26")],
    "Elle a été élue mardi dernier.": [("mardi dernier", "2023-09-19")],
    "Elle a été élue dimanche 24 septembre.": [("dimanche 24 septembre", "2023-09-24")],
    "Elle a été élue le dimanche 17 septembre 2017.": [("dimanche 17 septembre 2017", "2017-09-17")],
    "Il a été battu le 1er octobre.": [("1er octobre", "2022-10-01")],
    "Il a été battu le 3 sept. 2020.": [("3 sept. 2020", "2020-09-03")],
    "Il a été élu en juin dernier.": [("juin dernier", "2023-06")],
    "Il a été élu en novembre.": [("novembre", "2022-11")],
    "Il a été élu en juin 2022.": [("juin 2022", "2022-06")],
    "Il siège depuis 2017.": [("2017", "2017")],
    "Il a été élu il y a cinq ans.": [("il y a cinq ans", "2018")],
    "Il a été élu il y a trois mois.": [("il y a trois mois", "2023-06")],
    "Il a démissionné hier.": [("hier", "2023-09-25")],
    "Il avait été battu cinq ans plus tôt.": [("cinq ans plus tôt", None)],
    "Il est maire depuis vingt-deux ans.": [],
    "Il a 54 ans.": [],
    "Il a recueilli 2 017 voix.": [],
    "Marie Mars est élue.": [],
}
FUTURE = {
    "Elle votera dimanche.": [("dimanche", "2023-10-01")],
    "Le second tour aura lieu dimanche prochain.": [("dimanche prochain", "2023-10-01")],
    "Le second tour aura lieu le 1er octobre.": [("1er octobre", "2023-10-01")],
    "Elle votera en mars.": [("mars", "2024-03")],
    "Elle partira demain.": [("demain", "2023-09-27")],
}
HOURS = {
    "À midi, 19 % avaient voté.": ["12:00"],
    "À 17 heures, 45 % avaient voté.": ["17:00"],
    "À 17 heures 30, il attend.": ["17:30"],
    "À 17h, il attend, puis à 20h15 et à 20:30.": ["17:00", "20:15", "20:30"],
    "À 12H00, la participation baisse.": ["12:00"],
    "À la mi-journée, la participation baisse.": ["12:00"],
    "Il a parlé pendant 2 heures.": [],
}


@pytest.mark.parametrize("text", PAST, ids=lambda text: text[:50])
def test_time_told_of_the_past(text):
    tokens, found = times(text)
    assert [(words(tokens, text, w.i, w.j), resolve(w, PUBLISHED)) for w in found] == PAST[text]


@pytest.mark.parametrize("text", FUTURE, ids=lambda text: text[:50])
def test_time_told_of_the_future(text):
    tokens, found = times(text)
    assert [(words(tokens, text, w.i, w.j), resolve(w, PUBLISHED, future=True)) for w in found] == FUTURE[text]


@pytest.mark.parametrize("text", HOURS, ids=lambda text: text[:50])
def test_hours(text):
    assert [w.hour for w in times(text)[1]] == HOURS[text]


def test_nothing_but_years_and_full_dates_is_known_without_a_day_of_publication():
    _, found = times("Élu en 2014, le 3 mai 2020, dimanche, en juin dernier et il y a deux ans.")
    assert [resolve(w, None) for w in found] == ["2014", "2020-05-03", None, None, None]
