import pytest
from reading import sentence, words

from kg.extract.elections_found import find_elections, find_rounds
from kg.lexicon import load

# text, then `words=type/year` of each mention; `+` a by-election, `?` told elsewhere, `~` abroad
FOUND = [
    ("les sénatoriales", "sénatoriales=senatoriales/"),
    ("aux élections législatives de 2022", "élections législatives de 2022=legislatives/2022"),
    ("la présidentielle 2017", "présidentielle 2017=presidentielle/2017"),
    ("les municipales de mars 2014", "municipales de mars 2014=municipales/2014"),
    ("les sénatoriales du 24 septembre", "sénatoriales du 24 septembre=senatoriales/"),
    ("aux régionales des 20 et 27 juin 2021", "régionales des 20 et 27 juin 2021=regionales/2021"),
    ("les législatives de 2012 et 2017", "législatives de 2012=legislatives/2012;2017=legislatives/2017"),
    ("une législative partielle", "législative partielle=legislatives+/"),
    ("la première législative partielle gagnée", "législative partielle=legislatives+/"),
    ("l'élection municipale partielle", "élection municipale partielle=municipales+/"),
    ("des municipales anticipées", "municipales anticipées=municipales+/"),
    ("des législatives anticipées", "législatives anticipées=legislatives/"),
    ("le scrutin européen", "scrutin européen=europeennes/"),
    ("les départementales et régionales", "départementales=departementales/;régionales=regionales/"),
    ("Européennes 2019 : la liste", "Européennes 2019=europeennes/2019"),
    ("le renouvellement du Sénat", "renouvellement du Sénat=senatoriales/"),
    ("le scrutin de 2020", "scrutin de 2020=?/2020"),
    ("la partielle", "partielle=?+/"),
    ("les élections législatives allemandes", "élections législatives=legislatives~/"),
    ("les provinciales et les territoriales", "provinciales=provinciales/;territoriales=territoriales/"),
    ("le référendum de 2005", "référendum de 2005=referendum/2005"),
    ("la primaire de la droite et du centre", "primaire de la droite et du centre=primaire/"),
]
NONE = [
    "la police municipale et la majorité présidentielle",
    "les listes municipales et les institutions européennes",
    "une école primaire, la route départementale",
    "l'élection du maire par le conseil municipal",
    "le mode de scrutin",
    "les élections professionnelles",
    "le conseil régional et son président",
]


def _shown(text: str) -> str:
    tokens = sentence(text)
    return ";".join(
        f"{words(tokens, text, m.i, m.j)}={m.type or '?'}{'+' * m.partial}{'~' * m.foreign}/{m.year or ''}"
        for m in find_elections(tokens, load())
    )


@pytest.mark.parametrize(("text", "wanted"), FOUND)
def test_elections_are_found_with_type_and_year(text: str, wanted: str) -> None:
    assert _shown(text) == wanted


@pytest.mark.parametrize("text", NONE)
def test_other_uses_of_the_words_are_no_election(text: str) -> None:
    assert _shown(text) == ""


@pytest.mark.parametrize(
    ("text", "camp"),
    [
        ("la primaire socialiste", "socialiste"),
        ("la primaire à gauche", "gauche"),
        ("la primaire des Verts", "ecologiste"),
        ("la primaire", None),
    ],
)
def test_a_primary_names_its_camp(text: str, camp: str | None) -> None:
    (mention,) = find_elections(sentence(text), load())
    assert (mention.type, mention.primary) == ("primaire", camp)


def test_day_and_month_beside_are_kept() -> None:
    (mention,) = find_elections(sentence("les sénatoriales du dimanche 24 septembre 2023"), load())
    assert (mention.day, mention.month, mention.year) == (24, 9, 2023)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("au second tour", [2]),
        ("dès le premier tour", [1]),
        ("le 1er tour puis le 2e tour", [1, 2]),
        ("au deuxième tour de scrutin", [2]),
        ("pendant l'entre-deux-tours", [0]),
        ("entre les deux tours", [0]),
        ("le premier tour de table", []),
        ("un tour de France", []),
        ("dimanche soir", []),
    ],
)
def test_rounds_are_found_with_their_number(text: str, numbers: list[int]) -> None:
    assert [m.number for m in find_rounds(sentence(text), load())] == numbers
