import pytest

import kg.extract
from kg.errors import SourceError
from kg.pipeline import facts_of, read_files
from tests.stand_in import extract


@pytest.fixture(autouse=True)
def _stand_in(monkeypatch):
    monkeypatch.setattr(kg.extract, "extract", extract, raising=False)


@pytest.fixture
def files(tmp_path):
    for number in range(12):
        (tmp_path / f"{number:02}.txt").write_text(f"Titre\n\nAnne Duval : « texte {number} ».", "utf-8")
    (tmp_path / "05.txt").write_bytes(b"")
    (tmp_path / "07.txt").write_text("Titre\n\nBOUM", "utf-8")
    return sorted(tmp_path.iterdir())


def test_any_number_of_processes_gives_the_same_readings_in_the_same_order(files):
    alone = [(r.path, r.facts, str(r.error)) for r in read_files(files, jobs=1)]
    assert [(r.path, r.facts, str(r.error)) for r in read_files(files, jobs=2)] == alone
    assert [path for path, _, _ in alone] == files


def test_a_bad_document_is_told_and_the_others_are_read(files):
    readings = {r.path.stem: r for r in read_files(files)}
    assert {stem for stem, r in readings.items() if r.error} == {"05", "07"}
    assert "empty" in str(readings["05"].error)
    assert "ValueError" in str(readings["07"].error)
    assert sum(len(r.facts) for r in readings.values()) == 10


def test_good_records_of_a_file_with_a_bad_line_are_kept(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "« oui »"}\n{broken\n{"text": "« non »"}\n', "utf-8")
    (reading,) = read_files([path])
    assert [f.quote for f in reading.facts] == ["oui", "non"]
    assert "line 2" in str(reading.error)


def test_facts_of_a_folder_from_python(files, tmp_path):
    good = tmp_path / "00.txt"
    assert [f.quote for f in facts_of([good])] == ["texte 0"]
    with pytest.raises(SourceError, match=r"05\.txt: empty"):
        facts_of([tmp_path])
