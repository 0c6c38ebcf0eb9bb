"""Titles dealt out to several names, parties told by their camp, and scores of another election than the article's."""

from reading import facts_of


def test_respectively_gives_each_name_its_own_title() -> None:
    facts = facts_of(
        "Luc Garnier et Marc Vidal, respectivement député LR et sénateur UDI, ont voté contre. Marc Vidal est là.",
        "2019-04-01",
    )
    assert {(f.person, f.office) for f in facts if f.type == "office"} == {("Luc Garnier", "député"), ("Marc Vidal", "sénateur")}
    assert {(f.person, f.party) for f in facts if f.type == "affiliation"} == {("Luc Garnier", "Les Républicains"), ("Marc Vidal", "UDI")}


def test_respectively_with_more_names_than_titles_gives_nobody_any() -> None:
    facts = facts_of("Luc Garnier, Marc Vidal et Anne Morel, respectivement député LR et sénateur UDI, ont voté.", "2019-04-01")
    assert not [f for f in facts if f.type == "office"]


def test_a_name_that_no_grammar_writes_so_is_a_party() -> None:
    facts = facts_of("Européennes. En Marche est arrivé en tête avec 29 % des voix.", "2019-06-10")
    assert [(f.party, f.share) for f in facts if f.type == "result"] == [("En marche", 29.0)]


def test_scores_in_an_article_about_an_election_to_come_are_of_the_one_named_before() -> None:
    text = (
        "Municipales à Nevers\n\nLe PS peut espérer faire tomber LR en mars, au vu de ses résultats aux européennes. Le PS est "
        "arrivé premier avec 29 % des voix, le RN à 18 %."
    )
    found = {(f.party, f.election, f.share) for f in facts_of(text, "2019-09-10") if f.type == "result"}
    assert found == {("Parti socialiste", "europeennes-2019", 29.0), ("Rassemblement national", "europeennes-2019", 18.0)}


def test_the_score_in_a_bracket_is_of_the_person_named_in_it() -> None:
    facts = facts_of("Municipales à Nevers. Au premier tour, le Rassemblement national (Luc Garnier, 19,45 %) est troisième.", "2020-06-05")
    assert [(f.person, f.share) for f in facts if f.type == "result" and f.share] == [("Luc Garnier", 19.45)]


def test_who_withdraws_from_the_vote_of_a_group_withdraws_from_no_election() -> None:
    facts = facts_of("Luc Garnier préside le groupe MoDem à l'Assemblée après le retrait de l'ex-ministre Anne Morel.", "2017-06-26")
    assert not [f for f in facts if f.type in ("result", "candidacy")]


def test_an_adverb_does_not_keep_a_title_from_its_bearer() -> None:
    facts = facts_of("Anne Morel est actuellement maire de Nevers.", "2019-04-01")
    assert [(f.person, f.office, f.territory) for f in facts if f.type == "office"] == [("Anne Morel", "maire", "Nevers")]


def test_members_of_a_party_s_boards_hold_an_office_and_advisers_of_a_bank_none() -> None:
    facts = facts_of(
        "Luc Garnier, membre de la direction nationale du PCF, parle à Marc Vidal, conseiller bancaire à Nevers.", "2019-04-01"
    )
    assert [(f.person, f.office) for f in facts if f.type == "office"] == [("Luc Garnier", "membre de la direction nationale du PCF")]
