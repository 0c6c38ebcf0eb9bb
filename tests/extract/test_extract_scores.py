"""Whose votes and shares: construction by construction."""

import pytest

from kg.extract import extract
from kg.model import Document

FIRST_ROUND = "Législatives 2022 : au premier tour, dans la 3e circonscription du Doubs, "

SCORES = [
    (FIRST_ROUND + "Anne Morel obtient 31 % des voix.", "Anne Morel", 31, None),
    (FIRST_ROUND + "Anne Morel (31 %) devance Luc Garnier (24 %).", "Luc Garnier", 24, None),
    (FIRST_ROUND + "Anne Morel (LR, 31 %) devance Luc Garnier (PS, 24 %).", "Luc Garnier", 24, None),
    (FIRST_ROUND + "Anne Morel (LR) : 31 %, Luc Garnier (PS) : 24 %.", "Luc Garnier", 24, None),
    (FIRST_ROUND + "Anne Morel (LR), 31 %, Luc Garnier (PS), 24 %.", "Luc Garnier", 24, None),
    (FIRST_ROUND + "Anne Morel rassemble 31 % des suffrages, contre 24 % pour Luc Garnier.", "Luc Garnier", 24, None),
    (FIRST_ROUND + "Anne Morel l'emporte avec 55 % contre 45 % à Luc Garnier.", "Luc Garnier", 45, None),
    (FIRST_ROUND + "31 % des voix pour Anne Morel, 24 % pour Luc Garnier.", "Luc Garnier", 24, None),
    (FIRST_ROUND + "Anne Morel et Luc Garnier recueillent respectivement 31 % et 24 %.", "Luc Garnier", 24, None),
    (FIRST_ROUND + "Anne Morel et Luc Garnier obtiennent 31 % et 24 % des voix.", "Luc Garnier", 24, None),
    (FIRST_ROUND + "Anne Morel plafonne à 9 %.", "Anne Morel", 9, None),
    (FIRST_ROUND + "Anne Morel stagne à 9 %.", "Anne Morel", 9, None),
    (FIRST_ROUND + "Anne Morel tombe à 9 %.", "Anne Morel", 9, None),
    (FIRST_ROUND + "Anne Morel culmine à 39 %.", "Anne Morel", 39, None),
    (FIRST_ROUND + "Anne Morel doit se contenter de 9 % des voix.", "Anne Morel", 9, None),
    (FIRST_ROUND + "Anne Morel n'obtient que 9 % des voix.", "Anne Morel", 9, None),
    (FIRST_ROUND + "Anne Morel ne recueille que 9 % des voix.", "Anne Morel", 9, None),
    (FIRST_ROUND + "avec 31 % des voix, Anne Morel arrive en tête.", "Anne Morel", 31, None),
    (FIRST_ROUND + "fort de ses 31 %, Luc Garnier espère.", "Luc Garnier", 31, None),
    (FIRST_ROUND + "Anne Morel a réuni 1 234 voix (31 %).", "Anne Morel", 31, 1234),
    (FIRST_ROUND + "Anne Morel a obtenu 1 234 suffrages, soit 31 %.", "Anne Morel", 31, 1234),
    (FIRST_ROUND + "Anne Morel a été élue avec 31 % (1 234 voix).", "Anne Morel", 31, 1234),
    (FIRST_ROUND + "Anne Morel est suivie de Luc Garnier (24 %) et Rose Perrin (12 %).", "Rose Perrin", 12, None),
    (FIRST_ROUND + "derrière, Luc Garnier (24 %) et Rose Perrin (12 %) sont éliminés.", "Rose Perrin", 12, None),
    (FIRST_ROUND + "viennent ensuite Luc Garnier (24 %) et Rose Perrin (12 %).", "Rose Perrin", 12, None),
    (FIRST_ROUND + "Anne Morel est créditée de 31 % des voix.", "Anne Morel", 31, None),
    (FIRST_ROUND + "Anne Morel pointe à 31 %.", "Anne Morel", 31, None),
    ("Municipales 2020 : Anne Morel est réélue à Besançon (52,3 %), Luc Garnier l'emporte à Dole (51 %).", "Luc Garnier", 51, None),
    (FIRST_ROUND + "Anne Morel, à la tête du Printemps du Doubs, une alliance de partis, est en tête avec 31 %.", "Anne Morel", 31, None),
    (FIRST_ROUND + "Anne Morel, 31 %, est en tête.", "Anne Morel", 31, None),
    (FIRST_ROUND + "Anne Morel est arrivée en tête, avec 31 % des voix, devant Luc Garnier, 24 %.", "Luc Garnier", 24, None),
    (FIRST_ROUND + "Anne Morel est arrivée en tête (31 %), devant Luc Garnier (24 %).", "Anne Morel", 31, None),
    (FIRST_ROUND + "Anne Morel totalise 31 % des suffrages exprimés.", "Anne Morel", 31, None),
    (FIRST_ROUND + "avec ses 31 %, Anne Morel est en tête.", "Anne Morel", 31, None),
    (FIRST_ROUND + "Anne Morel rafle 31 % des voix.", "Anne Morel", 31, None),
    (FIRST_ROUND + "le score d'Anne Morel atteint 31 %.", "Anne Morel", 31, None),
    (FIRST_ROUND + "Anne Morel réalise un score de 31 %.", "Anne Morel", 31, None),
    (FIRST_ROUND + "Anne Morel a fait 31 %.", "Anne Morel", 31, None),
    (FIRST_ROUND + "Anne Morel a recueilli près de 31 % des voix.", "Anne Morel", 31, None),
    (FIRST_ROUND + "Luc Garnier, avec 24 % des voix, est éliminé.", "Luc Garnier", 24, None),
    (FIRST_ROUND + "Luc Garnier est éliminé avec seulement 9 %.", "Luc Garnier", 9, None),
    (FIRST_ROUND + "la liste d'Anne Morel obtient 31 %.", "Anne Morel", 31, None),
    (FIRST_ROUND + "la liste conduite par Anne Morel recueille 31 %.", "Anne Morel", 31, None),
    (FIRST_ROUND + "loin derrière, Luc Garnier recueille 9 %.", "Luc Garnier", 9, None),
    (FIRST_ROUND + "Anne Morel capte 31 % des voix.", "Anne Morel", 31, None),
    (FIRST_ROUND + "Anne Morel arrive première avec 31 % des voix, suivie par Luc Garnier avec 24 %.", "Luc Garnier", 24, None),
    (FIRST_ROUND + "Anne Morel l'emporte par 55 % contre 45 %.", "Anne Morel", 55, None),
    (FIRST_ROUND + "Anne Morel l'emporte avec 55,3 % des suffrages face à Luc Garnier (44,7 %).", "Luc Garnier", 44.7, None),
    (FIRST_ROUND + "Anne Morel (31 %) et Luc Garnier (24 %) sont qualifiés.", "Luc Garnier", 24, None),
    (FIRST_ROUND + "Anne Morel a été élue par 345 voix.", "Anne Morel", None, 345),
    (FIRST_ROUND + "Anne Morel l'emporte avec 345 voix contre 120 à Luc Garnier.", "Luc Garnier", None, 120),
    (FIRST_ROUND + "Anne Morel a glané 31 % des voix.", "Anne Morel", 31, None),
]


def results(text):
    return [f.to_json() for f in extract(Document("example", text)) if f.type == "result"]


@pytest.mark.parametrize(("text", "person", "share", "votes"), SCORES, ids=[t.split("Doubs, ", 1)[-1] for t, *_ in SCORES])
def test_a_figure_is_the_score_of_whom_the_words_say(text, person, share, votes):
    own = [f for f in results(text) if f.get("person") == person]
    assert any((share is None or f.get("share") == share) and (votes is None or f.get("votes") == votes) for f in own)


NO_SCORES = [
    FIRST_ROUND + "Anne Morel devance Luc Garnier de 12 points.",
    FIRST_ROUND + "Anne Morel l'emporte avec 120 voix d'avance.",
    FIRST_ROUND + "Anne Morel progresse de 5 %.",
    FIRST_ROUND + "Anne Morel franchit la barre des 12,5 %.",
    FIRST_ROUND + "Anne Morel échoue à 12 voix de la qualification.",
    FIRST_ROUND + "Anne Morel obtient entre 31 et 33 %.",
    FIRST_ROUND + "Anne Morel propose une hausse de 5 % du SMIC.",
    FIRST_ROUND + "Anne Morel veut baisser les impôts de 10 %.",
    FIRST_ROUND + "un sondage donne 31 % à Anne Morel.",
    FIRST_ROUND + "30 % des électeurs de Luc Garnier ont voté pour Anne Morel.",
]


@pytest.mark.parametrize("text", NO_SCORES)
def test_gaps_bars_ranges_polls_and_promises_are_no_scores(text):
    assert not [f for f in results(text) if f.get("share") or f.get("votes")]
