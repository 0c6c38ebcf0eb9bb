"""The entry that the guide to adding rules shows does what the guide says."""

import re
from pathlib import Path

import pytest
import yaml

from kg.extract import extract, outcome_verbs
from kg.extract.rules import OutcomeFrame, by_word, outcome_frames
from kg.model import Document

GUIDE = (Path(__file__).parents[2] / "docs" / "rules.md").read_text("utf-8")
SHOWN = [OutcomeFrame.model_validate(row) for row in yaml.safe_load(re.search(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)[1])]


@pytest.fixture
def with_the_entry(monkeypatch):
    known = outcome_frames("verbs")
    more = {**known, **by_word(SHOWN, "verbs")}
    monkeypatch.setattr(outcome_verbs, "outcome_frames", lambda field: more if field == "verbs" else outcome_frames(field))


@pytest.mark.usefixtures("with_the_entry")
def test_entry_of_the_guide_reads_its_example_and_leaves_its_counter_example():
    (rule,) = SHOWN
    for example in rule.example:
        found = [fact.to_json() for fact in extract(Document("guide", example.text))]
        for wanted in example.facts:
            assert any(all(fact.get(slot) == value for slot, value in wanted.items()) for fact in found), wanted
    for text in rule.counter:
        assert rule.id not in {fact.rule for fact in extract(Document("guide", text))}


def test_every_file_that_the_guide_names_is_there():
    root = Path(__file__).parents[2]
    named = set(re.findall(r"`((?:kg|tools|docs)/[\w./-]+\.\w+)`", GUIDE))
    assert named
    assert [name for name in sorted(named) if not (root / name).is_file()] == []
    rules = {f"{name}.yaml" for name in re.findall(r"^\| `(\w+)\.yaml`", GUIDE, re.MULTILINE)}
    assert rules == {path.name for path in (root / "kg" / "resources" / "rules").glob("*.yaml")}
