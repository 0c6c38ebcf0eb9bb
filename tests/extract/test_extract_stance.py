"""How firmly a clause says what it says: what is asserted, denied, open, planned, or not said at all."""

import pytest

from kg.extract import extract
from kg.extract.stance import stance_of, told_ahead
from kg.extract.text import read_text
from kg.model import Document

#: (text, lemma of the verb asked for, modality or None).
CASES = [
    ("Anne Morel a été élue dimanche.", "élire", "asserted"),
    ("Anne Morel n'a pas été élue.", "élire", "denied"),
    ("Anne Morel n'a pas démissionné.", "démissionner", "denied"),
    ("Anne Morel ne démissionnera pas.", "démissionner", "denied"),
    ("Anne Morel ne recueille que 12 % des voix.", "recueillir", "asserted"),
    ("Anne Morel n'obtient pas plus de 12 % des voix.", "obtenir", "asserted"),
    ("Anne Morel aurait été élue au premier tour.", "élire", "unconfirmed"),
    ("Anne Morel aurait démissionné.", "démissionner", "unconfirmed"),
    ("Anne Morel affrontera Luc Garnier.", "affronter", "planned"),
    ("S'il est élu, Luc Garnier vendra la mairie.", "élire", None),
    ("Si Luc Garnier l'emporte, la ville changera.", "emporter", None),
    ("Si Anne Morel, maire de Besançon depuis 2014, était battue, la gauche perdrait la ville.", "battre", None),
    ("La ville changera si Luc Garnier est élu et démissionne.", "démissionner", None),
    ("Même si Anne Morel a été battue, sa liste garde cinq sièges.", "battre", "asserted"),
    ("S'il a été battu en 2020, Luc Garnier est candidat.", "battre", "asserted"),
    ("Si Anne Morel a recueilli 30 % des voix, sa liste n'a que cinq sièges.", "recueillir", "asserted"),
    ("Nul ne sait si Luc Garnier a démissionné.", "démissionner", None),
    ("Luc Garnier parle comme s'il avait été élu.", "élire", None),
    ("À moins qu'Anne Morel ne soit battue, la ville restera à gauche.", "battre", None),
    ("À condition que Luc Garnier soit élu, la ville vendra la mairie.", "élire", None),
    ("Au cas où Luc Garnier serait élu, la ville vendra la mairie.", "élire", None),
    ("Réélue, Anne Morel serait confortée.", "réélire", None),
    ("Réélue en 2014, Anne Morel est confortée.", "réélire", "asserted"),
    ("Anne Morel s'est retirée après avoir été battue.", "battre", "asserted"),
    ("Anne Morel sera-t-elle élue dimanche ?", "élire", None),
    ("Qui a battu Anne Morel ?", "battre", None),
    ("Anne Morel espère être élue.", "élire", None),
    ("Anne Morel veut l'emporter.", "emporter", None),
    ("Anne Morel a failli être élue.", "élire", "denied"),
    ("Anne Morel a refusé de démissionner.", "démissionner", "denied"),
    ("Anne Morel a dû démissionner.", "démissionner", "asserted"),
    ("Anne Morel doit démissionner.", "démissionner", None),
    ("Anne Morel pourrait démissionner.", "démissionner", None),
    ("Anne Morel vient de démissionner.", "démissionner", "asserted"),
    ("Anne Morel a été contrainte de démissionner.", "démissionner", "asserted"),
    ("Qu'Anne Morel démissionne !", "démissionner", None),
    ("Surtout, qu'elle ne démissionne pas.", "démissionner", None),
    ("Anne Morel compte sur Luc Garnier pour battre le maire.", "battre", None),
    ("Luc Garnier a appelé Anne Morel à démissionner.", "démissionner", None),
    ("Anne Morel est partie sans avoir été battue.", "battre", "denied"),
    ("Plutôt que de démissionner, Anne Morel a porté plainte.", "démissionner", None),
    ("Anne Morel a sans doute été élue grâce aux quartiers.", "élire", "unconfirmed"),
]


def clause_of(text, lemma):
    for read in read_text(Document("example", text)).sentences:
        for clause in read.clauses:
            if lemma in clause.verb.lemmas:
                return read, clause
    raise AssertionError(f"no clause with {lemma} in {text!r}")


@pytest.mark.parametrize(("text", "lemma", "modality"), CASES, ids=[c[0] for c in CASES])
def test_clause_has_its_stance(text, lemma, modality):
    stance = stance_of(*clause_of(text, lemma))
    assert (stance.modality.value if stance else None) == modality


def test_conditional_under_an_announcement_in_the_past_lies_ahead():
    assert told_ahead(*clause_of("Anne Morel avait annoncé qu'elle quitterait la mairie.", "quitter"))
    assert not told_ahead(*clause_of("Anne Morel quitterait la mairie.", "quitter"))
    assert not told_ahead(*clause_of("Anne Morel avait annoncé qu'elle ne quitterait pas la mairie.", "quitter"))


RESIGNATIONS_TO_COME = [
    ("Anne Morel s'apprête à démissionner du conseil régional.", "planned"),
    ("Anne Morel devrait remettre sa démission vendredi.", "unconfirmed"),
    ("Anne Morel doit remettre sa démission vendredi.", "planned"),
]


@pytest.mark.parametrize(("text", "modality"), RESIGNATIONS_TO_COME)
def test_a_resignation_about_to_come_is_planned_or_expected(text: str, modality: str) -> None:
    found = [f for f in extract(Document("text", text, published="2018-08-22")) if f.type == "resignation"]
    assert [f.modality.value for f in found] == [modality]
