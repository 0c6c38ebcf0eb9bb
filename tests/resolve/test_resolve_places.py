import pytest

from kg.resolve.places import Gazetteer


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer()


@pytest.mark.parametrize(
    ("text", "type_", "year", "identifier"),
    [
        ("Loiret-4", "legislatives", 2024, "constituency/45-04"),
        ("45-04", "legislatives", 2024, "constituency/45-04"),
        ("4504", "legislatives", 2024, "constituency/45-04"),
        ("Loiret-4", "legislatives", 2007, "constituency/45-04-1986"),
        ("ZN-01", "legislatives", 2022, "constituency/988-01"),
        ("Nouvelle-Calédonie-1", "legislatives", 2022, "constituency/988-01"),
        ("ZX-01", "legislatives", 2022, "constituency/977-01"),
        ("Saint-Martin/Saint-Barthélemy", "legislatives", 2022, "constituency/977-01"),
        ("Saint-Barthélemy et Saint-Martin", "legislatives", 2024, "constituency/977-01"),
        ("Français établis hors de France-9", "legislatives", 2024, "constituency/99-09"),
        ("ZZ-09", "legislatives", 2024, "constituency/99-09"),
        ("099-09", "legislatives", 2024, "constituency/99-09"),
        ("Corse-du-Sud-1", "legislatives", 2024, "constituency/2A-01"),
        ("2A-01", "legislatives", 2024, "constituency/2A-01"),
        ("Paris-12", "legislatives", 2024, "constituency/75-12"),
        ("Paris-12", "municipales", 2020, "constituency/75056SR12"),
        ("Nouvelle-Calédonie", "senatoriales", 2023, "constituency/988"),
        ("NOUVELLE CALEDONIE", "senatoriales", 2023, "constituency/988"),
        ("ZN", "senatoriales", 2023, "constituency/988"),
        ("988", "senatoriales", 2023, "constituency/988"),
        ("Troyes", "municipales", 2020, "constituency/10387"),
        ("Saint-Denis (La Réunion)", "municipales", 2020, "constituency/97411"),
        ("Loiret-Olivet", "departementales", 2021, "constituency/45-olivet"),
        ("Nord-Pas-de-Calais-Picardie", "regionales", 2015, "constituency/R32"),
        ("Hauts-de-France", "regionales", 2021, "constituency/R32"),
        ("75056", "municipales", 2020, "constituency/75056"),
        ("Arbignieu", "municipales", 2014, "constituency/01015"),
        ("Bretagne", "regionales", 2021, "constituency/R53"),
        ("La Réunion", "regionales", 2021, "constituency/974"),
        ("La Réunion", "senatoriales", 2023, "constituency/974"),
        ("France", "presidentielle", 2022, "constituency/france"),
        ("Affoux-bureau 1", "legislatives", 2024, "constituency/69001-bureau-1"),
        ("Paris-bureau 1201", "municipales", 2020, "constituency/75056-bureau-1201"),
        ("Nulle-Part-sur-Rien", "municipales", 2020, "constituency/nulle-part-sur-rien"),
    ],
)
def test_a_constituency_is_one_place_however_it_is_written(gazetteer, text, type_, year, identifier):
    assert gazetteer.entity(text, type_, year).id == identifier


def test_a_commune_that_was_merged_lies_in_the_one_that_it_is_part_of_now(gazetteer):
    former = gazetteer.entity("Saint-Bois", "municipales", 2014)
    assert former.id == "constituency/01340"
    assert former.link("commune") == "constituency/01015"
    assert gazetteer.of_code("01015").label == "Arboys en Bugey"


def test_the_count_of_a_polling_station_is_a_part_of_what_its_candidates_stand_in():
    from kg.resolve import resolve
    from tests.resolve.making import fact

    told = [fact("candidacy", person="Jean Dupré", election="legislatives-2024", constituency="Rhône-8")]
    told += [
        fact("result", person="Jean Dupré", election="legislatives-2024", constituency=f"Affoux-bureau {n}", round=1, votes=10 * n)
        for n in (1, 2, 3)
    ]
    resolution = resolve(told)
    assert [e.id for e in resolution.of_kind("person")] == ["person/jean-dupre"]
    assert {item.candidacy for item in resolution.items.values()} == {"candidacy/legislatives-2024/69-08/jean-dupre"}
    assert resolution.entities["constituency/69001-bureau-1"].link("commune") == "constituency/69001"
    assert not resolution.conflicts


def test_what_constituencies_lie_in_is_part_of_the_view():
    from kg.resolve import resolve
    from tests.resolve.making import fact

    entities = resolve([fact("candidacy", person="Jean Dupré", election="municipales-2014", constituency="Saint-Bois")]).entities
    assert {"constituency/01340", "constituency/01015", "constituency/01"} <= set(entities)
