"""Each type of election in its own layout: pairs, lists, nuances, bureaux, small communes, candidates before the vote, pages, old files."""

import pytest

from kg.errors import SourceError
from kg.facts import Outcome
from kg.results import vocabulary
from tests.results.reading import of_type, read
from tests.results.tables_written import as_text, as_workbook

_TURNOUT = ["Inscrits", "Abstentions", "% Abs/Ins", "Votants", "% Vot/Ins", "Blancs", "Nuls", "Exprimés"]
_FIGURES = ["1000", "400", "40,00", "600", "60,00", "10", "15", "575"]


def table(heading, *rows):
    return as_text([heading, *rows])


def test_departementales_pairs_are_two_candidates_with_one_count():
    raw = table(
        ["Date de l'export", "Code du département", "Libellé du département", "Code du canton", "Libellé du canton", *_TURNOUT,
         "N°Panneau0", "Nuance0", "Binôme0", "Sièges0", "Voix0", "N°Panneau1", "Nuance1", "Binôme1", "Sièges1", "Voix1"],
        ["3/23/2015 15:49", "1", "AIN", "2", "Attignat", *_FIGURES,
         "1", "BC-UG", "Mme DUVAL Anne et M. LE GOFF Loïc", "Elus", "400", "2", "BC-FN", "M. ŒUVRARD Paul et Mme BÛCHE Maïté", " ", "175"],
    )  # fmt: skip
    file = read(raw, "cantons.csv")
    facts = list(file)
    assert {f.election for f in facts} == {"departementales-2015"}
    assert {(f.person, f.partner, f.constituency) for f in of_type(facts, "candidacy")} >= {
        ("Anne Duval", "Loïc Le Goff", "Ain-Attignat"), ("Loïc Le Goff", "Anne Duval", "Ain-Attignat")}  # fmt: skip
    assert {(f.person, f.votes, f.outcome) for f in of_type(facts, "result")} == {
        ("Anne Duval", 400, Outcome.ELECTED), ("Loïc Le Goff", 400, Outcome.ELECTED),
        ("Paul Œuvrard", 175, Outcome.DEFEATED), ("Maïté Bûche", 175, Outcome.DEFEATED)}  # fmt: skip
    assert [f.round for f in of_type(facts, "turnout")] == [1]
    assert file.document.published == "2015-03-23"
    assert file.breaches == ()


@pytest.mark.parametrize(
    ("name", "constituency", "whole"),
    [("europeennes-2019.txt", "Attignat", "France"), ("regionales-2021-t1.txt", "Attignat", "Auvergne-Rhône-Alpes")],
)
def test_lists_of_europeennes_and_regionales_by_commune(name, constituency, whole):
    raw = as_text([
        ["Code du département", "Libellé du département", "Code de la commune", "Libellé de la commune", *_TURNOUT,
         "N°Liste", "Libellé Abrégé Liste", "Libellé Etendu Liste", "Nom Tête de Liste", "Voix", "% Voix/Ins", "% Voix/Exp"],
        ["01", "Ain", "024", "Attignat", *_FIGURES, "1", "L'AIN", "L'Ain d'abord", "DUVAL Anne", "300", "30,00", "52,17",
         "2", "AILLEURS", "Ailleurs demain", "LE GOFF Loïc", "275", "27,50", "47,83"],
    ], ";", "cp1252")  # fmt: skip
    facts = list(read(raw, name))
    assert {(f.person, f.list_name, f.position, f.constituency) for f in of_type(facts, "candidacy")} == {
        ("Anne Duval", "L'Ain d'abord", 1, whole), ("Loïc Le Goff", "Ailleurs demain", 1, whole)}  # fmt: skip
    assert {(f.person, f.list_name, f.votes, f.constituency) for f in of_type(facts, "result")} == {
        ("Anne Duval", "L'Ain d'abord", 300, constituency), ("Loïc Le Goff", "Ailleurs demain", 275, constituency)}  # fmt: skip
    assert {f.round for f in facts if f.type != "candidacy"} == ({None} if name.startswith("euro") else {1})


def test_municipales_lists_with_their_seats_tab_separated():
    raw = as_text([
        ["Code du département", "Libellé du département", "Code de la commune", "Libellé de la commune", *_TURNOUT, "N.Pan.",
        "Code Nuance", "Sexe",
         "Nom", "Prénom", "Liste", "Sièges / Elu", "Sièges Secteur", "Sièges CC", "Voix", "% Voix/Ins", "% Voix/Exp"],
        ["01", "Ain", "024", "Attignat", *_FIGURES, "1", "LDVD", "F", "DUVAL", "Anne", "ATTIGNAT AVENIR", "20", "0", "3", "400",
        "40,00", "69,57",
         "2", "LDVG", "M", "LE GOFF", "Loïc", "VIVRE ICI", "3", "0", "0", "175", "17,50", "30,43"],
    ], "\t", "cp1252")  # fmt: skip
    facts = list(read(raw, "2020-05-18-resultats-communes-municipales-2020-t1.txt"))
    assert [(f.party, f.seats, f.chamber, f.constituency) for f in of_type(facts, "seats")] == [
        ("ATTIGNAT AVENIR", 20, "conseil municipal", "Attignat"), ("VIVRE ICI", 3, "conseil municipal", "Attignat")]  # fmt: skip
    assert [(f.person, f.list_name, f.votes) for f in of_type(facts, "result")] == [
        ("Anne Duval", "ATTIGNAT AVENIR", 400),
        ("Loïc Le Goff", "VIVRE ICI", 175),
    ]


def test_in_small_communes_electors_have_many_votes_and_several_are_elected():
    raw = as_text([
        ["Code du département", "Libellé du département", "Code de la commune", "Libellé de la commune", *_TURNOUT, "Sexe", "Nom",
        "Prénom", "Sièges / Elu",
         "Voix"],
        ["01", "Ain", "024", "Attignat", *_FIGURES, "F", "DUVAL", "Anne", "Oui", "500", "M", "LE GOFF", "Loïc", "Oui", "450", "F",
        "BÛCHE", "Maïté", "Non", "90"],
    ])  # fmt: skip
    file = read(raw, "municipales-2020-t1.csv")
    assert {f.person: f.outcome for f in of_type(file, "result")} == {
        "Anne Duval": Outcome.ELECTED, "Loïc Le Goff": Outcome.ELECTED, "Maïté Bûche": Outcome.DEFEATED}  # fmt: skip
    assert file.breaches == ()


def test_nuances_without_candidates_are_results_and_seats_of_parties():
    raw = as_workbook(
        [["Code du département", "Libellé du département", *_TURNOUT, "Code Nuance", "Voix", "% Voix/Exp", "Sièges", "Code Nuance",
        "Voix", "% Voix/Exp", "Sièges"],
         ["1", "Ain", *_FIGURES, "REM", "300", "52,17", "2", "LR", "275", "47,83", "0"]],
        ("Résultats par départements - Tour 2", ""), "Departements T2",
    )  # fmt: skip
    facts = list(read(raw, "legislatives-2017.xlsx"))
    assert [(f.person, f.party, f.votes, f.round, f.constituency) for f in of_type(facts, "result")] == [
        (None, "REM", 300, 2, "Ain"), (None, "LR", 275, 2, "Ain")]  # fmt: skip
    assert [(f.party, f.seats) for f in of_type(facts, "seats")] == [("REM", 2)]
    assert of_type(facts, "candidacy") == []


def test_a_bureau_keeps_its_number_and_the_contest_its_candidacies():
    heading = ["Code du département", "Libellé du département", "Code de la commune", "Libellé de la commune", "Code du b.vote", *_TURNOUT,
               "N°Panneau_1", "Sexe_1", "Nom_1", "Prénom_1", "Voix_1", "N°Panneau_2", "Sexe_2", "Nom_2", "Prénom_2", "Voix_2"]  # fmt: skip
    rows = [
        ["69", "Rhône", "001", "Affoux", b, *_FIGURES, "1", "F", "DUVAL", "Anne", "300", "2", "M", "LE GOFF", "Loïc", "275"]
        for b in ("0001", "0002")
    ]
    facts = list(read(table(heading, *rows), "2022-pres-t1.csv"))
    assert [f.constituency for f in of_type(facts, "turnout")] == ["Affoux-bureau 1", "Affoux-bureau 2"]
    assert {(f.person, f.constituency) for f in of_type(facts, "candidacy")} == {("Anne Duval", "France"), ("Loïc Le Goff", "France")}
    assert len(of_type(facts, "candidacy")) == 2


def test_candidates_before_the_vote_are_candidacies_alone():
    raw = table(
        ["Code circonscription", "Circonscription", "N° dépôt", "Libellé de la liste", "Code nuance de liste", "Tête de liste",
        "Ordre", "Sexe",
         "Nom sur le bulletin de vote", "Prénom sur le bulletin de vote"],
        ["01", "Ain", "1", "L'Ain au cœur", "LLR", "OUI", "1", "F", "DUVAL", "Anne"],
        ["01", "Ain", "1", "L'Ain au cœur", "LLR", "", "2", "M", "LE GOFF", "Loïc"],
    )  # fmt: skip
    facts = list(read(raw, "senatoriales-2026-candidatures.csv"))
    assert [(f.type, f.person, f.position, f.list_name, f.constituency) for f in facts] == [
        ("candidacy", "Anne Duval", 1, "L'Ain au cœur", "Ain"), ("candidacy", "Loïc Le Goff", 2, "L'Ain au cœur", "Ain")]  # fmt: skip


def test_old_files_of_bureaux_without_heading_hold_both_rounds_under_a_preamble():
    preamble = "------------------------------\n-- Législatives, résultats des bureaux\n------------------------------\n"
    rows = "1;01;004;Ambérieu;0001;600;500;480;1;DUVAL;Anne;EXG;280\n1;01;004;Ambérieu;0001;600;500;480;2;LE GOFF;Loïc;UMP;200\n"
    raw = (preamble + rows + rows.replace("1;01;", "2;01;")).encode("cp1252")
    facts = list(read(raw, "LG07_Bvot_T1T2.txt"))
    assert {f.election for f in facts} == {"legislatives-2007"}
    assert [(f.round, f.person, f.votes) for f in of_type(facts, "result")] == [
        (1, "Anne Duval", 280), (1, "Loïc Le Goff", 200), (2, "Anne Duval", 280), (2, "Loïc Le Goff", 200)]  # fmt: skip


_PAGE = """<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><meta name="author" content="Ministère de l'Intérieur">
<title>6ème circonscription (1406)</title></head><body><h2>Législatives 2024</h2><h4>6ème circonscription (1406)</h4>
<h4>Sièges à pourvoir : 1</h4>{rounds}</body></html>"""
_ROUND = """<table><caption>Résultats au {n} tour</caption><tr><th>Liste des candidats</th><th>Nuance</th><th>Voix</th><th>% Inscrits</th>
<th>% Exprimés</th><th>Elu(e)</th></tr>{lines}</table><table><caption>Mentions {n} tour</caption><tr><td></td><th>Nombre</th>
<th>% Inscrits</th></tr><tr><td>Inscrits</td><td>1&nbsp;000</td><td></td></tr><tr><td>Abstentions</td><td>400</td><td>40,00</td></tr><tr>
<td>Votants</td><td>600</td><td>60,00</td></tr><tr><td>Blancs</td><td>10</td></tr><tr><td>Nuls</td><td>15</td></tr><tr><td>Exprimés</td><td>575</td></tr></table>"""


def page_round(n, *lines):
    cells = "".join(f"<tr><td>{who}</td><td>DVD</td><td>{votes}</td><td></td><td></td><td>{fate}</td></tr>" for who, votes, fate in lines)
    return _ROUND.format(n=n, lines=cells)


def test_a_saved_page_of_both_rounds_tells_who_withdrew():
    first = page_round("1<sup>er</sup>", ("Mme Anne DUVAL", "250", "QUALIF T2"), ("M. Loïc LE GOFF", "200", "QUALIF T2"),
                       ("Mme Maïté BÛCHE", "100", "QUALIF T2"), ("M. Paul ŒUVRARD", "25", "NON"))  # fmt: skip
    second = page_round("2<sup>d</sup>", ("Mme Anne DUVAL", "300", "OUI"), ("M. Loïc LE GOFF", "275", "NON"))
    file = read(_PAGE.format(rounds=first + second).encode(), "page.html")
    found = {(f.person, f.round): f.outcome for f in of_type(file, "result")}
    assert found == {
        ("Anne Duval", 1): Outcome.QUALIFIED, ("Loïc Le Goff", 1): Outcome.QUALIFIED, ("Maïté Bûche", 1): Outcome.WITHDRAWN,
        ("Paul Œuvrard", 1): Outcome.ELIMINATED, ("Anne Duval", 2): Outcome.ELECTED, ("Loïc Le Goff", 2): Outcome.DEFEATED}  # fmt: skip
    assert {f.constituency for f in file} == {"Calvados-6"}
    assert [(f.registered, f.voters, f.cast, f.seats_to_fill) for f in of_type(file, "turnout")] == [(1000, 600, 575, 1)] * 2


def test_a_row_of_totals_is_no_contest_and_must_be_the_sum():
    heading = ["Code du département", "Libellé du département", *_TURNOUT, "Nom", "Prénom", "Voix", "Nom", "Prénom", "Voix"]
    rows = [[code, name, *_FIGURES, "DUVAL", "Anne", "300", "LE GOFF", "Loïc", "275"] for code, name in (("01", "Ain"), ("02", "Aisne"))]
    total = ["", "Total", "2000", "800", "40,00", "1200", "60,00", "20", "30", "1150", "DUVAL", "Anne", "600", "LE GOFF", "Loïc", "550"]
    assert read(table(heading, *rows, total), "presidentielle-2022-t2.csv").breaches == ()
    total[2] = "2001"
    (breach,) = (b for b in read(table(heading, *rows, total), "presidentielle-2022-t2.csv").breaches if b.kind == "total")
    assert "2000 registered together, the file's own total is 2001" in str(breach)
    counted = [f for f in read(table(heading, *rows, total), "presidentielle-2022-t2.csv") if f.type != "candidacy"]
    assert {f.constituency for f in counted} == {"Ain", "Aisne"}


@pytest.mark.parametrize(
    ("words", "kind"), [("Résultats provisoires", "provisional"), ("Résultats définitifs", "final"), ("Résultats", "results")]
)
def test_a_file_says_how_final_it_is(words, kind):
    raw = as_workbook([["Code du département", "Libellé du département", *_TURNOUT, "Nom", "Prénom", "Voix"], ["01", "Ain", *_FIGURES,
        "DUVAL", "Anne", "575"]],
                      (words, ""), "Tour 1")  # fmt: skip
    assert read(raw, "presidentielle-2022.xlsx").document.kind == kind


@pytest.mark.parametrize("caption", ["au {n} tour", ""])
def test_a_page_of_both_rounds_is_told_by_captions_or_by_the_headings_before_its_tables(caption):
    def part(n, title):
        table_ = (
            page_round(n, ("Mme Anne DUVAL", "575", ""))
            .replace(f"au {n} tour", caption.format(n=n))
            .replace(f"Mentions {n} tour", "Mentions")
        )
        return f"<h3>{title}</h3>{table_}"

    page = _PAGE.format(rounds=part("2<sup>nd</sup>", "Résultats tour 2") + part("1<sup>er</sup>", "Résultats tour 1"))
    assert [(f.type, f.round) for f in read(page.encode(), "page.html") if f.type != "candidacy"] == [
        ("turnout", 2), ("result", 2), ("turnout", 1), ("result", 1)]  # fmt: skip


def test_a_page_of_older_years_names_the_constituency_apart_from_its_departement():
    head = _PAGE.replace("<h4>6ème circonscription (1406)</h4>", "<h3>Calvados (14) - 6ème circonscription</h3>").replace(
        "6ème circonscription (1406)", "x (2017)"
    )
    page = head.replace("Législatives 2024", "Législatives 2017").format(rounds=page_round("1er", ("Mme Anne DUVAL", "575", "NON")))
    facts = list(read(page.encode(), "page.html"))
    assert {(f.election, f.constituency) for f in facts} == {("legislatives-2017", "Calvados-6")}


def test_a_commune_without_a_name_is_named_by_its_code():
    heading = ["id_election", "Code du département", "Code de la commune", "Code du b.vote", "Nom", "Prénom", "Voix"]
    raw = table(
        heading, ["2022_pres_t1", "69", "001", "0001", "DUVAL", "Anne", "10"], ["2022_pres_t1", "69", "001", "0001", "LE GOFF", "Loïc", "7"]
    )
    assert {(f.election, f.round, f.constituency, f.votes) for f in of_type(read(raw, "x.csv"), "result")} == {
        ("presidentielle-2022", 1, "Affoux-bureau 1", 10), ("presidentielle-2022", 1, "Affoux-bureau 1", 7)}  # fmt: skip


def test_pairs_and_lists_of_the_xml():
    def xml(type_, place, standing):
        head = f"<Election><Scrutin><Type>{type_}</Type><Annee>2021</Annee></Scrutin><Departement><CodDpt>01</CodDpt>{place}<Tours><Tour>"
        mentions = "<NumTour>1</NumTour><Mentions><Exprimes><Nombre>100</Nombre></Exprimes></Mentions>"
        return f"{head}{mentions}<Resultats>{standing}</Resultats></Tour></Tours></Departement></Election>".encode()

    def somebody(civility, last, first, more=""):
        return f"<Candidat><CivilitePsn>{civility}</CivilitePsn><NomPsn>{last}</NomPsn><PrenomPsn>{first}</PrenomPsn>{more}</Candidat>"

    members = somebody("Mme", "DUVAL", "Anne") + somebody("M.", "LE GOFF", "Loïc")
    pair = f"<Binomes><Binome><Candidats>{members}</Candidats><NbVoix>100</NbVoix></Binome></Binomes>"
    facts = list(read(xml("Départementales", "<LibCan>Attignat</LibCan>", pair), "x.xml"))
    assert {(f.person, f.votes, f.constituency) for f in of_type(facts, "result")} == {
        ("Anne Duval", 100, "Ain-Attignat"),
        ("Loïc Le Goff", 100, "Ain-Attignat"),
    }
    elected = somebody("Mme", "BÛCHE", "Maïté", "<Elu>OUI</Elu>")
    head = "<NomTeteListe>DUVAL</NomTeteListe><PrenomTeteListe>Anne</PrenomTeteListe><LibLisExt>L'Ain</LibLisExt>"
    one = f"<Listes><Liste>{head}<NbVoix>100</NbVoix><NbSieges>2</NbSieges><Candidats>{elected}</Candidats></Liste></Listes>"
    facts = list(read(xml("Régionales", "", one), "x.xml"))
    assert next((f.person, f.list_name, f.votes) for f in of_type(facts, "result")) == ("Anne Duval", "L'Ain", 100)
    assert [(f.party, f.seats) for f in of_type(facts, "seats")] == [("L'Ain", 2)]
    assert ("Maïté Bûche", "L'Ain") in {(f.person, f.list_name) for f in of_type(facts, "candidacy")}


_PERSONS = [("DUVAL", "Anne"), ("LE GOFF", "Loïc"), ("BÛCHE", "Maïté"), ("ŒUVRARD", "Paul"), ("PÉRÈS", "Gisèle"), ("ÇELIK", "Elif"),
    ("NOËL", "Jean"),
            ("DORÉ", "Léa"), ("ROY", "Ali")]  # fmt: skip
_NUANCES_2022 = ["DXG", "NUP", "ECO", "ENS", "LR", "REC", "RN", "DVD", "DSV"]


def constituencies(persons, elected=False, nuances=_NUANCES_2022, count=3):
    heading = ["Code du département", "Libellé du département", "Code de la circonscription", "Nom", "Prénom", "Nuance", "Voix", "Sièges"]
    lines = [[*_PERSONS[i], nuances[i % len(nuances)], "10", "Elu" if elected and i == 0 else ""] for i in range(persons)]
    return table(heading, *(["45", "Loiret", str(n), *(cell for line in lines for cell in line)] for n in range(1, count + 1)))


def test_more_candidates_than_can_go_on_by_law_stand_in_round_1():
    assert {f.round for f in of_type(read(constituencies(9), "legislatives-2022.csv"), "result")} == {1}


def test_somebody_elected_everywhere_is_round_2():
    assert {f.round for f in of_type(read(constituencies(2, elected=True), "legislatives-2022.csv"), "result")} == {2}


def test_two_candidates_everywhere_are_round_2_of_a_presidentielle():
    assert {f.round for f in of_type(read(constituencies(2, nuances=[""]), "presidentielle-2022.csv"), "result")} == {2}
    assert {f.round for f in of_type(read(constituencies(3, nuances=[""]), "presidentielle-2022.csv"), "result")} == {1}


def test_an_election_gathered_from_nuances_alone_is_noted():
    file = read(constituencies(9), "x.csv")
    assert {f.election for f in file} == {"legislatives-2022"}
    assert "gathered from its nuances" in file.warnings[0]


def test_nuances_of_lists_tell_no_election_whose_type_is_unknown():
    with pytest.raises(SourceError, match="--election"):
        read(constituencies(9, nuances=["LEXG", "LCOM", "LUG", "LVEC", "LDVG", "LDVC", "LLR", "LRN", "LREC"]), "x.csv")


def test_a_count_without_columns_of_places_is_that_of_the_country_where_its_name_says_so():
    raw = table(["Etat saisie", *_TURNOUT, "Sexe", "Nom", "Prénom", "Voix"], ["Complet", *_FIGURES, "F", "DUVAL", "Anne", "575"])
    name = "presidentielle-2022-resultats-par-niveau-fe-t1-france-entiere.txt"
    assert {f.constituency for f in read(raw, name)} == {"France"}
    with pytest.raises(SourceError, match="which place"):
        read(raw, "presidentielle-2022-t1.txt")


def test_senatoriales_by_lists_have_one_round_and_by_persons_two():
    heading = [
        "Code circonscription",
        "Circonscription",
        "Tour",
        "Inscrits",
        "Votants",
        "Exprimés",
        "Nom",
        "Prénom",
        "Liste",
        "Voix",
        "Sièges",
    ]
    lists = table(heading, ["01", "Ain", "1", "100", "90", "80", "DUVAL", "Anne", "L'Ain", "80", "3"])
    persons = table(heading, ["03", "Allier", "1", "100", "90", "80", "DUVAL", "Anne", "", "80", "Elu"])
    assert {f.round for f in of_type(read(lists, "senatoriales-2026.csv"), "result")} == {None}
    assert {f.round for f in of_type(read(persons, "senatoriales-2026.csv"), "result")} == {1}


def test_a_new_years_heading_is_an_entry_and_no_program(monkeypatch):
    raw = table(
        ["Code du département", "Suffrages recueillis par le candidat", "Nom", "Prénom", "Inscrits"], ["01", "12", "DUVAL", "Anne", "30"]
    )
    with pytest.raises(SourceError, match="no known layout"):
        read(raw, "presidentielle-2032-t1.csv")
    known = vocabulary._read

    def with_entry(name):
        loaded = known(name)
        if name == "columns.yaml":
            loaded["line"]["votes"].append("suffrages recueillis par le candidat")
        return loaded

    monkeypatch.setattr(vocabulary, "_read", with_entry)
    vocabulary.load.cache_clear()
    try:
        assert [(f.person, f.votes, f.election) for f in of_type(read(raw, "presidentielle-2032-t1.csv"), "result")] == [
            ("Anne Duval", 12, "presidentielle-2032")]  # fmt: skip
    finally:
        monkeypatch.undo()
        vocabulary.load.cache_clear()


def test_a_note_at_the_foot_of_a_page_says_that_its_counts_are_provisional():
    page = _PAGE.format(rounds=page_round("1er", ("Mme Anne DUVAL", "575", "NON")))
    assert read(page.encode(), "page.html").document.kind == "results"
    noted = page.replace("</body>", "<p>* Résultats provisoires - sous réserve d'éventuelles corrections</p></body>")
    assert read(noted.encode(), "page.html").document.kind == "provisional"


def test_three_columns_are_a_table_and_a_score_is_a_percentage_save_in_lists_of_those_elected():
    raw = table(["Commune", "Candidat", "Score"], ["Attignat", "Mme Anne DUVAL", "0,50"], ["Attignat", "M. Loïc LE GOFF", "99,50"])
    assert [f.share for f in of_type(read(raw, "municipales-2020-t1.csv"), "result")] == [0.5, 99.5]
    elected = as_workbook([["Dpt", "Nom_de_la_Circonscription", "Désignation", "Nuance", "Score"], ["1", "4ème circonscription",
        "Mme DUVAL Anne", "LR", "0.50"]],
                          ("Elus - Tour 1", ""), "Elus T1", numbers=False)  # fmt: skip
    assert [(f.share, f.outcome, f.constituency) for f in of_type(read(elected, "legislatives-2017.xlsx"), "result")] == [
        (50.0, Outcome.ELECTED, "Ain-4")]  # fmt: skip


def test_a_block_that_begins_with_a_column_nobody_knows_goes_on_with_its_whole_width():
    raw = as_text([
        ["Code du département", "Code de la circonscription", *_TURNOUT, "Repère interne", "Nom", "Prénom", "Voix"],
        ["01", "01", *_FIGURES, "a", "DUVAL", "Anne", "300", "b", "LE GOFF", "Loïc", "200", "c", "BÛCHE", "Maïté", "75"],
    ])  # fmt: skip
    facts = list(read(raw, "legislatives-2012-t1.csv"))
    assert [(f.person, f.votes) for f in of_type(facts, "result")] == [("Anne Duval", 300), ("Loïc Le Goff", 200), ("Maïté Bûche", 75)]


def test_lists_of_candidates_of_a_national_election_need_no_place():
    raw = as_text([
        ["Numéro de panneau", "Libellé de la liste", "Ordre", "Sexe", "Nom sur le bulletin de vote", "Prénom sur le bulletin de vote"],
        ["1", "L'Ain d'abord", "1", "F", "DUVAL", "Anne"], ["1", "L'Ain d'abord", "2", "M", "LE GOFF", "Loïc"],
    ])  # fmt: skip
    facts = list(read(raw, "candidatures-europeennes-2024.csv"))
    assert [(f.type, f.person, f.constituency, f.list_name, f.position) for f in facts] == [
        ("candidacy", "Anne Duval", "France", "L'Ain d'abord", 1), ("candidacy", "Loïc Le Goff", "France", "L'Ain d'abord", 2)]  # fmt: skip
    with pytest.raises(SourceError, match="which place it counts is not told"):
        read(raw, "candidatures-municipales-2020.csv")


def test_fractions_that_cells_show_as_percentages_are_percentages():
    heading = ["Région", "Inscrits", "Votants", "% Votants", "Exprimés", *["Liste", "Voix", "% Voix/Exp"] * 3]
    row = ["Bretagne", "2000", "1200", "0.6", "1000", "L'Ain d'abord", "700", "0.7", "Ailleurs", "295", "0.295", "Demain", "5", "0.5"]
    (turnout, *results) = list(read(as_workbook([heading, row], ()), "regionales-2015.xlsx"))
    assert turnout.turnout == 60.0
    assert [f.share for f in results] == [70.0, 29.5, 0.5]


@pytest.mark.parametrize(
    ("name", "published", "day"),
    [
        ("legislatives-2022-t1.csv", None, "2022-06-12"),
        ("legislatives-2022-t2.csv", None, "2022-06-19"),
        ("legislatives-2022-t2.csv", "2022-06-21", "2022-06-21"),
        ("legislatives-partielles-2023-t1.csv", None, None),
    ],
)
def test_a_file_is_published_on_the_day_of_its_last_round_where_nothing_else_says_so(name, published, day):
    raw = as_text([["Code du département", "Code de la circonscription", *_TURNOUT, "Nom", "Prénom", "Voix"],
                   ["01", "01", *_FIGURES, "DUVAL", "Anne", "300", "LE GOFF", "Loïc", "275"]])  # fmt: skip
    document = read(raw, name, published=published).document
    assert document.published == day
    assert document.published_from == ({None: None}.get(day, "option" if published else "calendar"))


def test_constituencies_of_paris_are_no_arrondissements_where_they_elect_nobody():
    raw = as_text([["Code du département", "Libellé du département", "Code de la circonscription", *_TURNOUT, "Nom", "Prénom", "Voix"],
                   ["75", "Paris", "02", *_FIGURES, "DUVAL", "Anne", "300", "LE GOFF", "Loïc", "275"]])  # fmt: skip
    assert {f.constituency for f in read(raw, "presidentielle-2017-t2.csv") if f.type == "result"} == {"75-02"}
    assert {f.constituency for f in read(raw, "legislatives-2017-t2.csv") if f.type == "result"} == {"Paris-2"}
