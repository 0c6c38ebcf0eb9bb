"""Tables whose headings name who was voted for: taken for results where their figures say so, and only there."""

import pytest

from kg.errors import SourceError
from tests.results.reading import of_type, read, votes
from tests.results.tables_written import as_text

_PLACE = ["Code commune", "Commune", "Inscrits", "Votants", "Exprimés"]
_ROWS = [["01004", "Ambérieu-en-Bugey", "1000", "600", "575"], ["01024", "Attignat", "900", "500", "480"]]
_VOTES = [["300", "200", "75"], ["100", "180", "200"]]


def table(headings, figures=_VOTES, delimiter=";"):
    rows = [[*place, *told] for place, told in zip(_ROWS, figures, strict=True)]
    return as_text([[*_PLACE, *headings], *rows], delimiter, "utf-8")


@pytest.mark.parametrize(
    "headings",
    [
        ["Anne Duval", "Loïc LE GOFF", "BÛCHE Maïté"],
        ["Voix Anne Duval", "Voix Loïc LE GOFF", "voix_BÛCHE Maïté"],
        ["Anne Duval (PS)", "Loïc LE GOFF (RPR)", "BÛCHE Maïté (LO)"],
        ["Anne Duval - voix", "Loïc LE GOFF (voix)", "BÛCHE Maïté Voix"],
    ],
)
def test_candidates_in_the_heading_have_the_votes_below(headings):
    file = read(table(headings), "presidentielle-2002-t1.csv")
    facts = list(file)
    assert votes(facts) == {
        ("Ambérieu-en-Bugey", "anne duval"): 300, ("Ambérieu-en-Bugey", "loic le goff"): 200, ("Ambérieu-en-Bugey", "maite buche"): 75,
        ("Attignat", "anne duval"): 100, ("Attignat", "loic le goff"): 180, ("Attignat", "maite buche"): 200}  # fmt: skip
    assert {(f.person, f.constituency) for f in of_type(facts, "candidacy")} == {
        ("Anne Duval", "France"), ("Loïc Le Goff", "France"), ("Maïté Bûche", "France")}  # fmt: skip
    assert (len(facts), file.breaches, file.warnings) == (len(file), (), ())
    votes_cell, name_cell = of_type(facts, "result")[0].evidence
    assert (votes_cell.row, votes_cell.column, votes_cell.value) == (2, "F", "300")
    assert (name_cell.row, name_cell.column, name_cell.value) == (1, "F", "Anne Duval")
    assert {f.nuance for f in of_type(facts, "candidacy")} == ({"PS", "RPR", "LO"} if "(PS)" in headings[0] else {None})


def test_shares_beside_the_votes_are_those_of_their_candidate():
    headings = ["Voix DUVAL", "% DUVAL", "Voix LE GOFF", "% LE GOFF"]
    facts = list(read(table(headings, [["300", "52,17", "275", "47,83"], ["280", "58,33", "200", "41,67"]]), "presidentielle-2002-t2.csv"))
    assert [(f.person, f.votes, f.share) for f in of_type(facts, "result")][:2] == [("Duval", 300, 52.17), ("Le Goff", 275, 47.83)]


def test_parties_and_nuances_in_the_heading_are_nuances():
    facts = list(read(table(["COM", "SOC", "RPR"]), "legislatives-1997-t1.csv"))
    assert {(f.person, f.party, f.votes) for f in of_type(facts, "result") if f.constituency == "Attignat"} == {
        (None, "COM", 100), (None, "SOC", 180), (None, "RPR", 200)}  # fmt: skip


def test_answers_of_a_referendum_are_voted_for_in_one_round_of_the_whole_country():
    facts = list(read(table(["OUI", "NON"], [["300", "275"], ["280", "200"]]), "referendum-2005.csv"))
    assert {(f.list_name, f.round, f.votes) for f in of_type(facts, "result") if f.constituency == "Attignat"} == {
        ("Oui", None, 280), ("Non", None, 200)}  # fmt: skip
    assert {f.election for f in facts} == {"referendum-2005"}
    raw = as_text([[*_PLACE, "Réponse", "Voix", "% Voix/Exp"], [*_ROWS[0], "OUI", "300", "52,17", "NON", "275", "47,83"]])
    assert [(f.list_name, f.votes) for f in of_type(list(read(raw, "referendum-1992.csv")), "result")] == [("Oui", 300), ("Non", 275)]


def test_columns_that_do_not_add_up_to_the_votes_cast_are_nobodys_and_told():
    file = read(table(["Population", "Surface", "Altitude"], [["3000", "200", "75"], ["1000", "180", "200"]]), "presidentielle-2002-t1.csv")
    assert {f.type for f in file} == {"turnout"}
    assert [warning.partition(": column ")[2] for warning in file.warnings] == [
        f"{column} is not known and was not read" for column in ("F 'Population'", "G 'Surface'", "H 'Altitude'")]  # fmt: skip


def test_votes_of_one_column_that_do_not_add_up_are_loaded_and_told():
    file = read(table(["Voix DUVAL", "Voix LE GOFF"], [["300", "275"], ["280", "201"]]), "presidentielle-2002-t2.csv")
    assert len(of_type(list(file), "result")) == 4
    assert [b.kind.value for b in file.breaches] == ["votes"]


def test_a_count_with_letters_under_a_name_is_refused_with_its_cell():
    rows = [[f"{n:05}", f"Lieu {n}", *_ROWS[0][2:], *_VOTES[0]] for n in range(60)]
    raw = as_text([[*_PLACE, "Anne Duval", "Loïc LE GOFF", "BÛCHE Maïté"], *rows, [*_ROWS[1], "12O", "180", "200"]])
    with pytest.raises(SourceError, match=r"row 62, column F: a count that is no number \('12O'\)"):
        read(raw, "presidentielle-2002-t1.csv")
