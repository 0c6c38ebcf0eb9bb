"""Which election, where, in which round: the articles of settings.yaml, and what their facts must say of it."""

from pathlib import Path

import pytest
import yaml

from kg.extract import extract
from kg.sources import from_text

CASES = yaml.safe_load(Path(__file__).with_name("settings.yaml").read_text("utf-8"))


def _value(fact, slot):
    value = getattr(fact, slot)
    return getattr(value, "value", value)


@pytest.mark.parametrize("case", CASES, ids=[case["shows"] for case in CASES])
def test_settings(case):
    facts = extract(from_text(case["text"], published=str(case["published"])))
    for wanted in case["facts"]:
        found = [f for f in facts if f.type == wanted["type"]]
        told = [{slot: _value(f, slot) for slot in wanted} for f in found]
        assert wanted in told, f"{wanted} is not among {told}"
    for refused in case.get("not", ()):
        told = [{slot: _value(f, slot) for slot in refused} for f in facts if f.type == refused["type"]]
        assert refused not in told
