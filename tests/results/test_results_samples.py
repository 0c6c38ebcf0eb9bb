"""The project's own result files: figures known from elsewhere, read as facts."""

from collections import Counter
from pathlib import Path

import pytest

from kg.facts import Outcome
from kg.pipeline import facts_of, read_files
from kg.results import ResultFile, Source

FOLDER = Path(__file__).parents[2] / "data" / "results"


@pytest.fixture(scope="module")
def facts():
    return {path.stem: list(ResultFile(Source(path))) for path in sorted(FOLDER.iterdir())}


def results(facts, constituency, round_):
    return {f.person: f for f in facts if f.type == "result" and (f.constituency, f.round) == (constituency, round_)}


def test_senatoriales_of_new_caledonia_fill_a_seat_in_each_round(facts):
    of = facts["senatoriales-2023-nouvelle-caledonie"]
    first, second = results(of, "Nouvelle-Calédonie", 1), results(of, "Nouvelle-Calédonie", 2)
    assert {name for name, f in first.items() if f.outcome is Outcome.ELECTED} == {"Georges Naturel"}
    assert (second["Robert Xowie"].votes, second["Robert Xowie"].outcome) == (307, Outcome.ELECTED)
    assert (second["Sonia Backès"].votes, second["Sonia Backès"].share, second["Sonia Backès"].outcome) == (246, 44.32, Outcome.DEFEATED)
    assert {f.election for f in of} == {"senatoriales-2023"}


def test_two_votes_of_an_elector_are_no_breach():
    file = ResultFile(Source(FOLDER / "senatoriales-2023-nouvelle-caledonie.xml"))
    assert sum(f.votes for f in file if f.type == "result" and f.round == 1) > next(
        f.cast for f in file if f.type == "turnout" and f.round == 1
    )
    assert file.breaches == ()


def test_legislatives_give_candidacies_once_and_results_for_each_round(facts):
    of = facts["legislatives-2024-extrait"]
    borne = [f for f in of if f.type == "candidacy" and f.person == "Elisabeth Borne"]
    assert [(f.election, f.constituency, f.nuance) for f in borne] == [("legislatives-2024", "Calvados-6", "ENS")]
    assert [(f.round, f.votes, f.share, f.outcome) for f in of if f.type == "result" and f.person == "Elisabeth Borne"] == [
        (1, 19213, 28.93, None),
        (2, 35962, 56.36, Outcome.ELECTED),
    ]


def test_presidentielle_of_the_country(facts):
    of = facts["presidentielle-2022-france"]
    assert {f.constituency for f in of} == {"France"}
    assert results(of, "France", 2)["Emmanuel Macron"].votes == 18768639
    turnout = {f.round: (f.registered, f.voters, f.cast, f.turnout) for f in of if f.type == "turnout"}
    assert turnout[1] == (48747876, 35923707, 35132947, 73.69)


def test_none_of_them_has_a_breach_or_a_warning():
    for path in FOLDER.iterdir():
        file = ResultFile(Source(path), strict=True)
        assert file.breaches == ()


def test_articles_and_result_files_are_read_side_by_side(tmp_path):
    for path in FOLDER.iterdir():
        tmp_path.joinpath(path.name).write_bytes(path.read_bytes())
    tmp_path.joinpath("article.txt").write_text("Titre\n\nRobert Xowie a été élu sénateur.", "utf-8")
    documents = [d for r in read_files(sorted(tmp_path.iterdir())) for d in r.documents]
    assert Counter(d.kind.official for d in documents) == {True: 3, False: 1}
    official = next(d for d in documents if d.id.startswith("senatoriales"))
    assert official.publisher == "Ministère de l'Intérieur"
    assert {f.sha256 for f in facts_of([official.path])} == {official.sha256}


def test_the_facts_of_a_file_can_be_gone_through_again_and_are_the_same():
    file = ResultFile(Source(FOLDER / "legislatives-2024-extrait.csv"))
    assert [f.id for f in file] == [f.id for f in file]
    assert len({f.id for f in file}) == len(file)
