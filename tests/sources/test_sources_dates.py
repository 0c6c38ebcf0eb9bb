from datetime import datetime
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.sources.dates import published_in, says_date
from kg.sources.text import normal_date

MONTHS = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"]


@pytest.mark.parametrize(
    ("place", "date"),
    [
        ("NEVERS (Nièvre), 8 fév 2015", "2015-02-08"),
        ("PARIS, 29 sept 2014 06:40", "2014-09-29T06:40"),
        ("PARIS, 3 mai 2019 (AFP)", "2019-05-03"),
    ],
)
def test_agency_copy_opens_with_place_and_day(place, date):
    assert published_in(f"Un titre\n\n{place} - {'La maire sortante a perdu son siège de quelques voix. ' * 4}\n") == date


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Publié le 3 octobre 2023 à 10h", "2023-10-03T10:00"),
        ("Publié le 1er mars 2021", "2021-03-01"),
        (normalize("NFD", "Publié le 3 février 2021, 20 h 15"), "2021-02-03T20:15"),
        ("publiée le 06/07/2024", "2024-07-06"),
        ("Site avec Agence, publié le dimanche 02 février 2020 à 14h50", "2020-02-02T14:50"),
        ("Par la rédaction, le 28/06/2021 à 08h00", "2021-06-28T08:00"),
        ("le 06/07/2024", "2024-07-06"),
        ("30/11/2021 à 13:20 - Temps de lecture : 2 min", "2021-11-30T13:20"),
        ("Vendredi 24 février 2017", "2017-02-24"),
        ("Par notre correspondante à Nevers | 13 mai 2019 | 17:45", "2019-05-13T17:45"),
        ("Le Petit Journal du Cher, 10 juillet 2024", "2024-07-10"),
        ("Mis à jour le 18.06.2012 à 00h41", "2012-06-18T00:41"),
        ("Publié le 20/06/22 à 10h17", "2022-06-20T10:17"),
        ("Publié le 31 juin 2022", None),
        ("Le fil de la journée du lundi 21 juin 2021 (fini)", "2021-06-21"),
        ("Second tour, 28 juin 2020 (abstention : 51,8 %)", None),
        ("Le 12 mai", None),
        ("La candidate à Nevers, le 26 janvier 2020.", None),
        ("La candidate, le 26 janvier 2020, à Nevers", None),
        ("La candidate et le préfet à Nevers, le 26 janvier 2020", None),
        ("Jeanne Martin, le lundi 27 mai 2019 à 15h04", "2019-05-27T15:04"),
        ("Publié le", None),
    ],
)
def test_date_lines_under_a_title(line, date):
    assert published_in(f"Un titre sans date\n\n{line}\n\nUn texte.") == date


@given(st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)))
def test_every_day_written_in_words_or_figures_is_read_back(moment):
    words = f"{moment.day} {MONTHS[moment.month - 1]} {moment.year} à {moment.hour}h{moment.minute:02}"
    figures = f"{moment:%d/%m/%Y à %H:%M}"
    expected = moment.isoformat(timespec="minutes")[:16]
    assert published_in(f"Publié le {words}") == expected == published_in(f"Publié le {figures}")


def test_date_of_publication_comes_before_that_of_an_update():
    assert published_in("Mis à jour le 2 mai 2022\nPublié le 1er mai 2022") == "2022-05-01"


def test_a_long_paragraph_is_no_date_line():
    assert not says_date("Publié le 3 mai 2022, " + "ce texte continue " * 20)


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2022-09-28T08:40:00.000Z", "2022-09-28T08:40+00:00"),
        ("2023-09-24T20:05:00+11:00", "2023-09-24T20:05+11:00"),
        ("2023-09", "2023-09"),
        ("2023", "2023"),
        ("2023-13", None),
        ("28/09/2022", None),
    ],
)
def test_declared_dates_keep_their_precision_and_zone(value, date):
    assert normal_date(value) == date
