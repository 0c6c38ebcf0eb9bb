"""Every verb that a rule or a governor names has its forms in the table of verbs; without them it would never be read."""

from importlib.resources import files

import pytest
import yaml

from kg.lang import verbs

RULES = sorted(p.name for p in files("kg").joinpath("resources", "rules").iterdir() if p.name.endswith(".yaml"))


def _without_forms(lemmas: set[str]) -> set[str]:
    index = verbs.load()
    return {lemma for lemma in lemmas if not any(r.lemma == lemma and r.tense == "infinitive" for r in index.readings(lemma))}


@pytest.mark.parametrize("name", RULES)
def test_verbs_of_rules_have_forms(name: str) -> None:
    rows = yaml.safe_load(files("kg").joinpath("resources", "rules", name).read_text("utf-8"))
    assert _without_forms({verb for row in rows for verb in row.get("verbs", ())}) == set()


def test_governors_have_forms() -> None:
    raw = yaml.safe_load(files("kg").joinpath("resources", "lang", "fr", "verb-groups.yaml").read_text("utf-8"))
    named = {verb for row in raw["governors"].values() for verb in row} | {*raw["of_object"], *raw["of_recipient"]}
    assert _without_forms(named) == set()
