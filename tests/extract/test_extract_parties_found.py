import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import sentence, words

from kg.extract.parties_found import find_parties
from kg.lexicon import load

# text, then `words=party` of each mention, in order
FOUND = [
    ("La candidate LR Jeanne Dupont a gagné.", "LR=Les Républicains"),
    ("Le sénateur Les Républicains du Cher.", "Les Républicains=Les Républicains"),
    (
        "Un élu des Républicains et du Rassemblement national.",
        "Républicains=Les Républicains;Rassemblement national=Rassemblement national",
    ),
    ("Il quitte la France insoumise.", "France insoumise=La France insoumise"),
    ("Elle siège à La France insoumise.", "La France insoumise=La France insoumise"),
    (
        "Le parti socialiste et le Parti communiste.",
        "parti socialiste=Parti socialiste;Parti communiste=Parti communiste français",
    ),
    ("La liste LR-UDI et la liste PS/PP.", "LR-UDI=LR-UDI;PS/PP=PS-Place publique"),
    ("Accord UDI - MoDem.", "UDI - MoDem=UDI-MoDem"),
    ("Anne Petit (EELV), Paul Grand (SE) et Luc Roy (DVG).", "EELV=EELV;SE=sans étiquette;DVG=divers gauche"),
    (
        "La frontiste, le socialiste, l'écologiste et l'insoumis.",
        "frontiste=Front national;socialiste=Parti socialiste;écologiste=Les Écologistes;insoumis=La France insoumise",
    ),
    ("Une divers-droite sans étiquette.", "divers-droite=divers droite;sans étiquette=sans étiquette"),
    ("Europe Écologie - Les Verts puis les Verts.", "Europe Écologie - Les Verts=EELV;Verts=Les Verts"),
    ("Le candidat vert et la sénatrice radicale.", "vert=Les Verts;radicale=Parti radical"),
    ("La majorité présidentielle et la gauche.", "majorité présidentielle=majorité présidentielle;gauche=gauche"),
    ("Un élu de gauche, un autre d'extrême droite.", "gauche=gauche;extrême droite=extrême droite"),
    (
        "Le Tavini huiraatira, Femu a Corsica et l'Éveil océanien.",
        "Tavini huiraatira=Tavini huiraatira;Femu a Corsica=Femu a Corsica;Éveil océanien=L'Éveil océanien",
    ),
    ("Génération.s présente la liste Renaissance.", "Génération.s=Génération.s;Renaissance=Renaissance"),
    ("La candidate (Ensemble) et le candidat Horizons.", "Ensemble=Ensemble;Horizons=Horizons"),
    ("LES RÉPUBLICAINS ET LE MODEM", "LES RÉPUBLICAINS=Les Républicains;MODEM=MoDem"),
]
# what is no party
NONE = [
    "Ensemble, nous gagnerons.",
    "La vague verte n'a pas eu lieu.",
    "Il tourne à gauche puis à droite.",
    "Les horizons de la renaissance.",
    "Il se dit prêt et le fait savoir.",
    "Un projet radical pour une place publique indépendante.",
    "Le président du groupe se tait.",
    "Un pull vert et un programme indépendant.",
    "Il a pc, ps et lr en minuscules.",
]


@pytest.mark.parametrize(("text", "wanted"), FOUND)
def test_parties_are_found_with_their_name(text: str, wanted: str) -> None:
    tokens = sentence(text)
    found = [f"{words(tokens, text, m.i, m.j)}={m.party}" for m in find_parties(tokens, load())]
    assert ";".join(found) == wanted


@pytest.mark.parametrize("text", NONE)
def test_ordinary_words_are_no_party(text: str) -> None:
    assert find_parties(sentence(text), load()) == []


@pytest.mark.parametrize(
    ("text", "adjective", "gender", "plural", "determiner"),
    [
        ("la socialiste", True, "f", False, True),
        ("les insoumises", True, "f", True, True),
        ("candidats LR", True, "", False, False),
        ("le RN", False, "", False, True),
        ("pour LR", False, "", False, False),
        ("conseillère régionale sortante EELV", True, "", False, False),
    ],
)
def test_a_mention_tells_how_it_stands(text: str, adjective: bool, gender: str, plural: bool, determiner: bool) -> None:
    (mention,) = find_parties(sentence(text), load())
    assert (mention.adjective, mention.gender, mention.plural, mention.determiner) == (adjective, gender, plural, determiner)


def test_a_joint_label_names_its_parties() -> None:
    (mention,) = find_parties(sentence("la liste LR-UDI-MoDem"), load())
    assert mention.parties == ("Les Républicains", "UDI", "MoDem")


def test_taken_tokens_are_left_alone() -> None:
    assert find_parties(sentence("le candidat LR"), load(), taken={2}) == []


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "LR",
                "-",
                "/",
                "UDI",
                "le",
                "la",
                "les",
                "PS",
                "vert",
                "gauche",
                "de",
                "(",
                ")",
                "candidat",
                "Place",
                "publique",
                "Ensemble",
                "l'",
                "«",
                "EELV-PS",
            ]
        ),
        max_size=14,
    )
)
def test_mentions_lie_inside_the_sentence_and_never_overlap(parts: list[str]) -> None:
    tokens = sentence(" ".join(parts))
    end = 0
    for mention in find_parties(tokens, load()):
        assert end <= mention.i < mention.j <= len(tokens)
        assert mention.party
        end = mention.j


def test_an_acronym_of_two_parties_is_that_of_the_territory() -> None:
    text = "le groupe UC"
    assert [m.party for m in find_parties(sentence(text), load())] == ["Union centriste"]
    assert [m.party for m in find_parties(sentence(text), load(), where={"Nouvelle-Calédonie"})] == ["Union calédonienne"]
