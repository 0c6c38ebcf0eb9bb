"""Results of several people told at once: rows, ellipses, comparisons, ranks dealt out."""

import pytest

from kg.extract import extract
from kg.model import Document

IN_TOWN = "Municipales 2020 : à Besançon, "
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
]


@pytest.mark.parametrize(("text", "slot", "wanted"), TOLD, ids=[f"{text.split(' : ')[-1]} {slot}" for text, slot, _ in TOLD])
def test_everybody_gets_their_own(text, slot, wanted):
    found = extract(Document("rows", text, published="2021-07-02"))
    told = {f.person or f.party: getattr(f, slot) for f in found if f.type == "result" and getattr(f, slot) is not None}
    assert told == wanted


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
