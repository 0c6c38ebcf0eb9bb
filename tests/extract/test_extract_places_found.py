import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import sentence, words

from kg.extract.divisions_found import complete
from kg.extract.names_found import find_names
from kg.extract.places_found import find_places
from kg.lexicon import load

# text, then `words=name/kind` of each mention
FOUND = [
    ("Elle est élue à Lyon.", "Lyon=Lyon/commune"),
    ("Il vit au Havre, au Mans et aux Lilas.", "Havre=Le Havre/commune;Mans=Le Mans/commune;Lilas=Les Lilas/commune"),
    ("À La Rochelle et à L'Haÿ-les-Roses.", "La Rochelle=La Rochelle/commune;L'Haÿ-les-Roses=L'Haÿ-les-Roses/commune"),
    ("le maire de Civaux (Vienne)", "Civaux=Civaux/commune;Vienne=Vienne/departement"),
    ("la maire de Tours", "Tours=Tours/commune"),
    ("dans la Marne et dans le Nord", "Marne=Marne/departement;Nord=Nord/departement"),
    ("la sénatrice du Val-d'Oise", "Val-d'Oise=Val-d'Oise/departement"),
    ("à La Réunion et à Wallis-et-Futuna", "La Réunion=La Réunion/departement;Wallis-et-Futuna=Wallis-et-Futuna/departement"),
    ("en Île-de-France et en Paca", "Île-de-France=Île-de-France/region;Paca=Provence-Alpes-Côte d'Azur/region"),
    ("dans la 4e circonscription du Loiret", "4e circonscription du Loiret=Loiret-4/constituency"),
    ("la première circonscription de Mayotte", "première circonscription de Mayotte=Mayotte-1/constituency"),
    ("la vingt et unième circonscription du Nord", "vingt et unième circonscription du Nord=Nord-21/constituency"),
    ("la 3e circonscription législative de l'Isère", "3e circonscription législative de l'Isère=Isère-3/constituency"),
    (
        "la 11e circonscription des Français de l'étranger",
        "11e circonscription des Français de l'étranger=Français établis hors de France-11/constituency",
    ),
    (
        "la 2e circonscription des Français établis hors de France",
        "2e circonscription des Français établis hors de France=Français établis hors de France-2/constituency",
    ),
    ("Calvados (6e circonscription)", "Calvados (6e circonscription)=Calvados-6/constituency"),
    ("la 1re circonscription", "1re circonscription=/constituency"),
    ("la circonscription du Calvados", "circonscription du Calvados=Calvados/constituency"),
    ("la circonscription n° 3 de la Sarthe", "circonscription n° 3 de la Sarthe=Sarthe-3/constituency"),
    ("dans la 6e du Calvados", "6e du Calvados=Calvados-6/constituency"),
    (
        "Loiret-4 et Polynésie française-3",
        "Loiret-4=Loiret-4/constituency;Polynésie française-3=Polynésie française-3/constituency",
    ),
    ("la circonscription Nord-Ouest", "circonscription Nord-Ouest=Nord-Ouest/constituency"),
    ("le XIIe arrondissement de Paris", "XIIe arrondissement de Paris=Paris-12/arrondissement"),
    ("le 14e arrondissement parisien", "14e arrondissement parisien=Paris-14/arrondissement"),
    ("le 5e arrondissement de la capitale", "5e arrondissement de la capitale=Paris-5/arrondissement"),
    ("Paris 15e", "Paris 15e=Paris-15/arrondissement"),
    (
        "dans les 13e et 14e arrondissements de Marseille",
        "13e=Marseille-13/arrondissement;14e arrondissements de Marseille=Marseille-14/arrondissement",
    ),
    ("le premier secteur de Marseille", "premier secteur de Marseille=Marseille-1/sector"),
    (
        "les cantons Nantes-1 et Saint-Nazaire-2",
        "Nantes-1=Loire-Atlantique-Nantes-1/canton;Saint-Nazaire-2=Loire-Atlantique-Saint-Nazaire-2/canton",
    ),
    ("le canton du Plateau de Caux", "canton du Plateau de Caux=Plateau de Caux/canton"),
    ("elle gagne dans la 3e, lui dans le VIIe.", "3e=/constituency;VIIe=/arrondissement"),
    ("à Vierzon (2e)", "Vierzon (2e)=Cher-2/constituency"),
    ("le maire de Faa'a", "Faa'a=Faaa/commune"),
    ("► Nice. Rien de neuf", "Nice=Nice/commune"),
    ("Le Havre : le maire gagne", "Le Havre=Le Havre/commune"),
    ("elle dirige Louviers depuis", "Louviers=Louviers/commune"),
    ("le canton de Brignoles", "canton de Brignoles=Var-Brignoles/canton"),
    ("en France et aux États-Unis", "France=France/country;États-Unis=États-Unis/country"),
    ("à Lyon, Marseille et Nice", "Lyon=Lyon/commune;Marseille=Marseille/commune;Nice=Nice/commune"),
]
NONE = [
    "Philippe de Villiers et M. de Courson sont venus.",
    "Mme Paris a parlé.",
    "Aude Martin et Florence Petit.",
    "Lors de la journée, le garde des Sceaux parle à la Chambre.",
    "Le nord et le sud s'opposent.",
    "Nord de la ville : rien.",
    "Cher ami, bonjour.",
    "Le second tour et la 2e place.",
    "Dans la 2e partie du XIXe siècle, sous la Ve République.",
    "Il a regardé France 2 puis lu Le Parisien.",
    "La réunion électorale est finie.",
    "Tous ensemble sur la place publique.",
]


@pytest.mark.parametrize(("text", "wanted"), FOUND)
def test_places_are_found_with_their_name(text: str, wanted: str) -> None:
    tokens = sentence(text)
    found = [f"{words(tokens, text, m.i, m.j)}={m.name}/{m.kind}" for m in find_places(tokens, load())]
    assert ";".join(found) == wanted


@pytest.mark.parametrize("text", NONE)
def test_names_of_persons_and_words_are_no_places(text: str) -> None:
    assert find_places(sentence(text), load()) == []


@pytest.mark.parametrize(
    ("text", "preposition"),
    [
        ("à Lyon", "a"),
        ("au Havre", "a"),
        ("dans le Loiret", "dans"),
        ("de la Sarthe", "de"),
        ("en Corse", "en"),
        ("Lyon gagne", ""),
        ("d'Angers", "de"),
    ],
)
def test_the_preposition_is_kept(text: str, preposition: str) -> None:
    (mention,) = find_places(sentence(text), load())
    assert mention.preposition == preposition


def test_the_departement_beside_a_commune_tells_it_from_its_homonyms() -> None:
    mention, _ = find_places(sentence("à Saint-Denis (Seine-Saint-Denis)"), load())
    assert (mention.code, mention.homonyms) == ("93066", 1)
    (alone,) = find_places(sentence("à Saint-Denis"), load())
    assert alone.homonyms > 1


def test_a_surname_of_the_document_is_no_commune_unless_a_title_says_so() -> None:
    lexicon = load()
    assert find_places(sentence("contre Grenoble"), lexicon, surnames={"grenoble"}) == []
    assert len(find_places(sentence("le maire de Grenoble"), lexicon, surnames={"grenoble"})) == 1


def test_a_party_holds_no_place_and_a_primary_no_party() -> None:
    names = find_names(sentence("La France insoumise boude la primaire de la droite à Paris."), load())
    assert [m.party for m in names.parties] == ["La France insoumise"]
    assert [m.name for m in names.places] == ["Paris"]
    assert [m.primary for m in names.elections] == ["droite"]


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Paris",
                "Lyon",
                "Nord",
                "(",
                ")",
                ",",
                "4e",
                "XIIe",
                "circonscription",
                "arrondissement",
                "canton",
                "du",
                "de",
                "la",
                "d'",
                "Jean",
                "Loiret",
                "à",
                "et",
                "secteur",
                "3",
            ]
        ),
        max_size=14,
    )
)
def test_mentions_lie_inside_the_sentence_and_never_overlap(parts: list[str]) -> None:
    tokens = sentence(" ".join(parts))
    end = 0
    for mention in find_places(tokens, load()):
        assert end <= mention.i < mention.j <= len(tokens)
        assert mention.name or mention.number is not None
        end = mention.j


def test_a_division_is_completed_with_the_place_of_the_document() -> None:
    (mention,) = find_places(sentence("dans la 4e circonscription"), load())
    assert complete(mention, "Sarthe").name == "Sarthe-4"
    (whole,) = find_places(sentence("dans la 4e circonscription du Loiret"), load())
    assert complete(whole, "Sarthe").name == "Loiret-4"
