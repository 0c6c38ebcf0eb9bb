"""Who won, lost, is qualified, eliminated or withdrawn: construction by construction."""

import pytest

from kg.extract import extract
from kg.model import Document

IN_TOWN = "Municipales 2020 : à Besançon, "
IN_DOUBS = "Législatives 2022 : dans la 3e circonscription du Doubs, "
IN_JURA = "Sénatoriales 2023 : dans le Jura, "
WINNER, LOSER, THIRD = "Anne Morel", "Luc Garnier", "Rose Perrin"

OUTCOMES = [
    (IN_TOWN + "Anne Morel (PS) conserve son fauteuil.", WINNER, "elected"),
    (IN_TOWN + "Anne Morel garde la mairie.", WINNER, "elected"),
    (IN_TOWN + "Anne Morel rempile pour un troisième mandat.", WINNER, "elected"),
    (IN_TOWN + "Anne Morel ravit la mairie à Luc Garnier.", WINNER, "elected"),
    (IN_TOWN + "Anne Morel ravit la mairie à Luc Garnier.", LOSER, "defeated"),
    (IN_TOWN + "Anne Morel devient la première femme maire de Besançon.", WINNER, "elected"),
    (IN_TOWN + "la liste conduite par Anne Morel l'emporte avec 52 % des voix.", WINNER, "elected"),
    (IN_TOWN + "Anne Morel et ses colistiers l'emportent avec 52 % des voix.", WINNER, "elected"),
    (IN_TOWN + "Luc Garnier est sèchement battu.", LOSER, "defeated"),
    (IN_TOWN + "Luc Garnier ne siégera plus.", LOSER, "defeated"),
    (IN_TOWN + "Luc Garnier n'a pas été réélu.", LOSER, "defeated"),
    (IN_TOWN + "Luc Garnier ne parvient pas à conserver son siège.", LOSER, "defeated"),
    (IN_TOWN + "Luc Garnier mord la poussière.", LOSER, "defeated"),
    (IN_TOWN + "Luc Garnier cède son fauteuil à Anne Morel.", LOSER, "defeated"),
    (IN_TOWN + "Luc Garnier cède son fauteuil à Anne Morel.", WINNER, "elected"),
    (IN_TOWN + "Anne Morel fait tomber Luc Garnier.", LOSER, "defeated"),
    (IN_TOWN + "Anne Morel détrône Luc Garnier.", LOSER, "defeated"),
    (IN_TOWN + "Anne Morel prive de réélection Luc Garnier.", LOSER, "defeated"),
    (IN_TOWN + "Luc Garnier est éjecté au second tour.", LOSER, "defeated"),
    (IN_DOUBS + "Anne Morel l'emporte aux dépens de Luc Garnier.", LOSER, "defeated"),
    (IN_DOUBS + "Luc Garnier est battu au profit d'Anne Morel.", WINNER, "elected"),
    (IN_DOUBS + "Anne Morel fait son entrée à l'Assemblée nationale.", WINNER, "elected"),
    (IN_JURA + "Anne Morel rejoint le palais du Luxembourg.", WINNER, "elected"),
    (IN_JURA + "Anne Morel entre au Sénat.", WINNER, "elected"),
    (IN_JURA + "Anne Morel décroche un siège.", WINNER, "elected"),
    (IN_JURA + "LR fait élire Anne Morel et Luc Garnier.", LOSER, "elected"),
    (IN_JURA + "sont élus : Anne Morel (LR), Luc Garnier (PS).", LOSER, "elected"),
    (IN_JURA + "ont été élus Anne Morel (LR) et Luc Garnier (PS).", WINNER, "elected"),
    (IN_DOUBS + "Anne Morel est qualifiée pour le second tour.", WINNER, "qualified"),
    (IN_DOUBS + "Anne Morel se hisse au second tour.", WINNER, "qualified"),
    (IN_DOUBS + "Anne Morel décroche son ticket pour le second tour.", WINNER, "qualified"),
    (IN_DOUBS + "Anne Morel passe le premier tour.", WINNER, "qualified"),
    (IN_DOUBS + "Anne Morel sera au second tour.", WINNER, "qualified"),
    (IN_DOUBS + "Anne Morel affrontera Luc Garnier au second tour.", LOSER, "qualified"),
    (IN_DOUBS + "Anne Morel sera opposée à Luc Garnier au second tour.", LOSER, "qualified"),
    (IN_DOUBS + "le second tour opposera Anne Morel à Luc Garnier.", LOSER, "qualified"),
    (IN_DOUBS + "ce sera un duel Anne Morel-Luc Garnier au second tour.", LOSER, "qualified"),
    (IN_DOUBS + "Anne Morel retrouvera Luc Garnier au second tour.", LOSER, "qualified"),
    (IN_DOUBS + "Luc Garnier échoue à se qualifier.", LOSER, "eliminated"),
    (IN_DOUBS + "Luc Garnier manque la qualification de 120 voix.", LOSER, "eliminated"),
    (IN_DOUBS + "Luc Garnier n'atteint pas les 12,5 % des inscrits.", LOSER, "eliminated"),
    (IN_DOUBS + "Luc Garnier échoue aux portes du second tour.", LOSER, "eliminated"),
    (IN_DOUBS + "Luc Garnier ne pourra pas se maintenir.", LOSER, "eliminated"),
    (IN_TOWN + "Luc Garnier n'atteint pas la barre des 10 %.", LOSER, "eliminated"),
    (IN_TOWN + "Luc Garnier retire sa liste avant le second tour.", LOSER, "withdrawn"),
    (IN_TOWN + "Luc Garnier ne se maintient pas au second tour.", LOSER, "withdrawn"),
    (IN_TOWN + "Anne Morel passe la barre des 10 % au premier tour.", WINNER, "qualified"),
    (IN_TOWN + "au premier tour, Anne Morel est en ballottage favorable.", WINNER, "qualified"),
    (IN_TOWN + "il y aura une triangulaire entre Anne Morel, Luc Garnier et Rose Perrin.", THIRD, "qualified"),
    (IN_DOUBS + "Anne Morel prend le siège de Luc Garnier.", WINNER, "elected"),
    (IN_DOUBS + "Anne Morel assure sa réélection.", WINNER, "elected"),
    (IN_DOUBS + "Anne Morel obtient un deuxième mandat.", WINNER, "elected"),
    (IN_DOUBS + "Anne Morel retrouve son siège.", WINNER, "elected"),
    (IN_DOUBS + "Anne Morel sauve son siège de justesse.", WINNER, "elected"),
    (IN_DOUBS + "Anne Morel a été élue avec 52 % des voix, devant Luc Garnier.", LOSER, "defeated"),
    (IN_DOUBS + "Anne Morel terrasse Luc Garnier au second tour.", LOSER, "defeated"),
    (IN_DOUBS + "Luc Garnier perd son siège.", LOSER, "defeated"),
    (IN_DOUBS + "victoire d'Anne Morel face à Luc Garnier.", LOSER, "defeated"),
    (IN_DOUBS + "la défaite de Luc Garnier est nette.", LOSER, "defeated"),
    (IN_DOUBS + "Luc Garnier a reconnu sa défaite.", LOSER, "defeated"),
    (IN_DOUBS + "Anne Morel, vainqueure d'un souffle, se réjouit.", WINNER, "elected"),
    (IN_DOUBS + "Luc Garnier, défait au second tour, se retire.", LOSER, "defeated"),
    (IN_DOUBS + "Luc Garnier ne retrouvera pas l'Assemblée nationale.", LOSER, "defeated"),
    (IN_DOUBS + "Luc Garnier a mordu la poussière face à Anne Morel.", WINNER, "elected"),
    (IN_DOUBS + "Anne Morel sort vainqueur du second tour.", WINNER, "elected"),
    (IN_DOUBS + "Anne Morel a créé la surprise en battant Luc Garnier.", LOSER, "defeated"),
    (IN_DOUBS + "Anne Morel s'adjuge le siège.", WINNER, "elected"),
    (IN_DOUBS + "Luc Garnier a été balayé.", LOSER, "defeated"),
    (IN_DOUBS + "Anne Morel fait mordre la poussière à Luc Garnier.", LOSER, "defeated"),
    (IN_DOUBS + "Anne Morel arrache la victoire.", WINNER, "elected"),
    (IN_DOUBS + "Luc Garnier paie le prix de l'impopularité et est battu par Anne Morel.", WINNER, "elected"),
    (IN_DOUBS + "Anne Morel est réélue dans un fauteuil.", WINNER, "elected"),
    (IN_DOUBS + "Anne Morel, réélue, remercie ses électeurs.", WINNER, "elected"),
    (IN_DOUBS + "Luc Garnier quitte la course après le premier tour.", LOSER, "withdrawn"),
    (IN_DOUBS + "Luc Garnier se désiste en faveur d'Anne Morel.", LOSER, "withdrawn"),
    (IN_DOUBS + "le siège revient à Anne Morel.", WINNER, "elected"),
    (IN_DOUBS + "Anne Morel tombe de peu face à Luc Garnier au second tour.", LOSER, "elected"),
    (IN_DOUBS + "Anne Morel est la nouvelle députée.", WINNER, "elected"),
    (IN_DOUBS + "les électeurs ont choisi Anne Morel.", WINNER, "elected"),
    (IN_DOUBS + "Anne Morel remporte l'élection.", WINNER, "elected"),
    (IN_DOUBS + "Anne Morel remporte son duel face à Luc Garnier au second tour.", LOSER, "defeated"),
]


def results(text):
    return [f.to_json() for f in extract(Document("example", text)) if f.type == "result"]


@pytest.mark.parametrize(("text", "person", "outcome"), OUTCOMES, ids=[f"{t.split(', ', 1)[-1]}-{o}" for t, _, o in OUTCOMES])
def test_words_of_winning_and_losing_tell_the_outcome_of_each_person(text, person, outcome):
    assert outcome in [f.get("outcome") for f in results(text) if f.get("person") == person]


NO_OUTCOME = [
    IN_TOWN + "Anne Morel espère l'emporter.",
    IN_TOWN + "si Anne Morel l'emporte, la ville changera de bord.",
    IN_TOWN + "Anne Morel cède son fauteuil à sa suppléante.",
    IN_TOWN + "Anne Morel passe la barre des 50 %.",
    IN_TOWN + "Anne Morel évite le duel.",
    IN_TOWN + "Anne Morel figure en deuxième position sur la liste.",
    IN_DOUBS + "Anne Morel est opposée à la réforme.",
    IN_DOUBS + "Anne Morel, élue de Paris, s'est exprimée.",
    IN_DOUBS + "sa réélection n'étant pas garantie, Anne Morel hésite.",
]


@pytest.mark.parametrize("text", NO_OUTCOME)
def test_hopes_hypotheses_lists_and_offices_tell_no_outcome(text):
    assert not results(text)


def test_a_number_alone_is_of_the_departement_that_its_sentence_names():
    text = (
        "Législatives 2022 : dans la 3e circonscription du Doubs, Anne Morel a été élue.\n\n"
        "Le même jour, dans le Val-d'Oise, Luc Garnier l'a emporté dans la 1re circonscription."
    )
    assert {f["person"]: f["constituency"] for f in results(text)} == {"Anne Morel": "Doubs-3", "Luc Garnier": "Val-d'Oise-1"}


def test_a_caption_under_a_heading_of_winners_names_none():
    text = "Sénatoriales 2023 dans le Jura\n\nPublié le 25 septembre 2023\n\nLes élus\n\nAnne Morel à Dole, le 24 septembre 2023. © Agence"
    assert not results(text)
