"""Cases on which readers of news fall: denials, hearsay, steps, hopes, links, titles, pronouns, typography, sources."""

import unicodedata

import pytest

from kg.extract import extract
from kg.model import Document


def facts(text, kind=None, published=None):
    found = [f.to_json() for f in extract(Document("example", text, published=published))]
    return [f for f in found if kind in (None, f["type"])]


def one(text, kind, **slots):
    found = [f for f in facts(text, kind, slots.pop("published", None)) if all(f.get(k) == v for k, v in slots.items())]
    assert len(found) == 1, (slots, facts(text))
    return found[0]


def test_a_resignation_that_is_denied_is_a_denied_fact():
    found = facts("Anne Morel, maire de Besançon, n'a pas démissionné.", "resignation")
    assert found
    assert {f["modality"] for f in found} == {"denied"}


def test_hearsay_in_the_conditional_is_unconfirmed_and_has_its_source():
    fact = one(
        "Municipales 2020 : à Besançon, Anne Morel aurait été élue au premier tour, selon son équipe.", "result", person="Anne Morel"
    )
    assert fact["modality"] == "unconfirmed"
    assert fact["attributed_to"] == ["équipe"]


def test_a_resignation_handed_in_and_not_accepted_is_submitted():
    text = "La démission d'Anne Morel, maire de Besançon, remise lundi au préfet, n'a pas encore été acceptée."
    assert {f.get("status") for f in facts(text, "resignation") if f["modality"] != "denied"} == {"submitted"}


def test_claim_and_denial_are_two_facts():
    text = "« Anne Morel a démissionné », assure Luc Garnier. Anne Morel dément avoir démissionné."
    assert {f["modality"] for f in facts(text, "resignation")} >= {"denied"}
    assert one(text, "statement")["speaker"] == "Luc Garnier"


@pytest.mark.parametrize(
    "text",
    [
        "Municipales 2020 : à Besançon, Luc Garnier a été battu par Anne Morel.",
        "Municipales 2020 : à Besançon, Anne Morel a battu Luc Garnier.",
        "Municipales 2020 : à Besançon, Anne Morel, qui a battu Luc Garnier, prendra ses fonctions samedi.",
        "Municipales 2020 : à Besançon, Anne Morel bat Luc Garnier",
    ],
)
def test_who_beats_whom_in_every_order(text):
    outcomes = {f["person"]: f.get("outcome") for f in facts(text, "result")}
    assert outcomes == {"Anne Morel": "elected", "Luc Garnier": "defeated"}


@pytest.mark.parametrize(
    "text",
    [
        "Si Anne Morel est élue à Besançon aux municipales 2020, la gauche gardera la ville.",
        "S'il est élu à Besançon aux municipales 2020, Luc Garnier vendra la mairie.",
        "Anne Morel espère être réélue à Besançon aux municipales 2020.",
        "Anne Morel a failli l'emporter à Besançon aux municipales 2020.",
        "Anne Morel brigue un second mandat à Besançon aux municipales 2020.",
        "En cas de victoire à Besançon aux municipales 2020, Anne Morel augmentera les impôts.",
        "Anne Morel sera-t-elle élue à Besançon aux municipales 2020 ?",
    ],
)
def test_hopes_hypotheses_and_questions_tell_no_outcome(text):
    assert [f for f in facts(text, "result") if f.get("outcome") == "elected"] == []


def test_links_to_other_articles_tell_nothing_of_this_one():
    text = (
        "Besançon : le conseil vote le budget\n\nLire aussi : Municipales 2020 : Anne Morel élue à Besançon avec 54 % des voix\n\n"
        "Le conseil municipal a voté jeudi le budget de la ville, sans surprise et sans débat, devant un public peu nombreux."
    )
    assert [f for f in facts(text) if f["segment"] != "teaser"] == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("L'ex-ministre Anne Morel a parlé.", "former"),
        ("L'ancienne maire de Besançon Anne Morel a parlé.", "former"),
        ("La députée du Doubs Anne Morel a parlé.", "holds"),
    ],
)
def test_a_title_is_no_event_and_has_its_time(text, status):
    assert one(text, "office", person="Anne Morel")["status"] == status
    assert facts(text, "resignation") == []
    assert facts(text, "result") == []


def test_nobody_is_meant_where_nobody_can_be_told():
    assert facts("Les élus locaux ont voté. « Il faudra bien en parler un jour », a dit l'un d'eux.", "statement") == []


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f"])
@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_offsets_hold_in_the_text_as_written(form, space, apostrophe):
    text = (
        f"Municipales 2020 : à Besançon, Anne Morel l{apostrophe}a emporté avec 52,3{space}% des voix, "
        f"«{space}une belle victoire pour la ville{space}», dit{space}Luc Garnier."
    )
    text = unicodedata.normalize(form, text)
    found = facts(text)
    assert one(text, "result", person="Anne Morel")["share"] == 52.3
    for fact in found:
        for quote in fact["evidence"]:
            assert text[quote["start"] : quote["end"]] == quote["quote"]


# -- who says it ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Municipales 2020 : à Besançon, Anne Morel a été élue, selon Luc Garnier.", ["Luc Garnier"]),
        ("Municipales 2020 : à Besançon, Luc Garnier affirme qu'Anne Morel a été élue.", ["Luc Garnier"]),
        ("Municipales 2020 : à Besançon, Anne Morel a été élue, a annoncé Luc Garnier.", ["Luc Garnier"]),
    ],
)
def test_a_fact_is_credited_to_who_tells_it(text, sources):
    fact = one(text, "result", person="Anne Morel")
    assert (fact["modality"], fact["attributed_to"]) == ("reported", sources)


def test_what_the_article_says_itself_outranks_what_it_reports():
    text = "Municipales 2020 : à Besançon, Anne Morel a été élue, selon Luc Garnier. Anne Morel a été élue à Besançon."
    assert one(text, "result", person="Anne Morel")["modality"] == "asserted"


def test_ones_own_act_is_asserted():
    text = "Anne Morel a annoncé qu'elle sera candidate aux municipales de 2026 à Besançon."
    fact = one(text, "candidacy", person="Anne Morel")
    assert (fact["modality"], fact["attributed_to"]) == ("asserted", [])


def test_what_is_only_wished_is_no_result():
    assert facts("Municipales 2020 : à Besançon, Luc Garnier souhaite qu'Anne Morel soit battue.", "result") == []
