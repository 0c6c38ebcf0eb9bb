"""Gold files are read strictly: what is not of the format is refused with the file's name."""

from __future__ import annotations

import json

import pytest

from kg.errors import SourceError
from kg.evaluate.gold import Want, found_fact, gold_fact, read_folder


def test_list_is_alternatives_and_question_mark_is_optional():
    fact = gold_fact({"type": "result", "person": ["Anne Roux", "Roux"], "?share": 12.3})
    assert fact.wants == {"person": Want(("Anne Roux", "Roux"), False), "share": Want((12.3,), True)}


def test_office_is_read_with_and_without_its_territory():
    fact = gold_fact({"type": "office", "person": "Anne Roux", "office": "maire", "territory": ["Lyon", "Ville de Lyon"]})
    assert fact.wants["office"].right == ("maire", "maire Lyon", "maire Ville de Lyon")


def test_party_of_a_persons_result_is_not_read():
    record = {"type": "result", "person": "Anne Roux", "party": "LR", "share": 12.3}
    found = found_fact(record)
    assert "party" not in gold_fact(record).wants
    assert found is not None
    assert "party" not in found.values


def test_null_slot_is_a_slot_not_given():
    assert gold_fact({"type": "candidacy", "person": "Anne Roux", "party": None}).wants.keys() == {"person"}


BROKEN = {
    "unknown type": {"type": "rumour", "person": "Anne Roux"},
    "unknown slot": {"type": "candidacy", "person": "Anne Roux", "colour": "red"},
    "unknown modality": {"type": "candidacy", "person": "Anne Roux", "modality": "perhaps"},
    "sources not a list": {"type": "candidacy", "person": "Anne Roux", "attributed_to": "AFP"},
    "value is an object": {"type": "candidacy", "person": {"name": "Anne Roux"}},
}


@pytest.mark.parametrize("record", BROKEN.values(), ids=BROKEN.keys())
def test_refuses_what_is_not_gold(tmp_path, record):
    (tmp_path / "a.txt").write_text("Anne Roux", encoding="utf-8")
    (tmp_path / "a.gold.json").write_text(json.dumps({"facts": [record]}), encoding="utf-8")
    with pytest.raises(SourceError, match=r"a\.gold\.json"):
        read_folder(tmp_path)


def test_refuses_gold_without_its_text(tmp_path):
    (tmp_path / "a.gold.json").write_text('{"facts": []}', encoding="utf-8")
    with pytest.raises(SourceError, match=r"a\.txt nor a\.html"):
        read_folder(tmp_path)


def test_refuses_a_folder_without_gold(tmp_path):
    with pytest.raises(SourceError, match=r"gold\.json"):
        read_folder(tmp_path)


def test_refuses_a_file_that_is_not_json(tmp_path):
    (tmp_path / "a.gold.json").write_text("{", encoding="utf-8")
    with pytest.raises(SourceError, match=r"docs/facts\.md"):
        read_folder(tmp_path)
