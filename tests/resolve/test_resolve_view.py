"""What the resolved view makes of facts of several sources: values and conflicts, copies, courses of things, judgements."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.facts import Modality
from kg.judgements import Judgement, Ruling
from kg.model import SourceKind
from kg.resolve import resolve
from kg.resolved import Rank, Source
from tests.resolve import gold_facts
from tests.resolve.making import cell, fact, official, press

NC = {"election": "senatoriales-2023", "constituency": "Nouvelle-Calédonie"}
BACKES = {"person": "Sonia Backès", **NC, "round": 2}
ITEM = "result/senatoriales-2023/988/2/sonia-backes"


def conflicts(resolution):
    return {(c.item, c.slot): [v.value for v in c.values] for c in resolution.conflicts}


# -- values


def test_a_rounded_and_an_approximate_share_agree_with_the_precise_one_which_is_shown():
    facts = [
        fact("result", "a", share=54.91, **BACKES),
        fact("result", "b", share=54.9, **BACKES),
        fact("result", "c", quote="près de 55 % des voix", share=55, **BACKES),
    ]
    resolution = resolve(facts, map(press, "abc"))
    (value,) = resolution.items[ITEM].values["share"]
    assert (value.value, value.sources, value.independent, value.rank) == (54.91, 3, 3, Rank.PREFERRED)
    assert resolution.conflicts == ()


def test_two_counts_of_the_press_are_a_tie_that_stays_open():
    resolution = resolve([fact("result", "a", votes=246, **BACKES), fact("result", "b", votes=264, **BACKES)], map(press, "ab"))
    (conflict,) = resolution.conflicts
    assert (conflict.item, conflict.slot, conflict.node, conflict.settled) == (ITEM, "votes", "person/sonia-backes", None)
    assert {v.rank for v in conflict.values} == {Rank.NORMAL}
    assert resolution.items[ITEM].chosen("votes") is None


@pytest.mark.parametrize(
    ("kinds", "chosen"),
    [
        ((SourceKind.FINAL, SourceKind.ARTICLE), 246),
        ((SourceKind.ARTICLE, SourceKind.PROVISIONAL), 264),
        ((SourceKind.PROVISIONAL, SourceKind.FINAL), 264),
        ((SourceKind.RESULTS, SourceKind.PROVISIONAL), 246),
    ],
)
def test_the_weightier_source_is_shown_and_the_other_kept(kinds, chosen):
    facts = [fact("result", "a", votes=246, **BACKES), fact("result", "b", votes=264, **BACKES)]
    resolution = resolve(facts, [Source("a", kind=kinds[0]), Source("b", kind=kinds[1])])
    assert resolution.items[ITEM].chosen("votes") == chosen
    (conflict,) = resolution.conflicts
    assert conflict.settled is conflict.values[0].kind
    assert [v.rank for v in conflict.values] == [Rank.PREFERRED, Rank.DEPRECATED]


def test_a_rumour_neither_wins_nor_makes_a_conflict():
    rumour = fact("result", "b", votes=300, modality=Modality.UNCONFIRMED, **BACKES)
    resolution = resolve([fact("result", "a", votes=246, **BACKES), rumour], map(press, "ab"))
    assert resolution.items[ITEM].chosen("votes") == 246
    assert resolution.conflicts == ()


def test_what_is_only_denied_did_not_happen():
    resolution = resolve([fact("resignation", person="Jean Dupré", status="effective", modality=Modality.DENIED)], [press("a")])
    (item,) = resolution.items.values()
    assert not item.happened
    (cycle,) = resolution.resignations
    assert cycle.status is None
    assert not cycle.effective


def test_what_one_affirms_and_another_denies_the_same_day_is_a_conflict():
    said = {"person": "Jean Dupré", "office": "maire", "status": "submitted"}
    facts = [
        fact("resignation", modality=Modality.REPORTED, attributed_to=("Anne",), **said),
        fact("resignation", modality=Modality.DENIED, **said),
    ]
    resolution = resolve(facts, [press("a", "2024-01-02")])
    assert [c.slot for c in resolution.conflicts] == ["modality"]


def test_an_official_list_of_candidates_outweighs_an_article_that_denies_one():
    who = {"person": "Jean Dupré", **NC}
    facts = [cell("candidacy", **who), fact("candidacy", "a", modality=Modality.DENIED, **who)]
    resolution = resolve(facts, [official("official"), press("a", "2023-09-27")])
    (conflict,) = resolution.conflicts
    assert (conflict.slot, conflict.settled, [v.value for v in conflict.values]) == ("modality", SourceKind.FINAL, ["so", "denied"])
    assert next(iter(resolution.items.values())).happened


# -- sources


AGENCY = "Le maire sortant a réuni lundi soir quelque deux cents personnes dans la salle des fêtes pour annoncer sa candidature. " * 3
OTHER = "La liste conduite par son adversaire a dévoilé de son côté un programme de quarante mesures pour le logement et les écoles. " * 3


def test_agency_copy_in_several_outlets_is_one_independent_source():
    agency = "\n".join(f"{n} {AGENCY}" for n in range(4))
    reprise, shorter = f"Chapeau du journal\n{agency}\nLire aussi", agency[: len(agency) * 2 // 3]
    texts = {"agence": agency, "journal": reprise, "radio": shorter, "autre": OTHER}
    facts = [fact("result", d, votes=246, **BACKES) for d in texts]
    days = {"agence": "2023-09-24T18:00", "journal": "2023-09-24T19:00", "radio": "2023-09-25", "autre": "2023-09-24"}
    resolution = resolve(facts, [press(d, days[d], text) for d, text in texts.items()])
    (value,) = resolution.items[ITEM].values["votes"]
    assert (value.sources, value.independent) == (4, 2)
    assert resolution.copies == {"agence": "agence", "journal": "agence", "radio": "agence", "autre": "autre"}


def test_the_sample_reprise_is_a_copy_of_the_sample_dispatch():
    read = [gold_facts.facts_of(name) for name in ("marseille-payan-agence", "marseille-payan-reprise", "belfort-partielle")]
    resolution = resolve([f for _, facts in read for f in facts], [Source.of(d) for d, _ in read])
    agency, reprise, other = (d.sha256 for d, _ in read)
    assert resolution.copies[reprise] == resolution.copies[agency]
    assert resolution.copies[other] == other


def test_namesakes_that_many_bear_are_one_person_where_one_text_repeats_the_other():
    text = "\n".join(f"{n} {AGENCY}" for n in range(4))
    facts = [fact("affiliation", d, person="Jean-Pierre Martin", party="PS") for d in "abc"]
    resolution = resolve(facts, [press("a", "2024-01-01", text), press("b", "2024-01-02", text + "\nfin"), press("c", "2024-01-01", OTHER)])
    one, two, three = (resolution.links[f.id].named["person"] for f in facts)
    assert one == two != three


def test_to_deny_a_figure_is_not_to_deny_the_result():
    facts = [fact("result", "a", share=7.65, **BACKES), fact("result", "a", share=8, modality=Modality.DENIED, **BACKES)]
    resolution = resolve(facts, [press("a")])
    assert resolution.conflicts == ()
    assert resolution.items[ITEM].chosen("share") == 7.65


def test_an_outcome_that_one_affirms_and_another_denies_is_a_conflict_whenever_they_say_it():
    facts = [fact("result", "a", outcome="elected", **BACKES), fact("result", "b", outcome="elected", modality=Modality.DENIED, **BACKES)]
    resolution = resolve(facts, [press("a", "2023-09-24"), press("b", "2023-09-30")])
    assert [(c.slot, [v.value for v in c.values]) for c in resolution.conflicts] == [("modality", ["so", "denied"])]


# -- what others tell


def test_a_result_without_constituency_goes_to_the_only_contest_of_its_person():
    facts = [
        fact("candidacy", "a", person="Sonia Backès", **NC),
        fact("result", "b", person="Sonia Backès", election=NC["election"], round=2, votes=246),
    ]
    resolution = resolve(facts, map(press, "ab"))
    assert resolution.items[ITEM].chosen("votes") == 246
    assert resolution.links[facts[1].id].inferred == {"contest"}


def test_a_count_without_place_is_of_the_country_save_in_a_text_on_a_part_of_it():
    said = {"person": "Emmanuel Macron", "election": "presidentielle-2022", "round": 1}
    facts = [
        fact("result", "a", votes=9783058, **said),
        fact("result", "b", votes=1332, **said),
        fact("result", "b", constituency="Lens", share=20, **said),
    ]
    resolution = resolve(facts)
    assert resolution.links[facts[0].id].contest == "contest/presidentielle-2022/france"
    assert resolution.links[facts[1].id].contest is None
    assert resolution.conflicts == ()


def test_a_result_without_constituency_stays_without_where_two_would_fit():
    facts = [
        fact("candidacy", "a", person="Jean Martin", election="legislatives-2022", constituency="Nord-1"),
        fact("candidacy", "b", person="Jean Martin", election="legislatives-2022", constituency="Nord-2"),
        fact("result", "c", person="Jean Martin", election="legislatives-2022", votes=246),
    ]
    resolution = resolve(facts, map(press, "abc"))
    assert resolution.links[facts[2].id].contest is None


def test_how_it_ended_goes_to_the_last_round_and_a_figure_to_the_round_that_has_it():
    facts = [
        fact("result", "a", votes=225, outcome="qualified", **(BACKES | {"round": 1})),
        fact("result", "a", votes=246, **BACKES),
        fact("result", "b", outcome="defeated", **(BACKES | {"round": None})),
        fact("result", "c", votes=225, **(BACKES | {"round": None})),
    ]
    links = resolve(facts, map(press, "abc")).links
    assert links[facts[2].id].item == ITEM
    assert links[facts[3].id].item == ITEM.replace("/2/", "/1/")


@pytest.mark.parametrize(
    ("short", "full"),
    [
        (("secrétaire d'État", None), ("secrétaire d'État chargée de la Citoyenneté", None)),
        (("maire", None), ("maire", "Dumbéa")),
        (("députée", "Calvados"), ("députée", "Calvados-6")),
        (("présidente", "Sud"), ("présidente de la province Sud", None)),
        (("première adjointe", "Marseille"), ("premier adjoint de Marseille", None)),
        (("ministre de l’Intérieur", None), ("ministre de l'Intérieur", None)),
        (("cheffe du gouvernement", None), ("Première ministre", None)),
        (("gouvernement", None), ("secrétaire d'État chargée de la Citoyenneté", None)),
        (("membre du gouvernement", None), ("ministre de l'Intérieur", None)),
    ],
)
def test_an_office_named_in_part_is_the_one_that_its_holder_has(short, full):
    named = {"a": short, "b": full}
    facts = [fact("office", d, person="Sonia Backès", office=o, territory=t, status="holds") for d, (o, t) in named.items()]
    links = resolve(facts, map(press, "ab")).links
    assert links[facts[0].id].named["office"] == links[facts[1].id].named["office"]


def test_party_names_are_one_party_and_a_renamed_party_follows_the_old_one():
    facts = [fact("affiliation", str(n), person="Anne Duval", party=p) for n, p in enumerate(["RN", "Rassemblement national", "FN"])]
    resolution = resolve(facts)
    parties = [resolution.links[f.id].named["party"] for f in facts]
    assert parties == ["party/rassemblement-national", "party/rassemblement-national", "party/front-national"]
    assert resolution.entities[parties[0]].link("follows") == parties[2]


# -- courses of things


def test_steps_of_several_articles_are_one_resignation_in_order():
    said = {"person": "Sonia Backès", "office": "secrétaire d'État à la Citoyenneté"}
    facts = [
        fact("resignation", "c", status="accepted", date="2023-09-27", recipient="Emmanuel Macron", **said),
        fact("resignation", "a", status="announced", date="2023-09-25", person="Sonia Backès", office="secrétaire d'État"),
        fact("resignation", "b", status="submitted", date="2023-09", **said),
        fact("resignation", "z", status="effective", date="2023-09-24", modality=Modality.DENIED, **said),
    ]
    resolution = resolve(facts, [press("c", "2023-09-28"), press("a", "2023-09-25"), press("b", "2023-09-27"), press("z", "2023-09-24")])
    (cycle,) = resolution.resignations
    firm = [(s.status, s.date) for s in cycle.steps if s.modality is Modality.ASSERTED]
    assert firm == [("announced", "2023-09-25"), ("submitted", "2023-09"), ("accepted", "2023-09-27")]
    assert (cycle.status, cycle.effective) == ("accepted", True)
    assert resolution.conflicts == ()


def test_two_resignations_of_one_person_from_one_office_years_apart_stay_two():
    said = {"person": "Jean Dupré", "office": "maire de Lens", "status": "effective"}
    facts = [fact("resignation", d, date=d, **said) for d in ("2014-03-01", "2021-06-01")]
    assert len(resolve(facts).resignations) == 2


def test_two_days_for_one_step_are_a_conflict_and_a_month_fits_its_days():
    said = {"person": "Jean Dupré", "office": "maire de Lens", "status": "submitted"}
    facts = [fact("resignation", d, date=d, **said) for d in ("2021-06", "2021-06-01", "2021-06-03")]
    assert [(c.slot, [v.value for v in c.values]) for c in resolve(facts).conflicts] == [("date", ["2021-06", "2021-06-01", "2021-06-03"])]
    assert resolve(facts[:2]).conflicts == ()


def test_an_election_annulled_later_is_no_contradiction_and_keeps_both_steps():
    who = {"person": "Ian Boucard", "election": "legislatives-2017", "constituency": "Territoire de Belfort-1"}
    facts = [
        fact("candidacy", "a", **who),
        fact("result", "a", round=1, outcome="qualified", **who),
        fact("result", "a", round=2, outcome="elected", **who),
        fact("result", "b", round=2, outcome="annulled", **who),
        fact("office", "a", person="Ian Boucard", office="député", territory="Territoire de Belfort-1", status="holds"),
    ]
    resolution = resolve(facts, [press("a", "2017-06-19"), press("b", "2018-01-10")])
    assert resolution.conflicts == ()
    (course,) = resolution.courses
    assert [s.status for s in course.steps] == ["candidate", "qualified", "elected", "annulled"]
    assert course.outcome == "annulled"
    (mandate,) = resolution.mandates
    assert (mandate.start, mandate.start_cause, mandate.ended, mandate.end_cause) == ("2017-06-18", "election", True, "annulment")


def test_a_mandate_ends_with_the_resignation_and_the_successor_follows():
    facts = [
        fact("office", "a", person="Michèle Rubirola", office="maire", territory="Marseille", status="former"),
        fact("resignation", "a", person="Michèle Rubirola", office="maire", status="announced", date="2020-12-15"),
        fact("office", "a", person="Benoît Payan", office="maire", territory="Marseille", status="appointed"),
    ]
    resolution = resolve(facts, [press("a", "2020-12-21")])
    old, new = sorted(resolution.mandates, key=lambda m: m.predecessor is not None)
    assert (old.person, old.end_cause, old.successor) == ("person/michele-rubirola", "resignation", new.id)
    assert (new.person, new.start_cause, new.predecessor) == ("person/benoit-payan", "appointment", old.id)


def test_a_candidate_who_later_renounces_is_none_and_no_conflict():
    who = {"person": "Alain Juppé", "election": "presidentielle-2017"}
    facts = [fact("candidacy", "a", **who), fact("candidacy", "b", modality=Modality.DENIED, **who)]
    resolution = resolve(facts, [press("a", "2016-01-01"), press("b", "2017-03-06")])
    assert not resolution.items["candidacy/presidentielle-2017/france/alain-juppe"].happened
    assert resolution.conflicts == ()


# -- who is who


def namesakes():
    return [
        fact("result", "a", person="Jean Martin", election="legislatives-2022", constituency="Nord-3", round=1, votes=10),
        fact("result", "b", person="Jean Martin", election="legislatives-2022", constituency="Var-2", round=1, votes=20),
    ]


def test_namesakes_in_two_constituencies_get_an_identifier_each():
    facts = namesakes()
    resolution = resolve(facts, [press("a", "2022-06-13"), press("b", "2022-06-12")])
    assert [resolution.links[f.id].named["person"] for f in facts] == ["person/jean-martin-2", "person/jean-martin"]


def test_namesakes_in_one_official_file_are_two_people():
    said = {"person": "MARTIN Jean", "election": "legislatives-2022", "round": 1}
    facts = [cell("result", row=n, constituency=c, **said) for n, c in enumerate(("59-03", "83-02"), 2)]
    resolution = resolve(facts, [official("official")])
    assert len({resolution.links[f.id].named["person"] for f in facts}) == 2
    assert {a for anchors in resolution.mentions.values() for a in anchors} == {
        "MARTIN Jean@official#legislatives-2022/59-03",
        "MARTIN Jean@official#legislatives-2022/83-02",
    }


def test_a_slip_in_one_article_does_not_split_somebody_whom_many_name():
    place = {"election": "municipales-2020"}
    facts = [fact("candidacy", d, person="Yann Cucherat", constituency="Lyon", **place) for d in "abc"]
    facts.append(fact("candidacy", "d", person="Yann Cucherat", constituency="Marseille", **place))
    facts += [fact("statement", d, speaker="Yann Cucherat", quote=f"Nous gagnerons {d}") for d in "efg"]
    links = resolve(facts).links
    found = [links[f.id].named.get("person") or links[f.id].named["speaker"] for f in facts]
    assert len(set(found)) == 2
    assert len({found[0], *found[4:]}) == 1


def test_a_mention_of_either_of_two_namesakes_is_neither_but_is_one_with_others_like_it():
    facts = namesakes() + [fact("statement", d, speaker="Jean Martin", quote=f"Nous gagnerons {d}") for d in "cd"]
    links = resolve(facts).links
    assert len({links[f.id].named.get("person") or links[f.id].named["speaker"] for f in facts[:3]}) == 3


def test_surnames_in_two_documents_of_one_name_are_two_mentions():
    facts = [
        fact("candidacy", "a", person=p, election="municipales-2020", constituency=c, sha256=h * 64)
        for h, p, c in (("1", "Anne Dupré", "Lens"), ("1", "Dupré", "Lens"), ("2", "Paul Dupré", "Brest"), ("2", "Dupré", "Brest"))
    ]
    links = resolve(facts).links
    assert [links[f.id].named["person"] for f in facts] == ["person/anne-dupre"] * 2 + ["person/paul-dupre"] * 2


def test_a_surname_that_two_candidates_of_the_contest_bear_is_neither():
    place = {"election": "municipales-2020", "constituency": "Lens"}
    facts = [fact("candidacy", d, person=p, **place) for d, p in (("a", "Anne Dupré"), ("b", "Paul Dupré"), ("c", "Dupré"))]
    resolution = resolve(facts)
    assert len({resolution.links[f.id].named["person"] for f in facts}) == 3
    assert len(resolution.undecided) == 2


def test_a_judgement_of_same_merges_what_the_program_keeps_apart_and_undoing_it_restores():
    facts = [
        fact("office", "a", person="Jean-Pierre Martin", office="maire", territory="Troyes"),
        fact("affiliation", "b", person="Jean-Pierre Martin", party="PS"),
    ]
    before = resolve(facts)
    judged = Judgement(1, Ruling.SAME, "Jean-Pierre Martin@a", "Jean-Pierre Martin@b", "2024-01-01T00:00:00Z")
    after = resolve(facts, (), [judged])
    assert len(list(before.of_kind("person"))) == 2
    assert len(list(after.of_kind("person"))) == 1
    assert before.undecided
    assert not after.undecided
    assert resolve(facts) == before


def test_a_judgement_of_different_splits_and_holds_for_what_joins_either_side():
    facts = [fact("affiliation", d, person="Sonia Backès", party="Renaissance") for d in "abc"]
    judged = [
        Judgement(1, Ruling.DIFFERENT, "Sonia Backès@a", "Sonia Backès@b", "2024-01-01T00:00:00Z"),
        Judgement(2, Ruling.SAME, "Sonia Backès@c", "Sonia Backès@b", "2024-01-02T00:00:00Z"),
    ]
    resolution = resolve(facts, (), judged)
    one, two, three = (resolution.links[f.id].named["person"] for f in facts)
    assert one != two == three


def test_a_judgement_about_a_withdrawn_document_changes_nothing():
    facts = [fact("affiliation", "a", person="Sonia Backès", party="Renaissance")]
    judged = Judgement(1, Ruling.SAME, "Sonia Backès@a", "Sonia Backès@gone", "2024-01-01T00:00:00Z")
    assert resolve(facts, (), [judged]) == resolve(facts)


def test_teasers_of_other_articles_are_left_out():
    assert resolve([fact("affiliation", person="Sonia Backès", party="LR", segment="teaser")]).items == {}


# -- order


SAMPLE = [gold_facts.facts_of(name) for name in gold_facts.names()]
FACTS = [f for _, facts in SAMPLE for f in facts] + namesakes()
SOURCES = [Source.of(document) for document, _ in SAMPLE]
WHOLE = resolve(FACTS, SOURCES)


@settings(max_examples=8, deadline=None)
@given(st.permutations(FACTS), st.permutations(SOURCES))
def test_in_whatever_order_facts_are_loaded_the_view_is_the_same(facts, sources):
    again = resolve(facts, sources)
    assert again == WHOLE
    assert [list(again.entities), list(again.items), list(again.links)] == [list(WHOLE.entities), list(WHOLE.items), list(WHOLE.links)]


@settings(max_examples=15, deadline=None)
@given(st.sets(st.sampled_from(sorted(f.id for f in FACTS)), max_size=60))
def test_of_any_part_of_the_facts_every_link_ends_somewhere(kept):
    resolution = resolve([f for f in FACTS if f.id in kept], SOURCES)
    for links in resolution.links.values():
        assert links.item in resolution.items
        for end in (*links.named.values(), links.election, links.contest, links.round, links.candidacy):
            assert end is None or end in resolution.entities
    for entity in resolution.entities.values():
        for _, end in entity.links:
            assert end.startswith(("constituency/", "party/")) or end in resolution.entities


def test_a_count_in_one_commune_is_of_the_candidacy_in_the_whole_country():
    said = {"person": "Emmanuel Macron", "election": "presidentielle-2022", "round": 1}
    facts = [cell("result", row=n, constituency=c, votes=n, **said) for n, c in enumerate(("Lyon", "Villeurbanne", "France"), 1)]
    resolution = resolve(facts, [official("official")])
    assert {resolution.links[f.id].candidacy for f in facts} == {"candidacy/presidentielle-2022/france/emmanuel-macron"}
    assert {resolution.links[f.id].named["person"] for f in facts} == {"person/emmanuel-macron"}
    assert resolution.links[facts[0].id].item == "result/presidentielle-2022/69123/1/emmanuel-macron"
    assert resolution.entities["contest/presidentielle-2022/69123"].link("within") == "contest/presidentielle-2022/france"


def test_a_count_in_one_commune_is_of_the_candidacy_in_its_constituency_where_that_is_told():
    who = {"person": "Jean Dupré", "election": "legislatives-2022"}
    facts = [
        cell("candidacy", row=1, constituency="Loiret-4", **who),
        cell("result", row=2, constituency="Montargis", round=1, votes=7, **who),
    ]
    resolution = resolve(facts, [official("official")])
    assert {resolution.links[f.id].candidacy for f in facts} == {"candidacy/legislatives-2022/45-04/jean-dupre"}


def test_seats_counted_between_two_rounds_do_not_contradict_the_final_ones():
    told = {"early": ("2024-07-01", 39), "eve": ("2024-07-06", 38), "late": ("2024-07-08T00:12", 126), "later": ("2024-07-09", 125)}
    facts = [fact("seats", document=name, party="RN", election="legislatives-2024", seats=seats) for name, (_, seats) in told.items()]
    resolution = resolve(facts, [press(name, day) for name, (day, _) in told.items()])
    assert [(c.item, c.slot, {v.value for v in c.values}) for c in resolution.conflicts] == [
        ("seats/legislatives-2024/france/rassemblement-national/assemblee-nationale", "seats", {125, 126}),
        ("seats/legislatives-2024/france/rassemblement-national/assemblee-nationale/1", "seats", {38, 39}),
    ]
    assert resolution.items["seats/legislatives-2024/france/rassemblement-national/assemblee-nationale/1"].round == (
        "round/legislatives-2024/france/1"
    )
