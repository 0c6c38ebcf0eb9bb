"""Who is said to hold which office and to belong to which party, construction by construction."""

import pytest

from kg.extract import extract
from kg.extract.title_words import same_title
from kg.model import Document


def told(text, kind, *slots, published=None):
    facts = [f.to_json() for f in extract(Document("example", text, published=published))]
    return {tuple(f.get(s) for s in slots) for f in facts if f["type"] == kind}


def offices(text):
    return told(text, "office", "person", "office", "territory", "status")


def parties(text):
    return told(text, "affiliation", "person", "party")


TITLES = {
    "title in front of the name": ("La maire de Besançon Anne Morel a voté.", ("Anne Morel", "maire", "Besançon", "holds")),
    "title and label in front": ("Le député LR du Jura Luc Garnier a voté.", ("Luc Garnier", "député", "Jura", "holds")),
    "label in brackets inside the title": (
        "La présidente (PS) de la région Occitanie, Anne Morel, a voté.",
        ("Anne Morel", "présidente de la région", "Occitanie", "holds"),
    ),
    "label after the comma": ("Le maire sortant de Dole, le centriste Luc Garnier, échoue.", ("Luc Garnier", "maire", "Dole", "holds")),
    "chain behind the name": (
        "Anne Morel, maire de Dole depuis 2014 et vice-présidente du conseil départemental du Jura, se retire.",
        ("Anne Morel", "vice-présidente du conseil départemental", "Jura", "holds"),
    ),
    "trade before the title": ("Anne Morel, médecin et députée de l'Isère, la remplace.", ("Anne Morel", "députée", "Isère", "holds")),
    "span of years": ("Luc Garnier, maire de Dole de 2001 à 2014, se tait.", ("Luc Garnier", "maire", "Dole", "former")),
    "office until now": (
        "Luc Garnier, jusqu'ici premier vice-président, se tait.",
        ("Luc Garnier", "premier vice-président", None, "former"),
    ),
    "office of then": ("Luc Garnier, alors ministre de la Santé, se taisait.", ("Luc Garnier", "ministre de la Santé", None, "former")),
    "former in front": ("L'ancienne ministre de la Ville Anne Morel se tait.", ("Anne Morel", "ministre de la Ville", None, "former")),
    "in brackets": ("Luc Garnier (maire de Dole, DVD) se tait.", ("Luc Garnier", "maire", "Dole", "holds")),
    "in front of the sentence": (
        "Élue d'opposition à Dole, Anne Morel fait figure de favorite.",
        ("Anne Morel", "élue d'opposition", "Dole", "holds"),
    ),
    "field without capital": (
        "Anne Morel, adjointe à la petite enfance, se tait.",
        ("Anne Morel", "adjointe à la petite enfance", None, "holds"),
    ),
    "several fields": (
        "Anne Morel, ministre des Solidarités et de la Santé, se tait.",
        ("Anne Morel", "ministre des Solidarités et de la Santé", None, "holds"),
    ),
    "shared by two": ("Les sénateurs LR Anne Morel et Luc Garnier votent.", ("Luc Garnier", "sénateur", None, "holds")),
    "one of several": ("Il accuse l'un de ses adjoints, Luc Garnier.", ("Luc Garnier", "adjoint", None, "holds")),
    "somebody else's deputy": (
        "L'ex-ministre d'Anne Morel, Luc Garnier (LR), est éliminé.",
        ("Luc Garnier", "ministre", None, "former"),
    ),
    "of a minister": (
        "Anne Morel, secrétaire d'État auprès du ministre de l'Intérieur, chargée de la Ville, se tait.",
        ("Anne Morel", "secrétaire d'État auprès du ministre de l'Intérieur chargée de la Ville", None, "holds"),
    ),
    "outgoing": ("Municipales 2020 : à Dole, la sortante Anne Morel (PS) est battue.", ("Anne Morel", "maire", None, "holds")),
    "head of the government": ("Le gouvernement de Luc Garnier reste en place.", ("Luc Garnier", "premier ministre", None, "holds")),
    "head of a government that fell": (
        "Le gouvernement de Luc Garnier a démissionné.",
        ("Luc Garnier", "premier ministre", None, "left"),
    ),
    "who goes": ("Après la démission du maire de Dole, Luc Garnier, la ville vote.", ("Luc Garnier", "maire", "Dole", "left")),
    "successor and predecessor": (
        "Anne Morel a été élue présidente de la métropole. Elle succède à Luc Garnier.",
        ("Luc Garnier", "président de la métropole", None, "former"),
    ),
    "dismissed": (
        "Il est mis fin, à sa demande, aux fonctions de M. Luc GARNIER, préfet du Jura.",
        ("Luc Garnier", "préfet", "Jura", "left"),
    ),
    "nomination": (
        "La nomination de Luc Garnier à la présidence du groupe étonne.",
        ("Luc Garnier", "président du groupe", None, "appointed"),
    ),
    "replaced": (
        "Anne Morel devient trésorière du parti en remplacement de Luc Garnier.",
        ("Luc Garnier", "trésorière du parti", None, "former"),
    ),
    "communiqué": ("- est nommé préfet du Jura : M. Luc Garnier.", ("Luc Garnier", "préfet", "Jura", "appointed")),
    "chosen by a body": ("Le conseil municipal a choisi jeudi Anne Morel par 26 voix.", ("Anne Morel", "maire", None, "appointed")),
    "portfolio": ("Anne Morel quitte la Transition écologique.", ("Anne Morel", "ministre de la Transition écologique", None, "left")),
    "field before a verb": ("Luc Garnier, adjoint aux Finances, a voté.", ("Luc Garnier", "adjoint aux Finances", None, "holds")),
    "camp behind the title": ("La députée garniériste Anne Morel a voté.", ("Anne Morel", "députée", None, "holds")),
    "label behind a ministry": (
        "Le ministre de l'Agriculture estampillé centriste Luc Garnier a voté.",
        ("Luc Garnier", "ministre de l'Agriculture", None, "holds"),
    ),
    "département in brackets": ("Le maire de Dole (Jura) Luc Garnier a voté.", ("Luc Garnier", "maire", "Dole", "holds")),
    "acronym in brackets": (
        "La présidente du Rassemblement national (RN) Anne Morel a voté.",
        ("Anne Morel", "présidente du Rassemblement national", None, "holds"),
    ),
    "body of communes": (
        "Anne Morel, présidente de la communauté de communes, a voté.",
        ("Anne Morel", "présidente de la communauté de communes", None, "holds"),
    ),
    "between hyphens": ("Luc Garnier -maire de Dole- a voté.", ("Luc Garnier", "maire", "Dole", "holds")),
    "candidate who lost": ("Luc Garnier, candidat malheureux et ancien député, a voté.", ("Luc Garnier", "député", None, "former")),
    "before another": ("Luc Garnier avait été maire avant de devenir sénateur.", ("Luc Garnier", "sénateur", None, "appointed")),
    "two of a kind": (
        "Le comité a nommé Anne Morel et Luc Garnier porte-parole du parti.",
        ("Luc Garnier", "porte-parole du parti", None, "appointed"),
    ),
    "the one of another town": (
        "Le maire de Dole, Paul Ricard (LR), et celle de Besançon, Anne Morel (PS), ont voté.",
        ("Anne Morel", "maire", "Besançon", "holds"),
    ),
    "counterpart": (
        "Reçu par la présidente de l'Assemblée nationale, Anne Morel, puis par son homologue du Sénat, Luc Garnier, il se tait.",
        ("Luc Garnier", "président du Sénat", None, "holds"),
    ),
    "colleague": (
        "Le ministre de l'Intérieur, Luc Garnier, et sa collègue de la Santé, Anne Morel, ont voté.",
        ("Anne Morel", "ministre de la Santé", None, "holds"),
    ),
    "at the head, in front": (
        "À la tête de la ville depuis 1995, Luc Garnier ne se représente pas.",
        ("Luc Garnier", "maire", None, "holds"),
    ),
    "at the helm, behind": (
        "Luc Garnier, aux manettes de la région depuis 2015, se tait.",
        ("Luc Garnier", "président de la région", None, "holds"),
    ),
    "in front of a pronoun": (
        "Anne Morel est candidate. Maire de Dole depuis 2001, elle brigue un nouveau mandat.",
        ("Anne Morel", "maire", "Dole", "holds"),
    ),
    "past, in front of a pronoun": (
        "Anne Morel est battue. Ancienne ministre et députée LR du Jura, elle a voté.",
        ("Anne Morel", "ministre", None, "former"),
    ),
    "rank in figures": (
        "Anne Morel a été promue 2e vice-présidente du parti.",
        ("Anne Morel", "2e vice-présidente du parti", None, "appointed"),
    ),
    "where one sits": (
        "En compagnie du conseiller régional FN en Bretagne Luc Garnier.",
        ("Luc Garnier", "conseiller régional", "Bretagne", "holds"),
    ),
    "département and a second title": (
        "C'est ce qu'a dit le maire de Dole (Jura) et membre du bureau exécutif, Luc Garnier.",
        ("Luc Garnier", "maire", "Dole", "holds"),
    ),
    "first of two joined by a hyphen": ("Le sénateur-maire de Dole Luc Garnier a voté.", ("Luc Garnier", "sénateur", None, "holds")),
    "second of two joined by a hyphen": ("Le sénateur-maire de Dole Luc Garnier a voté.", ("Luc Garnier", "maire", "Dole", "holds")),
    "kept": ("Anne Morel a été élue maire en 2020. Elle reste maire de Dole.", ("Anne Morel", "maire", "Dole", "holds")),
    "kept for the future": (
        "Anne Morel est battue. Elle restera conseillère municipale.",
        ("Anne Morel", "conseillère municipale", None, "holds"),
    ),
    "left the same day": (
        "Luc Garnier a quitté le même jour ses fonctions de porte-parole.",
        ("Luc Garnier", "porte-parole", None, "left"),
    ),
    "resignation refused": (
        "La ministre, Anne Morel, a remis sa démission au président, qui l'a refusée.",
        ("Anne Morel", "ministre", None, "holds"),
    ),
    "one past for several": (
        "Luc Garnier (ancien ministre, député, sénateur et maire de Dole) a voté.",
        ("Luc Garnier", "maire", "Dole", "former"),
    ),
    "over what hyphens set apart": (
        "La maire sortante de Dole -et grande favorite du scrutin- Anne Morel a voté.",
        ("Anne Morel", "maire", "Dole", "holds"),
    ),
    "counsellor": ("Luc Garnier, ancien conseiller d'Anne Morel, a voté.", ("Luc Garnier", "conseiller", None, "former")),
    "friend and counsellor": (
        "L'eurodéputé Luc Garnier, ami intime et ancien conseiller d'Anne Morel, a voté.",
        ("Luc Garnier", "conseiller", None, "former"),
    ),
    "in front of a title without a name": (
        "Anne Morel, députée du Jura, est battue. Ministre de la Ville de 2012 à 2014, la députée du Jura a voté.",
        ("Anne Morel", "ministre de la Ville", None, "former"),
    ),
    "deputy who rose": (
        "Première adjointe depuis 2014, Anne Morel a été élue maire de Dole par le conseil municipal.",
        ("Anne Morel", "première adjointe", None, "former"),
    ),
}


@pytest.mark.parametrize("name", TITLES)
def test_office_is_read_from(name):
    text, wanted = TITLES[name]
    assert wanted in offices(text)


SILENT = {
    "a participle": "Anne Morel, élue en 2017 avec 53 % des voix, se tait.",
    "a wish": "Anne Morel veut devenir ministre.",
    "a hypothesis": "Si Anne Morel était maire, tout irait mieux.",
    "a refusal": "Anne Morel renonce à être présidente du groupe.",
    "two people": "Pour le maire de Dole, Anne Morel ment.",
    "what is named after somebody": "Le numéro deux de la liste Garnier se tait. Luc Garnier aussi.",
    "a contrast": "Reçu par Anne Morel, l'ex-maire, lui, se tait.",
    "a counterpart of nobody titled": "Luc Garnier a vu son homologue de Dole. Anne Morel aussi.",
    "the head of a list": "À la tête de la liste depuis janvier, Luc Garnier se tait.",
    "a title in front of somebody else's verb": "Luc Garnier se tait. Maire de Dole, celle qui dirige la ville vote.",
    "a profession": "L'avocat Luc Garnier se tait.",
}


@pytest.mark.parametrize("name", SILENT)
def test_no_office_is_read_from(name):
    assert not [o for o in offices(SILENT[name]) if o[0] in ("Anne Morel", "Luc Garnier")]


PS, LR, UMP = "Parti socialiste", "Les Républicains", "UMP"
ANNE, LUC = "Anne Morel", "Luc Garnier"
LABELS = {
    "brackets": ("Anne Morel (LR) vote.", {(ANNE, LR)}),
    "brackets of a pair": ("Le binôme Luc Guérin-Anne Morel (PS) l'emporte.", {("Luc Guérin", PS), (ANNE, PS)}),
    "member": ("La socialiste Anne Morel vote.", {(ANNE, PS)}),
    "label behind a noun": ("La dissidente socialiste Anne Morel vote.", {(ANNE, PS)}),
    "of a party, behind the name": ("Suivent Anne Morel, du Rassemblement national, et Luc Garnier.", {(ANNE, "Rassemblement national")}),
    "both of them": ("Anne Morel et Luc Garnier, tous deux UMP, sont élus.", {(ANNE, UMP), (LUC, UMP)}),
    "members in the plural": ("Les socialistes Anne Morel et Luc Garnier sont élus.", {(ANNE, PS), (LUC, PS)}),
    "frame of the sentence": ("Chez Les Républicains, Anne Morel hésite.", {(ANNE, LR)}),
    "head of a list": ("UMP : Anne Morel, Luc Garnier", {(ANNE, UMP), (LUC, UMP)}),
    "examples of several": ("Plusieurs figures socialistes, comme Anne Morel et Luc Garnier, hésitent.", {(ANNE, PS), (LUC, PS)}),
    "what they join": ("Anne Morel a rejoint Horizons en 2021.", {(ANNE, "Horizons")}),
    "what somebody became": ("Paul Ricard succède à Luc Garnier, devenu LR.", {(LUC, LR)}),
    "an ally in brackets": ("Luc Garnier (LR, allié au PS) l'emporte.", {(LUC, LR)}),
    "both of whom it is": ("L'UDI d'Anne Morel et de Luc Garnier l'emporte.", {(ANNE, "UDI"), (LUC, "UDI")}),
    "of whom it is, by title": ("L'UDI du président sortant, Luc Garnier, l'emporte.", {(LUC, "UDI")}),
    "rebel": ("Le socialiste dissident Luc Garnier vote.", {(LUC, PS)}),
    "holder of a card": ("Luc Garnier, encarté à LR depuis 2015, vote.", {(LUC, LR)}),
    "from one to another": ("Passée de LR à Horizons, Anne Morel vote.", {(ANNE, "Horizons")}),
    "one after another in brackets": ("Luc Garnier (PS puis Horizons) vote.", {(LUC, "Horizons")}),
    "colours": ("Luc Garnier, élu sous l'étiquette UDI, vote.", {(LUC, "UDI")}),
    "one of its members": ("Un cadre du Parti socialiste (PS), Luc Garnier, vote.", {(LUC, PS)}),
    "its hope": ("Luc Garnier, étoile montante du PS, vote.", {(LUC, PS)}),
    "leader of its members": ("Sept membres de LR, emmenés par Luc Garnier, votent.", {(LUC, LR)}),
    "benches": ("Luc Garnier, qui siège sur les bancs socialistes, vote.", {(LUC, PS)}),
    "what one is": ("Anne Morel est socialiste.", {(ANNE, PS)}),
    "first of a pair": (
        "Départementales 2021 : dans le canton de Dole, Anne Morel et Luc Garnier (LR) recueillent 61,09 % des voix.",
        {(ANNE, LR), (LUC, LR)},
    ),
    "head of the party named before": (
        "Le PS hésite. Le chef des députés LR, Paul Ricard, et le président du parti, Luc Garnier, votent.",
        {("Paul Ricard", LR), (LUC, LR)},
    ),
    "what they lead": ("L'UDI d'Anne Morel hésite.", {(ANNE, "UDI")}),
    "their party's officer": ("Le Parti socialiste hésite ; son premier secrétaire, Luc Garnier, aussi.", {(LUC, PS)}),
    "whom a party gets elected": ("Le PS réalise le doublé avec Anne Morel et Luc Garnier.", {(ANNE, PS), (LUC, PS)}),
    "past": ("Anne Morel (ex-LR) et l'ex-socialiste Luc Garnier votent.", set()),
    "support": ("Anne Morel (soutenue par le PS) vote.", set()),
    "list": ("La liste socialiste Morel est battue. Anne Morel se tait.", set()),
}


@pytest.mark.parametrize("name", LABELS)
def test_affiliation_is_read_from(name):
    text, wanted = LABELS[name]
    assert parties(text) == wanted


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("maire", "maire de Lyon", True),
        ("députée", "député", True),
        ("présidente du RN", "présidente du Rassemblement national", True),
        ("numéro deux du parti", "numéro deux de LREM", True),
        ("maire", "adjointe au maire", False),
        ("président", "vice-président", False),
        ("ministre", "premier ministre", False),
        ("ministre de l'Intérieur", "ministre de la Santé", False),
    ],
)
def test_titles_are_compared_by_head_words_and_party(one, other, same):
    assert same_title(one, other) is same
    assert same_title(other, one) is same


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Le député LREM, M'jid El Karoui, vote. M. El Karoui hésite.", "M'jid El Karoui"),
        ("Le sénateur N. Garnier (UDI) vote.", "N. Garnier"),
        ("J.-P. Garnier (DVD), maire de Dole, vote.", "J.-P. Garnier"),
        ("Moana Tepa (LR), 21 ans, devance M. Garnier.", "Moana Tepa"),
        ("La maire de Paris Anne Morel vote.", "Anne Morel"),
        ("UMP : Luc Garnier, Tokia Morel", "Tokia Morel"),
    ],
)
def test_person_is_known_by_what_stands_beside(text, name):
    people = {person for person, *_ in offices(text) | parties(text)}
    assert name in people
