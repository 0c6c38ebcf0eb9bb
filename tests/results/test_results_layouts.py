"""What is written in a layout, an encoding and a way of writing figures is read back."""

import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kg.arithmetic import breaches_of
from kg.facts import Cell
from kg.ids import fold
from kg.results import is_result_file
from kg.results.territories import departement_name
from tests.results.reading import read, turnouts, votes
from tests.results.tables_written import (
    Candidate,
    Contest,
    Style,
    as_open_document,
    as_text,
    as_workbook,
    as_xml,
    contests,
    headless,
    long,
    styles,
    wide_numbered,
    wide_unnamed,
)

LAYOUTS = [wide_unnamed, wide_numbered, headless, long]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "iso-8859-1", "cp1252", "cp850"]


def constituency(contest):
    return f"{departement_name(contest.departement[0])}-{contest.number}"


def expected_votes(found):
    return {(constituency(c), fold(f"{k.first_name} {k.surname}")): k.votes for c in found for k in c.candidates}


def expected_turnouts(found):
    return {constituency(c): (c.registered, c.voters, c.abstentions, c.blank, c.null, c.cast) for c in found}


def encodable(raw_rows, encoding):
    try:
        as_text(raw_rows, encoding=encoding)
    except UnicodeEncodeError:
        return False
    return True


@settings(max_examples=100, deadline=None)
@given(
    contests(),
    styles,
    st.sampled_from(LAYOUTS),
    st.sampled_from(ENCODINGS),
    st.sampled_from([";", ",", "\t"]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_a_text_file_is_read_back_whatever_its_layout_encoding_delimiter_and_figures(found, style, layout, encoding, delimiter, ending):
    rows = layout(found, style)
    assume(encodable(rows, encoding))
    file = read(as_text(rows, delimiter, encoding, ending))
    facts = list(file)
    assert votes(facts) == expected_votes(found)
    assert turnouts(facts) == expected_turnouts(found)
    assert len(file) == len(facts)
    assert {f.election for f in facts} == {"legislatives-2022"}
    assert not [b for b in file.breaches if not b.explained]


@settings(max_examples=25, deadline=None)
@given(contests(), st.sampled_from([wide_unnamed, wide_numbered, long]), st.booleans())
def test_a_workbook_is_read_back_under_title_rows(found, layout, numbers):
    facts = list(read(as_workbook(layout(found, Style()), numbers=numbers), "legislatives-2022.xlsx"))
    assert votes(facts) == expected_votes(found)
    assert turnouts(facts) == expected_turnouts(found)
    assert {f.round for f in facts if f.type == "result"} == {1}


def test_an_open_document_is_read_as_any_workbook():
    rows = long([_contest(1, 3), _contest(2, 2)], Style(space=" "))
    assert votes(read(as_open_document(rows), "legislatives-2022.ods")) == votes(read(as_workbook(rows), "legislatives-2022.xlsx"))


def test_a_sheet_too_large_to_be_read_whole_is_streamed_to_the_same_facts(monkeypatch):
    raw = as_workbook([*long([_contest(1, 3), _contest(2, 2)], Style(space=" "))])
    whole = list(read(raw, "legislatives-2022.xlsx"))
    monkeypatch.setattr("kg.results.xlsx._LARGE", 0)
    assert list(read(raw, "legislatives-2022.xlsx")) == whole


@settings(max_examples=25, deadline=None)
@given(contests())
def test_the_ministrys_xml_is_read_back(found):
    facts = list(read(as_xml(found), "whatever.bin"))
    assert votes(facts) == expected_votes(found)
    assert turnouts(facts) == expected_turnouts(found)
    assert {f.election for f in facts} == {"legislatives-2022"}


@settings(max_examples=25, deadline=None)
@given(contests(3), styles, st.sampled_from([wide_unnamed, long]))
def test_the_cells_of_the_evidence_hold_the_values_at_their_rows_and_columns(found, style, layout):
    rows = layout(found, style)
    for fact in read(as_text(rows)):
        for cell in fact.evidence:
            assert isinstance(cell, Cell)
            assert rows[cell.row - 1][number_of(cell.column)].strip() == cell.value
        if fact.type == "result":
            assert int("".join(c for c in fact.evidence[0].value if c.isdigit())) == fact.votes


def number_of(letters):
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number - 1


def test_rows_of_one_contest_scattered_over_a_long_file_come_together():
    found = [_contest(1, 3), _contest(2, 3)]
    heading, *rows = long(found, Style())
    shuffled = [heading, *(rows[i] for i in (0, 3, 1, 4, 2, 5))]
    assert votes(read(as_text(shuffled))) == votes(read(as_text([heading, *rows])))
    assert turnouts(read(as_text(shuffled))) == expected_turnouts(found)


def test_a_file_is_recognised_by_its_content_whatever_its_name():
    with tempfile.TemporaryDirectory() as folder:
        for name, raw in (
            ("notes.txt", as_text(long([_contest(1, 2)], Style()))),
            ("page.md", as_xml([_contest(1, 2)])),
            ("x", as_workbook(long([_contest(1, 2)], Style()))),
        ):
            path = Path(folder, name)
            path.write_bytes(raw)
            assert is_result_file(path)


@pytest.mark.parametrize(
    "text",
    [
        "Le maire, élu dimanche, a remercié ; la participation, elle, recule.\n\nUne phrase, puis une, et une autre, encore, enfin.\n",
        '{"text": "Un article; avec; des; points; virgules"}\n',
        "<html><article><table><tr><th>Candidat</th><th>Voix</th></tr><tr><td>Anne Duval</td><td>12</td></tr></table></article></html>",
    ],
)
def test_an_article_is_no_result_file_even_with_a_table_in_it(tmp_path, text):
    path = tmp_path / "a.txt"
    path.write_text(text, "utf-8")
    assert not is_result_file(path)


def _contest(number, candidates):
    names = [("DUVAL", "Anne"), ("LE GOFF", "Loïc"), ("NOËL-BRÉHAT", "Élodie")]
    return Contest(("45", "Loiret"), number, 10, 5, 300, [Candidate(*names[i], "DVD", 100 * (i + 1)) for i in range(candidates)])


@settings(max_examples=40, deadline=None)
@given(contests(3), st.integers(1, 30), st.sampled_from(["registered", "voters", "cast", "votes"]))
def test_arithmetic_finds_the_same_in_the_file_and_in_its_facts(found, by, which):
    rows = long(found, Style())
    column = {"registered": 7, "voters": 9, "cast": 12, "votes": 18}[which]
    rows[1][column] = str(int(rows[1][column]) + by)
    file = read(as_text(rows))
    in_file = Counter((b.kind, b.constituency, b.round, b.message) for b in file.breaches if b.kind != "repeated")
    assert in_file == Counter((b.kind, b.constituency, b.round, b.message) for b in breaches_of(file))
    assert in_file or [b for b in file.breaches if b.kind == "repeated"]
