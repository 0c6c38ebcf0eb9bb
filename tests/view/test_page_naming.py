"""What things are called on the page, where they are and when."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from pyvis.network import Network

from kg.facts import Affiliation, Candidacy, Cell, Endorsement, Office, Quote, Result
from kg.model import Document, Place, SourceKind
from kg.resolve import resolve
from kg.resolved import Source
from kg.view import show, write
from kg.view.families import family_of
from kg.view.model import Page
from kg.view.naming import day_of_vote, election_words, tile_of
from kg.view.resolution import page_of

EVIDENCE: dict[str, Any] = {"document": "a", "evidence": (Quote(start=0, end=1, quote="x"),)}


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("senatoriales-2023", "Sénatoriales 2023"),
        ("legislatives-partielles-2018", "Législatives partielles 2018"),
        ("municipales-2026", "Municipales 2026"),
    ],
)
def test_elections_are_written_for_people(key: str, words: str) -> None:
    assert election_words(key) == words


@pytest.mark.parametrize(
    ("constituency", "code"),
    [
        ("Loiret-4", "45"),
        ("Nouvelle-Calédonie", "988"),
        ("Territoire de Belfort-1", "90"),
        ("Pas-de-Calais-Hénin-Beaumont-2", "62"),
        ("Val-d'Oise-1", "95"),
        ("Paris-12", "75"),
        ("Français de l'étranger-2", "99"),
        ("France", ""),
        ("Troyes", ""),
        ("", ""),
    ],
)
def test_a_constituency_lies_in_the_tile_that_it_names(constituency: str, code: str) -> None:
    assert tile_of(constituency) == code


def _page(facts: list[Any], *documents: Document) -> Page:
    return page_of(resolve(facts, map(Source.of, documents)))


def test_offices_of_two_towns_are_two() -> None:
    towns = [("Anne Duval", "Lifou"), ("Bob Martin", "Dumbéa"), ("Chloé Petit", "Lifou")]
    page = _page([Office(person=p, office="maire", territory=t, **EVIDENCE) for p, t in towns])
    assert sorted(n.label for n in page.nodes if n.kind == "office") == ["maire (Dumbéa)", "maire (Lifou)"]


def test_an_endorser_that_is_a_party_is_a_party() -> None:
    facts = [Affiliation(person="Anne Duval", party="LR", **EVIDENCE), Endorsement(source="LR", target="Anne Duval", **EVIDENCE)]
    page = _page(facts)
    (support,) = [edge for edge in page.edges if edge.kind == "supports"]
    assert [page.nodes[n].kind for n in (support.source, support.target)] == ["party", "person"]


@pytest.mark.parametrize(("document", "title"), [(Document("a", "x\n"), "x"), (Document("a", "x", title="T"), "T")])
def test_a_source_is_titled_by_its_metadata_or_its_first_line(document: Document, title: str) -> None:
    fact = Affiliation(person="Anne Duval", party="LR", sha256=document.sha256, **EVIDENCE)
    (source,) = _page([fact], document).sources
    assert (source.id, source.title) == ("a", title)


def test_teasers_are_left_out() -> None:
    assert _page([Candidacy(person="Anne Duval", segment=Place.TEASER, **EVIDENCE)]).facts == []


def test_facts_that_disagree_are_set_side_by_side() -> None:
    shared = {"person": "Anne Duval", "election": "legislatives-2024", "constituency": "Loiret-4", "round": 2}
    facts = [Result(**shared, votes=v, document=d, evidence=EVIDENCE["evidence"]) for v, d in ((1201, "a"), (1300, "b"))]
    (conflict,) = _page(facts).conflicts
    assert sorted(side["value"] for side in conflict.sides) == [1201, 1300]
    assert conflict.slot == "votes"


def test_the_nuance_of_an_official_file_colours_its_candidates() -> None:
    shared = {"person": "Anne Duval", "election": "legislatives-2024", "constituency": "Loiret-4"}
    page = _page([Candidacy(**shared, nuance="RN", **EVIDENCE), Result(**shared, round=1, votes=3, **EVIDENCE)])
    person = next(n for n in page.nodes if n.kind == "person")
    assert (person.family, person.sub) == ("far-right", "nuance RN")


@pytest.mark.parametrize(
    ("key", "round", "day"),
    [
        ("legislatives-2024", 1, "2024-06-30"),
        ("legislatives-2024", 2, "2024-07-07"),
        ("legislatives-2024", None, "2024"),
        ("senatoriales-2023", None, "2023-09-24"),
        ("presidentielle-2022", None, "2022-04"),
        ("legislatives-partielles-2018", 1, "2018"),
        ("primaire", None, ""),
    ],
)
def test_a_vote_is_dated_as_precisely_as_its_round_is_known(key: str, round: int | None, day: str) -> None:
    assert day_of_vote(key, round) == day


@pytest.mark.parametrize(
    ("party", "family"),
    [("PS", "left"), ("Parti socialiste", "left"), ("LR", "right"), ("RN", "far-right"), ("BC-DVC", "centre"), ("Rien de connu", "")],
)
def test_a_party_has_the_family_of_its_row_however_it_is_written(party: str, family: str) -> None:
    assert family_of(party) == family


def test_the_file_opens_on_whom_one_asks_for(tmp_path: Path) -> None:
    facts = [Affiliation(person=p, party="LR", **EVIDENCE) for p in ("Anne Dé", "Bob Martin")]
    write(resolve(facts), tmp_path / "page.html", around="anne de", lang="en")
    data = re.search(r'id="kg-data"[^>]*>(.*?)</script>', (tmp_path / "page.html").read_text(encoding="utf-8"), re.S)
    assert data is not None
    page = json.loads(data[1])
    assert page["nodes"]["columns"]["label"][page["meta"]["focus"]] == "Anne Dé"
    assert page["meta"]["lang"] == "en"


def test_a_notebook_shows_the_page_inline() -> None:
    shown = show(resolve([Affiliation(person="Anne Dé", party="LR", **EVIDENCE)]), title="Un <titre>")
    html = shown._repr_html_()
    assert isinstance(shown, Network)
    assert html.startswith('<iframe title="Un &lt;titre&gt;" srcdoc="&lt;!DOCTYPE html&gt;')


def test_the_title_of_a_file_names_elections_for_people() -> None:
    cell = Cell(row=2, column="Voix", value="12")
    fact = Result(person="Jeanne Morvan", election="legislatives-2024", votes=12, document="f", evidence=(cell,))
    official = Source("f", kind=SourceKind.RESULTS, title="Résultats officiels : legislatives-2024, tour 1")
    assert page_of(resolve([fact], [official])).sources[0].title == "Résultats officiels : Législatives 2024, tour 1"
