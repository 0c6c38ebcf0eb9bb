"""Where somebody stands whose place is at their own name: in a row, in a bracket, in a title."""

import pytest
from reading import facts_of

ROW = "Luc Garnier à Nevers (Nièvre), Anne Morel à Autun (Saône-et-Loire), Marc Vidal à Dole et Lise Perrot à Gien (Loiret)"
WHERE = {"Luc Garnier": "Nevers", "Anne Morel": "Autun", "Marc Vidal": "Dole", "Lise Perrot": "Gien"}


@pytest.mark.parametrize("verb", ["a investi", "a désigné", "présente"])
def test_each_name_of_a_row_stands_in_the_place_behind_it(verb: str) -> None:
    facts = facts_of(f"Municipales 2020. Le PS {verb} {ROW}.", "2019-10-29")
    assert {f.person: f.constituency for f in facts if f.type == "candidacy"} == WHERE


def test_each_name_of_a_row_is_supported() -> None:
    facts = facts_of(f"Municipales 2020. Le MoDem a également soutenu {ROW}.", "2019-10-29")
    assert {f.target for f in facts if f.type == "endorsement" and f.source == "MoDem"} == set(WHERE)


def test_one_name_with_a_place_is_no_row() -> None:
    facts = facts_of("Municipales 2020 : à Nevers, le PS a investi Luc Garnier, né à Autun.", "2019-10-29")
    assert {f.person: f.constituency for f in facts if f.type == "candidacy"} == {"Luc Garnier": "Nevers"}


def test_a_village_or_a_stronghold_is_where_one_stands() -> None:
    text = "Municipales : le ministre Luc Garnier a obtenu 61,3 % des suffrages au premier tour dans son village de Marcenay."
    assert [f.constituency for f in facts_of(text, "2020-03-16") if f.type == "result"] == ["Marcenay"]


def test_a_title_that_the_election_fills_tells_the_place_in_an_article_about_several() -> None:
    text = (
        "Municipales : quatre ministres candidats\n\nQuatre ministres étaient candidats aux municipales.\n\n"
        "Luc Garnier a été réélu au premier tour dans son fief d'Autun.\n\n"
        "Lise Perrot, ancienne maire de Gien, a également été reconduite au premier tour."
    )
    won = {f.person: f.constituency for f in facts_of(text, "2020-03-16") if f.type == "result"}
    assert won == {"Luc Garnier": "Autun", "Lise Perrot": "Gien"}


def test_between_two_rounds_who_is_told_elected_in_the_first_is_elected() -> None:
    text = "Municipales : les ministres candidats\n\nTrois ministres ont été élus au 1er tour, le 15 mars. Anne Morel a été réélue à Autun."
    assert [(f.person, f.round, f.outcome) for f in facts_of(text, "2020-06-19") if f.type == "result"] == [("Anne Morel", 1, "elected")]
    later = "Municipales : les ministres candidats\n\nAnne Morel est élue à Autun, assure son équipe avant le second tour."
    assert not [f for f in facts_of(later, "2020-06-19") if f.type == "result"]
