"""Who says what: the speaker before, after, inside, behind a title, a pronoun or a colon, with every kind of quotation marks."""

import pytest

from kg.extract import extract
from kg.model import Document

A, L = "Anne Morel", "Luc Garnier"
LONG = "Les habitants ont choisi de tourner la page"

#: (text, [(speaker, words of the quotation)]).
CASES = [
    # before
    (f"{A} a déclaré : « {LONG}. »", [(A, LONG)]),
    (f"{A} : « {LONG}. »", [(A, LONG)]),
    (f"{A} (PS), dès lundi : « {LONG}. »", [(A, LONG)]),
    (f"{A} ne décolère pas : « {LONG}. »", [(A, LONG)]),
    (f"Pour {A}, « {LONG} ».", [(A, LONG)]),
    (f"Selon {A}, le maire « n'a plus de majorité depuis hier ».", [(A, "n'a plus de majorité depuis hier")]),
    (f"D'après {A}, le maire « n'a plus de majorité depuis hier ».", [(A, "n'a plus de majorité depuis hier")]),
    # after
    (f"« {LONG} », a déclaré {A}.", [(A, LONG)]),
    (f'"{LONG}", a déclaré mercredi sur Europe 1 {A}.', [(A, LONG)]),
    (f"“{LONG}”, a déclaré à l'AFP {A}.", [(A, LONG)]),
    (f"« {LONG} », a de son côté assuré {A}.", [(A, LONG)]),
    (f"« {LONG} », s'étrangle {A}.", [(A, LONG)]),
    (f"« {LONG} », juge {A}.", [(A, LONG)]),
    (
        f"Rappelant que ses votes « n'ont jamais fait défaut à la ville », {A} a quitté la salle.",
        [(A, "n'ont jamais fait défaut à la ville")],
    ),
    (f"{A} a rappelé que certains dans son parti « se posaient même la question ».", [(A, "se posaient même la question")]),
    (f"{A} ne s'arrête pas là et affirme que le maire « n'a plus de majorité depuis hier ».", [(A, "n'a plus de majorité depuis hier")]),
    (f"« {LONG} », tempête-t-elle, avant de quitter la salle, {A} n'ayant rien ajouté.", []),
    (f"« {LONG} », selon {A}.", [(A, LONG)]),
    (f"« {LONG} », selon les mots d'{A}.", [(A, LONG)]),
    (f"« {LONG} » : c'est ainsi que {A} résume la soirée.", [(A, LONG)]),
    (f"« {LONG} » ({A})", [(A, LONG)]),
    # inside
    (
        f"« Rien n'est encore fait, loin de là », dit {A}, « la ville reste à prendre ».",
        [(A, "Rien n'est encore fait, loin de là"), (A, "la ville reste à prendre")],
    ),
    # said inside the quotation
    (f"« {LONG}, assure {A}. La ville est à tous. »", [(A, f"{LONG}, assure {A}. La ville est à tous.")]),
    (f"« Oui, se réjouit la maire, {A}, {LONG.lower()} ! »", [(A, f"Oui, se réjouit la maire, {A}, {LONG.lower()} !")]),
    (f"{A} a réagi dimanche. « {LONG}, lance-t-elle. La ville est à tous. »", [(A, f"{LONG}, lance-t-elle. La ville est à tous.")]),
    (f"« {LONG}, m'a dit {A} hier », raconte {L}.", [(L, f"{LONG}, m'a dit {A} hier")]),
    # without the hyphen
    (f"{A} a réagi dimanche. « {LONG} », ajoute t-elle.", [(A, LONG)]),
    # whom somebody cites
    (f"{L} relativise en citant {A} - « {LONG.lower()} ».", [(A, LONG.lower())]),
    # what somebody feels, and what is only said of somebody
    (f"{A} est elle-même « un peu surprise de cette décision ».", [(A, "un peu surprise de cette décision")]),
    (f"{A} est « la candidate préférée des beaux quartiers ».", []),
    # by whom somebody is accused, what somebody holds to, a watchword
    (f"{L} est accusé par {A} d'avoir « vendu la ville aux promoteurs ».", [(A, "vendu la ville aux promoteurs")]),
    (f"{A} a tenu à « remercier tous ceux qui y ont cru ».", [(A, "remercier tous ceux qui y ont cru")]),
    (f"Le mot d'ordre d'{A} : « {LONG}. »", [(A, LONG)]),
    # a pronoun for an institution
    (
        "« Le vote se tient dans le calme », a indiqué la préfecture. Elle ajoute que rien n'a été « signalé dans les bureaux ».",
        [("préfecture", "Le vote se tient dans le calme"), ("préfecture", "signalé dans les bureaux")],
    ),
    # woven
    (f"{A} dénonce une « campagne de mensonges et de calomnies ».", [(A, "campagne de mensonges et de calomnies")]),
    (f"{A} a dit vouloir « rassembler toute la gauche ».", [(A, "rassembler toute la gauche")]),
    (f"{A} a jugé que le vote était « une gifle pour le pouvoir ».", [(A, "une gifle pour le pouvoir")]),
    (f"{A} ne « pourra pas voter pour la droite ».", [(A, "pourra pas voter pour la droite")]),
    # pronouns and titles
    (f"{A} a réagi dimanche. « {LONG} », a-t-elle ajouté.", [(A, LONG)]),
    (f"{A} a battu {L}. « {LONG} », a-t-elle déclaré.", [(A, LONG)]),
    (f"{A}, maire de Besançon, a battu {L}. « {LONG} », a déclaré la maire de Besançon.", [(A, LONG)]),
    (f"{A} a été élue. « {LONG} », a réagi la nouvelle élue.", [(A, LONG)]),
    (f"{A} a été battue par {L}. « {LONG} », a commenté ce dernier.", [(L, LONG)]),
    # going on
    (f"« {LONG} », a dit {A}. « La ville est à tous ceux qui y vivent. »", [(A, LONG), (A, "La ville est à tous ceux qui y vivent.")]),
    (f"« {LONG} », a dit {A}. Et d'ajouter : « La ville est à tous. »", [(A, LONG), (A, "La ville est à tous.")]),
    # parties and institutions
    (f"« {LONG} », a réagi le PS.", [("PS", LONG)]),
    ("La préfecture a indiqué que le vote s'était tenu « sans le moindre incident ».", [("préfecture", "sans le moindre incident")]),
    (f"« {LONG} », indique un communiqué de la préfecture.", [("préfecture", LONG)]),
    # nobody with a name
    (f"« {LONG} », souffle un proche d'{A}.", []),
    (f"« {LONG} », dit-on dans l'entourage d'{A}.", []),
    (f"« {LONG} », souffle un proche d'{A}. « La ville est à tous ceux qui y vivent », ajoute-t-il.", []),
    # names and scare quotes
    (f"{A} conduit la liste « Besançon pour tous ses habitants ».", []),
    (f"Le « front républicain » tient bon à Besançon, où {A} est en tête.", []),
    (f"{A} a présenté le documentaire « La ville et ses ombres longues ».", []),
    # the agency is not the speaker
    (f"« {LONG} », a dit à l'AFP {A}, maire de Besançon.", [(A, LONG)]),
    (f"Interrogée par l'AFP, {A} a estimé que la ville était « au bord de la rupture ».", [(A, "au bord de la rupture")]),
]


def statements(text):
    return [(f.speaker, f.quote.rstrip(".")) for f in extract(Document("example", text)) if f.type == "statement"]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[c[0][:60] for c in CASES])
def test_words_are_given_to_their_speaker(text, wanted):
    assert statements(text) == [(speaker, words.rstrip(".")) for speaker, words in wanted]


@pytest.mark.parametrize("marks", ["« {} »", "«{}»", "“{}”", '"{}"', "''{}''", "«\u00a0{}\u00a0»", "«\u202f{}\u202f»"])
def test_every_kind_of_marks(marks):
    assert statements(f"{marks.format(LONG)}, a déclaré {A}.") == [(A, LONG)]


def test_a_quotation_inside_a_quotation_belongs_to_the_outer_one():
    assert statements(f"« Il m'a dit “Je pars demain matin” et il est parti », raconte {A}.") == [
        (A, "Il m'a dit “Je pars demain matin” et il est parti")
    ]


def test_a_quotation_runs_over_two_paragraphs():
    text = (
        "Besançon : le conseil se sépare dans le calme\n\nLe conseil municipal a voté le budget jeudi soir, sans surprise ni débat.\n\n"
        f'La séance a duré deux heures. {A} a pris la parole la première : "{LONG}.\n\n'
        f'Rien ne sera plus jamais comme avant", a-t-elle conclu devant un public peu nombreux.'
    )
    assert statements(text) == [(A, LONG), (A, "Rien ne sera plus jamais comme avant")]


def test_words_quoted_in_headline_and_body_are_one_statement():
    text = f"« {LONG} » : {A} prend la mairie\n\n« {LONG} », a déclaré {A} dimanche soir devant ses partisans."
    facts = [f for f in extract(Document("example", text)) if f.type == "statement"]
    assert len({f.quote for f in facts}) == len(facts)


def test_evidence_is_the_text_at_its_offsets():
    text = f"« {LONG} »,\u00a0a d\u00e9clar\u00e9 {A}. « Rien n’est fait ! », dit-elle."
    for fact in extract(Document("example", text)):
        for quote in fact.evidence:
            assert text[quote.start : quote.end] == quote.quote
