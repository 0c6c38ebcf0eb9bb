"""Stores: the same again adds nothing, a new version supersedes, a withdrawal takes back, the past stays askable, kills lose
nothing."""

import errno
import random
import time
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest

from kg.errors import StoreError, UsageError
from kg.store import Folder, create
from kg.store.folder import WAIT
from kg.store.versions import end_of
from tests.sample_facts import facts_of, sample

READ_AT = "2026-01-02T03:04:05Z"


def fill(path, pairs=None, read_at=READ_AT):
    with create(path).writing() as writer:
        return [writer.add(document, facts, read_at=read_at) for document, facts in pairs or sample()]


def article(text, id="a", **about):
    document = replace(sample()[0][0], id=id, text=text, **{"path": None, "published": None, **about})
    records = [{"type": "affiliation", "person": word, "party": "LR"} for word in text.split()]
    return document, facts_of(document, records)


def standing(path, as_of=None):
    return [v.document.text for v in Folder(path).history.current(as_of)]


def test_what_was_added_is_there_with_its_facts(tmp_path):
    assert all(fill(tmp_path / "s"))
    current = Folder(tmp_path / "s").history.current()
    kept = {v.document.id: (v.document.text, tuple(v.facts), v.read_at) for v in current}
    assert kept == {d.id: (d.text, facts, READ_AT) for d, facts in sample()}


def test_the_same_documents_again_add_nothing(tmp_path):
    fill(tmp_path / "s")
    before = (tmp_path / "s" / "record.jsonl").read_bytes()
    assert not any(fill(tmp_path / "s", read_at="2027-01-01T00:00:00Z"))
    assert (tmp_path / "s" / "record.jsonl").read_bytes() == before


@pytest.mark.parametrize("name", ["article", "provisional", "text"])
def test_a_document_may_be_called_as_a_kind_of_source_is(tmp_path, name):
    fill(tmp_path / "s", [article("Dupont", id=name, publisher=name)])
    (kept,) = Folder(tmp_path / "s").history.current()
    assert (kept.document.id, kept.document.publisher) == (name, name)


def test_a_changed_document_supersedes_and_its_history_stays(tmp_path):
    fill(tmp_path / "s", [article("one"), article("other", id="b")])
    assert fill(tmp_path / "s", [article("two")]) == [True]
    assert standing(tmp_path / "s") == ["two", "other"]
    assert [(v.number, v.document.text) for v in Folder(tmp_path / "s").history.versions["a"]] == [(1, "one"), (2, "two")]


def test_other_facts_of_the_same_text_are_a_new_version(tmp_path):
    document, facts = article("one two")
    assert fill(tmp_path / "s", [(document, facts), (document, facts[:1]), (document, facts[:1])]) == [True, True, False]


def test_an_address_outweighs_the_name_of_the_file(tmp_path):
    fill(tmp_path / "s", [article("one", url="https://x.example/1"), article("two", id="moved", url="https://x.example/1")])
    assert standing(tmp_path / "s") == ["two"]


def test_agency_copy_at_two_addresses_is_kept_twice_and_a_copy_of_a_file_once(tmp_path):
    pairs = [article("one", url="https://x.example/1"), article("one", url="https://y.example/1"), article("one", id="copy")]
    assert fill(tmp_path / "s", pairs) == [True, True, False]


def test_two_files_of_one_name_in_one_build_are_two_documents(tmp_path):
    pairs = [article("one", path="in/x/a.txt"), article("two", path="in/y/a.txt")]
    assert fill(tmp_path / "s", pairs) == [True, True]
    assert fill(tmp_path / "s", pairs) == [False, False]
    assert standing(tmp_path / "s") == ["one", "two"]


def test_a_withdrawn_document_supports_nothing_and_stays_withdrawn_until_it_changes(tmp_path):
    fill(tmp_path / "s", [article("one"), article("other", id="b")])
    with Folder(tmp_path / "s").writing() as writer:
        assert writer.retract("a", "a hoax", at="2026-02-01T00:00:00Z") == "a"
    assert standing(tmp_path / "s") == ["other"]
    assert Folder(tmp_path / "s").history.versions["a"][0].retracted == "a hoax"
    assert fill(tmp_path / "s", [article("one")]) == [False]
    assert fill(tmp_path / "s", [article("corrected")]) == [True]
    assert standing(tmp_path / "s") == ["corrected", "other"]


@pytest.mark.parametrize(("name", "says"), [("none", "no document of this name"), ("a", "withdrawn already")])
def test_what_cannot_be_withdrawn_is_refused(tmp_path, name, says):
    fill(tmp_path / "s", [article("one")])
    with Folder(tmp_path / "s").writing() as writer:
        writer.retract("a", "a hoax", at=READ_AT)
    with Folder(tmp_path / "s").writing() as writer, pytest.raises(StoreError, match=says):
        writer.retract(name, "again", at=READ_AT)


@pytest.mark.parametrize(
    ("as_of", "known"),
    [
        ("2023-09-26", []),
        ("2023-09-27T18:00", ["early"]),
        ("2023-09-27T21:42", ["early", "evening"]),
        ("2023-09-27", ["early", "evening", "that day"]),
        ("2023-09", ["early", "evening", "that day", "that month"]),
        ("2024", ["early", "evening", "that day", "that month", "that year"]),
        (None, ["early", "evening", "that day", "that month", "that year", "undated"]),
    ],
)
def test_what_was_known_at_a_time_is_what_was_surely_published(tmp_path, as_of, known):
    dates = {
        "early": "2023-09-27T17:59+02:00",
        "evening": "2023-09-27T21:42",
        "that day": "2023-09-27",
        "that month": "2023-09",
        "that year": "2023",
        "undated": None,
    }
    fill(tmp_path / "s", [article(text, id=text.replace(" ", "-"), published=date) for text, date in dates.items()])
    assert sorted(standing(tmp_path / "s", as_of)) == sorted(known)


def test_an_earlier_version_is_what_was_known_before_the_correction(tmp_path):
    fill(tmp_path / "s", [article("first", published="2024-01-01"), article("corrected", published="2024-01-03")])
    assert standing(tmp_path / "s", "2024-01-02") == ["first"]
    with Folder(tmp_path / "s").writing() as writer:
        writer.retract("a", "a hoax", at="2024-02-01T00:00:00+00:00")
    assert standing(tmp_path / "s", "2024-01-04") == ["corrected"]
    assert standing(tmp_path / "s", "2024-02-02") == []


def test_a_date_that_is_none_is_refused():
    with pytest.raises(UsageError, match="no date"):
        end_of("yesterday")


def test_a_second_writer_is_refused_when_the_first_does_not_end(tmp_path):
    first = create(tmp_path / "s")
    with (
        first.writing(),
        pytest.raises(StoreError, match="another process is writing"),
        Folder(tmp_path / "s").writing(wait=0.05),
    ):
        pass
    assert WAIT >= 10
    with Folder(tmp_path / "s").writing(wait=0.05):
        pass


def test_no_store_says_how_to_make_one(tmp_path):
    with pytest.raises(StoreError, match=r"no store there; make one with kg build PATH\.\.\. --into"):
        Folder(tmp_path / "none")


@pytest.mark.parametrize(("settings", "says"), [("{", "broken"), ("[]", "broken"), ('{"layout": 99}', "layout 99")])
def test_a_broken_or_foreign_store_is_named(tmp_path, settings, says):
    create(tmp_path / "s")
    (tmp_path / "s" / "store.json").write_text(settings)
    with pytest.raises(StoreError, match=says):
        Folder(tmp_path / "s")


def test_an_entry_that_is_no_fact_is_named(tmp_path):
    folder = create(tmp_path / "s")
    with folder.writing() as writer:
        writer.note({"document": {"id": "x"}})
    with pytest.raises(StoreError, match="an entry cannot be read"):
        folder.history  # noqa: B018


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path):
    (tmp_path / "thesis.doc").write_text("")
    with pytest.raises(StoreError, match=r"not empty \(thesis.doc\)"):
        create(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.doc"]


def test_a_folder_that_cannot_be_made_is_named():
    with pytest.raises(StoreError, match="/proc/none: cannot be made"):
        create(Path("/proc/none"))


def test_a_store_that_the_disk_has_no_room_for_leaves_nothing(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(StoreError, match="No space left"):
        create(tmp_path / "s")
    assert list(tmp_path.iterdir()) == []


def test_the_base_of_a_store_is_kept(tmp_path):
    assert create(tmp_path / "s", base="https://example.org/id/").base.iri == "https://example.org/id/"
    assert Folder(tmp_path / "s").base.iri == "https://example.org/id/"
    with pytest.raises(StoreError, match="stand behind"):
        create(tmp_path / "s", base="https://example.com/")


def test_builds_killed_at_random_moments_end_as_an_undisturbed_one(tmp_path):
    fill(tmp_path / "whole")
    whole = (tmp_path / "whole" / "record.jsonl").read_bytes()
    chance = random.Random(7)
    kills = 0
    for store in (tmp_path / str(n) for n in range(25)):
        for _ in range(4):
            build = get_context("fork").Process(target=fill, args=(store,))
            build.start()
            time.sleep(chance.random() * 0.04)
            build.kill()
            build.join()
            kills += build.exitcode != 0
            if (store / "store.json").exists():
                committed = Folder(store).head().size
                assert (store / "record.jsonl").read_bytes()[:committed] == whole[:committed] if committed else True
        fill(store)
        assert (store / "record.jsonl").read_bytes() == whole
    assert kills > 25
