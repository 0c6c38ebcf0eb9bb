"""Cells, names, places, clues and headings, each alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ResourceError
from kg.facts import Outcome
from kg.results import cells, names, vocabulary
from kg.results.cells import Flag, RawCell
from kg.results.clues import Clue, clue_in, clue_of_export, clue_of_nuances
from kg.results.outcomes import outcomes_of
from kg.results.places import place_of
from kg.results.records import Count
from kg.results.source import legacy_encoding
from kg.voting import system_of


@given(st.integers(0, 10**8), st.sampled_from(["", " ", "\u00a0", "\u202f", "\u2009"]), st.sampled_from(["", " ", "\u00a0"]))
def test_a_count_is_read_however_its_thousands_stand(n, space, around):
    assert cells.count(f"{around}{n:,}{around}".replace(",", space)) == n
    assert cells.count(f"{n:010}") == n


@given(st.floats(0, 100).map(lambda x: round(x, 2)), st.sampled_from([",", "."]), st.sampled_from(["", "%", " %", "\u00a0%"]))
def test_a_percentage_is_read_with_comma_point_and_sign(share, point, sign):
    assert cells.percent(f"{share:.2f}".replace(".", point) + sign) == share


@pytest.mark.parametrize("text", ["", " ", "-", "n.d.", "NC", "—"])
def test_a_cell_that_says_nothing_is_no_figure(text):
    assert cells.count(text) is None
    assert cells.percent(text) is None


@pytest.mark.parametrize(
    ("text", "flag"),
    [("OUI", Flag.ELECTED), ("élu", Flag.ELECTED), ("Elu", Flag.ELECTED), ("Elus", Flag.ELECTED), ("QUALIF T2", Flag.QUALIFIED),
     ("QUALIFIE(E) AU T2", Flag.QUALIFIED), ("NON", Flag.NOT), ("", None), (" ", None)],
)  # fmt: skip
def test_what_a_file_says_of_a_candidates_fate(text, flag):
    assert cells.flag(text) is flag


@pytest.mark.parametrize(
    ("written", "name"),
    [("LE PEN", "Le Pen"), ("DE LA VERPILLIÈRE", "de La Verpillière"), ("D'ORNANO", "d'Ornano"), ("DUPONT-AIGNAN", "Dupont-Aignan"),
     ("DU PONT DE L'ISLE", "du Pont de l'Isle"), ("L'HOSTIS", "L'Hostis"), ("VAN DER LEYEN", "Van der Leyen"), ("de Gaulle", "de Gaulle"),
     ("MAÎTRE", "Maître"), ("D’ORNANO", "d'Ornano")],
)  # fmt: skip
def test_surnames_in_capitals_are_written_as_people_write_them(written, name):
    assert names.surname(written) == name


@pytest.mark.parametrize(
    ("written", "name"),
    [("M. Joseph MARKIEL", "Joseph Markiel"), ("Mme BRESSON Christine", "Christine Bresson"), ("FÉDÈLE Alain", "Alain Fédèle"),
     ("M. DE LA TOUR Jean-Luc", "Jean-Luc de La Tour"), ("Mme Marie-Anne LE GOFF", "Marie-Anne Le Goff"), ("Anne Duval", "Anne Duval")],
)  # fmt: skip
def test_a_whole_name_is_told_apart_by_its_capitals(written, name):
    assert names.person(written) == name


def test_a_pair_is_two_persons():
    assert names.pair("Mme BRESSON Christine et M. ROBERT Patrice") == ("Christine Bresson", "Patrice Robert")
    assert names.pair("M. BOUCHON Gilbert et Mme ÉTIENNE Et-Tahra") == ("Gilbert Bouchon", "Et-Tahra Étienne")


def place(type_, **texts):
    count = Count(None, {role: RawCell(1, "A", text) for role, text in texts.items()}, [], "", "results", 1)
    found = place_of(count, system_of(type_, 2022).constituency)
    return found.name, found.contest


@pytest.mark.parametrize(
    ("type_", "texts", "expected"),
    [
        ("legislatives", {"departement_code": "1", "circonscription_code": "101"}, ("Ain-1", "Ain-1")),
        ("legislatives", {"departement_code": "1", "circonscription_code": "4"}, ("Ain-4", "Ain-4")),
        ("legislatives", {"circonscription_code": "4504"}, ("Loiret-4", "Loiret-4")),
        ("legislatives", {"circonscription_code": "45-04"}, ("Loiret-4", "Loiret-4")),
        ("legislatives", {"departement_name": "97", "circonscription_code": "97101"}, ("Guadeloupe-1", "Guadeloupe-1")),
        ("legislatives", {"departement_code": "ZN", "circonscription_code": "2"}, ("Nouvelle-Calédonie-2", "Nouvelle-Calédonie-2")),
        ("legislatives", {"departement_code": "988", "circonscription_code": "98802"}, ("Nouvelle-Calédonie-2", "Nouvelle-Calédonie-2")),
        ("legislatives", {"departement_code": "ZZ", "circonscription_code": "ZZ11"}, ("Français établis hors de France-11",) * 2),
        ("legislatives", {"circonscription_code": "099-03"}, ("Français établis hors de France-3",) * 2),
        ("legislatives", {"departement_code": "ZX", "circonscription_code": "ZX01"}, ("Saint-Martin/Saint-Barthélemy-1",) * 2),
        ("legislatives", {"departement_code": "Wallis et Futuna", "circonscription_name": "1ère circonscription"},
        ("Wallis-et-Futuna-1",) * 2),
        ("senatoriales", {"circonscription_code": "03", "circonscription_name": "Allier"}, ("Allier", "Allier")),
        ("senatoriales", {"circonscription_code": "986", "circonscription_name": "Wallis et Futuna"}, ("Wallis-et-Futuna",) * 2),
        ("presidentielle", {"departement_code": "2A"}, ("Corse-du-Sud", "France")),
        ("presidentielle", {"place_name": "France entière"}, ("France", "France")),
        ("presidentielle", {"place_name": "Métropole"}, ("France métropolitaine", "France")),
        ("regionales", {"departement_code": "1", "circonscription_code": "1"}, ("Ain-1", "Auvergne-Rhône-Alpes")),
        ("departementales", {"departement_code": "01", "canton_code": "06", "canton_name": "BOURG-EN-BRESSE-2"},
        ("Ain-Bourg-en-Bresse-2",) * 2),
        ("municipales", {"departement_code": "69", "commune_code": "383", "commune_name": "Lyon 3e Arrondissement"}, ("Lyon-3", "Lyon-3")),
        ("municipales", {"departement_code": "93", "commune_code": "066", "commune_name": "Saint-Denis"},
        ("Saint-Denis (Seine-Saint-Denis)",) * 2),
        ("legislatives", {"departement_code": "01", "circonscription_code": "01", "commune_code": "004",
        "commune_name": "Ambérieu-en-Bugey",
                          "bureau_code": "0002"}, ("Ambérieu-en-Bugey-bureau 2", "Ain-1")),
    ],
)  # fmt: skip
def test_codes_of_the_ministry_and_of_insee_give_the_same_places(type_, texts, expected):
    assert place(type_, **texts) == expected


def test_a_count_of_nowhere_is_refused():
    with pytest.raises(ValueError, match="place"):
        place("legislatives", registered="3")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Leg_2017_Resultats_T1_officiel", Clue("legislatives", 2017, 1)),
        ("lg2024-resultats-circonscriptions-une-ligne-par-candidat2", Clue("legislatives", 2024)),
        ("resultats-par-niveau-reg-t1-france-entiere", Clue(round=1)),
        ("resultats-par-niveau-cirlg-t2-france-entiere", Clue(round=2)),
        ("Reg_15_circo_T1", Clue("regionales", 2015, 1)),
        ("PR12_Bvot_T1T2", Clue("presidentielle", 2012)),
        ("2022_legi_t1", Clue("legislatives", 2022, 1)),
        ("legislatives-partielles-2023", Clue("legislatives", 2023, None, partial=True)),
    ],
)
def test_names_of_files_tell_type_year_and_round(text, expected):
    assert clue_in(text, short=True) == expected


def test_titles_tell_by_full_words_alone():
    assert clue_in("Résultats par circonscriptions législatives - Tour 1") == Clue(round=1)
    assert clue_in("Elections Législatives 2024") == Clue("legislatives", 2024)
    assert clue_in("Publication 2023 ou 2024") == Clue()


def test_the_day_of_an_export_gives_the_round_before_it_in_whichever_order_it_is_written():
    assert clue_of_export("3/23/2015 15:49", None) == Clue("departementales", 2015, 1)
    assert clue_of_export("31/03/2014 09:33:41", "municipales") == Clue("municipales", 2014, 2)
    assert clue_of_export("01/01/2013", None) == Clue()


def test_nuances_tell_the_year_where_one_grid_alone_holds_them():
    assert clue_of_nuances(frozenset(["DXG", "NUP", "ECO", "ENS", "LR", "DSV", "REC"])) == ("legislatives-2022",)
    assert clue_of_nuances(frozenset(["LR", "RN"])) == ()


@pytest.mark.parametrize("encoding", ["cp1252", "cp850"])
@pytest.mark.parametrize("text", ["Libellé;Prénom", "Étienne", "N°Panneau", "Noël;François", "ÎLE-DE-FRANCE;ÉLU", "Rhône", "Exprimés"])
def test_legacy_encodings_are_told_apart_by_a_single_word(encoding, text):
    raw = text.encode(encoding)
    assert raw.decode(legacy_encoding(raw)) == text


E, Q, N = Flag.ELECTED, Flag.QUALIFIED, Flag.NOT


@pytest.mark.parametrize(
    ("flags", "options", "expected"),
    [
        ([E, None], {"last_round": False, "seats": 1}, [Outcome.ELECTED, Outcome.DEFEATED]),
        ([Q, Q, N], {"last_round": False, "seats": 1}, [Outcome.QUALIFIED, Outcome.QUALIFIED, Outcome.ELIMINATED]),
        ([N, N], {"last_round": False, "seats": 1}, [None, None]),
        ([None, None], {"last_round": True, "seats": 1}, [None, None]),
        ([E, N, N], {"last_round": False, "seats": 2}, [Outcome.ELECTED, None, None]),
        ([E, Q, N], {"last_round": False, "seats": 2}, [Outcome.ELECTED, Outcome.QUALIFIED, Outcome.ELIMINATED]),
        ([N, N], {"last_round": True, "seats": 1}, [Outcome.DEFEATED, Outcome.DEFEATED]),
        ([Q, Q], {"last_round": False, "seats": 1, "keys": ["a", "b"], "second_round": {"a"}}, [Outcome.QUALIFIED, Outcome.WITHDRAWN]),
        ([Q, Q], {"last_round": False, "seats": 1, "keys": ["a", "b"], "second_round": None}, [Outcome.QUALIFIED, Outcome.QUALIFIED]),
    ],
)
def test_outcomes_are_what_the_file_says_of_all_of_them(flags, options, expected):
    assert outcomes_of(flags, **options) == expected


def test_a_heading_is_known_whatever_its_case_accents_and_number():
    role = vocabulary.load().role
    assert role("% VOIX/EXPRIMÉS 12") == role("% Voix/Exp") == role("RapportExprimes") == "share"
    assert role("Nom candidat 19") == role("NomPsn") == "surname"
    assert role("Code du département") == "departement_code"
    assert role("Inscrits 2") is None
    assert role("Astrologie") is None


def test_a_heading_that_means_two_things_is_refused(monkeypatch):
    read = vocabulary._read
    broken = {"columns.yaml": lambda loaded: loaded["count"]["registered"].append("voix")}
    vocabulary.load.cache_clear()
    monkeypatch.setattr(vocabulary, "_read", lambda name: _changed(read(name), broken.get(name)))
    with pytest.raises(ResourceError, match="'voix'"):
        vocabulary.load()
    vocabulary.load.cache_clear()


def test_a_layout_that_needs_a_column_there_is_not_is_refused(monkeypatch):
    read = vocabulary._read
    broken = {"headless.yaml": lambda loaded: loaded["layouts"][0]["columns"].append("astrology")}
    vocabulary.load.cache_clear()
    monkeypatch.setattr(vocabulary, "_read", lambda name: _changed(read(name), broken.get(name)))
    with pytest.raises(ResourceError, match="astrology"):
        vocabulary.load()
    vocabulary.load.cache_clear()


def _changed(loaded, change):
    if change is not None:
        change(loaded)
    return loaded
