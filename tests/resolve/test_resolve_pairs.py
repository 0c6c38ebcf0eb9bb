"""Who is who on hard pairs from French public life: what is said to be one person is one."""

from pathlib import Path

import pytest

from kg.facts import Affiliation, Candidacy, Office, Quote
from kg.resolve import resolve
from kg.resolve.mentions import Mentions
from kg.resolve.parties import PartyNames
from kg.resolve.places import Gazetteer
from kg.resolve.placing import Places
from kg.resolve.score import Answer, compare

LINES = [line for line in Path(__file__).with_name("pairs.txt").read_text("utf-8").splitlines() if line and not line.startswith("#")]
EVIDENCE = (Quote(start=0, end=1, quote="x"),)


def facts_of(text, default):
    name, *ties = (part.strip() for part in text.split(";"))
    document = next((tie[4:] for tie in ties if tie.startswith("doc:")), default)
    rest = {"person": name, "document": document, "evidence": EVIDENCE}
    found = [Affiliation(party="Parti sans nom", **rest)] if not [t for t in ties if not t.startswith("doc:")] else []
    for tie in ties:
        kind, _, value = tie.partition(":")
        if kind == "party":
            found.append(Affiliation(party=value, **rest))
        elif kind == "office":
            title, _, territory = value.partition("@")
            found.append(Office(office=title, territory=territory or None, **rest))
        elif kind != "doc":
            election, _, constituency = tie.partition("=")
            found.append(Candidacy(election=election, constituency=constituency, **rest))
    return found


def read(line):
    verdict, left, right = (part.strip() for part in line.split("|"))
    return Answer(verdict), facts_of(left, "left"), facts_of(right, "right")


def profiles(left, right):
    gazetteer, parties = Gazetteer(), PartyNames()
    places = Places(gazetteer)
    made = []
    for facts in (left, right):
        facts = [f for f in facts if getattr(f, "party", "") != "Parti sans nom"] or facts
        mentions = Mentions(facts, {f.id: places.of(f) for f in facts}, {}, parties, gazetteer)
        (mention,) = mentions.by_anchor.values()
        mention.parties.discard("parti-sans-nom")
        made.append(mention.profile())
    return made


@pytest.fixture(scope="module")
def answers():
    found = []
    for line in LINES:
        truth, left, right = read(line)
        found.append((line, truth, compare(*profiles(left, right))))
    return found


def test_the_table_is_long_enough_and_has_all_three_verdicts(answers):
    assert len(LINES) >= 150
    assert len(set(LINES)) == len(LINES)
    assert {truth for _, truth, _ in answers} == set(Answer)


def test_what_is_said_to_be_one_person_is_one(answers):
    assert [line for line, truth, verdict in answers if verdict.answer is Answer.SAME and truth is not Answer.SAME] == []


def test_what_is_said_to_be_two_people_is_never_one(answers):
    assert [line for line, truth, verdict in answers if verdict.answer is Answer.DIFFERENT and truth is Answer.SAME] == []


def test_most_pairs_are_decided_as_a_careful_reader_does(answers):
    for answer in Answer:
        asked = [verdict.answer for _, truth, verdict in answers if truth is answer]
        assert sum(a is answer for a in asked) / len(asked) >= 0.9, answer


def test_the_answer_is_the_same_either_way_round():
    for line in LINES:
        _, left, right = read(line)
        one, other = profiles(left, right)
        assert compare(one, other) == compare(other, one), line


def test_every_score_is_the_sum_of_parts_that_say_why(answers):
    for _, _, verdict in answers:
        assert verdict.score == pytest.approx(sum(part.weight for part in verdict.parts))
        assert all(part.why for part in verdict.parts)


@pytest.mark.parametrize("line", LINES)
def test_the_resolved_view_merges_the_pair_if_and_only_if_it_is_said_to_be_one_person(line):
    _, left, right = read(line)
    if "doc:" in line and left[0].document == right[0].document and left[0].person == right[0].person:
        pytest.skip("one mention")
    expected = compare(*profiles(left, right)).answer
    resolution = resolve([*left, *right])
    people = {resolution.links[f.id].named["person"] for f in (*left, *right)}
    assert (len(people) == 1) == (expected is Answer.SAME)
    assert bool(resolution.undecided) == (expected is Answer.UNDECIDED)
