from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Document, Zone
from kg.segment import split
from kg.sources import from_text, read

ARTICLE = """Fréjoux : le maire s'en va

Après dix ans de mandat, Édouard Lépine a choisi de partir.
Par Anne Duval
Publié le 3 octobre 2023 à 10h12
Temps de lecture : 2 min
Partager

Le maire, mardi, devant la mairie. (Photo DR)

L'annonce a surpris tout le monde. Le maire de Fréjoux a présenté sa démission au préfet, qui l'a acceptée mardi soir.

À lire aussi

Régionales : une liste de plus à gauche

Cantonales : le duel de Valbois

Le conseil municipal se réunira samedi pour élire son successeur. Trois adjoints sont sur les rangs.

Un départ préparé

« J'y pensais depuis longtemps », a confié l'élu. Il restera conseiller.

- la première adjointe, favorite
- le deuxième adjoint

18h30
La préfecture confirme
Le préfet a reçu la lettre.

>> Tous les résultats de la commune

Abonnez-vous à la lettre du soir

Sur le même sujet
Le budget voté de justesse
Trois projets pour la place"""


def zones(text):
    return [(s.zone, text[s.start : s.end]) for s in split(from_text(text))]


def zone_of(text, start):
    return next(zone for zone, words in zones(text) if words.startswith(start))


@pytest.mark.parametrize(
    ("start", "zone"),
    [
        ("Fréjoux", Zone.HEADLINE),
        ("Après dix ans", Zone.LEDE),
        ("Par Anne", Zone.BYLINE),
        ("Publié", Zone.DATELINE),
        ("Temps", Zone.FURNITURE),
        ("Partager", Zone.FURNITURE),
        ("Le maire, mardi", Zone.CAPTION),
        ("À lire", Zone.TEASER),
        ("Régionales", Zone.TEASER),
        ("Cantonales", Zone.TEASER),
        ("Le conseil", Zone.BODY),
        ("Un départ", Zone.HEADING),
        ("« J'y", Zone.BODY),
        ("- la première", Zone.LIST_ITEM),
        ("18h30", Zone.LIVE_TIME),
        ("Le préfet a", Zone.BODY),
        (">> Tous", Zone.TEASER),
        ("Abonnez", Zone.FURNITURE),
        ("Sur le même", Zone.TEASER),
        ("Trois projets", Zone.TEASER),
    ],
)
def test_each_part_of_a_pasted_page_has_its_zone(start, zone):
    assert zone_of(ARTICLE, start) == zone


def test_rubric_and_title_pairs_end_at_the_date_line():
    box = ["A lire aussi", "France", "Une autre histoire", "Monde", "Une dernière histoire"]
    text = "\n\n".join(["Un titre", *box, "Agence, publié le 3 mai 2021 à 8h", "Le texte commence ici."])
    assert [z for z, _ in zones(text)] == [Zone.HEADLINE, *[Zone.TEASER] * 5, Zone.DATELINE, Zone.LEDE]


def test_cards_of_other_articles_are_teasers_to_their_last_line():
    lines = "Les premières lignes d'un autre article. Elles s'arrêtent là."
    cards = f"Une photo\n3min\n\nPolitique\n\nUn autre titre\n\n{lines}\n\nLe\n\n"
    text = "Un titre\n\nLe texte de l'article tient en une phrase.\n\nDans la même thématique\n\n" + cards * 3
    assert [z for z, _ in zones(text)][2:] == [Zone.TEASER] * 19


@pytest.mark.parametrize(
    "paragraph",
    [
        "À lire ses déclarations, le maire ne partira pas.",
        "Le député sera à suivre : il vise la mairie de Fréjoux.",
        "Partager le pouvoir, voilà ce que propose la candidate à ses rivaux du premier tour.",
        "Par 53 voix contre 12, le conseil a élu la candidate de la gauche maire de Fréjoux.",
        "Le 3 mai 2021, la préfète a accepté la démission du maire de Fréjoux.",
        "Publicité de la vie politique : la loi impose au maire de déclarer ses biens.",
    ],
)
def test_body_that_starts_like_a_box_stays_body(paragraph):
    assert (
        zone_of(f"Un titre\n\nUn chapeau court.\n\nUn premier paragraphe.\n\n{paragraph}\n\nUn dernier paragraphe.", paragraph) == Zone.BODY
    )


def test_text_broken_at_a_fixed_width_is_joined_into_paragraphs():
    lines = [
        "La candidate de la gauche a remporté dimanche le second tour",
        "de la municipale partielle de Fréjoux devant le maire sortant,",
        "qui briguait un troisième mandat.",
    ]
    text = "Un titre\n\n" + "\n".join(lines)
    assert [words for _, words in zones(text)] == ["Un titre", "\n".join(lines)]


LINES = st.sampled_from([*ARTICLE.split("\n"), "3min", "Le", "France", "  ", "\t", "©AFP", "x" * 500])


@given(st.one_of(st.text(), st.lists(LINES, max_size=30).map("\n".join)).filter(str.strip))
def test_segments_are_in_order_apart_and_hold_every_visible_character(text):
    covered = 0
    for index, segment in enumerate(split(from_text(text))):
        assert segment.index == index
        assert segment.start < segment.end
        assert not text[covered : segment.start].strip()
        covered = segment.end
    assert not text[covered:].strip()


def test_sample_articles_keep_their_story_out_of_teasers():
    folder = Path(__file__).parents[2] / "data" / "articles"
    for path in sorted(folder.glob("*.[th]*t*")):
        if path.suffix not in (".txt", ".html"):
            continue
        document = next(read(path))
        body = [s for s in split(document) if s.zone in (Zone.BODY, Zone.LEDE, Zone.LIST_ITEM)]
        assert sum(s.end - s.start for s in body) > 500, path.name


def test_a_single_sentence_is_body():
    assert zones("La maire de Fréjoux a démissionné.") == [(Zone.BODY, "La maire de Fréjoux a démissionné.")]


@pytest.mark.parametrize(
    ("line", "zone"),
    [
        ("La photo date de jeudi : Anne Morel ceinte de l'écharpe, salle des fêtes. DR", Zone.CAPTION),
        ("Y. L.", Zone.BYLINE),
        ("Chaque jour, relisez notre série « Voyage au pays des maires »", Zone.TEASER),
    ],
)
def test_credits_initials_and_invitations_are_no_body(line, zone):
    story = "Anne Morel a été élue maire samedi par le conseil municipal de la ville, avec toutes les voix de la majorité."
    text = f"Une page se tourne à la mairie\n\nPublié le 14 novembre 2020\n\n{line}\n\n{story}\n\n{story}\n"
    found = {text[s.start : s.end]: s.zone for s in split(Document("page", text))}
    assert found[line] is zone


def kinds(text, zone):
    return [words for z, words in zones(text) if z is zone]


AGENCY = """Sénatoriales: Anne Duval élue en Haute-Valdoise

Valbois, 27 sept 2020 (AGENCE) - La maire de Valbois Anne Duval a été élue sénatrice dimanche, avec 312 voix, selon la préfecture.

Elle devance Luc Morel, 201 voix.

- "Une vraie victoire" -

"C'est une vraie victoire", a-t-elle réagi.

- QUI POUR LUI SUCCÉDER ? -

Son premier adjoint devrait être élu maire par le conseil municipal.

abc-def/gh/ij"""


def test_initials_at_the_foot_of_agency_copy_leave_its_paragraphs_and_intertitles_what_they_are():
    assert kinds(AGENCY, Zone.HEADING) == ['- "Une vraie victoire" -', "- QUI POUR LUI SUCCÉDER ? -"]
    assert len(kinds(AGENCY, Zone.BODY)) == 3
    assert kinds(AGENCY, Zone.BYLINE) == ["abc-def/gh/ij"]


def test_an_opening_paragraph_between_dashes_is_the_lede():
    opening = (
        "- La maire de Valbois, Anne Duval, se présente aux sénatoriales en Haute-Valdoise, d'après un journal local qu'elle a reçu. -"
    )
    assert zone_of(f"Un titre\n\nPublié le 3 mai 2021 à 8h\n\n{opening}\n\nLe texte commence ici.", opening) is Zone.LEDE


def test_a_marked_line_alone_over_a_paragraph_is_a_heading_and_one_among_others_an_item():
    text = f"Un titre\n\nUn chapeau.\n\n► Valbois\n\nLa maire l'emporte.\n\n- Fréjoux, centre de l'attention\n\n{'Le duel est serré. ' * 5}"
    assert kinds(text, Zone.HEADING) == ["► Valbois", "- Fréjoux, centre de l'attention"]
    assert kinds(f"{text}\n\n- Anne Duval\n- Luc Morel\n\nIls sont deux.", Zone.LIST_ITEM) == ["- Anne Duval", "- Luc Morel"]


def test_a_paragraph_that_starts_with_a_dash_is_no_item_of_a_list():
    assert zone_of("Un titre\n\n- " + "Le maire de Fréjoux a parlé. " * 40, "- Le maire") is Zone.BODY


@pytest.mark.parametrize(
    "caption",
    [
        "Anne Duval, à Valbois, le 3 mars. LÉA PRÉVOST POUR « LE JOURNAL »",
        "Anne Duval, dimanche soir à la mairie. | LE COURRIER DE L’AUBE",
        "Anne Duval, le 3 mars. (LÉA PRÉVOST / HANS LUCAS)",
        "Anne Duval devant la mairie. Photo Le Courrier/Léa PRÉVOST",
    ],
)
def test_the_name_of_who_took_the_picture_makes_a_caption(caption):
    assert zone_of(f"Un titre\n\n{caption}\n\nPublié le 3 mai 2021\n\nLe texte commence ici.", caption) is Zone.CAPTION


def test_a_sentence_that_ends_with_a_picture_is_no_caption():
    sentence = "Pour ses vœux, la candidate a choisi une photo de la place."
    assert zone_of(f"Un titre\n\nUn chapeau.\n\nUn paragraphe.\n\n{sentence}\n\nUn autre.", sentence) is Zone.BODY


def test_a_line_between_headline_and_links_is_a_caption_where_the_lede_stands_below_the_date():
    text = "Un titre\n\nAnne Duval, nouvelle présidente.\n\nA lire aussi\n\nFrance\n\nUne autre histoire\n\n"
    assert zone_of(text + "Agence, publié le 3 mai 2021 à 8h\n\nLe chapeau est là.\n\nLe texte.", "Anne Duval") is Zone.CAPTION


@pytest.mark.parametrize(
    ("byline", "beside"),
    [
        ("A.D. avec AFP", ""),
        ("Article rédigé par La Chaîne avec AFP", ""),
        ("Le Courrier de l’Aube", "Par Anne Duval\n"),
        ("Anne Duval Journaliste", ""),
    ],
)
def test_bylines_of_outlets_and_agencies_are_no_headlines(byline, beside):
    text = f"Fréjoux : le maire s'en va\n\n{byline}\n{beside}Publié le 3 mai 2021 à 8h\n\nLe texte commence ici."
    assert zone_of(text, byline) is Zone.BYLINE
    assert kinds(text, Zone.HEADLINE) == ["Fréjoux : le maire s'en va"]


@pytest.mark.parametrize("foot", ["Anne Duval et Luc Morel", "(Anne Duval, édité par Luc Morel)"])
def test_names_at_the_foot_under_a_paragraph_sign_the_article(foot):
    assert zone_of(f"Un titre\n\nUn chapeau.\n\nLe texte commence ici.\n\nIl finit là.\n\n{foot}\n\nContribuer", foot) is Zone.BYLINE


def test_the_signature_of_a_message_is_a_byline():
    signature = "— Anne Duval (@anneduval) 28 juin 2020"
    assert zone_of(f"Un titre\n\nUn chapeau.\n\nUn paragraphe.\n\nBravo !\n\n{signature}\n\nLa suite du texte.", signature) is Zone.BYLINE


def test_rubrics_over_the_headline_are_kickers():
    text = "Accueil\nÉlections\nMunicipales 2020\nFréjoux : le maire s'en va\n\nPublié le 3 mai 2021\n\nLe texte commence ici."
    assert kinds(text, Zone.KICKER) == ["Accueil", "Élections", "Municipales 2020"]


def test_titles_under_rubrics_at_the_foot_are_teasers():
    foot = "Politique\nValbois : Anne Duval élue maire\n20.06.22\n\nPolitique\nLuc Morel démissionne du conseil de région"
    text = f"Un titre\n\nUn chapeau.\n\nLe texte commence ici.\n\n{foot}"
    assert kinds(text, Zone.TEASER) == [line for line in foot.split("\n") if line]


@pytest.mark.parametrize(
    "link",
    [
        "Lire aussi Article réservé à nos abonnés Valbois : le maire renonce",
        "Lire le récit : Comment Luc Morel a perdu la mairie",
        "Lire notre décryptage : Ces villes où la gauche est battue",
        "Notre dossier sur les législatives",
    ],
)
def test_links_in_the_middle_of_a_body_are_teasers(link):
    assert zone_of(f"Un titre\n\nUn chapeau.\n\nUn paragraphe.\n\n{link}\n\nLa suite du texte.", link) is Zone.TEASER


@pytest.mark.parametrize(
    "line", ["2/3", "/3", "00:00/02:41", "Lien copié", "Il vous reste 65.3% de cet article à lire. La suite est réservée.", "***"]
)
def test_counters_and_controls_of_the_site_are_furniture(line):
    assert zone_of(f"Un titre\n\n{line}\n\nUn chapeau court.\n\nUn paragraphe.", line) is Zone.FURNITURE


def test_the_author_and_hour_of_an_entry_of_a_live_page_are_told_from_its_text():
    text = "Un titre\n\nUn chapeau.\n\nIl y a 2 heures\n\nBonsoir à tous.\n\nAnne Duval\n15/03/2020 à 20:05\n\nLe maire est battu."
    assert kinds(text, Zone.LIVE_TIME) == ["Il y a 2 heures", "15/03/2020 à 20:05"]
    assert kinds(text, Zone.BYLINE) == ["Anne Duval"]
