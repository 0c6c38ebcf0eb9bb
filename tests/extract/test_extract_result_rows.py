"""Results of several people told at once: rows, ellipses, comparisons, ranks dealt out."""

import pytest

from kg.extract import extract
from kg.model import Document

IN_TOWN = "Municipales 2020 : à Besançon, "
IN_CANTON = "Départementales 2021 : dans le canton de Louviers, "
IN_JURA = "Sénatoriales 2020 : dans le Jura, "
MOREL, GARNIER, PERRIN, BONNET = "Anne Morel", "Luc Garnier", "Rose Perrin", "Jean Bonnet"

TOLD = [
    (
        IN_TOWN + "Anne Morel (LFI), avec 7,07 %, Luc Garnier (PS), 4,63 %, et Rose Perrin (LR), 4,78 %, sont éliminés, comme Jean Bonnet.",
        "outcome",
        {MOREL: "eliminated", GARNIER: "eliminated", PERRIN: "eliminated", BONNET: "eliminated"},
    ),
    (IN_TOWN + "Anne Morel (LFI), avec 7,07 %, et Luc Garnier (PS), 4,63 %, sont éliminés.", "share", {MOREL: 7.07, GARNIER: 4.63}),
    (IN_TOWN + "Anne Morel (LFI), avec 7,07 %, et Luc Garnier (PS), 4,63 %, sont éliminés.", "round", {MOREL: 1, GARNIER: 1}),
    (IN_TOWN + "Anne Morel a été battue au second tour, de même que Luc Garnier.", "outcome", {MOREL: "defeated", GARNIER: "defeated"}),
    (IN_TOWN + "Anne Morel a été battue au second tour, comme Luc Garnier en 2014.", "outcome", {MOREL: "defeated"}),
    (IN_TOWN + "Anne Morel et Luc Garnier, arrivés 3e et 4e au premier tour, se retirent.", "rank", {MOREL: 3, GARNIER: 4}),
    (IN_TOWN + "Anne Morel et Luc Garnier sont arrivés respectivement premier et troisième.", "rank", {MOREL: 1, GARNIER: 3}),
    (IN_TOWN + "tout oppose Anne Morel (PS, en tête avec 31 %) et Luc Garnier (LR, 2e à 29 %).", "rank", {MOREL: 1, GARNIER: 2}),
    (IN_TOWN + "Anne Morel (2e adjointe) soutient Luc Garnier (3e vice-président).", "rank", {}),
    (IN_TOWN + "Anne Morel a battu, notamment, Luc Garnier.", "outcome", {MOREL: "elected", GARNIER: "defeated"}),
    (IN_TOWN + "Anne Morel l'a emporté face, notamment, au socialiste Luc Garnier.", "outcome", {MOREL: "elected", GARNIER: "defeated"}),
    (IN_TOWN + "Anne Morel bat Luc Garnier. La première obtient 53,2 %, le second 46,8 %.", "share", {MOREL: 53.2, GARNIER: 46.8}),
    (IN_TOWN + "Anne Morel bat Luc Garnier : 53,2 % pour la première, 46,8 % pour le second.", "share", {MOREL: 53.2, GARNIER: 46.8}),
    (
        IN_TOWN + "Anne Morel l'emporte avec 2 345 voix, contre 2 100 à Luc Garnier et 345 à Rose Perrin.",
        "votes",
        {MOREL: 2345, GARNIER: 2100, PERRIN: 345},
    ),
    (
        IN_JURA + "Anne Morel en obtient 259 (46,17 %), Luc Garnier 225 (40,11 %) et Rose Perrin 48.",
        "votes",
        {MOREL: 259, GARNIER: 225, PERRIN: 48},
    ),
    (IN_JURA + "Anne Morel, qui n'en avait réuni que 180, s'est retirée.", "votes", {MOREL: 180}),
    ("Européennes 2019. LR obtient huit sièges, le RN en obtient 23.", "votes", {}),
    (IN_TOWN + "Anne Morel, le fer de lance de l'opposition, en tête huit jours plus tôt avec 36 %, finit à 43 %.", "share", {MOREL: 43.0}),
    (IN_TOWN + "Anne Morel (Besançon vraiment), 43,6 % ; Luc Garnier (PS), 39 %.", "share", {MOREL: 43.6, GARNIER: 39}),
    (IN_TOWN + "avec un score de 33 %, Anne Morel arrive en tête.", "share", {MOREL: 33}),
    (IN_TOWN + "Luc Garnier est à moins de deux points d'Anne Morel, avec 32 %.", "share", {GARNIER: 32}),
    (IN_TOWN + "Anne Morel recule : 16,9 %.", "share", {MOREL: 16.9}),
    (IN_TOWN + "les listes d'Anne Morel devancent celles de Luc Garnier, 38 % contre 30 %.", "share", {MOREL: 38, GARNIER: 30}),
    (IN_TOWN + "Anne Morel, soutenue par le PS et EELV (première à 45,8 %), est confiante.", "share", {MOREL: 45.8}),
    (IN_TOWN + "Anne Morel fait la course en tête (29,3 %).", "rank", {MOREL: 1}),
    (IN_TOWN + "Luc Garnier se voit éliminé.", "outcome", {GARNIER: "eliminated"}),
    (IN_TOWN + "Luc Garnier n'avait pu se maintenir, faute de voix.", "outcome", {GARNIER: "eliminated"}),
    (IN_CANTON + "Anne Morel a été élue avec Luc Garnier.", "outcome", {MOREL: "elected", GARNIER: "elected"}),
    (IN_CANTON + "le tandem PS Anne Morel-Luc Garnier l'emporte.", "outcome", {MOREL: "elected", GARNIER: "elected"}),
    (IN_CANTON + "le RN est battu par Anne Morel et Luc Garnier, élus avec 74,6 %.", "share", {MOREL: 74.6, GARNIER: 74.6}),
    ("Départementales 2021. Avec Anne Morel, Luc Garnier totalise 66 % à Dole.", "share", {MOREL: 66, GARNIER: 66}),
    (
        "Départementales 2021. Luc Garnier est médecin. Le binôme qu'il formait avec Anne Morel l'a emporté avec 56 %.",
        "share",
        {MOREL: 56, GARNIER: 56},
    ),
    (IN_TOWN + "Anne Morel est en ballottage avec 33 %, devant Luc Garnier (32 %).", "round", {MOREL: 1, GARNIER: 1}),
    (IN_TOWN + "Anne Morel promet une hausse de la taxe à 14 %.", "share", {}),
    (IN_TOWN + "Anne Morel a obtenu une remise de 30 % sur le loyer.", "share", {}),
    (IN_TOWN + "53 % des Français approuvent Anne Morel, quand Luc Garnier plafonne à 40 %.", "share", {}),
    ("Européennes 2019. Le RN perd des voix sur 2014, où il avait récolté 24,9 %.", "share", {"Rassemblement national": 24.9}),
    ("Européennes 2019. Les Républicains s'effondrent. Ils tombent à 8,5 %.", "share", {"Les Républicains": 8.5}),
]


@pytest.mark.parametrize(("text", "slot", "wanted"), TOLD, ids=[f"{text.split(' : ')[-1]} {slot}" for text, slot, _ in TOLD])
def test_everybody_gets_their_own(text, slot, wanted):
    found = extract(Document("rows", text, published="2021-07-02"))
    told = {f.person or f.party: getattr(f, slot) for f in found if f.type == "result" and getattr(f, slot) is not None}
    assert told == wanted


def test_a_comparison_keeps_its_own_year_and_leaves_the_score_its_round():
    text = "Législatives 2022. Au second tour, dans la 3e circonscription du Doubs, Anne Morel obtient 52 % des voix, contre 48 % en 2017."
    found = {(f.election, f.round, f.share) for f in extract(Document("rows", text, published="2022-06-20")) if f.type == "result"}
    assert found == {("legislatives-2022", 2, 52), ("legislatives-2017", 2, 48)}


@pytest.mark.parametrize(
    "text",
    [
        "Anne Morel élue maire de Besançon\n\nLa socialiste Anne Morel a été élue lundi maire de Besançon par le conseil municipal.",
        "Le conseil municipal de Besançon a élu Anne Morel maire, par 23 voix.",
    ],
)
def test_who_a_council_chooses_has_no_result(text):
    assert [f for f in extract(Document("rows", text, published="2020-12-22")) if f.type == "result"] == []


def test_an_election_annulled_by_a_court_is_one_fact_with_the_election_that_it_was():
    text = (
        "Législative partielle dans la 3e circonscription du Doubs\n\nAnne Morel, dont l'élection avait été annulée, est réélue "
        "dimanche. En 2017, elle l'avait emporté de 91 voix."
    )
    found = [f for f in extract(Document("rows", text, published="2018-02-05")) if f.type == "result" and f.election == "legislatives-2017"]
    assert [f.outcome for f in found] == ["annulled"]


def test_candidates_of_a_party_stand_each_in_the_place_behind_the_name():
    text = (
        "Municipales 2020. Le Parti socialiste a investi Anne Morel à Troyes (Aube), Luc Garnier à Nevers (Nièvre) et Rose Perrin à Melun."
    )
    found = extract(Document("rows", text, published="2019-10-29"))
    assert {(f.person, f.constituency, f.party) for f in found if f.type == "candidacy"} == {
        (MOREL, "Troyes", "Parti socialiste"),
        (GARNIER, "Nevers", "Parti socialiste"),
        (PERRIN, "Melun", "Parti socialiste"),
    }


@pytest.mark.parametrize(
    ("text", "published", "number"),
    [
        ("Européennes 2019. Le débat de jeudi réunira Anne Morel (PS), Luc Garnier (LR) et Rose Perrin.", "2019-03-20", 3),
        ("Européennes 2019. Débat jeudi, en présence d'Anne Morel (PS), de Luc Garnier (LR) et de Rose Perrin.", "2019-03-20", 3),
        ("Européennes 2019. Le débat de jeudi opposera Anne Morel (PS) et Luc Garnier (LR).", "2019-03-20", 0),
        ("Européennes 2019. Un débat a réuni Anne Morel (PS), Luc Garnier (LR) et Rose Perrin.", "2019-09-20", 0),
    ],
)
def test_several_who_debate_before_an_election_stand_in_it(text, published, number):
    assert len([f for f in extract(Document("rows", text, published=published)) if f.type == "candidacy"]) == number
