import subprocess
import sys

import pytest

from kg.ids import fold, slug
from kg.lexicon import key, load
from kg.lexicon.keys import fold_file


def test_every_written_form_of_a_party_leads_back_to_a_party_of_its_line() -> None:
    parties = load().parties
    for party in parties.by_name.values():
        for text in (party.name, *party.acronyms):
            assert parties.get(text) is not None, text


def test_a_renamed_party_keeps_its_line() -> None:
    parties = load().parties
    for one, other in (("FN", "RN"), ("UMP", "LR"), ("LREM", "Renaissance"), ("EELV", "Les Écologistes"), ("LCR", "NPA")):
        first, last = parties.get(one), parties.get(other)
        assert first is not None
        assert last is not None
        line = parties.lineage(first)
        assert line == parties.lineage(last)
        assert line.index(first.name) < line.index(last.name)


def test_a_party_begins_when_the_one_that_it_follows_ends() -> None:
    parties = load().parties
    for party in parties.by_name.values():
        before = parties.by_name.get(key(party.follows)) if party.follows else None
        if before and before.since and party.since:
            assert before.since < party.since, party.name


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("DVG", "divers gauche"),
        ("LUG", "Union de la gauche"),
        ("NUP", "Nupes"),
        ("BC-RN", "Rassemblement national"),
        ("UXD", "extrême droite"),
    ],
)
def test_nuances_name_a_party_or_a_label(code: str, label: str) -> None:
    party = load().parties.get(code)
    assert party is not None
    assert party.label == label


def test_every_commune_is_found_by_its_name_however_typed() -> None:
    places = load().places
    for name, code in (
        ("Saint-Étienne", "42218"),
        ("SAINT ETIENNE", "42218"),
        ("L'Haÿ-les-Roses", "94038"),
        ("Oeyreluy", "40207"),
        ("Œyreluy", "40207"),
    ):
        assert code in [p.code for p in places.communes(key(name))], name


def test_the_largest_of_the_homonyms_comes_first() -> None:
    populations = [p.population for p in load().places.communes("saint denis")]
    assert populations == sorted(populations, reverse=True)
    assert len(populations) > 1


def test_folding_a_file_is_folding_its_words() -> None:
    text = "Bœrsch\nL'Haÿ-les-Roses\nÉvry-Grégy\nÎle-d'Aix"
    assert fold_file(text).splitlines() == [fold(line).replace("-", " ").replace("'", " ") for line in text.splitlines()]


def test_departements_are_known_by_code_and_name() -> None:
    places = load().places
    assert len([c for c in places.by_code if c.isdigit() or c in ("2A", "2B")]) >= 101
    assert places.departement_name("45") == "Loiret"
    assert places.departement_name("986") == "Wallis-et-Futuna"


def test_names_of_elections_are_types_of_identifiers() -> None:
    words = load().elections
    assert {slug(t) for t in words.nouns.values()} == set(words.nouns.values())


def test_reading_the_lexicon_takes_no_heavy_library() -> None:
    heavy = ("rdflib", "networkx", "polars")
    use = "import sys, kg.lexicon as l; x = l.load(); x.parties, x.places.communes('lyon')"
    code = f"{use}; print([m for m in {heavy} if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
