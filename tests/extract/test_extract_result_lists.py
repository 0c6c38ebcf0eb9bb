"""Lists and tables of results, as pages give them: by commune or constituency, by round, with marks, numbers and columns."""

from kg.extract import extract
from kg.model import Document

SLOTS = ("person", "constituency", "round", "rank", "votes", "share", "outcome")


def facts(type, *lines, published):
    return [f for f in extract(Document("list", "\n".join(lines), published=published)) if f.type == type]


def results(*lines, published):
    return [tuple(getattr(f, slot) for slot in SLOTS) for f in facts("result", *lines, published=published)]


def test_places_stand_over_their_lines_and_marks_tell_who_won():
    found = results(
        "Municipales 2020 : les résultats du premier tour dans la Nièvre",
        "",
        "Publié le 16 mars 2020 à 00h10",
        "",
        "Retrouvez les résultats commune par commune.",
        "",
        "Nevers",
        "Denis Garnier (DVD) : 48,2 %",
        "Anne Morel (PS) : 31,45 % (3 214 voix)",
        "",
        "Decize",
        "- Paul Girard (LR) 54,3 % ELU",
        "- Julie Masson (DVG) 45,7 %",
        "",
        "Cosne-Cours-sur-Loire : Michel Roche (DVG) 51,2 % élu ; Sophie Noël (LR) 48,8 %",
        published="2020-03-16T00:10",
    )
    assert found == [
        ("Denis Garnier", "Nevers", 1, None, None, 48.2, None),
        ("Anne Morel", "Nevers", 1, None, 3214, 31.45, None),
        ("Paul Girard", "Decize", 1, None, None, 54.3, "elected"),
        ("Julie Masson", "Decize", 1, None, None, 45.7, None),
        ("Michel Roche", "Cosne-Cours-sur-Loire", 1, None, None, 51.2, "elected"),
        ("Sophie Noël", "Cosne-Cours-sur-Loire", 1, None, None, 48.8, None),
    ]


def test_rounds_stand_over_their_lines_and_keep_the_constituency():
    found = results(
        "Législatives 2022 dans la Nièvre : les résultats du second tour",
        "",
        "Publié le 20 juin 2022 à 09h12",
        "",
        "1re circonscription",
        "T1 : Denis Garnier (Ensemble) 28,3 % ; Anne Morel (Nupes) 27,1 %",
        "T2 : Denis Garnier (Ensemble) 52,4 %, ELU ; Anne Morel (Nupes) 47,6 %",
        "",
        "2e circonscription",
        "Tour 1",
        "Julie Masson (RN) 31,2 %",
        "Tour 2",
        "Julie Masson (RN) 50,8 % ÉLUE",
        published="2022-06-20T09:12",
    )
    assert [(name, place, round_, share) for name, place, round_, _, _, share, _ in found] == [
        ("Denis Garnier", "Nièvre-1", 1, 28.3),
        ("Anne Morel", "Nièvre-1", 1, 27.1),
        ("Denis Garnier", "Nièvre-1", 2, 52.4),
        ("Anne Morel", "Nièvre-1", 2, 47.6),
        ("Julie Masson", "Nièvre-2", 1, 31.2),
        ("Julie Masson", "Nièvre-2", 2, 50.8),
    ]
    assert {(f[0], f[2]) for f in found if f[-1] == "elected"} == {("Denis Garnier", 2), ("Julie Masson", 2)}


def test_those_behind_a_party_under_the_elected_are_elected_and_of_that_party():
    lines = (
        "Européennes 2019 : qui représentera la France",
        "",
        "Publié le 27 mai 2019 à 10h00",
        "",
        "Les urnes ont parlé dimanche.",
        "",
        "LES ÉLUS",
        "RN : Denis Garnier, Anne Morel*",
        "PS : Zoé Lambert",
        "",
        "LES RÉSULTATS",
        "RN : 23,3 % (22 sièges)",
    )
    found = facts("result", *lines, published="2019-05-27T10:00")
    assert {f.person for f in found if f.outcome == "elected"} == {"Denis Garnier", "Anne Morel", "Zoé Lambert"}
    tied = {(f.person, f.party) for f in facts("affiliation", *lines, published="2019-05-27T10:00")}
    assert tied == {
        ("Denis Garnier", "Rassemblement national"),
        ("Anne Morel", "Rassemblement national"),
        ("Zoé Lambert", "Parti socialiste"),
    }


def test_an_article_about_the_new_senators_names_those_elected_by_departement():
    found = results(
        "Sénatoriales 2017 : les nouveaux sénateurs, département par département",
        "",
        "Publié le 24 septembre 2017 à 23h15",
        "",
        "• Cher (2 sièges)",
        "Deux femmes : Julie Masson (UDI) et Zoé Lambert (LR).",
        published="2017-09-24T23:15",
    )
    assert [(f[0], f[1], f[-1]) for f in found] == [("Julie Masson", "Cher", "elected"), ("Zoé Lambert", "Cher", "elected")]


def test_a_list_of_candidates_elects_nobody():
    found = results(
        "Sénatoriales 2017 : les candidats dans le Cher",
        "",
        "Publié le 14 septembre 2017 à 23h15",
        "",
        "Liste des candidats",
        "LR : Zoé Lambert, Luc Perrin",
        published="2017-09-14T23:15",
    )
    assert found == []


def test_numbers_in_front_are_ranks_and_columns_are_votes():
    found = results(
        "Présidentielle 2022 : les résultats du premier tour",
        "",
        "Publié le 10 avril 2022 à 23h10",
        "",
        "1. Denis Garnier (LREM) : 28,1 %",
        "2. Anne Morel (LFI) : 24,5 %",
        "",
        "Candidat	% des voix	Voix",
        "Paul GIRARD	5,32 %	8 214",
        published="2022-04-10T23:10",
    )
    assert [(f[0], f[3], f[4], f[5]) for f in found] == [
        ("Denis Garnier", 1, None, 28.1),
        ("Anne Morel", 2, None, 24.5),
        ("Paul Girard", None, 8214, 5.32),
    ]


def test_a_pair_of_candidates_shares_its_mark():
    found = results(
        "Départementales 2021 : tous les résultats du second tour dans la Nièvre",
        "",
        "Publié le 27 juin 2021 à 22h10",
        "",
        "Voici les résultats, canton par canton.",
        "",
        "Canton de Decize",
        "Anne Morel et Luc Garnier (DVD), 54,2 % ELUS",
        "Zoé Lambert et Paul Girard (PS), 45,8 %",
        published="2021-06-27T22:10",
    )
    assert [(f[0], f[1], f[5], f[6]) for f in found] == [
        ("Anne Morel", "Nièvre-Decize", 54.2, "elected"),
        ("Luc Garnier", "Nièvre-Decize", 54.2, "elected"),
        ("Zoé Lambert", "Nièvre-Decize", 45.8, None),
        ("Paul Girard", "Nièvre-Decize", 45.8, None),
    ]
