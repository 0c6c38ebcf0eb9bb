"""Who is meant by a title, a pronoun, a possessive: one antecedent or none."""

import pytest

from kg.extract.clauses import is_finite
from kg.extract.text import read_text
from kg.model import Document


def subject_of(text, lemma):
    """Name of whom the last clause with a verb has as its subject; None where it is not told."""
    read = read_text(Document("example", text))
    found = None
    for sentence in read.sentences:
        for clause in sentence.clauses:
            if lemma in clause.verb.lemmas and is_finite(clause.verb):
                actors = read.subjects(sentence, clause)
                found = actors[0].entity.name if actors and actors[0].entity else None
    return found


@pytest.mark.parametrize(
    ("text", "lemma", "who"),
    [
        ("Anne Morel a battu Luc Garnier. Elle dirigera la ville.", "diriger", "Anne Morel"),
        ("Anne Morel a battu Luc Garnier. Il quittera la ville.", "quitter", "Luc Garnier"),
        ("Anne Morel a battu Luc Garnier. Ce dernier quittera la ville.", "quitter", "Luc Garnier"),
        ("Anne Morel a battu Jeanne Garnier. Celle-ci quittera la ville.", "quitter", "Jeanne Garnier"),
        ("Anne Morel et Luc Garnier restent en lice. La première a devancé le second.", "devancer", "Anne Morel"),
        ("Anne Morel, maire de Besançon, est candidate. La maire de Besançon a déposé sa liste.", "déposer", "Anne Morel"),
        ("Anne Morel (PS) affronte Luc Garnier (LR). La socialiste a gagné.", "gagner", "Anne Morel"),
        ("Anne Morel (PS) affronte Luc Garnier (LR). Le candidat LR a perdu.", "perdre", "Luc Garnier"),
        ("Anne Morel est élue. Il faut attendre. Elle remercie.", "remercier", "Anne Morel"),
        ("Il fallait voter. Anne Morel a voté.", "falloir", None),
        ("Un proche de Luc Garnier s'inquiète. Un élu a parlé. Il part.", "partir", None),
        ("« Luc Garnier a menti », dit Anne Morel. Elle attend.", "attendre", "Anne Morel"),
        # nobody: `il` of a verb without a person
        ("Luc Garnier a perdu. Il n'est pas question de partir.", "être", None),
        ("Luc Garnier a perdu. Il est mis fin à ses fonctions.", "mettre", None),
        ("Anne Morel a perdu face à Luc Garnier. Il a fallu attendre minuit. Elle quittera la salle.", "quitter", "Anne Morel"),
        # of whom only a relative clause tells comes after the subject, unless there is no other
        ("Luc Garnier détrône Paul Meunier, qui siégeait depuis 1998. Il l'emporte de peu.", "emporter", "Luc Garnier"),
        ("C'est le cas de Paul Meunier, qui espère un siège. Il attend.", "attendre", "Paul Meunier"),
        ("Luc Garnier a parlé. Paul Meunier sera-t-il réélu ?", "réélire", "Paul Meunier"),
        # `ce dernier` is not the subject of the clause that it stands in
        ("Luc Garnier a reçu Paul Meunier. Luc Garnier a salué chez ce dernier un ami. Ce dernier partira.", "partir", "Paul Meunier"),
        ("Luc Garnier dit que Paul Meunier a menti et que les amis de ce dernier partent. Il attend.", "attendre", "Luc Garnier"),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_subject_has_one_antecedent_or_none(text, lemma, who):
    assert subject_of(text, lemma) == who


def test_i_inside_a_quotation_is_the_speaker():
    assert subject_of("« Je serai candidate en 2026 », a annoncé Anne Morel à Luc Garnier.", "être") == "Anne Morel"


def test_he_inside_a_quotation_is_not_the_speaker():
    assert subject_of("Luc Garnier a parlé à Paul Meunier. « Il partira bientôt », a dit Luc Garnier.", "partir") != "Luc Garnier"


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Anne Morel a remis sa démission à Luc Garnier.", "Anne Morel"),
        ("Anne Morel est partie. Sa démission prend effet lundi.", "Anne Morel"),
    ],
)
def test_possessive_has_an_owner(text, owner):
    read = read_text(Document("example", text))
    sentence = read.sentences[-1]
    at = next(k for k, token in enumerate(sentence.sentence.tokens) if token.fold == "sa")
    assert read.reference.owner(sentence, at).name == owner


def test_what_somebody_is_congratulated_for_is_theirs():
    read = read_text(Document("example", "Anne Morel gagne. Luc Garnier a félicité Anne Morel pour sa victoire."))
    sentence = read.sentences[-1]
    at = next(k for k, token in enumerate(sentence.sentence.tokens) if token.fold == "sa")
    assert read.reference.owner(sentence, at).name == "Anne Morel"


def test_possessive_goes_to_another_where_the_likeliest_is_excluded():
    read = read_text(Document("example", "Anne Morel est partie. Luc Garnier a accepté sa démission."))
    sentence = read.sentences[-1]
    at = next(k for k, token in enumerate(sentence.sentence.tokens) if token.fold == "sa")
    luc = next(g.entity for g in sentence.groups if g.entity is not None)
    assert read.reference.owner(sentence, at, exclude=(luc,)).name == "Anne Morel"


def meant(text, word):
    """Name of whom the last description with a word stands for; None where it is not told."""
    read = read_text(Document("example", text))
    found = None
    for sentence in read.sentences:
        for group in sentence.groups:
            if group.person is None and word in [sentence.fold(k) for k in range(group.i, group.j)]:
                found = group.entity.name if group.entity else None
    return found


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        (
            "Anne Morel quitte le gouvernement\n\nLa ministre chargée de la Mer a remis sa démission mardi.\n\n"
            "Luc Garnier, maire de Dole, a gagné. Jeanne Tissot (PS) est troisième. Il l'emporte par 307 voix contre 246 à la ministre.",
            "ministre",
            "Anne Morel",
        ),
        (
            "Anne Morel quitte le gouvernement\n\nLa ministre chargée de la Mer a remis sa démission mardi.\n\n"
            "Jeanne Tissot, ministre du Budget, a gagné. Luc Garnier salue la ministre.",
            "ministre",
            "Jeanne Tissot",
        ),
    ],
    ids=["given by the context alone", "given to another by name"],
)
def test_a_title_is_remembered_though_others_are_named_in_between(text, word, who):
    assert meant(text, word) == who


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        # the lede varies the name of whom the headline names first, or whose words it gives
        (
            "Paul Meunier propose sa démission, Luc Garnier la refuse\n\nLe ministre de la Mer a remis sa démission au chef du parti.\n\n"
            "Paul Meunier est parti lundi matin sans parler à personne, avant de revenir le soir même.",
            "ministre",
            "Paul Meunier",
        ),
        (
            "« Luc Garnier a tort de partir », estime Paul Meunier\n\nL'ancien ministre de la Mer a défendu hier son ami.\n\n"
            "Il a parlé lundi matin devant la presse, avant de revenir le soir même dans la salle.",
            "ministre",
            "Paul Meunier",
        ),
        # the head of a party is the only one named lately who can be
        ("Anne Morel (LR) a répondu à Jeanne Tissot. La présidente du RN a souri.", "presidente", "Jeanne Tissot"),
        ("Anne Morel a répondu à Jeanne Tissot. Elles partent. La présidente du RN a souri.", "presidente", None),
        ("Luc Garnier, ministre de la Mer, est parti. La salle attend. On a vu le patron du RN.", "patron", None),
        # who ends a mandate, the only one of the sentence before
        ("Anne Morel s'efface devant Luc Garnier. Le député sortant était devancé dimanche.", "depute", "Luc Garnier"),
        # a camp holds the parties on its side
        ("Anne Morel (PS) et Jeanne Tissot (LR) sont candidates. La candidate de la droite a souri.", "candidate", "Jeanne Tissot"),
        ("Anne Morel (PS) et Jeanne Tissot (LREM) sont candidates. La candidate de la majorité a souri.", "candidate", "Jeanne Tissot"),
        # a member of a party, told by the label alone
        ("Luc Garnier arrive en tête. L'insoumis pouvait se maintenir.", "insoumis", "Luc Garnier"),
        ("Luc Garnier (LR) arrive en tête. L'insoumis pouvait se maintenir.", "insoumis", None),
        # whom several chose is told by nobody's name
        ("Luc Garnier, président du Jura, est venu. Les élus ont choisi leur président.", "president", None),
    ],
)
def test_a_title_that_no_name_bears_varies_the_name_of_the_topic(text, word, who):
    assert meant(text, word) == who


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        # who plays another part in the clause is not meant
        ("Anne Morel, maire de Dole, a gagné. Jeanne Tissot pourrait affronter la maire.", "maire", "Anne Morel"),
        ("Anne Morel (LR) et Jeanne Tissot (PS) débattent. Anne Morel a critiqué la candidate.", "candidate", "Jeanne Tissot"),
        ("Luc Garnier est là. Luc Garnier parle. Luc Garnier a été battu par le sortant.", "sortant", None),
        # of whom it is said
        ("Anne Morel est élue. Jeanne Tissot était la seule candidate de la gauche.", "candidate", "Jeanne Tissot"),
        ("Anne Morel est élue. Le perdant de la soirée s'appelle Luc Garnier. Le vainqueur est Paul Meunier.", "vainqueur", "Paul Meunier"),
        ("Anne Morel parle. Jeanne Tissot n'est plus la candidate du parti.", "candidate", "Anne Morel"),
        ("Battu, Luc Garnier (PS) : le maire de Dole n'a réuni que 35 % des voix.", "maire", "Luc Garnier"),
        # who says something of a title hardly bears it
        ("Luc Garnier, Paul Meunier : Paul Meunier a dit que l'ancien maire de Dole partira.", "maire", None),
        ("Luc Garnier (LR) et Anne Morel (PS) sont là. Luc Garnier part avec sa colistière.", "colistiere", None),
        # `sortant`: who is said to be, else who is named in the paragraph
        (
            "Luc Garnier est réélu, Luc Garnier l'avait dit.\n\nPaul Meunier décroche un troisième mandat. Le sortant est réélu.",
            "sortant",
            "Paul Meunier",
        ),
        # whoever it will be
        ("Luc Garnier votera pour le candidat le mieux placé.", "candidat", None),
        ("Luc Garnier soutiendra le candidat qui affrontera la droite.", "candidat", None),
        ("Quel que soit le vainqueur, Luc Garnier partira.", "vainqueur", None),
        # a title without a place goes back to who was named before, and lately
        ("Le maire s'est tu. La salle attend. Paul Meunier, maire de Gray, est venu.", "maire", None),
        ("Gray : le maire s'en va\n\nPaul Meunier, maire de Gray depuis 2014, a démissionné lundi.", "maire", "Paul Meunier"),
        (
            "Paul Meunier préside le parti. Luc Garnier, président de la Ligue, attend. La nouvelle présidente sera élue.",
            "presidente",
            None,
        ),
        ("Anne Morel, députée sortante, est battue par Jeanne Tissot. La nouvelle députée siégera à droite.", "deputee", None),
        ("Luc Garnier, président des Républicains, est venu. Le président sortant de la Bretagne attend.", "president", None),
    ],
)
def test_a_description_stands_for_one_person_or_nobody(text, word, who):
    assert meant(text, word) == who


def test_a_title_does_not_go_back_over_the_heading_of_another_place():
    text = (
        "Trois maires, trois histoires\n\nGRAY (Haute-Saône)\n\nLe maire, Paul Meunier, 72 ans, annonce sa démission au conseil.\n\n"
        "DOLE (Jura)\n\nLuc Garnier, lui, ne partira pas. Mis en cause dans une affaire, le maire dolois a refusé hier de répondre."
    )
    assert meant(text, "maire") != "Paul Meunier"


def speaker_of(text):
    """Name of who says the last quotation."""
    read = read_text(Document("example", text))
    said = [read.reference.speakers.of.get(id(q)) for s in read.sentences for q in s.sentence.quotations]
    return said[-1].entity.name if said[-1] is not None and said[-1].entity is not None else None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # who said something long ago gives way to whom the text speaks of now, but goes on speaking
        (
            "Paul Meunier a annoncé qu'il partait.\n\nLuc Garnier est arrivé hier. Luc Garnier est apparu ému.\n\n"
            "« Nous avons perdu cette bataille », a-t-il déclaré.",
            "Luc Garnier",
        ),
        (
            "« Nous partons demain », a annoncé Paul Meunier.\n\nLuc Garnier ne l'a pas retenu.\n\n"
            "« Nous avons perdu cette bataille », a-t-il ajouté.",
            "Paul Meunier",
        ),
        # nobody who is only named beside the words
        (
            "Paul Meunier a annoncé sa candidature. « Il faut rompre avec le mandat précédent », celui de Luc Garnier, a-t-il expliqué.",
            "Paul Meunier",
        ),
        ("Paul Meunier a voté. Luc Garnier, non : « Nous ne voterons jamais ce texte », avait-il répété.", "Luc Garnier"),
        # whom the words before were about, not who said them
        ("« Paul Meunier doit partir maintenant », a dit Luc Garnier. « Je reste ici jusqu'au bout », répond l'intéressé.", "Paul Meunier"),
    ],
)
def test_a_quotation_has_its_speaker(text, who):
    assert speaker_of(text) == who


def test_a_title_under_which_somebody_speaks_on_is_theirs_from_there():
    text = (
        "Paul Meunier a quitté la salle hier soir. « Nous ne reviendrons jamais ici », a lancé le président de la fédération.\n\n"
        "Luc Garnier est arrivé. Le président de la fédération attend."
    )
    assert meant(text, "president") == "Paul Meunier"
