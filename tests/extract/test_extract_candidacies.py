"""Who stands, may stand or does not: construction by construction."""

import pytest

from kg.extract import extract
from kg.model import Document

IN_TOWN = "Municipales 2020 : à Besançon, "
IN_DOUBS = "Législatives 2022 : dans la 3e circonscription du Doubs, "
IN_JURA = "Sénatoriales 2023 : dans le Jura, "

CANDIDACIES = [
    (IN_TOWN + "Anne Morel se présente sous l'étiquette LR.", "Anne Morel", "asserted", "Les Républicains"),
    (IN_TOWN + "Anne Morel est en lice.", "Anne Morel", "asserted", None),
    (IN_TOWN + "Anne Morel est la cheffe de file de la liste LR.", "Anne Morel", "asserted", "Les Républicains"),
    (IN_TOWN + "Anne Morel sera numéro deux sur la liste de Luc Garnier.", "Anne Morel", "asserted", None),
    (IN_TOWN + "quatre listes : Luc Garnier (PS), Anne Morel (LR) et Rose Perrin (RN).", "Anne Morel", "asserted", "Les Républicains"),
    (IN_TOWN + "les candidats sont Luc Garnier (PS) et Anne Morel (LR).", "Anne Morel", "asserted", "Les Républicains"),
    (IN_TOWN + "Luc Garnier affronte la candidate d'un collectif citoyen baptisé Ensemble, Anne Morel.", "Anne Morel", "asserted", None),
    (IN_TOWN + "Anne Morel a été battue, sous les couleurs de LR.", "Anne Morel", "asserted", "Les Républicains"),
    (IN_TOWN + "Anne Morel est battue. La candidate de LR félicite le vainqueur.", "Anne Morel", "asserted", "Les Républicains"),
    (IN_TOWN + "des figures de la ville, comme Luc Garnier et Anne Morel, ne se représentent pas.", "Anne Morel", "denied", None),
    (IN_TOWN + "Anne Morel part à la conquête de la mairie.", "Anne Morel", "asserted", None),
    (IN_TOWN + "Anne Morel repart en campagne.", "Anne Morel", "asserted", None),
    (IN_TOWN + "Anne Morel remet son titre en jeu.", "Anne Morel", "asserted", None),
    (IN_TOWN + "Anne Morel se lance dans la bataille.", "Anne Morel", "asserted", None),
    (IN_TOWN + "Anne Morel sollicite les suffrages des habitants.", "Anne Morel", "asserted", None),
    (IN_TOWN + "Anne Morel s'est déclarée candidate.", "Anne Morel", "asserted", None),
    (IN_TOWN + "Anne Morel a officialisé sa candidature.", "Anne Morel", "asserted", None),
    (IN_TOWN + "Anne Morel conduira la liste LR.", "Anne Morel", "asserted", "Les Républicains"),
    (IN_TOWN + "Anne Morel mènera la liste PS.", "Anne Morel", "asserted", "Parti socialiste"),
    (IN_TOWN + "Anne Morel est candidate à sa succession.", "Anne Morel", "asserted", None),
    (IN_TOWN + "le maire sortant, Luc Garnier, se représente.", "Luc Garnier", "asserted", None),
    (IN_DOUBS + "Anne Morel, investie par LR, fait campagne.", "Anne Morel", "asserted", "Les Républicains"),
    (IN_TOWN + "Anne Morel ne souhaite pas se représenter.", "Anne Morel", "denied", None),
    (IN_TOWN + "Luc Garnier n'entend pas briguer un nouveau mandat.", "Luc Garnier", "denied", None),
    (IN_TOWN + "Luc Garnier souhaite passer la main.", "Luc Garnier", "denied", None),
    (IN_TOWN + "Anne Morel a été nommée tête de liste du PS.", "Anne Morel", "asserted", "Parti socialiste"),
    (IN_TOWN + "Anne Morel figure en deuxième position sur la liste LREM.", "Anne Morel", "asserted", "La République en marche"),
    (
        IN_TOWN + "la liste d'union de la gauche, baptisée En commun et emmenée par Anne Morel, se présente.",
        "Anne Morel",
        "asserted",
        "Union de la gauche",
    ),
    (IN_TOWN + "comme Anne Morel (PS), sur les rangs, beaucoup hésitent.", "Anne Morel", "asserted", "Parti socialiste"),
    ("Municipales 2020. En lice à Dole (Jura), Anne Morel (PS) est favorite.", "Anne Morel", "asserted", "Parti socialiste"),
    (IN_TOWN + "Luc Garnier est le candidat du parti présidentiel LREM.", "Luc Garnier", "asserted", "La République en marche"),
    (
        "Municipales 2020. Candidate La République en marche pour la ville de Dole, Anne Morel tracte.",
        "Anne Morel",
        "asserted",
        "La République en marche",
    ),
    (IN_TOWN + "le maire affronte un candidat communiste, le député Luc Garnier.", "Luc Garnier", "asserted", "Parti communiste français"),
    (IN_DOUBS + "LR a investi Anne Morel.", "Anne Morel", "asserted", "Les Républicains"),
    (IN_DOUBS + "le PS aligne Anne Morel.", "Anne Morel", "asserted", "Parti socialiste"),
    (IN_DOUBS + "l'investiture LR a été accordée à Anne Morel.", "Anne Morel", "asserted", "Les Républicains"),
    (
        IN_DOUBS + "les candidats en lice : Anne Morel (PS) et Rose Perrin (RN).",
        "Rose Perrin",
        "asserted",
        "Rassemblement national",
    ),
    (IN_DOUBS + "Anne Morel ne repart pas.", "Anne Morel", "denied", None),
    (IN_DOUBS + "Anne Morel ne sera pas candidate.", "Anne Morel", "denied", None),
    (IN_DOUBS + "Anne Morel n'est plus candidate.", "Anne Morel", "denied", None),
    (IN_DOUBS + "Anne Morel ne brigue pas de nouveau mandat.", "Anne Morel", "denied", None),
    (IN_DOUBS + "Anne Morel passe la main.", "Anne Morel", "denied", None),
    (IN_DOUBS + "Anne Morel laisse la main.", "Anne Morel", "denied", None),
    (IN_DOUBS + "Anne Morel a décidé de ne pas se représenter.", "Anne Morel", "denied", None),
    (IN_DOUBS + "Anne Morel a renoncé à se présenter.", "Anne Morel", "denied", None),
    (IN_DOUBS + "Anne Morel jette l'éponge.", "Anne Morel", "denied", None),
    (IN_DOUBS + "Anne Morel tire sa révérence.", "Anne Morel", "denied", None),
    (IN_DOUBS + "Anne Morel n'exclut pas de se présenter.", "Anne Morel", "unconfirmed", None),
    (IN_DOUBS + "Anne Morel pourrait être candidate.", "Anne Morel", "unconfirmed", None),
    (IN_DOUBS + "l'ancienne candidate LR Anne Morel s'est exprimée.", "Anne Morel", None, None),
    (IN_DOUBS + "Anne Morel, candidate malheureuse, s'est exprimée.", "Anne Morel", "asserted", None),
    (IN_DOUBS + "sa suppléante est Rose Perrin.", "Rose Perrin", None, None),
    (IN_TOWN + "Luc Garnier, colistier d'Anne Morel, s'est exprimé.", "Luc Garnier", "asserted", None),
    (IN_TOWN + "Luc Garnier figure en deuxième position sur la liste d'Anne Morel.", "Luc Garnier", "asserted", None),
    (IN_TOWN + "Luc Garnier, numéro deux sur la liste d'Anne Morel, s'est exprimé.", "Luc Garnier", "asserted", None),
    (IN_TOWN + "Anne Morel vise la mairie.", "Anne Morel", "asserted", None),
    (IN_TOWN + "Anne Morel entre en lice.", "Anne Morel", "asserted", None),
    (IN_TOWN + "Anne Morel est sur les rangs.", "Anne Morel", "asserted", None),
    (IN_TOWN + "Anne Morel (PS), tête de liste, a débattu.", "Anne Morel", "asserted", "Parti socialiste"),
    (IN_TOWN + "la liste que conduit Anne Morel progresse.", "Anne Morel", "asserted", None),
    (IN_TOWN + "LR a choisi Anne Morel pour mener la bataille.", "Anne Morel", "asserted", "Les Républicains"),
    (IN_TOWN + "Anne Morel porte les couleurs du PS.", "Anne Morel", "asserted", "Parti socialiste"),
    (IN_TOWN + "Anne Morel remplace Luc Garnier comme tête de liste.", "Anne Morel", "asserted", None),
    (IN_TOWN + "Anne Morel retire sa candidature.", "Anne Morel", "denied", None),
    (IN_TOWN + "Anne Morel se maintient au second tour.", "Anne Morel", "asserted", None),
    (IN_TOWN + "Anne Morel a déposé sa candidature.", "Anne Morel", "asserted", None),
    (IN_TOWN + "Anne Morel a été désignée tête de liste par les militants.", "Anne Morel", "asserted", None),
    (IN_TOWN + "Anne Morel portera les couleurs de LR.", "Anne Morel", "asserted", "Les Républicains"),
    (IN_TOWN + "la candidate socialiste, Anne Morel, a voté.", "Anne Morel", "asserted", "Parti socialiste"),
    (IN_TOWN + "Anne Morel, la candidate socialiste, a voté.", "Anne Morel", "asserted", "Parti socialiste"),
    (IN_TOWN + "le socialiste Luc Garnier, candidat, a voté.", "Luc Garnier", "asserted", "Parti socialiste"),
    (IN_TOWN + "Anne Morel ne se représentera pas.", "Anne Morel", "denied", None),
    (IN_TOWN + "Anne Morel tentera de ravir la mairie à Luc Garnier.", "Anne Morel", "asserted", None),
    (IN_TOWN + "Anne Morel brigue un second mandat.", "Anne Morel", "asserted", None),
    (IN_TOWN + "parmi les candidats, Anne Morel (LR) et Luc Garnier (PS).", "Luc Garnier", "asserted", "Parti socialiste"),
    (IN_TOWN + "Anne Morel s'est portée candidate.", "Anne Morel", "asserted", None),
    (IN_TOWN + "Anne Morel a été investie tête de liste.", "Anne Morel", "asserted", None),
    (IN_TOWN + "Anne Morel, tête de la liste socialiste, a voté.", "Anne Morel", "asserted", "Parti socialiste"),
    (IN_TOWN + "Anne Morel se présente pour la première fois.", "Anne Morel", "asserted", None),
    (IN_TOWN + "Anne Morel est opposée à Luc Garnier.", "Luc Garnier", "asserted", None),
    (IN_TOWN + "le duel entre Anne Morel et Luc Garnier s'annonce serré.", "Luc Garnier", "asserted", None),
    (IN_TOWN + "Anne Morel aura face à elle Luc Garnier et Rose Perrin.", "Rose Perrin", "asserted", None),
]


def candidacies(text):
    return [f.to_json() for f in extract(Document("example", text)) if f.type == "candidacy"]


@pytest.mark.parametrize(("text", "person", "modality", "party"), CANDIDACIES, ids=[t.split(", ", 1)[-1] for t, *_ in CANDIDACIES])
def test_words_of_standing_tell_who_stands_under_which_label_and_how_firmly(text, person, modality, party):
    own = [f for f in candidacies(text) if f.get("person") == person]
    if modality is None:
        assert not own
    else:
        assert (modality, party) in [(f["modality"], f.get("party") if party else None) for f in own]


EACH_LABEL = IN_TOWN + "Anne Morel débat avec ses rivales LR Rose Perrin et LREM Lise Vidal."


def test_each_name_behind_a_plural_title_brings_its_own_label():
    assert {(f["person"], f.get("party")) for f in candidacies(EACH_LABEL)} == {
        ("Rose Perrin", "Les Républicains"),
        ("Lise Vidal", "La République en marche"),
    }


NOBODY_STANDS = [
    "Municipales 2020 : à Besançon, Anne Morel se présentera devant les juges.",
    "Municipales 2020 : Anne Morel candidate à Besançon ?",
    "Municipales 2020 : à Besançon, Luc Garnier a failli se présenter.",
    "Municipales 2020 : à Besançon, l'équipe d'Anne Morel rêve.",
]


@pytest.mark.parametrize("text", NOBODY_STANDS)
def test_questions_courts_and_what_nearly_came_tell_no_candidacy(text):
    assert not candidacies(text)


def test_a_by_election_of_another_kind_that_is_feared_makes_no_by_election_of_the_one_at_hand():
    text = (
        "Des députés candidats aux municipales\n\nDes députés sont candidats aux municipales, au risque de provoquer des législatives "
        "partielles.\n\nLuc Garnier (LR) se présente à Nevers."
    )
    assert {f.election for f in extract(Document("d", text, published="2020-02-10")) if f.type == "candidacy"} == {"municipales-2020"}
